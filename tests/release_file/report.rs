//! What is said about mistakes, and where.

use kessan_validate::check;

use super::{MADE_UP, MINIMAL, PUBLISHED, at, edited, report};

fn lines(text: &str) -> Vec<String> {
    report(text).to_string().lines().map(str::to_owned).collect()
}

#[test]
fn files_in_order_are_accepted() {
    for text in [PUBLISHED, MADE_UP, MINIMAL] {
        check("x.json", text.as_bytes()).unwrap_or_else(|report| panic!("{report}"));
    }
}

/// One line for each, in the file's order, and their number.
#[test]
fn mistakes_of_form_and_of_meaning_are_reported_together() {
    let text = edited(&[
        ("\"kessan\": 2", "\"kessan\": 3, \"colour\": \"red\""),
        ("\"ja\": \"2031年度上期 連結決算\"", "\"ja\": \"\""),
        ("\"concept\": \"CostOfSurvey\", \"cells\": [\"\",", "\"concept\": \"CostOfSurveys\", \"cells\": [\"\","),
        ("\"5,129\"", "\"5,l29\""),
        ("\"printed\": \"2.5\"", "\"printed\": \"1234567890123456789012345678901234567890\""),
    ]);
    let row = "table \"income-statement-h1\", row 5 \"Cost of seabed survey\"";
    assert_eq!(
        lines(&text),
        [
            at(&text, "\"kessan\": 3", 10)
                + "field \"kessan\": found version 3; expected version 2, or 1, which this program reads",
            at(&text, "\"colour\"", 0)
                + "the top level: found the unknown field \"colour\"; expected no such field; there may be \"$schema\", \"assumptions\", \"other_reports\", \"rounding\" \
                   or \"sources\"",
            at(&text, "\"ja\": \"\"", 6)
                + "field \"title\": found no text for \"ja\"; expected a text that is not empty, or no field for a language in \
                   which there is none",
            at(&text, "\"CostOfSurveys\"", 0)
                + row
                + ": found the concept \"CostOfSurveys\"; expected one that \"concepts\" lists; did you mean \
                   \"CostOfSurvey\"?",
            at(&text, "\"5,l29\"", 0)
                + row
                + ", column \"h1-31\": found the cell \"5,l29\"; expected a printed number of at most 28 digits such as \
                   12,345, (1,678), △1,678, 9.1%, (9.1)% or ¥1,678, a dash, or nothing",
            at(&text, "\"1234567890123456789012345678901234567890\"", 0)
                + "claim \"buyback.max_amount\": found \"1234567890123456789012345678901234567890\"; expected a printed \
                   number of at most 28 digits such as 12,345, (1,678), △1,678, 9.1%, (9.1)% or ¥1,678",
            "6 problems in made-up.json".to_owned()
        ]
    );
}

/// What would stop reading at the first of them is reported all the same, each at its place.
#[test]
fn every_mistake_of_form_is_reported() {
    let text = edited(&[
        ("\"announced\": \"2031-08-07\"", "\"anounced\": \"2031-08-07\""),
        ("\"2031-04-01/2031-06-30\"", "\"2031-02-30\""),
        ("\"5,129\"", "5129"),
        ("\"unit\": \"employees\"", "\"unit\": \"employees a day\""),
        ("\"status\": \"planned\"", "\"status\": \"maybe\""),
        ("{\"claim\": \"buyback.max_amount\"}", "{\"claims\": \"buyback.max_amount\"}"),
        ("{\"claim\": \"translation.rate\"}", "{\"concept\": \"Revenues\"}"),
        ("\"relations\": [", "\"rules\": ["),
        ("\"languages\": [\"en\", \"ja\"]", "\"languages\": []"),
    ]);
    let messages = lines(&text);
    let expected = [
        at(&text, "\"languages\": []", 13) + "field \"languages\": found an empty list; expected a list of at least 1",
        at(&text, "\"anounced\"", 0)
            + "the top level: found the unknown field \"anounced\"; expected a field that the format has; did you mean \
               \"announced\"?",
        at(&text, "{\"concept\": \"Revenues\"}", 0)
            + "field \"translation.rate\": found an object; expected {\"claim\": …} or {\"concept\": …, \"period\": …}",
        at(&text, "\"2031-02-30\"", 0)
            + "period \"Q2-31\", span: found \"2031-02-30\"; expected a day such as 2008-09-30, or two with a slash such as \
               2008-04-01/2008-09-30, the first not after the last",
        at(&text, "\"employees a day\"", 0)
            + "concept \"Employees\", unit: found \"employees a day\"; expected a unit such as JPY, percent, shares, \
               JPY/share or ADS/share",
        at(&text, "5129", 0)
            + "table \"income-statement-h1\", row 5 \"Cost of seabed survey\", column \"h1-31\": found the number 5129; \
               expected in quotation marks, a printed number of at most 28 digits such as 12,345, (1,678), △1,678, 9.1%, (9.1)% or ¥1,678, a dash, \
               or nothing",
        at(&text, "\"maybe\"", 0)
            + "dividend \"year_end\", status: found \"maybe\"; expected \"declared\" or \"planned\"",
        at(&text, "\"claims\": \"buyback", 0)
            + "field \"capital.buyback.max_amount\": found the unknown field \"claims\"; expected a field that the format \
               has; did you mean \"claim\"?",
    ];
    for message in &expected {
        assert!(messages.contains(message), "{message}\nis not in\n{messages:#?}");
    }
    // The three comparisons stand where relations should: each lacks three fields and has two or three too many.
    let others = messages.iter().filter(|message| !expected.contains(message));
    for other in others {
        assert!(
            other.contains("relation \"")
                || other.contains("\"rules\"")
                || other.contains(" problems in made-up.json; what its figures mean"),
            "{other}"
        );
    }
}

