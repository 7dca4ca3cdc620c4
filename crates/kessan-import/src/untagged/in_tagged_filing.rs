//! Tables without tags in a filing that has some: management's discussion, key figures, per cent tables.
//!
//! What their words name is uncertain beside what tags say, so nothing of it stands for what is tagged: a line whose figures are those of a
//! tagged line is that line, any other is one of its own, with a name that no element has. Only tables of periods that the filing
//! tags are taken, and of those only what is not in tagged tables already. Forecasts are taken where the filing tags none.

use kessan_core::order::CollectOrdered;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rust_decimal::Decimal;

use super::tag_all;
use crate::notices::Notices;
use crate::report::{Aspects, DocumentKind, Fact, Member, Name, Period, PrintedTable, Report, Value};
use crate::terms;

/// The namespace of lines that stand only in untagged tables of a tagged filing.
pub(crate) const PRINTED: &str = "urn:kessan:printed";

/// A number of fewer digits may be another line's by chance.
const LEAST_DIGITS: usize = 3;
/// A table of fewer figures says too little to be read by its words.
const LEAST_FIGURES: usize = 4;
/// So does one of a single period.
const LEAST_PERIODS: usize = 2;
/// A table of which so many figures of a hundred stand in tagged tables says nothing new.
const DOUBLED: usize = 80;
/// A number that more tagged facts have tells no line from another.
const MOST_SAME: usize = 100;
/// More untagged tables than any report has.
const MOST_TABLES: usize = 400;
/// As many days may the beginning of a fiscal period be off the calendar's: years of 52 weeks.
const MOST_DAYS_OFF: i32 = 8;

/// Reads the tables without tags of a report with tagged ones.
pub(super) fn tag(report: &mut Report, notices: &mut Notices) {
    let candidates: Vec<usize> =
        (0..report.tables.len()).filter(|at| is_candidate(report, *at)).take(MOST_TABLES).collect();
    if candidates.is_empty() || !report.facts.iter().any(|fact| fact.unit.is_some()) {
        return;
    }
    let mut read = Report {
        tables: candidates.iter().filter_map(|at| report.tables.get(*at).cloned()).collect(),
        ..Report::default()
    };
    // What one table leaves open is no matter for a notice where most of them are taken for tables of words.
    let currency = currency(report);
    tag_all(&mut read, currency, &mut Notices::default());
    let tagged = Tagged::new(report);
    let are_forecasts_tagged = super::expected::are_tagged(report, currency);
    let mut left = 0_usize;
    let mut labelled: HashSet<(Name, String)> = HashSet::new();
    for (at, table) in candidates.into_iter().zip(std::mem::take(&mut read.tables)) {
        let facts = numbers(&read, &table);
        if facts.is_empty() {
            continue;
        }
        let forecasts = || {
            let facts = super::expected::taken(report, &read, &table).filter(|_| !are_forecasts_tagged);
            facts.map(|facts| Taken { facts })
        };
        let Some(taken) = taken(report, &tagged, &read, &table, &facts).or_else(forecasts) else {
            left += 1;
            continue;
        };
        let place = table.place.clone();
        let name = table.caption.clone().or_else(|| table.before.last().cloned()).unwrap_or_default();
        put(report, at, &read, table, taken, &mut labelled);
        notices.add(
            place,
            format!("the table “{name}”"),
            "has no tags: its lines, periods and units are taken from its words; confirm them",
        );
    }
    if left > 0 {
        notices.add(
            crate::report::Place::default(),
            format!("{left} tables without tags"),
            "left out: tagged tables have their figures, or their periods are none of those that are tagged",
        );
    }
}

/// The currency that most amounts of a filing are in.
fn currency(report: &Report) -> Option<&'static str> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for unit in report.facts.iter().filter_map(|fact| fact.unit.as_ref()).filter(|unit| unit.denominators.is_empty()) {
        for measure in unit.numerators.iter().filter(|measure| kessan_core::unit::is_iso_currency(&measure.local)) {
            *counts.entry(measure.local.to_string()).or_default() += 1;
        }
    }
    let (code, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    crate::printed::unit::read(&format!("({code} million)")).and_then(|note| note.currency)
}

