//! A figure of the page with all that belongs to it: what it shows in a sentence, its measure, its panels, its numbers as a
//! table, and how to take it away.

use leptos::prelude::*;

use super::finding::{finding, of_comparison};
use super::panels::Panels;
use super::progress::aim_name;
use super::table::FigureTable;
use super::toggles;
use super::{FigureContext, Which, figure};
use crate::state::view_state::ViewState;
use crate::t;
use crate::view::columns::in_each_currency;
use crate::view::env::Env;
use crate::view::notes::{FigureNotes, details};
use crate::view::number::heading;
use kessan_core::grid::Pair;
use kessan_core::release::Currency;

/// The id of a figure's element.
pub fn anchor(which: Which) -> String {
    format!("fig-{}", which.id())
}

/// Whether a business has a cost, and so a margin of its own.
fn has_costs(env: Env) -> bool {
    env.release.file.story.businesses.iter().any(|business| business.cost.is_some())
}

/// What a concept is called; nothing for one that the release does not have.
fn called(env: Env, concept: &str) -> String {
    env.release.concept(concept).map(|concept| env.text(&concept.label)).unwrap_or_default()
}

/// What a figure measures, and in which unit. Results have the release's own names: what one company's bridge ends in is the net
/// income, another's is the owners' part of the profit.
pub fn measure(context: FigureContext, which: Which, currency: Currency) -> String {
    let env = context.env;
    let unit = env.unit(currency);
    let net_income = || called(env, env.release.file.story.net_income());
    let operating_income = || called(env, env.release.file.story.operating_income());
    match which {
        Which::NetIncome => t!(env, figures.net_income_measure, line = net_income(), unit = unit),
        Which::Progress => {
            let pairs = env.release.pairs();
            let aims =
                pairs.iter().flat_map(|pair| env.release.headlines(pair)).filter_map(|headline| headline.full_year);
            let aim = aims.map(|aim| aim_name(env, aim.target)).next().unwrap_or_default();
            t!(env, figures.progress_measure, aim = aim)
        }
        Which::Mix => t!(env, mix.measure_amounts, breakdown = env.breakdown(), unit = unit),
        Which::Drivers => t!(env, figures.drivers_measure, unit = unit),
        Which::Margins if !has_costs(env) => t!(env, margins.measure_whole),
        Which::Margins => t!(env, margins.measure, breakdown = env.breakdown()),
        Which::Costs => t!(env, figures.costs_measure),
        Which::Operating if !has_costs(env) => {
            t!(env, figures.operating_measure_whole, line = operating_income(), unit = unit)
        }
        Which::Operating => {
            t!(env, figures.operating_measure, breakdown = env.breakdown(), line = operating_income(), unit = unit)
        }
        Which::Income => t!(env, figures.income_measure, line = net_income(), unit = unit),
        Which::Balance => t!(env, figures.balance_measure, unit = unit),
        Which::Cash => t!(env, figures.cash_measure, unit = unit),
    }
}

/// A figure with its finding, its panels and its table; nothing if the release has none of it.
#[component]
pub fn Frame(
    /// What figures are made from.
    context: FigureContext,
    /// The figure.
    which: Which,
) -> impl IntoView {
    let env = context.env;
    let count = which.panels(env.release);
    let is_there = (0..count).any(|panel| figure(context, which, panel, &ViewState::default()).is_some());
    is_there.then(|| {
        let is_bridge = matches!(which, Which::NetIncome | Which::Operating | Which::Income | Which::Cash);
        let note = is_bridge.then(|| view! { <p class="note">{t!(env, figures.note_rounded)}</p> });
        let title = measure(context, which, Currency::Reporting);
        view! {
            <figure class="fig" id=anchor(which) aria-details=details(env, which)>
                <figcaption>
                    {titles(context, which)}
                    <p class="measure">{in_each_currency(env, |currency| env.told(measure(context, which, currency), env.names()))}</p>
                </figcaption>
                <Panels context which/>
                <FigureNotes env which/>
                <Toggles context which/>
                <details class="numbers">
                    <summary>{t!(env, show_figures)}</summary>
                    <FigureTable context which title/>
                    {note}
                </details>
                <Take context which/>
            </figure>
        }
    })
}

