/** Leads from the page for addresses that do not exist to pages that do: this script's own address tells where the course is. */
export function notFound() {
  const top = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  document.querySelectorAll("a[data-to]").forEach((link) => { link.href = new URL(link.dataset.to, top).href; });
}
