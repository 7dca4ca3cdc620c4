//! The section of the page: a list of contents, and every table of the release.

use kessan_core::order::CompactSort;
use leptos::prelude::*;

use super::state::StatementsState;
use super::table::PrintedTable;
use super::tools::Tools;
use super::{kind_anchor, kind_name};
use crate::t;
use crate::view::env::Env;
use crate::view::glossary::Glossary;
use crate::view::notes::caution;
use crate::view::programs;
use kessan_core::release::Currency;
use kessan_core::release::model::TableKind;
use kessan_core::statements::Group;

/// Two tables of so many columns have room beside each other on paper.
const PAIRED_COLUMNS: usize = 3;

/// The section.
#[component]
pub fn Statements<V: IntoView>(
    /// The state that the page is written with.
    state: StatementsState,
    /// The figures of the balance sheet and of cash.
    figures: V,
) -> impl IntoView {
    let env = state.context.env;
    let release = env.release;
    let groups = release.table_groups();
    let contents = groups.iter().map(|group| {
        view! { <li class=group_class(env, group)><a href=format!("#{}", kind_anchor(group.kind))>{kind_name(env, group.kind)}</a></li> }
    });
    let contents: Vec<_> = contents.collect();
    let tables: Vec<_> = groups.iter().map(|group| tables(state, group)).collect();
    let (numbers, count) = (release.facts.all().len(), release.file.tables.len());
    let number = |count: usize| env.number(count.into(), 0);
    let finding = match (count, numbers) {
        (1, 1) => t!(env, statements.finding_figure),
        (1, _) => t!(env, statements.finding_table, figures = number(numbers)),
        _ => t!(env, statements.finding, tables = number(count), figures = number(numbers)),
    };
    let derived = release.pairs().into_iter().filter_map(|pair| {
        let derived = pair.current.derived.as_ref()?;
        let (whole, less) = (release.period(&derived.whole)?, release.period(&derived.less)?);
        let (period, whole, less) = (env.text(&pair.current.name), env.text(&whole.label), env.text(&less.label));
        let text = match derived.plus.as_deref().map(|plus| release.period(plus)) {
            None => t!(env, statements.not_printed, period = period, whole = whole, less = less),
            Some(plus) => {
                let plus = env.text(&plus?.label);
                t!(env, statements.sum_not_printed, period = period, whole = whole, less = less, plus = plus)
            }
        };
        Some(view! { <p class=format!("note one c{}", pair.index)>{env.told(text, env.names())}</p> })
    });
    let derived: Vec<_> = derived.collect();
    let translated = release.rate().map(|rate| {
        let (currency, unit) = (env.currency(Currency::Translation), env.currency(Currency::Reporting));
        let rate = t!(env, money, currency = unit, amount = env.exact(rate));
        view! { <p class="note translation">{t!(env, statements.translated, currency = currency, rate = rate)}</p> }
    });
    view! {
        <p class="kicker">{t!(env, sections.statements)}</p>
        <h2>{finding}</h2>
        <p class="measure">{t!(env, statements.measure)}</p>
        {figures}
        {derived}
        {translated}
        <p class="note no-script">{t!(env, statements.no_script)}</p>
        <div data-root=programs::TABLES data-program=programs::script(env.lang, programs::CHECKS)><Tools state/></div>
        <nav class="tables" aria-label=t!(env, statements.contents)><ul>{contents}</ul></nav>
        {tables}
        <Glossary env/>
    }
}

/// The tables of a kind. They have an element of their own, so that what opens or comes into view among them lays out
/// its group, not the section.
fn tables(state: StatementsState, group: &Group) -> impl IntoView + use<> {
    let env = state.context.env;
    let release = env.release;
    let caution = (group.kind == TableKind::Targets).then(|| caution(env));
    let tables: Vec<_> = group.tables.iter().map(|table| view! { <PrintedTable state table=*table/> }).collect();
    // On paper they stand beside each other where all have few columns; the statements keep the width of the page.
    let is_narrow = |table: &usize| release.file.tables[*table].columns.len() <= PAIRED_COLUMNS;
    let is_paired = !group.kind.is_statement() && group.tables.len() > 1 && group.tables.iter().all(is_narrow);
    let tables = if is_paired { view! { <div class="pairs">{tables}</div> }.into_any() } else { tables.into_any() };
    view! { <div><h3 id=kind_anchor(group.kind) class=group_class(env, group)>{kind_name(env, group.kind)}</h3>{caution}{tables}</div> }
}

/// The same class for what stands above a group: it goes when the last of its tables does.
fn group_class(env: Env, group: &Group) -> Option<String> {
    let about: Vec<Vec<usize>> = group.tables.iter().map(|table| env.release.comparisons_of(*table)).collect();
    if about.iter().any(Vec::is_empty) {
        return None;
    }
    let mut all = about.concat();
    all.compact_sort();
    all.dedup();
    class_of(&all)
}

/// The class by which the period control hides what is about other periods; none for what always stays.
pub fn comparison_class(env: Env, table: usize) -> Option<String> {
    class_of(&env.release.comparisons_of(table))
}

fn class_of(about: &[usize]) -> Option<String> {
    (!about.is_empty()).then(|| about.iter().fold("cmp".to_owned(), |class, index| format!("{class} c{index}")))
}
