//! Parts add up to their total, in the table that prints them or across tables.

use std::cell::Cell;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use rust_decimal::Decimal;

use super::collect::{Collector, source_id};
use super::formula::{Formula, Sum};
use super::operand::MOST_TERMS;
use super::printing::{Ledger, Printing, Source, Subject};
use super::verdict::{Columns, is_exact, judge};
use super::{Kind, Status};
use crate::release::Release;
use crate::release::model::{Aspects, Measure, Scenario, signed};

/// How deep a total is taken apart to find parts that its table prints.
const MOST_STEPS: u32 = 32;

/// A total with the parts that it is held against: the number of the way in which its concept adds up, the two.
struct Found {
    way: usize,
    total: Printing,
    parts: Sum,
    /// Whether parts are taken for nil, as the table does not print them.
    is_partial: bool,
}

impl Found {
    /// Whether it says something of its report: another report may have called a part otherwise that is then taken for nil.
    fn is_told(&self, collector: &Collector<'_>) -> bool {
        let is_other = self.is_partial && collector.ledger().report_of(&self.total) > 0;
        let ends = || judge(&self.total, &Formula::Sum(self.parts.clone()), &collector.columns);
        !is_other || ends().is_some_and(|verdict| verdict.status != Status::Inconsistent)
    }
}

/// Each printed total of each way that its concept adds up.
pub(super) fn collect(collector: &mut Collector<'_>) {
    let mut found = in_tables(collector);
    let footed = found.iter().map(|(subject, found)| (*subject, found.way)).collect();
    found.extend(across(collector, &footed));
    collector.columns = columns(collector, found.iter().map(|(_, found)| found));
    for (_, found) in found {
        if !found.is_told(collector) {
            continue;
        }
        let Found { way, total, parts, .. } = found;
        // One figure that is another with its own sign adds nothing up.
        let kind = if parts.0.len() == 1 { Kind::Tie } else { Kind::Footing };
        let way = if way == 0 { String::new() } else { format!(".way-{}", way + 1) };
        let id = format!("{}.{}{way}", kind.id(), source_id(collector.release, total.source));
        collector.hold_as(id, kind, total, Formula::Sum(parts));
    }
}

/// Totals whose parts stand in the same table.
fn in_tables<'a>(collector: &Collector<'a>) -> Vec<(Subject<'a>, Found)> {
    let structure = Structure::new(collector.release);
    let mut list = Vec::new();
    for (subject, total) in collector.ledger().all() {
        let Source::Cell(fact) = total.source else { continue };
        // Rates of change do not add up.
        if total.value.is_none() || matches!(subject.measure, Measure::Growth(_)) {
            continue;
        }
        let table = collector.release.facts.all()[fact].place.table;
        for (way, terms) in ways(collector.release, subject.concept) {
            let finder = Finder::new(collector.ledger(), &structure, table, *subject);
            if let Some((parts, is_partial)) = finder.parts(terms) {
                list.push((*subject, Found { way, total: *total, parts, is_partial }));
            }
        }
    }
    list
}

/// Totals whose parts stand in other tables, from the most precise printings.
fn across<'a>(collector: &Collector<'a>, footed: &HashSet<(Subject<'a>, usize)>) -> Vec<(Subject<'a>, Found)> {
    let mut list = Vec::new();
    for subject in collector.subjects() {
        if *subject.measure != Measure::Value || subject.scenario != Scenario::Actual {
            continue;
        }
        let Some(total) = collector.printed(&subject).filter(|total| total.value.is_some()) else { continue };
        for (way, terms) in ways(collector.release, subject.concept) {
            let mut parts = Sum::default();
            let whole = terms.iter().try_for_each(|term| {
                let (sign, concept) = signed(term)?;
                parts.add(sign, collector.accounts.operand(Subject { concept, ..subject })?);
                Some(())
            });
            if whole.is_some() && !footed.contains(&(subject, way)) {
                list.push((subject, Found { way, total, parts, is_partial: false }));
            }
        }
    }
    list
}

