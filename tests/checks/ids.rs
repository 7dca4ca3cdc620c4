//! A check's id is its address: one of a kind, made of the letters that an address may have, and the same tomorrow.

use std::collections::HashSet;

use kessan_core::checks::Kind;

use crate::common::{MADE_UP, PUBLISHED, published, release};

#[test]
fn every_id_is_one_of_a_kind_and_may_stand_in_an_address() {
    for json in [PUBLISHED, MADE_UP] {
        let report = release(json).checks();
        let mut seen = HashSet::new();
        for check in &report.checks {
            assert!(seen.insert(check.id.as_str()), "{} twice", check.id);
            let is_safe = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
            assert!(check.id.chars().all(is_safe), "{}", check.id);
            let (kind, place) = check.id.split_once('.').unwrap();
            assert_eq!(kind, check.kind.id());
            assert!(!place.is_empty());
            assert!(std::ptr::eq(report.find(&check.id).unwrap(), check));
        }
    }
}

/// Both releases have checks of every kind that one report can have, in the page's order.
#[test]
fn checks_stand_by_kind() {
    for json in [PUBLISHED, MADE_UP] {
        let mut kinds: Vec<_> = release(json).checks().checks.iter().map(|check| check.kind).collect();
        kinds.dedup();
        let all: Vec<_> = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Restatement).collect();
        assert_eq!(kinds, all);
    }
}

/// One id of each form; links to them must keep leading somewhere.
#[test]
fn ids_stay_what_they_were() {
    let report = published().checks();
    for id in [
        "footing.revenues-1h.1.1h08",
        "footing.segment-revenues-1h.8.1h08.way-2",
        "tie.cost-of-revenues-1h.4.1h08",
        "growth.connectivity-breakdown-1h.4.change",
        "ratio.balance-sheet-assets.16.2008-09-30-share",
        "ratio.buyback-share-of-outstanding",
        "translation.income-statement-1h.13.1h08-usd",
        "per-share.tse-financial-position.2.equity-per-share",
        "per-share.target-earnings-per-share",
        "roll-forward.CashAndCashEquivalents.1H08",
        "roll-forward.CashAndCashEquivalents.1H08.USD",
        "roll-forward.dividends-paid",
        "claim.revenues.operation",
        "quarter.RefundOfGuaranteeDeposits.1Q07",
        "label.tse-financial-position.2",
        "label.review.backlog_operation_growth.base",
    ] {
        assert!(report.find(id).is_some(), "{id}");
    }
}

/// The same file gives the same checks, in the same order.
#[test]
fn two_runs_give_the_same_checks() {
    assert_eq!(published().checks().checks, published().checks().checks);
}
