//! The figures of a printed table, each with its place and the text that it is printed as.

use std::collections::BTreeMap;

use super::super::cells::{Printed, Wanted, belongs_before, belongs_behind, plain, printed};
use super::super::figures::{Figure, Figures};
use super::super::fit::{Aspects, Cell, Dim};
use super::super::grid::Grid;
use super::super::{Context, grid};
use super::{MOST_FURTHER, Measures};
use crate::report::{PrintedCell, PrintedRow, PrintedTable, Report};

/// A figure in a cell, with the text that it is printed as.
pub struct Filled {
    /// The printed row times [`MOST_FURTHER`], plus the number of the row that it becomes.
    pub row: usize,
    /// Its column of numbers.
    pub column: usize,
    /// Which of the row's labels it stands behind.
    pub label: usize,
    /// The fact.
    pub fact: usize,
    /// What is printed.
    pub printed: Printed,
}

/// Where in its row a figure stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// It is what its cell prints.
    First,
    /// Behind another one in its cell.
    Further,
    /// In the row's label.
    InLabel,
}

/// Whether a cell's text is a sentence or a label with figures in it rather than a number.
pub fn is_prose(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 14
}

/// Every figure of a table with its place and its text.
pub fn filled(
    report: &Report,
    figures: &Figures,
    table: &PrintedTable,
    grid: &Grid,
    context: &mut Context<'_>,
) -> Vec<Filled> {
    let mut filled = Vec::new();
    let periods = periods(figures, table, grid);
    for (number, (row, of)) in table.rows.iter().zip(&grid.rows).enumerate() {
        let base = number * MOST_FURTHER;
        let mut taken: Vec<Vec<usize>> = Vec::new();
        // The lines of rows that figures in labels become: each has one.
        let mut own_lines: BTreeMap<usize, Option<usize>> = BTreeMap::new();
        let mut place = |(column, label): (usize, usize),
                         fact: usize,
                         printed: Printed,
                         stands: Stands,
                         filled: &mut Vec<Filled>| {
            let from = usize::from(stands != Stands::First);
            let line = figures.get(fact).map(|figure| figure.line);
            let is_free = |at: &usize| match (taken.get(*at), own_lines.get(at)) {
                (None, _) => true,
                (Some(columns), Some(own)) => *own == line && !columns.contains(&column),
                (Some(columns), None) => columns.is_empty() || stands != Stands::InLabel && !columns.contains(&column),
            };
            let Some(at) = (from..MOST_FURTHER).find(is_free) else { return false };
            if taken.len() <= at {
                taken.resize(at + 1, Vec::new());
            }
            if let Some(columns) = taken.get_mut(at) {
                columns.push(column);
            }
            if stands == Stands::InLabel {
                own_lines.insert(at, line);
            }
            filled.push(Filled { row: base + at, column, label, fact, printed });
            true
        };
        let cells = of.cells.iter().enumerate().filter_map(|(column, at)| Some((column, (*at)?)));
        for (column, at) in cells.chain(of.further.iter().copied()) {
            let Some(cell) = row.cells.get(at) else { continue };
            let (first, others) = of_cell(figures, cell);
            let label = of.label_before(cell.column);
            for (number, fact) in first.into_iter().chain(others).enumerate() {
                let printed = text(report, figures, fact, (row, &grid.columns), at, number == 0, context);
                let stands = if number == 0 { Stands::First } else { Stands::Further };
                if !place((column, label), fact, printed, stands, &mut filled) {
                    context.unplaced.push(fact);
                }
            }
        }
        // Facts in labels and sentences: under the column of their period, if there is one.
        let prose = row.cells.iter().enumerate().filter(|(_, cell)| is_prose(&cell.text));
        for (at, cell) in prose {
            for fact in
                cell.facts.iter().filter(|fact| figures.get(**fact).is_some_and(|figure| figure.value.is_some()))
            {
                let printed = text(report, figures, *fact, (row, &grid.columns), at, false, context);
                context.in_labels.insert(*fact);
                let period = figures.get(*fact).map(|figure| figure.period);
                let column = periods.iter().position(|of_column| *of_column == period).unwrap_or(0);
                if !place((column, 0), *fact, printed, Stands::InLabel, &mut filled) {
                    context.unplaced.push(*fact);
                }
            }
        }
    }
    filled
}

/// The period of each column of numbers, as most of its figures have it; `None` for one without any.
fn periods(figures: &Figures, table: &PrintedTable, grid: &Grid) -> Vec<Option<usize>> {
    let mut counts: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); grid.columns.len()];
    for (row, of) in table.rows.iter().zip(&grid.rows) {
        let cells = of.cells.iter().zip(&mut counts).filter_map(|(at, counts)| Some((row.cells.get((*at)?)?, counts)));
        for (cell, counts) in cells {
            for figure in cell.facts.iter().filter_map(|fact| figures.get(*fact)) {
                *counts.entry(figure.period).or_default() += 1;
            }
        }
    }
    let most = |counts: BTreeMap<usize, usize>| counts.into_iter().max_by_key(|(_, count)| *count);
    counts.into_iter().map(|counts| most(counts).map(|(period, _)| period)).collect()
}

