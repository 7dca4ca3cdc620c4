//! Horizontal bars in groups: a measure of several lines in two periods, losses to the left of the zero line.

use rust_decimal::Decimal;

use super::figure::{Figure, Form, Item, Slot};
use super::measure::{width, wrap};
use super::placed::Placed;
use super::scale::Scale;
use super::scene::{Align, Rect, Setting, Size, Tint};
use super::stacked::signed;

const NAME: i32 = 17;
const BAR: i32 = 12;
const STEP: i32 = 15;
const AFTER: i32 = 12;
/// A note's own line, and the room between a name and a note beside it.
const NOTE: i32 = 14;
const BESIDE: i32 = 8;
/// How much narrower than it was written a picture may be drawn: nearly that much on a phone 320 px wide.
const LEEWAY: i32 = 20;
/// Room for the words of a rule.
const HEAD: i32 = 16;

/// The height that the groups need at that width: where a name and its note have no room beside each other, all notes stand
/// in a line of their own. A picture is written at one width and drawn again at the window's, which may be less.
pub(super) fn height(figure: &Figure, width: u32) -> u32 {
    let frame = signed(width);
    let fits = |slot: &Slot| self::width(&slot.label, Size::Body, true) + BESIDE + note(slot) <= frame - LEEWAY;
    let has_room = figure.slots.iter().all(|slot| note(slot) == 0 || fits(slot));
    u32::try_from(lowest(figure) + if has_room { 0 } else { lines_of_notes(figure) }).unwrap_or(0)
}

/// The height with the notes beside the names.
fn lowest(figure: &Figure) -> i32 {
    let head = if figure.rules.is_empty() { 0 } else { HEAD };
    head + figure.slots.iter().map(|slot| NAME + count(shown(figure, slot).count()) * STEP + AFTER).sum::<i32>()
}

/// What lines of their own for the notes add to it.
fn lines_of_notes(figure: &Figure) -> i32 {
    count(figure.slots.len()) * NOTE
}

fn note(slot: &Slot) -> i32 {
    slot.note.width(Size::Small, false)
}

fn shown<'a>(figure: &'a Figure, slot: &'a Slot) -> impl Iterator<Item = (usize, &'a Item)> {
    slot.items.iter().enumerate().filter(|(_, item)| figure.is_shown(item))
}

/// Places the bars.
pub(super) fn layout(figure: &Figure, placed: &mut Placed) {
    let frame = signed(placed.scene.width);
    let label = |item: &Item| figure.series.get(item.series).map(|series| series.name.as_str()).unwrap_or_default();
    let labels = figure.shown().map(|(_, item)| width(label(item), Size::Small, false)).max().unwrap_or(0);
    let texts = figure.shown().map(|(_, item)| item.words.width(Size::Body, false)).max().unwrap_or(0);
    let left = (labels + 8).min(frame / 2);
    let right = (frame - texts - 8).max(left + 10);
    let common = Scale::new(figure.range, (left, right));
    // The height says it, not the width: the picture that was written may be wider than the one that takes its place.
    let has_lines = signed(placed.scene.height) >= lowest(figure) + lines_of_notes(figure);
    let below = if has_lines && figure.slots.iter().any(|slot| note(slot) > 0) { NOTE } else { 0 };
    let mut top = if figure.rules.is_empty() { 0 } else { HEAD };
    let mut spans = Vec::new();
    for (index, slot) in figure.slots.iter().enumerate() {
        let own = figure.form == Form::GroupedApart;
        let range =
            if own { super::figure::hull(slot.items.iter().filter_map(|item| item.value)) } else { figure.range };
        let scale = if own { Scale::new(range, (left, right)) } else { common };
        let zero = scale.position(Decimal::ZERO);
        let beside = if below > 0 { 0 } else { note(slot) + BESIDE };
        if let Some(name) = wrap(&slot.label, frame - beside, Size::Body, true, 1).first() {
            let first = slot.items.first().filter(|item| item.tint.is_some());
            let tint = first.map_or(Tint::Ink, |item| figure.tint(item));
            placed.scene.label((0, top + NAME / 2), name.clone(), Setting::PLAIN.bold().tinted(tint));
            let small = Setting::PLAIN.sized(Size::Small);
            let tint = if slot.note_falls { Tint::Down } else { Tint::Muted };
            let after = if below > 0 { (0, NAME) } else { (width(name, Size::Body, true) + BESIDE, NAME / 2) };
            placed.scene.label((after.0, top + after.1 + below / 4), slot.note.clone(), small.tinted(tint));
        }
        let mut at = top + NAME + below;
        let first = at;
        for (number, item) in shown(figure, slot) {
            bar(figure, (index, number), item, at, &scale, range.0, placed);
            let name = Setting::PLAIN.sized(Size::Small).tinted(Tint::Muted);
            let text = wrap(label(item), left - 8, Size::Small, false, 1).into_iter().next().unwrap_or_default();
            placed.scene.label((0, at + BAR / 2), text, name);
            at += STEP;
        }
        placed.scene.line((zero, first - 1), (zero, at - STEP + BAR + 1), Tint::Ink);
        spans.push((first - 3, at - STEP + BAR + 3));
        top = at + AFTER;
    }
    for rule in &figure.rules {
        let at = common.position(rule.at);
        // Beside the bars, not through their names.
        for (from, to) in &spans {
            placed.scene.line((at, *from), (at, *to), Tint::Ink);
        }
        let half = rule.words.width(Size::Small, false) / 2;
        let middle = at.clamp(half.min(frame / 2), (frame - half).max(frame / 2));
        let small = Setting::PLAIN.sized(Size::Small).tinted(Tint::Muted).aligned(Align::Middle);
        placed.scene.label((middle, HEAD / 2 - 1), rule.words.clone(), small);
    }
}

fn bar(
    figure: &Figure,
    (slot, number): (usize, usize),
    item: &Item,
    top: i32,
    scale: &Scale,
    low: Decimal,
    placed: &mut Placed,
) {
    let zero = scale.position(Decimal::ZERO);
    let (mut end, mut mark) = (zero, Rect { left: zero, top, right: zero + 1, bottom: top + BAR });
    let is_loss = item.value.is_some_and(|value| value < Decimal::ZERO);
    if let Some(value) = item.value {
        let at = scale.position(value);
        end = at.max(zero);
        mark = Rect { left: at.min(zero), right: end, ..mark };
        placed.scene.bar(mark, if is_loss { Tint::Down } else { figure.tint(item) });
        if value < low {
            // Two strokes of the ground across the bar say that it goes on.
            for offset in [4, 7] {
                placed.scene.line((at + offset, top + BAR), (at + offset + 4, top), Tint::Paper);
            }
        }
    }
    let setting = Setting { italic: figure.slots[slot].is_derived, ..Setting::PLAIN };
    let setting = if is_loss { setting.tinted(Tint::Down) } else { setting };
    if figure.rules.is_empty() {
        placed.scene.label((end + 6, top + BAR / 2), item.words.clone(), setting);
    } else {
        // Out of the way of what the values are held against.
        let at = (signed(placed.scene.width), top + BAR / 2);
        placed.scene.label(at, item.words.clone(), setting.aligned(Align::End));
    }
    // The whole row answers: a finger is wider than a bar is high.
    let row = Rect { left: 0, top: top - 1, right: signed(placed.scene.width), bottom: top + STEP - 1 };
    placed.area(row, mark, slot, number);
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(0)
}