/// Whether a table prints figures and no tag is on any of them.
fn is_candidate(report: &Report, at: usize) -> bool {
    let Some(table) = report.tables.get(at) else { return false };
    let kind = report.documents.get(table.place.document).map(|document| document.kind);
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    matches!(kind, Some(DocumentKind::InlineXbrl | DocumentKind::Html))
        && table.rows.len() > 1
        && cells().all(|cell| cell.facts.is_empty())
        && cells().any(|cell| cell.text.chars().any(|c| c.is_numeric()))
}

/// The facts of a table that are numbers.
fn numbers(read: &Report, table: &PrintedTable) -> Vec<usize> {
    let facts = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.facts.iter().copied());
    facts.filter(|fact| read.facts.get(*fact).is_some_and(|fact| matches!(fact.value, Value::Number(_)))).collect()
}

/// The tagged facts: by period and size, and their periods.
struct Tagged {
    by_size: BTreeMap<(Period, Decimal), Vec<usize>>,
    periods: BTreeSet<Period>,
    in_tables: BTreeSet<usize>,
}

impl Tagged {
    fn new(report: &Report) -> Self {
        let mut by_size: BTreeMap<(Period, Decimal), Vec<usize>> = BTreeMap::new();
        let mut periods = BTreeSet::new();
        for (at, fact) in report.facts.iter().enumerate().filter(|(_, fact)| fact.unit.is_some()) {
            periods.insert(fact.period);
            if let Value::Number(value) = fact.value {
                by_size.entry((fact.period, value.abs().normalize())).or_default().push(at);
            }
        }
        let cells = report.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        Self { by_size, periods, in_tables: cells.flat_map(|cell| cell.facts.iter().copied()).collect() }
    }

    /// The period itself, or the filing's own that ends on its day and begins within a few days of it.
    fn period(&self, period: Period) -> Option<Period> {
        if self.periods.contains(&period) {
            return Some(period);
        }
        let Period::Duration { start, end } = period else { return None };
        self.periods.iter().copied().find(|own| {
            matches!(own, Period::Duration { start: first, end: last }
                if *last == end && kessan_core::period::days_from(*first, start).abs() <= MOST_DAYS_OFF)
        })
    }
}

/// A table's facts as they become the report's.
struct Taken {
    /// For each fact of the read table the one to put in its place.
    facts: BTreeMap<usize, Fact>,
}

/// What is taken of a table; nothing where it says nothing new or of other periods.
fn taken(report: &Report, tagged: &Tagged, read: &Report, table: &PrintedTable, facts: &[usize]) -> Option<Taken> {
    if facts.len() < LEAST_FIGURES || is_of_forecasts(table) {
        return None;
    }
    let all: Vec<usize> =
        table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.facts.iter().copied()).collect();
    let mut own: BTreeMap<usize, Fact> = BTreeMap::new();
    let mut periods: BTreeMap<Period, Option<Period>> = BTreeMap::new();
    let entity = report.facts.iter().find(|fact| fact.unit.is_some())?.entity.clone();
    for at in &all {
        let fact = read.facts.get(*at)?;
        // A forecast beside results is no result, and what is tagged says what is expected.
        if super::forecast::is_aim(&fact.dimensions) {
            continue;
        }
        let period = (*periods.entry(fact.period).or_insert_with(|| tagged.period(fact.period)))?;
        own.insert(*at, Fact { period, entity: entity.clone(), ..fact.clone() });
    }
    // A column without others beside it may be one of page numbers or of purchases within one period.
    if own.values().map(|fact| fact.period).collect_set().len() < LEAST_PERIODS {
        return None;
    }
    without_same_columns(&mut own);
    // Lines: facts of one concept and one member.
    let mut lines: Vec<Vec<usize>> = Vec::new();
    let mut numbers: HashMap<(Name, Aspects), usize> = HashMap::new();
    for at in &all {
        let Some(fact) = own.get(at) else { continue };
        let number = *numbers.entry((fact.concept.clone(), fact.dimensions.clone())).or_insert(lines.len());
        match lines.get_mut(number) {
            Some(line) => line.push(*at),
            None => lines.push(vec![*at]),
        }
    }
    for line in &lines {
        match same(report, tagged, &own, line) {
            Some((of, is_turned)) => {
                let of = report.facts.get(of)?;
                for at in line {
                    let Some(fact) = own.get_mut(at) else { continue };
                    fact.concept = of.concept.clone();
                    fact.dimensions = of.dimensions.clone();
                    fact.unit = of.unit.clone();
                    if let (true, Value::Number(value)) = (is_turned, &fact.value) {
                        fact.value = Value::Number(-*value);
                    }
                }
            }
            None => {
                for at in line {
                    let Some(fact) = own.get_mut(at) else { continue };
                    fact.concept = printed(&fact.concept);
                }
            }
        }
    }
    (!is_doubled(tagged, &own) || has_more(table)).then_some(Taken { facts: own })
}

