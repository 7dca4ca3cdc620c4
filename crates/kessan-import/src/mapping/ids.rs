//! The ids of concepts and periods within a file.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::calendar::Calendar;
use super::figures::{Figures, Line};
use super::scenario::short;
use super::words::id_of;
use crate::report::Name;
use crate::terms;
use kessan_core::order::CompactSort;

/// Ids by the numbers of lines and periods.
#[derive(Debug, Default)]
pub struct Ids {
    lines: BTreeMap<usize, String>,
    periods: BTreeMap<usize, String>,
}

impl Ids {
    /// Ids for these lines and periods.
    pub fn new(figures: &Figures, lines: &BTreeSet<usize>, periods: &BTreeSet<usize>, calendar: &Calendar) -> Self {
        let mut ids = Self::default();
        let bases = bases(figures, lines);
        let mut taken = Unlike::default();
        for number in lines {
            let Some(line) = figures.lines.get(*number) else { continue };
            let id = of_line(line, bases.get(&line.element).map_or("Concept", String::as_str));
            ids.lines.insert(*number, taken.id(id));
        }
        let mut taken = Unlike::default();
        for number in periods {
            let period = figures.periods.get(*number);
            let id = calendar.id(period);
            // Two spans that the calendar calls the same are called by their days.
            let id = if taken.has(&id) { Calendar { end: (0, 0), ..*calendar }.id(period) } else { id };
            ids.periods.insert(*number, taken.id(id));
        }
        ids
    }

    /// The id of a line.
    pub fn line(&self, number: usize) -> Option<&str> {
        self.lines.get(&number).map(String::as_str)
    }

    /// The id of a period.
    pub fn period(&self, number: usize) -> Option<&str> {
        self.periods.get(&number).map(String::as_str)
    }
}

/// What each element is called: by the field's name for it, of several elements of one name the one with most lines; the others
/// by their own.
fn bases(figures: &Figures, lines: &BTreeSet<usize>) -> BTreeMap<Name, String> {
    let mut counts: BTreeMap<&Name, usize> = BTreeMap::new();
    for line in lines.iter().filter_map(|line| figures.lines.get(*line)) {
        *counts.entry(&line.element).or_default() += if line.members.is_empty() { 1_000 } else { 1 };
    }
    let mut order: Vec<(&Name, usize)> = counts.into_iter().collect();
    order.compact_sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut taken = Unlike::default();
    let mut bases = BTreeMap::new();
    for (element, _) in order {
        let term = terms::by_element(element).map(|term| term.concept.to_owned()).filter(|id| !taken.has(id));
        let id = taken.id(term.unwrap_or_else(|| id_of(&element.local, "Concept")));
        bases.insert(element.clone(), id);
    }
    bases
}

fn of_line(line: &Line, base: &str) -> String {
    let mut id = base.to_owned();
    for (_, member) in line.members.iter() {
        id.push('.');
        id.push_str(&id_of(&short(member), "Member"));
    }
    id.chars().take(200).collect()
}

/// Ids that are unlike each other, one after another; each with the number that the next of its kind gets, so that a hundred
/// thousand equal ones take no longer than others.
#[derive(Debug, Default)]
pub struct Unlike(HashMap<String, usize>);

impl Unlike {
    /// The id itself, or the id with a number.
    pub fn id(&mut self, id: String) -> String {
        let Some(number) = self.0.get(&id).copied() else {
            self.0.insert(id.clone(), 2);
            return id;
        };
        let (free, candidate) = (number..)
            .map(|number| (number, format!("{id}-{number}")))
            .find(|(_, candidate)| !self.0.contains_key(candidate))
            .unwrap_or((number, id.clone()));
        self.0.insert(id, free.saturating_add(1));
        self.0.insert(candidate.clone(), 2);
        candidate
    }

    /// Whether an id is given already.
    fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }
}

#[cfg(test)]
mod tests {
    use super::Unlike;

    #[test]
    fn equal_ids_are_numbered_and_numbers_that_are_taken_are_passed_over() {
        let mut unlike = Unlike::default();
        let given = ["a", "a", "a-2", "a", "b"].map(|id| unlike.id(id.to_owned()));
        assert_eq!(given, ["a", "a-2", "a-2-2", "a-3", "b"]);
        // Each takes up where the one before it stopped: a hundred thousand are no work.
        let last = (0..100_000).map(|_| unlike.id("c".to_owned())).last();
        assert_eq!(last.as_deref(), Some("c-100000"));
    }
}
