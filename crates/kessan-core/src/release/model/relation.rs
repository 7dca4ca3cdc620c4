//! Relations between single figures that no structure of the release implies.

use serde::{Deserialize, Serialize};

use super::{Ref, Text};

/// A figure that other figures of the release give.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Its name within the file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// What kind of check it is.
    pub kind: RelationKind,
    /// What it says.
    pub label: Text,
    /// The figure that follows.
    pub result: Ref,
    /// Whether the result is printed with the other sign: a payment in a statement of cash flows.
    #[serde(default, skip_serializing_if = "super::field::is_default")]
    pub negated: bool,
    /// What it follows from.
    pub formula: Formula,
}

/// What kind of check a relation of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// What adds up.
    Footing,
    /// One figure by another.
    Ratio,
    /// A value for each share.
    PerShare,
    /// What leads from the beginning of a period to its end.
    RollForward,
}

/// How a relation's result follows from other figures.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(extend("errorMessage" = r#"{"sum": [Ref, …]}, {"quotient": [Ref, Ref]} or {"product": [Ref, Ref]}"#))
)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Formula {
    /// They add up to it.
    Sum(Vec<Ref>),
    /// The first by the second; times 100 where the result is in per cent.
    Quotient(Ref, Ref),
    /// The first times the second.
    Product(Ref, Ref),
}

impl Formula {
    /// The figures it is made from.
    pub fn operands(&self) -> Vec<&Ref> {
        match self {
            Formula::Sum(terms) => terms.iter().collect(),
            Formula::Quotient(of, by) | Formula::Product(of, by) => vec![of, by],
        }
    }
}
