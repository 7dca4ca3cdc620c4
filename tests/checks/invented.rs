//! Random accounts whose true figures are known to the cent, and the release that prints them, everything rounded half
//! away from zero. Whole-number arithmetic only, so that no rule is shared with the engine.

use proptest::prelude::*;
use serde_json::{Value, json};

/// True amounts in cents.
#[derive(Clone, Debug)]
pub struct Accounts {
    /// The parts A, B and C of A + B − C, in this period and the one before.
    pub parts: [[i128; 3]; 2],
    /// How much of A falls into the second half of this period, in hundredths.
    pub second: i128,
    /// A balance at this period's beginning.
    pub opening: i128,
    /// The average number of shares.
    pub shares: i128,
    /// The translation rate in hundredths.
    pub rate: i128,
    /// The power of ten of the main table, and the digits after its point.
    pub scale: u32,
    pub digits: u32,
    /// Whether a second table prints whole units.
    pub is_fine: bool,
}

/// Amounts of any size, also some so small that they round to nothing.
fn amount() -> impl Strategy<Value = i128> {
    prop_oneof![
        3 => -100_000_000_000_i128..100_000_000_000,
        2 => -2_000_000_i128..2_000_000,
        1 => -300_i128..300,
        1 => Just(0_i128),
    ]
}

/// Any accounts. A is never negative: the release says so of it.
pub fn accounts() -> impl Strategy<Value = Accounts> {
    let period = || (amount(), amount(), amount()).prop_map(|(a, b, c)| [a.abs(), b, c]);
    let amounts = (period(), period(), 0_i128..=100, amount(), 1_i128..1_000_000, 50_i128..20_000);
    (amounts, 0_u32..=6, 0_u32..=2, any::<bool>()).prop_map(|(amounts, scale, digits, is_fine)| {
        let (now, before, second, opening, shares, rate) = amounts;
        Accounts { parts: [now, before], second, opening, shares, rate, scale, digits, is_fine }
    })
}

/// `of` by `by`, rounded half away from zero.
fn divided(of: i128, by: i128) -> i128 {
    let size = (2 * of.abs() + by.abs()) / (2 * by.abs());
    if (of < 0) == (by < 0) { size } else { -size }
}

/// A number of units of the last digit as releases print it.
fn printed(units: i128, digits: u32) -> String {
    let size = units.unsigned_abs();
    let (whole, rest) = (size / 10_u128.pow(digits), size % 10_u128.pow(digits));
    let text = if digits == 0 { whole.to_string() } else { format!("{whole}.{rest:0width$}", width = digits as usize) };
    if units < 0 { format!("({text})") } else { text }
}

/// Cents in the table's power of ten, perhaps by a rate in hundredths.
fn money(cents: i128, scale: u32, digits: u32, rate: Option<i128>) -> String {
    let (of, by) = (cents * 10_i128.pow(digits), 10_i128.pow(scale + 2));
    let units = match rate {
        Some(rate) => divided(of * 100, by * rate),
        None => divided(of, by),
    };
    printed(units, digits)
}

/// In per cent with one digit; a dash where nothing can be divided.
fn percent(of: i128, by: i128) -> String {
    if by == 0 { "-".into() } else { printed(divided(of * 1000, by), 1) }
}

fn growth(now: i128, before: i128) -> String {
    if before <= 0 || now < 0 { "-".into() } else { percent(now - before, before) }
}

impl Accounts {
    fn total(&self, period: usize) -> i128 {
        let [a, b, c] = self.parts[period];
        a + b - c
    }

