//! The overview: what the results were, against last year and against the targets.

use jiff::civil::Date;
use leptos::prelude::*;
use rust_decimal::Decimal;

use super::accessible::figures;
use super::columns::{amount, amount_of, derived_note, in_each_currency, is_derived, period_head};
use super::cover::Cover;
use super::env::{DASH, Env};
use super::figures::progress::aim_name;
use super::mark::marked;
use super::number::{self, fixed, heading, keyed, noted, with_numbers};
use super::{notes, revision, target_bars, words};
use crate::t;
use kessan_core::change::{Growth, Movement};
use kessan_core::grid::Pair;
use kessan_core::overview::{Headline, TargetFigure};
use kessan_core::release::model::{Period, Target};
use kessan_core::release::{Currency, Release, Scenario};

/// The section, with a version for each comparison; the style sheet shows the chosen one.
#[component]
pub fn Overview(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let file = &env.release.file;
    let company = env.words_in_sentence(&file.company.name);
    let kicker = match file.announced {
        Some(day) => t!(env, announced, company = company, date = announced(env, day)),
        None => t!(env, reported, company = company, title = env.words_in_sentence(&file.title)),
    };
    let versions = env.release.pairs().into_iter().map(|pair| {
        let headlines = env.release.headlines(&pair);
        let whole = target_bars::whole(&headlines);
        let is_derived = is_derived(pair.current);
        let measure = |currency| {
            let text = t!(env, overview.unit, period = env.text(&pair.current.name), unit = env.unit(currency));
            if is_derived { t!(env, overview.derived, text = text) } else { text }
        };
        let sentence = [Currency::Reporting, Currency::Translation].map(|currency| finding(env, &pair, &headlines, currency));
        // Most sentences have no amount and are the same in both currencies. A comparison may have none of what they tell of.
        let title = if sentence[0] == t!(env, sentence_end) {
            env.words(&file.title).into_any()
        } else if sentence[0] == sentence[1] {
            with_numbers(&sentence[0]).into_any()
        } else {
            in_each_currency(env, |currency| with_numbers(&sentence[usize::from(currency == Currency::Translation)]))
        };
        view! {
            <div class=format!("one c{}", pair.index)>
                <h1 class=is_derived.then_some("derived")>{title}</h1>
                <p class="measure">{in_each_currency(env, |currency| env.told(measure(currency), env.names()))}</p>
                <dl class="results" aria-details=notes::of_overview(pair.index)>{headlines.iter().map(|headline| card(env, &pair, headline, whole)).collect_view()}</dl>
                {whole.map(|whole| target_bars::legend(env, whole))}
                {notes::overview(env, pair.index)}
                {derived_note(env, pair.current).map(|text| view! { <p class="note">{env.told(text, env.names())}</p> })}
                <details>
                    <summary>{t!(env, show_figures)}</summary>
                    {table(env, &pair, &headlines)}
                </details>
            </div>
        }
    });
    view! {
        <p class="kicker">{heading(&kicker)}</p>
        <Cover env titled=file.announced.is_some()/>
        {versions.collect_view()}
        {(!file.story.targets.is_empty()).then(|| notes::caution(env))}
    }
}

/// The day of the release, marked where the documents do not say it.
pub fn announced(env: Env, day: Date) -> String {
    env.assumed(env.date(day), env.release.assumes("announced"))
}

/// What stands at the head of the page of a release that has no overview: what it is, and who says so.
#[component]
pub fn Head(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let file = &env.release.file;
    let company = env.words_in_sentence(&file.company.name);
    // The title stands below.
    let revision = revision::title(env);
    let kicker = match file.announced {
        // What is announced are no results.
        Some(day) if revision.is_some() => {
            t!(env, overview.revision.announced, company = company, date = announced(env, day))
        }
        Some(day) => t!(env, announced, company = company, date = announced(env, day)),
        None => company,
    };
    view! {
        <div class="head">
            <p class="kicker">{heading(&kicker)}</p>
            <Cover env titled=false/>
            {revision.unwrap_or_else(|| view! { <h1>{env.words(&file.title)}</h1> }.into_any())}
            <p class="measure">{env.words(&file.basis)}</p>
        </div>
    }
}

