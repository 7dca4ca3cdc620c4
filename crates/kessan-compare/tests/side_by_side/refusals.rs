//! Reports that cannot stand beside each other.

use kessan_compare::{Refused, compare};

use crate::read::{changed, report};

#[test]
fn reports_of_two_companies_are_refused_by_their_names() {
    let other = changed(
        "half-year",
        &[
            ("Kumo Lamps Co., Ltd.", "Hoshi Lamps Co., Ltd."),
            ("株式会社雲照明", "株式会社星照明"),
            ("\"Kumo Lamps\"", "\"Hoshi Lamps\""),
            ("\"雲照明\"", "\"星照明\""),
            ("\"0000\"", "\"0001\""),
        ],
    );
    let refused = compare(vec![report("full-year"), other]).unwrap_err();
    let told = refused.to_string();
    assert!(matches!(refused, Refused::OtherCompany { .. }));
    assert!(told.contains("Kumo Lamps Co., Ltd.") && told.contains("Hoshi Lamps Co., Ltd."), "{told}");
}

/// Filings write a name in capitals, without a full stop, with the code of five digits.
#[test]
fn a_company_is_known_by_its_name_however_it_is_written() {
    let other = changed(
        "half-year",
        &[
            ("Kumo Lamps Co., Ltd.", "KUMO LAMPS CO LTD"),
            ("株式会社雲照明", "雲照明株式会社"),
            ("\"0000\"", "\"9999\""),
        ],
    );
    assert!(compare(vec![report("full-year"), other]).is_ok());
}

#[test]
fn reports_in_two_currencies_are_refused() {
    let other = changed(
        "half-year",
        &[("\"currency\": \"JPY\"", "\"currency\": \"EUR\""), ("\"unit\": \"JPY\"", "\"unit\": \"EUR\"")],
    );
    let refused = compare(vec![report("full-year"), other]).unwrap_err();
    assert!(
        matches!(refused, Refused::OtherCurrency { ref currency, ref other, .. } if currency == "JPY" && other == "EUR")
    );
}

#[test]
fn one_report_twice_or_alone_is_refused() {
    let twice = compare(vec![report("full-year"), report("full-year")]).unwrap_err();
    assert!(twice.to_string().contains("FY2031") && twice.to_string().contains("twice"), "{twice}");
    assert_eq!(compare(vec![report("full-year")]).unwrap_err(), Refused::TooFew);
    assert_eq!(compare(Vec::new()).unwrap_err(), Refused::TooFew);
}
