//! A miniature for each trap.

use kessan_core::checks::Status;
use kessan_core::release::Scenario;
use kessan_core::release::model::{DividendStatus, Measure, Rounding};
use kessan_import::mapping::{Import, Options, map};
use kessan_import::report::CalculationArc;

use super::page::{Page, cells, nil, row, tag};

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
fn members_by_columns_become_tables_whose_concepts_are_their_own() {
    let axis = "us-gaap:StatementEquityComponentsAxis";
    let mut page = Page::new("en");
    for (at, day) in ["2029-12-31", "2030-12-31"].iter().enumerate() {
        page = page
            .context(&format!("c{at}"), day, &[(axis, "us-gaap:CommonStockMember")])
            .context(&format!("r{at}"), day, &[(axis, "us-gaap:RetainedEarningsMember")])
            .context(&format!("t{at}"), day, &[]);
    }
    for (id, member) in
        [("rn", Some("us-gaap:RetainedEarningsMember")), ("cn", Some("us-gaap:CommonStockMember")), ("tn", None)]
    {
        let members: Vec<(&str, &str)> = member.map(|member| (axis, member)).into_iter().collect();
        page = page.context(id, "2030-01-01/2030-12-31", &members);
    }
    let equity = |context: &str, text: &str| tag("us-gaap:StockholdersEquity", context, "USD", "3:-3", text);
    let income = |context: &str, text: &str| tag("us-gaap:NetIncomeLoss", context, "USD", "3:-3", text);
    let issue =
        |context: &str, text: &str| tag("us-gaap:StockIssuedDuringPeriodValueNewIssues", context, "USD", "3:-3", text);
    let other = |name: &str| {
        cells([
            name.to_owned(),
            tag(name, "cn", "USD", "3:-3", "0"),
            tag(name, "rn", "USD", "3:-3", "0"),
            tag(name, "tn", "USD", "3:-3", "0"),
        ])
    };
    let page = page.table(
        "STATEMENTS OF STOCKHOLDERS’ EQUITY",
        &[
            &row(&["", "Common stock", "Retained earnings", "Total"]),
            &cells(["Balance, January 1".into(), equity("c0", "10"), equity("r0", "20"), equity("t0", "30")]),
            &cells(["Net income".into(), income("cn", "0"), income("rn", "5"), income("tn", "5")]),
            &cells(["Issue of stock".into(), issue("cn", "7"), issue("rn", "0"), issue("tn", "7")]),
            &other("us-gaap:Dividends"),
            &other("us-gaap:StockRepurchasedDuringPeriodValue"),
            &cells(["Balance, December 31".into(), equity("c1", "17"), equity("r1", "25"), equity("t1", "42")]),
        ],
    );
    let import = page.import();
    assert_eq!(import.report.used, 18);
    assert_eq!(import.file.tables.len(), 3, "a column each");
    assert!(import.file.concepts.iter().any(|concept| concept.id.ends_with(".RetainedEarnings")));
    assert_eq!(import.report.checks.inconsistent, 0);
}

