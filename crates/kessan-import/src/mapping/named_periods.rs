//! The periods that a release names.

use std::collections::BTreeSet;

use super::Context;
use super::draft::Draft;
use super::figures::{Figures, Measure};
use super::fit::Dim;

/// Every period that anything in the file names.
pub fn used_periods(
    drafts: &[Draft],
    context: &Context<'_>,
    spans: &[usize],
    year: Option<usize>,
    figures: &Figures,
) -> BTreeSet<usize> {
    let mut used: BTreeSet<usize> = spans.iter().copied().chain(year).collect();
    used.extend(spans.iter().filter_map(|span| figures.periods.known_year_before(*span)));
    for draft in drafts {
        let columns = draft.columns.iter().map(|column| column.aspects);
        for aspects in columns.chain(draft.rows.iter().map(|row| row.aspects)) {
            used.extend(aspects.get(Dim::Period));
            if let Some(Measure::Growth(on) | Measure::Change(on)) =
                aspects.get(Dim::Measure).map(|number| context.measures.get(number))
            {
                used.insert(on);
            }
        }
        // Instants at the ends of columns' spans.
        used.extend(
            draft.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| Some(figures.get(cell.fact?)?.period)),
        );
    }
    used
}
