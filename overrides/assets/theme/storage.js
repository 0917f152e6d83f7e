import { root } from "../shared/page.js";

/**
 * What the theme's scripts need before they run: the scope of this site, and a way to its settings
 * that holds where storage is blocked, full or corrupt. A setting that cannot be kept lasts for the page.
 */
export function themeStorage() {
  /** @returns {Storage} a store that lasts as long as the page */
  function pageStore() {
    const held = new Map();
    return /** @type {Storage} */ ({
      get length() { return held.size; },
      key: function (index) { return Array.from(held.keys())[index] || null; },
      getItem: function (name) { return held.has(String(name)) ? held.get(String(name)) : null; },
      setItem: function (name, value) { held.set(String(name), String(value)); },
      removeItem: function (name) { held.delete(String(name)); },
      clear: function () { held.clear(); }
    });
  }

  ["localStorage", "sessionStorage"].forEach(function (name) {
    let store = null;
    try { store = window[name]; store && store.getItem("__probe"); } catch (error) { store = null; }
    if (!store) Object.defineProperty(window, name, { value: pageStore(), configurable: true });
  });

  const scope = root;

  document.documentElement.classList.replace("no-js", "js");

  function keyOf(name, place) { return (place || scope).pathname + "." + name; }

  window.__md_scope = scope;
  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (sum, letter) { return (sum << 5) - sum + letter.charCodeAt(0); }, 0);
  };
  window.__md_get = function (name, store, place) {
    try { return JSON.parse((store || localStorage).getItem(keyOf(name, place))); } catch (error) { return null; }
  };
  window.__md_set = function (name, value, store, place) {
    try { (store || localStorage).setItem(keyOf(name, place), JSON.stringify(value)); } catch (error) { /* lasts for the page */ }
  };
}
