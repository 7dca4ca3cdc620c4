// Where the content ends: the other language, the chosen view, and how the program takes what the file holds.
(() => {
  const root = document.documentElement;
  const { wait: turn, embed } = root.dataset;

  // Seven bits a character.
  const bytesOf = id => {
    const text = document.getElementById(id).textContent;
    const bytes = new Uint8Array(text.length * 7 >> 3);
    let [bits, count, at] = [0, 0, 0];
    for (let i = 0; i < text.length; i++) {
      bits = (bits << 7 | (text.charCodeAt(i) & 127)) & 0x7fff;
      count += 7;
      if (count > 7) bytes[at++] = bits >> (count -= 8);
    }
    return bytes;
  };
  // What is needed at once, as the browser can unpack it; and the rest, which is packed tighter: the parts of the program and
  // the scripts that are started later in one, as they are alike, each with its length.
  const unpack = (id, type) => {
    const plain = new Blob([bytesOf(id)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(plain, { headers: { "content-type": type } });
  };
  const packs = {};
  const unpackLater = id => {
    for (const { id: pack, dataset } of document.querySelectorAll("script[data-parts]")) {
      let end = 0;
      for (const part of dataset.parts.split(" ")) {
        const [name, length] = part.split(":");
        const start = end;
        end += +length;
        if (name !== id) continue;
        packs[pack] ??= unlzma(bytesOf(pack));
        return packs[pack](end).then(bytes => bytes.subarray(start, end));
      }
    }
    return unlzma(bytesOf(id))();
  };
  // Its last line says that it has started, with what comes of that.
  const run = async (id, name) => {
    const code = kessan.trusted.createScript(new TextDecoder().decode(await unpackLater(`${id}-script`)));
    return new Promise((resolve, reject) => {
      kessan.started[name] = resolve;
      const script = Object.assign(document.createElement("script"), { type: "module", textContent: code, onerror: reject });
      document.head.append(script);
    });
  };

  // What the parser puts behind this script stays.
  const written = [...document.body.childNodes];
  const turnTo = async lang => {
    const block = document.getElementById(`lang-${lang}`);
    const content = document.createElement("template");
    content.innerHTML = kessan.trusted.createHTML(await unpack(block.id, "text/html").text());
    document.title = block.title;
    document.body.prepend(content.content);
    written.forEach(node => node.remove());
    root.lang = root.dataset.lang = lang;
  };

  // Choices that the style sheet obeys need not wait for the program.
  const preset = () => {
    const pairs = new URLSearchParams(location.hash.split("?").slice(1).join("?"));
    const check = input => { if (input) input.checked = true; };
    for (const key of ["theme", "show", "negatives"]) check(document.getElementById(`${key}-${pairs.get(key)}`));
    const code = pairs.get("ccy");
    check([...document.getElementsByName("ccy")].find(input => input.parentNode.textContent.trim().toLowerCase() === code));
    kessan.translate(document.getElementById("ccy-1")?.checked ?? false);
  };

  // Of an address, what the one file reads itself; the keys are those of src/state/placement.rs.
  const pairsOf = address => new URLSearchParams(address.split("#")[1]?.split("?").slice(1).join("?"));
  const placement = %PLACEMENT%;
  // What the page has been opened with.
  const opened = new URLSearchParams(root.dataset.kept);
  // What the host of a frame has asked for last. It stands in the history; over a reload the window's name carries it, as a
  // frame without an origin gets nothing else back.
  const { first, carried, seen } = kessanFrame;
  const name = carried ? `${carried.name}` : window.name;
  let asked = carried ? `${carried.asked}` : history.state?.asked ?? seen;
  // The same for the host's ears: undefined where the address may be its reader's doing, as after a reload of the frame.
  const isFresh = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  let heard = carried ? carried.heard : history.state?.heard ?? (isFresh ? seen : undefined);
  // Every address that the frame has had here: a host may write another one while a reload is under way, and the page then
  // begins with the one or with the other.
  const older = new Set();
  const write = history.replaceState.bind(history);
  const keep = address => {
    // Browsers refuse when it is asked too often.
    try { write({ asked, heard }, "", address); } catch {}
    older.add(location.hash);
  };
  let isLeaving = false;
  let isReporting = false;
  let told = 0;
  const reload = () => {
    isLeaving = true;
    if (embed !== undefined) {
      // What the program writes from here on would be taken for the host's.
      history.replaceState = () => {};
      const address = location.hash;
      older.delete(address);
      window.name = `kessan ${JSON.stringify({ name, asked, heard, first, older: [...older].slice(-9), address })}`;
      older.add(address);
    }
    location.reload();
  };
  // A host changes a view by the frame's address. Where the reader has it otherwise than the host had asked, and the host asks
  // for nothing else now, the reader's stays. Nobody has to be told what that is.
  const joined = (before, now) => {
    const [given, own, wanted] = [asked, before, now].map(pairsOf);
    const isOther = own.get("embed") !== wanted.get("embed");
    for (const key of new Set([...given.keys(), ...own.keys()])) {
      if (wanted.get(key) !== given.get(key)) continue;
      // A number's source that is open belongs to the view in which it was opened.
      if (!own.has(key) || (key === "fact" && isOther)) wanted.delete(key);
      else wanted.set(key, own.get(key));
    }
    return `#${now.split("#")[1].split("?")[0]}?${wanted}`;
  };
  if (carried) window.name = name;
  if (embed !== undefined) {
    // The host has asked for something else before this page began.
    const isOther = carried && `${carried.address}` !== seen;
    const address = isOther ? joined(`${carried.address}`, seen) : undefined;
    if (isOther) heard = asked = seen;
    if (location.hash === seen) keep(address);
  }
  const follow = (before, now) => {
    const address = joined(before, now);
    heard = asked = now;
    older.add(now);
    keep(address);
    // The program writes the address with this, maybe once more before the page begins anew.
    root.dataset.kept = address.split("?")[1].split("&").filter(pair => placement.includes(pair.split("=")[0])).join("&");
    // It hears of the joined address only.
    const [oldURL, newURL] = [before, address].map(hash => new URL(hash, location.href).href);
    dispatchEvent(new HashChangeEvent("hashchange", { oldURL, newURL }));
    tell(true);
  };
  const hashOf = address => `#${address.split("#")[1] ?? ""}`;

  // A link that names another language or view opens another page of this one; a host may also name another look.
  addEventListener("hashchange", event => {
    const now = pairsOf(event.newURL);
    const isHosts = embed !== undefined && now.has("embed");
    if (isHosts && event.isTrusted && history.state?.asked === undefined) {
      event.stopImmediatePropagation();
      follow(hashOf(event.oldURL), hashOf(event.newURL));
      return;
    }
    // Back or forth, or a link within the view.
    if (isHosts) asked = history.state?.asked ?? asked;
    else if (embed !== undefined) keep();
    const differs = isHosts ? key => now.get(key) !== opened.get(key)
      : key => now.has(key) && now.get(key) !== (opened.get(key) ?? (key === "lang" ? root.dataset.lang : null));
    if ((isHosts ? placement : ["lang", "embed"]).some(differs)) reload();
  });

  const narrow = () => {
    const [, name, , kind, number] = /^([^.]*)(\.(figure|table)-?(\d*))?$/.exec(embed) ?? [];
    const found = name ? document.getElementById(name) : undefined;
    const section = found?.closest("main section");
    const parts = kind ? section?.querySelectorAll(kind === "table" ? ".scroll:has(table):not(.numbers *)" : "figure") : undefined;
    const part = parts ? parts[(number || 1) - 1] : found;
    const source = document.querySelector(".embed-source");
    const link = source.querySelector("a");
    if (section && part) {
      document.querySelectorAll(".no-view").forEach(line => line.remove());
      for (let here = part; here !== document.body; here = here.parentElement) {
        for (const other of here.parentElement.children) {
          const isTitle = section.contains(other) && /^H[12]$/.test(other.tagName);
          // What opens beside the page for a number of the view.
          const isBeside = other.matches("body > [data-root]");
          if (other !== here && other !== source && other.id !== "broken" && !isTitle && !isBeside) other.dataset.off = "";
        }
      }
      // A table by itself is the view, not an appendix to be opened.
      for (let here = part; here !== section; here = here.parentElement) if (here.tagName === "DETAILS") here.open = true;
    } else {
      for (const other of document.body.children) if (other !== source) other.dataset.off = "";
      const ids = [...document.querySelectorAll("main section[id]")].map(({ id }) => id);
      const line = source.querySelector(".no-view");
      line.textContent = line.textContent.replace("%1", () => embed).replace("%2", () => ids.join(", "));
    }
    // The whole page, in the state that the frame is in.
    const whole = () => {
      const [start, query = ""] = location.hash.split("?");
      const isOfFrame = key => key !== "lang" && placement.includes(key);
      const rest = query.split("&").filter(pair => !isOfFrame(pair.split("=")[0])).join("&");
      link.href = `${section ? "#" + section.id : start || "#"}?${rest}`;
    };
    whole();
    for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, whole);
  };

  // Its host hears the height of what is shown, and of what it has asked for itself the last that was heard here. A document
  // that is about to begin anew has not shown it yet.
  const tell = isAsked => {
    // In a part of the host that is hidden it has no width, so no height either.
    if (!isReporting || isLeaving || !innerWidth) return;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    // Chromium hides the content before it takes the width away.
    if (!height || height === told && !isAsked) return;
    told = height;
    parent.postMessage({ kessan: 1, type: "height", view: embed, height, asked: heard }, "*");
  };
  const report = () => {
    if (parent === window) return;
    isReporting = true;
    // Browsers hold observers back in a frame that is not on the screen yet; its height should be right when it comes there.
    tell(false);
    new ResizeObserver(() => tell(false)).observe(document.body);
    // A host whose script came later than this changes the frame's size to hear it again.
    addEventListener("resize", () => tell(true));
  };

  // The host has asked for something else since this page began, before anything here could hear it.
  if (embed !== undefined && location.hash !== seen && pairsOf(location.hash).has("embed")) follow(seen, location.hash);

  // Figures keep their form in a translation; on a site the HTML says so.
  const keepFigures = () => document.querySelectorAll("td").forEach(cell => cell.translate = false);

  const finish = () => {
    preset();
    kessan.pictures();
    keepFigures();
    if (embed !== undefined) narrow();
    delete root.dataset.wait;
    if (embed !== undefined) report();
  };
  // Where it cannot be unpacked, the first language is better than none.
  const turned = async () => {
    // A report that was opened here has its own pages. The programs stand behind this script.
    if (kessan.show) {
      await new Promise(resolve => document.addEventListener("readystatechange", resolve, { once: true }));
      if (await kessan.show().catch(error => console.error(error))) return;
    }
    if (turn) await turnTo(turn);
  };
  const ready = turn || kessan.show ? turned().catch(error => console.error(error)).then(finish) : finish();
  Object.assign(kessan, { unpack, unpackLater, read: unpackLater, run, ready });
})();
