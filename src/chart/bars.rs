//! Horizontal bars in pairs: a measure of several lines in two periods, losses to the left of the zero line.

use rust_decimal::Decimal;

use super::measure::{width, wrap};
use super::scale::Scale;
use super::scene::{Align, Rect, Scene, Setting, Size, Tint};
use crate::domain::arithmetic::over;

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The period.
    pub label: String,
    /// The value; `None` where there is none to draw.
    pub value: Option<Decimal>,
    /// The value as text, or what stands for it.
    pub text: String,
    /// Colour of the bar.
    pub tint: Tint,
    /// Whether it is a derived figure.
    pub derived: bool,
}

/// The bars of one line.
#[derive(Clone, Debug)]
pub struct Group {
    /// What is measured.
    pub name: String,
    /// Colour of the name.
    pub tint: Tint,
    /// A bar for each period.
    pub bars: Vec<Bar>,
}

/// Groups of bars on one scale.
#[derive(Clone, Debug)]
pub struct Bars {
    /// The groups, from the top.
    pub groups: Vec<Group>,
    /// Lowest and highest value of the scale. A bar beyond it is drawn to the edge and broken.
    pub range: (Decimal, Decimal),
}

const NAME: i32 = 17;
const BAR: i32 = 12;
const STEP: i32 = 15;

impl Bars {
    /// The range for a set of groups: zero and every value in it, but losses take no more than a third of the room
    /// that gains have; deeper ones are broken.
    pub fn range_of<'a>(groups: impl IntoIterator<Item = &'a Group>) -> (Decimal, Decimal) {
        let values = groups.into_iter().flat_map(|group| &group.bars).filter_map(|bar| bar.value);
        let (low, high) = values.fold((Decimal::ZERO, Decimal::ZERO), |(low, high), v| (low.min(v), high.max(v)));
        if high.is_zero() { (low, high) } else { (low.max(over(-high, Decimal::from(3)).unwrap_or_default()), high) }
    }

    /// The height that the groups need, in CSS pixels.
    pub fn height(&self) -> u32 {
        let group = |group: &Group| NAME + count(&group.bars) * STEP + 12;
        u32::try_from(self.groups.iter().map(group).sum::<i32>()).unwrap_or(0)
    }

    /// Places the bars in a frame of `width_px` × `height_px` CSS pixels.
    pub fn layout(&self, width_px: u32, height_px: u32) -> Scene {
        let mut scene = Scene::new(width_px, height_px);
        let frame = i32::try_from(width_px).unwrap_or(i32::MAX);
        let bars = || self.groups.iter().flat_map(|group| &group.bars);
        let labels = bars().map(|bar| width(&bar.label, Size::Small, false)).max().unwrap_or(0);
        let texts = bars().map(|bar| width(&bar.text, Size::Body, false)).max().unwrap_or(0);
        let left = labels + 8;
        let right = (frame - texts - 8).max(left + 10);
        let scale = Scale::new(self.range, (left, right));
        let zero = scale.position(Decimal::ZERO);
        let mut top = 0;
        for group in &self.groups {
            if let Some(name) = wrap(&group.name, frame, Size::Body, true, 1).first() {
                scene.label((0, top + NAME / 2), name.clone(), Setting::PLAIN.bold().tinted(group.tint));
            }
            let first = top + NAME;
            for (index, bar) in group.bars.iter().enumerate() {
                let at = first + i32::try_from(index).unwrap_or(0) * STEP;
                self.bar(&mut scene, bar, at, &scale, zero);
            }
            let foot = first + count(&group.bars) * STEP;
            scene.line((zero, first - 1), (zero, foot - STEP + BAR + 1), Tint::Ink);
            top = foot + 12;
        }
        scene
    }

    fn bar(&self, scene: &mut Scene, bar: &Bar, top: i32, scale: &Scale, zero: i32) {
        let middle = top + BAR / 2;
        scene.label((0, middle), bar.label.clone(), Setting::PLAIN.sized(Size::Small).tinted(Tint::Muted));
        let mut end = zero;
        if let Some(value) = bar.value {
            let at = scale.position(value);
            end = at.max(zero);
            let is_loss = value < Decimal::ZERO;
            let tint = if is_loss { Tint::Down } else { bar.tint };
            scene.bar(Rect { left: at.min(zero), top, right: end, bottom: top + BAR }, tint);
            if value < self.range.0 {
                // Two strokes of the ground across the bar say that it goes on.
                for offset in [4, 7] {
                    scene.line((at + offset, top + BAR), (at + offset + 4, top), Tint::Paper);
                }
            }
        }
        let is_loss = bar.value.is_some_and(|value| value < Decimal::ZERO);
        let setting = Setting { italic: bar.derived, ..Setting::PLAIN.aligned(Align::Start) };
        scene.label((end + 6, middle), bar.text.clone(), if is_loss { setting.tinted(Tint::Down) } else { setting });
    }
}

fn count<T>(list: &[T]) -> i32 {
    i32::try_from(list.len()).unwrap_or(0)
}
