// Makes the script-free page from the published one, which is open without script: what is seen of it as it opens and in what
// can be unfolded, as plain elements with an own small style sheet. It gives the HTML.
const folded = [...document.querySelectorAll("details:not([open])")];
for (const details of document.querySelectorAll("details")) details.open = true;
// What the page hides, whichever way it does, is not taken along.
const unseen = [...document.body.querySelectorAll("*")].filter(element => getComputedStyle(element).display === "none");
const PAINTS = ["fill", "stroke", "stroke-width", "text-anchor", "font-size"];
const paints = [...document.querySelectorAll("svg :not(g, title, desc, defs)")].map(element => {
  const style = getComputedStyle(element);
  return [element, PAINTS.map(name => [name, style.getPropertyValue(name)])];
});
for (const [element, values] of paints) for (const [name, value] of values) element.setAttribute(name, value);
for (const details of folded) details.open = false;
for (const element of unseen) element.remove();
const PROGRAMS = "script, template, canvas, dialog, button, input, select, textarea, fieldset, iframe, link, style";
for (const element of document.body.querySelectorAll(PROGRAMS)) element.remove();
// Pictures that the page shows at once only without script.
for (const element of document.body.querySelectorAll("noscript")) element.replaceWith(...element.childNodes);
for (const element of document.body.querySelectorAll("td span, th span, label")) element.replaceWith(...element.childNodes);
const KEPT = new Set(["id", "href", "lang", "colspan", "rowspan", "scope", "open", "role", "aria-label"]);
for (const element of document.body.querySelectorAll("*")) {
  if (element.closest("svg")) {
    for (const name of ["class", "translate", "style"]) element.removeAttribute(name);
    continue;
  }
  for (const { name } of [...element.attributes]) if (!KEPT.has(name)) element.removeAttribute(name);
}
document.body.normalize();
const STYLE = `body{font:16px/1.5 sans-serif;max-width:70rem;margin:auto;padding:1rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;display:block;overflow-x:auto}
th,td{padding:.15rem .5rem;border-bottom:1px solid #ddd;text-align:right}th:first-child{text-align:left}
section{content-visibility:auto;contain-intrinsic-size:auto 2000px}svg{display:block;max-width:100%}`;
return `<!DOCTYPE html><html lang="${document.documentElement.lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${document.title}</title>
<link rel="icon" href="data:,"><style>${STYLE}</style></head>${document.body.outerHTML}</html>`;
