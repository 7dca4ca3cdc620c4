//! The page's few hand-written scripts, from `scripts/`: what must run before the program, outside the page, or without it.

use super::embed;
use crate::state::placement;

/// Starts the programs, and says where one does not answer.
pub const PROGRAMS: &str = include_str!("../../scripts/programs.js");
/// The first screen before all else, while a page comes in; behind [`PROGRAMS`].
pub const ARRIVING: &str = include_str!("../../scripts/arriving.js");
/// The statements' columns in the other currency; behind [`PROGRAMS`].
pub const COLUMNS: &str = include_str!("../../scripts/columns.js");
/// The pictures of figures, where scripts run; behind [`PROGRAMS`].
pub const PICTURES: &str = include_str!("../../scripts/pictures.js");
/// What a browser takes back into its fields; behind [`PROGRAMS`].
pub const FIELDS: &str = include_str!("../../scripts/fields.js");
/// Keeps what is read in its place when another language is chosen; behind [`PROGRAMS`].
pub const PLACE: &str = include_str!("../../scripts/place.js");
/// The menu of the bar, which names the section that is being read; behind [`PROGRAMS`].
pub const MENU: &str = include_str!("../../scripts/menu.js");
/// What paper has beside the page, and the summary that a button prints.
pub const PRINT: &str = include_str!("../../scripts/print.js");
/// The scripts of every page, in their order.
pub const BESIDE: [&str; 8] = [PROGRAMS, ARRIVING, COLUMNS, PICTURES, FIELDS, PLACE, MENU, PRINT];
/// Hears of files and controls that open another report, in every page; behind [`PROGRAMS`].
pub const OPENING_START: &str = include_str!("../../scripts/opening/start.js");
/// The parts of the script that opens another report, in their order: each uses those before it when it is loaded.
pub const OPENING: [&str; 11] = [
    include_str!("../../scripts/opening/words.js"),
    include_str!("../../scripts/opening/store.js"),
    include_str!("../../scripts/opening/program.js"),
    include_str!("../../scripts/opening/content.js"),
    include_str!("../../scripts/opening/show.js"),
    include_str!("../../scripts/opening/line.js"),
    include_str!("../../scripts/opening/save.js"),
    include_str!("../../scripts/opening/answers.js"),
    include_str!("../../scripts/opening/dialog.js"),
    include_str!("../../scripts/opening/drop.js"),
    include_str!("../../scripts/opening/end.js"),
];
/// Runs the program that makes pages of reports, off the page's thread.
pub const OPENING_WORKER: &str = include_str!("../../scripts/opening/worker.js");
/// Puts in the parts of the program.
pub const PARTS: &str = include_str!("../../scripts/parts.js");
/// Before the first paint of the one file.
pub const HEAD: &str = include_str!("../../scripts/one-file/head.js");
/// Behind the content of the one file.
pub const BODY: &str = include_str!("../../scripts/one-file/body.js");
/// How the one file unpacks what is needed later.
pub const UNLZMA: &str = include_str!("../../scripts/one-file/unlzma.js");
/// The one file's downloads.
pub const FILES: &str = include_str!("../../scripts/one-file/files.js");
/// For sites that show a view: the host's part.
pub const EMBED: &str = include_str!("../../scripts/embed.js");
/// A page that shows how.
pub const EXAMPLE_HOST: &str = include_str!("../../scripts/example-host.html");
/// The embed builder.
pub const BUILDER: &str = include_str!("../../scripts/builder.js");
/// Registers the service worker and says when there is a new version.
pub const OFFLINE: &str = include_str!("../../scripts/offline.js");
/// While a release is being written: takes in its changes. Beside the page under [`LIVE_NAME`].
pub const LIVE: &str = include_str!("../../scripts/live.js");
/// The name of [`LIVE`] in the site's folder.
pub const LIVE_NAME: &str = "live.js";
/// The service worker, without its list of files.
pub const SERVICE_WORKER: &str = include_str!("../../scripts/service-worker.js");

/// A script as the site has it.
pub fn published(script: &str) -> String {
    compact(&filled(script))
}

/// A script or a page with what the build knows in place of the names for it.
pub fn filled(text: &str) -> String {
    let list = |keys: &[&str]| serde_json::to_string(keys).unwrap_or_default();
    text.replace("%KEYS%", &list(&embed::keys()))
        .replace("%PLACEMENT%", &list(&placement::KEYS))
        .replace("%SANDBOX%", embed::SANDBOX)
        .replace("%ALLOW%", embed::ALLOW)
}

/// A script without its comments and indentation. Comments stand on lines of their own. A script with a text over several
/// lines stays as it is.
pub fn compact(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut is_comment = false;
    let code = |line: &&str| {
        let starts = line.starts_with("/*");
        let is_code = !(is_comment || starts || line.is_empty() || line.starts_with("//"));
        is_comment = (is_comment || starts) && !line.ends_with("*/");
        is_code
    };
    script.lines().map(str::trim).filter(code).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        assert_eq!(compact("// What.\n(() => {\n  go(\"http://x\");\n\n})();\n"), "(() => {\ngo(\"http://x\");\n})();");
        assert_eq!(compact("/**\n * @param {x}\n */\n  a * b;\n  /* c */\n  d;"), "a * b;\nd;");
        assert_eq!(compact("  x = `a\n    b`;"), "  x = `a\n    b`;", "it may be a part of the text");
    }

    /// A site with three views loads it once; it must not weigh on it.
    #[test]
    fn what_a_host_loads_is_under_five_kilobytes() {
        let size = published(EMBED).len();
        assert!((1000..5000).contains(&size), "{size}");
    }

    #[test]
    fn every_name_for_what_the_build_knows_is_filled_in() {
        for script in [EMBED, EXAMPLE_HOST, BUILDER, HEAD, BODY] {
            let text = filled(script);
            let names = ["%KEYS%", "%PLACEMENT%", "%SANDBOX%", "%ALLOW%"];
            assert!(text != script && names.iter().all(|name| !text.contains(name)), "{text}");
        }
    }

    /// Chrome before 110, Firefox before 115 and Safari before 16 stopped there: reports side by side did not open.
    #[test]
    fn no_script_needs_the_copying_methods_of_lists() {
        let others =
            [PARTS, OPENING_START, OPENING_WORKER, HEAD, BODY, FILES, EMBED, BUILDER, OFFLINE, LIVE, SERVICE_WORKER];
        for script in BESIDE.into_iter().chain(OPENING).chain(others) {
            for method in [".toReversed(", ".toSorted(", ".toSpliced("] {
                assert!(!script.contains(method), "{method} in {script}");
            }
        }
    }

    #[test]
    fn no_script_would_end_its_element() {
        for script in BESIDE.into_iter().chain([PARTS, OPENING_START, HEAD, BODY, FILES]) {
            assert!(!script.contains("</script") && !script.contains("<!--"), "{script}");
        }
    }
}
