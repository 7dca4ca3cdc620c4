// Runs the program that opens reports, off the page's thread: one worker for each question, so that what has stopped or is
// cancelled leaves nothing behind.
import * as program from "./%SCRIPT%";
const file = fetch(new URL("%MODULE%", import.meta.url), { integrity: "%INTEGRITY%" });
const started = program.default({ module_or_path: file });
// Said when it is asked for something.
started.catch(() => {});
addEventListener("message", async ({ data: { name, values } }) => {
  try {
    await started;
  } catch (error) {
    return postMessage({ missing: String(error) });
  }
  try {
    if (name === "open") values.push(stage => postMessage({ stage }));
    if (name === "one_file") {
      const page = await fetch(new URL("%PAGE%", import.meta.url));
      if (!page.ok) throw new Error(`${page.url}: ${page.status}`);
      values.push(new Uint8Array(await page.arrayBuffer()));
    }
    postMessage({ done: await program[name](...values) });
  } catch (error) {
    // What the program says itself is a value; what has stopped it is an error.
    if (error?.message?.en) postMessage({ done: { message: error.message, file: error.file, detail: error.detail } });
    else postMessage({ stopped: String(error?.stack ?? error) });
  }
});
postMessage({ ready: true });
