//! The revenue mix: where the money is made.

use kessan_core::order::CompactSort;
use leptos::prelude::*;
use rust_decimal::Decimal;

use super::accessible::figures;
use super::columns::{Footnotes, growth_cell, in_each_currency, is_derived, pair_class, period_head};
use super::controls::{Choice, Choices};
use super::env::{DASH, Env};
use super::figures::finding::of_comparison;
use super::figures::frame::{Take, Toggles, anchor, measure, titles};
use super::figures::panels::Panels;
use super::figures::{FigureContext, Which};
use super::mark::marked;
use super::notes::{FigureNotes, details};
use super::number::{self, noted, with_numbers};
use super::session::{WITHIN, ids};
use crate::t;
use kessan_core::grid::Pair;
use kessan_core::mix::{Level, Line};
use kessan_core::release::Currency;
use kessan_core::release::model::{Business, Period, Scenario};

/// The section.
#[component]
pub fn Mix(
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
        <p class="kicker">{t!(env, sections.mix)}</p>
        {findings}
        <div class="mix-show"><ShowControl env/></div>
        <figure class="fig" id=anchor(Which::Mix) aria-details=details(env, Which::Mix)>
            <figcaption>
                {titles(context, Which::Mix)}
                <p class="measure">
                    <span class="am">{in_each_currency(env, |currency| measure(context, Which::Mix, currency))}</span>
                    <span class="sh">{t!(env, mix.measure_shares, breakdown = env.breakdown())}</span>
                    <span class="gr">{t!(env, figures.growth_measure)}</span>
                </p>
            </figcaption>
            <WithinControl context/>
            <Panels context which=Which::Mix/>
            <FigureNotes env which=Which::Mix/>
            <Toggles context which=Which::Mix/>
            <Take context which=Which::Mix/>
        </figure>
        {table(env, &pairs)}
        <Footnotes env/>
    }
}

/// Amounts, shares, or what was added to growth.
#[component]
fn ShowControl(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let names = [t!(env, mix.amounts), t!(env, mix.shares), t!(env, figures.show_growth)];
    let choices = ids::SHOW.iter().zip(names).map(|(id, name)| ((*id).to_owned(), name, None)).collect();
    view! { <Choices legend=t!(env, mix.show) name="show" choices/> }
}

/// All businesses, or the parts of one: only the figures' program draws those.
#[component]
fn WithinControl(
    /// What figures are made from.
    context: FigureContext,
) -> impl IntoView {
    let env = context.env;
    let businesses = env.release.file.story.businesses.iter().enumerate();
    let open = businesses.filter(|(_, business)| business.parts.len() > 1);
    let choices = open.map(|(index, Business { label, .. })| {
        (format!("{WITHIN}{index}"), env.text(label), label.foreign(env.lang).map(str::to_owned))
    });
    let choices: Vec<Choice> = choices.collect();
    (!choices.is_empty()).then(|| {
        let mut all = vec![(format!("{WITHIN}all"), env.breakdown_all(), None)];
        all.extend(choices);
        view! {
            <div class="within">
                <Choices legend=t!(env, figures.within) name="within" choices=all/>
            </div>
        }
    })
}

/// Which businesses bring in most, in one sentence.
fn finding(env: Env, pair: &Pair<'_>) -> String {
    let businesses = env.release.file.story.businesses.iter();
    let mut shares: Vec<(Decimal, &Business)> =
        businesses.filter_map(|b| Some((env.release.share_of_revenues(&b.revenues, &pair.current.id)?, b))).collect();
    shares.compact_sort_by_key(|(share, _)| std::cmp::Reverse(*share));
    let percent = |(share, of): &(Decimal, &Business)| {
        noted(env, &number::share(env.release, &of.revenues, &pair.current.id), &env.percent(*share))
    };
    let name = |(_, of): &(Decimal, &Business)| env.words_in_sentence(&of.label);
    match shares.as_slice() {
        [] => t!(env, sections.mix),
        [first] => t!(env, mix.finding_one, first_share = percent(first), first = name(first)),
        [first, second, ..] => t!(
            env,
            mix.finding_two,
            first_share = percent(first),
            first = name(first),
            second_share = percent(second),
            second = name(second)
        ),
    }
}

fn table(env: Env, pairs: &[Pair<'static>]) -> impl IntoView + use<> {
    let heads = pairs.iter().map(|pair| {
        let prior = pair.prior.map(|prior| period_head(env, pair, prior));
        let change = pair
            .prior
            .map(|_| view! { <th scope="col" class=format!("{} change", pair_class(pair))>{t!(env, mix.change)}</th> });
        view! { {period_head(env, pair, pair.current)}{prior}{change} }
    });
    let rows = env.release.mix_lines().into_iter().map(|line| {
        let cells = pairs.iter().map(|pair| {
            let prior = pair.prior.map(|prior| cell(env, &line, pair, prior));
            let growth = pair.prior.map(|_| {
                growth_cell(env, pair, line.concept, env.release.growth(line.concept, pair.current, pair.prior))
            });
            view! { {cell(env, &line, pair, pair.current)}{prior}{growth} }
        });
        let class = match line.level {
            Level::Business(_) => "",
            Level::Part(_) => "sub",
            Level::Total => "total",
        };
        let cells = cells.collect_view();
        view! { <tr class=class><th scope="row">{env.words(line.label)}</th>{cells}</tr> }
    });
    let (heads, rows) = (heads.collect_view(), rows.collect_view());
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=t!(env, mix.table)>
            <table id="mix-table">
                <thead><tr><th scope="col">{env.breakdown_head()}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn cell(env: Env, line: &Line<'_>, pair: &Pair<'_>, period: &Period) -> AnyView {
    let class = format!("{}{}", pair_class(pair), if is_derived(period) { " derived" } else { "" });
    let text = |currency| marked(env, line.concept, &period.id, Scenario::Actual, currency);
    let translated =
        env.release.is_translated().then(|| view! { <span class="am tc">{text(Currency::Translation)}</span> });
    let share = env.release.share_of_revenues(line.concept, &period.id);
    let share = share.map_or_else(|| DASH.to_owned(), |share| env.percent(share));
    let note = number::printed_below(env, Some(&number::share(env.release, line.concept, &period.id)));
    view! {
        <td class=class data-n=number::value(env.release, line.concept, &period.id)>
            <span class="am rc">{text(Currency::Reporting)}</span>
            {translated}
            <span class="sh">{figures(share)}{note}</span>
        </td>
    }
    .into_any()
}
