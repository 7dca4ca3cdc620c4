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

  // How often a view is asked anew, after one second, two, four, and so on.
  const TRIES = 4;

  // The frames of elements, each with what it does when its window tells a height.
  const own = new Map();
  // The frames that are written as HTML, also in open shadow trees.
  const written = function* (root = document) {
    yield* root.querySelectorAll("iframe[data-kessan]");
    for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) yield* written(shadowRoot);
  };
  const found = new WeakMap();
  // Who is none of these frames is looked for again after a while only, however many messages he sends.
  const search = source => {
    const known = found.get(source);
    if (known?.contentWindow === source) return known;
    if (performance.now() < known) return;
    for (const frame of written()) {
      if (frame.contentWindow === source) {
        found.set(source, frame);
        return frame;
      }
    }
    found.set(source, performance.now() + 200);
  };
  const isHeight = height => height >= 20 && height <= 20000;

  // Only a number from a frame that asked for it, within bounds, changes anything.
  addEventListener("message", ({ data, source }) => {
    if (!source || data?.kessan !== 1 || data.type !== "height") return;
    const { view, height, asked } = data;
    if (typeof view !== "string" || typeof height !== "number" || !isHeight(height)) return;
    for (const [frame, hear] of own) if (frame.contentWindow === source) return hear(view, Math.ceil(height), asked);
    const frame = search(source);
    if (!frame?.hasAttribute("data-kessan")) return;
    if (new URLSearchParams(frame.src.split("#")[1]?.split("?")[1]).get("embed") !== view) return;
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
    #told;
    #tries = 0;
    #retry;
    #asked;
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
      clearTimeout(this.#retry);
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
      const height = parseInt(this.getAttribute("height"), 10);
      return isHeight(height) && height;
    }

    #show() {
      const pairs = new URLSearchParams({ v: 1, embed: this.#view });
      for (const key of keys) if (this.getAttribute(key)) pairs.set(key, this.getAttribute(key));
      // A link takes any text. What is no address of a file, such as a script, does not stand in for it.
      const link = document.createElement("a");
      link.href = this.getAttribute("src") || file;
      const address = new URL(/^http|^file:/.test(link.protocol) ? link : file);
      address.hash = `${this.#view.split(".")[0]}?${pairs}`;
      const before = this.#address;
      this.#address = address.href;
      if (!this.#frame || before.split("#")[0] !== address.href.split("#")[0]) this.#build();
      else if (before !== address.href && (this.#tries === 0 || !this.#isLoaded)) this.#ask(TRIES);
      this.#frame.title = this.getAttribute("title") || `Kessan: ${this.#view}`;
      this.#frame.style.height = `${this.#fixed || this.#told || 480}px`;
    }

    // The document stays, as it knows what its reader has set, and the history gets no entry. A view that is just beginning anew
    // misses what it is asked, and no browser says so: what changes meanwhile waits until the view has answered, and what it does
    // not answer is asked again.
    #ask(tries) {
      clearTimeout(this.#retry);
      this.#retry = undefined;
      this.#tries = tries;
      this.#asked = new URL(this.#address).hash;
      if (!this.#isLoaded) {
        this.#frame.src = this.#address;
        return;
      }
      this.#frame.contentWindow.location.replace(this.#address);
      const again = () => tries > 1 ? this.#ask(tries - 1) : this.#tries = 0;
      this.#retry = setTimeout(again, 1000 * 2 ** (TRIES - tries));
    }

    // What a view says that it has been asked for last.
    #hear(asked) {
      this.#isLoaded = true;
      if (this.#tries === 0) return;
      if (asked === this.#asked) {
        clearTimeout(this.#retry);
        this.#tries = 0;
        if (new URL(this.#address).hash === asked) return;
      } else if (this.#retry !== undefined) return;
      this.#ask(TRIES);
    }

    #build() {
      own.delete(this.#frame);
      clearTimeout(this.#retry);
      const frame = document.createElement("iframe");
      this.#frame = frame;
      this.#isLoaded = false;
      frame.part = "frame";
      frame.loading = "lazy";
      frame.sandbox = "%SANDBOX%";
      frame.allow = "%ALLOW%";
      this.#tries = 0;
      frame.onload = () => this.#isLoaded = true;
      own.set(frame, (view, height, asked) => {
        this.#hear(asked);
        if (view !== this.#view) return;
        this.#told = height;
        if (!this.#fixed) frame.style.height = `${height}px`;
      });
      frame.src = this.#address;
      this.#root.replaceChildren(frame);
    }
  });
})();
