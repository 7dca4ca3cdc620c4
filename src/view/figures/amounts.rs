//! Amounts of a figure as text, in both currencies.

use rust_decimal::Decimal;

use super::Easel;
use crate::chart::words::Words;
use crate::domain::arithmetic::over;
use crate::domain::lines::Line;
use crate::domain::release::Currency;
use crate::domain::release::model::Scenario;
use crate::view::columns::{amount, amount_of};

/// What stands behind a figure that a contradiction calls into question, as a sign of its own does in tables.
const CONTESTED: &str = " ≠";

impl Easel {
    /// A text for each currency of the page.
    pub fn words(self, text: impl Fn(Currency) -> String) -> Words {
        let other = self.env.release.is_translated().then(|| text(Currency::Translation));
        Words::new(text(Currency::Reporting), other)
    }

    /// An amount as the page's tables show it.
    pub fn amount(self, concept: &str, period: &str, scenario: Scenario) -> Words {
        let is_contested = self.contested.find(concept, period, scenario, &self.env.release.file.currency).is_some();
        let mark = if is_contested { CONTESTED } else { "" };
        self.words(|currency| amount(self.env, concept, period, scenario, currency) + mark)
    }

    /// The amount of a line.
    pub fn total(self, line: &Line, period: &str) -> Words {
        match line.concept() {
            Some(concept) => self.amount(concept, period, Scenario::Actual),
            None => {
                let total = self.env.release.total(line, period).unwrap_or_default();
                self.words(|currency| amount_of(self.env, total, currency))
            }
        }
    }

    /// A step with its sign, given in base units of the reporting currency.
    pub fn step(self, value: Decimal) -> Words {
        let release = self.env.release;
        self.words(|currency| {
            let display = release.display(currency);
            let value = match currency {
                Currency::Reporting => Some(value),
                Currency::Translation => release.rate().and_then(|rate| over(value, rate)),
            };
            let unit = Decimal::from(10_u64.pow(display.scale.min(12)));
            let value = value.and_then(|value| over(value, unit));
            value.map(|value| self.env.signed(value, display.decimals)).unwrap_or_default()
        })
    }
}
