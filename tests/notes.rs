//! What the release says of its figures stands beside them: in the page, in what is told of a mark, and as open data.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use kessan::prerender::data;
use kessan::state::view_state::ViewState;
use kessan::view::env::Env;
use kessan::view::figures::tip::tip;
use kessan::view::figures::{FigureContext, Which, figure};
use kessan::view::page;
use kessan::workbook;
use kessan_core::checks::contested::Contested;
use kessan_core::release::{Currency, Release, load::load};
use kessan_core::text::Lang;
use serde_json::{Value, json};

const PUBLISHED: &str = include_str!("../public/releases/iij-1h-fy2008.json");
const MADE_UP: &str = include_str!("releases/made-up.json");

fn release(json: &str) -> &'static Release {
    let release = load("release.json", json).unwrap_or_else(|problems| panic!("{problems}"));
    Box::leak(Box::new(release))
}

/// The page of a release, without comments.
fn page(release: &'static Release, lang: Lang) -> String {
    let html = page::html(Env { lang, release }, Box::leak(Box::new(release.checks())));
    html.split("<!")
        .map(|part| part.split_once("-->").filter(|_| part.starts_with("--")).map_or(part, |(_, rest)| rest))
        .collect()
}

fn without_notes(json: &str) -> &'static Release {
    let mut file: Value = serde_json::from_str(json).unwrap();
    file.as_object_mut().unwrap().remove("notes");
    release(&file.to_string())
}

/// The text between two texts, which stand in `html` in this order.
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let rest = html.split_once(from).unwrap_or_else(|| panic!("no {from}")).1;
    rest.split_once(to).unwrap_or_else(|| panic!("no {to} behind {from}")).0
}

/// The words of markup.
fn text(html: &str) -> String {
    let words: String = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    words.replace('\u{a0}', " ").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
}

#[test]
fn each_note_stands_in_the_page_once_and_numbers_go_on() {
    for (json, least) in [(PUBLISHED, 20), (MADE_UP, 4)] {
        let release = release(json);
        assert!(release.file.notes.len() >= least);
        for lang in Lang::ALL {
            let html = page(release, lang);
            for note in &release.file.notes {
                let id = format!(" id=\"note-{}\"", note.id);
                assert_eq!(html.matches(&id).count(), 1, "{id}");
                let item = text(between(&html, &id, "</li>"));
                assert!(item.contains(note.text.for_page(lang)), "{item}");
                assert!(item.contains(note.place.for_page(lang)), "{item}");
            }
            let lists: Vec<&str> = html.split("<ol start=\"").skip(1).collect();
            let mut next = 1;
            for list in lists {
                let (start, rest) = list.split_once('"').unwrap();
                assert_eq!(start, next.to_string());
                next += rest.split("</ol>").next().unwrap().matches("<li").count();
            }
            assert_eq!(next, release.file.notes.len() + 1);
            // What names them is there.
            for ids in html.split("aria-details=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
                assert!(ids.split(' ').all(|id| html.contains(&format!("id=\"{id}\""))), "{ids}");
            }
        }
    }
}

/// Beside what a note explains before all.
#[test]
fn notes_stand_with_the_figure_that_shows_what_they_explain() {
    let html = page(release(PUBLISHED), Lang::En);
    for (figure, end, notes) in [
        ("class=\"results\"", "fig-net-income", &["revenues", "operating-income", "target-revision"][..]),
        ("id=\"fig-net-income\"", "</figure>", &["valuation-allowance", "minority-interests"]),
        ("id=\"fig-progress\"", "</figure>", &["deferred-tax-outlook", "second-half"]),
        ("id=\"fig-mix\"", "</figure>", &["hi-ho", "home-use", "outsourcing", "construction"]),
        ("id=\"fig-drivers\"", "</figure>", &["fast-connections"]),
        ("id=\"fig-margins\"", "</figure>", &["connectivity-margin", "unprofitable-project"]),
        ("id=\"fig-costs\"", "</figure>", &["sales-and-marketing", "general-and-administrative"]),
        ("id=\"fig-cash\"", "</figure>", &["operating-cash", "investing-cash", "financing-cash"]),
        ("id=\"fig-balance\"", "</figure>", &["property"]),
        ("id=\"table-balance-sheet-assets\"", "</details>", &["inventories"]),
    ] {
        let here = between(&html, figure, end);
        for note in notes {
            assert!(here.contains(&format!("id=\"note-{note}\"")), "{note} is not in {figure}");
        }
    }
    // A statement leads to those that stand elsewhere.
    let income = between(&html, "id=\"table-income-statement-1h\"", "</details>");
    assert!(income.contains("href=\"#note-valuation-allowance\""), "the income statement leads to its notes");
    assert!(!income.contains("id=\"note-"), "and repeats none");
}

