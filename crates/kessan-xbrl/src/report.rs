//! The facts as xBRL-JSON.

use kessan_core::period::Span;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::fact::{Fact, Facts};
use crate::names::xml_text;
use crate::number::{self, OWN};

const DOCUMENT_TYPE: &str = "https://xbrl.org/2021/xbrl-json";

/// A text about the release as a whole, in one language.
#[derive(Clone, Debug)]
pub(crate) struct TextFact {
    /// Its element's position.
    pub element: usize,
    /// When; `None` for always.
    pub period: Option<Span>,
    /// Its language (BCP 47).
    pub language: String,
    /// The text.
    pub text: String,
}

/// What a report is written from.
pub(crate) struct Report<'r> {
    pub facts: &'r Facts<'r>,
    pub texts: &'r [TextFact],
    pub entity: &'r (String, String),
    pub namespace: &'r str,
    /// Where the schema is, from the report.
    pub schema: &'r str,
}

/// A JSON object whose keys stand in the order of the list.
struct InOrder<'k, V>(&'k [(&'k str, V)]);

impl<V: Serialize> Serialize for InOrder<'_, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (*key, value)))
    }
}

#[derive(Serialize)]
struct Document<'d> {
    #[serde(rename = "documentInfo")]
    info: Info<'d>,
    facts: All<'d>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Info<'d> {
    document_type: &'d str,
    namespaces: InOrder<'d, &'d str>,
    taxonomy: [&'d str; 1],
}

#[derive(Serialize)]
struct JsonFact<'d> {
    value: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimals: Option<i32>,
    dimensions: InOrder<'d, &'d str>,
}

/// All facts by their ids.
struct All<'d>(&'d Report<'d>);

impl Serialize for All<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Report { facts, texts, entity, .. } = self.0;
        let entity = format!("entity:{}", entity.1);
        let mut map = serializer.serialize_map(Some(facts.list.len() + texts.len()))?;
        for (index, text) in texts.iter().enumerate() {
            let concept = name(facts.elements.list.get(text.element).map_or("", |element| &element.name));
            let period = text.period.and_then(number::period);
            let language = text.language.to_ascii_lowercase();
            let mut dimensions = vec![("concept", concept.as_str()), ("entity", entity.as_str())];
            dimensions.extend(period.as_deref().map(|period| ("period", period)));
            dimensions.push(("language", language.as_str()));
            let value = xml_text(&text.text);
            let fact = JsonFact { value: Some(&value), decimals: None, dimensions: InOrder(&dimensions) };
            // The ids of figures have no colon and no two hyphens at their beginning either.
            map.serialize_entry(&format!("text--{}", index + 1), &fact)?;
        }
        for fact in &facts.list {
            entry(&mut map, facts, &entity, fact)?;
        }
        map.end()
    }
}

fn entry<M: SerializeMap>(map: &mut M, facts: &Facts<'_>, entity: &str, fact: &Fact) -> Result<(), M::Error> {
    let concept = name(facts.elements.list.get(fact.element).map_or("", |element| &element.name));
    let period = fact.context.period.and_then(number::period);
    let mut dimensions = vec![("concept", concept.as_str()), ("entity", entity)];
    dimensions.extend(period.as_deref().map(|period| ("period", period)));
    dimensions.extend(fact.context.unit.as_deref().map(|unit| ("unit", unit)));
    let members: Vec<(String, String)> = fact
        .context
        .dimensions
        .iter()
        .filter_map(|(axis, member)| {
            let axis = facts.axes.of(*axis)?;
            Some((name(&axis.names[0]), name(&axis.members.get(*member)?.name)))
        })
        .collect();
    dimensions.extend(members.iter().map(|(axis, member)| (axis.as_str(), member.as_str())));
    let value = fact.value.map(|value| number::number(value, fact.shift));
    let shift = i32::try_from(fact.shift).unwrap_or(0);
    let decimals = fact.decimals.filter(|_| value.is_some()).map(|decimals| decimals.saturating_add(shift));
    map.serialize_entry(&fact.id, &JsonFact { value: value.as_deref(), decimals, dimensions: InOrder(&dimensions) })
}

fn name(local: &str) -> String {
    format!("{OWN}:{local}")
}

/// The report as text.
///
/// # Errors
///
/// What keeps JSON from being written; in memory nothing does.
pub(crate) fn write(report: &Report<'_>) -> serde_json::Result<Vec<u8>> {
    let namespaces = [
        ("entity", report.entity.0.as_str()),
        ("iso4217", "http://www.xbrl.org/2003/iso4217"),
        (OWN, report.namespace),
        ("xbrl", "https://xbrl.org/2021"),
        ("xbrli", "http://www.xbrl.org/2003/instance"),
    ];
    let info = Info { document_type: DOCUMENT_TYPE, namespaces: InOrder(&namespaces), taxonomy: [report.schema] };
    let mut text = serde_json::to_vec_pretty(&Document { info, facts: All(report) })?;
    text.push(b'\n');
    Ok(text)
}