/// What the figure shows, for each comparison that can be chosen.
pub fn titles(context: FigureContext, which: Which) -> AnyView {
    let env = context.env;
    let sentence = |panel: usize, pair: Option<&Pair<'_>>| {
        let said = |currency| {
            let sentence = finding(context, which, panel, currency)?;
            Some(pair.map_or_else(|| sentence.clone(), |pair| of_comparison(env, pair, &sentence)))
        };
        let text = |currency| heading(&env.marked(&said(currency).unwrap_or_default(), env.names()));
        // Most sentences have no amount and are the same in both currencies.
        let is_same = said(Currency::Reporting)? == said(Currency::Translation)?;
        Some(if is_same { text(Currency::Reporting).into_any() } else { in_each_currency(env, text) })
    };
    if !which.is_by_comparison() {
        return sentence(0, None).map(|text| headed(which, "finding".to_owned(), text)).into_any();
    }
    let pairs = env.release.pairs();
    let titles = pairs.iter().filter_map(|pair| {
        let text = sentence(pair.index, Some(pair))?;
        Some(headed(which, format!("finding one c{}", pair.index), text))
    });
    titles.collect_view().into_any()
}

/// A title below the section's: the overview has none of its own but the page's.
fn headed(which: Which, class: String, text: AnyView) -> AnyView {
    match which {
        Which::NetIncome | Which::Progress => view! { <h2 class=class>{text}</h2> }.into_any(),
        _ => view! { <h3 class=class>{text}</h3> }.into_any(),
    }
}

/// Check boxes for the lines of a picture; nothing for a figure that is shown as a whole.
#[component]
pub fn Toggles(
    /// What figures are made from.
    context: FigureContext,
    /// The figure.
    which: Which,
) -> impl IntoView {
    let names = toggles::names(context, which);
    (names.len() > 1).then(|| {
        let boxes = names.into_iter().enumerate().map(|(line, name)| {
            view! {
                <label><input type="checkbox" autocomplete="off" id=toggles::id(which, line) checked/><span>{context.env.told(name, context.env.names())}</span></label>
            }
        });
        view! {
            <fieldset class="shown-lines">
                <legend>{t!(context.env, figures.toggle)}</legend>
                {boxes.collect_view()}
                <button type="button" class="plain" data-take="all">{t!(context.env, figures.show_all)}</button>
            </fieldset>
        }
    })
}

/// What the button says that shows amounts in another power of ten.
pub fn unit_choice(env: Env, currency: Currency, scale: u32) -> String {
    t!(env, figures.in_unit, unit = env.money_unit(env.release.currency_code(currency).unwrap_or_default(), scale))
}

/// The buttons that show the figure's amounts in the other unit, and that give it as a file or a citation.
#[component]
pub fn Take(
    /// What figures are made from.
    context: FigureContext,
    /// The figure.
    which: Which,
) -> impl IntoView {
    let env = context.env;
    let has_amounts = !matches!(which, Which::Progress | Which::Margins | Which::Costs);
    let unit = env.release.finest_scale().filter(|_| has_amounts).map(|scale| {
        let text = in_each_currency(env, |currency| unit_choice(env, currency, scale));
        // Shares and points have no unit.
        let class = if which == Which::Mix { "plain am" } else { "plain" };
        view! { <button type="button" class=class data-take="unit">{text}</button> }
    });
    let kinds = [
        ("svg", t!(env, figures.svg)),
        ("png", t!(env, figures.png)),
        ("csv", t!(env, figures.csv)),
        ("cite", t!(env, figures.cite)),
    ];
    let buttons =
        kinds.map(|(kind, name)| view! { <button type="button" class="plain" data-take=kind>{name}</button> });
    view! {
        <p class="take" role="group" aria-label=t!(env, figures.take)>{unit}{buttons.into_iter().collect_view()}<span role="status"></span></p>
    }
}
