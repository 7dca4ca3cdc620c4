//! A broken release file is refused with every mistake named: where it stands, what was found, what is expected.
//!
//! Each test breaks `tests/releases/made-up.json` in one place. The expected messages are typed here from that file
//! (its names of tables, rows and columns) and from docs/release-format.md; where serde words the message, only its
//! essential parts are.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use kessan::domain::problem::Problems;
use kessan::domain::release::{Currency, Release, Scenario, load::load};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

const MADE_UP: &str = include_str!("releases/made-up.json");

/// The file with its only occurrence of `from` replaced.
fn edited(from: &str, to: &str) -> String {
    assert_eq!(MADE_UP.matches(from).count(), 1, "{from:?} must stand in the file just once");
    MADE_UP.replace(from, to)
}

/// Where `from` stands, as a message about it begins.
fn line_of(from: &str) -> String {
    let before = MADE_UP.split(from).next().unwrap();
    format!("line {}, column ", before.matches('\n').count() + 1)
}

fn refused(json: &str) -> Problems {
    match load("made-up.json", json) {
        Ok(_) => panic!("the file was accepted"),
        Err(problems) => problems,
    }
}

/// The messages about the file with `from` replaced by `to`.
fn messages(from: &str, to: &str) -> Vec<String> {
    refused(&edited(from, to)).list.iter().map(ToString::to_string).collect()
}

/// The messages about the file after an edit of the JSON document.
fn messages_after(edit: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut document: Value = serde_json::from_str(MADE_UP).unwrap();
    edit(&mut document);
    refused(&document.to_string()).list.iter().map(ToString::to_string).collect()
}

/// The one message about a mistake of form at `from`: it names the line, and then all of `parts`.
#[track_caller]
fn assert_form(from: &str, to: &str, parts: &[&str]) {
    let messages = messages(from, to);
    let [message] = &messages[..] else { panic!("one message: {messages:?}") };
    assert!(message.starts_with(&line_of(from)), "{message}");
    for part in parts {
        assert!(message.contains(part), "{part:?} is not in: {message}");
    }
}

#[test]
fn the_file_itself_is_accepted() {
    assert!(load("made-up.json", MADE_UP).is_ok());
    assert!(load("minimal.json", include_str!("releases/minimal.json")).is_ok());
}

#[test]
fn the_report_names_the_file_and_counts_the_mistakes() {
    let one = refused(&edited("\"kessan\": 1", "\"kessan\": 2")).to_string();
    assert_eq!(
        one,
        "reading the release file made-up.json: 1 problem\n  \
         - field \"kessan\": found version 2; expected version 1, which this program reads\n"
    );
    let two = refused(&edited("\"kessan\": 1", "\"kessan\": 2").replace("\"made-up\"", "\"Made up\"")).to_string();
    assert_eq!(
        two,
        "reading the release file made-up.json: 2 problems\n  \
         - field \"kessan\": found version 2; expected version 1, which this program reads\n  \
         - field \"id\": found \"Made up\"; expected lower-case letters, digits and hyphens\n"
    );
}

#[test]
fn what_is_no_json_is_refused_at_its_line() {
    for (text, place) in
        [("", "line 1, column 0"), ("hello", "line 1, column 1"), ("{\n  \"kessan\": 1,\n  id", "line 3")]
    {
        let problems = refused(text);
        assert_eq!(problems.list.len(), 1);
        assert!(problems.list[0].place.starts_with(place), "{problems}");
    }
    assert_form("\"announced\": \"2031-08-07\"", "announced: \"2031-08-07\"", &["key must be a string"]);
}

#[test]
fn json_that_is_no_release_is_refused() {
    for text in ["null", "[]", "{}", "\"release\"", "[[[[]]]]"] {
        assert_eq!(refused(text).list.len(), 1, "{text}");
    }
    assert!(refused("{}").to_string().contains("missing field `kessan`"));
}

#[test]
fn a_file_that_breaks_off_is_refused_where_it_ends() {
    let cut = MADE_UP.find("\"CostOfSurvey\", \"cells\"").unwrap();
    let problems = refused(&MADE_UP[..cut]);
    let place = &problems.list[0].place;
    assert!(place.starts_with(&line_of("\"CostOfSurvey\", \"cells\": [\"\"")), "{problems}");
    assert!(place.contains("tables[2], rows"), "{problems}");
    assert!(problems.list[0].found.contains("EOF"), "{problems}");
}

