//! A printed table as rows with a label and cells in columns that its numbers share.
//!
//! Pages set a number in one place of a row and in two in another (a currency sign takes up a place of its own), so columns are
//! what the places of numbers have in common, not the places themselves.

use crate::report::{PrintedCell, PrintedRow, PrintedTable};
use kessan_core::order::CompactSort;

/// More columns are no table that anyone reads.
const MOST_COLUMNS: usize = 400;

/// Where something begins and ends (not included) in the printed grid.
type Span = (usize, usize);

/// A table, its columns found.
#[derive(Debug, Default)]
pub struct Grid {
    /// Where each column of numbers begins and ends (not included) in the printed grid.
    pub columns: Vec<(usize, usize)>,
    /// Its rows.
    pub rows: Vec<GridRow>,
}

/// A row.
#[derive(Debug, Default)]
pub struct GridRow {
    /// What stands before its first number; of a row without numbers, what stands before the first column of numbers.
    pub label: String,
    /// What stands between its numbers and is the label of those behind it: where a label begins, and its text.
    pub inner: Vec<(usize, String)>,
    /// The place that the label begins in, and how far it is indented there.
    pub indent: (usize, u32),
    /// The printed cells, by column: positions in the row's `cells`.
    pub cells: Vec<Option<usize>>,
    /// Further cells with numbers that would stand in a column that is taken: their column and their position.
    pub further: Vec<(usize, usize)>,
    /// Whether any cell holds a fact.
    pub has_facts: bool,
    /// Whether the label is marked as a total by a line above or below its numbers.
    pub is_ruled: bool,
    /// Texts over columns of numbers, with their places: what heads the columns, if the row has no numbers.
    pub heads: Vec<(usize, usize, String)>,
}

/// Finds the columns of a table. `is_number` says whether a cell of a row is one: it holds a figure, or its text is a number.
pub fn grid(table: &PrintedTable, is_number: &dyn Fn(usize, &PrintedCell) -> bool) -> Grid {
    let columns = columns(table, is_number);
    let first = columns.first().map_or(usize::MAX, |(start, _)| *start);
    let notes = notes(table);
    let mut hanging: Vec<(usize, usize, String)> = Vec::new();
    let mut rows = Vec::with_capacity(table.rows.len());
    for (number, row) in table.rows.iter().enumerate() {
        let is_number = |cell: &PrintedCell| is_number(number, cell);
        rows.push(grid_row(row, (&columns, &notes), first, &is_number, &hanging));
        hanging.retain_mut(|(left, _, _)| {
            *left -= 1;
            *left > 0
        });
        // A label that spans rows labels those below, too.
        let spans = row.cells.iter().filter(|cell| cell.rows > 1 && cell.column < first && !is_number(cell));
        hanging.extend(
            spans.map(|cell| (cell.rows - 1, cell.column, cell.text.clone())).filter(|(_, _, text)| is_word(text)),
        );
        hanging.truncate(16);
    }
    Grid { columns, rows }
}

fn grid_row(
    row: &PrintedRow,
    (columns, notes): (&[Span], &[Span]),
    first: usize,
    is_number: &dyn Fn(&PrintedCell) -> bool,
    hanging: &[(usize, usize, String)],
) -> GridRow {
    let mut result = GridRow { cells: vec![None; columns.len()], ..GridRow::default() };
    let first_number = row.cells.iter().find(|cell| is_number(cell)).map_or(first, |cell| cell.column);
    let mut words: Vec<(usize, &str)> = hanging.iter().map(|(_, column, text)| (*column, text.as_str())).collect();
    let mut own: Option<usize> = None;
    for (at, cell) in row.cells.iter().enumerate() {
        let end = cell.column.saturating_add(cell.columns.max(1));
        if is_number(cell) {
            result.has_facts |= !cell.facts.is_empty();
            result.is_ruled |= cell.is_ruled;
            let Some(column) = column_of(columns, cell.column, end) else { continue };
            match result.cells.get_mut(column) {
                Some(place @ None) => *place = Some(at),
                _ => result.further.push((column, at)),
            }
        } else if is_note(&cell.text) && notes.iter().any(|(start, stop)| *start < end && cell.column < *stop) {
            // The number of a note is no part of the label before it.
        } else if cell.column < first_number && is_word(&cell.text) {
            // A column of units behind the labels says what the figures' unit says.
            if own.is_none() || !super::heads::is_unit(&cell.text) {
                words.push((cell.column, &cell.text));
            }
            own.get_or_insert(cell.column);
            if end > first {
                result.heads.push((cell.column, end, cell.text.clone()));
            }
        } else if is_word(&cell.text) {
            result.heads.push((cell.column, end, cell.text.clone()));
            let is_before_number = row.cells.get(at + 1..).is_some_and(|rest| rest.iter().any(is_number));
            if is_before_number && cell.column > first_number && is_inner_label(&cell.text) {
                result.inner.push((cell.column, cell.text.clone()));
            }
        }
    }
    words.compact_sort_by_key(|(column, _)| *column);
    words.dedup();
    result.label = words.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(" ");
    result.indent = (own.unwrap_or_default(), row.indent);
    result
}

