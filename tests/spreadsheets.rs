//! What leaves the page for a spreadsheet: no cell of any file is a formula, whatever a release calls its lines; and what a
//! Japanese one needs to read them.
#![cfg(feature = "ssr")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use kessan::prerender::data::files;
use kessan::state::csv;
use kessan::state::draft::{Field, Kept};
use kessan::state::outcome::example;
use kessan::state::view_state::ViewState;
use kessan::view::env::Env;
use kessan::view::figures::{self, FigureContext, Which, figure};
use kessan_core::checks::contested::Contested;
use kessan_core::release::{Release, load::load};
use kessan_core::text::Lang;
use serde_json::Value;

const PUBLISHED: &str = include_str!("../public/releases/iij-1h-fy2008.json");
const MADE_UP: &str = include_str!("releases/made-up.json");

/// What a spreadsheet would run, as OWASP and the reports of others have it.
const HOSTILE: [&str; 8] =
    ["=1+1", "+cmd|' /C calc'!A0", "@SUM(1+1)", "\t=1+1", "-1+1", "-cmd|'/C calc'!A0", "＝1+1", "=\"a\"&\"b\""];

/// Puts something hostile before every text of a release, in both languages.
fn poison(value: &mut Value, count: &mut usize) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(text) if ["en", "ja"].contains(&name.as_str()) => {
                        *text = format!("{} {text}", HOSTILE[*count % HOSTILE.len()]);
                        *count += 1;
                    }
                    field => poison(field, count),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| poison(item, count)),
        _ => {}
    }
}

fn hostile(json: &str) -> &'static Release {
    let mut file: Value = serde_json::from_str(json).unwrap();
    let mut count = 0;
    poison(&mut file, &mut count);
    assert!(count > 100);
    Box::leak(Box::new(load("hostile", &file.to_string()).unwrap_or_else(|problems| panic!("{problems}"))))
}

/// Whether a spreadsheet takes a cell for a text or a number.
fn is_harmless(cell: &str) -> bool {
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let is_number = cell.chars().skip(1).all(|c| c.is_ascii_digit() || ",.%".contains(c));
    !cell.starts_with(signs) || (cell.starts_with(['+', '-']) && is_number)
}

/// The cells of a file, which must be read right by a double click.
fn cells(name: &str, text: &str) -> Vec<String> {
    assert!(text.starts_with('\u{feff}'), "{name}: without the mark Excel garbles Japanese");
    assert!(text.ends_with("\r\n"), "{name}: RFC 4180 lines end so");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    records.iter().flat_map(|record| record.iter().map(str::to_owned)).collect()
}

#[test]
fn no_cell_of_the_open_data_is_a_formula() {
    for json in [PUBLISHED, MADE_UP] {
        let release = hostile(json);
        let mut guarded = 0;
        for file in files(release, &release.checks()).unwrap().iter().filter(|file| file.path.ends_with(".csv")) {
            for cell in cells(&file.path, &file.text) {
                assert!(is_harmless(&cell), "{}: {cell:?}", file.path);
                guarded += usize::from(cell.starts_with('\''));
            }
        }
        assert!(guarded > 100, "{guarded}: the labels are there, behind an apostrophe");
    }
}

#[test]
fn no_cell_of_a_saved_figure_is_a_formula_and_its_numbers_are_numbers() {
    for (json, lang) in [(PUBLISHED, Lang::En), (PUBLISHED, Lang::Ja), (MADE_UP, Lang::En)] {
        let release = hostile(json);
        let contested = Box::leak(Box::new(Contested::of(release, &release.checks())));
        let context = FigureContext { env: Env { lang, release }, contested };
        let mut negatives = 0;
        for (which, panel) in
            Which::ALL.into_iter().flat_map(|which| (0..which.panels(release)).map(move |p| (which, p)))
        {
            let Some(shown) = figure(context, which, panel, &ViewState::default()) else { continue };
            for is_translated in [false, true] {
                let text = figures::csv::csv(&[(HOSTILE[0].to_owned(), shown.clone())], is_translated);
                for cell in cells(which.id(), &text) {
                    assert!(is_harmless(&cell) && !cell.contains('−'), "{}: {cell:?}", which.id());
                    negatives += usize::from(cell.starts_with('-'));
                }
            }
        }
        assert!(negatives > 10, "{negatives}: negative figures are not guarded");
    }
}

#[test]
fn no_cell_of_the_calculators_file_is_a_formula() {
    let release = hostile(PUBLISHED);
    let terms = release.terms().unwrap();
    let draft = example(terms, |number| number.to_string());
    let sets = HOSTILE.map(|name| Kept { name: name.to_owned(), draft: draft.clone().with(Field::Income, "-1,200") });
    let cells = cells("calculator", &csv::csv(terms, "JPY", &sets));
    assert!(cells.iter().all(|cell| is_harmless(cell)), "{cells:?}");
    assert!(HOSTILE.iter().all(|name| cells.contains(&format!("'{name}"))), "{cells:?}");
    assert!(cells.contains(&"-1,200".to_owned()), "a number is not guarded");
}
