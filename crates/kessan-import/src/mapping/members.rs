//! The members that the public taxonomies have for what is no business of any company: subtotals, reconciling items, the whole.

use super::words::Words;
use crate::report::{Member, Name};

/// What a member is beside the others of its axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// One of the company's own: a segment, a product, a region.
    Own,
    /// A subtotal or the whole: what the others add up to.
    Subtotal,
    /// What leads from the sum of the others to the accounts: eliminations, amounts of no segment.
    Reconciling,
}

/// Local names without their ending of members that are a subtotal.
const SUBTOTALS: [&str; 12] = [
    "ReportableSegments",
    "ReportableSegment",
    "OperatingSegments",
    "TotalOfReportableSegmentsAndOthers",
    "ReportableSegmentAggregationBeforeOtherOperatingSegment",
    "SegmentsTotal",
    "Segments",
    "Consolidated",
    "ConsolidatedTotal",
    "EntityWide",
    "AllSegments",
    "Group",
];

/// Words in the names of members that are no business: what is eliminated, adjusted or allotted to none. Banks do have a
/// `CorporateBankingMember`, so "corporate" alone says nothing.
const RECONCILING: [&str; 12] = [
    "eliminat",
    "reconcil",
    "adjustment",
    "unallocated",
    "nonsegment",
    "intersegment",
    "corporateshared",
    "companywide",
    "消去",
    "調整額",
    "全社",
    "調整",
];

/// Words of columns that consolidate companies, not businesses.
const COMPANIES: [&str; 4] = ["guarantor", "parentcompany", "parentonly", "subsidiaries"];

/// What a member is, by its name.
///
/// ```text
/// ReportableSegmentsMember          a subtotal
/// SoftwareReportableSegmentsMember  one of the company's own: EDINET's issuers name theirs so
/// ReconcilingItemsMember            reconciling
/// ```
pub fn standing(member: &Member) -> Standing {
    let name = match member {
        Member::Explicit(name) => name.local.as_str(),
        Member::Typed(text) => text.as_str(),
    };
    let plain = name.strip_suffix("Member").unwrap_or(name);
    let plain = plain.strip_suffix("Domain").unwrap_or(plain);
    let lower = plain.to_lowercase();
    let is_total = |text: &str| ["total", "合計", "計", "連結", "consolidated"].contains(&text);
    if RECONCILING.iter().chain(&COMPANIES).any(|word| lower.contains(word)) {
        Standing::Reconciling
    } else if SUBTOTALS.contains(&plain)
        || is_total(&lower)
        || lower.starts_with("totalof")
        || lower.starts_with("totalsegment")
        || lower.starts_with("totalreportable")
        || lower.ends_with("計上額")
        || lower.ends_with("segmentstotal")
    {
        Standing::Subtotal
    } else {
        Standing::Own
    }
}

/// What the field calls members of the public taxonomies, whose own labels are sentences.
pub fn usual(name: &Name) -> Words {
    let (en, ja) = match name.local.as_str() {
        "ReportableSegmentsMember" => ("Reportable segments", "報告セグメント"),
        "OperatingSegmentsNotIncludedInReportableSegmentsAndOtherRevenueGeneratingBusinessActivitiesMember"
        | "AllOtherSegmentsMember"
        | "OtherSegmentsMember"
        | "OtherReportableSegmentsMember" => ("Other", "その他"),
        "TotalOfReportableSegmentsAndOthersMember" => ("Total", "合計"),
        "ReconcilingItemsMember" | "MaterialReconcilingItemsMember" | "SegmentReconcilingItemsMember" => {
            ("Adjustments", "調整額")
        }
        "UnallocatedAmountsAndEliminationMember" => ("Unallocated and eliminations", "全社・消去"),
        "UnallocatedAmountsMember" | "CorporateSharedMember" | "CorporateNonSegmentMember" => ("Unallocated", "全社"),
        "IntersegmentEliminationMember"
        | "EliminationOfIntersegmentAmountsMember"
        | "EliminationOfInterSegmentTransactionsMember" => ("Intersegment eliminations", "セグメント間取引消去"),
        "OperatingSegmentsMember" => ("Operating segments", "事業セグメント"),
        _ => return Words::default(),
    };
    Words::both(en, ja)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explicit(local: &str) -> Member {
        Member::Explicit(Name { local: local.into(), ..Name::default() })
    }

    #[test]
    fn a_segment_of_the_company_is_told_from_subtotals_and_eliminations() {
        for (local, expected) in [
            ("SoftwareReportableSegmentsMember", Standing::Own),
            ("CorporateBankingMember", Standing::Own),
            ("AllOtherSegmentsMember", Standing::Own),
            ("TotalReturnSwapsMember", Standing::Own),
            ("ReportableSegmentsMember", Standing::Subtotal),
            ("TotalOfReportableSegmentsAndOthersMember", Standing::Subtotal),
            ("ReconcilingItemsMember", Standing::Reconciling),
            ("IntersegmentEliminationMember", Standing::Reconciling),
            ("UnallocatedAmountsAndEliminationMember", Standing::Reconciling),
        ] {
            assert_eq!(standing(&explicit(local)), expected, "{local}");
        }
        assert_eq!(standing(&Member::Typed("合計".into())), Standing::Subtotal);
    }
}
