//! A European half-year report as an ESEF package: IFRS in thousands of euros, one language that is neither English nor Japanese,
//! numbers with decimal commas, deductions in brackets, equity before liabilities, no dividend to come and no buyback.

use kessan::workbook::checks::{HEAD, STATUS};
use kessan::workbook::layout::Sheet;
use kessan_core::release::model::TableKind;
use rust_decimal::Decimal;

use crate::way::Way;

fn way() -> Way {
    Way::of_package("eu", "quellmark-2042-06-30-de/")
}

#[test]
fn the_package_becomes_a_release() {
    let way = way();
    let file = &way.book.release.file;
    assert_eq!((file.id.as_str(), file.currency.as_str()), ("quellmark-1h-fy2042", "EUR"));
    // Its own words are German; what the import says itself, of periods for instance, is English.
    assert_eq!(file.languages, ["de", "en"]);
    let kinds: Vec<TableKind> = file.tables.iter().map(|table| table.kind).collect();
    assert!(
        [TableKind::Income, TableKind::BalanceSheet, TableKind::CashFlows].iter().all(|kind| kinds.contains(kind)),
        "{kinds:?}"
    );
    let income = file.tables.iter().find(|table| table.kind == TableKind::Income).unwrap();
    let cost = income.rows.iter().find(|row| row.concept.as_deref() == Some("CostOfRevenues")).unwrap();
    assert_eq!(
        (cost.cells.as_slice(), cost.negated),
        (&["(251,300)".to_owned(), "(240,900)".to_owned()][..], Some(true))
    );
    let thousand = |concept: &str, period: &str| way.value(concept, period).map(|value| value / Decimal::from(1_000));
    for (concept, period, expected) in [
        ("Revenues", "1H-FY2042", 412_600),
        ("CostOfRevenues", "1H-FY2041", 240_900),
        ("OperatingIncome", "1H-FY2042", 51_400),
        ("NetIncome", "1H-FY2041", 25_800),
        ("Assets", "2042-06-30", 750_000),
        ("CashAndCashEquivalents", "2041-06-30", 86_500),
    ] {
        assert_eq!(thousand(concept, period), Some(expected.into()), "{concept} in {period}");
    }
    assert_eq!(way.value("BasicEarningsPerShare", "1H-FY2042"), Some(Decimal::new(13, 1)));
}

#[test]
fn every_sum_holds_in_the_checks_and_in_the_workbook() {
    let mut way = way();
    let (count, failed) = way.checks();
    assert_eq!(failed, Vec::<&str>::new());
    assert!(count >= 45, "{count} checks");
    way.book.model.evaluate();
    for (row, check) in (HEAD..).zip(&way.book.report.checks) {
        let status = way.book.value(Sheet::Checks, row, STATUS);
        assert_eq!(format!("{status:?}"), "String(\"tied\")", "{}", check.id);
    }
}

#[test]
fn the_page_has_what_the_report_has_in_its_words_and_no_calculator() {
    let way = way();
    for page in ["index.html", "ja/index.html"] {
        // Nothing is declared or resolved that a holding could receive.
        assert_eq!(way.sections(page), ["overview", "mix", "margins", "statements", "checks", "sources"], "{page}");
        let overview = way.section(page, "overview");
        // 412,600 ÷ 389,200, 51,400 ÷ 42,800, 47,000 ÷ 37,600, 32,500 ÷ 25,800.
        for growth in ["+6.0%", "+20.1%", "+25.0%", "+26.0%"] {
            assert!(overview.contains(growth), "{growth} in {page}: {overview}");
        }
        // Antriebstechnik 245,100 of 412,600, Messtechnik 167,500.
        let mix = way.section(page, "mix");
        assert!(mix.contains("59.4%") && mix.contains("40.6%") && mix.contains("Messtechnik"), "{page}: {mix}");
        // Gross 161,300, operating 51,400, net 32,500 of 412,600.
        let margins = way.section(page, "margins");
        assert!(["39.1%", "12.5%", "7.9%"].iter().all(|margin| margins.contains(margin)), "{page}: {margins}");
        let html = way.file(page);
        assert!(html.contains("lang=de>") && !html.contains("<span lang=de>1H FY2042"), "{page}");
        let statements = way.section(page, "statements");
        assert!(statements.contains("Umsatzerlöse (251,300)") || statements.contains("(251,300)"), "{page}");
    }
    // 339,000 + 10,500 of 750,000, after 337,400 of 739,800.
    let statements = way.section("index.html", "statements");
    assert!(statements.contains("46.6%") && statements.contains("45.6%"), "{statements}");
    assert!(!way.files.contains_key("data/claims.csv") || !way.file("data/claims.csv").contains("buyback"));
}
