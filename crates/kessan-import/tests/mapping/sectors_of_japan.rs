//! Statements and notes of Japanese insurers and banks.

use kessan_core::release::model::TableKind;

use super::page::{cells, nil, row, tag};
use super::styles::{landed, line, table, value, years};

/// An insurer: 経常収益 is `OperatingIncomeINS`, and there is no operating income; a loss, notes behind marks, what is a part in brackets.
#[test]
fn an_insurer_has_ordinary_revenues_that_its_element_calls_income() {
    let of = |label: &str, element: &str, values: [&str; 2]| {
        let element = if element.contains(':') { element.to_owned() } else { format!("jppfs_cor:{element}") };
        let cell = |c: &str, t: &str| match t.strip_prefix('△') {
            Some(t) => format!("△{}", tag(&format!("-{element}"), c, "JPY", "6:-6", t)),
            None if t == "－" => nil(&element, c, "JPY", "－"),
            None => match t.strip_prefix("※1 ") {
                Some(t) => format!("※1 {}", tag(&element, c, "JPY", "6:-6", t)),
                None => tag(&element, c, "JPY", "6:-6", t),
            },
        };
        cells([label.into(), cell("y0", values[0]), cell("y1", values[1])])
    };
    let rows = [
        row(&[
            "",
            "前連結会計年度(自 2030年１月１日 至 2030年12月31日)",
            "当連結会計年度(自 2031年１月１日 至 2031年12月31日)",
        ]),
        of("経常収益", "OperatingIncomeINS", ["510,300", "520,500"]),
        of("　保険引受収益", "UnderwritingIncomeOIINS", ["450,000", "460,000"]),
        of("　　（うち正味収入保険料）", "NetPremiumsWrittenOIINS", ["390,000", "400,100"]),
        of("　　（うち収入積立保険料）", "DepositPremiumsFromPolicyholdersOIINS", ["60,000", "59,900"]),
        of("　資産運用収益", "InvestmentIncomeOIINS", ["55,000", "54,500"]),
        of("　その他経常収益", "OtherOrdinaryIncomeOIINS", ["5,300", "6,000"]),
        of("経常費用", "OperatingExpensesINS", ["482,300", "523,700"]),
        of("　保険引受費用", "UnderwritingExpensesOEINS", ["400,000", "441,000"]),
        of("　営業費及び一般管理費", "OperatingAndGeneralAdministrativeExpensesOEINS", ["※1 80,000", "※1 80,500"]),
        of("　その他経常費用", "OtherOrdinaryExpensesOEINS", ["2,300", "2,200"]),
        of("経常利益又は経常損失（△）", "OrdinaryIncome", ["28,000", "△3,200"]),
        of("特別利益", "ExtraordinaryIncome", ["－", "500"]),
        of("税金等調整前当期純利益又は税金等調整前当期純損失（△）", "IncomeBeforeIncomeTaxes", ["28,000", "△2,700"]),
        of("当期純利益又は当期純損失（△）", "ProfitLoss", ["19,000", "△2,000"]),
        of("非支配株主に帰属する当期純利益", "ProfitLossAttributableToNonControllingInterests", ["0", "100"]),
        of(
            "親会社株主に帰属する当期純利益又は親会社株主に帰属する当期純損失（△）",
            "ProfitLossAttributableToOwnersOfParent",
            ["19,000", "△2,100"],
        ),
    ];
    let b = |label: &str, element: &str, values: [&str; 2]| {
        line(label, &format!("jppfs_cor:{element}"), "JPY", ["d0", "d1"], values)
    };
    let balance = [
        row(&["", "前連結会計年度(2030年12月31日)", "当連結会計年度(2031年12月31日)"]),
        row(&["資産の部", "", ""]),
        b("現金及び預貯金", "CashAndDepositsAssetsINS", ["30,000", "31,000"]),
        b("有価証券", "SecuritiesAssetsINS", ["1,300,000", "1,600,000"]),
        b("その他資産", "OtherAssetsAssetsINS", ["170,100", "169,400"]),
        b("資産の部合計", "Assets", ["1,500,100", "1,800,400"]),
        row(&["負債の部", "", ""]),
        b("保険契約準備金", "ReserveForInsurancePolicyLiabilitiesINS", ["1,100,000", "1,400,000"]),
        b("　支払備金", "OutstandingClaimsLiabilitiesINS", ["100,000", "150,000"]),
        b("　責任準備金等", "UnderwritingReservesAndOtherLiabilitiesINS", ["1,000,000", "1,250,000"]),
        b("負債の部合計", "Liabilities", ["1,174,800", "1,459,900"]),
        b("純資産の部合計", "NetAssets", ["325,300", "340,500"]),
    ];
    let import = landed(&years("ja").table("連結損益計算書", &table(&rows)).table("連結貸借対照表", &table(&balance)));
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2031").as_deref(), Some("520500000000"));
    assert_eq!(value(&import, story.net_income.as_deref(), "FY2031").as_deref(), Some("-2100000000"));
    assert_eq!(story.operating_income, None);
    let ordinary = import.file.concepts.iter().find(|concept| concept.id == "OrdinaryIncome").unwrap();
    assert_eq!(ordinary.sum.len(), 2, "revenues less expenses: {:?}", ordinary.sum);
}

