//! A statement worked over: in another power of ten or currency, year on year, as per cent of its total, and over all the
//! page's periods side by side.

mod amount;
mod lines;

use rust_decimal::Decimal;

use super::change::{Growth, percent_of};
use super::derivation::NotDerived;
use super::release::model::{Measure, Period};
use super::release::{Currency, Release};
use super::trace::Key;
use super::unit::Unit;
use crate::order::CompactSort;
use lines::Line;

/// How a statement is worked over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Its own columns, in a power of ten and a currency.
    Amounts,
    /// This year, last year, and the change as an amount and in per cent.
    Change,
    /// In per cent of its total.
    CommonSize,
    /// Every period of the page's comparisons.
    Periods,
}

impl View {
    /// Every view.
    pub const ALL: [View; 4] = [View::Amounts, View::Change, View::CommonSize, View::Periods];
}

/// What a view is made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The view.
    pub view: View,
    /// The currency of amounts.
    pub currency: Currency,
    /// The power of ten of amounts; that of the table if nothing else is asked for.
    pub scale: Option<u32>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Head {
    /// The column of the table at that position.
    Column(usize),
    /// A period.
    Period(String),
    /// The change of one period on another, as an amount.
    Change(String, String),
    /// The same in per cent.
    Growth(String, String),
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellValue {
    /// A number in the unit of its line: rounded, with that many digits after the point.
    Number(Decimal, u32),
    /// Per cent, with that many digits.
    Percent(Decimal, u32),
    /// The release prints a dash.
    Dash,
    /// No rate of change has a meaning.
    NotMeaningful,
    /// Nothing: the figure of a derived period that does not follow from what is printed. Its trace gives the reason.
    Blank,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub said: CellValue,
    /// Whether the release prints no such number and Kessan works it out. A printed one that is only rounded is the
    /// release's.
    pub is_derived: bool,
    /// Whether the release prints it less precisely than it is shown.
    pub is_coarse: bool,
    /// The number's key.
    pub key: Key,
    /// The unit of a change, where it is no amount of money (shares, contracts, percentage points), and the power of ten that
    /// it is in.
    pub unit: Option<(Unit, u32)>,
}

/// A table worked over; its rows are those of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recast {
    /// From left to right.
    pub columns: Vec<Head>,
    /// From top to bottom.
    pub rows: Vec<Vec<Option<Entry>>>,
    /// The power of ten of its amounts.
    pub scale: u32,
    /// The concept that percentages are of.
    pub whole: Option<String>,
}

impl Release {
    /// A table in a view; `None` if the view says nothing of it, so that it stays as printed.
    pub fn recast(&self, table: usize, terms: Terms) -> Option<Recast> {
        let scale = self.scale_of(table);
        let scale = if scale == 0 { 0 } else { terms.scale.unwrap_or(scale) };
        match terms.view {
            View::Amounts => self.in_amounts(table, terms.currency, scale),
            View::Change => self.year_on_year(table, terms.currency, scale),
            View::CommonSize => self.common_size(table),
            View::Periods => self.side_by_side(table, terms.currency, scale),
        }
    }

    /// The powers of ten that the release prints amounts of money in, the smallest first.
    pub fn scales(&self) -> Vec<u32> {
        let amounts =
            self.facts.all().iter().filter(|fact| fact.unit.is_money() && fact.unit.measure == self.file.currency);
        let mut scales: Vec<u32> = amounts.map(|fact| fact.scale).filter(|scale| *scale > 0).collect();
        scales.compact_sort();
        scales.dedup();
        scales
    }

    fn scale_of(&self, table: usize) -> u32 {
        self.facts.of_table(table).iter().find(|fact| fact.unit.is_money()).map_or(0, |fact| fact.scale)
    }

    fn in_amounts(&self, table: usize, currency: Currency, scale: u32) -> Option<Recast> {
        let has_money = self.facts.of_table(table).iter().any(|fact| self.can_translate(fact));
        if !has_money {
            return None;
        }
        let columns = self.distinct_columns(table, currency);
        let rows = (0..self.file.tables.get(table)?.rows.len())
            .map(|row| columns.iter().map(|twins| self.restated(table, row, twins, currency, scale)).collect());
        let rows = rows.collect();
        let columns = columns.iter().map(|twins| Head::Column(twins[0])).collect();
        Some(Recast { columns, rows, scale, whole: None })
    }