    /// The release's file.
    pub fn file(&self) -> Value {
        let text = |text: &str| json!({"en": text, "ja": text});
        let period = |id: &str, span: &str| json!({"id": id, "span": span, "label": text(id), "name": text(id)});
        let mut quarter = period("Q1", "2031-01-01/2031-03-31");
        quarter["derived"] = json!({"whole": "H", "less": "Q2"});
        let concept = |id: &str, unit: &str| json!({"id": id, "label": text(id), "unit": unit});
        let mut concepts: Vec<_> = ["A", "B", "C", "Total", "Cash"].map(|id| concept(id, "EUR")).into();
        concepts.extend([concept("Ratio", "percent"), concept("PerShare", "EUR/share"), concept("Shares", "shares")]);
        concepts[0]["sign"] = json!("positive");
        concepts[3]["sum"] = json!(["+A", "+B", "-C"]);
        concepts[4]["flows"] = json!(["+Total"]);
        concepts[5]["quotient"] = json!({"of": "A", "by": "Total"});
        concepts[6]["quotient"] = json!({"of": "Total", "by": "Shares"});
        let claim = |id: &str, printed: String, unit: &str| json!({"id": id, "label": text(id), "place": text("prose"), "printed": printed, "unit": unit});
        let mut total = claim("total", money(self.total(0), self.scale, 0, None), "EUR");
        for (field, value) in [("scale", json!(self.scale)), ("concept", json!("Total")), ("period", json!("H"))] {
            total[field] = value;
        }
        json!({
            "kessan": 2, "languages": ["en", "ja"], "id": "invented", "company": {"name": text("Invented"), "short_name": text("Invented")},
            "title": text("Results"), "announced": "2031-08-01", "basis": text("any"), "currency": "EUR",
            "translation": {"currency": "CHF", "rate": {"claim": "rate"}, "date": "2031-06-30"},
            "periods": [
                period("H", "2031-01-01/2031-06-30"), period("H0", "2030-01-01/2030-06-30"),
                period("Q2", "2031-04-01/2031-06-30"), quarter,
                period("end", "2031-06-30"), period("start", "2030-12-31"),
            ],
            "comparisons": [{"id": "half", "label": text("half"), "current": "H", "prior": "H0"}],
            "concepts": concepts,
            "tables": self.tables(),
            "claims": [claim("rate", printed(self.rate, 2), "EUR/CHF"), total],
            "story": {
                "headlines": ["Total"], "businesses": [{"id": "a", "label": text("A"), "revenues": "A"}],
                "revenues": "A", "cost_of_revenues": "C", "operating_income": "Total", "net_income": "Total",
            },
        })
    }

    fn tables(&self) -> Vec<Value> {
        let text = |text: &str| json!({"en": text, "ja": text});
        let column = |id: &str, period: &str, field: &str, value: Value| {
            let mut column = json!({"id": id, "label": text(id), "period": period});
            if !field.is_empty() {
                column[field] = value;
            }
            column
        };
        let table = |id: &str, scale: u32, columns: Vec<Value>, rows: Vec<(&str, Vec<String>)>| {
            let row = |(concept, cells): (&str, Vec<String>)| json!({"label": text(concept), "concept": concept, "cells": cells});
            let rows: Vec<_> = rows.into_iter().map(row).collect();
            json!({"id": id, "title": text(id), "scale": scale, "columns": columns, "rows": rows})
        };
        let plain = |id: &str, period: &str| column(id, period, "", Value::Null);
        let of = |line: usize, period: usize| if line < 3 { self.parts[period][line] } else { self.total(period) };
        let lines = ["A", "B", "C", "Total"];
        let main = |line: usize| {
            let (now, before) = (of(line, 0), of(line, 1));
            let here = |cents, rate| money(cents, self.scale, self.digits, rate);
            let change = growth(now, before);
            vec![here(now, None), here(before, None), change, percent(now, self.total(0)), here(now, Some(self.rate))]
        };
        let main_columns = vec![
            plain("now", "H"),
            plain("before", "H0"),
            column("growth", "H", "measure", json!({"growth": "H0"})),
            column("share", "H", "measure", json!({"share": "Total"})),
            column("chf", "H", "currency", json!("CHF")),
        ];
        let whole = |cents| money(cents, 0, 0, None);
        let coarse = |cents| money(cents, self.scale, self.digits, None);
        let a = self.parts[0][0];
        let closing = self.opening + self.total(0);
        let (ratio, per_share) = (percent(a, self.total(0)), printed(divided(self.total(0), self.shares), 2));
        let mut tables = vec![
            table("main", self.scale, main_columns, lines.iter().enumerate().map(|(i, id)| (*id, main(i))).collect()),
            table("quarter", self.scale, vec![plain("q2", "Q2")], vec![("A", vec![coarse(a * self.second / 100)])]),
            table(
                "balance",
                self.scale,
                vec![plain("end", "end"), plain("start", "start")],
                vec![("Cash", vec![coarse(closing), coarse(self.opening)])],
            ),
            table(
                "ratios",
                0,
                vec![plain("now", "H")],
                vec![("Ratio", vec![ratio]), ("PerShare", vec![per_share]), ("Shares", vec![self.shares.to_string()])],
            ),
        ];
        if self.is_fine {
            let rows = lines.iter().enumerate().map(|(i, id)| (*id, vec![whole(of(i, 0)), whole(of(i, 1))])).collect();
            tables.push(table("whole", 0, vec![plain("now", "H"), plain("before", "H0")], rows));
        }
        tables
    }
}
