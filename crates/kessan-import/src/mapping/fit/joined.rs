//! Puts the pieces of a printed row together again, where a row can say of its cells in what they differ.

use super::{Aspects, Cell, Dim, Fitted, Piece, Spans};
use kessan_core::order::CompactSort;

/// What a row says once for all of its cells, or leaves to its columns.
const SHARED: [Dim; 4] = [Dim::Scenario, Dim::Currency, Dim::Scale, Dim::CountScale];

/// Joins the pieces of each row that stand under one label and differ in line, period, measure and sign at most.
pub(super) fn join(table: &mut Fitted, cells: &[Cell], spans: &dyn Spans) {
    let mut joined: Vec<Piece> = Vec::with_capacity(table.pieces.len());
    let mut pieces = std::mem::take(&mut table.pieces).into_iter().peekable();
    while let Some(first) = pieces.next() {
        let row = first.row;
        let mut of_row = vec![first];
        while let Some(next) = pieces.next_if(|next| next.row == row) {
            of_row.push(next);
        }
        // The largest piece is the row; the others say in what they differ from it.
        of_row.compact_sort_by_key(|piece| std::cmp::Reverse(piece.cells.len()));
        let mut of_row = of_row.into_iter();
        let mut rows: Vec<Piece> = of_row.next().into_iter().collect();
        for piece in of_row {
            let into =
                rows.iter().enumerate().find_map(|(at, base)| Some((at, with(base, &piece, table, cells, spans)?)));
            match into {
                Some((at, whole)) => {
                    if let Some(base) = rows.get_mut(at) {
                        *base = whole;
                    }
                    table.extra = table.extra.saturating_sub(1);
                }
                None => rows.push(piece),
            }
        }
        rows.compact_sort_by_key(|piece| piece.cells.iter().min().copied());
        joined.extend(rows);
    }
    table.pieces = joined;
}

/// A piece with another in it; `None` where the two differ in what a row says once, or have labels of their own.
fn with(base: &Piece, piece: &Piece, table: &Fitted, cells: &[Cell], spans: &dyn Spans) -> Option<Piece> {
    let label = |piece: &Piece| piece.cells.first().and_then(|at| cells.get(*at)).map(|cell| cell.label);
    if label(base) != label(piece) {
        return None;
    }
    let column = |at: usize| -> Option<Aspects> {
        let cell = cells.get(at)?;
        table.columns.iter().find(|(column, _)| *column == cell.column).map(|(_, aspects)| *aspects)
    };
    let mut whole = base.clone();
    // What most cells of the row are about the row says, the others for themselves.
    let lines = |at: &usize| cells.get(*at).and_then(|cell| cell.aspects.get(Dim::Line));
    let given = |at: &usize| base.aspects.get(Dim::Line).or_else(|| column(*at)?.get(Dim::Line));
    if base.is_mixed || piece.is_mixed || piece.cells.iter().any(|at| lines(at) != given(at)) {
        whole.is_mixed = true;
    }
    for at in &piece.cells {
        let (cell, of_column) = (cells.get(*at)?, column(*at)?);
        let said = |dim: Dim| base.aspects.get(dim).or(of_column.get(dim));
        if SHARED.iter().any(|dim| cell.aspects.get(*dim).is_some_and(|own| said(*dim) != Some(own))) {
            return None;
        }
        let period = match base.at {
            Some(end) => said(Dim::Period).and_then(|span| spans.instant(span, end)),
            None => said(Dim::Period),
        };
        if cell.aspects.get(Dim::Period) != period {
            whole.own_periods.push(*at);
        }
        if cell.aspects.get(Dim::Negated).is_some_and(|own| said(Dim::Negated).unwrap_or(0) != own) {
            whole.own_signs.push(*at);
        }
        if cell.aspects.get(Dim::Measure).is_some_and(|own| said(Dim::Measure) != Some(own)) {
            whole.own_measures.push(*at);
        }
        whole.cells.push(*at);
    }
    whole.own_periods.extend(&piece.own_periods);
    whole.own_signs.extend(&piece.own_signs);
    whole.own_measures.extend(&piece.own_measures);
    for list in [&mut whole.own_periods, &mut whole.own_signs, &mut whole.own_measures] {
        list.compact_sort();
        list.dedup();
    }
    Some(whole)
}
