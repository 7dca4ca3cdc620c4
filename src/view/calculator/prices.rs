//! The price to drag, and earnings per share by price and part of the buyback carried out.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::curves::{prices, quarter};
use super::lines::quiet;
use super::state::CalculatorState;
use super::{digits, money};
use crate::state::draft::Field;
use crate::state::inputs::Inputs;
use crate::state::measures::{Evaluation, Measure};
use crate::state::operand::{Operand, Under};
use crate::t;
use crate::view::accessible;
use crate::view::env::DASH;
use crate::view::live::live;
use kessan_core::arithmetic::times;
use kessan_core::numeral::readings;
use kessan_core::release::Currency;

/// The prices of the table's rows, in quarters of the price that the release implies.
const ROWS: [i64; 6] = [2, 3, 4, 5, 6, 8];
/// The parts of its columns, in per cent.
const COLUMNS: [i64; 4] = [25, 50, 75, 100];

/// The slider below the figures, and the table; nothing if the release implies no price.
#[component]
pub fn Prices(
    /// The calculator's state.
    state: CalculatorState,
) -> impl IntoView {
    let (env, terms) = (state.env, state.terms);
    let (low, high, step) = prices(terms)?;
    let typed = move || state.ask(|answer| answer.value(Field::Price)).flatten();
    let value = move || typed().unwrap_or(low).clamp(low, high).normalize().to_string();
    let said = move || typed().map_or_else(|| DASH.to_owned(), |price| money(env, price));
    let drag = move |event| {
        if let Some(price) = readings(&event_target_value(&event)).ok().and_then(|all| all.first().copied()) {
            state.set_price(price.value);
        }
    };
    let of_table = |field: Field, price, fill: i64| Operand::field(field).key_under(Under::At(price, fill.into()));
    let quarter = quarter(terms)?;
    let first = times(quarter, ROWS[0].into())?;
    let head = COLUMNS.map(|fill| {
        let key = of_table(Field::Fill, first, fill);
        view! { <th scope="col" translate="no" data-n=key>{t!(env, percent, value = fill.to_string())}</th> }
    });
    let head: Vec<_> = head.into_iter().collect();
    let rows = ROWS.into_iter().filter_map(|quarters| {
        let price = times(quarter, quarters.into())?;
        let line = |measure: Measure, is_second: bool| {
            let head = (!is_second).then(|| {
                let key = of_table(Field::Price, price, 100);
                view! { <th scope="row" rowspan="2" translate="no" data-n=key>{env.number(price, digits(price))}</th> }
            });
            let name = if is_second { t!(env, calculator.curve_full) } else { t!(env, calculator.curve_now) };
            let cells = COLUMNS.map(|fill| cell(state, measure, price, fill.into()));
            let cells: Vec<_> = cells.into_iter().collect();
            view! { <tr class:muted=is_second>{head}<th scope="row">{name}</th>{cells}</tr> }
        };
        Some([line(Measure::EpsNow, false), line(Measure::EpsFull, true)])
    });
    let rows: Vec<_> = rows.flatten().collect();
    let caption = t!(env, calculator.grid, currency = env.currency(Currency::Reporting));
    Some(view! {
        <p class="slider">
            <label for="price-slider">{t!(env, calculator.slider)}</label>
            <input
                type="range" id="price-slider" autocomplete="off"
                min=low.normalize().to_string() max=high.normalize().to_string() step=step.normalize().to_string()
                value=untrack(value) prop:value=live(value) aria-valuetext=live(said) on:input=drag
            />
            <output aria-live=quiet()><span translate="no" data-n=Operand::field(Field::Price).key() inner_html=live(move || accessible::html(&said()))></span></output>
        </p>
        <p class="measure" id="price-fill-name">{caption}</p>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="price-fill-name">
            <table id="price-fill" aria-labelledby="price-fill-name">
                <thead><tr><th scope="col">{t!(env, calculator.grid_price)}</th><td></td>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}

fn cell(state: CalculatorState, measure: Measure, price: Decimal, fill: Decimal) -> impl IntoView {
    let (env, terms) = (state.env, state.terms);
    let earnings = move || {
        let inputs = state.ask(|answer| answer.inputs.with(Field::Price, price));
        let inputs = inputs.filter(Inputs::has_plan)?.with(Field::Fill, fill);
        Some(env.number(Evaluation::new(terms, &inputs).of(measure)?, 2))
    };
    // The price that the reader has typed, where it stands in the table, is set in bold.
    let is_chosen = move || {
        let typed = state.ask(|answer| (answer.value(Field::Price), answer.value(Field::Fill)));
        typed == Some((Some(price), Some(fill)))
    };
    let key = Operand::of(measure).key_under(Under::At(price, fill));
    view! {
        <td translate="no" class:chosen=live(is_chosen)><span data-n=key inner_html=live(move || accessible::html(&earnings().unwrap_or_else(|| DASH.to_owned())))></span></td>
    }
}
