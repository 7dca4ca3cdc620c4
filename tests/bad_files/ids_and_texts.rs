//! Ids and texts, which stand everywhere in the file.

use serde_json::{Value, json};

use super::{messages, messages_after, messages_with};

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
        [
            "table \"balance-sheet\", column \"2031-06-30\": found the same id twice; expected an id of its own for each \
          column"
        ]
    );
}

#[test]
fn an_empty_japanese_text_is_refused() {
    assert_eq!(
        messages("\"ja\": \"2031年度上期 連結決算\"", "\"ja\": \"\""),
        [
            "field \"title\": found no text for \"ja\"; expected a text that is not empty, or no field for a language in \
          which there is none"
        ]
    );
}

/// The ideographic space is white space, too.
#[test]
fn every_empty_text_is_refused_at_its_place() {
    for (pointer, place) in [
        ("/company/name", "field \"company.name\""),
        ("/company/short_name", "field \"company.short_name\""),
        ("/basis", "field \"basis\""),
        ("/periods/2/label", "period \"Q2-31\", label"),
        ("/periods/2/name", "period \"Q2-31\", name"),
        ("/comparisons/1/label", "comparison \"q2\", label"),
        ("/concepts/1/label", "concept \"CablesRevenues\", label"),
        ("/concepts/1/note", "concept \"CablesRevenues\", note"),
        ("/tables/2/title", "table \"income-statement-h1\", title"),
        ("/tables/2/note", "table \"income-statement-h1\", note"),
        ("/tables/2/columns/1/label", "table \"income-statement-h1\", column \"h1-31\", label"),
        ("/tables/2/rows/4/label", "table \"income-statement-h1\", row 5 \"Cost of seabed survey\", label"),
        ("/claims/1/label", "claim \"buyback.max_amount\", label"),
        ("/claims/1/place", "claim \"buyback.max_amount\", place"),
        ("/story/businesses/0/label", "business \"cables\", label"),
        ("/story/businesses/0/parts/1/label", "business \"cables\", part \"OverlandCablesRevenues\", label"),
        ("/story/targets/0/label", "target \"full-year\", label"),
        ("/capital/dividends/0/label", "dividend \"year_end\", label"),
    ] {
        let expected = [format!(
            "{place}: found no text for \"ja\"; expected a text that is not empty, or no field for a language in which there \
             is none"
        )];
        assert_eq!(messages_with(&format!("{pointer}/ja"), json!("　")), expected);
    }
}

/// Parts of addresses: `#table.row`, `?period=`.
#[test]
fn an_id_that_is_empty_or_of_other_characters_is_refused_at_its_number() {
    for (pointer, place) in [
        ("/periods/5", "period 6"),
        ("/comparisons/1", "comparison 2"),
        ("/concepts/35", "concept 36"),
        ("/tables/4", "table 5"),
        ("/tables/6/columns/0", "table \"balance-sheet\", column 1"),
        ("/tables/5/rows/1", "table \"targets\", row 2"),
        ("/claims/3", "claim 4"),
        ("/story/businesses/2", "business 3"),
        ("/story/targets/0", "target 1"),
        ("/capital/dividends/0", "dividend 1"),
    ] {
        for id in ["", "gross profit", "a/b", "売上高", "#"] {
            // Where the old id was used, it is now missing.
            let messages = messages_with(&format!("{pointer}/id"), json!(id));
            let expected = format!(
                "{place}: found the id {id:?}; expected an id of letters from A to Z or a to z, digits, \".\", \"_\" \
                 and \"-\""
            );
            assert!(messages.contains(&expected), "{expected} is not in {messages:#?}");
        }
    }
}

#[test]
fn a_second_part_of_the_same_id_is_refused() {
    let doubled = |list: &'static str| {
        messages_after(move |file| {
            let list: &mut Vec<Value> = file.pointer_mut(list).unwrap().as_array_mut().unwrap();
            list.push(list[0].clone());
        })
    };
    let expected = |part: &str, kind: &str| {
        [format!("{part}: found the same id twice; expected an id of its own for each {kind}")]
    };
    assert_eq!(doubled("/story/targets"), expected("target \"full-year\"", "target"));
    assert_eq!(doubled("/capital/dividends"), expected("dividend \"year_end\"", "dividend"));
    assert_eq!(doubled("/tables/5/rows"), expected("table \"targets\", row \"target\"", "row"));
}

#[test]
fn a_term_that_the_glossary_lacks_is_refused() {
    let messages = messages_after(|file| file["concepts"][0]["term"] = json!("turnover"));
    let expected =
        "concept \"Revenues\": found the term \"turnover\"; expected the \"id\" of an entry of glossary/terms.json";
    assert_eq!(messages, [expected]);
}
