use super::*;
use kessan_core::release::load::load;

fn made_up() -> Vec<DataFile> {
    let release = load("made-up.json", include_str!("../../../tests/releases/made-up.json")).unwrap();
    files(&release, &release.checks()).unwrap()
}

fn records(name: &str) -> Vec<csv::StringRecord> {
    let file = made_up().into_iter().find(|file| file.path == format!("data/{name}.csv")).unwrap();
    assert!(file.text.ends_with("\r\n"), "RFC 4180 lines end so");
    csv::Reader::from_reader(file.text.as_bytes()).records().map(Result::unwrap).collect()
}

#[test]
fn every_printed_cell_is_a_fact() {
    let release = load("made-up.json", include_str!("../../../tests/releases/made-up.json")).unwrap();
    let facts = records("facts");
    assert_eq!(facts.len(), release.facts.all().len());
    let printed = release.file.tables.iter().flat_map(|t| &t.rows).flat_map(|r| &r.cells).filter(|c| !c.is_empty());
    assert!(printed.eq(facts.iter().map(|fact| &fact[9])), "in the file's order, as printed");
    let dash = facts.iter().find(|fact| &fact[9] == "-").unwrap();
    assert_eq!(&dash[10], "", "a dash has no value");
}

#[test]
fn a_table_is_as_printed() {
    let release = load("made-up.json", include_str!("../../../tests/releases/made-up.json")).unwrap();
    for table in &release.file.tables {
        let rows = records(&format!("tables/{}", table.id));
        for (row, record) in table.rows.iter().zip(&rows) {
            assert!(row.cells.iter().eq(record.iter().skip(4)), "{} {:?}", table.id, row.label.en());
        }
        assert_eq!(rows.len(), table.rows.len());
    }
}

#[test]
fn a_derived_quarter_has_its_formula() {
    let derived = records("derived");
    let quarter = derived.iter().find(|row| &row[0] == "Revenues").unwrap();
    assert_eq!(&quarter[5], "26661000");
    assert!(quarter[6].contains(" - Revenues["), "{}", &quarter[6]);
}

#[test]
fn facts_are_the_same_as_json() {
    let file = made_up().into_iter().find(|file| file.path == "data/facts.json").unwrap();
    let document: serde_json::Value = serde_json::from_str(&file.text).unwrap();
    assert_eq!(document["release"], "made-up");
    let facts = document["facts"].as_array().unwrap();
    let rows = records("facts");
    assert_eq!(facts.len(), rows.len());
    let csv = made_up().into_iter().find(|file| file.path == "data/facts.csv").unwrap();
    let names: Vec<_> =
        csv.text.trim_start_matches(BYTE_ORDER_MARK).lines().next().unwrap().split(',').map(str::to_owned).collect();
    for (fact, row) in facts.iter().zip(&rows) {
        assert_eq!(fact.as_object().unwrap().len(), names.len());
        for (name, cell) in names.iter().zip(row) {
            let is_same = match &fact[name] {
                serde_json::Value::Null => name == "value" && cell.is_empty(),
                serde_json::Value::Number(number) => name == "scale" && number.to_string() == cell,
                other => other == cell,
            };
            assert!(is_same, "{name}: {} and {cell:?}", fact[name]);
        }
    }
}
