//! A miniature for each trap.

use kessan_core::checks::Status;
use kessan_core::release::Scenario;
use kessan_import::mapping::{Import, Options, map};
use kessan_import::report::CalculationArc;

use super::page::{Page, cells, row, tag};

fn value(import: &Import, concept: &str, period: &str) -> Option<String> {
    let figure = import.release.figure(concept, period, Scenario::Actual)?;
    figure.value.map(|value| value.normalize().to_string())
}

fn two_years() -> Page {
    Page::new("en")
        .context("y1", "2031-01-01/2031-12-31", &[])
        .context("y0", "2030-01-01/2030-12-31", &[])
        .context("d1", "2031-12-31", &[])
        .context("d0", "2030-12-31", &[])
        .context("d9", "2029-12-31", &[])
}

#[test]
fn signs_and_brackets_outside_of_a_tag_belong_to_the_number() {
    let page = two_years().table(
        "STATEMENTS OF OPERATIONS",
        &[
            &row(&["", "2031", "", "2030", ""]),
            &cells([
                "Sales".into(),
                "$ ".to_owned() + &tag("us-gaap:Revenues", "y1", "USD", "6:-6", "1,234"),
                String::new(),
                tag("us-gaap:Revenues", "y0", "USD", "6:-6", "1,100"),
                String::new(),
            ]),
            &cells([
                "Other, net".into(),
                "(".to_owned() + &tag("-us-gaap:OtherNonoperatingIncomeExpense", "y1", "USD", "6:-6", "34"),
                ")".into(),
                tag("us-gaap:OtherNonoperatingIncomeExpense", "y0", "USD", "6:-6", "12"),
                String::new(),
            ]),
        ],
    );
    let import = page.import();
    let table = &import.file.tables[0];
    let other = table.rows.iter().find(|row| row.cells.contains(&"(34)".to_owned())).unwrap();
    assert_eq!(other.negated, None);
    assert_eq!(value(&import, other.concept.as_deref().unwrap(), "FY2031").as_deref(), Some("-34000000"));
    assert_eq!(value(&import, "Revenues", "FY2031").as_deref(), Some("1234000000"));
}

#[test]
fn a_payment_printed_in_brackets_and_tagged_as_a_positive_number_is_negated() {
    let page = two_years().table(
        "STATEMENTS OF CASH FLOWS",
        &[
            &row(&["", "2031", "2030"]),
            &cells([
                "Dividends paid".into(),
                format!("({})", tag("us-gaap:PaymentsOfDividends", "y1", "USD", "3:-3", "500")),
                format!("({})", tag("us-gaap:PaymentsOfDividends", "y0", "USD", "3:-3", "400")),
            ]),
            &cells([
                "Net income".into(),
                tag("us-gaap:NetIncomeLoss", "y1", "USD", "3:-3", "900"),
                tag("us-gaap:NetIncomeLoss", "y0", "USD", "3:-3", "800"),
            ]),
        ],
    );
    let import = page.import();
    let row = &import.file.tables[0].rows[0];
    assert_eq!((row.negated, row.cells.clone()), (Some(true), vec!["(500)".to_owned(), "(400)".to_owned()]));
    assert_eq!(value(&import, row.concept.as_deref().unwrap(), "FY2031").as_deref(), Some("500000"));
}

#[test]
fn cash_at_the_beginning_stands_in_the_column_of_its_period() {
    let cash = "us-gaap:CashAndCashEquivalentsAtCarryingValue";
    let change = "us-gaap:CashAndCashEquivalentsPeriodIncreaseDecrease";
    let page = two_years().table(
        "STATEMENTS OF CASH FLOWS",
        &[
            &row(&["", "2031", "2030"]),
            &cells([
                "Net change".into(),
                tag(change, "y1", "USD", "3:-3", "20"),
                tag(change, "y0", "USD", "3:-3", "10"),
            ]),
            &cells([
                "Cash, beginning".into(),
                tag(cash, "d0", "USD", "3:-3", "110"),
                tag(cash, "d9", "USD", "3:-3", "100"),
            ]),
            &cells(["Cash, end".into(), tag(cash, "d1", "USD", "3:-3", "130"), tag(cash, "d0", "USD", "3:-3", "110")]),
        ],
    );
    let import = page.import();
    assert_eq!(import.file.tables.len(), 1);
    assert_eq!(import.file.tables[0].rows.len(), 3);
    assert_eq!(
        value(&import, import.file.tables[0].rows[1].concept.as_deref().unwrap(), "2029-12-31").as_deref(),
        Some("100000")
    );
}

#[test]
fn one_fact_at_two_precisions_is_no_contradiction() {
    let page = two_years()
        .table(
            "BALANCE SHEETS",
            &[
                &row(&["", "2031"]),
                &cells(["Total assets".into(), tag("us-gaap:Assets", "d1", "USD", "3:-3", "760,866")]),
            ],
        )
        .table(
            "Highlights",
            &[
                &row(&["", "2031"]),
                &cells(["Assets (millions)".into(), tag("us-gaap:Assets", "d1", "USD", "6:-5", "760.9")]),
            ],
        );
    let import = page.import();
    assert_eq!(import.report.checks.inconsistent, 0);
    assert!(import.report.checks.tied > 0);
    assert_eq!(value(&import, "Assets", "2031-12-31").as_deref(), Some("760866000"));
}