/// Segments of a bank: 業務粗利益 and 業務純益 are its own elements, and no revenues; tables that only their days head.
#[test]
fn segments_of_a_bank_have_profits_of_their_own_kind() {
    // Segment members beside the scope's member, results by segment with bank's own measures (業務粗利益, 業務純益).
    let axis = "jpcrp_cor:OperatingSegmentsAxis";
    let mut page = years("ja");
    for (id, m) in [
        ("r", "x:RetailBankingReportableSegmentsMember"),
        ("w", "x:WholesaleBankingReportableSegmentsMember"),
        ("t", "jpcrp_cor:ReportableSegmentsMember"),
        (
            "o",
            "jpcrp_cor:OperatingSegmentsNotIncludedInReportableSegmentsAndOtherRevenueGeneratingBusinessActivitiesMember",
        ),
        ("a", "jpcrp_cor:ReconcilingItemsMember"),
    ] {
        page = page.context(&format!("{id}y1"), "2031-01-01/2031-12-31", &[(axis, m)]).context(
            &format!("{id}y0"),
            "2030-01-01/2030-12-31",
            &[(axis, m)],
        );
    }
    let of = |label: &str, e: &str, y: &str, v: [&str; 6]| {
        let mut r = vec![label.to_owned()];
        r.extend(["r", "w", "t", "o", "a", ""].iter().zip(v).map(|(id, t)| match t.strip_prefix('△') {
            Some(t) => format!("△{}", tag(&format!("-{e}"), &format!("{id}{y}"), "JPY", "6:-6", t)),
            None if t == "－" => nil(e, &format!("{id}{y}"), "JPY", "－"),
            None => tag(e, &format!("{id}{y}"), "JPY", "6:-6", t),
        }));
        r
    };
    let body = |y: &str| {
        vec![
            row(&["", "個人部門", "法人部門", "計", "その他", "調整額", "合計"]),
            of("業務粗利益", "x:GrossBusinessProfit", y, ["40,000", "60,000", "100,000", "5,000", "△1,000", "104,000"]),
            of(
                "経費",
                "x:GeneralAndAdministrativeExpensesSegment",
                y,
                ["30,000", "30,000", "60,000", "4,000", "△1,000", "63,000"],
            ),
            of("業務純益", "x:NetBusinessProfit", y, ["10,000", "30,000", "40,000", "1,000", "－", "41,000"]),
        ]
    };
    let pl = |label: &str, element: &str, values: [&str; 2]| line(label, element, "JPY", ["y0", "y1"], values);
    let page = page
        .table(
            "連結損益計算書",
            &table(&[
                row(&["", "前連結会計年度", "当連結会計年度"]),
                pl("経常収益", "jppfs_cor:OrdinaryIncomeBNK", ["90,000,000", "100,000,000"]),
                pl("経常利益", "jppfs_cor:OrdinaryIncome", ["20,000,000", "25,000,000"]),
            ]),
        )
        .table("前連結会計年度（自 2030年１月１日 至 2030年12月31日）", &table(&body("y0")))
        .table("当連結会計年度（自 2031年１月１日 至 2031年12月31日）", &table(&body("y1")));
    let import = landed(&page);
    let of_segments: Vec<&kessan_core::release::model::Table> =
        import.file.tables.iter().filter(|table| table.kind == TableKind::Segments).collect();
    assert_eq!(of_segments.len(), 2, "{}", import.json);
    assert_eq!(of_segments[1].rows[2].cells, ["10,000", "30,000", "40,000", "1,000", "－", "41,000"]);
    assert!(import.file.story.businesses.is_empty());
}

