// Keeps the page for reading offline, and says when there is a new version. Wherever that is refused, nothing happens.
const notice = document.getElementById("update");
const show = () => notice.hidden = false;

const start = async () => {
  const workers = navigator.serviceWorker;
  // Who has asked the browser to save data is not sent what is not asked for.
  if (!workers || navigator.connection?.saveData) return;
  const isFirst = !workers.controller;
  const script = new URL("service-worker.js", import.meta.url);
  const registration = await workers.register(script, { updateViaCache: "none" });
  let isAsked = false;
  notice.querySelector("button").addEventListener("click", () => {
    isAsked = true;
    // Without one that waits, another tab has been asked already.
    if (registration.waiting) registration.waiting.postMessage("kessan: take over");
    else location.reload();
  });
  // The address holds what the reader has set, so nothing is lost. A tab that was not asked is not reloaded.
  workers.addEventListener("controllerchange", () => {
    if (isAsked) location.reload();
    else if (!isFirst) show();
  });
  if (registration.waiting && workers.controller) show();
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => { if (worker.state === "installed" && workers.controller) show(); });
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) registration.update().catch(() => {});
  });
};

// Not in the way of what the reader came for.
const later = () => (globalThis.requestIdleCallback ?? setTimeout)(() => start().catch(() => {}));
if (document.readyState === "complete") later();
else addEventListener("load", later);
