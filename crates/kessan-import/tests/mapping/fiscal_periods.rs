//! Fiscal periods that are no year like others: half years of funds, a year that begins in another month than the one before.

use kessan_core::release::model::Measure;

use super::page::{Page, cells, nil, row, tag};
use super::styles::{landed, table, value};

const SCOPE: &str = "tse-re-t:ConsolidatedNonconsolidatedAxis";
const SINGLE: (&str, &str) = (SCOPE, "tse-re-t:NonConsolidatedMember");
const RESULT: (&str, &str) = ("tse-re-t:ResultForecastAxis", "tse-re-t:ResultMember");
const AIM: (&str, &str) = ("tse-re-t:ResultForecastAxis", "tse-re-t:ForecastMember");

/// A real estate fund: fiscal periods of half a year, each compared with the one before; distributions by unit, two periods of forecasts.
#[test]
fn a_fund_of_half_years_compares_each_with_the_one_before() {
    let of = |element: &str, context: &str, at: &str, unit: &str, text: &str| match text.strip_prefix('△') {
        Some(text) => format!("△{}", tag(&format!("-tse-re-t:{element}"), context, unit, at, text)),
        None if text == "－" => nil(&format!("tse-re-t:{element}"), context, unit, text),
        None => tag(&format!("tse-re-t:{element}"), context, unit, at, text),
    };
    let money = |element: &str, context: &str, text: &str| of(element, context, "6:-6", "JPY", text);
    let per = |element: &str, context: &str, text: &str| of(element, context, "0:0", "JPYs", text);
    let rate = |element: &str, context: &str, text: &str| of(element, context, "-2:3", "pure", text);
    let result = |label: &str, c: &str, v: [&str; 8]| {
        cells([
            label.into(),
            money("OperatingRevenuesREIT", c, v[0]),
            rate("ChangeInOperatingRevenuesREIT", c, v[1]),
            money("OperatingIncome", c, v[2]),
            rate("ChangeInOperatingIncome", c, v[3]),
            money("OrdinaryIncome", c, v[4]),
            rate("ChangeInOrdinaryIncome", c, v[5]),
            money("NetIncome", c, v[6]),
            rate("ChangeInNetIncome", c, v[7]),
        ])
    };
    let page = Page::new("ja")
        .context("y1", "2031-05-01/2031-10-31", &[SINGLE, RESULT])
        .context("y0", "2030-11-01/2031-04-30", &[SINGLE, RESULT])
        .context("d1", "2031-10-31", &[SINGLE, RESULT])
        .context("d0", "2031-04-30", &[SINGLE, RESULT])
        .context("f1", "2031-11-01/2032-04-30", &[SINGLE, AIM])
        .context("f2", "2032-05-01/2032-10-31", &[SINGLE, AIM])
        .says("tse-re-t:DocumentName", "y1", "2031年10月期　決算短信（REIT）")
        .says("tse-re-t:IssuerNameREIT", "y1", "架空リート投資法人")
        .says("tse-re-t:SecuritiesCode", "y1", "89990")
        .says("tse-re-t:FilingDate", "y1", "2031年12月16日")
        .says("tse-re-t:FiscalYearEnd", "y1", "2031-10-31")
        .says("tse-re-t:DistributionsPayableDateAsPlannedREIT", "y1", "2032年１月20日")
        .says("tse-re-t:NoteToFractionProcessingMethod", "y1", "（百万円未満切捨て）")
        .table("（１）運用状況 （％表示は対前期増減率）", &table(&[
            row(&["", "営業収益", "", "営業利益", "", "経常利益", "", "当期純利益", ""]),
            row(&["", "百万円", "％", "百万円", "％", "百万円", "％", "百万円", "％"]),
            result("2031年10月期", "y1", ["5,200", "4.0", "2,600", "8.3", "2,200", "10.0", "2,199", "10.0"]),
            result("2031年４月期", "y0", ["5,000", "△2.0", "2,400", "△3.0", "2,000", "△4.0", "1,999", "△4.0"]),
        ]))
        .table("", &table(&[
            row(&["", "１口当たり当期純利益", "自己資本当期純利益率", "総資産経常利益率", "営業収益経常利益率"]),
            row(&["", "円", "％", "％", "％"]),
            cells(["2031年10月期".into(), per("NetIncomePerUnitREIT", "y1", "4,398"), rate("NetIncomeToUnitholdersEquityRatioREIT", "y1", "2.2"), rate("OrdinaryIncomeToTotalAssetsRatio", "y1", "1.1"), rate("OrdinaryIncomeToOperatingRevenuesRatioREIT", "y1", "42.3")]),
            cells(["2031年４月期".into(), per("NetIncomePerUnitREIT", "y0", "3,998"), rate("NetIncomeToUnitholdersEquityRatioREIT", "y0", "2.0"), rate("OrdinaryIncomeToTotalAssetsRatio", "y0", "1.0"), rate("OrdinaryIncomeToOperatingRevenuesRatioREIT", "y0", "40.0")]),
        ]))
        .table("（２）分配状況", &table(&[
            row(&["", "１口当たり分配金（利益超過分配金は含まない）", "分配金総額（利益超過分配金は含まない）", "１口当たり利益超過分配金", "配当性向", "純資産配当率"]),
            row(&["", "円", "百万円", "円", "％", "％"]),
            cells(["2031年10月期".into(), per("DistributionsPerUnitExcludingDistributionsInExcessOfProfitREIT", "y1", "4,398"), money("TotalDistributionsExcludingDistributionsInExcessOfProfitREIT", "y1", "2,199"), per("DistributionsInExcessOfProfitPerUnitREIT", "y1", "0"), rate("PayoutRatio", "y1", "100.0"), rate("RatioOfDistributionsToNetAssetsREIT", "y1", "2.2")]),
            cells(["2031年４月期".into(), per("DistributionsPerUnitExcludingDistributionsInExcessOfProfitREIT", "y0", "3,998"), money("TotalDistributionsExcludingDistributionsInExcessOfProfitREIT", "y0", "1,999"), per("DistributionsInExcessOfProfitPerUnitREIT", "y0", "0"), rate("PayoutRatio", "y0", "100.0"), rate("RatioOfDistributionsToNetAssetsREIT", "y0", "2.0")]),
        ]))
        .table("（３）財政状態", &table(&[
            row(&["", "総資産", "純資産", "自己資本比率", "１口当たり純資産"]),
            row(&["", "百万円", "百万円", "％", "円"]),
            cells(["2031年10月期".into(), money("TotalAssetsREIT", "d1", "200,500"), money("NetAssets", "d1", "101,000"), rate("CapitalAdequacyRatio", "d1", "50.4"), per("NetAssetsPerUnitREIT", "d1", "202,000")]),
            cells(["2031年４月期".into(), money("TotalAssetsREIT", "d0", "199,500"), money("NetAssets", "d0", "100,800"), rate("CapitalAdequacyRatio", "d0", "50.5"), per("NetAssetsPerUnitREIT", "d0", "201,600")]),
        ]))
        .table("２．2032年４月期の運用状況の予想（2031年11月１日～2032年４月30日）及び2032年10月期の運用状況の予想（2032年５月１日～2032年10月31日） （％表示は対前期増減率）", &table(&[
            row(&["", "営業収益", "", "当期純利益", "", "１口当たり分配金（利益超過分配金を含む）"]),
            row(&["", "百万円", "％", "百万円", "％", "円"]),
            cells(["2032年４月期".into(), money("OperatingRevenuesREIT", "f1", "5,100"), rate("ChangeInOperatingRevenuesREIT", "f1", "△1.9"), money("NetIncome", "f1", "2,150"), rate("ChangeInNetIncome", "f1", "△2.2"), per("DistributionsPerUnitIncludingDistributionsInExcessOfProfitREIT", "f1", "4,300")]),
            cells(["2032年10月期".into(), money("OperatingRevenuesREIT", "f2", "5,250"), rate("ChangeInOperatingRevenuesREIT", "f2", "2.9"), money("NetIncome", "f2", "2,250"), rate("ChangeInNetIncome", "f2", "4.7"), per("DistributionsPerUnitIncludingDistributionsInExcessOfProfitREIT", "f2", "4,500")]),
        ]))
        .table("（２）発行済投資口の総口数", &table(&[
            cells(["① 期末発行済投資口の総口数（自己投資口を含む）".into(), "2031年10月期".into(), of("NumberOfInvestmentUnitsIncludingTreasuryInvestmentUnitsIssuedAtEndOfPeriodREIT", "d1", "0:0", "shares", "500,000"), "口".into(), "2031年４月期".into(), of("NumberOfInvestmentUnitsIncludingTreasuryInvestmentUnitsIssuedAtEndOfPeriodREIT", "d0", "0:0", "shares", "500,000"), "口".into()]),
            cells(["② 期末自己投資口数".into(), "2031年10月期".into(), of("NumberOfTreasuryInvestmentUnitsIssuedAtEndOfPeriodREIT", "d1", "0:0", "shares", "0"), "口".into(), "2031年４月期".into(), of("NumberOfTreasuryInvestmentUnitsIssuedAtEndOfPeriodREIT", "d0", "0:0", "shares", "0"), "口".into()]),
        ]));
    let import = landed(&page);
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "2H-FY2031").as_deref(), Some("5200000000"));
    assert_eq!(import.file.company.name.all().next().map(|(_, name)| name), Some("架空リート投資法人"));
    assert_eq!(import.file.comparisons[0].prior.as_deref(), Some("1H-FY2031"));
    assert_eq!(import.file.comparisons[0].label.all().next().map(|(_, label)| label), Some("2031年10月期"));
    let growth = |on: &str| {
        let all = import.release.facts.all().iter();
        all.filter(|fact| matches!(&fact.measure, Measure::Growth(of) if of == on)).count()
    };
    // The four of this period, those of the next one on this, and of the one after on that.
    assert_eq!((growth("1H-FY2031"), growth("2H-FY2031"), growth("1H-FY2032")), (4, 2, 2));
    assert_eq!(story.targets.len(), 2);
    let capital = import.file.capital.as_ref().unwrap();
    assert_eq!(import.release.resolve(&capital.shares_outstanding), Some(500_000.into()));
    let dividends: Vec<(String, String)> = capital
        .dividends
        .iter()
        .map(|dividend| {
            let amount = import.release.resolve(&dividend.per_share).unwrap().normalize();
            (dividend.record_date.to_string(), amount.to_string())
        })
        .collect();
    assert_eq!(dividends, [("2032-04-30".to_owned(), "4300".to_owned()), ("2032-10-31".to_owned(), "4500".to_owned())]);
}

