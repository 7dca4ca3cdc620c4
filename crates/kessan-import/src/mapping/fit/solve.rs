//! Gives rows and columns their aspects.

use std::collections::BTreeMap;

use super::groups::end_of_all;
use super::{Aspects, Cell, Dim, End, Spans};

/// A table with constant aspects by rows and columns.
#[derive(Clone, Debug, Default)]
pub struct Fitted {
    /// The printed columns, each with what it gives to its cells.
    pub columns: Vec<(usize, Aspects)>,
    /// The rows, in the order of the printed ones.
    pub pieces: Vec<Piece>,
    /// How many rows there are more than in print.
    pub extra: usize,
    /// How many rows say the line of each cell.
    pub mixed: usize,
}

/// A printed row, or a part of it.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The printed row.
    pub row: usize,
    /// Its cells: positions in what was to be fitted.
    pub cells: Vec<usize>,
    /// What the row gives to its cells, beside what the columns do.
    pub aspects: Aspects,
    /// Which end of its columns' spans its instants are.
    pub at: Option<End>,
    /// Whether each of its cells is of a line of its own, which neither the row nor the columns give.
    pub is_mixed: bool,
    /// Those of its cells that are of another period than the row or their column says.
    pub own_periods: Vec<usize>,
    /// Those of its cells whose sign is another than the row or their column says.
    pub own_signs: Vec<usize>,
    /// Those of its cells whose number follows from its line in another way than the row or their column says.
    pub own_measures: Vec<usize>,
}

/// Fits the cells `own` of `cells` in one table.
pub(super) fn solve(cells: &[Cell], own: &[usize], spans: &dyn Spans) -> Fitted {
    let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut columns: BTreeMap<usize, Aspects> = BTreeMap::new();
    for at in own {
        if let Some(cell) = cells.get(*at) {
            rows.entry(cell.row).or_default().push(*at);
            columns.entry(cell.column).or_default();
        }
    }
    for dim in Dim::ALL {
        for (column, value) in column_values(cells, &rows, dim, spans) {
            if let Some(aspects) = columns.get_mut(&column) {
                aspects.set(dim, Some(value));
            }
        }
    }
    let mut fitted = Fitted::default();
    for (row, own) in rows {
        let pieces = pieces(cells, row, &own, &columns, spans);
        fitted.extra += pieces.len().saturating_sub(1);
        fitted.mixed += pieces.iter().filter(|piece| piece.is_mixed).count();
        fitted.pieces.extend(pieces);
    }
    fitted.columns = columns.into_iter().collect();
    fitted
}

/// What each column is to give of one aspect: what rows that vary in it say most often, else what is the same all down.
fn column_values(
    cells: &[Cell],
    rows: &BTreeMap<usize, Vec<usize>>,
    dim: Dim,
    spans: &dyn Spans,
) -> Vec<(usize, usize)> {
    let value = |at: &usize| cells.get(*at).and_then(|cell| Some((cell.column, cell.aspects.get(dim)?)));
    let mut votes: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    let mut all: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut varying = 0;
    for row in rows.values() {
        let values: Vec<(usize, usize)> = row.iter().filter_map(value).collect();
        let varies = values.iter().any(|(_, value)| values.first().is_some_and(|(_, first)| first != value));
        varying += usize::from(varies);
        for (column, value) in values {
            all.entry(column).or_default().push(value);
            if varies {
                *votes.entry(column).or_default().entry(value).or_default() += 1;
            }
        }
    }
    let mut given = Vec::new();
    for (column, values) in all {
        // A single row of several lines says them itself rather than by its columns, which the others would overrule.
        let is_single = dim == Dim::Line && 2 * varying < rows.len();
        // So do the rows of a table of members by columns, in which each has lines of its own.
        let is_matrix = |votes: &BTreeMap<usize, usize>| {
            let (most, all) = (votes.values().max().copied().unwrap_or_default(), votes.values().sum::<usize>());
            dim == Dim::Line && most * 10 < all * 7
        };
        if let Some(votes) = votes.get(&column).filter(|votes| !is_single && !is_matrix(votes)) {
            let most = |is: &dyn Fn(usize) -> bool| {
                let counted = votes.iter().filter(|(value, _)| is(**value));
                counted.max_by_key(|(value, count)| (**count, std::cmp::Reverse(**value)))
            };
            let span = most(&|period| dim == Dim::Period && spans.is_span(period));
            // A span, with instants at its ends, unless more of the column's instants are at neither.
            let span = span.filter(|(span, count)| {
                let ends = [End::Start, End::End].map(|end| spans.instant(**span, end));
                let others =
                    votes.iter().filter(|(value, _)| !spans.is_span(**value) && !ends.contains(&Some(**value)));
                others.map(|(_, count)| *count).sum::<usize>() <= **count
            });
            let best = span.or_else(|| most(&|_| true));
            given.extend(best.map(|(value, _)| (column, *value)));
        } else if dim != Dim::Line && values.iter().all(|value| values.first() == Some(value)) {
            given.extend(values.first().map(|value| (column, *value)));
        }
    }
    given
}

