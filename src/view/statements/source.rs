//! Where a number comes from, in a panel beside the page.

use leptos::either::Either;
use leptos::prelude::*;
use rust_decimal::Decimal;

use super::naming::{name, number};
use super::state::StatementsState;
use crate::platform::controls;
use crate::state::address::Address;
use crate::state::subject::Subject;
use crate::t;
use crate::view::accessible::figures;
use crate::view::checks::anchor;
use crate::view::checks::figure::in_symbols;
use crate::view::checks::proof::ending;
use crate::view::cite::Cite;
use crate::view::env::Env;
use crate::view::glossary::TERM;
use crate::view::live::anew;
use crate::view::notes;
use crate::view::number::unbroken;
use kessan_core::checks::printing::Source as Printed;
use kessan_core::derivation::NotDerived;
use kessan_core::facts::Place;
use kessan_core::glossary::term_of;
use kessan_core::release::Currency;
use kessan_core::release::model::{ConceptKind, NoteKind, SourceRef};
use kessan_core::rounding::unit_of;
use kessan_core::trace::{Key, Note, Trace, Working};
use kessan_core::unit::Unit;

/// The id of the panel's title, which takes the focus.
pub const TITLE: &str = "source-title";

/// The id of what the calculator's program fills, with the title, when a number of its is told.
pub const TOLD: &str = "told";

/// The panel; nothing while no number's source is asked for.
#[component]
pub fn Source(
    /// The state.
    state: StatementsState,
) -> impl IntoView {
    let env = state.context.env;
    let asked = move || state.trail.with(|trail| (trail.last().cloned(), trail.len() > 1));
    anew(asked, move |(subject, has_more)| {
        let has_more = *has_more;
        let told = match subject.clone()? {
            Subject::Number(key) => Either::Left(of_release(state, &key)?),
            Subject::Calculated(name) => Either::Right(view! {
                <h2 id=TITLE tabindex="-1"></h2>
                <div id=TOLD data-of=name></div>
            }),
        };
        Some(view! {
            <div class="source" role="dialog" aria-labelledby=TITLE>
                <p class="tools-row">
                    <button type="button" hidden=!has_more on:click=move |_| state.back()>{t!(env, source.back)}</button>
                    <button type="button" class="close" on:click=move |_| state.close()>{t!(env, source.close)}</button>
                </p>
                <p class="kicker">{t!(env, source.kicker)}</p>
                {told}
            </div>
        })
    })
}

/// What is told of a number of the release.
fn of_release(state: StatementsState, key: &Key) -> Option<impl IntoView + use<>> {
    let env = state.context.env;
    let trace = env.release.trace(key)?;
    let cited = t!(env, source.cited, name = name(env, key), number = number(env, key, &trace));
    Some(view! {
        <h2 id=TITLE tabindex="-1">{told(env, key)}</h2>
        <p class="n" translate="no">{figures(number(env, key, &trace))}</p>
        {facts(env, key, &trace)}
        {note(state, key, &trace)}
        {explanations(env, key)}
        {working(state, &trace)}
        {places(state, key, &trace)}
        {checks(state, key, &trace)}
        <Cite env what=cited id=place_of(env, key)/>
    })
}

/// What a number is called, with the release's texts in it marked where they are in another language.
fn told(env: Env, key: &Key) -> AnyView {
    let source = match key {
        Key::Cell(place) | Key::Twin(place) => env.release.fact_at(*place).map(|(index, _)| Printed::Cell(index)),
        Key::Claim(index) => Some(Printed::Claim(*index)),
        _ => None,
    };
    let texts = source.map_or_else(|| env.names(), |source| env.texts_of(source));
    env.told(name(env, key), texts)
}

/// The element that an address of the number leads to: its table or, for what stands in none, where the reader is.
fn place_of(env: Env, key: &Key) -> String {
    match key {
        Key::Cell(place) | Key::Twin(place) => format!("{}{}", super::TABLE, env.release.file.tables[place.table].id),
        _ => Address::read(&controls::fragment()).section,
    }
}

