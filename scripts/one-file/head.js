// Before the first paint: what the address says of language, view and look. The keys are those of src/state/placement.rs.
(() => {
  const root = document.documentElement;
  const keys = %PLACEMENT%;
  // A frame that begins anew gets nothing back but its window's name (body.js). Firefox begins again with the first address that
  // the frame has had, WebKit may with one that was the last when it was asked to, not with that which has come since.
  const first = location.hash;
  const carried = (() => {
    const [, text] = /^kessan (.*)$/.exec(window.name) ?? [];
    try { return text && JSON.parse(text); } catch {}
  })();
  if (carried && [].concat(carried.first, carried.older).includes(first)) history.replaceState(null, "", `${carried.address}`);
  globalThis.kessanFrame = { first, carried, seen: location.hash };
  const query = location.hash.split("?").slice(1).join("?");
  const pairs = new URLSearchParams(query);
  root.dataset.kept = query.split("&").filter(pair => keys.includes(pair.split("=")[0])).join("&");
  const lang = pairs.get("lang");
  if (lang !== null && lang !== root.lang && root.dataset.langs.split(" ").includes(lang)) root.dataset.wait = lang;
  const view = pairs.get("embed");
  if (view === null) return;
  root.dataset.embed = view;
  root.dataset.wait ??= "";
  // Six digits, as the charts read them.
  const colour = text => {
    const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text ?? "")?.[1];
    return digits?.length === 3 ? "#" + [...digits].map(digit => digit + digit).join("") : digits && "#" + digits;
  };
  const set = (name, value) => value && root.style.setProperty(name, value);
  set("--accent", colour(pairs.get("accent")));
  set("--paper", colour(pairs.get("background")));
  if (pairs.get("background") === "transparent") root.dataset.clear = "";
  const font = pairs.get("font") ?? "";
  if (/^[\w ,-]{1,80}$/.test(font)) {
    const generic = ["serif", "sans-serif", "monospace", "system-ui"];
    const families = font.split(",").map(name => name.trim()).filter(name => name);
    const list = families.map(name => generic.includes(name) ? name : `"${name}"`).join(", ");
    set("--sans", list && list + ", system-ui, sans-serif");
    set("--serif", list && list + ", system-ui, sans-serif");
  }
})();
