//! Spans and days on one axis of time, a line for each.

use rust_decimal::Decimal;

use super::measure::width;
use super::scale::Scale;
use super::scene::{Rect, Scene, Setting, Size, Tint};

/// One line: a span of days, or single days.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is.
    pub name: String,
    /// Its days in words.
    pub text: String,
    /// Its days, as numbers from any first day on.
    pub days: Vec<i32>,
    /// Whether it goes on from the first to the last of them.
    pub is_span: bool,
    /// Its colour.
    pub tint: Tint,
}

/// Lines on one axis.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// The lines, from the top.
    pub lines: Vec<Line>,
}

const ROW: i32 = 38;

impl Timeline {
    /// The height that the lines need, in CSS pixels.
    pub fn height(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(0) * 38
    }

    /// Places the lines in a frame of `width_px` CSS pixels.
    pub fn layout(&self, width_px: u32) -> Scene {
        let mut scene = Scene::new(width_px, self.height());
        let right = i32::try_from(width_px).unwrap_or(i32::MAX) - 4;
        let days = || self.lines.iter().flat_map(|line| &line.days);
        let (first, last) = (days().min().copied().unwrap_or(0), days().max().copied().unwrap_or(0));
        let scale = Scale::new((Decimal::from(first), Decimal::from(last)), (4, right));
        for (index, line) in self.lines.iter().enumerate() {
            let top = i32::try_from(index).unwrap_or(0) * ROW;
            let axis = top + 26;
            let name = Setting::PLAIN.bold();
            scene.label((0, top + 9), line.name.clone(), name);
            let after = width(&line.name, Size::Body, true) + 10;
            scene.label((after, top + 9), line.text.clone(), Setting::PLAIN.sized(Size::Small).tinted(Tint::Muted));
            scene.line((4, axis), (right, axis), Tint::Hair);
            let places: Vec<i32> = line.days.iter().map(|day| scale.position(Decimal::from(*day))).collect();
            if let (true, Some(from), Some(to)) = (line.is_span, places.first(), places.last()) {
                scene.bar(Rect { left: *from, top: axis - 3, right: *to, bottom: axis + 4 }, line.tint);
                continue;
            }
            if let (Some(from), Some(to)) = (places.first(), places.last()) {
                scene.line((*from, axis), (*to, axis), line.tint);
            }
            for at in places {
                scene.bar(Rect { left: at - 4, top: axis - 4, right: at + 5, bottom: axis + 5 }, line.tint);
            }
        }
        scene
    }
}