/// Whether a table's words are about what is expected: the figures of such a table are no results.
fn is_of_forecasts(table: &PrintedTable) -> bool {
    let heads = table.rows.iter().take(3).flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
    let before = table.before.iter().rev().take(3).map(String::as_str);
    table
        .caption
        .iter()
        .map(String::as_str)
        .chain(before)
        .chain(heads)
        .any(|text| text.chars().count() < 80 && super::forecast::is_forecast(text))
}

/// A period that stands over two columns with the same figures is one column twice.
fn without_same_columns(own: &mut BTreeMap<usize, Fact>) {
    let mut values: BTreeMap<(Name, Period), Vec<Option<Decimal>>> = BTreeMap::new();
    let value = |fact: &Fact| if let Value::Number(value) = fact.value { Some(value) } else { None };
    for fact in own.values() {
        values.entry((fact.concept.clone(), fact.period)).or_default().push(value(fact));
    }
    for fact in own.values_mut() {
        let all = values.get(&(fact.concept.clone(), fact.period));
        if all.is_some_and(|all| all.len() > 1 && all.iter().all(|value| all.first() == Some(value))) {
            fact.dimensions = Default::default();
        }
    }
}

/// Whether a table has a column of figures that are of no line: changes, growth, shares.
fn has_more(table: &PrintedTable) -> bool {
    let Some(layout) = crate::printed::layout(table) else { return false };
    (0..layout.columns.len()).any(|at| {
        let cells = || layout.lines.iter().filter_map(move |line| line.cells.get(at)?.as_ref());
        cells().count() > 1 && cells().all(|cell| cell.facts.is_empty())
    })
}

