//! Mistakes in tables and their cells.

use kessan_core::facts::Place;
use kessan_core::release::{Release, Scenario};
use serde_json::{Value, json};

use super::{accepted_after, messages, messages_after, messages_with};

#[test]
fn a_cell_that_is_no_number_names_its_table_row_and_column() {
    assert_eq!(
        messages("\"5,129\"", "\"5,l29\""),
        ["table \"income-statement-h1\", row 5 \"Cost of seabed survey\", column \"h1-31\": found the cell \
          \"5,l29\"; expected a printed number of at most 28 digits such as 12,345, (1,678), △1,678, 9.1%, (9.1)% or ¥1,678, a dash, or \
          nothing"]
    );
}

#[test]
fn a_number_of_forty_digits_is_refused() {
    let digits = "1234567890".repeat(4);
    assert_eq!(
        messages("\"5,129\"", &format!("{digits:?}")),
        [format!(
            "table \"income-statement-h1\", row 5 \"Cost of seabed survey\", column \"h1-31\": found the cell \
             {digits:?}; expected a printed number of at most 28 digits such as 12,345, (1,678), △1,678, 9.1%, (9.1)% or ¥1,678, a dash, \
             or nothing"
        )]
    );
}

#[test]
fn a_number_that_fits_only_without_its_scale_is_refused() {
    assert_eq!(
        messages("\"5,129\"", "\"1234567890123456789012345678\""),
        ["table \"income-statement-h1\", row 5 \"Cost of seabed survey\", column \"h1-31\": found \
          1234567890123456789012345678 times ten to the 3; expected an amount of at most 28 digits"]
    );
}

/// The cell is in thousands of EUR; what is made of it does not change with how it is printed.
#[test]
fn a_cell_is_read_however_it_is_printed() {
    let value = |release: Release| {
        let fact = release.facts.best("CostOfSurvey", "H1-31", "EUR", Scenario::Actual).unwrap();
        (fact.value.map(|value| value.normalize().to_string()), fact.decimals)
    };
    let cost = |printed: &'static str| {
        accepted_after(move |file| {
            let cells = &mut file["tables"][2]["rows"][4]["cells"];
            assert_eq!(cells[1], "5,129");
            cells[1] = json!(printed);
        })
    };
    for printed in
        ["5 129", "5\u{a0}129", "5\u{2009}129", "5’129", "５，１２９", "€5,129", "5,129 EUR", "5,129千ユーロ"]
    {
        assert_eq!(value(cost(printed)), (Some("5129000".to_owned()), -3), "{printed}");
    }
    for printed in ["(5,129)", "△5,129", "△ 5 129", "▲5,129", "€(5,129)", "－５，１２９"] {
        assert_eq!(value(cost(printed)), (Some("-5129000".to_owned()), -3), "{printed}");
    }
    assert_eq!(
        messages("\"5,129\"", "\"$5,129\""),
        [
            "table \"income-statement-h1\", row 5 \"Cost of seabed survey\", column \"h1-31\": found the cell \"$5,129\" in \
          EUR; expected a number without a currency, or with the sign of EUR"
        ]
    );
}

/// Growth, the fourth column of the summary.
#[test]
fn a_rate_is_read_however_it_is_printed() {
    for (printed, value) in [
        ("(2.3)%", Some("-2.3")),
        ("（2.3％）", Some("-2.3")),
        ("△2.3％", Some("-2.3")),
        ("—%", None),
        ("2.3", Some("2.3")),
    ] {
        let release = accepted_after(|file| {
            let claims = file["claims"].as_array_mut().unwrap();
            claims.retain(|claim| claim["id"] != "review.revenues_change");
            file["tables"][0]["rows"][0]["cells"][3] = json!(printed);
        });
        let place = Place { table: 0, row: 0, column: 3 };
        let fact = release.facts.all().iter().find(|fact| fact.place == place).unwrap();
        assert_eq!((fact.unit.to_string().as_str(), fact.value.map(|v| v.to_string()).as_deref()), ("percent", value));
    }
}

#[test]
fn a_row_with_too_few_cells_is_refused() {
    assert_eq!(
        messages("\"5,129\", ", ""),
        ["table \"income-statement-h1\", row 5 \"Cost of seabed survey\": found 2 cells; expected 3, one for \
          each column (\"\" where nothing is printed)"]
    );
}

