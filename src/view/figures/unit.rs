//! The unit of the figures' amounts: the page's, or the finest that the release prints.

use super::controller::FigureController;
use super::finding::{of_amounts, of_comparison};
use super::frame::{anchor, measure, unit_choice};
use super::{FigureContext, Which, figure};
use crate::chart::words::Words;
use crate::platform::{amounts, release};
use crate::state::view_state::ViewState;
use crate::view::accessible;
use crate::view::env::Env;
use crate::view::number::{escaped, html};
use kessan_core::release::Currency;
use kessan_core::trace::Key;

impl FigureController {
    /// Shows amounts in the other unit.
    pub fn switch_unit(&mut self) {
        let mut view_state = self.view_state.clone();
        view_state.is_fine = !view_state.is_fine;
        self.set_sight(view_state);
    }

    /// Puts tables, measures and buttons in the unit that is chosen; pictures are drawn from the same figures.
    pub fn follow_unit(&mut self) {
        if self.view_state.is_fine == self.is_fine {
            return;
        }
        let usual = self.usual;
        if self.view_state.is_fine && self.fine.is_none() {
            self.fine = release::drawn_finely();
        }
        let chosen = if self.view_state.is_fine {
            self.fine.map(|release| FigureContext { env: Env { release, ..usual.env }, ..usual })
        } else {
            Some(usual)
        };
        // The program has read the same bytes before.
        let Some(chosen) = chosen else { return };
        (self.context, self.is_fine) = (chosen, self.view_state.is_fine);
        amounts::restore();
        if self.is_fine {
            write(chosen, usual);
        }
    }
}

fn write(fine: FigureContext, usual: FigureContext) {
    let known = numbers(fine);
    amounts::replace_cells(|key| match Key::read(key, fine.env.release) {
        Some(Key::Value { concept, period, scenario, .. }) => {
            let is_money = fine.env.release.concept(&concept).is_some_and(|concept| concept.unit.is_money());
            is_money.then(|| fine.amount(&concept, &period, scenario).map(accessible::html))
        }
        _ => known.iter().find(|(of, _)| of == key).map(|(_, words)| words.map(accessible::html)),
    });
    for pair in fine.env.release.pairs() {
        for which in [Which::NetIncome, Which::Operating, Which::Income, Which::Cash] {
            let text = |currency| {
                let sentence = of_amounts(fine, which, &pair, currency).unwrap_or_default();
                html(&fine.env.marked(&of_comparison(fine.env, &pair, &sentence), fine.env.names()))
            };
            amounts::replace_all(&format!("#{} .finding.c{}", anchor(which), pair.index), &fine.words(text));
        }
    }
    for which in Which::ALL {
        // The mix says shares beside it.
        let part = if which == Which::Mix { " .am" } else { "" };
        let selector = format!("#{} .measure{part}", anchor(which));
        let text = |currency| html(&fine.env.marked(&measure(fine, which, currency), fine.env.names()));
        amounts::replace_all(&selector, &fine.words(text));
    }
    let scale = usual.env.release.display(Currency::Reporting).scale;
    amounts::replace_all("[data-take=unit]", &fine.words(|currency| escaped(&unit_choice(fine.env, currency, scale))));
}

/// The numbers of all figures, by their keys.
fn numbers(context: FigureContext) -> Vec<(String, Words)> {
    let panels = |which: Which| (0..which.panels(context.env.release)).map(move |panel| (which, panel));
    let figures = Which::ALL.into_iter().flat_map(panels);
    let figures = figures.filter_map(|(which, panel)| figure(context, which, panel, &ViewState::default()));
    let items = figures.flat_map(|figure| figure.slots).flat_map(|slot| slot.items);
    items.filter(|item| !item.key.is_empty()).map(|item| (item.key, item.words)).collect()
}
