/**
 * Hands something to the reader: a text to the clipboard, or a file to keep. `window.course.handover` is used by the
 * components that offer either; it keeps nothing and sends nothing.
 */
(function () {
  "use strict";

  /** The older way to copy, which also works where a page is opened from a folder. */
  function copyChosen(text) {
    const box = document.createElement("textarea");
    const before = document.activeElement;
    box.className = "handover__box";
    box.value = text;
    box.readOnly = true;
    document.body.append(box);
    box.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch (error) { /* it stays false */ }
    box.remove();
    if (before) before.focus();
    return done;
  }

  window.course = window.course || {};
  window.course.handover = {
    /** @returns {Promise<boolean>} whether the text is on the clipboard now */
    copy(text) {
      const asked = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error("no clipboard"));
      return asked.then(() => true, () => copyChosen(text));
    },

    /** @param {string} name @param {BlobPart} content @param {string} type */
    save(name, content, type) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([content], { type: type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    },

    /** Shows a text that could not be copied, chosen and ready for the reader's own keys. */
    show(place, text, label) {
      const box = place.querySelector(".handover__text") || document.createElement("textarea");
      box.className = "handover__text";
      box.readOnly = true;
      box.rows = 8;
      box.setAttribute("aria-label", label);
      box.value = text;
      place.append(box);
      box.focus();
      box.select();
    }
  };
})();
