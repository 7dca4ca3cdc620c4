//! The published release's contradictions, each by its id. Differences (printed less expected, in the base unit, rounded
//! to two digits) were worked out from the source's text with a calculator, not read from the engine: 9,248 million in the
//! prose less 9,427,609 thousand in the income statement is −179.609 million.

use std::collections::BTreeSet;

use kessan_core::checks::{Check, Gravity, Held, Reason, Speaker, Status};
use kessan_core::release::Release;
use kessan_core::rounding::half_away;

use crate::common::{ids, place, published};

/// What no rounding explains: the id and the difference.
const INCONSISTENT: [(&str, &str); 12] = [
    // 33,254 printed; 33,323 + 11 + 80 = 33,414. 1,005 printed; 1,253 − 233 + 14 = 1,034.
    ("footing.segment-revenues-1h.8.1h08.way-2", "-160000000"),
    ("footing.segment-operating-income-1h.4.1h08.way-2", "-29000000"),
    // The backlog of a year before is 18,938 and 18,928, so its decrease is 8.7 % and 8.6 %.
    ("tie.si-breakdown-2q.6.2q07", "-10000000"),
    ("tie.si-breakdown-2q.6.change", "0.1"),
    // 53,275,475 ÷ 105.94 = 502,883.47, printed 502,884: the totals were added up from their rounded parts.
    ("translation.balance-sheet-assets.17.2008-09-30-usd", "528.22"),
    ("translation.balance-sheet-liabilities.23.2008-09-30-usd", "528.22"),
    // 3,477,400 thousand ÷ 82,491,200 = 42.155, printed 42.14. 24,980,713 thousand ÷ 206,478 = 120,984.87, printed
    // 120,985.87.
    ("per-share.per-share-1h.9.1h07-jpy", "-0.01"),
    ("per-share.tse-financial-position.2.equity-per-share", "1"),
    // A benefit of 1,970 million in the prose, twice; 1,969,437 thousand in the cash flows.
    ("claim.highlights.deferred_tax_benefit_1h07", "-563000"),
    ("claim.other.deferred_tax_benefit_1h07", "-563000"),
    ("claim.revenues.operation", "-179609000"),
    // 3,361 thousand in the half, 8,031 in its second quarter.
    ("quarter.RefundOfGuaranteeDeposits.1Q07", "-4670000"),
];

/// Words that name another period than the figures': the id, the period named, that of the figures.
const MISNAMED: [(&str, &str, &str); 4] = [
    ("label.tse-financial-position.2", "1H07", "2008-03-31"),
    ("label.cost.si", "2Q08", "1H08"),
    ("label.review.backlog_construction_decrease.base", "2008-09-30", "2007-09-30"),
    ("label.review.backlog_operation_growth.base", "2008-09-30", "2007-09-30"),
];

/// The gravity of each contradiction: figures that no single digit reconciles, a sign, words, a last digit.
const GRAVITY: [(Gravity, &[&str]); 4] = [
    (
        Gravity::Figures,
        &[
            // 18,928 and 18,938; 120,984.87 and 120,985.87; 9,248 and 9,428; 3,361 less 8,031.
            "tie.si-breakdown-2q.6.2q07",
            "per-share.tse-financial-position.2.equity-per-share",
            "claim.revenues.operation",
            "quarter.RefundOfGuaranteeDeposits.1Q07",
        ],
    ),
    (Gravity::Sign, &["footing.segment-revenues-1h.8.1h08.way-2", "footing.segment-operating-income-1h.4.1h08.way-2"]),
    (
        Gravity::Label,
        &[
            "label.tse-financial-position.2",
            "label.cost.si",
            "label.review.backlog_construction_decrease.base",
            "label.review.backlog_operation_growth.base",
        ],
    ),
    (
        Gravity::LastDigit,
        &[
            // 8.6% and 8.7%; 502,884 and 502,883.47; 42.14 and 42.155; 1,970 million and 1,969,437 thousand.
            "tie.si-breakdown-2q.6.change",
            "translation.balance-sheet-assets.17.2008-09-30-usd",
            "translation.balance-sheet-liabilities.23.2008-09-30-usd",
            "per-share.per-share-1h.9.1h07-jpy",
            "claim.highlights.deferred_tax_benefit_1h07",
            "claim.other.deferred_tax_benefit_1h07",
        ],
    ),
];

