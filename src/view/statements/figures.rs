//! How statements write figures.

use rust_decimal::Decimal;

use crate::platform::format;
use crate::t;
use crate::view::env::Env;
use kessan_core::release::model::Table;
use kessan_core::rounding::half_away;

impl Env {
    /// An amount as accounts write it, a negative one in parentheses: `(1,949)`.
    pub fn accounting(self, value: Decimal, digits: u32) -> String {
        let rounded = half_away(value, digits);
        let text = format::number(self.lang, rounded.abs(), digits);
        if rounded < Decimal::ZERO { format!("({text})") } else { text }
    }

    /// Per cent as accounts write it, the sign of a fall inside the parentheses: `(44.6%)`.
    pub fn accounting_percent(self, value: Decimal, digits: u32) -> String {
        let rounded = half_away(value, digits);
        let text = t!(self, percent, value = format::number(self.lang, rounded.abs(), digits));
        if rounded < Decimal::ZERO { format!("({text})") } else { text }
    }

    /// What amounts of a table are printed in, for each currency, and counts that are printed in a power of ten: `JPY thousand ·
    /// USD thousand · thousand shares`.
    pub fn units_of(self, table: usize) -> String {
        let mut units: Vec<String> = Vec::new();
        let facts = self.release.facts.of_table(table).iter();
        let counts = facts.clone().filter(|fact| fact.unit.is_count() && fact.scale > 0);
        for fact in facts.filter(|fact| fact.unit.is_money()).chain(counts) {
            let unit = self.unit_name(&fact.unit, fact.scale);
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        units.join(" · ")
    }

    /// The head of the column that puts another one in the translation currency: its period, or its own words where the
    /// period is the row's.
    pub fn twin_head(self, table: &Table, column: usize) -> String {
        let column = &table.columns[column];
        let period = column.period.as_deref().and_then(|id| self.release.period(id));
        period.map_or_else(|| self.text(&column.label), |period| self.text(&period.label))
    }
}
