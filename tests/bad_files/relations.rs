//! Mistakes in formulas and relations.

use serde_json::{Value, json};

use super::{accepted_after, messages_after};

fn with_relation(relation: Value) -> impl FnOnce(&mut Value) {
    move |file| {
        let mut whole = json!({"id": "extra", "kind": "ratio", "label": {"en": "Extra", "ja": "追加"}});
        whole.as_object_mut().unwrap().extend(relation.as_object().unwrap().clone());
        file["relations"] = json!([whole]);
    }
}

fn figure(concept: &str, period: &str) -> Value {
    json!({"concept": concept, "period": period})
}

#[test]
fn a_circle_of_sums_is_refused_once_with_its_way() {
    let messages = messages_after(|file| {
        let concepts = file["concepts"].as_array_mut().unwrap();
        let cables = concepts.iter_mut().find(|concept| concept["id"] == "OverlandCablesRevenues").unwrap();
        cables["sum"] = json!(["+Revenues"]);
    });
    assert_eq!(
        messages,
        ["concept \"Revenues\": found the formulas Revenues → CablesRevenues → OverlandCablesRevenues → Revenues; \
          expected formulas that lead to printed figures in at most 32 steps, and never back"]
    );
}

#[test]
fn a_relation_that_leads_nowhere_is_refused() {
    let ratio = |of: Value, by: Value| {
        with_relation(json!({"result": {"claim": "review.revenues_change"}, "formula": {"quotient": [of, by]}}))
    };
    accepted_after(ratio(figure("NetIncome", "H1-31"), figure("Revenues", "H1-31")));
    assert_eq!(
        messages_after(ratio(figure("Profit", "H1-31"), figure("Revenues", "H1-29"))),
        [
            "relation \"extra\": found the concept \"Profit\"; expected one that \"concepts\" lists",
            "relation \"extra\": found the period \"H1-29\"; expected one that \"periods\" lists"
        ]
    );
    assert_eq!(
        messages_after(ratio(figure("Employees", "H1-31"), figure("Revenues", "H1-31"))),
        [
            "relation \"extra\": found the concept \"Employees\" in the period \"H1-31\", which leads to no figure; expected \
          a reference to a figure of the release"
        ]
    );
    assert_eq!(
        messages_after(ratio(json!({"claim": "nothing"}), figure("Revenues", "H1-31"))),
        ["relation \"extra\": found the claim \"nothing\"; expected one that \"claims\" lists"]
    );
}

#[test]
fn a_relation_of_nothing_is_refused() {
    assert_eq!(
        messages_after(with_relation(json!({"result": figure("Revenues", "H1-31"), "formula": {"sum": []}}))),
        ["relation \"extra\": found a sum of nothing; expected at least one figure"]
    );
}

/// The rate stands in a claim, the shares in a table; the table's mistake does not hide the claim's.
#[test]
fn where_references_lead_is_told_beside_other_mistakes() {
    let messages = messages_after(|file| {
        file["basis"]["ja"] = json!("");
        file["tables"][0]["rows"][0]["cells"][0] = json!("?");
        file["translation"]["rate"] = json!({"claim": "translation.rates"});
        file["capital"]["shares_outstanding"] = figure("SharesOutstanding", "H1-31");
    });
    assert_eq!(messages.len(), 3, "the shares may be in the cell that cannot be read: {messages:#?}");
    assert!(messages[2].starts_with("field \"translation.rate\": found the claim \"translation.rates\", which leads"));
}

#[test]
fn a_claim_that_cannot_be_read_is_not_told_again_where_it_is_referred_to() {
    let messages = messages_after(|file| file["claims"][0]["printed"] = json!("about one"));
    let [message] = &messages[..] else { panic!("one message: {messages:#?}") };
    assert!(message.starts_with("claim \"translation.rate\": found \"about one\""), "{message}");
}