/// Concept, period, unit and precision.
fn facts(env: Env, key: &Key, trace: &Trace) -> impl IntoView + use<> {
    let mut list: Vec<(AnyView, AnyView, Option<String>)> = Vec::new();
    let (concept, period) = about(env, key);
    if let Some(concept) = concept.as_deref().and_then(|id| env.release.concept(id)) {
        let term = term_of(concept);
        list.push((t!(env, source.concept).into_any(), env.words(&concept.label), None));
        list.extend(
            term.map(|term| (env.words(&term.name), env.words(&term.text), Some(format!("#{TERM}{}", term.id)))),
        );
        list.extend(concept.note.as_ref().map(|note| (t!(env, source.note).into_any(), env.words(note), None)));
    }
    if let Some(period) = period.as_deref().and_then(|id| env.release.period(id)) {
        let text = t!(env, source.days, name = env.text(&period.name), days = period.span.to_string());
        list.push((t!(env, source.period).into_any(), env.told(text, [&period.name]), None));
    }
    list.push((t!(env, source.unit).into_any(), env.unit_name(&trace.unit, 0).into_any(), None));
    let precision = match trace.printings.first() {
        _ if trace.working.is_some() => t!(env, source.worked_out),
        Some(Printed::Cell(index)) => {
            let fact = &env.release.facts.all()[*index];
            if fact.value.is_some() { precision(env, &fact.unit, fact.decimals) } else { String::new() }
        }
        _ => String::new(),
    };
    if !precision.is_empty() {
        list.push((t!(env, source.precision).into_any(), precision.into_any(), None));
    }
    if let (None, Some(Printed::Cell(index))) = (&trace.working, trace.printings.first()) {
        let fact = &env.release.facts.all()[*index];
        let rounding = env.release.rounding_of(fact.place.table);
        list.extend(env.rounding(rounding).map(|rule| (t!(env, source.rounding).into_any(), rule.into_any(), None)));
        if fact.is_negated {
            list.push((t!(env, source.sign).into_any(), t!(env, source.negated).into_any(), None));
        }
    }
    let list = list.into_iter().map(|(name, value, term)| {
        let term = term.map(|term| view! { " "<a href=term>{t!(env, source.term)}</a> });
        view! { <div><dt>{name}</dt><dd>{value}{term}</dd></div> }
    });
    let list: Vec<_> = list.collect();
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
        Key::Margin { period, .. }
        | Key::Points { period, .. }
        | Key::Sum { period, .. }
        | Key::Contribution { period, .. } => (None, Some(period.clone())),
    }
}

/// What the release says of the number, in the editor's words, and that an aim is no result.
fn explanations(env: Env, key: &Key) -> Option<AnyView> {
    let notes = env.release.notes_of(key).into_iter().filter_map(|index| env.release.file.notes.get(index));
    let notes: Vec<_> = notes.collect();
    let is_outlook = notes.iter().any(|note| note.kind == NoteKind::Outlook);
    let items = notes.iter().map(|note| {
        let document = note.source.as_ref().and_then(|source| document(env, source, source.place.as_deref()));
        view! { <li>{notes::statement(env, note)}<br/><small class="muted">{env.words(&note.place)}</small>{document}</li> }
    });
    let items: Vec<_> = items.collect();
    let list = (!items.is_empty()).then(|| view! { <h3>{t!(env, notes.head)}</h3><ul>{items}</ul> });
    let caution = (is_outlook || env.release.is_forward_looking(key)).then(|| notes::caution(env));
    Some(view! { {list}{caution} }.into_any())
}

/// To what a figure is known: the unit of its last digit.
fn precision(env: Env, unit: &Unit, decimals: i32) -> String {
    let digits = u32::try_from(decimals).unwrap_or(0);
    let last = unit_of(decimals).unwrap_or(Decimal::ONE);
    t!(env, source.to_the, unit = env.with_unit(env.number(last, digits), unit, 0))
}