/// What one unit of a figure explains: the id, the difference, that figure (nothing: the one held) and its column's total.
const ROUNDING: [(&str, &str, &str, &str); 32] = [
    ("tie.cash-flows-1h.12.1h08-usd", "1000", "", "cash-flows-1h.20.1h08-usd"),
    ("tie.cost-of-revenues-1h.4.1h08", "1159000", "", "cost-of-revenues-1h.1.1h08"),
    ("tie.equipment-sales-1h.2.1h08", "1159000", "", "cost-of-revenues-1h.1.1h08"),
    ("tie.operating-summary-2q.10.2q08", "697000", "", "operating-summary-2q.6.2q08"),
    ("tie.atm-operation-2q.2.2q08", "697000", "", "operating-summary-2q.6.2q08"),
    ("tie.connectivity-breakdown-2q.10.2q07", "-596000", "", "connectivity-breakdown-2q.1.2q07"),
    (
        "growth.connectivity-breakdown-1h.4.change",
        "-0.52",
        "connectivity-breakdown-1h.4.1h08",
        "connectivity-breakdown-1h.1.1h08",
    ),
    ("ratio.balance-sheet-assets.16.2008-09-30-share", "-0.05", "", "balance-sheet-assets.17.2008-09-30-share"),
    (
        "ratio.balance-sheet-liabilities.10.2008-09-30-share",
        "-0.05",
        "",
        "balance-sheet-liabilities.14.2008-09-30-share",
    ),
    (
        "ratio.balance-sheet-liabilities.15.2008-03-31-share",
        "0.07",
        "",
        "balance-sheet-liabilities.23.2008-03-31-share",
    ),
    (
        "ratio.balance-sheet-liabilities.21.2008-03-31-share",
        "-0.06",
        "",
        "balance-sheet-liabilities.22.2008-03-31-share",
    ),
    ("ratio.income-statement-1h.19.1h08-share", "0.05", "", "income-statement-1h.23.1h08-share"),
    ("ratio.income-statement-1h.20.1h07-share", "-0.06", "", "income-statement-1h.23.1h07-share"),
    ("ratio.income-statement-2q.22.2q07-share", "-0.07", "", "income-statement-2q.23.2q07-share"),
    ("ratio.income-statement-2q.33.2q07-share", "0.05", "", "income-statement-2q.36.2q07-share"),
    (
        "translation.balance-sheet-liabilities.15.2008-09-30-usd",
        "1430.24",
        "",
        "balance-sheet-liabilities.23.2008-09-30-usd",
    ),
    (
        "translation.balance-sheet-liabilities.21.2008-09-30-usd",
        "-804.23",
        "",
        "balance-sheet-liabilities.22.2008-09-30-usd",
    ),
    ("translation.income-statement-1h.12.1h08-usd", "-549.18", "", "income-statement-1h.13.1h08-usd"),
    ("translation.income-statement-1h.18.1h08-usd", "-779.5", "", "income-statement-1h.19.1h08-usd"),
    ("translation.income-statement-1h.27.1h08-usd", "-661.32", "", "income-statement-1h.32.1h08-usd"),
    ("translation.income-statement-1h.36.1h08-usd", "-881.82", "", "income-statement-1h.37.1h08-usd"),
    ("translation.cash-flows-1h.12.1h08-usd", "548.8", "", "cash-flows-1h.20.1h08-usd"),
    ("translation.cash-flows-1h.22.1h08-usd", "641.31", "", "cash-flows-1h.35.1h08-usd"),
    ("translation.cash-flows-1h-financing.4.1h08-usd", "704.17", "", "cash-flows-1h-financing.7.1h08-usd"),
    ("translation.cash-flows-1h-financing.8.1h08-usd", "-941.1", "", "cash-flows-1h-financing.9.1h08-usd"),
    ("translation.income-statement-2q.9.2q08-usd", "725.51", "", "income-statement-2q.10.2q08-usd"),
    ("translation.income-statement-2q.18.2q08-usd", "798.94", "", "income-statement-2q.19.2q08-usd"),
    ("translation.income-statement-2q.33.2q08-usd", "645.46", "", "income-statement-2q.36.2q08-usd"),
    ("translation.cash-flows-2q.18.2q08-usd", "625.26", "", "cash-flows-2q.19.2q08-usd"),
    ("translation.cash-flows-2q.19.2q08-usd", "-577.5", "", "cash-flows-2q-financing.8.2q08-usd"),
    ("translation.cash-flows-2q-financing.3.2q08-usd", "635.27", "", "cash-flows-2q-financing.6.2q08-usd"),
    ("claim.cost.equipment", "1159000", "claim cost.equipment", "cost-of-revenues-1h.1.1h08"),
];

fn check<'a>(report: &'a kessan_core::checks::Report, id: &str) -> &'a Check {
    report.find(id).unwrap_or_else(|| panic!("no check {id}"))
}

fn difference(check: &Check) -> String {
    half_away(check.difference.unwrap(), 2).normalize().to_string()
}

/// What is held, as `table.row.column`.
fn held(release: &Release, check: &Check) -> String {
    place(release, check.sources()[0])
}

