// One view of the page in another site, as high as what it shows:
// <kessan-view view="margins" lang="ja"></kessan-view>, or <iframe data-kessan src="…/kessan.html#margins?v=1&embed=margins">.
// See docs/embedding.md. The build fills in the keys and the sandbox (src/prerender/embed.rs).
(() => {
  // A second copy has nothing left to do.
  if (customElements.get("kessan-view")) return;
  // A module, or a script in a shadow tree, is not told its element; then its own trace begins with where it came from.
  const trace = () => /(?:https?|file):\S+?(?=:\d+:\d+)/.exec(new Error().stack)?.[0];
  const file = new URL("kessan.html", document.currentScript?.src || trace() || document.baseURI).href;
  const keys = %KEYS%;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(":host{display:block}:host([hidden]){display:none}iframe{display:block;box-sizing:content-box;width:100%;border:0}");

  // The frames of elements, each with what it does when its window tells a height.
  const own = new Map();
  // The frames that are written as HTML, also in open shadow trees.
  const written = function* (root = document) {
    yield* root.querySelectorAll("iframe[data-kessan]");
    for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) yield* written(shadowRoot);
  };
  const found = new WeakMap();
  const search = source => {
    const known = found.get(source);
    if (known?.isConnected && known.contentWindow === source) return known;
    for (const frame of written()) {
      if (frame.contentWindow === source) {
        found.set(source, frame);
        return frame;
      }
    }
  };
  const viewOf = frame => new URLSearchParams(frame.src.split("#")[1]?.split("?")[1]).get("embed");

  // Only a number from a frame that asked for it, within bounds, changes anything.
  addEventListener("message", ({ data, source }) => {
    if (!source || data?.kessan !== 1 || data.type !== "height") return;
    const { view, height } = data;
    if (typeof view !== "string" || typeof height !== "number" || !(height >= 20 && height <= 20000)) return;
    for (const [frame, hear] of own) if (frame.contentWindow === source) return hear(view, Math.ceil(height));
    const frame = search(source);
    if (!frame?.hasAttribute("data-kessan") || viewOf(frame) !== view) return;
    frame.style.boxSizing = "content-box";
    frame.style.height = `${Math.ceil(height)}px`;
  });

  // A frame that was there before this script tells its height once more when its size changes.
  for (const frame of written()) if (frame.clientHeight) frame.style.height = `${frame.clientHeight + 1}px`;

  customElements.define("kessan-view", class extends HTMLElement {
    static observedAttributes = ["view", "src", "height", "title", ...keys];
    #root = this.attachShadow({ mode: "open" });
    #frame;
    #address;
    #isLoaded;
    #again;
    #told;
    #isAwaited;

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      this.#await();
    }

    // Where a browser can move an element as it is, its frame goes on.
    connectedMoveCallback() {}

    // Anywhere else the frame's document ends with its place.
    disconnectedCallback() {
      own.delete(this.#frame);
      this.#frame?.remove();
      this.#frame = undefined;
    }

    attributeChangedCallback() {
      this.#await();
    }

    // Attributes that change together are one change.
    #await() {
      if (this.#isAwaited) return;
      this.#isAwaited = true;
      queueMicrotask(() => {
        this.#isAwaited = false;
        if (this.isConnected) this.#show();
      });
    }

    get #view() {
      return this.getAttribute("view") || "overview";
    }

    get #fixed() {
      return Math.max(parseInt(this.getAttribute("height"), 10), 0);
    }

    #show() {
      const pairs = new URLSearchParams({ v: 1, embed: this.#view });
      for (const key of keys) if (this.getAttribute(key)) pairs.set(key, this.getAttribute(key));
      const address = new URL(this.getAttribute("src") || file, document.baseURI);
      address.hash = `${this.#view.split(".")[0]}?${pairs}`;
      const before = this.#address;
      this.#address = address.href;
      if (!this.#frame || before.split("#")[0] !== address.href.split("#")[0]) this.#build();
      else if (before !== address.href) {
        // A view that is just beginning anew may miss it: it is asked again when it has been loaded.
        this.#again = 2;
        this.#ask();
      }
      this.#frame.title = this.getAttribute("title") || `Kessan: ${this.#view}`;
      this.#frame.style.height = `${this.#fixed || this.#told || 480}px`;
    }

    // The document stays, as it knows what its reader has set, and the history gets no entry.
    #ask() {
      if (this.#isLoaded) this.#frame.contentWindow.location.replace(this.#address);
      else this.#frame.src = this.#address;
    }

    #build() {
      own.delete(this.#frame);
      const frame = document.createElement("iframe");
      this.#frame = frame;
      this.#isLoaded = false;
      frame.part = "frame";
      frame.loading = "lazy";
      frame.setAttribute("sandbox", "%SANDBOX%");
      frame.setAttribute("allow", "%ALLOW%");
      this.#again = 0;
      frame.addEventListener("load", () => {
        this.#isLoaded = true;
        if (this.#again-- > 0) this.#ask();
      });
      own.set(frame, (view, height) => {
        this.#isLoaded = true;
        if (view !== this.#view) return;
        this.#told = height;
        if (!this.#fixed) frame.style.height = `${height}px`;
      });
      frame.src = this.#address;
      this.#root.replaceChildren(frame);
    }
  });
})();
