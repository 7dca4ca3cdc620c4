//! The whole way from a report to a release file.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::ops::Deref;

use jiff::civil::Date;
use kessan_core::release::Release;
use kessan_core::release::model::{Claim, Company, File, Listing};

use super::answers::Answers;
use super::capital::{self, Sources};
use super::emit::Writer;
use super::entity::Head;
use super::figures::Figures;
use super::ids::Ids;
use super::labels::Labels;
use super::languages::{languages, translations};
use super::named_periods::{trim, used_periods};
use super::names::Names;
use super::outcome::ImportReport;
use super::prose::{self, Prose};
use super::questions::Questions;
use super::rounding::rounding;
use super::shown::Shown;
use super::summary::{Told, Used};
use super::sums::Relations;
use super::table_kind::finish;
use super::{Context, asked, bare, businesses, given, rates, sheet, story, totals, unnamed, verify};
use crate::report::Report;

/// How to import.
#[derive(Clone, Debug)]
pub struct Options {
    /// Languages (BCP 47) that the release gets beside the report's own, as far as labels are known in them.
    pub languages: Vec<String>,
    /// What a person says beside the filing.
    pub answers: Answers,
    /// Takes the claims, notes and businesses of the answers into the release: [`add_given`](super::add_given), which a program in a
    /// browser loads when there are answers.
    pub take_given: fn(&mut File, &mut Answers),
}

impl Default for Options {
    fn default() -> Self {
        Self { languages: Vec::new(), answers: Answers::default(), take_given: given::add }
    }
}

/// What an import gives.
#[derive(Debug)]
pub struct Import {
    /// The release file as text: it validates.
    pub json: String,
    /// The release, read from it and checked; its `file` is the release file.
    pub release: Release,
    /// What came out, what was left out, what is asked.
    pub report: ImportReport,
}

/// What a release says is read through its import: `import.file`, `import.facts`.
impl Deref for Import {
    type Target = Release;

    fn deref(&self) -> &Release {
        &self.release
    }
}

/// Why there is no release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What was found, and what was expected.
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// As many times a release is written anew without relations that it does not bear out.
const MOST_ROUNDS: usize = 4;

/// Makes a release of a report.
///
/// # Errors
///
/// The report has no figures, or what comes out is no valid release; the message says why.
pub fn map(report: &Report, options: Options) -> Result<Import, Failure> {
    let import = release_of(Cow::Borrowed(report), options.clone())?;
    let has_words = report.tables.iter().any(|table| table.is_by_words);
    if !has_words || import.report.checks.inconsistent == 0 {
        return Ok(import);
    }
    // What is read by its words must not contradict what is tagged.
    let mut other = release_of(Cow::Owned(without_words(report)), options)?;
    if other.report.checks.inconsistent >= import.report.checks.inconsistent {
        return Ok(import);
    }
    let count = report.tables.iter().filter(|table| table.is_by_words).count();
    let first = import.report.contradictions.first().cloned().unwrap_or_default();
    other.report.notices.push(format!(
        "{count} tables without tags: left out, since by their words they contradict what is tagged ({first})"
    ));
    Ok(other)
}

/// The same of a report that nobody needs any more: its facts are let go of before the release is checked, which takes most memory.
///
/// # Errors
///
/// As [`map`].
pub fn map_owned(report: Report, options: Options) -> Result<Import, Failure> {
    // What is read by its words may have to be read again without.
    if report.tables.iter().any(|table| table.is_by_words) {
        return map(&report, options);
    }
    release_of(Cow::Owned(report), options)
}

/// A report without the facts of tables that no tag is on.
fn without_words(report: &Report) -> Report {
    let mut report = report.clone();
    for table in report.tables.iter_mut().filter(|table| table.is_by_words) {
        table.is_by_words = false;
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            for fact in cell.facts.drain(..) {
                if let Some(fact) = report.facts.get_mut(fact) {
                    fact.value = crate::report::Value::Text(String::new());
                    fact.unit = None;
                }
            }
        }
    }
    report
}

