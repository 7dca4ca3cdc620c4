//! The facts that are carried, and the places where they are printed.

use super::bytes::{Reader, Writer};
use super::empty;
use crate::derivation::DerivedFigure;
use crate::facts::{Fact, Place};
use crate::figure::{Figure, Origin};
use crate::order::CompactSort;
use crate::release::Release;
use crate::release::model::{Measure, Period, Row, Scenario, Table, TableKind};
use crate::unit::Unit;

/// The values, shares and changes of the concepts that `is_needed` names, each name once.
pub(super) fn write(out: &mut Writer, release: &Release, is_needed: &dyn Fn(&str) -> bool) {
    let facts: Vec<&Fact> = carried(release, is_needed).collect();
    let mut names: Vec<&str> = facts
        .iter()
        .flat_map(|fact| [&*fact.concept, &*fact.period, &*fact.unit.measure, of_measure(&fact.measure).1])
        .collect();
    names.compact_sort();
    names.dedup();
    out.list(&names, |out, name| out.text(name));
    out.list(facts, |out, fact| {
        for name in [&*fact.concept, &*fact.period, &*fact.unit.measure] {
            out.index(names.binary_search(&name).unwrap_or(0));
        }
        let scenario = Scenario::ALL.iter().position(|known| *known == fact.scenario);
        // With the number of the report, which is nearly always 0.
        let report = usize::try_from(fact.report).unwrap_or_default();
        out.index(report * Scenario::ALL.len() + scenario.unwrap_or(0));
        let (kind, of) = of_measure(&fact.measure);
        out.number(kind);
        if kind > 0 {
            out.index(names.binary_search(&of).unwrap_or(0));
        }
        out.optional(fact.value, Writer::decimal);
        out.number(fact.scale);
        out.number(fact.decimals.unsigned_abs() << 1 | u32::from(fact.decimals < 0));
        let Place { table, row, column } = fact.place;
        [table, row, column].into_iter().for_each(|index| out.index(index));
    });
    let derived = release.derived.iter().filter(|derived| is_needed(&derived.concept));
    out.list(derived, |out, DerivedFigure { concept, period, figure, .. }| {
        out.text(concept);
        out.text(period);
        out.optional(figure.value, Writer::decimal);
        out.number(figure.decimals.unsigned_abs() << 1 | u32::from(figure.decimals < 0));
        out.number(u32::from(figure.origin == Origin::PeriodDifference));
    });
}

/// Reads the figures of derived periods, which [`write`] has written behind the facts.
pub(super) fn read_derived(from: &mut Reader) -> Vec<DerivedFigure> {
    from.list(|from| {
        let (concept, period) = (from.text(), from.text());
        let (value, decimals) = (from.optional(Reader::decimal), from.number());
        let size = i32::try_from(decimals >> 1).unwrap_or(0);
        let decimals = if decimals & 1 == 1 { -size } else { size };
        let origin = if from.number() == 1 { Origin::PeriodDifference } else { Origin::Recomputed };
        DerivedFigure { concept, period, figure: Figure { value, decimals, origin }, formula: None, nil: None }
    })
}

/// A number for a measure, and what it refers to.
pub(super) fn of_measure(measure: &Measure) -> (u32, &str) {
    match measure {
        Measure::Value => (0, ""),
        Measure::Growth(prior) => (1, prior),
        Measure::Change(prior) => (2, prior),
        Measure::Share(whole) => (3, whole),
    }
}

pub(super) fn to_measure(kind: u32, of: impl FnOnce() -> String) -> Measure {
    match kind {
        0 => Measure::Value,
        1 => Measure::Growth(of()),
        2 => Measure::Change(of()),
        _ => Measure::Share(of()),
    }
}

/// Rates of change are no marks of figures.
fn carried<'a>(release: &'a Release, is_needed: &'a dyn Fn(&str) -> bool) -> impl Iterator<Item = &'a Fact> {
    let facts = release.facts.all().iter();
    let is_superseded = |id: &str| release.period(id).is_some_and(Period::is_superseded);
    facts.filter(move |fact| {
        !is_superseded(&fact.period)
            && !matches!(fact.measure, Measure::Growth(_))
            && fact.unit.per.is_none()
            && is_needed(&fact.concept)
    })
}

/// Reads what [`write`] has written.
pub(super) fn read(from: &mut Reader) -> Vec<Fact> {
    let names = from.list(Reader::text);
    from.list(|from| {
        let name = |from: &mut Reader| names.get(from.index()).cloned().unwrap_or_default();
        let [concept, period, unit] = [(); 3].map(|()| name(from));
        let scenario = from.index();
        let report = u32::try_from(scenario / Scenario::ALL.len()).unwrap_or_default();
        let scenario = Scenario::ALL.get(scenario % Scenario::ALL.len()).copied().unwrap_or_default();
        let measure = to_measure(from.number(), || name(from));
        let value = from.optional(Reader::decimal);
        let (scale, decimals) = (from.number(), from.number());
        let size = i32::try_from(decimals >> 1).unwrap_or(0);
        let [table, row, column] = [(); 3].map(|()| from.index());
        Fact {
            concept,
            period,
            scenario,
            measure,
            unit: Unit { measure: unit, per: None },
            value,
            scale,
            decimals: if decimals & 1 == 1 { -size } else { size },
            place: Place { table, row, column },
            is_negated: false,
            report,
        }
    })
}

/// The titles of the tables, and the labels of the rows with facts that are carried.
pub(super) fn write_places(out: &mut Writer, release: &Release, is_needed: &dyn Fn(&str) -> bool) {
    let places: Vec<Place> = carried(release, is_needed).map(|fact| fact.place).collect();
    out.list(release.file.tables.iter().enumerate(), |out, (table, printed)| {
        let used = |row: usize| places.iter().any(|place| (place.table, place.row) == (table, row));
        let last = (0..printed.rows.len()).rfind(|row| used(*row));
        let title = empty();
        out.words(if last.is_some() { &printed.title } else { &title });
        out.list(0..last.map_or(0, |last| last + 1), |out, row| {
            out.words(if used(row) { &printed.rows[row].label } else { &title });
        });
    });
}

/// Reads what [`write_places`] has written, as tables without cells.
pub(super) fn read_places(from: &mut Reader) -> Vec<Table> {
    from.list(|from| {
        let title = from.words();
        let row = |from: &mut Reader| Row { label: from.words(), ..blank_row() };
        Table { title, rows: from.list(row), ..blank_table() }
    })
}

fn blank_row() -> Row {
    Row {
        id: None,
        label: empty(),
        depth: 0,
        total: false,
        cells: Vec::new(),
        source: None,
        places: Vec::new(),
        concepts: Vec::new(),
        periods: Vec::new(),
        measures: Vec::new(),
        signs: Vec::new(),
        concept: None,
        period: None,
        currency: None,
        scale: None,
        count_scale: None,
        scenario: None,
        measure: None,
        at: None,
        named: None,
        negated: None,
    }
}

fn blank_table() -> Table {
    Table {
        id: String::new(),
        title: empty(),
        kind: TableKind::default(),
        columns: Vec::new(),
        rows: Vec::new(),
        rounding: None,
        report: None,
        source: None,
        note: None,
        concept: None,
        period: None,
        currency: None,
        scale: None,
        count_scale: None,
        scenario: None,
        measure: None,
        at: None,
        named: None,
        negated: None,
    }
}
