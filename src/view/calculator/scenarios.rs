//! Sets of terms that the reader keeps, side by side; a link to them and a file of them.

use form_urlencoded::byte_serialize;
use leptos::prelude::*;

use super::names::assumptions;
use super::numbers;
use super::state::CalculatorState;
use super::{money, shown};
use crate::platform::controls;
use crate::state::address::Address;
use crate::state::csv::csv;
use crate::state::draft::{Kept, MOST_KEPT};
use crate::state::measures::definition::Weight;
use crate::state::measures::{Rounding, all_results};
use crate::state::operand::{Operand, Under};
use crate::state::outcome::{answer, example};
use crate::t;
use crate::view::accessible;
use crate::view::env::Env;
use crate::view::live::{anew, live};
use crate::view::number::escaped;
use kessan_core::capital::Terms;
use kessan_core::release::Currency;

/// The id of the calculator's section.
const SECTION: &str = "dividends";

/// The tools and the table.
#[component]
pub fn Scenarios(
    /// The calculator's state.
    state: CalculatorState,
) -> impl IntoView {
    let (env, terms) = (state.env, state.terms);
    let name = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let link = RwSignal::new(String::new());
    let is_full = move || state.kept.with(|kept| kept.len() >= MOST_KEPT);
    let keep = move || {
        if is_full() {
            return;
        }
        let number = state.kept.with(Vec::len) + 1;
        let typed = name.get_untracked().trim().to_owned();
        let name_of =
            if typed.is_empty() { t!(env, calculator.kept_default, number = number.to_string()) } else { typed };
        state.kept.update(|kept| kept.push(Kept { name: name_of, draft: state.draft.get() }));
        name.set(String::new());
    };
    let copy = move |_| {
        // It leads to what it is about, wherever the page stands now.
        let address = Address { section: SECTION.to_owned(), ..Address::read(&state.fragment()) };
        let address = controls::address(&address.write());
        controls::copy(&address, move |is_copied| {
            said.set(if is_copied { t!(env, calculator.kept_copied) } else { String::new() });
        });
        link.set(address);
    };
    // The file is made when it is asked for.
    let file = RwSignal::new("data:text/csv,".to_owned());
    let download = move |_| {
        let now = Kept { name: t!(env, calculator.kept_now), draft: state.draft.get() };
        let sets = [vec![now], state.kept.get_untracked()].concat();
        let currency = env.release.currency_code(Currency::Reporting).unwrap_or_default();
        let text: String = byte_serialize(csv(terms, currency, &sets).as_bytes()).collect();
        file.set(format!("data:text/csv;charset=utf-8,{}", text.replace('+', "%20")));
    };
    view! {
        <h3>{t!(env, calculator.kept_head)}</h3>
        <p class="note">{t!(env, calculator.kept_private)}</p>
        <form class="keep" method="dialog" autocomplete="off" on:submit=move |event| { event.prevent_default(); keep(); }>
            <label for="kept-name">{t!(env, calculator.kept_name)}</label>
            <input id="kept-name" type="text" maxlength="60" prop:value=live(move || name.get()) on:input=move |event| name.set(event_target_value(&event))/>
            <button type="submit" class="plain" id="keep" prop:disabled=live(is_full)>{t!(env, calculator.kept_keep)}</button>
            <button type="button" class="plain" id="copy-link" on:click=copy>{t!(env, calculator.kept_copy)}</button>
            <a id="csv" download="calculator.csv" href=live(move || file.get()) on:click=download>{t!(env, calculator.kept_csv)}</a>
        </form>
        <p class="note" role="status" id="kept-said" inner_html=live(move || escaped(&if is_full() { t!(env, calculator.kept_full) } else { said.get() }))></p>
        <p class="link" class:shown=live(move || !link.with(String::is_empty))>
            <label for="kept-link">{t!(env, calculator.kept_link)}</label>
            <input id="kept-link" type="text" readonly prop:value=live(move || link.get())/>
        </p>
        {table(state)}
    }
}

fn table(state: CalculatorState) -> impl IntoView {
    let (env, terms) = (state.env, state.terms);
    anew(
        move || state.kept.get(),
        move |kept| {
            (!kept.is_empty()).then(|| {
                let rows = rows(env, terms, kept).into_iter().map(|Row { name, of, cells }| {
                    let cells = cells.into_iter().enumerate().map(|(index, cell)| {
                        let key = of.key_under(Under::Kept(index + 1));
                        view! { <td translate="no" data-n=key>{accessible::figures(cell)}</td> }
                    });
                    let cells: Vec<_> = cells.collect();
                    view! { <tr><th scope="row">{name}</th>{cells}</tr> }
                });
                let rows: Vec<_> = rows.collect();
                let heads = kept.iter().enumerate().map(|(index, kept)| {
                let open = move |_| {
                    state.kept.with_untracked(|list| {
                        if let Some(kept) = list.get(index) {
                            state.draft.set(kept.draft.clone());
                        }
                    });
                };
                let remove = move |_| {
                    state.kept.update(|list| {
                        if index < list.len() {
                            list.remove(index);
                        }
                    });
                };
                view! {
                    <th scope="col">
                        {kept.name.clone()}<br/>
                        <button type="button" class="plain" on:click=open>{t!(env, calculator.kept_open)}</button>
                        <button type="button" class="plain" on:click=remove>{t!(env, calculator.kept_remove)}</button>
                    </th>
                }
            });
                let heads: Vec<_> = heads.collect();
                view! {
                    <div class="scroll" tabindex="0" role="group" aria-label=t!(env, calculator.kept_head)>
                        <table id="kept">
                            <thead><tr><th scope="col">{t!(env, calculator.kept_result)}</th>{heads}</tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                }
            })
        },
    )
}

/// A line of the table: one number of each set of terms.
struct Row {
    name: String,
    of: Operand,
    cells: Vec<String>,
}

/// What each set of terms assumes, and what it comes to.
fn rows(env: Env, terms: &Terms, kept: &[Kept]) -> Vec<Row> {
    let first = example(terms, |number| env.exact(number));
    let mut rows: Vec<Row> = Vec::new();
    for (index, (name, input, say)) in assumptions(env, terms).into_iter().enumerate() {
        let cells: Vec<String> = kept.iter().map(|kept| say(&kept.draft)).collect();
        // The holding always; the rest where it is not as the page is written.
        if index == 0 || cells.iter().any(|cell| *cell != say(&first)) {
            rows.push(Row { name, of: Operand::Input(input), cells });
        }
    }
    let answers: Vec<_> = kept.iter().map(|kept| answer(terms, &kept.draft)).collect();
    for of in all_results(terms) {
        let Some(measure) = of.measure().filter(|of| of.definition().weight != Weight::NotCompared) else { continue };
        let cells = answers.iter().map(|answer| {
            let (value, definition) = (answer.number(terms, of), measure.definition());
            match (value, definition.rounding) {
                (Some(value), Rounding::Amount) if definition.unit.is_money() => money(env, value),
                (Some(value), Rounding::Digits(digits)) if definition.unit.is_money() => {
                    env.money(value, Currency::Reporting, digits)
                }
                (value, _) => shown(env, answer, measure, value, answer.has(terms, measure)),
            }
        });
        rows.push(Row { name: numbers::name(env, terms, of), of, cells: cells.collect() });
    }
    rows
}