/// The parts of what adds up as printed, digit by digit: they may have been moved so that it does. So may the same
/// figures where they are printed again.
fn columns<'f>(collector: &Collector<'_>, found: impl Iterator<Item = &'f Found>) -> Columns {
    let is_column = |found: &&Found| {
        let parts = &found.parts.0;
        parts.len() > 1
            && parts.iter().all(|(_, part)| part.value.is_none() || part.decimals == found.total.decimals)
            && found.parts.value().is_some_and(|value| is_exact(&found.total, value))
    };
    let mut columns = Columns::default();
    for Found { total, parts, .. } in found.filter(is_column) {
        for (_, part) in &parts.0 {
            columns.entry(part.source).or_insert(total.source);
        }
    }
    let mut moved: HashMap<_, Source> = HashMap::default();
    let all = collector.ledger().all();
    for (subject, printing) in all {
        if let Some(total) = columns.get(&printing.source) {
            moved.entry((*subject, printing.value, printing.decimals)).or_insert(*total);
        }
    }
    for (subject, printing) in all {
        if let Some(total) = moved.get(&(*subject, printing.value, printing.decimals)) {
            columns.entry(printing.source).or_insert(*total);
        }
    }
    columns
}

/// The ways in which a concept adds up, numbered.
fn ways<'a>(release: &'a Release, concept: &str) -> impl Iterator<Item = (usize, &'a [String])> + use<'a> {
    let concept = release.concept(concept);
    let sums = concept.into_iter().flat_map(|concept| [&concept.sum].into_iter().chain(&concept.other_sums));
    sums.map(Vec::as_slice).enumerate().filter(|(_, terms)| !terms.is_empty())
}

/// The most precise total that adds up, digit by digit, without a line that the release does not print for its period: the
/// line was nil then. `None` if it is printed, and if no total shows that it was nothing.
pub(super) fn nil<'a>(ledger: &Ledger<'a>, structure: &Structure<'a>, subject: Subject<'a>) -> Option<Printing> {
    if ledger.of(&subject).next().is_some() {
        return None;
    }
    let proof = |total: &Printing, of: Subject<'a>| {
        let Source::Cell(fact) = total.source else { return false };
        let table = ledger.release.facts.all()[fact].place.table;
        let Some(concept) = ledger.release.concept(of.concept) else { return false };
        let found = total.value.and_then(|_| Finder::new(ledger, structure, table, of).gathered(&concept.sum));
        found.is_some_and(|(parts, missing)| {
            let is_alike = |part: &Printing| part.value.is_none() || part.decimals == total.decimals;
            let is_unknown = |concept: &'a str| ledger.of(&Subject { concept, ..subject }).next().is_none();
            missing.iter().any(|(_, concept)| *concept == subject.concept)
                && missing.iter().all(|(_, concept)| is_unknown(concept))
                && parts.0.len() > 1
                && parts.0.iter().all(|(_, part)| is_alike(part))
                && parts.value().is_some_and(|value| is_exact(total, value))
        })
    };
    let mut best: Option<Printing> = None;
    for total in structure.totals.get(subject.concept)? {
        let of = Subject { concept: total, ..subject };
        let found = ledger.of(&of).filter(|total| proof(total, of)).max_by_key(|total| total.decimals);
        best = best.into_iter().chain(found.copied()).max_by_key(|total| total.decimals);
    }
    best
}

/// What tables print, whether or not a cell is filled.
pub(super) struct Structure<'a> {
    /// Which concepts a table has a row or a column for.
    lines: HashSet<(usize, &'a str)>,
    /// The concepts that a concept is a part of.
    totals: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Structure<'a> {
    pub fn new(release: &'a Release) -> Self {
        let mut lines = HashSet::default();
        for (index, table) in release.file.tables.iter().enumerate() {
            let rows = table.rows.iter().map(|row| row.aspects());
            let columns = table.columns.iter().map(|column| column.aspects());
            let concepts =
                rows.chain(columns).chain([table.aspects()]).filter_map(|aspects: Aspects<'a>| aspects.concept);
            lines.extend(concepts.map(|concept| (index, concept)));
            let of_cells = table.rows.iter().flat_map(|row| &row.concepts).filter(|concept| !concept.is_empty());
            lines.extend(of_cells.map(|concept| (index, concept.as_str())));
        }
        let mut totals: HashMap<_, Vec<_>> = HashMap::default();
        for concept in &release.file.concepts {
            for (_, part) in concept.sum.iter().filter_map(|term| signed(term)) {
                totals.entry(part).or_default().push(concept.id.as_str());
            }
        }
        Self { lines, totals }
    }
}

/// Parts that a table does not print, with their signs.
type Missing<'a> = Vec<(Decimal, &'a str)>;

/// Looks for the parts of one total in its table.
struct Finder<'c, 'a> {
    ledger: &'c Ledger<'a>,
    structure: &'c Structure<'a>,
    table: usize,
    subject: Subject<'a>,
    /// How many parts have been taken apart so far.
    looked_for: Cell<usize>,
}

