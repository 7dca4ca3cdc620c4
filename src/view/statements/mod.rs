//! The statements: every table of the release as printed, and what an analyst does with them.

pub mod book;
pub mod figures;
pub mod naming;
pub mod notice;
pub mod recast;
pub mod section;
pub mod source;
pub mod table;
pub mod tools;
#[cfg(feature = "hydrate")]
pub mod wake;

use crate::say;
use crate::view::env::Env;
use kessan_core::release::model::TableKind;

/// What the anchors of tables begin with.
pub const TABLE: &str = "table-";

/// The id of the heading above the tables of a kind.
pub fn kind_anchor(kind: TableKind) -> String {
    let position = TableKind::ALL.into_iter().position(|known| known == kind).unwrap_or_default();
    format!("tables-{}", position + 1)
}

/// A kind of tables in words.
pub fn kind_name(env: Env, kind: TableKind) -> String {
    match kind {
        TableKind::BalanceSheet => say!(env, statements.balance_sheet),
        TableKind::Income => say!(env, statements.income),
        TableKind::CashFlows => say!(env, statements.cash_flows),
        TableKind::PerShare => say!(env, statements.per_share),
        TableKind::Summary => say!(env, statements.summary),
        TableKind::Breakdown => say!(env, statements.breakdown),
        TableKind::Segments => say!(env, statements.segments),
        TableKind::Operations => say!(env, statements.operations),
        TableKind::Reconciliation => say!(env, statements.reconciliation),
        TableKind::Targets => say!(env, statements.targets),
        TableKind::Dividends => say!(env, statements.dividends),
        TableKind::Filing => say!(env, statements.filing),
        TableKind::Other => say!(env, statements.other),
    }
}
