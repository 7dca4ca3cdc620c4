//! The release's figures as facts of the Open Information Model.

use kessan_core::checks::printing::{Ledger, Printing, Source};
use kessan_core::facts::{Fact as Cell, Place};
use kessan_core::period::Span;
use kessan_core::release::Release;
use kessan_core::release::model::{Claim, Measure};
use kessan_core::rounding::Rounding;
use kessan_core::unit::Unit;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::axis::{Axes, Dimensions};
use crate::duplicate::{Printed, Variants};
use crate::element::{Elements, Facet, Key};
use crate::left_out::{LeftOut, Why};
use crate::names::Names;
use crate::number;
use kessan_core::order::CompactSort;

/// What a fact is about, beside its element.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Context {
    /// When; `None` for always.
    pub period: Option<Span>,
    /// In which unit; `None` for pure numbers and texts.
    pub unit: Option<String>,
    /// Its members.
    pub dimensions: Dimensions,
}

/// A fact.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// Its id in the report, which says where it is printed.
    pub id: String,
    /// Its element's position.
    pub element: usize,
    /// What it is about.
    pub context: Context,
    /// Its value; `None` of a dash.
    pub value: Option<Decimal>,
    /// XBRL's `decimals` of that value; `None` where it is exact.
    pub decimals: Option<i32>,
    /// The power of ten that the value is divided by when it is written: 2 for per cent.
    pub shift: u32,
    /// The table that it stands in; `None` for the prose.
    pub table: Option<usize>,
}

/// All facts of a release, with what they need of the taxonomy.
#[derive(Debug)]
pub(crate) struct Facts<'a> {
    /// In the order of the tables, then of the prose.
    pub list: Vec<Fact>,
    /// Which fact says what is printed somewhere: the same figure printed twice is one fact.
    pub by_source: FxHashMap<Source, usize>,
    /// Their elements.
    pub elements: Elements<'a>,
    /// Their axes.
    pub axes: Axes,
    /// What is printed and is no fact.
    pub left_out: Vec<LeftOut>,
}

/// What is printed somewhere, before it is a fact.
struct Figure<'a> {
    source: Source,
    key: Key<'a>,
    context: Context,
    printed: Printed,
    shift: u32,
    table: Option<usize>,
}

/// The facts of a release.
pub(crate) fn facts<'a>(release: &'a Release, names: &mut Names) -> Facts<'a> {
    let mut facts = Facts {
        list: Vec::new(),
        by_source: FxHashMap::default(),
        elements: Elements::new(release),
        axes: Axes::default(),
        left_out: Vec::new(),
    };
    let ledger = Ledger::new(release);
    let printings = ledger.all().iter().map(|(_, printing)| *printing);
    let figures: Vec<Figure<'a>> = printings
        .filter_map(|printing| match printing.source {
            Source::Cell(index) => facts.of_cell(release, names, release.facts.all().get(index)?, printing),
            Source::Claim(index) => facts.of_claim(release, names, release.file.claims.get(index)?, index, printing),
        })
        .collect();
    // Lines have their own names before what is made from them.
    let is_value = |figure: &&Figure<'a>| matches!(figure.key, Key::Line { facet: Facet::Value, .. });
    for figure in figures.iter().filter(is_value) {
        facts.elements.get(names, figure.key.clone());
    }
    // What is printed most precisely stands for all that agree with it.
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut by_subject: FxHashMap<(usize, &Context), usize> = FxHashMap::default();
    for (index, figure) in figures.iter().enumerate() {
        let Some(element) = facts.elements.get(names, figure.key.clone()) else { continue };
        let group = *by_subject.entry((element, &figure.context)).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    let mut made: Vec<(usize, Fact)> = Vec::new();
    let mut first: FxHashMap<Source, Source> = FxHashMap::default();
    for mut group in groups {
        group.compact_sort_by_key(|index| figures[*index].printed.rank(figures[*index].table.is_none()));
        let mut variants = Variants::new(release.file.rounding);
        for index in group {
            let figure = &figures[index];
            let Some(found) = variants.place(figure.printed, figure.table, figure.source) else {
                facts.left_out.push(LeftOut::new(place_of(release, figure.source), Why::ManyContradictions));
                continue;
            };
            if let Some(same) = found.same_as {
                first.insert(figure.source, same);
                continue;
            }
            let mut context = figure.context.clone();
            if let Some(number) = found.contradiction {
                context.dimensions.push(facts.axes.printing(names, &release.file, figure.table, number));
            }
            let Some(element) = facts.elements.get(names, figure.key.clone()) else { continue };
            let Printed { value, decimals } = figure.printed;
            let id = String::new();
            made.push((
                index,
                Fact { id, element, context, value, decimals, shift: figure.shift, table: figure.table },
            ));
        }
    }
    made.compact_sort_by_key(|(index, _)| *index);
    let mut ids = Names::default();
    for (index, fact) in made {
        let id = ids.take(&place_of(release, figures[index].source));
        facts.by_source.insert(figures[index].source, facts.list.len());
        facts.list.push(Fact { id, ..fact });
    }
    for (source, same) in first {
        if let Some(fact) = facts.by_source.get(&same).copied() {
            facts.by_source.insert(source, fact);
        }
    }
    facts
}

