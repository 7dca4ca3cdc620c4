// What the file does not say is asked for: a dialog with a field for each question. An answer is used at once: the report is made
// anew of the files that were opened and all answers, and shown in the place of the one before.

// What is typed and not yet used, by the keys of answers; it outlives the dialog.
const drafts = new Map();
const textOf = value => value === undefined || value === null ? "" : String(value);
const givenText = key => textOf(shown.given?.[key]);
const typed = key => drafts.get(key) ?? givenText(key);
const quoted = text => /^[\w-]+$/.test(text) ? text : JSON.stringify(text);
const forms = make("dialog", { className: "open-dialog open-answers" });
const heard = make("p", { role: "status", className: "muted" });
const refusal = make("div", { className: "open-wrong", role: "alert" });
let refused = [];
let count = 0;

// A label, its field, what it expects and what is wrong with it, each tied to the field for who hears the page.
const fieldOf = (key, name, { takes = "text", expected = "", near, place, options, value = typed(key), onInput } = {}) => {
  const id = `answer-${++count}`;
  const wrong = refused.find(answer => answer.key === key);
  const change = onInput ?? (text => drafts.set(key, text));
  const labelled = { id, dataset: { key }, on: { input: ({ target }) => change(target.value) } };
  const field = options
    ? make("select", labelled, ...options.map(([value, textContent]) => make("option", { value, textContent })))
    : make("input", { ...labelled, type: "text", autocomplete: "off", spellcheck: false, maxLength: 2000 });
  field.value = value;
  if (takes === "number") field.inputMode = "decimal";
  const hint = make("small", { id: `${id}-hint`, className: "muted" }, expected);
  const source = near && place ? make("a", { href: place, on: { click: () => forms.close() } }, near) : near;
  if (source) hint.append(expected ? " · " : "", source);
  const error = make("p", { id: `${id}-error`, className: "error" }, wrong ? own(wrong.message).text : "");
  if (wrong) field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", [wrong && error.id, (expected || source) && hint.id].filter(part => part).join(" "));
  const isGiven = givenText(key) !== "";
  const back = isGiven ? button(say("take_back"), () => takeBack([key])) : undefined;
  back?.setAttribute("aria-label", say("take_back_of", name));
  const yours = isGiven ? make("span", { className: "tag", textContent: say("yours") }) : undefined;
  const label = make("label", { htmlFor: id, textContent: name });
  return make("div", { className: "open-field" }, make("div", {}, label, yours && " ", yours), make("div", { className: "open-ways" }, field, back), hint, error);
};
const foldOf = (key, isOpen, fill) => {
  const inside = make("div", {});
  const fold = make("details", { open: isOpen, on: { toggle: () => { if (fold.open && !inside.hasChildNodes()) inside.append(...fill()); } } },
    make("summary", { textContent: say(key) }), inside);
  if (isOpen) inside.append(...fill());
  return fold;
};

