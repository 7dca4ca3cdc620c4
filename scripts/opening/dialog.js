// The dialog: asks for files, says what is done with them or what was wrong, and lists what was opened before.
const LIMIT = 50_000_000;
const STAGES = ["loading", "reading", "mapping", "checking", "writing", "storing"];
const status = make("p", { id: "open-status", role: "status", className: "muted" });
const bar = make("progress", { max: STAGES.length });
bar.setAttribute("aria-labelledby", status.id);
const cancel = button("", () => abort());
const work = make("div", { className: "open-work", hidden: true }, bar, cancel);
const wrong = make("div", { className: "open-wrong", role: "alert" });
const list = make("div", { className: "open-list" });
const input = make("input", { type: "file", multiple: true, on: { change: () => {
  const files = [...input.files];
  input.value = "";
  if (files.length) openFiles(files);
} } });
const dialog = make("dialog", { className: "open-dialog", on: { cancel: () => abort(), close: () => {
  abort();
  dismiss();
} } });
const choose = make("label", { className: "open-choose" }, input);
// Whether what is opened is put beside the report that the page shows.
const beside = make("input", { type: "checkbox", autocomplete: "off" });
beside.setAttribute("aria-describedby", "open-beside-note");
const fill = () => {
  const title = make("h2", { id: "open-title", textContent: say("title") });
  dialog.setAttribute("aria-labelledby", title.id);
  cancel.textContent = say("cancel");
  choose.replaceChildren(input, make("span", { textContent: say("choose") }));
  const what = make("div", { className: "open-ask" },
    make("p", { textContent: say("what") }), make("div", { className: "open-ways" }, choose, make("span", { textContent: say("ways") })),
    make("label", { className: "open-beside" }, beside, say("compare")), make("p", { className: "muted", id: "open-beside-note", textContent: say("compare_note") }),
    make("p", { className: "muted", textContent: say("private") }));
  const close = button(say("close"), () => dialog.close(), { className: "open-close" });
  dialog.replaceChildren(make("header", {}, title, close), wrong, work, status, what, list);
};
const appear = isCompared => {
  if (dialog.open) return;
  document.body.append(dialog);
  beside.checked = isCompared === true;
  status.textContent = "";
  fill();
  dialog.showModal();
  input.focus();
  prepare();
  refresh();
};

const refresh = async () => {
  const lines = await store.list().catch(() => []);
  if (!lines.length) return list.replaceChildren();
  const again = async (change, said) => {
    await change().catch(() => {});
    status.textContent = said;
    await refresh();
    (list.querySelector("button") ?? input).focus();
  };
  const rows = lines.map(line => {
    const [company, title] = [own(line.company), own(line.title)];
    const name = [company.text, title.text].filter(text => text).join(": ") || line.from;
    const when = new Date(line.when);
    const isShown = line.hash === shown?.hash;
    const link = make("a", { href: addressOf(line.hash), textContent: name, lang: title.lang ?? "" , on: { click: event => {
      event.preventDefault();
      if (isShown && beside.checked) {
        wrong.replaceChildren();
        status.textContent = say("is_shown");
      } else if (isShown) dialog.close();
      else if (beside.checked) compareKept(line, name);
      else go(line.hash);
    } } });
    if (!link.lang) link.removeAttribute("lang");
    const date = make("time", { dateTime: when.toISOString(), textContent: new Intl.DateTimeFormat(langOf(), { dateStyle: "medium" }).format(when) });
    const remove = button(say("remove"), () => again(() => store.remove(line.hash), say("removed", name)));
    remove.setAttribute("aria-label", say("remove_of", name));
    const note = make("small", { className: "muted" }, date, line.period ? ` · ${line.period}` : "", line.count ? ` · ${say("comparing", line.count)}` : "", isShown ? ` · ${say("shown")}` : "");
    return make("li", {}, make("span", {}, link, " ", note), remove);
  });
  const all = button(say("remove_all"), () => again(store.clear, say("removed_all")));
  const head = make("h3", { textContent: say("recent") });
  list.replaceChildren(head, make("p", { className: "muted", textContent: say("recent_note") }), make("ul", {}, ...rows), all);
};

