//! One table as printed.

use super::write;
use kessan_core::release::model::Table;

pub(super) fn csv(table: &Table) -> Result<String, csv::Error> {
    let names = ["row", "depth", "label_en", "label_ja"];
    let header: Vec<&str> = names.into_iter().chain(table.columns.iter().map(|column| column.id.as_str())).collect();
    let rows = table.rows.iter().enumerate().map(|(index, row)| {
        let id = row.id.clone().unwrap_or_else(|| (index + 1).to_string());
        let fixed = [id, row.depth.to_string(), row.label.en().to_owned(), row.label.ja().to_owned()];
        fixed.into_iter().chain(row.cells.iter().cloned()).collect()
    });
    write(&header, rows)
}
