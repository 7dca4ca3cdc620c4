//! Where everything stands in the workbook: decided before anything is written, so that formulas can refer ahead.

use rust_decimal::Decimal;

use super::numbers::{Printed, ten_to};
use kessan_core::checks::printing::Source;
use kessan_core::release::Release;
use kessan_core::release::model::Measure;

/// The sheets beside the tables, in the order of the workbook; the tables stand between the calculator and the claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// What the workbook is and where it comes from.
    Sources,
    /// Dividends and the buyback.
    Calculator,
    /// The table at that position in the file.
    Table(usize),
    /// The figures of the prose.
    Claims,
    /// What no table prints.
    Derived,
    /// Every relation.
    Checks,
}

/// A cell of the workbook, counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellPosition {
    /// On which sheet.
    pub sheet: Sheet,
    /// In which row.
    pub row: u32,
    /// In which column.
    pub column: u16,
}

/// A printed figure in the workbook.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Where.
    pub position: CellPosition,
    /// How it is printed.
    pub printed: Printed,
    /// What one unit in the cell is in the base unit: a million for millions, 100 for a cell in per cent; below zero for a
    /// cell that is printed with the other sign.
    pub factor: Decimal,
    /// Whether the cell holds a text: a rate that is printed as a dash is no number.
    pub is_text: bool,
}

/// Rows above a table's own: titles, scale, note, an empty one, the columns' heads in two languages and their units.
pub const HEAD: u32 = 8;
/// Columns before a table's own: the labels.
pub const LABELS: u16 = 2;
/// Rows above the claims.
pub const CLAIMS_HEAD: u32 = 4;
/// The column of the claims' values.
pub const CLAIMS_VALUE: u16 = 7;

/// The most characters that a sheet's name has.
const LONGEST: usize = 31;

/// Where everything stands.
#[derive(Clone, Debug)]
pub struct Layout<'a> {
    /// The release.
    pub release: &'a Release,
    tables: Vec<String>,
    cells: Vec<Figure>,
    claims: Vec<Option<Figure>>,
}

impl<'a> Layout<'a> {
    /// That of a release.
    pub fn new(release: &'a Release) -> Self {
        let cells = release.facts.all().iter().map(|fact| {
            let table = &release.file.tables[fact.place.table];
            let printed = Printed::read(&table.rows[fact.place.row].cells[fact.place.column]);
            let position = CellPosition {
                sheet: Sheet::Table(fact.place.table),
                row: HEAD + index(fact.place.row),
                column: LABELS + u16::try_from(fact.place.column).unwrap_or(u16::MAX - LABELS),
            };
            let factor = if printed.percent { Decimal::ONE_HUNDRED } else { ten_to(fact.scale) };
            // A cell that is printed with the other sign is minus its value.
            let factor = if fact.is_negated { -factor } else { factor };
            let is_text = printed.value.is_none() && matches!(fact.measure, Measure::Growth(_));
            Figure { position, printed, factor, is_text }
        });
        let claims = release.file.claims.iter().enumerate().map(|(position, claim)| {
            let printed = Printed::read(&claim.printed).negated(claim.negated);
            printed.value?;
            let position =
                CellPosition { sheet: Sheet::Claims, row: CLAIMS_HEAD + index(position), column: CLAIMS_VALUE };
            let factor = if printed.percent { Decimal::ONE_HUNDRED } else { ten_to(claim.scale) };
            Some(Figure { position, printed, factor, is_text: false })
        });
        Self { release, tables: names(release), cells: cells.collect(), claims: claims.collect() }
    }

    /// A sheet's name.
    pub fn name(&self, sheet: Sheet) -> &str {
        match sheet {
            Sheet::Sources => FIXED[0],
            Sheet::Calculator => FIXED[1],
            Sheet::Table(index) => &self.tables[index],
            Sheet::Claims => FIXED[2],
            Sheet::Derived => FIXED[3],
            Sheet::Checks => FIXED[4],
        }
    }

    /// A printed figure; `None` for a claim without a number.
    pub fn figure(&self, source: Source) -> Option<&Figure> {
        match source {
            Source::Cell(index) => self.cells.get(index),
            Source::Claim(index) => self.claims.get(index)?.as_ref(),
        }
    }
}

/// The names of the other sheets.
const FIXED: [&str; 5] = ["Sources", "Calculator", "Claims", "Derived", "Checks"];
/// A name that spreadsheets keep for themselves.
const RESERVED: &str = "History";

/// The tables' ids, cut and numbered where a spreadsheet could not tell them apart.
fn names(release: &Release) -> Vec<String> {
    let mut taken: Vec<String> = FIXED.iter().chain([&RESERVED]).map(|name| name.to_lowercase()).collect();
    let mut list = Vec::new();
    for table in &release.file.tables {
        let cut = |most: usize| table.id.chars().take(most).collect::<String>();
        let numbered = (2_u32..).map(|number| {
            let end = format!("~{number}");
            cut(LONGEST - end.len()) + &end
        });
        let mut candidates = [cut(LONGEST)].into_iter().chain(numbered);
        let name = candidates.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default();
        taken.push(name.to_lowercase());
        list.push(name);
    }
    list
}

/// A position as a row.
pub fn index(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
