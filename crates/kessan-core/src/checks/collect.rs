//! Gathers the checks of all kinds.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::formula::Formula;
use super::operand::Accounts;
use super::printing::{Ledger, Printing, Source, Subject};
use super::verdict::{Columns, Verdict, judge};
use super::{Check, Held, Kind, Reason, Report, Status};
use crate::order::CompactSort;
use crate::release::Release;
use crate::release::model::{Period, Row};

/// What the kinds of checks share while they are collected.
pub(super) struct Collector<'a> {
    pub release: &'a Release,
    pub accounts: Accounts<'a>,
    subjects: Vec<Subject<'a>>,
    /// Parts of columns that add up as printed.
    pub columns: Columns,
    checks: Vec<Check>,
    ids: HashSet<String>,
}

impl<'a> Collector<'a> {
    pub fn new(release: &'a Release) -> Self {
        let accounts = Accounts::new(release);
        let mut seen = HashSet::default();
        let subjects = accounts.ledger.all().iter().map(|(subject, _)| *subject);
        let subjects = subjects.filter(|subject| seen.insert(*subject)).collect();
        Self { release, accounts, subjects, columns: HashMap::default(), checks: Vec::new(), ids: HashSet::default() }
    }

    pub fn ledger(&self) -> &Ledger<'a> {
        &self.accounts.ledger
    }

    /// What the release prints, each subject once.
    pub fn subjects(&self) -> Vec<Subject<'a>> {
        self.subjects.clone()
    }

    /// The most precise printing of a subject in a table.
    pub fn printed(&self, subject: &Subject<'a>) -> Option<Printing> {
        self.ledger().best(subject).copied().filter(|printing| matches!(printing.source, Source::Cell(_)))
    }

    /// The periods that no table prints.
    pub fn derived_periods(&self) -> impl Iterator<Item = (usize, &'a Period)> + use<'a> {
        self.release.file.periods.iter().enumerate().filter(|(_, period)| period.derived.is_some())
    }

    /// Holds a printed figure against a formula, if that can be done.
    pub fn hold(&mut self, kind: Kind, held: Printing, formula: Formula) {
        let id = format!("{}.{}", kind.id(), source_id(self.release, held.source));
        self.hold_as(id, kind, held, formula);
    }

    /// The same under an id of its own.
    pub fn hold_as(&mut self, id: String, kind: Kind, held: Printing, formula: Formula) {
        if let Some(verdict) = judge(&held, &formula, &self.columns) {
            let is_of_several = self.is_of_several_reports(&held, &formula);
            // What adds up or is a ratio is so within one report; beside another's figures it only holds or says nothing.
            let is_within_one = matches!(kind, Kind::Footing | Kind::Tie | Kind::Ratio | Kind::PerShare);
            if is_of_several && is_within_one && verdict.status == Status::Inconsistent {
                return;
            }
            let verdict = if is_of_several { verdict.as_restated() } else { verdict };
            self.add(id, kind, Held::Figure(held), Some(formula), verdict);
        }
    }

    /// Whether the figures are from several reports. That they do not fit says nothing wrong of any of them: the later one may have
    /// restated what the earlier one had printed.
    fn is_of_several_reports(&self, held: &Printing, formula: &Formula) -> bool {
        if self.release.file.other_reports.is_empty() {
            return false;
        }
        let first = self.ledger().report_of(held);
        formula.printings().into_iter().any(|printing| self.ledger().report_of(&printing) != first)
    }

    /// A check whose end is known.
    pub fn add(&mut self, id: String, kind: Kind, held: Held, formula: Option<Formula>, verdict: Verdict) {
        let id = self.unique(id);
        let Verdict { status, expected, difference, tolerance, is_exact, reason } = verdict;
        self.checks.push(Check { id, kind, status, held, formula, expected, difference, tolerance, is_exact, reason });
    }

    /// A check without amounts.
    pub fn settle(&mut self, id: String, kind: Kind, held: Held, holds: bool) {
        let status = if holds { Status::Tied } else { Status::Inconsistent };
        let (expected, difference, tolerance) = (None, None, None);
        let reason = Reason::Plain;
        self.add(id, kind, held, None, Verdict { status, expected, difference, tolerance, is_exact: holds, reason });
    }

    fn unique(&mut self, id: String) -> String {
        if self.ids.insert(id.clone()) {
            return id;
        }
        let mut number = 2_u32;
        loop {
            let other = format!("{id}.{number}");
            if self.ids.insert(other.clone()) {
                return other;
            }
            number += 1;
        }
    }

    pub fn report(mut self) -> Report {
        // Stable: within a kind the order of collection stays.
        self.checks.compact_sort_by_key(|check| check.kind);
        Report::new(self.checks)
    }
}

/// A figure's place as a part of an id: `cost-of-revenues-1h.4.1h08` or the claim's id.
pub(super) fn source_id(release: &Release, source: Source) -> String {
    match source {
        Source::Claim(index) => release.file.claims[index].id.clone(),
        Source::Cell(index) => {
            let place = release.facts.all()[index].place;
            let table = &release.file.tables[place.table];
            format!("{}.{}.{}", table.id, row_id(&table.rows[place.row], place.row), table.columns[place.column].id)
        }
    }
}

/// A row's id, or its number from 1 on.
pub(crate) fn row_id(row: &Row, position: usize) -> String {
    row.id.clone().unwrap_or_else(|| (position + 1).to_string())
}
