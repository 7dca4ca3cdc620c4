//! The package and its report.

use std::io::{Cursor, Read};

use kessan_xbrl::{Export, Form};
use serde_json::json;

use crate::made::{concept, export, facts, file, release, row, table};

fn simple() -> kessan_core::release::Release {
    let rows = json!([row("Revenues", &["1,204", "1,100"]), row("Income", &["(21)", "-"])]);
    release(&file(json!([concept("Revenues", &[]), concept("Income", &[])]), json!([table("results", rows)])))
}

#[test]
fn a_package_has_one_folder_and_says_what_it_is() {
    let release = simple();
    let paths = |form| {
        let export = Export::of(&release, &release.checks(), form).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(export.package().unwrap())).unwrap();
        let names: Vec<_> =
            (0..archive.len()).map(|index| archive.by_index(index).unwrap().name().unwrap().into_owned()).collect();
        let mut text = String::new();
        archive.by_name("alder-h1-2041/META-INF/reportPackage.json").unwrap().read_to_string(&mut text).unwrap();
        (names, text)
    };
    let (names, text) = paths(Form::of_name("Q.ZIP"));
    assert_eq!(
        names,
        [
            "META-INF/reportPackage.json",
            "reports/alder-h1-2041.json",
            "taxonomy/alder-h1-2041.xsd",
            "taxonomy/alder-h1-2041-lab.xml",
            "taxonomy/alder-h1-2041-pre.xml"
        ]
        .map(|path| format!("alder-h1-2041/{path}"))
    );
    assert_eq!(text, "{\"documentInfo\":{\"documentType\":\"https://xbrl.org/report-package/2023\"}}\n");
    assert!(paths(Form::of_name("q.xbr")).1.contains("https://xbrl.org/report-package/2023/xbr\""));
}

#[test]
fn a_figure_is_a_fact_with_its_precision_and_a_dash_is_nil() {
    let document = facts(&export(&simple()));
    assert_eq!(document["documentInfo"]["documentType"], "https://xbrl.org/2021/xbrl-json");
    assert_eq!(document["documentInfo"]["taxonomy"], json!(["../taxonomy/alder-h1-2041.xsd"]));
    assert_eq!(document["documentInfo"]["namespaces"]["entity"], "http://www.tse.or.jp/sicode");
    let now = &document["facts"]["results.1.now"];
    let dimensions = json!({"concept": "release:Revenues", "entity": "entity:999Z0", "unit": "iso4217:JPY",
        "period": "2041-04-01T00:00:00/2041-10-01T00:00:00"});
    assert_eq!(*now, json!({"value": "1204000000", "decimals": -6, "dimensions": dimensions}));
    let dash = &document["facts"]["results.2.before"];
    assert_eq!((&dash["value"], &dash["decimals"]), (&json!(null), &json!(null)));
    let title = &document["facts"]["text--4"];
    assert_eq!((&title["value"], &title["dimensions"]["language"]), (&json!("2041年度中間期決算"), &json!("ja")));
}
