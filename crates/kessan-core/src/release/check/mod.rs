//! Whether a release file makes sense: its parts one after the other in the file's order, and then, in
//! [`references`], where the translation, the relations and the capital section lead.

mod accounts;
mod cells;
mod file_location;
mod formulas;
mod head;
mod known;
mod notes;
mod printed_unit;
pub(super) mod references;
mod reports;
mod sources;
mod story;
mod tables;
mod units;
mod withholding;

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::model::{ConceptKind, File, Measure, Text};
use crate::facts::Facts;
use crate::period::Span;
use crate::problem::Mistakes;
use crate::unit::Unit;
use file_location::FileLocation;
use known::Known;

/// The largest power of ten that figures may be printed in.
const MOST_SCALE: u32 = 12;

/// An id becomes part of every key and address of its figures; a longer one would be copied into each of them.
const MOST_LETTERS_OF_ID: usize = 256;

/// The facts of all tables, every mistake in the file, and which parts of it they are in.
pub(super) fn facts(file: &File) -> (Facts, Mistakes, Known) {
    let mut checker = Checker::new(file);
    checker.head();
    checker.sources();
    checker.other_reports();
    checker.periods();
    checker.comparisons();
    checker.concepts();
    checker.two_units();
    checker.circles();
    let facts = checker.tables();
    checker.no_currency(&facts);
    checker.claims();
    checker.relations();
    checker.notes();
    checker.story();
    checker.capital();
    checker.withholding();
    (facts, checker.mistakes, checker.known)
}

/// The facts of the tables of a file that has been checked before. What tells mistakes elsewhere in it is 40 kB of a program.
pub(super) fn facts_again(file: &File) -> Facts {
    Checker::new(file).tables()
}

struct Checker<'a> {
    file: &'a File,
    /// The unit of each concept.
    units: HashMap<&'a str, &'a Unit>,
    /// The kind of each concept that says one.
    kinds: HashMap<&'a str, ConceptKind>,
    /// The days of each period.
    spans: HashMap<&'a str, Span>,
    /// The first period that is just that day.
    instants: HashMap<Date, &'a str>,
    /// The concepts listed more than once, in different units.
    of_two_units: HashSet<&'a str>,
    /// The languages of its texts.
    languages: HashSet<&'a str>,
    /// The ids of its documents.
    sources: HashSet<&'a str>,
    /// The numbers of the other reports.
    reports: HashMap<&'a str, u32>,
    /// Days that a table needs a period for, reported already: the table's position and the day.
    missing_instants: HashSet<(usize, String)>,
    mistakes: Mistakes,
    known: Known,
}

impl<'a> Checker<'a> {
    fn new(file: &'a File) -> Self {
        let instants = file.periods.iter().rev().filter(|period| period.span.instant && !period.is_superseded());
        Self {
            file,
            instants: instants.map(|period| (period.span.end, period.id.as_str())).collect(),
            units: file.concepts.iter().map(|concept| (concept.id.as_str(), &concept.unit)).collect(),
            kinds: file.concepts.iter().filter_map(|concept| Some((concept.id.as_str(), concept.kind?))).collect(),
            spans: file.periods.iter().map(|period| (period.id.as_str(), period.span)).collect(),
            of_two_units: units::of_two_units(file),
            languages: file.languages.iter().map(String::as_str).collect(),
            sources: file.sources.iter().map(|source| source.id.as_str()).collect(),
            reports: (1..).zip(&file.other_reports).map(|(number, report)| (report.id.as_str(), number)).collect(),
            missing_instants: HashSet::new(),
            mistakes: Mistakes::default(),
            known: Known::default(),
        }
    }

    fn report(&mut self, location: &FileLocation, found: impl Into<String>, expected: impl Into<String>) {
        self.known.add(&location.pointer);
        self.mistakes.push(location.problem(found, expected));
    }

