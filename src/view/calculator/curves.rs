//! What the price of the buyback changes, as two figures: earnings per share, and dividends with the buyback.

use kessan_core::order::CompactSort;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use rust_decimal::Decimal;

use super::digits;
use super::state::CalculatorState;
use crate::chart::curves::{Curve, Curves, Place};
use crate::chart::scene::{Scene, Tint};
use crate::platform::panel;
use crate::state::draft::{Draft, Field};
use crate::state::inputs::Inputs;
use crate::state::measures::{Evaluation, Measure};
use crate::t;
use crate::view::canvas::Blank;
use crate::view::columns::amount_of;
use crate::view::env::Env;
use crate::view::live::live;
use crate::view::panel::{STILL_WIDTH, picture};
use kessan_core::arithmetic::{minus, over, plus, times};
use kessan_core::capital::Terms;
use kessan_core::release::Currency;
use kessan_core::rounding::{half_away, round_step, widened};

/// Height of a figure in CSS pixels.
const HEIGHT: u32 = 250;
/// How many pieces a curve is drawn in; the crossover divides one of them.
const STEPS: i64 = 48;

/// A quarter of the price that the release implies; `None` if it implies none.
pub fn quarter(terms: &Terms) -> Option<Decimal> {
    terms.buyback.as_ref()?;
    over(half_away(terms.anchor_price()?, 4), Decimal::from(4))
}

/// The prices that are shown, from about a quarter of that price to ten quarters of it, both round; and the step between
/// two of the slider. `None` if the release implies no price.
pub fn prices(terms: &Terms) -> Option<(Decimal, Decimal, Decimal)> {
    let quarter = quarter(terms)?;
    let round = |value: Decimal| widened((value, value), round_step(over(value, Decimal::TEN)?)?);
    let (low, high) = (round(quarter)?.0, round(times(quarter, Decimal::TEN)?)?.1);
    Some((low, high, round_step(over(quarter, Decimal::from(25))?)?))
}

/// The figures' frame, with a root for each; nothing if the release implies no price.
#[component]
pub fn CurvesFigure(
    /// The calculator's state.
    state: CalculatorState,
) -> impl IntoView {
    let env = state.env;
    // What is paid out in all is known where every dividend is in the currency of the buyback.
    let panels = [0, 1].into_iter().filter(|index| *index == 0 || state.terms.others.is_empty()).map(|index| {
        view! { <div data-root=format!("curve-{index}")><CurvePanel state index canvas=view! { <Blank/> }/></div> }
    });
    prices(state.terms).is_some().then(|| view! {
        <figure class="curves"><figcaption><h3>{t!(env, calculator.curve_finding)}</h3></figcaption><div class="panels">{panels.collect_view()}</div></figure>
    })
}

