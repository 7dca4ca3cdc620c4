//! What a check has found, in plain text.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use kessan_core::checks::{Check, Gravity, Held, Reason, Report, Status};
use kessan_core::release::Release;

/// What there is in a file that is in order, each relation that does not hold by itself, and how many there are.
pub fn text(name: &str, release: &Release, report: &Report) -> String {
    let (tables, facts, claims) = (release.file.tables.len(), release.facts.all().len(), release.file.claims.len());
    let mut text =
        format!("{name} is valid: {tables} tables, {facts} reported figures, {claims} figures in the text\n");
    if let Some(upgrade) = &release.upgrade {
        let _ = writeln!(text, "{name} is {upgrade}");
    }
    for check in super::told(report) {
        let _ = write!(text, "\n{}\n", of(release, check));
    }
    let count_of = |status| match status {
        Status::Inconsistent => count(report),
        Status::Restated | Status::Rounding | Status::Tied => format!("{} {}", report.count(status), status.id()),
    };
    let _ = write!(
        text,
        "\n{} relations: {}",
        report.checks.len(),
        report.statuses().into_iter().map(count_of).collect::<Vec<_>>().join(", ")
    );
    text
}

/// How many checks are inconsistent and how gravely: `3 inconsistent (2 figures, 1 label)`.
pub fn count(report: &Report) -> String {
    let graded = Gravity::ALL.map(|gravity| (report.of_gravity(gravity).count(), gravity.id()));
    let graded = graded.into_iter().filter(|(count, _)| *count > 0).map(|(count, id)| format!("{count} {id}"));
    let (graded, status) = (graded.collect::<Vec<_>>().join(", "), Status::Inconsistent);
    let all = format!("{} {}", report.count(status), status.id());
    if graded.is_empty() { all } else { format!("{all} ({graded})") }
}

/// The check's status with its gravity and its id, the relation with its figures, what explains it, and where the figures stand.
fn of(release: &Release, check: &Check) -> String {
    let gravity = check.gravity().map(|gravity| format!(" ({})", gravity.id())).unwrap_or_default();
    let head = format!("{}{gravity}: {}", check.status.id(), check.id);
    let mut lines = vec![head, format!("  {}", release.relation(check))];
    let plain = |value: Decimal| value.round_dp(4).normalize().to_string();
    if let (Some(expected), Some(difference), Some(tolerance)) = (check.expected, check.difference, check.tolerance) {
        let printed = match check.held {
            Held::Figure(printing) => {
                format!("reported {}, ", printing.value.map_or_else(|| "a dash".to_owned(), plain))
            }
            Held::Sign { .. } | Held::Words { .. } => String::new(),
        };
        lines.push(format!(
            "  {printed}recalculated {}, difference {}, rounding explains {}",
            plain(expected),
            plain(difference),
            plain(tolerance)
        ));
    }
    match check.reason {
        Reason::Plain => {}
        Reason::Column { moved, total } => lines.push(format!(
            "  off by one unit in the last digit so that its column adds up: {}; total: {}",
            release.place(moved),
            release.place(total)
        )),
        Reason::OtherSign(figure) => lines.push(format!("  holds with the other sign of {}", release.place(figure))),
        Reason::NotMeaningful => lines.push("  a rate of change is not meaningful for these figures".to_owned()),
    }
    lines.extend(release.places(check).split("; ").map(|place| format!("  at {place}")));
    lines.join("\n")
}
