//! One table as printed, with lists of what its columns are in the other currency: `scripts/columns.js` makes columns of them
//! when that is chosen, and the style sheet shows them in the printed ones' place. Cells have no attributes but what makes
//! their signs heard: what a cell is about follows from where it stands.

use leptos::prelude::*;

use super::TABLE;
use super::heads;
use super::narrow::Narrow;
use super::recast::RecastTable;
use super::section::comparison_class;
use super::state::StatementsState;
use crate::t;
use crate::view::accessible;
use crate::view::env::Env;
use crate::view::glossary::TERM;
use crate::view::notes;
use crate::view::number::has_date;
use kessan_core::facts::Place;
use kessan_core::glossary::term_of;
use kessan_core::release::Currency;
use kessan_core::release::model::{Column, Measure, Row, Table};
use kessan_core::statements::{Shown, TableColumn};

/// More columns than these scroll in their region on any screen.
const MOST_COLUMNS: usize = 6;

/// Fewer rows, in no more parts than these, stay in one piece on paper.
const LONG: usize = 14;
const FEW_FOLDS: usize = 2;

/// A table that can be folded away; the statements of the main comparison are open.
#[component]
pub fn PrintedTable(
    /// The state that the page is written with.
    state: StatementsState,
    /// Its position in the file.
    table: usize,
) -> impl IntoView {
    let env = state.context.env;
    let of = &env.release.file.tables[table];
    let table_columns = env.release.table_columns(table);
    let about = env.release.comparisons_of(table);
    let is_open = of.kind.is_statement() && (about.is_empty() || about.contains(&0));
    let printed: Vec<usize> = table_columns.iter().filter_map(|(table_column, _)| printed(*table_column)).collect();
    let labels: Vec<_> = printed.iter().map(|column| &of.columns[*column].label).collect();
    // Where heads are dates, no line of theirs ends within one.
    let dates = labels.iter().any(|label| has_date(label.for_page(env.lang))).then_some("dates");
    let heads = labels.into_iter().zip(head_classes(of, &printed)).map(|(label, class)| {
        // The words beside them do.
        let is_other = dates.is_some() && !has_date(label.for_page(env.lang));
        let classes: Vec<_> = class.into_iter().chain(is_other.then_some("words")).collect();
        let class = (!classes.is_empty()).then(|| classes.join(" "));
        view! { <th scope="col" class=class>{heads::head(env, of, label)}</th> }
    });
    let heads: Vec<_> = heads.collect();
    let folds = of.folds().into_iter().map(|fold| {
        let rows = fold.rows.clone().map(|row| {
            let is_head = fold.has_head && row == fold.rows.start;
            view! { <tr class=row_class(&of.rows[row])><th scope="row">{label(env, &of.rows[row], is_head)}</th>{printed.iter().map(|column| accessible::cell(&of.rows[row].cells[*column])).collect_view()}</tr> }
        });
        view! { <tbody>{rows.collect_view()}</tbody> }
    });
    let folds = folds.collect_view();
    let (units, title) = (env.units_of(table), env.text(&of.title));
    let Narrow { classes, is_fit } = Narrow::of(of, &table_columns, env.lang);
    let region = match (of.columns.len() > MOST_COLUMNS, is_fit) {
        (true, _) => "scroll t wide",
        (false, true) => "scroll t fit",
        (false, false) => "scroll t",
    };
    // On paper a table that may go on over pages has its title in its head, which is repeated.
    let (head, unit) = if is_long(of) { (Some(title.clone()), Some(units.clone())) } else { (None, None) };
    let units = (!units.is_empty()).then(|| view! { " "<small>{units}</small> });
    let note = of.note.as_ref().map(|note| view! { <p class="note">{env.words(note)}</p> });
    view! {
        <details id=format!("{TABLE}{}", of.id) class=comparison_class(env, table) open=is_open>
            <summary>{env.words(&of.title)}{units}</summary>
            <div class=region tabindex="0" role="group" aria-label=title>
                <table class=switched(&table_columns, classes) data-t=translated(env, table, &table_columns)>
                    <thead class=dates><tr><td data-of=head data-in=unit></td>{heads}</tr></thead>
                    {folds}
                </table>
            </div>
            <div data-root=format!("recast-{table}")><RecastTable state table/></div>
            {note}
            {notes::table(env, table)}
        </details>
    }
}

/// Whether a table may go on over pages of paper: the style sheet keeps others in one piece (`style/print.css`).
fn is_long(table: &Table) -> bool {
    table.rows.len() >= LONG || table.folds().len() > FEW_FOLDS
}

