//! Mistakes in periods and comparisons, and differences of periods that do not fit.

use kessan_core::margins::Kind;
use serde_json::{Value, json};

use super::any_text::ask;
use super::{accepted_after, messages, messages_after, messages_with};

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
    assert_eq!(
        messages("\"less\": \"Q2-31\"", "\"less\": \"Q3-31\""),
        ["period \"Q1-31\": found \"H1-31\" less \"Q3-31\"; expected two periods of the file that are not derived \
          themselves"]
    );
}

/// Each quarter as the half less the other: neither can ever be worked out.
fn two_quarters_in_a_circle(file: &mut Value) {
    file["periods"][2]["derived"] = json!({"whole": "H1-31", "less": "Q1-31"});
    file["tables"].as_array_mut().unwrap().retain(|table| table["id"] != "second-quarter");
    file["capital"]["net_income"] = json!({"concept": "NetIncome", "period": "Q1-31"});
}

#[test]
fn two_periods_derived_from_each_other_are_refused() {
    let expected = |period: &str, less: &str| {
        format!(
            "period {period:?}: found \"H1-31\" less {less:?}; expected two periods of the file that are not derived \
             themselves"
        )
    };
    assert_eq!(messages_after(two_quarters_in_a_circle), [expected("Q2-31", "Q1-31"), expected("Q1-31", "Q2-31")]);
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
    assert_eq!(
        messages,
        ["field \"capital.net_income\": found the concept \"NetIncome\" in the period \"Q1-31\", which leads to no \
          figure; expected a reference to a figure in EUR"]
    );
}

#[test]
fn differences_that_do_not_fit_are_left_out_where_the_page_shows_them() {
    let release = accepted_after(|file| {
        extremes(file, "Revenues");
        let cost = file["tables"][2]["rows"].as_array_mut().unwrap();
        let cost = cost.iter_mut().find(|row| row["concept"] == "CostOfRevenues").unwrap();
        cost["cells"][1] = json!(format!("(7{})", "0".repeat(25)));
    });
    ask(&release);
    assert_eq!(release.margin(Kind::Gross, "Q1-31"), None, "revenues of 70,…,000 less a cost of (70,…,000)");
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
fn a_period_is_not_compared_with_itself() {
    assert_eq!(
        messages("\"prior\": \"H1-30\"", "\"prior\": \"H1-31\""),
        [
            "comparison \"half\": found the period \"H1-31\" compared with itself; expected another period as \"prior\", \
          or none"
        ]
    );
}

#[test]
fn instants_are_not_compared() {
    let expected = |comparison: &str, instant: &str| {
        [format!(
            "comparison {comparison:?}: found the instant {instant:?}; expected a period with a first and a last day: \
             an instant has no revenues"
        )]
    };
    assert_eq!(messages("\"prior\": \"H1-30\"", "\"prior\": \"2030-12-31\""), expected("half", "2030-12-31"));
    assert_eq!(messages("\"current\": \"Q2-31\"", "\"current\": \"2031-06-30\""), expected("q2", "2031-06-30"));
}

#[test]
fn a_file_with_too_many_comparisons_is_refused() {
    let comparison = json!({"id": "a", "label": {"en": "A", "ja": "A"}, "current": "H1-31"});
    let seven: Vec<Value> = (1..=7)
        .map(|number| {
            let mut comparison = comparison.clone();
            comparison["id"] = json!(format!("c{number}"));
            comparison
        })
        .collect();
    assert_eq!(
        messages_with("/comparisons", json!(seven)),
        ["field \"comparisons\": found 7 comparisons; expected at most 6"]
    );
}

#[test]
fn a_period_of_another_century_is_refused() {
    for span in ["2301-01-01/2301-06-30", "0231-06-30", "2031-01-01/2301-06-30"] {
        let messages = messages_with("/periods/1/span", json!(span));
        let expected = format!(
            "period \"H1-30\": found the span {span}; expected days within 100 years of the announcement on 2031-08-07"
        );
        assert!(messages.contains(&expected), "{messages:#?}");
    }
}
