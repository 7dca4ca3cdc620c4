use kessan_core::release::load::load;
use proptest::prelude::*;
use serde_json::Value;

use super::*;

fn release(name: &str) -> Value {
    let path = format!("{}/../../{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

const RELEASES: [&str; 7] = [
    "public/releases/iij-1h-fy2008.json",
    "tests/releases/made-up.json",
    "tests/releases/minimal.json",
    "tests/releases/periods.json",
    "tests/releases/quarterly.json",
    "tests/releases/side-by-side.json",
    "tests/releases/version-1.json",
];

/// Exports and imports again, and holds the text against that of the original, byte for byte.
fn there_and_back(release: &Value) -> Imported {
    let files = export(release).unwrap();
    let imported = import(&files).unwrap();
    assert_eq!(imported.json, canonical(release));
    assert!(imported.unused.is_empty());
    imported
}

#[test]
fn every_release_comes_back_byte_for_byte() {
    for name in RELEASES {
        let release = release(name);
        let imported = there_and_back(&release);
        // The text is the release itself, not only equal to itself: read as JSON it has the same values.
        assert_eq!(serde_json::from_str::<Value>(&imported.json).unwrap(), release, "{name}");
        assert_eq!(export(&imported.release).unwrap(), export(&release).unwrap(), "{name}");
        load(name, &imported.json).unwrap();
    }
}

#[test]
fn fields_that_this_version_does_not_know_pass_through() {
    let mut release = release("tests/releases/minimal.json");
    release["languages"] = serde_json::json!(["nb", "en"]);
    release["rounding"] = Value::from("truncated");
    release["sources"] =
        serde_json::json!([{"id": "paper", "name": "q.pdf", "kind": "pdf", "title": {"nb": "A", "en": "B"}}]);
    let table = &mut release["tables"][0];
    table["source"] = serde_json::json!({"document": "paper", "place": "page 3"});
    table["columns"][0]["negated"] = Value::from(true);
    table["rows"][0]["places"] = serde_json::json!(["", "a \"b\""]);
    table["rows"][1]["source"] = serde_json::json!({"document": "paper"});
    table["rows"][1]["odd"] = serde_json::json!({"empty": {}, "list": [1, {"a": false}], "text": "", "number": -5});
    table["rows"][2]["label"] = serde_json::json!({"nb": "Driftsresultat"});
    there_and_back(&release);
}

#[test]
fn a_new_folder_is_a_valid_release() {
    let files = template("Rivermouth 1Q-2031");
    let imported = import(&files).unwrap();
    assert_eq!(imported.release["id"], "rivermouth1q-2031");
    let release = load("release.json", &imported.json).unwrap();
    assert_eq!(release.facts.all().len(), 18);
    there_and_back(&imported.release);
}

#[test]
fn tables_may_be_sheets_of_a_workbook_or_have_other_separators() {
    let mut files = template("a");
    let whole = import(&files).unwrap();
    let text = String::from_utf8(files[1].1.clone()).unwrap();
    // As a spreadsheet program in another country saves it, with all cells quoted.
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .quote_style(csv::QuoteStyle::Always)
        .flexible(true)
        .from_writer(vec![]);
    for record in crate::csv::records("a", text.as_bytes()).unwrap() {
        writer.write_record(&record).unwrap();
    }
    files[1].1 = writer.into_inner().unwrap();
    assert_eq!(import(&files).unwrap().json, whole.json);
}

#[test]
fn errors_name_file_row_and_column() {
    let with = |from: &str, to: &str| {
        let mut files = template("a");
        for (_, bytes) in &mut files {
            let text = String::from_utf8(bytes.clone()).unwrap();
            *bytes = text.replacen(from, to, 1).into_bytes();
        }
        import(&files).unwrap_err().to_string()
    };
    for (from, to, expected) in [
        ("row,label", "rows,label", "“tables/income.csv” (row 1, column A) failed: here stands “rows”"),
        ("revenues,1,", "revenues,one,", "(row 7, column C) failed: a whole number such as 1 is expected here"),
        ("Gross profit,,true", "Gross profit,,maybe", "(row 8, column D) failed: true, false or nothing"),
        (",Net income,", "x,Net income,", "(row 11, column A) failed: here stands “x”"),
        ("'10.8%", "'10.8%,extra", "(row 8, column I) failed: the column of “extra” has no head"),
        ("depth,total", "depth,depth", "(row 8, column D) failed: a whole number"),
        ("concept,,,", "concept,,kind,", "(row 1, column G) failed: the field “kind” stands apart"),
        ("period,,,,,", "period,x,,,,", "(row 4, column B) failed: here stands “x”"),
        ("scale = 3", "scale = 3.5", "“release.toml” (tables[1].scale) failed: 3.5 is a number with a point"),
        ("scale = 3", "scale = ", "“release.toml” (line "),
        (
            "id = \"income\"",
            "id = \"outcome\"",
            "the table “outcome” has no file. Expected: tables/outcome.csv or outcome.csv, or a sheet",
        ),
    ] {
        let error = with(from, to);
        assert!(error.contains(expected), "{error}");
    }
    assert!(import(&[]).unwrap_err().to_string().contains("there is no release.toml"));
}

#[test]
fn a_file_that_no_table_names_is_told() {
    let mut files = template("a");
    files.push(("tables/forgotten.csv".to_owned(), b"row\n".to_vec()));
    assert_eq!(import(&files).unwrap().unused, ["tables/forgotten.csv"]);
}

#[test]
fn ids_that_differ_in_case_only_are_two_files() {
    let mut release = release("tests/releases/minimal.json");
    let mut second = release["tables"][0].clone();
    second["id"] = Value::from("Results");
    release["tables"].as_array_mut().unwrap().push(second);
    let names: Vec<_> = export(&release).unwrap().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["release.toml", "tables/results.csv", "tables/Results-2.csv"]);
    there_and_back(&release);
}

#[test]
fn what_is_no_release_is_not_exported() {
    for broken in [
        serde_json::json!([]),
        serde_json::json!({"tables": {}}),
        serde_json::json!({"tables": [{"id": "../a"}]}),
        serde_json::json!({"tables": [{"id": "a", "columns": [{"id": "b"}], "rows": [{"cells": []}]}]}),
        serde_json::json!({"tables": [{"id": "a", "columns": [{"id": "b"}], "rows": [{"cells": [1]}]}]}),
    ] {
        assert!(export(&broken).is_err(), "{broken}");
    }
}

/// Texts that are hard on CSV, TOML and spreadsheet programs.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{1,12}",
        "[='+@\"\\\\,;\\t\\r\\n0-9 %()-]{1,10}",
        "(true|FALSE|'|''|\\u{feff}x|\\u{7f}|=1\\+1|\\(1,949\\)|Mar 31|1e5|\\r\\n|#|\\[\\[|\"\"\")",
    ]
}

