//! Figures that no table prints and that follow from printed ones.

use rust_decimal::Decimal;

use super::collect::Collector;
use super::formula::{Formula, Sum};
use super::printing::Printing;
use crate::margins::Kind;
use crate::release::Release;
use crate::release::model::{Business, Concept, Period, Scenario, Text};
use crate::unit::Unit;

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
    /// The total that shows that the line was nil in the part that the period is without.
    pub nil: Option<Printing>,
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
    let formula = accounts.worked_out(subject)?;
    if !formula.operands().into_iter().all(Sum::is_known) {
        return None;
    }
    let (label, unit, nil) = (concept.label.clone(), concept.unit.clone(), accounts.nil_in_part(subject));
    Some(Derived { concept: concept.id.clone(), label, period, unit, value: formula.value()?, formula, nil })
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
        collector.accounts.operand(subject).filter(Sum::is_known)
    };
    let less_cost = |revenues: &'a str, cost: &'a str| {
        let mut profit = operand(revenues)?;
        // A business without costs in a period earns all of its revenues.
        profit.add(Decimal::NEGATIVE_ONE, operand(cost).unwrap_or_default());
        let (of, less) = (name(revenues)?, name(cost)?);
        let label = Text::composed([of, less], |lang, [of, less]| match lang {
            "ja" => format!("（{of}－{less}）"),
            _ => format!("({of} - {less})"),
        });
        Some(Margin { profit, revenues, concept: format!("({revenues}-{cost})"), label })
    };
    let of_revenues = |concept: &'a str| {
        let (profit, label) = (operand(concept)?, name(concept)?.clone());
        Some(Margin { profit, revenues: story.revenues(), concept: concept.to_owned(), label })
    };
    let Margin { profit, revenues, concept, label } = match kind {
        Kind::Business(index) => {
            let Business { revenues, cost, .. } = story.businesses.get(index)?;
            less_cost(revenues, cost.as_deref()?)?
        }
        Kind::Gross => less_cost(story.revenues(), story.cost_of_revenues())?,
        Kind::Operating => of_revenues(story.operating_income())?,
        Kind::Net => of_revenues(story.net_income())?,
    };
    let whole = name(revenues)?;
    let label = Text::composed([&label, whole], |lang, [label, whole]| match lang {
        "ja" => format!("{label}／{whole}"),
        _ => format!("{label} / {whole}"),
    });
    let formula = Formula::Quotient { of: profit, by: operand(revenues)?, factor: Decimal::ONE_HUNDRED };
    let value = formula.value()?;
    let concept = format!("{concept}/{revenues}");
    Some(Derived { concept, label, period, unit: Unit::percent(), value, formula, nil: None })
}