// What is dropped while something else is under way takes its place.
let turn = 0;
const end = said => {
  // The next file may be chosen at once.
  if (dialog.open) prepare();
  work.hidden = true;
  dialog.classList.remove("is-busy");
  status.textContent = said;
};
const abort = () => {
  if (work.hidden) return;
  turn++;
  stop();
  end(say("cancelled"));
  input.focus();
};
const told = (stage, name) => {
  const at = STAGES.indexOf(stage.split("-")[0]);
  if (at < 0) return;
  bar.value = at;
  const step = { step: at + 1, steps: STAGES.length };
  status.textContent = say("stage", say(STAGES[at], name), step.step, step.steps);
};
const fail = (name, { message, key, detail, values = [] }) => {
  end("");
  // The program says what was wrong in both languages; an error of a browser has a text of its own, which is a detail.
  const { text, lang } = message?.en ? own(message) : { text: say(key ?? "stopped", ...values) };
  const said = make("p", { textContent: text });
  if (lang) said.lang = lang;
  const more = detail && make("details", {}, make("summary", { textContent: say("detail") }), make("pre", { textContent: detail }));
  wrong.replaceChildren(make("h3", { textContent: say("failed", name) }), said, more ?? "");
  input.focus();
};
const read = async file => {
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (error) {
    throw Object.assign(failure("unreadable", String(error)), { file: file.name });
  }
};
// The release files beside which a report is put, each as it was before they stood beside each other.
const shownReports = async () => shown?.compared?.length ? shown.compared : [await releaseOf()];
// One that was opened before.
const compareKept = async ({ hash }, name) => {
  const kept = await store.get(hash).catch(() => undefined);
  if (!kept) return fail(name, { key: "unread_release" });
  const texts = kept.compared?.length ? kept.compared : [kept.release];
  const [last, ...others] = [...texts].reverse();
  await openFiles([new File([last], kept.from.replace(/(\.json)?$/, ".json"), { type: "application/json" })], others);
};
const openFiles = async (files, others = []) => {
  const mine = ++turn;
  stop();
  appear();
  wrong.replaceChildren();
  const name = files.length > 1 ? `${files[0].name} + ${files.length - 1}` : files[0].name;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > LIMIT) return fail(name, { key: "too_large", values: [megabytes(size), megabytes(LIMIT)] });
  if (!size) return fail(name, files.length > 1 || files[0].type ? { key: "empty" } : { key: "unreadable" });
  work.hidden = false;
  dialog.classList.add("is-busy");
  told("loading", name);
  cancel.focus();
  try {
    const taken = await Promise.all(files.map(read));
    if (mine !== turn) return;
    // Answers alone are those to the report that is shown.
    const isAnswers = shown?.originals && taken.every(({ name }) => /\.toml$/i.test(name) && name !== "release.toml");
    const given = isAnswers ? [...shown.originals, ...taken] : taken;
    const isCompared = beside.checked && !isAnswers;
    const more = isAnswers ? { toml: shown.answers ?? "" } : isCompared ? { beside: [...await shownReports(), ...others] } : undefined;
    const report = await ask("open", [given, more && JSON.stringify(more), langOf()], stage => { if (mine === turn) told(stage, name); });
    if (mine !== turn) return;
    if (!report?.hash) return fail(report?.file || name, report);
    told("storing", name);
    if (isAnswers) return await renew(report);
    // Who opens a report again finds the answers that were given to it.
    const before = report.answers ? undefined : await store.get(report.hash).catch(() => undefined);
    const kept = report.is_filing ? worthKeeping(taken.filter(({ name }) => !/\.toml$/i.test(name) || name === "release.toml")) : undefined;
    const from = isCompared ? [shown?.from, name].filter(part => part).join(" + ") : name;
    if (!before?.answers) await keep({ ...report, originals: kept, from, when: Date.now(), by: program.version });
    if (mine === turn) go(report.hash);
  } catch (error) {
    if (mine === turn) fail(error.file ?? name, error);
  }
};
