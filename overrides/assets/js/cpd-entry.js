/**
 * Adds to a module's entry for the reader's own record the day and what the reader noted, and a button that copies it.
 * It keeps nothing, and works where nothing can be kept. Without this script the entry is there to be copied by hand.
 */
(function () {
  "use strict";
  const root = document.querySelector("[data-module=cpd-entry]");
  if (!root) return;
  const course = window.course, store = course.store;
  const reflections = `reflect:${root.dataset.slug}:`;
  const place = (name) => root.querySelector(`[data-entry=${name}]`);

  function fill() {
    place("date").textContent = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    if (!store) return;
    const notes = Object.entries(store.read().notes).filter(([name, note]) => name.startsWith(reflections) && note.text.trim());
    place("learnt").textContent = notes.map(([, note]) => note.text.trim()).join("\n\n");
  }

  function text() {
    return Array.from(root.querySelectorAll("dl > div"), (line) => {
      const [label, said] = Array.from(line.children, (part) => part.textContent.trim());
      return `${label}: ${said}`.trim();
    }).join("\n") + "\n";
  }

  const button = document.createElement("button"), status = document.createElement("p");
  button.type = "button";
  button.className = "md-button";
  button.textContent = "Copy my CPD entry";
  status.setAttribute("role", "status");
  button.addEventListener("click", () => {
    fill();
    course.handover.copy(text()).then((done) => {
      status.textContent = done
        ? "Your entry is copied, with today's date. Paste it where you keep your record, and complete it there."
        : "This browser does not let the page copy. The entry is below, and chosen: copy it with your keys.";
      if (!done) course.handover.show(root, text(), "My CPD entry");
    });
  });
  root.prepend(button, status);
  fill();
  if (store) store.onChange(fill);
})();
