//! Curves over one measure, with a marked place on it: what changes with a price.

use rust_decimal::Decimal;

use super::measure::{width, wrap};
use super::scale::Scale;
use super::scene::{Align, Scene, Setting, Size, Tint};
use super::simplify::simplified;
use super::spread::spread;
use kessan_core::arithmetic::{minus, over, plus, times};
use kessan_core::rounding::half_away;

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
    /// Ticks of the horizontal axis, its ends first. A text that would touch that of an earlier one is left out; those of the
    /// ends move aside, outwards, as far as there is room.
    pub places: Vec<Place>,
    /// A place that means something, drawn as a thin line.
    pub mark: Option<Place>,
    /// The place that the reader has chosen, with what each curve has there.
    pub chosen: Option<(Place, Vec<Place>)>,
}

impl Curve {
    /// The lines of its name beside a frame of that width.
    fn name_in(&self, width_px: u32) -> Vec<String> {
        wrap(&self.name, signed(width_px) / NAMES, Size::Small, true, MOST)
    }
}

const TOP: i32 = 36;
const BOTTOM: i32 = 24;
const LINE: i32 = 14;
/// A name takes one part in so many of the frame's width, and goes on below.
const NAMES: i32 = 3;
/// Lines of a name.
const MOST: usize = 3;

impl Curves {
    /// The range that holds all points, a little wider than they need; `None` if there are none.
    pub fn range_of(curves: &[Curve]) -> Option<(Decimal, Decimal)> {
        let mut values = curves.iter().flat_map(|curve| &curve.points).map(|(_, value)| *value);
        let first = values.next()?;
        let (low, high) = values.fold((first, first), |(low, high), value| (low.min(value), high.max(value)));
        Some((low, high))
    }

    /// From where to where the horizontal axis goes in a frame of that width.
    fn frame(&self, width_px: u32) -> (i32, i32) {
        let left = self.ticks.iter().map(|tick| width(&tick.text, Size::Small, false)).max().unwrap_or(0) + 8;
        let lines = self.curves.iter().flat_map(|curve| curve.name_in(width_px));
        let names = lines.map(|line| width(&line, Size::Small, true)).max().unwrap_or(0) + 10;
        (left, (signed(width_px) - names).max(left + 40))
    }

    /// The place of the horizontal axis below a point of the frame, on a grid of `step` from its beginning; what is beside
    /// the axis is its end. `None` for a step of nothing.
    pub fn at(&self, width_px: u32, x: i32, step: Decimal) -> Option<Decimal> {
        let (left, right) = self.frame(width_px);
        let (low, high) = self.across;
        let count = over(minus(high, low)?, step)?;
        let part = over(Decimal::from(x.clamp(left, right) - left), Decimal::from(right - left))?;
        plus(low, times(half_away(times(count, part)?, 0), step)?)
    }

