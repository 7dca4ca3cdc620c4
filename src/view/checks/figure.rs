//! Figures of a check as text: as printed, with their units and places, and recomputed.

use rust_decimal::Decimal;

use crate::t;
use crate::view::env::Env;
use kessan_core::checks::formula::{Formula, Sum};
use kessan_core::checks::printing::{Printing, Source};
use kessan_core::checks::{Check, Held, Kind, Speaker};
use kessan_core::release::model::{Measure, Period};
use kessan_core::rounding::{half_away, round_to};
use kessan_core::unit::Unit;

/// How recomputed values of a check are written.
#[derive(Clone, Debug)]
pub struct Scale {
    unit: Unit,
    scale: u32,
    digits: u32,
}

/// Digits that a quotient is shown with beyond the printed ones, so that its rounding can be seen.
const MORE_DIGITS: u32 = 2;

/// Digits beyond those, where without them a sentence would not tell what is so.
const MOST_DIGITS: u32 = 8;

/// The unit of a difference of percentages.
const POINTS: &str = "points";

impl Scale {
    /// For the difference of two: percentages are points apart.
    pub fn of_differences(self) -> Self {
        let unit = if self.unit == Unit::percent() { Unit { measure: POINTS.into(), per: None } } else { self.unit };
        Self { unit, ..self }
    }

    /// With one digit more, for a tolerance of half a unit.
    pub fn finer(&self) -> Self {
        Self { digits: self.digits + 1, ..self.clone() }
    }
}

impl Env {
    /// A figure as printed, with its unit.
    pub fn printed(self, source: Source) -> String {
        let (text, unit, scale) = match source {
            Source::Cell(index) => {
                let fact = &self.release.facts.all()[index];
                let row = &self.release.file.tables[fact.place.table].rows[fact.place.row];
                (row.cells[fact.place.column].clone(), fact.unit.clone(), fact.scale)
            }
            Source::Claim(index) => {
                let claim = &self.release.file.claims[index];
                (claim.printed.clone(), claim.unit.clone(), claim.scale)
            }
        };
        self.with_unit(text, &unit, scale)
    }

    /// Where a figure stands: table, row and column, or the part of the prose.
    pub fn place(self, source: Source) -> String {
        match source {
            Source::Claim(index) => {
                let claim = &self.release.file.claims[index];
                t!(self, checks.in_prose, place = self.text(&claim.place))
            }
            Source::Cell(index) => {
                let place = self.release.facts.all()[index].place;
                let table = &self.release.file.tables[place.table];
                let (row, column) =
                    (self.text(&table.rows[place.row].label), self.text(&table.columns[place.column].label));
                t!(self, checks.in_table, table = self.text(&table.title), row = row, column = column)
            }
        }
    }

    /// What a figure is called: its line, or its claim, and its period.
    pub fn name(self, source: Source) -> String {
        match source {
            Source::Claim(index) => self.text(&self.release.file.claims[index].label),
            Source::Cell(index) => {
                let fact = &self.release.facts.all()[index];
                let line =
                    self.release.concept(&fact.concept).map(|concept| self.text(&concept.label)).unwrap_or_default();
                let line = match &fact.measure {
                    Measure::Value => line,
                    Measure::Growth(_) | Measure::Change(_) => t!(self, checks.change_of, line = line),
                    Measure::Share(whole) => {
                        let whole =
                            self.release.concept(whole).map(|whole| self.text(&whole.label)).unwrap_or_default();
                        t!(self, checks.share_of, line = line, whole = whole)
                    }
                };
                t!(self, checks.line_in, line = line, period = self.period_label(&fact.period))
            }
        }
    }

    /// A period's short name.
    pub fn period_label(self, id: &str) -> String {
        self.release.period(id).map(|period: &Period| self.text(&period.label)).unwrap_or_default()
    }

    /// The number of `text` with its unit in words.
    pub fn with_unit(self, text: String, unit: &Unit, scale: u32) -> String {
        let is_dash = !text.contains(|c: char| c.is_ascii_digit());
        if is_dash { text } else { self.in_unit(text, unit, scale) }
    }

    /// A unit in words, with the power of ten that its figures are in.
    pub fn unit_name(self, unit: &Unit, scale: u32) -> String {
        if unit.is_money() {
            return self.money_unit(&unit.measure, scale);
        }
        self.in_unit(String::new(), unit, scale).trim().to_owned()
    }

