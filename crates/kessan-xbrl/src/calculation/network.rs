//! A total with its parts.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::fact::Context;
use kessan_core::order::CompactSort;

/// Elements with their weights, 1 or −1, in the order of the elements.
pub(crate) type Terms = Vec<(usize, Decimal)>;

/// A total and what adds up to it.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    /// The total's element.
    pub total: usize,
    /// Its parts.
    pub terms: Terms,
    /// The table that prints it first; `None` for the prose.
    pub table: Option<usize>,
}

/// A sum that the release's checks have found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The total's element.
    pub total: usize,
    /// What all of its figures are about.
    pub context: Context,
    /// Its parts as printed, dashes among them.
    pub terms: Terms,
    /// Its parts without dashes.
    pub reported: Terms,
    /// The table of the total.
    pub table: Option<usize>,
}

/// Terms in the order of their elements.
pub(super) fn sorted(mut terms: Terms) -> Terms {
    terms.compact_sort_by_key(|(element, _)| *element);
    terms
}

/// The sums found of each total in each context, by the parts that are more than dashes.
pub(super) fn by_context(found: &[Found]) -> FxHashMap<(usize, &Context), Vec<&Terms>> {
    let mut all: FxHashMap<(usize, &Context), Vec<&Terms>> = FxHashMap::default();
    for one in found {
        all.entry((one.total, &one.context)).or_default().push(&one.reported);
    }
    all
}
