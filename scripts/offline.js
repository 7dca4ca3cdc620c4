// Keeps the page for reading offline, and says when there is a new version. Wherever that is refused, nothing happens.
// An opened report has one of its own.
const notice = () => document.getElementById("update");
const show = () => notice().hidden = false;

// Who has asked the browser to save data, pays for it or waits long for it is not sent what is not asked for.
const isCostly = line => line && (line.saveData || line.type === "cellular" || /2g|3g/.test(line.effectiveType));

const start = async () => {
  const workers = navigator.serviceWorker;
  if (!workers || isCostly(navigator.connection)) return;
  const isFirst = !workers.controller;
  const script = new URL("service-worker.js", import.meta.url);
  const registration = await workers.register(kessan.trusted.createScriptURL(script.href), { updateViaCache: "none" });
  let isAsked = false;
  notice().querySelector("button").addEventListener("click", () => {
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
  // What the reader waits for goes before what is copied for later.
  const hold = () => registration.installing?.postMessage(kessan.isLoading() ? "kessan: wait" : "kessan: go on");
  addEventListener("kessan-loading", hold);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) registration.update().catch(() => {});
  });
};

// Not in the way of what the reader came for: the page has come to rest when nothing has been fetched for a while, and no part
// of the program is under way.
const REST = 3000;
const rest = () => {
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  let timer;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(go, REST);
  };
  const go = () => {
    if (kessan.isLoading()) return again();
    observer.disconnect();
    removeEventListener("kessan-loading", again);
    idle(() => start().catch(() => {}));
  };
  const observer = new PerformanceObserver(again);
  observer.observe({ type: "resource" });
  addEventListener("kessan-loading", again);
  again();
};
if (document.readyState === "complete") rest();
else addEventListener("load", rest);
