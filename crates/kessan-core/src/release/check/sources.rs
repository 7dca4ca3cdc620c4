//! Checks the documents that a release was made from, and where in them its tables were found.

use super::Checker;
use super::file_location::FileLocation;
use super::head::is_web_address;
use crate::release::model::{Row, SourceRef, Table};

impl Checker<'_> {
    pub(super) fn sources(&mut self) {
        let file = self.file;
        self.ids(&FileLocation::new("", "/sources"), "source", &file.sources, |source| Some(&source.id));
        for (index, source) in file.sources.iter().enumerate() {
            let location = FileLocation::new(format!("source {:?}", source.id), format!("/sources/{index}"));
            if source.name.trim().is_empty() {
                self.report(&location.named("name"), "no text", "the name of the file or of the document");
            }
            if let Some(title) = &source.title {
                self.text(&location.named("title"), title);
            }
            if let Some(url) = source.url.as_deref().filter(|url| !is_web_address(url)) {
                let expected = "an address that begins with http:// or https://";
                self.report(&location.named("url"), format!("{url:?}"), expected);
            }
        }
    }

    /// Where a table or a row was found is a document of the file.
    pub(super) fn source(&mut self, location: &FileLocation, source: Option<&SourceRef>) {
        let Some(source) = source else { return };
        let location = location.inner("source");
        if !self.sources.contains(source.document.as_str()) {
            let found = format!("the document {:?}", source.document);
            self.report(&location.inner("document"), found, "one that \"sources\" lists");
        }
        if source.place.as_deref().is_some_and(|place| place.trim().is_empty()) {
            self.report(&location.inner("place"), "no text", "an element, a cell or a page, or no \"place\"");
        }
    }

    /// The places of a row's cells are one for each, in a document.
    pub(super) fn places(&mut self, location: &FileLocation, table: &Table, row: &Row) {
        let (given, columns) = (row.places.len(), table.columns.len());
        let location = location.inner("places");
        if given != 0 && given != columns {
            let expected = format!("{columns}, one for each column (\"\" where nothing is known), or no \"places\"");
            self.report(&location, format!("{given} places"), expected);
        } else if given != 0
            && row.source.is_none()
            && table.source.is_none()
            && row.places.iter().zip(&table.columns).any(|(place, column)| !place.is_empty() && column.source.is_none())
        {
            self.report(&location, "places in no document", "a \"source\" of the row or of its table");
        }
    }
}
