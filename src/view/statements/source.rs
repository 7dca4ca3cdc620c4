//! Where a number comes from, in a panel beside the page.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::book::Book;
use super::naming::{name, number};
use crate::domain::checks::Status;
use crate::domain::checks::printing::Source as Printed;
use crate::domain::rounding::unit_of;
use crate::domain::trace::{Key, Trace, Working};
use crate::domain::unit::Unit;
use crate::say;
use crate::view::checks::anchor;
use crate::view::checks::figure::in_symbols;
use crate::view::env::Env;

/// The id of the panel's title, which takes the focus.
pub const TITLE: &str = "source-title";

/// The panel; nothing while no number's source is asked for.
#[component]
pub fn Source(
    /// The state.
    book: Book,
) -> impl IntoView {
    let env = book.desk.env;
    move || {
        let key = book.trail.with(|trail| trail.last().cloned())?;
        let trace = env.release.trace(&key)?;
        let has_more = book.trail.with(Vec::len) > 1;
        Some(view! {
            <aside class="source" role="dialog" aria-labelledby=TITLE>
                <p class="tools-row">
                    <button type="button" hidden=!has_more on:click=move |_| book.back()>{say!(env, source.back)}</button>
                    <button type="button" class="close" on:click=move |_| book.close()>{say!(env, source.close)}</button>
                </p>
                <p class="kicker">{say!(env, source.kicker)}</p>
                <h2 id=TITLE tabindex="-1">{name(env, &key)}</h2>
                <p class="n">{number(env, &key, &trace)}</p>
                {facts(env, &key, &trace)}
                {working(book, &trace)}
                {places(book, &key, &trace)}
                {checks(book, &key, &trace)}
            </aside>
        })
    }
}

/// Concept, period, unit and precision.
fn facts(env: Env, key: &Key, trace: &Trace) -> impl IntoView + use<> {
    let mut list: Vec<(String, AnyView)> = Vec::new();
    let (concept, period) = about(env, key);
    if let Some(concept) = concept.as_deref().and_then(|id| env.release.concept(id)) {
        let term = concept.term.clone().unwrap_or_else(|| concept.id.clone());
        let id = concept.id.clone();
        let value = view! { {env.text(&concept.label)}" "<a class="muted term" href=format!("#term-{term}")>{id}</a> }
            .into_any();
        list.push((say!(env, source.concept), value));
        list.extend(concept.note.as_ref().map(|note| (say!(env, source.note), env.text(note).into_any())));
    }
    if let Some(period) = period.as_deref().and_then(|id| env.release.period(id)) {
        let text = format!("{} ({})", env.text(&period.name), period.span);
        list.push((say!(env, source.period), text.into_any()));
    }
    list.push((say!(env, source.unit), env.unit_name(&trace.unit).into_any()));
    let precision = match trace.printings.first() {
        _ if trace.working.is_some() => say!(env, source.worked_out),
        Some(Printed::Cell(index)) => {
            precision(env, &env.release.facts.all()[*index].unit, env.release.facts.all()[*index].decimals)
        }
        _ => String::new(),
    };
    if !precision.is_empty() {
        list.push((say!(env, source.precision), precision.into_any()));
    }
    let list: Vec<_> =
        list.into_iter().map(|(term, value)| view! { <div><dt>{term}</dt><dd>{value}</dd></div> }).collect();
    view! { <dl class="facts">{list}</dl> }
}

/// The concept and the period that a number is about.
fn about(env: Env, key: &Key) -> (Option<String>, Option<String>) {
    match key {
        Key::Cell(place) | Key::Twin(place) => {
            let fact = env.release.fact_at(*place).map(|(_, fact)| fact);
            (fact.map(|fact| fact.concept.clone()), fact.map(|fact| fact.period.clone()))
        }
        Key::Claim(index) => {
            let claim = &env.release.file.claims[*index];
            (claim.concept.clone(), claim.period.clone())
        }
        Key::Value { concept, period, .. }
        | Key::Growth { concept, period, .. }
        | Key::Change { concept, period, .. }
        | Key::Share { concept, period, .. }
        | Key::Reached { concept, period, .. } => (Some(concept.clone()), Some(period.clone())),
        Key::Margin { period, .. } | Key::Points { period, .. } => (None, Some(period.clone())),
    }
}

