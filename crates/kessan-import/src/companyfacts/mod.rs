//! The SEC's company facts: everything that a company has tagged, over all its reports.
//!
//! A fact's [`Place::element`] is the report that it was filed in (its accession number). The API says nothing of dimensions,
//! which it leaves out, nor of decimals.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::error::{ErrorKind, ImportError};
use crate::html::text::folded;
use crate::ixbrl::transform;
use crate::limits;
use crate::markup::decode::decode;
use crate::notices::Notices;
use crate::package::File;
use crate::report::{Aspects, Document, DocumentKind, Fact, Label, Name, Period, Place, Report, Shared, Unit, Value};

#[derive(Deserialize)]
struct Json<'a> {
    #[serde(borrow)]
    cik: &'a RawValue,
    #[serde(rename = "entityName", default)]
    name: Option<String>,
    #[serde(borrow)]
    facts: BTreeMap<String, BTreeMap<String, Concept<'a>>>,
}

#[derive(Deserialize)]
struct Concept<'a> {
    #[serde(default)]
    label: Option<String>,
    #[serde(borrow)]
    units: BTreeMap<String, Vec<Entry<'a>>>,
}

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow, default)]
    start: Option<Cow<'a, str>>,
    #[serde(borrow)]
    end: Cow<'a, str>,
    #[serde(borrow)]
    val: &'a RawValue,
    #[serde(borrow, default)]
    accn: Option<Cow<'a, str>>,
}

/// Reads the SEC's company facts into a report.
///
/// # Errors
///
/// It is no JSON, or not the API's, or has too many facts.
pub(crate) fn read(file: &File, report: &mut Report, notices: &mut Notices) -> Result<(), ImportError> {
    let text = decode(&file.bytes);
    let json: Json<'_> = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        ImportError::new(ErrorKind::Malformed, &file.path, error.to_string())
            .at(format!("line {}, column {}", error.line(), error.column()))
            .expected("the SEC's company facts: an object of cik, entityName and facts")
            .remedy("download it again from https://data.sec.gov/api/xbrl/companyfacts/")
    })?;
    let count: usize =
        json.facts.values().flat_map(BTreeMap::values).flat_map(|concept| concept.units.values()).map(Vec::len).sum();
    if count > limits::COMPANY_FACTS {
        return Err(ImportError::new(ErrorKind::TooLarge, &file.path, format!("it has {count} facts"))
            .expected(format!("at most {}", limits::COMPANY_FACTS))
            .remedy("cut the file to the reports that matter"));
    }
    let document = report.documents.len();
    let title = json.name.map(|name| folded(&name)).filter(|name| !name.is_empty());
    report.documents.push(Document {
        path: file.path.clone(),
        kind: DocumentKind::CompanyFacts,
        language: None,
        title,
    });
    let cik: String = json.cik.get().chars().filter(char::is_ascii_digit).collect();
    let entity = (Shared::from("http://www.sec.gov/CIK"), Shared::from(format!("{cik:0>10}")));
    for (prefix, concepts) in json.facts {
        let prefix = Shared::from(prefix);
        for (local, concept) in concepts {
            let name = Name { namespace: Shared::default(), local: local.into(), prefix: prefix.clone() };
            if let Some(text) = concept.label.map(|label| folded(&label)).filter(|label| !label.is_empty()) {
                report.labels.push(Label {
                    of: name.clone(),
                    role: "label".to_owned(),
                    language: "en".to_owned(),
                    text,
                });
            }
            for (unit, entries) in concept.units {
                let unit = Arc::new(self::unit(&unit));
                for entry in entries {
                    let place = Place { document, element: entry.accn.as_deref().map(str::to_owned), line: 0 };
                    match value(&entry) {
                        Ok((period, value)) => report.facts.push(Fact {
                            concept: name.clone(),
                            entity: entity.clone(),
                            period,
                            dimensions: Aspects::default(),
                            unit: Some(unit.clone()),
                            value,
                            decimals: None,
                            printed: None,
                            scale: 0,
                            is_negated: false,
                            language: None,
                            is_hidden: false,
                            place,
                        }),
                        Err(found) => notices.add(place, format!("{name}: {found}"), "left out: no value at a date"),
                    }
                }
            }
        }
    }
    Ok(())
}

fn value(entry: &Entry<'_>) -> Result<(Period, Value), String> {
    let day = |text: &str| {
        kessan_core::period::day(text).ok_or_else(|| format!("“{}” is no date", crate::notices::cut(text)))
    };
    let end = day(&entry.end)?;
    let period = match &entry.start {
        Some(start) => Period::Duration { start: day(start)?, end },
        None => Period::Instant(end),
    };
    if matches!(period, Period::Duration { start, end } if start > end) {
        return Err(format!("a period that ends on {end}, before it starts"));
    }
    let raw = entry.val.get();
    if raw == "null" {
        return Ok((period, Value::Nil));
    }
    Ok((period, Value::Number(transform::canonical(raw.trim_matches('"'))?)))
}

/// A unit as the API writes it: `USD`, `shares`, `USD/shares`, `pure`.
fn unit(text: &str) -> Unit {
    let measure = |text: &str| {
        let (namespace, prefix) = match text {
            "shares" | "pure" => ("http://www.xbrl.org/2003/instance", "xbrli"),
            _ if text.len() == 3 && text.chars().all(|c| c.is_ascii_uppercase()) => {
                ("http://www.xbrl.org/2003/iso4217", "iso4217")
            }
            _ => ("", ""),
        };
        Name { namespace: namespace.into(), local: text.into(), prefix: prefix.into() }
    };
    let (above, below) = text.split_once('/').map_or((text, None), |(above, below)| (above, Some(below)));
    Unit { numerators: vec![measure(above)], denominators: below.map(measure).into_iter().collect() }
}