// A list such as that of businesses: rows of fields, which are one answer together.
const listOf = (key, first, row, addKey) => {
  // One that was taken back is no list any more.
  const entries = Array.isArray(drafts.get(key)) ? drafts.get(key) : first;
  const change = () => drafts.set(key, entries);
  const rows = make("div", {});
  const draw = () => rows.replaceChildren(...entries.map((entry, at) => {
    const remove = button(say("take_out"), () => {
      entries.splice(at, 1);
      change();
      draw();
      (rows.querySelector("input, select") ?? add).focus();
    });
    const fields = row(entry, change);
    remove.setAttribute("aria-label", say("take_out_of", `${at + 1}`));
    return make("div", { className: "open-row", role: "group" }, ...fields, remove);
  }));
  const add = button(say(addKey), () => {
    entries.push({});
    change();
    draw();
    rows.lastElementChild.querySelector("input, select").focus();
  });
  draw();
  const wrong = refused.find(answer => answer.key === key);
  const error = make("p", { className: "error", textContent: wrong ? `${own(wrong.message).text} ${wrong.detail}` : "" });
  const back = shown.given?.[key] ? button(say("take_back"), () => takeBack([key])) : undefined;
  return [error, rows, make("p", { className: "open-tools" }, add, back)];
};
let release;
const file = () => release ??= JSON.parse(shown.release);
const linesOf = () => file().concepts.map(({ id, label }) => [id, own(label).text]);
const rowField = (entry, name, label, change, options) => fieldOf(`${name}`, say(label), {
  options, value: textOf(entry[name]), onInput: text => {
    if (text) entry[name] = text;
    else delete entry[name];
    change();
  },
});
const businesses = () => {
  const lines = linesOf();
  // The file's own name for a business stays in all of its languages, until another one is typed.
  const found = shown.given?.businesses ?? (file().story?.businesses ?? []).map(({ label, revenues, cost, parts }) =>
    ({ label, revenues, cost, parts: (parts ?? []).map(({ concept }) => concept) }));
  const row = (entry, change) => {
    const name = { get label() { return typeof entry.label === "string" ? entry.label : own(entry.label).text; } };
    const label = fieldOf("label", say("business_label"), { value: name.label, onInput: text => {
      entry.label = text || undefined;
      change();
    } });
    return [label, rowField(entry, "revenues", "revenues", change, [["", ""], ...lines]),
      rowField(entry, "cost", "cost", change, [["", say("none")], ...lines])];
  };
  return [make("p", { textContent: say("businesses_what") }), ...listOf("businesses", structuredClone(found), row, "add_business")];
};
const claims = () => {
  const lines = [["", ""], ...linesOf()];
  const periods = [["", ""], ...file().periods.map(({ id, label }) => [id, own(label).text])];
  const row = (entry, change) => [rowField(entry, "printed", "claim_printed", change), rowField(entry, "concept", "claim_line", change, lines),
    rowField(entry, "period", "claim_period", change, periods), rowField(entry, "place", "claim_place", change)];
  return [make("p", { textContent: say("claims_what") }), ...listOf("claims", structuredClone(shown.given?.claims ?? []), row, "add_claim")];
};
// A dividend that the file does not have gets a key of its own.
const dividend = () => {
  let name = drafts.get("#dividend") ?? 1;
  while (givenText(`dividends.own-${name}.per_share`)) name++;
  drafts.set("#dividend", name);
  const key = of => `dividends.own-${name}.${of}`;
  const wrong = refused.find(answer => answer.key === `dividends.own-${name}`);
  return [make("p", { className: "error", textContent: wrong ? own(wrong.message).text : "" }),
    fieldOf(key("label"), say("own_name")), fieldOf(key("record_date"), say("own_record")), fieldOf(key("payment_date"), say("own_payment")),
    fieldOf(key("per_share"), say("own_amount"), { takes: "number" })];
};
// Labels as the file has them, also those that were mended.
const LABELS = 30;
const labels = () => {
  const { languages, company, title, basis, tables, concepts } = file();
  const first = languages[0];
  const second = ["en", "ja"].find(lang => lang !== first);
  const before = new Map(Object.entries(shown.given ?? {}).filter(([key]) => key.startsWith(`translations.${first}.`))
    .map(([key, text]) => [text, key.slice(`translations.${first}.`.length)]));
  const asIs = text => {
    const key = before.get(text);
    return key === undefined ? text : key.startsWith('"') ? JSON.parse(key) : key;
  };
  const all = [company.name, company.short_name, title, basis, ...concepts.map(({ label }) => label),
    ...tables.flatMap(({ title, columns, rows }) => [title, ...[...columns, ...rows].map(({ label }) => label)])];
  const seen = new Map();
  for (const text of all) {
    const printed = asIs(text[first] ?? Object.values(text)[0]);
    if (printed && printed !== "–" && !seen.has(printed)) seen.set(printed, text);
  }
  const list = make("div", {});
  const note = make("p", { className: "muted", role: "status" });
  const name = lang => new Intl.DisplayNames([langOf()], { type: "language" }).of(lang);
  const draw = search => {
    const found = [...seen].filter(([printed, text]) => [printed, ...Object.values(text)].some(text => text.toLowerCase().includes(search.toLowerCase())));
    // What still lacks a word in the second language comes first.
    const some = found.sort(([, one], [, other]) => (second in one) - (second in other)).slice(0, LABELS);
    list.replaceChildren(...some.map(([printed, text]) => {
      const field = lang => {
        const key = `translations.${lang}.${quoted(printed)}`;
        const made = fieldOf(key, `${printed} (${name(lang)})`, { value: drafts.get(key) ?? shown.given?.[key] ?? "" });
        made.querySelector("input").placeholder = text[lang] ?? "";
        made.querySelector("input").lang = lang;
        return made;
      };
      return make("div", { className: "open-row", role: "group" }, field(first), field(second));
    }));
    note.textContent = say("labels_shown", some.length, found.length);
  };
  const search = fieldOf("#search", say("find_label"), { value: "", onInput: draw });
  draw("");
  return [make("p", { textContent: say("labels_what") }), search, note, list];
};

