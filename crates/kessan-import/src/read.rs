//! The one entry: from files to a report.

use crate::error::{ErrorKind, ImportError};
use crate::markup::{self, Tree, decode::decode};
use crate::notices::Notices;
use crate::package::{self, File, FileKind};
use crate::report::{Document, DocumentKind, Place, Report};
use crate::{companyfacts, csv, html, instance, ixbrl, limits, oim, taxonomy, untagged, xlsx};

/// Reads the files of one filing: documents and packages, by their names and bytes.
///
/// ```
/// let page = r#"<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
///   xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
///   xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" xmlns:x="http://example.org/x"><body>
///   <ix:header><ix:resources>
///     <xbrli:context id="y"><xbrli:entity><xbrli:identifier scheme="http://example.org">1</xbrli:identifier></xbrli:entity>
///       <xbrli:period><xbrli:startDate>2031-04-01</xbrli:startDate><xbrli:endDate>2032-03-31</xbrli:endDate></xbrli:period></xbrli:context>
///     <xbrli:unit id="e"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
///   </ix:resources></ix:header>
///   <table><tr><td>Net sales</td><td><ix:nonFraction name="x:NetSales" contextRef="y" unitRef="e" decimals="-3" scale="3"
///     format="ixt:num-dot-decimal">1,234</ix:nonFraction></td></tr></table></body></html>"#;
///
/// let report = kessan_import::read(vec![("year.xhtml".to_owned(), page.as_bytes().to_vec())]).unwrap();
/// assert_eq!(report.facts[0].value, kessan_import::report::Value::Number(1_234_000.into()));
/// assert_eq!(report.tables[0].rows[0].cells[1].facts, [0]);
/// ```
///
/// # Errors
///
/// There is nothing to read, or something is broken, too large, or about several companies. What can be left out is left out, and
/// said in the report's notices.
pub fn read(files: Vec<(String, Vec<u8>)>) -> Result<Report, ImportError> {
    read_by(files, |file| file.read())
}

/// A file of data that is no page: facts as JSON, tables with commas between cells, or a workbook.
#[derive(Debug)]
pub struct DataFile<'a> {
    file: &'a File,
    report: &'a mut Report,
    notices: &'a mut Notices,
}

impl DataFile<'_> {
    /// Adds its facts or tables to the report.
    ///
    /// # Errors
    ///
    /// The file is broken or too large.
    pub fn read(self) -> Result<(), ImportError> {
        let File { path, bytes, .. } = self.file;
        match self.file.kind {
            FileKind::XbrlJson => oim::read(self.file, self.report, self.notices),
            FileKind::CompanyFacts => companyfacts::read(self.file, self.report, self.notices),
            FileKind::Workbook => xlsx::add(path, bytes, self.report, self.notices),
            _ => csv::add(path, bytes, self.report),
        }
    }
}

