//! The heads of columns.

use std::ops::Range;

use super::grid::Grid;
use super::words::clean;

/// Words of units that a head needs no more: the cells' unit is known.
const UNITS: [&str; 16] = [
    "百万円",
    "千円",
    "円 銭",
    "円銭",
    "円",
    "千米ドル",
    "百万米ドル",
    "千株",
    "株",
    "百万",
    "億円",
    "口",
    "千口",
    "人",
    "米ドル",
    "ドル",
];

/// Whether a text is a unit alone, in brackets or without.
pub fn is_unit(text: &str) -> bool {
    let text = clean(text);
    let inner = text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    UNITS.contains(&inner.unwrap_or(&text).trim())
}

/// The rows that head the columns of a table whose first row with figures is `first`: those before it with words over the columns,
/// back to the last row with figures.
pub fn rows(grid: &Grid, first: usize) -> Range<usize> {
    let before = grid.rows.get(..first).unwrap_or_default();
    let start = before.iter().rposition(|row| row.has_facts).map_or(0, |at| at + 1);
    let end = before.iter().rposition(|row| !row.heads.is_empty() && !row.has_facts).map_or(start, |at| at + 1);
    // A table that goes on under a sub-heading has the heads of its beginning.
    if end <= start && start > 0 {
        let first = grid.rows.iter().position(|row| row.has_facts).unwrap_or_default();
        return if first < start { rows(grid, first) } else { start..start };
    }
    start..end.max(start)
}

/// The head of the column at a place of the printed grid.
pub fn label(grid: &Grid, head: Range<usize>, (start, end): (usize, usize)) -> String {
    let mut words: Vec<String> = Vec::new();
    for row in grid.rows.get(head).unwrap_or_default() {
        for (from, to, text) in &row.heads {
            let text = clean(text);
            let is_unit = is_unit(&text) || text.starts_with("(単位") || text.starts_with("（単位");
            // "ASSETS:" over all columns heads the rows below it, not the columns.
            let heads_rows = text.ends_with([':', '：']);
            if *from < end && start < *to && !is_unit && !heads_rows && !text.is_empty() && !words.contains(&text) {
                words.push(text);
            }
        }
    }
    words.join(" ")
}
