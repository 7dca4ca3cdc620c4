//! Annual financial reports in the European format as they are found: many languages, separators, block tags, sets.

use kessan_import::mapping::{Options, map};

use super::page::{Page, cells, row, tag};
use super::styles::{landed, table, value, years};
use super::wild_america::{is, rows_of};

fn number(name: &str, context: &str, format: &str, attributes: &str, text: &str) -> String {
    format!(
        r#"<ix:nonFraction name="{name}" contextRef="{context}" unitRef="EUR" scale="3" decimals="-3" format="ixt:{format}" {attributes}>{text}</ix:nonFraction>"#
    )
}

/// Decimal commas, points and spaces between groups, fixed zeros, brackets and true minus signs.
#[test]
fn separators_of_every_kind_are_read() {
    let of = |label: &str, element: &str, format: &str, values: [&str; 2]| {
        let cell = |context: &str, text: &str| {
            let negative = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
            match negative {
                Some(text) => format!("({})", number(element, context, format, r#"sign="-""#, text)),
                None => number(element, context, format, "", text),
            }
        };
        cells([label.into(), cell("y1", values[0]), cell("y0", values[1])])
    };
    let rows = [
        row(&["in Tausend Euro", "2031", "2030"]),
        of("Umsatzerlöse", "ifrs-full:Revenue", "num-comma-decimal", ["1.234.567", "1.100.000"]),
        of("Materialaufwand", "ifrs-full:RawMaterialsAndConsumablesUsed", "num-dot-decimal", ["512 345", "498 000"]),
        of("Sonstige Erträge", "ifrs-full:OtherIncome", "fixed-zero", ["–", "-"]),
        of("Finanzergebnis", "ifrs-full:FinanceIncomeCost", "num-comma-decimal", ["(12.345)", "(9.876)"]),
        of("Jahresüberschuss", "ifrs-full:ProfitLoss", "num-comma-decimal", ["300.000", "250.000"]),
    ];
    let import = landed(&years("de").table("Konzern-Gewinn- und Verlustrechnung", &table(&rows)));
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2031").as_deref(), Some("1234567000"));
    let rows = rows_of(&import, "Gewinn- und Verlustrechnung");
    is(&rows, 0, "Umsatzerlöse", &["1,234,567", "1,100,000"]);
    is(&rows, 3, "Finanzergebnis", &["(12,345)", "(9,876)"]);
    assert_eq!(import.file.languages[0], "de");
}

/// A block tag around a statement, another around its notes, tags in tags, and text that goes on in another place.
#[test]
fn nested_and_continued_tags_land_once() {
    let inner = |context: &str, text: &str| number("ifrs-full:Revenue", context, "num-dot-decimal", "", text);
    let both = |context: &str, text: &str| {
        format!(
            r#"<ix:nonFraction name="ifrs-full:RevenueFromContractsWithCustomers" contextRef="{context}" unitRef="EUR" scale="3" decimals="-3" format="ixt:num-dot-decimal">{}</ix:nonFraction>"#,
            inner(context, text)
        )
    };
    let statement = format!(
        "<table><tr><td></td><td>2031</td><td>2030</td></tr><tr><td>Revenue</td><td>{}</td><td>{}</td></tr><tr><td>Profit</td><td>{}</td><td>{}</td></tr></table>",
        both("y1", "9,000"),
        both("y0", "8,500"),
        number("ifrs-full:ProfitLoss", "y1", "num-dot-decimal", "", "1,400"),
        number("ifrs-full:ProfitLoss", "y0", "num-dot-decimal", "", "1,280"),
    );
    let page = years("en").html(&format!(
        r#"<ix:nonNumeric name="ifrs-full:DisclosureOfRevenueExplanatory" contextRef="y1" escape="true" continuedAt="c1"><div><p>Income statement</p>{statement}</div></ix:nonNumeric>
        <p>page 2</p><ix:continuation id="c1"><div><p>Revenue is what customers pay.</p></div></ix:continuation>"#
    ));
    let import = landed(&page);
    assert_eq!(import.file.tables.len(), 1, "{}", import.json);
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2031").as_deref(), Some("9000000"));
}

/// The same report in two languages in one package: one release, its figures once.
#[test]
fn one_report_in_two_languages_is_one_release() {
    let of = |language: &'static str, labels: [&str; 3]| {
        let line = |label: &str, element: &str, values: [&str; 2]| {
            cells([
                label.into(),
                tag(element, "y1", "EUR", "3:-3", values[0]),
                tag(element, "y0", "EUR", "3:-3", values[1]),
            ])
        };
        let rows = [
            row(&["", "2031", "2030"]),
            line(labels[1], "ifrs-full:Revenue", ["9,000", "8,500"]),
            line(labels[2], "ifrs-full:ProfitLoss", ["1,400", "1,280"]),
        ];
        years(language).table(labels[0], &table(&rows)).text()
    };
    let files = vec![
        (
            "reports/made-up-2031-de.xhtml".to_owned(),
            of("de", ["Gewinn- und Verlustrechnung", "Umsatzerlöse", "Jahresüberschuss"]).into_bytes(),
        ),
        (
            "reports/made-up-2031-en.xhtml".to_owned(),
            of("en", ["Income statement", "Revenue", "Profit for the year"]).into_bytes(),
        ),
    ];
    let report = kessan_import::read(files).unwrap();
    let import = map(&report, Options::default()).unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(import.report.contradictions, Vec::<String>::new());
    assert_eq!(import.file.tables.len(), 1, "{}", import.json);
    assert!(import.report.notices.iter().any(|notice| notice.contains("language")), "{:?}", import.report.notices);
}

/// A statement of changes in equity with components across and years below each other, under IFRS.
#[test]
fn changes_in_equity_under_ifrs_keep_their_columns() {
    let axis = "ifrs-full:ComponentsOfEquityAxis";
    let mut page = years("en").context("dd", "2029-12-31", &[]);
    for (id, member) in [
        ("c", "ifrs-full:IssuedCapitalMember"),
        ("r", "ifrs-full:RetainedEarningsMember"),
        ("n", "ifrs-full:NoncontrollingInterestsMember"),
    ] {
        for (period, days) in [
            ("y1", "2031-01-01/2031-12-31"),
            ("y0", "2030-01-01/2030-12-31"),
            ("d1", "2031-12-31"),
            ("d0", "2030-12-31"),
            ("dd", "2029-12-31"),
        ] {
            page = page.context(&format!("{id}{period}"), days, &[(axis, member)]);
        }
    }
    let of = |label: &str, element: &str, period: &str, values: [&str; 4]| {
        let cell = |id: &str, text: &str| match text.strip_prefix('-') {
            _ if text.is_empty() => String::new(),
            Some(text) => format!("-{}", tag(&format!("-{element}"), &format!("{id}{period}"), "EUR", "3:-3", text)),
            None => tag(element, &format!("{id}{period}"), "EUR", "3:-3", text),
        };
        cells([label.into(), cell("c", values[0]), cell("r", values[1]), cell("n", values[2]), cell("", values[3])])
    };
    let rows = [
        row(&["", "Issued capital", "Retained earnings", "Non-controlling interests", "Total equity"]),
        of("As at 1 January 2030", "ifrs-full:Equity", "dd", ["100", "900", "50", "1,050"]),
        of("Profit for the year", "ifrs-full:ProfitLoss", "y0", ["", "200", "10", "210"]),
        of("Dividends", "ifrs-full:IncreaseDecreaseThroughTransactionsWithOwners", "y0", ["", "-80", "-5", "-85"]),
        of("As at 31 December 2030", "ifrs-full:Equity", "d0", ["100", "1,020", "55", "1,175"]),
        of("Profit for the year", "ifrs-full:ProfitLoss", "y1", ["", "240", "12", "252"]),
        of("Dividends", "ifrs-full:IncreaseDecreaseThroughTransactionsWithOwners", "y1", ["", "-90", "-6", "-96"]),
        of("As at 31 December 2031", "ifrs-full:Equity", "d1", ["100", "1,170", "61", "1,331"]),
    ];
    let import = landed(&page.table("Consolidated statement of changes in equity", &table(&rows)));
    let rows = rows_of(&import, "changes in equity");
    assert_eq!(rows.len(), 7, "{rows:#?}");
    is(&rows, 2, "Dividends", &["", "-80", "-5", "-85"]);
    is(&rows, 6, "As at 31 December 2031", &["100", "1,170", "61", "1,331"]);
}

/// A column of notes, years as heads without days, a blank column between.
#[test]
fn a_column_of_notes_is_none_of_figures() {
    let line = |label: &str, note: &str, element: &str, values: [&str; 2]| {
        cells([
            label.into(),
            note.into(),
            tag(element, "d1", "EUR", "3:-3", values[0]),
            String::new(),
            tag(element, "d0", "EUR", "3:-3", values[1]),
        ])
    };
    let rows = [
        row(&["EUR thousand", "Note", "31 December 2031", "", "31 December 2030"]),
        row(&["ASSETS", "", "", "", ""]),
        line("Intangible assets", "4, 12", "ifrs-full:IntangibleAssetsOtherThanGoodwill", ["3,000", "2,900"]),
        line("Cash and cash equivalents", "7", "ifrs-full:CashAndCashEquivalents", ["500", "400"]),
        line("Total assets", "", "ifrs-full:Assets", ["3,500", "3,300"]),
    ];
    let import = landed(&years("en").table("Consolidated statement of financial position", &table(&rows)));
    let rows = rows_of(&import, "financial position");
    is(&rows, 1, "Intangible assets", &["3,000", "2,900"]);
    assert_eq!(value(&import, import.file.story.assets.as_deref(), "2031-12-31").as_deref(), Some("3500000"));
}

/// A short first year, from the founding: its name says its days or its months.
#[test]
fn a_founding_year_of_seven_months_is_a_period() {
    let page = Page::new("en").context("y", "2031-06-04/2031-12-31", &[]).context("d", "2031-12-31", &[]);
    let rows = [
        row(&["", "4 June to 31 December 2031"]),
        cells(["Revenue".into(), tag("ifrs-full:Revenue", "y", "EUR", "3:-3", "90")]),
        cells(["Loss for the period".into(), format!("({})", tag("-ifrs-full:ProfitLoss", "y", "EUR", "3:-3", "40"))]),
    ];
    let import = landed(&page.table("Income statement", &table(&rows)));
    assert!(import.file.story.revenues.is_some());
}
