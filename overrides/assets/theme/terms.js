/**
 * Shows the meaning of a term beside it, by pointer, keyboard or touch. Without this script a term is a link
 * to the glossary, and it stays one: the first touch shows the meaning, the second follows the link.
 */
export function terms() {
  const tip = document.createElement("div");
  tip.className = "term-tip";
  tip.id = "term-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  let shown = null;
  let leaving = 0;

  function show(term) {
    clearTimeout(leaving);
    if (shown === term) return;
    hide();
    shown = term;
    tip.textContent = term.getAttribute("data-meaning");
    term.after(tip);
    term.setAttribute("aria-describedby", tip.id);
    tip.hidden = false;
    place(term);
  }

  function place(term) {
    tip.style.insetInlineStart = "0";
    const box = term.getBoundingClientRect();
    const host = tip.offsetParent.getBoundingClientRect();
    const room = document.documentElement.clientWidth - tip.offsetWidth - 12;
    const left = Math.max(12, Math.min(box.left, room));
    tip.style.insetInlineStart = (left - host.left) + "px";
    const below = box.bottom + tip.offsetHeight + 16 < window.innerHeight;
    tip.style.insetBlockStart = (below ? box.bottom - host.top + 2 : box.top - host.top - tip.offsetHeight - 2) + "px";
  }

  function hide() {
    clearTimeout(leaving);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    tip.hidden = true;
    shown = null;
  }

  function later() { clearTimeout(leaving); leaving = setTimeout(hide, 250); }

  document.querySelectorAll("a.term").forEach(function (term) {
    term.addEventListener("pointerenter", function (event) { if (event.pointerType !== "touch") show(term); });
    term.addEventListener("pointerleave", function (event) { if (event.pointerType !== "touch") later(); });
    term.addEventListener("focus", function () { show(term); });
    // A meaning that stays would stand in front of what has the focus next.
    term.addEventListener("blur", function () { if (tip.matches(":hover")) later(); else hide(); });
    let touched = false;
    term.addEventListener("pointerdown", function (event) { touched = event.pointerType === "touch" && shown !== term; });
    term.addEventListener("click", function (event) {
      if (!touched) return;
      touched = false;
      event.preventDefault();
      show(term);
    });
  });
  tip.addEventListener("pointerenter", function () { clearTimeout(leaving); });
  tip.addEventListener("pointerleave", later);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", function (event) {
    if (shown && event.target !== shown && !tip.contains(/** @type {Node} */ (event.target))) hide();
  });
}
