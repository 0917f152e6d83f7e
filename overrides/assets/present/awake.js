/** Keeps the screen awake while a room talks; where the browser cannot, says what to set. */
const SET = "This browser cannot keep the screen awake. Before you begin, set this computer and the projector not to sleep.";

export function awake(session) {
  let lock = null;
  let open = true;

  async function ask() {
    if (!open || document.hidden) return;
    try {
      lock = await navigator.wakeLock.request("screen");
      if (!open) lock.release();
    } catch (error) {
      if (open && !document.hidden && session.index() === 0) session.notice(SET);
    }
  }

  document.addEventListener("visibilitychange", ask);
  session.on("leave", () => {
    open = false;
    document.removeEventListener("visibilitychange", ask);
    if (lock) lock.release();
  });
  ask();
}
