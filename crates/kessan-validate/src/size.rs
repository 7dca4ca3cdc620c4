//! How large a release file may be: what is read of one takes up to forty times its bytes in memory.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Bytes of the file. The release of a large group with all its segments has some two million.
pub(super) const MOST_BYTES: usize = 64 << 20;
/// Texts, numbers, lists and objects.
pub(super) const MOST_VALUES: usize = 12_000_000;
/// Objects, which take a hundred times as much memory as two braces.
pub(super) const MOST_OBJECTS: usize = 2_000_000;

/// Counts what a JSON text has without keeping any of it.
///
/// # Errors
///
/// Where the text has too much or is no JSON.
pub(super) fn measure(text: &str) -> serde_json::Result<()> {
    let counter = Counter { values: Cell::new(0), objects: Cell::new(0) };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    (&counter).deserialize(&mut deserializer)
}

/// Whether an error of [`measure`] is about the size.
pub(super) fn is_too_much(message: &str) -> bool {
    message.starts_with(TOO_MUCH)
}

const TOO_MUCH: &str = "more than ";

struct Counter {
    values: Cell<usize>,
    objects: Cell<usize>,
}

impl Counter {
    fn count<E: Error>(&self, of: &Cell<usize>, most: usize, what: &str) -> Result<(), E> {
        of.set(of.get() + 1);
        if of.get() > most { Err(E::custom(format_args!("{TOO_MUCH}{most} {what}"))) } else { Ok(()) }
    }

    fn value<E: Error>(&self) -> Result<(), E> {
        self.count(&self.values, MOST_VALUES, "values")
    }
}

impl<'de> DeserializeSeed<'de> for &Counter {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Counter {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.value()
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.value()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.value()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.value()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.value()
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        self.value()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.value()?;
        while list.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        self.value()?;
        self.count(&self.objects, MOST_OBJECTS, "objects")?;
        while object.next_key::<IgnoredAny>()?.is_some() {
            object.next_value_seed(self)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_too_many_values_or_objects_is_told_before_any_is_kept() {
        let list = |element: &str, times: usize| format!("[{}0]", element.repeat(times));
        assert!(measure(&list("0,", MOST_VALUES - 2)).is_ok(), "with the last and the list itself");
        for text in [list("0,", MOST_VALUES - 1), list("{},", MOST_OBJECTS + 1)] {
            let message = measure(&text).unwrap_err().to_string();
            assert!(is_too_much(&message), "{message}");
        }
        assert!(!is_too_much(&measure("[").unwrap_err().to_string()));
    }
}
