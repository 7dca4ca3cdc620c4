//! Stacked columns: the parts of a whole in each slot, what is below zero apart and downwards.

use rust_decimal::Decimal;

use super::figure::{Figure, Item, Slot, stacked_on};
use super::gaps::Places;
use super::line_break::pieces;
use super::measure::{width, wrap};
use super::placed::Placed;
use super::scale::Scale;
use super::scene::{Align, Rect, Setting, Size, Tint};
use super::side_labels::{Name, names};

/// Height in CSS pixels, unless the figure says another.
pub const HEIGHT: u32 = 340;
const TOP: i32 = 20;
const BOTTOM: i32 = 40;
const LINE: i32 = 15;
/// The widest column, and the room between two.
const WIDEST: i32 = 110;
const GAP: i32 = 14;
/// Lines of a label below a column of a group, and their height.
const LABEL_LINES: usize = 2;
const LABEL_LINE: i32 = 14;
/// The room between two groups.
const APART: i32 = 16;

/// The lowest and the highest end of a slot's stacks.
pub(super) fn ends(figure: &Figure, slot: &Slot) -> [Decimal; 2] {
    let values = slot.items.iter().filter(|item| figure.is_shown(item)).filter_map(|item| item.value);
    let (low, high) = values.fold((Decimal::ZERO, Decimal::ZERO), |(low, high), value| {
        if value < Decimal::ZERO { (stacked_on(low, value), high) } else { (low, stacked_on(high, value)) }
    });
    [low, high]
}

/// Places the columns.
pub(super) fn layout(figure: &Figure, split: Option<usize>, placed: &mut Placed) {
    let frame = Frame::new(figure, split, placed);
    for (index, slot) in figure.slots.iter().enumerate() {
        let (left, right) = frame.column(index);
        let mut parts = column(figure, index, (left, right), &frame, placed);
        let is_end_of_group = |group: Option<usize>| group == Some(index);
        if is_end_of_group(frame.last) {
            names(placed, std::mem::take(&mut parts), right, Align::Start, (frame.head(slot), frame.foot));
        } else if is_end_of_group(frame.first) {
            names(placed, parts, left, Align::End, (frame.head(slot), frame.foot));
        }
        foot(slot, index, &frame, placed);
    }
    groups(figure, &frame, placed);
    totals(figure, &frame, placed);
    let (from, to) = (frame.column(0).0, frame.column(figure.slots.len().saturating_sub(1)).1);
    let zero = frame.scale.position(Decimal::ZERO);
    let gap = |slot: usize| (frame.column(slot.saturating_sub(1)).1, frame.column(slot).0);
    frame.places.zero(&mut placed.scene, (from, to), zero, gap);
}

/// Where columns stand.
struct Frame {
    left: i32,
    bar: i32,
    gap: i32,
    /// Where the second group begins, and how much further right.
    split: Option<usize>,
    /// Where each column stands, with room for periods that are missing.
    places: Places,
    scale: Scale,
    foot: i32,
    /// Lines of the labels below the columns of groups.
    label_lines: i32,
    /// The width of the widest label.
    widest: i32,
    /// The slots whose parts are named: on the right, and of a first group on the left.
    last: Option<usize>,
    first: Option<usize>,
}

impl Frame {
    fn new(figure: &Figure, split: Option<usize>, placed: &Placed) -> Self {
        let (width, height) = (signed(placed.scene.width), signed(placed.scene.height));
        let places = Places::of(&figure.slots);
        let count = places.count;
        let sides = if split.is_some() { 2 } else { 1 };
        let names = if sides == 2 { (width * 34 / 100).min(210) } else { (width * 48 / 100).min(200) };
        let between = if split.is_some() { APART } else { 0 };
        let plot = width - names * sides - between;
        let gap = if count > 8 || split.is_some() { 2 } else { GAP.min(plot / count / 4) };
        let bar = ((plot - gap * (count - 1)) / count).clamp(2, WIDEST);
        let step = bar + gap;
        let has_room = split.is_some() && figure.slots.iter().all(|slot| fits_below(&slot.label, step));
        let lines =
            figure.slots.iter().map(|slot| wrap(&slot.label, step, Size::Small, false, LABEL_LINES).len()).max();
        let label_lines = if has_room { signed(u32::try_from(lines.unwrap_or(1)).unwrap_or(1)) } else { 1 };
        let foot = height - BOTTOM - LABEL_LINE * (label_lines - 1);
        let last = figure.slots.len().checked_sub(1);
        let room = width - names * sides - (bar + gap) * count + gap - between;
        Self {
            // Names on both sides hold the columns in the middle; on one side the columns begin at the edge.
            left: if sides == 2 { names + room / 2 } else { 0 },
            bar,
            gap,
            split,
            places,
            scale: Scale::new(figure.range, (foot, TOP)),
            foot,
            label_lines,
            widest: figure
                .slots
                .iter()
                .map(|slot| super::measure::width(&slot.label, Size::Small, false))
                .max()
                .unwrap_or(0),
            last,
            first: split.map(|_| 0),
        }
    }

