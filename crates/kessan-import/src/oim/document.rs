//! The document: its prefixes and its facts.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::period::period;
use crate::error::{ErrorKind, ImportError};
use crate::ixbrl::transform;
use crate::limits;
use crate::markup::decode::decode;
use crate::notices::Notices;
use crate::package::File;
use crate::report::{Decimals, Document, DocumentKind, Fact, Member, Name, Period, Place, Report, Unit, Value};

#[derive(Deserialize)]
struct Json {
    #[serde(rename = "documentInfo")]
    info: Info,
    facts: Facts,
}

#[derive(Deserialize)]
struct Info {
    #[serde(rename = "documentType", default)]
    kind: String,
    #[serde(default)]
    namespaces: BTreeMap<String, String>,
}

/// The facts in the order of the file, with their ids.
struct Facts(Vec<(String, JsonFact)>);

#[derive(Deserialize)]
struct JsonFact {
    #[serde(default)]
    value: Option<Box<RawValue>>,
    #[serde(default)]
    decimals: Option<i64>,
    dimensions: BTreeMap<String, Option<String>>,
}

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Facts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of facts by their ids")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Facts, A::Error> {
                let mut facts = vec![];
                while let Some(entry) = map.next_entry()? {
                    if facts.len() == limits::FACTS {
                        return Err(serde::de::Error::custom(format!("more than {} facts", limits::FACTS)));
                    }
                    facts.push(entry);
                }
                Ok(Facts(facts))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// Reads an xBRL-JSON file into a report.
///
/// # Errors
///
/// It is no JSON, or no xBRL-JSON report.
pub(crate) fn read(file: &File, report: &mut Report, notices: &mut Notices) -> Result<(), ImportError> {
    let text = decode(&file.bytes);
    let json: Json = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        ImportError::new(ErrorKind::Malformed, &file.path, error.to_string())
            .at(format!("line {}, column {}", error.line(), error.column()))
            .expected("xBRL-JSON: an object of documentInfo and facts, each fact with its dimensions")
            .remedy("export the report again as xBRL-JSON (OIM 1.0)")
    })?;
    let document = report.documents.len();
    report.documents.push(Document {
        path: file.path.clone(),
        kind: DocumentKind::XbrlJson,
        language: None,
        title: None,
    });
    if !json.info.kind.contains("xbrl-json") {
        let place = Place { document, ..Place::default() };
        notices.add(place, format!("documentType “{}”", json.info.kind), "read as xBRL-JSON all the same");
    }
    for (id, fact) in json.facts.0 {
        let place = Place { document, element: Some(id), line: 0 };
        match read_fact(fact, &json.info.namespaces, place.clone()) {
            Ok(fact) => report.facts.push(fact),
            Err(found) => notices.add(place, found, "left out: the fact is not what xBRL-JSON says it must be"),
        }
    }
    Ok(())
}

fn read_fact(fact: JsonFact, namespaces: &BTreeMap<String, String>, place: Place) -> Result<Fact, String> {
    let name = |text: &str| {
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        let namespace = namespaces.get(prefix).cloned().unwrap_or_default();
        Name { namespace, local: local.to_owned(), prefix: prefix.to_owned() }
    };
    let mut read = Fact {
        concept: Name::default(),
        entity: Default::default(),
        period: Period::Forever,
        dimensions: BTreeMap::new(),
        unit: None,
        value: Value::Nil,
        decimals: None,
        printed: None,
        scale: 0,
        is_negated: false,
        language: None,
        is_hidden: false,
        place,
    };
    let mut is_note = false;
    for (dimension, value) in fact.dimensions {
        let Some(text) = value else {
            // A typed member may be nil; everything else needs a value.
            if dimension.contains(':') {
                read.dimensions.insert(name(&dimension), Member::Typed(String::new()));
            }
            continue;
        };
        match dimension.strip_prefix("xbrl:").unwrap_or(&dimension) {
            "concept" => {
                is_note = text == "xbrl:note";
                read.concept = name(&text);
            }
            "entity" => {
                let entity = name(&text);
                read.entity = (entity.namespace, entity.local);
            }
            "period" => read.period = period(&text)?,
            "unit" => read.unit = Some(unit(&text, name)?),
            "language" => read.language = Some(text),
            "noteId" => {}
            _ => {
                // Members of domains are names of declared prefixes; all else is typed.
                let is_name = text.split_once(':').is_some_and(|(prefix, local)| {
                    namespaces.contains_key(prefix) && !local.is_empty() && !local.contains(|c: char| c.is_whitespace())
                });
                let member = if is_name { Member::Explicit(name(&text)) } else { Member::Typed(text) };
                read.dimensions.insert(name(&dimension), member);
            }
        }
    }
    if read.concept.local.is_empty() {
        return Err("a fact without a concept".to_owned());
    }
    let text = value(fact.value.as_deref())?;
    read.value = match text {
        None => Value::Nil,
        Some(text) if read.unit.is_some() || is_number(fact.decimals, &text) => {
            let canonical = transform::canonical(&text)?;
            read.unit.get_or_insert_with(|| Unit { numerators: vec![pure()], denominators: vec![] });
            // Without decimals, a number is exact.
            read.decimals = Some(match fact.decimals {
                Some(digits) => Decimals::To(i32::try_from(digits).map_err(|_| format!("decimals {digits}"))?),
                None => Decimals::Exact,
            });
            Value::Number(canonical)
        }
        Some(text) => Value::Text(text),
    };
    if is_note {
        read.entity = Default::default();
    }
    Ok(read)
}

/// A fact without a unit is a pure number if it says how exact it is: texts do not.
fn is_number(decimals: Option<i64>, text: &str) -> bool {
    decimals.is_some() && text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.')
}

fn pure() -> Name {
    Name {
        namespace: "http://www.xbrl.org/2003/instance".to_owned(),
        local: "pure".to_owned(),
        prefix: "xbrli".to_owned(),
    }
}

/// The text of a value; strings by the format, numbers and booleans by those who do not read it.
fn value(raw: Option<&RawValue>) -> Result<Option<String>, String> {
    let Some(raw) = raw.map(RawValue::get) else { return Ok(None) };
    match raw.as_bytes().first() {
        Some(b'n') => Ok(None),
        Some(b'"') => serde_json::from_str(raw).map(Some).map_err(|error| error.to_string()),
        Some(b'{' | b'[') => Err("a value that is no text".to_owned()),
        _ => Ok(Some(raw.to_owned())),
    }
}

/// A unit: `iso4217:EUR`, `iso4217:EUR/xbrli:shares`, `(a:b*a:c)/a:d`.
fn unit(text: &str, name: impl Fn(&str) -> Name) -> Result<Unit, String> {
    let side = |text: &str| -> Vec<Name> {
        let text = text.trim().trim_start_matches('(').trim_end_matches(')');
        let mut names: Vec<Name> = text.split('*').map(str::trim).filter(|part| !part.is_empty()).map(&name).collect();
        names.sort();
        names
    };
    let (above, below) = text.split_once('/').unwrap_or((text, ""));
    let unit = Unit { numerators: side(above), denominators: side(below) };
    if unit.numerators.is_empty() { Err(format!("the unit “{}”", crate::notices::cut(text))) } else { Ok(unit) }
}
