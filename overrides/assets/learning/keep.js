import { make, status } from "../shared/dom.js";
import { store } from "../shared/store.js";

/** The place where the learner says at any time whether the record stays on this device: a sentence and a switch. */
export function keepSwitch() {
  const root = document.querySelector("[data-module=keep]");
  if (!root) return;
  const line = make("p", "keep-switch"), box = make("input"), label = make("label", "", "Keep my answers and notes on this device"), said = status();
  Object.assign(box, { type: "checkbox", id: "keep-switch", autocomplete: "off" });
  box.setAttribute("role", "switch");
  label.htmlFor = box.id;
  box.addEventListener("change", () => {
    const done = store.keepOn(box.checked ? "device" : "tab");
    store.set("asked", box.checked ? "yes" : "no");
    if (!done) said.textContent = `That could not be done. ${store.says()}`;
  });
  line.append(box, " ", label);
  root.replaceChildren(line, said);
  const tell = () => {
    box.checked = store.place() === "device";
    said.textContent = store.says();
  };
  tell();
  store.onChange(tell);
}
