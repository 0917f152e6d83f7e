import { facts } from "../shared/page.js";
import { store } from "../shared/store.js";

/** Words a second of a quick reader, and the bounds in seconds between which a section is read. */
const PACE = 12, LEAST = 2, MOST = 20;

function wordsBetween(from, to) {
  const range = document.createRange();
  range.setStartAfter(from);
  range.setEndBefore(to);
  return range.toString().split(/\s+/).length;
}

/** Whether a section, or as much of it as fits, stands in the window. */
function isInView({ head, end }) {
  const { top } = head.getBoundingClientRect(), bottom = end.getBoundingClientRect().top;
  const shown = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return shown > 0 && shown >= Math.min(bottom - top, innerHeight) / 2;
}

/** Notes which sections stayed in view for as long as their words need at the least. Opening a page, or scrolling through it, counts for nothing. */
export function sectionsRead() {
  const stops = Array.from(document.querySelectorAll("article :is(h2, h3)[id], .page-foot")), kept = store.read().seen;
  let waiting = facts.sections.map((id) => document.getElementById(id)).filter((head) => head && !(`${facts.slug}:${head.id}` in kept)).map((head) => {
    const end = stops[stops.indexOf(head) + 1];
    return { head, end, left: Math.min(MOST, Math.max(LEAST, wordsBetween(head, end) / PACE)) };
  });
  const timer = setInterval(() => {
    if (document.hidden) return;
    waiting.filter(isInView).forEach((section) => { section.left -= 1; });
    waiting.filter(({ left }) => left <= 0).forEach(({ head }) => store.seen(`${facts.slug}:${head.id}`));
    waiting = waiting.filter(({ left }) => left > 0);
    if (!waiting.length) clearInterval(timer);
  }, 1000);
}
