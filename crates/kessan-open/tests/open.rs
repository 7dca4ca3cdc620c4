//! Made-up filings opened as a reader opens them, and files that cannot be opened.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::fs;
use std::path::Path;

use kessan::prerender::assets::{Assets, Shell};
use kessan::prerender::file::{File, by_path};
use kessan::prerender::packed::Packing;
use kessan::prerender::{Options, Source, site};
use kessan_core::release::load::load;
use kessan_core::text::Lang;
use kessan_import::folder;
use kessan_open::{Failed, Opened, Stage, downloads, one_file, open};

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
    open(files, None, Lang::En, &mut |_| {})
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
    let us = open(filing("us"), None, Lang::Ja, &mut |stage: Stage| stages.push(stage.id())).unwrap();
    assert_eq!(stages, ["reading", "mapping", "checking", "writing-ja", "writing-en"], "the reader's language first");
    assert_eq!((us.company.en.as_str(), us.period.as_str()), ("Pellworth Instruments, Inc.", "2041-09-29/2042-03-29"));
    assert_eq!(us.summary["checks"], serde_json::json!({"tied": 76}));
    assert!(us.questions.iter().any(|asked| asked.key == "announced" && !asked.text.is_empty()), "{:?}", us.questions);
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
    assert!(failed.message.en.contains("“kessan.html” is no complete saved page"), "{failed:?}");
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
        ("q1.pdf", b"%PDF-1.7".to_vec(), "holds no report"),
        ("q1.zip", broken_zip, "no complete ZIP"),
        ("empty.htm", Vec::new(), "holds no report"),
        ("words.htm", b"<html><body><p>Nothing in figures.</p></body></html>".to_vec(), "holds no report"),
        ("other.json", b"{\"a\": 1}".to_vec(), "holds no report"),
        ("mistaken.json", b"{\"kessan\": 2, \"tables\": 3}".to_vec(), "release file with mistakes"),
        ("half.json", b"{\"kessan\": 2, \"tables\": [".to_vec(), "release file with mistakes"),
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
    let failed = open(filing("us"), Some("announced = ["), Lang::En, &mut |_| {}).unwrap_err();
    assert_eq!(failed.file, "answers.toml");
}

#[test]
fn answers_stand_in_the_release() {
    let answers = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/filings/us/answers.toml"));
    let with = open(filing("us"), answers.ok().as_deref(), Lang::En, &mut |_| {}).unwrap();
    let without = opened(filing("us")).unwrap();
    assert!(with.questions.len() < without.questions.len() && with.hash != without.hash);
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
    assert!(downloads("{}").unwrap_err().message.en.contains("release file with mistakes"));
    let first = opened(filing("loss")).unwrap();
    for page in [b"no".as_slice(), &[0xFF], b"<!DOCTYPE html>"] {
        let failed = one_file(&first.release, page).unwrap_err();
        assert!(failed.detail.contains("kessan.html"), "{failed:?}");
    }
}
