//! The table itself, read once.

use std::sync::LazyLock;

use kessan_core::release::model::{ConceptKind, TableKind};

use super::{Role, Term, TermUnit};

/// The file; the tests hold that every line of it is read.
const FILE: &str = include_str!("../../terms.tsv");

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| FILE.lines().filter_map(term).collect());

/// Every term, in the order of statements.
pub fn all() -> &'static [Term] {
    &TERMS
}

/// The term of a concept's id.
pub fn by_concept(concept: &str) -> Option<&'static Term> {
    all().iter().find(|term| term.concept == concept)
}

/// The term of a line; `None` for a comment and for a line that is not in order.
fn term(line: &'static str) -> Option<Term> {
    if line.starts_with('#') {
        return None;
    }
    let mut fields = line.split('\t');
    let term = Term {
        concept: fields.next()?,
        unit: unit(fields.next()?)?,
        kind: kind(fields.next()?)?,
        statement: statement(fields.next()?)?,
        role: role(fields.next()?)?,
        elements: list(fields.next()?),
        english: list(fields.next()?),
        japanese: list(fields.next()?),
    };
    fields.next().is_none().then_some(term)
}

fn list(field: &'static str) -> Vec<&'static str> {
    field.split("; ").filter(|part| !part.is_empty()).collect()
}

fn unit(field: &str) -> Option<TermUnit> {
    Some(match field {
        "money" => TermUnit::Money,
        "money/share" => TermUnit::MoneyPerShare,
        "shares" => TermUnit::Shares,
        "percent" => TermUnit::Percent,
        "count" => TermUnit::Count,
        _ => return None,
    })
}

fn kind(field: &str) -> Option<ConceptKind> {
    use ConceptKind::{Average, Flow, PerShare, Ratio, Stock};
    [Flow, Stock, Average, Ratio, PerShare].into_iter().find(|kind| kind.id() == field)
}

fn statement(field: &str) -> Option<TableKind> {
    Some(match field {
        "income" => TableKind::Income,
        "balance-sheet" => TableKind::BalanceSheet,
        "cash-flows" => TableKind::CashFlows,
        "per-share" => TableKind::PerShare,
        "summary" => TableKind::Summary,
        "dividends" => TableKind::Dividends,
        "segments" => TableKind::Segments,
        "operations" => TableKind::Operations,
        "other" => TableKind::Other,
        _ => return None,
    })
}

fn role(field: &str) -> Option<Option<Role>> {
    Some(Some(match field {
        "" => return Some(None),
        "revenues" => Role::Revenues,
        "cost-of-revenues" => Role::CostOfRevenues,
        "operating-income" => Role::OperatingIncome,
        "net-income" => Role::NetIncome,
        "assets" => Role::Assets,
        "equity" => Role::Equity,
        "cash" => Role::Cash,
        "eps" => Role::EarningsPerShare,
        "dps" => Role::DividendsPerShare,
        "shares-issued" => Role::SharesIssued,
        "treasury-shares" => Role::TreasuryShares,
        "average-shares" => Role::AverageShares,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_file_is_a_term_or_a_comment() {
        for line in FILE.lines().filter(|line| !line.starts_with('#')) {
            assert!(term(line).is_some(), "{line}");
        }
        assert!(all().len() > 200, "{}", all().len());
    }
}
