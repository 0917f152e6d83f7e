/**
 * A worker for pages opened from a folder, where browsers refuse real ones: the script runs in a hidden frame
 * of the same page. Elsewhere this does nothing.
 */
export function fileWorker() {
  if (location.protocol !== "file:") return;

  class FrameWorker extends EventTarget {
    /** @param {string | URL} address of the worker's script */
    constructor(address) {
      super();
      this.waiting = [];
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "Search";
      document.documentElement.appendChild(this.frame);
      this.inner = this.frame.contentWindow;
      this.inner.workerAddress = String(new URL(address, document.baseURI));
      this.inner.postMessage = (data) => setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: data })));
      this.inner.load = (source) => this.load(source);
      this.load(this.inner.workerAddress).then(() => {
        this.ready = true;
        this.waiting.splice(0).forEach((data) => this.pass(data));
      });
    }

    load(source) {
      return new Promise((/** @type {(nothing?: any) => void} */ resolve, reject) => {
        const script = this.inner.document.createElement("script");
        script.src = source;
        script.onload = () => resolve();
        script.onerror = () => reject(new Error("cannot load " + source));
        this.inner.document.head.appendChild(script);
      });
    }

    pass(data) { this.inner.dispatchEvent(new /** @type {any} */ (this.inner).MessageEvent("message", { data: data })); }

    postMessage(data) { if (this.ready) this.pass(data); else this.waiting.push(data); }

    terminate() { this.frame.remove(); }
  }

  window.Worker = /** @type {any} */ (FrameWorker);
}
