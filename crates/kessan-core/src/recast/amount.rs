//! One figure in a currency and a power of ten.

use rust_decimal::Decimal;

use super::lines::Line;
use super::{CellValue, Entry};
use crate::arithmetic::{minus, over};
use crate::facts::Fact;
use crate::figure::Figure;
use crate::release::model::{Measure, Period, Scenario};
use crate::release::{Currency, Release};
use crate::rounding::{half_away, unit_of};
use crate::trace::Key;
use crate::unit::{Unit, is_currency};

impl Release {
    /// What a table says in a row of some columns, in another currency and power of ten.
    pub(super) fn restated(
        &self,
        table: usize,
        row: usize,
        columns: &[usize],
        currency: Currency,
        scale: u32,
    ) -> Option<Entry> {
        let fact = self.first_of(table, row, columns)?;
        if !is_currency(&fact.unit.measure) || fact.measure != Measure::Value {
            return Some(match &fact.measure {
                Measure::Change(_) if self.can_translate(fact) => self.own_change(fact, currency, scale)?,
                _ => own(fact),
            });
        }
        let is_fit =
            Some(fact.unit.measure.as_str()) == self.currency_code(currency) && fact.scale == scale_for(fact, scale);
        if is_fit {
            return Some(own(fact));
        }
        self.amount_in(&fact.concept, &fact.period, fact.scenario, currency, scale)
    }

    /// A line's figure in a period.
    pub(super) fn entry(&self, line: &Line<'_>, period: &Period, currency: Currency, scale: u32) -> Option<Entry> {
        let period = self.at(line, period)?;
        let scale = line.scale(&self.concept(line.concept)?.unit, scale);
        self.amount_in(line.concept, &period.id, line.scenario, currency, scale)
    }

    /// The change of a line's figure from one period to another.
    pub(super) fn change(
        &self,
        line: &Line<'_>,
        now: &Period,
        before: &Period,
        currency: Currency,
        scale: u32,
    ) -> Option<Entry> {
        let (at, on) = (self.at(line, now)?, self.at(line, before)?);
        let of = |period: &Period| self.figure(line.concept, &period.id, line.scenario);
        let (later, earlier) = (of(at)?, of(on)?);
        if later.value.is_none() && earlier.value.is_none() {
            return None;
        }
        // A dash is nothing only where the release means nil by it.
        let is_nil = self.is_nil_dash(line.concept, line.scenario);
        let amount = |figure: Figure| figure.value.or(is_nil.then_some(Decimal::ZERO));
        let change = minus(amount(later)?, amount(earlier)?)?;
        let unit = &self.concept(line.concept)?.unit;
        let is_money = is_currency(&unit.measure);
        let currency = if is_money { currency } else { Currency::Reporting };
        let scale = line.scale(unit, scale);
        let digits = self.digits_at(unit, currency, scale, later.decimals.max(earlier.decimals));
        let said = self.said(change, currency, scale, digits)?;
        let measure = Measure::Change(on.id.clone());
        let is_printed = currency == Currency::Reporting
            && self.facts.of(line.concept).any(|fact| fact.period == at.id && fact.measure == measure);
        let (concept, period, prior) = (line.concept.to_owned(), at.id.clone(), on.id.clone());
        let key = Key::Change { concept, period, prior, currency };
        let is_coarse = is_coarser(later.decimals.min(earlier.decimals), scale, digits);
        let own = match self.currency_code(currency).filter(|_| is_money) {
            _ if unit.is_money() => None,
            // Percentages are points apart.
            _ if *unit == Unit::percent() => Some(Unit { measure: "points".into(), per: None }),
            Some(code) => Some(unit.in_currency(&self.file.currency, code)),
            None => Some(unit.clone()),
        };
        Some(Entry { said, is_derived: !is_printed, is_coarse, key, unit: own.map(|unit| (unit, line.count_scale)) })
    }

    /// A concept's value in a power of ten that its unit has: the release's own printing at that, otherwise rounded from the most precise one,
    /// otherwise derived or translated.
    fn amount_in(
        &self,
        concept: &str,
        period: &str,
        scenario: Scenario,
        currency: Currency,
        scale: u32,
    ) -> Option<Entry> {
        let unit = &self.concept(concept)?.unit;
        let currency = if is_currency(&unit.measure) { currency } else { Currency::Reporting };
        let code = self.currency_code(currency)?;
        let key = Key::Value { concept: concept.to_owned(), period: period.to_owned(), scenario, currency };
        let at_scale = self.facts.at_scale(concept, period, code, scenario, scale);
        if let Some(fact) = at_scale.or_else(|| self.facts.best(concept, period, code, scenario)) {
            let digits = self.digits_at(unit, currency, scale, fact.decimals);
            let is_coarse = fact.value.is_some() && is_coarser(fact.decimals, scale, digits);
            let said = match fact.value {
                None => CellValue::Dash,
                // A printing that fits is shown with the digits that it has.
                Some(value) if fact.scale == scale => {
                    number(value, scale, u32::try_from(fact.decimals + i32::try_from(scale).ok()?).ok()?)?
                }
                Some(value) => number(value, scale, digits)?,
            };
            let said = if fact.unit == Unit::percent() { percent(said) } else { said };
            return Some(Entry { said, is_derived: false, is_coarse, key, unit: None });
        }
        let Some(figure) = self.figure(concept, period, scenario) else {
            let is_blank = scenario == Scenario::Actual && self.not_derived(concept, period).is_some();
            let blank = Entry { said: CellValue::Blank, is_derived: false, is_coarse: false, key, unit: None };
            return is_blank.then_some(blank);
        };
        let digits = self.digits_at(unit, currency, scale, figure.decimals);
        let is_coarse = figure.value.is_some() && is_coarser(figure.decimals, scale, digits);
        let said = figure.value.map_or(Some(CellValue::Dash), |value| self.said(value, currency, scale, digits))?;
        let said = if *unit == Unit::percent() { percent(said) } else { said };
        let is_derived = said != CellValue::Dash && (figure.origin.is_derived() || currency == Currency::Translation);
        Some(Entry { said, is_derived, is_coarse: is_coarse && currency == Currency::Reporting, key, unit: None })
    }

