//! The whole way of a filing: its files as they are downloaded, the release, the site, the workbook.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use kessan::prerender::file::by_path;
use kessan::prerender::{Source, site};
use kessan_core::release::Scenario;
use kessan_import::mapping::{Answers, Import, Options, map};
use rust_decimal::Decimal;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::common::{Book, of_text};
use crate::made_up_assets::{assets, quick};

/// What came of a filing.
pub struct Way {
    pub import: Import,
    pub files: BTreeMap<String, Vec<u8>>,
    pub book: Book,
}

/// The files of a folder, with their paths in it, in one order.
fn files_of(folder: &Path) -> Vec<PathBuf> {
    let mut list: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    list.sort();
    list.into_iter().flat_map(|path| if path.is_dir() { files_of(&path) } else { vec![path] }).collect()
}

/// A folder of `tests/filings` as a package, below a folder of its own if it has a name.
fn package(folder: &str, below: &str) -> Vec<u8> {
    let root = Path::new("tests/filings").join(folder);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for path in files_of(&root).iter().filter(|path| path.extension().is_none_or(|end| end != "toml")) {
        let inner = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        zip.start_file(format!("{below}{inner}"), SimpleFileOptions::default()).unwrap();
        zip.write_all(&fs::read(path).unwrap()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

impl Way {
    /// Of a folder that is zipped, with the answers in it.
    pub fn of_package(folder: &str, below: &str) -> Self {
        let answers = fs::read_to_string(format!("tests/filings/{folder}/answers.toml")).unwrap_or_default();
        Self::of(format!("{folder}.zip"), package(folder, below), &answers)
    }

    /// Of one document.
    pub fn of_document(path: &str) -> Self {
        Self::of(path.to_owned(), fs::read(format!("tests/filings/{path}")).unwrap(), "")
    }

    fn of(name: String, bytes: Vec<u8>, answers: &str) -> Self {
        let report = kessan_import::read(vec![(name.clone(), bytes)]).unwrap_or_else(|error| panic!("{error}"));
        let options = Options { answers: Answers::read(answers).unwrap(), ..Options::default() };
        let import = map(&report, options).unwrap_or_else(|failure| panic!("{failure}"));
        assert!(kessan_validate::check(&name, import.json.as_bytes()).is_ok(), "{name}: the release is in order");
        let book = of_text(&name, &import.json);
        let source = Source { release: book.release, json: &import.json };
        let files = by_path(site(source, &assets(), &quick()).unwrap_or_else(|failure| panic!("{name}: {failure}")));
        Self { import, files, book }
    }

    /// The actual value of a line in a period, in base units.
    pub fn value(&self, concept: &str, period: &str) -> Option<Decimal> {
        self.book.release.figure(concept, period, Scenario::Actual)?.value.map(|value| value.normalize())
    }

    /// What every check ends as, other than that it holds, and how many there are.
    pub fn checks(&self) -> (usize, Vec<&str>) {
        let checks = &self.book.report.checks;
        let failed = checks.iter().filter(|check| check.status.id() != "tied").map(|check| check.id.as_str());
        (checks.len(), failed.collect())
    }

    /// A file of the site as text.
    pub fn file(&self, path: &str) -> &str {
        std::str::from_utf8(self.files.get(path).unwrap_or_else(|| panic!("there is no {path}"))).unwrap()
    }

    /// A section of a page, without its tags, words parted by single spaces.
    pub fn section(&self, page: &str, id: &str) -> String {
        let html = self.file(page);
        let (_, rest) = html.split_once(&format!("<section id={id}")).unwrap_or_else(|| panic!("{page}: no {id}"));
        let end = rest.find("<section id=").unwrap_or(rest.len());
        let parts = rest[..end].split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text));
        parts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The ids of a page's sections.
    pub fn sections(&self, page: &str) -> Vec<&str> {
        let ids = self.file(page).split("<section id=").skip(1);
        ids.filter_map(|rest| rest.split([' ', '>']).next()).collect()
    }
}