#[test]
fn a_field_that_is_left_out_is_named_with_what_it_holds() {
    let text = edited(&[("  \"currency\": \"EUR\",\n", "")]);
    assert_eq!(
        lines(&text)[0],
        "made-up.json:1:1: the top level: found no field \"currency\"; expected the field \"currency\": an ISO 4217 code \
         such as JPY"
    );
}

#[test]
fn a_field_that_is_there_twice_is_reported() {
    let text = edited(&[("\"kessan\": 2", "\"kessan\": 2,\n\"kessan\": 2")]);
    assert_eq!(
        lines(&text),
        [
            "made-up.json:3:1: the top level: found the field \"kessan\" twice; expected each field once",
            "1 problem in made-up.json"
        ]
    );
}

#[test]
fn mistakes_in_measures_and_formulas_are_found_within_them() {
    let text = edited(&[(
        "\"relations\": [",
        "\"relations\": [{\"id\": \"a\", \"kind\": \"ratio\", \"label\": {\"en\": \"A\", \"ja\": \"A\"}, \
         \"result\": {\"claim\": 7}, \"formula\": {\"quotient\": [{\"claim\": \"b\"}, {}, {}]}}, ",
    )]);
    let messages = lines(&text);
    assert!(
        messages[0].contains("relation \"a\", result, claim: found the number 7; expected a text"),
        "{messages:#?}"
    );
    assert!(
        messages[1].contains("relation \"a\", formula, quotient: found a list of 3; expected a list of 2"),
        "{messages:#?}"
    );
    assert_eq!(messages.len(), 4);
    assert!(messages[2].contains("relation \"a\", formula, quotient, 1: found an object; expected {\"claim\": …} or"));
}

#[test]
fn what_is_no_json_is_refused_at_its_line() {
    for (text, expected) in [
        ("", "made-up.json:1:1: the file's text: found no valid JSON (EOF while parsing a value)"),
        (
            "{\n \"a\": 1,\n}",
            "made-up.json:3:1: the file's text: found no valid JSON (trailing comma); expected no comma",
        ),
        (
            "{\n \"a\": \"売上\" 1}",
            "made-up.json:2:12: the file's text: found no valid JSON (expected `,` or `}`); expected a comma",
        ),
        ("[1]", "made-up.json:1:1: the whole file: found a list of 1; expected an object with \"kessan\", \"id\""),
        ("\u{feff}{}", "made-up.json:1:1: the file's text: found no valid JSON (a byte order mark at the beginning)"),
    ] {
        let message = report(text).to_string();
        assert!(message.starts_with(expected), "{message}");
    }
    let bytes = check("made-up.json", b"{\n \"a\xff\": 1}").unwrap_err();
    assert!(bytes.to_string().starts_with("made-up.json:2:4: the file's text: found bytes that are no UTF-8"));
}

#[test]
fn a_number_with_a_point_is_no_whole_number() {
    let message = report(&edited(&[(
        "\"depth\": 1, \"concept\": \"CostOfSurvey\", \"cells\": [\"\",",
        "\"depth\": 1.0, \"concept\": \"CostOfSurvey\", \"cells\": [\"\",",
    )]));
    assert!(message.to_string().contains("row 5 \"Cost of seabed survey\", depth: found"), "{message}");
}

#[test]
fn where_the_schema_is_may_be_said() {
    let text = edited(&[("\"kessan\": 2", "\"$schema\": \"./release.schema.json\", \"kessan\": 2")]);
    assert!(check("x.json", text.as_bytes()).is_ok());
    assert!(
        PUBLISHED.starts_with("{\n  \"$schema\": \"./release.schema.json\",\n"),
        "its neighbour, here and on the site"
    );
}

/// A row that says the concept of each of its cells says it of each, and of concepts of the file.
#[test]
fn concepts_of_cells_are_one_for_each_column() {
    let one = "\"concept\": \"CostOfSurvey\", \"cells\": [\"\",";
    let fewer = edited(&[(one, "\"concepts\": [\"CostOfSurvey\"], \"concept\": \"CostOfSurvey\", \"cells\": [\"\",")]);
    let place = "table \"income-statement-h1\", row 5 \"Cost of seabed survey\"";
    let found = lines(&fewer);
    assert!(
        found[0].contains(place) && found[0].contains("found 1 concepts; expected 3, one for each column"),
        "{found:?}"
    );
    let other =
        edited(&[(one, "\"concepts\": [\"\", \"Nowhere\", \"\"], \"concept\": \"CostOfSurvey\", \"cells\": [\"\",")]);
    let found = lines(&other);
    assert!(found[0].contains(place) && found[0].contains("the concept \"Nowhere\""), "{found:?}");
}
