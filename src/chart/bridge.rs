//! Bridges: from one level to another in steps. Upright where there is room for a column for each; otherwise the steps are
//! rows, below each other.

use rust_decimal::Decimal;

use super::figure::{Figure, Item, Slot, stacked_on};
use super::measure::{width, wrap};
use super::placed::Placed;
use super::scale::Scale;
use super::scene::{Align, Rect, Setting, Size, Tint};
use super::stacked::signed;

/// The height of a row whose label has no more than two lines.
const ROW: i32 = 34;
const BAR: i32 = 14;
const LINE: i32 = 13;
const TOP: i32 = 24;
/// The narrowest column of an upright bridge.
const NARROWEST: i32 = 66;
/// The widest one.
const WIDEST: i32 = 150;
/// What stays free beside the label of a column.
const MARGIN: i32 = 6;
/// Lines of a label below a column, and beside a row.
const LINES: usize = 4;
const ROW_LINES: usize = 5;
/// The largest part of a frame, in per cent, that the labels of rows take.
const LABELS: i32 = 40;
/// Height of an upright bridge.
const UPRIGHT: u32 = 300;

/// From where to where each slot's mark goes.
pub(super) fn levels(figure: &Figure) -> Vec<(Decimal, Decimal)> {
    let mut end = Decimal::ZERO;
    let level = |slot: &Slot| {
        let value = slot.items.first().and_then(|item| item.value).unwrap_or_default();
        let from = if slot.is_level { Decimal::ZERO } else { end };
        end = if slot.is_level { value } else { stacked_on(end, value) };
        (from, end)
    };
    figure.slots.iter().map(level).collect()
}

/// The least width at which the steps stand side by side: no word of a label is broken, no label cut; `None` if there is none.
pub(super) fn upright_from(figure: &Figure) -> Option<u32> {
    let words = figure.slots.iter().flat_map(|slot| slot.label.split(' ').map(|word| (word, slot.is_level)));
    // A word without spaces between its characters breaks anywhere.
    let words = words.filter(|(word, _)| word.is_ascii());
    let longest = words.map(|(word, is_level)| width(word, Size::Small, is_level)).max().unwrap_or(0) + MARGIN;
    let values = figure.slots.iter().flat_map(|slot| slot.items.first());
    let widest = values.map(|item| item.words.width(Size::Body, true)).max().unwrap_or(0) + 4;
    let least = longest.max(widest).max(NARROWEST);
    let is_whole = |slot: &Slot, step: i32| column_label(slot, step, usize::MAX).len() <= LINES;
    let step = figure
        .slots
        .iter()
        .try_fold(least, |step, slot| (step..=WIDEST.max(step)).step_by(6).find(|step| is_whole(slot, *step)))?;
    u32::try_from(i32::try_from(figure.slots.len()).ok()?.checked_mul(step)?).ok()
}

fn is_upright(figure: &Figure, frame: u32) -> bool {
    figure.upright_from.is_some_and(|least| frame >= least)
}

/// Many columns are narrow, so that their labels are smaller.
fn column_size(step: i32) -> Size {
    if step < 100 { Size::Small } else { Size::Body }
}

fn column_label(slot: &Slot, step: i32, most: usize) -> Vec<String> {
    wrap(&slot.label, step - MARGIN, column_size(step), slot.is_level, most)
}

/// The room for the labels of rows.
fn label_room(figure: &Figure, frame: i32) -> i32 {
    let names = figure.slots.iter().map(|slot| width(&slot.label, Size::Small, slot.is_level)).max().unwrap_or(0) + 10;
    names.min(frame * LABELS / 100)
}

fn row_label(slot: &Slot, room: i32) -> Vec<String> {
    wrap(&slot.label, room - 8, Size::Small, slot.is_level, ROW_LINES)
}

/// The height at that width.
pub(super) fn height(figure: &Figure, width: u32) -> u32 {
    if is_upright(figure, width) {
        return UPRIGHT;
    }
    rows(figure, signed(width)).last().map_or(0, |(_, end)| end.unsigned_abs())
}

/// Where each row begins and ends: as high as its label needs.
fn rows(figure: &Figure, frame: i32) -> Vec<(i32, i32)> {
    let room = label_room(figure, frame);
    let mut end = 0;
    let row = |slot: &Slot| {
        let lines = i32::try_from(row_label(slot, room).len()).unwrap_or(1);
        let start = end;
        end += ROW.max(lines * LINE + 3);
        (start, end)
    };
    figure.slots.iter().map(row).collect()
}

/// Places the steps.
pub(super) fn layout(figure: &Figure, placed: &mut Placed) {
    if is_upright(figure, placed.scene.width) {
        upright(figure, placed);
    } else {
        across(figure, placed);
    }
}

