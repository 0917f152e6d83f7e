/**
 * The menu and the search of a narrow screen, which the theme opens with labels, for the keyboard and for who cannot see them:
 * each label is a button that says whether it is open, the focus goes into what opens and comes back, and Escape closes it.
 */
(function () {
  "use strict";
  const NARROW = window.matchMedia("(max-width: 76.234375em)");
  const PHONE = window.matchMedia("(max-width: 59.984375em)");
  const drawer = document.querySelector(".md-sidebar--primary");

  /**
   * Makes the header's label for a toggle into a button.
   * @param {string} name of the toggle @param {string} words that name the button
   */
  function button(name, words) {
    const toggle = /** @type {HTMLInputElement} */ (document.getElementById(name));
    const label = document.querySelector(`.md-header label[for="${name}"].md-header__button`);
    if (!toggle || !label) return null;
    label.setAttribute("role", "button");
    label.setAttribute("tabindex", "0");
    label.setAttribute("aria-label", words);
    const draw = () => label.setAttribute("aria-expanded", String(toggle.checked));
    toggle.addEventListener("change", draw);
    draw();
    return { toggle, label };
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    const label = /** @type {HTMLElement} */ (event.target);
    if (event.key !== " " || !label.matches("label[tabindex]")) return;
    event.preventDefault();
    label.click();
  }

  const menu = button("__drawer", "Menu");
  const search = button("__search", "Search");
  document.addEventListener("keydown", pressed);
  if (search) {
    const box = /** @type {HTMLInputElement} */ (document.querySelector(".md-search__input"));
    /** On a narrow screen the box of a closed search is out of sight, so the keyboard passes it by. */
    const pass = () => { box.tabIndex = PHONE.matches && !search.toggle.checked ? -1 : 0; };
    PHONE.addEventListener("change", pass);
    search.toggle.addEventListener("change", () => setTimeout(() => {
      pass();
      const at = document.activeElement;
      if (!search.toggle.checked && (at === document.body || at.closest(".md-search"))) search.label.focus();
    }));
    pass();
  }
  if (!menu || !drawer) return;

  drawer.querySelectorAll("label.md-nav__title[for]").forEach((label) => {
    label.setAttribute("role", "button");
    label.setAttribute("tabindex", "0");
    label.setAttribute("aria-label", "Back from " + label.textContent.trim());
  });

  /** @param {boolean} open */
  function set(open) {
    if (menu.toggle.checked !== open) menu.toggle.click();
  }

  /** The first thing in the drawer that can have the focus and be seen. */
  function first() {
    return Array.from(drawer.querySelectorAll("a[href], label[tabindex]")).find((one) => one.checkVisibility ? one.checkVisibility({ visibilityProperty: true }) : one.offsetParent);
  }

  menu.toggle.addEventListener("change", () => {
    if (!menu.toggle.checked || !NARROW.matches) return;
    // A moment later the drawer can be seen, and only then can what is in it have the focus.
    setTimeout(() => {
      const inside = first();
      if (inside && document.activeElement === menu.label) inside.focus({ preventScroll: true });
    }, 50);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.toggle.checked) return;
    set(false);
    menu.label.focus();
  });
  document.addEventListener("focusin", (event) => {
    const within = drawer.contains(/** @type {Node} */ (event.target)) || event.target === menu.label;
    if (menu.toggle.checked && NARROW.matches && !within) set(false);
  });
})();
