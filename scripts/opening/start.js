// Opening a report of the reader's own: hears of files and of the controls, and shows what the address names. What does it
// (dialog.js and its neighbours) is loaded only then.
(() => {
  const root = document.documentElement;
  const isFrame = "embed" in root.dataset;
  const named = address => /[?&]open=([0-9a-f]{16})(?![^&])/.exec(address.split("#")[1])?.[1];
  const hash = isFrame ? undefined : named(location.hash);
  const get = async count => kessan.opening ?? (await %LOAD%, kessan.opening);
  let isThere;
  const load = () => isThere ??= new Promise(resolve => kessan.start("opening", async count => resolve(await get(count))));
  const prevent = event => {
    // A browser would leave the page for a file that is dropped on it.
    event.preventDefault();
    if (isFrame) event.dataTransfer.dropEffect = "none";
  };
  for (const type of ["dragover", "drop", "paste", "click"]) addEventListener(type, event => {
    const held = event.dataTransfer ?? event.clipboardData;
    const hasFiles = held?.types.includes("Files");
    if (hasFiles && type !== "paste") prevent(event);
    if (isFrame || !(held ? hasFiles : event.target.closest?.("[data-open]"))) return;
    const files = held && [...held.files];
    load().then(opening => opening.take(event, files));
  });
  globalThis.launchQueue?.setConsumer(({ files }) => files.length && load().then(opening => opening.launch(files)));
  // Back to another report or to the published one, or forth: another page. A link within the page names none.
  addEventListener("hashchange", event => {
    const now = named(event.newURL);
    if (isFrame || (now ? now === hash : !(hash && history.state?.isPublished))) return;
    event.stopImmediatePropagation();
    location.reload();
  });
  if (!hash) return;
  root.dataset.kept ??= `open=${hash}`;
  root.dataset.wait ??= "";
  const show = kessan.show = async () => (await get()).show(hash);
  %READY%
})();
