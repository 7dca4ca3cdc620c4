//! Short lists in order: the library's sorting algorithms are compiled anew for every type, 3 kB of program each.

use std::cmp::Ordering;

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
}
