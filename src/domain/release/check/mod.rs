//! Whether a release file makes sense: its parts one after the other in the file's order, and then, in
//! [`references`], where the translation and the capital section lead.

mod accounts;
mod cells;
mod formulas;
mod head;
pub(super) mod references;
mod story;
mod tables;

use std::collections::{HashMap, HashSet};

use super::model::{File, Measure, Text};
use crate::domain::facts::Facts;
use crate::domain::period::Span;
use crate::domain::problem::Problem;
use crate::domain::unit::Unit;

/// The largest power of ten that figures may be printed in.
const MOST_SCALE: u32 = 12;

/// The facts of all tables, and every mistake in the file.
pub(super) fn facts(file: &File) -> (Facts, Vec<Problem>) {
    let mut checker = Checker {
        file,
        units: file.concepts.iter().map(|concept| (concept.id.as_str(), &concept.unit)).collect(),
        spans: file.periods.iter().map(|period| (period.id.as_str(), period.span)).collect(),
        missing_instants: HashSet::new(),
        problems: Vec::new(),
    };
    checker.head();
    checker.periods();
    checker.comparisons();
    checker.concepts();
    checker.circles();
    let facts = checker.tables();
    checker.claims();
    checker.relations();
    checker.story();
    checker.capital();
    (facts, checker.problems)
}

struct Checker<'a> {
    file: &'a File,
    /// The unit of each concept.
    units: HashMap<&'a str, &'a Unit>,
    /// The days of each period.
    spans: HashMap<&'a str, Span>,
    /// Days that a table needs a period for, reported already: the table's position and the day.
    missing_instants: HashSet<(usize, String)>,
    problems: Vec<Problem>,
}

impl<'a> Checker<'a> {
    fn report(&mut self, place: impl Into<String>, found: impl Into<String>, expected: impl Into<String>) {
        self.problems.push(Problem::new(place, found, expected));
    }

    /// Reports ids that cannot be part of an address, and those given twice. `within` is the place of the list.
    fn ids<'b, T>(&mut self, within: &str, kind: &str, parts: &'b [T], id: impl Fn(&'b T) -> Option<&'b str>) {
        let mut seen = HashSet::new();
        for (index, part) in parts.iter().enumerate() {
            let Some(id) = id(part) else { continue };
            if id.is_empty() || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b)) {
                self.report(
                    format!("{within}{kind} {}", index + 1),
                    format!("the id {id:?}"),
                    "an id of letters from A to Z or a to z, digits, \".\", \"_\" and \"-\"",
                );
            } else if !seen.insert(id) {
                let expected = format!("an id of its own for each {kind}");
                self.report(format!("{within}{kind} {id:?}"), "the same id twice", expected);
            }
        }
    }

    /// Reports the languages in which a text is missing.
    fn text(&mut self, place: &str, text: &Text) {
        for lang in text.missing() {
            self.report(place, format!("no text for {:?}", lang.tag()), "a text in both languages");
        }
    }

    /// The unit of a concept, or a report that there is no such concept.
    fn concept(&mut self, place: &str, id: &str) -> Option<&'a Unit> {
        let unit = self.units.get(id).copied();
        if unit.is_none() {
            self.report(place, format!("the concept {id:?}"), "one that \"concepts\" lists");
        }
        unit
    }

    /// The days of a period, or a report that there is no such period.
    fn period(&mut self, place: &str, id: &str) -> Option<Span> {
        let span = self.spans.get(id).copied();
        if span.is_none() {
            self.report(place, format!("the period {id:?}"), "one that \"periods\" lists");
        }
        span
    }

    /// Reports a measure on an unknown period or concept.
    fn measure(&mut self, place: &str, measure: &Measure) {
        match measure {
            Measure::Value => {}
            Measure::Growth(on) | Measure::Change(on) => _ = self.period(place, on),
            Measure::Share(of) => _ = self.concept(place, of),
        }
    }

    /// Whether a power of ten is one that figures may be printed in; reports one that is not.
    fn scale(&mut self, place: &str, scale: u32) -> bool {
        if scale > MOST_SCALE {
            let expected = format!("a power of ten from 0 to {MOST_SCALE}");
            self.report(place, format!("the scale {scale}"), expected);
        }
        scale <= MOST_SCALE
    }
}
