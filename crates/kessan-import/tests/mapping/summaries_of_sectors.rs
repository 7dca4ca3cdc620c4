//! Summaries of banks, insurers, brokers, funds and of issuers under other standards.

use kessan_core::release::Scenario;
use kessan_import::mapping::Import;

use super::styles::{landed, value};
use super::tanshin::{Tanshin, shares};

const ISSUED: &str = "NumberOfIssuedAndOutstandingSharesAtTheEndOfFiscalYearIncludingTreasuryStock";
const HELD: &str = "NumberOfTreasuryStockAtTheEndOfFiscalYear";

/// What the release calls a concept in Japanese.
fn label<'a>(import: &'a Import, concept: &str) -> Option<&'a str> {
    let concept = import.file.concepts.iter().find(|own| own.id == concept)?;
    concept.label.all().find(|(language, _)| *language == "ja").map(|(_, text)| text)
}

fn target(import: &Import, concept: Option<&str>, period: &str) -> Option<String> {
    let figure = import.release.figure(concept?, period, Scenario::Target)?;
    figure.value.map(|value| value.normalize().to_string())
}

#[test]
fn a_bank_calls_its_revenues_ordinary() {
    let tanshin = Tanshin {
        prefix: "tse-ed-t",
        is_group: true,
        results: &[
            ("経常収益", "OrdinaryRevenuesBK", ["120,500", "110,300"], ["9.2", "△1.1"]),
            ("経常利益", "OrdinaryIncome", ["30,200", "28,000"], ["7.9", "2.0"]),
            (
                "親会社株主に帰属する当期純利益",
                "ProfitAttributableToOwnersOfParent",
                ["20,100", "19,000"],
                ["5.8", "－"],
            ),
        ],
        rates: &[
            ("１株当たり当期純利益", "NetIncomePerShare", "JPYs", "0:2", ["402.00", "380.00"]),
            ("潜在株式調整後１株当たり当期純利益", "DilutedNetIncomePerShare", "JPYs", "0:2", ["401.50", "－"]),
            ("自己資本当期純利益率", "NetIncomeToShareholdersEquityRatio", "pure", "-2:3", ["6.1", "5.9"]),
            ("総資産経常利益率", "OrdinaryIncomeToTotalAssetsRatio", "pure", "-2:3", ["0.3", "0.3"]),
            ("経常収益経常利益率", "OrdinaryIncomeToOrdinaryRevenuesRatioBK", "pure", "-2:3", ["25.1", "25.4"]),
        ],
        position: &[
            ("総資産", "TotalAssets", "JPY", "6:-6", ["9,800,400", "9,500,100"]),
            ("純資産", "NetAssets", "JPY", "6:-6", ["340,500", "325,300"]),
            ("自己資本比率", "CapitalAdequacyRatio", "pure", "-2:3", ["3.4", "3.4"]),
            ("１株当たり純資産", "NetAssetsPerShare", "JPYs", "0:2", ["6,700.10", "6,450.55"]),
        ],
        forecast: &[
            ("経常利益", "OrdinaryIncome", "31,000", "2.6"),
            ("親会社株主に帰属する当期純利益", "ProfitAttributableToOwnersOfParent", "21,000", "4.5"),
        ],
    };
    let page = shares(tanshin.page(), "tse-ed-t", [ISSUED, HELD], "NonConsolidatedMember");
    let import = landed(&page);
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2031").as_deref(), Some("120500000000"));
    assert_eq!(value(&import, story.net_income.as_deref(), "FY2031").as_deref(), Some("20100000000"));
    assert_eq!(value(&import, story.assets.as_deref(), "2031-03-31").as_deref(), Some("9800400000000"));
    assert_eq!(target(&import, story.net_income.as_deref(), "FY2032").as_deref(), Some("21000000000"));
    // What stands over its column, also where the field has no word for it.
    assert_eq!(label(&import, "Revenues"), Some("経常収益"));
    assert_eq!(label(&import, "OrdinaryIncomeToOrdinaryRevenuesRatioBK"), Some("経常収益経常利益率"));
    // The day that each count is of stands in a cell before it, and is no part of the line.
    let shares = import.file.tables.last().unwrap();
    let names: Vec<&str> = shares.rows.iter().filter_map(|row| row.label.all().next()).map(|(_, text)| text).collect();
    assert_eq!(names, ["① 期末発行済株式数（自己株式を含む）", "② 期末自己株式数"]);
}

