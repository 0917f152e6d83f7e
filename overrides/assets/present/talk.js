/** How the slides and the notes window talk: by messages (on file:// nothing else is allowed), or by a channel where they cannot reach each other.
 * What does not know their word is not heard. @param {string} token @param {() => ?Window} other @param {(data: any, from: any) => void} hear
 * @param {AbortSignal} [signal] of the end of it */
export function talk(token, other, hear, signal) {
  const channel = token && "BroadcastChannel" in window ? new BroadcastChannel("course-present-" + token) : null;

  function receive({ data, origin, source }) {
    // A folder has no origin to compare.
    if (location.protocol !== "file:" && origin !== location.origin) return;
    if (!data || data.course !== "present" || data.token !== token) return;
    hear(data, source);
  }

  function send(message) {
    const full = { course: "present", token, ...message }, there = other();
    if (there && !there.closed) there.postMessage(full, "*");
    else channel?.postMessage(full);
  }

  window.addEventListener("message", receive, { signal });
  channel?.addEventListener("message", receive);
  signal?.addEventListener("abort", () => channel?.close());
  return send;
}
