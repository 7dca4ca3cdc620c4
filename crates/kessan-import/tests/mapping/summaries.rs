//! The summary page of a Japanese release, with targets, ranges, dividends and share counts.

use kessan_core::checks::Status;
use kessan_core::release::Scenario;
use kessan_core::release::model::{DividendStatus, Measure, Rounding};

use super::page::{Page, cells, nil, row, tag};

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
