//! How each thing of a release is told in XBRL.

use serde_json::json;

use crate::made::{concept, export, facts, file, release, row, table, text};

#[test]
fn aims_changes_and_shares_are_told_apart_from_results() {
    let columns = json!([
        {"id": "now", "label": {"en": "now"}, "period": "H1"},
        {"id": "aim", "label": {"en": "aim"}, "period": "H1", "scenario": "previous-target-upper"},
        {"id": "growth", "label": {"en": "growth"}, "period": "H1", "measure": {"growth": "PH"}},
        {"id": "part", "label": {"en": "part"}, "period": "H1", "measure": {"share": "Revenues"}},
    ]);
    let mut table = table("results", json!([row("Cost", &["700", "690", "(10.9%)", "58.1%"])]));
    table["columns"] = columns;
    let export = export(&release(&file(json!([concept("Revenues", &[]), concept("Cost", &[])]), json!([table]))));
    let document = facts(&export);
    let fact = |column: &str| document["facts"][format!("results.1.{column}")].clone();
    assert_eq!(fact("aim")["dimensions"]["release:ResultForecastAxis"], "release:UpperMember");
    assert_eq!(fact("aim")["dimensions"]["release:PreviousCurrentAxis"], "release:PreviousMember");
    assert_eq!(fact("now")["dimensions"].get("release:ResultForecastAxis"), None);
    let growth = fact("growth");
    assert_eq!((&growth["value"], &growth["decimals"]), (&json!("-0.109"), &json!(3)));
    assert_eq!(growth["dimensions"]["concept"], "release:CostGrowth");
    assert_eq!(growth["dimensions"]["release:ComparisonPeriodAxis"], "release:From2040-04-01To2040-09-30Member");
    assert_eq!(growth["dimensions"].get("unit"), None, "a pure number has no unit");
    assert_eq!(fact("part")["dimensions"]["concept"], "release:CostShareOfRevenues");
    let definition = text(&export, "-def.xml");
    assert!(definition.contains("xbrldt:closed=\"true\"") && definition.contains("arcrole/dimension-default"));
}

#[test]
fn one_figure_twice_is_one_fact_and_a_contradiction_stands_on_its_own_axis() {
    let coarse = {
        let mut coarse = table("in-billions", json!([row("Revenues", &["1.2", "1.1"])]));
        coarse["scale"] = 9.into();
        coarse
    };
    let tables = json!([
        table("first", json!([row("Revenues", &["1,204", "1,100"])])),
        coarse,
        table("again", json!([row("Revenues", &["1,204", "1,101"])])),
    ]);
    let export = export(&release(&file(json!([concept("Revenues", &[])]), tables)));
    assert_eq!((export.facts, export.contradictions), (5, 1));
    let document = facts(&export);
    assert_eq!(document["facts"].get("again.1.now"), None, "it is first.1.now");
    assert_eq!(document["facts"]["in-billions.1.now"]["decimals"], -8);
    let other = &document["facts"]["again.1.before"];
    assert_eq!(other["dimensions"]["release:ContradictingPrintingAxis"], "release:In_againMember");
}

#[test]
fn tables_are_roles_in_the_order_of_the_release_and_headings_stand_above_their_lines() {
    let heading = json!({"label": {"en": "Costs", "ja": "費用"}, "cells": ["", ""]});
    let mut below = row("Cost", &["700", "650"]);
    below["depth"] = 1.into();
    let tables = json!([
        table("z-first", json!([row("Revenues", &["1,204", "1,100"]), heading, below])),
        table("a-second", json!([row("Revenues", &["1,204", "1,100"])])),
    ]);
    let export = export(&release(&file(json!([concept("Revenues", &[]), concept("Cost", &[])]), tables)));
    let schema = text(&export, ".xsd");
    let (first, second) = (schema.find("0001 - z-first").unwrap(), schema.find("0002 - a-second").unwrap());
    assert!(first < second);
    let presentation = text(&export, "-pre.xml");
    assert!(presentation.contains("xlink:from=\"z-first_2Heading\" xlink:to=\"Cost\""), "{presentation}");
    let labels = text(&export, "-lab.xml");
    for label in ["Revenues in words", "科目Revenues", "In public taxonomies: us-gaap:Revenues, ifrs-full:Revenue"] {
        assert!(labels.contains(label), "{label}");
    }
    assert!(labels.contains("xml:lang=\"ja\">費用<"));
}

#[test]
fn a_sum_that_is_printed_in_parts_elsewhere_is_left_out() {
    let concepts = || json!([concept("Total", &["+A", "+B"]), concept("A", &[]), concept("B", &[])]);
    let whole = |last: &str| json!([row("A", &["60", "50"]), row("B", &["40", last]), row("Total", &["100", "90"])]);
    let export_of = |last: &str| export(&release(&file(concepts(), json!([table("sum", whole(last))]))));
    let all = export_of("40");
    assert_eq!((all.calculations, all.left_out.len()), (1, 0));
    assert!(text(&all, "-cal.xml").contains("https://xbrl.org/2023/arcrole/summation-item"));
    // The year before prints only one part in a table of its own, where no check holds it against the total.
    let tables = json!([
        {"id": "sum", "title": {"en": "Sum"}, "scale": 6, "columns": [{"id": "now", "label": {"en": "now"}, "period": "H1"}],
            "rows": [row("A", &["60"]), row("B", &["40"]), row("Total", &["100"])]},
        {"id": "before", "title": {"en": "Before"}, "scale": 6, "columns": [{"id": "then", "label": {"en": "then"}, "period": "PH"}],
            "rows": [row("A", &["50"]), row("Total", &["90"])]},
    ]);
    let part = export(&release(&file(concepts(), tables)));
    assert_eq!((part.calculations, part.left_out.len()), (0, 1));
    assert!(part.left_out[0].to_string().starts_with("Total = +A +B: no calculation"), "{}", part.left_out[0]);
}
