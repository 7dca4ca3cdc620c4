//! The whole way from a report to a release file.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;

use kessan_core::checks::Status;
use kessan_core::release::Release;
use kessan_core::release::model::{Claim, Company, File, Listing, Rounding, TableKind};

use super::answers::Answers;
use super::businesses;
use super::capital::{self, Sources};
use super::draft::Draft;
use super::emit::Writer;
use super::entity::{Head, is_tag, primary};
use super::figures::{Figures, Measure, Unread};
use super::fit::Dim;
use super::ids::Ids;
use super::labels::Labels;
use super::outcome::{Checks, ImportReport};
use super::questions::Questions;
use super::shown::Shown;
use super::sums::Relations;
use super::words::{Words, slug};
use super::{Context, bare, naming, sheet, story, titles, verify};
use crate::report::{Place, Report};
use crate::terms;

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
    for draft in &mut drafts {
        finish(&figures, draft, &language);
    }
    let shown = Shown::new(&figures, &drafts);
    let spans = story::main_spans(&figures, &shown, head.main_end());
    let spans = if spans.is_empty() { story::main_spans(&figures, &shown, None) } else { spans };
    let main = spans.first().copied();
    let mut relations = Relations::new(report, &figures, &shown);
    let found = main.map(|main| businesses::find(report, &figures, &shown, main, &mut relations)).unwrap_or_default();
    let year = capital::fiscal_year(&mut figures, &shown, &calendar, main);
    let used = used_periods(&drafts, &context, &spans, year, &figures);
    let ids = Ids::new(&figures, &shown.lines, &used, &calendar);
    let mut answers = options.answers;
    let mut questions = Questions::default();
    let languages = languages(&language, &options.languages, &context.labels, &figures);
    let translations = translations(&mut answers, &languages);
    let announced = answers.date(&["announced"]).or_else(|| head.announced());
    let fallback = head.main_end().or_else(|| main.and_then(|main| super::periods::end_of(figures.periods.get(main))));
    if announced.is_none() {
        let example = fallback.map(|day| day.to_string()).unwrap_or_default();
        questions.ask(
            "announced",
            "On which day was the report released? Until then the last day of its period stands there.",
            "announced",
            format!("\"{example}\""),
        );
    }
    let announced = announced.or(fallback).unwrap_or(jiff::civil::Date::constant(2000, 1, 1));
    let currency = figures.currency().to_owned();
    let writer = Writer {
        ids,
        calendar,
        labels: context.labels,
        languages,
        currency,
        announced,
        relations,
        measures: context.measures,
        translations,
    };
    let names = Names::new(report, &head, &writer, &figures, main, &mut answers, &mut questions);
    let mut claims: Vec<Claim> = Vec::new();
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
    if let Some(second) = ["en", "ja"].into_iter().find(|language| !writer.languages.iter().any(|own| own == language))
    {
        questions.ask(
            format!("translations.{second}.{:?}", first_label(&drafts, &writer.languages)),
            format!("What are the labels in a second language ({second})? One line for each label, the label as printed before the equals sign; `--language {second}` takes what the taxonomies know."),
            format!("every text, {second:?}"),
            "\"…\"",
        );
    }
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
    let mut dropped = writer.relations.dropped;
    for _ in 0..MOST_ROUNDS {
        let doubts = verify::doubts(&release);
        let taken = verify::without(&mut file, &doubts);
        if taken == 0 {
            break;
        }
        dropped += taken;
        release = verify::meaning(&file).map_err(fail)?;
    }
    let (json, release) = verify::release(&file).map_err(fail)?;
    let told = Told {
        report,
        figures: &figures,
        shown: &shown,
        file: &file,
        release: &release,
        made: context.made.len(),
        dropped,
        questions,
        answers: &answers,
    };
    let report = told.report();
    Ok(Import { file, json, release, report })
}

/// Titles and kinds for tables whose text says neither.
fn finish(figures: &Figures, draft: &mut Draft, language: &str) {
    if draft.kind == TableKind::Other {
        draft.kind = guessed(figures, draft);
    }
    if draft.title.is_empty() {
        draft.title = bare::title(draft.kind);
    } else if !draft.title.has("en") && language != "en" {
        draft.title = draft.title.clone().or(&bare::title(draft.kind));
    }
    while draft.rows.last().is_some_and(|row| row.cells.is_empty()) {
        draft.rows.pop();
    }
}