#[test]
fn an_insurer_has_ratios_of_its_own() {
    let tanshin = Tanshin {
        prefix: "tse-ed-t",
        is_group: true,
        results: &[
            ("経常収益", "OrdinaryRevenuesIN", ["520,500", "510,300"], ["2.0", "△1.1"]),
            ("正味収入保険料", "NetPremiumsWrittenIN", ["400,100", "390,000"], ["2.6", "1.1"]),
            ("経常利益", "OrdinaryIncome", ["△3,200", "28,000"], ["－", "2.0"]),
            (
                "親会社株主に帰属する当期純利益",
                "ProfitAttributableToOwnersOfParent",
                ["△2,100", "19,000"],
                ["－", "－"],
            ),
        ],
        rates: &[
            ("１株当たり当期純利益", "NetIncomePerShare", "JPYs", "0:2", ["△42.00", "380.00"]),
            ("経常収益経常利益率", "OrdinaryIncomeToOrdinaryRevenuesRatioIN", "pure", "-2:3", ["△0.6", "5.5"]),
            ("正味損害率", "LossRatioIN", "pure", "-2:3", ["61.2", "60.1"]),
            ("正味事業費率", "ExpenseRatioIN", "pure", "-2:3", ["31.2", "32.1"]),
        ],
        position: &[
            ("総資産", "TotalAssets", "JPY", "6:-6", ["1,800,400", "1,500,100"]),
            ("純資産", "NetAssets", "JPY", "6:-6", ["340,500", "325,300"]),
            ("自己資本比率", "CapitalAdequacyRatio", "pure", "-2:3", ["18.9", "21.7"]),
            ("１株当たり純資産", "NetAssetsPerShare", "JPYs", "0:2", ["6,810.00", "6,441.58"]),
        ],
        forecast: &[
            ("経常収益", "OrdinaryRevenuesIN", "530,000", "1.8"),
            ("経常利益", "OrdinaryIncome", "31,000", "－"),
            ("親会社株主に帰属する当期純利益", "ProfitAttributableToOwnersOfParent", "21,000", "－"),
        ],
    };
    let import = landed(&tanshin.page());
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2031").as_deref(), Some("520500000000"));
    assert_eq!(value(&import, story.net_income.as_deref(), "FY2031").as_deref(), Some("-2100000000"));
    assert_eq!(target(&import, story.revenues.as_deref(), "FY2032").as_deref(), Some("530000000000"));
}

#[test]
fn a_broker_has_operating_revenues_before_net_ones() {
    let tanshin = Tanshin {
        prefix: "tse-ed-t",
        is_group: true,
        results: &[
            ("営業収益", "OperatingRevenuesSE", ["52,050", "51,030"], ["2.0", "△1.1"]),
            ("純営業収益", "NetOperatingRevenuesSE", ["50,010", "49,000"], ["2.1", "1.1"]),
            ("営業利益", "OperatingIncome", ["7,100", "6,000"], ["18.3", "1.1"]),
            ("経常利益", "OrdinaryIncome", ["7,200", "6,100"], ["18.0", "2.0"]),
            (
                "親会社株主に帰属する当期純利益",
                "ProfitAttributableToOwnersOfParent",
                ["5,100", "4,200"],
                ["21.4", "－"],
            ),
        ],
        rates: &[
            ("１株当たり当期純利益", "NetIncomePerShare", "JPYs", "0:2", ["102.00", "84.00"]),
            ("営業収益営業利益率", "OperatingIncomeToOperatingRevenuesRatioSE", "pure", "-2:3", ["13.6", "11.8"]),
        ],
        position: &[
            ("総資産", "TotalAssets", "JPY", "6:-6", ["800,400", "500,100"]),
            ("純資産", "NetAssets", "JPY", "6:-6", ["140,500", "125,300"]),
            ("自己資本比率", "CapitalAdequacyRatio", "pure", "-2:3", ["17.5", "25.0"]),
            ("自己資本規制比率", "CapitalAdequacyRatioSecuritiesExchangeAct523SE", "pure", "-2:3", ["417.5", "425.0"]),
        ],
        forecast: &[],
    };
    let import = landed(&tanshin.page());
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2031").as_deref(), Some("52050000000"));
    assert_eq!(value(&import, story.operating_income.as_deref(), "FY2031").as_deref(), Some("7100000000"));
}