    fn in_unit(self, text: String, unit: &Unit, scale: u32) -> String {
        if *unit == Unit::percent() {
            return if text.contains('%') { text } else { t!(self, percent, value = text) };
        }
        if unit.is_money() {
            return self.money_of(text, &unit.measure, scale);
        }
        let text = if unit.is_count() { self.power_of(text, scale) } else { text };
        let is_one = text == "1";
        match unit.to_string().as_str() {
            "shares" if is_one => t!(self, units.shares_one, value = text),
            "ADS" if is_one => t!(self, units.ads_one, value = text),
            "contracts" if is_one => t!(self, units.contracts_one, value = text),
            "months" if is_one => t!(self, units.months_one, value = text),
            "shares" => t!(self, units.shares, value = text),
            "ADS" => t!(self, units.ads, value = text),
            "contracts" => t!(self, units.contracts, value = text),
            POINTS => t!(self, units.points, value = text),
            "months" => t!(self, units.months, value = text),
            _ => match &unit.per {
                Some(per) => {
                    let value = self.money_of(text, &unit.measure, 0);
                    match per.as_str() {
                        "share" => t!(self, units.per_share, value = value),
                        "ADS" => t!(self, units.per_ads, value = value),
                        _ => t!(self, units.per, value = value, per = self.currency_named(per)),
                    }
                }
                None => format!("{text} {unit}"),
            },
        }
    }

    /// How the recomputation of a check is written: a sum in its figures' own unit, anything else in that of the figure
    /// held, with up to two digits more, as many as it has; a change of percentages in points.
    pub fn scale_of(self, check: &Check) -> Option<Scale> {
        let first = check.formula.as_ref().and_then(|formula| formula.printings().into_iter().next());
        let of = match (check.held, &check.formula) {
            (Held::Figure(_), Some(Formula::Sum(Sum(terms)))) => terms.first().map(|(_, printing)| *printing),
            (Held::Figure(printing), _) => Some(printing),
            (Held::Sign { .. } | Held::Words { .. }, _) => first,
        }?;
        let (unit, scale) = self.unit_of(of.source);
        let known =
            |printing: &Printing| u32::try_from(printing.decimals + i32::try_from(scale).unwrap_or(0)).unwrap_or(0);
        let digits = match &check.formula {
            Some(Formula::Sum(sum)) => sum.0.iter().map(|(_, printing)| known(printing)).max().unwrap_or(0),
            _ => {
                let exact = check.expected.and_then(|value| value.checked_div(power(scale)));
                let exact = exact.map_or(u32::MAX, |value| value.normalize().scale());
                exact.clamp(known(&of), known(&of) + MORE_DIGITS)
            }
        };
        let scale = Scale { unit, scale, digits };
        let is_change = check.kind == Kind::Growth && matches!(check.formula, Some(Formula::Sum(_)));
        let scale = if is_change { scale.of_differences() } else { scale };
        Some(match (check.held, check.expected) {
            (Held::Figure(held), Some(expected)) => honest(scale, expected, held.decimals),
            _ => scale,
        })
    }

    /// A formula in symbols, with its figures as printed; with their units where they are not of one power of ten.
    pub fn symbols(self, check: &Check, formula: &Formula) -> String {
        let has_one_scale = self.has_one_scale(check, formula);
        let bare = |source: Source| match source {
            source if !has_one_scale => self.printed(source),
            Source::Cell(index) => {
                let place = self.release.facts.all()[index].place;
                self.release.file.tables[place.table].rows[place.row].cells[place.column].clone()
            }
            Source::Claim(index) => self.release.file.claims[index].printed.clone(),
        };
        in_symbols(formula, &bare)
    }

    /// Whether the figures of a formula, as the numbers that they are printed as, give the result as it is written.
    fn has_one_scale(self, check: &Check, formula: &Formula) -> bool {
        let of = |source: Source| {
            let (unit, scale) = self.unit_of(source);
            // A rate has no power of ten, and takes none away.
            let has_one = unit.is_money()
                || unit.is_count()
                || unit.per.as_deref().is_some_and(|per| per == "share" || per == "ADS");
            has_one.then_some(scale)
        };
        let held = match (check.held, formula) {
            // Per cent of two amounts are the same in any power of ten.
            (_, Formula::Growth { .. }) => None,
            (_, Formula::Quotient { factor, .. }) if *factor != Decimal::ONE => None,
            (_, Formula::Sum(_)) => None,
            (Held::Figure(printing), _) => Some(printing.source),
            (Held::Sign { .. } | Held::Words { .. }, _) => None,
        };
        let sources = formula.printings().into_iter().map(|printing| printing.source).chain(held);
        let mut scales = sources.filter_map(of);
        let first = scales.next();
        scales.all(|scale| Some(scale) == first)
    }