/// The figure that a cell prints, and further ones: those with a value first, a nil only if there is no other.
fn of_cell(figures: &Figures, cell: &PrintedCell) -> (Option<usize>, Vec<usize>) {
    let known = |fact: &usize| figures.get(*fact).map(|figure| (*fact, figure));
    let all: Vec<(usize, &Figure)> = cell.facts.iter().filter_map(known).collect();
    let mut valued = all.iter().filter(|(_, figure)| figure.value.is_some()).map(|(fact, _)| *fact);
    match valued.next() {
        Some(first) => (Some(first), valued.collect()),
        // Of a forecast's point and range the point.
        None => (all.iter().min_by_key(|(_, figure)| figure.scenario).map(|(fact, _)| *fact), Vec::new()),
    }
}

/// The text of a figure: the cell's with what stands beside it, the cell's alone, the tag's.
fn text(
    report: &Report,
    figures: &Figures,
    fact: usize,
    (row, columns): (&PrintedRow, &[(usize, usize)]),
    at: usize,
    is_whole: bool,
    context: &Context<'_>,
) -> Printed {
    let of = report.facts.get(fact);
    let tagged = of.and_then(|fact| fact.printed.clone()).unwrap_or_default();
    let mut texts = Vec::new();
    if let Some(cell) = row.cells.get(at).filter(|_| is_whole) {
        let of_number = cell;
        let beside = |step: isize| {
            let mut at = at.checked_add_signed(step)?;
            loop {
                let cell = row.cells.get(at)?;
                if !cell.text.trim().is_empty() {
                    // A dash in the column of another number is a nil of its own, not this one's sign.
                    let is_own = cell.facts.is_empty() && !is_dash_of_its_own(cell, of_number, columns);
                    return Some(cell.text.trim()).filter(|_| is_own);
                }
                at = at.checked_add_signed(step)?;
            }
        };
        let before = beside(-1).filter(|text| belongs_before(text)).unwrap_or_default();
        let behind = beside(1).filter(|text| belongs_behind(text)).unwrap_or_default();
        if !before.is_empty() || !behind.is_empty() {
            texts.push(plain(&format!("{before}{}{behind}", cell.text)));
            texts.push(plain(&format!("{}{behind}", cell.text)));
            texts.push(plain(&format!("{before}{}", cell.text)));
        }
        texts.extend([cell.text.clone(), plain(&cell.text)]);
    }
    texts.push(plain(&tagged));
    if of.is_some_and(|fact| fact.is_negated) {
        texts.push(if context.is_japanese {
            format!("△{}", plain(&tagged))
        } else {
            format!("({})", plain(&tagged))
        });
    }
    texts.dedup();
    let Some(figure) = figures.get(fact) else {
        return Printed { text: String::new(), scale: 0, is_negated: None, is_made: true };
    };
    let class = figures.lines.get(figure.line).map(|line| &line.class);
    // A rate of change is per cent, whatever it is a change of.
    let class = if figure.measure.is_rate() { Some(&crate::mapping::units::Class::Percent) } else { class };
    let currency =
        figure.currency.and_then(|at| figures.currencies.get(at)).map_or_else(|| figures.currency(), String::as_str);
    let scale = of.map_or(0, |fact| fact.scale);
    let Some(class) = class else { return Printed { text: String::new(), scale: 0, is_negated: None, is_made: true } };
    printed(
        Wanted { value: figure.value, decimals: figure.decimals, class, currency, scale },
        &texts,
        context.is_japanese,
    )
}

/// Whether a cell holds a dash and stands in another column of numbers than a number beside it.
fn is_dash_of_its_own(cell: &PrintedCell, number: &PrintedCell, columns: &[(usize, usize)]) -> bool {
    let of = |cell: &PrintedCell| grid::column_of(columns, cell.column, cell.column + cell.columns.max(1));
    let is_dash = cell.text.trim().chars().all(|c| "-−–—―－ー".contains(c));
    is_dash && of(cell).is_some_and(|column| of(number) != Some(column))
}

/// A figure's aspects by number.
pub fn cell(figures: &Figures, filled: &Filled, measures: &mut Measures) -> Cell {
    let mut aspects = Aspects::default();
    if let Some(figure) = figures.get(filled.fact) {
        let class = figures.lines.get(figure.line).map(|line| line.class.clone());
        aspects.set(Dim::Line, Some(figure.line));
        aspects.set(Dim::Period, Some(figure.period));
        aspects.set(Dim::Scenario, Some(figure.scenario as usize));
        aspects.set(Dim::Measure, Some(measures.number(figure.measure)));
        let is_value = !figure.measure.is_rate();
        let is_money = class == Some(crate::mapping::units::Class::Money) && is_value;
        let is_count = class.is_some_and(|class| class.is_count()) && is_value;
        aspects.set(Dim::Currency, figure.currency.filter(|_| is_value));
        // A power of ten says nothing of what is not printed.
        let scale = figure.value.is_some().then_some(filled.printed.scale as usize);
        aspects.set(Dim::Scale, scale.filter(|_| is_money));
        aspects.set(Dim::CountScale, scale.filter(|_| is_count));
        aspects.set(Dim::Negated, filled.printed.is_negated.map(usize::from));
    }
    Cell { row: filled.row, column: filled.column, label: filled.label, aspects }
}
