// What axe-core finds, each with the rule, how many elements, and the first of them. Given: the rules to ask, or none for all.
//
// Where axe cannot decide on a contrast (a part of a table is scrolled out of its region, a canvas lies over its picture), it is
// worked out here: the colour of the text against what is painted behind it.
const asked = JSON.parse(arguments[0]);
const LEAST = 4.5, LEAST_LARGE = 3;
const colour = text => {
  const [red, green, blue, alpha = 1] = (text.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  return { parts: [red, green, blue], alpha };
};
const luminance = ({ parts }) => {
  const [red, green, blue] = parts.map(part => part / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
  return .2126 * red + .7152 * green + .0722 * blue;
};
const around = function* (element) {
  for (let at = element; at; at = at.parentElement) yield at;
};
// In a picture the last shape before a text that is filled at the text's middle; elsewhere the nearest ground that is opaque.
const ground = element => {
  const picture = element.ownerSVGElement;
  if (picture) {
    const { x, y, width, height } = element.getBBox();
    const middle = new DOMPoint(x + width / 2, y + height / 2);
    const fill = shape => getComputedStyle(shape).fill;
    const shapes = [...picture.querySelectorAll("rect, path, polygon, circle")].filter(shape =>
      shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING && fill(shape) !== "none" && shape.isPointInFill(middle));
    if (shapes.length) return colour(fill(shapes.at(-1)));
  }
  for (const at of around(element)) {
    const found = colour(getComputedStyle(at).backgroundColor);
    if (found.alpha === 1) return found;
  }
  return colour("rgb(255, 255, 255)");
};
// What is wrong with a contrast; nothing if it is enough.
const judged = ({ target }) => {
  const element = document.querySelector(target.at(-1));
  const style = getComputedStyle(element);
  const text = colour(element.ownerSVGElement ? style.fill : style.color);
  const isFaint = [...around(element)].some(at => getComputedStyle(at).opacity !== "1");
  if (text.alpha < 1 || isFaint) return "not opaque";
  const [light, dark] = [luminance(text), luminance(ground(element))].sort((one, other) => other - one);
  const ratio = (light + .05) / (dark + .05);
  const size = parseFloat(style.fontSize);
  const isLarge = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
  return ratio >= (isLarge ? LEAST_LARGE : LEAST) ? "" : `contrast ${ratio.toFixed(2)}`;
};
// What axe calls wrong for want of what it does not look at: words that the style sheet gives (style/accessible.css), and the whole of
// what the bar, which stays where it is, covers a part of.
const isMistaken = (id, { target }) => {
  const element = document.querySelector(target.at(-1));
  if (id === "target-size") {
    const { width, height } = element.getBoundingClientRect();
    return width >= 24 && height >= 24;
  }
  const said = [element, ...element.querySelectorAll("*")].map(part => getComputedStyle(part, "::before").content);
  return id === "aria-command-name" && said.some(content => /"[^"]+"/.test(content));
};
const options = { rules: { "target-size": { enabled: true } }, resultTypes: ["violations", "incomplete"] };
if (asked.length) options.runOnly = asked;
return axe.run(document, options).then(({ violations, incomplete }) => {
  const undecided = incomplete.filter(({ id }) => id === "color-contrast").map(({ nodes }) => ({
    id: "contrast that axe leaves open",
    nodes: nodes.map(node => ({ ...node, why: judged(node) })).filter(({ why }) => why),
  }));
  const wrong = violations.map(({ id, nodes }) => ({ id, nodes: nodes.filter(node => !isMistaken(id, node)) }));
  return [...wrong, ...undecided].filter(({ nodes }) => nodes.length).map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes.slice(0, 3)
    .map(({ target, html, any, why }) => `${target} ${html.slice(0, 120)} ${why ?? any[0]?.message ?? ""}`).join(" | ")}`);
});
