/**
 * The menu of a narrow screen. Without this script a label and a box to tick open it; with it, buttons stand in the labels,
 * the focus goes into the menu and comes back, Escape closes it, and what is behind it is out of reach meanwhile.
 */
/** Puts what a label shows into a button, which works its box. @param {HTMLLabelElement} label @param {string} [name] */
function buttonIn(label, name) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "label-button";
  if (name) button.setAttribute("aria-label", name);
  button.append(...label.childNodes);
  button.addEventListener("click", () => label.control.click());
  label.append(button);
  return button;
}

/** Gives a label back what stands in its button. @param {HTMLButtonElement} button */
function unwrap(button) { button.replaceWith(...button.childNodes); }

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
  const close = document.createElement("button");
  close.type = "button";
  close.className = "menu-close";
  close.textContent = "×";
  close.setAttribute("aria-label", "Close the menu");
  close.addEventListener("click", () => set(false));
  /** @type {HTMLElement[]} */
  let behind = [];
  let isOpen = false;

  function open() {
    isOpen = true;
    drawer.prepend(close);
    drawer.querySelectorAll("label.md-nav__link[for]").forEach((one) => buttonIn(one));
    drawer.querySelectorAll("label.md-nav__title[for]:not([for=__drawer])")
      .forEach((one) => buttonIn(one, "Back from " + one.textContent.trim()));
    close.focus({ preventScroll: true });
    behind = around(drawer).filter((one) => !one.inert);
    behind.forEach((one) => { one.inert = true; });
  }

  function shut() {
    isOpen = false;
    behind.splice(0).forEach((one) => { one.inert = false; });
    const hadFocus = drawer.contains(document.activeElement);
    close.remove();
    drawer.querySelectorAll(".label-button").forEach(unwrap);
    if (hadFocus) opener.focus({ preventScroll: true });
  }

  function draw() {
    const wanted = box.checked && !wide.matches;
    opener.setAttribute("aria-expanded", String(wanted));
    if (wanted !== isOpen) (wanted ? open : shut)();
  }

  /** @param {boolean} wanted */
  function set(wanted) {
    box.checked = wanted;
    draw();
  }

  box.addEventListener("change", draw);
  wide.addEventListener("change", draw);
  drawer.addEventListener("change", (event) => {
    const level = /** @type {HTMLInputElement} */ (event.target);
    const button = level.parentElement.querySelector(level.checked ? ":scope > nav > label .label-button" : ":scope > label .label-button");
    if (isOpen && button) button.focus({ preventScroll: true });
  });
  drawer.addEventListener("click", (event) => {
    if (isOpen && /** @type {Element} */ (event.target).closest("a")) set(false);
  });
  document.addEventListener("keydown", (event) => { if (isOpen && event.key === "Escape") set(false); });
  draw();
}