fn release_of(given: Cow<'_, Report>, options: Options) -> Result<Import, Failure> {
    let (with_rates, left) = match rates::with_rates(&given) {
        (Cow::Owned(report), left) => (Some(report), left),
        (Cow::Borrowed(_), left) => (None, left),
    };
    let whole = with_rates.map_or(given, Cow::Owned);
    let report = &*whole;
    let mut figures = Figures::new(report);
    if figures.all().next().is_none() {
        let (facts, tables) = (report.facts.len(), report.tables.len());
        let message = format!(
            "reading figures: found {facts} facts and {tables} tables, none of them with a tagged number; expected inline XBRL, xBRL-JSON or company facts with numbers"
        );
        return Err(Failure { message });
    }
    let head = Head::new(report);
    let calendar = head.calendar();
    let language = head.language();
    let mut context = Context {
        is_japanese: language == "ja",
        language: language.clone(),
        labels: Labels::new(report),
        measures: sheet::Measures::default(),
        made: Vec::new(),
        unplaced: Vec::new(),
        left: rates::notes(report, &left),
        in_labels: HashSet::new(),
    };
    context.labels.note_owners(&figures);
    let mut drafts = sheet::drafts(report, &figures, &mut context);
    if drafts.is_empty() {
        drafts = bare::drafts(report, &figures, &mut context);
    }
    drafts.retain(|draft| !draft.is_empty());
    let trimmed = trim(&mut drafts, &context, &figures, head.announced().or_else(|| head.main_end()));
    unnamed::name(report, &figures, &context.labels, &mut drafts, &language);
    for draft in &mut drafts {
        finish(&figures, draft, &language);
    }
    let shown = Shown::new(&figures, &drafts);
    rates::drop_lost(&mut drafts, &context.measures, &shown);
    let spans = story::main_spans(&figures, &shown, head.main_end());
    let spans = if spans.is_empty() { story::main_spans(&figures, &shown, None) } else { spans };
    // A notice that revises a forecast has no results to compare: those of last year, beside it for reference, are not its news.
    let revised = story::revised(&figures, &shown);
    let spans = if revised.is_some() { Vec::new() } else { spans };
    let main = revised.or(spans.first().copied());
    let mut relations = Relations::new(report, &figures, &shown);
    totals::add(&figures, &shown, &drafts, &mut relations);
    let (found, lacking) =
        main.map(|main| businesses::find(report, &figures, &shown, main, &mut relations)).unwrap_or_default();
    let year = capital::fiscal_year(&mut figures, &shown, &calendar, main);
    let used = used_periods(&drafts, &context, &spans, year, &figures);
    let ids = Ids::new(&figures, &shown.lines, &used, &calendar);
    let (mut answers, take_given) = (options.answers, options.take_given);
    let mut questions = Questions::default();
    let languages =
        languages(&language, &options.languages, &answers.keys(&["translations"]), &context.labels, &figures);
    let translations = translations(&mut answers, &languages);
    let ends = head.main_end().or_else(|| main.and_then(|main| super::periods::end_of(figures.periods.get(main))));
    let announced = announced(&head, ends, &mut answers, &mut questions);
    let currency = figures.currency().to_owned();
    let writer = Writer {
        ids,
        calendar,
        labels: context.labels,
        languages,
        currency,
        announced,
        near: announced.or(ends).unwrap_or(Date::constant(2000, 1, 1)),
        relations,
        measures: context.measures,
        translations,
    };
    let names = Names::new(report, &head, &writer, &figures, (main, revised.is_some()), &mut answers, &mut questions);
    let prose = Prose::new(report, &figures, &shown, &writer);
    let mut claims: Vec<Claim> = prose.claims.clone();
    let mut sources = Sources {
        report,
        figures: &figures,
        shown: &shown,
        head: &head,
        main,
        year,
        answers: &mut answers,
        questions: &mut questions,
        claims: &mut claims,
    };
    let capital = capital::capital(&writer, &mut sources);
    let story = story::story(&writer, &figures, &shown, main, &found, &head);
    let (stated, rounding) = rounding(&head);
    let file = File {
        schema: Some("./release.schema.json".to_owned()),
        kessan: 2,
        languages: writer.languages.clone(),
        other_reports: Vec::new(),
        id: names.id,
        company: Company {
            name: names.name,
            short_name: names.short,
            listings: head
                .listing()
                .into_iter()
                .map(|(exchange, code)| Listing {
                    exchange: super::words::clean(&exchange),
                    code: super::words::clean(&code),
                })
                .filter(|listing| !listing.exchange.is_empty() && !listing.code.is_empty())
                .collect(),
            website: head.website(),
        },
        title: names.title,
        announced,
        basis: names.basis,
        currency: writer.currency.clone(),
        rounding,
        sources: writer.sources(report),
        translation: None,
        periods: writer.periods(&figures, &used),
        comparisons: story::comparisons(&writer, &figures, &shown, &spans),
        concepts: writer.concepts(&figures, &shown.lines),
        tables: writer.tables(&figures, drafts),
        claims,
        relations: Vec::new(),
        notes: Vec::new(),
        story,
        capital,
        assumptions: Vec::new(),
    };
    let fail = |message: String| Failure {
        message: format!(
            "the release that came out is not valid; this is a mistake of the import, not of the filing:\n{message}"
        ),
    };
    let made = context.made.len();
    let (inferred, mut dropped) = (writer.inferred(), writer.relations.dropped);
    let used = Used::new(report, &figures, &shown, &prose);
    let notes =
        trimmed.into_iter().chain(head.by_words()).chain(lacking).chain(rates::notices(report, &left)).collect();
    let (documents, notices) = (report.documents.clone(), report.notices.clone());
    // From here on the file is all that is needed, and there is one copy of it: it goes into the release that it is, and comes back
    // to be changed.
    drop((writer, figures, shown, prose));
    drop(whole);
    let mut release = verify::meaning(file).map_err(fail)?;
    if !stated && let before @ 1.. = verify::contradictions(&release) {
        let rounded = |release: Release, rounding| verify::meaning(File { rounding, ..verify::file(release) });
        release = rounded(release, verify::other(rounding)).map_err(fail)?;
        if verify::contradictions(&release) >= before {
            release = rounded(release, rounding).map_err(fail)?;
        }
    }
    let doubtful = prose::doubtful(&release);
    if !doubtful.is_empty() {
        let mut file = verify::file(release);
        file.claims.retain(|claim| !doubtful.contains(&claim.id));
        release = verify::meaning(file).map_err(fail)?;
    }
    for _ in 0..MOST_ROUNDS {
        let doubts = verify::doubts(&release, &inferred);
        if doubts.is_empty() {
            break;
        }
        let mut file = verify::file(release);
        let taken = verify::without(&mut file, &doubts);
        release = verify::meaning(file).map_err(fail)?;
        if taken == 0 {
            break;
        }
        dropped += taken;
    }
    let mut file = verify::file(release);
    take_given(&mut file, &mut answers);
    file.assumptions = answers.assumptions();
    asked::ask(&documents, &file, &answers, &mut questions);
    let (json, release) = verify::release(file).map_err(fail)?;
    let told = Told {
        documents: &documents,
        notices: &notices,
        used,
        release: &release,
        made,
        dropped,
        notes,
        questions,
        answers: &answers,
    };
    let report = told.report();
    Ok(Import { json, release, report })
}

/// The day of the release: what a person says, what the filing says, or the day that it reports on, with a question.
fn announced(head: &Head<'_>, ends: Option<Date>, answers: &mut Answers, questions: &mut Questions) -> Option<Date> {
    let given = answers.date(&["announced"]).filter(|given| {
        // The day of the last report, or of the next one, says nothing of this one.
        let is_of_this = ends.is_none_or(|ends| (0..=400).contains(&kessan_core::period::days_from(ends, *given)));
        if let (false, Some(ends)) = (is_of_this, ends) {
            answers.leave_aside(
                &["announced"],
                &format!("{given} is not within 400 days after {ends}, which this filing reports on"),
            );
        }
        is_of_this
    });
    let announced = given.or_else(|| head.announced());
    if announced.is_none() {
        questions.ask(
            "announced",
            "On which day was the report released? Until then the page names no day.",
            "announced",
            format!("\"{}\"", ends.map(|day| day.to_string()).unwrap_or_default()),
        );
    }
    announced
}
