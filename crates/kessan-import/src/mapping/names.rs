//! What a release, its company and its period are called.

use super::answers::Answers;
use super::emit::Writer;
use super::entity::Head;
use super::figures::Figures;
use super::naming;
use super::questions::Questions;
use super::words::{Words, slug};
use crate::report::Report;

/// What everything is called.
pub struct Names {
    /// The id of the release.
    pub id: String,
    /// The company.
    pub name: kessan_core::text::Text,
    /// The company, in short.
    pub short: kessan_core::text::Text,
    /// What the release is.
    pub title: kessan_core::text::Text,
    /// What its figures are prepared under.
    pub basis: kessan_core::text::Text,
}

impl Names {
    /// What the filing says, and what a person says instead; of the main period, and whether the filing revises its forecast.
    pub fn new(
        report: &Report,
        head: &Head<'_>,
        writer: &Writer<'_>,
        figures: &Figures,
        (main, is_revision): (Option<usize>, bool),
        answers: &mut Answers,
        questions: &mut Questions,
    ) -> Self {
        let own = writer.languages.first().cloned().unwrap_or_else(|| "en".to_owned());
        let is_named = answers.has(&["name", &own]);
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
        if !has_name && !is_named {
            questions.ask(
                format!("name.{own}"),
                "What is the company called? The filing gives its identifier only.",
                "company.name",
                "\"…\"",
            );
        }
        let short = asked("short_name", naming::short(&name));
        let period = main.map(|main| writer.calendar.label(figures.periods.get(main))).unwrap_or_default();
        let title = asked("title", naming::title(head, &period, is_revision));
        let basis = asked("basis", naming::basis(report, head));
        let listing = head.listing().map(|(_, code)| code);
        let latin = short.get("en").or(short.first(&writer.languages).filter(|short| short.is_ascii()));
        let latin = latin.map(|short| slug(short, "")).filter(|slug| slug.len() > 1);
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