/// What happened to the first headline, to the operating and to the net income, in one sentence whose numbers have keys; where
/// the release has nothing to compare them with, what they were.
pub fn finding(env: Env, pair: &Pair<'_>, headlines: &[Headline<'_>], currency: Currency) -> String {
    let story = &env.release.file.story;
    let told = [story.revenues(), story.operating_income(), story.net_income()];
    let clauses = headlines.iter().filter(|headline| told.contains(&headline.concept.id.as_str())).map(|headline| {
        let name = env.words_in_sentence(&headline.concept.label);
        let is_loss = words::names_a_loss(&env.text(&headline.concept.label));
        let percent = |rate: Decimal| {
            let rate = t!(env, percent, value = env.number(rate, 1));
            let key = |prior: &Period| number::growth(env.release, &headline.concept.id, &pair.current.id, &prior.id);
            pair.prior.map_or_else(|| rate.clone(), |prior| noted(env, &key(prior), &rate))
        };
        match headline.movement {
            Movement::Rose(rate) => t!(env, rose, name = name, rate = percent(rate)),
            Movement::Fell(rate) => t!(env, fell, name = name, rate = percent(rate)),
            Movement::Unchanged => t!(env, unchanged, name = name),
            Movement::ToLoss if is_loss => t!(env, to_loss_line, name = name),
            Movement::ToLoss => t!(env, to_loss, name = name),
            Movement::ToProfit => t!(env, to_profit, name = name),
            Movement::LossWidened if is_loss => t!(env, loss_line_widened, name = name),
            Movement::LossNarrowed if is_loss => t!(env, loss_line_narrowed, name = name),
            Movement::LossWidened => t!(env, loss_widened, name = name),
            Movement::LossNarrowed => t!(env, loss_narrowed, name = name),
            Movement::FromNil => t!(env, from_nil, name = name),
            Movement::ToNil => t!(env, to_nil, name = name),
            Movement::Unknown => {
                let id = &headline.concept.id;
                let amount = amount(env, id, &pair.current.id, Scenario::Actual, currency);
                let key = number::value(env.release, id, &pair.current.id);
                t!(env, was, name = name, amount = keyed(&key, &env.scaled_money(amount, currency)))
            }
        }
    });
    clauses.collect::<Vec<_>>().join(&t!(env, clause_end)) + &t!(env, sentence_end)
}

/// Whether any of the periods that are compared has targets of its own.
fn has_own_targets(env: Env) -> bool {
    let of = |pair: &Pair<'_>| env.release.headlines(pair).iter().any(|headline| headline.target.is_some());
    env.release.pairs().iter().any(of)
}

fn card(env: Env, pair: &Pair<'_>, headline: &Headline<'_>, whole: Option<Decimal>) -> impl IntoView + use<> {
    let id = &headline.concept.id;
    let current = |period: &str| in_each_currency(env, |currency| marked(env, id, period, Scenario::Actual, currency));
    let falls = matches!(headline.growth, Growth::Percent(rate) if rate < Decimal::ZERO).then_some("down");
    let mark = is_derived(pair.current).then_some("derived");
    let change = pair.prior.map(|prior| {
        let (growth, prior_id) = (env.growth(Some(headline.growth)), prior.id.clone());
        let prior = in_each_currency(env, |currency| {
            let prior = amount(env, id, &prior.id, Scenario::Actual, currency);
            with_numbers(&t!(env, overview.on, prior = fixed(&prior)))
        });
        let (key, of_prior) =
            (number::growth(env.release, id, &pair.current.id, &prior_id), number::value(env.release, id, &prior_id));
        let note = number::printed_below(env, Some(&key));
        view! { <span class=falls data-n=key><span translate="no">{growth}</span>{note}</span>" "<span data-n=of_prior>{prior}</span> }
    });
    let target = headline.target.as_ref().map_or_else(
        || {
            // Where no period that is compared has targets of its own, as in a quarter beside a forecast for the year, no number says so.
            let none = has_own_targets(env).then(
                || view! { <small class="muted">{t!(env, overview.no_target, guidance = env.guidance())}</small> },
            );
            none.into_any()
        },
        |aim| {
            let period = &aim.target.period;
            let text = in_each_currency(env, |currency| heading(&against(env, aim, currency)));
            let key = match aim.reached {
                Some(_) => number::reached(env.release, id, &pair.current.id, period),
                None => number::target(env.release, id, period),
            };
            let bar =
                whole.zip(aim.reached).map(|(whole, reached)| target_bars::bar(env, headline, aim, reached, whole));
            view! { {bar}<small class="muted" data-n=key>{text}</small>{before(env, aim)} }.into_any()
        },
    );
    let year = headline.full_year.as_ref().map(|aim| {
        let text = in_each_currency(env, |currency| {
            let (aim_name, value) = (aim_name(env, aim.target), fixed(&aimed(env, aim, currency)));
            let text = match aim.reached {
                Some(reached) if aim.upper.is_some() => {
                    let part = fixed(&env.percent(reached));
                    t!(env, overview.of_aim_range, percent = part, aim = aim_name, value = value)
                }
                Some(reached) => {
                    t!(env, overview.of_aim, percent = fixed(&env.percent(reached)), aim = aim_name, value = value)
                }
                None => t!(env, overview.aim, aim = aim_name, value = value),
            };
            with_numbers(&env.marked(&text, env.names()))
        });
        let period = &aim.target.period;
        let key = match aim.reached {
            Some(_) => number::reached(env.release, id, &pair.current.id, period),
            None => number::target(env.release, id, period),
        };
        view! { <dd class=mark.filter(|_| aim.reached.is_some())><small class="muted" data-n=key>{text}</small>{before(env, aim)}</dd> }
    });
    view! {
        <div>
            <dt>{env.words(&headline.concept.label)}</dt>
            <dd class="n"><span translate="no" class=mark data-n=number::value(env.release, id, &pair.current.id)>{current(&pair.current.id)}</span></dd>
            <dd class=mark><small class="muted">{change}</small></dd>
            <dd>{target}</dd>
            {year}
        </div>
    }
}

