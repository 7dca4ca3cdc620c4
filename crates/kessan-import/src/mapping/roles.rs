//! Which elements of the public taxonomies are which line of any company's accounts.

mod elements;

use crate::report::Name;
use crate::terms;
use elements::ELEMENTS;

/// A line that every set of accounts may have.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    Revenues,
    CostOfRevenues,
    GrossProfit,
    OperatingIncome,
    OrdinaryIncome,
    IncomeBeforeTax,
    Profit,
    NetIncome,
    ComprehensiveIncome,
    EarningsPerShare,
    DilutedEarningsPerShare,
    Assets,
    Liabilities,
    LiabilitiesAndEquity,
    Equity,
    NetAssets,
    EquityRatio,
    NetAssetsPerShare,
    Cash,
    CashOrDeposits,
    OperatingCashFlow,
    InvestingCashFlow,
    FinancingCashFlow,
    SharesIssued,
    SharesOutstanding,
    TreasuryShares,
    AverageShares,
    DilutedAverageShares,
    DividendPerShare,
}

/// Endings that say in which accounting standards or in which part of a report an element is used, and no more.
const ENDINGS: [&str; 10] = [
    "SummaryOfBusinessResults",
    "KeyFinancialData",
    "IFRS",
    "USGAAP",
    "JMIS",
    "REIT",
    "InterimConsolidated",
    "Consolidated",
    "NA",
    "US",
];

/// A local name without those endings.
pub fn plain(local: &str) -> &str {
    let shorter = ENDINGS.iter().find_map(|ending| local.strip_suffix(ending)).filter(|rest| rest.len() > 3);
    shorter.map_or(local, plain)
}

/// The line that an element is, and how far down its list of elements it stands.
pub fn role(local: &str) -> Option<(Role, usize)> {
    // In the summary of an annual report this is what a bank takes in (経常収益), not what it earns (経常利益).
    if local == "OrdinaryIncomeSummaryOfBusinessResults" {
        return Some((Role::Revenues, LAST - 1));
    }
    let plain = plain(local);
    let at = |(role, names): &(Role, &[&str])| Some((*role, names.iter().position(|name| *name == plain)?));
    ELEMENTS.iter().find_map(at)
}

/// The line that an element is by its name or, where that is known to the field only, by the field's terms.
pub fn of_element(element: &Name) -> Option<(Role, usize)> {
    // A line that is named after its label is another one than that of the words: "Net sales" once more, below "Products".
    if &*element.namespace == crate::untagged::OWN {
        return None;
    }
    role(&element.local).or_else(|| {
        let role = match terms::by_element(element)?.role? {
            terms::Role::Revenues => Role::Revenues,
            terms::Role::CostOfRevenues => Role::CostOfRevenues,
            terms::Role::OperatingIncome => Role::OperatingIncome,
            terms::Role::NetIncome => Role::NetIncome,
            terms::Role::Assets => Role::Assets,
            terms::Role::Equity => Role::Equity,
            terms::Role::Cash => Role::Cash,
            terms::Role::EarningsPerShare => Role::EarningsPerShare,
            terms::Role::DividendsPerShare => Role::DividendPerShare,
            terms::Role::SharesIssued => Role::SharesIssued,
            terms::Role::TreasuryShares => Role::TreasuryShares,
            terms::Role::AverageShares => Role::AverageShares,
        };
        Some((role, LAST))
    })
}

/// Behind every element of the lists.
const LAST: usize = 1_000;

/// Whether an element is a kind of revenues: all of them, or those of a part of the company. Sales of assets and of shares, what
/// segments sell each other and what is not earned yet are not.
pub fn is_revenues(local: &str) -> bool {
    const WORDS: [&str; 3] = ["Revenue", "Sales", "Turnover"];
    const OTHERS: [&str; 25] = [
        "Cost",
        "Expense",
        "Intersegment",
        "InterSegment",
        "Deferred",
        "Unearned",
        "Unbilled",
        "Receivable",
        "Percent",
        "Ratio",
        "Proceeds",
        "Gain",
        "Loss",
        "Tax",
        "Property",
        "Securities",
        "Investment",
        "Remaining",
        "Recognized",
        "ForSale",
        "SalesAndMarketing",
        "SalesReturn",
        "ContractLiability",
        "Allowance",
        "Change",
    ];
    // The taxonomies name revenues by what is not in them.
    let plain = local.replace("ExcludingAssessedTax", "").replace("IncludingAssessedTax", "");
    role(local).is_some_and(|(role, _)| role == Role::Revenues)
        || (WORDS.iter().any(|word| plain.contains(word)) && !OTHERS.iter().any(|word| plain.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_of_every_standard_lead_to_their_line() {
        for (local, expected) in [
            ("NetSalesSummaryOfBusinessResults", Role::Revenues),
            ("RevenueIFRSSummaryOfBusinessResults", Role::Revenues),
            ("ProfitLossAttributableToOwnersOfParentIFRS", Role::NetIncome),
            ("StockholdersEquity", Role::Equity),
            ("EquityIFRS", Role::NetAssets),
            ("NetIncomeLossAttributableToOwnersOfParentUSGAAPSummaryOfBusinessResults", Role::NetIncome),
            ("OrdinaryIncomeSummaryOfBusinessResults", Role::Revenues),
            ("OrdinaryIncomeLossSummaryOfBusinessResults", Role::OrdinaryIncome),
            ("GrossRevenuesUS", Role::Revenues),
            ("OperatingRevenuesREIT", Role::Revenues),
            ("DividendPerShare", Role::DividendPerShare),
        ] {
            assert_eq!(role(local).map(|(role, _)| role), Some(expected), "{local}");
        }
        assert_eq!(role("OtherNOI"), None);
    }

    #[test]
    fn revenues_of_a_part_are_told_from_what_else_is_sold() {
        for local in ["RevenuesFromExternalCustomers", "SubscriptionRevenue", "NetSales", "OrdinaryIncomeBNK"] {
            assert!(is_revenues(local), "{local}");
        }
        for local in [
            "IntersegmentRevenues",
            "CostOfRevenue",
            "DeferredRevenueCurrent",
            "ProceedsFromSalesOfBusinesses",
            "GainOnSalesOfNoncurrentAssets",
            "InvestmentRevenue",
        ] {
            assert!(!is_revenues(local), "{local}");
        }
    }

    #[test]
    fn no_element_is_two_lines() {
        let mut all: Vec<&str> = ELEMENTS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(all.iter().all(|name| plain(name) == *name), "an ending that is taken off is never found");
    }
}
