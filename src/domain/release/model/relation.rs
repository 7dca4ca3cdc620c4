//! Relations between single figures that no structure of the release implies.

use serde::{Deserialize, Serialize};

use super::{Ref, Text};

/// A figure that other figures of the release give.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Relation {
    pub id: String,
    pub kind: RelationKind,
    pub label: Text,
    pub result: Ref,
    /// Whether the result is printed with the other sign: a payment in a statement of cash flows.
    #[serde(default)]
    pub negated: bool,
    pub formula: Formula,
}

/// What kind of check a relation of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the format's document describes them")]
pub enum RelationKind {
    Footing,
    Ratio,
    PerShare,
    RollForward,
}

/// How a relation's result follows from other figures.
#[derive(Clone, Debug, Deserialize, Serialize)]
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
