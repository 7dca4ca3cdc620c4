// Where a file will land that is held over the page.
const zone = make("div", { className: "open-drop" });
zone.setAttribute("aria-hidden", "true");
zone.popover = "manual";
let isHeld;
const leave = () => {
  clearTimeout(isHeld);
  isHeld = undefined;
  zone.remove();
};
const hold = () => {
  if (!isHeld) {
    prepare();
    zone.replaceChildren(make("p", {}, make("b", { textContent: say("drop") }), make("span", { textContent: say("drop_note") })));
    document.body.append(zone);
    // Over a dialog, too.
    zone.showPopover?.();
  }
  clearTimeout(isHeld);
  // Browsers say again and again that something is held, and nothing when it has left the window.
  isHeld = setTimeout(() => {
    leave();
    if (!dialog.open) dismiss();
  }, 800);
};
const isField = element => element.closest?.("input:not([type=file]), textarea, [contenteditable]");
const take = (event, files) => {
  if (event.type === "click") return appear();
  if (event.type === "dragover") return hold();
  leave();
  // Tables are pasted as texts and pictures at once: into a field that is the browser's affair.
  const isPastedIntoField = event.type === "paste" && isField(event.target);
  if (files.length && !isPastedIntoField) openFiles(files);
  else if (!dialog.open) dismiss();
};
// From the system's list of programs, where the page is installed.
const launch = async handles => openFiles(await Promise.all(handles.map(handle => handle.getFile())));
