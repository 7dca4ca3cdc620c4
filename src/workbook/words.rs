//! The workbook's words: the page's, in both languages at once.

use rust_decimal::Decimal;

use crate::t;
use crate::view::env::Env;
use kessan_core::release::Release;
use kessan_core::text::{Lang, Text};
use kessan_core::unit::Unit;

/// Words of the page in both languages.
pub fn both(release: &'static Release, words: impl Fn(Env) -> String) -> Text {
    let said = |lang| words(Env { lang, release });
    Text::new(Lang::ALL.map(|lang| (lang.tag(), said(lang))))
}

impl Env {
    /// A unit in words, with the power of ten that amounts of money are in: `JPY thousand`, `%`, `JPY per share`.
    pub fn unit_words(self, unit: &Unit, scale: u32) -> String {
        if *unit == Unit::percent() {
            return "%".to_owned();
        }
        if unit.is_money() {
            return self.money_unit(&unit.measure, scale);
        }
        let value = if unit.is_count() { self.power_of(String::new(), scale) } else { String::new() };
        let value = value.trim_start();
        let text = match (unit.measure.as_str(), unit.per.as_deref()) {
            ("shares", None) => t!(self, units.shares, value = value),
            ("ADS", None) => t!(self, units.ads, value = value),
            ("contracts", None) => t!(self, units.contracts, value = value),
            ("months", None) => t!(self, units.months, value = value),
            (measure, Some("share")) => t!(self, units.per_share, value = self.currency_named(measure)),
            (measure, Some("ADS")) => t!(self, units.per_ads, value = self.currency_named(measure)),
            (measure, Some(per)) => {
                t!(self, units.per, value = self.currency_named(measure), per = self.currency_named(per))
            }
            (measure, None) => format!("{value} {measure}"),
        };
        text.trim().to_owned()
    }
}

/// Texts in the order in which they come first, each once, with a dot between.
pub fn joined(texts: impl IntoIterator<Item = String>) -> String {
    let mut list: Vec<String> = Vec::new();
    for text in texts {
        if !text.is_empty() && !list.contains(&text) {
            list.push(text);
        }
    }
    list.join(" · ")
}

/// A value as the result of a formula.
pub fn result(value: Decimal) -> String {
    value.normalize().to_string()
}