/// Key figures of a bank: the group and the bank alone, a column of units, common and preferred shares with a dividend each, brackets around
/// what is a part.
#[test]
fn key_figures_of_a_bank_are_those_of_the_group() {
    const SCOPE: (&str, &str) = ("jppfs_cor:ConsolidatedOrNonConsolidatedAxis", "jppfs_cor:NonConsolidatedMember");
    const CLASS: (&str, &str) = ("x:ClassesOfSharesAxis", "x:FirstSeriesOfClassFivePreferredStockMember");
    let mut page = years("ja");
    for (id, members) in [("s", &[SCOPE][..]), ("p", &[SCOPE, CLASS][..])] {
        for (at, days) in [
            ("y1", "2031-01-01/2031-12-31"),
            ("y0", "2030-01-01/2030-12-31"),
            ("d1", "2031-12-31"),
            ("d0", "2030-12-31"),
        ] {
            page = page.context(&format!("{id}{at}"), days, members);
        }
    }
    let of = |label: &str, counted: &str, element: &str, (unit, at): (&str, &str), start: &str, values: [&str; 2]| {
        let element = format!("jpcrp_cor:{element}SummaryOfBusinessResults");
        let cell = |year: &str, text: &str| match text.strip_prefix('（') {
            Some(text) => {
                format!("（{}）", tag(&element, &format!("{start}{year}"), unit, at, text.trim_end_matches('）')))
            }
            None if text == "－" => nil(&element, &format!("{start}{year}"), unit, text),
            None => tag(&element, &format!("{start}{year}"), unit, at, text),
        };
        cells([label.into(), counted.into(), cell("0", values[0]), cell("1", values[1])])
    };
    const MILLIONS: (&str, &str) = ("JPY", "6:-6");
    const YEN: (&str, &str) = ("JPYs", "0:2");
    const THOUSANDS: (&str, &str) = ("shares", "3:-3");
    let group = [
        row(&["", "", "2030年度", "2031年度"]),
        of("連結経常収益", "百万円", "OrdinaryIncome", MILLIONS, "y", ["110,300", "120,500"]),
        of("うち連結信託報酬", "百万円", "TrustFees", MILLIONS, "y", ["－", "2"]),
        of("連結経常利益", "百万円", "OrdinaryIncomeLoss", MILLIONS, "y", ["28,000", "30,200"]),
        of(
            "親会社株主に帰属する当期純利益",
            "百万円",
            "ProfitLossAttributableToOwnersOfParent",
            MILLIONS,
            "y",
            ["19,000", "20,100"],
        ),
        of("連結総資産額", "百万円", "TotalAssets", MILLIONS, "d", ["9,500,100", "9,800,400"]),
        of("１株当たり純資産額", "円", "NetAssetsPerShare", YEN, "d", ["6,450.55", "6,700.10"]),
    ];
    let alone = [
        row(&["決算年月", "", "2030年12月", "2031年12月"]),
        of("経常収益", "百万円", "OrdinaryIncome", MILLIONS, "sy", ["100,300", "110,500"]),
        of("当期純利益", "百万円", "NetIncomeLoss", MILLIONS, "sy", ["18,000", "19,100"]),
        of("発行済株式総数 普通株式", "千株", "TotalNumberOfIssuedShares", THOUSANDS, "sd", ["52,000", "52,000"]),
        of("優先株式", "千株", "TotalNumberOfIssuedShares", THOUSANDS, "pd", ["1,000", "1,000"]),
        of("１株当たり配当額 普通株式", "円", "DividendPaidPerShare", YEN, "sy", ["90.00", "100.00"]),
        of(
            "（うち１株当たり中間配当額）",
            "（円）",
            "InterimDividendPaidPerShare",
            YEN,
            "sy",
            ["（45.00）", "（50.00）"],
        ),
        of("第一回第五種優先株式", "円", "DividendPaidPerShare", YEN, "py", ["900.00", "900.00"]),
    ];
    let import = landed(
        &page
            .table("（１）連結会計年度に係る主要な経営指標等の推移", &table(&group))
            .table("（２）当行の主要な経営指標等の推移", &table(&alone)),
    );
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2031").as_deref(), Some("120500000000"));
    // Net income of the bank alone is another element, and another line.
    assert_eq!(story.net_income.as_deref(), Some("NetIncome"));
    assert_eq!(value(&import, Some("NetIncome"), "FY2031").as_deref(), Some("20100000000"));
    let labels: Vec<&str> =
        import.file.tables[0].rows.iter().filter_map(|row| row.label.all().next()).map(|(_, text)| text).collect();
    assert_eq!(labels[0], "連結経常収益", "a unit is no part of a label: {labels:?}");
    let capital = import.file.capital.as_ref().unwrap();
    assert_eq!(import.release.resolve(&capital.shares_outstanding), Some(52_000_000.into()));
    let days: Vec<String> = capital.dividends.iter().map(|dividend| dividend.record_date.to_string()).collect();
    assert_eq!(days, ["2031-06-30", "2031-12-31"]);
}
