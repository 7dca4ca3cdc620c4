//! The revenue mix: a stacked column for each period, of all businesses or of one's parts; or what each has added to growth.

use rust_decimal::Decimal;

use super::FigureContext;
use crate::chart::figure::{Figure, Form, Item, Series, Slot};
use crate::chart::scene::Tint;
use crate::state::settings::Show;
use crate::state::view_state::ViewState;
use crate::t;
use crate::view::env::DASH;
use crate::view::number;
use kessan_core::change::Growth;
use kessan_core::grid::Pair;
use kessan_core::lines::Line;
use kessan_core::release::model::{Business, Period, Scenario};
use kessan_core::trace::Key;

/// A line of the mix: a business, or a part of one.
pub struct Entry {
    /// What it is called.
    pub label: String,
    /// The concept of its revenues.
    pub concept: String,
}

/// The business whose parts are shown, if it has parts.
pub fn within(context: FigureContext, view_state: &ViewState) -> Option<(usize, &'static Business)> {
    let index = view_state.within?;
    let business = context.env.release.file.story.businesses.get(index)?;
    (business.parts.len() > 1).then_some((index, business))
}

/// The lines at the level that is shown.
pub fn entries(context: FigureContext, view_state: &ViewState) -> Vec<Entry> {
    let env = context.env;
    match within(context, view_state) {
        Some((_, business)) => {
            let entry = |part: &kessan_core::release::model::Part| Entry {
                label: env.text(&part.label),
                concept: part.concept.clone(),
            };
            business.parts.iter().map(entry).collect()
        }
        None => {
            let entry =
                |business: &Business| Entry { label: env.text(&business.label), concept: business.revenues.clone() };
            env.release.file.story.businesses.iter().map(entry).collect()
        }
    }
}

/// The figure of a comparison, on the scale that all comparisons share; of several reports those that are as long.
pub fn figure(context: FigureContext, pairs: &[Pair<'_>], pair: &Pair<'_>, view_state: &ViewState) -> Option<Figure> {
    if view_state.show == Show::Growth {
        let of = |pair: &Pair<'_>| growth(context, pair, view_state);
        let mut figure = of(pair)?;
        figure.range = pairs.iter().filter_map(of).fold(figure.range, |range, other| super::wider(range, other.range));
        return Some(figure);
    }
    let mut figure = columns(context, pair, view_state);
    let release = context.env.release;
    // A quarter's columns beside those of twelve months would all be as low.
    let is_alike = |other: &&Pair<'_>| !release.has_other_reports() || other.is_as_long(pair);
    let others = pairs.iter().filter(is_alike).map(|pair| columns(context, pair, view_state).range);
    figure.range = others.fold(figure.range, super::wider);
    Some(figure)
}

fn series(context: FigureContext, view_state: &ViewState) -> Vec<Series> {
    // A part has a colour of the businesses', from its own business' on.
    let first = within(context, view_state).map_or(0, |(index, _)| index);
    let entries = entries(context, view_state).into_iter().enumerate();
    entries
        .map(|(index, entry)| Series {
            name: entry.label,
            tint: Tint::series(first + index),
            is_hidden: view_state.is_hidden(super::Which::Mix.id(), index),
        })
        .collect()
}

fn columns(context: FigureContext, pair: &Pair<'_>, view_state: &ViewState) -> Figure {
    let periods = context.env.release.series(pair);
    let mut slots: Vec<Slot> = periods.iter().map(|period| column(context, pair, period, view_state)).collect();
    super::leave_room(context, &mut slots, &periods);
    Figure::new(Form::Stacked(None), series(context, view_state), slots)
}

fn column(context: FigureContext, pair: &Pair<'_>, period: &Period, view_state: &ViewState) -> Slot {
    let env = context.env;
    let release = env.release;
    let item = |(series, entry): (usize, Entry)| {
        let concept = &entry.concept;
        // A dash is no mark: it stands in the table only.
        let (value, words, key) = match view_state.show {
            Show::Shares => {
                let share = release.share_of_revenues(concept, &period.id);
                let text = share.map_or_else(|| DASH.to_owned(), |share| env.percent(share));
                (share, text.into(), number::share(release, concept, &period.id))
            }
            _ => (
                release.value(concept, &period.id),
                context.amount(concept, &period.id, Scenario::Actual),
                number::value(release, concept, &period.id),
            ),
        };
        Item { series, value, words, key, tint: None }
    };
    let whole =
        within(context, view_state).map_or(release.file.story.revenues(), |(_, business)| business.revenues.as_str());
    let entries = entries(context, view_state);
    let is_whole = (0..entries.len()).all(|index| !view_state.is_hidden(super::Which::Mix.id(), index));
    let growth = (period.id == pair.current.id).then(|| release.growth(whole, pair.current, pair.prior)).flatten();
    let total = match view_state.show {
        // Without a part the columns are not the whole.
        _ if !is_whole => Default::default(),
        Show::Shares => {
            release.share_of_revenues(whole, &period.id).map(|share| env.percent(share)).unwrap_or_default().into()
        }
        _ => context.amount(whole, &period.id, Scenario::Actual),
    };
    Slot {
        label: env.text(&period.label),
        name: env.text(&period.label),
        note: growth.filter(|_| is_whole).map(|growth| env.growth(Some(growth))).unwrap_or_default().into(),
        note_falls: matches!(growth, Some(Growth::Percent(rate)) if rate < Decimal::ZERO),
        total,
        is_derived: period.derived.is_some(),
        items: entries.into_iter().enumerate().map(item).collect(),
        ..Slot::default()
    }
}

/// What each line adds to the growth of the whole, in percentage points, and the growth.
fn growth(context: FigureContext, pair: &Pair<'_>, view_state: &ViewState) -> Option<Figure> {
    let (env, prior) = (context.env, pair.prior?);
    let release = env.release;
    let whole =
        within(context, view_state).map_or(release.file.story.revenues(), |(_, business)| business.revenues.as_str());
    let Some(Growth::Percent(rate)) = release.growth(whole, pair.current, pair.prior) else { return None };
    let slot = |(index, entry): (usize, Entry)| {
        let points = release.contribution(&Line::of(Decimal::ONE, &entry.concept), whole, pair)?;
        let key = Key::Contribution {
            terms: vec![(Decimal::ONE, entry.concept)],
            period: pair.current.id.clone(),
            prior: prior.id.clone(),
            whole: whole.to_owned(),
        };
        let words = env.signed(points, 1).into();
        let item = Item { series: index, value: Some(points), words, key: key.write(release), tint: None };
        let is_derived = pair.current.derived.is_some();
        Some(Slot { label: entry.label.clone(), name: entry.label, is_derived, items: vec![item], ..Slot::default() })
    };
    let mut slots: Vec<Slot> = entries(context, view_state).into_iter().enumerate().filter_map(slot).collect();
    let label = t!(env, figures.growth);
    let item = Item {
        series: slots.len(),
        value: Some(rate),
        words: env.growth(Some(Growth::Percent(rate))).into(),
        key: number::growth(release, whole, &pair.current.id, &prior.id),
        tint: Some(Tint::Series(0)),
    };
    slots.push(Slot { label: label.clone(), name: label, is_level: true, items: vec![item], ..Slot::default() });
    Some(Figure::new(Form::Bridge, Vec::new(), slots))
}