/// The tagged line whose figures a line's are: one of its facts, and whether they are printed with the other sign.
fn same(report: &Report, tagged: &Tagged, own: &BTreeMap<usize, Fact>, line: &[usize]) -> Option<(usize, bool)> {
    let known: Vec<(&Fact, Decimal)> = line
        .iter()
        .filter_map(|at| match own.get(at) {
            Some(fact) => match fact.value {
                Value::Number(value) if !value.is_zero() => Some((fact, value)),
                _ => None,
            },
            None => None,
        })
        .collect();
    let digits = |value: &Decimal| value.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len();
    // Of one figure alone more digits are needed to be sure.
    let least = if known.len() > 1 { LEAST_DIGITS } else { LEAST_DIGITS + 2 };
    if !known.iter().any(|(_, value)| digits(value) >= least) {
        return None;
    }
    let found = |fact: &Fact, value: Decimal| -> Vec<(usize, bool)> {
        let all = tagged.by_size.get(&(fact.period, value.abs().normalize()));
        let is_unit = |at: &&usize| report.facts.get(**at).is_some_and(|of| unit(of) == unit(fact));
        let turned = |at: &usize| {
            let is_turned =
                report.facts.get(*at).is_some_and(|of| matches!(of.value, Value::Number(of) if of != value));
            (*at, is_turned)
        };
        all.into_iter().flatten().filter(is_unit).take(MOST_SAME).map(turned).collect()
    };
    let (first, value) = known.first()?;
    let is_it = |(at, is_turned): &(usize, bool)| {
        let Some(of) = report.facts.get(*at) else { return false };
        let mut rest = known.iter().skip(1);
        rest.all(|(fact, value)| {
            found(fact, *value).iter().any(|(other, turned)| {
                turned == is_turned
                    && report
                        .facts
                        .get(*other)
                        .is_some_and(|other| other.concept == of.concept && other.dimensions == of.dimensions)
            })
        })
    };
    let all: Vec<(usize, bool)> = found(first, *value).into_iter().filter(is_it).collect();
    // By its words, too, it is that line: without them only if there is but one, printed as it is tagged.
    let term = terms::by_element(&first.concept).map(|term| term.concept);
    let is_named = |(at, _): &&(usize, bool)| {
        let of = report.facts.get(*at).and_then(|of| terms::by_element(&of.concept));
        term.is_some() && of.map(|of| of.concept) == term
    };
    if let Some(named) = all.iter().find(is_named) {
        return Some(*named);
    }
    let lines: BTreeSet<(&Name, Vec<&(Name, Member)>)> = all
        .iter()
        .filter_map(|(at, _)| report.facts.get(*at))
        .map(|of| (&of.concept, of.dimensions.iter().collect()))
        .collect_set();
    all.first().copied().filter(|(_, is_turned)| lines.len() == 1 && !is_turned)
}

/// Whether tagged tables print nearly all figures of a table already, of whatever line.
fn is_doubled(tagged: &Tagged, own: &BTreeMap<usize, Fact>) -> bool {
    let figures = own.values().filter_map(|fact| match fact.value {
        Value::Number(value) if !value.is_zero() => Some((fact.period, value.abs().normalize())),
        _ => None,
    });
    let (mut shown, mut all) = (0_usize, 0_usize);
    for figure in figures {
        all += 1;
        let known = tagged.by_size.get(&figure);
        shown += usize::from(known.is_some_and(|facts| facts.iter().any(|fact| tagged.in_tables.contains(fact))));
    }
    shown * 100 >= all * DOUBLED
}

/// A unit by its names alone.
pub(super) fn unit(fact: &Fact) -> Option<(Vec<String>, Vec<String>)> {
    let names = |list: &[Name]| list.iter().map(|name| name.local.to_string()).collect::<Vec<_>>();
    fact.unit.as_ref().map(|unit| (names(&unit.numerators), names(&unit.denominators)))
}

/// A name that no element has, nor any term.
fn printed(name: &Name) -> Name {
    Name { namespace: PRINTED.into(), local: format!("Printed{}", name.local).into(), prefix: "printed".into() }
}

/// Puts a read table, with its facts, in the place of the report's own.
fn put(
    report: &mut Report,
    at: usize,
    read: &Report,
    mut table: PrintedTable,
    taken: Taken,
    labelled: &mut HashSet<(Name, String)>,
) {
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let mut named: BTreeSet<Name> = BTreeSet::new();
    for (own, fact) in taken.facts {
        if &*fact.concept.namespace == PRINTED {
            named.insert(fact.concept.clone());
        }
        named.extend(fact.dimensions.values().filter_map(|member| match member {
            Member::Explicit(name) if &*name.namespace == super::OWN => Some(name.clone()),
            _ => None,
        }));
        numbers.insert(own, report.facts.len());
        report.facts.push(fact);
    }
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        cell.facts = cell.facts.iter().filter_map(|fact| numbers.get(fact).copied()).collect();
    }
    table.is_by_words = true;
    if let Some(place) = report.tables.get_mut(at) {
        *place = table;
    }
    for label in &read.labels {
        let of = [printed(&label.of), label.of.clone()].into_iter().find(|name| named.contains(name));
        let Some(of) = of else { continue };
        if labelled.insert((of.clone(), label.language.clone())) {
            report.labels.push(crate::report::Label { of, ..label.clone() });
        }
    }
}
