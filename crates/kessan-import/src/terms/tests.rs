use super::*;

fn concept(label: &str) -> Option<(&'static str, bool)> {
    by_label(label).map(|found| (found.term.concept, found.is_certain()))
}

#[test]
fn labels_lead_to_their_terms_whatever_their_case_width_plural_and_brackets() {
    for (label, expected) in [
        ("Net Sales", "Revenues"),
        ("NET SALES, net of returns and allowances", "Revenues"),
        ("Total revenue", "Revenues"),
        ("Cost of Sales (Including Buying, Distribution, and Occupancy Costs)", "CostOfRevenues"),
        ("Gross profit", "GrossProfit"),
        ("SELLING, GENERAL AND ADMINISTRATIVE EXPENSES", "SellingGeneralAndAdministrativeExpense"),
        ("Income (loss) from operations", "OperatingIncome"),
        ("Income before income taxes", "IncomeBeforeIncomeTax"),
        ("Provision for income taxes (Note 4)", "IncomeTaxExpense"),
        ("Net earnings (loss)*1", "NetIncome"),
        ("Non-controlling interest", "MinorityInterest"),
        ("Total stockholders\u{2019} equity", "StockholdersEquity"),
        ("Accounts receivable, net", "AccountsReceivableNet"),
        ("Property & equipment, net", "PropertyAndEquipmentNet"),
        ("Depreciation and amortisation", "DepreciationAndAmortization"),
        ("Cash and cash equivalents, end of period", "CashAndCashEquivalents"),
        ("Basic (in dollars per share)", "BasicEarningsPerShare"),
        ("Net loss attributable to Rivermouth Instruments Inc.", "NetIncome"),
        ("Net income attributable to non-controlling interests", "NetIncomeAttributableToNoncontrollingInterests"),
        ("Diluted earnings per share attributable to common stockholders", "DilutedEarningsPerShare"),
        ("Net cash flows from operating activities", "OperatingCashFlow"),
    ] {
        let found = concept(label);
        assert_eq!(found.map(|(concept, _)| concept), Some(expected), "{label}");
    }
}

#[test]
fn japanese_labels_lead_to_their_terms_whatever_the_length_of_the_period() {
    for (label, expected) in [
        ("売上高", "Revenues"),
        ("売　上　高", "Revenues"),
        ("営業利益又は営業損失（△）", "OperatingIncome"),
        ("経常利益", "OrdinaryIncome"),
        ("親会社株主に帰属する四半期純利益", "NetIncome"),
        ("親会社株主に帰属する中間純利益", "NetIncome"),
        ("親会社の所有者に帰属する四半期利益", "NetIncome"),
        ("１株当たり四半期純利益金額（円）", "BasicEarningsPerShare"),
        ("潜在株式調整後1株当たり四半期純利益", "DilutedEarningsPerShare"),
        ("(1) 期末発行済株式数（自己株式を含む）", "SharesIssued"),
        ("②　期末自己株式数", "TreasuryShares"),
        ("流動資産合計", "AssetsCurrent"),
        ("負債純資産合計", "LiabilitiesAndStockholdersEquity"),
        ("営業活動によるキャッシュ・フロー", "OperatingCashFlow"),
        ("売上債権の増減額（△は増加）", "ChangeInAccountsReceivable"),
        ("受取手形、売掛金及び契約資産 ※１", "NotesAndAccountsReceivable"),
        ("自己資本比率", "StockholdersEquityRatio"),
    ] {
        assert_eq!(concept(label).map(|(concept, _)| concept), Some(expected), "{label}");
    }
}

#[test]
fn what_says_little_leads_nowhere() {
    for label in
        ["Other", "その他", "", "—", "2025", "Total", "合計", "(1)", "Note", "当第１四半期", "増減", "Widgets sold"]
    {
        assert!(by_label(label).is_none(), "{label}: {:?}", concept(label));
    }
}

#[test]
fn a_label_with_other_words_beside_is_not_certain() {
    let found = by_label("Effect of exchange rate changes on cash held abroad").unwrap();
    assert_eq!(found.term.concept, "EffectOfExchangeRateChangesOnCash");
    assert!(!found.is_certain());
    assert!(found.score < Match::CERTAIN);
}

#[test]
fn headings_say_what_basic_and_diluted_are() {
    let under = |label, headings: &[&str]| by_label_under(label, headings).map(|found| found.term.concept);
    assert_eq!(under("Basic", &["Earnings per share:"]), Some("BasicEarningsPerShare"));
    assert_eq!(under("Diluted", &["Earnings per share:"]), Some("DilutedEarningsPerShare"));
    assert_eq!(under("Basic", &["Net sales", "Basic weighted average shares:"]), Some("WeightedAverageSharesBasic"));
    assert_eq!(under("Total assets", &["Current assets:"]), Some("Assets"));
    assert_eq!(under("Net sales", &["Operating expenses:"]), Some("Revenues"));
}

#[test]
fn no_element_and_no_concept_stands_twice() {
    let mut elements: Vec<_> = all().iter().flat_map(|term| term.elements.clone()).collect();
    let mut concepts: Vec<_> = all().iter().map(|term| term.concept).collect();
    for list in [&mut elements, &mut concepts] {
        list.sort_unstable();
        let before = list.len();
        list.dedup();
        assert_eq!(list.len(), before);
    }
    assert!(all().iter().all(|term| !term.english.is_empty() && !term.japanese.is_empty()));
}

#[test]
fn every_label_of_the_table_leads_back_to_its_term() {
    for term in all() {
        for label in term.english.iter().chain(&term.japanese) {
            let found = by_label(label).unwrap();
            assert_eq!(found.term.concept, term.concept, "{label}");
            assert_eq!(found.score, 100, "{label}");
        }
    }
}

#[test]
fn every_term_is_found_by_its_name() {
    for term in all() {
        assert_eq!(by_element(&name(term)).map(|found| found.concept), Some(term.concept));
    }
}

#[test]
fn every_role_has_one_term() {
    for role in [Role::Revenues, Role::NetIncome, Role::Equity, Role::AverageShares, Role::TreasuryShares] {
        assert_eq!(all().iter().filter(|term| term.role == Some(role)).count(), 1, "{role:?}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC{0,300}") {
        let _ = by_label(&text);
        let _ = by_label_under(&text, &[&text, "Earnings per share:"]);
    }
}
