//! The concept of a line, by its label's words.

use kessan_core::release::model::{ConceptKind, TableKind};

use super::unit::TableUnit;
use crate::printed::period::Span;
use crate::printed::{Layout, Line};
use crate::report::Name;
use crate::terms::{self, Match, Role, Term, TermUnit, by_label, by_label_under};

/// Lines that no term fits are concepts of their own, named after their labels.
pub(crate) const OWN: &str = "urn:kessan:labels";

/// What a line is about.
#[derive(Clone, Debug)]
pub(super) struct Concept {
    pub name: Name,
    pub unit: TermUnit,
    /// `None` for a line of no term: it goes by its column.
    pub kind: Option<ConceptKind>,
    /// Whether the line is the balance at the beginning of its column's period.
    is_opening: bool,
    /// The term, if the words leave doubt.
    pub doubted: Option<&'static str>,
    heading: Option<String>,
}

/// What a table's labels say together.
pub(super) struct Context {
    kind: Option<TableKind>,
    /// Whether a line says that it is the shareholders' part of net income: then net income without such words is the whole.
    names_shareholders: bool,
}

impl Context {
    /// Of a table.
    pub fn new(layout: &Layout) -> Self {
        let mut counts: Vec<(TableKind, usize)> = Vec::new();
        for line in layout.lines.iter().filter(|line| !line.is_heading()) {
            let Some(found) = by_label(&line.label).filter(Match::is_certain) else { continue };
            match counts.iter_mut().find(|(kind, _)| *kind == found.term.statement) {
                Some((_, count)) => *count += 1,
                None => counts.push((found.term.statement, 1)),
            }
        }
        // A statement of cash flows has lines of the other two; its own three totals tell.
        let is_cash_flows = counts.iter().any(|(kind, count)| *kind == TableKind::CashFlows && *count >= 3);
        let kind = if is_cash_flows {
            Some(TableKind::CashFlows)
        } else {
            counts.into_iter().max_by_key(|(_, count)| *count).map(|(kind, _)| kind)
        };
        let names_shareholders = layout.lines.iter().any(|line| {
            is_of_shareholders(&line.label)
                && by_label(&line.label).is_some_and(|found| found.term.role == Some(Role::NetIncome))
        });
        Self { kind, names_shareholders }
    }

    /// Whether its lines are balances.
    pub fn is_of_days(&self) -> bool {
        !matches!(self.kind, Some(TableKind::Income | TableKind::CashFlows | TableKind::Segments))
    }

    /// Whether a term can stand in the table: a stock is no line of a statement of cash flows, but cash is.
    fn allows(&self, term: &Term) -> bool {
        let is_cash = term.role == Some(Role::Cash) || term.concept == OPENING;
        self.kind != Some(TableKind::CashFlows) || term.kind != ConceptKind::Stock || is_cash
    }
}

/// Whether a label names the shareholders whose part it is.
fn is_of_shareholders(label: &str) -> bool {
    let label = label.to_lowercase();
    ["attributable to", "available to", "owners of", "親会社", "当社株主"].iter().any(|words| label.contains(words))
}

/// The term of cash at the beginning of a period, which is the same line as cash.
const OPENING: &str = "CashAndCashEquivalentsAtBeginning";

/// The concept of a line; `None` if it has no label, or nothing that tells its unit.
pub(super) fn concept(line: &Line, headings: &[&str], context: &Context, table: &TableUnit) -> Option<Concept> {
    if line.label.trim().is_empty() {
        return None;
    }
    let found = by_label_under(&line.label, headings)
        .filter(|found| context.allows(found.term) && !is_restricted(&line.label, found.term))
        .filter(|found| {
            is_percent(line) == Some(false) || found.term.unit == TermUnit::Percent || is_percent(line).is_none()
        });
    if let Some(Match { term, .. }) = found {
        let is_opening = term.concept == OPENING;
        let of = if is_opening { terms::by_concept("CashAndCashEquivalents")? } else { term };
        let is_whole =
            context.names_shareholders && of.role == Some(Role::NetIncome) && !is_of_shareholders(&line.label);
        let of = if is_whole { terms::by_concept("ProfitLoss")? } else { of };
        let doubted = found.filter(|found| !found.is_certain()).map(|found| found.term.concept);
        return Some(Concept {
            name: terms::name(of),
            unit: of.unit,
            kind: Some(of.kind),
            is_opening,
            doubted,
            heading: None,
        });
    }
    let unit = unit_of(line, table)?;
    Some(Concept {
        name: own(without_note(&line.label), None),
        unit,
        kind: None,
        is_opening: false,
        doubted: None,
        heading: None,
    })
}

/// Whether all figures of a line are per cent; `None` without any figure.
fn is_percent(line: &Line) -> Option<bool> {
    let mut figures = line.cells.iter().flatten().map(|cell| cell.figure.text.as_str()).peekable();
    figures.peek()?;
    Some(figures.all(|text| text.contains(['%', '％'])))
}