/// One of the figures, and `canvas` over its picture. Both follow the state, the picture for print.
#[component]
pub fn CurvePanel<V: IntoView>(
    /// The calculator's state.
    state: CalculatorState,
    /// Which of them.
    index: usize,
    /// What is drawn on while the reader moves the price.
    canvas: V,
) -> impl IntoView {
    let env = state.env;
    let figure = move || curves(env, state.terms, &state.draft.get(), None, index);
    let label = move || figure().map(|curves| summary(env, state.terms, &curves, index)).unwrap_or_default();
    let said = move || figure().and_then(|curves| at_chosen(env, &curves));
    let (low, high, step) = prices(state.terms).unwrap_or_default();
    let price = move || state.ask(|answer| answer.value(Field::Price)).flatten().filter(|at| (low..=high).contains(at));
    // Without the program nothing answers, so it is a picture; with it, the price can be set in it as in the slider.
    let is_mounted = RwSignal::new(false);
    leptos::prelude::Effect::new(move |_| is_mounted.set(true));
    let awake = move |text: &'static str| live(move || is_mounted.get().then(|| text.to_owned()));
    let ends = |end: Decimal| live(move || is_mounted.get().then(|| end.normalize().to_string()));
    let pointed = move |event: &PointerEvent| {
        let (x, width) = panel::across(event);
        curves(env, state.terms, &state.draft.get_untracked(), None, index)?.at(width, x, step)
    };
    let leave = move |_: PointerEvent| state.looked.set(None);
    let set = move |event: PointerEvent| {
        if let Some(price) = pointed(&event).filter(|_| event.button() == 0) {
            state.set_price(price);
        }
        state.looked.set(None);
    };
    let press = move |event: KeyboardEvent| {
        // Those are the browser's: Alt with an arrow goes back.
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let from = price().unwrap_or(low);
        let steps = |count: i64| plus(from, times(step, count.into())?);
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => steps(-1),
            "ArrowRight" | "ArrowUp" => steps(1),
            "PageDown" => steps(-10),
            "PageUp" => steps(10),
            "Home" => Some(low),
            "End" => Some(high),
            _ => return,
        };
        event.prevent_default();
        if let Some(to) = to {
            state.set_price(to.clamp(low, high));
        }
    };
    // The SVG is Kessan's own; plotters escapes the texts in it.
    let picture =
        move || figure().map(|curves| picture(&curves.layout(STILL_WIDTH, HEIGHT), false)).unwrap_or_default();
    view! {
        <div class="panel">
            <p class="panel-head">{title(env, index)}</p>
            <div
                class="plot"
                role=live(move || if is_mounted.get() { "slider" } else { "img" }.to_owned())
                tabindex=awake("0")
                aria-label=live(label)
                aria-valuemin=ends(low)
                aria-valuemax=ends(high)
                aria-valuenow=live(move || is_mounted.get().then(|| price().unwrap_or(low).normalize().to_string()))
                aria-valuetext=live(move || said().filter(|_| is_mounted.get()))
                on:pointermove=move |event| state.looked.set(pointed(&event))
                on:pointerleave=leave
                on:pointercancel=leave
                on:pointerup=set
                on:keydown=press
            >
                <div class="still" translate="no" inner_html=live(picture)></div>
                <div class="live">{canvas}</div>
            </div>
        </div>
    }
}

/// The scene for the calculator's state, for a canvas.
pub fn scene(state: CalculatorState, index: usize, width: u32, height: u32) -> Option<Scene> {
    Some(curves(state.env, state.terms, &state.draft.get(), state.looked.get(), index)?.layout(width, height))
}

fn title(env: Env, index: usize) -> String {
    match index {
        0 => t!(env, calculator.curve_eps, currency = env.currency(Currency::Reporting)),
        _ => t!(env, calculator.curve_payout, unit = env.unit(Currency::Reporting)),
    }
}

/// What the curves have at the chosen price, in words.
fn at_chosen(env: Env, curves: &Curves) -> Option<String> {
    let (place, values) = curves.chosen.as_ref()?;
    let parts = curves.curves.iter().zip(values).map(|(curve, value)| format!("{} {}", curve.name, value.text));
    Some(format!("{}: {}", super::money(env, place.at), parts.collect::<Vec<_>>().join(&t!(env, list_join))))
}