#[test]
fn figures_that_were_cut_off_are_no_contradiction() {
    let contradictions = |note: &str| {
        let page = Page::new("ja")
            .context("d", "2030-03-31", &[])
            .says("tse-ed-t:NoteToFractionProcessingMethod", "d", note)
            .table(
                "貸借対照表",
                &[
                    &row(&["", "2030年3月31日"]),
                    &cells(["流動資産".into(), tag("jppfs_cor:CurrentAssets", "d", "JPY", "6:-6", "1")]),
                    &cells([
                        "有形固定資産".into(),
                        tag("jppfs_cor:PropertyPlantAndEquipment", "d", "JPY", "6:-6", "1"),
                    ]),
                    &cells(["無形固定資産".into(), tag("jppfs_cor:IntangibleAssets", "d", "JPY", "6:-6", "1")]),
                    &cells(["繰延資産".into(), tag("jppfs_cor:DeferredAssets", "d", "JPY", "6:-6", "1")]),
                    &cells(["資産合計".into(), tag("jppfs_cor:Assets", "d", "JPY", "6:-6", "7")]),
                ],
            );
        let mut report = kessan_import::read(vec![("made-up.xhtml".to_owned(), page.text().into_bytes())]).unwrap();
        let name = |local: &str| report.facts.iter().find(|fact| fact.concept.local == local).unwrap().concept.clone();
        let arc = |to: &str| CalculationArc {
            role: "r".into(),
            from: name("Assets"),
            to: name(to),
            weight: 1.into(),
            order: 1.into(),
        };
        let arcs =
            ["CurrentAssets", "PropertyPlantAndEquipment", "IntangibleAssets", "DeferredAssets"].map(arc).to_vec();
        report.calculation = arcs;
        let import = map(&report, Options::default()).unwrap();
        assert_eq!(import.report.sums, 1);
        import.report.checks.inconsistent
    };
    assert_eq!(contradictions("(百万円未満切捨て)"), 0);
    assert_eq!(contradictions("(百万円未満四捨五入)"), 1, "with every part at hand it is for the reader to see");
}

#[test]
fn a_page_without_tagged_numbers_says_so() {
    let report = kessan_import::report::Report::default();
    let failure = kessan_import::mapping::map(&report, Default::default()).unwrap_err();
    assert!(failure.to_string().contains("expected inline XBRL"), "{failure}");
}

/// A filing that says no day once had its period's end as the day of the release.
#[test]
fn the_day_of_the_release_is_asked_for_and_not_made_up() {
    let page = two_years().table(
        "STATEMENTS OF OPERATIONS",
        &[
            &row(&["", "2031", "2030"]),
            &cells([
                "Sales".into(),
                tag("us-gaap:Revenues", "y1", "USD", "6:-6", "1,234"),
                tag("us-gaap:Revenues", "y0", "USD", "6:-6", "1,100"),
            ]),
        ],
    );
    let import = page.import();
    assert_eq!(import.file.announced, None);
    assert!(!import.json.contains("announced"));
    let question = import.report.questions.iter().find(|question| question.key == "announced").unwrap();
    assert_eq!(question.goes_to, "announced");
    let answered = page.import_with("announced = \"2032-02-03\"");
    assert_eq!(answered.file.announced.map(|day| day.to_string()).as_deref(), Some("2032-02-03"));
    assert!(answered.report.questions.iter().all(|question| question.key != "announced"));
}

/// Amounts in millions, shares in thousands, both printed as they are.
#[test]
fn shares_in_thousands_stand_as_they_are_printed() {
    let import = two_years()
        .table(
            "STATEMENTS OF OPERATIONS (in millions, except shares, which are in thousands)",
            &[
                &row(&["", "2031", "2030"]),
                &cells([
                    "Sales".into(),
                    tag("us-gaap:Revenues", "y1", "USD", "6:-6", "1,234"),
                    tag("us-gaap:Revenues", "y0", "USD", "6:-6", "1,100"),
                ]),
                &cells([
                    "Net income".into(),
                    tag("us-gaap:NetIncomeLoss", "y1", "USD", "6:-6", "300"),
                    tag("us-gaap:NetIncomeLoss", "y0", "USD", "6:-6", "250"),
                ]),
                &cells([
                    "Weighted average shares".into(),
                    tag("us-gaap:WeightedAverageNumberOfSharesOutstandingBasic", "y1", "shares", "3:-3", "150,561"),
                    tag("us-gaap:WeightedAverageNumberOfSharesOutstandingBasic", "y0", "shares", "3:-3", "151,002"),
                ]),
                &cells([
                    "Earnings per share".into(),
                    tag("us-gaap:EarningsPerShareBasic", "y1", "USDs", "0:2", "1.99"),
                    tag("us-gaap:EarningsPerShareBasic", "y0", "USDs", "0:2", "1.66"),
                ]),
            ],
        )
        .import();
    let shares = import.file.tables[0].rows.iter().find(|row| row.cells[0] == "150,561").unwrap();
    assert_eq!((import.file.tables[0].scale, shares.scale, shares.count_scale), (Some(6), None, None));
    assert_eq!(import.file.tables[0].count_scale, Some(3), "what all counts of a table share, the table says");
    assert_eq!(value(&import, shares.concept.as_deref().unwrap(), "FY2031").as_deref(), Some("150561000"));
    assert_eq!(import.report.made_cells, 0);
    // 300 million by 150,561 thousand shares are 1.99, within what both are rounded to.
    let failed = import.release.checks().checks.iter().filter(|check| check.status != Status::Tied).count();
    assert_eq!(failed, 0);
}
