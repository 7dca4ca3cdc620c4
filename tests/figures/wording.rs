//! Titles of releases that went otherwise: the made-up one with other figures, in thousands; the page shows millions.

use kessan::view::figures::Which;
use kessan_core::text::Lang;
use serde_json::Value;

use super::common::{MADE_UP, context, says};

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
    assert_eq!(says(context(json, Lang::En), which, 0).as_deref(), Some(english));
    assert_eq!(says(context(json, Lang::Ja), which, 0).as_deref(), Some(japanese));
}

/// From −9,000 to −5,095, with operating losses of 8,000 before and 4,194 now.
#[test]
fn a_loss_that_shrinks_is_a_rise() {
    let json = with(&[income("NetIncome", 2, "(9,000)"), income("OperatingIncome", 2, "(8,000)")]);
    say(
        &json,
        Which::NetIncome,
        "Net profit (loss) rose by EUR 3.9 million. Main factor: Operating profit (loss), EUR 3.8 million",
        "純利益（損失）は3.9百万ユーロ増加。主因は営業利益（損失）で3.8百万ユーロ",
    );
}

/// From 1,246 to −5,095; the operating result from 1,935 to −4,194.
#[test]
fn a_profit_that_becomes_a_loss_is_a_fall() {
    let json = with(&[income("NetIncome", 2, "1,246")]);
    say(
        &json,
        Which::NetIncome,
        "Net profit (loss) fell by EUR 6.3 million. Main factor: Operating profit (loss), EUR 6.1 million",
        "純利益（損失）は6.3百万ユーロ減少。主因は営業利益（損失）で6.1百万ユーロ",
    );
    let margin = "Net profit (loss) was EUR −5.1 million, −9.7% of revenues";
    say(&json, Which::Income, margin, "純利益（損失）は−5.1百万ユーロ、対売上高比率−9.7%");
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
        "Net profit (loss) rose by EUR 3.9 million. Main factor: Operating profit (loss), EUR 3.9 million",
        "純利益（損失）は3.9百万ユーロ増加。主因は営業利益（損失）で3.9百万ユーロ",
    );
    say(
        &json,
        Which::Income,
        "Net profit (loss) was EUR 2.6 million\u{202f}≠, 5.0% of revenues",
        "純利益（損失）は2.6百万ユーロ\u{202f}≠、対売上高比率5.0%",
    );
}

#[test]
fn a_result_as_before_did_not_change() {
    let json = with(&[income("NetIncome", 2, "(5,095)")]);
    say(&json, Which::NetIncome, "Net profit (loss) was unchanged", "純利益（損失）は横ばい");
}

/// Without a printed net loss for H1 2030, in the summary neither.
#[test]
fn a_result_without_one_before_is_not_compared() {
    let json = with(&[income("NetIncome", 2, "-"), ("summary", "NetIncome", 2, "-")]);
    for lang in Lang::ALL {
        assert_eq!(says(context(&json, lang), Which::NetIncome, 0), None, "a dash is no figure");
    }
}

/// Per cent of revenues of 53,617 before and 52,372 now: cost of revenues 60,000 and 43,827, the other lines down by fewer
/// points.
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
        "No cost rose as a percentage of revenues. Largest fall: Total cost of revenues, from 111.9% to 83.7%",
        "対売上高比率が上昇した費用はなし。低下幅は売上原価（111.9%から83.7%）が最大",
    );
}

/// Employees 598 before; 598, 1,224 and 299 now. Of a driver alone the title says what became of it.
#[test]
fn a_driver_alone_is_ranked_with_none() {
    for (now, english, japanese) in [
        ("598", "Employees was unchanged", "従業員数は横ばい"),
        ("1,224", "Employees rose 104.7%", "従業員数は104.7%増"),
        ("299", "Employees fell 50.0%", "従業員数は50.0%減"),
    ] {
        let json = with(&[("balance-sheet", "Employees", 0, now), ("balance-sheet", "Employees", 1, "598")]);
        say(&json, Which::Drivers, english, japanese);
    }
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
        "Net profit (loss) was 50.0% of its full-year target at the half-way mark",
        "純利益（損失）は期間の半ばで通期目標の50.0%",
    );
}

/// The made-up release with other targets: the concept and the printed target, in thousands, for the period.
fn aimed(json: &str, period: Option<&str>, cell: &str) -> String {
    let mut file: Value = serde_json::from_str(json).unwrap();
    let tables = file["tables"].as_array_mut().unwrap();
    let targets = tables.iter_mut().find(|table| table["id"] == "targets").unwrap();
    targets["rows"][0]["cells"][3] = Value::from(cell);
    if let Some(period) = period {
        targets["rows"][0]["period"] = Value::from(period);
        file["story"]["targets"][0]["period"] = Value::from(period);
    }
    file.to_string()
}

/// A net loss of 5,095 thousand, of a target of a profit of 5,096.
#[test]
fn a_loss_is_no_part_of_a_target() {
    let json = aimed(MADE_UP, None, "5,096");
    say(
        &json,
        Which::Progress,
        "Net profit (loss) was a loss, so no percentage of its full-year target is given",
        "純利益（損失）は赤字のため、通期目標に対する達成率は算出不能",
    );
}

/// The made-up release whose revenues alone have a target, of EUR 60,000 thousand for the period of that span.
fn with_revenues_aimed_at(span: &str, id: &str) -> String {
    let json = MADE_UP.replace(r#""period": "FY31", "scenario": "target""#, r#""period": "AIM", "scenario": "target""#);
    let mut file: Value = serde_json::from_str(&json).unwrap();
    file["periods"].as_array_mut().unwrap().push(serde_json::json!({
        "id": "AIM", "span": span, "label": {"en": id, "ja": id}, "name": {"en": id, "ja": id}
    }));
    let tables = file["tables"].as_array_mut().unwrap();
    let targets = tables.iter_mut().find(|table| table["id"] == "targets").unwrap();
    targets["rows"][0]["cells"] = serde_json::json!(["60,000", "", "", "", ""]);
    file["story"]["targets"][0]["period"] = Value::from("AIM");
    file["story"]["headlines"] = serde_json::json!(["Revenues"]);
    file.as_object_mut().unwrap().remove("capital");
    file.as_object_mut().unwrap().remove("relations");
    file.to_string()
}

/// Half of 52,372 thousand in a first half, 25,711 of them in its second quarter; the target is for nine months.
#[test]
fn a_target_that_is_not_the_years_is_not_called_so() {
    let json = with_revenues_aimed_at("2031-01-01/2031-09-30", "9M");
    let context = context(&json, Lang::En);
    let said = |panel| says(context, Which::Progress, panel).unwrap();
    assert_eq!(said(0), "Total revenues was 87.3% of its target for 9M after 6 of 9 months");
    assert_eq!(said(1), "Total revenues for Q2 2031 alone was 42.9% of its target for 9M");
}

/// A year that begins within a month: 181 of 350 days.
#[test]
fn a_period_of_broken_months_is_told_by_its_days() {
    let json = with_revenues_aimed_at("2031-01-01/2031-12-16", "2031");
    let said = says(context(&json, Lang::En), Which::Progress, 0).unwrap();
    assert_eq!(said, "Total revenues was 87.3% of its target for 2031 with 51.7% of the time elapsed");
}