#[test]
fn a_summary_under_us_standards_has_shareholders_equity() {
    let tanshin = Tanshin {
        prefix: "tse-ed-t",
        is_group: true,
        results: &[
            ("売上高", "NetSalesUS", ["52,050", "51,030"], ["2.0", "△1.1"]),
            ("営業利益", "OperatingIncomeUS", ["7,100", "6,000"], ["18.3", "1.1"]),
            ("税引前当期純利益", "IncomeBeforeIncomeTaxesUS", ["7,200", "6,100"], ["18.0", "2.0"]),
            ("当社株主に帰属する当期純利益", "NetIncomeUS", ["5,100", "4,200"], ["21.4", "－"]),
        ],
        rates: &[
            ("１株当たり当社株主に帰属する当期純利益", "NetIncomePerShareUS", "JPYs", "0:2", ["102.00", "84.00"]),
            (
                "希薄化後１株当たり当社株主に帰属する当期純利益",
                "DilutedNetIncomePerShareUS",
                "JPYs",
                "0:2",
                ["101.00", "83.00"],
            ),
            (
                "株主資本当社株主に帰属する当期純利益率",
                "NetIncomeToShareholdersEquityRatioUS",
                "pure",
                "-2:3",
                ["3.8", "3.4"],
            ),
            ("売上高営業利益率", "OperatingIncomeToNetSalesRatioUS", "pure", "-2:3", ["13.6", "11.8"]),
        ],
        position: &[
            ("総資産", "TotalAssetsUS", "JPY", "6:-6", ["800,400", "500,100"]),
            ("資本合計（純資産）", "NetAssetsUS", "JPY", "6:-6", ["140,500", "125,300"]),
            ("株主資本", "ShareholdersEquityUS", "JPY", "6:-6", ["138,500", "123,300"]),
            ("株主資本比率", "ShareholdersEquityRatioUS", "pure", "-2:3", ["17.3", "24.7"]),
            ("１株当たり株主資本", "ShareholdersEquityPerShareUS", "JPYs", "0:2", ["2,770.00", "2,441.58"]),
        ],
        forecast: &[
            ("売上高", "NetSalesUS", "53,000", "1.8"),
            ("営業利益", "OperatingIncomeUS", "7,000", "△1.4"),
            ("税引前当期純利益", "IncomeBeforeIncomeTaxesUS", "7,100", "△1.4"),
            ("当社株主に帰属する当期純利益", "NetIncomeUS", "5,000", "△2.0"),
        ],
    };
    let page = shares(tanshin.page(), "tse-ed-t", [ISSUED, HELD], "ConsolidatedMember");
    let import = landed(&page);
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2031").as_deref(), Some("52050000000"));
    assert_eq!(value(&import, story.operating_income.as_deref(), "FY2031").as_deref(), Some("7100000000"));
    assert_eq!(value(&import, story.net_income.as_deref(), "FY2031").as_deref(), Some("5100000000"));
    assert!(import.file.capital.as_ref().unwrap().equity.is_some());
}

#[test]
fn a_business_profit_stands_beside_the_operating_profit() {
    let tanshin = Tanshin {
        prefix: "tse-ed-t",
        is_group: true,
        results: &[
            ("売上収益", "RevenueIFRS", ["52,050", "51,030"], ["2.0", "△1.1"]),
            ("事業利益", "x:BusinessProfitIFRS", ["7,500", "6,400"], ["17.2", "1.0"]),
            ("営業利益", "OperatingIncomeIFRS", ["7,100", "6,000"], ["18.3", "1.1"]),
            ("税引前利益", "ProfitBeforeTaxIFRS", ["7,200", "6,100"], ["18.0", "2.0"]),
            ("当期利益", "ProfitIFRS", ["5,200", "4,300"], ["20.9", "2.0"]),
            (
                "親会社の所有者に帰属する当期利益",
                "ProfitAttributableToOwnersOfParentIFRS",
                ["5,100", "4,200"],
                ["21.4", "－"],
            ),
            ("当期包括利益合計額", "TotalComprehensiveIncomeIFRS", ["6,100", "3,200"], ["90.6", "△12.5"]),
        ],
        rates: &[
            ("基本的１株当たり当期利益", "BasicEarningsPerShareIFRS", "JPYs", "0:2", ["102.00", "84.00"]),
            ("希薄化後１株当たり当期利益", "DilutedEarningsPerShareIFRS", "JPYs", "0:2", ["101.00", "83.00"]),
            (
                "親会社所有者帰属持分当期利益率",
                "ProfitToEquityAttributableToOwnersOfParentRatioIFRS",
                "pure",
                "-2:3",
                ["3.8", "3.4"],
            ),
        ],
        position: &[
            ("資産合計", "TotalAssetsIFRS", "JPY", "6:-6", ["800,400", "500,100"]),
            ("資本合計", "TotalEquityIFRS", "JPY", "6:-6", ["140,500", "125,300"]),
            (
                "親会社の所有者に帰属する持分",
                "EquityAttributableToOwnersOfParentIFRS",
                "JPY",
                "6:-6",
                ["138,500", "123,300"],
            ),
            (
                "親会社所有者帰属持分比率",
                "EquityAttributableToOwnersOfParentToTotalAssetsRatioIFRS",
                "pure",
                "-2:3",
                ["17.3", "24.7"],
            ),
        ],
        forecast: &[
            ("売上収益", "RevenueIFRS", "53,000", "1.8"),
            ("事業利益", "x:BusinessProfitIFRS", "7,600", "1.3"),
            ("親会社の所有者に帰属する当期利益", "ProfitAttributableToOwnersOfParentIFRS", "5,000", "△2.0"),
        ],
    };
    let page = shares(tanshin.page(), "tse-ed-t", [ISSUED, HELD], "ConsolidatedMember");
    let import = landed(&page);
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2031").as_deref(), Some("52050000000"));
    assert_eq!(value(&import, story.operating_income.as_deref(), "FY2031").as_deref(), Some("7100000000"));
    assert_eq!(value(&import, story.net_income.as_deref(), "FY2031").as_deref(), Some("5100000000"));
    assert_eq!(target(&import, story.net_income.as_deref(), "FY2032").as_deref(), Some("5000000000"));
    assert_eq!(label(&import, "BusinessProfitIFRS"), Some("事業利益"));
}
