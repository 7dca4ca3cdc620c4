//! Dividends and buyback: what a holding earns, and what the buyback does to a share.

use leptos::prelude::*;

use super::calculator_results::{BuybackResults, IncomeResults};
use super::env::Env;
use super::session::{Session, ids};
use crate::domain::capital::Terms;
use crate::domain::release::Currency;
use crate::say;
use crate::state::draft::{Draft, Instrument, Mistake};
use crate::state::outcome::{income, limit, repurchase};

/// The section's heading, which does not change with what the reader types.
#[component]
pub fn CalculatorHead(
    /// Release and language.
    env: Env,
    /// The calculator's terms.
    terms: &'static Terms,
) -> impl IntoView {
    let money = |value| env.money(value, Currency::Reporting, digits(value));
    let finding = match terms.buyback.as_ref().map(|b| (b, b.max_shares, b.max_amount)) {
        Some((buyback, Some(shares), Some(amount))) => {
            let price = buyback.crossover_price().unwrap_or_default();
            say!(env, calculator.finding_both, price = money(price), shares = env.exact(shares), amount = money(amount))
        }
        Some((_, Some(shares), None)) => say!(env, calculator.finding_shares, shares = env.exact(shares)),
        Some((_, None, Some(amount))) => say!(env, calculator.finding_amount, amount = money(amount)),
        Some((_, None, None)) | None => say!(env, calculator.finding_dividends),
    };
    let window = terms.buyback.as_ref().map(|terms| {
        let buyback = &terms.buyback;
        let text = say!(
            env,
            calculator.window,
            start = env.date(buyback.window.start),
            end = env.date(buyback.window.end),
            resolved = env.date(buyback.resolved)
        );
        view! { <p class="measure">{text}</p> }
    });
    let dates = terms.dividends.iter().map(|terms| {
        let dividend = &terms.dividend;
        let record = say!(env, calculator.record, date = env.date(dividend.record_date));
        let payment =
            dividend.payment_date.map(|date| format!(" · {}", say!(env, calculator.payment, date = env.date(date))));
        view! { <p class="measure">{env.text(&dividend.label)}" · "{record}{payment}</p> }
    });
    view! {
        <p class="kicker">{say!(env, sections.dividends)}</p>
        <h2>{finding}</h2>
        {dates.collect_view()}
        {window}
        <p class="note no-script">{say!(env, calculator.no_script)}</p>
    }
}

/// The fields and the results.
#[component]
pub fn Calculator(
    /// The page's state.
    session: Session,
    /// The calculator's terms.
    terms: &'static Terms,
) -> impl IntoView {
    let env = session.env;
    let draft = move || {
        session.draft.get().unwrap_or(Draft {
            holding: String::new(),
            instrument: Instrument::Shares,
            price: String::new(),
        })
    };
    let earned = Signal::derive(move || income(terms, &draft()));
    let bought = Signal::derive(move || repurchase(terms, &draft()));
    let buyback = terms.buyback.as_ref().map(|buyback| {
        let crossover = buyback.crossover_price();
        view! {
            <PriceField session terms crossover mistake=Signal::derive(move || bought.get().err())/>
        }
    });
    let has_buyback = terms.buyback.is_some();
    view! {
        <div class="calc">
            <form autocomplete="off" on:submit=|event| event.prevent_default()>
                <HoldingField session terms mistake=Signal::derive(move || earned.get().err())/>
                {buyback}
            </form>
            <div>
                <IncomeResults env terms earned/>
                {has_buyback.then(|| view! { <BuybackResults session terms bought/> })}
            </div>
        </div>
    }
}

