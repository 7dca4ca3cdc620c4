// What has been opened is kept in this browser: whole, and in a list without the pages, which is short to read.
const STORES = ["opened", "listed"];
const MOST = 10;
const answered = asked => new Promise((resolve, reject) => {
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});
const within = async (mode, work) => {
  const asked = indexedDB.open("kessan", 1);
  asked.onupgradeneeded = () => STORES.forEach(name => asked.result.createObjectStore(name, { keyPath: "hash" }));
  const base = await answered(asked);
  try {
    const transaction = base.transaction(STORES, mode);
    const isDone = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const result = work(name => transaction.objectStore(name));
    await isDone;
    return await result;
  } finally {
    base.close();
  }
};
const newestFirst = lines => lines.sort((one, other) => other.when - one.when);
const store = {
  // Refused where the browser refuses storage, or has no room.
  put: report => within("readwrite", async at => {
    const { hash, company, title, period, from, when, compared } = report;
    at("opened").put(report);
    at("listed").put({ hash, company, title, period, from, when, count: compared?.length });
    const lines = newestFirst(await answered(at("listed").getAll()));
    for (const { hash } of lines.slice(MOST)) STORES.forEach(name => at(name).delete(hash));
  }),
  get: hash => within("readonly", at => answered(at("opened").get(hash))),
  list: () => within("readonly", async at => newestFirst(await answered(at("listed").getAll()))),
  remove: hash => within("readwrite", at => { STORES.forEach(name => at(name).delete(hash)); }),
  clear: () => within("readwrite", at => { STORES.forEach(name => at(name).clear()); }),
};
// Where storage is refused, a report goes over the reload that shows it in the window's name, which only this tab has, and
// which is emptied at once.
const MARK = "kessan opened ";
// Bytes go as text.
const asText = (key, value) => {
  if (!(value instanceof Uint8Array)) return value;
  let text = "";
  for (let at = 0; at < value.length; at += 8192) text += String.fromCharCode(...value.subarray(at, at + 8192));
  return { base64: btoa(text) };
};
const asBytes = (key, value) => value?.base64 === undefined ? value : Uint8Array.from(atob(value.base64), char => char.charCodeAt(0));
const carry = report => { window.name = MARK + JSON.stringify(report, asText); };
const carried = hash => {
  if (!window.name.startsWith(MARK)) return undefined;
  const text = window.name.slice(MARK.length);
  window.name = "";
  try {
    const report = JSON.parse(text, asBytes);
    return report.hash === hash ? report : undefined;
  } catch {
    return undefined;
  }
};
