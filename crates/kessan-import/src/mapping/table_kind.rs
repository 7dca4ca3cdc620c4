//! What a table is about where its text does not say it, and what it is then called.

use std::collections::BTreeMap;

use kessan_core::release::model::TableKind;

use super::draft::Draft;
use super::figures::Figures;
use super::words::Words;
use super::{bare, titles};
use crate::terms;

/// Titles and kinds for tables whose text says neither.
pub fn finish(figures: &Figures, draft: &mut Draft, language: &str) {
    if draft.kind == TableKind::Other {
        draft.kind = guessed(figures, draft);
    }
    if draft.title.is_empty() {
        draft.title = bare::title(draft.kind);
    } else if !draft.title.has("en") && language != "en" {
        draft.title = draft.title.clone().or(&bare::title(draft.kind));
    }
    while draft.rows.last().is_some_and(|row| row.cells.is_empty()) {
        draft.rows.pop();
    }
}

/// Whether lines of members, or the words of rows, columns and elements, are about segments: a heading of segments may be that of the
/// section, and no table's.
pub fn is_of_segments(figures: &Figures, draft: &Draft) -> bool {
    let lines = draft.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| figures.get(cell.fact?));
    let says_so = |line: &super::figures::Line| {
        let mut axes = line.members.iter().map(|(axis, _)| axis);
        line.element.local.contains("Segment")
            || axes.any(|axis| {
                ["Segment", "Product", "Geograph", "Business", "Columns"].iter().any(|word| axis.local.contains(word))
            })
    };
    let mut lines = lines.filter_map(|figure| figures.lines.get(figure.line));
    let labels = draft.rows.iter().map(|row| &row.label).chain(draft.columns.iter().map(|column| &column.label));
    let mut labels = labels.flat_map(Words::all);
    lines.any(says_so) || labels.any(|(_, text)| text.to_lowercase().contains("segment") || text.contains("セグメント"))
}

/// What a table is about, by what is in it.
fn guessed(figures: &Figures, draft: &Draft) -> TableKind {
    let facts: Vec<&super::figures::Figure> =
        draft.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| figures.get(cell.fact?)).collect();
    let count = |is: &dyn Fn(&super::figures::Figure) -> bool| {
        facts.iter().filter(|figure| is(figure)).count() * 2 > facts.len()
    };
    let line = |figure: &super::figures::Figure| figures.lines.get(figure.line);
    let title = draft.title.all().map(|(_, text)| text.to_owned()).collect::<String>();
    if titles::kind(&title).is_some_and(|kind| kind != TableKind::Segments) {
        return TableKind::Other;
    }
    if count(&|figure| figure.scenario.is_target()) {
        return TableKind::Targets;
    }
    if count(&|figure| line(figure).is_some_and(|line| line.element.local.contains("DividendPerShare"))) {
        return TableKind::Dividends;
    }
    if count(&|figure| {
        line(figure).is_some_and(|line| line.members.iter().any(|(axis, _)| axis.local.contains("Segment")))
    }) {
        return TableKind::Segments;
    }
    if count(&|figure| line(figure).is_some_and(|line| !line.members.is_empty())) {
        return TableKind::Breakdown;
    }
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for term in facts.iter().filter_map(|figure| terms::by_element(&line(figure)?.element)) {
        let at = TableKind::ALL.iter().position(|kind| *kind == term.statement).unwrap_or_default();
        *votes.entry(at).or_default() += 1;
    }
    let best = votes.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| count * 2 > facts.len());
    let kind = best.and_then(|(at, _)| TableKind::ALL.get(at).copied()).unwrap_or_default();
    // A few lines of a statement are no statement.
    if kind.is_statement() && draft.rows.len() < 8 { TableKind::Summary } else { kind }
}