/// To what a figure is known: the unit of its last digit.
fn precision(env: Env, unit: &Unit, decimals: i32) -> String {
    let digits = u32::try_from(decimals).unwrap_or(0);
    let last = unit_of(decimals).unwrap_or(Decimal::ONE);
    say!(env, source.to_the, unit = env.with_unit(env.number(last, digits), unit, 0))
}

/// The formula and what goes into it.
fn working(book: Book, trace: &Trace) -> Option<AnyView> {
    let env = book.desk.env;
    let working = trace.working.as_ref()?;
    let text = match working {
        Working::Formula(of) => in_symbols(of, &|source| env.printed(source)),
        Working::Difference(of, less) => {
            let text = |key: &Key| env.release.trace(key).map(|trace| number(env, key, &trace)).unwrap_or_default();
            format!("{} − {}", text(of), text(less))
        }
    };
    let inputs = trace.inputs(env.release).into_iter().map(|key| {
        let (name, value) = (name(env, &key), env.release.trace(&key).map(|trace| number(env, &key, &trace)).unwrap_or_default());
        view! { <li><button type="button" on:click=move |_| book.tell(key.clone(), false)>{value}</button>" "<span>{name}</span></li> }
    });
    let inputs: Vec<_> = inputs.collect();
    let exact = trace
        .value
        .map(|value| say!(env, source.exactly, value = env.with_unit(env.exact(value.round_dp(6)), &trace.unit, 0)));
    Some(
        view! {
            <h3>{say!(env, source.working)}</h3>
            <p class="working">{text}</p>
            <p class="note">{exact}</p>
            <ul>{inputs}</ul>
        }
        .into_any(),
    )
}

/// Every place where the release prints the number.
fn places(book: Book, key: &Key, trace: &Trace) -> Option<AnyView> {
    let env = book.desk.env;
    if trace.printings.is_empty() {
        return Some(view! { <p class="note">{say!(env, source.not_printed)}</p> }.into_any());
    }
    let places = trace.printings.iter().map(|source| {
        let of = Key::of(env.release, *source);
        let figure = match (&of == key, env.printed(*source)) {
            (true, printed) => view! { <b>{printed}</b> }.into_any(),
            (false, printed) => {
                view! { <button type="button" on:click=move |_| book.tell(of.clone(), false)>{printed}</button> }
                    .into_any()
            }
        };
        let link = match source {
            Printed::Cell(index) => {
                let place = env.release.facts.all()[*index].place;
                let table = &env.release.file.tables[place.table];
                view! { <a href=format!("#{}{}", super::TABLE, table.id) on:click=move |event| {
                    event.prevent_default();
                    book.show(place.table, Some(place.row));
                }>{env.place(*source)}</a> }
                .into_any()
            }
            Printed::Claim(_) => env.place(*source).into_any(),
        };
        view! { <li>{figure}" "<span>{link}</span></li> }
    });
    let places: Vec<_> = places.collect();
    let title = if trace.working.is_some() { say!(env, source.printed_otherwise) } else { say!(env, source.places) };
    Some(view! { <h3>{title}</h3><ul>{places}</ul> }.into_any())
}

/// The checks that the number takes part in, the gravest first.
fn checks(book: Book, key: &Key, trace: &Trace) -> Option<AnyView> {
    let (env, desk) = (book.desk.env, book.desk);
    let checks = env.release.checks_of(key, trace, desk.report);
    if checks.is_empty() {
        return None;
    }
    let items = checks.into_iter().map(|check| {
        let status = match check.status {
            Status::Tied => say!(env, checks.is_tied),
            Status::Rounding => say!(env, checks.is_rounding),
            Status::Inconsistent => say!(env, checks.is_inconsistent),
        };
        view! {
            <li class=check.status.id()>
                <a href=format!("#{}", anchor(&check.id)) on:click=move |_| book.close()>{status}</a>" "<span>{desk.sentence(check)}</span>
            </li>
        }
    });
    let items: Vec<_> = items.collect();
    Some(view! { <h3>{say!(env, source.checks)}</h3><ul>{items}</ul> }.into_any())
}
