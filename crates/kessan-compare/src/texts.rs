//! Texts of one report in the languages of another.

use kessan_core::release::model::{Column, Concept, OtherReport, Period, Row, Source, Table, Text};

/// The languages of the release that texts come into.
#[derive(Clone, Debug)]
pub struct Languages<'a>(pub &'a [String]);

impl Languages<'_> {
    /// A text in these languages alone; one that has none of them is called as in the first of them.
    pub fn text(&self, text: &Text) -> Text {
        let is_ours = |(lang, _): &(&str, &str)| self.0.iter().any(|own| own == lang);
        let ours: Vec<(&str, &str)> = text.all().filter(is_ours).collect();
        let first = self.0.first().map_or("en", String::as_str);
        match ours.as_slice() {
            [] => Text::new([(first, text.get(first).0)]),
            ours => Text::new(ours.iter().copied()),
        }
    }

    /// The same of every text of a table.
    pub fn table(&self, table: &mut Table) {
        table.title = self.text(&table.title);
        table.note = table.note.as_ref().map(|note| self.text(note));
        table.columns.iter_mut().for_each(|column: &mut Column| column.label = self.text(&column.label));
        table.rows.iter_mut().for_each(|row: &mut Row| row.label = self.text(&row.label));
    }

    pub fn concept(&self, concept: &mut Concept) {
        concept.label = self.text(&concept.label);
        concept.note = concept.note.as_ref().map(|note| self.text(note));
    }

    pub fn period(&self, period: &mut Period) {
        (period.label, period.name) = (self.text(&period.label), self.text(&period.name));
    }

    pub fn report(&self, report: &mut OtherReport) {
        report.title = self.text(&report.title);
    }

    pub fn source(&self, source: &mut Source) {
        source.title = source.title.as_ref().map(|title| self.text(title));
    }
}
