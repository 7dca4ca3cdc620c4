//! What tables of figures share: the currency twins, derived figures, and columns by comparison.

use leptos::prelude::*;

use super::accessible::figures;
use super::env::{DASH, Env};
use crate::t;
use kessan_core::arithmetic::over;
use kessan_core::change::Growth;
use kessan_core::grid::Pair;
use kessan_core::release::Currency;
use kessan_core::release::model::{Period, Scenario};
use rust_decimal::Decimal;

/// The class of everything that belongs to one comparison; the style sheet hides it when another is chosen.
pub fn pair_class(pair: &Pair<'_>) -> String {
    format!("cmp c{}", pair.index)
}

/// A text in each currency of the page; the style sheet shows the chosen one. One text if the release has no
/// translation.
pub fn in_each_currency<V: IntoView + 'static>(env: Env, text: impl Fn(Currency) -> V) -> AnyView {
    if env.release.is_translated() {
        let (reporting, translation) = (text(Currency::Reporting), text(Currency::Translation));
        view! { <span class="rc">{reporting}</span><span class="tc">{translation}</span> }.into_any()
    } else {
        text(Currency::Reporting).into_any()
    }
}

/// An amount as the tables show it, as text; empty if the release does not say.
pub fn amount(env: Env, concept: &str, period: &str, scenario: Scenario, currency: Currency) -> String {
    let digits = env.release.display(currency).decimals;
    let shown = env.release.shown(concept, period, scenario, currency);
    let Some(figure) = shown else { return String::new() };
    let text = figure.value.map_or(DASH.into(), |value| env.number(value, digits));
    known_to(env, text, figure.value.map(|_| figure.decimals), currency)
}

/// The text of an amount, with a sign before it if the `decimals` to which it is known leave its last digits open.
pub fn known_to(env: Env, text: String, decimals: Option<i32>, currency: Currency) -> String {
    let is_coarse = decimals.is_some_and(|decimals| env.release.is_coarse(decimals, currency));
    if is_coarse { t!(env, statements.coarse, value = text) } else { text }
}

/// An amount given in base units of the reporting currency, as the tables show amounts.
pub fn amount_of(env: Env, value: Decimal, currency: Currency) -> String {
    let display = env.release.display(currency);
    let value = match currency {
        Currency::Reporting => Some(value),
        Currency::Translation => env.release.rate().and_then(|rate| over(value, rate)),
    };
    let unit = Decimal::from(10_u64.pow(display.scale.min(12)));
    value.map_or_else(String::new, |value| env.number(value / unit, display.decimals))
}

/// Whether a period's figures are worked out by Kessan.
pub fn is_derived(period: &Period) -> bool {
    period.derived.is_some()
}

/// The head of a period's column.
pub fn period_head(env: Env, pair: &Pair<'_>, period: &Period) -> AnyView {
    let note = is_derived(period).then(|| view! { <small>{t!(env, derived)}</small> });
    let class = pair_class(pair);
    let (label, name) = (env.words(&period.label), env.text(&period.name));
    view! { <th scope="col" class=class title=name>{label}{note}</th> }.into_any()
}

/// A cell with a concept's growth rate.
pub fn growth_cell(env: Env, pair: &Pair<'_>, concept: &str, growth: Option<Growth>) -> AnyView {
    let falls = matches!(growth, Some(Growth::Percent(rate)) if rate < Decimal::ZERO);
    let class = format!("{} change{}", pair_class(pair), if falls { " down" } else { "" });
    let key = pair.prior.filter(|_| growth.is_some());
    let key = key.map(|prior| super::number::growth(env.release, concept, &pair.current.id, &prior.id));
    let note = super::number::printed_below(env, key.as_ref());
    view! { <td class=class data-n=key>{figures(env.growth(growth))}{note}</td> }.into_any()
}

/// What the page says below tables and charts with derived or translated figures.
#[component]
pub fn Footnotes(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let derived = env.release.pairs().into_iter().filter_map(|pair| derived_note(env, pair.current));
    let derived: Vec<_> = derived.map(|text| view! { <p class="note">{env.told(text, env.names())}</p> }).collect();
    let translated = env.release.rate().map(|rate| {
        let (currency, unit) = (env.currency(Currency::Translation), env.currency(Currency::Reporting));
        let rate = t!(env, money, currency = unit, amount = env.exact(rate));
        view! { <p class="note tc-block">{t!(env, translated_note, currency = currency, rate = rate)}</p> }
    });
    let businesses = env.release.assumes("story.businesses");
    let businesses = businesses.then(|| view! { <p class="note">{t!(env, asked.businesses_note)}</p> });
    view! { {derived}{businesses}{translated} }
}

/// What a derived period's figures are worked out from; `None` for a period that the release prints.
pub fn derived_note(env: Env, period: &Period) -> Option<String> {
    let derived = period.derived.as_ref()?;
    let label = |id: &str| env.release.period(id).map(|period| env.text(&period.label));
    let (whole, less) = (label(&derived.whole)?, label(&derived.less)?);
    let period = env.text(&period.label);
    Some(match &derived.plus {
        None => t!(env, derived_note, period = period, whole = whole, less = less),
        Some(plus) => t!(env, derived_sum_note, period = period, whole = whole, less = less, plus = label(plus)?),
    })
}
