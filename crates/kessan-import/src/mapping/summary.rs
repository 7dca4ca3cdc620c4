//! Gathers what an import tells: what came out, what was left out and why.

use std::collections::{BTreeMap, HashSet};

use kessan_core::checks::Status;
use kessan_core::release::Release;

use super::answers::Answers;
use super::figures::{Figures, Unread};
use super::outcome::{Checks, ImportReport};
use super::prose::Prose;
use super::questions::Questions;
use super::rates;
use super::shown::Shown;
use crate::report::{Document, Notice, Place, Report};

/// What became of the facts of a filing.
pub struct Used {
    /// Those that the filing tags, texts among them.
    facts: usize,
    /// Those that are numbers.
    numbers: usize,
    /// Numbers that the release shows.
    used: usize,
    /// Those that it does not, by reason.
    unused: BTreeMap<String, usize>,
}

impl Used {
    /// Counts them.
    pub fn new(report: &Report, figures: &Figures, shown: &Shown, prose: &Prose) -> Self {
        let words = by_words(report);
        let is_tagged = |number: &&usize| {
            report.facts.get(**number).is_some_and(|fact| !rates::is_rate(fact)) && !words.contains(*number)
        };
        let numbered = report.facts.iter().enumerate();
        let tagged = || numbered.clone().filter(|(number, _)| is_tagged(&number));
        Self {
            facts: tagged().count(),
            numbers: tagged().filter(|(_, fact)| fact.unit.is_some()).count(),
            used: shown.facts.iter().filter(is_tagged).count() + prose.used.len(),
            unused: unused(report, figures, shown, prose),
        }
    }
}

/// What the import tells.
pub struct Told<'a> {
    /// The files of the filing.
    pub documents: &'a [Document],
    /// What its readers left out, repaired or doubted.
    pub notices: &'a [Notice],
    /// What became of its facts.
    pub used: Used,
    /// The release, checked.
    pub release: &'a Release,
    /// Cells whose text was made.
    pub made: usize,
    /// Sums left out.
    pub dropped: usize,
    /// What was left out and why, in a line each.
    pub notes: Vec<String>,
    /// What is asked.
    pub questions: Questions,
    /// What was answered.
    pub answers: &'a Answers,
}

impl Told<'_> {
    /// The report.
    pub fn report(self) -> ImportReport {
        let Told { documents, notices, used, release, made, dropped, notes, questions, answers } = self;
        let file = &release.file;
        let checks = release.checks();
        let texts =
            |text: &kessan_core::text::Text| text.all().next().map(|(_, text)| text.to_owned()).unwrap_or_default();
        let contradictions = checks.checks.iter().filter(|check| check.status == Status::Inconsistent);
        let contradiction = |check: &kessan_core::checks::Check| {
            let number = |value: Option<rust_decimal::Decimal>| {
                value.map_or_else(|| "–".to_owned(), |value| value.normalize().to_string())
            };
            format!("{}: expected {}, off by {}", check.id, number(check.expected), number(check.difference))
        };
        let place = |place: &Place| {
            let document = documents.get(place.document).map_or("the filing", |document| document.path.as_str());
            match &place.element {
                Some(element) => format!("{document}, element {element}"),
                None if place.line > 0 => format!("{document}, line {}", place.line),
                None => document.to_owned(),
            }
        };
        ImportReport {
            id: file.id.clone(),
            company: texts(&file.company.name),
            title: texts(&file.title),
            documents: documents.iter().map(|document| document.path.clone()).collect(),
            tables: file.tables.len(),
            rows: file.tables.iter().map(|table| table.rows.len()).sum(),
            cells: release.facts.all().len(),
            made_cells: made,
            facts: used.facts,
            numbers: used.numbers,
            used: used.used,
            unused: used.unused,
            claims: file.claims.len(),
            concepts: file.concepts.len(),
            periods: file.periods.len(),
            sums: file
                .concepts
                .iter()
                .map(|concept| usize::from(!concept.sum.is_empty()) + concept.other_sums.len())
                .sum(),
            dropped_sums: dropped,
            rates: release
                .facts
                .all()
                .iter()
                .filter(|fact| fact.measure != kessan_core::release::model::Measure::Value)
                .count(),
            businesses: file.story.businesses.len(),
            targets: file.story.targets.len(),
            dividends: file.capital.as_ref().map_or(0, |capital| capital.dividends.len()),
            checks: Checks {
                tied: checks.count(Status::Tied),
                rounding: checks.count(Status::Rounding),
                inconsistent: checks.count(Status::Inconsistent),
            },
            contradictions: contradictions.map(contradiction).collect(),
            questions: questions.all(),
            answers_file: answers.file().to_owned(),
            unused_answers: answers.unused(),
            wrong_answers: answers.wrong().to_vec(),
            notices: notices
                .iter()
                .map(|notice| format!("{}: {}; {}", place(&notice.place), notice.found, notice.remedy))
                .chain(notes)
                .collect(),
        }
    }
}

/// Facts of tables that no tag is on.
fn by_words(report: &Report) -> HashSet<usize> {
    let tables = report.tables.iter().filter(|table| table.is_by_words);
    tables
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells)
        .flat_map(|cell| cell.facts.iter().copied())
        .collect()
}

/// Numbers that the release does not show, by reason.
fn unused(report: &Report, figures: &Figures, shown: &Shown, prose: &Prose) -> BTreeMap<String, usize> {
    let cells = report.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let in_tables: HashSet<usize> = cells.flat_map(|cell| cell.facts.iter().copied()).collect();
    let words = by_words(report);
    let mut unused: BTreeMap<String, usize> = BTreeMap::new();
    for (number, fact) in report.facts.iter().enumerate() {
        if words.contains(&number) {
            continue;
        }
        if fact.unit.is_none() || shown.facts.contains(&number) || prose.used.contains(&number) || rates::is_rate(fact)
        {
            continue;
        }
        let reason = match figures.of.get(number) {
            Some(Err(Unread::OfTheFiling)) => "says which filing this is",
            Some(Err(Unread::OtherEntity)) => "of another company",
            Some(Err(Unread::Forever)) => "of no period",
            Some(Err(Unread::FarAway)) => "of another century than the report",
            Some(Err(Unread::TooLong)) => "more than 28 digits",
            Some(Err(Unread::Text)) | None => "no number",
            Some(Ok(figure)) if figure.value.is_none() => "nil, and nothing printed",
            Some(Ok(_)) if report.tables.is_empty() => "given again, or of a period that the latest columns leave out",
            Some(Ok(_)) if fact.is_hidden => "in the hidden part of the document",
            Some(Ok(_)) if !in_tables.contains(&number) => {
                prose.left.get(&number).copied().unwrap_or("stands in the text, outside of tables")
            }
            Some(Ok(_)) => "printed beside another in the same place",
        };
        *unused.entry(reason.to_owned()).or_default() += 1;
    }
    unused
}
