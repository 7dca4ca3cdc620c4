//! Mistakes in the capital section and in the translation.

use serde_json::{Value, json};

use super::{accepted_after, messages, messages_after, messages_with};

#[test]
fn a_capital_reference_that_leads_nowhere_is_refused() {
    assert_eq!(
        messages("{\"claim\": \"buyback.max_amount\"}", "{\"claim\": \"buyback.most\"}"),
        [
            "field \"capital.buyback.max_amount\": found the claim \"buyback.most\", which leads to no figure; expected a \
          reference to a figure in EUR above zero"
        ]
    );
    assert_eq!(
        messages(
            "{\"concept\": \"SharesOutstanding\", \"period\": \"2031-06-30\"}",
            "{\"concept\": \"SharesOutstanding\", \"period\": \"H1-31\"}"
        ),
        [
            "field \"capital.shares_outstanding\": found the concept \"SharesOutstanding\" in the period \"H1-31\", which \
          leads to no figure; expected a reference to a figure in shares above zero"
        ]
    );
    assert_eq!(
        messages_with("/capital/net_income/period", json!("H1-31")),
        [
            "field \"capital.net_income\": found the concept \"NetIncome\" in the period \"H1-31\" (target), which leads \
          to no figure; expected a reference to a figure in EUR"
        ]
    );
}

#[test]
fn a_capital_reference_to_another_unit_is_refused() {
    assert_eq!(
        messages("{\"claim\": \"buyback.max_amount\"}", "{\"claim\": \"translation.rate\"}"),
        [
            "field \"capital.buyback.max_amount\": found the claim \"translation.rate\", which is in EUR/CHF; expected a \
          reference to a figure in EUR above zero"
        ]
    );
    assert_eq!(
        messages(
            "{\"concept\": \"SharesOutstanding\", \"period\": \"2031-06-30\"}",
            "{\"concept\": \"Employees\", \"period\": \"2031-06-30\"}"
        ),
        [
            "field \"capital.shares_outstanding\": found the concept \"Employees\" in the period \"2031-06-30\", which is \
          in employees; expected a reference to a figure in shares above zero"
        ]
    );
}

#[test]
fn a_rate_the_wrong_way_round_is_refused() {
    assert_eq!(
        messages("\"unit\": \"EUR/CHF\"", "\"unit\": \"CHF/EUR\""),
        [
            "field \"translation.rate\": found the claim \"translation.rate\", which is in CHF/EUR; expected a reference to \
          a figure in EUR/CHF above zero"
        ]
    );
}

#[test]
fn a_rate_of_nothing_is_refused() {
    assert_eq!(
        messages("\"0.9652\"", "\"0.0000\""),
        ["field \"translation.rate\": found the claim \"translation.rate\", which is 0; expected a reference to a \
          figure in EUR/CHF above zero"]
    );
}

#[test]
fn no_shares_are_refused() {
    assert_eq!(
        messages_with("/tables/6/rows/6/cells/0", json!("0")),
        [
            "field \"capital.shares_outstanding\": found the concept \"SharesOutstanding\" in the period \"2031-06-30\", \
          which is 0; expected a reference to a figure in shares above zero"
        ]
    );
}

#[test]
fn a_cap_of_nothing_is_refused() {
    for (printed, value) in [("0", "0"), ("(2.5)", "-2500000.0")] {
        assert_eq!(
            messages("\"printed\": \"2.5\"", &format!("\"printed\": \"{printed}\"")),
            [format!(
                "field \"capital.buyback.max_amount\": found the claim \"buyback.max_amount\", which is {value}; \
                 expected a reference to a figure in EUR above zero"
            )]
        );
    }
}

/// The table "Dividend per share", row "Fiscal year 2031 (planned)".
fn dividend(file: &mut Value, status: &str, printed: &str) {
    file["capital"]["dividends"][0]["status"] = json!(status);
    file["tables"][7]["rows"][1]["cells"][0] = json!(printed);
}