/// Whether a label restricts what its term means: "adjusted operating income" is another line than operating income, unless the term
/// says so itself.
fn is_restricted(label: &str, term: &Term) -> bool {
    const WORDS: [&str; 11] = [
        "non-gaap",
        "non gaap",
        "adjusted",
        "pro forma",
        "proforma",
        "constant currency",
        "organic",
        "normalized",
        "normalised",
        "調整後",
        "コア",
    ];
    let label = label.to_lowercase();
    let says = |word: &str| term.english.iter().chain(&term.japanese).any(|own| own.to_lowercase().contains(word));
    WORDS.iter().any(|word| label.contains(word) && !says(word))
}

/// What a line of no term is counted in.
fn unit_of(line: &Line, table: &TableUnit) -> Option<TermUnit> {
    let label = line.label.to_lowercase();
    let texts: Vec<&str> = line.cells.iter().flatten().map(|cell| cell.figure.text.as_str()).collect();
    let is_percent = texts.iter().all(|text| text.contains(['%', '％'])) || label.contains('%') || label.contains('率');
    // "Shares used in computing net loss per share" are shares.
    let is_count_of_shares = [
        "shares used",
        "number of shares",
        "number of common shares",
        "average shares",
        "average common shares",
        "shares outstanding",
        "株式数",
    ]
    .iter()
    .any(|words| label.contains(words));
    // "Common stock, $.01 par value; 50,000 shares issued" is an amount.
    let is_amount = label.contains("par value") || label.split_whitespace().count() > 10;
    let is_any = |words: &[&str]| words.iter().any(|word| label.contains(word));
    Some(if is_percent {
        TermUnit::Percent
    } else if !is_count_of_shares && is_any(&["per share", "per common share", "1株当たり", "１株当たり"]) {
        TermUnit::MoneyPerShare
    } else if is_any(&["shares", "株式数", "株数"])
        && !is_amount
        && !is_any(&["purchase", "issuance", "repurchase", "取得"])
    {
        TermUnit::Shares
    } else if is_any(&["number of", "employees", "stores", "人員", "店舗数", "件数"]) || !table.has_currency() {
        return None;
    } else {
        TermUnit::Money
    })
}

impl Concept {
    /// The concept of a term.
    pub fn of(term: &'static Term) -> Self {
        Self {
            name: terms::name(term),
            unit: term.unit,
            kind: Some(term.kind),
            is_opening: false,
            doubted: None,
            heading: None,
        }
    }

    /// The period of a figure in a column; `None` where the two do not fit.
    pub fn period(&self, column: Span) -> Option<Span> {
        match (self.kind, column) {
            (Some(ConceptKind::Stock), Span::Days { start, .. }) if self.is_opening => {
                Some(Span::Day(start.yesterday().ok()?))
            }
            (Some(ConceptKind::Stock), column) => Some(Span::Day(column.end())),
            // Equity by assets or by shares is a balance, whatever its kind.
            (Some(ConceptKind::Ratio | ConceptKind::PerShare), column) if self.is_of_balances() => {
                Some(Span::Day(column.end()))
            }
            (Some(ConceptKind::Flow | ConceptKind::Average), Span::Day(_)) => None,
            (_, column) => Some(column),
        }
    }

    fn is_of_balances(&self) -> bool {
        ["StockholdersEquityRatio", "StockholdersEquityPerShare"]
            .iter()
            .any(|concept| terms::by_concept(concept).is_some_and(|term| terms::name(term) == self.name))
    }

    /// The same line as a concept of its own, when its term means another line already.
    pub fn on_its_own(self, label: &str, heading: Option<&str>) -> Self {
        Self {
            name: own(without_note(label), heading.map(without_note)),
            doubted: None,
            heading: heading.map(str::to_owned),
            ..self
        }
    }

    /// What it is called: its label, after the heading that tells it from another of the same label.
    pub fn label(&self, label: &str) -> String {
        match &self.heading {
            Some(heading) => format!("{}: {label}", heading.trim_end_matches([':', '：'])),
            None => label.trim_end_matches([':', '：']).to_owned(),
        }
    }
}

/// The axis of what columns of the same period are about.
pub(super) fn axis() -> Name {
    Name { namespace: OWN.into(), local: "ColumnsAxis".into(), prefix: "label".into() }
}

/// A label without the number of a note behind it: "Cost of revenue(1):" is "Cost of revenue".
fn without_note(label: &str) -> &str {
    let plain = label.trim().trim_end_matches([':', '：']).trim_end();
    let inner = plain.strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（']));
    match inner {
        Some((before, mark)) if mark.chars().count() <= 2 && !before.trim().is_empty() => before.trim_end(),
        _ => plain,
    }
}

/// A name after a label.
pub(super) fn own(label: &str, heading: Option<&str>) -> Name {
    let mut local = String::new();
    for word in heading.into_iter().chain([label]).flat_map(|text| text.split(|c: char| !c.is_alphanumeric())) {
        let mut chars = word.chars();
        local.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        local.push_str(&chars.as_str().to_lowercase());
    }
    let local: String = local.chars().take(120).collect();
    Name { namespace: OWN.into(), local: local.into(), prefix: "label".into() }
}
