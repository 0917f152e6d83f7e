"""What on a page is too small to hit, by WCAG 2.5.8: 24 CSS pixels each way, or room around it, or a place within a sentence."""

from __future__ import annotations

from playwright.sync_api import Page

_SMALL = """() => {
  const LEAST = 24;
  const WHAT = "a[href], button, input:not([type=hidden]), select, textarea, summary, label[for], [tabindex='0'], [role=button]";
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.closest("[inert]") && !one.disabled;
  const boxOf = (one) => one.getBoundingClientRect();
  const wide = (box) => box.width >= LEAST - 0.05 && box.height >= LEAST - 0.05;
  const all = [...document.querySelectorAll(WHAT)].filter((one) => shown(one) && boxOf(one).width > 2 && boxOf(one).height > 2);

  /** What does the same: a control and its labels are one target, and so is what stands within a target. */
  const same = (one, other) => one === other || one.contains(other) || other.contains(one) ||
    other.control === one || one.control === other || (one.control && one.control === other.control);

  /** Within a sentence the height of a line sets the size: there are words beside it in its own block. */
  const inSentence = (one) => {
    if (getComputedStyle(one).display !== "inline") return false;
    const blockOf = (node) => { let at = node; while (at && getComputedStyle(at).display === "inline") at = at.parentElement; return at; };
    const block = blockOf(one);
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const holder = words.currentNode.parentElement;
      if (!holder.closest(WHAT) && blockOf(holder) === block && /\\p{L}{2}/u.test(words.currentNode.data)) return true;
    }
    return false;
  };

  /** Whether a pointer in the middle of it meets it: what is behind an overlay, or scrolled out of its frame, is no target now. */
  const hit = (one) => {
    const box = [...one.getClientRects()].sort((a, b) => b.width - a.width)[0];
    const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return Boolean(at) && (same(one, at) || same(one, at.closest(WHAT) || at));
  };

  const small = all.filter((one) => !all.some((other) => same(one, other) && wide(boxOf(other)) && other.matches("label, input, a, button, summary, select, textarea")));
  const said = [];
  for (const one of small.filter((two) => !inSentence(two))) {
    one.scrollIntoView({ block: "center", inline: "center" });
    if (!hit(one)) continue;
    const box = boxOf(one), x = box.left + box.width / 2, y = box.top + box.height / 2;
    const near = all.filter((other) => !same(one, other)).find((other) => {
      const its = boxOf(other);
      const away = Math.min(...[...other.getClientRects()].map((line) =>
        Math.hypot(Math.max(line.left - x, 0, x - line.right), Math.max(line.top - y, 0, y - line.bottom))));
      if (away >= LEAST && !small.includes(other)) return false;
      const apart = Math.hypot(its.left + its.width / 2 - x, its.top + its.height / 2 - y);
      return (away < LEAST / 2 || (small.includes(other) && !inSentence(other) && apart < LEAST)) && hit(other);
    });
    if (near) said.push(`${one.tagName.toLowerCase()} "${one.textContent.trim().slice(0, 40) || one.name || one.id}" ${Math.round(box.width)} by ${Math.round(box.height)}, close to "${near.textContent.trim().slice(0, 40) || near.name || near.id}"`);
  }
  return said;
}"""


def too_small(page: Page) -> list[str]:
    """Each target that is too small and has too little room, one line each."""
    found: list[str] = page.evaluate(_SMALL)
    return found
