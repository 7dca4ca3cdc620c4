//! Filings with several classes of shares.

use super::page::{Page, cells, nil, row, tag};
use super::styles::{landed, table, years};

/// Preferred shares have a schedule of their own by a member; the dividends of the release are those of common shares.
#[test]
fn dividends_of_preferred_shares_stand_beside_those_of_common_shares() {
    let result = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ResultMember");
    let aim = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ForecastMember");
    let single = ("tse-ed-t:ConsolidatedNonconsolidatedAxis", "tse-ed-t:NonConsolidatedMember");
    let class = ("x:ClassesOfSharesAxis", "x:ClassAPreferredSharesMember");
    let schedule = |m: &'static str| ("tse-ed-t:AnnualDividendPaymentScheduleAxis", m);
    let mut page = Page::new("ja")
        .context("y1", "2030-04-01/2031-03-31", &[result])
        .context("d1", "2031-03-31", &[single, result])
        .context("f", "2031-04-01/2032-03-31", &[aim]);
    let members = [
        "tse-ed-t:FirstQuarterMember",
        "tse-ed-t:SecondQuarterMember",
        "tse-ed-t:ThirdQuarterMember",
        "tse-ed-t:YearEndMember",
        "tse-ed-t:AnnualMember",
    ];
    for (n, m) in members.iter().enumerate() {
        page = page
            .context(&format!("r{n}"), "2030-04-01/2031-03-31", &[schedule(m), single, result])
            .context(&format!("a{n}"), "2031-04-01/2032-03-31", &[schedule(m), single, aim])
            .context(&format!("pr{n}"), "2030-04-01/2031-03-31", &[schedule(m), single, result, class])
            .context(&format!("pa{n}"), "2031-04-01/2032-03-31", &[schedule(m), single, aim, class]);
    }
    let rows = |p: &str, v: [[&str; 5]; 2]| {
        let one = |label: &str, c: &str, v: [&str; 5]| {
            let mut r = vec![label.to_owned()];
            r.extend(v.iter().enumerate().map(|(n, t)| {
                if *t == "－" {
                    nil("tse-ed-t:DividendPerShare", &format!("{p}{c}{n}"), "JPYs", "－")
                } else {
                    tag("tse-ed-t:DividendPerShare", &format!("{p}{c}{n}"), "JPYs", "0:2", t)
                }
            }));
            r
        };
        vec![
            row(&["", "第１四半期末", "第２四半期末", "第３四半期末", "期末", "合計"]),
            row(&["", "円 銭", "円 銭", "円 銭", "円 銭", "円 銭"]),
            one("2031年３月期", "r", v[0]),
            one("2032年３月期（予想）", "a", v[1]),
        ]
    };
    let issued = "tse-ed-t:NumberOfIssuedAndOutstandingSharesAtTheEndOfFiscalYearIncludingTreasuryStock";
    let page = page
        .says("tse-ed-t:CompanyName", "y1", "株式会社架空")
        .says("tse-ed-t:FiscalYearEnd", "y1", "2031-03-31")
        .table(
            "連結経営成績",
            &[
                &row(&["", "売上高"]),
                &cells(["2031年3月期".into(), tag("tse-ed-t:NetSales", "y1", "JPY", "6:-6", "6,907")]),
            ],
        )
        .table(
            "（参考）Ａ種優先株式の配当の状況",
            &table(&rows(
                "p",
                [["－", "500.00", "－", "500.00", "1,000.00"], ["－", "500.00", "－", "500.00", "1,000.00"]],
            )),
        )
        .table(
            "２．配当の状況",
            &table(&rows("", [["－", "10.00", "－", "12.00", "22.00"], ["－", "12.00", "－", "13.00", "25.00"]])),
        )
        .table(
            "業績予想",
            &[&row(&["", "売上高"]), &cells(["通期".into(), tag("tse-ed-t:NetSales", "f", "JPY", "6:-6", "9,000")])],
        )
        .table(
            "発行済株式数",
            &[&cells(["期末発行済株式数".into(), tag(issued, "d1", "shares", "0:0", "52,000") + " 株"])],
        );
    let import = landed(&page);
    let capital = import.file.capital.as_ref().unwrap();
    let d: Vec<String> = capital
        .dividends
        .iter()
        .map(|d| format!("{} {}", d.record_date, import.release.resolve(&d.per_share).unwrap().normalize()))
        .collect();
    assert_eq!(d, ["2031-09-30 12", "2032-03-31 13"]);
}

