// While a release is being written (`kessan serve`): takes in each change of its file, and says what is wrong with it. The
// address holds what the reader has set, and a reload keeps where the page stands.
const site = new URL(".", import.meta.url);
const events = new EventSource(new URL("live", site));
let overlay;

const show = text => {
  overlay?.remove();
  overlay = undefined;
  if (!text) return;
  overlay = Object.assign(document.createElement("dialog"), { id: "live-mistakes" });
  // The page's policy allows no style sheet but its own; properties that a script sets are none.
  Object.assign(overlay.style, {
    position: "fixed", inset: "auto 0 0 0", margin: "0", width: "100%", maxWidth: "none", maxHeight: "60vh", overflow: "auto",
    boxSizing: "border-box", border: "0", borderTop: "3px solid #c0392b", padding: "1rem 1.5rem", zIndex: "99",
    background: "#1c1e22", color: "#fbfaf7",
  });
  const lines = Object.assign(document.createElement("pre"), { textContent: text });
  Object.assign(lines.style, { margin: "0", whiteSpace: "pre-wrap", font: "13px/1.5 ui-monospace, monospace" });
  overlay.append(lines);
  document.body.append(overlay);
  overlay.show();
};

// A version is called by the file that its page names for the whole release.
const version = document.getElementById("release-checks").dataset.file;
events.addEventListener("version", ({ data }) => data === version ? show("") : location.reload());
events.addEventListener("mistakes", ({ data }) => show(JSON.parse(data)));
