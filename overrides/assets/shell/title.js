/** Shows the title of the page in the bar at the top while the heading itself is above the screen. @param {HTMLElement} bar */
export function title(bar) {
  const heading = document.querySelector("article h1");
  const watcher = new IntersectionObserver((entries) => {
    const last = entries[entries.length - 1];
    const isAbove = !last.isIntersecting && last.boundingClientRect.top < bar.getBoundingClientRect().bottom;
    bar.classList.toggle("md-header__title--active", isAbove);
  }, { rootMargin: `-${bar.offsetHeight}px 0px 0px` });
  if (heading) watcher.observe(heading);
}