    /// Reports ids that cannot be part of an address, and those given twice. `list` is where the parts are, its place
    /// what stands before their kind.
    fn ids<'b, T>(&mut self, list: &FileLocation, kind: &str, parts: &'b [T], id: impl Fn(&'b T) -> Option<&'b str>) {
        let mut seen = HashSet::new();
        for (index, part) in parts.iter().enumerate() {
            let Some(id) = id(part) else { continue };
            let location =
                |name: String| FileLocation::new(list.place.clone() + &name, format!("{}/{index}/id", list.pointer));
            if id.is_empty() || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b)) {
                self.report(
                    &location(format!("{kind} {}", index + 1)),
                    format!("the id {id:?}"),
                    "an id of letters from A to Z or a to z, digits, \".\", \"_\" and \"-\"",
                );
            } else if id.len() > MOST_LETTERS_OF_ID {
                let found = format!("an id of {} letters", id.len());
                self.report(&location(format!("{kind} {}", index + 1)), found, format!("at most {MOST_LETTERS_OF_ID}"));
            } else if !seen.insert(id) {
                let expected = format!("an id of its own for each {kind}");
                self.report(&location(format!("{kind} {id:?}")), "the same id twice", expected);
            }
        }
    }

    /// Reports a text without words, and languages that are none of the file's.
    fn text(&mut self, location: &FileLocation, text: &Text) {
        if text.all().next().is_none() {
            self.report(location, "no text in any language", "a text in at least one of the file's \"languages\"");
        }
        for (lang, words) in text.all() {
            if words.trim().is_empty() {
                let expected = "a text that is not empty, or no field for a language in which there is none";
                self.report(&location.inner(lang), format!("no text for {lang:?}"), expected);
            } else if !self.languages.is_empty() && !self.languages.contains(lang) {
                self.report(&location.inner(lang), format!("a text in {lang:?}"), "one of the file's \"languages\"");
            }
        }
    }

    /// The unit of a concept, or a report that there is no such concept.
    fn concept(&mut self, location: &FileLocation, id: &str) -> Option<&'a Unit> {
        let unit = self.units.get(id).copied();
        if unit.is_none() {
            self.report(location, format!("the concept {id:?}"), "one that \"concepts\" lists");
        }
        unit
    }

    /// The days of a period, or a report that there is no such period.
    fn period(&mut self, location: &FileLocation, id: &str) -> Option<Span> {
        let span = self.spans.get(id).copied();
        if span.is_none() {
            self.report(location, format!("the period {id:?}"), "one that \"periods\" lists");
        }
        span
    }

    /// Reports a measure on an unknown period or concept.
    fn measure(&mut self, location: &FileLocation, measure: &Measure) {
        match measure {
            Measure::Value => {}
            Measure::Growth(on) => _ = self.period(&location.inner("growth"), on),
            Measure::Change(on) => _ = self.period(&location.inner("change"), on),
            Measure::Share(of) => _ = self.concept(&location.inner("share"), of),
        }
    }

    /// What is wrong with a value of a concept in a period, by the kind that the concept says: a flow takes time, a stock is
    /// counted on a day.
    fn misplaced(&self, concept: &str, period: &str, measure: Option<&Measure>) -> Option<(String, String)> {
        let (kind, span) = (*self.kinds.get(concept)?, *self.spans.get(period)?);
        let is_value = matches!(measure, None | Some(Measure::Value));
        let expected = match kind {
            ConceptKind::Flow if span.instant => {
                "a period of days, in which a flow adds up, or the kind \"stock\" for what there is on a day"
            }
            ConceptKind::Stock if !span.instant => {
                "the day on which a stock is counted (\"at\": \"end\"), or the kind \"flow\" for what adds up over time, \
                 \"average\" for a mean"
            }
            _ => return None,
        };
        is_value.then(|| (format!("a figure for {span} of {concept:?}, which is a {}", kind.id()), expected.to_owned()))
    }

    /// Whether a power of ten is one that figures may be printed in; reports one that is not.
    fn scale(&mut self, location: &FileLocation, scale: u32) -> bool {
        if scale > MOST_SCALE {
            let expected = format!("a power of ten from 0 to {MOST_SCALE}");
            self.report(location, format!("the scale {scale}"), expected);
        }
        scale <= MOST_SCALE
    }
}
