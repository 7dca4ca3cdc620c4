//! Names beside the marks that they belong to, kept apart.

use super::measure::wrap;
use super::placed::Placed;
use super::scene::{Align, Rect, Setting, Size, Tint};
use super::spread::spread;
use super::stacked::signed;
use super::words::Words;

/// A name with its mark's height.
pub(super) struct Name {
    pub text: String,
    /// The value, where the mark has no room for it.
    pub value: Option<Words>,
    pub tint: Tint,
    /// The middle of its mark.
    pub at: i32,
    /// Its mark's area, which the name belongs to.
    pub area: usize,
}

/// Lines of a name, where they have room.
const MOST: usize = 3;
/// In less room names are set smaller.
const NARROW: i32 = 126;
/// The height of a line of what all are of.
const HEAD: i32 = 14;

/// Places names beside the edge of a column: to its right (`Align::Start`) or to its left (`Align::End`), above `foot`; above them
/// what they are all of, if it is not empty.
pub(super) fn names(placed: &mut Placed, list: Vec<Name>, edge: i32, align: Align, (head, foot): (&str, i32)) {
    let is_right = align == Align::Start;
    let outside = if is_right { signed(placed.scene.width) - edge } else { edge };
    // The leaders take some of the room.
    let (size, leader) = if outside < NARROW { (Size::Small, 10) } else { (Size::Body, 16) };
    let room = outside - leader;
    let line_height = size.pixels() + 3;
    let side = if is_right { 1 } else { -1 };
    let start = edge + side * leader;
    let mut top = 0;
    for line in wrap(head, room, Size::Small, false, 2).into_iter().filter(|line| !line.is_empty()) {
        let setting = Setting::PLAIN.sized(Size::Small).tinted(Tint::Muted).aligned(align);
        placed.scene.label((start, top + HEAD / 2), line, setting);
        top += HEAD;
    }
    let mut sorted: Vec<Name> = Vec::new();
    for name in list {
        // Sorted by height; the few names need no sorting algorithm, which would be 3 kB of program.
        let place = sorted.partition_point(|other| other.at <= name.at);
        sorted.insert(place, name);
    }
    // As many lines for each as fit all.
    let height = |lines: &Vec<Words>| count(lines.len()) * line_height + 2;
    let lines_of = |most: usize| sorted.iter().map(|name| lines(name, room, size, most)).collect::<Vec<_>>();
    let fits = |most: &usize| lines_of(*most).iter().map(height).sum::<i32>() <= foot - top;
    let most = (1..=MOST).rev().find(fits).unwrap_or(1);
    let lines = lines_of(most);
    let spans: Vec<_> = sorted.iter().zip(&lines).map(|(name, lines)| (name.at, height(lines))).collect();
    for ((name, lines), centre) in sorted.iter().zip(&lines).zip(spread(&spans, top, foot)) {
        // More names than there is room for: the last ones are told by pointing only.
        if centre + height(lines) / 2 > foot + line_height {
            continue;
        }
        placed.scene.line((edge + side * 3, name.at), (start - side * 4, centre), Tint::Hair);
        let first = centre - (count(lines.len()) - 1) * line_height / 2;
        for (index, words) in lines.iter().enumerate() {
            let setting = Setting::PLAIN.bold().sized(size).tinted(name.tint).aligned(align);
            placed.scene.label((start, first + count(index) * line_height), words.clone(), setting);
        }
        if let Some(area) = placed.areas.get_mut(name.area) {
            let half = height(lines) / 2;
            let (left, right) = if is_right { (start, start + room) } else { (0, start) };
            let beside = Rect { left, top: centre - half, right, bottom: centre + half };
            // One area holds both only if nothing else lies between them.
            if centre >= area.mark.top - half && centre <= area.mark.bottom + half {
                area.rect = Rect {
                    top: area.mark.top.min(beside.top),
                    bottom: area.mark.bottom.max(beside.bottom),
                    ..area.mark
                };
                area.rect = if is_right { Rect { right, ..area.rect } } else { Rect { left: 0, ..area.rect } };
            }
        }
    }
}

/// The lines of a name. Its value is never cut off: it stands at the end of the last line, or on one of its own; one that is
/// wider than all the room is told by pointing only.
fn lines(name: &Name, room: i32, size: Size, most: usize) -> Vec<Words> {
    let mut lines: Vec<Words> = wrap(&name.text, room, size, true, most).into_iter().map(Words::from).collect();
    let Some(value) = name.value.as_ref().filter(|value| value.width(size, true) <= room) else { return lines };
    let joined = lines.last().map(|line| value.map(|value| format!("{} {value}", line.text)));
    match (lines.last_mut(), joined) {
        (Some(line), Some(joined)) if joined.width(size, true) <= room => *line = joined,
        _ => lines.push(value.clone()),
    }
    lines
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
