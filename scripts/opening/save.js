// Saves what belongs to the opened report. The links of its page to data and to the release lead there, too.
const saved = make("p", { role: "status", className: "muted" });
const offer = (bytes, type, name) => {
  const link = make("a", { href: URL.createObjectURL(new Blob([bytes], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
let files;
const filesOf = () => files ??= ask("downloads", [shown.release]).catch(error => {
  files = undefined;
  throw error;
});
const saving = async (name, get) => {
  saved.textContent = say("saving", name);
  try {
    const { bytes, type } = await get();
    offer(bytes, type, name);
    saved.textContent = say("saved", name);
  } catch (error) {
    console.error(error);
    saved.textContent = say("not_saved", name);
  }
};
const fileAt = async path => {
  const file = (await filesOf()).find(file => file.path === path);
  if (!file) throw new Error(path);
  return file;
};
// The one file of the report, made of the published one: with what opens reports in it, or without.
const page = async (file = "kessan.html") => {
  const bytes = await ask("one_file", [shown.release, file]);
  if (bytes.message) throw new Error(bytes.detail);
  return { bytes, type: "text/html" };
};
const saveMenu = () => {
  const save = (key, name, get) => button(say(key), () => saving(name, get));
  const release = async () => ({ bytes: shown.release, type: "application/json" });
  const workbook = `data/${shown.id}.xlsx`;
  return make("details", {}, make("summary", { textContent: say("save") }), make("p", { className: "open-tools open-save" },
    save("save_page", "kessan.html", () => page()), save("save_release", `${shown.id}.json`, release),
    save("save_workbook", `${shown.id}.xlsx`, () => fileAt(workbook))), saved);
};
// What a link of the page names, if that is the report's own.
const pathOf = link => {
  const path = /^(?:\.\.\/)?((?:data|releases)\/.*|kessan(?:-open)?\.html)$/.exec(link?.getAttribute("href") ?? "")?.[1];
  return path?.endsWith("release.schema.json") ? undefined : path;
};
const downloads = () => {
  kessan.opened = pathOf;
  addEventListener("click", event => {
    const path = pathOf(event.target.closest?.("a[href]"));
    if (!path) return;
    event.preventDefault();
    const name = path.split("/").pop();
    saving(name, () => path.startsWith("kessan") ? page(path) : fileAt(path));
  });
};
