//! Figures over time of series in which periods are missing.

use kessan::chart::figure::{Figure, Form};
use kessan::chart::placed::Placed;
use kessan::chart::scene::Mark;
use kessan::state::view_state::ViewState;
use kessan::view::figures::{FigureContext, Which, figure};
use kessan_core::text::Lang;
use serde_json::Value;

use super::common::{SIDE_BY_SIDE, context};

/// The reports side by side without some of the periods that are derived of them.
fn without(periods: &[&str]) -> FigureContext {
    let mut file: Value = serde_json::from_str(SIDE_BY_SIDE).unwrap();
    let is_other = |of: &Value, key: &str| !periods.contains(&of[key].as_str().unwrap_or_default());
    file["periods"].as_array_mut().unwrap().retain(|period| is_other(period, "id"));
    file["comparisons"].as_array_mut().unwrap().retain(|pair| is_other(pair, "current") && is_other(pair, "prior"));
    context(&file.to_string(), Lang::En)
}

fn of(context: FigureContext, which: Which) -> Figure {
    figure(context, which, 0, &ViewState::default()).unwrap()
}

fn missing(figure: &Figure) -> Vec<u32> {
    figure.slots.iter().map(|slot| slot.missing).collect()
}

/// The middle of each slot's first mark.
fn places(figure: &Figure, placed: &Placed) -> Vec<i32> {
    let first = |slot: usize| placed.areas.iter().find(|area| area.slot == slot).unwrap().mark;
    (0..figure.slots.len()).map(|slot| (first(slot).left + first(slot).right) / 2).collect()
}

fn paths(placed: &Placed) -> impl Iterator<Item = &Vec<(i32, i32)>> {
    placed.scene.marks.iter().filter_map(|mark| match mark {
        Mark::Path { points, .. } => Some(points),
        _ => None,
    })
}

/// First and second quarter, then the fourth: it stood beside the second as if it followed it.
#[test]
fn a_missing_quarter_has_its_room_and_no_line_leads_over_it() {
    let context = without(&["Q3-FY2031"]);
    let (mix, margins) = (of(context, Which::Mix), of(context, Which::Margins));
    for figure in [&mix, &margins] {
        assert_eq!(missing(figure), [0, 0, 0, 0, 0, 0, 1, 0], "{:?}", figure.form);
        for width in [340, 900] {
            let placed = figure.layout(width, figure.height_at(width));
            let places = places(figure, &placed);
            let steps: Vec<i32> = places.windows(2).map(|pair| pair[1] - pair[0]).collect();
            assert!((steps[5] - 2 * steps[0]).abs() <= 2, "{steps:?} at {width}");
            assert!(steps.iter().enumerate().all(|(at, step)| at == 5 || (step - steps[0]).abs() <= 1), "{steps:?}");
        }
    }
    assert_eq!(margins.form, Form::TimeSeries);
    let placed = margins.layout(900, margins.height_at(900));
    let places = places(&margins, &placed);
    assert!(paths(&placed).all(|path| path.last().unwrap().0 <= places[5] || path[0].0 >= places[6]));
    // Table and summary have the periods that there are.
    assert_eq!(mix.grid().heads.len(), 8);
}

/// Ten years are no room: the gap is one place, with a mark on the line of zero.
#[test]
fn a_gap_of_years_is_broken_and_marked() {
    let context = without(&[]);
    let mut margins = of(context, Which::Margins);
    let whole = margins.layout(900, margins.height_at(900));
    margins.slots[1].missing = 36;
    let placed = margins.layout(900, margins.height_at(900));
    let places = places(&margins, &placed);
    assert!((places[1] - places[0] - 2 * (places[2] - places[1])).abs() <= 2, "{places:?}");
    let strokes = |placed: &Placed| paths(placed).filter(|path| path.len() == 2 && path[0].1 - path[1].1 == 10).count();
    assert_eq!((strokes(&whole), strokes(&placed)), (0, 2));
}

#[test]
fn where_all_quarters_are_there_nothing_is_missing() {
    let context = without(&[]);
    for which in [Which::Mix, Which::Margins, Which::Costs] {
        assert!(missing(&of(context, which)).iter().all(|missing| *missing == 0));
    }
}
