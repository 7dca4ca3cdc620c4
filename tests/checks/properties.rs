//! What holds of any figures: true ones never fail, wrong ones do not get better by being more wrong, and nothing that a
//! file may print makes the engine panic.

use kessan_core::checks::Status;
use kessan_core::checks::formula::{Formula, Sum};
use kessan_core::checks::printing::{Printing, Source};
use kessan_core::checks::verdict::{Columns, judge};
use kessan_core::release::load::load;
use kessan_core::rounding::{Rounding, round_to, unit_of};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::common::{MADE_UP, release};
use crate::invented::accounts;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// However coarsely true figures are printed, what is printed can be true.
    #[test]
    fn true_figures_always_tie(accounts in accounts()) {
        let report = release(&accounts.file().to_string()).checks();
        let failed: Vec<_> = report.checks.iter().filter(|check| check.status != Status::Tied).collect();
        prop_assert!(failed.is_empty(), "{failed:#?}");
        prop_assert!(report.find("footing.main.4.now").is_some());
        prop_assert!(report.find("translation.main.4.chf").is_some() || accounts.is_fine);
        prop_assert!(report.find("claim.total").is_some());
    }
}

fn printing(source: usize, digits: i64, decimals: i32) -> Printing {
    let value = Decimal::new(digits, 2);
    Printing {
        source: Source::Cell(source),
        value: round_to(value, decimals),
        decimals,
        is_exact: false,
        rounding: Rounding::default(),
        is_loose: false,
    }
}

fn formula() -> impl Strategy<Value = Formula> {
    let figure = |source| (-99_999_i64..99_999, -2_i32..2).prop_map(move |(digits, at)| printing(source, digits, at));
    (0..4, figure(1), figure(2), figure(3), any::<bool>()).prop_map(|(form, a, b, c, is_shared)| {
        let one = |printing| Sum::one(printing);
        let mut difference = one(a);
        difference.add(Decimal::NEGATIVE_ONE, one(if is_shared { b } else { c }));
        match form {
            0 => Formula::Sum(difference),
            1 => Formula::Quotient { of: difference, by: one(b), factor: Decimal::ONE_HUNDRED },
            2 => Formula::Growth { now: difference, before: one(b) },
            _ => Formula::Product(one(a), one(b)),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// With any figure of a column allowed one unit.
    #[test]
    fn a_status_never_gets_better_when_a_figure_moves_further_away(
        formula in formula(), moved in 0_usize..4, decimals in -2_i32..2, is_up: bool,
    ) {
        let columns: Columns = [(Source::Cell(moved), Source::Cell(9))].into_iter().collect();
        let Some(expected) = formula.value() else { return Ok(()) };
        let unit = unit_of(decimals).unwrap();
        let start = round_to(expected, decimals).unwrap();
        let mut worst = Status::Tied;
        for step in 0..200 {
            let away = unit * Decimal::from(step) * if is_up { Decimal::ONE } else { Decimal::NEGATIVE_ONE };
            let held = Printing { value: Some(start + away), ..printing(0, 0, decimals) };
            let Some(verdict) = judge(&held, &formula, &columns) else { break };
            prop_assert!(verdict.status >= worst, "{:?} after {worst:?}: {held:?}", verdict);
            worst = verdict.status;
        }
    }
}

/// What a cell may hold: numbers of up to 29 digits anywhere, dashes, nothing.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[0-9]{1,29}",
        2 => "\\([1-9][0-9]{0,28}\\)",
        2 => "[0-9]{1,14}\\.[0-9]{1,14}",
        1 => "0\\.0{0,26}[1-9]",
        1 => Just("79228162514264337593543950335".to_owned()),
        1 => Just("(79,228,162,514,264,337,593,543,950,335)".to_owned()),
        1 => Just("-".to_owned()),
        1 => Just(String::new()),
        1 => Just("0".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// A file with such figures is refused or checked.
    #[test]
    fn no_figure_makes_the_engine_panic(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), cell()), 1..12),
        claims in prop::collection::vec((any::<prop::sample::Index>(), "[0-9]{1,29}"), 0..2),
        is_whole: bool,
    ) {
        let mut file: Value = serde_json::from_str(MADE_UP).unwrap();
        for table in file["tables"].as_array_mut().unwrap() {
            if is_whole {
                // In whole units the largest numbers fit.
                table["scale"] = json!(0);
            }
        }
        let rows: Vec<_> = (0..file["tables"].as_array().unwrap().len())
            .flat_map(|table| (0..file["tables"][table]["rows"].as_array().unwrap().len()).map(move |row| (table, row)))
            .collect();
        for (row, column, text) in edits {
            let (table, row) = rows[row.index(rows.len())];
            let cells = file["tables"][table]["rows"][row]["cells"].as_array_mut().unwrap();
            let column = column.index(cells.len());
            cells[column] = json!(text);
        }
        for (claim, text) in claims {
            let list = file["claims"].as_array_mut().unwrap();
            let claim = claim.index(list.len());
            list[claim]["printed"] = json!(text);
        }
        if let Ok(release) = load("any.json", &file.to_string()) {
            release.checks();
        }
    }
}

/// Thirty-two sums, each of the next one twice, are four billion terms.
#[test]
fn sums_of_sums_of_one_concept_come_to_an_end() {
    let mut file: serde_json::Value = serde_json::from_str(include_str!("../releases/made-up.json")).unwrap();
    let concepts = file["concepts"].as_array_mut().unwrap();
    for step in 0..31 {
        let next = format!("+Deep{}", step + 1);
        concepts.push(serde_json::json!({
            "id": format!("Deep{step}"), "label": {"en": "Deep", "ja": "Deep"}, "unit": "EUR", "sum": [next.clone(), next],
        }));
    }
    concepts.push(serde_json::json!({"id": "Deep31", "label": {"en": "Deep", "ja": "Deep"}, "unit": "EUR"}));
    let rows = file["tables"][0]["rows"].as_array_mut().unwrap();
    let mut row = rows.iter().find(|row| row["concept"].is_string()).unwrap().clone();
    for concept in ["Deep0", "Deep31"] {
        row["concept"] = concept.into();
        row.as_object_mut().unwrap().remove("id");
        rows.push(row.clone());
    }
    let release = kessan_core::release::load::load("deep", &file.to_string()).unwrap();
    assert!(!release.checks().checks.is_empty());
}