impl<'a> Facts<'a> {
    fn of_cell(
        &mut self,
        release: &'a Release,
        names: &mut Names,
        cell: &'a Cell,
        printing: Printing,
    ) -> Option<Figure<'a>> {
        let period = release.period(&cell.period)?;
        let source = printing.source;
        if number::period(period.span).is_none() {
            self.left_out.push(LeftOut::new(place_of(release, source), Why::NoSuchDay));
            return None;
        }
        let facet = Facet::of(&cell.measure);
        let key = Key::Line { concept: &cell.concept, facet, is_instant: period.span.instant };
        let dimensions = self.dimensions(release, names, cell.scenario, &cell.measure);
        let context = Context { period: Some(period.span), unit: number::unit(&cell.unit), dimensions };
        let (printed, shift) = printed(&printing, &cell.unit);
        Some(Figure { source, key, context, printed, shift, table: Some(cell.place.table) })
    }

    fn of_claim(
        &mut self,
        release: &'a Release,
        names: &mut Names,
        claim: &'a Claim,
        index: usize,
        printing: Printing,
    ) -> Option<Figure<'a>> {
        let period = claim.period.as_deref().and_then(|id| release.period(id));
        let source = printing.source;
        if period.is_some_and(|period| number::period(period.span).is_none()) {
            self.left_out.push(LeftOut::new(place_of(release, source), Why::NoSuchDay));
            return None;
        }
        let is_instant = period.is_some_and(|period| period.span.instant);
        let measure = claim.measure.as_ref().unwrap_or(&Measure::Value);
        let key = match &claim.concept {
            Some(concept) => Key::Line { concept, facet: Facet::of(measure), is_instant },
            None => Key::Claim(index),
        };
        let dimensions = self.dimensions(release, names, claim.scenario.unwrap_or_default(), measure);
        let span = period.map(|period| period.span);
        let context = Context { period: span, unit: number::unit(&claim.unit), dimensions };
        let (printed, shift) = printed(&printing, &claim.unit);
        Some(Figure { source, key, context, printed, shift, table: None })
    }

    fn dimensions(
        &mut self,
        release: &Release,
        names: &mut Names,
        scenario: kessan_core::release::Scenario,
        measure: &Measure,
    ) -> Dimensions {
        let mut dimensions = self.axes.scenario(names, scenario);
        if let Measure::Growth(on) | Measure::Change(on) = measure
            && let Some(on) = release.period(on)
        {
            dimensions.push(self.axes.comparison(names, on));
        }
        dimensions
    }
}

/// A figure, and the power of ten that it is divided by when it is written: per cent are hundredths.
fn printed(printing: &Printing, unit: &Unit) -> (Printed, u32) {
    let shift = if *unit == Unit::percent() { 2 } else { 0 };
    (Printed { value: printing.value, decimals: (!printing.is_exact).then_some(printing.decimals) }, shift)
}

/// Where a figure stands: `income.revenues.1h31`, or the claim's id.
pub(crate) fn place_of(release: &Release, source: Source) -> String {
    match source {
        Source::Claim(index) => release.file.claims.get(index).map(|claim| claim.id.clone()).unwrap_or_default(),
        Source::Cell(index) => {
            let Some(Place { table, row, column }) = release.facts.all().get(index).map(|fact| fact.place) else {
                return String::new();
            };
            let table = &release.file.tables[table];
            let row = table.rows[row].id.clone().unwrap_or_else(|| (row + 1).to_string());
            format!("{}.{row}.{}", table.id, table.columns[column].id)
        }
    }
}

/// How a report that is rounded so is validated: Calculations 1.1 knows two ways.
pub(crate) fn is_truncated(rounding: Rounding) -> bool {
    rounding == Rounding::Truncated
}
