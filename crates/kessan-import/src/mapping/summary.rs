//! Gathers what an import tells: what came out, what was left out and why.

use std::collections::{BTreeMap, HashSet};

use kessan_core::checks::Status;
use kessan_core::release::Release;
use kessan_core::release::model::File;

use super::answers::Answers;
use super::figures::{Figures, Unread};
use super::outcome::{Checks, ImportReport};
use super::prose::Prose;
use super::questions::Questions;
use super::rates;
use super::shown::Shown;
use crate::report::{Place, Report};

/// What the import tells.
pub struct Told<'a> {
    /// The filing.
    pub report: &'a Report,
    /// Its facts, read.
    pub figures: &'a Figures,
    /// What the tables show.
    pub shown: &'a Shown,
    /// What its text states.
    pub prose: &'a Prose,
    /// The release file.
    pub file: &'a File,
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
        let Told { report, figures, shown, prose, file, release, made, dropped, notes, questions, answers } = self;
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
            let document = report.documents.get(place.document).map_or("the filing", |document| document.path.as_str());
            match &place.element {
                Some(element) => format!("{document}, element {element}"),
                None if place.line > 0 => format!("{document}, line {}", place.line),
                None => document.to_owned(),
            }
        };
        let tagged = || report.facts.iter().filter(|fact| !rates::is_rate(fact));
        let numbers = tagged().filter(|fact| fact.unit.is_some()).count();
        ImportReport {
            id: file.id.clone(),
            company: texts(&file.company.name),
            title: texts(&file.title),
            documents: report.documents.iter().map(|document| document.path.clone()).collect(),
            tables: file.tables.len(),
            rows: file.tables.iter().map(|table| table.rows.len()).sum(),
            cells: release.facts.all().len(),
            made_cells: made,
            facts: tagged().count(),
            numbers,
            used: shown
                .facts
                .iter()
                .filter(|fact| report.facts.get(**fact).is_some_and(|fact| !rates::is_rate(fact)))
                .count()
                + prose.used.len(),
            unused: unused(report, figures, shown, prose),
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
            notices: report
                .notices
                .iter()
                .map(|notice| format!("{}: {}; {}", place(&notice.place), notice.found, notice.remedy))
                .chain(notes)
                .collect(),
        }
    }
}

/// Numbers that the release does not show, by reason.
fn unused(report: &Report, figures: &Figures, shown: &Shown, prose: &Prose) -> BTreeMap<String, usize> {
    let cells = report.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let in_tables: HashSet<usize> = cells.flat_map(|cell| cell.facts.iter().copied()).collect();
    let mut unused: BTreeMap<String, usize> = BTreeMap::new();
    for (number, fact) in report.facts.iter().enumerate() {
        if fact.unit.is_none() || shown.facts.contains(&number) || prose.used.contains(&number) || rates::is_rate(fact)
        {
            continue;
        }
        let reason = match figures.of.get(number) {
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
