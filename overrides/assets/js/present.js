/**
 * Works the Present button in a page's head, and loads the rest (slides, scripts, style) when it is asked for:
 * who reads the page pays for this file alone. An address that ends in #slide=... opens the slides at once.
 * The page names its deck, such as modules/uncertainty.
 */
import { at as addressOf, facts, root } from "./page.js";

(function () {
  "use strict";
  const name = facts.deck;
  if (!name) return;
  const ADDRESS = /^#slide=(.+)$/;
  const course = (window.course = window.course || {});
  let loading = null;

  function append(element) {
    return new Promise((resolve, reject) => {
      element.addEventListener("load", resolve);
      element.addEventListener("error", () => reject(new Error("cannot load " + (element.src || element.href))));
      document.head.append(element);
    });
  }

  function script(address) {
    const element = document.createElement("script");
    element.async = false;
    element.src = addressOf(address);
    return append(element);
  }

  function style(address) {
    const element = document.createElement("link");
    element.rel = "stylesheet";
    element.href = addressOf(address);
    return append(element);
  }

  function load() {
    loading = loading || Promise.all([
      style("assets/later/present.css"),
      script("assets/decks/" + name + ".js"),
      script("assets/later/present.js")
    ]);
    return loading;
  }

  const line = document.querySelector("[data-present]");
  const button = line.querySelector("button");
  const status = line.querySelector("[role=status]");

  /** Opens the deck at the slide with the id (or number) `at`; where it was left, if none is named. */
  function open(at) {
    status.textContent = " The slides are on their way. Until they are here, read on.";
    load().then(
      () => {
        status.textContent = "";
        course.deck.open(course.decks[name], { at: at, site: root, onLeave: () => button.focus({ preventScroll: true }) });
      },
      () => {
        loading = null;
        status.textContent = " The slides could not be loaded. Try again, or read from the page.";
      }
    );
  }

  /** The slide that the address names, if it names one. */
  function named() {
    const found = ADDRESS.exec(location.hash);
    try { return found && decodeURIComponent(found[1]); } catch (error) { return null; }
  }

  button.addEventListener("click", () => open(null));
  window.addEventListener("hashchange", () => { if (named()) open(named()); });
  if (named()) open(named());
})();
