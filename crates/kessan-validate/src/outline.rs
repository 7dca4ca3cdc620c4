//! As much of a file as it takes to name places in it: what leads there, and the names along the way.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::place::steps;

/// Fields by which parts of a release are called.
const NAMES: [&str; 3] = ["id", "concept", "label"];

/// As many ids of a list are kept to find out which was meant.
pub(super) const MOST_IDS: usize = 5_000;

/// What is kept of a file.
#[derive(Default)]
pub(super) struct Outline {
    /// The file with nulls in place of what nobody asked for.
    pub document: Value,
    /// The ids of the parts in each list of the file.
    pub ids: BTreeMap<String, Vec<String>>,
}

/// The outline of a text that leads to all these pointers.
pub(super) fn outline<'a>(text: &str, pointers: impl IntoIterator<Item = &'a str>) -> Outline {
    let mut way = Way::default();
    for pointer in pointers {
        way.add(steps(pointer));
        // A cell is called as its column is.
        let steps: Vec<String> = steps(pointer).collect();
        if let [tables, table, rows, _, cells, cell, ..] = &steps[..]
            && (tables.as_str(), rows.as_str(), cells.as_str()) == ("tables", "rows", "cells")
        {
            way.add([tables.clone(), table.clone(), "columns".to_owned(), cell.clone(), "id".to_owned()].into_iter());
        }
    }
    let mut outline = Outline::default();
    let seed = Part { way: &way, ids: &mut outline.ids, list: None, depth: 0 };
    // What is no JSON has been told before.
    let document = seed.deserialize(&mut serde_json::Deserializer::from_str(text)).unwrap_or_default();
    Outline { document, ..outline }
}

/// The pointers asked for as a tree.
#[derive(Default)]
struct Way {
    steps: HashMap<String, Way>,
}

impl Way {
    fn add(&mut self, steps: impl Iterator<Item = String>) {
        let mut at = self;
        for step in steps {
            at = at.steps.entry(step).or_default();
        }
    }
}

/// A value that is on the way to one asked for, or is one.
struct Part<'a> {
    way: &'a Way,
    ids: &'a mut BTreeMap<String, Vec<String>>,
    /// The name of the field that the value is in, of a list of the file itself.
    list: Option<&'a str>,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::from(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut elements = Vec::new();
        loop {
            let way = self.way.steps.get(&elements.len().to_string());
            let element = match (way, self.list) {
                (Some(way), _) => {
                    list.next_element_seed(Part { way, ids: &mut *self.ids, list: None, depth: self.depth + 1 })?
                }
                (None, Some(_)) => list.next_element::<Id>()?.map(|Id(id)| id.map_or(Value::Null, Value::String)),
                (None, None) => list.next_element::<IgnoredAny>()?.map(|_| Value::Null),
            };
            let Some(mut element) = element else { break };
            if let Some(name) = self.list {
                let id = element.get("id").unwrap_or(&element).as_str().map(str::to_owned);
                let ids = self.ids.entry(name.to_owned()).or_default();
                ids.extend(id.filter(|_| ids.len() < MOST_IDS));
                if way.is_none() {
                    element = Value::Null;
                }
            }
            elements.push(element);
        }
        Ok(Value::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        let nothing = Way::default();
        while let Some(name) = fields.next_key::<String>()? {
            let way = self.way.steps.get(&name);
            // Of each list of the file the ids are kept.
            let list = (self.depth == 0).then_some(name.as_str());
            let value = if way.is_some() || list.is_some() {
                let way = way.unwrap_or(&nothing);
                fields.next_value_seed(Part { way, ids: &mut *self.ids, list, depth: self.depth + 1 })?
            } else if NAMES.contains(&name.as_str()) {
                fields.next_value::<Value>()?
            } else {
                fields.next_value::<IgnoredAny>()?;
                continue;
            };
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

/// The id of an object; `None` for what has none.
struct Id(Option<String>);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Search;

        impl<'de> Visitor<'de> for Search {
            type Value = Id;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_unit<E: Error>(self) -> Result<Id, E> {
                Ok(Id(None))
            }

            fn visit_bool<E: Error>(self, _: bool) -> Result<Id, E> {
                Ok(Id(None))
            }

            fn visit_i64<E: Error>(self, _: i64) -> Result<Id, E> {
                Ok(Id(None))
            }

            fn visit_u64<E: Error>(self, _: u64) -> Result<Id, E> {
                Ok(Id(None))
            }

            fn visit_f64<E: Error>(self, _: f64) -> Result<Id, E> {
                Ok(Id(None))
            }

            fn visit_str<E: Error>(self, _: &str) -> Result<Id, E> {
                Ok(Id(None))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Id, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Id(None))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Id, A::Error> {
                let mut id = None;
                while let Some(name) = fields.next_key::<String>()? {
                    if name == "id" {
                        id = fields.next_value::<Value>()?.as_str().map(str::to_owned);
                    } else {
                        fields.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(Id(id))
            }
        }

        deserializer.deserialize_any(Search)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_leads_to_a_place_is_kept_with_its_names() {
        let text = json!({
            "concepts": [{"id": "A", "unit": "EUR", "sum": ["+B"]}, {"unit": "EUR"}, {"id": "C"}],
            "languages": ["en", "ja"],
            "tables": [
                {"id": "t", "columns": [{"id": "a"}]},
                {"id": "u", "title": {"en": "U"}, "columns": [{"id": "b", "label": {}}, {"id": "c", "label": {}}], "rows": [
                    {"label": {"en": "x"}}, {"label": {"en": "y"}, "depth": 1, "cells": ["1", "2", "3"]}
                ]}
            ]
        })
        .to_string();
        let outline = outline(&text, ["/tables/1/rows/1/cells/1", "/concepts/0/none"]);
        assert_eq!(outline.document["tables"][0], Value::Null);
        assert_eq!(outline.document["tables"][1]["columns"], json!([null, {"id": "c", "label": {}}]));
        let rows = json!([null, {"label": {"en": "y"}, "cells": [null, "2", null]}]);
        assert_eq!(outline.document["tables"][1]["rows"], rows);
        assert_eq!(outline.ids["concepts"], ["A", "C"]);
        assert_eq!(outline.document["concepts"], json!([{"id": "A"}, null, null]));
    }
}