#[test]
fn nothing_but_the_known_contradictions_is_inconsistent() {
    let report = published().checks();
    let known: BTreeSet<_> =
        INCONSISTENT.iter().map(|(id, _)| *id).chain(MISNAMED.iter().map(|(id, ..)| *id)).collect();
    assert_eq!(ids(&report, Status::Inconsistent), known);
    for (id, expected) in INCONSISTENT {
        assert_eq!(difference(check(&report, id)), expected, "{id}");
    }
}

#[test]
fn each_contradiction_has_its_gravity() {
    let report = published().checks();
    for (gravity, expected) in GRAVITY {
        let found: BTreeSet<_> = report.of_gravity(gravity).map(|check| check.id.as_str()).collect();
        assert_eq!(found, expected.iter().copied().collect(), "{gravity:?}");
    }
    let all: usize = GRAVITY.iter().map(|(_, checks)| checks.len()).sum();
    assert_eq!(all, report.count(Status::Inconsistent));
}

/// What a check says that rounding explains is where it ends: it ties as long as its difference is no larger.
#[test]
fn a_check_ties_as_far_as_its_tolerance() {
    for check in &published().checks().checks {
        let (Held::Figure(_), Some(difference), Some(tolerance)) = (check.held, check.difference, check.tolerance)
        else {
            continue;
        };
        match check.status {
            Status::Tied => assert!(difference.abs() <= tolerance, "{}", check.id),
            _ => assert!(difference.abs() >= tolerance, "{}", check.id),
        }
    }
}

#[test]
fn nothing_but_the_known_figures_is_moved_so_that_a_column_adds_up() {
    let release = published();
    let report = release.checks();
    assert_eq!(ids(&report, Status::Rounding), ROUNDING.iter().map(|(id, ..)| *id).collect());
    for (id, expected, figure, column) in ROUNDING {
        let check = check(&report, id);
        let Reason::Column { moved, total } = check.reason else { panic!("{id}: {:?}", check.reason) };
        let figure = if figure.is_empty() { held(&release, check) } else { figure.to_owned() };
        assert_eq!((place(&release, moved), place(&release, total)), (figure, column.to_owned()), "{id}");
        assert_eq!(difference(check), expected, "{id}");
    }
}

/// "Elimination" is printed as 80 and as 14; 33,323 + 11 − 80 = 33,254, and 1,253 − 233 − 14 = 1,006, printed 1,005.
#[test]
fn the_segments_add_up_with_the_other_sign_of_the_elimination() {
    let release = published();
    let report = release.checks();
    for (id, elimination) in [
        ("footing.segment-revenues-1h.8.1h08.way-2", "segment-revenues-1h.7.1h08"),
        ("footing.segment-operating-income-1h.4.1h08.way-2", "segment-operating-income-1h.3.1h08"),
    ] {
        let Reason::OtherSign(source) = check(&report, id).reason else { panic!("{id}") };
        assert_eq!(place(&release, source), elimination);
    }
}

#[test]
fn words_that_name_another_period_say_which_and_whose() {
    let release = published();
    let report = release.checks();
    for (id, words, figures) in MISNAMED {
        let Held::Words { by, named, of } = check(&report, id).held else { panic!("{id}") };
        let period = |index: usize| release.file.periods[index].id.as_str();
        assert_eq!((period(named), period(of)), (words, figures), "{id}");
        let is_row = matches!(by, Speaker::Row(..));
        assert_eq!(is_row, id.starts_with("label.tse"), "{id}: {by:?}");
    }
}

/// A check that does not tie names every figure of its proof: the one held and those that it is held against.
#[test]
fn every_contradiction_names_its_figures() {
    let release = published();
    let report = release.checks();
    let places = |id: &str| {
        let sources = check(&report, id).sources();
        sources.into_iter().map(|source| place(&release, source)).collect::<Vec<_>>()
    };
    assert_eq!(places("claim.revenues.operation"), ["claim revenues.operation", "income-statement-1h.9.1h08-jpy"]);
    assert_eq!(
        places("tie.cost-of-revenues-1h.4.1h08"),
        ["cost-of-revenues-1h.4.1h08", "income-statement-1h.17.1h08-jpy"]
    );
    assert_eq!(
        places("quarter.RefundOfGuaranteeDeposits.1Q07"),
        ["cash-flows-1h.31.1h07-jpy", "cash-flows-2q.28.2q07-jpy"]
    );
    assert_eq!(
        places("per-share.tse-financial-position.2.equity-per-share"),
        [
            "tse-financial-position.2.equity-per-share",
            "balance-sheet-liabilities.22.2008-03-31-jpy",
            "tse-shares.3.shares"
        ]
    );
    let translated = "translation.balance-sheet-liabilities.15.2008-09-30-usd";
    assert_eq!(
        places(translated),
        [
            "balance-sheet-liabilities.15.2008-09-30-usd",
            "balance-sheet-liabilities.15.2008-09-30-jpy",
            "claim translation.rate"
        ]
    );
}