/// The places of columns that hold the numbers of notes, by their heads.
fn notes(table: &PrintedTable) -> Vec<(usize, usize)> {
    let heads = table.rows.iter().take(6).flat_map(|row| &row.cells).filter(|cell| cell.column > 0);
    let is_head =
        |text: &str| matches!(text.trim().to_lowercase().as_str(), "note" | "notes" | "note no." | "注記" | "注記番号");
    heads.filter(|cell| is_head(&cell.text)).map(|cell| (cell.column, cell.column + cell.columns.max(1))).collect()
}

/// `3, 12` or `4.1`: numbers of notes.
fn is_note(text: &str) -> bool {
    let text = text.trim();
    text.chars().any(char::is_numeric)
        && text.chars().count() <= 16
        && text.chars().all(|c| c.is_numeric() || " ,.、，.-()（）".contains(c))
}

impl GridRow {
    /// Which of the row's labels stands before a place, from 0, which is the one at its beginning.
    pub fn label_before(&self, place: usize) -> usize {
        self.inner.iter().filter(|(from, _)| *from < place).count()
    }

    /// That label; a period between the numbers goes with what the row is called.
    pub fn label_at(&self, number: usize) -> String {
        let is_period = |text: &str| crate::printed::period::read(text, None).is_some();
        let without_period = self.label.rsplit_once(' ').filter(|(_, last)| is_period(last));
        let label = without_period.map_or(self.label.as_str(), |(before, _)| before);
        match number.checked_sub(1).and_then(|at| self.inner.get(at)) {
            // One label and a period before each number: the row is called by the label.
            None if !self.inner.is_empty() && self.inner.iter().all(|(_, text)| is_period(text)) => label.to_owned(),
            None => self.label.clone(),
            Some((_, own)) if is_period(own) => format!("{label} {own}").trim().to_owned(),
            Some((_, own)) => own.clone(),
        }
    }
}

/// Whether words between numbers are a label, not a unit, a remark such as "n/a" or the number of a note.
fn is_inner_label(text: &str) -> bool {
    let text = text.trim();
    let wide = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    let narrow = text.chars().filter(char::is_ascii_alphabetic).count();
    let is_unit = crate::printed::unit::read(text).is_some()
        || [
            "百万円",
            "千円",
            "億円",
            "円銭",
            "円 銭",
            "千株",
            "百万株",
            "million",
            "thousand",
            "shares",
            "percent",
            "注記",
        ]
        .iter()
        .any(|unit| text.to_lowercase().starts_with(unit));
    let is_note = text.starts_with(['（', '(', '※', '*', '注', '[']) || text.to_lowercase().starts_with("note");
    (wide >= 2 || narrow >= 4) && !is_unit && !is_note
}

/// Whether a text says anything by itself.
pub fn is_word(text: &str) -> bool {
    text.chars().any(|c| c.is_alphanumeric() && !matches!(c, '０'..='９')) || text.chars().any(|c| c.is_numeric())
}

/// The column that most of a cell stands in.
pub fn column_of(columns: &[(usize, usize)], start: usize, end: usize) -> Option<usize> {
    let shared = |(from, to): &(usize, usize)| end.min(*to).saturating_sub(start.max(*from));
    let (at, most) =
        columns.iter().map(shared).enumerate().max_by_key(|(at, shared)| (*shared, std::cmp::Reverse(*at)))?;
    (most > 0).then_some(at)
}