fn summary() -> Page {
    let consolidated = ("tse-ed-t:ConsolidatedNonconsolidatedAxis", "tse-ed-t:ConsolidatedMember");
    let single = ("tse-ed-t:ConsolidatedNonconsolidatedAxis", "tse-ed-t:NonConsolidatedMember");
    let result = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ResultMember");
    let forecast = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ForecastMember");
    let lower = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:LowerMember");
    let upper = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:UpperMember");
    let schedule = |member| ("tse-ed-t:AnnualDividendPaymentScheduleAxis", member);
    Page::new("ja")
        .context("q1", "2030-04-01/2030-06-30", &[consolidated, result])
        .context("q0", "2029-04-01/2029-06-30", &[consolidated, result])
        .context("fy", "2030-04-01/2031-03-31", &[consolidated, forecast])
        .context("lo", "2030-04-01/2031-03-31", &[consolidated, lower])
        .context("up", "2030-04-01/2031-03-31", &[consolidated, upper])
        .context("sh", "2030-06-30", &[single, result])
        .context("i", "2030-04-01/2031-03-31", &[schedule("tse-ed-t:SecondQuarterMember"), single, forecast])
        .context("e", "2030-04-01/2031-03-31", &[schedule("tse-ed-t:YearEndMember"), single, forecast])
        .says("tse-ed-t:CompanyName", "q1", "株式会社架空")
        .says("tse-ed-t:SecuritiesCode", "q1", "99990")
        .says("tse-ed-t:FilingDate", "q1", "2030年８月９日")
        .says("tse-ed-t:FiscalYearEnd", "q1", "2031-03-31")
        .says("tse-ed-t:NoteToFractionProcessingMethod", "q1", "(百万円未満切捨て)")
        .table(
            "（１）連結経営成績",
            &[
                &row(&["", "売上高", "", "営業利益", ""]),
                &row(&["", "百万円", "％", "百万円", "％"]),
                &cells([
                    "2031年3月期第1四半期".into(),
                    tag("tse-ed-t:NetSales", "q1", "JPY", "6:-6", "6,907"),
                    tag("tse-ed-t:ChangeInNetSales", "q1", "pure", "-2:3", "14.0"),
                    tag("tse-ed-t:OperatingIncome", "q1", "JPY", "6:-6", "1,310"),
                    tag("tse-ed-t:ChangeInOperatingIncome", "q1", "pure", "-2:3", "5.8"),
                ]),
                &cells([
                    "2030年3月期第1四半期".into(),
                    tag("tse-ed-t:NetSales", "q0", "JPY", "6:-6", "6,059"),
                    tag("tse-ed-t:ChangeInNetSales", "q0", "pure", "-2:3", "16.9"),
                    tag("tse-ed-t:OperatingIncome", "q0", "JPY", "6:-6", "1,238"),
                    nil("tse-ed-t:ChangeInOperatingIncome", "q0", "pure", "－"),
                ]),
            ],
        )
        .table(
            "２．配当の状況",
            &[
                &row(&["", "第２四半期末", "期末"]),
                &row(&["", "円 銭", "円 銭"]),
                &cells([
                    "2031年3月期(予想)".into(),
                    tag("tse-ed-t:DividendPerShare", "i", "JPYs", "0:2", "5.00"),
                    tag("tse-ed-t:DividendPerShare", "e", "JPYs", "0:2", "7.50"),
                ]),
            ],
        )
        .table(
            "３．2031年3月期の連結業績予想",
            &[
                &row(&["", "売上高", "営業利益"]),
                &cells([
                    "通期".into(),
                    tag("tse-ed-t:NetSales", "fy", "JPY", "6:-6", "28,730")
                        + &nil("tse-ed-t:NetSales", "lo", "JPY", "")
                        + &nil("tse-ed-t:NetSales", "up", "JPY", ""),
                    tag("tse-ed-t:OperatingIncome", "lo", "JPY", "6:-6", "3,000")
                        + "～"
                        + &tag("tse-ed-t:OperatingIncome", "up", "JPY", "6:-6", "3,400"),
                ]),
            ],
        )
        .table(
            "（４）発行済株式数（普通株式）",
            &[
                &cells([
                    "期末発行済株式数".into(),
                    tag(
                        "tse-ed-t:NumberOfIssuedAndOutstandingSharesAtTheEndOfFiscalYearIncludingTreasuryStock",
                        "sh",
                        "shares",
                        "0:0",
                        "52,000",
                    ) + " 株",
                ]),
                &cells([
                    "期末自己株式数".into(),
                    tag("tse-ed-t:NumberOfTreasuryStockAtTheEndOfFiscalYear", "sh", "shares", "0:0", "2,000") + " 株",
                ]),
            ],
        )
}

#[test]
fn a_summary_gives_growth_targets_ranges_dividends_and_shares() {
    let import = summary().import();
    let release = &import.release;
    assert_eq!(import.file.rounding, Rounding::Truncated);
    assert_eq!(import.file.company.listings[0].code, "9999");
    assert_eq!(import.file.announced.map(|day| day.to_string()).as_deref(), Some("2030-08-09"));
    assert_eq!(import.file.story.targets[0].announced, import.file.announced);
    assert!(release.facts.all().iter().any(|fact| matches!(&fact.measure, Measure::Growth(on) if on == "Q1-FY2030")));
    let aim = |scenario| {
        release
            .figure("OperatingIncome", "FY2031", scenario)
            .and_then(|figure| figure.value)
            .map(|value| value.normalize().to_string())
    };
    assert_eq!(aim(Scenario::TargetLower).as_deref(), Some("3000000000"));
    assert_eq!(aim(Scenario::TargetUpper).as_deref(), Some("3400000000"));
    assert_eq!(import.file.story.targets.len(), 1);
    let capital = import.file.capital.as_ref().unwrap();
    let dividends: Vec<(String, DividendStatus)> =
        capital.dividends.iter().map(|dividend| (dividend.record_date.to_string(), dividend.status)).collect();
    assert_eq!(
        dividends,
        [("2030-09-30".to_owned(), DividendStatus::Planned), ("2031-03-31".to_owned(), DividendStatus::Planned)]
    );
    assert_eq!(release.resolve(&capital.shares_outstanding), Some(50_000.into()));
    assert_eq!(release.checks().count(Status::Inconsistent), 0);
}

/// Four times 1.9 is 7.6: cut off, four ones stand under a 7; rounded, they never could.
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
fn answers_fill_in_what_is_asked_and_others_are_told() {
    let asked = summary().import().report.questions;
    assert!(asked.iter().any(|question| question.key.contains("payment_date")));
    let import = summary().import_with(
        "short_name.ja = \"カクウ\"\n[dividends.\"FY2031-interim\"]\npayment_date = \"2030-12-05\"\n[other]\nx = 1",
    );
    let capital = import.file.capital.as_ref().unwrap();
    assert_eq!(capital.dividends[0].payment_date.map(|date| date.to_string()).as_deref(), Some("2030-12-05"));
    assert_eq!(import.report.unused_answers, ["other.x"]);
    assert_eq!(import.file.company.short_name.all().next(), Some(("ja", "カクウ")));
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