/// What is said of a figure of a derived period, and of a percentage that the release prints otherwise.
fn note(state: StatementsState, key: &Key, trace: &Trace) -> Option<impl IntoView + use<>> {
    let env = state.context.env;
    let period = |id: &str| env.period_label(id);
    let derived = match key {
        Key::Value { period, .. } => env.release.period(period).and_then(|period| period.derived.as_ref()),
        _ => None,
    };
    let mut beside = Vec::new();
    let text = match (&trace.note, key) {
        (Some(Note::NilInPart(total)), Key::Value { concept, .. }) => {
            let line = env.release.concept(concept).map(|concept| env.text(&concept.label)).unwrap_or_default();
            let part = derived.map(|derived| period(&derived.less)).unwrap_or_default();
            Some(t!(env, source.nil, line = line, part = part, total = env.name(*total)))
        }
        (Some(Note::NotDerived(reason)), Key::Value { concept, period: at, scenario, currency }) => {
            let around = derived
                .into_iter()
                .flat_map(|derived| [Some(&derived.whole), Some(&derived.less), derived.plus.as_ref()])
                .flatten();
            beside.extend(around.filter_map(|at| {
                let (concept, period) = (concept.clone(), at.clone());
                let key = Key::Value { concept, period, scenario: *scenario, currency: *currency };
                let number = number(env, &key, &env.release.trace(&key)?);
                Some((key, number))
            }));
            Some(why(env, reason, &period(at)))
        }
        _ => {
            let key = key.write(env.release);
            let rounds = || {
                let value = trace.value.filter(|_| env.release.printed_more_exactly(&key).is_some())?;
                Some(t!(env, source.rounds, value = env.percent(value)))
            };
            let differs = crate::view::number::printed(env, &key);
            differs.map(|note| t!(env, source.differs, note = note)).or_else(rounds)
        }
    }?;
    let beside = beside.into_iter().map(|(key, value)| {
        let name = told(env, &key);
        view! { <li><button type="button" on:click=move |_| state.tell(key.clone(), false)>{value}</button>" "<span>{name}</span></li> }
    });
    let beside: Vec<_> = beside.collect();
    Some(view! { <p class="why">{env.told(text, env.names())}</p><ul>{beside}</ul> })
}

/// Why a derived period has no figure, in a sentence.
fn why(env: Env, reason: &NotDerived, period: &str) -> String {
    let at = period.to_owned();
    match reason {
        NotDerived::Kind(ConceptKind::Average) => t!(env, source.why_average, period = at),
        NotDerived::Kind(ConceptKind::PerShare) => t!(env, source.why_per_share, period = at),
        NotDerived::Kind(ConceptKind::Ratio) => t!(env, source.why_ratio, period = at),
        NotDerived::Kind(ConceptKind::Stock | ConceptKind::Flow) => t!(env, source.why_stock),
        NotDerived::Unknown => t!(env, source.why_unknown),
        NotDerived::Part(part) => {
            let part = env.release.concept(part).map(|part| env.text(&part.label)).unwrap_or_default();
            t!(env, source.why_part, part = part, period = at)
        }
        NotDerived::Unprinted(missing) => t!(env, source.why_unprinted, missing = env.period_label(missing)),
    }
}

/// The formula and what goes into it.
fn working(state: StatementsState, trace: &Trace) -> Option<impl IntoView + use<>> {
    let env = state.context.env;
    let working = trace.working.as_ref()?;
    let text = match working {
        Working::Formula(of) => in_symbols(of, &|source| env.printed(source)),
        Working::Difference(of, less) => {
            let text = |key: &Key| env.release.trace(key).map(|trace| number(env, key, &trace)).unwrap_or_default();
            format!("{} − {}", text(of), text(less))
        }
        Working::Translated(of) => {
            let text = env.release.trace(of).map(|trace| number(env, of, &trace)).unwrap_or_default();
            let rate = env.release.rate().map(|rate| env.money(rate, Currency::Reporting, rate.scale()));
            format!("{text} ÷ {}", rate.unwrap_or_default())
        }
    };
    let inputs = trace.inputs(env.release).into_iter().map(|key| {
        let (name, value) = (told(env, &key), env.release.trace(&key).map(|trace| number(env, &key, &trace)).unwrap_or_default());
        view! { <li><button type="button" translate="no" on:click=move |_| state.tell(key.clone(), false)>{figures(value)}</button>" "<span>{name}</span></li> }
    });
    let inputs: Vec<_> = inputs.collect();
    let is_translated = env.release.currency_code(Currency::Translation) == Some(trace.unit.measure.as_str());
    let exact = trace.value.and_then(|value| {
        if is_translated && trace.unit.is_money() {
            // A rate of five digits tells nothing of the last digits of an amount of the company.
            let scale = env.release.translated_scale();
            let amount = env.money_of(env.number(trace.scaled(scale, 0)?, 0), &trace.unit.measure, scale);
            return Some(t!(env, source.rounded, value = amount));
        }
        Some(t!(env, source.exactly, value = env.with_unit(env.exact(value.round_dp(6)), &trace.unit, 0)))
    });
    Some(view! {
        <h3>{t!(env, source.working)}</h3>
        <p class="working" translate="no">{figures(text)}</p>
        <p class="note" translate="no">{exact}</p>
        <ul>{inputs}</ul>
    })
}