/// The figure at `index` for a draft, marked at the price that is looked at or else at the draft's; `None` while a field
/// other than the price has a mistake.
fn curves(env: Env, terms: &Terms, draft: &Draft, looked: Option<Decimal>, index: usize) -> Option<Curves> {
    let (low, high, _) = prices(terms)?;
    let inputs = Some(Inputs::of(terms, draft)).filter(Inputs::has_plan)?;
    let list: &[(Measure, Tint)] = match index {
        0 => &[
            (Measure::EpsFull, Tint::Series(0)),
            (Measure::EpsNow, Tint::Series(2)),
            (Measure::EpsBefore, Tint::Muted),
        ],
        _ => &[(Measure::Total, Tint::Series(0)), (Measure::Dividends, Tint::Muted)],
    };
    // What the curves have at a price.
    let at = |price: Decimal| {
        let inputs = inputs.with(Field::Price, price);
        let mut evaluation = Evaluation::new(terms, &inputs);
        let values: Vec<_> = list.iter().map(|(measure, _)| evaluation.of(*measure)).collect();
        values
    };
    let step = over(minus(high, low)?, STEPS.into())?;
    let crossover = terms.buyback.as_ref().and_then(|buyback| buyback.crossover_price());
    let mut prices: Vec<Decimal> =
        (0..=STEPS).filter_map(|number| plus(low, times(step, number.into())?)).chain(crossover).collect();
    prices.retain(|price| (low..=high).contains(price));
    prices.compact_sort();
    prices.dedup();
    let values: Vec<(Decimal, Vec<_>)> = prices.into_iter().map(|price| (price, at(price))).collect();
    let curve = |(number, (_, tint)): (usize, &(Measure, Tint))| Curve {
        name: name(env, index, number),
        points: values.iter().filter_map(|(price, values)| Some((*price, values[number]?))).collect(),
        tint: *tint,
    };
    let curves: Vec<Curve> = list.iter().enumerate().map(curve).collect();
    let (least, most) = Curves::range_of(&curves)?;
    let least = if index == 0 { least } else { Decimal::ZERO.min(least) };
    // Both ends are round; where nothing changes with the price, there is some room around it.
    let range = minus(most, least).filter(|range| !range.is_zero()).unwrap_or(most.abs());
    let step = round_step(over(range, Decimal::from(5))?).unwrap_or(Decimal::ONE);
    let (least, most) = widened((least, most), step)?;
    let most = if least == most { plus(most, step)? } else { most };
    let text = |value: Decimal| match index {
        0 => env.number(value, if most.abs() < Decimal::ONE_HUNDRED { 2 } else { 0 }),
        _ => amount_of(env, value, Currency::Reporting),
    };
    let place = |at: Decimal| Place { at, text: env.number(at, digits(at)) };
    let chosen = looked.or(inputs.value(Field::Price)).filter(|price| (low..=high).contains(price)).and_then(|price| {
        let values: Vec<_> = at(price).into_iter().flatten().map(|at| Place { at, text: text(at) }).collect();
        (!values.is_empty()).then(|| (place(price), values))
    });
    let middle = over(plus(low, high)?, Decimal::TWO)?;
    Some(Curves {
        curves,
        across: (low, high),
        ticks: [least, most].map(|at| Place { at, text: if index == 0 { env.exact(at) } else { text(at) } }),
        places: [low, high, crossover.unwrap_or(middle)].map(place).to_vec(),
        mark: crossover.map(|at| Place { at, text: t!(env, calculator.curve_crossover) }),
        chosen,
    })
}

fn name(env: Env, index: usize, number: usize) -> String {
    match (index, number) {
        (0, 0) => t!(env, calculator.curve_full),
        (0, 1) => t!(env, calculator.curve_now),
        (0, _) => t!(env, calculator.curve_before),
        (_, 0) => t!(env, calculator.curve_total),
        _ => t!(env, calculator.curve_dividends),
    }
}

/// The figure in words, for those who cannot see it.
fn summary(env: Env, terms: &Terms, curves: &Curves, index: usize) -> String {
    let text = |value: Decimal| match index {
        0 => env.number(value, 2),
        _ => amount_of(env, value, Currency::Reporting),
    };
    let parts = curves.curves.iter().filter_map(|curve| {
        let (first, last) = (curve.points.first()?.1, curve.points.last()?.1);
        Some(t!(env, calculator.curve_part, name = curve.name.clone(), first = text(first), last = text(last)))
    });
    let parts = parts.collect::<Vec<_>>().join(&t!(env, list_join));
    let (low, high, _) = prices(terms).unwrap_or_default();
    let (low, high) = (super::money(env, low), super::money(env, high));
    t!(env, calculator.curve_summary, measure = title(env, index), low = low, high = high, parts = parts)
}
