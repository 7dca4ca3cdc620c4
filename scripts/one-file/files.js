// The files that the page offers for download lie in it, packed. Their links lead to them.
(() => {
  let files;
  // A line that lists the files, then their bytes.
  const unpack = async () => {
    const content = await kessan.unpackLater("files");
    let start = content.indexOf(10) + 1;
    const list = JSON.parse(new TextDecoder().decode(content.subarray(0, start)));
    return Object.fromEntries(list.map(([path, type, length]) =>
      [path, new Blob([content.subarray(start, start += length)], { type })]));
  };
  const read = () => files ??= unpack();
  const path = link => kessan.opened?.(link) ? undefined : /^(?:\.\.\/)?((?:data|releases)\/.*|licenses\.txt)$/.exec(link.getAttribute("href") ?? "")?.[1];
  const lead = (link, name, file) => {
    link.download = name.split("/").pop();
    link.href = URL.createObjectURL(file);
  };
  const all = async () => {
    const known = await read();
    for (const link of document.links) {
      const name = path(link);
      if (name && known[name]) lead(link, name, known[name]);
    }
  };
  // Who points at one may want it next, or save it by the browser's menu. Until then nothing is unpacked.
  for (const event of ["pointerover", "focusin"]) {
    addEventListener(event, ({ target }) => { if (path(target.closest?.("a[href]") ?? document.body)) all(); });
  }
  // One that is followed before that, or that was written since.
  addEventListener("click", async event => {
    const link = event.target.closest?.("a");
    const name = link && path(link);
    if (!name) return;
    event.preventDefault();
    const file = (await read())[name];
    if (!file) return;
    lead(link, name, file);
    link.click();
  });
})();
