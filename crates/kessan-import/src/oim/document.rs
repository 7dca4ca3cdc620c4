//! The document: its prefixes, and its facts one after the other.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::fact::Reader;
use crate::error::{ErrorKind, ImportError};
use crate::limits;
use crate::markup::decode::decode;
use crate::notices::Notices;
use crate::package::File;
use crate::report::{Document, DocumentKind, Place, Report};

/// What stands before or behind the facts; these are passed over.
#[derive(Deserialize)]
struct Head {
    #[serde(rename = "documentInfo")]
    info: Info,
    #[allow(dead_code, reason = "a report without facts is none")]
    facts: IgnoredAny,
}

#[derive(Deserialize)]
struct Info {
    #[serde(rename = "documentType", default)]
    kind: String,
    #[serde(default)]
    namespaces: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub(super) struct JsonFact<'a> {
    #[serde(borrow, default)]
    pub value: Option<&'a RawValue>,
    #[serde(default)]
    pub decimals: Option<i64>,
    #[serde(borrow)]
    pub dimensions: Dimensions<'a>,
}

/// The dimensions of a fact in the order of the file.
pub(super) struct Dimensions<'a>(pub Vec<(Cow<'a, str>, Option<Cow<'a, str>>)>);

/// A text of the file itself where nothing in it is escaped.
#[derive(Deserialize)]
struct Piece<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Dimensions<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Vec<(Cow<'de, str>, Option<Cow<'de, str>>)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of dimensions with their values")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut list = vec![];
                while let Some((dimension, value)) = map.next_entry::<Piece<'de>, Option<Piece<'de>>>()? {
                    list.push((dimension.0, value.map(|value| value.0)));
                }
                Ok(list)
            }
        }
        deserializer.deserialize_map(InOrder).map(Self)
    }
}

/// Reads the facts in the order of the file, one after the other: they are not kept as the file has them.
struct Facts<'a> {
    reader: Reader<'a>,
    document: usize,
    report: &'a mut Report,
    notices: &'a mut Notices,
}

impl<'de> DeserializeSeed<'de> for Facts<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Facts<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of facts by their ids")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut count = 0;
        while let Some((id, fact)) = map.next_entry::<String, JsonFact<'de>>()? {
            count += 1;
            if count > limits::FACTS {
                return Err(serde::de::Error::custom(format!("more than {} facts", limits::FACTS)));
            }
            let place = Place { document: self.document, element: Some(id), line: 0 };
            match self.reader.fact(fact, place.clone()) {
                Ok(fact) => self.report.facts.push(fact),
                Err(found) => {
                    self.notices.add(place, found, "left out: the fact is not what xBRL-JSON says it must be");
                }
            }
        }
        Ok(())
    }
}

/// The members of the whole file, of which only the facts are read.
struct Whole<'a>(Facts<'a>);

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of documentInfo and facts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut facts = Some(self.0);
        while let Some(field) = map.next_key::<Piece<'de>>()? {
            match (field.0.as_ref(), facts.take()) {
                ("facts", Some(facts)) => map.next_value_seed(facts)?,
                (_, left) => {
                    facts = left;
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// Reads an xBRL-JSON file into a report.
///
/// # Errors
///
/// It is no JSON, or no xBRL-JSON report.
pub(crate) fn read(file: &File, report: &mut Report, notices: &mut Notices) -> Result<(), ImportError> {
    let text = decode(&file.bytes);
    let text = text.trim_start_matches('\u{feff}');
    let malformed = |error: serde_json::Error| {
        ImportError::new(ErrorKind::Malformed, &file.path, error.to_string())
            .at(format!("line {}, column {}", error.line(), error.column()))
            .expected("xBRL-JSON: an object of documentInfo and facts, each fact with its dimensions")
            .remedy("export the report again as xBRL-JSON (OIM 1.0)")
    };
    // The prefixes may stand behind the facts that use them.
    let head: Head = serde_json::from_str(text).map_err(malformed)?;
    let document = report.documents.len();
    report.documents.push(Document {
        path: file.path.clone(),
        kind: DocumentKind::XbrlJson,
        language: None,
        title: None,
    });
    if !head.info.kind.contains("xbrl-json") {
        let place = Place { document, ..Place::default() };
        notices.add(place, format!("documentType “{}”", head.info.kind), "read as xBRL-JSON all the same");
    }
    let reader = Reader::new(&head.info.namespaces);
    let mut json = serde_json::Deserializer::from_str(text);
    json.deserialize_map(Whole(Facts { reader, document, report, notices })).map_err(malformed)
}
