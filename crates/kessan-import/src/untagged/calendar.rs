//! The fiscal year of a document without tags, from what its tables say of whole years.

use crate::printed::period::{Calendar, Span, read};
use crate::report::PrintedTable;

/// The latest whole year that any head, title or label names by its days; `None` where none does.
pub(super) fn of_document(tables: &[PrintedTable]) -> Option<Calendar> {
    let cells = |table: &PrintedTable| -> Vec<String> {
        let heads = table.rows.iter().take(6).flat_map(|row| &row.cells);
        let labels = table.rows.iter().skip(6).filter_map(|row| row.cells.first());
        heads.chain(labels).map(|cell| cell.text.clone()).collect()
    };
    let texts = tables.iter().flat_map(|table| {
        table.before.iter().cloned().chain(table.caption.clone()).chain(cells(table)).collect::<Vec<_>>()
    });
    let ends = texts.filter(|text| text.len() <= 300).filter_map(|text| match year_of(&text)? {
        Span::Days { start, end } if (350..=380).contains(&(end - start).get_days()) => Some(end),
        _ => None,
    });
    ends.max().and_then(Calendar::ending)
}

/// The whole year that a text names, `2032年3月期第1四半期` by its beginning.
fn year_of(text: &str) -> Option<Span> {
    let whole = text.find("月期").and_then(|at| text.get(..at + "月期".len())).and_then(|year| read(year, None));
    whole.or_else(|| read(text, None)).map(|found| found.period)
}
