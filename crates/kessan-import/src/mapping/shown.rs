//! What the tables of a release show: the values that everything else can refer to.

use kessan_core::order::CollectOrdered;
use std::collections::{BTreeMap, BTreeSet};

use kessan_core::release::model::TableKind;
use rust_decimal::Decimal;

use super::draft::Draft;
use super::figures::{Figures, Measure};
use super::fit::Dim;
use super::roles::{Role, is_revenues};
use super::scenario::Scenario;
use super::units::{Class, power_of_ten};
use crate::terms;

/// A value, and the digits that it is known to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// In the unit of its line.
    pub value: Decimal,
    /// Digits after the point; `None` for a value that is exact.
    pub decimals: Option<i32>,
}

impl Known {
    /// How far the true value may be away: a whole unit of the last digit, which truncation can take.
    pub fn reach(self) -> Decimal {
        self.decimals.and_then(|decimals| power_of_ten(decimals.saturating_neg())).unwrap_or_default()
    }
}

/// The values that are shown in the reporting currency or without any, by line and period.
#[derive(Debug, Default)]
pub struct Shown {
    values: BTreeMap<(usize, usize, Scenario), Known>,
    /// Dashes: nil, where nothing else is said.
    nils: BTreeSet<(usize, usize, Scenario)>,
    /// Every line that any cell is of.
    pub lines: BTreeSet<usize>,
    /// The facts that are shown.
    pub facts: BTreeSet<usize>,
    /// Lines of a company's own elements that are a role by what their rows are called, of roles that no known element has.
    by_label: BTreeMap<Role, usize>,
}

/// Roles that every set of accounts has: a company's own element for one of them is told by its label.
const BY_LABEL: [(terms::Role, Role); 7] = [
    (terms::Role::Revenues, Role::Revenues),
    (terms::Role::CostOfRevenues, Role::CostOfRevenues),
    (terms::Role::OperatingIncome, Role::OperatingIncome),
    (terms::Role::NetIncome, Role::NetIncome),
    (terms::Role::Assets, Role::Assets),
    (terms::Role::Equity, Role::Equity),
    (terms::Role::Cash, Role::Cash),
];

impl Shown {
    /// What tables show.
    pub fn new(figures: &Figures, drafts: &[Draft]) -> Self {
        let mut shown = Self::default();
        let cells = drafts.iter().flat_map(|draft| &draft.rows).flat_map(|row| &row.cells);
        for fact in cells.filter(|cell| !cell.text.is_empty()).filter_map(|cell| cell.fact) {
            shown.add(figures, fact);
        }
        shown.find_by_label(figures, drafts);
        shown
    }

    /// Finds the lines that only their labels name: in statements and summaries, the first of each role.
    fn find_by_label(&mut self, figures: &Figures, drafts: &[Draft]) {
        let known: BTreeSet<Role> =
            self.lines.iter().filter_map(|line| figures.lines.get(*line)?.role()).map(|(role, _)| role).collect_set();
        let is_lacking =
            |role: Role| !(known.contains(&role) || (role == Role::NetIncome && known.contains(&Role::Profit)));
        let drafts = drafts.iter().filter(|draft| draft.kind.is_statement() || draft.kind == TableKind::Summary);
        for draft in drafts {
            let mut of_revenues = Vec::new();
            for row in &draft.rows {
                let Some(line) = row.aspects.get(Dim::Line) else { continue };
                // What words alone named has its role by them already.
                let Some(element) = figures.lines.get(line).map(|line| &line.element).filter(|element| {
                    figures.lines.get(line).is_some_and(|line| line.members.is_empty() && line.class == Class::Money)
                        && element.namespace != terms::NAMESPACE
                        && terms::by_element(element).is_none()
                        && !crate::untagged::is_by_words(element)
                }) else {
                    continue;
                };
                let is_total = row.label.all().any(|(_, label)| label.to_lowercase().starts_with("total"));
                if draft.kind == TableKind::Income && is_revenues(&element.local) {
                    of_revenues.push((line, is_total));
                }
                let named = row.label.all().find_map(|(_, label)| terms::by_label(label));
                let role = named.filter(terms::Match::is_certain).and_then(|found| found.term.role);
                let Some((_, role)) = BY_LABEL.iter().find(|(of_term, _)| Some(*of_term) == role) else { continue };
                if is_lacking(*role) {
                    self.by_label.entry(*role).or_insert(line);
                }
            }
            // "Total rental and other revenues", or the only kind of revenues that a statement has.
            let total = of_revenues.iter().find(|(_, is_total)| *is_total);
            let only = of_revenues.first().filter(|_| of_revenues.len() == 1);
            if is_lacking(Role::Revenues) {
                // The total before a kind of it that is called by the field's word: "Net sales" before "Total revenue".
                match (total, only) {
                    (Some((line, _)), _) => _ = self.by_label.insert(Role::Revenues, *line),
                    (None, Some((line, _))) => _ = self.by_label.entry(Role::Revenues).or_insert(*line),
                    (None, None) => {}
                }
            }
        }
    }

