//! Layouts and drawing: every backend is told the same, and whatever a figure holds, its marks stay in their frame, its
//! texts apart, and each of its numbers within reach.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases;
mod figures;
mod record;
mod room;

use figures::figures;
use kessan::chart::figure::Form;
use kessan::chart::placed::Step;
use kessan::chart::scene::{Mark, Rect, Tint};
use kessan::chart::svg::{svg, svg_file, svg_plain};
use proptest::prelude::*;
use record::{pen, read, record};
use room::{extent, laid_out, overlaps};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]
    #[test]
    fn every_backend_is_told_the_same(figure in figures(), width in 320..1600_u32) {
        let scene = laid_out(&figure, width).scene;
        for is_translated in [false, true] {
            let told = record(&scene, is_translated);
            prop_assert_eq!(&told, &read(&svg_plain(&scene, is_translated), is_translated));
            prop_assert_eq!(&told, &read(&svg(&scene), is_translated));
            // A file's first mark is its ground.
            let file = read(&svg_file(&scene, &pen(is_translated), "A & <b>"), is_translated);
            prop_assert_eq!(&file[0], &format!("rect 0 0 {width} {} t{}", scene.height, Tint::Paper.index()));
            prop_assert_eq!(&told[..], &file[1..]);
        }
    }

    #[test]
    fn no_mark_leaves_the_frame(figure in figures(), width in 320..1600_u32) {
        let scene = laid_out(&figure, width).scene;
        let (right, bottom) = (width.cast_signed(), scene.height.cast_signed());
        for mark in &scene.marks {
            let at = extent(mark);
            let is_inside = at.left >= -6 && at.top >= -6 && at.right <= right + 6 && at.bottom <= bottom;
            prop_assert!(is_inside, "{mark:?} at {at:?} leaves {right} × {bottom}");
        }
    }

    #[test]
    fn no_text_covers_another(figure in figures(), width in 320..1600_u32) {
        let found = overlaps(&laid_out(&figure, width).scene);
        prop_assert!(found.is_empty(), "{}", found.join("\n"));
    }

    #[test]
    fn every_number_that_is_shown_has_one_area_that_arrow_keys_reach(figure in figures(), width in 320..1600_u32) {
        let placed = laid_out(&figure, width);
        let mut areas: Vec<(usize, usize)> = placed.areas.iter().map(|area| (area.slot, area.item)).collect();
        areas.sort_unstable();
        let figure = &figure;
        let shown = figure.slots.iter().enumerate().flat_map(|(slot, of)| {
            of.items.iter().enumerate().filter_map(move |(item, it)| {
                // A dash in a stack or on a line is no mark; in a group it has a row.
                let has_mark = it.value.is_some() || !matches!(figure.form, Form::Stacked(_) | Form::TimeSeries);
                (figure.is_shown(it) && has_mark).then_some((slot, item))
            })
        });
        prop_assert_eq!(areas, shown.collect::<Vec<_>>());
        let walk = std::iter::successors(placed.step(None, Step::On), |at| placed.step(Some(*at), Step::On));
        prop_assert!(walk.take(placed.areas.len() + 1).eq(0..placed.areas.len()));
        for area in &placed.areas {
            for Rect { left, top, right, bottom } in [area.rect, area.mark] {
                let is_inside = left >= 0 && top >= 0 && right <= width.cast_signed() && bottom <= placed.scene.height.cast_signed();
                prop_assert!(is_inside && left <= right && top <= bottom, "{area:?}");
            }
        }
    }

    #[test]
    fn a_mark_answers_where_it_is_seen(figure in figures(), width in 320..1600_u32) {
        let placed = laid_out(&figure, width);
        for (index, area) in placed.areas.iter().enumerate() {
            let mark = area.mark;
            if mark.right - mark.left >= 6 && mark.bottom - mark.top >= 6 {
                let middle = ((mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2);
                let found = placed.at(middle);
                let is_right = found.is_some_and(|at| at == index || (at > index && placed.areas[at].mark.contains(middle)));
                prop_assert!(is_right, "{area:?} is {found:?} at {middle:?}");
            }
        }
    }

    #[test]
    fn a_series_that_is_taken_out_leaves_no_mark(figure in figures(), width in 320..1600_u32) {
        let mut figure = figure;
        // In a colour and under a name that nothing else has.
        for series in figure.series.iter_mut().filter(|series| series.is_hidden) {
            series.tint = Tint::Series(5);
            series.name = "taken out".into();
        }
        figure.series.iter_mut().filter(|series| !series.is_hidden).for_each(|series| series.tint = Tint::Series(0));
        let scene = laid_out(&figure, width).scene;
        let is_left = |mark: &Mark| match mark {
            Mark::Bar { tint, .. } | Mark::Line { tint, .. } | Mark::Path { tint, .. } => *tint == Tint::Series(5),
            Mark::Label { words, setting, .. } => setting.tint == Tint::Series(5) || words.text.contains("taken out"),
        };
        prop_assert!(!scene.marks.iter().any(is_left), "{scene:#?}");
    }
}
