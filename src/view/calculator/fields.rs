//! The calculator's fields: the holding, the buyback, and further assumptions.

use leptos::prelude::*;

use super::mistakes::{message, offers, target};
use super::names;
use super::state::CalculatorState;
use super::{money, named, withholding};
use crate::state::draft::{Field, Instrument, When};
use crate::state::measures::Measure;
use crate::state::operand::Operand;
use crate::state::outcome::mistake;
use crate::t;
use crate::view::controls::{Segmented, place};
use crate::view::env::Env;
use crate::view::live::live;
use crate::view::number::{escaped, html};
use crate::view::session::ids;
use kessan_core::arithmetic::over;
use kessan_core::capital::{Given, Terms};
use kessan_core::period::iso;
use kessan_core::release::Currency;

/// The holding: how much of what, since when, and what was paid for it.
#[component]
pub fn HoldingFields(
    /// The calculator's state.
    state: CalculatorState,
) -> impl IntoView {
    let (env, terms) = (state.env, state.terms);
    let instruments = terms.ads_per_share.map(|ratio| {
        let choices = ids::INSTRUMENT.iter().zip(INSTRUMENTS);
        let choices =
            choices.map(|(id, instrument)| ((*id).to_owned(), names::instrument(env, instrument), None)).collect();
        let ratio = named(Operand::Given(Given::AdsPerShare), env.exact(ratio));
        let ratio = t!(env, calculator.ratio, ads = ratio);
        let chosen = |state: CalculatorState| place(&INSTRUMENTS, &state.draft.get().instrument);
        let choose = |state: CalculatorState, index: usize| {
            state.change(&|draft| draft.instrument = INSTRUMENTS[index]);
        };
        view! {
            <div class="field">
                <Segmented legend=t!(env, calculator.instrument) name="as" choices state=state chosen choose/>
                <small inner_html=html(&ratio)></small>
            </div>
        }
    });
    let since = (!terms.dividends.is_empty()).then(|| since(state));
    view! {
        {field(state, Field::Holding, None)}
        {instruments}
        {since}
    }
}

const INSTRUMENTS: [Instrument; 2] = [Instrument::Shares, Instrument::Ads];

/// Before or after which record dates the holding was bought.
fn since(state: CalculatorState) -> impl IntoView {
    let (env, terms) = (state.env, state.terms);
    // A list has no value before it has its options: the one that is chosen says so itself.
    let chosen = state.draft.get_untracked().missed;
    let options = (0..=terms.dividends.len()).map(|missed| {
        let text = names::since(env, terms, missed);
        view! { <option value=missed.to_string() selected=missed == chosen>{text}</option> }
    });
    let options: Vec<_> = options.collect();
    let choose = move |event| {
        let missed = event_target_value(&event).parse().unwrap_or_default();
        state.change(&|draft| draft.missed = missed);
    };
    view! {
        <div class="field">
            <label for=ids::MISSED>{t!(env, calculator.since)}</label>
            <select id=ids::MISSED autocomplete="off" prop:value=live(move || state.draft.get().missed.to_string()) on:change=choose>{options}</select>
        </div>
    }
}

/// The price, and how much of the buyback is carried out, and when.
#[component]
pub fn CompanyFields(
    /// The calculator's state.
    state: CalculatorState,
) -> impl IntoView {
    let (env, terms) = (state.env, state.terms);
    let crossover = terms.buyback.as_ref().and_then(|buyback| buyback.crossover_price());
    let price = |price| named(Operand::of(Measure::Crossover), money(env, price));
    let hint = crossover.map(|crossover| format!(" {}", t!(env, calculator.crossover, price = price(crossover))));
    let hint = format!("{}{}", t!(env, calculator.no_price), hint.unwrap_or_default());
    let buyback = terms.buyback.as_ref().map(|buyback| {
        let window = buyback.buyback.window;
        // The choice that the page is written with stands first: what is written as chosen.
        let choices = ORDER
            .iter()
            .map(|index| (format!("timing-{index}"), names::when(env, When::ALL[*index].1), None))
            .collect();
        let chosen = |state: CalculatorState| {
            ORDER.iter().position(|index| When::ALL[*index].1 == state.draft.get().when).unwrap_or_default()
        };
        let choose = |state: CalculatorState, index: usize| {
            state.change(&|draft| draft.when = When::ALL[ORDER[index]].1);
        };
        let between = t!(
            env,
            calculator.between,
            start = env.date(window.start),
            end = env.assumed(env.date(window.end), buyback.is_window_assumed)
        );
        view! {
            {field(state, Field::Fill, None)}
            <div class="field">
                <p class="label">{t!(env, calculator.timing)}</p>
                <Segmented legend=t!(env, calculator.timing) name="timing" choices state=state chosen choose/>
            </div>
            {field(state, Field::Day, Some(between))}
        }
    });
    view! { {field(state, Field::Price, Some(hint))}{buyback} }
}

/// The positions of [`When::ALL`] in the order of the control.
const ORDER: [usize; 4] = [1, 0, 2, 3];