/// As [`read`], where `data` has such files read: a program in a browser loads what does when it is given one.
///
/// # Errors
///
/// As of [`read`], and those of `data`.
pub fn read_by(
    files: Vec<(String, Vec<u8>)>,
    data: fn(DataFile<'_>) -> Result<(), ImportError>,
) -> Result<Report, ImportError> {
    let given = files.first().map(|(name, _)| name.clone()).unwrap_or_default();
    let mut skipped = vec![];
    let files = package::open(files, &mut skipped)?;
    let mut report = Report::default();
    let mut notices = Notices::default();
    let mut sources: Vec<ixbrl::Source> = vec![];
    let mut pages: Vec<(usize, Tree)> = vec![];
    let mut taxonomies: Vec<File> = vec![];
    let mut instances: Vec<File> = vec![];
    let mut others: Vec<String> = vec![];
    let mut nodes = 0;
    for file in files {
        match file.kind {
            FileKind::InlineXbrl | FileKind::Html => {
                let document = report.documents.len();
                let tree = page(&file, document, &mut notices)?;
                nodes += tree.len();
                if nodes > limits::NODES {
                    return Err(ImportError::new(
                        ErrorKind::TooLarge,
                        file.path,
                        format!("with it, there are more than {} elements and texts", limits::NODES),
                    )
                    .expected("the documents of one filing; one of 2 MB has 60,000 of them")
                    .remedy("give the report's own documents without other attachments"));
                }
                let is_tagged = file.kind == FileKind::InlineXbrl;
                report.documents.push(Document {
                    path: file.path.clone(),
                    kind: if is_tagged { DocumentKind::InlineXbrl } else { DocumentKind::Html },
                    language: html::language(&tree),
                    title: html::title(&tree),
                });
                if is_tagged {
                    sources.push(ixbrl::Source { document, path: file.path, tree });
                } else {
                    pages.push((document, tree));
                }
            }
            FileKind::Taxonomy => taxonomies.push(file),
            FileKind::Instance => instances.push(file),
            FileKind::XbrlJson | FileKind::CompanyFacts | FileKind::Csv | FileKind::Workbook => {
                data(DataFile { file: &file, report: &mut report, notices: &mut notices })?;
            }
            _ => others.push(file.path),
        }
    }
    let mut read = ixbrl::read(&sources, &mut notices)?;
    let same = ixbrl::translations(&read.facts, &report.documents);
    if !same.is_empty() {
        for (left, kept) in &same {
            let path = |at: &usize| report.documents.get(*at).map_or("", |document| document.path.as_str());
            notices.add(
                Place { document: *left, ..Place::default() },
                format!("“{}” has the numbers of “{}”", path(left), path(kept)),
                "left out: the same report, in another language or once more; give it by itself to read it instead",
            );
        }
        sources.retain(|source| same.iter().all(|(left, _)| *left != source.document));
        read = ixbrl::read(&sources, &mut Notices::default())?;
    }
    report.facts.splice(0..0, read.facts);
    let mut prefixes: Vec<(String, String)> = sources
        .iter()
        .flat_map(|source| source.tree.declarations())
        .map(|(prefix, namespace)| (prefix.to_owned(), namespace.to_owned()))
        .collect();
    // Beside tagged documents an instance has their facts once more; pages without tags beside it have its figures.
    if report.facts.is_empty() {
        for file in &instances {
            prefixes.extend(instance::read(file, &mut report, &mut notices)?);
        }
        if !report.facts.is_empty() && !pages.is_empty() {
            let found = format!("{} pages without tags", pages.len());
            notices.add(Place::default(), found, "left out: the facts of the XBRL instance beside them are read");
            pages.clear();
        }
    }
    for (source, elements) in sources.into_iter().zip(&read.elements) {
        report.tables.extend(html::tables(&source.tree, source.document, elements));
    }
    // Attachments of a tagged report begin with whatever they are: contracts, certifications.
    let has_tagged_numbers = report.facts.iter().any(|fact| fact.unit.is_some());
    for (document, tree) in pages {
        let html::Printed { tables, opening } = html::printed(&tree, document, &Default::default());
        report.tables.extend(tables);
        if !has_tagged_numbers {
            report.opening.extend(opening);
        }
    }
    taxonomy::read(&taxonomies, &prefixes, &mut report, &mut notices)?;
    for path in skipped {
        notices.add(Place::default(), path, "left out: a package within a package is not opened; give it by itself");
    }
    untagged::tag(&mut report, &mut notices);
    report.notices = notices.finish();
    if report.facts.is_empty() && report.tables.is_empty() && report.labels.is_empty() && report.elements.is_empty() {
        return Err(nothing(given, &report, &others));
    }
    Ok(report)
}

fn page(file: &File, document: usize, notices: &mut Notices) -> Result<Tree, ImportError> {
    let tree = markup::parse(&file.path, &decode(&file.bytes))?;
    let at = |line| Place { document, element: None, line };
    if let Some((line, found)) = &tree.repaired {
        notices.add(at(*line), found, "not well-formed XML: read as HTML, as browsers do");
    }
    if let Some((line, entity)) = &tree.unknown_entities {
        notices.add(
            at(*line),
            format!("&{entity};"),
            "kept as written: entities that a document defines are not expanded",
        );
    }
    Ok(tree)
}

/// The error for files in which there is nothing.
fn nothing(given: String, report: &Report, others: &[String]) -> ImportError {
    let found = match (report.documents.is_empty(), others) {
        (false, _) => "there are no facts and no tables with figures in it".to_owned(),
        (true, []) => "there is no document in it".to_owned(),
        (true, [first, ..]) => format!("“{first}” is of no kind that is read"),
    };
    let why =
        report.notices.first().map(|notice| format!(" ({}: {})", notice.found, notice.remedy)).unwrap_or_default();
    ImportError::new(ErrorKind::NoReport, given, format!("{found}{why}"))
        .expected("inline XBRL (.htm, .xhtml, or a package of TDnet, EDINET, ESEF or the SEC), xBRL-JSON, or tables as HTML, CSV or XLSX")
        .remedy("give the report itself as it was filed; of a PDF, the inline XBRL of the same report")
}
