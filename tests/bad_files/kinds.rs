//! Kinds of concepts that do not fit their units, or the periods that their figures stand in.

use serde_json::{Value, json};

use super::{accepted_after, messages_after};

/// Gives the concept of that id a kind.
fn kind(id: &'static str, kind: &'static str) -> impl FnOnce(&mut Value) {
    move |file: &mut Value| {
        let concepts = file["concepts"].as_array_mut().unwrap();
        concepts.iter_mut().find(|concept| concept["id"] == id).unwrap()["kind"] = json!(kind);
    }
}

#[test]
fn a_kind_fits_the_unit() {
    assert_eq!(
        messages_after(kind("SurveyGrossProfitRatio", "flow")),
        [
            "concept \"SurveyGrossProfitRatio\", kind: found the kind \"flow\" of a concept in percent; expected \"ratio\", or \
             no \"kind\""
        ]
    );
    assert_eq!(
        messages_after(kind("Revenues", "per-share")),
        [
            "concept \"Revenues\", kind: found the kind \"per-share\" of a concept in EUR; expected \"flow\" or \"stock\" or \
             \"average\", or no \"kind\""
        ]
    );
    accepted_after(kind("VotesPerShare", "ratio"));
}

#[test]
fn a_flow_takes_time_and_a_stock_is_counted_on_a_day() {
    let messages = messages_after(kind("Employees", "flow"));
    assert!(
        messages[0].ends_with(
            "found a figure for 2031-06-30 of \"Employees\", which is a flow; expected a period of days, in which a flow adds \
             up, or the kind \"stock\" for what there is on a day"
        ),
        "{}",
        messages[0]
    );
    let messages = messages_after(kind("WeightedAverageShares", "stock"));
    assert!(
        messages[0].ends_with(
            "of \"WeightedAverageShares\", which is a stock; expected the day on which a stock is counted (\"at\": \"end\"), or \
             the kind \"flow\" for what adds up over time, \"average\" for a mean"
        ),
        "{}",
        messages[0]
    );
    accepted_after(kind("Employees", "stock"));
}
