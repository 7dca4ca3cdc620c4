// The pictures of figures. Where scripts run a page is written with their room alone: a picture is put there when it comes near
// the screen or is to be printed, before any program, and a canvas covers it later. Without script all pictures are there.
(() => {
  const show = text => {
    const still = text.parentNode;
    if (still) still.innerHTML = kessan.trusted.createHTML(text.textContent);
  };
  const hidden = (within = document) => within.querySelectorAll(".still > noscript");
  const observer = globalThis.IntersectionObserver && new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      // What is drawn already needs no picture on the screen.
      if (!target.querySelector("canvas.drawn")) hidden(target).forEach(show);
    }
  }, { rootMargin: "50% 0px" });
  const follow = () => {
    for (const text of hidden()) {
      // A page that was not parsed as the document has elements there.
      if (text.firstElementChild) text.textContent = text.innerHTML;
      if (observer) observer.observe(text.closest(".plot"));
      else show(text);
    }
  };
  const print = () => hidden().forEach(show);
  addEventListener("DOMContentLoaded", follow);
  addEventListener("beforeprint", print);
  matchMedia("print").addEventListener?.("change", ({ matches }) => { if (matches) print(); });
  Object.assign(kessan, { pictures: follow });
})();
