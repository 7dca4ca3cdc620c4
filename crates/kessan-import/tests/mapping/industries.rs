//! Filings of banks and insurers, whose statements have neither net sales nor an operating income.

use super::page::{cells, row, tag};
use super::styles::{landed, line, table, value, years};

#[test]
fn a_japanese_bank_has_ordinary_income_and_no_operating_income() {
    let of = |label: &str, element: &str, values: [&str; 2]| line(label, element, "JPY", ["y0", "y1"], values);
    let rows = [
        row(&["", "前事業年度", "当事業年度"]),
        of("経常収益", "jppfs_cor:OrdinaryIncomeBNK", ["90,000", "100,000"]),
        of("経常費用", "jppfs_cor:OrdinaryExpensesBNK", ["70,000", "75,000"]),
        of("経常利益", "jppfs_cor:OrdinaryIncome", ["20,000", "25,000"]),
        of("当期純利益", "jppfs_cor:ProfitLoss", ["14,000", "17,000"]),
    ];
    let balance = [
        row(&["", "前事業年度", "当事業年度"]),
        line("現金預け金", "jppfs_cor:CashAndDueFromBanksAssetsBNK", "JPY", ["d0", "d1"], ["300,000", "310,000"]),
        line("資産の部合計", "jppfs_cor:Assets", "JPY", ["d0", "d1"], ["900,000", "950,000"]),
        line("純資産の部合計", "jppfs_cor:NetAssets", "JPY", ["d0", "d1"], ["90,000", "95,000"]),
    ];
    let page = years("ja").table("損益計算書", &table(&rows)).table("貸借対照表", &table(&balance));
    let import = landed(&page);
    let story = &import.file.story;
    assert_eq!(story.operating_income, None);
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2031").as_deref(), Some("100000000"));
    assert_eq!(value(&import, story.net_income.as_deref(), "FY2031").as_deref(), Some("17000000"));
    assert_eq!(value(&import, story.assets.as_deref(), "2031-12-31").as_deref(), Some("950000000"));
    let ordinary = import.file.concepts.iter().find(|concept| concept.id == "OrdinaryIncome").unwrap();
    assert_eq!(ordinary.sum.len(), 2, "revenues less expenses: {:?}", ordinary.sum);
}

#[test]
fn an_insurer_under_ifrs_has_insurance_revenue() {
    let of = |label: &str, element: &str, values: [&str; 2]| line(label, element, "EUR", ["y1", "y0"], values);
    let rows = [
        row(&["", "2031", "2030"]),
        of("Insurance revenue", "ifrs-full:InsuranceRevenue", ["8,000", "7,500"]),
        of("Insurance service result", "ifrs-full:InsuranceServiceResult", ["900", "800"]),
        of("Profit for the period", "ifrs-full:ProfitLoss", ["600", "500"]),
    ];
    let import = landed(&years("en").table("Consolidated statement of profit or loss", &table(&rows)));
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2031").as_deref(), Some("8000000"));
}

#[test]
fn an_american_bank_without_a_total_of_revenues_is_a_release() {
    let of = |label: &str, element: &str, values: [&str; 2]| line(label, element, "USD", ["y1", "y0"], values);
    let rows = [
        row(&["", "2031", "2030"]),
        of("Total interest income", "us-gaap:InterestAndDividendIncomeOperating", ["5,000", "4,400"]),
        of("Total interest expense", "us-gaap:InterestExpense", ["2,000", "1,600"]),
        of("Net interest income", "us-gaap:InterestIncomeExpenseNet", ["3,000", "2,800"]),
        of("Provision for credit losses", "us-gaap:ProvisionForLoanLeaseAndOtherLosses", ["400", "300"]),
        of("Total noninterest income", "us-gaap:NoninterestIncome", ["1,000", "900"]),
        of("Total noninterest expense", "us-gaap:NoninterestExpense", ["2,100", "2,000"]),
        of(
            "Income before income taxes",
            "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
            ["1,500", "1,400"],
        ),
        of("Income tax expense", "us-gaap:IncomeTaxExpenseBenefit", ["350", "320"]),
        of("Net income", "us-gaap:NetIncomeLoss", ["1,150", "1,080"]),
    ];
    let balance = [
        row(&["", "2031", "2030"]),
        line("Cash and due from banks", "us-gaap:CashAndDueFromBanks", "USD", ["d1", "d0"], ["900", "800"]),
        line("Total assets", "us-gaap:Assets", "USD", ["d1", "d0"], ["90,000", "88,000"]),
        cells([
            "Shares outstanding".into(),
            tag("us-gaap:CommonStockSharesOutstanding", "d1", "shares", "0:0", "9,000,000"),
            tag("us-gaap:CommonStockSharesOutstanding", "d0", "shares", "0:0", "9,100,000"),
        ]),
        line("Total shareholders' equity", "us-gaap:StockholdersEquity", "USD", ["d1", "d0"], ["9,000", "8,800"]),
    ];
    let import =
        landed(&years("en").table("STATEMENTS OF INCOME", &table(&rows)).table("BALANCE SHEETS", &table(&balance)));
    assert_eq!(value(&import, import.file.story.net_income.as_deref(), "FY2031").as_deref(), Some("1150000"));
    let capital = import.file.capital.as_ref().unwrap();
    assert!(capital.equity.is_some() && capital.cash.is_some(), "{capital:?}");
}