#[test]
fn text_after_the_release_is_refused() {
    let lines = MADE_UP.trim_end().lines().count();
    for (rest, place) in [(" and so on", format!("line {lines}, ")), ("\n{}", format!("line {}, ", lines + 1))] {
        let problems = refused(&format!("{}{rest}", MADE_UP.trim_end()));
        let [problem] = &problems.list[..] else { panic!("{problems}") };
        assert!(problem.place.starts_with(&place), "{problems}");
        assert_eq!(problem.found, "more text after the end of the release");
        assert_eq!(problem.expected, "one JSON object");
    }
    assert!(load("made-up.json", &format!("{MADE_UP}\n\n")).is_ok(), "empty lines are no text");
}

#[test]
fn an_unknown_field_is_refused_with_the_known_ones() {
    assert_form(
        "\"kessan\": 1",
        "\"kessan\": 1, \"colour\": \"red\"",
        &["unknown field `colour`", "expected one of `kessan`", "`comparisons`"],
    );
}

#[test]
fn an_unknown_field_of_a_row_names_the_table_and_the_row() {
    assert_form(
        "\"depth\": 1, \"concept\": \"CostOfSurvey\", \"cells\": [\"\",",
        "\"dept\": 1, \"concept\": \"CostOfSurvey\", \"cells\": [\"\",",
        &[
            "tables[2] \"income-statement-h1\", rows[4] \"Cost of seabed survey\"",
            "found unknown field `dept`; expected one of",
            "`depth`",
        ],
    );
}

#[test]
fn a_field_that_is_left_out_is_named() {
    let messages = messages("  \"announced\": \"2031-08-07\",\n", "");
    assert_eq!(messages.len(), 1);
    assert!(messages[0].contains("missing field `announced`"), "{messages:?}");
}

#[test]
fn the_same_field_twice_is_refused() {
    assert_form("\"kessan\": 1", "\"kessan\": 1, \"kessan\": 1", &["duplicate field `kessan`"]);
}

#[test]
fn a_cell_that_is_a_json_number_is_refused() {
    assert_form(
        "\"5,129\"",
        "5129",
        &[
            "tables[2] \"income-statement-h1\", rows[4] \"Cost of seabed survey\", cells[1]",
            "`5129`",
            "expected a string",
        ],
    );
}

#[test]
fn another_version_of_the_format_is_refused() {
    let expected = "field \"kessan\": found version 2; expected version 1, which this program reads";
    assert_eq!(messages("\"kessan\": 1", "\"kessan\": 2"), [expected]);
}