impl<'c, 'a> Finder<'c, 'a> {
    fn new(ledger: &'c Ledger<'a>, structure: &'c Structure<'a>, table: usize, subject: Subject<'a>) -> Self {
        Self { ledger, structure, table, subject, looked_for: Cell::new(0) }
    }

    /// The parts as printed, and those that the table does not print; `None` if there are too many to look for.
    fn gathered(&self, terms: &'a [String]) -> Option<(Sum, Missing<'a>)> {
        let mut sum = Sum::default();
        let mut missing = Vec::new();
        for term in terms {
            let (sign, concept) = signed(term)?;
            self.part(sign, concept, 0, &mut sum, &mut missing);
        }
        self.merge(&mut sum, &mut missing);
        (self.looked_for.get() < MOST_TERMS).then_some((sum, missing))
    }

    /// The parts as printed; `None` unless the table has all of them, or the others are lines without an amount, of which the second
    /// value tells.
    fn parts(&self, terms: &'a [String]) -> Option<(Sum, bool)> {
        let (sum, missing) = self.gathered(terms)?;
        let printed = sum.0.len();
        let can_lack = |concept: &str| {
            let is_line = self.structure.lines.contains(&(self.table, concept));
            let is_unknown = || {
                let subject = Subject { concept, ..self.subject };
                printed > 1 && missing.len() < printed && self.ledger.of(&subject).next().is_none()
            };
            is_line || is_unknown()
        };
        let is_value = *self.subject.measure == Measure::Value && self.subject.scenario == Scenario::Actual;
        let is_whole = missing.is_empty() || (is_value && missing.iter().all(|(_, concept)| can_lack(concept)));
        (printed > 0 && is_whole).then_some((sum, !missing.is_empty()))
    }

    /// One part: as the table prints it or, if it does not, taken apart in its turn.
    fn part(&self, sign: Decimal, concept: &'a str, step: u32, sum: &mut Sum, missing: &mut Missing<'a>) {
        if let Some(printing) = self.printed(concept) {
            return sum.0.push((sign, printing));
        }
        let parts = self.ledger.release.concept(concept).map_or(&[][..], |concept| &concept.sum);
        let (mut inner, mut lacking) = (Sum::default(), Vec::new());
        if step < MOST_STEPS && self.looked_for.replace(self.looked_for.get() + 1) < MOST_TERMS {
            for (own, part) in parts.iter().filter_map(|term| signed(term)) {
                self.part(sign * own, part, step + 1, &mut inner, &mut lacking);
            }
        }
        if inner.0.is_empty() {
            return missing.push((sign, concept));
        }
        sum.0.extend(inner.0);
        missing.extend(lacking);
    }

    /// Parts that the table prints only together are taken together.
    fn merge(&self, sum: &mut Sum, missing: &mut Missing<'a>) {
        while let Some((printing, sign, parts)) = missing.iter().find_map(|(_, part)| self.together(part, missing)) {
            missing.retain(|(_, concept)| !parts.contains(concept));
            sum.0.push((sign, printing));
        }
    }

    fn together(&self, part: &str, missing: &[(Decimal, &'a str)]) -> Option<(Printing, Decimal, Vec<&'a str>)> {
        self.structure.totals.get(part)?.iter().find_map(|total| {
            let printing = self.printed(total).filter(|_| *total != self.subject.concept)?;
            let terms: Vec<_> = self.ledger.release.concept(total)?.sum.iter().filter_map(|t| signed(t)).collect();
            let sign_of = |concept: &str| missing.iter().find(|(_, m)| *m == concept).map(|(sign, _)| *sign);
            let signs = terms.iter().map(|(sign, concept)| Some(sign_of(concept)? * *sign));
            let signs = signs.collect::<Option<Vec<_>>>()?;
            let first = *signs.first()?;
            let is_one = signs.iter().all(|sign| *sign == first);
            is_one.then(|| (printing, first, terms.into_iter().map(|(_, concept)| concept).collect()))
        })
    }

    /// How the table prints a part. Of a target, a part that is known already is no target any more.
    fn printed(&self, concept: &'a str) -> Option<Printing> {
        let subject = Subject { concept, ..self.subject };
        let ledger = self.ledger;
        let own = ledger.in_table(self.table, subject).copied();
        if subject.scenario == Scenario::Target && own.is_none_or(|printing| printing.value.is_none()) {
            let known = ledger.in_table(self.table, Subject { scenario: Scenario::Actual, ..subject }).copied();
            return known.filter(|printing| printing.value.is_some()).or(own);
        }
        own
    }
}
