//! Figures of reports side by side: all periods as long as the chosen one, over time.

use kessan::chart::figure::{Figure, Form, Slot};
use kessan::chart::measure::width as measured;
use kessan::chart::scene::{Mark, Size};
use kessan::state::view_state::ViewState;
use kessan::view::figures::{FigureContext, Which, figure};
use kessan_core::text::Lang;
use rust_decimal::Decimal;

use super::common::{PUBLISHED, SIDE_BY_SIDE, context};

fn of(context: FigureContext, which: Which, current: &str) -> Figure {
    let pairs = context.env.release.pairs();
    let panel = pairs.iter().position(|pair| pair.current.id == current).unwrap();
    figure(context, which, panel, &ViewState::default()).unwrap()
}

fn labels(figure: &Figure) -> Vec<&str> {
    figure.slots.iter().map(|slot| slot.label.as_str()).collect()
}

#[test]
fn the_mix_of_a_quarter_is_that_of_all_quarters_up_to_it() {
    let context = context(SIDE_BY_SIDE, Lang::En);
    let mix = of(context, Which::Mix, "Q1-FY2032");
    assert_eq!(mix.form, Form::Stacked(None));
    let expected = [
        "Q1 FY2030",
        "Q2 FY2030",
        "Q3 FY2030",
        "Q4 FY2030",
        "Q1 FY2031",
        "Q2 FY2031",
        "Q3 FY2031",
        "Q4 FY2031",
        "Q1 FY2032",
    ];
    assert_eq!(labels(&mix), expected);
    // Nine months less the half year, and the year less nine months; what a report prints is not derived.
    let derived: Vec<bool> = mix.slots.iter().map(|slot| slot.is_derived).collect();
    assert_eq!(derived, [false, true, true, true, false, true, true, true, false]);
    let lamps = |slot: usize| mix.slots[slot].items[0].value;
    assert_eq!((lamps(4), lamps(5)), (Some(Decimal::from(826_000_000)), Some(Decimal::from(849_000_000))));
    // Up to the period that is chosen, and not beyond it.
    assert_eq!(labels(&of(context, Which::Mix, "Q4-FY2031")).last(), Some(&"Q4 FY2031"));
    assert_eq!(labels(&of(context, Which::Mix, "FY2031")), ["FY2030", "FY2031"]);
    // Up to each quarter's end; that to March is the fiscal year.
    let expected = [
        "FY2030",
        "12 months to Jun 30, 2030",
        "12 months to Sep 30, 2030",
        "12 months to Dec 31, 2030",
        "FY2031",
        "12 months to Jun 30, 2031",
    ];
    assert_eq!(labels(&of(context, Which::Mix, "12M-2031-06-30")), expected);
}

#[test]
fn margins_over_time_are_lines_and_two_periods_are_bars() {
    let context = context(SIDE_BY_SIDE, Lang::Ja);
    let margins = of(context, Which::Margins, "Q1-FY2032");
    assert_eq!((margins.form, margins.slots.len()), (Form::TimeSeries, 9));
    assert_eq!(margins.slots[7].label, "2031年3月期第4四半期");
    assert_eq!(of(context, Which::Margins, "FY2031").form, Form::Grouped);
    let published = super::common::context(PUBLISHED, Lang::En);
    let first = published.env.release.pairs()[0].current.id.clone();
    assert_eq!(of(published, Which::Margins, &first).form, Form::Grouped, "one report has no series");
}

/// In pixels: on a phone and on a desk, with one period more or less, nothing leaves the frame and each point can be pointed at.
#[test]
fn lines_over_time_stay_within_their_frame_with_up_to_forty_periods() {
    let context = context(SIDE_BY_SIDE, Lang::En);
    let margins = of(context, Which::Margins, "Q1-FY2032");
    for count in [2, 3, 9, 40] {
        let slots = margins.slots.iter().cycle().take(count).cloned().collect();
        let figure = Figure::new(Form::TimeSeries, margins.series.clone(), slots);
        for width in [280, 340, 900] {
            let placed = figure.layout(width, figure.height_at(width));
            assert_eq!(placed.areas.len(), figure.shown().filter(|(_, item)| item.value.is_some()).count());
            for area in &placed.areas {
                let right = i32::try_from(width).unwrap();
                assert!(
                    area.mark.left >= 0 && area.mark.right <= right && area.mark.top >= 0,
                    "{count} at {width}: {area:?}"
                );
            }
        }
    }
}

/// Labels were set from the right until one fitted: "Q4 FY2031" stood below the point of Q1 FY2032.
#[test]
fn each_period_is_named_below_its_own_point_and_the_last_always() {
    let context = context(SIDE_BY_SIDE, Lang::En);
    let margins = of(context, Which::Margins, "Q1-FY2032");
    for count in [2, 3, 9, 40] {
        let slots = margins.slots.iter().cycle().take(count).cloned().enumerate();
        let slots: Vec<_> =
            slots.map(|(at, slot)| Slot { label: format!("Q{} FY2{at:03}", at % 4 + 1), ..slot }).collect();
        let figure = Figure::new(Form::TimeSeries, margins.series.clone(), slots);
        for width in [280, 281, 340, 640, 900] {
            let placed = figure.layout(width, figure.height_at(width));
            let foot = i32::try_from(figure.height_at(width)).unwrap() - 26;
            let feet: Vec<(i32, String)> = placed
                .scene
                .marks
                .iter()
                .filter_map(|mark| match mark {
                    Mark::Label { at, words, .. } if at.1 > foot => Some((at.0, words.text.clone())),
                    _ => None,
                })
                .collect();
            let last = &figure.slots[count - 1].label;
            assert_eq!(feet[0].1, *last, "{count} at {width}");
            for (left, text) in &feet {
                let slot = figure.slots.iter().position(|slot| slot.label == *text).unwrap();
                let point = placed.areas.iter().find(|area| area.slot == slot).unwrap().mark;
                let right = left + measured(text, Size::Small, false);
                assert!(
                    *left <= point.right && right >= point.left,
                    "{text} at {left} to {right}, its point {point:?}"
                );
            }
            for pair in feet.windows(2) {
                assert!(pair[1].0 + measured(&pair[1].1, Size::Small, false) < pair[0].0, "{pair:?} touch");
            }
        }
    }
}
