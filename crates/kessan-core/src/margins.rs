//! Margins: gross by business and in all, operating and net.

use rust_decimal::Decimal;

use super::change::percent_of;
use super::lines::{Line, Term};
use super::release::model::Text;
use super::release::{Release, Scenario};
use super::trace::Key;

/// Which margin a line shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// (Revenues − cost of revenues) ÷ revenues of the business at that position in the story.
    Business(usize),
    /// The same for the whole company.
    Gross,
    /// Operating income ÷ revenues.
    Operating,
    /// Net income ÷ revenues.
    Net,
}

/// A line of the margins.
#[derive(Clone, Copy, Debug)]
pub struct MarginLine<'a> {
    /// Which margin.
    pub kind: Kind,
    /// The business's short name; `None` for the company's margins, which the page names itself.
    pub label: Option<&'a Text>,
}

/// A margin in one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margin {
    /// The profit, in the base unit of the reporting currency; negative for a loss.
    pub profit: Decimal,
    /// Per cent of revenues, to one digit after the point; `None` if there were no revenues.
    pub percent: Option<Decimal>,
}

impl Margin {
    /// Whether the line lost money.
    pub fn is_loss(self) -> bool {
        self.profit < Decimal::ZERO
    }
}

impl Release {
    /// The margins that the release has the figures for.
    pub fn margin_lines(&self) -> Vec<MarginLine<'_>> {
        let businesses = self.file.story.businesses.iter().enumerate();
        let businesses = businesses
            .filter(|(_, business)| business.cost.is_some())
            .map(|(index, business)| MarginLine { kind: Kind::Business(index), label: Some(&business.label) });
        businesses
            .chain([Kind::Gross, Kind::Operating, Kind::Net].map(|kind| MarginLine { kind, label: None }))
            .filter(|line| self.has_margin(line.kind))
            .collect()
    }

    /// Whether the story names what a margin is made of.
    fn has_margin(&self, kind: Kind) -> bool {
        let is_named = |concept: &str| !concept.is_empty();
        self.revenues_of(kind).is_some_and(is_named)
            && self.profit_of(kind).is_some_and(|terms| terms.iter().all(|(_, concept)| is_named(concept)))
    }

    /// A margin in a period, from the most precise figures; `None` if the release does not print what it needs. A
    /// dash counts as nothing earned or spent, unless all of it is dashes.
    pub fn margin(&self, kind: Kind, period: &str) -> Option<Margin> {
        let revenues = self.figure(self.revenues_of(kind)?, period, Scenario::Actual)?.value;
        let revenues = match kind {
            Kind::Business(_) | Kind::Gross => revenues.unwrap_or_default(),
            Kind::Operating | Kind::Net => revenues?,
        };
        let profit = self.total(&Line::sum(self.profit_of(kind)?), period)?;
        let key = || Key::Margin { line: kind, period: period.to_owned() };
        Some(Margin { profit, percent: percent_of(profit, revenues).map(|percent| self.shown_percent(key, percent)) })
    }

    /// XBRL's `decimals` to which the profit of a margin is known.
    pub fn decimals_of_profit(&self, kind: Kind, period: &str) -> Option<i32> {
        self.decimals_of(&Line::sum(self.profit_of(kind)?), period)
    }

    /// What the profit of a margin is the sum of; `None` for a business whose cost the story does not name.
    pub fn profit_of(&self, kind: Kind) -> Option<Vec<Term>> {
        let story = &self.file.story;
        let less = |revenues: &str, cost: &str| {
            vec![(Decimal::ONE, revenues.to_owned()), (Decimal::NEGATIVE_ONE, cost.to_owned())]
        };
        Some(match kind {
            Kind::Business(index) => {
                let business = story.businesses.get(index)?;
                less(&business.revenues, business.cost.as_deref()?)
            }
            Kind::Gross => less(story.revenues(), story.cost_of_revenues()),
            Kind::Operating => vec![(Decimal::ONE, story.operating_income().to_owned())],
            Kind::Net => vec![(Decimal::ONE, story.net_income().to_owned())],
        })
    }

    /// The concept that a margin is per cent of.
    pub fn revenues_of(&self, kind: Kind) -> Option<&str> {
        let story = &self.file.story;
        match kind {
            Kind::Business(index) => story.businesses.get(index).map(|business| business.revenues.as_str()),
            Kind::Gross | Kind::Operating | Kind::Net => Some(story.revenues()),
        }
    }
}
