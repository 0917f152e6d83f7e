/** The lists beside a page: that of its contents marks the part that is being read, and each keeps the marked link in sight, in its own box. */

/** Scrolls a list beside the page, and nothing else, until a link of it can be seen. @param {Element} link */
function show(link) {
  const box = link.closest(".md-sidebar__scrollwrap");
  const room = box.getBoundingClientRect(), at = link.getBoundingClientRect();
  const under = parseFloat(getComputedStyle(box).scrollPaddingBlockStart) || 0;
  box.scrollTop += Math.min(0, at.top - room.top - under) + Math.max(0, at.bottom - room.bottom);
}

/** @param {HTMLElement} sidebar the list of pages */
export function side(sidebar) {
  const here = sidebar.querySelector("a.md-nav__link--active");
  if (here && here.offsetParent && getComputedStyle(sidebar).position === "sticky") show(here);
}

/** Marks of these links the one to the part that is being read, and those before it. */
export function follow(links, tell) {
  const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let now = -2;

  /** The last place that is at the height where a heading stands once its link was followed, or above it. */
  function find() {
    const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) + 8;
    let at = -1;
    places.forEach((place, number) => { if (place && place.getBoundingClientRect().top <= line) at = number; });
    return at;
  }

  function draw() {
    const at = find();
    if (at === now) return;
    now = at;
    links.forEach((link, number) => {
      link.classList.toggle("md-nav__link--active", number === at);
      link.classList.toggle("md-nav__link--passed", number < at);
      link.ariaCurrent = number === at ? "location" : null;
    });
    tell(at);
  }

  window.addEventListener("scroll", draw, { passive: true });
  draw();
}

/** @param {HTMLElement} list the contents of the page */
export function contents(list) {
  const links = Array.from(list.querySelectorAll("a"));
  const beside = list.closest("[data-md-type=toc]");
  follow(links, (at) => { if (beside && at >= 0 && list.offsetParent) show(links[at]); });
}
