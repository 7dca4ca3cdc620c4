//! Made-up releases, as JSON with what matters in a test.

use kessan_core::release::Release;
use kessan_core::release::load::load;
use kessan_xbrl::{Export, Form};
use serde_json::{Value, json};

/// A release with these concepts and tables, of a company that there is not.
pub fn file(concepts: Value, tables: Value) -> Value {
    let both = |en: &str, ja: &str| json!({"en": en, "ja": ja});
    json!({
        "kessan": 2, "languages": ["en", "ja"], "id": "alder-h1-2041",
        "company": {"name": both("Alder Instruments Ltd. (fictional)", "アルダー計器株式会社（架空の会社）"),
            "short_name": both("Alder", "アルダー"), "listings": [{"exchange": "Tokyo Stock Exchange", "code": "999Z"}]},
        "title": both("Results for the first half of 2041", "2041年度中間期決算"),
        "announced": "2041-11-10", "basis": both("Local rules", "現地基準"), "currency": "JPY",
        "periods": [
            {"id": "H1", "span": "2041-04-01/2041-09-30", "label": both("H1", "中間期"), "name": both("First half of 2041", "2041年度中間期")},
            {"id": "PH", "span": "2040-04-01/2040-09-30", "label": both("PH", "前中間期"), "name": both("First half of 2040", "2040年度中間期")},
            {"id": "E", "span": "2041-09-30", "label": both("End", "期末"), "name": both("30 September 2041", "2041年9月30日")},
        ],
        "comparisons": [{"id": "half", "label": both("Half", "中間期"), "current": "H1", "prior": "PH"}],
        "concepts": concepts, "tables": tables,
    })
}

/// A concept in yen with the parts that add up to it.
pub fn concept(id: &str, sum: &[&str]) -> Value {
    json!({"id": id, "label": {"en": format!("{id} in words"), "ja": format!("科目{id}")}, "unit": "JPY", "sum": sum})
}

/// A row of a concept with its cells.
pub fn row(concept: &str, cells: &[&str]) -> Value {
    json!({"label": {"en": concept, "ja": concept}, "concept": concept, "cells": cells})
}

/// A table in millions for both half years.
pub fn table(id: &str, rows: Value) -> Value {
    let column = |id: &str, period: &str| json!({"id": id, "label": {"en": id, "ja": id}, "period": period});
    json!({"id": id, "title": {"en": id, "ja": id}, "scale": 6, "columns": [column("now", "H1"), column("before", "PH")], "rows": rows})
}

/// The release of a file.
pub fn release(file: &Value) -> Release {
    load("made.json", &file.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The release as XBRL.
pub fn export(release: &Release) -> Export {
    Export::of(release, &release.checks(), Form::Zip).unwrap()
}

/// A file of the export, by what its name ends with.
pub fn text(export: &Export, end: &str) -> String {
    let file = export.files.iter().find(|file| file.path.ends_with(end)).unwrap_or_else(|| panic!("no {end}"));
    String::from_utf8(file.bytes.clone()).unwrap()
}

/// Its xBRL-JSON.
pub fn facts(export: &Export) -> Value {
    let report = export.files.iter().find(|file| file.path.contains("/reports/")).unwrap();
    serde_json::from_slice(&report.bytes).unwrap()
}
