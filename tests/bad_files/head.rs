//! Mistakes in the head of the file.

use serde_json::json;

use super::{messages, messages_with};

#[test]
fn another_version_of_the_format_is_refused() {
    let expected = "field \"kessan\": found version 3; expected version 2, or 1, which this program reads";
    assert_eq!(messages("\"kessan\": 2", "\"kessan\": 3"), [expected]);
}

#[test]
fn a_listing_without_its_exchange_or_code_is_refused() {
    assert_eq!(
        messages("\"Exchange of Nowhere\"", "\"\""),
        ["listing 1, exchange: found no text; expected the name of an exchange"]
    );
    assert_eq!(
        messages("\"QLMR\"", "\" \""),
        ["listing 1, code: found no text; expected the company's code at that exchange"]
    );
}

#[test]
fn a_website_that_is_no_link_to_the_web_is_refused() {
    for text in ["javascript:alert(1)", "quillmere.example", "", "https://", "ftp://a.example", "http://a b"] {
        assert_eq!(
            messages_with("/company/website", json!(text)),
            [format!(
                "field \"company.website\": found {text:?}; expected an address that begins with http:// or https://"
            )]
        );
    }
}

#[test]
fn a_currency_that_is_none_is_reported_once_and_not_at_every_figure() {
    assert_eq!(
        messages_with("/currency", json!("Euro"))[0],
        "field \"currency\": found \"Euro\"; expected an ISO 4217 code such as JPY"
    );
    assert_eq!(
        messages_with("/translation/currency", json!("francs"))[0],
        "field \"translation.currency\": found \"francs\"; expected an ISO 4217 code such as JPY"
    );
}
