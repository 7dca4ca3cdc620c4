//! References to figures of the release.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::Value;

use super::Scenario;

/// What leads to a figure of the release: a concept in a period, or a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Ref {
    /// A figure of the prose.
    Claim {
        /// Its id.
        claim: String,
    },
    /// A figure of the tables.
    Fact {
        /// The concept's id.
        concept: String,
        /// The period's id.
        period: String,
        /// Result or aim.
        #[serde(skip_serializing_if = "super::field::is_default")]
        scenario: Scenario,
    },
}

/// The form in a release file: which fields there are says what it is.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum InFile {
    Claim {
        claim: String,
    },
    Fact {
        concept: String,
        period: String,
        #[serde(default)]
        scenario: Scenario,
    },
}

/// The two forms of a reference.
const FORMS: &str = r#"{"claim": …} or {"concept": …, "period": …}"#;

impl<'de> Deserialize<'de> for Ref {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reference)
    }
}

/// A visitor, so that an error has the position of the reference.
struct Reference;

impl<'de> Visitor<'de> for Reference {
    type Value = Ref;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(FORMS)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Ref, A::Error> {
        let value = Value::deserialize(MapAccessDeserializer::new(map))?;
        match InFile::deserialize(&value) {
            Ok(InFile::Claim { claim }) => Ok(Ref::Claim { claim }),
            Ok(InFile::Fact { concept, period, scenario }) => Ok(Ref::Fact { concept, period, scenario }),
            Err(_) => {
                let with_scenario = r#"{"concept": …, "period": …, "scenario": "actual", "target", …}"#;
                let form = if value.get("scenario").is_some() { with_scenario } else { FORMS };
                Err(de::Error::custom(format_args!("{value}, expected {form}")))
            }
        }
    }
}

impl fmt::Display for Ref {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ref::Claim { claim } => write!(f, "the claim {claim:?}"),
            Ref::Fact { concept, period, scenario } => {
                write!(f, "the concept {concept:?} in the period {period:?}")?;
                match scenario {
                    Scenario::Actual => Ok(()),
                    scenario => write!(f, " ({})", scenario.id()),
                }
            }
        }
    }
}
