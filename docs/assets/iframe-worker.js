// A page that was opened from disk may not start a worker, so the search's script runs in a hidden frame.
"use strict";

class FrameWorker extends EventTarget {
  constructor(url) {
    super();
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    this.scope = frame.contentWindow;
    this.scope.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
    this.scope.importScripts = (...urls) => urls.reduce((before, one) => before.then(() => this.load(one)), Promise.resolve());
    this.loaded = this.load(url);
  }

  load(url) {
    return new Promise((done, failed) => {
      const script = this.scope.document.createElement("script");
      Object.assign(script, { src: new URL(url, location.href).href, onload: done, onerror: failed });
      this.scope.document.body.append(script);
    });
  }

  postMessage(data) {
    this.loaded.then(() => this.scope.dispatchEvent(new this.scope.MessageEvent("message", { data })));
  }

  terminate() {
    this.scope.frameElement.remove();
  }
}

if (location.protocol === "file:") window.Worker = FrameWorker;
