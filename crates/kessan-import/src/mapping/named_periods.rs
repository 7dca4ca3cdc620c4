//! The periods that a release names, and no more of them than a release may.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Context;
use super::draft::{Draft, DraftCell};
use super::figures::{Figures, Measure};
use super::fit::Dim;
use super::periods::end_of;
use kessan_core::order::{CollectOrdered, CompactSort};

/// Every period that anything in the file names.
pub fn used_periods(
    drafts: &[Draft],
    context: &Context<'_>,
    spans: &[usize],
    year: Option<usize>,
    figures: &Figures,
) -> BTreeSet<usize> {
    let mut used: BTreeSet<usize> = spans.iter().copied().chain(year).collect_set();
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
        let measures = draft.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.measure);
        used.extend(measures.filter_map(|number| match context.measures.get(number) {
            Measure::Growth(on) | Measure::Change(on) => Some(on),
            _ => None,
        }));
        // Instants at the ends of columns' spans.
        used.extend(
            draft.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| Some(figures.get(cell.fact?)?.period)),
        );
    }
    used
}

/// The format takes 400 periods; the difference is for those that follow from others.
const MOST_PERIODS: usize = 380;
/// How many years after the report a period is no news but a term far ahead.
const MOST_YEARS_AHEAD: i16 = 5;

/// Takes the oldest periods out of tables that name more than a release may; says how many, and until when. A report's figures may be
/// of hundreds of days and spans: those of one company over many reports, every day of a buyback. Terms far ahead go first.
pub fn trim(drafts: &mut Vec<Draft>, context: &Context<'_>, figures: &Figures, day: Option<Date>) -> Option<String> {
    let mut all: Vec<usize> = used_periods(drafts, context, &[], None, figures).into_iter().collect();
    if all.len() <= MOST_PERIODS {
        return None;
    }
    let end = |period: &usize| end_of(figures.periods.get(*period));
    let is_far = |period: &usize| {
        end(period).zip(day).is_some_and(|(end, day)| end.year() > day.year().saturating_add(MOST_YEARS_AHEAD))
    };
    all.compact_sort_by_key(|period| (is_far(period), Reverse(end(period))));
    let left_out: BTreeSet<usize> = all.split_off(MOST_PERIODS).into_iter().collect_set();
    let count: usize = drafts.iter_mut().map(|draft| without(draft, &left_out, context, figures)).sum();
    drafts.retain(|draft| !draft.is_empty());
    let last = left_out.iter().filter(|period| !is_far(period)).filter_map(end).max();
    let until = last.map(|day| format!(", the last of them ends on {day}")).unwrap_or_default();
    Some(format!(
        "periods: {} periods and days, of which a release takes {MOST_PERIODS}: {} left out with {count} cells{until}; import fewer reports at once for older figures",
        all.len() + left_out.len(),
        left_out.len()
    ))
}

/// Takes periods out of a table; how many cells went with them.
fn without(draft: &mut Draft, left_out: &BTreeSet<usize>, context: &Context<'_>, figures: &Figures) -> usize {
    let is_out = |aspects: &super::fit::Aspects| {
        let on = match aspects.get(Dim::Measure).map(|number| context.measures.get(number)) {
            Some(Measure::Growth(on) | Measure::Change(on)) => Some(on),
            _ => None,
        };
        [aspects.get(Dim::Period), on].into_iter().flatten().any(|period| left_out.contains(&period))
    };
    let of_fact = |cell: &DraftCell| {
        let on = match cell.measure.map(|number| context.measures.get(number)) {
            Some(Measure::Growth(on) | Measure::Change(on)) => Some(on),
            _ => None,
        };
        on.is_some_and(|on| left_out.contains(&on))
            || cell.fact.and_then(|fact| figures.get(fact)).is_some_and(|figure| left_out.contains(&figure.period))
    };
    let mut count = 0;
    let printed = |cell: &DraftCell| usize::from(!cell.text.trim().is_empty());
    let keeps: Vec<bool> = draft.columns.iter().map(|column| !is_out(&column.aspects)).collect();
    draft.rows.retain(|row| {
        let is_kept = !is_out(&row.aspects);
        if !is_kept {
            count += row.cells.iter().map(printed).sum::<usize>();
        }
        is_kept
    });
    for row in &mut draft.rows {
        if row.cells.is_empty() {
            continue;
        }
        let cells = std::mem::take(&mut row.cells);
        for (cell, keep) in cells.into_iter().zip(&keeps) {
            let is_lost = of_fact(&cell);
            count += usize::from(!keep || is_lost) * printed(&cell);
            if *keep {
                row.cells.push(if is_lost { DraftCell::default() } else { cell });
            }
        }
    }
    let mut keeps = keeps.into_iter();
    draft.columns.retain(|_| keeps.next().unwrap_or(true));
    count
}
