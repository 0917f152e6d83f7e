import { status, ticked } from "../shared/dom.js";
import { store } from "../shared/store.js";

/** The place where the learner says at any time whether the record stays on this device: a sentence and a switch. @param {HTMLElement} root */
export function keepSwitch(root) {
  const said = status(), { box, line } = ticked("checkbox", "Keep my answers and notes on this device", { id: "keep-switch", role: "switch" });
  line.className = "keep-switch";
  box.addEventListener("change", () => {
    const done = store.keepOn(box.checked ? "device" : "tab");
    store.set("asked", box.checked ? "yes" : "no");
    if (!done) said.textContent = `That could not be done. ${store.says()}`;
  });
  root.replaceChildren(line, said);
  store.follow(() => {
    box.checked = store.place() === "device";
    // What is written anew is heard anew.
    if (said.textContent !== store.says()) said.textContent = store.says();
  });
}