    /// A value in a base unit, written on a scale.
    pub fn on(self, value: Decimal, scale: &Scale) -> String {
        let number =
            value.checked_div(power(scale.scale)).map(|value| self.number(value, scale.digits)).unwrap_or_default();
        self.with_unit(number, &scale.unit, scale.scale)
    }

    /// A difference and what rounding explains of it, with as many digits as tell which of them is larger.
    pub fn on_apart(self, difference: Decimal, tolerance: Decimal, scale: &Scale) -> (String, String) {
        let mut scale = scale.clone();
        for _ in 0..MOST_DIGITS {
            let shown = |value: Decimal, scale: &Scale| half_away_on(value, scale);
            let are_told = shown(difference, &scale)
                .zip(shown(tolerance, &scale.finer()))
                .is_some_and(|(shown, most)| shown.cmp(&most) == difference.cmp(&tolerance));
            if are_told {
                break;
            }
            scale = scale.finer();
        }
        (self.on(difference, &scale), self.on(tolerance, &scale.finer()))
    }

    fn unit_of(self, source: Source) -> (Unit, u32) {
        match source {
            Source::Cell(index) => {
                let fact = &self.release.facts.all()[index];
                (fact.unit.clone(), fact.scale)
            }
            Source::Claim(index) => {
                let claim = &self.release.file.claims[index];
                (claim.unit.clone(), claim.scale)
            }
        }
    }

    /// Where the words stand that name a period, and what they are called.
    pub fn speaker(self, speaker: Speaker) -> (String, String) {
        let file = &self.release.file;
        let table = |index: usize, label: String| {
            let title = self.text(&file.tables[index].title);
            (label.clone(), t!(self, checks.in_row, table = title, row = label))
        };
        match speaker {
            Speaker::Row(index, row) => table(index, self.text(&file.tables[index].rows[row].label)),
            Speaker::Column(index, column) => table(index, self.text(&file.tables[index].columns[column].label)),
            Speaker::Claim(index) | Speaker::ClaimBase(index) => {
                (self.text(&file.claims[index].label), self.place(Source::Claim(index)))
            }
        }
    }
}

/// What figures printed in that power of ten are multiples of.
fn power(scale: u32) -> Decimal {
    Decimal::from(10_u64.pow(scale.min(12)))
}

/// The value that is shown for one in a base unit, in that unit.
fn half_away_on(value: Decimal, scale: &Scale) -> Option<Decimal> {
    let unit = power(scale.scale);
    half_away(value.checked_div(unit)?, scale.digits).checked_mul(unit)
}

/// The same scale with as many digits more as the value needs to round, as shown, to what it rounds to itself: 21.6496
/// shown as 21.650 would round to 21.7.
fn honest(mut scale: Scale, value: Decimal, decimals: i32) -> Scale {
    for _ in 0..MOST_DIGITS {
        let shown = half_away_on(value, &scale).and_then(|shown| round_to(shown, decimals));
        if shown == round_to(value, decimals) {
            break;
        }
        scale = scale.finer();
    }
    scale
}

/// A formula in symbols, with its figures as `figure` writes them.
pub fn in_symbols(formula: &Formula, figure: &dyn Fn(Source) -> String) -> String {
    let added = |Sum(terms): &Sum| {
        let mut text = String::new();
        for (sign, printing) in terms {
            let sign = if *sign < Decimal::ZERO { "−" } else { "+" };
            match (text.is_empty(), sign) {
                (true, "+") => {}
                (true, _) => text.push_str(sign),
                (false, _) => text.push_str(&format!(" {sign} ")),
            }
            text.push_str(&figure(printing.source));
        }
        text
    };
    let sum = |of: &Sum| if of.0.len() > 1 { format!("({})", added(of)) } else { added(of) };
    match formula {
        Formula::Sum(terms) => added(terms),
        Formula::Quotient { of, by, factor } if *factor == Decimal::ONE => format!("{} ÷ {}", sum(of), sum(by)),
        Formula::Quotient { of, by, .. } => format!("{} ÷ {} × 100", sum(of), sum(by)),
        Formula::Growth { now, before } => format!("({} ÷ {} − 1) × 100", sum(now), sum(before)),
        Formula::Product(a, b) => format!("{} × {}", sum(a), sum(b)),
    }
}
