//! Transformations, through whole documents.

use crate::miniature::{lines, number, report, tag};

fn text(format: &str, text: &str) -> String {
    lines(&report(&tag("nonNumeric", "T", "year", &format!("format=\"{format}\""), text))).remove(0)
}

fn value(format: &str, text: &str) -> String {
    lines(&report(&number(&format!("format=\"{format}\""), text))).remove(0)
}

#[test]
fn numbers_of_all_registries() {
    let cases = [
        ("ixt:num-dot-decimal", "1,234.5", "1234.5"),
        ("ixt2:numdotdecimal", "１，２３４", "1234"),
        ("ixt2:numcommadecimal", "1.234,5", "1234.5"),
        ("ixt:num-comma-decimal", "1 234,5", "1234.5"),
        ("ixt:num-unit-decimal", "12円50銭", "12.50"),
        ("ixt2:zerodash", "－", "0"),
        ("ixt:fixed-zero", "none", "0"),
        ("sec:numwordsen", "Twenty-one", "21"),
    ];
    for (format, printed, expected) in cases {
        let expected = expected.parse::<rust_decimal::Decimal>().unwrap().normalize();
        assert_eq!(
            value(format, printed),
            format!("NetSales 2031-04-01/2032-03-31 JPY = {expected}"),
            "{format} {printed}"
        );
    }
}

#[test]
fn dates_and_words_of_all_registries() {
    let cases = [
        ("ixt2:dateyearmonthdaycjk", "2031年5月14日", "2031-05-14"),
        ("ixt2:dateerayearmonthdayjp", "令和13年５月14日", "2031-05-14"),
        ("ixt:date-jpn-era-year-month-day", "令和元年5月14日", "2019-05-14"),
        ("ixt:date-monthname-day-year-en", "May 14, 2031", "2031-05-14"),
        ("ixt:date-day-month-year", "14.05.2031", "2031-05-14"),
        ("ixt2:booleantrue", "有", "true"),
        ("ixt:fixed-false", "無", "false"),
        ("ixt:fixed-empty", "anything", ""),
        ("sec:boolballotbox", "☒", "true"),
        ("sec:durwordsen", "two years", "P2Y"),
        ("sec:exchnameen", "New York Stock Exchange", "NYSE"),
        ("sec:stateprovnameen", "Delaware", "DE"),
        ("sec:entityfilercategoryen", "Accelerated filer", "Accelerated Filer"),
    ];
    for (format, printed, expected) in cases {
        assert_eq!(text(format, printed), format!("T 2031-04-01/2032-03-31 = “{expected}”"), "{format} {printed}");
    }
}

#[test]
fn what_does_not_fit_its_transformation_is_kept_as_printed_and_said() {
    let report = report(&tag("nonNumeric", "T", "year", "format=\"ixt2:dateyearmonthdaycjk\"", "soon"));
    assert_eq!(lines(&report), ["T 2031-04-01/2032-03-31 = “soon”"]);
    assert!(
        report.notices[0].found.contains("“soon” is not what ixt2:dateyearmonthdaycjk reads"),
        "{:?}",
        report.notices
    );
}
