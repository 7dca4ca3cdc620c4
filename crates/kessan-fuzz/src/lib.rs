//! Every reader of outside input as a target: a function that takes any bytes and panics if a promise is broken.
//!
//! Three drivers share them: `cargo xtask fuzz` (libFuzzer with the corpora in `fuzz/corpus`), the property tests of this
//! crate, which `cargo xtask test` runs, and `cargo xtask soak`, which runs the same with a million cases each.
#![allow(clippy::panic, reason = "a broken promise is a panic: that is what the drivers look for")]

mod address;
mod calculator;
mod import;
mod input;
mod printed;
mod program;
mod release_file;
mod search;

pub use import::joined;

/// A reader of outside input.
pub struct Target {
    /// Its name, also of its file in `fuzz/fuzz_targets` and of its folder in `fuzz/corpus`.
    pub name: &'static str,
    /// What comes from outside there.
    pub reads: &'static str,
    /// Gives it any bytes.
    pub run: fn(&[u8]),
}

/// All of them.
pub const TARGETS: &[Target] = &[
    Target { name: "release_file", reads: "a release file", run: release_file::run },
    Target { name: "printed_number", reads: "a number as a release or a reader writes it", run: printed::run },
    Target { name: "fragment", reads: "the fragment of the page's address", run: address::fragment },
    Target { name: "frame_message", reads: "the fragment that a host gives to a frame", run: address::frame_message },
    Target { name: "calculator_fields", reads: "what is typed into the calculator", run: calculator::run },
    Target { name: "search_text", reads: "what is typed into the search of tables", run: search::run },
    Target {
        name: "program_part",
        reads: "a program's part of the release, as it comes from a server",
        run: program::run,
    },
    Target { name: "inline_xbrl", reads: "inline XBRL", run: import::inline_xbrl },
    Target { name: "html_tables", reads: "a page of HTML with tables", run: import::html_tables },
    Target { name: "package", reads: "a package (ZIP)", run: import::package },
    Target { name: "taxonomy", reads: "linkbases and schemas", run: import::taxonomy },
    Target { name: "xbrl_instance", reads: "an XBRL instance", run: import::xbrl_instance },
    Target { name: "xbrl_json", reads: "xBRL-JSON", run: import::xbrl_json },
    Target { name: "company_facts", reads: "company facts of the SEC", run: import::company_facts },
    Target {
        name: "printed_words",
        reads: "figures, dates and units in the words of tables",
        run: import::printed_words,
    },
    Target { name: "csv_table", reads: "a table as CSV", run: import::csv_table },
    Target { name: "workbook", reads: "a workbook (XLSX)", run: import::workbook },
    Target { name: "folder", reads: "a release as a folder of plain tables", run: import::folder },
];

/// Gives any bytes to the target of that name.
pub fn run(name: &str, data: &[u8]) {
    match TARGETS.iter().find(|target| target.name == name) {
        Some(target) => (target.run)(data),
        None => panic!("there is no target {name:?}"),
    }
}
