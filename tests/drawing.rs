//! Layouts and drawing: marks stay in their frame, and every backend is told the same.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::convert::Infallible;

use kessan::chart::bars::{Bar, Bars, Group};
use kessan::chart::columns::{Column, Columns, Part};
use kessan::chart::draw::{Pen, draw};
use kessan::chart::measure::width;
use kessan::chart::scene::{Align, Mark, Scene, Tint};
use kessan::chart::svg::svg;
use plotters::prelude::*;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A backend that writes down what it is told.
struct Recorder<'a> {
    calls: &'a mut Vec<String>,
    size: (u32, u32),
}

type Told = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }
    fn ensure_prepared(&mut self) -> Told {
        Ok(())
    }
    fn present(&mut self) -> Told {
        Ok(())
    }
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Told {
        panic!("nothing is drawn pixel by pixel: it would be blurred on a sharp screen")
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _: &S) -> Told {
        self.calls.push(format!("path {:?}", path.into_iter().collect::<Vec<_>>()));
        Ok(())
    }
    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, _: &S, fill: bool) -> Told {
        self.calls.push(format!("rect {from:?} {to:?} filled {fill}"));
        Ok(())
    }
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Told {
        self.calls.push(format!("text {text:?} {at:?} {}", style.size()));
        Ok(())
    }
}

fn record(scene: &Scene) -> Vec<String> {
    let mut calls = Vec::new();
    let pen = Pen { colours: Tint::ALL.map(|_| BLACK), family: "sans-serif", font_factor: 1.0 };
    let area = Recorder { calls: &mut calls, size: (scene.width, scene.height) }.into_drawing_area();
    draw(scene, &area, &pen).unwrap();
    drop(area);
    calls
}

fn column(label: &str, values: &[i64]) -> Column {
    let part = |(index, value): (usize, &i64)| Part {
        name: format!("Business number {index}"),
        tint: Tint::series(index),
        value: Decimal::from(*value),
        text: value.to_string(),
    };
    Column {
        label: label.into(),
        note: "+1.0%".into(),
        note_tint: Tint::Muted,
        total: values.iter().sum::<i64>().to_string(),
        derived: false,
        parts: values.iter().enumerate().map(part).collect(),
    }
}

fn columns(sets: &[Vec<i64>]) -> Columns {
    let columns: Vec<_> = sets.iter().enumerate().map(|(index, values)| column(&format!("P{index}"), values)).collect();
    Columns { range: Columns::range_of(&columns), columns }
}

fn bars(values: &[Option<i64>]) -> Bars {
    let bar = |value: Option<i64>| Bar {
        label: "1H08".into(),
        value: value.map(Decimal::from),
        text: value.map_or("–".into(), |value| format!("{value}%")),
        tint: Tint::Accent,
        derived: false,
    };
    let group =
        |value: &Option<i64>| Group { name: "A margin".into(), tint: Tint::Accent, bars: vec![bar(*value), bar(None)] };
    let groups: Vec<_> = values.iter().map(group).collect();
    Bars { range: Bars::range_of(&groups), groups }
}

/// The corners that a mark takes up, as far as a text's width can be known.
fn extent(mark: &Mark) -> [(i32, i32); 2] {
    match mark {
        Mark::Bar { rect, .. } => [(rect.left, rect.top), (rect.right, rect.bottom)],
        Mark::Line { from, to, .. } => [*from, *to],
        Mark::Path { points, .. } => {
            let (xs, ys) = (points.iter().map(|p| p.0), points.iter().map(|p| p.1));
            let (left, top) = (xs.clone().min().unwrap(), ys.clone().min().unwrap());
            [(left, top), (xs.max().unwrap(), ys.max().unwrap())]
        }
        Mark::Label { at, text, setting } => {
            let width = width(text, setting.size, setting.bold);
            let left = match setting.align {
                Align::Start => at.0,
                Align::Middle => at.0 - width / 2,
                Align::End => at.0 - width,
            };
            [(left, at.1 - setting.size.pixels() / 2), (left + width, at.1 + setting.size.pixels() / 2)]
        }
    }
}

#[test]
fn svg_and_any_other_backend_are_told_the_same() {
    let scene = columns(&[vec![14_807, 14_302, 881, 0], vec![17_001, 15_718, 524, 11]]).layout(300, 340);
    let calls = record(&scene);
    let picture = svg(&scene);
    let count = |tag: &str| picture.matches(&format!("<{tag} ")).count();
    let told = |kind: &str| calls.iter().filter(|call| call.starts_with(kind)).count();
    assert_eq!((count("rect"), count("polyline"), count("text")), (told("rect"), told("path"), told("text")));
    assert!(told("rect") == 6 && calls.iter().any(|call| call.contains("\"17001\"")), "{calls:#?}");
    for x in calls.iter().filter_map(|call| call.strip_prefix("rect (")?.split(',').next()) {
        assert!(picture.contains(&format!("<rect x=\"{x}\"")), "{x} in {picture}");
    }
}

#[test]
fn a_deep_loss_is_broken_and_stays_in_the_frame() {
    let figure = bars(&[Some(16), Some(25), Some(-811)]);
    let scene = figure.layout(300, figure.height());
    let strokes = scene.marks.iter().filter(|mark| matches!(mark, Mark::Line { tint: Tint::Paper, .. })).count();
    assert_eq!(strokes, 2, "two strokes of the ground break the bar that goes beyond the scale");
    assert!(scene.marks.iter().any(|mark| matches!(mark, Mark::Bar { tint: Tint::Down, .. })));
}

proptest! {
    #[test]
    fn marks_stay_in_the_frame_at_any_width(
        sets in prop::collection::vec(prop::collection::vec(-50_000..200_000_i64, 1..6), 1..3),
        margins in prop::collection::vec(prop::option::of(-2_000..100_i64), 1..8),
        width in 280..1600_u32,
    ) {
        let bars = bars(&margins);
        for scene in [columns(&sets).layout(width, 340), bars.layout(width, bars.height())] {
            for mark in &scene.marks {
                for (x, y) in extent(mark) {
                    let (right, bottom) = (scene.width as i32, scene.height as i32);
                    prop_assert!((-6..=right + 6).contains(&x) && (-6..=bottom).contains(&y), "{mark:?} leaves {right} × {bottom}");
                }
            }
        }
    }

    #[test]
    fn names_beside_a_column_never_overlap(values in prop::collection::vec(0..100_000_i64, 1..6)) {
        let scene = columns(&[values]).layout(300, 340);
        let mut lines: Vec<i32> = scene.marks.iter().filter_map(|mark| match mark {
            Mark::Label { at, setting, .. } if setting.bold && setting.align == Align::Start => Some(at.1),
            _ => None,
        }).collect();
        lines.sort_unstable();
        prop_assert!(lines.windows(2).all(|pair| pair[1] - pair[0] >= 13), "{lines:?}");
    }
}
