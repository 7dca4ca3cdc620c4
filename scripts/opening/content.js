// What an opened report puts into the page: its HTML as nodes, in pieces that each take a phone less than a twentieth of a second.
const yieldToPage = () => globalThis.scheduler?.yield?.() ?? new Promise(resolve => setTimeout(resolve));

// What the store gives was written by this page's program, but on a disk other files share the store: what could run or
// load is taken out, although the page's policy would refuse it.
const UNSAFE = 'script:not([type="application/octet-stream"]), iframe, frame, object, embed, link, meta, base, style, img, image, video, audio, foreignObject, template';
const isSafe = (element, { name, value }) => {
  if (/^on|^(srcdoc|srcset|src|action|formaction|ping|style)$/i.test(name)) return false;
  if (!/^(xlink:)?href$/i.test(name)) return true;
  try {
    return ["http:", "https:", location.protocol].includes(new URL(value, location.href).protocol);
  } catch {
    return false;
  }
};
// So many elements are looked at without a pause.
const PIECE = 1000;
const clean = async content => {
  content.querySelectorAll(UNSAFE).forEach(element => element.remove());
  for (const [at, element] of [...content.querySelectorAll("*")].entries()) {
    if (at % PIECE === PIECE - 1) await yieldToPage();
    for (const attribute of [...element.attributes]) if (!isSafe(element, attribute)) element.removeAttribute(attribute.name);
  }
};
// Cuts the outermost sections out of a page; each place of one is held by an empty one.
const sectionsOf = body => {
  const sections = [];
  let [frame, depth, start, end] = ["", 0, 0, 0];
  for (const { 0: tag, 1: isEnd, index } of body.matchAll(/<(\/?)section\b[^>]*>/g)) {
    if (isEnd) depth--;
    else if (depth++ === 0) start = index;
    if (depth !== 0 || !isEnd) continue;
    frame += `${body.slice(end, start)}<section data-cut="${sections.length}"></section>`;
    end = index + tag.length;
    sections.push(body.slice(start, end));
  }
  return { frame: frame + body.slice(end), sections };
};
const parsed = async html => {
  const template = document.createElement("template");
  template.innerHTML = kessan.trusted.createHTML(html);
  await yieldToPage();
  await clean(template.content);
  return template.content;
};
const contentOf = async body => {
  const { frame, sections } = sectionsOf(body);
  const content = await parsed(frame);
  for (const [at, html] of sections.entries()) content.querySelector(`section[data-cut="${at}"]`)?.replaceWith(await parsed(html));
  return content;
};
