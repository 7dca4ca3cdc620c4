//! Made-up filings opened as a reader opens them, and files that cannot be opened.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod beside;

use std::fs;
use std::path::Path;

use kessan::prerender::assets::{Assets, Shell};
use kessan::prerender::file::{File, by_path};
use kessan::prerender::packed::Packing;
use kessan::prerender::{Options, Source, site};
use kessan_core::release::load::load;
use kessan_core::text::Lang;
use kessan_import::folder;
use kessan_open::{Answered, Failed, Opened, Stage, downloads, one_file, open};
use serde_json::{Value, json};

type Files = Vec<(String, Vec<u8>)>;

/// The files of a folder of `tests/filings`, by their names, as who drops them all gives them.
fn filing(folder: &str) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/filings").join(folder);
    let mut paths: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_file() && path.extension().is_none_or(|end| end != "toml"));
    paths.sort();
    paths.iter().map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())).collect()
}

fn opened(files: Files) -> Result<Opened, Failed> {
    open(files, &Answered::default(), Lang::En, &mut |_| {})
}

/// With what forms say beside the files.
fn answered(files: Files, changes: &[(&str, Value)]) -> Opened {
    let changes = changes.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    open(files, &Answered { changes, ..Answered::default() }, Lang::En, &mut |_| {}).unwrap()
}

fn of_text(name: &str, text: &str) -> Result<Opened, Failed> {
    opened(vec![(name.to_owned(), text.as_bytes().to_vec())])
}

/// The values of an attribute in HTML.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let parts: Vec<_> = html.split(&start).skip(1).collect();
    parts.into_iter().filter_map(|rest| rest.split_once('"')).map(|(value, _)| value).collect()
}

#[test]
fn a_filing_becomes_pages_in_both_languages_with_all_that_they_name() {
    let mut stages = Vec::new();
    let us = open(filing("us"), &Answered::default(), Lang::Ja, &mut |stage: Stage| stages.push(stage.id())).unwrap();
    assert_eq!(stages, ["reading", "mapping", "checking", "writing-ja", "writing-en"], "the reader's language first");
    assert_eq!((us.company.en.as_str(), us.period.as_str()), ("Pellworth Instruments, Inc.", "2041-09-29/2042-03-29"));
    assert_eq!(us.summary["checks"], serde_json::json!({"tied": 76}));
    assert!(us.asked.iter().any(|asked| asked.key == "announced" && asked.lacking.is_some()), "{:?}", us.asked);
    for (page, lang) in [(&us.pages.en, Lang::En), (&us.pages.ja, Lang::Ja)] {
        assert!(page.title.starts_with("Pellworth Instruments") && !page.description.is_empty());
        assert!(page.body.contains("<section id=statements"), "{}: the sections", lang.tag());
        let named = values(&page.body, "data-file");
        assert_eq!(named.len(), 2, "{named:?}");
        assert!(named.iter().all(|name| us.files.contains_key(*name)), "{named:?}");
        let workbook = format!("{}data/{}.xlsx", if lang == Lang::En { "" } else { "../" }, us.id);
        assert!(page.body.contains(&workbook), "{workbook}");
    }
}

#[test]
fn the_release_that_was_made_opens_as_the_same_report() {
    let first = opened(filing("us")).unwrap();
    let again = of_text("release.json", &first.release).unwrap();
    assert_eq!(first.hash.len(), 16);
    assert_eq!((again.hash, again.release), (first.hash, first.release));
    assert!(again.pages == first.pages && again.files == first.files, "another page");
}

#[test]
fn a_saved_page_opens_by_the_release_in_it() {
    let first = opened(filing("loss")).unwrap();
    let saved = saved(&first.release);
    let again = of_text("kessan.html", &saved).unwrap();
    assert!(again.hash == first.hash && again.pages == first.pages);
    let cut = &saved[..saved.find("id=\"files\"").unwrap()];
    let failed = of_text("kessan.html", cut).unwrap_err();
    assert!(failed.message.en.contains("“kessan.html” is not a complete saved page"), "{failed:?}");
}

/// The one file that the generator makes of a release.
fn saved(release: &str) -> String {
    let read = Box::leak(Box::new(load("release.json", release).unwrap()));
    let shell = Shell { builder: "builder-0123456789abcdef.js".to_owned(), ..Shell::default() };
    let files = [("licenses.txt", "MIT"), ("bom.cdx.json", "{}"), ("releases/release.schema.json", "{}")];
    let files = files.map(|(path, text)| File::new(path, text)).to_vec();
    let assets = Assets { shell, files, ..Assets::default() };
    let options = Options { packing: Packing::Quick, ..Options::default() };
    let files = site(Source { release: read, json: release }, &assets, &options).unwrap();
    String::from_utf8(by_path(files)["kessan.html"].clone()).unwrap()
}