/// The places of numbers, joined where they overlap. Where two numbers of one row would be joined by a wide cell of another,
/// the wide cell does not count.
fn columns(table: &PrintedTable, is_number: &dyn Fn(usize, &PrintedCell) -> bool) -> Vec<(usize, usize)> {
    let cells = table.rows.iter().enumerate().flat_map(|(row, of)| of.cells.iter().map(move |cell| (row, cell)));
    let numbers = cells.filter(|(row, cell)| is_number(*row, cell)).map(|(_, cell)| cell);
    let mut places: Vec<(usize, usize)> =
        numbers.map(|cell| (cell.column, cell.column.saturating_add(cell.columns.max(1)))).collect();
    places.compact_sort();
    places.dedup();
    // Narrow ones first: they are columns; a wider one belongs to what it overlaps, if that is one.
    places.compact_sort_by_key(|(start, end)| (end - start, *start));
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (start, end) in places {
        let mut touched =
            columns.iter().enumerate().filter(|(_, (from, to))| start < *to && *from < end).map(|(at, _)| at);
        match (touched.next(), touched.next()) {
            (None, _) => columns.push((start, end)),
            (Some(one), None) => {
                if let Some(column) = columns.get_mut(one) {
                    *column = (column.0.min(start), column.1.max(end));
                }
            }
            (Some(_), Some(_)) => {}
        }
        if columns.len() > MOST_COLUMNS {
            break;
        }
    }
    columns.compact_sort();
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(column: usize, columns: usize, text: &str) -> PrintedCell {
        let facts = if text.bytes().any(|b| b.is_ascii_digit()) { vec![0] } else { vec![] };
        PrintedCell { column, columns, rows: 1, text: text.into(), facts, ..PrintedCell::default() }
    }

    fn table(rows: Vec<Vec<PrintedCell>>) -> PrintedTable {
        let rows = rows.into_iter().map(|cells| PrintedRow { cells, indent: 0 }).collect();
        PrintedTable { rows, ..PrintedTable::default() }
    }

    fn found(rows: Vec<Vec<PrintedCell>>) -> Grid {
        grid(&table(rows), &|_, cell| !cell.facts.is_empty())
    }

    #[test]
    fn a_currency_sign_in_a_place_of_its_own_makes_no_column() {
        let grid = found(vec![
            vec![
                cell(0, 3, "Sales"),
                cell(3, 1, "$"),
                cell(4, 1, "12"),
                cell(5, 1, ""),
                cell(9, 1, "$"),
                cell(10, 1, "11"),
            ],
            vec![cell(0, 3, "Costs"), cell(3, 2, "7"), cell(5, 1, ""), cell(9, 2, "6")],
        ]);
        assert_eq!(grid.columns, [(3, 5), (9, 11)]);
        assert!(grid.rows.iter().all(|row| row.cells.iter().all(Option::is_some)));
        assert_eq!(grid.rows[0].label, "Sales");
    }

    #[test]
    fn a_wide_number_joins_no_two_columns() {
        let grid = found(vec![
            vec![cell(0, 1, "Sales"), cell(1, 1, "1"), cell(2, 1, "2")],
            vec![cell(0, 1, "Both"), cell(1, 2, "3")],
        ]);
        assert_eq!(grid.columns, [(1, 2), (2, 3)]);
        assert_eq!(grid.rows[1].cells, [Some(1), None]);
    }

    #[test]
    fn a_label_that_spans_rows_labels_each() {
        let mut wide = cell(0, 1, "Group");
        wide.rows = 2;
        let grid =
            found(vec![vec![wide, cell(1, 1, "Sales"), cell(2, 1, "1")], vec![cell(1, 1, "Costs"), cell(2, 1, "2")]]);
        assert_eq!((grid.rows[0].label.as_str(), grid.rows[1].label.as_str()), ("Group Sales", "Group Costs"));
    }

    #[test]
    fn what_stands_over_numbers_heads_them() {
        let grid = found(vec![
            vec![cell(0, 1, ""), cell(1, 2, "Year")],
            vec![cell(0, 1, "Sales"), cell(1, 1, "1"), cell(2, 1, "2")],
        ]);
        assert_eq!(grid.rows[0].heads, [(1, 3, "Year".to_owned())]);
        assert_eq!(grid.rows[0].label, "");
    }
}