    /// Places the curves in a frame of `width_px` × `height_px` CSS pixels.
    pub fn layout(&self, width_px: u32, height_px: u32) -> Scene {
        let mut scene = Scene::new(width_px, height_px);
        let foot = signed(height_px) - BOTTOM;
        let (left, right) = self.frame(width_px);
        let across = Scale::new(self.across, (left, right));
        let up = Scale::new((self.ticks[0].at, self.ticks[1].at), (foot, TOP));
        let small = Setting::PLAIN.sized(Size::Small).tinted(Tint::Muted);
        for tick in &self.ticks {
            let at = up.position(tick.at);
            scene.line((left, at), (right, at), Tint::Hair);
            scene.label((left - 6, at), tick.text.clone(), small.aligned(Align::End));
        }
        self.foot(&mut scene, &across, foot);
        if let Some(mark) = &self.mark {
            let at = across.position(mark.at);
            scene.line((at, TOP - 8), (at, foot), Tint::Ghost);
            let half = width(&mark.text, Size::Small, false) / 2;
            scene.label((at.clamp(left.min(half), right), TOP - 28), mark.text.clone(), small.aligned(Align::Middle));
        }
        if let Some((place, _)) = &self.chosen {
            let at = across.position(place.at);
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
                (end, LINE * count(curve.name_in(width_px).len()))
            })
            .collect();
        for (curve, at) in self.curves.iter().zip(spread_any(&ends, foot)) {
            let lines = curve.name_in(width_px);
            let mut at = at - LINE * (count(lines.len()) - 1) / 2;
            for line in lines {
                scene.label((right + 6, at), line, Setting::PLAIN.sized(Size::Small).bold().tinted(curve.tint));
                at += LINE;
            }
        }
        if let Some((place, values)) = &self.chosen {
            self.values(&mut scene, across.position(place.at), values, &up, (left, right));
        }
        scene
    }

    /// The texts of the horizontal axis: of the chosen place and of both ends, which move aside where they would touch, and then
    /// of each tick that has room.
    fn foot(&self, scene: &mut Scene, across: &Scale, foot: i32) {
        let small = Setting::PLAIN.sized(Size::Small).tinted(Tint::Muted).aligned(Align::Middle);
        let span = |place: &Place| (across.position(place.at), width(&place.text, Size::Small, true) + 8);
        let chosen = self.chosen.as_ref().map(|(place, _)| place);
        // An end at which the chosen place stands has its text.
        let is_apart = |place: &&Place| chosen.is_none_or(|chosen| (span(place).0 - span(chosen).0).abs() >= LINE);
        let [low, high] = [self.across.0, self.across.1].map(|end| {
            let place = self.places.iter().find(|place| place.at == end).filter(is_apart);
            place.map(|place| (place, small))
        });
        let chosen = chosen.map(|place| (place, small.bold().tinted(Tint::Ink)));
        let first: Vec<_> = low.into_iter().chain(chosen).chain(high).collect();
        let mut spans: Vec<_> = first.iter().map(|(place, _)| span(place)).collect();
        if let [low, next, ..] = &mut spans[..] {
            low.0 = low.0.min(next.0 - (low.1 + next.1) / 2);
        }
        let mut taken = Vec::new();
        for (((place, setting), at), (_, wide)) in first.iter().zip(spread(&spans, 0, signed(scene.width))).zip(&spans)
        {
            taken.push((at - wide / 2, at + wide / 2));
            scene.label((at, foot + 14), place.text.clone(), *setting);
        }
        for place in self.places.iter().chain(chosen.map(|(place, _)| place)) {
            let (at, wide) = span(place);
            scene.line((at, foot), (at, foot + 4), Tint::Ink);
            let is_free = taken.iter().all(|(start, end)| at + wide / 2 <= *start || at - wide / 2 >= *end);
            let is_said = first.iter().any(|(said, _)| said.at == place.at);
            if !is_said && is_free {
                taken.push((at - wide / 2, at + wide / 2));
                scene.label((at, foot + 14), place.text.clone(), small);
            }
        }
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

fn count(lines: usize) -> i32 {
    i32::try_from(lines).unwrap_or(i32::MAX)
}

fn signed(pixels: u32) -> i32 {
    i32::try_from(pixels).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::Mark;

    fn place(at: i64) -> Place {
        Place { at: at.into(), text: at.to_string() }
    }

    fn curves(chosen: Option<i64>) -> Curves {
        let points = vec![(Decimal::from(25), Decimal::from(10)), (Decimal::from(250), Decimal::from(20))];
        Curves {
            curves: vec![Curve { name: "a name".into(), points, tint: Tint::Ink }],
            across: (Decimal::from(25), Decimal::from(250)),
            ticks: [place(10), place(20)],
            places: vec![place(25), place(250), place(100)],
            mark: None,
            chosen: chosen.map(|at| (place(at), vec![place(15)])),
        }
    }

    /// Whatever place is pointed at, its line is drawn there: half a step away at most.
    #[test]
    fn what_is_pointed_at_is_where_its_line_is() {
        for width in [320, 390, 1280] {
            let (left, right) = curves(None).frame(width);
            let across = Scale::new(curves(None).across, (left, right));
            let step = (right - left) / 225 + 1;
            for x in left..=right {
                let price = curves(None).at(width, x, Decimal::ONE).unwrap();
                assert!((across.position(price) - x).abs() <= step, "{x} of {width}: {price}");
            }
            assert_eq!(curves(None).at(width, -5, Decimal::ONE), Some(Decimal::from(25)));
            assert_eq!(curves(None).at(width, 9999, Decimal::ONE), Some(Decimal::from(250)));
        }
        assert_eq!(curves(None).at(390, 100, Decimal::ZERO), None);
    }

    /// On a phone and on paper the names took half of the width, and the curves a quarter of it.
    #[test]
    fn a_long_name_goes_on_below_and_leaves_the_curves_their_room() {
        let mut curves = curves(None);
        curves.curves[0].name = "an effect over a whole year (pro forma)".into();
        let (left, right) = curves.frame(300);
        assert!(right - left > 300 / 2, "{left} to {right}");
        let scene = curves.layout(300, 250);
        let words: Vec<&str> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Label { words, .. } if words.text.chars().any(char::is_alphabetic) => Some(&*words.text),
                _ => None,
            })
            .collect();
        assert_eq!(words.join(" "), curves.curves[0].name);
        assert!(words.len() > 1, "{words:?}");
    }

    /// In a narrow picture the chosen price took the place of the lowest one, and the axis began with nothing.
    #[test]
    fn an_axis_has_the_texts_of_both_ends() {
        let place = |at: i64| Place { at: at.into(), text: format!("{at},000") };
        for (width, chosen) in [(230, 75), (230, 200), (300, 70), (300, 100), (600, 60)] {
            let curves = Curves {
                places: vec![place(25), place(250), place(100)],
                chosen: Some((place(chosen), Vec::new())),
                ticks: [place(13), place(14)],
                ..curves(None)
            };
            let scene = curves.layout(width, 250);
            let foot = 250 - BOTTOM + 14;
            let mut spans: Vec<(i32, i32, &str)> = Vec::new();
            for mark in &scene.marks {
                if let Mark::Label { at, words, .. } = mark
                    && at.1 == foot
                {
                    let half = super::width(&words.text, Size::Small, true) / 2;
                    spans.push((at.0 - half, at.0 + half, &words.text));
                }
            }
            spans.sort_unstable();
            let texts: Vec<_> = spans.iter().map(|(.., text)| *text).collect();
            assert!(
                texts.first() == Some(&"25,000") && texts.last() == Some(&"250,000"),
                "{width} {chosen}: {texts:?}"
            );
            assert!(
                spans.windows(2).all(|pair| pair[0].1 < pair[1].0) && spans[0].0 >= 0,
                "{width} {chosen}: {spans:?}"
            );
        }
    }

    /// The chosen price stands at the foot of its line; a tick that it would touch is left out.
    #[test]
    fn the_chosen_place_is_named_before_the_ticks() {
        let labels = |chosen| {
            let scene = curves(chosen).layout(600, 250);
            let is_there =
                |text| scene.marks.iter().any(|mark| matches!(mark, Mark::Label { words, .. } if words.text == text));
            ["100", "101"].map(is_there)
        };
        assert_eq!(labels(None), [true, false]);
        assert_eq!(labels(Some(101)), [false, true]);
        assert_eq!(labels(Some(100)), [true, false]);
    }
}
