import { each, make, settled } from "../shared/dom.js";

/** Shows the meaning of a term beside it, by pointer, keyboard or touch. It stays a link to the glossary: the second touch follows it. */
export function terms() {
  const tip = make("div", { className: "term-tip", id: "term-tip", role: "tooltip", hidden: true });
  let shown = null;

  function show(term) {
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
    const box = term.getBoundingClientRect(), host = tip.offsetParent.getBoundingClientRect();
    const room = document.documentElement.clientWidth - tip.offsetWidth - 12;
    const left = Math.max(12, Math.min(box.left, room));
    tip.style.insetInlineStart = (left - host.left) + "px";
    const below = box.bottom + tip.offsetHeight + 16 < window.innerHeight;
    tip.style.insetBlockStart = (below ? box.bottom - host.top + 2 : box.top - host.top - tip.offsetHeight - 2) + "px";
  }

  function hide() {
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    tip.hidden = true;
    shown = null;
  }

  /** A moment after the pointer has left, so that it can move from the term to its meaning; one that the keyboard opened meanwhile stays. */
  const later = settled(() => { if (!tip.matches(":hover") && !shown?.matches(":hover, :focus-visible")) hide(); }, 250);

  each("a.term", (term) => {
    let touched = false;
    term.addEventListener("pointerenter", (event) => { if (event.pointerType !== "touch") show(term); });
    term.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") later(); });
    term.addEventListener("focus", () => show(term));
    // A meaning that stays would stand in front of what has the focus next.
    term.addEventListener("blur", hide);
    term.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch" && shown !== term; });
    term.addEventListener("click", (event) => {
      if (!touched) return;
      touched = false;
      event.preventDefault();
      show(term);
    });
  });
  tip.addEventListener("pointerleave", later);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", (event) => {
    if (shown && event.target !== shown && !tip.contains(/** @type {Node} */ (event.target))) hide();
  });
}
