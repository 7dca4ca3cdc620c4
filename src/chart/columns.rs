//! Stacked columns, a column for each period: the parts of a whole, losses below the zero line.

use rust_decimal::Decimal;

use super::measure::{width, wrap};
use super::scale::Scale;
use super::scene::{Align, Rect, Scene, Setting, Size, Tint};
use super::spread::spread;
use crate::domain::arithmetic::plus;

/// A part of a column.
#[derive(Clone, Debug)]
pub struct Part {
    /// Name of the business.
    pub name: String,
    /// Its colour.
    pub tint: Tint,
    /// Its value; parts below zero are stacked downwards.
    pub value: Decimal,
    /// The value as text.
    pub text: String,
}

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// The period.
    pub label: String,
    /// A small line below it: its growth, or that it is derived.
    pub note: String,
    /// The note's colour.
    pub note_tint: Tint,
    /// The whole as text, above the column.
    pub total: String,
    /// Whether its figures are derived.
    pub derived: bool,
    /// The parts, the lowest first.
    pub parts: Vec<Part>,
}

/// Stacked columns on one scale. Panels of one figure share `range`.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The columns, in order of time.
    pub columns: Vec<Column>,
    /// Lowest and highest value of the scale; see [`Columns::range_of`].
    pub range: (Decimal, Decimal),
}

const TOP: i32 = 20;
const BOTTOM: i32 = 40;
const LINE: i32 = 15;
const GAP: i32 = 14;

impl Columns {
    /// The range that holds a set of columns: from zero or the deepest stack of losses to the highest stack.
    pub fn range_of<'a>(columns: impl IntoIterator<Item = &'a Column>) -> (Decimal, Decimal) {
        columns.into_iter().fold((Decimal::ZERO, Decimal::ZERO), |(low, high), column| {
            let (below, above) = stack_ends(column);
            (low.min(below), high.max(above))
        })
    }

    /// Places the columns in a frame of `width` × `height` CSS pixels.
    pub fn layout(&self, width_px: u32, height_px: u32) -> Scene {
        let mut scene = Scene::new(width_px, height_px);
        let (frame_width, frame_height) = (signed(width_px), signed(height_px));
        let names = (frame_width * 48 / 100).min(200);
        let plot = frame_width - names;
        let count = i32::try_from(self.columns.len()).unwrap_or(1).max(1);
        let bar = ((plot - GAP * (count - 1)) / count).clamp(12, 110);
        let scale = Scale::new(self.range, (frame_height - BOTTOM, TOP));
        let zero = scale.position(Decimal::ZERO);
        for (index, column) in self.columns.iter().enumerate() {
            let left = signed(u32::try_from(index).unwrap_or(0)) * (bar + GAP);
            let is_last = index + 1 == self.columns.len();
            self.column(&mut scene, column, (left, left + bar), &scale, is_last.then_some(frame_width));
        }
        let right = count * (bar + GAP) - GAP;
        scene.line((0, zero), (right, zero), Tint::Ink);
        scene
    }

    /// Places one column; `names_until` is the right edge for the names beside the last one.
    fn column(
        &self,
        scene: &mut Scene,
        column: &Column,
        (left, right): (i32, i32),
        scale: &Scale,
        names_until: Option<i32>,
    ) {
        let middle = (left + right) / 2;
        let (mut up, mut down) = (Decimal::ZERO, Decimal::ZERO);
        let mut placed = Vec::new();
        for part in &column.parts {
            let (from, to) = if part.value < Decimal::ZERO {
                let from = down;
                down = stacked(down, part.value);
                (down, from)
            } else {
                let from = up;
                up = stacked(up, part.value);
                (from, up)
            };
            let (top, bottom) = (scale.position(to), scale.position(from));
            scene.bar(Rect { left, top, right, bottom }, part.tint);
            // A gap of one pixel between parts, where there is room for it.
            if bottom - top > 3 && from != Decimal::ZERO {
                scene.line((left, bottom), (right, bottom), Tint::Paper);
            }
            let fits = bottom - top > LINE && width(&part.text, Size::Body, false) <= right - left - 4;
            if fits {
                let setting =
                    Setting { italic: column.derived, ..Setting::PLAIN.tinted(Tint::Paper).aligned(Align::Middle) };
                scene.label((middle, (top + bottom) / 2), part.text.clone(), setting);
            }
            if !part.value.is_zero() {
                placed.push((part, (top + bottom) / 2, fits));
            }
        }
        let heading = Setting::PLAIN.bold().aligned(Align::Middle);
        scene.label(
            (middle, scale.position(up) - 10),
            column.total.clone(),
            Setting { italic: column.derived, ..heading },
        );
        let foot = signed(scene.height) - BOTTOM;
        let label = Setting::PLAIN.aligned(Align::Middle);
        scene.label((middle, foot + 14), column.label.clone(), label);
        scene.label((middle, foot + 30), column.note.clone(), label.sized(Size::Small).tinted(column.note_tint));
        if let Some(edge) = names_until {
            names(scene, &placed, right, edge, foot);
        }
    }
}

/// The names of the parts beside the last column, each with its value where the column has no room for it.
fn names(scene: &mut Scene, placed: &[(&Part, i32, bool)], column_right: i32, edge: i32, foot: i32) {
    let start = column_right + 16;
    let mut entries: Vec<(Vec<String>, &Part, i32)> = Vec::new();
    for (part, at, has_text) in placed {
        let text = if *has_text { part.name.clone() } else { format!("{} {}", part.name, part.text) };
        // Sorted by height; the few names need no sorting algorithm, which would be 3 kB of program.
        let place = entries.partition_point(|(_, _, other)| other <= at);
        entries.insert(place, (wrap(&text, edge - start, Size::Body, true, 3), *part, *at));
    }
    let spans: Vec<_> = entries
        .iter()
        .map(|(lines, _, at)| (*at, signed(u32::try_from(lines.len()).unwrap_or(1)) * LINE + 2))
        .collect();
    for ((lines, part, at), centre) in entries.iter().zip(spread(&spans, 0, foot)) {
        scene.line((column_right + 3, *at), (start - 4, centre), Tint::Hair);
        let first = centre - (signed(u32::try_from(lines.len()).unwrap_or(1)) - 1) * LINE / 2;
        for (index, line) in lines.iter().enumerate() {
            let at = (start, first + signed(u32::try_from(index).unwrap_or(0)) * LINE);
            scene.label(at, line.clone(), Setting::PLAIN.bold().tinted(part.tint));
        }
    }
}

/// The end of a stack with one more part; one that does not fit the arithmetic ends where it did.
fn stacked(end: Decimal, part: Decimal) -> Decimal {
    plus(end, part).unwrap_or(end)
}

fn stack_ends(column: &Column) -> (Decimal, Decimal) {
    column.parts.iter().fold((Decimal::ZERO, Decimal::ZERO), |(low, high), part| {
        if part.value < Decimal::ZERO { (stacked(low, part.value), high) } else { (low, stacked(high, part.value)) }
    })
}

fn signed(pixels: u32) -> i32 {
    i32::try_from(pixels).unwrap_or(i32::MAX)
}
