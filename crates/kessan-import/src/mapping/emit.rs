//! Writes the release file: tables, periods, concepts with what they follow from.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kessan_core::period::Span;
use kessan_core::release::model::{
    Column, Concept, ConceptKind, End as ModelEnd, Measure as ModelMeasure, Pairing, Period as ModelPeriod,
    PeriodDifference, Row, Scenario as ModelScenario, Source, SourceKind, SourceRef, Table, Text,
};
use kessan_core::unit::Unit;

use super::calendar::{Calendar, Part};
use super::draft::{Draft, DraftRow};
use super::figures::{Figures, Line, Measure};
use super::fit::{Aspects, Dim, End};
use super::ids::{Ids, Unlike};
use super::labels::Labels;
use super::sheet::Measures;
use super::sums::{Relations, Terms};
use super::units::Class;
use super::words::{Words, id_of, slug};
use crate::report::{DocumentKind, Period, Report};

/// What writing needs to know.
pub struct Writer<'a> {
    /// Ids of lines and periods.
    pub ids: Ids,
    /// The fiscal calendar.
    pub calendar: Calendar,
    /// The labels.
    pub labels: Labels<'a>,
    /// The languages of the file, the report's own first; at least one.
    pub languages: Vec<String>,
    /// The reporting currency.
    pub currency: String,
    /// The day of the release.
    pub announced: Date,
    /// What lines follow from.
    pub relations: Relations,
    /// The numbers of measures.
    pub measures: Measures,
    /// Translations that answers give, by language and text.
    pub translations: BTreeMap<(String, String), String>,
}

