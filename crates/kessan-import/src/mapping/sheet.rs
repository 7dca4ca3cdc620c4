//! The printed tables of a report as tables of a release.

use std::collections::HashMap;

use kessan_core::release::model::TableKind;

use super::cells::{Printed, Wanted, belongs_before, belongs_behind, plain, printed};
use super::draft::{Draft, DraftCell, DraftColumn, DraftRow};
use super::figures::{Figure, Figures, Measure};
use super::fit::{Aspects, Cell, Dim, End, Fitted, Piece, Spans, fit};
use super::grid::{Grid, grid};
use super::periods::Periods;
use super::words::{Words, without_marks};
use super::{Context, heads, titles};
use crate::report::{PrintedCell, PrintedRow, PrintedTable, Report};

/// How many further rows a printed row can become.
const MOST_FURTHER: usize = 64;

impl Spans for Periods {
    fn is_span(&self, period: usize) -> bool {
        !self.is_instant(period)
    }

    fn instant(&self, span: usize, end: End) -> Option<usize> {
        match end {
            End::Start => self.opening(span),
            End::End => self.closing(span),
        }
    }
}

/// A figure in a cell, with the text that it is printed as.
struct Filled {
    /// The printed row times [`MOST_FURTHER`], plus the number of the row that it becomes.
    row: usize,
    column: usize,
    fact: usize,
    printed: Printed,
}

/// The numbers of measures, as aspects need them.
#[derive(Debug, Default)]
pub struct Measures {
    list: Vec<Measure>,
    numbers: HashMap<Measure, usize>,
}

impl Measures {
    /// The number of a measure, new or known.
    pub fn number(&mut self, measure: Measure) -> usize {
        let next = self.list.len();
        let number = *self.numbers.entry(measure).or_insert(next);
        if number == next {
            self.list.push(measure);
        }
        number
    }

    /// The measure of that number.
    pub fn get(&self, number: usize) -> Measure {
        self.list.get(number).copied().unwrap_or_default()
    }
}

/// Every printed table that holds figures.
pub fn drafts(report: &Report, figures: &Figures, context: &mut Context<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for table in &report.tables {
        drafts.extend(of_table(report, figures, table, context));
    }
    drafts
}

fn of_table(report: &Report, figures: &Figures, table: &PrintedTable, context: &mut Context<'_>) -> Vec<Draft> {
    let holds = |fact: &usize| figures.get(*fact).is_some();
    if !table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.facts.iter().any(holds)) {
        return Vec::new();
    }
    let is_number = |_: usize, cell: &PrintedCell| cell.facts.iter().any(holds) && !is_prose(&cell.text);
    let grid = grid(table, &is_number);
    let filled = filled(report, figures, table, &grid, context);
    let cells: Vec<Cell> = filled.iter().map(|filled| cell(figures, filled, &mut context.measures)).collect();
    let fitted = fit(&cells, &figures.periods);
    let sheet = Sheet { report, figures, table, grid: &grid, filled: &filled };
    let mut drafts: Vec<Draft> = Vec::new();
    let count = fitted.len();
    for (number, fitted) in fitted.iter().enumerate() {
        drafts.push(sheet.draft(fitted, (number, count), context));
    }
    drafts
}

/// Whether a cell's text is a sentence or a label with figures in it rather than a number.
fn is_prose(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 14
}

