use proptest::prelude::*;

use super::*;

/// Periods below 100 are spans; 100 + n is the instant at the end of span n, 99 + n the one at its beginning.
struct Numbered;

impl Spans for Numbered {
    fn is_span(&self, period: usize) -> bool {
        period < 100
    }

    fn instant(&self, span: usize, end: End) -> Option<usize> {
        Some(if end == End::End { 100 + span } else { 99 + span })
    }
}

fn cell(row: usize, column: usize, line: usize, period: usize) -> Cell {
    Cell { row, column, label: 0, aspects: Aspects::default().with(Dim::Line, line).with(Dim::Period, period) }
}

/// What the fitted tables say of each cell.
fn said(cells: &[Cell], tables: &[Fitted]) -> Vec<Option<(Option<usize>, Option<usize>)>> {
    let mut said = vec![None; cells.len()];
    for table in tables {
        for piece in &table.pieces {
            for at in &piece.cells {
                let column = table.columns.iter().find(|(column, _)| *column == cells[*at].column).unwrap().1;
                // A row of several lines says that of each cell.
                let own = cells[*at].aspects.get(Dim::Line).filter(|_| piece.is_mixed);
                let line = own.or(piece.aspects.get(Dim::Line)).or(column.get(Dim::Line));
                let period = piece.aspects.get(Dim::Period).or(column.get(Dim::Period));
                let period = piece.at.map_or(period, |end| Numbered.instant(period.unwrap(), end));
                let of_cell = cells[*at].aspects.get(Dim::Period).filter(|_| piece.own_periods.contains(at));
                let period = of_cell.or(period);
                assert!(said[*at].replace((line, period)).is_none(), "a cell in two tables");
            }
        }
    }
    said
}

#[test]
fn lines_by_rows_and_periods_by_columns_are_one_table() {
    let cells: Vec<Cell> = (0..4).flat_map(|row| (0..2).map(move |column| cell(row, column, row, column))).collect();
    let tables = fit(&cells, &Numbered);
    assert_eq!((tables.len(), tables[0].extra), (1, 0));
    assert_eq!(tables[0].columns[1].1.get(Dim::Period), Some(1));
}

#[test]
fn lines_by_columns_and_periods_by_rows_are_one_table() {
    let cells: Vec<Cell> = (0..3).flat_map(|row| (0..4).map(move |column| cell(row, column, column, row))).collect();
    let tables = fit(&cells, &Numbered);
    assert_eq!((tables.len(), tables[0].extra), (1, 0));
    assert_eq!(tables[0].columns[3].1.get(Dim::Line), Some(3));
}

#[test]
fn cash_at_both_ends_of_a_period_stands_in_the_periods_columns() {
    let mut cells: Vec<Cell> =
        (0..3).flat_map(|row| (0..2).map(move |column| cell(row, column, row, 5 + 5 * column))).collect();
    cells.extend([cell(3, 0, 9, 104), cell(3, 1, 9, 109), cell(4, 0, 9, 105), cell(4, 1, 9, 110)]);
    let tables = fit(&cells, &Numbered);
    assert_eq!((tables.len(), tables[0].extra), (1, 0));
    assert_eq!((tables[0].pieces[3].at, tables[0].pieces[4].at), (Some(End::Start), Some(End::End)));
}

#[test]
fn a_row_whose_line_differs_between_cells_is_one_row_under_one_label_and_two_under_two() {
    let mut cells: Vec<Cell> =
        (0..6).flat_map(|row| (0..4).map(move |column| cell(row, column, row, column))).collect();
    cells[9].aspects.set(Dim::Line, Some(50));
    let tables = fit(&cells, &Numbered);
    assert_eq!((tables.len(), tables[0].extra, tables[0].mixed), (1, 0, 1));
    cells[9].label = 1;
    let tables = fit(&cells, &Numbered);
    assert_eq!((tables.len(), tables[0].extra, tables[0].mixed), (1, 1, 0));
}

#[test]
fn a_cell_of_another_period_or_sign_stays_in_its_row() {
    let mut cells: Vec<Cell> =
        (0..6).flat_map(|row| (0..4).map(move |column| cell(row, column, row, column))).collect();
    cells[9].aspects.set(Dim::Period, Some(7));
    for (at, sign) in [(12, 1), (13, 1), (14, 0), (15, 1)] {
        cells[at].aspects.set(Dim::Negated, Some(sign));
    }
    let tables = fit(&cells, &Numbered);
    assert_eq!((tables.len(), tables[0].extra, tables[0].pieces.len()), (1, 0, 6));
    assert_eq!(tables[0].pieces[2].own_periods, [9]);
    assert!(tables[0].pieces[3].own_signs.len() <= 3 && !tables[0].pieces[3].cells.is_empty());
}

#[test]
fn stacked_tables_are_split_where_their_columns_change() {
    let block = |row: usize, period: usize| (0..2).map(move |column| cell(row, column, row % 4, period + column));
    let cells: Vec<Cell> = (0..8).flat_map(|row| block(row, if row < 4 { 0 } else { 10 })).collect();
    let tables = fit(&cells, &Numbered);
    assert_eq!(tables.len(), 2);
    assert!(tables.iter().all(|table| table.extra == 0 && table.pieces.len() == 4));
}

#[test]
fn members_by_columns_are_one_table_whose_rows_say_the_line_of_each_cell() {
    let cells: Vec<Cell> =
        (0..12).flat_map(|row| (0..5).map(move |column| cell(row, column, 10 * row + column, row))).collect();
    let tables = fit(&cells, &Numbered);
    assert_eq!((tables.len(), tables[0].extra, tables[0].mixed), (1, 0, 12));
    assert!(tables[0].columns.iter().all(|(_, aspects)| aspects.get(Dim::Line).is_none()));
}

#[test]
fn columns_that_are_other_lines_further_below_are_two_tables() {
    let cells: Vec<Cell> = (0..8)
        .flat_map(|row| {
            (0..3).map(move |column| cell(row, column, if row < 4 { column } else { 10 + column }, row % 4))
        })
        .collect();
    let tables = fit(&cells, &Numbered);
    assert_eq!(tables.iter().map(|table| (table.pieces.len(), table.mixed)).collect::<Vec<_>>(), [(4, 0), (4, 0)]);
}

proptest! {
    /// Whatever a table says, every cell comes out once, with its own line and period.
    #[test]
    fn every_cell_keeps_its_aspects(list in proptest::collection::vec((0_usize..6, 0_usize..5, 0_usize..4, prop_oneof![0_usize..4, 99_usize..104], 0_usize..2), 1..40)) {
        let mut cells: Vec<Cell> = Vec::new();
        for (row, column, line, period, label) in list {
            if !cells.iter().any(|known| (known.row, known.column) == (row, column)) {
                cells.push(Cell { label, ..cell(row, column, line, period) });
            }
        }
        let tables = fit(&cells, &Numbered);
        for (cell, said) in cells.iter().zip(said(&cells, &tables)) {
            prop_assert_eq!(said, Some((cell.aspects.get(Dim::Line), cell.aspects.get(Dim::Period))));
        }
    }
}