/// Puts one text after another into every label and cell of a release.
fn with_texts(value: &mut Value, texts: &mut impl Iterator<Item = String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                match (key.as_str(), &mut *value) {
                    ("label" | "title" | "name" | "note", Value::Object(languages)) => {
                        for text in languages.values_mut() {
                            *text = Value::from(texts.next().unwrap());
                        }
                    }
                    ("cells", Value::Array(cells)) => {
                        for cell in cells {
                            *cell = Value::from(texts.next().unwrap());
                        }
                    }
                    (_, value) => with_texts(value, texts),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| with_texts(value, texts)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn releases_with_any_texts_come_back(texts in proptest::collection::vec(text(), 1..60), name in proptest::sample::select(&RELEASES[1..])) {
        let mut release = release(name);
        with_texts(&mut release, &mut texts.into_iter().cycle());
        there_and_back(&release);
    }

    #[test]
    fn any_files_are_answered(head in "[a-z=\\[\\]{}\", .0-9\n#]{0,80}", table in "\\PC{0,80}", cells in "(row,)?[a-z.:,'0-9\n;\"]{0,80}") {
        let _ = import(&[(HEAD.to_owned(), head.into_bytes())]);
        let mut files = template("a");
        for content in [table, cells] {
            files[1].1 = content.into_bytes();
            let _ = import(&files);
        }
    }
}
