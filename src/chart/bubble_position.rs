//! Where what is told of a mark stands: beside it, in the window, and over as few other marks as can be.

use super::scene::Rect;

/// Room between a mark and what is told of it, and to the window's edge.
const GAP: i32 = 8;
/// A mark higher than this is told of at its side first.
const TALL: i32 = 48;

/// The upper left corner for something of `size` (width, height), in a window that begins at zero and ends at `window`.
/// `marks` are all marks that can be pointed at, `mark` among them.
pub fn bubble_position(mark: Rect, size: (i32, i32), window: (i32, i32), marks: &[Rect]) -> (i32, i32) {
    let at = |(left, top): (i32, i32)| Rect { left, top, right: left + size.0, bottom: top + size.1 };
    let inside = |at: i32, size: i32, end: i32| at.clamp(GAP, (end - size - GAP).max(GAP));
    let best = places(mark, size)
        .into_iter()
        .map(|(left, top)| {
            let moved = (inside(left, size.0, window.0), inside(top, size.1, window.1));
            let place = at(moved);
            let covered = marks.iter().filter(|other| **other != mark && overlap(place, **other)).count();
            // To stay in the window it may come over the mark itself; then how far it was moved says which is best.
            let distance = (moved.0 - left).abs() + (moved.1 - top).abs();
            (moved, (overlap(place, mark), covered, distance))
        })
        .min_by_key(|(_, cost)| *cost);
    best.map_or((GAP, GAP), |(at, _)| at)
}

/// Where it may stand, what comes first before others as good: beside a tall mark, above or below a flat one, in the middle
/// or flush with an edge of the mark.
fn places(mark: Rect, (width, height): (i32, i32)) -> Vec<(i32, i32)> {
    let (above, below) = (mark.top - height - GAP, mark.bottom + GAP);
    let (after, before) = (mark.right + GAP, mark.left - width - GAP);
    let across = [(mark.left + mark.right - width) / 2, mark.left, mark.right - width];
    let down = [(mark.top + mark.bottom - height) / 2, mark.top, mark.bottom - height];
    let flat = across.map(|left| [(left, above), (left, below)]);
    let tall = down.map(|top| [(after, top), (before, top)]);
    let sides = if mark.bottom - mark.top > TALL { [tall, flat] } else { [flat, tall] };
    sides.into_iter().flatten().flatten().collect()
}

fn overlap(one: Rect, other: Rect) -> bool {
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: (i32, i32) = (1280, 900);
    const SIZE: (i32, i32) = (300, 160);

    fn rect(left: i32, top: i32, width: i32, height: i32) -> Rect {
        Rect { left, top, right: left + width, bottom: top + height }
    }

    fn covered(mark: Rect, marks: &[Rect]) -> usize {
        let (left, top) = bubble_position(mark, SIZE, WINDOW, marks);
        let place = rect(left, top, SIZE.0, SIZE.1);
        marks.iter().filter(|other| overlap(place, **other)).count()
    }

    /// Moving on from a bar to the next one led over the bubble of the first.
    #[test]
    fn neighbours_are_left_free_where_there_is_room() {
        let columns = [200, 320, 440, 560].map(|left| rect(left, 300, 90, 200));
        let lines = [300, 340, 380, 420].map(|top| rect(200, top, 400, 20));
        for marks in [columns, lines] {
            for mark in marks {
                assert_eq!(covered(mark, &marks), 0, "{mark:?}");
            }
        }
    }

    #[test]
    fn it_never_leaves_the_window_and_stays_off_its_mark_where_there_is_room() {
        for left in (-50..1300).step_by(37) {
            for top in (-50..900).step_by(29) {
                let mark = rect(left, top, 60, 80);
                let (x, y) = bubble_position(mark, SIZE, WINDOW, &[mark]);
                assert!(x >= 0 && y >= 0 && x + SIZE.0 <= WINDOW.0 && y + SIZE.1 <= WINDOW.1, "{mark:?}");
                assert!(!overlap(rect(x, y, SIZE.0, SIZE.1), mark), "{mark:?}");
            }
        }
        assert_eq!(bubble_position(rect(10, 10, 100, 100), SIZE, (320, 100), &[]), (12, GAP), "no room anywhere");
    }
}
