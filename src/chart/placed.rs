//! A figure with places: what is drawn, and where each item can be pointed at.

use super::scene::{Rect, Scene};

/// Where an item can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The mark with what belongs to it; never smaller than a fingertip needs where there is room.
    pub rect: Rect,
    /// The mark alone, to be outlined.
    pub mark: Rect,
    /// The slot's position in the figure.
    pub slot: usize,
    /// The item's position in the slot.
    pub item: usize,
}

/// A laid out figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// Everything to draw.
    pub scene: Scene,
    /// The areas in reading order: slot by slot.
    pub areas: Vec<Area>,
}

/// A direction on the arrow keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the item before.
    Back,
    /// To the next item.
    On,
    /// To the same series in the slot before.
    BackSlot,
    /// To the same series in the next slot.
    OnSlot,
    /// To the first.
    First,
    /// To the last.
    Last,
}

/// How far from a mark a finger or a pointer still means it, in CSS pixels.
const NEAR: i32 = 14;

impl Placed {
    /// An empty picture of that size.
    pub fn new(width: u32, height: u32) -> Self {
        Self { scene: Scene::new(width, height), areas: Vec::new() }
    }

    /// Adds an area.
    pub fn area(&mut self, rect: Rect, mark: Rect, slot: usize, item: usize) {
        self.areas.push(Area { rect, mark, slot, item });
    }

    /// The area at a point: of those that hold it the smallest, or else the nearest that is near.
    pub fn at(&self, point: (i32, i32)) -> Option<usize> {
        let size = |rect: &Rect| i64::from(rect.right - rect.left) * i64::from(rect.bottom - rect.top);
        let areas = || self.areas.iter().enumerate();
        // What is too thin to be hit comes before what lies beside it.
        let is_thin = |mark: &Rect| (mark.right - mark.left).min(mark.bottom - mark.top) <= 2;
        let thin = areas().filter(|(_, area)| is_thin(&area.mark) && area.mark.distance(point) <= 1);
        let thin = thin.min_by_key(|(_, area)| area.mark.distance(point));
        // Of points on one spot the one that is seen: the last.
        let on_mark =
            areas().rev().filter(|(_, area)| area.mark.contains(point)).min_by_key(|(_, area)| size(&area.mark));
        let within = || areas().filter(|(_, area)| area.rect.contains(point)).min_by_key(|(_, area)| size(&area.rect));
        let nearest = || areas().min_by_key(|(_, area)| (area.rect.distance(point), size(&area.rect)));
        let near = || nearest().filter(|(_, area)| area.rect.distance(point) <= NEAR);
        thin.or(on_mark).or_else(within).or_else(near).map(|(index, _)| index)
    }

    /// The area that an arrow key leads to from another; the first without one.
    pub fn step(&self, from: Option<usize>, step: Step) -> Option<usize> {
        let last = self.areas.len().checked_sub(1)?;
        let Some(from) = from.filter(|from| *from <= last) else {
            return Some(if step == Step::Last { last } else { 0 });
        };
        let here = self.areas[from];
        // The same item of the nearest slot in that direction, or the last that one has.
        let beside = |slot: Option<usize>| {
            let slot = slot?;
            let in_slot = || self.areas.iter().enumerate().filter(|(_, area)| area.slot == slot);
            in_slot().find(|(_, area)| area.item == here.item).or_else(|| in_slot().next_back()).map(|(index, _)| index)
        };
        match step {
            Step::First => Some(0),
            Step::Last => Some(last),
            Step::Back => from.checked_sub(1),
            Step::On => Some(from + 1).filter(|next| *next <= last),
            Step::BackSlot => beside(self.areas.iter().map(|area| area.slot).filter(|slot| *slot < here.slot).max()),
            Step::OnSlot => beside(self.areas.iter().map(|area| area.slot).filter(|slot| *slot > here.slot).min()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed() -> Placed {
        let mut placed = Placed::new(100, 100);
        for (slot, item, top) in [(0, 0, 50), (0, 1, 10), (1, 0, 50), (1, 1, 48)] {
            let left = i32::try_from(slot).unwrap() * 50;
            let mark = Rect { left, top, right: left + 40, bottom: top + if item == 1 { 2 } else { 40 } };
            placed.area(mark, mark, slot, item);
        }
        placed
    }

    #[test]
    fn a_thin_mark_is_found_beside_a_thick_one() {
        let placed = placed();
        assert_eq!(placed.at((60, 49)), Some(3));
        assert_eq!(placed.at((60, 60)), Some(2));
        assert_eq!(placed.at((10, 20)), Some(1), "eight pixels below a mark two pixels high");
        assert_eq!(placed.at((10, 30)), None);
    }

    #[test]
    fn arrow_keys_reach_every_mark_and_stop_at_the_ends() {
        let placed = placed();
        assert_eq!(placed.step(None, Step::On), Some(0));
        assert_eq!((placed.step(Some(0), Step::On), placed.step(Some(3), Step::On)), (Some(1), None));
        assert_eq!((placed.step(Some(1), Step::OnSlot), placed.step(Some(3), Step::BackSlot)), (Some(3), Some(1)));
        assert_eq!((placed.step(Some(2), Step::First), placed.step(None, Step::Last)), (Some(0), Some(3)));
        assert_eq!(Placed::new(10, 10).step(None, Step::On), None);
    }
}
