//! How fields that are written as text are read and written.

use std::str::FromStr;

use jiff::civil::Date;

use crate::period;

/// Whether a value is the one that a missing field stands for.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A field with a form of its own, such as a unit.
pub(super) mod text {
    use std::fmt;
    use std::marker::PhantomData;
    use std::str::FromStr;

    use serde::de::{self, Visitor};
    use serde::{Deserializer, Serializer};

    /// Reads it, and says what stood there when it cannot.
    pub fn deserialize<'de, D: Deserializer<'de>, T: FromStr<Err = &'static str>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        deserializer.deserialize_str(Written(PhantomData))
    }

    /// A visitor, so that an error has the position of the text.
    struct Written<T>(PhantomData<T>);

    impl<T: FromStr<Err = &'static str>> Visitor<'_> for Written<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(|expected| E::custom(format_args!("{text:?}, expected {expected}")))
        }
    }

    /// Writes it as it is read.
    pub fn serialize<S: Serializer>(value: &impl fmt::Display, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }
}

/// A date in the one form that the file allows; a date's own reading allows more and words its errors otherwise.
struct Day(Date);

impl FromStr for Day {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        period::day(text).map(Day).ok_or("a date such as 2031-05-13")
    }
}

/// A date.
pub(super) mod day {
    use jiff::civil::Date;
    use serde::{Deserializer, Serializer};

    use super::{Day, text};

    /// Reads it.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        text::deserialize(deserializer).map(|Day(date)| date)
    }

    /// Writes it.
    pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }
}

/// A date that may be missing, or `null`.
pub(super) mod optional_day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Deserialize, Serialize)]
    struct Given(#[serde(with = "super::day")] Date);

    /// Reads it.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        Ok(Option::<Given>::deserialize(deserializer)?.map(|Given(date)| date))
    }

    /// Writes it.
    pub fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        date.map(Given).serialize(serializer)
    }
}
