//! The release file's format: versions, how a file is written again, what its texts, roundings and signs mean.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use kessan_core::release::model::File;
use kessan_core::release::{Release, Scenario, load::load};
use rust_decimal::Decimal;
use serde_json::{Value, json};

const MINIMAL: &str = include_str!("../../../tests/releases/minimal.json");

/// The smallest release after an edit.
fn edited(edit: impl FnOnce(&mut Value)) -> Release {
    let mut document: Value = serde_json::from_str(MINIMAL).unwrap();
    edit(&mut document);
    load("minimal.json", &document.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn a_file_of_version_1_is_one_of_version_2_and_says_what_was_done() {
    let old = load("version-1.json", include_str!("../../../tests/releases/version-1.json")).unwrap();
    let new = load("minimal.json", MINIMAL).unwrap();
    assert_eq!((old.file.kessan, &old.file.languages[..]), (2, &["en".to_owned(), "ja".to_owned()][..]));
    assert_eq!(serde_json::to_value(&old.file).unwrap(), serde_json::to_value(&new.file).unwrap());
    assert_eq!(
        old.upgrade.unwrap().to_string(),
        "in version 1 of the format and was read as version 2: \"kessan\": 1 is now 2, \"languages\": [\"en\", \"ja\"] is added"
    );
    assert_eq!(new.upgrade, None);
}

/// Fields that a file leaves out stay out, and nothing gets lost.
#[test]
fn a_file_that_is_written_again_says_the_same() {
    for (name, text) in [
        ("published", include_str!("../../../public/releases/iij-1h-fy2008.json")),
        ("made-up", include_str!("../../../tests/releases/made-up.json")),
        ("minimal", MINIMAL),
        ("periods", include_str!("../../../tests/releases/periods.json")),
        ("quarterly", include_str!("../../../tests/releases/quarterly.json")),
        ("side-by-side", include_str!("../../../tests/releases/side-by-side.json")),
    ] {
        let document: Value = serde_json::from_str(text).unwrap();
        let file: File = serde_json::from_value(document.clone()).unwrap();
        let written = serde_json::to_value(&file).unwrap();
        for (field, value) in document.as_object().unwrap() {
            assert_eq!(written.get(field), Some(value), "{name}, {field}");
        }
        assert_eq!(written.as_object().unwrap().len(), document.as_object().unwrap().len(), "{name}");
        let again = serde_json::to_string(&file).unwrap();
        assert!(load(name, &again).is_ok(), "{name}");
    }
}

#[test]
fn a_text_in_another_language_stands_in_for_a_missing_one() {
    let release = edited(|file| {
        file["languages"] = json!(["no", "en", "ja"]);
        file["title"] = json!({"ja": "決算", "no": "Resultat"});
        file["basis"] = json!({"ja": "未監査", "en": "Unaudited"});
    });
    assert_eq!(release.file.title.get("en"), ("Resultat", "no"), "the first of the file's languages");
    assert_eq!(release.file.title.get("ja"), ("決算", "ja"));
    assert_eq!(release.file.basis.get("no"), ("Unaudited", "en"), "the next that there is");
}

/// What a release may lack, it may lack all at once.
#[test]
fn a_release_with_one_table_and_nothing_else_is_a_release() {
    let release = edited(|file| {
        for field in ["story", "comparisons"] {
            file.as_object_mut().unwrap().remove(field);
        }
    });
    assert_eq!((release.pairs().len(), release.margin_lines().len()), (0, 0));
    assert!(release.mix_lines().is_empty() && release.terms().is_none());
}

#[test]
fn a_line_printed_with_the_other_sign_is_read_with_its_own() {
    let release = edited(|file| {
        file["concepts"][2]["sum"] = json!(["+Revenues", "+CostOfRevenues"]);
        file["tables"][0]["columns"][0]["negated"] = json!(false);
        file["tables"][0]["rows"][1]["negated"] = json!(true);
    });
    let cost = release.figure("CostOfRevenues", "2030", Scenario::Actual).unwrap();
    assert_eq!(cost.value, Some(Decimal::from(-640_100)), "printed as 640,100");
    let fact = release.facts.of("CostOfRevenues").next().unwrap();
    assert_eq!(fact.printed_value(), Some(Decimal::from(640_100)));
    let report = release.checks();
    let footing = report.checks.iter().find(|check| check.id == "footing.results.3.2030").unwrap();
    assert_eq!(footing.status.id(), "tied", "918,240 − 640,100 = 278,140");
}

/// A row whose cells are not all of their columns' period, measure and sign says it of those that are not.
#[test]
fn a_cell_may_be_of_another_period_measure_and_sign_than_its_row() {
    let three = |file: &mut Value| {
        let columns = file["tables"][0]["columns"].as_array_mut().unwrap();
        for id in ["b", "c"] {
            let mut column = columns[0].clone();
            column["id"] = json!(id);
            columns.push(column);
        }
        let mut before = file["periods"][0].clone();
        (before["id"], before["span"]) = (json!("2029"), json!("2029-01-01/2029-12-31"));
        file["periods"].as_array_mut().unwrap().push(before);
        for row in file["tables"][0]["rows"].as_array_mut().unwrap() {
            row["cells"] = json!([row["cells"][0], "", ""]);
        }
    };
    let release = edited(|file| {
        three(file);
        let row = &mut file["tables"][0]["rows"][1];
        row["cells"] = json!(["(640,100)", "600,000", "6.7"]);
        row["negated"] = json!(true);
        row["periods"] = json!(["", "2029", ""]);
        row["measures"] = json!([null, null, {"growth": "2029"}]);
        row["signs"] = json!(["+", "", ""]);
    });
    let said: Vec<String> = release
        .facts
        .of("CostOfRevenues")
        .map(|fact| format!("{} {:?} {}", fact.period, fact.measure, fact.value.unwrap()))
        .collect();
    assert_eq!(said, ["2030 Value -640100", "2029 Value -600000", "2030 Growth(\"2029\") 6.7"]);
    for (field, list, expected) in [
        ("periods", json!(["2029"]), "found 1 periods; expected 3, one for each column (\"\" where"),
        ("measures", json!([null]), "found 1 measures; expected 3, one for each column (null where"),
        ("signs", json!(["-"]), "found 1 signs; expected 3, one for each column (\"\" where"),
        ("periods", json!(["", "1999", ""]), "\"1999\""),
    ] {
        let mut document: Value = serde_json::from_str(MINIMAL).unwrap();
        three(&mut document);
        document["tables"][0]["rows"][1][field] = list;
        let problems = load("minimal.json", &document.to_string()).unwrap_err();
        let first = problems.list.first().map(ToString::to_string).unwrap_or_default();
        assert!(first.contains("row 2 \"Running costs\"") && first.contains(expected), "{first}");
    }
}

/// 1,999 and 2,999 thousand and 999 more add up to 6.9 million, of which 5 is printed: cut thrice, lost twice.
#[test]
fn truncated_parts_may_lack_up_to_one_unit_each() {
    let status = |rounding: Option<&str>, table: Option<&str>, total: &str| {
        let release = edited(|file| {
            file["concepts"][2]["sum"] = json!(["+Revenues", "+CostOfRevenues"]);
            for (row, cell) in [(0, "1,999"), (1, "2,999"), (2, total)] {
                file["tables"][0]["rows"][row]["cells"] = json!([cell]);
            }
            if let Some(rounding) = rounding {
                file["rounding"] = json!(rounding);
            }
            if let Some(rounding) = table {
                file["tables"][0]["rounding"] = json!(rounding);
            }
        });
        let report = release.checks();
        let footing = report.checks.iter().find(|check| check.id == "footing.results.3.2030").unwrap();
        footing.status.id()
    };
    assert_eq!(status(None, None, "5,000"), "inconsistent", "each rounded: 4,997 to 4,999, and 4,999.5 is above");
    assert_eq!(status(Some("truncated"), None, "4,999"), "tied", "1,999.5 and 2,999.5 are 4,999");
    assert_eq!(status(Some("truncated"), None, "5,000"), "inconsistent", "below 5,000 even if nothing were lost");
    assert_eq!(status(Some("truncated"), None, "4,997"), "inconsistent", "truncated parts never exceed their sum");
    assert_eq!(status(None, None, "4,997"), "tied");
    assert_eq!(status(Some("truncated"), Some("half-away-from-zero"), "4,997"), "tied", "the table's own rule wins");
    assert_eq!(status(None, Some("truncated"), "4,997"), "inconsistent");
}

/// Japanese issuers cut amounts and round percentages.
#[test]
fn percentages_of_a_truncated_release_may_be_rounded() {
    let status = |printed: &str| {
        let release = edited(|file| {
            file["rounding"] = json!("truncated");
            file["concepts"].as_array_mut().unwrap().push(json!({
                "id": "Margin", "label": {"en": "Margin"}, "unit": "percent",
                "quotient": {"of": "OperatingIncome", "by": "Revenues"}
            }));
            file["tables"][0]["rows"].as_array_mut().unwrap().push(json!({
                "label": {"en": "Margin"}, "concept": "Margin", "cells": [printed]
            }));
        });
        let report = release.checks();
        let ratio = report.checks.iter().find(|check| check.id == "ratio.results.5.2030").unwrap();
        ratio.status.id()
    };
    // 278,140 by 918,240 are 30.29055 per cent.
    assert_eq!((status("30.2%"), status("30.3%")), ("tied", "tied"), "cut, or rounded");
    assert_eq!((status("30.1%"), status("30.4%")), ("inconsistent", "inconsistent"));
}

#[test]
fn mistakes_in_what_is_new_are_named() {
    let messages = |edit: &dyn Fn(&mut Value)| {
        let mut document: Value = serde_json::from_str(MINIMAL).unwrap();
        edit(&mut document);
        let problems = load("minimal.json", &document.to_string()).unwrap_err();
        problems.list.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    for (edit, expected) in [
        (
            &(|file: &mut Value| file["languages"] = json!([])) as &dyn Fn(&mut Value),
            "field \"languages\": found no languages; expected the languages of the file's texts, its own first, such as [\"ja\", \"en\"]",
        ),
        (
            &|file| file["languages"] = json!(["en", "ja", "en"]),
            "field \"languages\": found the language \"en\" twice; expected each language once",
        ),
        (
            &|file| file["languages"] = json!(["en", "ja", "English"]),
            "field \"languages\": found \"English\"; expected the BCP 47 tag of a language, such as en, ja or de-CH",
        ),
        (
            &|file| file["title"]["fr"] = json!("Résultats"),
            "field \"title\": found a text in \"fr\"; expected one of the file's \"languages\"",
        ),
        (
            &|file| file["basis"] = json!({}),
            "field \"basis\": found no text in any language; expected a text in at least one of the file's \"languages\"",
        ),
        (
            &|file| file["tables"][0]["source"] = json!({"document": "tanshin"}),
            "table \"results\": found the document \"tanshin\"; expected one that \"sources\" lists",
        ),
        (
            &|file| file["sources"] = json!([{"id": "a", "name": " ", "kind": "pdf", "url": "file:///a"}]),
            "source \"a\", name: found no text; expected the name of the file or of the document",
        ),
        (
            &|file| file["tables"][0]["rows"][0]["places"] = json!(["e1"]),
            "table \"results\", row 1 \"Fares\": found places in no document; expected a \"source\" of the row or of its table",
        ),
        (
            &|file| file["tables"][0]["rows"][0]["places"] = json!(["e1", "e2"]),
            "table \"results\", row 1 \"Fares\": found 2 places; expected 1, one for each column (\"\" where nothing is known), or no \"places\"",
        ),
    ] {
        assert_eq!(messages(edit)[0], expected);
    }
    let many = |file: &mut Value| {
        let period = file["periods"][0].clone();
        let periods = (0..401).map(|number| {
            let mut period = period.clone();
            period["id"] = json!(format!("p{number}"));
            period
        });
        file["periods"].as_array_mut().unwrap().extend(periods);
    };
    assert_eq!(messages(&many), ["field \"periods\": found 402 periods; expected at most 400"]);
}

/// Six years in one release, two by two, in currencies of each number of minor units.
#[test]
fn several_years_stand_in_any_currency_and_in_no_code_that_is_none() {
    for (currency, digits) in [("JPY", 0), ("USD", 2), ("KWD", 3), ("CLF", 4)] {
        let release = load("years.json", &several_years(currency)).unwrap();
        assert_eq!(kessan_core::unit::minor_units(currency), digits);
        assert_eq!(release.pairs().len(), 5, "{currency}");
        assert!(release.checks().checks.iter().all(|check| check.status.id() == "tied"), "{currency}");
        assert_eq!(
            release.figure("Profit", "FY2036", Scenario::Actual).and_then(|figure| figure.value),
            Some(100_000.into())
        );
    }
    for unknown in ["XXX", "XYZ"] {
        let message = load("years.json", &several_years(unknown)).unwrap_err().to_string();
        let expected = format!(
            "field \"currency\": found {unknown:?}, which is the code of no currency; expected the ISO 4217 code of the currency \
             that the amounts are in, such as JPY, USD or KWD"
        );
        assert!(message.contains(&expected), "{message}");
    }
    // Where nothing is counted in money, there is no currency to be named.
    let without_money = several_years("XXX").replace("\"unit\":\"XXX\"", "\"unit\":\"contracts\"");
    assert!(load("years.json", &without_money).is_ok());
}

fn several_years(currency: &str) -> String {
    let years: Vec<i32> = (2036..=2041).rev().collect();
    let list = |of: &dyn Fn(&i32) -> String| years.iter().map(of).collect::<Vec<_>>().join(",");
    let periods = list(&|year| {
        format!(
            r#"{{"id":"FY{year}","span":"{year}-01-01/{year}-12-31","label":{{"en":"{year}"}},"name":{{"en":"{year}"}}}}"#
        )
    });
    let comparisons = years.windows(2).map(|pair| {
        format!(r#"{{"id":"y{0}","label":{{"en":"{0}"}},"current":"FY{0}","prior":"FY{1}"}}"#, pair[0], pair[1])
    });
    let columns = list(&|year| format!(r#"{{"id":"y{year}","label":{{"en":"{year}"}},"period":"FY{year}"}}"#));
    let row = |concept: &str, value: &dyn Fn(&i32) -> i32| {
        let cells = list(&|year| format!("\"{}\"", value(year)));
        format!(r#"{{"label":{{"en":"{concept}"}},"concept":"{concept}","cells":[{cells}]}}"#)
    };
    let rows =
        [row("Sales", &|year| year - 1800), row("Costs", &|year| year - 1900), row("Profit", &|_| 100)].join(",");
    let concept =
        |id: &str, more: &str| format!(r#"{{"id":"{id}","label":{{"en":"{id}"}},"unit":"{currency}"{more}}}"#);
    let profit = concept("Profit", r#","sum":["+Sales","-Costs"]"#);
    let concepts = [concept("Sales", ""), concept("Costs", ""), profit].join(",");
    let comparisons = comparisons.collect::<Vec<_>>().join(",");
    format!(
        r#"{{"kessan":2,"languages":["en"],"id":"years","company":{{"name":{{"en":"Plover Ferries"}},"short_name":{{"en":"Plover"}}}},
"title":{{"en":"Six years"}},"basis":{{"en":"IFRS"}},"currency":"{currency}","periods":[{periods}],"comparisons":[{comparisons}],
"concepts":[{concepts}],"tables":[{{"id":"income","title":{{"en":"Income"}},"scale":3,"columns":[{columns}],"rows":[{rows}]}}],
"story":{{"headlines":["Sales","Profit"],"revenues":"Sales","net_income":"Profit"}}}}"#
    )
}
