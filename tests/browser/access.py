"""What the tests of access ask a page: axe and what is wrong at each size, and scripts that give what a page lists against itself."""

from collections.abc import Sequence

from playwright.sync_api import Page, ViewportSize

from tests.browser.page import until
from tests.conftest import ROOT

AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What axe finds depends on the scheme or on the room for these rules alone.
COLOURS = ["color-contrast"]
ROOM = ["target-size", "scrollable-region-focusable"]
SCHEMES = ("light", "dark")
PHONE, DESKTOP, ZOOMED = ({"width": wide, "height": high} for wide, high in ((360, 740), (1280, 800), (320, 256)))
SIZES = {"phone": PHONE, "desktop": DESKTOP, "400% zoom": ZOOMED}
_RUN = """(only) => axe.run(document, { runOnly: only, resultTypes: ["violations"] }).then((result) =>
  result.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}: ${node.failureSummary}`)))"""
# What has the focus: its name, its place in the document, whether it can be seen, whether it is marked, and where its ring is cut
# off by a part round it that cannot be scrolled there.
FOCUS = """() => {
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
  const ringed = [shown, ...(one.labels || [])].find((part) => getComputedStyle(part).outlineStyle !== "none"), cut = [];
  for (let around = ringed && ringed.parentElement; around && around !== document.body; around = around.parentElement) {
    const ring = getComputedStyle(ringed), past = parseFloat(ring.outlineWidth) + parseFloat(ring.outlineOffset) - 0.5;
    const style = getComputedStyle(around), is = around.getBoundingClientRect(), box = ringed.getBoundingClientRect();
    const left = is.left + around.clientLeft, top = is.top + around.clientTop;
    if (style.overflowX !== "visible" && around.scrollWidth <= around.clientWidth + 1 &&
      (box.left - past < left || box.right + past > left + around.clientWidth)) cut.push(`at the side of ${around.tagName} ${around.className}`);
    if (style.overflowY !== "visible" && around.scrollHeight <= around.clientHeight + 1 &&
      (box.top - past < top || box.bottom + past > top + around.clientHeight)) cut.push(`above or below in ${around.tagName} ${around.className}`);
    if (style.position === "fixed") break;
  }
  const words = (one.getAttribute("aria-label") || one.textContent || one.name || one.id || "").trim().replace(/\\s+/g, " ").slice(0, 60);
  return { what: `${one.tagName.toLowerCase()} ${words}`, key: [...document.querySelectorAll("*:not(.term-tip)")].indexOf(one), seen, marked, cut };
}"""
# The spacing that WCAG 1.4.12 names.
SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
# What hides a part of its own text.
CUT_OFF = """() => [...document.querySelectorAll("article *, .md-footer *")].filter((one) => {
  const style = getComputedStyle(one);
  if (!one.textContent.trim() || style.position === "absolute" && one.clientWidth <= 1) return false;
  return (style.overflowY === "hidden" && one.scrollHeight > one.clientHeight + 2) || (style.overflowX === "hidden" && one.scrollWidth > one.clientWidth + 2);
}).map((one) => one.className || one.tagName)"""
# Where one reads on below, nothing stands above what was read before it.
OUT_OF_ORDER = """() => {
  const BLOCKS = "h1, h2, h3, h4, p, li, td, th, dt, dd, summary, legend, label, button, figcaption";
  let before = null;
  return [...document.querySelectorAll("main *")].filter((one) => one.matches(BLOCKS) && !one.querySelector(BLOCKS) && one.offsetWidth > 2 &&
    one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.textContent.trim()).filter((one) => {
    const last = before;
    before = one.getBoundingClientRect();
    return last && before.bottom <= last.top + 1;
  }).map((one) => one.textContent.trim().slice(0, 60));
}"""
# Words that stand in a style sheet alone.
SAID_BY_STYLE = """() => [...document.querySelectorAll("body *")].flatMap((one) => ["::before", "::after"].map((part) => getComputedStyle(one, part))
  .filter((style) => style.display !== "none" && /"[^"]*[\\p{L}\\p{N}][^"]*"/u.test(style.content)).map((style) => `${one.className}: ${style.content}`))"""
