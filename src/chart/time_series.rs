//! Lines over time: a point for each period, joined where two consecutive ones both have a value.

use rust_decimal::Decimal;

use super::figure::Figure;
use super::gaps::Places;
use super::measure::{width, wrap};
use super::placed::Placed;
use super::scale::Scale;
use super::scene::{Align, Rect, Setting, Size, Tint};
use super::side_labels::{Name, names};
use super::stacked::signed;

/// Height in CSS pixels.
pub const HEIGHT: u32 = 320;
const TOP: i32 = 14;
const BOTTOM: i32 = 26;
/// Half of a point's width.
const POINT: i32 = 3;
/// The least room between the labels of two periods.
const BETWEEN: i32 = 10;
/// How far from a point a finger still means it.
const REACH: i32 = 12;

/// Places the lines, with the names and the latest values of their series on the right.
pub(super) fn layout(figure: &Figure, placed: &mut Placed) {
    let (frame, height) = (signed(placed.scene.width), signed(placed.scene.height));
    let foot = height - BOTTOM;
    let beside = (frame * 44 / 100).min(220);
    let (left, right) = (POINT, (frame - beside).max(4 * POINT));
    let places = Places::of(&figure.slots);
    let at = |slot: usize| left + (right - left) * places.at(slot) / (places.count - 1).max(1);
    let scale = Scale::new(figure.range, (foot - POINT, TOP));
    let zero = scale.position(Decimal::ZERO);
    places.zero(&mut placed.scene, (0, right), zero, |slot| (at(slot.saturating_sub(1)), at(slot)));
    for (index, series) in figure.series.iter().enumerate().filter(|(_, series)| !series.is_hidden) {
        let mut run: Vec<(i32, i32)> = Vec::new();
        for (slot, of) in figure.slots.iter().enumerate() {
            let value = of.items.iter().find(|item| item.series == index).and_then(|item| item.value);
            if of.missing > 0 {
                placed.scene.path(std::mem::take(&mut run), series.tint);
            }
            match value {
                Some(value) => run.push((at(slot), scale.position(value))),
                None => placed.scene.path(std::mem::take(&mut run), series.tint),
            }
        }
        placed.scene.path(run, series.tint);
    }
    let mut last: Vec<Option<Name>> = figure.series.iter().map(|_| None).collect();
    for (slot, of) in figure.slots.iter().enumerate() {
        for (number, item) in of.items.iter().enumerate().filter(|(_, item)| figure.is_shown(item)) {
            let Some(value) = item.value else { continue };
            let (x, y) = (at(slot), scale.position(value));
            let mark = Rect { left: x - POINT, top: y - POINT, right: x + POINT, bottom: y + POINT };
            placed.scene.bar(mark, figure.tint(item));
            if of.is_derived {
                // Worked out, not reported: the point is open.
                let inner = Rect { left: x - 1, top: y - 1, right: x + 1, bottom: y + 1 };
                placed.scene.bar(inner, Tint::Paper);
            }
            let rect = Rect {
                left: (x - REACH).max(0),
                top: (y - REACH).max(0),
                right: (x + REACH).min(frame),
                bottom: (y + REACH).min(height),
            };
            placed.area(rect, mark, slot, number);
            if let (Some(name), Some(series)) = (last.get_mut(item.series), figure.series.get(item.series)) {
                let (text, value) = (series.name.clone(), Some(item.words.clone()));
                *name = Some(Name { text, value, tint: figure.tint(item), at: y, area: placed.areas.len() - 1 });
            }
        }
    }
    let latest = figure.slots.last().map_or("", |slot| slot.label.as_str());
    names(placed, last.into_iter().flatten().collect(), right, Align::Start, (latest, foot));
    feet(figure, &at, (right, foot), placed);
}

/// The labels of the periods, from the last backwards, so many that none touch. The last ends with its line, and the first may begin
/// with it; each stands at its own point.
fn feet(figure: &Figure, at: &dyn Fn(usize) -> i32, (right, foot): (i32, i32), placed: &mut Placed) {
    let Some(last) = figure.slots.len().checked_sub(1) else { return };
    let small = Setting::PLAIN.sized(Size::Small);
    let text = wrap(&figure.slots[last].label, right, Size::Small, false, 1).into_iter().next().unwrap_or_default();
    let mut free = right - width(&text, Size::Small, false);
    placed.scene.label((free, foot + 14), text, small);
    for (slot, of) in figure.slots.iter().enumerate().take(last).rev() {
        let long = width(&of.label, Size::Small, false);
        let left = (at(slot) - long / 2).max(0);
        if at(slot) <= left + long && left + long + BETWEEN <= free {
            placed.scene.label((left, foot + 14), of.label.clone(), small);
            free = left;
        }
    }
}