#[test]
fn a_cell_that_is_no_number_names_its_table_row_and_column() {
    assert_eq!(
        messages("\"5,129\"", "\"5,l29\""),
        ["table \"income-statement-h1\", row 5 \"Cost of seabed survey\", column \"h1-31\": found the cell \
          \"5,l29\"; expected a printed number of at most 28 digits such as 33,254, (1,949) or 10.9%, a dash, or \
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
             {digits:?}; expected a printed number of at most 28 digits such as 33,254, (1,949) or 10.9%, a dash, \
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

#[test]
fn a_claim_that_is_no_number_is_refused() {
    assert_eq!(
        messages("\"printed\": \"2.5\"", "\"printed\": \"2.5 million\""),
        ["claim \"buyback.max_amount\": found \"2.5 million\"; expected a printed number of at most 28 digits \
          such as 33,254"]
    );
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
    let messages = messages_after(|file| file["tables"][4]["rows"][0]["scale"] = json!(13));
    let expected = ["h1-31", "h1-30"].map(|column| {
        format!(
            "table \"gross-profit\", row 1 \"Cables\", column {column:?}: found the scale 13; expected a power of \
             ten from 0 to 12"
        )
    });
    assert_eq!(messages, expected);
}

#[test]
fn a_period_that_is_none_is_refused() {
    assert_form(
        "\"2031-04-01/2031-06-30\"",
        "\"2031-02-30\"",
        &["periods[2] \"Q2-31\", span: found \"2031-02-30\"; expected a day such as 2008-09-30, or two with a \
             slash such as 2008-04-01/2008-09-30"],
    );
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    assert_form(
        "\"2031-04-01/2031-06-30\"",
        "\"2031-06-30/2031-04-01\"",
        &["periods[2] \"Q2-31\", span: found \"2031-06-30/2031-04-01\"; expected a span whose first day is not \
             after its last"],
    );
}

#[test]
fn a_derived_period_must_be_what_the_other_two_leave() {
    assert_eq!(
        messages("\"2031-04-01/2031-06-30\"", "\"2031-05-01/2031-06-30\""),
        ["period \"Q1-31\": found the span 2031-01-01/2031-03-31; expected what 2031-01-01/2031-06-30 less \
          2031-05-01/2031-06-30 leaves: 2031-01-01/2031-04-30"]
    );
    assert_eq!(
        messages("\"2031-04-01/2031-06-30\"", "\"2031-04-01/2031-06-29\""),
        ["period \"Q1-31\": found the span 2031-01-01/2031-03-31; expected what 2031-01-01/2031-06-30 less \
          2031-04-01/2031-06-29 leaves: no span"]
    );
    let messages = messages("\"less\": \"Q2-31\"", "\"less\": \"Q3-31\"");
    assert_eq!(messages.len(), 1);
    let expected = "period \"Q1-31\": found \"H1-31\" less \"Q3-31\"; expected two periods of the file";
    assert!(messages[0].starts_with(expected), "{messages:?}");
}

/// Each quarter as the half less the other: neither can ever be worked out.
fn two_quarters_in_a_circle(file: &mut Value) {
    file["periods"][2]["derived"] = json!({"whole": "H1-31", "less": "Q1-31"});
    file["tables"].as_array_mut().unwrap().retain(|table| table["id"] != "second-quarter");
    file["capital"]["net_income"] = json!({"concept": "NetIncome", "period": "Q1-31"});
}

#[test]

fn two_periods_derived_from_each_other_are_refused() {
    let messages = messages_after(two_quarters_in_a_circle);
    assert!(messages.iter().any(|message| message.starts_with("period \"Q1-31\": ")), "{messages:?}");
    assert!(messages.iter().any(|message| message.starts_with("period \"Q2-31\": ")), "{messages:?}");
}

/// Half 70,…,000 and second quarter (70,…,000), 29 digits each with their scale: the difference does not fit.
fn extremes(file: &mut Value, concept: &str) {
    let digits = format!("7{}", "0".repeat(25));
    let tables = file["tables"].as_array_mut().unwrap();
    for (table, column, cell) in
        [("income-statement-h1", 1, digits.clone()), ("second-quarter", 0, format!("({digits})"))]
    {
        let table = tables.iter_mut().find(|it| it["id"] == table).unwrap();
        let row = table["rows"].as_array_mut().unwrap().iter_mut().find(|row| row["concept"] == concept).unwrap();
        row["cells"][column] = json!(cell);
    }
}

#[test]

fn a_difference_of_periods_that_does_not_fit_is_refused_where_the_capital_section_needs_it() {
    let messages = messages_after(|file| {
        extremes(file, "NetIncome");
        file["capital"]["net_income"] = json!({"concept": "NetIncome", "period": "Q1-31"});
    });
    assert_eq!(messages.len(), 1);
    assert!(messages[0].starts_with("field \"capital.net_income\": "), "{messages:?}");
}

#[test]

fn differences_that_do_not_fit_are_left_out_where_the_page_shows_them() {
    let mut file: Value = serde_json::from_str(MADE_UP).unwrap();
    extremes(&mut file, "Revenues");
    let cost = file["tables"][2]["rows"].as_array_mut().unwrap();
    let cost = cost.iter_mut().find(|row| row["concept"] == "CostOfRevenues").unwrap();
    cost["cells"][1] = json!(format!("(7{})", "0".repeat(25)));
    let release = load("made-up.json", &file.to_string()).unwrap_or_else(|problems| panic!("{problems}"));
    ask(&release);
}

#[test]
fn a_comparison_of_an_unknown_period_is_refused() {
    let expected = |period: &str, id: &str| {
        [format!("comparison {id:?}: found the period {period:?}; expected one that \"periods\" lists")]
    };
    assert_eq!(messages("\"current\": \"Q2-31\"", "\"current\": \"Q2-30\""), expected("Q2-30", "q2"));
    assert_eq!(messages("\"prior\": \"H1-30\"", "\"prior\": \"H1-29\""), expected("H1-29", "half"));
}

#[test]
fn an_unknown_concept_of_a_row_is_reported_for_each_of_its_figures() {
    let messages = messages(
        "\"concept\": \"CostOfSurvey\", \"cells\": [\"\",",
        "\"concept\": \"CostOfSurveys\", \"cells\": [\"\",",
    );
    let expected = ["h1-31", "h1-30"].map(|column| {
        format!(
            "table \"income-statement-h1\", row 5 \"Cost of seabed survey\", column {column:?}: found the concept \
             \"CostOfSurveys\"; expected one that \"concepts\" lists"
        )
    });
    assert_eq!(messages, expected);
}

#[test]
fn an_unknown_period_of_a_measure_is_refused() {
    let messages = messages_after(|file| file["tables"][5]["columns"][1]["measure"] = json!({"growth": "FY29"}));
    assert_eq!(
        messages,
        ["table \"targets\", row 1 \"Fiscal year 2031 (target)\", column \"revenues-change\": found the period \
          \"FY29\"; expected one that \"periods\" lists"]
    );
}

#[test]
fn an_unknown_concept_of_the_story_is_refused() {
    assert_eq!(
        messages("\"cost\": \"CostOfRescue\"", "\"cost\": \"CostOfNothing\""),
        ["business \"rescue\": found the concept \"CostOfNothing\"; expected one that \"concepts\" lists"]
    );
    assert_eq!(
        messages("\"net_income\": \"NetIncome\"", "\"net_income\": \"NetLoss\""),
        ["story: found the concept \"NetLoss\"; expected one that \"concepts\" lists"]
    );
}

#[test]
fn a_term_of_a_sum_needs_its_sign_and_its_concept() {
    let with_term = |term: &'static str| messages_after(move |file| file["concepts"][0]["sum"][0] = json!(term));
    assert_eq!(
        with_term("CablesRevenues"),
        ["concept \"Revenues\", sum: found \"CablesRevenues\"; expected a concept with its sign, such as +Revenues"]
    );
    assert_eq!(
        with_term("+Cables"),
        ["concept \"Revenues\", sum: found the concept \"Cables\"; expected one that \"concepts\" lists"]
    );
}

#[test]
fn an_empty_japanese_text_is_refused() {
    assert_eq!(
        messages("\"ja\": \"2031年度上期 連結決算\"", "\"ja\": \"\""),
        ["title: found no text for \"ja\"; expected a text in both languages"]
    );
    let messages = messages_after(|file| file["tables"][2]["rows"][4]["label"]["ja"] = json!("　"));
    assert_eq!(
        messages,
        ["table \"income-statement-h1\", row 5 \"Cost of seabed survey\": found no label for \"ja\"; expected a \
          label in both languages"]
    );
}

#[test]
fn a_japanese_text_that_is_left_out_is_refused() {
    assert_form(", \"ja\": \"2031年度上期 連結決算\"", "", &["title: found missing field `ja`"]);
}

#[test]
fn an_id_given_twice_is_refused() {
    let first = |id: &str, kind: &str| {
        format!("{kind} {id:?}: found the same id twice; expected an id of its own for each {kind}")
    };
    assert_eq!(messages("\"id\": \"gross-profit\"", "\"id\": \"targets\""), [first("targets", "table")]);
    assert_eq!(messages("\"id\": \"rescue\"", "\"id\": \"cables\""), [first("cables", "business")]);
    assert_eq!(messages("\"id\": \"q1\"", "\"id\": \"q2\""), [first("q2", "comparison")]);
    assert_eq!(
        messages("\"id\": \"outlook.revenues\"", "\"id\": \"translation.rate\"")[0],
        first("translation.rate", "claim")
    );
    // The lost id is then missing where it was used.
    assert_eq!(messages("\"id\": \"CostOfSurvey\"", "\"id\": \"CostOfCables\"")[0], first("CostOfCables", "concept"));
    assert_eq!(
        messages("\"id\": \"Q1-31\"", "\"id\": \"H1-31\""),
        [
            first("H1-31", "period"),
            "comparison \"q1\": found the period \"Q1-31\"; expected one that \"periods\" lists".to_owned()
        ]
    );
    let messages = messages_after(|file| file["tables"][6]["columns"][1]["id"] = json!("2031-06-30"));
    assert_eq!(
        messages,
        ["table \"balance-sheet\": found the column \"2031-06-30\" twice; expected an id of its own for each column"]
    );
}

#[test]
fn a_capital_reference_that_leads_nowhere_is_refused() {
    let cap = "{\"claim\": \"buyback.max_amount\"}";
    for (from, to, field, name, unit) in [
        (cap, "{\"claim\": \"buyback.most\"}", "capital.buyback.max_amount", "buyback.most", "EUR"),
        (
            "{\"concept\": \"SharesOutstanding\", \"period\": \"2031-06-30\"}",
            "{\"concept\": \"SharesOutstanding\", \"period\": \"H1-31\"}",
            "capital.shares_outstanding",
            "SharesOutstanding",
            "shares",
        ),
    ] {
        let messages = messages(from, to);
        let [message] = &messages[..] else { panic!("{messages:?}") };
        assert!(message.starts_with(&format!("field {field:?}: found ")), "{message}");
        assert!(message.contains(name) && message.contains("leads to no figure"), "{message}");
        assert!(message.contains(&format!("a figure in {unit}")), "{message}");
    }
}

#[test]
fn a_capital_reference_to_another_unit_is_refused() {
    assert_eq!(
        messages("{\"claim\": \"buyback.max_amount\"}", "{\"claim\": \"translation.rate\"}"),
        ["field \"capital.buyback.max_amount\": found a figure in EUR/CHF; expected a reference to a figure in EUR"]
    );
    assert_eq!(
        messages(
            "{\"concept\": \"SharesOutstanding\", \"period\": \"2031-06-30\"}",
            "{\"concept\": \"Employees\", \"period\": \"2031-06-30\"}"
        ),
        ["field \"capital.shares_outstanding\": found a figure in employees; expected a reference to a figure in \
          shares"]
    );
}

#[test]
fn a_rate_the_wrong_way_round_is_refused() {
    assert_eq!(
        messages("\"unit\": \"EUR/CHF\"", "\"unit\": \"CHF/EUR\""),
        ["field \"translation.rate\": found a figure in CHF/EUR; expected a reference to a figure in EUR/CHF"]
    );
}

#[test]
fn a_cap_of_nothing_is_refused() {
    let messages = messages("\"printed\": \"2.5\"", "\"printed\": \"0\"");
    assert_eq!(messages.len(), 1);
    assert!(
        messages[0].starts_with("field \"capital.buyback.max_amount\": found 0, which is not above zero"),
        "{messages:?}"
    );
}

#[test]
fn an_unknown_fiscal_year_is_refused() {
    assert_eq!(
        messages("\"fiscal_year\": \"FY31\"", "\"fiscal_year\": \"FY32\""),
        ["field \"capital.fiscal_year\": found the period \"FY32\"; expected one that \"periods\" lists"]
    );
}

#[test]
fn a_reference_that_is_neither_kind_is_refused_at_its_field() {
    let messages = messages("{\"claim\": \"buyback.max_amount\"}", "{\"claims\": \"buyback.max_amount\"}");
    assert_eq!(messages.len(), 1);
    assert!(messages[0].contains("capital, buyback, max_amount"), "{messages:?}");
}

#[test]
fn mistakes_in_two_tables_are_both_reported_in_the_files_order() {
    let messages = messages_after(|file| {
        file["tables"][6]["rows"][0]["cells"][0] = json!("41.207,5,0");
        file["tables"][0]["rows"][3]["cells"] = json!(["(5.3)", "(5.1)", "(1.2)"]);
    });
    assert_eq!(
        messages,
        [
            "table \"summary\", row 4 \"Net loss\": found 3 cells; expected 4, one for each column (\"\" where \
             nothing is printed)",
            "table \"balance-sheet\", row 1 \"Current assets\", column \"2031-06-30\": found the cell \"41.207,5,0\"; \
             expected a printed number of at most 28 digits such as 33,254, (1,949) or 10.9%, a dash, or nothing",
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
        messages[0].starts_with("basis: ") && messages[1].starts_with("table \"revenues-h1\", row 1 "),
        "{messages:?}"
    );
}

/// Asks an accepted release everything that the page does.
fn ask(release: &Release) {
    let _ = release.terms().map(|terms| terms.buyback.map(|buyback| buyback.crossover_price()));
    let (lines, margins) = (release.mix_lines(), release.margin_lines());
    for pair in release.pairs() {
        let _ = release.headlines(&pair);
        for period in pair.periods() {
            for concept in release.file.concepts.iter().map(|concept| &concept.id) {
                let _ = release.shown(concept, &period.id, Scenario::Actual, Currency::Reporting);
                let _ = release.shown(concept, &period.id, Scenario::Actual, Currency::Translation);
            }
            for margin in &margins {
                let _ = release.margin(margin.kind, &period.id);
            }
            for line in &lines {
                let _ = release.share_of_revenues(line.concept, &period.id);
                let _ = release.growth(line.concept, pair.current, pair.prior);
            }
        }
    }
}

/// Loads what may or may not be a release; neither that nor the page's questions may panic.
fn try_out(json: &str) {
    match load("made-up.json", json) {
        Ok(release) => ask(&release),
        Err(problems) => assert!(!problems.list.is_empty() && !problems.to_string().is_empty()),
    }
}

/// Replaces, inserts or deletes a character.
#[derive(Clone, Copy, Debug)]
enum Mutation {
    Replace(char),
    Insert(char),
    Delete,
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let ascii = proptest::sample::select("0123456789-/.,:\"{}[]()%+ eE\\\n\u{0}tfn".chars().collect::<Vec<_>>());
    let character = prop_oneof![3 => ascii, 1 => any::<char>()];
    prop_oneof![
        character.clone().prop_map(Mutation::Replace),
        character.prop_map(Mutation::Insert),
        Just(Mutation::Delete)
    ]
}

fn mutated(text: &str, mutations: &[(Index, Mutation)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (index, mutation) in mutations {
        let at = index.index(characters.len());
        match mutation {
            Mutation::Replace(character) => characters[at] = *character,
            Mutation::Insert(character) => characters.insert(at, *character),
            Mutation::Delete => {
                characters.remove(at);
            }
        }
    }
    characters.into_iter().collect()
}

/// A cell: any text, or one that looks like a printed number of any size.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => "\\PC*",
        2 => "[(△-]?[0-9,]{1,30}(\\.[0-9]{0,30})?%?\\)?",
        1 => "\\(?[0-9]{1,29}\\)?",
        1 => Just("-".to_owned()),
        1 => Just(String::new()),
    ]
}

proptest! {
    #[test]
    fn no_change_of_a_few_characters_makes_loading_panic(
        mutations in proptest::collection::vec((any::<Index>(), mutation()), 1..=2)
    ) {
        try_out(&mutated(MADE_UP, &mutations));
    }

    #[test]
    fn no_replaced_cell_makes_loading_panic(
        replaced in proptest::collection::vec((any::<Index>(), any::<Index>(), any::<Index>(), cell()), 1..=4)
    ) {
        let mut document: Value = serde_json::from_str(MADE_UP).unwrap();
        let tables = document["tables"].as_array_mut().unwrap();
        for (table, row, column, cell) in replaced {
            let table = table.index(tables.len());
            let rows = tables[table]["rows"].as_array_mut().unwrap();
            let row = row.index(rows.len());
            let cells = rows[row]["cells"].as_array_mut().unwrap();
            let column = column.index(cells.len());
            cells[column] = json!(cell);
        }
        try_out(&document.to_string());
    }

    #[test]
    fn no_text_makes_loading_panic(text in "\\PC*") {
        assert!(load("made-up.json", &text).is_err());
    }
}
