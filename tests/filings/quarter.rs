//! A US filer's quarterly report, as the SEC has it zipped: inline XBRL with its own schema and linkbases, a year of 52 weeks,
//! products and segments on axes, dividends each quarter, a buyback. What no tag says is in `us/answers.toml`.

use kessan::state::measures::Measure;
use kessan::state::operand::At;
use kessan::workbook::calculator::{VALUE, lines};
use kessan::workbook::layout::Sheet;
use kessan_core::release::model::{DividendStatus, TableKind};
use rust_decimal::Decimal;

use crate::common::is_close;
use crate::way::Way;

const ALL: [&str; 7] = ["overview", "mix", "margins", "statements", "dividends", "checks", "sources"];

fn way() -> Way {
    Way::of_package("us", "")
}

#[test]
fn the_filing_becomes_a_release() {
    let way = way();
    let file = &way.book.release.file;
    assert_eq!((file.currency.as_str(), file.languages.as_slice()), ("USD", &["en".to_owned()][..]));
    assert_eq!(file.company.listings[0].code, "PLWI");
    let pairs: Vec<_> = file.comparisons.iter().map(|pair| (pair.current.as_str(), pair.prior.as_deref())).collect();
    assert_eq!(pairs, [("1H-FY2042", Some("1H-FY2041")), ("Q2-FY2042", Some("Q2-FY2041"))]);
    let kinds: Vec<TableKind> = file.tables.iter().map(|table| table.kind).take(4).collect();
    assert_eq!(kinds, [TableKind::Income, TableKind::BalanceSheet, TableKind::CashFlows, TableKind::Segments]);
    let million =
        |concept: &str, period: &str| way.value(concept, period).map(|value| value / Decimal::from(1_000_000));
    for (concept, period, expected) in [
        ("Revenues", "1H-FY2042", 1_590),
        ("Revenues", "Q2-FY2041", 720),
        // Derived: the half year less the second quarter.
        ("Revenues", "Q1-FY2042", 1_590 - 800),
        ("NetIncome", "Q1-FY2041", 196 - 100),
        ("OtherNonoperatingNet", "1H-FY2042", -6),
        ("Assets", "2042-03-29", 2_600),
        ("StockholdersEquity", "2041-09-28", 1_350),
        ("CashAndCashEquivalents", "2041-03-30", 460),
        // Printed in brackets, tagged as a payment.
        ("DividendsPaid", "1H-FY2042", 60),
    ] {
        assert_eq!(million(concept, period), Some(expected.into()), "{concept} in {period}");
    }
    // The fiscal year, of which no figure is given, begins with its half year and not on the nominal day before.
    let year = file.periods.iter().find(|period| period.id == "FY2042").unwrap();
    assert_eq!(year.span.start.to_string(), "2041-09-29");
    let capital = file.capital.as_ref().unwrap();
    assert_eq!((capital.dividends.len(), capital.dividends[0].status), (1, DividendStatus::Declared));
    assert_eq!(way.book.release.resolve(&capital.shares_outstanding), Some(398_500_000.into()));
}

#[test]
fn every_sum_of_the_filing_holds() {
    let way = way();
    let (count, failed) = way.checks();
    assert_eq!(failed, Vec::<&str>::new());
    // 19 sums of the calculation linkbase and of axes, in two or four columns each; the quotients; the cash; figures printed twice.
    assert!(count >= 70, "{count} checks");
}

