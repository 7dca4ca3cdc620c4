// What is read stays where it is: in the page in the other language, whose elements are the same, so that the way to one leads
// to the same one; and when something else is chosen in the bar, another period say, which shows and hides what stands above.
(() => {
  const key = "kessan-place";
  const box = it => it.getBoundingClientRect();
  const place = it => [...it.parentElement.children].indexOf(it);
  const isShown = it => it?.checkVisibility?.() ?? it?.getClientRects().length;
  const edge = () => box(document.querySelector(".bar")).bottom + 1;
  // Each line in the window below the bar, the first whole one first: its element, and those that it stands in.
  const lines = () => {
    const [ways, start] = [[], edge()];
    const walk = way => {
      if (!way[0].firstElementChild || way[0].matches("h1, h2, h3, p, li, tr, .plot")) ways.push(way);
      else for (const it of way[0].children) if (box(it).bottom > start && box(it).top < innerHeight && isShown(it)) walk([it, ...way]);
    };
    walk([document.querySelector("main")]);
    const isWhole = way => box(way[0]).top > start - 9;
    return [...ways.filter(isWhole), ...ways.filter(way => !isWhole(way))];
  };
  // Once more in the frames that follow, when what was out of view has its size; unless the reader has gone elsewhere meanwhile.
  const hold = (it, at) => {
    const put = () => scrollBy({ top: box(it).top - at, behavior: "instant" });
    put();
    const left = scrollY;
    requestAnimationFrame(() => requestAnimationFrame(() => { if (Math.abs(scrollY - left) < innerHeight / 2) put(); }));
  };
  // A choice has been made when it is told.
  let before;
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, ({ target }) => {
    before = scrollY >= 1 && target.closest?.(".bar") ? lines().map(way => way.map(it => [it, box(it).top])) : [];
  }, true);
  addEventListener("change", ({ target }) => {
    const way = target.closest(".bar") && before?.[0];
    if (!way) return;
    let [here, at] = way[0];
    let hidden = way.findLastIndex(([it]) => !isShown(it));
    if (hidden >= 0) {
      // The same line of another period, or else the first line that is still there.
      const kind = it => it.tagName + it.className.replace(/\bc\d+/g, "");
      const gone = way[hidden][0];
      const others = [...gone.parentElement.children].filter(it => isShown(it) && kind(it) === kind(gone));
      const other = others.find(it => place(it) > place(gone)) ?? others.at(-1);
      let same = other;
      while (hidden--) same = same?.children[place(way[hidden][0])];
      if (isShown(same)) here = same;
      else [here, at] = before.map(way => way[0]).find(([it]) => isShown(it)) ?? [other ?? gone.parentElement, edge()];
    }
    hold(here, at);
  }, true);
  addEventListener("click", ({ target }) => {
    const [way] = target.closest?.(".lang") && scrollY >= 1 ? lines() : [];
    // Nothing can be kept where nothing may be stored.
    if (way) try { sessionStorage.setItem(key, JSON.stringify({ way: way.slice(0, -1).map(place).reverse(), at: box(way[0]).top })); } catch {}
  }, true);
  addEventListener("DOMContentLoaded", async () => {
    let kept;
    try {
      kept = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
    } catch {}
    if (!kept) return;
    await kessan.ready;
    kessan.arrive();
    let here = document.querySelector("main");
    for (const index of kept.way) {
      here = here.children[index] ?? here;
      if (here.tagName === "DETAILS") here.open = true;
    }
    hold(here, kept.at);
  });
})();
