//! What the reader's choices do to a figure: a scale for what is seen, a word for a picture without lines.

use kessan::chart::figure::{Figure, Form};
use kessan::chart::scene::Mark;
use kessan::state::settings::{Periods, Show};
use kessan::state::view_state::{ViewState, WITH_TOGGLES};
use kessan::view::figures::summary::summary;
use kessan::view::figures::{FigureContext, Which, figure, toggles};
use kessan_core::text::Lang;
use rust_decimal::Decimal;

use super::common::{ALL, PUBLISHED, context, shown};

fn seen(context: FigureContext, which: Which, panel: usize, periods: Periods) -> Option<Figure> {
    figure(context, which, panel, &ViewState { periods, ..ViewState::default() })
}

/// Side by side panels share a scale; the only one that is seen has its own.
#[test]
fn a_panel_that_is_seen_alone_has_a_scale_of_its_own() {
    let mut narrower = 0;
    for (name, json) in ALL {
        let context = context(json, Lang::En);
        for (which, panel, beside) in shown(context).filter(|(which, ..)| which.is_by_comparison()) {
            let alone = seen(context, which, panel, Periods::One(panel)).unwrap();
            let (low, high) = alone.extent();
            // Progress always shows the whole of the target.
            let high = if which == Which::Progress { high.max(Decimal::ONE_HUNDRED) } else { high };
            assert_eq!(alone.range, (low, high), "{name}, {which:?} {panel}");
            assert!(beside.range.0 <= low && beside.range.1 >= high, "{name}, {which:?} {panel}");
            narrower += usize::from(beside.range != alone.range);
        }
    }
    assert!(narrower > 10, "of the first quarter alone, for instance, every figure is smaller than the half's");
}

/// The largest column of the first quarter takes the room that the half's has beside it.
#[test]
fn the_first_quarter_alone_fills_its_plot() {
    let context = context(PUBLISHED, Lang::En);
    let tallest = |periods| {
        let figure = seen(context, Which::Mix, 2, periods).unwrap();
        let placed = figure.layout(600, 340);
        placed.areas.iter().map(|area| area.mark.bottom - area.mark.top).max().unwrap()
    };
    assert!(tallest(Periods::One(2)) > tallest(Periods::All) * 3 / 2);
}

/// Every line of a figure taken out.
fn without_lines(context: FigureContext, which: Which) -> ViewState {
    let mut view_state = ViewState::default();
    (0..toggles::names(context, which).len()).for_each(|line| view_state.set_hidden(which.id(), line, true));
    view_state
}

#[test]
fn a_figure_without_lines_says_so_in_the_picture_and_to_a_screen_reader() {
    for lang in Lang::ALL {
        for (name, json) in ALL {
            let context = context(json, lang);
            let toggled = Which::ALL.into_iter().filter(|which| WITH_TOGGLES.contains(&which.id()));
            for which in toggled.filter(|which| toggles::names(context, *which).len() > 1) {
                let view_state = without_lines(context, which);
                for panel in 0..which.panels(context.env.release) {
                    let Some(blank) = figure(context, which, panel, &view_state) else { continue };
                    assert!(blank.is_blank(), "{name}, {which:?} {panel}");
                    assert_eq!(summary(context, &blank), blank.blank);
                    for width in [300, 900] {
                        let height = blank.height_at(width);
                        let scene = blank.layout(width, height).scene;
                        assert!(height > 30 && !scene.marks.is_empty(), "{name}, {which:?} {panel}");
                        let is_text = |mark: &Mark| matches!(mark, Mark::Label { .. });
                        assert!(scene.marks.iter().all(is_text), "{name}, {which:?} {panel}: {:?}", scene.marks);
                    }
                    let back = figure(context, which, panel, &view_state.with_all(which.id())).unwrap();
                    assert_eq!(Some(back), figure(context, which, panel, &ViewState::default()), "the way back");
                }
                // What shows a business's parts, or growth, has no lines to take out.
                let inside = ViewState { show: Show::Growth, ..view_state };
                let growth = figure(context, Which::Mix, 0, &inside);
                assert!(growth.is_none_or(|figure| !figure.is_blank()));
            }
        }
    }
}

/// 76 of 25,101 contracts would be a bar of one pixel.
#[test]
fn every_line_of_the_drivers_has_a_scale_of_its_own() {
    for (name, json) in ALL {
        for (_, panel, figure) in shown(context(json, Lang::En)).filter(|(which, ..)| *which == Which::Drivers) {
            assert_eq!(figure.form, Form::GroupedApart);
            let placed = figure.layout(300, figure.height_at(300));
            for slot in 0..figure.slots.len() {
                let marks = placed.areas.iter().filter(|area| area.slot == slot).map(|area| area.mark);
                let longest = marks.map(|mark| mark.right - mark.left).max().unwrap();
                assert!(longest > 80, "{name}, driver {panel}, line {slot}: {longest} pixels");
            }
        }
    }
}
