// What paper has and the screen has not: the head of each page and the page's address, and the summary of two pages that a button
// prints. The texts are the page's, as an opened report has others; `style/print.css` shows them.
(() => {
  const root = document.documentElement;
  // A text as CSS has it. Names come from files: nothing in them ends the text.
  const quoted = text => `"${text.replace(/[^\p{L}\p{N} .,:/-]/gu, sign => `\\${sign.codePointAt(0).toString(16)} `)}"`;
  const follow = () => {
    const text = document.querySelector(".brand")?.textContent.replace(/\s+/g, " ").trim() ?? "";
    // One line: letters of East Asia are twice as wide.
    let room = 130;
    const signs = [...text];
    const end = signs.findIndex(sign => (room -= sign > "\u2e7f" ? 2 : 1) < 0);
    root.style.setProperty("--running", quoted(end < 0 ? text : signs.slice(0, end).join("") + "…"));
    if (/^http/.test(location.protocol)) root.style.setProperty("--address", quoted(location.origin + location.pathname));
  };
  let isPrinted;
  addEventListener("beforeprint", () => { isPrinted = true; follow(); });
  addEventListener("afterprint", () => root.removeAttribute("data-brief"));
  addEventListener("click", ({ target }) => {
    if (!target.closest?.("[data-print]")) return;
    root.dataset.brief = "";
    isPrinted = false;
    print();
    // Where printing is not allowed, nothing says so; what the browser prints later is all of the page.
    setTimeout(() => { if (!isPrinted) root.removeAttribute("data-brief"); }, 2000);
  });
})();
