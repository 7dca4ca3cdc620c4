// The look of what is made here, which no page needs before.
let isDressed = false;
const adopt = () => {
  if (isDressed) return;
  isDressed = true;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(%STYLE%);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch {
    // A browser without such sheets shows it plainly.
  }
};
adopt();
kessan.opening = { take, launch, show };
