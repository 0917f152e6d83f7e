"""What the tests of access ask a page: axe once loaded, what has the focus, and whether anything is cut off."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.desk import AXE, RULES

PHONE, DESKTOP, ZOOMED = (360, 740), (1280, 800), (320, 256)
SIZES = {"phone": PHONE, "desktop": DESKTOP, "400% zoom": ZOOMED}

_RUN = """(rules) => axe.run(document, { runOnly: { type: "tag", values: rules }, resultTypes: ["violations"] }).then((result) =>
  result.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}: ${node.failureSummary}`)))"""
_FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const shown = one.matches(".md-option") ? one.nextElementSibling : one;
  const boxes = [...shown.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const seen = shown.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && boxes.some((box) => {
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth), top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    if (right - left < 1 || bottom - top < 1) return false;
    return [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8], [0.1, 0.8], [0.9, 0.2]].some(([x, y]) => {
      const at = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      return at && (shown.contains(at) || at.contains(shown) || (one.labels && [...one.labels].some((label) => label.contains(at))));
    });
  });
  const marked = [one, shown, ...(one.labels || []), one.nextElementSibling, one.parentElement].filter(Boolean).some((part) => {
    const style = getComputedStyle(part);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || (style.boxShadow !== "none" && part.matches(":focus-within, :focus"));
  });
  const words = (one.getAttribute("aria-label") || one.textContent || one.name || one.id || "").trim().replace(/\\s+/g, " ").slice(0, 60);
  return { what: `${one.tagName.toLowerCase()} ${words}`, key: [...document.querySelectorAll("*:not(.term-tip)")].indexOf(one), seen, marked };
}"""
_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
_CUT = """() => [...document.querySelectorAll("article *, .md-footer *")].filter((one) => {
  const style = getComputedStyle(one);
  if (!one.textContent.trim() || style.position === "absolute" && one.clientWidth <= 1) return false;
  return (style.overflowY === "hidden" && one.scrollHeight > one.clientHeight + 2) || (style.overflowX === "hidden" && style.textOverflow !== "ellipsis" && one.scrollWidth > one.clientWidth + 2);
}).map((one) => one.className || one.tagName)"""


def load_axe(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))


def found_by_axe(page: Page) -> list[str]:
    """What axe finds on a page that it was loaded into, one line each."""
    found: list[str] = page.evaluate(_RUN, RULES)
    return found


def put_on(page: Page, scheme: str, size: tuple[int, int]) -> None:
    """Have the page in a scheme and at a size."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    # The page for addresses that do not exist stands without the theme, and takes its colours from the browser.
    name = "slate" if scheme == "dark" else "default"
    page.locator(f"body:is([data-md-color-scheme={name}], .lost)").wait_for(state="attached")
    drawn(page)


def drawn(page: Page) -> None:
    """Wait until the browser has drawn the page as it is now, and told the scripts that watch sizes."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def focused(page: Page) -> dict[str, Any] | None:
    """What has the focus: its name, its place in the document, whether it can be seen and whether it is marked."""
    found: dict[str, Any] | None = page.evaluate(_FOCUS)
    return found


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def space_out(page: Page) -> None:
    """Give the text the spacing that WCAG 1.4.12 names."""
    page.evaluate(_SPACING)


def cut_off(page: Page) -> list[str]:
    """What hides a part of its own text."""
    found: list[str] = page.evaluate(_CUT)
    return found