# What is said by itself in a list of buttons, holds the words that are seen, and is the only one of its name under its heading.
VAGUE_BUTTONS = """() => {
  const EMPTY = /^(ok|yes|no|go|submit|send|more|next|back|close|open|continue|cancel|button|click here)?$/i;
  const seen = new Set();
  let under = "";
  return [...document.querySelectorAll("h1, h2, h3, h4, h5, button, [role=button]")].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert]")).flatMap((one) => {
    const words = one.textContent.trim().replace(/\\s+/g, " "), name = one.getAttribute("aria-label") || words || one.title;
    if (/^H/.test(one.tagName)) { under = words; return []; }
    const again = seen.has(`${under}: ${name}`);
    seen.add(`${under}: ${name}`);
    return again || EMPTY.test(name) || (/\\p{L}{2}/u.test(words) && !name.includes(words)) ? [`${under}: ${name}`] : [];
  });
}"""
# What would move.
MOVING = """() => {
  const most = (list) => Math.max(...list.split(",").map((one) => parseFloat(one) * (one.trim().endsWith("ms") ? 0.001 : 1)));
  const found = new Set();
  for (const one of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after", "::marker", "::backdrop"]) {
      const style = getComputedStyle(one, part);
      const name = `${one.tagName.toLowerCase()}.${one.getAttribute("class") || ""}${part || ""}`;
      if (style.transitionProperty !== "none" && most(style.transitionDuration) + most(style.transitionDelay) > 0.05) found.add(`${name} changes over ${style.transitionDuration}`);
      if (style.animationName !== "none" && most(style.animationDuration) > 0.05) found.add(`${name} moves as ${style.animationName}`);
      if (style.scrollBehavior === "smooth") found.add(`${name} scrolls smoothly`);
    }
  }
  return [...found];
}"""
TO_THE_TOP = """[document.scrollingElement, ...document.querySelectorAll(".md-sidebar__scrollwrap")]
  .forEach((one) => one.scrollTo(0, 0))"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


def axe(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds by these rules, or by all, one line each, once the page has asked whether there are settings of a host."""
    until(page, "!document.querySelector('body > iframe[inert]')")
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    return page.evaluate(_RUN, only)


def faults(page: Page, sizes: Sequence[str] = tuple(SIZES), *, whole: bool = False) -> list[str]:
    """What is wrong with a page as it stands, in both schemes and at each size.

    Every rule is asked once, colours once more in the other scheme, and room at the other sizes; or, for the whole, all of it everywhere.
    """
    found = []
    for scheme in SCHEMES:
        for size in sizes:
            first = scheme == SCHEMES[0], size == sizes[0]
            if not any(first) and not whole:
                continue
            put_on(page, scheme, SIZES[size])
            rules = () if all(first) or whole else COLOURS if first[1] else ROOM
            found += [f"{scheme}, {size}: {line}" for line in axe(page, rules)]
            found += [f"{scheme}, {size}: it scrolls sideways"] if page.evaluate(SIDEWAYS) else []
    put_on(page, SCHEMES[0], SIZES[sizes[0]])
    return found


def put_on(page: Page, scheme: str, size: ViewportSize) -> None:
    """Have the page, and the menus beside it, from the top, in a scheme and at a size, without motion."""
    page.set_viewport_size(size)
    page.evaluate(TO_THE_TOP)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    # The page for addresses that do not exist and the notes window take their colours from the browser.
    name = "slate" if scheme == "dark" else "default"
    page.locator(f"body:is([data-md-color-scheme={name}], .lost, .notes-window)").wait_for(state="attached")
    drawn(page)


def drawn(page: Page) -> None:
    """Wait until the page is laid out as it is now, and what watches sizes knows of it and has drawn: each is told in turn, and we are the last."""
    page.evaluate(
        """new Promise((done) => new ResizeObserver((_, me) => { me.disconnect(); requestAnimationFrame(() => requestAnimationFrame(done)); })
             .observe(document.body))"""
    )
