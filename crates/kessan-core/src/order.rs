//! Lists in order: the library's sorting algorithms are compiled anew for every type, 3 kB of program each. Here they are compiled
//! once, for positions, and what is compiled for each type is to put its values there.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Puts a list in the order of a key; equal ones stay in theirs. For lists of a few dozen at most.
pub fn by_key<T, K: Ord>(list: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered: Vec<T> = Vec::with_capacity(list.len());
    for item in list {
        let at = key(&item);
        let place = ordered.partition_point(|other| key(other) <= at);
        ordered.insert(place, item);
    }
    ordered
}

/// The positions of a list of any length in the order of a comparison; equal ones stay in theirs. Compiled once for all lists.
pub fn positions(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Sorting without the library's algorithms for each type. Equal ones stay in their order.
pub trait CompactSort<T> {
    /// Sorts by the values' own order.
    fn compact_sort(&mut self)
    where
        T: Ord;

    /// Sorts by a comparison.
    fn compact_sort_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// Sorts by a key, which is asked for at each comparison.
    fn compact_sort_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K);

    /// Sorts by a key that takes long to find: it is asked for once.
    fn compact_sort_by_cached_key<K: Ord>(&mut self, key: impl Fn(&T) -> K);
}

impl<T> CompactSort<T> for [T] {
    fn compact_sort(&mut self)
    where
        T: Ord,
    {
        self.compact_sort_by(T::cmp);
    }

    fn compact_sort_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let order = positions(self.len(), &|a, b| compare(&self[a], &self[b]));
        put(self, order);
    }

    fn compact_sort_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.compact_sort_by(|a, b| key(a).cmp(&key(b)));
    }

    fn compact_sort_by_cached_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        let keys: Vec<K> = self.iter().map(key).collect();
        let order = positions(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
        put(self, order);
    }
}

/// Collecting into ordered sets and maps by one insertion after the other. The library's own way sorts a list first, which is compiled
/// anew for every type: 4 kB of program each.
pub trait CollectOrdered: Iterator + Sized {
    /// As a set.
    fn collect_set(self) -> BTreeSet<Self::Item>
    where
        Self::Item: Ord,
    {
        let mut set = BTreeSet::new();
        self.for_each(|item| _ = set.insert(item));
        set
    }

    /// As a map; of values with the same key the last one stays.
    fn collect_map<K: Ord, V>(self) -> BTreeMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        let mut map = BTreeMap::new();
        self.for_each(|(key, value)| _ = map.insert(key, value));
        map
    }
}

impl<I: Iterator> CollectOrdered for I {}

/// Puts to each place the value that `order` names, along the cycles of places that exchange their values.
fn put<T>(list: &mut [T], mut order: Vec<usize>) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start {
                break;
            }
            list.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        assert_eq!(
            by_key(vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], |item| item.0),
            [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]
        );
    }

    #[test]
    fn compact_sorting_is_the_library_s() {
        // Every list of six values out of four, with its places: equal ones must stay in their order.
        for number in 0..4_usize.pow(6) {
            let list: Vec<(usize, usize)> =
                (0..6).map(|place| (number / 4_usize.pow(place) % 4, place as usize)).collect();
            let sorted = |by: fn(&mut Vec<(usize, usize)>)| {
                let mut list = list.clone();
                by(&mut list);
                list
            };
            let expected = sorted(|list| list.sort_by_key(|(value, _)| *value));
            assert_eq!(sorted(|list| list.compact_sort_by_key(|(value, _)| *value)), expected);
            assert_eq!(sorted(|list| list.compact_sort_by_cached_key(|(value, _)| *value)), expected);
            assert_eq!(sorted(|list| list.compact_sort_by(|(a, _), (b, _)| a.cmp(b))), expected);
            assert_eq!(sorted(|list| list.compact_sort()), sorted(|list| list.sort()));
        }
        let mut none: [u8; 0] = [];
        none.compact_sort();
    }
}