/// Every place where the release prints the number.
fn places(state: StatementsState, key: &Key, trace: &Trace) -> impl IntoView + use<> {
    let env = state.context.env;
    let title = match (trace.printings.is_empty(), trace.working.is_some()) {
        (true, _) => t!(env, source.not_printed),
        (_, true) if env.release.printed_more_exactly(&key.write(env.release)).is_none() => {
            t!(env, source.printed_otherwise)
        }
        _ => t!(env, source.places),
    };
    let places = trace.printings.iter().map(|source| {
        let of = Key::of(env.release, *source);
        let is_this = &of == key;
        let place = match source {
            Printed::Cell(index) => Some(env.release.facts.all()[*index].place),
            Printed::Claim(_) => None,
        };
        let href = place.map(|place| format!("#{}{}", super::TABLE, env.release.file.tables[place.table].id));
        let show = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            if let Some(place) = place {
                state.show(place.table, Some(place.row), Some(place.column));
            }
        };
        view! {
            <li>
                <button type="button" translate="no" disabled=is_this on:click=move |_| state.tell(of.clone(), false)>{figures(env.printed(*source))}</button>
                " "<a href=href on:click=show>{env.told(env.place(*source), env.texts_of(*source))}</a>
                {place.and_then(|place| found_at(env, place))}
            </li>
        }
    });
    let places: Vec<_> = places.collect();
    view! { <h3>{title}</h3><ul>{places}</ul> }
}

/// The document that a cell was found in, and where in it: what the release says of the cell, its row or its table.
fn found_at(env: Env, at: Place) -> Option<AnyView> {
    let table = env.release.file.tables.get(at.table)?;
    let row = table.rows.get(at.row)?;
    let of_column = table.columns.get(at.column).and_then(|column| column.source.as_ref());
    let found = of_column.or(row.source.as_ref()).or(table.source.as_ref())?;
    let own = row.places.get(at.column).filter(|place| !place.is_empty());
    document(env, found, own.or(found.place.as_ref()).map(String::as_str))
}

/// A document, and a place in it.
fn document(env: Env, found: &SourceRef, place: Option<&str>) -> Option<AnyView> {
    let document = env.release.file.sources.iter().find(|source| source.id == found.document)?;
    let place = place.map(str::to_owned);
    let title = document.title.as_ref().map_or_else(|| document.name.clone(), |title| env.text(title));
    let lang = document.title.as_ref().and_then(|title| title.foreign(env.lang)).map(str::to_owned);
    let title = match &document.url {
        Some(url) => view! { <a href=url.clone() rel="noreferrer" lang=lang>{title}</a> }.into_any(),
        None => view! { <span lang=lang>{title}</span> }.into_any(),
    };
    let place = place.map(|place| view! { ", "<span translate="no">{place}</span> });
    Some(view! { <br/><small class="muted">{t!(env, source.document)}" "{title}{place}</small> }.into_any())
}

/// The checks that the number takes part in, the gravest first.
fn checks(state: StatementsState, key: &Key, trace: &Trace) -> Option<impl IntoView + use<>> {
    let (env, context) = (state.context.env, state.context);
    let checks = env.release.checks_of(key, trace, context.report);
    if checks.is_empty() {
        return None;
    }
    let items = checks.into_iter().map(|check| {
        let status = ending(context, check);
        view! {
            <li class=check.status.id()>
                <a href=format!("#{}", anchor(&check.id)) on:click=move |_| state.close()>{status}</a>" "<span>{env.told(unbroken(&context.sentence(check)), env.texts_of_check(check))}</span>
            </li>
        }
    });
    let items: Vec<_> = items.collect();
    Some(view! { <h3>{t!(env, source.checks)}</h3><ul>{items}</ul> })
}
