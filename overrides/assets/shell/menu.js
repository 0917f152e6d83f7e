/** The menu of a narrow screen, which without this script a label and a box to tick open: buttons in the labels, the focus goes in and comes back,
 * Escape closes it, and what is behind it is out of reach. */
import { button, each } from "../shared/dom.js";

/** Puts what a label shows into a button, which works its box. @param {HTMLLabelElement} label @param {string} [name] */
function buttonIn(label, name) {
  const made = button("", () => label.control.click(), { className: "label-button", ...(name && { "aria-label": name }) });
  made.append(...label.childNodes);
  label.append(made);
  return made;
}

/** All that stands beside an element, or beside one that holds it. @param {Element} inner @returns {HTMLElement[]} */
function around(inner) {
  const found = [];
  for (let part = inner; part !== document.body; part = part.parentElement) {
    found.push(...Array.from(part.parentElement.children).filter((one) => one !== part));
  }
  return found.filter((one) => !one.matches(".md-overlay, script, template"));
}

/** @param {HTMLLabelElement} label of the menu, in the bar at the top */
export function menu(label) {
  const wide = window.matchMedia("(min-width: 76.25em)");
  const box = /** @type {HTMLInputElement} */ (label.control);
  const drawer = document.querySelector(".md-sidebar--primary");
  const opener = buttonIn(label, "Menu");
  const close = button("×", () => set(false), { className: "menu-close", "aria-label": "Close the menu" });
  let behind = [];

  function isOpen() { return close.isConnected; }

  function open() {
    drawer.prepend(close);
    each("label.md-nav__link[for]", (one) => buttonIn(one), drawer);
    each("label.md-nav__title[for]:not([for=__drawer])", (one) => buttonIn(one, "Back from " + one.textContent.trim()), drawer);
    close.focus({ preventScroll: true });
    behind = around(drawer).filter((one) => !one.inert);
    behind.forEach((one) => { one.inert = true; });
  }

  function shut() {
    behind.splice(0).forEach((one) => { one.inert = false; });
    const hadFocus = drawer.contains(document.activeElement);
    close.remove();
    each(".label-button", (one) => one.replaceWith(...one.childNodes), drawer);
    if (hadFocus) opener.focus({ preventScroll: true });
  }

  function draw() {
    const wanted = box.checked && !wide.matches;
    opener.setAttribute("aria-expanded", String(wanted));
    if (wanted !== isOpen()) (wanted ? open : shut)();
  }

  function set(wanted) {
    box.checked = wanted;
    draw();
  }

  box.addEventListener("change", draw);
  wide.addEventListener("change", draw);
  drawer.addEventListener("change", (event) => {
    const level = /** @type {HTMLInputElement} */ (event.target);
    const button = level.parentElement.querySelector(level.checked ? ":scope > nav > label .label-button" : ":scope > label .label-button");
    if (isOpen() && button) button.focus({ preventScroll: true });
  });
  drawer.addEventListener("click", (event) => {
    if (isOpen() && /** @type {Element} */ (event.target).closest("a")) set(false);
  });
  document.addEventListener("keydown", (event) => { if (isOpen() && event.key === "Escape") set(false); });
  draw();
}
