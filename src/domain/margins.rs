//! Margins: gross by business and in all, operating and net.

use rust_decimal::Decimal;

use super::arithmetic::minus;
use super::change::percent_of;
use super::lines::Line;
use super::release::Release;
use super::release::model::Text;

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
            .collect()
    }

    /// A margin in a period, from the most precise figures; `None` if the release does not print what it needs. A
    /// dash counts as nothing earned or spent, unless all of it is dashes.
    pub fn margin(&self, kind: Kind, period: &str) -> Option<Margin> {
        let story = &self.file.story;
        let (revenues, profit) = match kind {
            Kind::Business(index) => {
                let business = story.businesses.get(index)?;
                self.gross_profit(&business.revenues, business.cost.as_deref()?, period)?
            }
            Kind::Gross => self.gross_profit(&story.revenues, &story.cost_of_revenues, period)?,
            Kind::Operating => (self.value(&story.revenues, period)?, self.value(&story.operating_income, period)?),
            Kind::Net => (self.value(&story.revenues, period)?, self.value(&story.net_income, period)?),
        };
        Some(Margin { profit, percent: percent_of(profit, revenues) })
    }

    /// XBRL's `decimals` to which the profit of a margin is known.
    pub fn decimals_of_profit(&self, kind: Kind, period: &str) -> Option<i32> {
        let story = &self.file.story;
        let concepts = match kind {
            Kind::Business(index) => {
                let business = story.businesses.get(index)?;
                vec![&business.revenues, business.cost.as_ref()?]
            }
            Kind::Gross => vec![&story.revenues, &story.cost_of_revenues],
            Kind::Operating => vec![&story.operating_income],
            Kind::Net => vec![&story.net_income],
        };
        concepts.into_iter().filter_map(|concept| self.decimals_of(&Line::of(Decimal::ONE, concept), period)).min()
    }

    fn gross_profit(&self, revenues: &str, cost: &str, period: &str) -> Option<(Decimal, Decimal)> {
        let scenario = super::release::Scenario::Actual;
        let revenues = self.figure(revenues, period, scenario)?.value;
        let cost = self.figure(cost, period, scenario)?.value;
        if revenues.is_none() && cost.is_none() {
            return None;
        }
        let revenues = revenues.unwrap_or_default();
        Some((revenues, minus(revenues, cost.unwrap_or_default())?))
    }
}
