//! The figures in the browser: drawn when they come near, drawn again when something changes, and answering to pointer,
//! touch and keys.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::frame::{anchor, measure};
use super::pointer::Pointed;
use super::{FigureContext, Which, figure, summary, toggles};
use crate::chart::figure::Figure;
use crate::chart::placed::Placed;
use crate::chart::scene::{Scene, Setting, Tint};
use crate::platform::plots::{self, Plot};
use crate::platform::{controls, schedule, screen};
use crate::state::address::Address;
use crate::state::settings::{Periods, Show};
use crate::state::view_state::{self, ViewState};
use crate::t;
use crate::view::session::{WITHIN, ids};
use kessan_core::release::{Currency, Release};

/// For how long nothing changes until figures are drawn again that nobody sees.
const REST_MS: i32 = 100;

/// A plot with what is drawn on it.
pub struct Drawn {
    /// The figure and the panel.
    pub which: Which,
    /// The panel.
    pub panel: usize,
    /// The plot.
    pub plot: Plot,
    /// Whether it is near the screen.
    is_near: bool,
    /// Whether some of it is on the screen.
    is_in_view: bool,
    /// Whether it has to be drawn again, near the screen and not on it.
    is_due: bool,
    /// The figure as it stands there.
    pub shown: Option<(Figure, Placed)>,
}

/// The state of all figures.
pub struct FigureController {
    /// What they are made from, in the unit that is chosen.
    pub context: FigureContext,
    /// The same in the page's unit.
    pub usual: FigureContext,
    /// The release in its finest unit, once that was chosen.
    pub fine: Option<&'static Release>,
    /// Whether that is shown.
    pub is_fine: bool,
    /// The currency.
    pub currency: Currency,
    /// What the reader wants to see.
    pub view_state: ViewState,
    /// The plots.
    pub plots: Vec<Drawn>,
    /// The mark that is told of.
    pub pointed: Pointed,
    /// This state as what is put off finds it.
    shared: Weak<RefCell<FigureController>>,
    /// Rises whenever all are to be drawn again, so that of quick changes only the last is drawn off the screen.
    turn: u32,
}

/// The state, shared by what listens.
pub type Shared = Rc<RefCell<FigureController>>;

/// Wakes the figures: each plot that comes near is drawn.
pub fn mount(context: FigureContext) {
    let plots = plots::all().into_iter().filter_map(|plot| {
        let (name, panel) = plot.name.rsplit_once('-')?;
        let (which, panel) = (Which::named(name)?, panel.parse().ok()?);
        Some(Drawn { which, panel, plot, is_near: false, is_in_view: false, is_due: false, shown: None })
    });
    let plots = plots.collect();
    let controller: Shared = Rc::new_cyclic(|shared| {
        RefCell::new(FigureController {
            context,
            usual: context,
            fine: None,
            is_fine: false,
            currency: Currency::Reporting,
            view_state: ViewState::default(),
            plots,
            pointed: Pointed::default(),
            shared: shared.clone(),
            turn: 0,
        })
    });
    controller.borrow_mut().read_address();
    let role = t!(context.env, figures.chart);
    let names: Vec<Plot> = controller.borrow().plots.iter().map(|drawn| drawn.plot.clone()).collect();
    for (index, plot) in names.into_iter().enumerate() {
        plot.mount(&role);
        let (near, seen, resized) = (controller.clone(), controller.clone(), controller.clone());
        // A task for each, so that none is long.
        let approach = move |is_near: bool| {
            near.borrow_mut().plots[index].is_near = is_near;
            if is_near {
                let controller = near.clone();
                schedule::later(move || controller.borrow_mut().draw(index));
            }
        };
        let view = move |is_in_view: bool| seen.borrow_mut().set_in_view(index, is_in_view);
        plot.watch(approach, view, move || {
            // Before it is painted, so that a changed size never shows the old picture.
            if let Ok(mut controller) = resized.try_borrow_mut() {
                controller.draw(index);
            }
        });
    }
    for which in Which::ALL {
        let figure = measure(context, which, Currency::Reporting);
        let name = |kind: &str| t!(context.env, figures.file_of, kind = kind.to_owned(), figure = figure.clone());
        plots::name_buttons(&anchor(which), name);
    }
    follow(&controller);
    super::pointer::follow(&controller);
}

