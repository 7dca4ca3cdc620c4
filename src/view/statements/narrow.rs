//! What of a table a phone shows: one currency, and of it this period and the last one. The page is written with what is left out
//! there as classes by its place, so that a style sheet does it before any program. The other currency is a choice of the page,
//! per cent of a total a view of the tables.

use kessan_core::release::model::{Measure, Table};
use kessan_core::statements::{Shown, TableColumn};
use kessan_core::text::Lang;

use crate::view::number::has_date;

/// Figures that stand beside the name of a line on a phone without scrolling.
const MOST: usize = 3;
/// Characters of a date in a head that is no wider than its figures.
const WIDEST_DATE: usize = 9;
/// The last place for which the style sheet has rules; no statement has more columns.
const LAST_PLACE: usize = 9;

/// Why a column is left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LeftOut {
    /// It says in the other currency what another one says in the chosen one.
    Currency,
    /// It says per cent of a total, which a view of the tables shows.
    Share,
}

/// What a phone shows of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrow {
    /// Classes of the table: `p2` for the place of a column that is left out while all columns are as printed; `f2` and `s2` for
    /// its place once those in the other currency are there, `f2` only in the reporting currency.
    pub classes: Vec<String>,
    /// Whether all of it stands beside the names of its lines.
    pub is_fit: bool,
}

impl Narrow {
    /// What a phone shows of a table with these columns on a page in that language.
    pub fn of(table: &Table, table_columns: &[(TableColumn, Shown)], lang: Lang) -> Self {
        let columns = &table.columns;
        let is_foreign = |column: usize| {
            let of = &columns[column];
            let is_twin = |other: usize| {
                let other = &columns[other];
                other.currency.is_none() && other.period == of.period && other.measure == of.measure
            };
            of.currency.is_some() && of.period.is_some() && (0..columns.len()).any(is_twin)
        };
        let own = (0..columns.len()).filter(|column| !is_foreign(*column)).count();
        let left_out = |column: usize| match &columns[column].measure {
            _ if is_foreign(column) => Some(LeftOut::Currency),
            Some(Measure::Share(_)) if own >= MOST => Some(LeftOut::Share),
            _ => None,
        };
        let mut classes = Vec::new();
        let mut printed = 1;
        for (place, (table_column, _)) in (2..).zip(table_columns) {
            let TableColumn::Printed(column) = table_column else { continue };
            printed += 1;
            let Some(why) = left_out(*column).filter(|_| place <= LAST_PLACE) else { continue };
            classes.push(format!("p{printed}"));
            classes.push(format!("{}{place}", if why == LeftOut::Currency { "f" } else { "s" }));
        }
        let shown: Vec<_> = (0..columns.len()).filter(|column| left_out(*column).is_none()).collect();
        let is_wide = |column: &usize| {
            let head = columns[*column].label.for_page(lang);
            has_date(head) && head.chars().count() > WIDEST_DATE
        };
        // A head that is a whole Japanese date stays in one piece, and takes the room of two figures.
        let is_fit = shown.len() < MOST || (shown.len() == MOST && !shown.iter().any(is_wide));
        Self { classes, is_fit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kessan_core::release::load::load;

    fn of(id: &str) -> Narrow {
        let release = load("made-up", include_str!("../../../tests/releases/made-up.json")).unwrap();
        let table = release.file.tables.iter().position(|table| table.id == id).unwrap();
        Narrow::of(&release.file.tables[table], &release.table_columns(table), Lang::En)
    }

    #[test]
    fn one_currency_with_this_period_and_the_last_stands_beside_the_lines() {
        let income = of("income-statement-h1");
        assert!(income.is_fit, "{income:?}");
        assert!(["p2", "f2"].iter().all(|class| income.classes.iter().any(|known| known == class)), "{income:?}");
    }
}
