//! Names beside the marks that they belong to, kept apart.

use super::measure::wrap;
use super::placed::Placed;
use super::scene::{Align, Rect, Setting, Size, Tint};
use super::spread::spread;
use super::stacked::signed;
use super::words::Words;

/// A name with its mark's height.
pub(super) struct Name {
    pub words: Words,
    pub tint: Tint,
    /// The middle of its mark.
    pub at: i32,
    /// Its mark's area, which the name belongs to.
    pub area: Option<usize>,
}

const LINE: i32 = 15;
/// Lines of a name, where they have room.
const MOST: usize = 3;

/// Places names beside the edge of a column: to its right (`Align::Start`) or to its left (`Align::End`), above `foot`.
pub(super) fn names(placed: &mut Placed, list: Vec<Name>, edge: i32, align: Align, foot: i32) {
    let is_right = align == Align::Start;
    let room = if is_right { signed(placed.scene.width) - edge - 16 } else { edge - 16 };
    let mut sorted: Vec<Name> = Vec::new();
    for name in list {
        // Sorted by height; the few names need no sorting algorithm, which would be 3 kB of program.
        let place = sorted.partition_point(|other| other.at <= name.at);
        sorted.insert(place, name);
    }
    // As many lines for each as fit all.
    let lines_of = |most: usize| {
        let wrapped = |name: &Name| {
            let lines = |text: &str| wrap(text, room, Size::Body, true, most);
            (lines(name.words.get(false)), lines(name.words.get(true)))
        };
        sorted.iter().map(wrapped).collect::<Vec<_>>()
    };
    let height = |lines: &(Vec<String>, Vec<String>)| count(lines.0.len().max(lines.1.len())) * LINE + 2;
    let fits = |most: &usize| lines_of(*most).iter().map(height).sum::<i32>() <= foot;
    let most = (1..=MOST).rev().find(fits).unwrap_or(1);
    let lines = lines_of(most);
    let spans: Vec<_> = sorted.iter().zip(&lines).map(|(name, lines)| (name.at, height(lines))).collect();
    let side = if is_right { 1 } else { -1 };
    let start = edge + side * 16;
    for ((name, lines), centre) in sorted.iter().zip(&lines).zip(spread(&spans, 0, foot)) {
        if centre + height(lines) / 2 > foot + LINE {
            continue;
        }
        placed.scene.line((edge + side * 3, name.at), (start - side * 4, centre), Tint::Hair);
        let total = lines.0.len().max(lines.1.len());
        let first = centre - (count(total) - 1) * LINE / 2;
        for index in 0..total {
            let line = |lines: &Vec<String>| lines.get(index).cloned().unwrap_or_default();
            let words = Words::new(line(&lines.0), Some(line(&lines.1)));
            let setting = Setting::PLAIN.bold().tinted(name.tint).aligned(align);
            placed.scene.label((start, first + count(index) * LINE), words, setting);
        }
        let area = name.area.and_then(|area| placed.areas.get_mut(area));
        if let Some(area) = area {
            let half = height(lines) / 2;
            let (left, right) = if is_right { (start, start + room) } else { (0, start) };
            area.rect = area.rect.with(Rect { left, top: centre - half, right, bottom: centre + half });
            // The mark's own height stays that of the mark: its neighbours in the column begin right beside it.
            if name.at < area.mark.top || name.at > area.mark.bottom {
                area.rect = area.mark;
            }
        }
    }
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
