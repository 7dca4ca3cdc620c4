//! What a report prints of an earlier period is what the earlier report has printed; where it is not, the company has restated it.

use super::collect::{Collector, source_id};
use super::formula::{Formula, Sum};
use super::printing::{Printing, Source, Subject};
use super::verdict::{Columns, judge};
use super::{Held, Kind};
use crate::release::model::{Measure, Period, Scenario};

/// Each result of an earlier report, in amounts, counts and ratios, that a later report prints, too.
pub(super) fn collect(collector: &mut Collector<'_>) {
    if collector.release.file.other_reports.is_empty() {
        return;
    }
    for subject in collector.subjects() {
        if *subject.measure != Measure::Value || subject.scenario != Scenario::Actual {
            continue;
        }
        let Some(latest) = latest(collector, subject) else { continue };
        let report = collector.ledger().report_of(&latest);
        let in_others = |printing: &&Printing| {
            matches!(printing.source, Source::Cell(_)) && collector.ledger().report_of(printing) > report
        };
        let mut earlier: Vec<Printing> = collector.ledger().of(&subject).filter(in_others).copied().collect();
        // Of each of the others only what it prints first; that it is the same elsewhere in it is said of the report itself.
        earlier.dedup_by_key(|printing| collector.ledger().report_of(printing));
        for before in earlier {
            hold(collector, latest, before);
        }
    }
}

/// The latest printing of the same days.
fn latest<'a>(collector: &Collector<'a>, subject: Subject<'a>) -> Option<Printing> {
    let release = collector.release;
    let period = release.period(subject.period)?;
    if !period.is_superseded() {
        return collector.printed(&subject);
    }
    let is_same = |other: &&Period| other.span == period.span && !other.is_superseded();
    let other = release.file.periods.iter().find(is_same)?;
    collector.printed(&Subject { period: &other.id, ..subject })
}

/// Holds what is printed now against what was printed before: what moves a figure of a column so that it adds up moves it in both.
fn hold(collector: &mut Collector<'_>, now: Printing, before: Printing) {
    let formula = Formula::Sum(Sum::one(before));
    let Some(verdict) = judge(&now, &formula, &Columns::default()) else { return };
    let id = format!("{}.{}", Kind::Restatement.id(), source_id(collector.release, before.source));
    collector.add(id, Kind::Restatement, Held::Figure(now), Some(formula), verdict.as_restated());
}