    /// The room for what a group's columns have in common, in the smaller of both groups.
    fn room_of_group(&self) -> i32 {
        let split = self.split.unwrap_or(1);
        let others = self.last.map_or(1, |last| (last + 1).saturating_sub(split));
        let count = i32::try_from(split.min(others).max(1)).unwrap_or(1);
        count * (self.bar + self.gap) - self.gap + APART - 4
    }

    /// What the names beside a group are of: names on two sides are of two dates.
    fn head<'a>(&self, slot: &'a Slot) -> &'a str {
        if self.split.is_some() { &slot.group } else { "" }
    }

    /// Whether a column is wide enough for its total above it.
    fn has_total(&self, slot: &Slot) -> bool {
        slot.total.width(Size::Body, true) <= self.bar + self.gap / 2
    }

    /// The slots of each group, and where it begins and ends; none where columns are not grouped.
    fn groups<'a>(&self, figure: &'a Figure) -> impl Iterator<Item = (&'a [Slot], (i32, i32))> {
        let count = figure.slots.len();
        let ends = self.split.into_iter().flat_map(move |split| [(0, split), (split, count)]);
        ends.filter_map(|(from, to)| {
            let slots = figure.slots.get(from..to).filter(|slots| !slots.is_empty())?;
            Some((slots, (self.column(from).0, self.column(to - 1).1)))
        })
    }

    fn column(&self, index: usize) -> (i32, i32) {
        let shift = if self.split.is_some_and(|split| index >= split) { APART } else { 0 };
        let left = self.left + self.places.at(index) * (self.bar + self.gap) + shift;
        (left, left + self.bar)
    }
}

/// Places the parts of one column; gives them for their names.
fn column(figure: &Figure, index: usize, (left, right): (i32, i32), frame: &Frame, placed: &mut Placed) -> Vec<Name> {
    let slot = &figure.slots[index];
    let middle = (left + right) / 2;
    let (mut up, mut down) = (Decimal::ZERO, Decimal::ZERO);
    let mut parts = Vec::new();
    for (number, item) in slot.items.iter().enumerate().filter(|(_, item)| figure.is_shown(item)) {
        let Some(value) = item.value else { continue };
        let stack = if value < Decimal::ZERO { &mut down } else { &mut up };
        let from = *stack;
        *stack = stacked_on(from, value);
        let (a, b) = (frame.scale.position(from), frame.scale.position(*stack));
        let mark = Rect { left, top: a.min(b), right, bottom: a.max(b) };
        placed.scene.bar(mark, figure.tint(item));
        // A gap of one pixel between parts, where there is room for it.
        if mark.bottom - mark.top > 3 && !from.is_zero() {
            let seam = if value < Decimal::ZERO { mark.top } else { mark.bottom };
            placed.scene.line((left, seam), (right, seam), Tint::Paper);
        }
        let fits = mark.bottom - mark.top > LINE && item.words.width(Size::Body, false) <= right - left - 4;
        if fits {
            let setting = Setting::PLAIN.tinted(Tint::Paper).aligned(Align::Middle);
            let setting = Setting { italic: slot.is_derived, ..setting };
            placed.scene.label((middle, (mark.top + mark.bottom) / 2), item.words.clone(), setting);
        }
        placed.area(mark, mark, index, number);
        if !value.is_zero() {
            parts.push(name(figure, item, (mark.top + mark.bottom) / 2, fits, placed.areas.len() - 1));
        }
    }
    if frame.has_total(slot) && !is_told_beside(figure, slot, frame) {
        let at = middle.max(slot.total.width(Size::Body, true) / 2);
        placed.scene.label((at, frame.scale.position(up) - 10), slot.total.clone(), heading(slot));
    }
    parts
}

/// Whether a column of a group leaves its total to the one beside it: that of assets stood over liabilities that are many times as
/// high, where equity is below zero, and read as their height.
fn is_told_beside(figure: &Figure, slot: &Slot, frame: &Frame) -> bool {
    let is_lessened = |slot: &Slot| ends(figure, slot)[0] < Decimal::ZERO;
    let is_beside = |other: &Slot| other.group == slot.group && other.total == slot.total && !is_lessened(other);
    frame.split.is_some() && is_lessened(slot) && figure.slots.iter().any(is_beside)
}

/// How a total is set above its column.
fn heading(slot: &Slot) -> Setting {
    Setting { italic: slot.is_derived, ..Setting::PLAIN.bold().aligned(Align::Middle) }
}

