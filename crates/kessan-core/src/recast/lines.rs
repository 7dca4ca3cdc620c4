//! The lines of a table as concepts, and the periods that it is about.

use super::super::facts::{Fact, Place};
use super::super::release::Release;
use super::super::release::model::{End, Measure, Period, Scenario};

/// A row of a table whose figures are of one concept.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The concept.
    pub concept: &'a str,
    /// Results or aims.
    pub scenario: Scenario,
    /// The end of a period that the figures stand at.
    pub at: Option<End>,
    /// The power of ten that the table prints the line in, where it is a count.
    pub count_scale: u32,
}

impl Release {
    /// The rows as lines, `None` for a heading; nothing at all for a table whose columns are the lines, or
    /// a part of them.
    pub(super) fn lines(&self, table: usize) -> Option<Vec<Option<Line<'_>>>> {
        let of = self.file.tables.get(table)?;
        if of.columns.iter().any(|column| column.concept.is_some())
            || of.rows.iter().any(|row| row.period.is_some() || !row.concepts.is_empty() || !row.periods.is_empty())
        {
            return None;
        }
        let line = |row: usize| {
            let value = self
                .facts
                .of_table(table)
                .iter()
                .find(|fact| fact.place.row == row && fact.measure == Measure::Value)?;
            let at = of.rows[row].at.or(of.columns[value.place.column].at).or(of.at);
            let count_scale = if value.unit.is_count() { value.scale } else { 0 };
            Some(Line { concept: &value.concept, scenario: value.scenario, at, count_scale })
        };
        Some((0..of.rows.len()).map(line).collect())
    }

    /// The period at which a line's figure for a period stands: the period itself, or the day at one end of it.
    pub(super) fn at(&self, line: &Line<'_>, period: &Period) -> Option<&Period> {
        let day = match line.at {
            None => return self.period(&period.id),
            Some(End::Start) => period.span.start.yesterday().ok()?,
            Some(End::End) => period.span.end,
        };
        self.file.periods.iter().find(|known| known.is_day(day))
    }

    /// The periods of a table's columns, each once, from left to right.
    pub(super) fn periods_of(&self, table: usize, lines: &[Option<Line<'_>>]) -> Vec<&Period> {
        let of = &self.file.tables[table];
        let ids = of.columns.iter().filter(|column| matches!(column.measure, None | Some(Measure::Value)));
        let ids = ids.filter_map(|column| column.period.as_deref().or(of.period.as_deref()));
        let mut periods: Vec<&Period> = Vec::new();
        for period in ids.filter_map(|id| self.period(id)) {
            let has_figures = lines.iter().flatten().any(|line| {
                self.at(line, period).is_some_and(|at| self.figure(line.concept, &at.id, line.scenario).is_some())
            });
            if has_figures && !periods.iter().any(|known| known.id == period.id) {
                periods.push(period);
            }
        }
        periods
    }

    /// The first period of a table, and what it is compared with: another of the table that is as long, or the one that
    /// the page compares it with.
    pub(super) fn pair_of(&self, table: usize, lines: &[Option<Line<'_>>]) -> Option<(&Period, &Period)> {
        let periods = self.periods_of(table, lines);
        let now = periods.first()?;
        // Months and leap years make periods of one kind differ by a few days.
        let is_as_long = |other: &&&Period| {
            other.id != now.id
                && other.span.instant == now.span.instant
                && (other.span.days() - now.span.days()).abs() <= 5
        };
        let other = periods.iter().find(is_as_long).copied();
        let compared = || {
            let pair = self.pairs().into_iter().find(|pair| pair.current.id == now.id)?;
            let prior = self.period(&pair.prior?.id)?;
            let has = |line: &Line<'_>| self.figure(line.concept, &prior.id, line.scenario).is_some();
            lines.iter().flatten().any(has).then_some(prior)
        };
        Some((now, other.or_else(compared)?))
    }

    /// What the lines of a table are in per cent of: what the table itself says, or the revenues, for what flows in the
    /// periods that the page compares.
    pub(super) fn whole_of(&self, table: usize) -> Option<String> {
        let facts = self.facts.of_table(table);
        let said = facts.iter().find_map(|fact| match &fact.measure {
            Measure::Share(whole) => Some(whole.clone()),
            _ => None,
        });
        let flows =
            |fact: &Fact| fact.unit.is_money() && self.period(&fact.period).is_some_and(|period| !period.span.instant);
        let revenues = || facts.iter().any(flows).then(|| self.file.story.revenues.clone()).flatten();
        said.or_else(revenues)
    }

    /// Columns that say the same in two currencies as one, the one in `currency` first.
    pub(super) fn distinct_columns(&self, table: usize, currency: super::Currency) -> Vec<Vec<usize>> {
        let of = &self.file.tables[table];
        let code = self.currency_code(currency);
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (index, column) in of.columns.iter().enumerate() {
            let is_twin = |group: &Vec<usize>| {
                let other = &of.columns[group[0]];
                let same = |a: super::super::release::model::Aspects<'_>,
                            b: super::super::release::model::Aspects<'_>| {
                    a.concept == b.concept
                        && a.period == b.period
                        && a.measure == b.measure
                        && a.scenario == b.scenario
                        && a.at == b.at
                        && a.currency != b.currency
                };
                same(column.aspects(), other.aspects())
            };
            match groups.iter_mut().find(|group| is_twin(group)) {
                Some(group) if column.currency.as_deref().or(Some(&self.file.currency)) == code => {
                    group.insert(0, index)
                }
                Some(group) => group.push(index),
                None => groups.push(vec![index]),
            }
        }
        groups
    }

    /// The fact of the first column that has one.
    pub(super) fn first_of(&self, table: usize, row: usize, columns: &[usize]) -> Option<&Fact> {
        columns.iter().find_map(|column| Some(self.fact_at(Place { table, row, column: *column })?.1))
    }
}
