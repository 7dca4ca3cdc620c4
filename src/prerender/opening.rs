//! The script that opens reports of a reader's own, with the words and the look of what it shows: it is loaded when somebody asks
//! for it, so that no visit pays for it before.

use serde_json::{Map, Value, json};

use super::assets::OpenProgram;
use super::file::File;
use super::program;
use super::scripts::{OPENING, OPENING_START, OPENING_WORKER, compact};
use crate::view::open_report::words;
use kessan_core::text::Lang;

/// What the one file calls the script.
pub const NAME: &str = "opening";

/// The look of the dialog and of what it puts in the page.
const STYLE: &str = include_str!("../../style/opening.css");

/// The script of a site, and that of its worker.
pub fn files(open: &OpenProgram) -> [File; 2] {
    let worker = compact(OPENING_WORKER)
        .replace("%SCRIPT%", &open.script)
        .replace("%MODULE%", &open.module)
        .replace("%INTEGRITY%", &open.module_integrity);
    let worker = program::script("opening-worker.js", &worker);
    let script = filled(&json!({ "worker": worker.path, "version": open.version() }));
    [program::script("opening.js", &script), worker]
}

/// The script of the one file, in which the program is asked directly.
pub fn inner(open: &OpenProgram) -> String {
    filled(&json!({ "version": open.version() })) + "\nkessan.started.opening();"
}

/// The part that stands in each page; `script` is the address of the script as the page has it.
pub fn start(script: &str) -> String {
    let load = format!("import(\"./{script}\" + (count ? `?again=${{count}}` : \"\"))");
    let ready = "kessan.ready = show().catch(error => console.error(error)).then(() => { delete root.dataset.wait; });";
    compact(OPENING_START).replace("%LOAD%", &load).replace("%READY%", ready)
}

/// The same in the one file.
pub fn inner_start() -> String {
    compact(OPENING_START).replace("%LOAD%", "kessan.run(\"program-opening\", \"opening\")").replace("%READY%", "")
}

fn filled(program: &Value) -> String {
    let words: Map<_, _> = Lang::ALL
        .into_iter()
        .map(|lang| {
            let words = words(lang).into_iter().map(|(name, text)| (name.to_owned(), text.into()));
            (lang.tag().to_owned(), Value::Object(words.collect()))
        })
        .collect();
    compact(&OPENING.join("\n"))
        .replace("%WORDS%", &Value::Object(words).to_string())
        .replace("%PROGRAM%", &program.to_string())
        .replace("%STYLE%", &json!(super::compact::style(STYLE)).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_for_what_the_build_knows_is_filled_in_and_no_script_would_end_its_element() {
        let open =
            OpenProgram { script: "open-1.js".to_owned(), module: "open-2.wasm".to_owned(), ..OpenProgram::default() };
        let [script, worker] = files(&open);
        let [script, worker] = [script, worker].map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
        let texts = [script, worker, inner(&open), start("opening-1.js"), inner_start()];
        for text in texts {
            let upper = |c: char| c.is_ascii_uppercase() || c == '_';
            let names = text.split('%').filter(|part| part.len() > 3 && part.chars().all(upper));
            assert_eq!(names.collect::<Vec<_>>(), [""; 0], "{text}");
            assert!(!text.contains("</script") && !text.contains("<!--"), "{text}");
        }
    }

    #[test]
    fn the_script_knows_its_worker_and_the_worker_its_program() {
        let open =
            OpenProgram { script: "open-1.js".to_owned(), module: "open-2.wasm".to_owned(), ..OpenProgram::default() };
        let [script, worker] = files(&open);
        assert!(worker.path.starts_with("opening-worker-"), "{}", worker.path);
        assert!(String::from_utf8_lossy(&script.bytes).contains(&worker.path));
        let worker = String::from_utf8_lossy(&worker.bytes).into_owned();
        assert!(worker.contains("\"./open-1.js\"") && worker.contains("\"open-2.wasm\""), "{worker}");
    }
}
