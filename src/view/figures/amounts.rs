//! Amounts of a figure as text, in both currencies.

use rust_decimal::Decimal;

use super::FigureContext;
use crate::chart::words::Words;
use crate::view::columns::{amount, amount_of, known_to};
use crate::view::env::Env;
use kessan_core::arithmetic::over;
use kessan_core::bridge::Rung;
use kessan_core::lines::Line;
use kessan_core::release::Currency;
use kessan_core::release::model::Scenario;

/// What stands behind a figure that a contradiction calls into question, as a sign of its own does in tables: close to its figure,
/// and never on a line without it.
const CONTESTED: &str = "\u{202f}≠";

impl FigureContext {
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

    /// The same with its unit: `JPY 368 million`.
    pub fn money(self, concept: &str, period: &str, scenario: Scenario) -> Words {
        let amount = self.amount(concept, period, scenario);
        self.words(|currency| in_money(self.env, amount.get(currency == Currency::Translation).to_owned(), currency))
    }

    /// An amount in base units of the reporting currency with its unit, known to that many XBRL `decimals`.
    pub fn money_of(self, value: Decimal, known: Option<i32>, currency: Currency) -> String {
        let text = amount_of(self.env, value, currency);
        self.env.scaled_money(known_to(self.env, text, known, currency), currency)
    }

    /// The amount of a line.
    pub fn total(self, line: &Line, period: &str) -> Words {
        match line.concept() {
            Some(concept) => self.amount(concept, period, Scenario::Actual),
            None => {
                let total = self.env.release.total(line, period).unwrap_or_default();
                let known = self.env.release.decimals_of(line, period);
                self.words(|currency| known_to(self.env, amount_of(self.env, total, currency), known, currency))
            }
        }
    }

    /// The step of a bridge, with its sign.
    pub fn step(self, rung: &Rung) -> Words {
        let (release, value) = (self.env.release, rung.value);
        let known = release.decimals_of_rung(rung);
        self.words(|currency| {
            let display = release.display(currency);
            let value = match currency {
                Currency::Reporting => Some(value),
                Currency::Translation => release.rate().and_then(|rate| over(value, rate)),
            };
            let unit = Decimal::from(10_u64.pow(display.scale.min(12)));
            let value = value.and_then(|value| over(value, unit));
            let text = value.map(|value| self.env.signed(value, display.decimals)).unwrap_or_default();
            known_to(self.env, text, known, currency)
        })
    }
}

/// An amount as figures write it with the page's unit around it, which comes before the sign of a contradiction; a dash stays
/// a dash.
pub fn in_money(env: Env, text: String, currency: Currency) -> String {
    let (amount, mark) = text.strip_suffix(CONTESTED).map_or((text.as_str(), ""), |amount| (amount, CONTESTED));
    if !amount.contains(|c: char| c.is_ascii_digit()) {
        return text;
    }
    env.scaled_money(amount.to_owned(), currency) + mark
}
