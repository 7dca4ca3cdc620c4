//! Curves over one measure, with a marked place on it: what changes with a price.

use rust_decimal::Decimal;

use super::measure::width;
use super::scale::Scale;
use super::scene::{Align, Scene, Setting, Size, Tint};
use super::simplify::simplified;
use super::spread::spread;

/// One curve.
#[derive(Clone, Debug)]
pub struct Curve {
    /// What it is.
    pub name: String,
    /// Its points, from left to right.
    pub points: Vec<(Decimal, Decimal)>,
    /// Its colour.
    pub tint: Tint,
}

/// A place on the horizontal axis.
#[derive(Clone, Debug)]
pub struct Place {
    /// Where.
    pub at: Decimal,
    /// What to say there.
    pub text: String,
}

/// Curves on one scale.
#[derive(Clone, Debug)]
pub struct Curves {
    /// The curves.
    pub curves: Vec<Curve>,
    /// Lowest and highest value of the horizontal axis.
    pub across: (Decimal, Decimal),
    /// Ends of the vertical axis, with their texts.
    pub ticks: [Place; 2],
    /// Ticks of the horizontal axis. A text that would touch that of an earlier one is left out.
    pub places: Vec<Place>,
    /// A place that means something, drawn as a thin line.
    pub mark: Option<Place>,
    /// The place that the reader has chosen, with what each curve has there.
    pub chosen: Option<(Decimal, Vec<Place>)>,
}

const TOP: i32 = 36;
const BOTTOM: i32 = 24;
const LINE: i32 = 14;

impl Curves {
    /// The range that holds all points, a little wider than they need; `None` if there are none.
    pub fn range_of(curves: &[Curve]) -> Option<(Decimal, Decimal)> {
        let mut values = curves.iter().flat_map(|curve| &curve.points).map(|(_, value)| *value);
        let first = values.next()?;
        let (low, high) = values.fold((first, first), |(low, high), value| (low.min(value), high.max(value)));
        Some((low, high))
    }

    /// Places the curves in a frame of `width_px` × `height_px` CSS pixels.
    pub fn layout(&self, width_px: u32, height_px: u32) -> Scene {
        let mut scene = Scene::new(width_px, height_px);
        let (right_edge, foot) = (signed(width_px), signed(height_px) - BOTTOM);
        let left = self.ticks.iter().map(|tick| width(&tick.text, Size::Small, false)).max().unwrap_or(0) + 8;
        let names = self.curves.iter().map(|curve| width(&curve.name, Size::Small, true)).max().unwrap_or(0) + 10;
        let right = (right_edge - names).max(left + 40);
        let across = Scale::new(self.across, (left, right));
        let up = Scale::new((self.ticks[0].at, self.ticks[1].at), (foot, TOP));
        let small = Setting::PLAIN.sized(Size::Small).tinted(Tint::Muted);
        for tick in &self.ticks {
            let at = up.position(tick.at);
            scene.line((left, at), (right, at), Tint::Hair);
            scene.label((left - 6, at), tick.text.clone(), small.aligned(Align::End));
        }
        let mut taken: Vec<(i32, i32)> = Vec::new();
        for place in &self.places {
            let (at, half) = (across.position(place.at), width(&place.text, Size::Small, false) / 2 + 4);
            scene.line((at, foot), (at, foot + 4), Tint::Ink);
            if taken.iter().all(|(start, end)| at + half <= *start || at - half >= *end) {
                taken.push((at - half, at + half));
                scene.label((at, foot + 14), place.text.clone(), small.aligned(Align::Middle));
            }
        }
        if let Some(mark) = &self.mark {
            let at = across.position(mark.at);
            scene.line((at, TOP - 8), (at, foot), Tint::Ghost);
            let half = width(&mark.text, Size::Small, false) / 2;
            scene.label((at.clamp(left.min(half), right), TOP - 28), mark.text.clone(), small.aligned(Align::Middle));
        }
        if let Some((at, _)) = &self.chosen {
            let at = across.position(*at);
            scene.line((at, TOP), (at, foot), Tint::Ink);
        }
        let ends: Vec<_> = self
            .curves
            .iter()
            .map(|curve| {
                let place = |(x, y): &(Decimal, Decimal)| (across.place(*x), up.place(*y));
                let points = simplified(&curve.points.iter().map(place).collect::<Vec<_>>());
                let end = points.last().map_or(foot, |(_, y)| *y);
                scene.path(points, curve.tint);
                (end, LINE)
            })
            .collect();
        for (curve, at) in self.curves.iter().zip(spread_any(&ends, foot)) {
            scene.label(
                (right + 6, at),
                curve.name.clone(),
                Setting::PLAIN.sized(Size::Small).bold().tinted(curve.tint),
            );
        }
        if let Some((at, values)) = &self.chosen {
            self.values(&mut scene, across.position(*at), values, &up, (left, right));
        }
        scene
    }

    /// What the curves have at the chosen place, beside its line.
    fn values(&self, scene: &mut Scene, at: i32, values: &[Place], up: &Scale, (left, right): (i32, i32)) {
        let room = values.iter().map(|value| width(&value.text, Size::Body, true)).max().unwrap_or(0) + 10;
        let (from, align) =
            if at + room > right && at - room > left { (at - 7, Align::End) } else { (at + 7, Align::Start) };
        let spans: Vec<_> = values.iter().map(|value| (up.position(value.at) - 10, LINE)).collect();
        let foot = signed(scene.height) - BOTTOM;
        for ((value, place), curve) in values.iter().zip(spread_any(&spans, foot)).zip(&self.curves) {
            let dot = up.position(value.at);
            scene.bar(super::scene::Rect { left: at - 2, top: dot - 2, right: at + 3, bottom: dot + 3 }, curve.tint);
            scene.label((from, place), value.text.clone(), Setting::PLAIN.bold().aligned(align).tinted(curve.tint));
        }
    }
}

/// Places texts apart whatever their order; see [`spread`].
fn spread_any(spans: &[(i32, i32)], foot: i32) -> Vec<i32> {
    let mut order: Vec<usize> = Vec::new();
    for (index, (at, _)) in spans.iter().enumerate() {
        let place = order.partition_point(|other| spans[*other].0 <= *at);
        order.insert(place, index);
    }
    let sorted: Vec<_> = order.iter().map(|index| spans[*index]).collect();
    let mut places = vec![0; spans.len()];
    for (index, at) in order.into_iter().zip(spread(&sorted, 0, foot)) {
        places[index] = at;
    }
    places
}

fn signed(pixels: u32) -> i32 {
    i32::try_from(pixels).unwrap_or(i32::MAX)
}
