// The section that is being read is named in the lists of sections and on the button of their menu, which closes when
// something in it was chosen that leads on.
addEventListener("DOMContentLoaded", async () => {
  await kessan.ready;
  const menu = document.getElementById("menu");
  // Before what is chosen acts: a dialog gives the focus back to what had it.
  menu?.addEventListener("click", ({ target }) => { if (target.closest("a, button")) menu.hidePopover?.(); }, true);
  const observer = globalThis.IntersectionObserver && new IntersectionObserver(entries => {
    const id = entries.filter(entry => entry.isIntersecting).pop()?.target.id;
    if (id) for (const link of document.querySelectorAll(":is(.toc, .menu) li > a")) {
      if (link.hash !== "#" + id) link.removeAttribute("aria-current");
      else {
        link.setAttribute("aria-current", "location");
        document.querySelector(".menu-button > :last-child").textContent = link.textContent;
      }
    }
    // What is at a line in the upper part of the window.
  }, { rootMargin: "-25% 0px -75%" });
  for (const section of document.querySelectorAll("main > section")) observer?.observe(section);
});
