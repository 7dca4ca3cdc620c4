//! Every printed cell, as CSV and as JSON.

use serde::Serialize;

use super::{plain, span, write};
use kessan_core::facts::Fact;
use kessan_core::release::Release;

const HEADER: [&str; 11] =
    ["table", "row", "column", "label_en", "label_ja", "concept", "period", "unit", "scale", "printed", "value"];

pub(super) fn csv(release: &Release) -> Result<String, csv::Error> {
    write(&HEADER, release.facts.all().iter().map(|fact| row(release, fact).to_vec()))
}

/// A printed cell in the JSON file: the columns of the CSV file.
#[derive(Serialize)]
struct Record<'a> {
    table: &'a str,
    row: &'a str,
    column: &'a str,
    label_en: &'a str,
    label_ja: &'a str,
    concept: &'a str,
    period: &'a str,
    unit: &'a str,
    scale: u32,
    printed: &'a str,
    /// As text, because a JSON number is read as a binary one; `null` for a dash.
    value: Option<&'a str>,
}

/// `{"release": …, "facts": [{…}, …]}`, a fact on each line.
pub(super) fn json(release: &Release) -> Result<String, serde_json::Error> {
    let facts = release.facts.all().iter().map(|fact| {
        let [table, row, column, label_en, label_ja, concept, period, unit, _, printed, value] = &row(release, fact);
        serde_json::to_string(&Record {
            table,
            row,
            column,
            label_en,
            label_ja,
            concept,
            period,
            unit,
            scale: fact.scale,
            printed,
            value: Some(value.as_str()).filter(|value| !value.is_empty()),
        })
    });
    let facts = facts.collect::<Result<Vec<_>, _>>()?.join(",\n");
    let id = serde_json::to_string(&release.file.id)?;
    Ok(format!("{{\"release\": {id}, \"facts\": [\n{facts}\n]}}\n"))
}

fn row(release: &Release, fact: &Fact) -> [String; HEADER.len()] {
    let table = &release.file.tables[fact.place.table];
    let (row, column) = (&table.rows[fact.place.row], &table.columns[fact.place.column]);
    // Where the columns are the lines of the accounts, the column is what the figure is called.
    let is_of_column = row.aspects_at(fact.place.column).concept.is_none() && column.concept.is_some();
    let label = if is_of_column { &column.label } else { &row.label };
    [
        table.id.clone(),
        row.id.clone().unwrap_or_else(|| (fact.place.row + 1).to_string()),
        column.id.clone(),
        label.en().to_owned(),
        label.ja().to_owned(),
        fact.concept.clone(),
        span(release, &fact.period),
        fact.unit.to_string(),
        fact.scale.to_string(),
        row.cells[fact.place.column].clone(),
        plain(fact.value),
    ]
}