impl Writer<'_> {
    /// A text in the languages of the file; `None` without any words.
    pub fn text(&self, words: &Words) -> Option<Text> {
        let mut texts: Vec<(String, String)> = Vec::new();
        let own = words.first(&self.languages).map(str::to_owned)?;
        for language in &self.languages {
            let translated = || self.translations.get(&(language.clone(), own.clone())).cloned();
            if let Some(text) = translated().or_else(|| words.get(language).map(str::to_owned)) {
                texts.push((language.clone(), text));
            }
        }
        if texts.is_empty() {
            // Words in a language that the file does not have are taken for its own.
            texts.push((self.languages.first()?.clone(), own));
        }
        Some(Text::new(texts))
    }

    /// The text, or a dash where there are no words.
    fn text_or_dash(&self, words: &Words) -> Text {
        let language = self.languages.first().cloned().unwrap_or_else(|| "en".to_owned());
        self.text(words).unwrap_or_else(|| Text::new([(language, "–".to_owned())]))
    }

    /// The tables.
    pub fn tables(&self, figures: &Figures, drafts: &[Draft]) -> Vec<Table> {
        let mut unlike = Unlike::default();
        let table = |draft: &Draft| self.table(figures, draft, &mut unlike);
        drafts.iter().map(table).collect()
    }

    fn table(&self, figures: &Figures, draft: &Draft, unlike: &mut Unlike) -> Table {
        let title = self.text_or_dash(&draft.title);
        let id = unlike.id(slug(draft.title.get("en").unwrap_or_default(), draft.kind_id()));
        // What all columns share the table says.
        let shared = |dim: Dim| {
            let first = draft.columns.first().and_then(|column| column.aspects.get(dim))?;
            draft.columns.iter().all(|column| column.aspects.get(dim).is_none_or(|own| own == first)).then_some(first)
        };
        let mut whole = Aspects::default();
        for dim in [Dim::Scale, Dim::Currency] {
            whole.set(dim, shared(dim));
        }
        let mut columns_unlike = Unlike::default();
        let column = |(number, column): (usize, &super::draft::DraftColumn)| {
            let mut own = column.aspects;
            for dim in [Dim::Scale, Dim::Currency] {
                if whole.get(dim).is_some() {
                    own.set(dim, None);
                }
            }
            let given = self.given(figures, &own, &column.aspects, false);
            let label = self.column_label(figures, column);
            let id = given.period.clone().or(given.concept.clone()).unwrap_or_else(|| format!("c{}", number + 1));
            Column {
                id: columns_unlike.id(id_of(&id, "column")),
                label: self.text_or_dash(&label),
                concept: given.concept,
                period: given.period,
                currency: given.currency,
                scale: given.scale,
                scenario: given.scenario,
                measure: given.measure,
                at: None,
                named: None,
                negated: given.negated,
            }
        };
        let columns: Vec<Column> = draft.columns.iter().enumerate().map(column).collect();
        let mut rows_unlike = Unlike::default();
        let rows = draft
            .rows
            .iter()
            .enumerate()
            .map(|(number, row)| self.row(figures, draft, &whole, row, number, &mut rows_unlike))
            .collect();
        let given = self.given(figures, &whole, &whole, false);
        let source = draft.source.as_ref().map(|(document, place)| SourceRef {
            document: format!("d{}", document + 1),
            place: Some(place.clone()).filter(|place| !place.trim().is_empty()),
        });
        Table {
            id,
            title,
            kind: draft.kind,
            columns,
            rows,
            rounding: None,
            source,
            note: None,
            concept: None,
            period: None,
            currency: given.currency,
            scale: given.scale,
            scenario: None,
            measure: None,
            at: None,
            named: None,
            negated: None,
        }
    }

    fn row(
        &self,
        figures: &Figures,
        draft: &Draft,
        whole: &Aspects,
        row: &DraftRow,
        number: usize,
        unlike: &mut Unlike,
    ) -> Row {
        let has_cells = !row.cells.is_empty();
        // A row overrules its columns: what it says of itself is said in full where they say something else.
        let overrules = |dim: Dim| {
            whole.get(dim).is_some()
                || draft
                    .columns
                    .iter()
                    .any(|column| column.aspects.get(dim).is_some_and(|own| Some(own) != row.aspects.get(dim)))
        };
        let mut given = self.given(figures, &row.aspects, &row.aspects, false);
        let full = self.given(figures, &row.aspects, &row.aspects, true);
        if overrules(Dim::Scenario) {
            given.scenario = full.scenario;
        }
        if overrules(Dim::Measure) {
            given.measure = full.measure;
        }
        if overrules(Dim::Currency) {
            given.currency = full.currency;
        }
        if overrules(Dim::Scale) {
            given.scale = full.scale;
        }
        if overrules(Dim::Negated) {
            given.negated = full.negated;
        }
        let id = given.concept.clone().unwrap_or_else(|| format!("r{}", number + 1));
        let places: Vec<String> = row.cells.iter().map(|cell| cell.place.clone()).collect();
        let has_places = places.iter().any(|place| !place.is_empty());
        Row {
            id: Some(unlike.id(id_of(&id, "row"))),
            label: self.text_or_dash(&row.label),
            depth: row.depth,
            total: row.is_total,
            cells: if has_cells {
                row.cells.iter().map(|cell| cell.text.clone()).collect()
            } else {
                vec![String::new(); draft.columns.len()]
            },
            source: None,
            places: if has_places { places } else { Vec::new() },
            concept: given.concept,
            period: given.period,
            currency: given.currency,
            scale: given.scale,
            scenario: given.scenario,
            measure: given.measure,
            at: row.at.map(|end| match end {
                End::Start => ModelEnd::Start,
                End::End => ModelEnd::End,
            }),
            named: None,
            negated: given.negated,
        }
    }

    /// The head of a column, with the languages that the page's own words give: its period, its line, its measure.
    fn column_label(&self, figures: &Figures, column: &super::draft::DraftColumn) -> Words {
        let period = column.aspects.get(Dim::Period).map(|period| self.calendar.label(figures.periods.get(period)));
        let line = column.aspects.get(Dim::Line).and_then(|line| {
            figures
                .lines
                .get(line)
                .map(|of| self.labels.of_line(line, of, self.languages.first().map_or("en", String::as_str)))
        });
        let measure = column.aspects.get(Dim::Measure).map(|number| self.measures.get(number));
        let what = match measure {
            Some(Measure::Growth(_)) => Some(Words::both("% change", "増減率")),
            _ => None,
        };
        let plain = match (line, period) {
            (Some(line), Some(period)) => line.map(|language, line| {
                period.get(language).map_or_else(|| line.to_owned(), |period| format!("{line} {period}"))
            }),
            (Some(words), None) | (None, Some(words)) => words,
            (None, None) => Words::default(),
        };
        let plain = match what {
            Some(what) if plain.is_empty() => what,
            Some(what) => plain.map(|language, text| {
                what.get(language).map_or_else(|| text.to_owned(), |what| format!("{text} {what}"))
            }),
            None => plain,
        };
        let own = column.label.clone().or(&plain);
        if own.is_empty() { Words::both("Amount", "金額") } else { own }
    }

    /// Aspects as the file writes them; what is usual is left out unless `is_full`.
    fn given(&self, figures: &Figures, own: &Aspects, _cell: &Aspects, is_full: bool) -> Given {
        let line = own.get(Dim::Line).and_then(|line| self.ids.line(line)).map(str::to_owned);
        let period = own.get(Dim::Period).and_then(|period| self.ids.period(period)).map(str::to_owned);
        let currency = own.get(Dim::Currency).and_then(|at| figures.currencies.get(at)).cloned();
        let scenario = own.get(Dim::Scenario).map(scenario);
        let measure = own.get(Dim::Measure).map(|number| self.measure(self.measures.get(number)));
        let scale = own.get(Dim::Scale).and_then(|scale| u32::try_from(scale).ok());
        let negated = own.get(Dim::Negated).map(|negated| negated == 1);
        Given {
            concept: line,
            period,
            currency: currency.filter(|code| is_full || *code != self.currency),
            scale: scale.filter(|scale| is_full || *scale != 0),
            scenario: scenario.filter(|scenario| is_full || *scenario != ModelScenario::Actual),
            measure: measure.filter(|measure| is_full || *measure != ModelMeasure::Value),
            negated: negated.filter(|negated| is_full || *negated),
        }
    }

    fn measure(&self, measure: Measure) -> ModelMeasure {
        let period = |period| self.ids.period(period).map(str::to_owned);
        let found = match measure {
            Measure::Value => None,
            Measure::Growth(on) => period(on).map(ModelMeasure::Growth),
        };
        found.unwrap_or_default()
    }

    /// The periods, in the order of their ends, with those that follow from two of them.
    pub fn periods(&self, figures: &Figures, used: &BTreeSet<usize>) -> Vec<ModelPeriod> {
        let mut numbers: Vec<usize> = used.iter().copied().collect();
        numbers.sort_by_key(|number| {
            (super::periods::end_of(figures.periods.get(*number)), figures.periods.days(*number))
        });
        let mut list: Vec<ModelPeriod> = Vec::new();
        for number in &numbers {
            let period = figures.periods.get(*number);
            let (Some(id), Some(span)) = (self.ids.period(*number), span(period)) else { continue };
            list.push(ModelPeriod {
                id: id.to_owned(),
                span,
                label: self.text_or_dash(&self.calendar.label(period)),
                name: self.text_or_dash(&self.calendar.name(period)),
                derived: None,
            });
        }
        list.extend(self.derived(&list));
        list
    }

    /// The quarters that no table prints and that follow from a half year or nine months and a part of them.
    fn derived(&self, printed: &[ModelPeriod]) -> Vec<ModelPeriod> {
        let mut derived: Vec<ModelPeriod> = Vec::new();
        for whole in printed.iter().filter(|period| !period.span.instant) {
            for less in printed.iter().filter(|period| !period.span.instant) {
                let Some(left) = whole.span.less(less.span) else { continue };
                let is_known = |other: &ModelPeriod| other.span == left;
                let period = Period::Duration { start: left.start, end: left.end };
                let is_named = self.calendar.part(left.start, left.end).is_some_and(|(part, _)| part != Part::Other);
                let id = self.calendar.id(period);
                let is_new = !printed.iter().chain(&derived).any(|other| is_known(other) || other.id == id);
                if is_named && is_new && derived.len() < 12 {
                    derived.push(ModelPeriod {
                        id,
                        span: left,
                        label: self.text_or_dash(&self.calendar.label(period)),
                        name: self.text_or_dash(&self.calendar.name(period)),
                        derived: Some(PeriodDifference { whole: whole.id.clone(), less: less.id.clone() }),
                    });
                }
            }
        }
        derived
    }

    /// The concepts.
    pub fn concepts(&self, figures: &Figures, lines: &BTreeSet<usize>) -> Vec<Concept> {
        let mut spans: BTreeMap<usize, (bool, bool)> = BTreeMap::new();
        for (_, figure) in figures.all() {
            let (instants, durations) = spans.entry(figure.line).or_default();
            *(if figures.periods.is_instant(figure.period) { instants } else { durations }) = true;
        }
        lines
            .iter()
            .filter_map(|number| self.concept(figures, *number, spans.get(number).copied().unwrap_or_default()))
            .collect()
    }

    fn concept(&self, figures: &Figures, number: usize, spans: (bool, bool)) -> Option<Concept> {
        let line = figures.lines.get(number)?;
        let id = self.ids.line(number)?.to_owned();
        let own = self.languages.first().map_or("en", String::as_str);
        let ways = self.relations.sums.get(&number);
        let mut ways = ways.into_iter().flatten().map(|terms| self.terms(terms)).filter(|terms| !terms.is_empty());
        let pairing = |(of, by): &(usize, usize)| {
            Some(Pairing { of: self.ids.line(*of)?.to_owned(), by: self.ids.line(*by)?.to_owned() })
        };
        Some(Concept {
            id,
            label: self.text_or_dash(&self.labels.of_line(number, line, own)),
            unit: line.class.written(&self.currency).parse::<Unit>().ok()?,
            kind: kind(line, spans),
            sum: ways.next().unwrap_or_default(),
            other_sums: ways.collect(),
            quotient: self.relations.quotients.get(&number).and_then(pairing),
            product: None,
            flows: self.relations.flows.get(&number).map(|terms| self.terms(terms)).unwrap_or_default(),
            same_as: self.relations.same.get(&number).and_then(|same| self.ids.line(*same)).map(str::to_owned),
            sign: None,
            note: None,
            term: None,
        })
    }

    fn terms(&self, terms: &Terms) -> Vec<String> {
        let term = |(is_plus, line): &(bool, usize)| {
            Some(format!("{}{}", if *is_plus { '+' } else { '-' }, self.ids.line(*line)?))
        };
        terms.iter().map(term).collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    /// The documents that tables were found in.
    pub fn sources(&self, report: &Report) -> Vec<Source> {
        let source = |(number, document): (usize, &crate::report::Document)| {
            let kind = match document.kind {
                DocumentKind::InlineXbrl => SourceKind::InlineXbrl,
                DocumentKind::XbrlJson | DocumentKind::CompanyFacts => SourceKind::XbrlJson,
                DocumentKind::Html => SourceKind::Html,
                DocumentKind::Csv => SourceKind::Csv,
                DocumentKind::Xlsx => SourceKind::Xlsx,
                DocumentKind::Taxonomy => return None,
            };
            let name = super::words::clean(&document.path);
            let language =
                document.language.as_deref().filter(|tag| super::entity::is_tag(tag)).map(super::entity::primary);
            let title = document.title.as_ref().map(|title| Words::of(language.as_deref().unwrap_or("en"), title));
            Some(Source {
                id: format!("d{}", number + 1),
                name: if name.is_empty() { format!("document {}", number + 1) } else { name },
                title: title.and_then(|title| self.text(&title)),
                kind,
                url: None,
            })
        };
        report.documents.iter().enumerate().filter_map(source).collect()
    }
}