fn follow(controller: &Shared) {
    let redraw = {
        let controller = controller.clone();
        move || controller.borrow_mut().draw_all()
    };
    screen::on_change(redraw.clone());
    let changed = controller.clone();
    controls::on_change(move || {
        // The page's own program follows its controls first.
        let controller = changed.clone();
        schedule::later(move || controller.borrow_mut().read_controls());
    });
    let (written, linked) = (controller.clone(), controller.clone());
    controls::on_fragment_written(move || {
        let controller = written.clone();
        schedule::later(move || controller.borrow_mut().follow_settings());
    });
    controls::on_fragment_change(move |_, now| {
        if Address::has_state(now) {
            let controller = linked.clone();
            schedule::later(move || controller.borrow_mut().read_address());
        }
    });
}

/// Draws what is left to be drawn since a turn, a plot in each task.
fn draw_due(shared: Weak<RefCell<FigureController>>, turn: u32) {
    {
        let Some(controller) = shared.upgrade() else { return };
        let mut controller = controller.borrow_mut();
        let due = controller.plots.iter().position(|drawn| drawn.is_due);
        let Some(index) = due.filter(|_| controller.turn == turn) else { return };
        controller.draw(index);
    }
    schedule::later(move || draw_due(shared, turn));
}

impl FigureController {
    /// What the address says of the figures, and what the controls say, as the page's own program has set them.
    fn read_address(&mut self) {
        let release = self.context.env.release;
        let (view_state, _) = view_state::read(&Address::read(&controls::fragment()), release);
        self.view_state = ViewState { show: self.view_state.show, periods: self.view_state.periods, ..view_state };
        self.show_choices();
        self.follow_unit();
        self.follow_settings();
        self.draw_all();
    }

    /// Puts the figures' own controls where the state is.
    fn show_choices(&self) {
        let within = self.view_state.within.map_or("all".to_owned(), |index| index.to_string());
        controls::check(&format!("{WITHIN}{within}"), true);
        for which in Which::ALL {
            for line in 0..toggles::names(self.context, which).len() {
                let is_hidden = self.view_state.hidden.iter().any(|(of, at)| of == which.id() && *at == line);
                controls::check(&toggles::id(which, line), !is_hidden);
            }
        }
    }

    /// Takes over the currency, what the mix shows and which comparisons are seen.
    fn follow_settings(&mut self) {
        let is_translated = controls::chosen("ccy").as_deref() == Some(ids::CURRENCY[1]);
        let currency = if is_translated { Currency::Translation } else { Currency::Reporting };
        let shown = controls::chosen("show");
        let shown = ids::SHOW.iter().position(|id| Some(*id) == shown.as_deref());
        let show = [Show::Amounts, Show::Shares, Show::Growth][shown.unwrap_or(0)];
        let period = controls::chosen("period").and_then(|id| id.strip_prefix("period-")?.parse().ok());
        let periods = period.map_or(Periods::All, Periods::One);
        if (currency, show, periods) != (self.currency, self.view_state.show, self.view_state.periods) {
            (self.currency, self.view_state.show, self.view_state.periods) = (currency, show, periods);
            self.draw_all();
        }
    }

    /// Takes over every control.
    fn read_controls(&mut self) {
        self.follow_settings();
        let mut view_state = self.view_state.clone();
        let within = controls::chosen("within");
        view_state.within = within.and_then(|id| id.strip_prefix(WITHIN)?.parse().ok());
        for which in Which::ALL {
            for line in 0..toggles::names(self.context, which).len() {
                if let Some(is_shown) = controls::is_checked(&toggles::id(which, line)) {
                    view_state.set_hidden(which.id(), line, !is_shown);
                }
            }
        }
        self.set_sight(view_state);
    }

