import { facts } from "../shared/page.js";
import { store } from "../shared/store.js";

/**
 * Notes which sections of a page were read: those that stayed in view for as long as their words need at the least.
 * Opening a page, or scrolling through it, counts for nothing.
 */
export function sectionsRead() {
  const slug = facts.slug, ids = facts.sections;
  /** Words a second of a quick reader, and the bounds in seconds between which a section is read. */
  const PACE = 12, LEAST = 2, MOST = 20;
  const BEAT = 1000;

  const heads = ids.map((id) => document.getElementById(id)).filter(Boolean);
  const stops = Array.from(document.querySelectorAll("article :is(h2, h3)[id], .page-foot"));

  function wordsBetween(from, to) {
    const range = document.createRange();
    range.setStartAfter(from);
    if (to) range.setEndBefore(to); else range.setEndAfter(from.parentElement.lastChild);
    return range.toString().split(/\s+/).length;
  }

  const waiting = heads.map((head) => {
    const end = stops[stops.indexOf(head) + 1];
    return { head: head, end: end, name: `${slug}:${head.id}`, left: Math.min(MOST, Math.max(LEAST, wordsBetween(head, end) / PACE)) };
  });

  /** Whether a section, or as much of it as fits, stands in the window. */
  function inView(section) {
    const top = section.head.getBoundingClientRect().top;
    const bottom = section.end ? section.end.getBoundingClientRect().top : document.documentElement.getBoundingClientRect().bottom;
    const shown = Math.min(bottom, innerHeight) - Math.max(top, 0);
    return shown > 0 && shown >= Math.min(bottom - top, innerHeight) / 2;
  }

  function beat() {
    if (document.hidden) return;
    for (const section of waiting.slice()) {
      if (!inView(section)) continue;
      section.left -= BEAT / 1000;
      if (section.left > 0) continue;
      waiting.splice(waiting.indexOf(section), 1);
      store.seen(section.name);
    }
    if (!waiting.length) clearInterval(timer);
  }

  const kept = store.read().seen;
  for (const section of waiting.slice()) if (section.name in kept) waiting.splice(waiting.indexOf(section), 1);
  const timer = waiting.length ? setInterval(beat, BEAT) : 0;
}
