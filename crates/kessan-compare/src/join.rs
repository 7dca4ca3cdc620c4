//! One report beside a release: lines, periods, tables, sources.

use std::collections::{BTreeMap, BTreeSet};

use kessan_core::facts::Fact;
use kessan_core::release::Release;
use kessan_core::release::model::{Aspects, File, Measure, OtherReport, Scenario, SourceRef, Table};

use crate::alike::Alike;
use crate::concepts::{self, Names};
use crate::meet;
use crate::texts::Languages;
use crate::{periods, rows, tables, words};

/// A report that is put beside a release.
pub struct Join<'a> {
    pub base: &'a Release,
    pub earlier: &'a Release,
    languages: Languages<'a>,
    /// The report's entry, and those of the reports that stand beside it already, by their ids in it.
    report: OtherReport,
    reports: BTreeMap<String, OtherReport>,
    /// Ids of its documents in the release.
    sources: BTreeMap<String, String>,
    pub names: Names,
    /// Those of its lines that it counts with the other sign.
    turned: BTreeSet<String>,
    pub file: File,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The file of both.
    pub file: File,
    /// The other report's lines.
    pub names: Names,
    /// Columns of its tables whose figures the release prints, too.
    pub alike: Vec<Alike>,
    title: String,
    turned: BTreeSet<String>,
    left_out: Vec<String>,
}

impl<'a> Join<'a> {
    pub fn new(base: &'a Release, earlier: &'a Release, apart: &BTreeSet<String>) -> Self {
        let mut file = base.file.clone();
        let languages = Languages(&base.file.languages);
        let mut entry = |id: &str, title, announced| {
            let is_free = |id: &str| id != base.file.id && file.other_reports.iter().all(|known| known.id != id);
            let ids = std::iter::once(id.to_owned()).chain((2..).map(|number| format!("{id}-{number}")));
            let mut report =
                OtherReport { id: ids.into_iter().find(|id| is_free(id)).unwrap_or_default(), title, announced };
            languages.report(&mut report);
            file.other_reports.push(report.clone());
            report
        };
        let of = &earlier.file;
        let report = entry(&of.id, of.title.clone(), of.announced);
        let known = of.other_reports.iter();
        let reports =
            known.map(|known| (known.id.clone(), entry(&known.id, known.title.clone(), known.announced))).collect();
        let names = concepts::names(base, earlier, &report.id, apart);
        let turned = concepts::turned(base, earlier, &names);
        concepts::merge(&mut file, of, &names, &turned, &languages);
        let mut join =
            Self { base, earlier, languages, report, reports, sources: BTreeMap::new(), names, turned, file };
        join.sources();
        join
    }

    fn sources(&mut self) {
        for source in &self.earlier.file.sources {
            let mut own = source.clone();
            let is_free = |id: &str| self.file.sources.iter().all(|known| known.id != id);
            let ids = std::iter::once(own.id.clone()).chain((2..).map(|number| format!("{}-{number}", source.id)));
            own.id = ids.into_iter().find(|id| is_free(id)).unwrap_or_default();
            self.languages.source(&mut own);
            self.sources.insert(source.id.clone(), own.id.clone());
            self.file.sources.push(own);
        }
    }

    /// Puts table after table beside the release's.
    pub fn run(mut self) -> Joined {
        let earlier = self.earlier;
        let mut taken = BTreeSet::new();
        let (mut left_out, mut apart, mut alike) = (Vec::new(), Vec::new(), Vec::new());
        for (position, printed) in earlier.file.tables.iter().enumerate() {
            let table = tables::without_translation(printed, &earlier.file.currency);
            if table.as_ref().is_none_or(|table| table.columns.len() < printed.columns.len()) {
                left_out.push(printed.title.en().to_owned());
            }
            let Some(table) = table else { continue };
            let mut own = self.renamed(position, &table);
            self.languages.table(&mut own);
            let report = self.report_of(table.report.as_deref()).clone();
            if let Some(at) = meet::target(&self.file, self.base, &own, &taken) {
                taken.insert(at);
                let others = tables::split_off(&mut own, |row| !meet::is_line(row));
                let met = meet::met(self.base, &self.file, &own);
                alike.extend(Alike::of(&self.file, at, &own, &met, &report));
                rows::join(&mut self.file, at, &own, &met, &report);
                own.rows = others;
            }
            if tables::is_filled(&own) {
                own.title = words::reported(&own.title, &report);
                own.report = Some(report.id.clone());
                own.id = tables::unlike(&self.file, &format!("{}.{}", own.id, report.id));
                apart.push(own);
            }
        }
        // Behind the release's own of their kinds.
        self.file.tables.extend(apart);
        let (title, turned) = (earlier.file.title.en().to_owned(), self.turned);
        Joined { title, turned, file: self.file, names: self.names, alike, left_out }
    }

    fn report_of(&self, id: Option<&str>) -> &OtherReport {
        id.and_then(|id| self.reports.get(id)).unwrap_or(&self.report)
    }