/// What is aimed at, as the tables show amounts: a value, or a range by its ends.
pub fn aimed(env: Env, aim: &TargetFigure<'_>, currency: Currency) -> String {
    range(env, (aim.value, aim.upper), currency)
}

/// A value, or a range by its ends, as the tables show amounts.
pub fn range(env: Env, (value, upper): (Decimal, Option<Decimal>), currency: Currency) -> String {
    let lower = amount_of(env, value, currency);
    match upper {
        Some(upper) => t!(env, overview.range, lower = lower, upper = amount_of(env, upper, currency)),
        None => lower,
    }
}

/// What was aimed at before the revision.
fn before(env: Env, aim: &TargetFigure<'_>) -> Option<AnyView> {
    let before = aim.before?;
    let text = in_each_currency(env, |currency| {
        with_numbers(&t!(env, overview.before, value = fixed(&range(env, before, currency))))
    });
    Some(view! { <small class="muted before">{text}</small> }.into_any())
}

fn table(env: Env, pair: &Pair<'_>, headlines: &[Headline<'_>]) -> impl IntoView + use<> {
    let target = find_target(headlines, |headline| headline.target.as_ref());
    let year = find_target(headlines, |headline| headline.full_year.as_ref());
    let mark = is_derived(pair.current).then_some("derived");
    let rows = headlines.iter().map(|headline| {
        let id = &headline.concept.id;
        let value =
            |period: &str| in_each_currency(env, |currency| marked(env, id, period, Scenario::Actual, currency));
        let aims =
            [(target, &headline.target), (year, &headline.full_year)].into_iter().filter(|(set, _)| set.is_some());
        let aims = aims.map(|(_, aim)| {
            let text = aim.as_ref().map_or_else(
                || figures(DASH),
                |aim| in_each_currency(env, |currency| aimed(env, aim, currency)),
            );
            let reached = aim.as_ref().and_then(|aim| aim.reached).map_or_else(|| DASH.to_owned(), |reached| env.percent(reached));
            let key = |key: fn(&Release, &str, &str) -> String| aim.as_ref().map(|aim| key(env.release, id, &aim.target.period));
            let of_reached = aim.as_ref().filter(|aim| aim.reached.is_some()).map(|aim| number::reached(env.release, id, &pair.current.id, &aim.target.period));
            view! { <td data-n=key(number::target)>{text}</td><td class=mark data-n=of_reached>{figures(reached)}</td> }
        });
        view! {
            <tr>
                <th scope="row">{env.words(&headline.concept.label)}</th>
                <td class=mark data-n=number::value(env.release, id, &pair.current.id)>{value(&pair.current.id)}</td>
                {pair.prior.map(|prior| {
                    let key = number::growth(env.release, id, &pair.current.id, &prior.id);
                    let note = number::printed_below(env, Some(&key));
                    view! {
                        <td class=is_derived(prior).then_some("derived") data-n=number::value(env.release, id, &prior.id)>{value(&prior.id)}</td>
                        <td data-n=key>{env.growth(Some(headline.growth))}{note}</td>
                    }
                })}
                {aims.collect_view()}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let prior = pair.prior.map(|prior| {
        view! { {period_head(env, pair, prior)}<th scope="col">{t!(env, overview.change)}</th> }
    });
    let target = target.map(|target| {
        let head = head(env, &t!(env, overview.target_for_period, guidance = env.guidance_first()), target);
        view! { <th scope="col">{head}</th><th scope="col">{t!(env, overview.reached, guidance = env.guidance())}</th> }
    });
    let year = year.map(|target| {
        let aim = aim_name(env, target);
        let part = t!(env, overview.part_of_aim, aim = aim.clone());
        view! { <th scope="col">{env.told(head(env, &aim, target), env.names())}</th><th scope="col">{env.told(part, env.names())}</th> }
    });
    let unit = in_each_currency(env, |currency| env.unit(currency));
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=t!(env, overview.table, guidance = env.guidance())>
            <table>
                <thead>
                    <tr><th scope="col">{unit}</th>{period_head(env, pair, pair.current)}{prior}{target}{year}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A result against the target for its own period, with the day when the company said or revised it, where that is known.
fn against(env: Env, aim: &TargetFigure<'_>, currency: Currency) -> String {
    let guidance = env.guidance();
    let value = fixed(&aimed(env, aim, currency));
    let part = aim.reached.map(|reached| fixed(&env.percent(reached)));
    let (is_range, revised) = (aim.upper.is_some(), aim.target.revised);
    match (part, aim.target.announced.map(|day| env.date(day))) {
        (Some(part), Some(date)) => match (is_range, revised) {
            (true, true) => {
                t!(env, overview.of_revised_range, guidance = guidance, percent = part, date = date, value = value)
            }
            (true, false) => {
                t!(env, overview.of_range, guidance = guidance, percent = part, date = date, value = value)
            }
            (false, true) => {
                t!(env, overview.of_revised, guidance = guidance, percent = part, date = date, value = value)
            }
            (false, false) => {
                t!(env, overview.of_target, guidance = guidance, percent = part, date = date, value = value)
            }
        },
        (Some(part), None) => match (is_range, revised) {
            (true, true) => {
                t!(env, overview.undated.of_revised_range, guidance = guidance, percent = part, value = value)
            }
            (true, false) => {
                t!(env, overview.undated.of_range, guidance = guidance, percent = part, value = value)
            }
            (false, true) => {
                t!(env, overview.undated.of_revised, guidance = guidance, percent = part, value = value)
            }
            (false, false) => {
                t!(env, overview.undated.of_target, guidance = guidance, percent = part, value = value)
            }
        },
        (None, Some(date)) if revised => {
            t!(env, overview.revised, guidance = guidance, date = date, value = value)
        }
        (None, Some(date)) => t!(env, overview.target_of, guidance = guidance, date = date, value = value),
        (None, None) if revised => t!(env, overview.undated.revised, guidance = guidance, value = value),
        (None, None) => t!(env, overview.target, guidance = guidance, value = value),
    }
}

/// A target with the day when the company said so, or when it revised it, where that is known.
fn head(env: Env, aim: &str, target: &Target) -> String {
    let mut letters = aim.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let aim = first + letters.as_str();
    match (target.announced.map(|day| env.date(day)), target.revised) {
        (Some(date), true) => t!(env, overview.revised_head, aim = aim, date = date),
        (Some(date), false) => t!(env, overview.aim_head, aim = aim, date = date),
        (None, true) => t!(env, overview.undated.revised_head, aim = aim),
        (None, false) => aim,
    }
}

fn find_target<'a>(
    headlines: &[Headline<'a>],
    of: impl for<'b> Fn(&'b Headline<'a>) -> Option<&'b TargetFigure<'a>>,
) -> Option<&'a Target> {
    headlines.iter().find_map(|headline| of(headline).map(|aim| aim.target))
}