/// What is at the release's terms, or at nothing, until the reader assumes something else.
#[component]
pub fn FurtherFields(
    /// The calculator's state.
    state: CalculatorState,
) -> impl IntoView {
    let (env, terms) = (state.env, state.terms);
    let unit = terms.unit();
    let offers = [
        terms.net_income.map(|aim| {
            (t!(env, calculator.use_target, guidance = env.guidance_first(), amount = target(env, terms)), aim)
        }),
        terms.earned.as_ref().map(|earned| {
            let amount = over(earned.net_income, unit).unwrap_or_default();
            let amount = env.scaled_money(env.exact(amount), Currency::Reporting);
            (t!(env, calculator.use_earned, period = env.text(&earned.label), amount = amount), earned.net_income)
        }),
    ];
    let offers: Vec<_> = offers
        .into_iter()
        .flatten()
        .map(|(label, amount)| {
            let text = env.exact(over(amount, unit).unwrap_or_default());
            let take = move |_| state.change(&|draft| draft.set(Field::Income, text.as_str()));
            view! { <button type="button" class="plain" on:click=take>{label}</button> }
        })
        .collect();
    let rate = terms.rate.map(|_| field(state, Field::Rate, None));
    let fee = terms.ads_per_share.map(|_| field(state, Field::Fee, Some(t!(env, calculator.fee_hint))));
    let funding = terms.buyback.as_ref().map(|_| field(state, Field::Funding, Some(t!(env, calculator.funding_hint))));
    // A mistake in a field that is folded away is said outside, too.
    let hidden_mistake = move || {
        let fields = [Field::Income, Field::Tax, Field::Rate, Field::Fee, Field::Funding, Field::Paid];
        let wrong = fields.into_iter().find(|field| mistake(terms, &state.draft.get(), *field).is_some());
        let of_tax = || withholding::mistake(env, terms, &state.draft.get());
        html(&wrong.map_or_else(of_tax, |field| message(state, field)))
    };
    view! {
        <details class="further">
            <summary>{t!(env, calculator.further)}" "<span class="error" inner_html=live(hidden_mistake)></span></summary>
            {field(state, Field::Income, None)}
            <div class="field offers">{offers}</div>
            {withholding::field(state)}
            {field(state, Field::Tax, None)}
            {rate}
            {fee}
            {funding}
            {field(state, Field::Paid, Some(t!(env, calculator.paid_hint)))}
        </details>
    }
}

/// A field for a number, or for the day.
fn field(state: CalculatorState, field: Field, hint: Option<String>) -> impl IntoView {
    let (env, terms) = (state.env, state.terms);
    let (id, label) = (field.key(), names::field(env, terms, field));
    let written = move || state.draft.get().text(field).to_owned();
    let is_wrong = move || mistake(terms, &state.draft.get(), field).is_some();
    // No price is no mistake: the style sheet knows an empty field by its placeholder.
    let may_be_empty = matches!(field, Field::Price | Field::Paid);
    let has_hint = hint.is_some();
    let described = if has_hint { format!("{id}-error {id}-hint") } else { format!("{id}-error") };
    // A keypad for numbers has no minus.
    let inputmode = match field {
        Field::Holding => "numeric",
        Field::Income => "text",
        _ => "decimal",
    };
    let window = terms.buyback.as_ref().map(|buyback| buyback.buyback.window).filter(|_| field == Field::Day);
    let kind = if window.is_some() { "date" } else { "text" };
    let hint = hint.map(|hint| view! { <small id=format!("{id}-hint") inner_html=html(&hint)></small> });
    view! {
        <div class=format!("field of-{id}")>
            <label for=id>{label}" "<span class="tag" inner_html=live(move || escaped(&kind_of(env, terms, &written(), field)))></span></label>
            <input
                id=id type=kind placeholder=may_be_empty.then_some(" ") inputmode=inputmode aria-describedby=described
                min=window.map(|window| iso(window.start)) max=window.map(|window| iso(window.end))
                value=untrack(written)
                prop:value=live(written)
                aria-invalid=live(move || is_wrong().to_string())
                on:input=move |event| state.change(&|draft| draft.set(field, event_target_value(&event)))
            />
            <p class="error" id=format!("{id}-error") aria-live="polite" inner_html=live(move || html(&message(state, field)) + &offers(state, field))></p>
            {hint}
        </div>
    }
}

/// Whether what stands in a field is the release's own or the reader's assumption.
fn kind_of(env: Env, terms: &Terms, text: &str, field: Field) -> String {
    let unit = terms.unit();
    let is = |value: Option<rust_decimal::Decimal>| value.is_some_and(|value| env.exact(value) == text);
    match field {
        Field::Rate if is(terms.rate) => t!(env, calculator.reported),
        Field::Income if is(terms.net_income.and_then(|aim| over(aim, unit))) => {
            t!(env, calculator.target, guidance = env.guidance())
        }
        Field::Income if is(terms.earned.as_ref().and_then(|earned| over(earned.net_income, unit))) => {
            t!(env, calculator.reported)
        }
        _ => t!(env, calculator.assumption),
    }
}