#[test]
fn a_figure_in_a_heading_is_refused() {
    let messages = messages_after(|file| file["tables"][2]["rows"][1]["cells"][1] = json!("7"));
    assert_eq!(
        messages,
        ["table \"income-statement-h1\", row 2 \"Cost of revenues:\", column \"h1-31\": found a figure without a \
          concept; expected a \"concept\" on the row, the column or the table"]
    );
}

#[test]
fn a_figure_without_a_period_is_refused() {
    let messages = messages_after(|file| {
        file["tables"][7]["rows"][0].as_object_mut().unwrap().remove("period");
    });
    assert_eq!(
        messages,
        ["table \"dividends\", row 1 \"Fiscal year 2030\", column \"year-end\": found a figure without a period; \
          expected a \"period\" on the row, the column or the table"]
    );
}

#[test]
fn a_table_without_rows_or_columns_is_refused() {
    let expected = ["table \"dividends\": found no columns or no rows; expected at least one of each"];
    let empty = |part: &'static str| {
        messages_after(move |file| {
            let table = &mut file["tables"][7];
            table[part] = json!([]);
            if part == "columns" {
                table["rows"].as_array_mut().unwrap().iter_mut().for_each(|row| row["cells"] = json!([]));
            }
        })
    };
    // The plan's dividend then leads nowhere, but that is looked at only when the tables are right.
    assert_eq!(empty("rows"), expected);
    assert_eq!(empty("columns"), expected);
}

#[test]
fn a_scale_beyond_the_format_is_refused() {
    assert_eq!(
        messages_after(|file| file["tables"][4]["rows"][0]["scale"] = json!(13)),
        ["table \"gross-profit\", row 1 \"Cables\": found the scale 13; expected a power of ten from 0 to 12"]
    );
}

#[test]
fn a_wrong_aspect_of_a_row_is_reported_once() {
    let row = "table \"income-statement-h1\", row 5 \"Cost of seabed survey\"";
    assert_eq!(
        messages(
            "\"concept\": \"CostOfSurvey\", \"cells\": [\"\",",
            "\"concept\": \"CostOfSurveys\", \"cells\": [\"\","
        ),
        [format!("{row}: found the concept \"CostOfSurveys\"; expected one that \"concepts\" lists")]
    );
    let with = |aspect: &str, value: Value| messages_after(|file| file["tables"][2]["rows"][4][aspect] = value);
    assert_eq!(
        with("period", json!("H1-29")),
        [format!("{row}: found the period \"H1-29\"; expected one that \"periods\" lists")]
    );
    assert_eq!(
        with("currency", json!("francs")),
        [format!("{row}: found the currency \"francs\"; expected an ISO 4217 code such as JPY")]
    );
    assert_eq!(
        with("measure", json!({"share": "Turnover"})),
        [format!("{row}: found the concept \"Turnover\"; expected one that \"concepts\" lists")]
    );
}

/// Eighteen rows print something in these columns.
#[test]
fn a_wrong_aspect_of_a_column_is_reported_once() {
    let with = |column: usize, aspect: &str, value: Value| {
        messages_after(|file| file["tables"][1]["columns"][column][aspect] = value)
    };
    assert_eq!(
        with(0, "period", json!("H1-29")),
        ["table \"revenues-h1\", column \"h1-31\": found the period \"H1-29\"; expected one that \"periods\" lists"]
    );
    assert_eq!(
        with(0, "currency", json!("francs")),
        ["table \"revenues-h1\", column \"h1-31\": found the currency \"francs\"; expected an ISO 4217 code such as \
          JPY"]
    );
    assert_eq!(
        with(0, "scale", json!(13)),
        ["table \"revenues-h1\", column \"h1-31\": found the scale 13; expected a power of ten from 0 to 12"]
    );
    assert_eq!(
        with(1, "measure", json!({"share": "Turnover"})),
        [
            "table \"revenues-h1\", column \"share\": found the concept \"Turnover\"; expected one that \"concepts\" lists"
        ]
    );
    assert_eq!(
        with(3, "measure", json!({"growth": "H1-29"})),
        ["table \"revenues-h1\", column \"change\": found the period \"H1-29\"; expected one that \"periods\" lists"]
    );
}

