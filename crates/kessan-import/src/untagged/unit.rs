//! The unit of a table's figures.

use kessan_core::numeral::half_width;

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

/// The unit that the titles and heads of a table name; if they name none, that of the table before, which it may continue, or the
/// document's currency. `false` beside it where the table names none itself.
pub(super) fn table_unit(
    titles: &[String],
    layout: &Layout,
    before: Option<TableUnit>,
    currency: Option<&'static str>,
) -> (TableUnit, bool) {
    let heads = layout.columns.iter().flat_map(|column| &column.heads);
    // What stands in the table is nearer than what stands before it.
    let notes: Vec<UnitNote> =
        layout.titles.iter().rev().chain(heads).chain(titles).filter_map(|text| read(text)).collect();
    let named = notes.iter().find_map(|note| note.currency);
    let marked = || layout.lines.iter().flat_map(|line| &line.cells).flatten().find_map(|cell| cell.figure.currency);
    let power = |scale: Option<u32>| scale.and_then(|scale| i32::try_from(scale).ok());
    let before = before.filter(|_| notes.is_empty());
    let unit = TableUnit {
        currency: named.or_else(marked).or(before.and_then(|before| before.currency)).or(currency),
        scale: notes.iter().find_map(|note| power(note.scale)).or(before.map(|before| before.scale)).unwrap_or(0),
        share_scale: notes
            .iter()
            .find_map(|note| power(note.share_scale))
            .or(before.map(|before| before.share_scale))
            .unwrap_or(0),
    };
    (unit, !notes.is_empty())
}

/// The currency that a document names or marks first.
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

    /// The unit of a line whose label names one of its own: 「売上高（百万円）」.
    pub fn of_line(&self, label: &str) -> Self {
        let plain = half_width(label);
        let mut unit = *self;
        for inner in plain.split('(').skip(1).filter_map(|part| part.split(')').next()) {
            match inner.trim() {
                "株" => unit.share_scale = 0,
                "円 銭" => (unit.currency, unit.scale) = (Some("JPY"), 0),
                "千株" => unit.share_scale = 3,
                "百万株" => unit.share_scale = 6,
                inner => {
                    if let Some(note) = read(&format!("({inner})")) {
                        unit.currency = note.currency.or(unit.currency);
                        unit.scale = note.scale.and_then(|scale| i32::try_from(scale).ok()).unwrap_or(unit.scale);
                    }
                }
            }
        }
        unit
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
    Name { namespace: namespace.into(), local: local.into(), prefix: prefix.into() }
}