    /// A difference that the table prints, in another currency or power of ten.
    fn own_change(&self, fact: &Fact, currency: Currency, scale: u32) -> Option<Entry> {
        let scale = scale_for(fact, scale);
        if currency == Currency::Reporting && scale == fact.scale {
            return Some(own(fact));
        }
        let unit = &self.concept(&fact.concept)?.unit;
        let digits = self.digits_at(unit, currency, scale, fact.decimals);
        let said = fact.value.map_or(Some(CellValue::Dash), |value| self.said(value, currency, scale, digits))?;
        let key = if currency == Currency::Translation { Key::Twin(fact.place) } else { Key::Cell(fact.place) };
        let is_coarse = is_coarser(fact.decimals, scale, digits);
        Some(Entry { said, is_derived: currency == Currency::Translation, is_coarse, key, unit: None })
    }

    /// An amount in base units of the reporting currency as it is shown.
    fn said(&self, value: Decimal, currency: Currency, scale: u32, digits: u32) -> Option<CellValue> {
        let value = match currency {
            Currency::Reporting => value,
            Currency::Translation => over(value, self.rate()?)?,
        };
        number(value, scale, digits)
    }

    /// The digits after the point that amounts are shown with at a power of ten: those that the release prints there, or
    /// none, and one more in the other currency; of what is no amount those that it is known to.
    fn digits_at(&self, unit: &Unit, currency: Currency, scale: u32, decimals: i32) -> u32 {
        let Some(code) = self.currency_code(currency).filter(|_| is_currency(&unit.measure)) else {
            return u32::try_from(decimals + i32::try_from(scale).unwrap_or(0)).unwrap_or(0);
        };
        let digits = |code: &str| {
            let like = self.facts.all().iter().filter(|fact| {
                fact.unit.measure == code
                    && fact.unit.per == unit.per
                    && fact.scale == scale
                    && fact.value.is_some()
                    && fact.measure == Measure::Value
            });
            like.map(|fact| fact.decimals + i32::try_from(scale).unwrap_or(0)).max()
        };
        let other = if unit.per.is_some() { 2 } else { i32::from(currency == Currency::Translation) };
        u32::try_from(digits(code).unwrap_or(other)).unwrap_or(0)
    }
}

/// A cell as the release prints it.
fn own(fact: &Fact) -> Entry {
    let digits = u32::try_from(fact.decimals + i32::try_from(fact.scale).unwrap_or(0)).unwrap_or(0);
    let said = fact.value.and_then(|value| number(value, fact.scale, digits)).unwrap_or(CellValue::Dash);
    let said = if fact.unit == Unit::percent() { percent(said) } else { said };
    Entry { said, is_derived: false, is_coarse: false, key: Key::Cell(fact.place), unit: None }
}

fn percent(said: CellValue) -> CellValue {
    match said {
        CellValue::Number(value, digits) => CellValue::Percent(value, digits),
        other => other,
    }
}

/// The power of ten that a fact is shown in: only amounts of money have another one than they are printed in.
fn scale_for(fact: &Fact, scale: u32) -> u32 {
    if fact.unit.is_money() { scale } else { fact.scale }
}

impl Line<'_> {
    /// The power of ten that its figures are shown in: of amounts of money the one that is asked for, of counts the one that
    /// its table prints them in.
    fn scale(&self, unit: &Unit, asked: u32) -> u32 {
        match () {
            () if unit.is_money() => asked,
            () if unit.is_count() => self.count_scale,
            () => 0,
        }
    }
}

/// Whether digits are shown that the release does not give.
fn is_coarser(decimals: i32, scale: u32, digits: u32) -> bool {
    decimals + i32::try_from(scale).unwrap_or(0) < i32::try_from(digits).unwrap_or(0)
}

fn number(value: Decimal, scale: u32, digits: u32) -> Option<CellValue> {
    let unit = unit_of(-i32::try_from(scale).ok()?)?;
    Some(CellValue::Number(half_away(over(value, unit)?, digits), digits))
}
