/** What the page says of itself, in its one block of JSON, and the way to the other files of the site. */

/** @type {{root: string, course: string, slug?: string, sections?: string[], deck?: string}} `root` leads from the page to the top of the site */
export const facts = JSON.parse(document.getElementById("page-facts").textContent);

export const root = new URL(`${facts.root}/`, document.baseURI);

/** The address of a file by its path in the site. @param {string} path */
export function at(path) { return new URL(path, root).href; }

/** Runs a script of the site. @param {string} path @returns {Promise<void>} */
export function load(path) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = at(path);
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`cannot load ${script.src}`));
    document.head.append(script);
  });
}
