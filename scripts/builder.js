// The embed builder: from the fields to the snippet, and to the preview once it is open.
const place = document.querySelector('[data-root="builder"]');
const field = name => place.querySelector(`[name="embed-${name}"]`);
const preview = place.querySelector(".builder-preview");
const [copy, said] = [place.querySelector("button"), place.querySelector("[data-copied]")];
const isOneFile = document.documentElement.dataset.langs !== undefined;
// What every frame of a view may do; the build fills it in (src/prerender/embed.rs).
const [sandbox, allow] = ["%SANDBOX%", "%ALLOW%"];
const here = location.href.split("#")[0];
// The page's own program stands beside the file, above the pages of other languages.
const file = isOneFile ? here : new URL("kessan.html", document.querySelector('link[rel="modulepreload"]')?.href ?? here).href;

const option = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });
for (const section of document.querySelectorAll("main > section[id]")) {
  const name = document.querySelector(`.toc a[href="#${section.id}"]`)?.textContent ?? section.id;
  field("view").append(option(section.id, name));
  for (const [kind, selector] of [["figure", "figure"], ["table", ".scroll:has(table):not(.numbers *)"]]) {
    const count = section.querySelectorAll(selector).length;
    for (let number = 1; number <= Math.min(count, 6); number++) {
      const label = `${name}: ${place.dataset[kind]}${count > 1 ? ` ${number}` : ""}`;
      field("view").append(option(`${section.id}.${kind}${number > 1 ? `-${number}` : ""}`, label));
    }
  }
}
field("ccy").closest("label").hidden = field("ccy").options.length < 2;
field("address").value = file;

const escaped = text => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
const attributes = pairs => pairs.filter(([, value]) => value !== undefined)
  .map(([name, value]) => value === "" ? ` ${name}` : ` ${name}="${escaped(value)}"`).join("");
const fragment = (view, pairs) => {
  const query = new URLSearchParams({ v: 1, embed: view });
  for (const [key, value] of pairs) if (value) query.set(key, value);
  return `#${view.split(".")[0]}?${query}`;
};

let shown;
const show = () => {
  const [view, lang, theme, ccy, way] = ["view", "lang", "theme", "ccy", "way"].map(name => field(name).value);
  // A plain frame has nobody to make it as high as what it shows.
  const isPlain = way === "plain";
  field("height").disabled = isPlain;
  if (isPlain) field("height").value = "fixed";
  const isFixed = field("height").value === "fixed";
  const height = String(preview.firstChild?.clientHeight || 480);
  const title = `${field("view").selectedOptions[0].textContent} – ${document.title}`;
  const pairs = [["lang", lang], ["theme", theme], ["ccy", ccy]];
  const address = field("address").value.split("#")[0];
  const script = `<script src="${escaped(new URL("embed.js", URL.canParse(address) ? address : here).href)}" async></scr` + "ipt>";
  const tag = attributes([
    ["src", address + fragment(view, pairs)], ["title", title], ["width", "100%"], ["height", height],
    ["data-kessan", isFixed ? undefined : ""], ["loading", "lazy"], ["sandbox", sandbox], ["allow", allow],
  ]);
  const given = pairs.filter(([, value]) => value);
  const element = attributes([["view", view], ...given, ["height", isFixed ? height : undefined], ["title", title], ["src", address]]);
  field("snippet").value = way === "element" ? `${script}\n<kessan-view${element}></kessan-view>`
    : `${way === "script" ? `${script}\n` : ""}<iframe${tag}></iframe>`;
  said.textContent = "";

  // The one file's policy allows no frame, not even of itself.
  const source = file + fragment(view, pairs);
  if (!place.open || isOneFile || shown === source) return;
  shown = source;
  const frame = document.createElement("iframe");
  Object.assign(frame, { title: preview.dataset.title, src: source, height: 480 });
  frame.setAttribute("sandbox", sandbox);
  frame.setAttribute("allow", allow);
  preview.replaceChildren(frame);
};

addEventListener("message", ({ data, source }) => {
  const frame = preview.firstChild;
  if (!frame || source !== frame.contentWindow || data?.kessan !== 1 || data.type !== "height") return;
  if (typeof data.height !== "number" || !(data.height >= 20 && data.height <= 20000) || frame.clientHeight === data.height) return;
  frame.height = data.height;
  show();
});
place.addEventListener("input", show);
place.addEventListener("toggle", show);
copy.addEventListener("click", async () => {
  field("snippet").select();
  // Where there is no clipboard, the text is selected for the reader's own keys.
  const isCopied = await navigator.clipboard?.writeText(field("snippet").value).then(() => true, () => false);
  said.textContent = isCopied ? said.dataset.copied : "";
});
show();
place.dataset.mounted = "";