#[test]
fn a_report_is_saved_as_the_generator_saves_it() {
    let [opened_here, published] = [filing("us"), filing("loss")].map(|files| opened(files).unwrap().release);
    let page = saved(&published);
    let (made, expected) = (one_file(&opened_here, page.as_bytes()).unwrap(), saved(&opened_here));
    let at = made.bytes().zip(expected.bytes()).position(|(one, other)| one != other);
    let around = |text: &str| {
        at.map(|at| String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(200)..at + 80]).into_owned())
    };
    assert!(made == expected, "{:?}\n{:?}", around(&made), around(&expected));
}

#[test]
fn a_folder_of_tables_opens() {
    let opened = opened(folder::template("rivermouth-2031")).unwrap();
    assert_eq!(opened.id, "rivermouth-2031");
}

#[test]
fn downloads_are_those_of_a_site() {
    let first = opened(filing("loss")).unwrap();
    let files = downloads(&first.release).unwrap();
    let of = |path: &str| files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}"));
    assert_eq!(of(&format!("releases/{}.json", first.id)).bytes, first.release.as_bytes());
    let workbook = of(&format!("data/{}.xlsx", first.id));
    assert!(workbook.bytes.starts_with(b"PK") && workbook.kind.ends_with("spreadsheetml.sheet"));
    assert_eq!(of("data/facts.csv").kind, "text/csv;charset=utf-8");
    // Links of the page lead to nothing else.
    for link in values(&first.pages.en.body, "href").into_iter().filter(|link| link.starts_with("data/")) {
        of(link);
    }
}

#[test]
fn what_cannot_be_opened_is_told_in_both_languages_with_the_file_and_what_to_do() {
    let broken_zip = b"PK\x03\x04 and no more".to_vec();
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("q1.pdf", b"%PDF-1.7".to_vec(), "contains no report"),
        ("q1.zip", broken_zip, "not a complete ZIP"),
        ("empty.htm", Vec::new(), "contains no report"),
        ("words.htm", b"<html><body><p>Nothing in figures.</p></body></html>".to_vec(), "contains no report"),
        ("other.json", b"{\"a\": 1}".to_vec(), "contains no report"),
        ("mistaken.json", b"{\"kessan\": 2, \"tables\": 3}".to_vec(), "release file with errors"),
        ("half.json", b"{\"kessan\": 2, \"tables\": [".to_vec(), "release file with errors"),
    ];
    for (name, bytes, told) in cases {
        let failed = opened(vec![(name.to_owned(), bytes)]).unwrap_err();
        assert_eq!(failed.file, name, "{failed:?}");
        assert!(failed.message.en.contains(told) && failed.message.en.contains(name), "{failed:?}");
        assert!(failed.message.ja.contains(name) && failed.message.ja.contains('。'), "{failed:?}");
        assert!(!failed.detail.is_empty(), "{name}");
    }
    let failed = opened(Vec::new()).unwrap_err();
    assert!(!failed.detail.is_empty(), "{failed:?}");
    let broken = Answered { toml: "announced = [".to_owned(), ..Answered::default() };
    let failed = open(filing("us"), &broken, Lang::En, &mut |_| {}).unwrap_err();
    assert_eq!(failed.file, "answers.toml");
}

/// The file of answers beside the filing, as who drops both gives it.
fn with_answers(toml: &str) -> Files {
    filing("us").into_iter().chain([("Answers.toml".to_owned(), toml.as_bytes().to_vec())]).collect()
}

const RECORD: &str = "dividends.Q2-FY2042.record_date";

