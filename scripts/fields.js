// A page that is taken back from the browser's memory is as it was left. WebKit alone puts each field with autocomplete="off" back to
// how it was written, at some time after it says so; without that attribute Firefox would fill in a page that is loaded anew.
(() => {
  let left = [];
  addEventListener("pagehide", () => {
    left = Array.from(document.querySelectorAll("input"), field => [field, field.checked, field.value]);
  });
  const put = () => left.forEach(([field, isChecked, text]) => {
    if (field.checked !== isChecked) field.checked = isChecked;
    if (field.value !== text) field.value = text;
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) left = [];
    const kept = left;
    for (const wait of [0, 50, 250, 1000]) setTimeout(put, wait);
    setTimeout(() => { if (left === kept) left = []; }, 1001);
  });
  // What is typed, chosen or followed since is how it is.
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, () => { put(); left = []; }, true);
  for (const type of ["input", "change", "hashchange"]) addEventListener(type, () => left = [], true);
})();
