//! Figures that no table prints and that follow from printed ones.

use rust_decimal::Decimal;

use super::collect::Collector;
use super::definition;
use super::formula::{Formula, Sum};
use crate::domain::margins::Kind;
use crate::domain::release::Release;
use crate::domain::release::model::{Business, Concept, Period, Scenario, Text};
use crate::domain::unit::Unit;

/// A figure worked out from printed ones.
#[derive(Clone, Debug)]
pub struct Derived<'a> {
    /// The concept's id or, for a margin, those of its two concepts: `OperatingIncome/Revenues`.
    pub concept: String,
    /// What it is.
    pub label: Text,
    /// The period.
    pub period: &'a Period,
    /// Its unit.
    pub unit: Unit,
    /// Its value in the base unit, not rounded.
    pub value: Decimal,
    /// How it is worked out.
    pub formula: Formula,
}

impl Release {
    /// What no table prints but the release gives: each concept in each period, from its parts or as a whole less a
    /// part; then the margins of every period.
    pub fn derived(&self) -> Vec<Derived<'_>> {
        let collector = Collector::new(self);
        let mut list = Vec::new();
        for concept in &self.file.concepts {
            list.extend(self.file.periods.iter().filter_map(|period| line(&collector, concept, period)));
        }
        for kind in self.margin_lines() {
            list.extend(self.file.periods.iter().filter_map(|period| margin(&collector, kind.kind, period)));
        }
        list
    }
}

fn line<'a>(collector: &Collector<'a>, concept: &'a Concept, period: &'a Period) -> Option<Derived<'a>> {
    let accounts = &collector.accounts;
    let subject = accounts.subject(&concept.id, &period.id, None)?;
    if accounts.ledger.best(&subject).is_some() {
        return None;
    }
    let parts = || accounts.parts(subject).filter(is_known).map(Formula::Sum);
    let formula = definition::recomputed(accounts, subject).map(|(_, formula)| formula).or_else(parts)?;
    let (label, unit) = (concept.label.clone(), concept.unit.clone());
    Some(Derived { concept: concept.id.clone(), label, period, unit, value: formula.value()?, formula })
}

/// Whether the release prints an amount for any of the figures, and not dashes only.
fn is_known(sum: &Sum) -> bool {
    sum.0.iter().any(|(_, printing)| printing.value.is_some())
}

/// A margin: a profit, worked out or printed, by revenues.
struct Margin<'a> {
    profit: Sum,
    revenues: &'a str,
    concept: String,
    /// What the profit is.
    label: Text,
}

fn margin<'a>(collector: &Collector<'a>, kind: Kind, period: &'a Period) -> Option<Derived<'a>> {
    let release = collector.release;
    let story = &release.file.story;
    let name = |id: &str| release.concept(id).map(|concept| &concept.label);
    let operand = |concept: &'a str| {
        let subject = collector.accounts.ledger.subject(concept, &period.id, Scenario::Actual)?;
        collector.accounts.operand(subject).filter(is_known)
    };
    let less_cost = |revenues: &'a str, cost: &'a str| {
        let mut profit = operand(revenues)?;
        // A business without costs in a period earns all of its revenues.
        profit.add(Decimal::NEGATIVE_ONE, operand(cost).unwrap_or_default());
        let (of, less) = (name(revenues)?, name(cost)?);
        let label = Text { en: format!("({} - {})", of.en, less.en), ja: format!("（{}－{}）", of.ja, less.ja) };
        Some(Margin { profit, revenues, concept: format!("({revenues}-{cost})"), label })
    };
    let of_revenues = |concept: &'a String| {
        let (profit, label) = (operand(concept)?, name(concept)?.clone());
        Some(Margin { profit, revenues: &story.revenues, concept: concept.clone(), label })
    };
    let Margin { profit, revenues, concept, label } = match kind {
        Kind::Business(index) => {
            let Business { revenues, cost, .. } = story.businesses.get(index)?;
            less_cost(revenues, cost.as_deref()?)?
        }
        Kind::Gross => less_cost(&story.revenues, &story.cost_of_revenues)?,
        Kind::Operating => of_revenues(&story.operating_income)?,
        Kind::Net => of_revenues(&story.net_income)?,
    };
    let whole = name(revenues)?;
    let label = Text { en: format!("{} / {}", label.en, whole.en), ja: format!("{}／{}", label.ja, whole.ja) };
    let formula = Formula::Quotient { of: profit, by: operand(revenues)?, factor: Decimal::ONE_HUNDRED };
    let value = formula.value()?;
    let concept = format!("{concept}/{revenues}");
    Some(Derived { concept, label, period, unit: Unit::percent(), value, formula })
}
