//! Tables as the release file writes them.

use kessan_core::release::model::{
    CellSign, Column, End as ModelEnd, Measure as ModelMeasure, Row, Scenario as ModelScenario, SourceRef, Table,
};

use super::Writer;
use crate::mapping::draft::{Draft, DraftCell, DraftColumn, DraftRow};
use crate::mapping::figures::{Figures, Measure};
use crate::mapping::fit::{Aspects, Dim, End};
use crate::mapping::ids::Unlike;
use crate::mapping::words::{Words, id_of, slug};

impl Writer<'_> {
    /// The tables. Each row of the drafts gives way to what is written of it.
    pub fn tables(&self, figures: &Figures, drafts: Vec<Draft>) -> Vec<Table> {
        let mut unlike = Unlike::default();
        let table = |draft: Draft| self.table(figures, draft, &mut unlike);
        drafts.into_iter().map(table).collect()
    }

    fn table(&self, figures: &Figures, mut draft: Draft, unlike: &mut Unlike) -> Table {
        let title = self.text_or_dash(&draft.title);
        let id = unlike.id(slug(draft.title.get("en").unwrap_or_default(), draft.kind_id()));
        // What all columns share the table says.
        let shared = |dim: Dim| {
            let first = draft.columns.first().and_then(|column| column.aspects.get(dim))?;
            draft.columns.iter().all(|column| column.aspects.get(dim).is_none_or(|own| own == first)).then_some(first)
        };
        let mut whole = Aspects::default();
        for dim in [Dim::Scale, Dim::CountScale, Dim::Currency] {
            whole.set(dim, shared(dim));
        }
        let mut columns_unlike = Unlike::default();
        let column = |(number, column): (usize, &DraftColumn)| {
            let mut own = column.aspects;
            for dim in [Dim::Scale, Dim::CountScale, Dim::Currency] {
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
                report: None,
                source: None,
                concept: given.concept,
                period: given.period,
                currency: given.currency,
                scale: given.scale,
                count_scale: given.count_scale,
                scenario: given.scenario,
                measure: given.measure,
                at: None,
                named: None,
                negated: given.negated,
            }
        };
        let columns: Vec<Column> = draft.columns.iter().enumerate().map(column).collect();
        let mut rows_unlike = Unlike::default();
        let rows = std::mem::take(&mut draft.rows);
        let rows = rows
            .into_iter()
            .enumerate()
            .map(|(number, row)| self.row(figures, &draft, &whole, row, number, &mut rows_unlike))
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
            report: None,
            source,
            note: self.text(&draft.note),
            concept: None,
            period: None,
            currency: given.currency,
            scale: given.scale,
            count_scale: given.count_scale,
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
        row: DraftRow,
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
        if overrules(Dim::CountScale) {
            given.count_scale = full.count_scale;
        }
        if overrules(Dim::Negated) {
            given.negated = full.negated;
        }
        let id = given.concept.clone().unwrap_or_else(|| format!("r{}", number + 1));
        let concept = |cell: &DraftCell| cell.line.and_then(|line| self.ids.line(line)).unwrap_or_default().to_owned();
        let mut concepts: Vec<String> = row.cells.iter().map(concept).collect();
        let period =
            |cell: &DraftCell| cell.period.and_then(|period| self.ids.period(period)).unwrap_or_default().to_owned();
        let mut periods: Vec<String> = row.cells.iter().map(period).collect();
        let sign = |cell: &DraftCell| match cell.is_negated {
            None => CellSign::Inherited,
            Some(true) => CellSign::Negated,
            Some(false) => CellSign::Own,
        };
        let mut signs: Vec<CellSign> = row.cells.iter().map(sign).collect();
        if signs.iter().all(|sign| *sign == CellSign::Inherited) {
            signs = Vec::new();
        }
        let measure = |cell: &DraftCell| cell.measure.map(|number| self.measure(self.measures.get(number)));
        let mut measures: Vec<Option<ModelMeasure>> = row.cells.iter().map(measure).collect();
        if measures.iter().all(Option::is_none) {
            measures = Vec::new();
        }
        let (cells, mut places): (Vec<String>, Vec<String>) =
            row.cells.into_iter().map(|cell| (cell.text, cell.place)).unzip();
        for list in [&mut places, &mut concepts, &mut periods] {
            if list.iter().all(String::is_empty) {
                *list = Vec::new();
            }
        }
        Row {
            id: Some(unlike.id(id_of(&id, "row"))),
            label: self.text_or_dash(&row.label),
            depth: row.depth,
            total: row.is_total,
            cells: if has_cells { cells } else { vec![String::new(); draft.columns.len()] },
            source: None,
            places,
            concepts,
            periods,
            measures,
            signs,
            concept: given.concept,
            period: given.period,
            currency: given.currency,
            scale: given.scale,
            count_scale: given.count_scale,
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
    fn column_label(&self, figures: &Figures, column: &DraftColumn) -> Words {
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
            Some(Measure::Change(_)) => Some(Words::both("change", "増減額")),
            Some(Measure::Share(_)) => Some(Words::both("share", "構成比")),
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
        let power = |dim| own.get(dim).and_then(|scale| u32::try_from(scale).ok());
        let (scale, count_scale) = (power(Dim::Scale), power(Dim::CountScale));
        let negated = own.get(Dim::Negated).map(|negated| negated == 1);
        Given {
            concept: line,
            period,
            currency: currency.filter(|code| is_full || *code != self.currency),
            scale: scale.filter(|scale| is_full || *scale != 0),
            count_scale: count_scale.filter(|scale| is_full || *scale != 0),
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
            Measure::Change(on) => period(on).map(ModelMeasure::Change),
            Measure::Share(of) => self.ids.line(of).map(|of| ModelMeasure::Share(of.to_owned())),
        };
        found.unwrap_or_default()
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
    count_scale: Option<u32>,
    scenario: Option<ModelScenario>,
    measure: Option<ModelMeasure>,
    negated: Option<bool>,
}

/// The scenario of a number as aspects have it.
pub fn scenario(number: usize) -> ModelScenario {
    ModelScenario::ALL.get(number).copied().unwrap_or_default()
}
