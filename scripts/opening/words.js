// Opens reports of the reader's own: asks for files, has a program make pages of them, keeps them in this browser and shows
// them in the place of the published one. These files are one script, in the order of src/prerender/opening.rs.
// Words in the language of the page, and elements.
const root = document.documentElement;
const WORDS = %WORDS%;
const langOf = () => root.dataset.lang in WORDS ? root.dataset.lang : "en";
const say = (key, ...values) => values.reduce((text, value, at) => text.replaceAll(`%${at + 1}`, () => value), WORDS[langOf()][key]);
// Of a text in several languages the one for this page, and which that is.
const own = texts => {
  const lang = [langOf(), ...Object.keys(texts ?? {})].find(lang => texts?.[lang]);
  return { text: texts?.[lang] ?? "", lang: lang === langOf() ? undefined : lang };
};
const make = (tag, attributes, ...children) => {
  const { dataset, on, ...rest } = attributes;
  const made = Object.assign(document.createElement(tag), rest);
  Object.assign(made.dataset, dataset);
  for (const [type, handler] of Object.entries(on ?? {})) made.addEventListener(type, handler);
  made.append(...children.filter(child => child !== undefined));
  return made;
};
const button = (text, click, more) => make("button", { type: "button", textContent: text, on: { click }, ...more });
const megabytes = bytes => new Intl.NumberFormat(langOf(), { maximumFractionDigits: 1 }).format(bytes / 1e6);
