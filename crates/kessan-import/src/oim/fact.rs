//! One fact: its dimensions become aspects, its value what the aspects make of it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::value::RawValue;

use super::document::JsonFact;
use super::period::period;
use crate::ixbrl::transform;
use crate::report::{Aspects, Decimals, Fact, Member, Name, Period, Place, Shared, Unit, Value};
use kessan_core::order::CompactSort;

/// Makes facts. What most of them have in common is kept once.
pub(super) struct Reader<'a> {
    namespaces: &'a BTreeMap<String, String>,
    /// Names that were met, by how they are written.
    names: HashMap<String, Name>,
    units: HashMap<String, Arc<Unit>>,
}

impl<'a> Reader<'a> {
    pub fn new(namespaces: &'a BTreeMap<String, String>) -> Self {
        let prefixes = namespaces.iter().map(|(prefix, namespace)| {
            let name =
                Name { namespace: namespace.as_str().into(), local: Shared::default(), prefix: prefix.as_str().into() };
            (prefix.clone(), name)
        });
        Self { namespaces, names: prefixes.collect(), units: HashMap::new() }
    }

    /// An expanded name. Those of concepts, axes and members that come again are the same text; there are at most as many as facts.
    fn name(&mut self, text: &str) -> Name {
        if let Some(known) = self.names.get(text).filter(|known| !known.local.is_empty()) {
            return known.clone();
        }
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        let declared = self.names.get(prefix).filter(|known| known.local.is_empty());
        let (namespace, prefix) = match declared {
            Some(declared) => (declared.namespace.clone(), declared.prefix.clone()),
            None => (Shared::default(), prefix.into()),
        };
        let name = Name { namespace, local: local.into(), prefix };
        if self.names.len() < MOST_REMEMBERED && !local.is_empty() {
            self.names.insert(text.to_owned(), name.clone());
        }
        name
    }

    fn unit(&mut self, text: &str) -> Result<Arc<Unit>, String> {
        if let Some(known) = self.units.get(text) {
            return Ok(known.clone());
        }
        let unit = Arc::new(unit(text, |text| self.name(text))?);
        if self.units.len() < MOST_REMEMBERED {
            self.units.insert(text.to_owned(), unit.clone());
        }
        Ok(unit)
    }

    pub fn fact(&mut self, fact: JsonFact<'_>, place: Place) -> Result<Fact, String> {
        let mut read = Fact {
            concept: Name::default(),
            entity: Default::default(),
            period: Period::Forever,
            dimensions: Aspects::default(),
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
        let mut aspects = vec![];
        for (dimension, value) in fact.dimensions.0 {
            let Some(text) = value else {
                // A typed member may be nil; everything else needs a value.
                if dimension.contains(':') {
                    aspects.push((self.name(&dimension), Member::Typed(String::new())));
                }
                continue;
            };
            match dimension.strip_prefix("xbrl:").unwrap_or(&dimension) {
                "concept" => {
                    is_note = text == "xbrl:note";
                    read.concept = self.name(&text);
                }
                "entity" => {
                    let entity = self.name(&text);
                    read.entity = (entity.namespace, entity.local);
                }
                "period" => read.period = period(&text)?,
                "unit" => read.unit = Some(self.unit(&text)?),
                "language" => read.language = Some(text.into_owned()),
                "noteId" => {}
                _ => {
                    // Members of domains are names of declared prefixes; all else is typed.
                    let is_name = text.split_once(':').is_some_and(|(prefix, local)| {
                        self.namespaces.contains_key(prefix)
                            && !local.is_empty()
                            && !local.contains(|c: char| c.is_whitespace())
                    });
                    let member =
                        if is_name { Member::Explicit(self.name(&text)) } else { Member::Typed(text.into_owned()) };
                    aspects.push((self.name(&dimension), member));
                }
            }
        }
        read.dimensions = aspects.into_iter().collect();
        if read.concept.local.is_empty() {
            return Err("a fact without a concept".to_owned());
        }
        let text = value(fact.value)?;
        read.value = match text {
            None => Value::Nil,
            Some(text) if read.unit.is_some() || is_number(fact.decimals, &text) => {
                let canonical = transform::canonical(&text)?;
                if read.unit.is_none() {
                    read.unit = Some(Arc::new(Unit { numerators: vec![pure()], denominators: vec![] }));
                }
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
}

/// How many names and units are remembered; of more of them, each is kept by its fact.
const MOST_REMEMBERED: usize = 20_000;

/// A fact without a unit is a pure number if it says how exact it is: texts do not.
fn is_number(decimals: Option<i64>, text: &str) -> bool {
    decimals.is_some() && text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.')
}

fn pure() -> Name {
    Name { namespace: "http://www.xbrl.org/2003/instance".into(), local: "pure".into(), prefix: "xbrli".into() }
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
fn unit(text: &str, mut name: impl FnMut(&str) -> Name) -> Result<Unit, String> {
    let mut side = |text: &str| -> Vec<Name> {
        let text = text.trim().trim_start_matches('(').trim_end_matches(')');
        let mut names: Vec<Name> =
            text.split('*').map(str::trim).filter(|part| !part.is_empty()).map(&mut name).collect();
        names.compact_sort();
        names
    };
    let (above, below) = text.split_once('/').unwrap_or((text, ""));
    let unit = Unit { numerators: side(above), denominators: side(below) };
    if unit.numerators.is_empty() { Err(format!("the unit “{}”", crate::notices::cut(text))) } else { Ok(unit) }
}
