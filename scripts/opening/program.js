// Asks the program that reads and makes reports: in a worker on a site; in the one file, whose origin has no workers, here.
const program = %PROGRAM%;
const isOneFile = !program.worker;
// What is wrong with what was asked: `key` names the words for it, `detail` is technical.
const failure = (key, detail) => Object.assign(new Error(detail ?? key), { key, detail });
// What the one file has that is the same for every release, as the program takes it (`of_page` in src/prerender/one_file.rs).
const ownPage = () => {
  const inline = within => [...within.querySelectorAll(":scope > script:not([type])")].map(({ textContent }) => textContent);
  const [[head], [body, files]] = [document.head, document.body].map(inline);
  const [policy, icon, styles, main] = ["meta[http-equiv]", 'link[rel="icon"]', "style", 'body > script[type="module"]']
    .map(selector => document.querySelector(selector));
  const [program, programs, opener, downloads] = ["program", "programs", "opener", "files"].map(id => document.getElementById(id).outerHTML);
  return `<!DOCTYPE html>\n<html lang="en" data-lang="en" data-langs="${root.dataset.langs}"><head>`
    + `<meta http-equiv="Content-Security-Policy" content="${policy.content}"><title></title><link rel="icon" href="${icon.getAttribute("href")}">`
    + `<style>${styles.textContent}</style><script>${head}<${"/script"}></head><body><script>${body}<${"/script"}>`
    + `${program}${programs}${opener}${downloads}<script>${files}<${"/script"}><script type="module">${main.textContent}<${"/script"}></body></html>\n`;
};
// The text of the release file that the page shows.
const releaseOf = async () => {
  if (shown) return shown.release;
  const isRelease = link => /^(\.\.\/)?releases\/[^./]+\.json$/.test(link.getAttribute("href") ?? "");
  const link = [...document.links].find(isRelease);
  try {
    if (!isOneFile) {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(`${link.href}: ${answer.status}`);
      return await answer.text();
    }
    const content = await kessan.unpackLater("files");
    let start = content.indexOf(10) + 1;
    for (const [path, , length] of JSON.parse(new TextDecoder().decode(content.subarray(0, start)))) {
      const bytes = content.subarray(start, start += length);
      if (/^releases\/[^./]+\.json$/.test(path)) return new TextDecoder().decode(bytes);
    }
    throw new Error("releases/*.json");
  } catch (error) {
    throw failure("unread_release", String(error));
  }
};
// Whoever still waits for one that is let go is told.
const letGo = own => {
  own?.terminate();
  own?.hasLoaded();
  own?.abandon?.();
};
let worker;
const stop = () => {
  letGo(worker);
  worker = undefined;
};
// One that loads the program while the reader still chooses a file; not for who saves data.
let spare;
const employ = () => {
  const own = new Worker(kessan.trusted.createScriptURL(new URL(program.worker, import.meta.url).href), { type: "module" });
  // What is copied for later waits meanwhile.
  kessan.wait(1);
  own.hasLoaded = () => {
    own.hasLoaded = () => {};
    kessan.wait(-1);
  };
  own.addEventListener("message", ({ data }) => {
    if (data.ready) own.isReady = true;
    if (data.loaded) own.hasLoaded();
    if (data.missing && spare === own) dismiss();
  });
  own.addEventListener("error", () => { if (spare === own) dismiss(); });
  return own;
};
const prepare = () => {
  if (isOneFile || navigator.connection?.saveData) return;
  try {
    spare ??= employ();
  } catch {
    // It is told when a file has been chosen.
  }
};
const dismiss = () => {
  letGo(spare);
  spare = undefined;
};
const pause = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
const askHere = async (name, values, onStage) => {
  let module;
  try {
    module = await (kessan.openProgram ??= kessan.run("program-open", "open"));
  } catch (error) {
    kessan.openProgram = undefined;
    throw failure("no_program", String(error));
  }
  // What is said of it is painted first, as the page then waits.
  await pause();
  if (name === "open") values.push(onStage);
  if (name === "one_file") values.splice(1, 1, new TextEncoder().encode(ownPage()));
  try {
    for (;;) {
      const done = module[name](...values);
      if (!done.needs) return done;
      await module.loadPart(done.needs, kessan.unpackLater);
    }
  } catch (error) {
    if (error?.message?.en) return error;
    throw failure("stopped", String(error?.stack ?? error));
  }
};
const ask = (name, values, onStage = () => {}) => isOneFile ? askHere(name, values, onStage) : new Promise((resolve, reject) => {
  stop();
  const own = worker = spare ?? employ();
  spare = undefined;
  own.abandon = () => reject(failure("cancelled"));
  const settle = how => value => {
    how(value);
    letGo(own);
  };
  own.addEventListener("message", ({ data }) => {
    if (data.stage) onStage(data.stage);
    else if ("done" in data) settle(resolve)(data.done);
    else if (data.missing || data.stopped) settle(reject)(failure(data.missing ? "no_program" : "stopped", data.missing ?? data.stopped));
  });
  own.addEventListener("error", event => settle(reject)(failure(own.isReady ? "stopped" : "no_program", event.message)));
  own.postMessage({ name, values });
});
