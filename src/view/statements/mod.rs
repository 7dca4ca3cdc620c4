//! The statements: every table of the release as printed, and what an analyst does with them.

pub mod figures;
mod heads;
#[cfg(feature = "hydrate")]
pub mod mount;
pub mod naming;
pub mod narrow;
pub mod notice;
pub mod recast;
pub mod section;
pub mod source;
pub mod state;
pub mod table;
pub mod tools;

use crate::t;
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
        TableKind::BalanceSheet => t!(env, statements.balance_sheet),
        TableKind::Income => t!(env, statements.income),
        TableKind::CashFlows => t!(env, statements.cash_flows),
        TableKind::PerShare => t!(env, statements.per_share),
        TableKind::Summary => t!(env, statements.summary),
        TableKind::Breakdown => t!(env, statements.breakdown),
        TableKind::Segments => t!(env, statements.segments),
        TableKind::Operations => t!(env, statements.operations),
        TableKind::Reconciliation => t!(env, statements.reconciliation),
        TableKind::Targets => t!(env, statements.targets, guidance = env.guidance_first()),
        TableKind::Dividends => t!(env, statements.dividends),
        TableKind::Filing => t!(env, statements.filing),
        TableKind::Other => t!(env, statements.other),
    }
}
