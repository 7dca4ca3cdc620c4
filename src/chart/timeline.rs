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
/// What the days need below a name that leaves them no room.
const BELOW: i32 = 15;
const GAP: i32 = 10;

impl Line {
    /// How far below its name the days stand in a frame of that width: beside it, or in a line of their own.
    fn below(&self, width_px: i32) -> i32 {
        let both = width(&self.name, Size::Body, true) + GAP + width(&self.text, Size::Small, false);
        if both > width_px { BELOW } else { 0 }
    }
}

impl Timeline {
    /// Places the lines in a frame of `width_px` CSS pixels.
    pub fn layout(&self, width_px: u32) -> Scene {
        let frame = i32::try_from(width_px).unwrap_or(i32::MAX);
        let height: i32 = self.lines.iter().map(|line| ROW + line.below(frame)).sum();
        let mut scene = Scene::new(width_px, u32::try_from(height).unwrap_or(0));
        let right = frame - 4;
        let days = || self.lines.iter().flat_map(|line| &line.days);
        let (first, last) = (days().min().copied().unwrap_or(0), days().max().copied().unwrap_or(0));
        let scale = Scale::new((Decimal::from(first), Decimal::from(last)), (4, right));
        let mut next = 0;
        for line in &self.lines {
            let (top, below) = (next, line.below(frame));
            next += ROW + below;
            let axis = top + 26 + below;
            let name = Setting::PLAIN.bold();
            scene.label((0, top + 9), line.name.clone(), name);
            let after = if below > 0 { 0 } else { width(&line.name, Size::Body, true) + GAP };
            scene.label(
                (after, top + 9 + below),
                line.text.clone(),
                Setting::PLAIN.sized(Size::Small).tinted(Tint::Muted),
            );
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::Mark;

    /// On a phone "30 September 2008 · 5 December 2008" went on beyond the edge, and the day of payment was not to be seen.
    #[test]
    fn days_that_have_no_room_beside_their_name_stand_below_it() {
        let line = |name: &str| Line {
            name: name.into(),
            text: "30 September 2008 · 5 December 2008".into(),
            days: vec![1, 70],
            is_span: false,
            tint: Tint::Ink,
        };
        let timeline = Timeline { lines: vec![line("Interim: record date and payment"), line("Year")] };
        for (width_px, height) in [(320_u32, ROW * 2 + BELOW), (700, ROW * 2)] {
            let scene = timeline.layout(width_px);
            assert_eq!(scene.height, u32::try_from(height).unwrap(), "{width_px}");
            for mark in &scene.marks {
                let Mark::Label { at, words, setting } = mark else { continue };
                let end = at.0 + width(&words.text, setting.size, setting.bold);
                assert!(end <= i32::try_from(width_px).unwrap(), "{width_px}: {}", words.text);
            }
        }
    }
}
