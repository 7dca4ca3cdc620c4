//! The parts of a release by their ids.

use super::model::{Claim, Concept, File, Period};
use crate::order::positions;

/// Positions in the lists of one file, each list in the order of its ids.
#[derive(Debug, Default)]
pub(super) struct Index {
    concepts: Vec<usize>,
    periods: Vec<usize>,
    claims: Vec<usize>,
}

impl Index {
    /// The index of a file.
    pub fn of(file: &File) -> Self {
        Self {
            concepts: by_id(&file.concepts, |concept| &concept.id),
            periods: by_id(&file.periods, |period| &period.id),
            claims: by_id(&file.claims, |claim| &claim.id),
        }
    }

    /// The first concept of that id, in the file that this is the index of.
    pub fn concept<'a>(&self, file: &'a File, id: &str) -> Option<&'a Concept> {
        find(&self.concepts, &file.concepts, id, |concept| &concept.id)
    }

    /// The first period of that id.
    pub fn period<'a>(&self, file: &'a File, id: &str) -> Option<&'a Period> {
        find(&self.periods, &file.periods, id, |period| &period.id)
    }

    /// The first claim of that id.
    pub fn claim<'a>(&self, file: &'a File, id: &str) -> Option<&'a Claim> {
        find(&self.claims, &file.claims, id, |claim| &claim.id)
    }
}

fn by_id<T>(parts: &[T], id: impl Fn(&T) -> &str) -> Vec<usize> {
    positions(parts.len(), &|a, b| id(&parts[a]).cmp(id(&parts[b])))
}

fn find<'a, T>(order: &[usize], parts: &'a [T], wanted: &str, id: impl Fn(&T) -> &str) -> Option<&'a T> {
    let place = order.partition_point(|index| id(&parts[*index]) < wanted);
    order.get(place).and_then(|index| parts.get(*index)).filter(|part| id(part) == wanted)
}