/// Three quarters of a year that began in January beside those of one that began in April: no growth from one to the other.
#[test]
fn nine_months_after_a_change_of_the_year_have_nothing_before_them() {
    // The year ended in March until the last one, which had nine months; three quarters of the new one.
    let scope = ("tse-ed-t:ConsolidatedNonconsolidatedAxis", "tse-ed-t:ConsolidatedMember");
    let result = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ResultMember");
    let aim = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ForecastMember");
    let page = Page::new("ja")
        .context("c", "2031-01-01/2031-09-30", &[scope, result])
        .context("p", "2030-04-01/2030-12-31", &[scope, result])
        .context("d1", "2031-09-30", &[scope, result])
        .context("d0", "2030-12-31", &[scope, result])
        .context("f", "2031-01-01/2031-12-31", &[scope, aim]);
    let m = |e: &str, c: &str, v: &str| {
        if v == "－" {
            nil(&format!("tse-ed-t:{e}"), c, "JPY", "－")
        } else {
            tag(&format!("tse-ed-t:{e}"), c, "JPY", "6:-6", v)
        }
    };
    let g = |e: &str, c: &str, v: &str| {
        if v == "－" {
            nil(&format!("tse-ed-t:ChangeIn{e}"), c, "pure", "－")
        } else {
            tag(&format!("tse-ed-t:ChangeIn{e}"), c, "pure", "-2:3", v)
        }
    };
    let page = page
        .says("tse-ed-t:CompanyName", "c", "株式会社架空")
        .says("tse-ed-t:FiscalYearEnd", "c", "2031-12-31")
        .says("tse-ed-t:DocumentName", "c", "2031年12月期 第３四半期決算短信〔日本基準〕（連結）")
        .table(
            "（１）連結経営成績（累計） （％表示は、対前年同四半期増減率）",
            &table(&[
                row(&["", "売上高", "", "営業利益", ""]),
                row(&["", "百万円", "％", "百万円", "％"]),
                cells([
                    "2031年12月期第３四半期".into(),
                    m("NetSales", "c", "6,907"),
                    g("NetSales", "c", "－"),
                    m("OperatingIncome", "c", "690"),
                    g("OperatingIncome", "c", "－"),
                ]),
                cells([
                    "2030年12月期第３四半期".into(),
                    m("NetSales", "p", "6,507"),
                    g("NetSales", "p", "3.1"),
                    m("OperatingIncome", "p", "－"),
                    g("OperatingIncome", "p", "－"),
                ]),
            ]),
        )
        .table(
            "（２）連結財政状態",
            &table(&[
                row(&["", "総資産", "純資産"]),
                row(&["", "百万円", "百万円"]),
                cells([
                    "2031年12月期第３四半期".into(),
                    m("TotalAssets", "d1", "16,907"),
                    m("NetAssets", "d1", "6,000"),
                ]),
                cells(["2030年12月期".into(), m("TotalAssets", "d0", "15,907"), m("NetAssets", "d0", "5,000")]),
            ]),
        )
        .table(
            "３．2031年12月期の連結業績予想（2031年１月１日～2031年12月31日）",
            &table(&[
                row(&["", "売上高", "", "営業利益", ""]),
                row(&["", "百万円", "％", "百万円", "％"]),
                cells([
                    "通期".into(),
                    m("NetSales", "f", "9,000"),
                    g("NetSales", "f", "－"),
                    m("OperatingIncome", "f", "900"),
                    g("OperatingIncome", "f", "－"),
                ]),
            ]),
        );
    let import = landed(&page);
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "9M-FY2031").as_deref(), Some("6907000000"));
    // Nothing before it is of the same months.
    assert_eq!(import.file.comparisons[0].prior, None);
    assert_eq!(import.file.story.targets.len(), 1);
}
