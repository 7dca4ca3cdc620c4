// Keeps the page for reading without a network. The build writes the version and the lists: each file with its SHA-256, so
// that a file is only ever served as it was built; what is missing or damaged is fetched again. What few readers use, such as
// the workbook, is kept from the moment when it is first asked for.
const version = "%VERSION%";
const needed = new Map(%FILES%);
const asked = new Map(%ASKED%);
const files = new Map([...needed, ...asked]);
const { scope } = registration;
const prefix = `kessan ${scope} `;
const own = prefix + version;
const address = path => new URL(path, scope).href;

const isWhole = async (path, bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16);
  return [...digest].map(byte => byte.toString(16).padStart(2, "0")).join("") === files.get(path);
};

// The answer, if it is the file of this version; read once, so that it can be kept and given.
const checked = async (path, response) => {
  if (!response?.ok) return undefined;
  const bytes = await response.arrayBuffer();
  if (!await isWhole(path, bytes)) return undefined;
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(bytes, { headers });
};

const fetched = async (path, options) => {
  // By the name of its folder the browser has a page already; not every host knows that name.
  for (const name of new Set([path.replace(/(^|\/)index\.html$/, "$1"), path])) {
    const response = await checked(path, await fetch(address(name), { cache: "no-cache", ...options }));
    if (response) return response;
  }
  throw new Error(`${path} is not the file of version ${version}`);
};

const kept = async path => checked(path, await (await caches.open(own)).match(address(path)));

// While a page loads what its reader waits for, copies wait, and one that is under way begins anew after that. A page that is
// closed meanwhile says nothing more.
let [held, goOn, under, limit] = [undefined, () => {}, undefined, undefined];
const free = () => {
  clearTimeout(limit);
  held = undefined;
  goOn();
};
const hold = () => {
  held ??= new Promise(resolve => goOn = resolve);
  clearTimeout(limit);
  limit = setTimeout(free, 20000);
  under?.abort();
};
const copied = async path => {
  for (;;) {
    await held;
    const own = under = new AbortController();
    try {
      return await fetched(path, { priority: "low", signal: own.signal });
    } catch (error) {
      if (!own.signal.aborted) throw error;
    }
  }
};

// What an interrupted attempt has left, or the version before, need not be fetched again. One after the other, so that what the
// reader asks for meanwhile goes first.
const fill = async () => {
  const cache = await caches.open(own);
  for (const path of files.keys()) {
    if (await kept(path)) continue;
    const before = await checked(path, await caches.match(address(path)));
    if (before || needed.has(path)) await cache.put(address(path), before ?? await copied(path));
  }
};

// Pages of the version before may still be open, and load their later programs from its cache.
const tidy = async () => {
  const names = (await caches.keys()).filter(name => name.startsWith(prefix) && name !== own);
  await Promise.all(names.slice(0, -1).map(name => caches.delete(name)));
};

const serve = async (event, path) => {
  try {
    const whole = await kept(path);
    if (whole) return whole;
    const fresh = await fetched(path);
    const copy = fresh.clone();
    event.waitUntil(caches.open(own).then(cache => cache.put(address(path), copy)).catch(() => {}));
    return fresh;
  } catch {
    // Storage is refused, or the site has another version by now.
    return fetch(event.request);
  }
};

const fromBefore = async request => await caches.match(request).catch(() => undefined) ?? fetch(request);

addEventListener("install", event => event.waitUntil(fill()));
addEventListener("activate", event => event.waitUntil(tidy()));
addEventListener("message", ({ data }) => {
  if (data === "kessan: take over") skipWaiting();
  else if (data === "kessan: wait") hold();
  else if (data === "kessan: go on") free();
});
addEventListener("fetch", event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(scope)) return;
  const path = (url.origin + url.pathname).slice(scope.length).replace(/(^|\/)$/, "$1index.html");
  if (files.has(path)) event.respondWith(serve(event, path));
  else if (/-[0-9a-f]{16}[._]/.test(path)) event.respondWith(fromBefore(request));
});