impl Draft {
    fn kind_id(&self) -> &'static str {
        use kessan_core::release::model::TableKind as Kind;
        match self.kind {
            Kind::BalanceSheet => "balance-sheet",
            Kind::Income => "income",
            Kind::CashFlows => "cash-flows",
            Kind::PerShare => "per-share",
            Kind::Summary => "summary",
            Kind::Segments => "segments",
            Kind::Targets => "targets",
            Kind::Dividends => "dividends",
            _ => "table",
        }
    }
}

struct Given {
    concept: Option<String>,
    period: Option<String>,
    currency: Option<String>,
    scale: Option<u32>,
    scenario: Option<ModelScenario>,
    measure: Option<ModelMeasure>,
    negated: Option<bool>,
}

/// The scenario of a number as aspects have it.
pub fn scenario(number: usize) -> ModelScenario {
    ModelScenario::ALL.get(number).copied().unwrap_or_default()
}

/// A period as days.
pub fn span(period: Period) -> Option<Span> {
    match period {
        Period::Instant(day) => Some(Span { start: day, end: day, instant: true }),
        Period::Duration { start, end } => Some(Span { start, end, instant: false }),
        Period::Forever => None,
    }
}

/// The kind of a line where its unit does not say it: counts over time are flows or averages. `spans`: whether it has figures on
/// days, and in spans of days.
fn kind(line: &Line, spans: (bool, bool)) -> Option<ConceptKind> {
    if line.class != Class::Shares {
        return None;
    }
    match spans {
        (true, false) => Some(ConceptKind::Stock),
        (false, true) if ["Average", "Weighted"].iter().any(|word| line.element.local.contains(word)) => {
            Some(ConceptKind::Average)
        }
        _ => None,
    }
}