/// The holding, in shares or depositary shares.
#[component]
fn HoldingField(
    /// The page's state.
    session: Session,
    /// The calculator's terms.
    terms: &'static Terms,
    /// What is wrong with it.
    mistake: Signal<Option<Mistake>>,
) -> impl IntoView {
    let env = session.env;
    let change = move |set: &dyn Fn(&mut Draft)| session.draft.update(|draft| draft.iter_mut().for_each(set));
    let instrument = move || session.draft.read().as_ref().map(|draft| draft.instrument).unwrap_or_default();
    let instruments = terms.ads_per_share.map(|ratio| {
        let names = [(Instrument::Shares, say!(env, calculator.shares)), (Instrument::Ads, say!(env, calculator.ads))];
        let radios = names.into_iter().zip(ids::INSTRUMENT).enumerate().map(|(index, ((value, name), id))| {
            view! {
                <label>
                    <input
                        type="radio" name="as" id=id checked=index == 0
                        prop:checked=move || instrument() == value
                        on:change=move |_| change(&move |draft| draft.instrument = value)
                    />
                    <span>{name}</span>
                </label>
            }
        });
        let radios: Vec<_> = radios.collect();
        view! {
            <fieldset class="seg"><legend>{say!(env, calculator.instrument)}</legend>{radios}</fieldset>
            <small>{say!(env, calculator.ratio, ads = env.exact(ratio))}</small>
        }
    });
    let message = move || {
        let instrument = instrument();
        mistake.get().map(|mistake| explain(env, terms, mistake, Some(instrument))).unwrap_or_default()
    };
    view! {
        <div class="field">
            <label for=ids::HOLDING>{say!(env, calculator.holding)}" "<span class="tag">{say!(env, calculator.assumption)}</span></label>
            <input
                id=ids::HOLDING type="text" inputmode="numeric" aria-describedby="holding-error"
                value=untrack(|| written(session, |draft| &draft.holding))
                prop:value=move || written(session, |draft| &draft.holding)
                aria-invalid=move || mistake.get().is_some().to_string()
                on:input=move |event| change(&|draft| draft.holding = event_target_value(&event))
            />
            <p class="error" id="holding-error" aria-live="polite">{message}</p>
            {instruments}
        </div>
    }
}

/// The price per share.
#[component]
fn PriceField(
    /// The page's state.
    session: Session,
    /// The calculator's terms.
    terms: &'static Terms,
    /// The price at which both caps bind.
    crossover: Option<rust_decimal::Decimal>,
    /// What is wrong with it.
    mistake: Signal<Option<Mistake>>,
) -> impl IntoView {
    let env = session.env;
    let hint = crossover.map(|price| {
        let price = env.money(price, Currency::Reporting, digits(price));
        format!(" {}", say!(env, calculator.crossover, price = price))
    });
    let message = move || mistake.get().map(|mistake| explain(env, terms, mistake, None)).unwrap_or_default();
    view! {
        <div class="field">
            <label for=ids::PRICE>
                {say!(env, calculator.price, currency = env.currency(Currency::Reporting))}" "
                <span class="tag">{say!(env, calculator.assumption)}</span>
            </label>
            <input
                id=ids::PRICE type="text" placeholder=" " inputmode="decimal" aria-describedby="price-error price-hint"
                value=untrack(|| written(session, |draft| &draft.price))
                prop:value=move || written(session, |draft| &draft.price)
                aria-invalid=move || mistake.get().is_some().to_string()
                on:input=move |event| {
                    session.draft.update(|draft| draft.iter_mut().for_each(|draft| draft.price = event_target_value(&event)))
                }
            />
            <p class="error" id="price-error" aria-live="polite">{message}</p>
            <small id="price-hint">{say!(env, calculator.no_price)}{hint}</small>
        </div>
    }
}

fn written(session: Session, field: fn(&Draft) -> &String) -> String {
    session.draft.read().as_ref().map(|draft| field(draft).clone()).unwrap_or_default()
}

/// As many digits as an amount needs: none if whole, two, or four for a fraction of one that two would not tell.
pub fn digits(value: rust_decimal::Decimal) -> u32 {
    if value.fract().is_zero() {
        0
    } else if value.abs() < rust_decimal::Decimal::ONE && value.normalize().scale() > 2 {
        4
    } else {
        2
    }
}

/// A mistake in words. `instrument` is what the field counts; `None` for a price.
fn explain(env: Env, terms: &Terms, mistake: Mistake, instrument: Option<Instrument>) -> String {
    let name = match instrument {
        Some(Instrument::Ads) => say!(env, calculator.ads),
        Some(Instrument::Shares) | None => say!(env, calculator.shares),
    };
    match mistake {
        Mistake::Empty => say!(env, calculator.error_empty),
        Mistake::NotANumber => say!(env, calculator.error_number),
        Mistake::TooLong => say!(env, calculator.error_long),
        Mistake::Negative => say!(env, calculator.error_negative),
        Mistake::Zero => say!(env, calculator.error_zero),
        Mistake::NotWhole => say!(env, calculator.error_whole, what = name),
        Mistake::MoreThan(_) => {
            let limit = env.exact(limit(terms, instrument.unwrap_or_default()));
            say!(env, calculator.error_more, limit = say!(env, calculator.count, count = limit, what = name))
        }
    }
}
