//! The ids of concepts and periods within a file.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::calendar::Calendar;
use super::figures::{Figures, Line};
use super::scenario::short;
use super::words::id_of;
use crate::report::Name;
use crate::terms;

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
        let mut taken: HashSet<String> = HashSet::new();
        for number in lines {
            let Some(line) = figures.lines.get(*number) else { continue };
            let id = of_line(line, bases.get(&line.element).map_or("Concept", String::as_str));
            ids.lines.insert(*number, unlike(&mut taken, id));
        }
        let mut taken: HashSet<String> = HashSet::new();
        for number in periods {
            let period = figures.periods.get(*number);
            let id = calendar.id(period);
            // Two spans that the calendar calls the same are called by their days.
            let id = if taken.contains(&id) { Calendar { end: (0, 0), ..*calendar }.id(period) } else { id };
            ids.periods.insert(*number, unlike(&mut taken, id));
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
    order.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut taken: HashSet<String> = HashSet::new();
    let mut bases = BTreeMap::new();
    for (element, _) in order {
        let term = terms::by_element(element).map(|term| term.concept.to_owned()).filter(|id| !taken.contains(id));
        let own = || unlike(&mut taken.clone(), id_of(&element.local, "Concept"));
        let id = term.unwrap_or_else(own);
        taken.insert(id.clone());
        bases.insert(element.clone(), id);
    }
    bases
}

fn of_line(line: &Line, base: &str) -> String {
    let mut id = base.to_owned();
    for (_, member) in &line.members {
        id.push('.');
        id.push_str(&id_of(&short(member), "Member"));
    }
    id.chars().take(200).collect()
}

fn unlike(taken: &mut HashSet<String>, id: String) -> String {
    let mut candidate = id.clone();
    let mut number = 2;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{id}-{number}");
        number += 1;
    }
    candidate
}

/// Ids that are unlike each other, one after another.
#[derive(Debug, Default)]
pub struct Unlike(HashSet<String>);

impl Unlike {
    /// The id itself, or the id with a number.
    pub fn id(&mut self, id: String) -> String {
        unlike(&mut self.0, id)
    }
}
