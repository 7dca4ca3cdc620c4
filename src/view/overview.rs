//! The overview: what the results were, against last year and against the targets.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::columns::{amount, amount_of, in_each_currency};
use super::env::{DASH, Env};
use super::mark::marked;
use super::number::{self, keyed, with_numbers};
use crate::domain::change::{Growth, Movement};
use crate::domain::grid::Pair;
use crate::domain::overview::{Aim, Headline};
use crate::domain::release::model::{Period, Target};
use crate::domain::release::{Release, Scenario};
use crate::say;

/// The section, with a version for each comparison; the style sheet shows the chosen one.
#[component]
pub fn Overview(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let file = &env.release.file;
    let kicker = say!(env, announced, company = env.text(&file.company.name), date = env.date(file.announced));
    let versions = env.release.pairs().into_iter().map(|pair| {
        let headlines = env.release.headlines(&pair);
        view! {
            <div class=format!("one c{}", pair.index)>
                <h1>{with_numbers(&finding(env, &pair, &headlines))}</h1>
                <p class="measure">{in_each_currency(env, |currency| {
                    say!(env, overview.unit, period = env.text(&pair.current.name), unit = env.unit(currency))
                })}</p>
                <dl class="results">{headlines.iter().map(|headline| card(env, &pair, headline)).collect_view()}</dl>
                <details>
                    <summary>{say!(env, show_figures)}</summary>
                    {table(env, &pair, &headlines)}
                </details>
            </div>
        }
    });
    view! {
        <p class="kicker">{kicker}</p>
        {versions.collect_view()}
    }
}

/// What happened to the first headline, to the operating and to the net income, in one sentence whose numbers have keys.
pub fn finding(env: Env, pair: &Pair<'_>, headlines: &[Headline<'_>]) -> String {
    let story = &env.release.file.story;
    let told = [&story.revenues, &story.operating_income, &story.net_income];
    let clauses = headlines.iter().filter(|headline| told.contains(&&headline.concept.id)).map(|headline| {
        let name = env.text(&headline.concept.label);
        let percent = |rate: Decimal| {
            let rate = say!(env, percent, value = env.number(rate, 1));
            let key = |prior: &Period| number::growth(env.release, &headline.concept.id, &pair.current.id, &prior.id);
            pair.prior.map_or_else(|| rate.clone(), |prior| keyed(&key(prior), &rate))
        };
        match headline.movement {
            Movement::Rose(rate) => say!(env, rose, name = name, rate = percent(rate)),
            Movement::Fell(rate) => say!(env, fell, name = name, rate = percent(rate)),
            Movement::Unchanged => say!(env, unchanged, name = name),
            Movement::ToLoss => say!(env, to_loss, name = name),
            Movement::ToProfit => say!(env, to_profit, name = name),
            Movement::LossWidened => say!(env, loss_widened, name = name),
            Movement::LossNarrowed => say!(env, loss_narrowed, name = name),
            Movement::Unknown => say!(env, no_comparison, name = name),
        }
    });
    clauses.collect::<Vec<_>>().join(&say!(env, clause_end)) + &say!(env, sentence_end)
}

fn card(env: Env, pair: &Pair<'_>, headline: &Headline<'_>) -> impl IntoView + use<> {
    let id = &headline.concept.id;
    let current = |period: &str| in_each_currency(env, |currency| marked(env, id, period, Scenario::Actual, currency));
    let falls = matches!(headline.growth, Growth::Percent(rate) if rate < Decimal::ZERO);
    let change = pair.prior.map(|prior| {
        let (growth, prior_id) = (env.growth(Some(headline.growth)), prior.id.clone());
        let prior = in_each_currency(env, |currency| {
            say!(env, overview.on, prior = amount(env, id, &prior.id, Scenario::Actual, currency))
        });
        let (key, of_prior) = (number::growth(env.release, id, &pair.current.id, &prior_id), number::value(env.release, id, &prior_id));
        view! { <span class=if falls { "down" } else { "" } data-n=key>{growth}</span>" "<span data-n=of_prior>{prior}</span> }
    });
    let target = match (&headline.target, headline.actual) {
        (Some(aim), Some(actual)) => {
            let text = in_each_currency(env, |currency| {
                say!(env, overview.target, value = amount_of(env, aim.value, currency))
            });
            let key = number::target(env.release, id, &aim.target.period);
            view! { {progress(env, headline, actual, aim)}<small class="muted" data-n=key>{text}</small> }.into_any()
        }
        _ => view! { <small class="muted">{say!(env, overview.no_target)}</small> }.into_any(),
    };
    let year = headline.full_year.as_ref().map(|aim| {
        let text = in_each_currency(env, |currency| {
            let value = amount_of(env, aim.value, currency);
            match aim.reached {
                Some(reached) => say!(env, overview.of_year, percent = env.percent(reached), value = value),
                None => say!(env, overview.year_target, value = value),
            }
        });
        let period = &aim.target.period;
        let key = match aim.reached {
            Some(_) => number::reached(env.release, id, &pair.current.id, period),
            None => number::target(env.release, id, period),
        };
        view! { <dd><small class="muted" data-n=key>{text}</small></dd> }
    });
    view! {
        <div>
            <dt>{env.text(&headline.concept.label)}</dt>
            <dd class="n"><span data-n=number::value(env.release, id, &pair.current.id)>{current(&pair.current.id)}</span></dd>
            <dd><small class="muted">{change}</small></dd>
            <dd>{target}</dd>
            {year}
        </div>
    }
}