/// The total that the columns of a group have in common, once above them, where they are too narrow for each to have its own.
fn totals(figure: &Figure, frame: &Frame, placed: &mut Placed) {
    for (slots, (left, right)) in frame.groups(figure) {
        let first = &slots[0];
        let is_one = slots.iter().all(|slot| slot.total == first.total && !frame.has_total(slot));
        if is_one && first.total.width(Size::Body, true) <= frame.room_of_group() {
            let highest = slots.iter().map(|slot| ends(figure, slot)[1]).max().unwrap_or_default();
            let at = ((left + right) / 2, frame.scale.position(highest) - 10);
            placed.scene.label(at, first.total.clone(), heading(first));
        }
    }
}

/// The name of a part beside its column, with its value where the column has no room for it.
fn name(figure: &Figure, item: &Item, at: i32, has_text: bool, area: usize) -> Name {
    let series = figure.series.get(item.series);
    let name = series.map(|series| series.name.clone()).unwrap_or_default();
    let value = (!has_text).then(|| item.words.clone());
    Name { text: name, value, tint: figure.tint(item), at, area }
}

/// What all columns of a group have in common, below them.
fn groups(figure: &Figure, frame: &Frame, placed: &mut Placed) {
    for (slots, (left, right)) in frame.groups(figure) {
        let (middle, room) = ((left + right) / 2, frame.room_of_group());
        let label = Setting::PLAIN.bold().aligned(Align::Middle);
        let text = &slots[0].group;
        if width(text, Size::Body, true) <= room {
            placed.scene.label((middle, frame.foot + 31 + LABEL_LINE * (frame.label_lines - 1)), text.clone(), label);
            continue;
        }
        // Narrow columns have no labels of their own, which leaves two lines.
        for (line, text) in wrap(text, room, Size::Small, true, 2).into_iter().enumerate() {
            let at = frame.foot + 14 + signed(u32::try_from(line).unwrap_or(0)) * 14;
            placed.scene.label((middle, at), text, label.sized(Size::Small));
        }
    }
}

/// Whether a label has room below a column, on few lines and with no word broken.
fn fits_below(label: &str, step: i32) -> bool {
    let words = pieces(label).into_iter().map(|piece| width(piece.trim_end(), Size::Small, false)).max();
    let lines = wrap(label, step, Size::Small, false, LABEL_LINES + 1);
    words.unwrap_or(0) <= step && lines.len() <= LABEL_LINES
}

/// The label below a column; of many columns each so often that none touch.
fn foot(slot: &Slot, index: usize, frame: &Frame, placed: &mut Placed) {
    let (left, right) = frame.column(index);
    let middle = (left + right) / 2;
    let step = frame.bar + frame.gap;
    let label = Setting::PLAIN.aligned(Align::Middle);
    if frame.split.is_some() {
        // A label that has no room is left out: the groups' names are there, and those of the parts.
        // All are of one size.
        let size = if frame.widest + frame.widest / 8 <= step { Size::Body } else { Size::Small };
        // Nor where the groups' names need two lines.
        let is_alone = width(&slot.group, Size::Body, true) <= frame.room_of_group();
        let lines = wrap(&slot.label, step, size, false, LABEL_LINES);
        if is_alone
            && fits_below(&slot.label, step)
            && signed(u32::try_from(lines.len()).unwrap_or(0)) <= frame.label_lines
        {
            for (line, text) in lines.into_iter().enumerate() {
                let at = frame.foot + 14 + signed(u32::try_from(line).unwrap_or(0)) * LABEL_LINE;
                placed.scene.label((middle, at), text, label.sized(size).tinted(Tint::Muted));
            }
        }
        return;
    }
    if step >= 3 * LINE {
        for (line, text) in wrap(&slot.label, step - 4, Size::Body, false, 2).into_iter().enumerate() {
            placed.scene.label((middle, frame.foot + 14 + signed(u32::try_from(line).unwrap_or(0)) * 15), text, label);
        }
        let note = if slot.note_falls { Tint::Down } else { Tint::Muted };
        // The first column stands at the edge: a note may be wider than it only by the room that is left there.
        let has_room = width(&slot.label, Size::Body, false) <= step - 4
            && slot.note.width(Size::Small, false) <= step.min(frame.bar + 8);
        if has_room {
            placed.scene.label((middle, frame.foot + 30), slot.note.clone(), label.sized(Size::Small).tinted(note));
        }
        return;
    }
    // Counted from the last, which is what the reader has chosen; a label that has no room is left out.
    let every = frame.widest / step.max(1) + 1;
    let from_last = frame.last.unwrap_or(index).saturating_sub(index);
    if signed(u32::try_from(from_last).unwrap_or(0)) % every == 0 {
        let room = 2 * middle.min(signed(placed.scene.width) - middle);
        let has_room = width(&slot.label, Size::Small, false) <= room;
        if let Some(text) = wrap(&slot.label, room, Size::Small, false, 1).into_iter().next()
            && (has_room || from_last == 0)
        {
            placed.scene.label((middle, frame.foot + 14), text, label.sized(Size::Small));
        }
    }
}

pub(super) fn signed(pixels: u32) -> i32 {
    i32::try_from(pixels).unwrap_or(i32::MAX)
}