#[test]
fn the_page_says_what_the_filing_says() {
    let way = way();
    for page in ["index.html", "ja/index.html"] {
        assert_eq!(way.sections(page), ALL, "{page}");
        let overview = way.section(page, "overview");
        // 1,590 ÷ 1,420, 316 ÷ 251, 310 ÷ 254, 240 ÷ 196; and of the quarter 800 ÷ 720, 160 ÷ 128, 120 ÷ 100.
        for growth in ["+12.0%", "+25.9%", "+22.0%", "+22.4%", "+11.1%", "+25.0%", "+20.0%"] {
            assert!(overview.contains(growth), "{growth} in {page}: {overview}");
        }
        let mix = way.section(page, "mix");
        // Americas 860 of 1,590 and International 730; 430 of 800 and 370.
        for share in ["54.1%", "45.9%", "53.8%", "46.3%"] {
            assert!(mix.contains(share), "{share} in {page}");
        }
        let margins = way.section(page, "margins");
        // Gross 727, operating 316, net 240 of 1,590.
        for margin in ["45.7%", "19.9%", "15.1%"] {
            assert!(margins.contains(margin), "{margin} in {page}");
        }
        assert_eq!(
            way.file(page).matches("id=fig-").count(),
            8,
            "{page}: a picture of everything that there is data for"
        );
    }
    let overview = way.section("index.html", "overview");
    assert!(overview.contains("Total net sales rose 12.0% ."), "{overview}");
    assert!(
        overview
            .contains("Net income rose by USD 44 million . Largest positive effect: Operating income, USD +65 million")
    );
    // No business has a cost, so none has a margin: the revenues' 170 and the costs' 72 move the income.
    let margins = way.section("index.html", "margins");
    assert!(margins.contains("Largest positive effect: Total net sales, USD +170 million"), "{margins}");
    assert!(!margins.contains("Not itemized"), "{margins}");
    let statements = way.section("index.html", "statements");
    // 1,400 of 2,600, after 1,350 of 2,520.
    assert!(statements.contains("equity was 53.8% of total assets on Mar 29, 2042, up from 53.6%"), "{statements}");
    assert!(statements.contains("Cash and cash equivalents rose by USD 30 million"));
    assert!(way.section("index.html", "sources").contains("plwi-20420329"));
}

/// Worked out by hand: 398.5 million shares; USD 500 million at USD 40 are 12,500,000 shares, bought over the 365 days from
/// 1 May 2042 to 30 April 2043; 11 of these days lie before the record date of 12 May.
#[test]
fn the_workbooks_calculator_answers_as_worked_out_by_hand() {
    let mut book = way().book;
    let lines = lines(book.release, &book.layout).unwrap();
    let sheet = book.sheet(Sheet::Calculator);
    for (key, number) in [("holding", 1_000.0), ("price", 40.0), ("tax", 15.0)] {
        let row = i32::try_from(lines.row(key).unwrap()).unwrap() + 1;
        book.model.update_cell_with_number(sheet, row, i32::from(VALUE) + 1, number).unwrap();
    }
    book.model.evaluate();
    let gone = (12_500_000.0_f64 * 11.0 / 365.0).floor();
    assert!((gone - 376_712.0).abs() < 0.5);
    let paid = 0.08 * (398_500_000.0 - gone);
    for (measure, expected) in [
        (Measure::Gross, 80.0),
        (Measure::Net, 68.0),
        (Measure::GrossYear, 80.0),
        (Measure::Yield, 0.08 / 40.0),
        (Measure::Bought, 12_500_000.0),
        (Measure::Spend, 500_000_000.0),
        (Measure::Dividends, paid),
        // On the net income of the half year, the only one that the release gives.
        (Measure::Payout, paid / 240_000_000.0),
        (Measure::Total, paid + 500_000_000.0),
        (Measure::TotalYield, (paid + 500_000_000.0) / (40.0 * 398_500_000.0)),
        (Measure::Cash, 10_000_000.0),
        (Measure::EquityRatio, 900.0 / 2_100.0),
        (Measure::EpsFull, 240.0 / 386.0),
        (Measure::EquityPerShare, 900.0 / 386.0),
        (Measure::EquityBreakEven, 1_400.0 / 398.5),
        (Measure::Ownership, 1_000.0 / 386_000_000.0),
    ] {
        let row = lines.row(&measure.key(At { dividend: 0, tax: 0 })).unwrap_or_else(|| panic!("{measure:?}"));
        let number = book.number(Sheet::Calculator, row, VALUE);
        assert!(is_close(number, expected), "{measure:?}: {number}, not {expected}");
    }
}

#[test]
fn the_open_data_has_every_figure() {
    let way = way();
    let facts = way.file("data/facts.csv");
    assert!(facts.lines().any(|line| line.contains("OperatingIncome") && line.contains("316000000")), "{facts}");
    assert!(way.file("data/checks.csv").lines().count() > 70);
    assert!(way.files.contains_key("data/derived.csv"), "the first quarters are derived");
}
