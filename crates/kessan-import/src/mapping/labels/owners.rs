//! The owners' part of the profit is called that, where a reader could take it for all of it.
//!
//! Japanese summaries lead with 親会社の所有者に帰属する当期利益, and a statement prints it as "Owners of the parent" below the
//! profit. The field's own word, "Net income", would name both.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::Labels;
use crate::mapping::figures::{Figures, Line, Measure};
use crate::mapping::roles::{self, Role};
use crate::mapping::scenario::Scenario;
use crate::mapping::units::Class;
use crate::mapping::words::Words;
use crate::terms;

/// What is said in English where the filing has no words of its own.
const ENGLISH: &str = "Net income attributable to owners of parent";

impl Labels<'_> {
    /// Notes which lines are the owners' part: those whose elements say so and, where the filing has another profit beside it,
    /// every net income.
    pub fn note_owners(&mut self, figures: &Figures) {
        let lines = |role: Role| -> BTreeSet<usize> {
            let of_role = |(_, line): &(usize, &Line)| line.class == Class::Money && is_of(line, role);
            figures.lines.iter().enumerate().filter(of_role).map(|(number, _)| number).collect()
        };
        let (owners, whole) = (lines(Role::NetIncome), lines(Role::Profit));
        let is_split = differ(figures, &owners, &whole);
        self.owners = owners;
        self.owners.retain(|line| {
            is_split || figures.lines.get(*line).is_some_and(|line| element_says_so(&line.element.local))
        });
    }

    /// What the owners' part is called: as the filing prints it anywhere, otherwise by the standards' words. None for other
    /// lines, and for a line that the filing itself calls otherwise (`printed`).
    pub(super) fn of_owners(&self, number: usize, line: &Line, printed: Option<&str>) -> Words {
        let is_called_otherwise = printed.is_some_and(|text| self.is_name(text, &line.element) && !says_so(text));
        if !self.owners.contains(&number) || is_called_otherwise {
            return Words::default();
        }
        // The line's own words before those of the same line in another part of the filing.
        let lines = std::iter::once(&number).chain(&self.owners);
        let printed = lines.flat_map(|line| [self.printed.get(line), self.heads.get(line)]).flatten();
        let texts = printed.flat_map(Words::all).filter(|(_, text)| {
            let found = terms::by_label(text).filter(terms::Match::is_certain);
            says_so(text) && found.is_some_and(|found| found.term.role == Some(terms::Role::NetIncome))
        });
        let own = texts.fold(Words::default(), |own, (language, text)| {
            own.or(&Words::of(language, &super::without_number(super::without_unit(text))))
        });
        own.or(&Words::both(ENGLISH, japanese(line)))
    }
}

/// Whether a line is a role, by its element's name or the field's term.
fn is_of(line: &Line, role: Role) -> bool {
    line.role().is_some_and(|(own, _)| own == role)
}

/// Whether both print another figure for the same days.
fn differ(figures: &Figures, owners: &BTreeSet<usize>, whole: &BTreeSet<usize>) -> bool {
    let mut values: BTreeMap<usize, [Option<Decimal>; 2]> = BTreeMap::new();
    for (_, figure) in figures.all() {
        let side = match (owners.contains(&figure.line), whole.contains(&figure.line)) {
            (true, _) => 0,
            (_, true) => 1,
            _ => continue,
        };
        if figure.measure == Measure::Value
            && figure.scenario == Scenario::Actual
            && figure.currency == figures.reporting
        {
            values.entry(figure.period).or_default()[side] = figure.value;
        }
    }
    values.values().any(|[owners, whole]| owners.zip(*whole).is_some_and(|(owners, whole)| owners != whole))
}

/// Whether an element's name says whose profit it is.
fn element_says_so(local: &str) -> bool {
    let plain = roles::plain(local);
    ["AttributableToOwnersOfParent", "AttributableToParent"].iter().any(|ending| plain.ends_with(ending))
}

/// Whether a label says whose profit it is.
fn says_so(text: &str) -> bool {
    text.contains("帰属") || text.to_lowercase().contains("attributable to")
}

/// The usual words of the standards that an element is of.
fn japanese(line: &Line) -> &'static str {
    let (local, namespace) = (&*line.element.local, &*line.element.namespace);
    match () {
        () if local.contains("IFRS") || namespace.contains("ifrs") => "親会社の所有者に帰属する当期利益",
        () if local.contains("USGAAP") || namespace.contains("us-gaap") => "当社株主に帰属する当期純利益",
        () => "親会社株主に帰属する当期純利益",
    }
}
