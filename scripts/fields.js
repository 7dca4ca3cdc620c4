// A page that is taken back from the browser's memory is as it was left. WebKit alone puts each field with autocomplete="off" back to
// how it was written, a task later than it says so; without that attribute Firefox would fill in a page that is loaded anew.
(() => {
  let left = [];
  addEventListener("pagehide", () => {
    left = Array.from(document.querySelectorAll("input"), field => [field, field.checked, field.value]);
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) setTimeout(() => left.forEach(([field, isChecked, text]) => {
      if (field.checked !== isChecked) field.checked = isChecked;
      if (field.value !== text) field.value = text;
    }));
  });
})();