#[test]
fn what_is_missing_is_asked_for_in_both_languages_with_the_figure_beside_it() {
    let us = opened(filing("us")).unwrap();
    let of = |key: &str| {
        us.asked.iter().find(|asked| asked.key == key).unwrap_or_else(|| panic!("no {key}: {:?}", us.asked))
    };
    let record = of(RECORD);
    assert_eq!((record.takes, record.group), ("day", "dividends"));
    assert!(record.name.en.starts_with("Record date, ") && record.name.ja.starts_with("基準日（"), "{record:?}");
    assert_eq!(record.lacking.as_ref().map(|lacking| lacking.en.as_str()), Some("record dates"));
    let near = record.near.as_ref().unwrap();
    assert!(near.en.starts_with("In the file: ") && near.ja.starts_with("資料の記載："), "{near:?}");
    let table = record.place.as_deref().and_then(|place| place.strip_prefix('#')).unwrap();
    assert!(
        us.pages.en.body.contains(&format!("id={table} ")) || us.pages.en.body.contains(&format!("id={table}>")),
        "{table}"
    );
    for (key, takes) in
        [("buyback.window", "span"), ("buyback.resolved", "day"), ("buyback.max_amount", "number"), ("claims", "list")]
    {
        assert_eq!(of(key).takes, takes, "{key}");
    }
    assert!(of("buyback.max_amount").expected.en.starts_with("USD, e.g. "));
    assert!(us.given.is_empty() && us.answers.is_empty() && us.refused.is_empty());
}

#[test]
fn answers_of_forms_are_used_marked_listed_and_taken_back() {
    let without = opened(filing("us")).unwrap();
    let changes = [
        ("announced", json!("May 1, 2042")),
        (RECORD, json!("2042年5月12日")),
        ("buyback.window", json!("May 1, 2042 / 30 April 2043")),
        ("buyback.resolved", json!("2042-04-30")),
        ("buyback.max_amount", json!("$500 million")),
    ];
    let with = answered(filing("us"), &changes);
    assert_eq!(with.refused, []);
    assert_eq!(with.given["buyback.max_amount"], "$500 million", "as it was typed");
    for (page, marked) in [
        (
            &with.pages.en.body,
            [
                "12 May 2042 (assumed)",
                "30 April 2042 (assumed)",
                "announced 1 May 2042 (assumed)",
                "30 April 2043 (assumed)",
            ],
        ),
        (
            &with.pages.ja.body,
            ["2042年5月12日（仮定）", "2042年4月30日（仮定）", "2042年5月1日（仮定）発表", "2043年4月30日（仮定）"],
        ),
    ] {
        let text = plain(page);
        for mark in marked {
            assert!(text.contains(mark), "{mark}");
        }
    }
    assert!(
        plain(&with.pages.en.body).contains("Record date, "),
        "the list of assumptions: {}",
        around(&plain(&with.pages.en.body), "Assumptions")
    );
    let asked = |key: &str| with.asked.iter().find(|asked| asked.key == key).unwrap();
    assert_eq!(asked(RECORD).lacking, None, "it is given, and can be changed");
    // The release has them, and so has the page that is saved of it.
    let release = of_text("release.json", &with.release).unwrap();
    assert!(with.is_filing && !release.is_filing, "answers change filings alone");
    assert_eq!(
        (release.given.clone(), release.pages.en.body.clone()),
        (with.given.clone(), with.pages.en.body.clone())
    );
    // The file of answers with the filing is the same report, and taken back they leave nothing.
    let again = opened(with_answers(&with.answers)).unwrap();
    assert_eq!((again.hash, again.answers), (with.hash.clone(), with.answers.clone()));
    let back = Answered {
        toml: with.answers.clone(),
        changes: with.given.keys().map(|key| (key.clone(), Value::Null)).collect(),
        ..Answered::default()
    };
    let back = open(filing("us"), &back, Lang::En, &mut |_| {}).unwrap();
    assert_eq!((back.hash, back.answers.as_str()), (without.hash, ""));
}

/// The words of a page, without its marks.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
    }
    text
}

fn around<'a>(text: &'a str, word: &str) -> &'a str {
    let at = text.rfind(word).unwrap_or_default();
    let end = (at..text.len()).filter(|end| text.is_char_boundary(*end)).nth(300).unwrap_or(text.len());
    &text[at..end]
}

#[test]
fn an_answer_that_cannot_be_used_is_told_beside_its_key_in_both_languages() {
    let cases = [
        (RECORD, json!("soon"), RECORD, "is not a date"),
        (RECORD, json!("5/6/2042"), RECORD, "could be two dates"),
        (RECORD, json!("2030-01-01"), RECORD, "too far away"),
        ("buyback.window", json!("2043-05-01 / 2042-05-01"), "buyback.window", "the earlier one first"),
        ("buyback.max_amount", json!("many"), "buyback.max_amount", "not a number above zero"),
        ("buyback.max_amount", json!("¥5"), "buyback.max_amount", "another unit"),
        ("buyback.max_amount", json!("1.234"), "buyback.max_amount", "two numbers"),
        ("dividends.own-1.per_share", json!("0.10"), "dividends.own-1", "both a record date and an amount"),
        ("businesses", json!([{"id": "own-1", "revenues": ""}]), "businesses", "Not used yet"),
        ("announced", json!("2001-01-01"), "announced", "Not used yet"),
        ("motto", json!("x"), "motto", "Not used yet"),
    ];
    for (key, answer, told_of, words) in cases {
        let opened = answered(filing("us"), &[(key, answer)]);
        let told = opened
            .refused
            .iter()
            .find(|refused| refused.key == told_of)
            .unwrap_or_else(|| panic!("{key}: {:?}", opened.refused));
        assert!(told.message.en.contains(words) && told.message.ja.ends_with('。'), "{told:?}");
        assert!(opened.given.contains_key(key), "what was typed is not lost");
    }
}

