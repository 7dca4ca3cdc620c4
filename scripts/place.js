// The page in the other language shows what was read: what comes first below the bar stays where it is. Both languages have the same
// elements, so the way to one leads to the same one.
(() => {
  const key = "kessan-place";
  const top = element => element.getBoundingClientRect().top;
  addEventListener("click", ({ target }) => {
    if (!target.closest?.(".lang") || scrollY < 1) return;
    const edge = document.querySelector(".bar").getBoundingClientRect().bottom + 1;
    const below = child => child.getClientRects().length && child.getBoundingClientRect().bottom > edge;
    const way = [];
    let here = document.querySelector("main");
    while (!here.matches("tr, p, .panels")) {
      const at = [...here.children].findIndex(below);
      if (at < 0) break;
      way.push(at);
      here = here.children[at];
    }
    // Nothing can be kept where nothing may be stored.
    try { sessionStorage.setItem(key, JSON.stringify({ way, at: top(here) })); } catch {}
  }, true);
  addEventListener("DOMContentLoaded", async () => {
    let kept;
    try {
      kept = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
    } catch {}
    if (!kept) return;
    await kessan.ready;
    let here = document.querySelector("main");
    for (const index of kept.way) {
      here = here.children[index] ?? here;
      if (here.tagName === "DETAILS") here.open = true;
    }
    const put = () => scrollBy({ top: top(here) - kept.at, behavior: "instant" });
    put();
    // Sizes of what was out of view are put right in the frames that follow.
    requestAnimationFrame(() => requestAnimationFrame(put));
  });
})();
