//! Reads a file piece by piece: each element of a list is checked and forgotten before the next is read.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::place::escaped;
use super::plan::{PIECES, Shape};

/// Unknown fields of one piece that are handed on with their names; of more only the number is.
pub(super) const MOST_NAMED: usize = 1_000;

/// Is given each piece when it has been read, those that it is made of before it.
pub(super) trait Judge {
    /// A piece.
    fn piece(&mut self, piece: Read<'_>);
}

/// A piece as it was read.
pub(super) struct Read<'a> {
    /// The position of its kind.
    pub kind: usize,
    /// Where it is, as a JSON pointer.
    pub pointer: &'a str,
    /// In how many pieces it is.
    pub depth: usize,
    /// It, with lists of nulls in place of lists of pieces, and without fields that its kind does not have.
    pub value: Value,
    /// Such fields: the object that they are in, as a pointer from the file, and their names.
    pub unknown: Vec<(String, String)>,
    /// How many there are besides.
    pub more_unknown: usize,
}

/// Reads a text that is JSON.
///
/// # Errors
///
/// Where it is none after all.
pub(super) fn read(text: &str, judge: &mut dyn Judge) -> serde_json::Result<()> {
    let mut reader = Reader { pointer: String::new(), pieces: Vec::new(), judge };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Element { reader: &mut reader, kind: 0 }.deserialize(&mut deserializer)?;
    deserializer.end()
}

struct Reader<'j> {
    pointer: String,
    /// What the open pieces have that is unknown.
    pieces: Vec<(Vec<(String, String)>, usize)>,
    judge: &'j mut dyn Judge,
}

impl Reader<'_> {
    /// Goes one step on; the length to come back to.
    fn enter(&mut self, step: impl fmt::Display) -> usize {
        let length = self.pointer.len();
        self.pointer.push_str(&format!("/{step}"));
        length
    }

    fn unknown(&mut self, name: String) {
        let Some((named, more)) = self.pieces.last_mut() else { return };
        if named.len() < MOST_NAMED {
            named.push((self.pointer.clone(), name));
        } else {
            *more += 1;
        }
    }
}

/// A piece: read, judged, forgotten.
struct Element<'r, 'j> {
    reader: &'r mut Reader<'j>,
    kind: usize,
}

impl<'de> DeserializeSeed<'de> for Element<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { reader, kind } = self;
        reader.pieces.push((Vec::new(), 0));
        let value = Shaped { reader, shape: &PIECES[kind].shape }.deserialize(deserializer)?;
        let (unknown, more_unknown) = reader.pieces.pop().unwrap_or_default();
        let (pointer, depth) = (reader.pointer.as_str(), reader.pieces.len());
        reader.judge.piece(Read { kind, pointer, depth, value, unknown, more_unknown });
        Ok(())
    }
}

/// A value within a piece.
struct Shaped<'r, 'j> {
    reader: &'r mut Reader<'j>,
    shape: &'static Shape,
}

impl<'de> DeserializeSeed<'de> for Shaped<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        match self.shape {
            Shape::Whole => Value::deserialize(deserializer),
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Shaped<'_, '_> {
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
        let mut length = 0;
        match self.shape {
            Shape::List(kind) => loop {
                let before = self.reader.enter(length);
                let element = list.next_element_seed(Element { reader: &mut *self.reader, kind: *kind })?;
                self.reader.pointer.truncate(before);
                if element.is_none() {
                    break;
                }
                length += 1;
            },
            // A list where there should be none is told by its length.
            _ => {
                while list.next_element::<IgnoredAny>()?.is_some() {
                    length += 1;
                }
            }
        }
        Ok(Value::Array(vec![Value::Null; length]))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            let shape = match self.shape {
                Shape::Object(known) => known.get(&name),
                // One more than it may have is enough to say so.
                Shape::Map(most) if object.len() <= *most => Some(&Shape::Whole),
                _ => None,
            };
            match shape {
                Some(shape) => {
                    let before = self.reader.enter(escaped(&name));
                    let value = fields.next_value_seed(Shaped { reader: &mut *self.reader, shape })?;
                    self.reader.pointer.truncate(before);
                    object.insert(name, value);
                }
                None => {
                    fields.next_value::<IgnoredAny>()?;
                    if matches!(self.shape, Shape::Object(_)) {
                        self.reader.unknown(name);
                    }
                }
            }
        }
        Ok(Value::Object(object))
    }
}