#[test]
fn a_wrong_aspect_of_a_table_is_reported_once() {
    assert_eq!(
        messages_with("/tables/3/period", json!("Q2-30")),
        ["table \"second-quarter\": found the period \"Q2-30\"; expected one that \"periods\" lists"]
    );
    assert_eq!(
        messages_with("/tables/3/scale", json!(20)),
        ["table \"second-quarter\": found the scale 20; expected a power of ten from 0 to 12"]
    );
}

/// An aspect that no cell takes on is none the less wrong.
#[test]
fn a_wrong_aspect_of_a_heading_is_reported() {
    assert_eq!(
        messages_after(|file| file["tables"][2]["rows"][1]["concept"] = json!("Costs")),
        ["table \"income-statement-h1\", row 2 \"Cost of revenues:\": found the concept \"Costs\"; expected one that \
          \"concepts\" lists"]
    );
}

/// The halves end on 30 June 2031, a period of the file, and on 30 June 2030, which is none.
#[test]
fn an_instant_that_the_file_lacks_is_reported_once() {
    assert_eq!(
        messages_after(|file| file["tables"][4]["at"] = json!("end")),
        ["table \"gross-profit\", row 1 \"Cables\", column \"h1-30\": found no instant for that end of the period \
          \"H1-30\"; expected a period whose \"span\" is 2030-06-30"]
    );
}

#[test]
fn a_percentage_in_another_unit_is_refused() {
    assert_eq!(
        messages("\"5,129\"", "\"5.1%\""),
        [
            "table \"income-statement-h1\", row 5 \"Cost of seabed survey\", column \"h1-31\": found the cell \"5.1%\" in \
          EUR; expected a number without %, or a \"concept\" or a \"measure\" in percent"
        ]
    );
    assert_eq!(
        messages_with("/tables/6/rows/7/cells/0", json!("612 %")),
        [
            "table \"balance-sheet\", row 8 \"Employees\", column \"2031-06-30\": found the cell \"612 %\" in employees; \
          expected a number without %, or a \"concept\" or a \"measure\" in percent"
        ]
    );
}

#[test]
fn an_unknown_period_of_a_measure_is_refused() {
    assert_eq!(
        messages_with("/tables/5/columns/1/measure", json!({"growth": "FY29"})),
        [
            "table \"targets\", column \"revenues-change\": found the period \"FY29\"; expected one that \"periods\" lists"
        ]
    );
}

#[test]
fn mistakes_in_and_outside_the_tables_are_reported_together() {
    let messages = messages_after(|file| {
        file["basis"]["ja"] = json!("");
        file["tables"][1]["rows"][0]["cells"][0] = json!("?");
    });
    assert_eq!(messages.len(), 2);
    assert!(
        messages[0].starts_with("field \"basis\": ") && messages[1].starts_with("table \"revenues-h1\", row 1 "),
        "{messages:?}"
    );
}

#[test]
fn a_table_in_which_nothing_is_printed_is_refused() {
    let messages = messages_after(|file| {
        for row in file["tables"][4]["rows"].as_array_mut().unwrap() {
            row["cells"].as_array_mut().unwrap().fill(json!(" "));
        }
    });
    assert_eq!(messages, ["table \"gross-profit\": found nothing in any cell; expected at least one printed figure"]);
}

#[test]
fn a_named_period_stands_beside_the_period_of_the_figures() {
    let with = |pointer: &'static str| {
        messages_after(move |file| file.pointer_mut(pointer).unwrap()["named"] = json!("H1-31"))
    };
    let alone = "found \"named\": \"H1-31\" alone; expected the \"period\" of the figures beside it";
    assert_eq!(
        with("/tables/2/rows/4"),
        [format!("table \"income-statement-h1\", row 5 \"Cost of seabed survey\": {alone}")]
    );
    assert_eq!(
        with("/claims/0"),
        [
            "claim \"translation.rate\": found \"named\": \"H1-31\" alone; expected the \"period\" of the figure beside it"
        ]
    );
    assert_eq!(
        messages_after(|file| file["tables"][2]["columns"][1]["named"] = json!("H1-29")),
        ["table \"income-statement-h1\", column \"h1-31\": found the period \"H1-29\"; expected one that \"periods\" \
          lists"]
    );
}
