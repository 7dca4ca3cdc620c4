//! The figures of the published release whose last digit no check can hold to account, each with the reason.

/// Why a misprint goes unnoticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is printed once, and nothing else follows from it.
    Once,
    /// It is a change on a figure that the release does not print.
    NoBase,
    /// What it is held against is printed, or follows, too coarsely for one unit of its last digit.
    Coarse,
    /// It is part of a contradiction or of a rounding already.
    Contradicted,
}

/// In the tables: `table.row.column`.
pub const CELLS: [(&str, Why); 44] = [
    // Targets that were revised a fortnight before the release.
    ("target-vs-actual-1h.1.target", Why::Once),
    ("target-vs-actual-1h.2.target", Why::Once),
    ("target-vs-actual-1h.3.target", Why::Once),
    // 329 million are 27.1 to 28.0 % more than 258 million, if both are rounded to the million.
    ("connectivity-breakdown-1h.4.change", Why::Contradicted),
    ("connectivity-breakdown-1h.8.change", Why::Coarse),
    ("connectivity-breakdown-1h.12.1h08", Why::Coarse),
    ("connectivity-breakdown-2q.3.2q07", Why::Coarse),
    ("connectivity-breakdown-2q.5.change", Why::Coarse),
    ("connectivity-breakdown-2q.7.2q07", Why::Coarse),
    ("connectivity-breakdown-2q.7.change", Why::Coarse),
    ("connectivity-breakdown-2q.9.2q07", Why::Coarse),
    ("connectivity-breakdown-2q.9.change", Why::Coarse),
    ("order-backlog.1.2007-09-30", Why::Contradicted),
    ("si-breakdown-2q.6.2q07", Why::Contradicted),
    ("si-breakdown-2q.6.change", Why::Contradicted),
    // The elimination's sign.
    ("segment-revenues-1h.7.1h08", Why::Contradicted),
    ("segment-operating-income-1h.1.1h08", Why::Contradicted),
    ("segment-operating-income-1h.2.1h08", Why::Contradicted),
    ("segment-operating-income-1h.3.1h08", Why::Contradicted),
    // 400 ADSs for each of an average number of shares that is rounded to one share.
    ("per-share-1h.4.1h07-jpy", Why::Coarse),
    ("per-share-2q.5.2q07-jpy", Why::Coarse),
    ("per-share-1h.9.1h07-jpy", Why::Contradicted),
    ("tse-financial-position.2.equity-per-share", Why::Contradicted),
    // A thousand yen are nine dollars, and dollars are printed in thousands; of the year before there are none.
    ("cash-flows-1h-financing.13.1h08-jpy", Why::Coarse),
    ("cash-flows-1h-financing.14.1h08-jpy", Why::Coarse),
    ("cash-flows-1h-financing.16.1h08-jpy", Why::Coarse),
    ("cash-flows-1h-financing.13.1h07-jpy", Why::Once),
    ("cash-flows-1h-financing.14.1h07-jpy", Why::Once),
    ("cash-flows-1h-financing.16.1h07-jpy", Why::Once),
    ("cash-flows-1h-financing.17.1h07-jpy", Why::Once),
    // Changes on the first half of FY2006 and on FY2007, of which the release prints nothing.
    ("tse-results.1.revenues-growth", Why::NoBase),
    ("tse-results.1.operating-income-growth", Why::NoBase),
    ("tse-results.1.income-before-tax-growth", Why::NoBase),
    ("tse-results.1.net-income-growth", Why::NoBase),
    ("tse-results.2.revenues-growth", Why::NoBase),
    ("tse-results.2.operating-income-growth", Why::NoBase),
    ("tse-results.2.income-before-tax-growth", Why::NoBase),
    ("tse-results.2.net-income-growth", Why::NoBase),
    ("tse-target.1.revenues-growth", Why::NoBase),
    ("tse-target.1.operating-income-growth", Why::NoBase),
    ("tse-target.1.income-before-tax-growth", Why::NoBase),
    ("tse-target.1.net-income-growth", Why::NoBase),
    ("tse-shares.5.shares", Why::Once),
    ("tse-shares.6.shares", Why::Once),
];

/// In the prose: the claims' ids.
pub const CLAIMS: [(&str, Why); 20] = [
    ("buyback.max_amount", Why::Once),
    // 4,000 of 206,478 shares are 1.94 %, and so are 4,001.
    ("buyback.max_shares", Why::Coarse),
    ("highlights.deferred_tax_benefit_1h07", Why::Contradicted),
    ("other.deferred_tax_benefit_1h07", Why::Contradicted),
    ("revenues.operation", Why::Contradicted),
    ("cost.initial_cost_new_subsidiaries", Why::Once),
    // The income statement has a line for gains, and nothing printed in it.
    ("balance.available_for_sale", Why::Once),
    ("balance.available_for_sale_decrease", Why::NoBase),
    ("review.backlog_construction_decrease", Why::NoBase),
    ("review.backlog_operation_growth", Why::NoBase),
    ("allowance.receivables_2008_09_30", Why::Once),
    ("allowance.receivables_2008_03_31", Why::Once),
    ("allowance.other_current_assets_2008_09_30", Why::Once),
    ("allowance.other_current_assets_2008_03_31", Why::Once),
    ("allowance.other_assets_2008_09_30", Why::Once),
    ("allowance.other_assets_2008_03_31", Why::Once),
    ("allowance.equity_method_loans", Why::Once),
    ("accumulated_depreciation_2008_09_30", Why::Once),
    ("accumulated_depreciation_2008_03_31", Why::Once),
    ("shares.authorized", Why::Once),
];
