//! Figures that once went wrong, or whose form says more than that it fits.

use kessan::chart::figure::{Figure, Form};
use kessan::chart::scene::{Mark, Rect, Scene, Tint};

use crate::figures::figure;
use crate::room::{extent, laid_out, overlaps};

fn made(form: Form, sets: &[&[i64]]) -> Figure {
    let series = (0..sets[0].len()).map(|index| (format!("Line {index}"), false)).collect();
    let slots = sets.iter().map(|set| ("1H08".to_owned(), false, set.iter().map(|value| Some(*value)).collect()));
    figure((form, series, slots.collect(), Vec::new(), false))
}

/// The bars of a scene with their tints.
fn bars(scene: &Scene) -> Vec<(Rect, Tint)> {
    let bar = |mark: &Mark| match mark {
        Mark::Bar { rect, tint } => Some((*rect, *tint)),
        _ => None,
    };
    scene.marks.iter().filter_map(bar).collect()
}

#[test]
fn a_deep_loss_is_broken_and_stays_in_the_frame() {
    let scene = laid_out(&made(Form::Grouped, &[&[16], &[25], &[-811]]), 300).scene;
    let strokes = |mark: &&Mark| matches!(mark, Mark::Line { tint: Tint::Paper, .. });
    assert_eq!(scene.marks.iter().filter(strokes).count(), 2, "two strokes of the ground break the bar that goes on");
    let loss = bars(&scene).into_iter().find(|(_, tint)| *tint == Tint::Down).unwrap().0;
    assert!(loss.left >= 0 && loss.right > loss.left, "{loss:?}");
    let shallow = laid_out(&made(Form::Grouped, &[&[16], &[25], &[-8]]), 300).scene;
    assert_eq!(shallow.marks.iter().filter(strokes).count(), 0, "a loss of a third of the largest gain is drawn whole");
}

/// Costs of 104.2 % of revenues: the loss of 4.2 % is no part of the hundred.
#[test]
fn a_loss_in_a_hundred_per_cent_hangs_below_zero() {
    let placed = laid_out(&made(Form::Stacked(None), &[&[835, 207, -42]]), 300);
    let [cost, overheads, loss] = [0, 1, 2].map(|index| placed.areas[index].mark);
    assert!(overheads.bottom == cost.top && cost.bottom == loss.top, "the loss begins where the costs do: {placed:#?}");
    assert!(loss.bottom > loss.top && cost.top > overheads.top, "{placed:#?}");
    let zero = cost.bottom;
    let is_axis =
        |mark: &Mark| matches!(mark, Mark::Line { from, to, tint: Tint::Ink } if from.1 == zero && to.1 == zero);
    assert!(placed.scene.marks.iter().any(is_axis), "with the line of zero between them");
}

/// A note below narrow columns once left the frame at its edge.
#[test]
fn a_note_below_narrow_columns_stays_in_the_frame() {
    let mut figure = made(Form::Stacked(None), &[&[4], &[4], &[4], &[4], &[4], &[4]]);
    figure.slots.iter_mut().for_each(|slot| slot.note = "Target: 73,000".into());
    for width in 320..1600 {
        let scene = laid_out(&figure, width).scene;
        let is_out = |mark: &&Mark| matches!(mark, Mark::Label { .. }) && extent(mark).left < -6;
        assert_eq!(scene.marks.iter().find(is_out), None, "at {width}");
    }
}

/// Two groups of which one has few columns: their names once ran into each other.
#[test]
fn names_of_unequal_groups_stay_apart() {
    let sets: Vec<&[i64]> = vec![&[4]; 12];
    let mut figure = made(Form::Stacked(Some(10)), &sets);
    for (index, slot) in figure.slots.iter_mut().enumerate() {
        slot.group = if index < 10 { "Assets" } else { "負債・資本" }.into();
    }
    for width in 320..1600 {
        let found = overlaps(&laid_out(&figure, width).scene);
        assert!(found.is_empty(), "at {width}: {}", found.join("\n"));
    }
}
