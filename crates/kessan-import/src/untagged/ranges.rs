//! Ranges of forecasts: `1,000–1,200` in one cell, or its ends in cells of their own with a mark between them. Both become two columns, one
//! for each end, since a cell of a release prints one figure.

use kessan_core::order::{CollectOrdered, CompactSort};
use std::collections::BTreeMap;

use super::forecast::Bound;
use crate::printed::figure;
use crate::report::PrintedTable;

/// The places of ends in the printed grid, by where they begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends(BTreeMap<usize, Bound>);

impl Ends {
    /// Which end stands in these columns of the grid.
    pub fn within(&self, grid: &std::ops::Range<usize>) -> Option<Bound> {
        self.0.range(grid.clone()).next().map(|(_, bound)| *bound)
    }
}

/// What stands between the ends of a range, the longer ones first.
const BETWEEN: [&str; 10] = [" to ", " and ", "から", "～", "〜", "~", "–", "—", " - ", "-"];

/// The two ends that a text prints; `None` for anything else.
pub(super) fn ends(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    if text.len() > 60 || !text.contains(|c: char| c.is_numeric()) {
        return None;
    }
    let without = |word: &&str| {
        let before = text.get(..word.len()).filter(|before| before.eq_ignore_ascii_case(word))?;
        text.get(before.len()..)
    };
    let plain =
        ["between ", "from ", "approximately ", "about ", "around ", "約"].iter().find_map(without).unwrap_or(text);
    let has_digits = |text: &str| text.chars().any(char::is_numeric);
    BETWEEN.iter().find_map(|mark| {
        let (low, high) = split(plain, mark)?;
        // `2031–2033` are years.
        let is_year = |text: &str| text.trim().parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year));
        if !has_digits(low) || !has_digits(high) || (is_year(low) && is_year(high)) {
            return None;
        }
        let high = figure(high.trim())?;
        // `$4.2 to $4.4 billion`, `20-22%`: what stands behind the second is the first's, too.
        let low = low.trim();
        let own = figure(low)?;
        let behind = high.text.trim_start_matches(|c: char| !c.is_alphabetic() && !"%％".contains(c));
        let has_own = low.contains(|c: char| c.is_alphabetic() || "%％".contains(c));
        let low = if behind.is_empty() || has_own { own.text } else { figure(&format!("{low} {behind}"))?.text };
        let mark = high.currency.or(own.currency).and_then(sign).unwrap_or_default();
        Some((format!("{mark}{low}"), format!("{mark}{}", high.text)))
    })
}

fn split<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    // A sign before the first figure parts nothing.
    let from = text.char_indices().nth(1).map_or(text.len(), |(at, _)| at);
    let at = from + text.get(from..)?.find(mark)?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

fn sign(code: &str) -> Option<&'static str> {
    [("USD", "$"), ("JPY", "¥"), ("EUR", "€"), ("GBP", "£")]
        .into_iter()
        .find(|(own, _)| *own == code)
        .map(|(_, sign)| sign)
}

/// Parts the ranges of a table; where their ends stand then.
pub(super) fn part(table: &mut PrintedTable) -> Ends {
    let mut found = Ends::default();
    marked(table, &mut found);
    // From the right, so that what is parted moves nothing that is still to be parted.
    let mut places: Vec<(usize, usize)> = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| cell.column > 0 && ends(&cell.text).is_some())
        .map(|cell| (cell.column.saturating_add(cell.columns.max(1)), cell.column))
        .collect();
    places.compact_sort();
    places.dedup_by_key(|(end, _)| *end);
    for (end, start) in places.into_iter().rev() {
        for row in &mut table.rows {
            let mut at = 0;
            while let Some(cell) = row.cells.get_mut(at) {
                at += 1;
                let stop = cell.column.saturating_add(cell.columns.max(1));
                if cell.column >= end {
                    cell.column += 1;
                } else if stop == end
                    && let Some((low, high)) = ends(&cell.text)
                {
                    let mut upper = cell.clone();
                    cell.text = low;
                    (upper.text, upper.column, upper.columns) = (high, end, 1);
                    row.cells.insert(at, upper);
                    at += 1;
                } else if stop >= end {
                    cell.columns = cell.columns.max(1) + 1;
                }
            }
        }
        found.0 = found
            .0
            .into_iter()
            .map(|(place, bound)| (if place >= end { place + 1 } else { place }, bound))
            .collect_map();
        found.0.insert(start, Bound::Lower);
        found.0.insert(end, Bound::Upper);
    }
    found
}

/// Ends in cells of their own: the mark between them is taken out, as a dash alone would be a figure of nothing.
fn marked(table: &mut PrintedTable, found: &mut Ends) {
    let is_mark = |text: &str| matches!(text.trim(), "～" | "〜" | "~" | "–" | "—" | "-" | "to" | "から" | "and");
    let heads: Vec<usize> = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| !cell.text.trim().is_empty() && !is_mark(&cell.text) && figure(&cell.text).is_none())
        .map(|cell| cell.column)
        .collect();
    for row in &mut table.rows {
        let texts: Vec<usize> = (0..row.cells.len())
            .filter(|at| row.cells.get(*at).is_some_and(|cell| !cell.text.trim().is_empty()))
            .collect();
        for three in texts.windows(3) {
            let [low, mark, high] = three else { continue };
            let has_digits = |at: usize| {
                row.cells.get(at).is_some_and(|cell| {
                    figure(&cell.text).is_some() && cell.text.chars().any(char::is_numeric) && cell.column > 0
                })
            };
            let is_between =
                row.cells.get(*mark).is_some_and(|cell| is_mark(&cell.text) && !heads.contains(&cell.column));
            if !is_between || !has_digits(*low) || !has_digits(*high) {
                continue;
            }
            for (at, bound) in [(*low, Bound::Lower), (*high, Bound::Upper)] {
                if let Some(cell) = row.cells.get(at) {
                    found.0.insert(cell.column, bound);
                }
            }
            if let Some(cell) = row.cells.get_mut(*mark) {
                cell.text.clear();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_have_their_signs_and_words() {
        let found = |text| ends(text).map(|(low, high)| format!("{low} | {high}"));
        for (text, expected) in [
            ("1,000–1,200", Some("1,000 | 1,200")),
            ("1,000 ～ 1,200", Some("1,000 | 1,200")),
            ("$1.00 to $1.20", Some("$1.00 | $1.20")),
            ("$4.2 to $4.4 billion", Some("$4.2 billion | $4.4 billion")),
            ("20-22%", Some("20% | 22%")),
            ("(12)–(8)", Some("(12) | (8)")),
            ("between 5 and 7", Some("5 | 7")),
            ("-5", None),
            ("1,200", None),
            ("10-K", None),
            ("2031–2033", None),
            ("First to second", None),
        ] {
            assert_eq!(found(text).as_deref(), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,70}") {
            let _ = ends(&text);
        }

        #[test]
        fn any_marks_and_figures_are_answered(text in "(between |from |約)?[$€]?[0-9,.]{0,6}( to |–|-|～)[$€(]?[0-9,.]{0,6}[)%]?( billion)?") {
            let _ = ends(&text);
        }
    }
}
