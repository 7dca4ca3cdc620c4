//! Which columns belong together, and where a table of the same columns begins anew.

use std::collections::BTreeMap;

use super::{Cell, Dim, End, Spans};

/// The columns in groups that can be tables together, in their order.
pub(super) fn groups(cells: &[Cell], columns: usize, spans: &dyn Spans) -> Vec<Vec<usize>> {
    let mut by_column: Vec<BTreeMap<usize, &Cell>> = vec![BTreeMap::new(); columns];
    for cell in cells {
        if let Some(column) = by_column.get_mut(cell.column) {
            column.entry(cell.row).or_insert(cell);
        }
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, column) in by_column.iter().enumerate().filter(|(_, column)| !column.is_empty()) {
        let joins = |group: &Vec<usize>| {
            // The first and the last stand for the group: a column that goes with both goes with those between.
            let ends = [group.first(), group.last()];
            ends.into_iter()
                .flatten()
                .all(|other| by_column.get(*other).is_some_and(|other| goes_with(other, column, spans)))
        };
        match groups.iter().position(joins) {
            Some(group) => groups[group].push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

/// Whether two columns can stand in one table: each aspect is mostly the same in each row, or the same down each column.
fn goes_with(a: &BTreeMap<usize, &Cell>, b: &BTreeMap<usize, &Cell>, spans: &dyn Spans) -> bool {
    // Lines under one label are those of a table of members by columns.
    let is_one_label = b.iter().filter_map(|(row, cell)| Some((cell.label, a.get(row)?.label))).all(|(b, a)| b == a);
    Dim::MAIN.iter().filter(|dim| **dim != Dim::Line || !is_one_label).all(|dim| {
        let shared = a.iter().filter_map(|(row, cell)| Some((cell.aspects.get(*dim)?, b.get(row)?.aspects.get(*dim)?)));
        let (mut same, mut count) = (0, 0);
        for (one, other) in shared {
            count += 1;
            same += usize::from(one == other);
        }
        same * 10 >= count * 7 || (is_constant(a, *dim, spans) && is_constant(b, *dim, spans))
    })
}

fn is_constant(column: &BTreeMap<usize, &Cell>, dim: Dim, spans: &dyn Spans) -> bool {
    let mut values: Vec<usize> = column.values().filter_map(|cell| cell.aspects.get(dim)).collect();
    if dim == Dim::Period {
        // Instants at the ends of the column's span are no other period.
        let has_span = values.iter().any(|period| spans.is_span(*period));
        values.retain(|period| !has_span || spans.is_span(*period));
    }
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for value in &values {
        *counts.entry(*value).or_default() += 1;
    }
    counts.values().max().is_none_or(|most| most * 10 >= values.len() * 7)
}

/// The cells in runs of rows in which each column means one thing.
pub(super) fn segments(cells: &[Cell], own: &[usize], spans: &dyn Spans) -> Vec<Vec<usize>> {
    let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in own {
        if let Some(cell) = cells.get(*at) {
            rows.entry(cell.row).or_default().push(*at);
        }
    }
    let rows: Vec<Vec<usize>> = rows.into_values().collect();
    let vectors: Vec<Vector> = rows.iter().map(|row| vector(cells, row, spans)).collect();
    let mut segments: Vec<Vec<usize>> = vec![Vec::new()];
    let mut current = Vector::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(own) = vectors.get(at) else { continue };
        let turns = contradicts(&current, own) && {
            // One row alone that is otherwise is a row in pieces, no table.
            let next = vectors.iter().skip(at + 1).find(|vector| shares_key(vector, own));
            next.is_some_and(|next| !contradicts(own, next))
        };
        if turns {
            segments.push(Vec::new());
            current = Vector::new();
        }
        for (key, value) in own {
            current.entry(*key).or_insert(*value);
        }
        if let Some(segment) = segments.last_mut() {
            segment.extend(row);
        }
    }
    segments
}

/// What a row says of columns: the aspects that vary along it.
type Vector = BTreeMap<(usize, usize), usize>;

fn vector(cells: &[Cell], row: &[usize], spans: &dyn Spans) -> Vector {
    let mut vector = Vector::new();
    for dim in Dim::MAIN {
        let values: Vec<(usize, usize)> = row
            .iter()
            .filter_map(|at| cells.get(*at))
            .filter_map(|cell| Some((cell.column, cell.aspects.get(dim)?)))
            .filter(|(_, value)| dim != Dim::Period || spans.is_span(*value) || !has_spans(cells, spans))
            .collect();
        if values.iter().any(|(_, value)| values.first().is_some_and(|(_, first)| first != value)) {
            vector.extend(values.into_iter().map(|(column, value)| ((dim as usize, column), value)));
        }
    }
    vector
}

fn has_spans(cells: &[Cell], spans: &dyn Spans) -> bool {
    let is_span = |cell: &Cell| cell.aspects.get(Dim::Period).is_some_and(|period| spans.is_span(period));
    cells.iter().take(200).any(is_span)
}

fn contradicts(a: &Vector, b: &Vector) -> bool {
    b.iter().any(|(key, value)| a.get(key).is_some_and(|other| other != value))
}

fn shares_key(a: &Vector, b: &Vector) -> bool {
    b.keys().any(|key| a.contains_key(key))
}

/// The end of a span that all of a row's instants stand at, if they do: `pairs` are the spans of the columns with the instants.
pub(super) fn end_of_all(pairs: &[(usize, usize)], spans: &dyn Spans) -> Option<End> {
    [End::Start, End::End].into_iter().find(|end| {
        !pairs.is_empty() && pairs.iter().all(|(span, instant)| spans.instant(*span, *end) == Some(*instant))
    })
}
