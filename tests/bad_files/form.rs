//! Files that are no JSON, or JSON of another form.

use kessan_core::release::load::load;

use super::{MADE_UP, assert_form, line_of, messages, refused};

#[test]
fn what_is_no_json_is_refused_at_its_line() {
    for (text, place, why) in [
        ("", "line 1, column 0", "EOF while parsing a value"),
        ("hello", "line 1, column 1", "expected value"),
        ("[1, 2", "line 1, column 5", "EOF while parsing a list"),
        ("\u{feff}{}", "line 1, column 1", "a byte order mark at its beginning"),
    ] {
        let [problem] = &refused(text).list[..] else { panic!("one problem with {text:?}") };
        assert_eq!(problem.to_string(), format!("{place}: found no valid JSON ({why}); expected one JSON object"));
    }
    assert_eq!(
        refused("{\n  \"kessan\": 2,\n  id").list[0].to_string(),
        "line 3, column 3: found no valid JSON (key must be a string); expected one JSON object"
    );
    assert_form(
        "\"announced\": \"2031-08-07\"",
        "announced: \"2031-08-07\"",
        &["found no valid JSON (key must be a string); expected one JSON object"],
    );
}

#[test]
fn json_that_is_no_release_is_refused() {
    for (text, found) in
        [("null", "null"), ("[]", "a list"), (" [[[[]]]]", "a list"), ("\"release\"", "a string"), ("1", "a number")]
    {
        let [problem] = &refused(text).list[..] else { panic!("one problem with {text:?}") };
        assert_eq!(problem.to_string(), format!("the whole file: found {found}; expected one JSON object"));
    }
    assert_eq!(refused("{}").list.len(), 1);
    assert!(refused("{}").to_string().contains("missing field `kessan`"));
}

#[test]
fn a_file_that_breaks_off_is_refused_where_it_ends() {
    let cut = MADE_UP.find("\"CostOfSurvey\", \"cells\"").unwrap();
    let problems = refused(&MADE_UP[..cut]);
    let place = &problems.list[0].place;
    assert!(place.starts_with(&line_of("\"CostOfSurvey\", \"cells\": [\"\"")), "{problems}");
    assert!(place.contains("tables[2], rows"), "{problems}");
    assert_eq!(problems.list[0].found, "no valid JSON (EOF while parsing a value)");
    assert_eq!(problems.list[0].expected, "one JSON object");
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
        "\"kessan\": 2",
        "\"kessan\": 2, \"colour\": \"red\"",
        &["unknown field `colour`", "expected one of `$schema`, `kessan`", "`comparisons`"],
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
    let messages = messages("  \"currency\": \"EUR\",\n", "");
    assert_eq!(messages.len(), 1);
    assert!(messages[0].contains("missing field `currency`"), "{messages:?}");
}

#[test]
fn the_same_field_twice_is_refused() {
    assert_form("\"kessan\": 2", "\"kessan\": 2, \"kessan\": 2", &["duplicate field `kessan`"]);
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
fn a_text_that_is_none_or_twice_in_a_language_is_refused() {
    let title = "\"title\": {\"en\": \"Consolidated results";
    let twice = title.replace('{', "{\"ja\": \"a\", ");
    assert_form(title, &twice, &["title: found the language \"ja\" twice; expected a text"]);
    let basis = MADE_UP.lines().find(|line| line.contains("\"basis\": ")).unwrap();
    assert_form(
        basis,
        "  \"basis\": \"IFRS\",",
        &["basis: found invalid type: string \"IFRS\"; expected a text in each"],
    );
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
fn a_reference_that_is_neither_kind_is_refused_at_its_field() {
    let cap = "{\"claim\": \"buyback.max_amount\"}";
    for found in [
        "{\"claims\":\"buyback.max_amount\"}",
        "{\"claim\":\"buyback.max_amount\",\"period\":\"FY31\"}",
        "{\"concept\":\"Revenues\"}",
    ] {
        let expected = format!(
            "capital, buyback, max_amount: found {found}; expected {{\"claim\": …}} or {{\"concept\": …, \"period\": …}}"
        );
        assert_form(cap, found, &[&expected]);
    }
    for (text, found) in [
        ("\"buyback.max_amount\"", "invalid type: string \"buyback.max_amount\""),
        ("[\"buyback.max_amount\"]", "invalid type: sequence"),
    ] {
        let expected =
            format!("max_amount: found {found}; expected {{\"claim\": …}} or {{\"concept\": …, \"period\": …}}");
        assert_form(cap, text, &[&expected]);
    }
    let found = "{\"concept\":\"Revenues\",\"period\":\"FY31\",\"scenario\":\"goal\"}";
    let expected = format!(
        "capital, buyback, max_amount: found {found}; \
         expected {{\"concept\": …, \"period\": …, \"scenario\": \"actual\", \"target\", …}}"
    );
    assert_form(cap, found, &[&expected]);
}

/// A date's own reading would take all of these but the first two.
#[test]
fn a_date_in_another_form_is_refused() {
    for text in ["7 August 2031", "2031-02-30", "20310807", "2031-08-07T09:00", "+002031-08-07", "-002031-08-07"] {
        for (field, date) in [("announced", "2031-08-07"), ("resolved", "2031-08-06"), ("record_date", "2031-12-31")] {
            let (from, to) = (format!("\"{field}\": \"{date}\""), format!("\"{field}\": \"{text}\""));
            let expected = format!("{field}: found {text:?}; expected a date such as 2031-05-13");
            assert_form(&from, &to, &[&expected]);
        }
    }
    assert_form(
        "\"status\": \"planned\"",
        "\"status\": \"planned\", \"payment_date\": \"2032-3-31\"",
        &["capital, dividends[0] \"year_end\", payment_date: found \"2032-3-31\"; expected a date such as 2031-05-13"],
    );
}

#[test]
fn a_text_that_reads_like_a_message_is_quoted_whole() {
    assert_form(
        "\"announced\": \"2031-08-07\"",
        "\"announced\": \"soon, expected at line 5\"",
        &["announced: found \"soon, expected at line 5\"; expected a date such as 2031-05-13"],
    );
}

/// The last field of its object: what follows is only a brace, some lines further down.
#[test]
fn a_mistake_is_at_its_own_line_and_not_where_the_object_ends() {
    let at_the_end = "\n\n        }},";
    assert_form(
        "2031年度第1四半期（1～3月）\"}, \"derived\": {\"whole\": \"H1-31\", \"less\": \"Q2-31\"}},",
        &format!("2031年度第1四半期（1～3月）\"}}, \"derived\": {{\"whole\": \"H1-31\", \"less\": 2{at_the_end}"),
        &["derived, less: found invalid type: integer `2`; expected a string"],
    );
    assert_form(
        "\"period\": \"FY31\", \"announced\": \"2031-02-12\"}",
        "\"period\": \"FY31\", \"announced\": \"2031-2-12\"\n\n}",
        &["targets[0] \"full-year\", announced: found \"2031-2-12\"; expected a date such as 2031-05-13"],
    );
}
