//! Every printed cell.

use super::{plain, span, write};
use crate::domain::facts::Fact;
use crate::domain::release::Release;

const HEADER: [&str; 11] =
    ["table", "row", "column", "label_en", "label_ja", "concept", "period", "unit", "scale", "printed", "value"];

pub(super) fn csv(release: &Release) -> Result<String, csv::Error> {
    write(&HEADER, release.facts.all().iter().map(|fact| row(release, fact)))
}

fn row(release: &Release, fact: &Fact) -> Vec<String> {
    let table = &release.file.tables[fact.place.table];
    let (row, column) = (&table.rows[fact.place.row], &table.columns[fact.place.column]);
    // Where the columns are the lines of the accounts, the column is what the figure is called.
    let label = if row.concept.is_none() && column.concept.is_some() { &column.label } else { &row.label };
    vec![
        table.id.clone(),
        row.id.clone().unwrap_or_else(|| (fact.place.row + 1).to_string()),
        column.id.clone(),
        label.en.clone(),
        label.ja.clone(),
        fact.concept.clone(),
        span(release, &fact.period),
        fact.unit.to_string(),
        fact.scale.to_string(),
        row.cells[fact.place.column].clone(),
        plain(fact.value),
    ]
}