#[test]
fn businesses_labels_and_figures_of_the_text_can_be_given() {
    let us = opened(filing("us")).unwrap();
    let release: Value = serde_json::from_str(&us.release).unwrap();
    let revenues = release["story"]["revenues"].as_str().unwrap();
    let (label, period) =
        (release["tables"][0]["rows"][1]["label"]["en"].as_str().unwrap(), &release["comparisons"][0]["current"]);
    let with = answered(
        filing("us"),
        &[
            ("businesses", json!([{"id": "own-1", "label": "All of it", "revenues": revenues}])),
            (&format!("translations.ja.{}", json!(label)), json!("見出し")),
            ("claims", json!([{"printed": "1", "concept": revenues, "period": period, "place": "Page 3"}])),
        ],
    );
    assert_eq!(with.refused, []);
    let text = plain(&with.pages.en.body);
    assert!(text.contains("All of it") && text.contains("Businesses and their costs are assumed"));
    assert!(plain(&with.pages.ja.body).contains("見出し") && with.release.contains("Page 3 (transcribed)"));
}

/// A label, a place and an answer are texts, whoever wrote them.
#[test]
fn markup_in_an_answer_stays_text() {
    let hostile = "<img src=x onerror=alert(1)></script>\u{202e}\n\"";
    let with = answered(
        filing("us"),
        &[
            ("name.en", json!(hostile)),
            ("dividends.own-1.label", json!(hostile)),
            ("dividends.own-1.record_date", json!("2042-05-12")),
            ("dividends.own-1.per_share", json!("0.10")),
            (&format!("translations.ja.{}", json!(hostile)), json!(hostile)),
        ],
    );
    for page in [&with.pages.en, &with.pages.ja] {
        assert!(!page.body.contains("<img"), "{}", around(&page.body, "<img"));
    }
    assert!(with.given["name.en"] == hostile);
    assert!(open(filing("us"), &Answered { toml: with.answers, ..Answered::default() }, Lang::En, &mut |_| {}).is_ok());
}

#[test]
fn a_file_of_answers_beside_a_filing_that_is_broken_is_named() {
    let failed = opened(with_answers("announced = [")).unwrap_err();
    assert_eq!(failed.file, "Answers.toml");
    let mut files = filing("us");
    files.push(("a.toml".to_owned(), vec![0xFF]));
    assert_eq!(opened(files).unwrap_err().file, "a.toml");
    let failed = opened(vec![("answers.toml".to_owned(), b"announced = \"2042-05-01\"".to_vec())]).unwrap_err();
    assert!(failed.message.en.contains("contains no report"), "{failed:?}");
}

/// Labels of a filing are texts, whatever stands in them.
#[test]
fn markup_in_a_label_stays_text() {
    let mut files = filing("us");
    for (name, bytes) in &mut files {
        let text = String::from_utf8(bytes.clone()).unwrap();
        if name.ends_with(".htm") {
            let hostile = "&lt;img src=x onerror=alert(1)&gt;&lt;/script&gt;";
            assert!(text.contains("Pellworth Instruments"));
            *bytes = text.replace("Pellworth Instruments", hostile).into_bytes();
        }
    }
    let opened = opened(files).unwrap();
    for page in [&opened.pages.en, &opened.pages.ja] {
        assert!(!page.body.contains("<img") && page.body.contains("&lt;img src=x"), "it is not there as text");
    }
    for text in opened.files.values() {
        assert!(!text.is_empty());
    }
}

#[test]
fn a_release_or_a_page_that_is_none_are_told_when_saving() {
    assert!(downloads("{}").unwrap_err().message.en.contains("release file with errors"));
    let first = opened(filing("loss")).unwrap();
    for page in [b"no".as_slice(), &[0xFF], b"<!DOCTYPE html>"] {
        let failed = one_file(&first.release, page).unwrap_err();
        assert!(failed.detail.contains("kessan.html"), "{failed:?}");
    }
}