    /// Adds a fact.
    pub fn add(&mut self, figures: &Figures, fact: usize) {
        let Some(figure) = figures.get(fact) else { return };
        self.facts.insert(fact);
        self.lines.insert(figure.line);
        let is_reporting = figure.currency.is_none() || figure.currency == figures.reporting;
        if figure.measure != Measure::Value || !is_reporting {
            return;
        }
        let key = (figure.line, figure.period, figure.scenario);
        match figure.value {
            None => _ = self.nils.insert(key),
            Some(value) => {
                let known = Known { value, decimals: figure.decimals };
                let before = self.values.entry(key).or_insert(known);
                // Exact before rounded, more digits before fewer.
                if known.decimals.is_none()
                    || before.decimals.is_some_and(|digits| known.decimals.is_some_and(|own| own > digits))
                {
                    *before = known;
                }
            }
        }
    }

    /// A result.
    pub fn actual(&self, line: usize, period: usize) -> Option<Known> {
        self.get(line, period, Scenario::Actual)
    }

    /// A value.
    pub fn get(&self, line: usize, period: usize, scenario: Scenario) -> Option<Known> {
        self.values.get(&(line, period, scenario)).copied()
    }

    /// Whether a dash stands there.
    pub fn is_nil(&self, line: usize, period: usize) -> bool {
        self.nils.contains(&(line, period, Scenario::Actual))
    }

    /// Every value.
    pub fn all(&self) -> impl Iterator<Item = (usize, usize, Scenario, Known)> + '_ {
        self.values.iter().map(|((line, period, scenario), known)| (*line, *period, *scenario, *known))
    }

    /// The periods that a line has results for.
    pub fn periods(&self, line: usize) -> Vec<usize> {
        let range = self.values.range((line, 0, Scenario::Actual)..(line + 1, 0, Scenario::Actual));
        let mut periods: Vec<usize> = range
            .filter(|((_, _, scenario), _)| *scenario == Scenario::Actual)
            .map(|((_, period, _), _)| *period)
            .collect();
        periods.dedup();
        periods
    }

    /// The line of a role that is shown, of several the preferred element: one with a value in the period before others.
    pub fn line(&self, figures: &Figures, role: Role, period: Option<usize>) -> Option<usize> {
        let of_role = |line: &&usize| {
            figures
                .lines
                .get(**line)
                .and_then(super::figures::Line::role)
                .filter(|(own, _)| *own == role)
                .map(|(_, rank)| rank)
        };
        let has = |line: usize| {
            period.is_none_or(|period| {
                let from = (line, period, Scenario::Actual);
                self.values.range(from..).next().is_some_and(|((own, at, _), _)| (*own, *at) == (line, period))
            })
        };
        let lines = self.lines.iter().filter_map(|line| Some((of_role(&line)?, *line)));
        let known = lines.min_by_key(|(rank, line)| (!has(*line), *rank)).map(|(_, line)| line);
        known.or_else(|| self.by_label.get(&role).copied())
    }
}

/// Whether parts add up to a total at the digits that they are known to, however they were rounded.
pub fn adds_up(total: Known, parts: &[(Decimal, Known)]) -> Option<bool> {
    let mut sum = Decimal::ZERO;
    let mut reach = total.reach();
    for (sign, part) in parts {
        sum = sum.checked_add(sign.checked_mul(part.value)?)?;
        reach = reach.checked_add(part.reach())?;
    }
    let difference = total.value.checked_sub(sum)?.abs();
    // Exact figures have no reach: they agree or they do not.
    Some(if reach.is_zero() { difference.is_zero() } else { difference < reach })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(value: i64, decimals: i32) -> Known {
        Known { value: value.into(), decimals: Some(decimals) }
    }

    #[test]
    fn rounded_parts_add_up_within_their_last_digits() {
        let one = Decimal::ONE;
        let parts = [(one, known(3, 0)), (one, known(4, 0))];
        assert_eq!(adds_up(known(7, 0), &parts), Some(true));
        assert_eq!(adds_up(known(9, 0), &parts), Some(true), "3.9 and 4.9 cut off are 8.8");
        assert_eq!(adds_up(known(10, 0), &parts), Some(false));
        let exact = Known { value: one, decimals: None };
        assert_eq!(adds_up(exact, &[(one, exact), (one, exact)]), Some(false));
    }
}
