//! Every check with its figures.

use rust_decimal::Decimal;

use super::{plain, write};
use kessan_core::checks::{Check, Held, Report};
use kessan_core::release::Release;
use kessan_core::rounding::round_to;

const HEADER: [&str; 9] =
    ["id", "kind", "relation", "expected", "printed", "difference", "tolerance", "status", "where"];

/// Digits beyond those printed that a quotient is written with, so that its rounding can be followed.
const MORE_DIGITS: i32 = 4;

pub(super) fn csv(release: &Release, report: &Report) -> Result<String, csv::Error> {
    write(&HEADER, report.checks.iter().map(|check| row(release, check)))
}

fn row(release: &Release, check: &Check) -> Vec<String> {
    let (printed, decimals) = match check.held {
        Held::Figure(printing) => (printing.value, printing.decimals),
        Held::Sign { .. } | Held::Words { .. } => (None, 0),
    };
    let shown =
        |value: Option<Decimal>| plain(value.and_then(|value| round_to(value, (decimals + MORE_DIGITS).max(0))));
    vec![
        check.id.clone(),
        check.kind.id().to_owned(),
        release.relation(check),
        shown(check.expected),
        plain(printed),
        shown(check.difference),
        shown(check.tolerance),
        check.status.id().to_owned(),
        release.places(check),
    ]
}
