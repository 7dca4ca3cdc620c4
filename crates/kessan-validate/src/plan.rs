//! The schema taken apart, so that a file can be checked piece by piece: each element of each list with the schema of its own,
//! and what is around it without it.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use jsonschema::Validator;
use serde_json::{Map, Value};

use super::schema;
use kessan_core::cell::Cell;
use kessan_core::period::Span;
use kessan_core::schema::{CELL_FORMAT, NUMBER_FORMAT, SPAN_FORMAT};

/// Where a schema keeps the parts that it refers to.
const PARTS: &str = "$defs";

/// A value that is checked on its own: the whole file, or the elements of one list.
#[derive(Debug)]
pub(super) struct Piece {
    /// How it is read.
    pub shape: Shape,
    /// Its schema, in which its lists have elements of any kind.
    pub schema: Value,
    validator: OnceLock<Option<Validator>>,
}

impl Piece {
    /// `None` if the schema were none; a test proves that each is one.
    pub fn validator(&self) -> Option<&Validator> {
        let validator = || {
            jsonschema::draft202012::options()
                .should_validate_formats(true)
                .with_format(SPAN_FORMAT, |text: &str| text.parse::<Span>().is_ok())
                .with_format(CELL_FORMAT, |text: &str| Cell::parse(text).is_some())
                .with_format(NUMBER_FORMAT, |text: &str| matches!(Cell::parse(text), Some(Cell::Number { .. })))
                .build(&self.schema)
                .ok()
        };
        self.validator.get_or_init(validator).as_ref()
    }
}

/// How a value is read.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// An object with these fields and no others.
    Object(BTreeMap<String, Shape>),
    /// A list of pieces: the position of their kind.
    List(usize),
    /// An object with fields of any name, at most so many.
    Map(usize),
    /// As it stands.
    Whole,
}

/// All kinds of pieces; the first is the file.
pub(super) static PIECES: LazyLock<Vec<Piece>> = LazyLock::new(|| {
    let mut plan = Plan { schema: schema::schema(), pieces: Vec::new(), of_parts: BTreeMap::new() };
    let root = plan.schema.clone();
    plan.piece(&root);
    plan.finished()
});

struct Plan {
    schema: Value,
    /// The shapes and the schemas of the pieces; `None` while one is being made.
    pieces: Vec<Option<(Shape, Value)>>,
    /// The pieces that are parts of the schema with a name.
    of_parts: BTreeMap<String, usize>,
}

impl Plan {
    /// Adds a piece with this schema; its position.
    fn piece(&mut self, schema: &Value) -> usize {
        let name = part(schema).map(str::to_owned);
        if let Some(known) = name.as_ref().and_then(|name| self.of_parts.get(name)) {
            return *known;
        }
        let position = self.pieces.len();
        self.pieces.push(None);
        if let Some(name) = name {
            self.of_parts.insert(name, position);
        }
        let shape = self.shape(schema);
        self.pieces[position] = Some((shape, schema.clone()));
        position
    }

    fn shape(&mut self, schema: &Value) -> Shape {
        let named = part(schema).or_else(|| nullable(schema)).map(str::to_owned);
        let target = named.and_then(|name| self.schema.get(PARTS)?.get(name).cloned());
        let schema = target.as_ref().unwrap_or(schema);
        if let Some(items) = schema.get("items") {
            return Shape::List(self.piece(items));
        }
        if let Some(fields) = schema.get("properties").and_then(Value::as_object)
            && schema.get("additionalProperties") == Some(&Value::Bool(false))
        {
            return Shape::Object(fields.iter().map(|(name, field)| (name.clone(), self.shape(field))).collect());
        }
        let most = schema.get("maxProperties").and_then(Value::as_u64).and_then(|most| usize::try_from(most).ok());
        most.map_or(Shape::Whole, Shape::Map)
    }

    /// The pieces, with schemas that say nothing of the elements of lists which are pieces themselves.
    fn finished(self) -> Vec<Piece> {
        let mut parts = self.schema.get(PARTS).cloned().unwrap_or_default();
        if let Some(parts) = parts.as_object_mut() {
            parts.values_mut().for_each(without_elements);
        }
        let pieces = self.pieces.into_iter().flatten().map(|(shape, mut schema)| {
            without_elements(&mut schema);
            if let Some(schema) = schema.as_object_mut() {
                schema.insert(PARTS.to_owned(), parts.clone());
            }
            Piece { shape, schema, validator: OnceLock::new() }
        });
        pieces.collect()
    }
}

/// The part of the schema that a schema refers to.
fn part(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

/// The part that may be there or be null.
fn nullable(schema: &Value) -> Option<&str> {
    match &schema.get("anyOf")?.as_array()?[..] {
        [one, null] if null.get("type") == Some(&Value::from("null")) => part(one),
        _ => None,
    }
}

/// Takes out what is said of elements, where [`Plan::shape`] makes pieces of them: in fields, and in the schema itself.
fn without_elements(schema: &mut Value) {
    let Some(schema) = schema.as_object_mut() else { return };
    schema.remove("items");
    let fields = schema.get_mut("properties").and_then(Value::as_object_mut);
    fields.into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut).for_each(|field| {
        field.remove("items");
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_has_a_schema() {
        assert!(PIECES.len() > 15, "{} pieces", PIECES.len());
        for piece in PIECES.iter() {
            assert!(piece.validator().is_some(), "{}", piece.schema);
        }
        let Some(Shape::Object(fields)) = PIECES.first().map(|piece| &piece.shape) else { unreachable!() };
        let Some(Shape::List(table)) = fields.get("tables") else { unreachable!() };
        let Shape::Object(table) = &PIECES[*table].shape else { unreachable!() };
        assert!(matches!(table["rows"], Shape::List(_)) && matches!(table["title"], Shape::Map(_)));
        assert!(matches!(fields["capital"], Shape::Object(_)), "what may be null is taken apart, too");
    }

    /// What [`without_elements`] takes out of a part is looked at wherever the part is used: no part with a list is used in
    /// a place that is read as a whole.
    #[test]
    fn no_list_is_left_unlooked_at() {
        let schema = schema::schema();
        let has_list = |name: &str| {
            let fields = schema[PARTS][name].get("properties").and_then(Value::as_object);
            fields.is_some_and(|fields| fields.values().any(|field| field.get("items").is_some()))
        };
        let mut open: Vec<(&Value, bool)> = vec![(&schema, true)];
        while let Some((at, is_shaped)) = open.pop() {
            if let Some(name) = part(at).filter(|name| has_list(name)) {
                assert!(is_shaped, "{name} is used where nothing looks at its lists");
            }
            let Some(fields) = at.as_object() else { continue };
            for (key, value) in fields {
                match key.as_str() {
                    "properties" | PARTS => {
                        open.extend(value.as_object().into_iter().flat_map(Map::values).map(|value| (value, true)))
                    }
                    "items" => open.push((value, true)),
                    "anyOf" if nullable(at).is_some() => {
                        open.extend(value.as_array().into_iter().flatten().map(|value| (value, true)))
                    }
                    "anyOf" | "oneOf" | "allOf" | "prefixItems" => {
                        open.extend(value.as_array().into_iter().flatten().map(|value| (value, false)));
                    }
                    _ => open.push((value, false)),
                }
            }
        }
    }
}
