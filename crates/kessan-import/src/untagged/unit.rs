//! The unit of a table's figures.

use crate::printed::unit::{UnitNote, read};
use crate::printed::{Layout, figure};
use crate::report::{Name, PrintedTable, Unit};
use crate::terms::TermUnit;

/// What a table's amounts are printed in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TableUnit {
    currency: Option<&'static str>,
    scale: i32,
    share_scale: i32,
}

/// The unit that the titles and heads of a table name, in the document's currency if they name none.
pub(super) fn table_unit(titles: &[String], layout: &Layout, currency: Option<&'static str>) -> TableUnit {
    let heads = layout.columns.iter().flat_map(|column| &column.heads);
    let notes: Vec<UnitNote> = titles.iter().chain(heads).filter_map(|text| read(text)).collect();
    let named = notes.iter().find_map(|note| note.currency);
    let marked = || layout.lines.iter().flat_map(|line| &line.cells).flatten().find_map(|cell| cell.figure.currency);
    let power = |scale: Option<u32>| scale.and_then(|scale| i32::try_from(scale).ok());
    let scale = notes.iter().find_map(|note| power(note.scale)).unwrap_or(0);
    TableUnit {
        currency: named.or_else(marked).or(currency),
        scale,
        share_scale: notes.iter().find_map(|note| power(note.share_scale)).unwrap_or(0),
    }
}

/// The currency of most of a document's marks and notes.
pub(super) fn of_document(tables: &[PrintedTable]) -> Option<&'static str> {
    let texts = tables.iter().flat_map(|table| table.before.iter().chain(&table.caption).map(String::as_str));
    let noted = texts.filter_map(|text| read(text)?.currency);
    let cells = || tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    // A mark in a cell of its own, or before a figure.
    let marked = cells().filter_map(|cell| match cell.text.trim() {
        "$" | "$ (" | "$(" => Some("USD"),
        "¥" | "￥" => Some("JPY"),
        "€" => Some("EUR"),
        "£" => Some("GBP"),
        text => figure(text)?.currency,
    });
    let heads = cells().filter_map(|cell| read(&cell.text)?.currency);
    noted.chain(marked).chain(heads).next()
}

impl TableUnit {
    /// Whether amounts of money can be told from other numbers.
    pub fn has_currency(&self) -> bool {
        self.currency.is_some()
    }

    /// The unit of a figure and the power of ten that it is printed in; `None` without a currency where there must be one.
    pub fn of(&self, unit: TermUnit, mark: Option<&'static str>) -> Option<(Unit, i32)> {
        let currency = || Some(measure("http://www.xbrl.org/2003/iso4217", "iso4217", mark.or(self.currency)?));
        let shares = || measure("http://www.xbrl.org/2003/instance", "xbrli", "shares");
        let plain = |measure| Unit { numerators: vec![measure], denominators: vec![] };
        Some(match unit {
            TermUnit::Money => (plain(currency()?), self.scale),
            TermUnit::MoneyPerShare => (Unit { numerators: vec![currency()?], denominators: vec![shares()] }, 0),
            TermUnit::Shares => (plain(shares()), self.share_scale),
            TermUnit::Percent => (plain(measure("http://www.xbrl.org/2003/instance", "xbrli", "pure")), -2),
            TermUnit::Count => return None,
        })
    }
}

fn measure(namespace: &str, prefix: &str, local: &str) -> Name {
    Name { namespace: namespace.to_owned(), local: local.to_owned(), prefix: prefix.to_owned() }
}