/// The same where the table of the preferred shares has no tags.
#[test]
fn dividends_of_preferred_shares_without_tags_are_no_dividends_of_the_release() {
    let result = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ResultMember");
    let aim = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ForecastMember");
    let single = ("tse-ed-t:ConsolidatedNonconsolidatedAxis", "tse-ed-t:NonConsolidatedMember");
    let schedule = |m: &'static str| ("tse-ed-t:AnnualDividendPaymentScheduleAxis", m);
    let mut page = Page::new("ja")
        .context("y1", "2030-04-01/2031-03-31", &[result])
        .context("y0", "2029-04-01/2030-03-31", &[result])
        .context("d1", "2031-03-31", &[single, result]);
    for (n, m) in ["tse-ed-t:SecondQuarterMember", "tse-ed-t:YearEndMember", "tse-ed-t:AnnualMember"].iter().enumerate()
    {
        page = page.context(&format!("r{n}"), "2030-04-01/2031-03-31", &[schedule(m), single, result]).context(
            &format!("a{n}"),
            "2031-04-01/2032-03-31",
            &[schedule(m), single, aim],
        );
    }
    let t = |c: &str, v: &str| tag("tse-ed-t:DividendPerShare", c, "JPYs", "0:2", v);
    let issued = "tse-ed-t:NumberOfIssuedAndOutstandingSharesAtTheEndOfFiscalYearIncludingTreasuryStock";
    let page = page
        .says("tse-ed-t:CompanyName", "y1", "株式会社架空")
        .says("tse-ed-t:FiscalYearEnd", "y1", "2031-03-31")
        .table(
            "連結経営成績",
            &[
                &row(&["", "売上高"]),
                &cells(["2031年3月期".into(), tag("tse-ed-t:NetSales", "y1", "JPY", "6:-6", "6,907")]),
                &cells(["2030年3月期".into(), tag("tse-ed-t:NetSales", "y0", "JPY", "6:-6", "6,807")]),
            ],
        )
        .table(
            "２．配当の状況",
            &[
                &row(&["", "第２四半期末", "期末", "合計"]),
                &cells(["2031年３月期".into(), t("r0", "10.00"), t("r1", "12.00"), t("r2", "22.00")]),
                &cells(["2032年３月期（予想）".into(), t("a0", "12.00"), t("a1", "13.00"), t("a2", "25.00")]),
            ],
        )
        .table("（注）上記は普通株式に係る配当の状況です。", &[])
        .table(
            "種類株式の配当の状況",
            &[
                &row(&["Ａ種優先株式", "年間配当金", "", "", "", ""]),
                &row(&["", "第１四半期末", "第２四半期末", "第３四半期末", "期末", "合計"]),
                &row(&["", "円 銭", "円 銭", "円 銭", "円 銭", "円 銭"]),
                &row(&["2030年３月期", "－", "500.00", "－", "500.00", "1,000.00"]),
                &row(&["2031年３月期", "－", "500.00", "－", "500.00", "1,000.00"]),
                &row(&["2032年３月期（予想）", "－", "500.00", "－", "500.00", "1,000.00"]),
            ],
        )
        .table(
            "発行済株式数",
            &[&cells(["期末発行済株式数".into(), tag(issued, "d1", "shares", "0:0", "52,000") + " 株"])],
        );
    let import = landed(&page);
    let capital = import.file.capital.as_ref().unwrap();
    let d: Vec<String> = capital
        .dividends
        .iter()
        .map(|d| format!("{} {}", d.record_date, import.release.resolve(&d.per_share).unwrap().normalize()))
        .collect();
    assert_eq!(d, ["2031-09-30 12", "2032-03-31 13"]);
}

