//! The page's figures. Each is made from the release and from what the reader has chosen ([`ViewState`]); natively for the
//! HTML, in the browser again whenever a choice changes. [`Which`] lists them.

pub mod amounts;
pub mod balance;
pub mod bridges;
pub mod bubble;
#[cfg(feature = "hydrate")]
pub mod controller;
pub mod costs;
pub mod csv;
pub mod drivers;
#[cfg(feature = "hydrate")]
pub mod export;
pub mod finding;
pub mod frame;
pub mod lines;
pub mod margins;
pub mod mix;
pub mod panels;
#[cfg(feature = "hydrate")]
pub mod pointer;
#[cfg(feature = "hydrate")]
pub mod print;
pub mod progress;
pub mod summary;
pub mod table;
pub mod tip;
pub mod toggles;
#[cfg(feature = "hydrate")]
pub mod unit;

use crate::chart::figure::{Figure, Slot};
use crate::state::view_state::ViewState;
use crate::t;
use crate::view::env::Env;
use crate::view::panel::STILL_WIDTH;
use kessan_core::checks::contested::Contested;
use kessan_core::grid::Pair;
use kessan_core::release::Release;
use kessan_core::release::model::Period;

/// What figures are made from.
#[derive(Clone, Copy, Debug)]
pub struct FigureContext {
    /// Release and language.
    pub env: Env,
    /// The figures that contradictions call into question.
    pub contested: &'static Contested,
}

/// A figure of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// What moved net income.
    NetIncome,
    /// How far the period is towards the full-year target.
    Progress,
    /// The revenue mix.
    Mix,
    /// What drives the results.
    Drivers,
    /// Margins.
    Margins,
    /// Costs in per cent of revenues.
    Costs,
    /// What moved operating income.
    Operating,
    /// From revenues to net income.
    Income,
    /// Assets against what funds them.
    Balance,
    /// From opening to closing cash.
    Cash,
}

impl Which {
    /// All of them, in the order of the page.
    pub const ALL: [Which; 10] = [
        Which::NetIncome,
        Which::Progress,
        Which::Mix,
        Which::Drivers,
        Which::Margins,
        Which::Costs,
        Which::Operating,
        Which::Income,
        Which::Balance,
        Which::Cash,
    ];

    /// Its name in addresses, and of its element.
    pub fn id(self) -> &'static str {
        match self {
            Which::NetIncome => "net-income",
            Which::Progress => "progress",
            Which::Mix => "mix",
            Which::Drivers => "drivers",
            Which::Margins => "margins",
            Which::Costs => "costs",
            Which::Operating => "operating-income",
            Which::Income => "income",
            Which::Balance => "balance",
            Which::Cash => "cash",
        }
    }

    /// The figure of that name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|which| which.id() == id)
    }

    /// Whether it has a panel for each comparison; the others stand for all periods.
    pub fn is_by_comparison(self) -> bool {
        !matches!(self, Which::Drivers | Which::Balance)
    }

    /// How many panels it may have in a release.
    pub fn panels(self, release: &Release) -> usize {
        match self {
            Which::Drivers => release.file.story.drivers.len(),
            Which::Balance => 1,
            _ => release.file.comparisons.len(),
        }
    }
}

/// The figure of a panel; `None` if the release does not have what it needs.
pub fn figure(context: FigureContext, which: Which, panel: usize, view_state: &ViewState) -> Option<Figure> {
    let all = context.env.release.pairs();
    let pair = all.iter().find(|pair| pair.index == panel).copied();
    // A picture that is seen without the others has a scale for what it shows.
    let is_shown = |pair: &&Pair<'_>| pair.index == panel || view_state.periods.shows(pair.index);
    let pairs: Vec<_> = all.iter().filter(is_shown).copied().collect();
    let pair = || pair.as_ref();
    let mut figure = match which {
        Which::NetIncome | Which::Operating | Which::Income | Which::Cash => {
            let of = |pair: &Pair<'_>| bridges::figure(context, which, pair);
            let mut figure = of(pair()?)?;
            // Panels side by side share a scale, and all of a figure a direction.
            for (other, pair) in all.iter().filter_map(|pair| Some((of(pair)?, pair))) {
                if is_shown(&pair) {
                    figure.range = wider(figure.range, other.range);
                }
                figure.upright_from =
                    figure.upright_from.zip(other.upright_from).map(|(least, other)| least.max(other));
            }
            // Of three, two stand beside each other.
            figure.upright_from = figure.upright_from.filter(|least| all.len() < 3 || *least <= STILL_WIDTH);
            Some(figure)
        }
        Which::Progress => progress::figure(context, pair()?),
        Which::Mix => mix::figure(context, &pairs, pair()?, view_state),
        Which::Margins => margins::figure(context, &pairs, pair()?, view_state),
        Which::Costs => costs::figure(context, &pairs, pair()?, view_state),
        Which::Drivers => drivers::figure(context, panel),
        Which::Balance => balance::figure(context),
    }?;
    figure.blank = t!(context.env, figures.all_hidden);
    Some(figure)
}

/// Says of the slots of a figure over time, one for each period, before which of them periods are missing.
fn leave_room(context: FigureContext, slots: &mut [Slot], periods: &[&Period]) {
    for (slot, missing) in slots.iter_mut().zip(context.env.release.missing_before(periods)) {
        slot.missing = missing;
    }
}

/// The range that holds both.
fn wider<T: Ord>(a: (T, T), b: (T, T)) -> (T, T) {
    (a.0.min(b.0), a.1.max(b.1))
}