#[test]
fn a_declared_dividend_must_be_above_zero() {
    for (printed, value) in [("0.00", "0"), ("(0.35)", "-0.35")] {
        assert_eq!(
            messages_after(|file| dividend(file, "declared", printed)),
            [format!(
                "field \"capital.dividends.year_end.per_share\": found the concept \"YearEndDividendPerShare\" in the \
                 period \"FY31\" (target), which is {value}; expected a reference to a figure in EUR/share above zero"
            )]
        );
    }
}

#[test]
fn a_planned_dividend_may_be_nothing_but_not_less() {
    let terms = accepted_after(|file| dividend(file, "planned", "0.00")).terms().cloned().unwrap();
    assert!(terms.dividends[0].per_share.is_zero());
    assert_eq!(
        messages_after(|file| dividend(file, "planned", "-0.35")),
        [
            "field \"capital.dividends.year_end.per_share\": found the concept \"YearEndDividendPerShare\" in the period \
          \"FY31\" (target), which is -0.35; expected a reference to a figure in EUR/share of zero or above"
        ]
    );
}

#[test]
fn a_dividend_is_not_paid_before_its_record_date() {
    let paid =
        |date: &'static str| move |file: &mut Value| file["capital"]["dividends"][0]["payment_date"] = json!(date);
    assert_eq!(
        messages_after(paid("2031-12-30")),
        [
            "dividend \"year_end\": found the payment date 2031-12-30 before the record date 2031-12-31; expected a payment \
          date on or after the record date"
        ]
    );
    accepted_after(paid("2031-12-31"));
    accepted_after(|file| file["capital"]["dividends"][0]["payment_date"] = Value::Null);
}

#[test]
fn an_unknown_fiscal_year_is_refused() {
    assert_eq!(
        messages("\"fiscal_year\": \"FY31\"", "\"fiscal_year\": \"FY32\""),
        ["field \"capital.fiscal_year\": found the period \"FY32\"; expected one that \"periods\" lists"]
    );
}

/// The tax of the made-up file: 25 % and, from 2031 to 2032, 1.375 %.
#[test]
fn what_cannot_be_withheld_is_refused() {
    let with = |pointer: &'static str, value: Value| messages_with(&format!("/capital/withholding/0/{pointer}"), value);
    for rate in ["101%", "(5)%", "seven", "EUR 7", "-"] {
        assert_eq!(
            with("parts/0/rate", json!(rate)),
            [format!(
                "withholding \"holder\", part 1: found the rate {rate:?}; expected a rate from 0% to 100% of the dividend, such as 7%"
            )]
        );
    }
    assert_eq!(
        with("parts/1/valid_to", json!("2030-12-31")),
        [
            "withholding \"holder\", part 2: found the last day 2030-12-31 before the first, 2031-01-01; expected a last day on or \
          after the first"
        ]
    );
    assert_eq!(
        with("parts/0/rate", json!("99%")),
        ["withholding \"holder\": found 100.375% in all; expected taxes of at most 100% of the dividend together"]
    );
    assert_eq!(
        with("parts", json!([])),
        ["withholding \"holder\": found no parts; expected at least one tax, with its label, rate and rounding"]
    );
    assert_eq!(
        with("parts/0/digits", json!(5)),
        ["withholding \"holder\", part 1: found 5 digits; expected from 0, for whole units of the currency, to 4"]
    );
    assert_eq!(
        with("links/0", json!("javascript:alert(1)")),
        [
            "withholding \"holder\": found \"javascript:alert(1)\"; expected an address that begins with http:// or https://"
        ]
    );
    assert_eq!(
        with("source/ja", json!("")),
        [
            "withholding \"holder\", source: found no text for \"ja\"; expected a text that is not empty, or no field for a language in \
          which there is none"
        ]
    );
    accepted_after(|file| file["capital"]["withholding"] = json!([]));
    accepted_after(|file| file["capital"]["withholding"][0]["parts"][0]["rate"] = json!("２５％"));
}
