// The statements' columns in the other currency. The page has each of them as a list at its table, and not as a thousand cells
// that few readers ask for: this makes cells of them when that currency is chosen, before any program.
(() => {
  const isChosen = () => document.getElementById("ccy-1")?.checked ?? false;
  // An empty text stands for what is printed in the column before; "=" is before what the release itself prints elsewhere, and
  // anything else is a translation; as in src/view/statements/table.rs.
  const cell = (text, printed) => {
    const made = document.createElement("td");
    const plain = text.replace("=", "");
    if (!text) {
      made.append(...printed.cloneNode(true).childNodes);
      made.className = ["neg", "nil"].filter(name => printed.classList.contains(name)).join("");
    } else {
      if (plain[0] === "(") made.className = "neg";
      if (plain === text) made.append(document.createElement("i"));
      (made.firstChild ?? made).textContent = plain;
    }
    if (made.firstChild) made.translate = false;
    return made;
  };
  const head = text => Object.assign(document.createElement("th"), { scope: "col", textContent: text });
  // Gives a table all its columns, so that what is asked for by its place is there.
  const complete = table => {
    const lists = table.dataset.t?.split("\n").map(list => list.split("\t"));
    if (!lists) return;
    const places = [...table.classList].filter(name => /^t\d+$/.test(name)).map(name => name.slice(1) - 1);
    [...table.rows].forEach((row, index) => places.forEach((place, list) => {
      const [printed, text] = [row.cells[place - 1], lists[list][index]];
      printed.after(index ? cell(text, printed) : head(text));
    }));
    delete table.dataset.t;
  };
  const rest = () => document.querySelectorAll("table[data-t]");
  let isTranslated = false;
  // No task is long; what is printed has all of it.
  const work = until => {
    if (!isTranslated) return;
    for (const table of rest()) {
      if (performance.now() > until) return setTimeout(() => work(performance.now() + 8));
      complete(table);
    }
  };
  const translate = is => {
    isTranslated = is;
    document.getElementById("statements")?.classList.toggle("translated", is);
    if (!is) return;
    // What is on the screen, in the same frame.
    for (const table of rest()) if (table.checkVisibility?.({ contentVisibilityAuto: true }) ?? true) complete(table);
    setTimeout(() => work(performance.now() + 8));
  };
  const follow = () => translate(isChosen());
  addEventListener("change", ({ target }) => { if (target.name === "ccy") follow(); }, true);
  addEventListener("DOMContentLoaded", follow);
  addEventListener("beforeprint", () => work(Infinity));
  Object.assign(kessan, { complete, translate });
})();
