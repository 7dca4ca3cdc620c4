//! Pointing at marks: by mouse, finger or arrow keys, and from the numbers of tables.

use web_sys::HtmlElement;

use super::controller::{FigureController, Shared};
use super::tip::tip;
use super::{Which, export, mix, print, toggles};
use crate::chart::figure::Form;
use crate::chart::placed::Step;
use crate::chart::scene::Rect;
use crate::platform::gesture::{Gesture, Key};
use crate::platform::{bubble, controls, plots, schedule};
use crate::state::view_state::ViewState;
use crate::view::accessible::{html, spoken};

/// How long what is told stays after the pointer has left it, so that the pointer can reach it.
const LINGER_MS: i32 = 350;

/// The mark that is told of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pointed {
    /// The plot's position, and the area's.
    pub mark: Option<(usize, usize)>,
    /// Whether the reader has chosen it: then it stays when the pointer leaves.
    pub is_held: bool,
    /// Rises with every gesture, so that a pointer that comes back stops what was to be hidden.
    turn: u32,
}

/// Listens.
pub fn follow(controller: &Shared) {
    let controller = controller.clone();
    plots::follow(move |gesture| match gesture {
        Gesture::Left => {
            leave(&controller);
            false
        }
        gesture => controller.try_borrow_mut().is_ok_and(|mut controller| controller.answer(gesture)),
    });
}

/// Hides what is told a little later, unless the pointer comes back or the reader has chosen it.
fn leave(controller: &Shared) {
    let Ok(now) = controller.try_borrow_mut() else { return };
    if now.pointed.is_held || now.pointed.mark.is_none() {
        if now.pointed.mark.is_none() {
            bubble::outline(None);
        }
        return;
    }
    let (turn, controller) = (now.pointed.turn, controller.clone());
    schedule::after(LINGER_MS, move || {
        if let Ok(mut controller) = controller.try_borrow_mut()
            && controller.pointed.turn == turn
        {
            controller.clear_pointed();
        }
    });
}

impl FigureController {
    /// Does what a gesture asks for; says whether it was meant for figures.
    fn answer(&mut self, gesture: Gesture) -> bool {
        self.pointed.turn = self.pointed.turn.wrapping_add(1);
        match gesture {
            Gesture::Point { plot, at, is_chosen } => self.point(&plot, at, is_chosen),
            Gesture::Cell { key } => self.point_from_table(&key),
            Gesture::Key { plot, key } => return self.press(plot.as_deref(), key),
            Gesture::Elsewhere => self.clear_pointed(),
            Gesture::Moved => self.stay(),
            Gesture::Parts => self.open_parts(),
            Gesture::Source => bubble::open_source(),
            Gesture::Take { kind, .. } if kind == "unit" => self.switch_unit(),
            Gesture::Take { kind, button } if kind == "all" => self.show_all(&button),
            Gesture::Take { kind, button } => export::take(self, &kind, &button),
            Gesture::Printed => print::print(self),
            Gesture::Hold | Gesture::Left => {}
        }
        true
    }

    fn index_of(&self, plot: &str) -> Option<usize> {
        self.plots.iter().position(|drawn| drawn.plot.name == plot)
    }

    fn point(&mut self, plot: &str, at: (i32, i32), is_chosen: bool) {
        let Some(index) = self.index_of(plot) else { return };
        let area = self.plots[index].shown.as_ref().and_then(|(_, placed)| placed.at(at));
        match area {
            // A chosen mark gives way only to another choice.
            Some(_) if self.pointed.is_held && !is_chosen => {}
            Some(area) => {
                if self.pointed.mark != Some((index, area)) {
                    self.tell(index, area, false);
                }
                self.pointed.is_held = is_chosen;
            }
            None if is_chosen || !self.pointed.is_held => self.clear_pointed(),
            None => {}
        }
    }

    /// Tells of a mark; `is_said` says it to a screen reader, too.
    fn tell(&mut self, index: usize, area: usize, is_said: bool) {
        let drawn = &self.plots[index];
        let Some((figure, placed)) = &drawn.shown else { return };
        let Some(place) = placed.areas.get(area) else { return };
        let Some(tip) = tip(self.context, figure, (place.slot, place.item), self.currency) else { return };
        let has_parts = self.parts_of(index, area).is_some();
        let facts: Vec<String> = tip.facts.iter().map(|fact| html(fact)).collect();
        bubble::fill(&tip.title, &html(&tip.value), &facts, &tip.place, &tip.key, has_parts);
        let explained = bubble::explain(&tip.notes);
        if is_said {
            bubble::say(&(spoken(self.context.env, &tip.text()) + &explained));
        }
        bubble::point_at(&names(&tip.key));
        self.plots.iter().enumerate().for_each(|(other, drawn)| drawn.plot.set_pointed(other == index));
        let mark = (index, area);
        self.pointed.mark = Some(mark);
        self.show_bubble();
    }

    /// Shows the bubble beside the mark that is told of.
    fn show_bubble(&self) {
        let Some((index, area)) = self.pointed.mark else { return };
        let marks = self.places(index);
        if let Some(mark) = marks.get(area) {
            bubble::show(*mark, &marks);
        }
    }

