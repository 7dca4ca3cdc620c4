//! What kind of figure a concept has: whether it can be taken apart by periods.

use serde::{Deserialize, Serialize};

use crate::unit::Unit;

/// The kind of a concept's figures: XBRL's period type together with its item type.
///
/// Only a flow can be subtracted: the first quarter is the half less the second quarter. Half a year's average less a
/// quarter's is nothing at all, and neither is the difference of two ratios.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ConceptKind {
    /// What adds up over time, of money or of things counted: revenues, payments, shares issued (XBRL: duration).
    Flow,
    /// What there is on a day: cash, shares outstanding, contracts (XBRL: instant).
    Stock,
    /// A mean over a period: the weighted average number of shares, an average price.
    Average,
    /// One figure by another of the same unit, or a rate: a margin, a growth rate, yen per dollar (XBRL: percent, pure).
    Ratio,
    /// A value for each share: earnings, dividends, equity per share (XBRL: perShare).
    PerShare,
}

impl ConceptKind {
    /// As release files write it.
    pub fn id(self) -> &'static str {
        match self {
            ConceptKind::Flow => "flow",
            ConceptKind::Stock => "stock",
            ConceptKind::Average => "average",
            ConceptKind::Ratio => "ratio",
            ConceptKind::PerShare => "per-share",
        }
    }

    /// The kinds that a concept of that unit can be, the usual one first.
    ///
    /// ```
    /// use kessan_core::release::model::ConceptKind;
    /// let unit = "EUR/share".parse().unwrap();
    /// assert_eq!(ConceptKind::of_unit(&unit), [ConceptKind::PerShare, ConceptKind::Ratio, ConceptKind::Average]);
    /// ```
    pub fn of_unit(unit: &Unit) -> &'static [ConceptKind] {
        use ConceptKind::{Average, Flow, PerShare, Ratio, Stock};
        match &unit.per {
            _ if *unit == Unit::percent() => &[Ratio],
            Some(per) if per == "share" || per == "ADS" => &[PerShare, Ratio, Average],
            // Yen per dollar, revenue for each customer.
            Some(_) => &[Ratio, PerShare, Average],
            None if unit.is_money() => &[Flow, Stock, Average],
            None => &[Flow, Stock, Average, Ratio],
        }
    }
}
