//! Dividends and buyback: what a holding earns, and what the buyback does to a share.

use std::sync::Arc;

use leptos::prelude::*;

use super::calculator_results::{buyback_results, income_results};
use super::controls::{Segmented, place};
use super::env::Env;
use super::live::live;
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
    let crossover = terms.buyback.as_ref().map(|buyback| buyback.crossover_price());
    view! {
        <div class="calc">
            <form autocomplete="off" on:submit=|event| event.prevent_default()>
                <HoldingField session terms/>
                {crossover.map(|crossover| view! { <PriceField session terms crossover/> })}
            </form>
            <div>
                <h3>{say!(env, calculator.receive)}</h3>
                {income_results(session, terms)}
                <p class="note">{say!(env, calculator.before_tax)}</p>
                {terms.buyback.is_some().then(|| view! {
                    <h3>{say!(env, calculator.buyback)}</h3>
                    {buyback_results(session, terms)}
                })}
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
) -> impl IntoView {
    let env = session.env;
    let instruments = terms.ads_per_share.map(|ratio| {
        let names = [say!(env, calculator.shares), say!(env, calculator.ads)];
        let choices = ids::INSTRUMENT.iter().zip(names).map(|(id, name)| ((*id).to_owned(), name)).collect();
        let chosen = |session: Session| place(&INSTRUMENTS, &instrument(session));
        let choose = |session: Session, index: usize| {
            change(session, &|draft| draft.instrument = INSTRUMENTS[index]);
        };
        view! {
            <Segmented legend=say!(env, calculator.instrument) name="as" choices state=session chosen choose/>
            <small>{say!(env, calculator.ratio, ads = env.exact(ratio))}</small>
        }
    });
    let mistake = move || {
        let mistake = income(terms, &draft(session)).err()?;
        Some(explain(env, terms, mistake, Some(instrument(session))))
    };
    let label = say!(env, calculator.holding);
    let of: Part = |draft| &mut draft.holding;
    view! {
        <div class="field">
            {field(session, Field { id: ids::HOLDING, label, inputmode: "numeric", of, mistake: Arc::new(mistake) })}
            {instruments}
        </div>
    }
}

const INSTRUMENTS: [Instrument; 2] = [Instrument::Shares, Instrument::Ads];

fn instrument(session: Session) -> Instrument {
    draft(session).instrument
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
) -> impl IntoView {
    let env = session.env;
    let hint = crossover.map(|price| {
        let price = env.money(price, Currency::Reporting, digits(price));
        format!(" {}", say!(env, calculator.crossover, price = price))
    });
    let mistake = move || {
        let mistake = repurchase(terms, &draft(session)).err()?;
        Some(explain(env, terms, mistake, None))
    };
    let label = say!(env, calculator.price, currency = env.currency(Currency::Reporting));
    let of: Part = |draft| &mut draft.price;
    view! {
        <div class="field">
            {field(session, Field { id: ids::PRICE, label, inputmode: "decimal", of, mistake: Arc::new(mistake) })}
            <small id="price-hint">{say!(env, calculator.no_price)}{hint}</small>
        </div>
    }
}

/// The part of the draft that a field shows.
type Part = fn(&mut Draft) -> &mut String;

/// A field for a number.
struct Field {
    id: &'static str,
    label: String,
    inputmode: &'static str,
    of: Part,
    /// What is wrong with it, in words.
    mistake: Arc<dyn Fn() -> Option<String> + Send + Sync>,
}

fn field(session: Session, field: Field) -> impl IntoView {
    let Field { id, label, inputmode, of, mistake } = field;
    let is_wrong = Arc::clone(&mistake);
    let written = move || of(&mut draft(session)).clone();
    // No price is no mistake: the style sheet knows an empty field by its placeholder.
    let is_price = id == ids::PRICE;
    let described = format!("{id}-error{}", if is_price { " price-hint" } else { "" });
    view! {
        <label for=id>{label}" "<span class="tag">{say!(session.env, calculator.assumption)}</span></label>
        <input
            id=id type="text" placeholder=is_price.then_some(" ") inputmode=inputmode aria-describedby=described
            value=untrack(written)
            prop:value=live(written)
            aria-invalid=live(move || is_wrong().is_some().to_string())
            on:input=move |event| change(session, &|draft| *of(draft) = event_target_value(&event))
        />
        <p class="error" id=format!("{id}-error") aria-live="polite">{live(move || mistake().unwrap_or_default())}</p>
    }
}

/// What stands in the fields; empty without a calculator.
pub fn draft(session: Session) -> Draft {
    session.draft.get().unwrap_or_default()
}

fn change(session: Session, change: &dyn Fn(&mut Draft)) {
    session.draft.update(|draft| draft.iter_mut().for_each(change));
}

/// As many digits as an amount needs: none if whole, two, or four for a fraction of one that two would not tell.
pub fn digits(value: rust_decimal::Decimal) -> u32 {
    match value.normalize().scale() {
        0 => 0,
        3.. if value.abs() < rust_decimal::Decimal::ONE => 4,
        _ => 2,
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
