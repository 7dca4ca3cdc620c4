//! The whole way from a report to a release file.

use std::collections::HashSet;
use std::fmt;

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
use super::summary::Told;
use super::sums::Relations;
use super::table_kind::finish;
use super::{Context, asked, bare, businesses, given, rates, sheet, story, totals, verify};
use crate::report::Report;

/// How to import.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Languages (BCP 47) that the release gets beside the report's own, as far as labels are known in them.
    pub languages: Vec<String>,
    /// What a person says beside the filing.
    pub answers: Answers,
}

/// What an import gives.
#[derive(Debug)]
pub struct Import {
    /// The release file.
    pub file: File,
    /// The same as text: it validates.
    pub json: String,
    /// The release, read and checked.
    pub release: Release,
    /// What came out, what was left out, what is asked.
    pub report: ImportReport,
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
    let report = &*rates::with_rates(report);
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
        in_labels: HashSet::new(),
    };
    let mut drafts = sheet::drafts(report, &figures, &mut context);
    if drafts.is_empty() {
        drafts = bare::drafts(report, &figures, &mut context);
    }
    drafts.retain(|draft| !draft.is_empty());
    let trimmed = trim(&mut drafts, &context, &figures, head.announced().or_else(|| head.main_end()));
    for draft in &mut drafts {
        finish(&figures, draft, &language);
    }
    let shown = Shown::new(&figures, &drafts);
    rates::drop_lost(&mut drafts, &context.measures, &shown);
    let spans = story::main_spans(&figures, &shown, head.main_end());
    let spans = if spans.is_empty() { story::main_spans(&figures, &shown, None) } else { spans };
    let main = spans.first().copied();
    let mut relations = Relations::new(report, &figures, &shown);
    totals::add(&figures, &shown, &drafts, &mut relations);
    let (found, lacking) =
        main.map(|main| businesses::find(report, &figures, &shown, main, &mut relations)).unwrap_or_default();
    let year = capital::fiscal_year(&mut figures, &shown, &calendar, main);
    let used = used_periods(&drafts, &context, &spans, year, &figures);
    let ids = Ids::new(&figures, &shown.lines, &used, &calendar);
    let mut answers = options.answers;
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
    let names = Names::new(report, &head, &writer, &figures, main, &mut answers, &mut questions);
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
    let mut file = File {
        schema: Some("./release.schema.json".to_owned()),
        kessan: 2,
        languages: writer.languages.clone(),
        id: names.id,
        company: Company {
            name: names.name,
            short_name: names.short,
            listings: head
                .listings()
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
        tables: writer.tables(&figures, &drafts),
        claims,
        relations: Vec::new(),
        story,
        capital,
    };
    let fail = |message: String| Failure {
        message: format!(
            "the release that came out is not valid; this is a mistake of the import, not of the filing:\n{message}"
        ),
    };
    let mut release = verify::meaning(&file).map_err(fail)?;
    if !stated && verify::contradictions(&release) > 0 {
        let other = File { rounding: verify::other(rounding), ..file.clone() };
        let made = verify::meaning(&other).map_err(fail)?;
        if verify::contradictions(&made) < verify::contradictions(&release) {
            (file, release) = (other, made);
        }
    }
    if prose::without_doubtful(&mut file, &release) > 0 {
        release = verify::meaning(&file).map_err(fail)?;
    }
    let mut dropped = writer.relations.dropped;
    let inferred = writer.inferred();
    for _ in 0..MOST_ROUNDS {
        let doubts = verify::doubts(&release, &inferred);
        let taken = verify::without(&mut file, &doubts);
        if taken == 0 {
            break;
        }
        dropped += taken;
        release = verify::meaning(&file).map_err(fail)?;
    }
    given::add(&mut file, &mut answers).map_err(fail)?;
    asked::ask(report, &file, &answers, &mut questions);
    let (json, release) = verify::release(&file).map_err(fail)?;
    let told = Told {
        report,
        figures: &figures,
        shown: &shown,
        prose: &prose,
        file: &file,
        release: &release,
        made: context.made.len(),
        dropped,
        notes: trimmed.into_iter().chain(lacking).collect(),
        questions,
        answers: &answers,
    };
    let report = told.report();
    Ok(Import { file, json, release, report })
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
