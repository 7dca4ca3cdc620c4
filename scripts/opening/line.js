// The line at the top of the page that says what it shows, leads back and saves.
const line = (key, isUnkept) => {
  const place = document.querySelector("main");
  const parts = key === "from" ? [
    make("p", { textContent: say("from", shown.from) }),
    isUnkept ? make("p", { textContent: say("not_kept") }) : undefined,
    lacking(),
    shown.compared?.length ? make("p", { className: "muted", textContent: say("comparing", shown.compared.length) }) : undefined,
    make("p", { className: "open-tools" }, button(say("back"), goBack), button(say("compare_more"), () => appear(true))),
    saveMenu(), folded("notes", shown.notices),
  ] : [make("p", { textContent: say(key) }), make("p", { className: "open-tools" }, button(say("open"), () => appear()))];
  place?.prepend(make("div", { className: "notice opened", role: "status" }, make("div", {}, ...parts)));
  adopt();
};
const folded = (key, texts) => {
  const said = (texts ?? []).map(text => own(typeof text === "string" ? { en: text } : text));
  if (!said.length) return undefined;
  const items = said.map(({ text, lang }) => Object.assign(make("li", { textContent: text }), lang && { lang }));
  return make("details", {}, make("summary", { textContent: say(key, said.length) }), make("ul", {}, ...items));
};