    /// Shows something else, and says so in the address.
    pub fn set_sight(&mut self, view_state: ViewState) {
        if view_state == self.view_state {
            return;
        }
        self.view_state = view_state;
        self.show_choices();
        self.follow_unit();
        self.draw_all();
        let pairs = view_state::pairs(&self.view_state, self.context.env.release);
        let fragment = Address::read(&controls::fragment()).with(view_state::owns, pairs).write();
        controls::replace_fragment(&fragment);
    }

    /// Draws what is on the screen, so that it changes with all else in one frame; the rest near it when nothing has changed for
    /// [`REST_MS`], a plot in each task.
    fn draw_all(&mut self) {
        self.clear_pointed();
        for index in 0..self.plots.len() {
            if self.plots[index].is_near && !self.plots[index].is_in_view {
                self.plots[index].is_due = true;
            } else {
                self.draw(index);
            }
        }
        self.turn = self.turn.wrapping_add(1);
        if self.plots.iter().any(|drawn| drawn.is_due) {
            let (shared, turn) = (self.shared.clone(), self.turn);
            schedule::after(REST_MS, move || draw_due(shared, turn));
        }
    }

    /// Takes over whether a plot is on the screen. What has not been drawn again yet is drawn as it comes there.
    fn set_in_view(&mut self, index: usize, is_in_view: bool) {
        self.plots[index].is_in_view = is_in_view;
        if is_in_view && self.plots[index].is_due {
            self.draw(index);
        }
    }

    /// Draws a plot if it is near. A figure that there is none of leaves its place empty, with a word.
    pub fn draw(&mut self, index: usize) {
        let (context, view_state) = (self.context, &self.view_state);
        let drawn = &mut self.plots[index];
        drawn.is_due = false;
        if !drawn.is_near {
            drawn.shown = None;
            return;
        }
        let shown = figure(context, drawn.which, drawn.panel, view_state);
        if let Some(shown) = &shown {
            // What it measures and in which unit, the panel, and then its marks.
            let marks = summary::summary(context, shown);
            let measure = match (drawn.which, view_state.show) {
                (Which::Mix, Show::Shares) => t!(context.env, mix.measure_shares, breakdown = context.env.breakdown()),
                (Which::Mix, Show::Growth) => t!(context.env, figures.growth_measure),
                (which, _) => measure(context, which, Currency::Reporting),
            };
            let said = [measure, drawn.plot.heading(), marks];
            drawn.plot.describe(&said.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(". "));
        }
        let mut placed = Placed::default();
        let is_translated = self.currency == Currency::Translation;
        let is_drawn = drawn.plot.paint(is_translated, |width, height| {
            placed = match &shown {
                Some(shown) => shown.layout(width, height),
                None => {
                    let mut empty = Placed::new(width, height);
                    empty.scene.label((0, 14), t!(context.env, figures.nothing), Setting::PLAIN.tinted(Tint::Muted));
                    empty
                }
            };
            std::mem::take(&mut placed.scene)
        });
        drawn.shown = shown.filter(|_| is_drawn).map(|shown| (shown, placed));
    }

    /// How high the figure of a plot is at a width.
    pub fn height(&self, index: usize, show: Show, width: u32) -> u32 {
        let drawn = &self.plots[index];
        let view_state = ViewState { show, ..self.view_state.clone() };
        figure(self.context, drawn.which, drawn.panel, &view_state).map_or(0, |figure| figure.height_at(width))
    }

    /// The figure of a plot as it stands in a frame of another size, for paper and for files.
    pub fn scene(&self, index: usize, show: Show, width: u32, height: u32) -> Option<Scene> {
        let drawn = &self.plots[index];
        let view_state = ViewState { show, ..self.view_state.clone() };
        Some(figure(self.context, drawn.which, drawn.panel, &view_state)?.layout(width, height).scene)
    }
}