#[test]
fn figures_of_a_note_lead_to_their_sources() {
    let html = page(release(PUBLISHED), Lang::En);
    let note = between(&html, "id=\"note-operating-income\"", "</li>");
    assert!(note.contains("data-n=\"claim operating_income.new_subsidiaries_losses\">453 million</span>"), "{note}");
    let japanese = page(release(PUBLISHED), Lang::Ja);
    let note = between(&japanese, "id=\"note-operating-income\"", "</li>");
    assert!(note.contains("data-n=\"claim operating_income.new_subsidiaries_losses\">453百万円</span>"), "{note}");
}

#[test]
fn a_note_in_another_language_is_marked_and_markup_is_text() {
    let html = page(release(MADE_UP), Lang::Ja);
    let note = between(&html, "id=\"note-survey-ship\"", "</li>");
    assert!(note.contains("<span lang=\"en\">The survey ship Éclair"), "{note}");
    let note = between(&html, "id=\"note-strike\"", "</li>");
    assert!(note.contains("&lt;造船所&gt;") && !note.contains("lang="), "{note}");
}

#[test]
fn a_release_without_notes_has_no_trace_of_them() {
    let release = without_notes(MADE_UP);
    for lang in Lang::ALL {
        let html = page(release, lang);
        for trace in ["note-strike", "class=\"notes", "aria-details", "notes.csv"] {
            assert!(!html.contains(trace), "{trace}");
        }
    }
    let files = data::files(release, &release.checks()).unwrap();
    assert!(files.iter().all(|file| file.path != "data/notes.csv"));
}

/// Targets are no results: said once where they are first shown, and where their tables stand.
#[test]
fn forward_looking_figures_carry_a_caution() {
    let caution = |lang| match lang {
        Lang::En => "Actual results may differ materially",
        Lang::Ja => "実際の業績は大きく異なる可能性があり",
    };
    for lang in Lang::ALL {
        let html = page(release(PUBLISHED), lang);
        assert_eq!(html.matches(caution(lang)).count(), 2);
        assert!(between(&html, "id=\"overview\"", "fig-net-income").contains(caution(lang)));
        let mut file: Value = serde_json::from_str(include_str!("releases/minimal.json")).unwrap();
        file["story"]["targets"] = json!([]);
        assert!(!page(release(&file.to_string()), lang).contains(caution(lang)), "there is no target");
    }
}

#[test]
fn what_is_told_of_a_mark_has_its_notes() {
    let release = release(PUBLISHED);
    let contested = Box::leak(Box::new(Contested::of(release, &release.checks())));
    let context = FigureContext { env: Env { lang: Lang::En, release }, contested };
    let notes_of = |which, panel, label: &str| {
        let figure = figure(context, which, panel, &ViewState::default()).unwrap();
        let at = figure.slots.iter().position(|slot| slot.name == label).unwrap();
        tip(context, &figure, (at, 0), Currency::Reporting).unwrap().notes
    };
    assert_eq!(notes_of(Which::NetIncome, 0, "Income tax expense (benefit)"), ["note-valuation-allowance"]);
    assert!(notes_of(Which::NetIncome, 1, "Income tax expense (benefit)").is_empty(), "of another quarter");
    // No more than a bubble has room for.
    for which in Which::ALL {
        for figure in
            (0..which.panels(release)).filter_map(|panel| figure(context, which, panel, &ViewState::default()))
        {
            for (at, slot) in figure.slots.iter().enumerate() {
                for item in 0..slot.items.len() {
                    let tip = tip(context, &figure, (at, item), Currency::Reporting).unwrap();
                    assert!(tip.notes.len() <= 2, "{}", tip.title);
                }
            }
        }
    }
}

#[test]
fn notes_are_open_data_and_stand_in_the_workbook() {
    let release = release(PUBLISHED);
    let report = Box::leak(Box::new(release.checks()));
    let files = data::files(release, report).unwrap();
    let file = files.iter().find(|file| file.path == "data/notes.csv").unwrap();
    let mut reader = csv::Reader::from_reader(file.text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), release.file.notes.len());
    let ids: BTreeSet<&str> = rows.iter().map(|row| &row[0]).collect();
    assert_eq!(ids.len(), rows.len());
    let hi_ho = rows.iter().find(|row| &row[0] == "hi-ho").unwrap();
    assert_eq!((&hi_ho[1], &hi_ho[7]), ("scope", "2008-04-01/2008-09-30 2007-04-01/2007-09-30"));
    assert_eq!((&hi_ho[8], &hi_ho[10], &hi_ho[11]), ("Revenues", "press-release", "L76, L164"));

    let bytes = workbook::write(release, report).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut strings = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("xl/sharedStrings.xml").unwrap(), &mut strings).unwrap();
    let note = &release.file.notes[1];
    assert!(strings.contains(note.text.en()) && strings.contains(note.text.ja()));
}
