// Starts the page's program and its parts, and says where they would answer when one cannot run, does not come, or has stopped.
(() => {
  const root = document.documentElement;
  // Where it is said that a part does not answer, and what is dead without it. Currency, period, what is shown and the
  // theme are chosen by HTML and CSS: they go on. Figures stay as pictures.
  const parts = {
    kessan: { said: ".controls", dead: "" },
    calculator: { said: '[data-root="calculator"]', dead: '[data-root="calculator"] form, .slider, .keep, #kept button, .curves .plot' },
    checks: { said: '[data-root="tables"], [data-root="checks"]', dead: ".tools, .more, .recast button" },
    figures: { said: "figure.fig", dead: ".take, .shown-lines, .within, [data-tip]" },
    builder: { said: ".builder", dead: ".builder > :not(summary)" },
    // Says itself what is wrong.
    opening: { said: "", dead: "" },
  };
  const all = selector => selector ? document.querySelectorAll(selector) : [];
  // When the page is read in and is the one to be shown, and when its own modules have run, too.
  const isRead = new Promise(resolve => {
    if (document.readyState !== "loading") resolve();
    document.addEventListener("readystatechange", resolve);
  }).then(() => kessan.ready);
  const hasRun = new Promise(resolve => addEventListener("DOMContentLoaded", resolve));
  const nameOf = address => address.split("/").pop().replace("#program-", "").split(/[-.]/)[0];
  const known = {};

  // Where browsers take markup, code and addresses of scripts only from a policy, this one is the page's, and the only one that
  // its Content-Security-Policy allows: the markup is what the build and the program write, escaped; code runs only if the
  // Content-Security-Policy has its hash; and the scripts that workers may run are the page's own.
  const rules = {
    createHTML: markup => markup,
    createScript: code => code,
    createScriptURL: address => {
      if (/\/(service-worker|opening-worker-\w{16})\.js$/.test(address) && new URL(address).origin === location.origin) return address;
      throw new TypeError(`${address} is no script of this page`);
    },
  };
  const trusted = (() => {
    try {
      return globalThis.trustedTypes?.createPolicy("kessan", rules) ?? rules;
    } catch {
      // A host allows other policies only.
      return rules;
    }
  })();

  // Lockdown modes and policies forbid WebAssembly. An empty module tells: WebKit compiles it all the same, and refuses to run it.
  const runs = () => {
    try {
      return !!new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    } catch {
      return false;
    }
  };
  const canRun = runs();
  const still = name => all(parts[name].dead).forEach(part => part.inert = true);

  // A line in each part that does not answer, and one where the reader is.
  const tell = async (name, reason, again) => {
    // The main part loads the others, and those share its memory: none goes on when it has stopped. Figures that have not
    // answered yet stay pictures.
    const isWith = other => name === "kessan" && (other !== "figures" || known.figures)
      && (!known[other] || reason === "stopped" && other !== "builder");
    const names = Object.keys(parts).filter(other => other === name || isWith(other));
    for (const of of reason === "stopped" ? names : [name]) known[of] = reason;
    await isRead;
    delete root.dataset.wait;
    const notice = document.getElementById("broken");
    if (!notice) return;
    const line = (at, of) => {
      at.dataset.of = of;
      at.replaceChildren(Object.assign(document.createElement("span"), { textContent: notice.dataset[reason] }), " ");
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: notice.dataset.again });
      button.addEventListener("click", () => {
        names.forEach(revive);
        again();
      });
      at.append(button);
      return at;
    };
    names.forEach(revive);
    names.forEach(still);
    // What tells of a number cannot be closed any more.
    if (names.includes("checks")) all('[data-root="source"]').forEach(panel => panel.replaceChildren());
    for (const of of names) {
      for (const place of all(parts[of].said)) {
        const said = line(Object.assign(document.createElement("p"), { className: "notice dead" }), of);
        if (place.matches(".controls, figure, .builder")) place.append(said);
        else place.before(said);
      }
    }
    line(notice, name).hidden = false;
  };
  const revive = name => {
    all(`.dead[data-of="${name}"]`).forEach(line => line.remove());
    all(parts[name].dead).forEach(part => part.inert = false);
    const notice = document.getElementById("broken");
    if (notice?.dataset.of === name) notice.hidden = true;
  };

  // What the reader waits for is being loaded; what is copied for later waits meanwhile (offline.js).
  let loading = 0;
  const wait = by => {
    loading += by;
    dispatchEvent(new Event("kessan-loading"));
  };
  const isLoading = () => loading > 0;
  // What follows is a task of its own.
  const task = () => new Promise(resolve => setTimeout(resolve));

  // `run` loads and starts a part, past what is kept of its files if it is tried again: once by itself, then when the reader asks.
  const start = async (name, run, count = 0) => {
    if (!canRun || known.kessan === "stopped" && !/^(builder|opening)$/.test(name)) return;
    known[name] = "started";
    wait(1);
    try {
      await run(count);
      if (count && known[name] === "started") Object.keys(parts).filter(other => other === name || !known[other]).forEach(revive);
    } catch (error) {
      if (known[name] !== "started") return;
      console.error(error);
      if (error instanceof WebAssembly.RuntimeError) fail();
      else if (count) tell(name, "missing", () => start(name, run, count + 1));
      else setTimeout(() => start(name, run, 1), 1000);
    } finally {
      wait(-1);
    }
  };
  // A program that has stopped cannot go on in any of its parts. The address holds what was set.
  const fail = () => {
    if (known.kessan !== "stopped") tell("kessan", "stopped", () => location.reload());
  };
  addEventListener("error", ({ error }) => {
    if (canRun && error instanceof WebAssembly.RuntimeError && /\bkessan-[0-9a-f]{16}(?:_bg\.wasm|\.js)/.test(error.stack)) fail();
  });

  const at = (address, count) => new URL(address + (count ? `?again=${count}` : ""), document.baseURI).href;
  // The files of parts stand beside the main part's script. One that is not of this version must not get into its memory.
  let beside;
  const read = async (file, integrity, count, priority = "auto") => {
    const answer = await fetch(new URL(file, beside), { integrity, priority, cache: count ? "reload" : "default" });
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return answer.arrayBuffer();
  };
  // What a part needs of the release stands in an element, or in a file that the element names.
  const [loaded, coming] = [{}, {}];
  const place = name => document.getElementById(`release-${name}`);
  const loadRelease = async (name, get) => {
    const { file, integrity } = place(name)?.dataset ?? {};
    if (!file || loaded[name]) return;
    coming[name] ??= get(file, integrity);
    try {
      loaded[name] = new TextDecoder().decode(await coming[name]);
    } finally {
      delete coming[name];
    }
  };
  const release = name => loaded[name] ?? place(name).textContent;
  // The main part's exports, when it has started.
  let began;
  const own = new Promise(resolve => began = resolve);
  // Its script, which knows the files of the other parts, before that. In the one file nothing is fetched.
  let came;
  const script = Promise.race([new Promise(resolve => came = resolve), own]);
  // What the reader goes to goes first: its files are fetched before it has come into view, and even before the main part
  // runs. What else comes near, such as figures that are passed, waits for them.
  const first = new Map();
  const want = name => {
    if (known[name] || first.has(name)) return;
    const get = (file, integrity) => kessan.read(file, integrity, 0, "high");
    const isThere = script.then(({ fetchPart }) => fetchPart && Promise.all([fetchPart(name, get), loadRelease(name, get)]));
    // What goes wrong is said when it is put in.
    first.set(name, isThere.catch(() => {}));
    own.then(() => load(name));
  };
  const goTo = hash => {
    const id = hash.slice(1).split("?")[0];
    const section = id && document.getElementById(id)?.closest("section");
    if (!section) return;
    for (const { dataset: { program } } of section.querySelectorAll("[data-program]")) if (/^\w+$/.test(program)) want(program);
  };
  isRead.then(() => goTo(location.hash));
  for (const event of ["pointerdown", "click"]) {
    addEventListener(event, ({ target }) => {
      const link = target.closest?.('a[href*="#"]');
      if (link?.href.split("#")[0] === location.href.split("#")[0]) goTo(link.hash);
    }, { passive: true });
  }

  // A part of the program by its name, or a script by its address.
  const load = address => {
    const name = nameOf(address);
    if (known[name]) return;
    start(name, async count => {
      if (address === name) {
        const { loadPart, mountPart } = await own;
        if (!count && !first.has(name)) await Promise.all(first.values());
        const get = (file, integrity) => kessan.read(file, integrity, count);
        await Promise.all([loadPart(name, get), loadRelease(name, get)]);
        if (known[name] === "started") mountPart(name);
        return;
      }
      // In the one file.
      if (address[0] === "#") return kessan.run(address.slice(1), name);
      await import(at(address, count));
      // A file of the same name may be another script.
      if (!document.querySelector(`[data-root="${name}"][data-mounted]`)) throw new Error(`${address} is not that script`);
    });
  };
  const main = (address, wasm, integrity) => start("kessan", async count => {
    // Not in the task that reads the page's head in.
    await task();
    beside = at(address);
    const file = fetch(at(wasm), { integrity, cache: count ? "reload" : "default" });
    // What comes of it is asked for below.
    file.catch(() => {});
    const program = await import(at(address, count));
    came(program);
    await isRead;
    // Nor in that which has read in the page, which is long without it.
    await task();
    const instance = await program.default({ module_or_path: file });
    window.wasmBindings = program;
    began(program);
    dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm: instance } }));
  });
  globalThis.kessan = { start, load, main, fail, began, read, release, trusted, wait, isLoading, started: {} };

  hasRun.then(async () => {
    if (!canRun) {
      // Another language may be put in first.
      await kessan.ready;
      root.dataset.still = "";
      Object.keys(parts).forEach(still);
    } else if (!known.kessan) {
      // The one file ends before its program.
      await kessan.ready;
      tell("kessan", "missing", () => location.reload());
    }
  });
})();
