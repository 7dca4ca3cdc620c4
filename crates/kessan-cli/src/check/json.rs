//! What a check has found, for programs.

use kessan_core::checks::{Check, Gravity, Report, Status};
use kessan_core::release::Release;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// The mistakes of a file that is not in order.
pub fn mistakes(name: &str, report: &kessan_validate::Report) -> Value {
    let findings = report.findings.iter();
    let problems: Vec<Value> = findings
        .map(
            |finding| json!({ "line": finding.line, "column": finding.column, "problem": finding.problem.to_string() }),
        )
        .collect();
    json!({ "file": name, "valid": false, "problems": problems })
}

/// What there is in a file that is in order, with each relation that does not hold by itself.
pub fn relations(name: &str, release: &Release, report: &Report) -> Value {
    let plain = |value: Option<Decimal>| value.map(|value| value.normalize().to_string());
    let check = |check: &Check| {
        json!({
            "id": check.id,
            "kind": check.kind.id(),
            "status": check.status.id(),
            "gravity": check.gravity().map(Gravity::id),
            "relation": release.relation(check),
            "expected": plain(check.expected),
            "difference": plain(check.difference),
            "tolerance": plain(check.tolerance),
            "where": release.places(check),
        })
    };
    json!({
        "file": name,
        "valid": true,
        "upgrade": release.upgrade.as_ref().map(ToString::to_string),
        "tables": release.file.tables.len(),
        "figures": release.facts.all().len(),
        "claims": release.file.claims.len(),
        "relations": report.checks.len(),
        "tied": report.count(Status::Tied),
        "rounding": report.count(Status::Rounding),
        "restated": report.count(Status::Restated),
        "inconsistent": report.count(Status::Inconsistent),
        "checks": super::told(report).map(check).collect::<Vec<_>>(),
    })
}
