//! The room that a figure over time leaves for periods that it does not have, so that neighbours are not taken for consecutive ones.

use super::figure::Slot;
use super::scene::{Scene, Tint};

/// As many missing periods have their room each: the quarters of a year. What is longer is a gap of one place, with a break mark.
const MOST: u32 = 4;
/// Half of a break mark's height, of what its strokes lean, and of the room between them.
const STROKE: i32 = 5;
const LEAN: i32 = 2;
const BETWEEN: i32 = 3;

/// Where the slots of a figure stand, in places of which each has the width of a period.
pub struct Places {
    /// The place of each slot.
    at: Vec<i32>,
    /// All places, gaps among them; at least one.
    pub count: i32,
    /// The slots before which the room is shorter than the gap.
    broken: Vec<usize>,
}

impl Places {
    /// The places of slots. Gaps that together would take more room than the periods themselves have one place each.
    pub fn of(slots: &[Slot]) -> Self {
        let all: u32 = slots.iter().map(|slot| if slot.missing > MOST { 1 } else { slot.missing }).sum();
        let is_spacious = usize::try_from(all).is_ok_and(|all| all <= slots.len());
        let (mut at, mut broken, mut next) = (Vec::new(), Vec::new(), 0);
        for (index, slot) in slots.iter().enumerate() {
            let room = if is_spacious && slot.missing <= MOST { slot.missing } else { slot.missing.min(1) };
            // Nothing is missing before the first, whatever it says.
            if index > 0 {
                next += i32::try_from(room).unwrap_or(1);
                if room < slot.missing {
                    broken.push(index);
                }
            }
            at.push(next);
            next += 1;
        }
        Self { at, count: next.max(1), broken }
    }

    /// The place of a slot.
    pub fn at(&self, slot: usize) -> i32 {
        self.at.get(slot).copied().unwrap_or(0)
    }

    /// Draws the line of zero from `from` to `to`, with a break mark wherever time is left out: `gap` has the pixels between which
    /// the room before a slot stands.
    pub fn zero(&self, scene: &mut Scene, (from, to): (i32, i32), y: i32, gap: impl Fn(usize) -> (i32, i32)) {
        let mut start = from;
        for slot in &self.broken {
            let (left, right) = gap(*slot);
            let (middle, half) = ((left + right) / 2, ((right - left) / 2 - LEAN).clamp(0, BETWEEN));
            scene.line((start, y), (middle - half, y), Tint::Ink);
            for x in [middle - half, middle + half] {
                scene.path(vec![(x - LEAN, y + STROKE), (x + LEAN, y - STROKE)], Tint::Ink);
            }
            start = middle + half;
        }
        scene.line((start, y), (to, y), Tint::Ink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(missing: &[u32]) -> (Vec<i32>, Vec<usize>) {
        let slots: Vec<Slot> = missing.iter().map(|missing| Slot { missing: *missing, ..Slot::default() }).collect();
        let Places { at, broken, count } = Places::of(&slots);
        assert_eq!(count, at.last().map_or(1, |last| last + 1));
        (at, broken)
    }

    #[test]
    fn a_missing_period_has_its_room() {
        assert_eq!(places(&[0, 0, 1, 0]), (vec![0, 1, 3, 4], vec![]));
        assert_eq!(places(&[0, 0, 0, 2, 0]), (vec![0, 1, 2, 5, 6], vec![]));
        assert_eq!(places(&[]), (vec![], vec![]));
    }

    #[test]
    fn a_gap_of_years_is_a_break_of_one_place() {
        assert_eq!(places(&[0, 36, 0, 0]), (vec![0, 2, 3, 4], vec![1]));
        // More gaps than periods: all are short, and those of one period are true to scale.
        assert_eq!(places(&[0, 3, 1, 3]), (vec![0, 2, 4, 6], vec![1, 3]));
    }
}
