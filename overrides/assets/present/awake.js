/** Keeps the screen awake while a room talks; where the browser cannot, says what to set. */
const SET = "This browser cannot keep the screen awake. Before you begin, set this computer and the projector not to sleep.";

export function awake(session) {
  const { signal } = session.over;
  let lock = null;

  async function ask() {
    if (document.hidden) return;
    try {
      lock = await navigator.wakeLock.request("screen");
      if (signal.aborted) lock.release();
    } catch (error) {
      if (!signal.aborted && !document.hidden && session.index() === 0) session.notice(SET);
    }
  }

  document.addEventListener("visibilitychange", ask, { signal });
  session.on("leave", () => { if (lock) lock.release(); });
  ask();
}