/// Classes of the heads, by which the columns of a period stand together: `next` where another period begins, `share` of a
/// narrow column in per cent.
fn head_classes(table: &Table, printed: &[usize]) -> Vec<Option<&'static str>> {
    let columns: Vec<_> = printed.iter().map(|column| &table.columns[*column]).collect();
    let class = |(place, column): (usize, &&Column)| {
        let before = place.checked_sub(1).and_then(|before| columns.get(before));
        match &column.measure {
            Some(Measure::Share(_)) => Some("share"),
            _ => before.is_some_and(|before| before.period != column.period).then_some("next"),
        }
    };
    columns.iter().enumerate().map(class).collect()
}

fn printed(table_column: TableColumn) -> Option<usize> {
    match table_column {
        TableColumn::Printed(column) => Some(column),
        TableColumn::Translated(_) => None,
    }
}

/// The columns in the other currency, a line for each: its head and then its figure of each row, with tabs between. `None` for
/// a table without such columns.
pub fn translated(env: Env, table: usize, table_columns: &[(TableColumn, Shown)]) -> Option<String> {
    let of = &env.release.file.tables[table];
    let currency = env.currency(Currency::Translation);
    let column = |column: usize| {
        let head = t!(env, statements.twin, head = env.twin_head(of, column), currency = currency.clone());
        // A tab or a line's end in a label would begin another figure.
        let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
        let figures = (0..of.rows.len()).map(|row| translated_figure(env, Place { table, row, column }));
        std::iter::once(head).chain(figures).collect::<Vec<_>>().join("\t")
    };
    let columns = table_columns.iter().filter_map(|(table_column, _)| match table_column {
        TableColumn::Printed(_) => None,
        TableColumn::Translated(of) => Some(column(*of)),
    });
    let columns: Vec<_> = columns.collect();
    (!columns.is_empty()).then(|| columns.join("\n"))
}

/// The name of a line; a head is a box that folds its lines, before any script.
pub(super) fn label(env: Env, row: &Row, is_head: bool) -> impl IntoView + use<> {
    let label = env.words(&row.label);
    let (head, line) = if is_head { (Some(label), None) } else { (None, Some(label)) };
    let head = head.map(|label| view! { <label><input type="checkbox" checked autocomplete="off"/>{label}</label> });
    let term = row.concept.as_deref().and_then(|id| env.release.concept(id)).and_then(term_of);
    // Out of the way of the tab key: the panel of every figure leads to the glossary, too.
    let (link, line) = match (term, line) {
        (Some(term), Some(line)) => {
            (Some(view! { <a tabindex="-1" href=format!("#{TERM}{}", term.id)>{line}</a> }), None)
        }
        (_, line) => (None, line),
    };
    view! { {head}{link}{line} }
}

/// A figure in the other currency: with `=` before it if the release itself prints it elsewhere, empty for what has no currency
/// and stands there again.
fn translated_figure(env: Env, place: Place) -> String {
    let translated = env.release.fact_at(place).and_then(|(_, fact)| env.release.translated(fact));
    match translated.and_then(|translated| Some((translated, translated.value?))) {
        Some((translated, value)) => {
            let own = if translated.is_derived { "" } else { "=" };
            format!("{own}{}", env.accounting(value, translated.digits))
        }
        None => String::new(),
    }
}

/// How deep a row stands, and whether it is a sum.
pub(super) fn row_class(row: &Row) -> Option<String> {
    let class = match (row.depth, row.total) {
        (0, false) => return None,
        (0, true) => "total".to_owned(),
        (depth, false) => format!("d{depth}"),
        (depth, true) => format!("d{depth} total"),
    };
    Some(class)
}

/// The columns that are in one currency only, by their place in the row once all are there: `r3` in the reporting currency, `t4`
/// in the other; and what a phone leaves out.
fn switched(table_columns: &[(TableColumn, Shown)], left_out: Vec<String>) -> Option<String> {
    let numbered = table_columns.iter().enumerate();
    let classes = numbered.filter_map(|(index, (_, shown))| match shown {
        Shown::Always => None,
        Shown::In(Currency::Reporting) => Some(format!("r{}", index + 2)),
        Shown::In(Currency::Translation) => Some(format!("t{}", index + 2)),
    });
    let classes: Vec<_> = classes.chain(left_out).collect();
    (!classes.is_empty()).then(|| classes.join(" "))
}
