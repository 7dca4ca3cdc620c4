// The opened report in the place of the published one, before the page's program starts.
let shown;
const pairsOf = () => new URLSearchParams(location.hash.split("?").slice(1).join("?"));
// What a reader has set for one report means nothing in another; look and language stay.
const addressOf = hash => {
  const before = pairsOf();
  const pairs = new URLSearchParams({ v: 1 });
  for (const key of ["theme", "negatives", "lang"]) if (before.has(key)) pairs.set(key, before.get(key));
  if (hash) pairs.set("open", hash);
  return `#?${pairs}`;
};
const leaveFor = (address, state, kept, isOpened) => {
  // What the program writes from here on keeps the place.
  const others = (root.dataset.kept ?? "").split("&").filter(pair => pair && !pair.startsWith("open="));
  root.dataset.kept = [...others, ...kept].join("&");
  history.pushState(state, "", address);
  // Browsers would go on where the page before was; or at its heading, below the line that comes above it.
  scrollTo(0, 0);
  if (isOpened) history.scrollRestoration = "manual";
  location.reload();
};
// The address before stays in the history, with all that was typed.
const go = hash => {
  if (!shown) history.replaceState({ ...history.state, isPublished: true }, "");
  const before = shown ? history.state?.before : location.hash;
  leaveFor(addressOf(hash), { before }, [`open=${hash}`], true);
};
const goBack = () => leaveFor(history.state?.before || addressOf(), { isPublished: true }, []);
// As much of what was opened is kept as well, so that answers can be used later; a report's `files` are those of its pages.
const KEPT = 25_000_000;
const worthKeeping = files => files.reduce((sum, { bytes }) => sum + bytes.length, 0) <= KEPT ? files : undefined;
const keep = async report => {
  try {
    // Where there is no room for the files, there may be for the report.
    await store.put(report).catch(() => store.put({ ...report, originals: undefined }));
  } catch (error) {
    console.warn(error);
    carry(report);
  }
};
// Where the reader is: the part of the page at the top of the window, and how far it is from there.
const placeOf = () => {
  const part = [...document.querySelectorAll("main section[id]")].findLast(part => part.getBoundingClientRect().top < innerHeight / 2);
  return part ? { id: part.id, top: part.getBoundingClientRect().top } : undefined;
};
const returnTo = place => {
  const part = place && document.getElementById(place.id);
  if (part) scrollBy({ top: part.getBoundingClientRect().top - place.top, behavior: "instant" });
};
// The same report made anew takes the place of the one before: under its address, with all that is set, where the reader is.
const renew = async made => {
  const { hash, from, originals } = shown;
  await keep({ ...made, hash, from, originals, when: Date.now(), by: program.version });
  history.replaceState({ ...history.state, place: placeOf() }, "");
  location.reload();
};
const isRead = () => new Promise(resolve => {
  if (document.readyState !== "loading") resolve();
  else document.addEventListener("readystatechange", resolve, { once: true });
});
// A page that another version of the program has made is not this one's: it is made anew of the release.
const current = async report => {
  if (!report || report.by === program.version) return report;
  const { from, when, notices, originals, answers = "", compared = [] } = report;
  const [last = report.release, ...others] = [...compared].reverse();
  const bytes = new TextEncoder().encode(last);
  const more = JSON.stringify({ toml: answers, beside: others.reverse() });
  const made = await ask("open", [originals ?? [{ name: "release.json", bytes }], more, langOf()]);
  if (!made?.hash) throw new Error(made?.detail);
  const anew = { ...made, hash: report.hash, from, when, originals, by: program.version };
  if (!originals) anew.notices = notices;
  await store.put(anew).catch(() => {});
  return anew;
};
const forget = key => {
  root.dataset.kept = (root.dataset.kept ?? "").split("&").filter(pair => !pair.startsWith("open=")).join("&");
  history.replaceState({ isPublished: true }, "", addressOf());
  isRead().then(() => kessan.ready).then(() => {
    line(key);
    scrollTo(0, 0);
  });
  return false;
};
const show = async hash => {
  const found = carried(hash);
  const [stored] = await Promise.all([found ?? store.get(hash).catch(() => undefined), isRead()]);
  if (!stored) return forget("unknown");
  try {
    shown = await current(stored);
  } catch (error) {
    console.error(error);
    return forget("outdated");
  }
  const asked = root.dataset.wait || root.lang;
  const lang = asked in shown.pages ? asked : Object.keys(shown.pages)[0];
  const { body, title } = shown.pages[lang];
  const content = await contentOf(body);
  // It would lead to the published release; a page that is saved has its own.
  content.querySelector(".builder")?.remove();
  // The one file's programs and its own parts stay.
  const stays = 'script:not([type="application/octet-stream"]), .open-dialog, .open-drop';
  // Without a pause between: a page without height would lose the reader's place.
  [...document.body.childNodes].filter(node => !node.matches?.(stays)).forEach(node => node.remove());
  document.body.prepend(content);
  await yieldToPage();
  document.title = title;
  root.lang = root.dataset.lang = lang;
  const read = kessan.read;
  kessan.read = async (file, ...rest) => file in shown.files ? new TextEncoder().encode(shown.files[file]) : read(file, ...rest);
  kessan.pictures();
  kessan.translate(false);
  line("from", !!found);
  downloads();
  const { place, ...state } = history.state ?? {};
  if (place) {
    history.replaceState(state, "");
    history.scrollRestoration = "manual";
    // Parts that were not laid out before take their height when they come near.
    for (const when of [0, 50, 300]) setTimeout(() => returnTo(place), when);
  }
  // From here on a reload leads to where the reader was.
  setTimeout(() => { history.scrollRestoration = "auto"; }, 400);
  return true;
};