    /// A table with the release's names for its lines, periods and documents.
    fn renamed(&mut self, position: usize, table: &Table) -> Table {
        let mut own = table.clone();
        let mut periods: BTreeMap<String, String> = BTreeMap::new();
        tables::rename(&mut own, &mut |id| {
            periods.entry(id.to_owned()).or_insert_with(|| self.period(position, id)).clone()
        });
        if own.rounding.is_none() && self.earlier.file.rounding != self.base.file.rounding {
            own.rounding = Some(self.earlier.file.rounding);
        }
        tables::turn(&mut own, &self.turned);
        tables::name_concepts(&mut own, &self.names);
        let document = |source: &mut SourceRef| {
            if let Some(id) = self.sources.get(&source.document) {
                source.document.clone_from(id);
            }
        };
        let of_rows = own.rows.iter_mut().filter_map(|row| row.source.as_mut());
        let of_columns = own.columns.iter_mut().filter_map(|column| column.source.as_mut());
        own.source.iter_mut().chain(of_rows).chain(of_columns).for_each(document);
        for column in &mut own.columns {
            let report = column.report.as_deref().and_then(|id| self.reports.get(id));
            column.report = report.map(|report| report.id.clone());
        }
        own
    }

    /// The period of the release that a period of a table of the other report becomes: the release's own, unless that prints most of
    /// the table's figures of it, too.
    fn period(&mut self, table: usize, id: &str) -> String {
        let Some(period) = self.earlier.period(id) else { return id.to_owned() };
        let printed = &self.earlier.file.tables[table];
        let figures =
            self.earlier.facts.of_table(table).iter().filter(|fact| aspects(printed, fact).period == Some(id));
        let values = figures.filter(|fact| fact.measure == Measure::Value);
        let (mut count, mut known, mut differs, mut results) = (0_usize, 0_usize, false, 0_usize);
        for fact in values {
            count += 1;
            results += usize::from(fact.scenario == Scenario::Actual);
            if let Some(own) = self.known(fact) {
                known += 1;
                differs |= !meet::is_same(
                    (own.value.unwrap_or_default(), own.decimals.into()),
                    (fact.value.unwrap_or_default(), fact.decimals.into()),
                );
            }
        }
        let is_printed = periods::printed(&self.base.file, period.span).is_some();
        let report = period.report.as_deref().or(printed.report.as_deref());
        let report = self.report_of(report).clone();
        let is_superseded = period.is_superseded() || (is_printed && (count == 0 || differs || known * 2 > count));
        // Balances at either end are figures of a day that the release must have.
        for day in [period.span.start.yesterday().ok(), Some(period.span.end)].into_iter().flatten() {
            let instant = self.earlier.file.periods.iter().find(|known| known.is_day(day));
            if let Some(instant) = instant.filter(|_| !period.span.instant) {
                periods::plain(&mut self.file, instant, true, &self.languages);
            }
        }
        if is_superseded {
            periods::superseded(&mut self.file, period, &report, &self.languages)
        } else {
            // A forecast or a single figure of days that are derived leaves them derived.
            periods::plain(&mut self.file, period, results > 4, &self.languages)
        }
    }

    /// The release's figure of the same line and days.
    fn known(&self, fact: &Fact) -> Option<&Fact> {
        let span = self.earlier.period(&fact.period)?.span;
        let own = periods::printed(&self.base.file, span)?;
        let concept = self.names.get(&fact.concept).map_or(fact.concept.as_str(), String::as_str);
        let turned = self.turned.contains(&fact.concept);
        self.base.facts.best(concept, &own.id, &fact.unit.measure, fact.scenario).filter(|_| !turned)
    }
}

/// What is said of a fact's cell.
pub fn aspects<'t>(table: &'t Table, fact: &Fact) -> Aspects<'t> {
    let place = fact.place;
    let row = table.rows.get(place.row).map(|row| row.aspects_at(place.column)).unwrap_or_default();
    let column = table.columns.get(place.column).map(|column| column.aspects()).unwrap_or_default();
    row.or(column).or(table.aspects())
}

impl Joined {
    /// What a reader should know of it.
    pub fn notices(&self, apart: &BTreeSet<String>) -> Vec<String> {
        let kept = apart.iter().map(|id| {
            format!("{:?}: the line {id:?} adds up or is worked out otherwise and is kept apart", self.title)
        });
        let turned = self.turned.iter().map(|id| {
            format!("{:?}: the line {id:?} is counted with the other sign and is turned, as the figures of the same days show", self.title)
        });
        let tables = self.left_out.iter().map(|title| format!("{title:?}")).collect::<Vec<_>>().join(", ");
        let left =
            format!("{:?}: amounts in other currencies than that of the accounts are left out of {tables}", self.title);
        kept.chain(turned).chain((!self.left_out.is_empty()).then_some(left)).collect()
    }
}
