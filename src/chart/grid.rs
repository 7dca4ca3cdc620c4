//! A figure as a table: the same items in rows and columns.

use super::figure::{Figure, Form, Item};

/// An item with its slot, where there is one.
pub type Cell = Option<(usize, Item)>;

/// A table of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// The rows: their heads, and in each column an item, with its slot, if there is one.
    pub rows: Vec<(String, Vec<Cell>)>,
}

impl Figure {
    /// The table: a row for each series of a stack or a line over time, for each group of bars, for each step of a bridge. Hidden series are
    /// in it, too: what is taken out of a picture is still in the release.
    pub fn grid(&self) -> Grid {
        match self.form {
            Form::Stacked(_) | Form::TimeSeries => {
                let row = |(index, series): (usize, &super::figure::Series)| {
                    let of = |at: usize| self.slots[at].items.iter().find(|item| item.series == index);
                    let items = (0..self.slots.len()).map(|at| of(at).map(|item| (at, item.clone()))).collect();
                    (series.name.clone(), items)
                };
                Grid {
                    heads: self.slots.iter().map(|slot| slot.name.clone()).collect(),
                    rows: self.series.iter().enumerate().map(row).collect(),
                }
            }
            Form::Grouped | Form::GroupedApart => {
                let row = |(at, slot): (usize, &super::figure::Slot)| {
                    let of = |index: usize| slot.items.iter().find(|item| item.series == index);
                    let items = (0..self.series.len()).map(|index| of(index).map(|item| (at, item.clone()))).collect();
                    (slot.name.clone(), items)
                };
                Grid {
                    heads: self.series.iter().map(|series| series.name.clone()).collect(),
                    rows: self.slots.iter().enumerate().map(row).collect(),
                }
            }
            Form::Bridge => {
                let slots = self.slots.iter().enumerate();
                let row =
                    slots.map(|(at, slot)| (slot.name.clone(), vec![slot.items.first().map(|i| (at, i.clone()))]));
                Grid { heads: vec![String::new()], rows: row.collect() }
            }
        }
    }
}
