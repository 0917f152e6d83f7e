/**
 * The menu and the search of a narrow screen, which the theme opens with labels, for the keyboard and for who cannot see them:
 * each label holds a button that says whether it is open, the focus goes into what opens and comes back, and Escape closes it.
 */
export function menu() {
  const NARROW = window.matchMedia("(max-width: 76.234375em)");
  const PHONE = window.matchMedia("(max-width: 59.984375em)");
  const drawer = document.querySelector(".md-sidebar--primary");

  /**
   * Puts what a label shows into a button, which works its toggle.
   * @param {Element} label @param {HTMLInputElement} toggle @param {string} words that name the button
   */
  function within(label, toggle, words) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "label-button";
    button.setAttribute("aria-label", words);
    button.append(...label.childNodes);
    button.addEventListener("click", () => toggle.click());
    label.append(button);
    return button;
  }

  /** The button of a toggle in the header, which says whether it is open. @param {string} name of the toggle @param {string} words */
  function button(name, words) {
    const toggle = /** @type {HTMLInputElement} */ (document.getElementById(name));
    const label = document.querySelector(`.md-header label[for="${name}"].md-header__button`);
    if (!toggle || !label) return null;
    const made = within(label, toggle, words);
    const draw = () => made.setAttribute("aria-expanded", String(toggle.checked));
    toggle.addEventListener("change", draw);
    draw();
    return { toggle, label: made };
  }

  const menu = button("__drawer", "Menu");
  const search = button("__search", "Search");
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
    const toggle = /** @type {HTMLInputElement} */ (document.getElementById(label.getAttribute("for")));
    if (toggle) within(label, toggle, "Back from " + label.textContent.trim());
  });

  /** @param {boolean} open */
  function set(open) {
    if (menu.toggle.checked !== open) menu.toggle.click();
  }

  /** The first thing in the drawer that can have the focus and be seen. */
  function first() {
    return Array.from(drawer.querySelectorAll("a[href], .label-button")).find((one) => one.checkVisibility ? one.checkVisibility({ visibilityProperty: true }) : one.offsetParent);
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
}
