// Runs the program that opens reports, off the page's thread: one worker for each question, so that what has stopped or is
// cancelled leaves nothing behind.
import * as program from "./%SCRIPT%";
const file = fetch(new URL("%MODULE%", import.meta.url), { integrity: "%INTEGRITY%" });
const started = program.default({ module_or_path: file });
// Perhaps before it is asked for something.
started.then(() => postMessage({ loaded: true }), error => postMessage({ missing: String(error) }));
// Parts stand beside it; one of another version would write over its memory.
const read = async (file, integrity) => {
  const answer = await fetch(new URL(file, import.meta.url), { integrity });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.arrayBuffer();
};
addEventListener("message", async ({ data: { name, values } }) => {
  try {
    await started;
  } catch {
    return;
  }
  try {
    if (name === "open") values.push(stage => postMessage({ stage }));
    if (name === "one_file") {
      const page = await fetch(new URL(values.pop(), import.meta.url));
      if (!page.ok) throw new Error(`${page.url}: ${page.status}`);
      values.push(new Uint8Array(await page.arrayBuffer()));
    }
    // Most questions need no part of the program besides.
    for (;;) {
      const done = program[name](...values);
      if (!done.needs) return postMessage({ done });
      try {
        await program.loadPart(done.needs, read);
      } catch (error) {
        return postMessage({ missing: String(error) });
      }
    }
  } catch (error) {
    // What the program says itself is a value; what has stopped it is an error.
    if (error?.message?.en) postMessage({ done: { message: error.message, file: error.file, detail: error.detail } });
    else postMessage({ stopped: String(error?.stack ?? error) });
  }
});
postMessage({ ready: true });
