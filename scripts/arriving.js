// While a page comes in, only its first section is rendered, which is the first screen. As soon as all of a page is read in, a
// browser that fills in forms asks of each field where it stands, and so lays out every section that is out of view: on a phone
// that was the longest task of a visit. A section that is not rendered yet stands nowhere.
// docs/decisions/2026-11-30-first-screen.md
(() => {
  const root = document.documentElement;
  const arrive = () => delete root.dataset.arriving;
  Object.assign(kessan, { arrive });
  // A place in the page, a state in its address, and a page that is come back to need all of it at once.
  const [visit] = performance.getEntriesByType("navigation");
  if (location.hash || location.search || visit?.type !== "navigate") return;
  root.dataset.arriving = "";
  // After what the browser itself does at the end of the page.
  addEventListener("DOMContentLoaded", () => setTimeout(arrive));
  // Whoever is faster than the line sees what has come, and so does everyone after a second.
  setTimeout(arrive, 1000);
  for (const type of ["wheel", "touchstart", "pointerdown", "keydown", "beforeprint"]) {
    addEventListener(type, arrive, { once: true, passive: true, capture: true });
  }
})();