fn upright(figure: &Figure, placed: &mut Placed) {
    let (frame, height) = (signed(placed.scene.width), signed(placed.scene.height));
    let count = i32::try_from(figure.slots.len()).unwrap_or(1).max(1);
    let step = (frame / count).min(WIDEST);
    let bar = step * 3 / 5;
    let size = column_size(step);
    let label_lines = |slot: &Slot| column_label(slot, step, LINES);
    let most = figure.slots.iter().map(|slot| label_lines(slot).len()).max().unwrap_or(1);
    let foot = height - signed(u32::try_from(most).unwrap_or(1)) * 15 - 10;
    // Below the zero line a label needs room, too.
    let below = if figure.range.0 < Decimal::ZERO { 18 } else { 0 };
    let scale = Scale::new(figure.range, (foot - below, TOP));
    let zero = scale.position(Decimal::ZERO);
    placed.scene.line((0, zero), (step * count, zero), Tint::Ink);
    for (index, (slot, (from, to))) in figure.slots.iter().zip(levels(figure)).enumerate() {
        let left = i32::try_from(index).unwrap_or(0) * step + (step - bar) / 2;
        let (a, b) = (scale.position(from), scale.position(to));
        let mark = mark_of(Rect { left, top: a.min(b), right: left + bar, bottom: a.max(b) }, true);
        if let Some(item) = slot.items.first() {
            placed.scene.bar(mark, tint(figure, slot, item));
            // Above what ends upwards, below what ends downwards under the zero line.
            let is_down = to < Decimal::ZERO && from <= Decimal::ZERO;
            let at = if is_down { mark.bottom + 10 } else { mark.top - 10 };
            let setting = value_setting(slot, item).aligned(Align::Middle);
            placed.scene.label((left + bar / 2, at), item.words.clone(), setting);
            let area =
                Rect { left: left - (step - bar) / 2, top: 0, right: left + bar + (step - bar) / 2, bottom: height };
            placed.area(area, mark, index, 0);
        }
        if index + 1 < figure.slots.len() {
            placed.scene.line((left + bar, b), (left + step, b), Tint::Hair);
        }
        let setting = Setting { bold: slot.is_level, ..Setting::PLAIN.aligned(Align::Middle) };
        for (line, text) in label_lines(slot).into_iter().enumerate() {
            let setting = if slot.is_level { setting } else { setting.tinted(Tint::Muted) }.sized(size);
            let at = foot + 14 + i32::try_from(line).unwrap_or(0) * 15;
            placed.scene.label((left + bar / 2, at), text, setting);
        }
    }
}

fn across(figure: &Figure, placed: &mut Placed) {
    let (frame, height) = (signed(placed.scene.width), signed(placed.scene.height));
    let rows = rows(figure, frame);
    let whole = rows.last().map_or(1, |(_, end)| *end).max(1);
    // A frame of another height has rows in the same proportions.
    let rows: Vec<(i32, i32)> =
        rows.into_iter().map(|(start, end)| (start * height / whole, end * height / whole)).collect();
    let bar_top = |(start, end): (i32, i32)| start + (end - start - BAR) / 2;
    let names = label_room(figure, frame);
    let texts = figure.slots.iter().flat_map(|slot| slot.items.first()).map(|item| item.words.width(Size::Body, true));
    let texts = texts.max().unwrap_or(0) + 8;
    let scale = Scale::new(figure.range, (names, (frame - texts).max(names + 20)));
    let zero = scale.position(Decimal::ZERO);
    placed.scene.line((zero, 0), (zero, height), Tint::Ink);
    for (index, ((slot, (from, to)), row)) in figure.slots.iter().zip(levels(figure)).zip(&rows).enumerate() {
        let top = bar_top(*row);
        let (a, b) = (scale.position(from), scale.position(to));
        let mark = mark_of(Rect { left: a.min(b), top, right: a.max(b), bottom: top + BAR }, false);
        let lines = row_label(slot, names);
        let first = top + BAR / 2 - (i32::try_from(lines.len()).unwrap_or(1) - 1) * LINE / 2;
        for (line, text) in lines.into_iter().enumerate() {
            let setting = Setting { bold: slot.is_level, ..Setting::PLAIN.sized(Size::Small) };
            let setting = if slot.is_level { setting } else { setting.tinted(Tint::Muted) };
            placed.scene.label((0, first + i32::try_from(line).unwrap_or(0) * LINE), text, setting);
        }
        if let Some(item) = slot.items.first() {
            placed.scene.bar(mark, tint(figure, slot, item));
            placed.scene.label((mark.right + 6, top + BAR / 2), item.words.clone(), value_setting(slot, item));
            let area = Rect { left: 0, top: row.0, right: frame, bottom: row.1 };
            placed.area(area, mark, index, 0);
        }
        if let Some(next) = rows.get(index + 1) {
            placed.scene.line((b, top + BAR), (b, bar_top(*next)), Tint::Hair);
        }
    }
}

/// The mark, at least one pixel thick: a step too small to be drawn is still a step.
fn mark_of(rect: Rect, is_upright: bool) -> Rect {
    if is_upright {
        Rect { bottom: rect.bottom.max(rect.top + 1), ..rect }
    } else {
        Rect { right: rect.right.max(rect.left + 1), ..rect }
    }
}

/// A level has its series' colour; a step tells by its colour, too, where it leads.
fn tint(figure: &Figure, slot: &Slot, item: &Item) -> Tint {
    let falls = item.value.is_some_and(|value| value < Decimal::ZERO);
    match (slot.is_level, falls) {
        (_, true) => Tint::Down,
        (true, false) => figure.tint(item),
        (false, false) => Tint::Series(1),
    }
}

fn value_setting(slot: &Slot, item: &Item) -> Setting {
    let setting = Setting { bold: slot.is_level, italic: slot.is_derived, ..Setting::PLAIN };
    if item.value.is_some_and(|value| value < Decimal::ZERO) { setting.tinted(Tint::Down) } else { setting }
}
