//! Columns in an order that reads as a series, and no periods that nothing has figures of.

use std::cmp::Reverse;

use kessan_core::period::Span;
use kessan_core::release::model::{Column, File, Measure, Period, Scenario, Table};

use crate::changes::is_value;
use crate::{tables, words};

/// Puts the columns of other reports where they belong: what was printed before beside what is printed now, other days behind the
/// release's own columns, or before them where the earlier days stand first. Of these come first those as long as the release's own.
/// Changes and shares that other reports print stand behind what they are of.
pub fn columns(file: &mut File) {
    let periods = file.periods.clone();
    let period = |id: Option<&str>| periods.iter().find(|period| Some(period.id.as_str()) == id);
    for table in file.tables.iter_mut().filter(|table| table.columns.iter().any(|column| column.report.is_some())) {
        let of = |column: &Column| period(column.period.as_deref().or(table.period.as_deref()));
        let span = |at: usize| table.columns.get(at).and_then(of).map(|period| period.span);
        let is_before = |at: usize| table.columns.get(at).and_then(of).is_some_and(|period| period.is_superseded());
        let is_value = |at: usize| is_value(table.columns[at].measure.as_ref());
        let (own, others): (Vec<usize>, Vec<usize>) =
            (0..table.columns.len()).partition(|at| table.columns[*at].report == table.report);
        let spans: Vec<Span> = own.iter().filter(|at| is_value(**at)).filter_map(|at| span(*at)).collect();
        let is_ascending = spans
            .first()
            .is_some_and(|first| spans.iter().find(|other| *other != first).is_some_and(|other| first.end < other.end));
        let lead = spans.first().map_or(0, |span| months(*span));
        let (values, changes): (Vec<usize>, Vec<usize>) = others.into_iter().partition(|at| is_value(*at));
        let (before, mut series): (Vec<usize>, Vec<usize>) = values.into_iter().partition(|at| is_before(*at));
        series.sort_by_key(|at| {
            let span = span(*at);
            let length = span.map_or(0, months);
            (length != lead, length, Reverse(span.map(|span| span.end)))
        });
        let mut order = if is_ascending {
            series.reverse();
            series.into_iter().chain(own).collect::<Vec<_>>()
        } else {
            own.into_iter().chain(series).collect()
        };
        for at in before {
            let same = order.iter().rposition(|known| is_value(*known) && span(*known) == span(at));
            order.insert(same.map_or(order.len(), |same| same + 1), at);
        }
        // A change is close behind what it is of.
        for at in changes {
            let id = |at: usize| of(&table.columns[at]).map(|period| period.id.as_str());
            let same = order.iter().rposition(|known| id(*known) == id(at));
            order.insert(same.map_or(order.len(), |same| same + 1), at);
        }
        tables::arrange(table, &order);
        name_heads(table, &periods);
    }
}

/// Beside columns of other reports, "This year" gives way to the name of its period, as theirs did; other heads that name no day have it beside
/// them.
fn name_heads(table: &mut Table, periods: &[Period]) {
    let of_table = table.period.clone();
    for column in table.columns.iter_mut().filter(|column| column.report.is_none()) {
        let id = column.period.as_ref().or(of_table.as_ref());
        let Some(period) = periods.iter().find(|period| Some(&period.id) == id) else { continue };
        let says_when = column.label.all().any(|(_, label)| label.contains(|c: char| c.is_numeric()));
        let is_result = column.scenario.unwrap_or_default() == Scenario::Actual;
        if !is_value(column.measure.as_ref()) || says_when {
            continue;
        }
        column.label = if is_result && words::is_relative(&column.label) {
            period.label.clone()
        } else {
            words::in_brackets(&column.label, &period.label)
        };
    }
}

fn months(span: Span) -> i32 {
    if span.instant { 0 } else { (span.days() + 15) / 30 }
}

/// Takes out the periods of what was printed before that no table has, as all of it is printed now just so.
pub fn unused(file: &mut File) {
    let tables = &file.tables;
    let is_used = |id: &str| {
        let measures =
            |measure: Option<&Measure>| matches!(measure, Some(Measure::Growth(on) | Measure::Change(on)) if on == id);
        let names = |period: Option<&String>| period.is_some_and(|period| period == id);
        tables.iter().any(|table| {
            names(table.period.as_ref())
                || measures(table.measure.as_ref())
                || table.columns.iter().any(|column| {
                    names(column.period.as_ref()) || names(column.named.as_ref()) || measures(column.measure.as_ref())
                })
                || table.rows.iter().any(|row| {
                    names(row.period.as_ref())
                        || names(row.named.as_ref())
                        || measures(row.measure.as_ref())
                        || row.periods.iter().any(|period| period == id)
                        || row.measures.iter().any(|measure| measures(measure.as_ref()))
                })
        })
    };
    let keeps: Vec<bool> = file.periods.iter().map(|period| !period.is_superseded() || is_used(&period.id)).collect();
    let mut keeps = keeps.into_iter();
    file.periods.retain(|_| keeps.next().unwrap_or(true));
}