    /// Where the marks of a plot stand in the window.
    fn places(&self, index: usize) -> Vec<Rect> {
        let Some((drawn, placed)) = self.plots.get(index).and_then(|drawn| Some((drawn, &drawn.shown.as_ref()?.1)))
        else {
            return Vec::new();
        };
        let plot = drawn.plot.place();
        let in_window = |mark: &Rect| Rect {
            left: plot.left + mark.left,
            top: plot.top + mark.top,
            right: plot.left + mark.right,
            bottom: plot.top + mark.bottom,
        };
        placed.areas.iter().map(|area| in_window(&area.mark)).collect()
    }

    /// Keeps what is told beside its mark when the page moves.
    fn stay(&mut self) {
        if bubble::is_shown() {
            self.show_bubble();
        }
    }

    /// Tells of nothing.
    pub fn clear_pointed(&mut self) {
        if self.pointed.mark.take().is_some() {
            bubble::hide();
            bubble::point_at(&[]);
        }
        self.pointed.is_held = false;
    }

    /// Outlines the mark of a number in a table, if it is drawn.
    fn point_from_table(&mut self, key: &str) {
        if self.pointed.is_held {
            return;
        }
        self.clear_pointed();
        let keys = names(key);
        let found = self.plots.iter().enumerate().find_map(|(index, drawn)| {
            let (figure, placed) = drawn.shown.as_ref().filter(|_| drawn.plot.is_seen())?;
            let has_key = |area: &crate::chart::placed::Area| {
                names(&figure.slots[area.slot].items[area.item].key).iter().any(|name| keys.contains(name))
            };
            placed.areas.iter().position(has_key).map(|area| (index, area))
        });
        bubble::outline(found.and_then(|(index, area)| self.places(index).get(area).copied()));
    }

    fn press(&mut self, plot: Option<&str>, key: Key) -> bool {
        if key == Key::Escape {
            let was_told = self.pointed.mark.is_some();
            self.clear_pointed();
            return was_told;
        }
        let Some(index) = plot.and_then(|plot| self.index_of(plot)) else { return false };
        let here = self.pointed.mark.filter(|(of, _)| *of == index).map(|(_, area)| area);
        let Some((figure, placed)) = &self.plots[index].shown else { return false };
        let step = match (key, figure.form) {
            (Key::First, _) => Step::First,
            (Key::Last, _) => Step::Last,
            // The parts of a stack are above each other, its columns side by side.
            (Key::Up, Form::Stacked(_) | Form::TimeSeries) | (Key::Down, Form::Grouped | Form::GroupedApart) => {
                Step::On
            }
            (Key::Down, Form::Stacked(_) | Form::TimeSeries) | (Key::Up, Form::Grouped | Form::GroupedApart) => {
                Step::Back
            }
            (Key::Right, Form::Stacked(_) | Form::TimeSeries | Form::Grouped | Form::GroupedApart) => Step::OnSlot,
            (Key::Left, Form::Stacked(_) | Form::TimeSeries | Form::Grouped | Form::GroupedApart) => Step::BackSlot,
            (Key::Right | Key::Down, Form::Bridge) => Step::On,
            (Key::Left | Key::Up, Form::Bridge) => Step::Back,
            (Key::Enter, _) => {
                if here.is_some_and(|area| self.parts_of(index, area).is_some()) {
                    self.open_parts();
                } else if here.is_some() {
                    bubble::open_source();
                }
                return here.is_some();
            }
            (Key::Space, _) => {
                if here.is_some() {
                    bubble::open_source();
                }
                return here.is_some();
            }
            (Key::Back, _) => {
                let is_inside = self.view_state.within.is_some() && self.plots[index].which == Which::Mix;
                if is_inside {
                    self.set_sight(ViewState { within: None, ..self.view_state.clone() });
                }
                return is_inside;
            }
            (Key::Escape, _) => return false,
        };
        if let Some(area) = placed.step(here, step) {
            self.tell(index, area, true);
            self.pointed.is_held = true;
        }
        true
    }

    /// The business whose parts a mark can be opened to.
    fn parts_of(&self, index: usize, area: usize) -> Option<usize> {
        let drawn = self.plots.get(index)?;
        if drawn.which != Which::Mix || self.view_state.within.is_some() {
            return None;
        }
        let (figure, placed) = drawn.shown.as_ref()?;
        let area = placed.areas.get(area)?;
        let item = &figure.slots.get(area.slot)?.items.get(area.item)?;
        let within = ViewState { within: Some(item.series), ..ViewState::default() };
        mix::within(self.context, &within).map(|(business, _)| business)
    }

    /// Puts every line of the figure that a button belongs to back into its picture.
    fn show_all(&mut self, button: &HtmlElement) {
        let beside = self.plots.iter().find(|drawn| drawn.plot.has_beside(button));
        if let Some(which) = beside.map(|drawn| drawn.which) {
            self.set_sight(self.view_state.with_all(which.id()));
            // The button goes; whoever came to it by keys stays where it was.
            controls::focus(&toggles::id(which, 0));
        }
    }

    fn open_parts(&mut self) {
        let parts = self.pointed.mark.and_then(|(index, area)| self.parts_of(index, area));
        if parts.is_some() {
            self.clear_pointed();
            self.set_sight(ViewState { within: parts, ..self.view_state.clone() });
        }
    }
}

/// The names under which tables know a number: a share stands in the cell of its amount.
fn names(key: &str) -> Vec<String> {
    let mut words = key.split(' ');
    let mut names = vec![key.to_owned()];
    if let (Some("share"), Some(concept), Some(period)) = (words.next(), words.next(), words.next()) {
        names.push(format!("value {concept} {period}"));
    }
    names
}
