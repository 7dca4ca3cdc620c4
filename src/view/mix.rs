//! The revenue mix: where the money is made.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::columns::{Footnotes, growth_cell, is_derived, pair_class, period_head};
use super::controls::{Segmented, place, set};
use super::env::{DASH, Env};
use super::mark::marked;
use super::mix_figure::{HEIGHT, figure, summary};
use super::number::{self, keyed, with_numbers};
use super::panel::{Panel, STILL_WIDTH, Still};
use super::session::{Session, ids};
use crate::domain::grid::Pair;
use crate::domain::mix::{Level, Line};
use crate::domain::release::Currency;
use crate::domain::release::model::{Business, Period, Scenario};
use crate::say;
use crate::state::settings::Show as Shown;

/// The section.
#[component]
pub fn Mix(
    /// Release and language.
    env: Env,
    /// The state that the page is written with.
    session: Session,
) -> impl IntoView {
    let pairs = env.release.pairs();
    let findings = pairs
        .iter()
        .map(|pair| view! { <h2 class=format!("one c{}", pair.index)>{with_numbers(&finding(env, pair))}</h2> });
    let panels = pairs.iter().map(|pair| {
        let still = |class, show, currency| Still {
            class,
            scene: figure(env, pair, show, currency).layout(STILL_WIDTH, HEIGHT),
        };
        let mut stills = vec![still("am rc", Shown::Amounts, Currency::Reporting)];
        if env.release.is_translated() {
            stills.push(still("am tc", Shown::Amounts, Currency::Translation));
        }
        stills.push(still("sh", Shown::Shares, Currency::Reporting));
        view! { <Panel env pair=*pair root=format!("mix-{}", pair.index) summary=summary(env, pair) stills/> }
    });
    let (findings, panels) = (findings.collect_view(), panels.collect_view());
    let measure = |currency| say!(env, mix.measure_amounts, unit = env.unit(currency));
    view! {
        <p class="kicker">{say!(env, sections.mix)}</p>
        {findings}
        <div class="mix-show" data-root="show"><ShowControl session/></div>
        <figure>
            <figcaption class="measure">
                <span class="am">{super::columns::in_each_currency(env, measure)}</span>
                <span class="sh">{say!(env, mix.measure_shares)}</span>
            </figcaption>
            <div class="panels">{panels}</div>
        </figure>
        {table(env, &pairs)}
        <Footnotes env/>
    }
}

/// Amounts or shares.
#[component]
pub fn ShowControl(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let env = session.env;
    let names = [say!(env, mix.amounts), say!(env, mix.shares)];
    let choices = ids::SHOW.iter().zip(names).map(|(id, name)| ((*id).to_owned(), name)).collect();
    let chosen = |session: Session| place(&SHOWN, &session.settings.get().show);
    let choose = |session: Session, index: usize| set(session, &|settings| settings.show = SHOWN[index]);
    view! { <Segmented legend=say!(env, mix.show) name="show" choices state=session chosen choose/> }
}

const SHOWN: [Shown; 2] = [Shown::Amounts, Shown::Shares];

/// Which businesses bring in most, in one sentence.
fn finding(env: Env, pair: &Pair<'_>) -> String {
    let businesses = env.release.file.story.businesses.iter();
    let mut shares: Vec<(Decimal, &Business)> =
        businesses.filter_map(|b| Some((env.release.share_of_revenues(&b.revenues, &pair.current.id)?, b))).collect();
    shares.sort_by_key(|(share, _)| std::cmp::Reverse(*share));
    let percent = |(share, of): &(Decimal, &Business)| {
        keyed(&number::share(env.release, &of.revenues, &pair.current.id), &env.percent(*share))
    };
    let name = |(_, of): &(Decimal, &Business)| env.text(&of.label);
    match shares.as_slice() {
        [] => say!(env, sections.mix),
        [first] => say!(env, mix.finding_one, first_share = percent(first), first = name(first)),
        [first, second, ..] => say!(
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
        let change = pair.prior.map(
            |_| view! { <th scope="col" class=format!("{} change", pair_class(pair))>{say!(env, mix.change)}</th> },
        );
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
        view! { <tr class=class><th scope="row">{env.text(line.label)}</th>{cells}</tr> }
    });
    let (heads, rows) = (heads.collect_view(), rows.collect_view());
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say!(env, mix.table)>
            <table id="mix-table">
                <thead><tr><th scope="col">{say!(env, mix.line)}</th>{heads}</tr></thead>
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
    view! {
        <td class=class data-n=number::value(env.release, line.concept, &period.id)>
            <span class="am rc">{text(Currency::Reporting)}</span>
            {translated}
            <span class="sh">{share}</span>
        </td>
    }
    .into_any()
}
