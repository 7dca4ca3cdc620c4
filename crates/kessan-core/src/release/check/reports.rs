//! Checks the other reports whose figures stand in the file, and what says that it is of one.

use super::Checker;
use super::file_location::FileLocation;
use crate::facts::Place;

/// As many reports as a file takes beside its own.
const MOST_REPORTS: usize = 100;

impl Checker<'_> {
    pub(super) fn other_reports(&mut self) {
        let file = self.file;
        let list = FileLocation::new("", "/other_reports");
        if file.other_reports.len() > MOST_REPORTS {
            let found = format!("{} reports", file.other_reports.len());
            self.report(&FileLocation::field("other_reports"), found, format!("at most {MOST_REPORTS}"));
        }
        self.ids(&list, "report", &file.other_reports, |report| Some(&report.id));
        for (index, report) in file.other_reports.iter().enumerate() {
            let location = FileLocation::new(format!("report {:?}", report.id), format!("/other_reports/{index}"));
            self.text(&location.named("title"), &report.title);
        }
    }

    /// What a table, a column or a period says that it is of is a report of the file.
    pub(super) fn of_report(&mut self, location: &FileLocation, report: Option<&str>) {
        if let Some(id) = report.filter(|id| !self.reports.contains_key(id)) {
            self.report(&location.inner("report"), format!("the report {id:?}"), "one that \"other_reports\" lists");
        }
    }

    /// The number of the report that prints a cell: 0 for the release's own.
    pub(super) fn report_of(&self, place: Place) -> u32 {
        let table = self.file.tables.get(place.table);
        let column =
            table.and_then(|table| table.columns.get(place.column)).and_then(|column| column.report.as_deref());
        let report = column.or_else(|| table.and_then(|table| table.report.as_deref()));
        report.and_then(|id| self.reports.get(id)).copied().unwrap_or_default()
    }
}
