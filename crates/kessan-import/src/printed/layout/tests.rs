use super::*;
use crate::report::PrintedCell;

/// A table from lines of cells parted by `|`; `>` at the end of a cell makes it one column wider.
fn table(text: &str) -> PrintedTable {
    let row = |line: &str| {
        let mut column = 0;
        let mut cells = Vec::new();
        for cell in line.split('|') {
            let text = cell.trim_end_matches('>');
            let columns = 1 + cell.len() - text.len();
            cells.push(PrintedCell {
                column,
                columns,
                rows: 1,
                text: text.trim().to_owned(),
                ..PrintedCell::default()
            });
            column += columns;
        }
        PrintedRow { cells, indent: 0 }
    };
    PrintedTable {
        rows: text.lines().map(str::trim).filter(|line| !line.is_empty()).map(row).collect(),
        ..PrintedTable::default()
    }
}

fn texts(layout: &Layout) -> Vec<(String, Vec<String>)> {
    let cells = |line: &Line| {
        line.cells.iter().map(|cell| cell.as_ref().map_or(String::new(), |cell| cell.figure.text.clone())).collect()
    };
    layout.lines.iter().map(|line| (line.label.clone(), cells(line))).collect()
}

#[test]
fn figures_with_signs_in_cells_of_their_own_stand_in_their_columns() {
    let layout = layout(&table(
        "(in thousands)||Thirteen Weeks Ended>>>>>||
         ||May 3, 2031>>||May 4, 2030>>|
         Net sales||$|1,234|||$|1,100|
         Loss|||(12|)|||9|
         ||$|1,222|||$|1,109|",
    ))
    .unwrap();
    let columns: Vec<_> = layout.columns.iter().map(|column| column.heads.join(" ")).collect();
    assert_eq!(columns, ["Thirteen Weeks Ended May 3, 2031", "Thirteen Weeks Ended May 4, 2030"]);
    assert_eq!(layout.titles, ["(in thousands)"]);
    let expected = [("Net sales", ["1,234", "1,100"]), ("Loss", ["(12)", "9"]), ("", ["1,222", "1,109"])];
    let expected: Vec<_> = expected.map(|(label, cells)| (label.to_owned(), cells.map(str::to_owned).to_vec())).into();
    assert_eq!(texts(&layout), expected);
}

#[test]
fn rows_of_words_below_the_heads_are_headings() {
    let layout = layout(&table(
        "|2031|2030
         ASSETS||
         Current assets:||
         Cash|10|20
         Employees|2031|1990",
    ))
    .unwrap();
    assert_eq!(layout.columns.iter().map(|column| column.heads.clone()).collect::<Vec<_>>(), [["2031"], ["2030"]]);
    let headings: Vec<_> = layout.lines.iter().map(Line::is_heading).collect();
    assert_eq!(headings, [true, true, false, false]);
    assert_eq!(layout.lines[3].cells[1].as_ref().unwrap().figure.text, "1990");
}

#[test]
fn a_label_with_a_day_is_no_head() {
    let layout = layout(&table("|Total|Retained earnings\nBalance at March 31, 2031|62|(2)\nNet income|5|5")).unwrap();
    assert_eq!(layout.lines[0].label, "Balance at March 31, 2031");
    assert_eq!(layout.columns[1].heads, ["Retained earnings"]);
}

#[test]
fn a_table_without_figures_only_lays_out_a_page() {
    assert_eq!(layout(&table("Contact|Jane Roe\nPhone|see below")), None);
    assert_eq!(layout(&table("")), None);
    assert_eq!(layout(&table("2031|2030")), None);
}

proptest::proptest! {
    #[test]
    fn any_table_is_answered(rows in proptest::collection::vec(proptest::collection::vec("[$()%0-9,a 年月日>]{0,5}", 0..8), 0..8)) {
        let text: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
        if let Some(layout) = layout(&table(&text.join("\n"))) {
            for line in &layout.lines {
                proptest::prop_assert_eq!(line.cells.len(), layout.columns.len());
            }
        }
    }
}