/// What a table is about, by what is in it.
fn guessed(figures: &Figures, draft: &Draft) -> TableKind {
    let facts: Vec<&super::figures::Figure> =
        draft.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| figures.get(cell.fact?)).collect();
    let count = |is: &dyn Fn(&super::figures::Figure) -> bool| {
        facts.iter().filter(|figure| is(figure)).count() * 2 > facts.len()
    };
    let line = |figure: &super::figures::Figure| figures.lines.get(figure.line);
    let title = draft.title.all().map(|(_, text)| text.to_owned()).collect::<String>();
    if titles::kind(&title).is_some() {
        return TableKind::Other;
    }
    if count(&|figure| figure.scenario.is_target()) {
        return TableKind::Targets;
    }
    if count(&|figure| line(figure).is_some_and(|line| line.element.local.contains("DividendPerShare"))) {
        return TableKind::Dividends;
    }
    if count(&|figure| {
        line(figure).is_some_and(|line| line.members.iter().any(|(axis, _)| axis.local.contains("Segment")))
    }) {
        return TableKind::Segments;
    }
    if count(&|figure| line(figure).is_some_and(|line| !line.members.is_empty())) {
        return TableKind::Breakdown;
    }
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for term in facts.iter().filter_map(|figure| terms::by_element(&line(figure)?.element)) {
        let at = TableKind::ALL.iter().position(|kind| *kind == term.statement).unwrap_or_default();
        *votes.entry(at).or_default() += 1;
    }
    let best = votes.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| count * 2 > facts.len());
    let kind = best.and_then(|(at, _)| TableKind::ALL.get(at).copied()).unwrap_or_default();
    // A few lines of a statement are no statement.
    if kind.is_statement() && draft.rows.len() < 8 { TableKind::Summary } else { kind }
}

/// Every period that anything in the file names.
fn used_periods(
    drafts: &[Draft],
    context: &Context<'_>,
    spans: &[usize],
    year: Option<usize>,
    figures: &Figures,
) -> BTreeSet<usize> {
    let mut used: BTreeSet<usize> = spans.iter().copied().chain(year).collect();
    used.extend(spans.iter().filter_map(|span| figures.periods.known_year_before(*span)));
    for draft in drafts {
        let columns = draft.columns.iter().map(|column| column.aspects);
        for aspects in columns.chain(draft.rows.iter().map(|row| row.aspects)) {
            used.extend(aspects.get(Dim::Period));
            if let Some(Measure::Growth(on)) = aspects.get(Dim::Measure).map(|number| context.measures.get(number)) {
                used.insert(on);
            }
        }
        // Instants at the ends of columns' spans.
        used.extend(
            draft.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| Some(figures.get(cell.fact?)?.period)),
        );
    }
    used
}

/// The languages of the file: the report's own, those asked for, and English or Japanese where most lines have labels in it.
fn languages(own: &str, asked: &[String], labels: &Labels<'_>, figures: &Figures) -> Vec<String> {
    let mut languages = vec![own.to_owned()];
    for tag in asked.iter().filter(|tag| is_tag(tag)).map(|tag| primary(tag)) {
        if !languages.contains(&tag) {
            languages.push(tag);
        }
    }
    for second in ["en", "ja"] {
        if !languages.iter().any(|known| known == second) && labels.share(figures, second) >= 60 && own == "ja" {
            languages.push(second.to_owned());
        }
    }
    languages.truncate(8);
    languages
}

fn translations(answers: &mut Answers, languages: &[String]) -> BTreeMap<(String, String), String> {
    let mut translations = BTreeMap::new();
    for language in languages {
        for key in answers.keys(&["translations", language]) {
            if let Some(text) = answers.text(&["translations", language, &key]) {
                translations.insert((language.clone(), key), text);
            }
        }
    }
    translations
}

fn first_label(drafts: &[Draft], languages: &[String]) -> String {
    let rows = drafts.iter().flat_map(|draft| &draft.rows);
    rows.filter_map(|row| row.label.first(languages)).next().unwrap_or("…").to_owned()
}

/// How figures were rounded, and whether the filing says so.
fn rounding(head: &Head<'_>) -> (bool, Rounding) {
    let note = head.text(&["NoteToFractionProcessingMethod"]).unwrap_or_default();
    if note.contains("切捨") || note.contains("切り捨") {
        return (true, Rounding::Truncated);
    }
    if note.contains("四捨五入") {
        return (true, Rounding::default());
    }
    // Issuers under Japanese standards cut; others round.
    let cuts = head.is_japanese()
        && !head
            .text(&["AccountingStandardsDEI", "DocumentName"])
            .is_some_and(|text| text.contains("IFRS") || text.contains("ＩＦＲＳ") || text.contains("US"));
    (false, if cuts { Rounding::Truncated } else { Rounding::default() })
}