/// A bar for the result with a tick at the target. Widths are per cent of the larger of both and a little more.
fn progress(env: Env, headline: &Headline<'_>, actual: Decimal, aim: &Aim<'_>) -> impl IntoView + use<> {
    let whole = actual.max(aim.value) * Decimal::new(108, 2);
    let part = |value: Decimal| {
        let percent = value.max(Decimal::ZERO).checked_div(whole).map(|ratio| ratio * Decimal::ONE_HUNDRED);
        format!("{}%", percent.unwrap_or_default().round_dp(2))
    };
    let currency = crate::domain::release::Currency::Reporting;
    let label = say!(
        env,
        overview.bar,
        name = env.text(&headline.concept.label),
        actual = amount_of(env, actual, currency),
        target = amount_of(env, aim.value, currency)
    );
    view! {
        <svg class="rule" width="100%" height="12" role="img" aria-label=label>
            <rect class="track" y="3" width="100%" height="6"/>
            <rect class="fill" y="3" width=part(actual) height="6"/>
            <rect class="tick" x=part(aim.value) width="2" height="12"/>
        </svg>
    }
}

fn table(env: Env, pair: &Pair<'_>, headlines: &[Headline<'_>]) -> impl IntoView + use<> {
    let target = find_target(headlines, |headline| headline.target.as_ref());
    let year = find_target(headlines, |headline| headline.full_year.as_ref());
    let rows = headlines.iter().map(|headline| {
        let id = &headline.concept.id;
        let value = |period: &str| in_each_currency(env, |currency| marked(env, id, period, Scenario::Actual, currency));
        let aims = [(target, &headline.target), (year, &headline.full_year)].into_iter().filter(|(set, _)| set.is_some());
        let aims = aims.map(|(_, aim)| {
            let text = aim.as_ref().map_or_else(
                || DASH.into_any(),
                |aim| in_each_currency(env, |currency| amount_of(env, aim.value, currency)),
            );
            let reached = aim.as_ref().and_then(|aim| aim.reached).map_or_else(|| DASH.to_owned(), |reached| env.percent(reached));
            let key = |key: fn(&Release, &str, &str) -> String| aim.as_ref().map(|aim| key(env.release, id, &aim.target.period));
            let of_reached = aim.as_ref().filter(|aim| aim.reached.is_some()).map(|aim| number::reached(env.release, id, &pair.current.id, &aim.target.period));
            view! { <td data-n=key(number::target)>{text}</td><td data-n=of_reached>{reached}</td> }
        });
        view! {
            <tr>
                <th scope="row">{env.text(&headline.concept.label)}</th>
                <td data-n=number::value(env.release, id, &pair.current.id)>{value(&pair.current.id)}</td>
                {pair.prior.map(|prior| view! {
                    <td data-n=number::value(env.release, id, &prior.id)>{value(&prior.id)}</td>
                    <td data-n=number::growth(env.release, id, &pair.current.id, &prior.id)>{env.growth(Some(headline.growth))}</td>
                })}
                {aims.collect_view()}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let prior = pair.prior.map(|prior| {
        view! { <th scope="col">{env.text(&prior.label)}</th><th scope="col">{say!(env, overview.change)}</th> }
    });
    let target = target.map(|target| {
        let head = say!(env, overview.target_head, date = env.date(target.announced));
        view! { <th scope="col">{head}</th><th scope="col">{say!(env, overview.reached)}</th> }
    });
    let year = year.map(|target| {
        let head = say!(env, overview.year_target_head, date = env.date(target.announced));
        view! { <th scope="col">{head}</th><th scope="col">{say!(env, overview.progress)}</th> }
    });
    let unit = in_each_currency(env, |currency| env.unit(currency));
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say!(env, overview.table)>
            <table>
                <thead>
                    <tr><th scope="col">{unit}</th><th scope="col">{env.text(&pair.current.label)}</th>{prior}{target}{year}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn find_target<'a>(
    headlines: &[Headline<'a>],
    of: impl for<'b> Fn(&'b Headline<'a>) -> Option<&'b Aim<'a>>,
) -> Option<&'a Target> {
    headlines.iter().find_map(|headline| of(headline).map(|aim| aim.target))
}
