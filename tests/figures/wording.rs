//! Titles of releases that went otherwise: the made-up one with other figures, in thousands; the page shows millions.

use kessan::domain::text::Lang;
use kessan::view::figures::Which;
use serde_json::Value;

use super::common::{MADE_UP, easel, says};

/// The made-up release with other cells: table, concept, cell and text.
fn with(cells: &[(&str, &str, usize, &str)]) -> String {
    let mut file: Value = serde_json::from_str(MADE_UP).unwrap();
    for (table, concept, cell, text) in cells {
        let table = file["tables"].as_array_mut().unwrap().iter_mut().find(|known| known["id"] == *table).unwrap();
        let row = table["rows"].as_array_mut().unwrap().iter_mut().find(|row| row["concept"] == *concept).unwrap();
        row["cells"][*cell] = Value::from(*text);
    }
    file.to_string()
}

/// The income statement's columns: 1 is H1 2031, 2 is H1 2030.
fn income(concept: &'static str, cell: usize, text: &'static str) -> (&'static str, &'static str, usize, &'static str) {
    ("income-statement-h1", concept, cell, text)
}

fn say(json: &str, which: Which, english: &str, japanese: &str) {
    assert_eq!(says(easel(json, Lang::En), which, 0).as_deref(), Some(english));
    assert_eq!(says(easel(json, Lang::Ja), which, 0).as_deref(), Some(japanese));
}

/// From −9,000 to −5,095, with operating losses of 8,000 before and 4,194 now.
#[test]
fn a_loss_that_shrinks_is_a_rise() {
    let json = with(&[income("NetIncome", 2, "(9,000)"), income("OperatingIncome", 2, "(8,000)")]);
    say(
        &json,
        Which::NetIncome,
        "Net profit (loss) rose by 3.9, most of it by one line: Operating profit (loss), +3.8",
        "純利益（損失）は3.9増加、その大半は営業利益（損失）（+3.8）",
    );
}

/// From 1,246 to −5,095; the operating result from 1,935 to −4,194.
#[test]
fn a_profit_that_becomes_a_loss_is_a_fall() {
    let json = with(&[income("NetIncome", 2, "1,246")]);
    say(
        &json,
        Which::NetIncome,
        "Net profit (loss) fell by 6.3, most of it by one line: Operating profit (loss), −6.1",
        "純利益（損失）は6.3減少、その大半は営業利益（損失）（−6.1）",
    );
    let margin = "Revenues do not cover all costs in the end: Net profit (loss), −5.1";
    say(&json, Which::Income, margin, "売上高はすべての費用を賄えず：純利益（損失） −5.1");
}

/// 2,619 of 52,372 is 5.0 %; it was a loss of 1,246. The rest of the statements contradicts it, as the sign at the amount
/// says.
#[test]
fn a_loss_that_becomes_a_profit_leaves_something_of_the_revenues() {
    let json = with(&[
        income("NetIncome", 1, "2,619"),
        ("summary", "NetIncome", 1, "2.6"),
        income("OperatingIncome", 1, "5,800"),
        ("summary", "OperatingIncome", 1, "5.8"),
    ]);
    say(
        &json,
        Which::NetIncome,
        "Net profit (loss) rose by 3.9, most of it by one line: Operating profit (loss), +3.9",
        "純利益（損失）は3.9増加、その大半は営業利益（損失）（+3.9）",
    );
    say(
        &json,
        Which::Income,
        "5.0% of revenues are left in the end: Net profit (loss), 2.6 ≠",
        "売上高の5.0%が最後に残る：純利益（損失） 2.6 ≠",
    );
}

#[test]
fn a_result_as_before_did_not_change() {
    let json = with(&[income("NetIncome", 2, "(5,095)")]);
    say(&json, Which::NetIncome, "Net profit (loss) did not change", "純利益（損失）は変わらず");
}

/// Without a printed net loss for H1 2030, in the summary neither.
#[test]
fn a_result_without_one_before_is_not_compared() {
    let json = with(&[income("NetIncome", 2, "-"), ("summary", "NetIncome", 2, "-")]);
    for lang in Lang::ALL {
        assert_eq!(says(easel(&json, lang), Which::NetIncome, 0), None, "a dash is no figure");
    }
}

/// Shares of revenues of 53,617 before and 52,372 now: selling 9,000 and 5,402, the other lines down by more points.
#[test]
fn costs_that_all_take_less_are_said_to() {
    let json = with(&[
        income("CostOfRevenues", 2, "60,000"),
        income("SellingExpense", 2, "9,000"),
        income("AdministrativeExpense", 2, "9,000"),
        income("ResearchAndDevelopmentExpense", 2, "9,000"),
    ]);
    say(
        &json,
        Which::Costs,
        "No cost takes more of revenues. Selling: 10.3%, after 16.8%",
        "売上高比が上昇した費用はない。販売費は16.8%から10.3%へ",
    );
}

/// Employees 598 before and 598 now.
#[test]
fn drivers_that_stay_have_nothing_to_say() {
    let json = with(&[("balance-sheet", "Employees", 0, "598")]);
    assert_eq!(says(easel(&json, Lang::En), Which::Drivers, 0), None);
    let json = with(&[("balance-sheet", "Employees", 0, "299")]);
    say(&json, Which::Drivers, "Employees fell most, −50.0%", "最も減ったのは従業員数（−50.0%）");
}

/// Of a target of EUR 5,095 thousand, half: 181 of 365 days are over.
#[test]
fn a_target_is_held_against_the_time_that_is_over() {
    let mut file: Value = serde_json::from_str(&with(&[income("NetIncome", 1, "2,548")])).unwrap();
    let tables = file["tables"].as_array_mut().unwrap();
    let targets = tables.iter_mut().find(|table| table["id"] == "targets").unwrap();
    targets["rows"][0]["cells"][3] = Value::from("5,096");
    say(
        &file.to_string(),
        Which::Progress,
        "With 49.6% of the year over, Net profit (loss) stands at 50.0% of its target",
        "年度の49.6%が過ぎ、純利益（損失）は目標の50.0%",
    );
}