    fn year_on_year(&self, table: usize, currency: Currency, scale: u32) -> Option<Recast> {
        let lines = self.lines(table)?;
        let (now, before) = self.pair_of(table, &lines)?;
        let columns = vec![
            Head::Period(now.id.clone()),
            Head::Period(before.id.clone()),
            Head::Change(now.id.clone(), before.id.clone()),
            Head::Growth(now.id.clone(), before.id.clone()),
        ];
        let row = |line: &Option<Line<'_>>| {
            let Some(line) = line else { return vec![None; 4] };
            vec![
                self.entry(line, now, currency, scale),
                self.entry(line, before, currency, scale),
                self.change(line, now, before, currency, scale),
                self.rate_between(line, now, before),
            ]
        };
        Some(Recast { columns, rows: lines.iter().map(row).collect(), scale, whole: None })
    }

    fn rate_between(&self, line: &Line<'_>, now: &Period, before: &Period) -> Option<Entry> {
        let (at, on) = (self.at(line, now)?, self.at(line, before)?);
        let unit = &self.concept(line.concept)?.unit;
        if *unit == Unit::percent() {
            return None;
        }
        let (now, before) =
            (self.figure(line.concept, &at.id, line.scenario)?, self.figure(line.concept, &on.id, line.scenario)?);
        if now.value.is_none() && before.value.is_none() {
            return None;
        }
        let measure = Measure::Growth(on.id.clone());
        let is_rate = |fact: &&super::facts::Fact| {
            fact.period == at.id && fact.measure == measure && fact.scenario == line.scenario
        };
        let is_printed = self.facts.of(line.concept).any(|fact| is_rate(&fact));
        let printed = self.facts.of(line.concept).filter(is_rate).find(|fact| fact.value.is_some());
        // The release's own rate, where it prints one.
        let said = match printed.and_then(|fact| fact.value.zip(u32::try_from(fact.decimals).ok())) {
            Some((rate, digits)) => CellValue::Percent(rate, digits),
            None => match self.growth_of(line.concept, now.value, before.value) {
                Growth::Percent(rate) => CellValue::Percent(rate, 1),
                Growth::NotMeaningful => CellValue::NotMeaningful,
            },
        };
        let key = Key::Growth { concept: line.concept.to_owned(), period: at.id.clone(), prior: on.id.clone() };
        Some(Entry { said, is_derived: !is_printed, is_coarse: false, key, unit: None })
    }

    fn common_size(&self, table: usize) -> Option<Recast> {
        let lines = self.lines(table)?;
        let whole = self.whole_of(table)?;
        let periods: Vec<&Period> = self.periods_of(table, &lines);
        let entry = |line: &Line<'_>, period: &Period| {
            let period = self.at(line, period)?;
            let figure = self.figure(line.concept, &period.id, line.scenario)?;
            let of = self.figure(&whole, &period.id, line.scenario)?.value?;
            let measure = Measure::Share(whole.clone());
            let printed = self.facts.of(line.concept).find(|fact| fact.period == period.id && fact.measure == measure);
            let key = Key::Share { concept: line.concept.to_owned(), period: period.id.clone(), whole: whole.clone() };
            let said = match (printed.and_then(|fact| fact.value.zip(u32::try_from(fact.decimals).ok())), figure.value)
            {
                (Some((value, digits)), _) => CellValue::Percent(value, digits),
                (None, Some(value)) => CellValue::Percent(percent_of(value, of)?, 1),
                (None, None) => CellValue::Dash,
            };
            let is_derived = printed.is_none() && said != CellValue::Dash;
            Some(Entry { said, is_derived, is_coarse: false, key, unit: None })
        };
        let row = |line: &Option<Line<'_>>| {
            let line = line.as_ref().filter(|line| self.concept(line.concept).is_some_and(|of| of.unit.is_money()));
            periods.iter().map(|period| line.and_then(|line| entry(line, period))).collect()
        };
        let rows: Vec<Vec<Option<Entry>>> = lines.iter().map(row).collect();
        // Without a single amount of money there is nothing to show.
        rows.iter().flatten().flatten().next()?;
        let columns = periods.iter().map(|period| Head::Period(period.id.clone())).collect();
        Some(Recast { columns, rows, scale: 0, whole: Some(whole) })
    }

    fn side_by_side(&self, table: usize, currency: Currency, scale: u32) -> Option<Recast> {
        let lines = self.lines(table)?;
        let pairs = self.pairs();
        let periods = pairs.iter().map(|pair| pair.current).chain(pairs.iter().filter_map(|pair| pair.prior));
        let own = self.periods_of(table, &lines);
        if !periods.clone().any(|period| own.iter().any(|own| own.id == period.id)) {
            return None;
        }
        let column = |period: &Period| {
            let entry = |line: &Option<Line<'_>>| self.entry(line.as_ref()?, period, currency, scale);
            lines.iter().map(entry).collect::<Vec<_>>()
        };
        let columns: Vec<(&Period, Vec<Option<Entry>>)> = periods.map(|period| (period, column(period))).collect();
        // A column is there for its figures, and for what cannot be derived; not only for what is printed in no part.
        let is_said = |period: &Period, line: &Option<Line<'_>>, entry: &Option<Entry>| match (line, entry) {
            (Some(line), Some(Entry { said: CellValue::Blank, .. })) => {
                !matches!(self.not_derived(line.concept, &period.id), Some(NotDerived::Unprinted(_)))
            }
            (_, entry) => entry.is_some(),
        };
        let has_any = |(period, column): &(&Period, Vec<Option<Entry>>)| {
            lines.iter().zip(column).any(|(line, entry)| is_said(period, line, entry))
        };
        let columns: Vec<_> = columns.into_iter().filter(has_any).collect();
        if columns.len() < 2 {
            return None;
        }
        let row = |row: usize| columns.iter().map(|(_, column)| column[row].clone()).collect();
        let rows = (0..lines.len()).map(row).collect();
        let columns = columns.iter().map(|(period, _)| Head::Period(period.id.clone())).collect();
        Some(Recast { columns, rows, scale, whole: None })
    }
}