/// Two classes, one of which can be redeemed; share counts in labels and in the sentence on the cover.
#[test]
fn shares_of_two_classes_in_labels_and_on_the_cover_add_up() {
    let class = |m: &'static str| ("us-gaap:StatementClassOfStockAxis", m);
    let a = "us-gaap:CommonClassAMember";
    let b = "us-gaap:CommonClassBMember";
    let page = years("en")
        .context("ca", "2032-03-01", &[class(a)])
        .context("cb", "2032-03-01", &[class(b)])
        .context("da1", "2031-12-31", &[class(a)])
        .context("da0", "2030-12-31", &[class(a)])
        .context("db1", "2031-12-31", &[class(b)])
        .context("db0", "2030-12-31", &[class(b)])
        .context("ya1", "2031-01-01/2031-12-31", &[class(a)])
        .context("ya0", "2030-01-01/2030-12-31", &[class(a)])
        .context("yb1", "2031-01-01/2031-12-31", &[class(b)])
        .context("yb0", "2030-01-01/2030-12-31", &[class(b)]);
    let bl = |label: &str, e: &str, v: [&str; 2]| {
        cells([label.into(), tag(e, "d1", "USD", "0:0", v[0]), tag(e, "d0", "USD", "0:0", v[1])])
    };
    let balance = [
        row(&["", "December 31, 2031", "December 31, 2030"]),
        bl("Cash", "us-gaap:Cash", ["500,000", "900,000"]),
        bl("Investments held in Trust Account", "us-gaap:AssetsHeldInTrustNoncurrent", ["230,000,000", "225,000,000"]),
        bl("Total Assets", "us-gaap:Assets", ["230,500,000", "225,900,000"]),
        cells([
            format!(
                "Class A ordinary shares subject to possible redemption, {} shares at redemption value",
                tag("us-gaap:TemporaryEquitySharesOutstanding", "da1", "shares", "0:0", "22,500,000")
            ),
            tag("us-gaap:TemporaryEquityCarryingAmountAttributableToParent", "da1", "USD", "0:0", "230,000,000"),
            tag("us-gaap:TemporaryEquityCarryingAmountAttributableToParent", "da0", "USD", "0:0", "225,000,000"),
        ]),
        cells([
            format!(
                "Class B ordinary shares, ${} par value; {} shares issued and outstanding",
                tag("us-gaap:CommonStockParOrStatedValuePerShare", "db1", "USDs", "0:4", "0.0001"),
                tag("us-gaap:CommonStockSharesOutstanding", "db1", "shares", "0:0", "5,625,000")
            ),
            tag("us-gaap:CommonStockValue", "db1", "USD", "0:0", "563"),
            tag("us-gaap:CommonStockValue", "db0", "USD", "0:0", "563"),
        ]),
        cells([
            "Total Shareholders’ Deficit".into(),
            format!("({})", tag("-us-gaap:StockholdersEquity", "d1", "USD", "0:0", "7,500,000")),
            format!("({})", tag("-us-gaap:StockholdersEquity", "d0", "USD", "0:0", "6,500,000")),
        ]),
    ];
    let pl = |label: &str, e: &str, v: [&str; 2]| {
        cells([label.into(), tag(e, "y1", "USD", "0:0", v[0]), tag(e, "y0", "USD", "0:0", v[1])])
    };
    let income = [
        row(&["", "2031", "2030"]),
        pl("Formation and operating costs", "us-gaap:OperatingCostsAndExpenses", ["1,500,000", "1,200,000"]),
        cells([
            "Loss from operations".into(),
            format!("({})", tag("-us-gaap:OperatingIncomeLoss", "y1", "USD", "0:0", "1,500,000")),
            format!("({})", tag("-us-gaap:OperatingIncomeLoss", "y0", "USD", "0:0", "1,200,000")),
        ]),
        pl(
            "Interest earned on investments held in Trust Account",
            "us-gaap:InvestmentIncomeInterest",
            ["5,000,000", "4,000,000"],
        ),
        pl("Net income", "us-gaap:NetIncomeLoss", ["3,500,000", "2,800,000"]),
        cells([
            "Basic and diluted net income per share, Class A".into(),
            tag("us-gaap:EarningsPerShareBasic", "ya1", "USDs", "0:2", "0.12"),
            tag("us-gaap:EarningsPerShareBasic", "ya0", "USDs", "0:2", "0.10"),
        ]),
        cells([
            "Basic and diluted net income per share, Class B".into(),
            tag("us-gaap:EarningsPerShareBasic", "yb1", "USDs", "0:2", "0.12"),
            tag("us-gaap:EarningsPerShareBasic", "yb0", "USDs", "0:2", "0.10"),
        ]),
    ];
    let page = page
        .html(&format!(
            "<p>There were {} Class A ordinary shares and {} Class B ordinary shares.</p>",
            tag("dei:EntityCommonStockSharesOutstanding", "ca", "shares", "0:0", "22,500,000"),
            tag("dei:EntityCommonStockSharesOutstanding", "cb", "shares", "0:0", "5,625,000")
        ))
        .table("CONSOLIDATED BALANCE SHEETS", &table(&balance))
        .table("CONSOLIDATED STATEMENTS OF OPERATIONS", &table(&income));
    let import = page.import();
    assert_eq!(import.report.contradictions, Vec::<String>::new());
    let capital = import.file.capital.as_ref().unwrap();
    assert_eq!(import.release.resolve(&capital.shares_outstanding).map(|v| v.to_string()).as_deref(), Some("28125000"));
    assert_eq!(import.file.story.revenues, None);
}
