//! The printed tables of a report as tables of a release.

mod filled;

use std::collections::HashMap;

use kessan_core::release::model::TableKind;

use super::casing::sentence;
use super::draft::{Draft, DraftCell, DraftColumn, DraftRow};
use super::figures::{Figures, Measure};
use super::fit::{Aspects, Cell, Dim, End, Fitted, Piece, Spans, fit};
use super::grid::{Grid, grid};
use super::periods::Periods;
use super::scenario::Scenario;
use super::words::{Words, without_marks};
use super::{Context, heads, titles};
use crate::report::{PrintedCell, PrintedTable, Report};
use filled::{Filled, cell, filled, is_prose};
use kessan_core::order::CompactSort;

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
    for (number, table) in report.tables.iter().enumerate() {
        let mut of_table = of_table(report, figures, table, context);
        let note = context.left.get(&number).cloned().unwrap_or_default();
        if table.is_by_words {
            for draft in &mut of_table {
                draft.note = by_words();
            }
        }
        if let Some(first) = of_table.first_mut().filter(|_| !note.is_empty()) {
            first.note = if first.note.is_empty() {
                note
            } else {
                first.note.map(|language, text| format!("{text} {}", note.get(language).unwrap_or_default()))
            };
        }
        drafts.extend(of_table);
    }
    drafts
}

/// What stands below a table that no tag is on.
fn by_words() -> Words {
    Words::both(
        "Not tagged in the filing: lines, periods and units are taken from the words of the table and are uncertain.",
        "提出書類でタグが付いていない表です。項目・期間・単位は表の文言から読み取ったもので、確実ではありません。",
    )
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
                DraftColumn { label: Words::of(language, &sentence(&printed.unwrap_or_default())), aspects: *aspects }
            })
            .collect();
        for column in columns.iter().filter(|column| is_of_values(column, &context.measures)) {
            context.labels.note_head(column.aspects.get(Dim::Line).unwrap_or_default(), &column.label);
        }
        let columns = of_ranges(columns, language);
        let title = titles::title(self.table).map(|title| sentence(&title));
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
        let mut draft =
            Draft { title, kind, columns, rows, source: Some((place.document, element)), note: Words::default() };
        if kind == TableKind::Segments && !super::table_kind::is_of_segments(self.figures, &draft) {
            let nearest = titles::nearest(self.table).map(|title| sentence(&title));
            draft.kind = nearest.as_deref().and_then(titles::kind).unwrap_or_default();
            draft.kind = if draft.kind == TableKind::Segments { TableKind::Other } else { draft.kind };
            draft.title = nearest.map_or(draft.title, |title| Words::of(&context.language, &title));
        }
        draft
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
        Words::of(language.as_deref().unwrap_or("en"), &sentence(&without_marks(text)))
    }

    fn row(
        &self,
        piece: &Piece,
        columns: &[(usize, Aspects)],
        context: &mut Context<'_>,
    ) -> (DraftRow, Option<(usize, u32)>) {
        let (at, further) = (piece.row / MOST_FURTHER, piece.row % MOST_FURTHER);
        let mut cells = vec![DraftCell::default(); columns.len()];
        for (number, filled) in piece.cells.iter().filter_map(|at| Some((*at, self.filled.get(*at)?))) {
            let Some(column) = columns.iter().position(|(column, _)| *column == filled.column) else { continue };
            let place =
                self.report.facts.get(filled.fact).and_then(|fact| fact.place.element.clone()).unwrap_or_default();
            if let Some(cell) = cells.get_mut(column) {
                let of_column = columns.get(column).and_then(|(_, aspects)| aspects.get(Dim::Line));
                let line = self.figures.get(filled.fact).map(|figure| figure.line);
                let given = piece.aspects.get(Dim::Line).or(of_column);
                let line = line.filter(|line| piece.is_mixed && given != Some(*line));
                let figure = self.figures.get(filled.fact);
                *cell = DraftCell {
                    text: filled.printed.text.clone(),
                    fact: Some(filled.fact),
                    place,
                    line,
                    period: figure.map(|figure| figure.period).filter(|_| piece.own_periods.contains(&number)),
                    is_negated: filled.printed.is_negated.filter(|_| piece.own_signs.contains(&number)),
                    measure: figure
                        .filter(|_| piece.own_measures.contains(&number))
                        .map(|figure| context.measures.number(figure.measure)),
                };
            }
            if filled.printed.is_made {
                context.made.push(filled.fact);
            }
        }
        let grid_row = self.grid.rows.get(at);
        let number = piece.cells.first().and_then(|at| self.filled.get(*at)).map_or(0, |filled| filled.label);
        let label = grid_row.map(|row| Words::of(&context.language, &sentence(&without_marks(&row.label_at(number)))));
        let label = label.unwrap_or_default();
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

/// Whether a column is the values of one line, not its changes.
fn is_of_values(column: &DraftColumn, measures: &Measures) -> bool {
    let measure = column.aspects.get(Dim::Measure).map(|number| measures.get(number));
    column.aspects.get(Dim::Line).is_some() && measure.is_none_or(|measure| measure == Measure::Value)
}

/// The heads of a range's ends, which stand under one head, say which end they are.
fn of_ranges(mut columns: Vec<DraftColumn>, language: &str) -> Vec<DraftColumn> {
    let ends = |scenario: Option<usize>| {
        let is =
            |one: Scenario, other: Scenario| [one, other].map(|scenario| Some(scenario as usize)).contains(&scenario);
        if is(Scenario::TargetLower, Scenario::PreviousLower) {
            Some((" (low)", "（下限）"))
        } else if is(Scenario::TargetUpper, Scenario::PreviousUpper) {
            Some((" (high)", "（上限）"))
        } else {
            None
        }
    };
    let heads: Vec<Words> = columns.iter().map(|column| column.label.clone()).collect();
    for (at, column) in columns.iter_mut().enumerate() {
        let is_shared = heads.iter().enumerate().any(|(other, head)| other != at && *head == column.label);
        let Some(end) = ends(column.aspects.get(Dim::Scenario)).filter(|_| is_shared) else { continue };
        let end = if language == "ja" { end.1 } else { end.0 };
        column.label = column.label.clone().map(|_, text| format!("{text}{end}"));
    }
    columns
}

/// Whether a label names a sum.
fn is_total(label: &str) -> bool {
    let lower = label.to_lowercase();
    lower.starts_with("total")
        // "Portion of total net sales" is a part of it.
        || (lower.contains(" total") && !["of total", "to total"].iter().any(|words| lower.contains(words)))
        || lower.contains("subtotal")
        || label.ends_with(['計'])
        || label.contains("合計")
}

/// Depths from the places that labels begin in.
fn depths(rows: &mut [(DraftRow, Option<(usize, u32)>)]) {
    let mut places: Vec<(usize, u32)> = rows.iter().filter_map(|(_, indent)| *indent).collect();
    places.compact_sort();
    places.dedup();
    for (row, indent) in rows.iter_mut() {
        let rank = indent.and_then(|indent| places.binary_search(&indent).ok()).unwrap_or_default();
        row.depth = u8::try_from(rank.min(12)).unwrap_or_default();
    }
}