/// Every figure of a table with its place and its text.
fn filled(
    report: &Report,
    figures: &Figures,
    table: &PrintedTable,
    grid: &Grid,
    context: &mut Context<'_>,
) -> Vec<Filled> {
    let mut filled = Vec::new();
    for (number, (row, of)) in table.rows.iter().zip(&grid.rows).enumerate() {
        let base = number * MOST_FURTHER;
        let mut taken: Vec<Vec<usize>> = Vec::new();
        let mut place = |column: usize, fact: usize, printed: Printed, is_first: bool, filled: &mut Vec<Filled>| {
            let from = usize::from(!is_first);
            let at = (from..MOST_FURTHER).find(|at| taken.get(*at).is_none_or(|columns| !columns.contains(&column)));
            let Some(at) = at else { return false };
            if taken.len() <= at {
                taken.resize(at + 1, Vec::new());
            }
            if let Some(columns) = taken.get_mut(at) {
                columns.push(column);
            }
            filled.push(Filled { row: base + at, column, fact, printed });
            true
        };
        let cells = of.cells.iter().enumerate().filter_map(|(column, at)| Some((column, (*at)?)));
        for (column, at) in cells.chain(of.further.iter().copied()) {
            let Some(cell) = row.cells.get(at) else { continue };
            let (first, others) = of_cell(figures, cell);
            for (number, fact) in first.into_iter().chain(others).enumerate() {
                let printed = text(report, figures, fact, row, at, number == 0, context);
                if !place(column, fact, printed, number == 0, &mut filled) {
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
                let printed = text(report, figures, *fact, row, at, false, context);
                context.in_labels.insert(*fact);
                let column = 0;
                if !place(column, *fact, printed, false, &mut filled) {
                    context.unplaced.push(*fact);
                }
            }
        }
    }
    filled
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
    row: &PrintedRow,
    at: usize,
    is_whole: bool,
    context: &Context<'_>,
) -> Printed {
    let of = report.facts.get(fact);
    let tagged = of.and_then(|fact| fact.printed.clone()).unwrap_or_default();
    let mut texts = Vec::new();
    if let Some(cell) = row.cells.get(at).filter(|_| is_whole) {
        let beside = |step: isize| {
            let mut at = at.checked_add_signed(step)?;
            loop {
                let cell = row.cells.get(at)?;
                if !cell.text.trim().is_empty() {
                    return Some(cell.text.trim());
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
    let class = if figure.measure.is_rate() { Some(&super::units::Class::Percent) } else { class };
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

/// A figure's aspects by number.
fn cell(figures: &Figures, filled: &Filled, measures: &mut Measures) -> Cell {
    let mut aspects = Aspects::default();
    if let Some(figure) = figures.get(filled.fact) {
        let class = figures.lines.get(figure.line).map(|line| line.class.clone());
        aspects.set(Dim::Line, Some(figure.line));
        aspects.set(Dim::Period, Some(figure.period));
        aspects.set(Dim::Scenario, Some(figure.scenario as usize));
        aspects.set(Dim::Measure, Some(measures.number(figure.measure)));
        let is_value = !figure.measure.is_rate();
        let is_money = class == Some(super::units::Class::Money) && is_value;
        let is_count = class.is_some_and(|class| class.is_count()) && is_value;
        aspects.set(Dim::Currency, figure.currency.filter(|_| is_value));
        // A power of ten says nothing of what is not printed.
        let scale = figure.value.is_some().then_some(filled.printed.scale as usize);
        aspects.set(Dim::Scale, scale.filter(|_| is_money));
        aspects.set(Dim::CountScale, scale.filter(|_| is_count));
        aspects.set(Dim::Negated, filled.printed.is_negated.map(usize::from));
    }
    Cell { row: filled.row, column: filled.column, aspects }
}

/// A printed table with everything that was found in it.
struct Sheet<'a> {
    report: &'a Report,
    figures: &'a Figures,
    table: &'a PrintedTable,
    grid: &'a Grid,
    filled: &'a [Filled],
}

impl Sheet<'_> {
    fn draft(&self, fitted: &Fitted, (number, count): (usize, usize), context: &mut Context<'_>) -> Draft {
        let language = context.language.as_str();
        let first = fitted.pieces.iter().map(|piece| piece.row / MOST_FURTHER).min().unwrap_or_default();
        let last = fitted.pieces.iter().map(|piece| piece.row / MOST_FURTHER).max().unwrap_or_default();
        let head = heads::rows(self.grid, first);
        let columns: Vec<DraftColumn> = fitted
            .columns
            .iter()
            .map(|(column, aspects)| {
                let printed = self.grid.columns.get(*column).map(|place| heads::label(self.grid, head.clone(), *place));
                DraftColumn { label: Words::of(language, &printed.unwrap_or_default()), aspects: *aspects }
            })
            .collect();
        let title = titles::title(self.table);
        let kind = title.as_deref().and_then(titles::kind).unwrap_or(TableKind::Other);
        let mut title = Words::of(language, &title.unwrap_or_default());
        if count > 1 && columns.len() == 1 && !title.is_empty() {
            let head = columns.first().and_then(|column| column.label.get(language)).unwrap_or_default();
            let head = if head.is_empty() { format!("({})", number + 1) } else { format!("– {head}") };
            title = title.map(|_, title| format!("{title} {head}"));
        }
        let mut rows = self.headings(head.end, first);
        let mut before = first;
        for piece in &fitted.pieces {
            let at = piece.row / MOST_FURTHER;
            if at > before + 1 {
                rows.extend(self.headings(before + 1, at));
            }
            before = at;
            rows.push(self.row(piece, &fitted.columns, context));
        }
        debug_assert!(before <= last);
        depths(&mut rows);
        let rows = rows.into_iter().map(|(row, _)| row).collect();
        let place = &self.table.place;
        let element = place
            .element
            .clone()
            .unwrap_or_else(|| if place.line > 0 { format!("line {}", place.line) } else { String::new() });
        Draft { title, kind, columns, rows, source: Some((place.document, element)) }
    }

    /// The rows of a range that print a label and nothing else.
    fn headings(&self, from: usize, to: usize) -> Vec<(DraftRow, Option<(usize, u32)>)> {
        let rows = self.grid.rows.get(from..to).unwrap_or_default();
        let is_heading =
            |row: &&super::grid::GridRow| !row.has_facts && row.heads.is_empty() && super::grid::is_word(&row.label);
        let heading = |row: &super::grid::GridRow| {
            let label = self.words(&row.label);
            (DraftRow { label, ..DraftRow::default() }, Some(row.indent))
        };
        rows.iter().filter(is_heading).map(heading).filter(|(row, _)| !row.label.is_empty()).collect()
    }

    fn words(&self, text: &str) -> Words {
        let language =
            self.report.documents.get(self.table.place.document).and_then(|document| document.language.clone());
        let language = language.filter(|tag| super::entity::is_tag(tag)).map(|tag| super::entity::primary(&tag));
        Words::of(language.as_deref().unwrap_or("en"), &without_marks(text))
    }

    fn row(
        &self,
        piece: &Piece,
        columns: &[(usize, Aspects)],
        context: &mut Context<'_>,
    ) -> (DraftRow, Option<(usize, u32)>) {
        let (at, further) = (piece.row / MOST_FURTHER, piece.row % MOST_FURTHER);
        let mut cells = vec![DraftCell::default(); columns.len()];
        for filled in piece.cells.iter().filter_map(|at| self.filled.get(*at)) {
            let Some(column) = columns.iter().position(|(column, _)| *column == filled.column) else { continue };
            let place =
                self.report.facts.get(filled.fact).and_then(|fact| fact.place.element.clone()).unwrap_or_default();
            if let Some(cell) = cells.get_mut(column) {
                *cell = DraftCell { text: filled.printed.text.clone(), fact: Some(filled.fact), place };
            }
            if filled.printed.is_made {
                context.made.push(filled.fact);
            }
        }
        let grid_row = self.grid.rows.get(at);
        let label = grid_row.map(|row| Words::of(&context.language, &without_marks(&row.label))).unwrap_or_default();
        let is_total = grid_row.is_some_and(|row| row.is_ruled) || label.all().any(|(_, text)| is_total(text));
        let fact = piece.cells.first().and_then(|at| self.filled.get(*at)).map(|filled| filled.fact);
        let line = piece.aspects.get(Dim::Line);
        let first_line = fact.and_then(|fact| self.figures.get(fact)).map(|figure| figure.line);
        let is_in_label = further > 0 && fact.is_some_and(|fact| context.in_labels.contains(&fact));
        let label = match (line, further) {
            // A further figure in the same cell, or one in a label: it is called by its own line.
            (Some(_), 1..) if is_in_label => Words::default(),
            _ => label,
        };
        if let Some(line) = line.filter(|_| further == 0) {
            context.labels.note(line, &label);
        }
        let row = DraftRow {
            label: if label.is_empty() {
                first_line.map(|line| context.line_label(self.figures, line)).unwrap_or_default()
            } else {
                label
            },
            depth: 0,
            is_total,
            cells,
            aspects: piece.aspects,
            at: piece.at,
        };
        (row, grid_row.map(|row| row.indent))
    }
}

/// Whether a label names a sum.
fn is_total(label: &str) -> bool {
    let lower = label.to_lowercase();
    lower.starts_with("total")
        || lower.contains(" total")
        || lower.contains("subtotal")
        || label.ends_with(['計'])
        || label.contains("合計")
}

/// Depths from the places that labels begin in.
fn depths(rows: &mut [(DraftRow, Option<(usize, u32)>)]) {
    let mut places: Vec<(usize, u32)> = rows.iter().filter_map(|(_, indent)| *indent).collect();
    places.sort_unstable();
    places.dedup();
    for (row, indent) in rows.iter_mut() {
        let rank = indent.and_then(|indent| places.binary_search(&indent).ok()).unwrap_or_default();
        row.depth = u8::try_from(rank.min(12)).unwrap_or_default();
    }
}
