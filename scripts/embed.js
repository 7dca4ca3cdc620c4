// One view of the page in another site, as high as what it shows:
// <kessan-view view="margins" lang="ja"></kessan-view>, or <iframe data-kessan src="…/kessan.html#margins?v=1&embed=margins">.
// See docs/embedding.md.
(() => {
  const file = new URL("kessan.html", document.currentScript?.src ?? location.href).href;
  const keys = ["lang", "theme", "ccy", "period", "show", "accent", "font", "background"];
  const viewOf = frame => new URLSearchParams(frame.src.split("#")[1]?.split("?")[1]).get("embed");

  // Only a number from a frame that asked for it, within bounds, changes anything.
  addEventListener("message", ({ data, source }) => {
    if (!source || data?.kessan !== 1 || data.type !== "height") return;
    const { view, height } = data;
    if (typeof view !== "string" || typeof height !== "number" || !(height >= 20 && height <= 20000)) return;
    for (const frame of document.querySelectorAll("iframe[data-kessan]")) {
      if (frame.contentWindow === source && viewOf(frame) === view) {
        frame.style.boxSizing = "content-box";
        frame.style.height = `${Math.ceil(height)}px`;
      }
    }
  });

  // A frame that was there before this script tells its height once more when its size changes.
  for (const frame of document.querySelectorAll("iframe[data-kessan]")) {
    frame.style.height = `${frame.clientHeight + 1}px`;
  }

  customElements.get("kessan-view") ?? customElements.define("kessan-view", class extends HTMLElement {
    static observedAttributes = ["view", "src", "height", "title", ...keys];

    connectedCallback() {
      this.style.display ||= "block";
      this.show();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.show();
    }

    show() {
      const view = this.getAttribute("view") ?? "overview";
      const pairs = new URLSearchParams({ v: 1, embed: view });
      for (const key of keys) if (this.hasAttribute(key)) pairs.set(key, this.getAttribute(key));
      const section = view.split(".")[0];
      const address = new URL(`${this.getAttribute("src") ?? file}#${section}?${pairs}`, document.baseURI).href;
      const title = this.getAttribute("title") ?? `Kessan: ${view}`;
      const fixed = parseInt(this.getAttribute("height"), 10);
      const old = this.querySelector("iframe");
      if (old?.src === address && old.hasAttribute("data-kessan") === !fixed) {
        old.title = title;
        if (fixed) old.style.height = `${fixed}px`;
        return;
      }
      // A new frame: a fragment alone would not load the other view, and would stand in the history.
      const frame = document.createElement("iframe");
      frame.title = title;
      frame.loading = "lazy";
      frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox");
      Object.assign(frame.style, { display: "block", width: "100%", border: "0", height: fixed ? `${fixed}px` : old?.style.height || "480px" });
      frame.toggleAttribute("data-kessan", !fixed);
      frame.src = address;
      this.replaceChildren(frame);
    }
  });
})();