const GROUPS = [["dividends", "group_dividends"], ["buyback", "group_buyback"], ["shares", "group_shares"], ["report", "group_report"]];
const draw = () => {
  count = 0;
  release = undefined;
  const title = make("h2", { id: "answers-title", textContent: say("forms_title") });
  forms.setAttribute("aria-labelledby", title.id);
  const asked = (shown.asked ?? []).filter(({ takes }) => takes !== "list");
  const groups = GROUPS.map(([group, key]) => {
    const fields = asked.filter(asked => asked.group === group).map(({ key, name, takes, expected, near, place }) =>
      fieldOf(key, own(name).text, { takes, expected: own(expected).text, near: near && own(near).text, place }));
    return fields.length ? make("fieldset", {}, make("legend", { textContent: say(key) }), ...fields) : undefined;
  });
  const has = key => drafts.has(key) || refused.some(answer => answer.key === key);
  const isOwn = [...drafts.keys(), ...refused.map(({ key }) => key)].some(key => key.startsWith("dividends.own-"));
  const more = [foldOf("more_dividends", isOwn, dividend), foldOf("more_businesses", has("businesses"), businesses),
    foldOf("more_claims", has("claims"), claims), foldOf("more_labels", [...drafts.keys()].some(key => key.startsWith("translations.")), labels)];
  const given = Object.keys(shown.given ?? {});
  const tools = make("p", { className: "open-tools" }, make("button", { type: "submit", className: "open-apply", textContent: say("apply") }),
    button(say("save_answers"), saveAnswers), given.length ? button(say("take_back_all"), () => takeBack(given)) : undefined);
  const form = make("form", { noValidate: true, on: { submit: event => {
    event.preventDefault();
    useAnswers();
  } } }, ...groups.filter(group => group), ...more, tools);
  forms.replaceChildren(make("header", {}, title, button(say("close"), () => forms.close(), { className: "open-close" })),
    make("p", { textContent: say("forms_what") }), refusal, form, heard);
};
const askForAnswers = () => {
  if (forms.open) return;
  document.body.append(forms);
  refused = shown.refused ?? [];
  heard.textContent = "";
  refusal.replaceChildren();
  draw();
  forms.showModal();
  forms.querySelector("form input, form summary")?.focus();
};

// Each answer that differs from what was given, as the program takes it.
const changes = () => [...drafts].filter(([key]) => !key.startsWith("#")).map(([key, value]) => {
  if (!Array.isArray(value)) return [key, value.trim() || null];
  // Other ids than those of the file: the list is all there is.
  const entries = value.filter(entry => Object.keys(entry).length);
  const filled = key === "businesses" ? entries.map((entry, at) => JSON.parse(JSON.stringify({ ...entry, id: `own-${at + 1}` }))) : entries;
  return [key, filled.length ? filled : null];
}).filter(([key, value]) => JSON.stringify(value ?? "") !== JSON.stringify(shown.given?.[key] ?? ""));
const takeBack = keys => {
  for (const key of keys) drafts.set(key, "");
  useAnswers();
};
let isBusy = false;
const useAnswers = async () => {
  const change = changes();
  if (isBusy || !shown.originals) return;
  if (!change.length) return forms.close();
  isBusy = true;
  heard.textContent = say("using");
  refusal.replaceChildren();
  try {
    const made = await ask("open", [shown.originals, JSON.stringify({ toml: shown.answers ?? "", changes: change }), langOf()]);
    if (!made?.hash) throw Object.assign(new Error(made?.detail), made);
    // Of those that were used before and are of another report, the page says nothing here.
    const mine = new Set(change.map(([key]) => key));
    const wrong = made.refused.filter(({ key }) => mine.has(key) || [...mine].some(own => own.startsWith(`${key}.`)));
    if (!wrong.length) return await renew(made);
    refused = wrong;
    draw();
    heard.textContent = "";
    refusal.textContent = wrong.length === 1 ? say("not_usable_one") : say("not_usable", wrong.length);
    (forms.querySelector("[aria-invalid]") ?? forms.querySelector(".error:not(:empty)")?.parentElement.querySelector("input, select, button"))?.focus();
  } catch (error) {
    heard.textContent = "";
    refusal.textContent = error.message?.en ? own(error.message).text : say(error.key ?? "stopped");
  } finally {
    isBusy = false;
  }
};
const saveAnswers = () => saving("answers.toml", async () => ({ bytes: shown.answers ?? "", type: "application/toml" }));
// What the line at the top of the page says of it.
const lacking = () => {
  const { asked = [], given = {}, originals } = shown;
  const lists = asked.filter(({ lacking }) => lacking).map(({ lacking }) => own(lacking).text);
  const parts = [];
  const number = Object.keys(given).length;
  const list = new Intl.ListFormat(langOf(), { type: "conjunction", style: "narrow" }).format(new Set(lists));
  if (lists.length) parts.push(make("span", { textContent: say("lacks", list) }), " ");
  if (number) parts.push(make("span", { textContent: number === 1 ? say("assumes_one") : say("assumes", number) }), " ");
  if (!parts.length) return undefined;
  if (originals) parts.push(button(say(number && !lists.length ? "change" : "answer"), askForAnswers));
  else parts.push(make("span", { textContent: say("not_kept_files") }), " ", number ? button(say("save_answers"), saveAnswers) : "");
  return make("p", { className: "open-lacks" }, ...parts);
};
