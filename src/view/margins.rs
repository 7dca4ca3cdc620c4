//! The margins: what is left of the revenues.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::accessible;
use super::columns::{in_each_currency, is_derived, pair_class, period_head};
use super::env::{DASH, Env};
use super::figures::finding::of_comparison;
use super::figures::frame::{Take, Toggles, anchor, measure};
use super::figures::margins::{name, text};
use super::figures::panels::Panels;
use super::figures::{FigureContext, Which};
use super::notes::{FigureNotes, details};
use super::number::{self, keyed, noted, with_numbers};
use crate::t;
use kessan_core::grid::Pair;
use kessan_core::margins::{Kind, Margin};
use kessan_core::release::Currency;
use kessan_core::release::model::Period;

/// The section.
#[component]
pub fn Margins(
    /// What figures are made from.
    context: FigureContext,
) -> impl IntoView {
    let env = context.env;
    let pairs = env.release.pairs();
    let findings = pairs.iter().map(|pair| {
        let sentence = of_comparison(env, pair, &finding(env, pair));
        view! { <h2 class=format!("one c{}", pair.index)>{with_numbers(&env.marked(&sentence, env.names()))}</h2> }
    });
    let findings = findings.collect_view();
    view! {
        <p class="kicker">{t!(env, sections.margins)}</p>
        {findings}
        <figure class="fig" id=anchor(Which::Margins) aria-details=details(env, Which::Margins)>
            <figcaption class="measure">{measure(context, Which::Margins, Currency::Reporting)}</figcaption>
            <Panels context which=Which::Margins/>
            <FigureNotes env which=Which::Margins/>
            <Toggles context which=Which::Margins/>
            <Take context which=Which::Margins/>
        </figure>
        {pairs.iter().map(|pair| losses(env, pair)).collect_view()}
        {table(env, &pairs)}
    }
}

/// What the operating margin did, in one sentence.
fn finding(env: Env, pair: &Pair<'_>) -> String {
    let percent = |period: &Period| env.release.margin(Kind::Operating, &period.id).and_then(|margin| margin.percent);
    let written = |period: &Period| {
        let percent = percent(period).map(|percent| env.percent(percent)).unwrap_or_default();
        noted(env, &number::margin(env.release, Kind::Operating, &period.id), &percent)
    };
    let (now, before) = (written(pair.current), pair.prior.map(written).unwrap_or_default());
    match (percent(pair.current), pair.prior.and_then(percent)) {
        (None, _) => t!(env, sections.margins),
        (Some(_), None) => t!(env, margins.finding_alone, now = now),
        (Some(later), Some(earlier)) if later == earlier => t!(env, margins.finding_same, now = now),
        (Some(later), Some(earlier)) if later > earlier => t!(env, margins.finding_rose, before = before, now = now),
        (Some(_), Some(_)) => t!(env, margins.finding_fell, before = before, now = now),
    }
}

/// The businesses that cost more than they earned.
fn losses(env: Env, pair: &Pair<'_>) -> Vec<AnyView> {
    let lines = env.release.margin_lines().into_iter().filter(|line| matches!(line.kind, Kind::Business(_)));
    let losses = lines.filter_map(|line| {
        let margin = env.release.margin(line.kind, &pair.current.id).filter(|margin| margin.is_loss())?;
        let period = env.text(&pair.current.name);
        let sentence = in_each_currency(env, |currency| {
            let amount = env.scaled_money(super::columns::amount_of(env, -margin.profit, currency), currency);
            let amount = keyed(&number::margin(env.release, line.kind, &pair.current.id), &amount);
            let said = t!(
                env,
                margins.loss_amount,
                breakdown = env.breakdown(),
                period = period.clone(),
                name = name(env, &line),
                amount = amount
            );
            with_numbers(&env.marked(&said, env.names()))
        });
        Some(view! { <p class=format!("note one c{}", pair.index)>{sentence}</p> }.into_any())
    });
    losses.collect()
}

fn table(env: Env, pairs: &[Pair<'static>]) -> impl IntoView + use<> {
    let heads = pairs.iter().map(|pair| {
        let prior = pair.prior.map(|prior| period_head(env, pair, prior));
        let change = pair.prior.map(
            |_| view! { <th scope="col" class=format!("{} change", pair_class(pair))>{t!(env, margins.points)}</th> },
        );
        view! { {period_head(env, pair, pair.current)}{prior}{change} }
    });
    let rows = env.release.margin_lines().into_iter().map(|line| {
        let cells = pairs.iter().map(|pair| {
            let now = env.release.margin(line.kind, &pair.current.id);
            let prior = pair.prior.map(|prior| {
                let before = env.release.margin(line.kind, &prior.id);
                view! { {cell(env, pair, line.kind, prior, before)}{points(env, pair, line.kind, now, before)} }
            });
            view! { {cell(env, pair, line.kind, pair.current, now)}{prior} }
        });
        let class = if matches!(line.kind, Kind::Business(_)) { "" } else { "strong" };
        let cells = cells.collect_view();
        view! { <tr class=class><th scope="row">{line.label.map_or_else(|| name(env, &line).into_any(), |label| env.words(label))}</th>{cells}</tr> }
    });
    let (heads, rows) = (heads.collect_view(), rows.collect_view());
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=t!(env, margins.table)>
            <table id="margins-table">
                <thead><tr><th scope="col">{t!(env, margins.line)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn cell(env: Env, pair: &Pair<'_>, line: Kind, period: &Period, margin: Option<Margin>) -> AnyView {
    let key = margin.map(|_| number::margin(env.release, line, &period.id));
    let loss = if margin.is_some_and(Margin::is_loss) { " down loss" } else { "" };
    let class = format!("{}{}{loss}", pair_class(pair), if is_derived(period) { " derived" } else { "" });
    let note = number::printed_below(env, key.as_ref());
    view! { <td class=class data-n=key>{accessible::figures(text(env, margin))}{note}</td> }.into_any()
}

/// The difference of two margins in percentage points, of the rounded figures shown, as the method says: a reader subtracts those, and
/// releases print them. Worked out from the exact ratios it would be another last digit than that of the two figures beside it.
fn points(env: Env, pair: &Pair<'_>, line: Kind, now: Option<Margin>, before: Option<Margin>) -> AnyView {
    let difference = now.and_then(|margin| margin.percent).zip(before.and_then(|margin| margin.percent));
    let difference = difference.map(|(now, before)| now - before);
    let text = difference.map_or_else(|| DASH.to_owned(), |points| env.signed(points, 1));
    let falls = difference.is_some_and(|points| points < Decimal::ZERO);
    let class = format!("{} change{}", pair_class(pair), if falls { " down" } else { "" });
    let key = pair.prior.filter(|_| difference.is_some());
    let key = key.map(|prior| number::points(env.release, line, &pair.current.id, &prior.id));
    view! { <td class=class data-n=key>{accessible::figures(text)}</td> }.into_any()
}
