//! Releases by chance: lines in all units, tables at several precisions, aims, changes, dashes, contradictions, odd names.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::made::file;

const UNITS: [&str; 8] = ["JPY", "JPY", "JPY", "JPY", "percent", "shares", "JPY/share", "contracts"];
const NAMES: [&str; 8] = ["Revenues", "2041.cost", "-net", "Orders_2", "a.b-c", "Assets", "X", "RevenuesGrowth"];

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0_u32..2_000).prop_map(|n| n.to_string()),
        2 => (1_u32..900).prop_map(|n| format!("({n})")),
        2 => (0_u32..99_999).prop_map(|n| format!("{}.{}", n / 10, n % 10)),
        1 => Just("-".to_owned()),
        1 => Just(String::new()),
    ]
}

/// What makes the cells of a column.
fn column() -> impl Strategy<Value = Value> {
    let plain = select(vec!["H1", "PH", "E"]).prop_map(|period| json!({"period": period}));
    let aim = select(vec!["target", "target-lower", "target-upper", "previous-target"])
        .prop_map(|scenario| json!({"period": "H1", "scenario": scenario}));
    let made = select(vec![json!({"growth": "PH"}), json!({"change": "PH"}), json!({"share": "Revenues"})])
        .prop_map(|measure| json!({"period": "H1", "measure": measure}));
    prop_oneof![4 => plain, 1 => aim, 1 => made]
}

fn table(number: usize) -> impl Strategy<Value = Value> {
    let rows = prop::collection::vec((0_usize..NAMES.len(), any::<bool>(), prop::collection::vec(cell(), 3)), 1..9);
    (prop::collection::vec(column(), 3), rows, select(vec![0, 3, 6])).prop_map(move |(columns, rows, scale)| {
        let columns: Vec<Value> = columns
            .into_iter()
            .enumerate()
            .map(|(index, mut column)| {
                column["id"] = format!("c{index}").into();
                column["label"] = json!({"en": format!("Column {index}")});
                column
            })
            .collect();
        let rows: Vec<Value> = rows
            .into_iter()
            .map(|(concept, negated, cells)| {
                json!({"label": {"en": "Line <&>", "ja": "行"}, "concept": NAMES[concept], "cells": cells, "negated": negated})
            })
            .collect();
        json!({"id": format!("t.{number}"), "title": {"en": "A \"table\" & more"}, "scale": scale, "columns": columns, "rows": rows})
    })
}

/// A file of a release; most are in order.
pub fn any_file() -> impl Strategy<Value = Value> {
    let tables = (1_usize..5).prop_flat_map(|count| (0..count).map(table).collect::<Vec<_>>());
    (tables, any::<bool>(), prop::collection::vec(cell(), 0..3)).prop_map(|(tables, is_cut, claims)| {
        let sums: [&[&str]; 8] = [&["-2041.cost", "+-net"], &["+a.b-c"], &["+a.b-c", "-Orders_2"], &[], &[], &[], &[], &[]];
        let concepts: Vec<Value> = NAMES
            .iter()
            .zip(UNITS)
            .zip(sums)
            .map(|((name, unit), sum)| {
                // Only what is in one unit adds up.
                let is_money = |name: &str| NAMES.iter().position(|known| *known == name).is_some_and(|at| UNITS[at] == "JPY");
                let sum: Vec<&str> = sum.iter().copied().filter(|term| is_money(&term[1..])).collect();
                let kind = if unit == "percent" { "ratio" } else if unit.contains('/') { "per-share" } else { "average" };
                json!({"id": name, "label": {"en": name, "ja": "科目"}, "unit": unit, "kind": kind, "sum": sum})
            })
            .collect();
        let mut file = file(concepts.into(), tables.into());
        if is_cut {
            file["rounding"] = "truncated".into();
        }
        let claims = claims.into_iter().filter(|cell| cell.len() > 1 && !cell.contains('-'));
        let claims = claims.enumerate().map(|(index, printed)| {
            let both = |text: &str| json!({"en": text, "ja": text});
            json!({"id": format!("claim.{index}"), "label": both("Sold"), "place": both("Overview"), "printed": printed, "unit": "JPY",
                "scale": 6, "concept": "Revenues", "period": "H1"})
        });
        file["claims"] = claims.collect::<Vec<_>>().into();
        file
    })
}