/// What everything is called.
struct Names {
    id: String,
    name: kessan_core::text::Text,
    short: kessan_core::text::Text,
    title: kessan_core::text::Text,
    basis: kessan_core::text::Text,
}

impl Names {
    fn new(
        report: &Report,
        head: &Head<'_>,
        writer: &Writer<'_>,
        figures: &Figures,
        main: Option<usize>,
        answers: &mut Answers,
        questions: &mut Questions,
    ) -> Self {
        let own = writer.languages.first().cloned().unwrap_or_else(|| "en".to_owned());
        let mut asked = |key: &str, words: Words| {
            let given = writer.languages.iter().fold(Words::default(), |given, language| {
                answers.text(&[key, language]).map_or(given.clone(), |text| given.and(language, &text))
            });
            given.or(&words)
        };
        let name = head.name(&own);
        let has_name = !name.is_empty();
        let identifier = super::entity::identifier(report).map(|(_, identifier)| identifier).unwrap_or_default();
        let name = asked("name", if has_name { name } else { Words::of(&own, &identifier) });
        let name = if name.is_empty() { Words::of(&own, "Company") } else { name };
        if !has_name {
            questions.ask(
                format!("name.{own}"),
                "What is the company called? The filing gives its identifier only.",
                "company.name",
                "\"…\"",
            );
        }
        let short = asked("short_name", naming::short(&name));
        let period = main.map(|main| writer.calendar.label(figures.periods.get(main))).unwrap_or_default();
        let title = asked("title", naming::title(head, &period));
        let basis = asked("basis", naming::basis(report, head));
        let listing = head.listings().into_iter().next().map(|(_, code)| code);
        let latin = short.get("en").map(|short| slug(short, "")).filter(|slug| slug.len() > 1);
        let start = latin
            .or(listing.map(|code| slug(&code, "")).filter(|slug| slug.len() > 1))
            .unwrap_or_else(|| slug(&identifier, "release"));
        let end = main
            .and_then(|main| writer.ids.period(main))
            .map(|id| id.to_ascii_lowercase().replace(['_', '.'], "-"))
            .unwrap_or_default();
        let id = if end.is_empty() { start } else { format!("{start}-{end}") };
        let text = |words: &Words| {
            writer.text(words).unwrap_or_else(|| kessan_core::text::Text::new([(own.clone(), "–".to_owned())]))
        };
        Self { id, name: text(&name), short: text(&short), title: text(&title), basis: text(&basis) }
    }
}

/// What the import tells.
struct Told<'a> {
    report: &'a Report,
    figures: &'a Figures,
    shown: &'a Shown,
    file: &'a File,
    release: &'a Release,
    made: usize,
    dropped: usize,
    questions: Questions,
    answers: &'a Answers,
}

impl Told<'_> {
    fn report(self) -> ImportReport {
        let Told { report, figures, shown, file, release, made, dropped, questions, answers } = self;
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
        let numbers = report.facts.iter().filter(|fact| fact.unit.is_some()).count();
        ImportReport {
            id: file.id.clone(),
            company: texts(&file.company.name),
            title: texts(&file.title),
            documents: report.documents.iter().map(|document| document.path.clone()).collect(),
            tables: file.tables.len(),
            rows: file.tables.iter().map(|table| table.rows.len()).sum(),
            cells: release.facts.all().len(),
            made_cells: made,
            facts: report.facts.len(),
            numbers,
            used: shown.facts.len(),
            unused: unused(report, figures, shown),
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
            unused_answers: answers.unused(),
            wrong_answers: answers.wrong().to_vec(),
            notices: report
                .notices
                .iter()
                .map(|notice| format!("{}: {}; {}", place(&notice.place), notice.found, notice.remedy))
                .collect(),
        }
    }
}

/// Numbers that the release does not show, by reason.
fn unused(report: &Report, figures: &Figures, shown: &Shown) -> BTreeMap<String, usize> {
    let cells = report.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let in_tables: HashSet<usize> = cells.flat_map(|cell| cell.facts.iter().copied()).collect();
    let mut unused: BTreeMap<String, usize> = BTreeMap::new();
    for (number, fact) in report.facts.iter().enumerate() {
        if fact.unit.is_none() || shown.facts.contains(&number) {
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
            Some(Ok(_)) if !in_tables.contains(&number) => "stands in the text, outside of tables",
            Some(Ok(_)) => "printed beside another in the same place",
        };
        *unused.entry(reason.to_owned()).or_default() += 1;
    }
    unused
}
