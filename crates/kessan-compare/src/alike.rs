//! Columns of other reports whose figures a later report prints just so: said below the table instead of printed twice.

use std::collections::BTreeMap;

use kessan_core::period::Span;
use kessan_core::release::model::{File, OtherReport, Table, Text};

use crate::meet::{ColumnMet, Met};
use crate::words;

/// Such a column.
#[derive(Clone, Debug)]
pub struct Alike {
    /// The release's table.
    table: String,
    /// Its days, as the release calls them.
    span: Span,
    label: Text,
    report: OtherReport,
}

impl Alike {
    /// Those of a table that stands beside the one at that position.
    pub fn of(file: &File, at: usize, own: &Table, met: &Met, report: &OtherReport) -> Vec<Self> {
        let alike = own.columns.iter().zip(met).filter(|(_, met)| matches!(met, ColumnMet::Alike(1..)));
        let one = |(column, _): (&kessan_core::release::model::Column, _)| {
            let id = column.period.as_deref().or(own.period.as_deref());
            let span = file.periods.iter().find(|period| Some(period.id.as_str()) == id)?.span;
            let named = file.periods.iter().find(|period| period.span == span && !period.is_superseded())?;
            let (table, label) = (file.tables.get(at)?.id.clone(), named.label.clone());
            Some(Self { table, span, label, report: report.clone() })
        };
        alike.filter_map(one).collect()
    }
}

/// Says below each table which reports print the same figures of which days.
pub fn note(file: &mut File, all: &[Alike]) {
    for table in &mut file.tables {
        let mut days: Vec<(Span, &Text)> = Vec::new();
        let mut reports: BTreeMap<String, Vec<&OtherReport>> = BTreeMap::new();
        for alike in all.iter().filter(|alike| alike.table == table.id) {
            if days.iter().all(|(span, _)| *span != alike.span) {
                days.push((alike.span, &alike.label));
            }
            let list = reports.entry(alike.span.to_string()).or_default();
            if list.iter().all(|known| known.id != alike.report.id) {
                list.push(&alike.report);
            }
        }
        for (span, label) in days {
            let said = words::alike(label, reports.get(&span.to_string()).map_or(&[], Vec::as_slice));
            table.note = Some(table.note.as_ref().map_or_else(|| said.clone(), |note| words::both(note, &said)));
        }
    }
}
