/** Ties a text box to a note of the record: saved as it is typed, and following what is written in another tab. */
(function () {
  "use strict";
  const store = window.course.store;
  const SAVE_AFTER = 400;
  const LONGEST = 20000;

  /**
   * @param {HTMLTextAreaElement} area
   * @param {string} name of the note
   * @param {(text: string) => void} tell is told the text that is kept, at once and after each change
   */
  function keepText(area, name, tell) {
    let timer = 0, seen = "";

    function kept() {
      const note = store.read().notes[name];
      return note ? note.text : "";
    }

    function save() {
      clearTimeout(timer);
      timer = 0;
      if (area.value !== seen) store.note(name, (seen = area.value));
    }

    /** Shows what the record holds; what is being written here goes first. */
    function follow() {
      const text = kept();
      if (!timer && document.activeElement !== area && text !== seen) area.value = seen = text;
      tell(text);
    }

    area.maxLength = LONGEST;
    area.autocomplete = "off";
    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(save, SAVE_AFTER);
    });
    area.addEventListener("blur", () => { save(); follow(); });
    window.addEventListener("pagehide", save);
    document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
    store.onChange(follow);
    follow();
  }

  window.course.keepText = keepText;
})();