/// A row in as few pieces as its columns allow.
fn pieces(
    cells: &[Cell],
    row: usize,
    own: &[usize],
    columns: &BTreeMap<usize, Aspects>,
    spans: &dyn Spans,
) -> Vec<Piece> {
    let whole = Piece { row, cells: own.to_vec(), ..Piece::default() };
    if let Some(piece) = settled(cells, whole, columns, spans) {
        return vec![piece];
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for at in own {
        let joined = pieces.iter().enumerate().find_map(|(number, piece)| {
            let mut wider = piece.clone();
            wider.cells.push(*at);
            let wider = Piece { aspects: Aspects::default(), at: None, is_mixed: false, ..wider };
            Some((number, settled(cells, wider, columns, spans)?))
        });
        match joined {
            Some((number, piece)) => pieces[number] = piece,
            None => {
                let alone = Piece { row, cells: vec![*at], ..Piece::default() };
                pieces.extend(settled(cells, alone, columns, spans));
            }
        }
    }
    pieces
}

/// A piece with the aspects that it has to give itself; `None` if its cells differ in one that the columns do not give.
fn settled(cells: &[Cell], mut piece: Piece, columns: &BTreeMap<usize, Aspects>, spans: &dyn Spans) -> Option<Piece> {
    for dim in Dim::ALL {
        let own = |at: &usize| {
            let cell = cells.get(*at)?;
            Some((columns.get(&cell.column).and_then(|column| column.get(dim)), cell.aspects.get(dim)?))
        };
        let values: Vec<(Option<usize>, usize)> = piece.cells.iter().filter_map(own).collect();
        if values.iter().all(|(given, value)| *given == Some(*value)) {
            continue;
        }
        let first = values.first().map(|(_, value)| *value)?;
        if values.iter().all(|(_, value)| *value == first) && !(dim == Dim::Period && values.len() > 1) {
            piece.aspects.set(dim, Some(first));
            continue;
        }
        if dim == Dim::Period {
            let pairs: Option<Vec<(usize, usize)>> =
                values.iter().map(|(given, value)| Some(((*given)?, *value))).collect();
            if let Some(end) = pairs.and_then(|pairs| end_of_all(&pairs, spans)) {
                piece.at = Some(end);
                continue;
            }
        }
        if values.iter().any(|(_, value)| *value != first) {
            if dim != Dim::Line {
                return None;
            }
            // Lines side by side that have labels of their own are rows of their own.
            let label = |at: &usize| cells.get(*at).map(|cell| cell.label);
            if piece.cells.iter().any(|at| label(at) != piece.cells.first().and_then(label)) {
                return None;
            }
            piece.is_mixed = true;
            continue;
        }
        piece.aspects.set(dim, Some(first));
    }
    Some(piece)
}
