//! Lines that every set of accounts has, by elements of the company's own.

use super::page::row;
use super::styles::{landed, line, table, value, years};

/// Revenues and core operating profit by elements of the company's own: the label says which the revenues are.
#[test]
fn a_companys_own_elements_are_told_by_their_labels() {
    let of = |label: &str, element: &str, values: [&str; 2]| line(label, element, "JPY", ["y0", "y1"], values);
    let rows = [
        row(&["", "前連結会計年度", "当連結会計年度"]),
        of("売上収益", "x:RevenueFromGoodsAndServicesIFRS", ["85,000", "90,000"]),
        of("売上原価", "jpigp_cor:CostOfSalesIFRS", ["△50,000", "△52,000"].map(|t| t.trim_start_matches('△'))),
        of("売上総利益", "jpigp_cor:GrossProfitIFRS", ["35,000", "38,000"]),
        of("販売費及び一般管理費", "jpigp_cor:SellingGeneralAndAdministrativeExpensesIFRS", ["20,000", "21,000"]),
        of("コア営業利益", "x:CoreOperatingProfitIFRS", ["15,000", "17,000"]),
        of("その他の収益", "jpigp_cor:OtherIncomeIFRS", ["300", "200"]),
        of("その他の費用", "jpigp_cor:OtherExpensesIFRS", ["1,300", "1,200"]),
        of("営業利益", "jpigp_cor:OperatingProfitLossIFRS", ["14,000", "16,000"]),
        of("税引前利益", "jpigp_cor:ProfitLossBeforeTaxIFRS", ["14,100", "16,100"]),
        of("当期利益", "jpigp_cor:ProfitLossIFRS", ["10,000", "11,000"]),
        row(&["当期利益の帰属", "", ""]),
        of("親会社の所有者", "jpigp_cor:ProfitLossAttributableToOwnersOfParentIFRS", ["9,000", "9,900"]),
        of("非支配持分", "jpigp_cor:ProfitLossAttributableToNonControllingInterestsIFRS", ["1,000", "1,100"]),
    ];
    let import = landed(&years("ja").table("連結損益計算書", &table(&rows)));
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2031").as_deref(), Some("90000000"));
    assert_eq!(value(&import, story.operating_income.as_deref(), "FY2031").as_deref(), Some("16000000"));
    assert_eq!(value(&import, story.net_income.as_deref(), "FY2031").as_deref(), Some("9900000"));
}

/// Totals of revenues of many industries: by known elements, by the field's words, or as the statement's one total of revenues.
#[test]
fn totals_of_revenues_of_many_industries_are_found() {
    for (label, element) in [
        ("Total investment income", "us-gaap:GrossInvestmentIncomeOperating"),
        ("Operating revenues", "us-gaap:RegulatedAndUnregulatedOperatingRevenue"),
        ("Total net revenues", "us-gaap:RevenuesNetOfInterestExpense"),
        ("Total revenues", "x:TotalRevenuesNetOfThings"),
        ("Total rental and other revenues", "x:TotalRentalAndOtherRevenues"),
    ] {
        let rows = [
            row(&["", "2031", "2030"]),
            line("Net sales", "x:NetSalesOfGoods", "USD", ["y1", "y0"], ["6,000", "5,500"]),
            line("Other", "x:OtherIncomeOfBusiness", "USD", ["y1", "y0"], ["3,000", "3,000"]),
            line(label, element, "USD", ["y1", "y0"], ["9,000", "8,500"]),
            line("Total expenses", "us-gaap:CostsAndExpenses", "USD", ["y1", "y0"], ["7,000", "6,800"]),
            line("Net income", "us-gaap:NetIncomeLoss", "USD", ["y1", "y0"], ["1,400", "1,280"]),
        ];
        let import = landed(&years("en").table("CONSOLIDATED STATEMENTS OF OPERATIONS", &table(&rows)));
        let found = value(&import, import.file.story.revenues.as_deref(), "FY2031");
        assert_eq!(found.as_deref(), Some("9000000"), "{label} {element}");
    }
}

/// The only kind of revenues that a statement has is all of them; of two without a total neither is.
#[test]
fn one_kind_of_revenues_is_all_of_them_and_one_of_two_is_not() {
    let import = |others: &[Vec<String>]| {
        let head = [
            row(&["", "2031", "2030"]),
            line("License fees", "x:LicenseRevenue", "USD", ["y1", "y0"], ["6,000", "5,500"]),
        ];
        let rows =
            [&head[..], others, &[line("Net loss", "us-gaap:NetIncomeLoss", "USD", ["y1", "y0"], ["400", "280"])]];
        landed(&years("en").table("CONSOLIDATED STATEMENTS OF OPERATIONS", &table(&rows.concat())))
    };
    assert_eq!(import(&[]).file.story.revenues.as_deref(), Some("LicenseRevenue"));
    let grants = line("Grants", "x:GrantRevenue", "USD", ["y1", "y0"], ["60", "55"]);
    assert_eq!(import(&[grants]).file.story.revenues, None);
}
