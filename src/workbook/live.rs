//! Which cells of the tables are formulas: those whose recomputation gives just what is printed.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::formula::Writer;
use super::layout::Layout;
use kessan_core::checks::formula::Formula;
use kessan_core::checks::printing::{Printing, Source};
use kessan_core::checks::{Check, Held, Kind, Report};
use kessan_core::release::Release;
use kessan_core::rounding::unit_of;

/// The formulas of the tables' cells, by the position of their facts.
#[derive(Debug, Default)]
pub struct Live<'r> {
    formulas: HashMap<usize, &'r Formula>,
}

/// The kinds of relations that a cell is made of. That a figure stands elsewhere too is for the checks to compare.
const KINDS: [Kind; 6] =
    [Kind::Footing, Kind::Growth, Kind::Ratio, Kind::Translation, Kind::PerShare, Kind::RollForward];

impl<'r> Live<'r> {
    /// The first relation of each cell that gives the figure printed, digit by digit, and does not lead back to the cell.
    pub fn new(release: &Release, report: &'r Report) -> Self {
        let mut live = Self::default();
        for check in report.checks.iter().filter(|check| KINDS.contains(&check.kind)) {
            let Some((cell, formula)) = exact(check) else { continue };
            // A balance is what it is; that flows of other tables lead to it is for the checks.
            let table = |cell: usize| release.facts.all()[cell].place.table;
            let is_foreign =
                check.kind == Kind::RollForward && !cells(formula).iter().any(|of| table(*of) == table(cell));
            if !is_foreign && !live.formulas.contains_key(&cell) && !live.leads_to(formula, cell) {
                live.formulas.insert(cell, formula);
            }
        }
        live
    }

    /// The formula of a cell, rounded as the cell is printed; `None` for a figure that is only printed.
    pub fn text(&self, writer: Writer<'_, '_>, cell: usize) -> Option<String> {
        let formula = *self.formulas.get(&cell)?;
        let figure = writer.layout.figure(Source::Cell(cell))?;
        let text = writer.formula(formula)?.on(figure.factor).text;
        let digits = figure.printed.digits();
        Some(if is_plain(writer.layout, formula, figure.factor, digits) {
            text
        } else {
            format!("ROUND({text},{digits})")
        })
    }

    /// Whether a formula is made of the cell, directly or through the formulas of its figures.
    fn leads_to(&self, formula: &Formula, cell: usize) -> bool {
        let (mut open, mut seen) = (cells(formula), Vec::new());
        while let Some(next) = open.pop() {
            if next == cell {
                return true;
            }
            if !seen.contains(&next) {
                seen.push(next);
                open.extend(self.formulas.get(&next).map(|formula| cells(formula)).unwrap_or_default());
            }
        }
        false
    }
}

fn cells(formula: &Formula) -> Vec<usize> {
    let sources = formula.printings().into_iter().map(|printing| printing.source);
    sources
        .filter_map(|source| match source {
            Source::Cell(index) => Some(index),
            Source::Claim(_) => None,
        })
        .collect()
}

/// The cell and the recomputation of a check that gives what is printed.
fn exact(check: &Check) -> Option<(usize, &Formula)> {
    let Held::Figure(held) = check.held else { return None };
    let (Source::Cell(cell), Some(formula), Some(expected)) = (held.source, &check.formula, check.expected) else {
        return None;
    };
    (check.is_exact && is_clear(&held, expected) && has_amounts(&held, formula)).then_some((cell, formula))
}

/// A rate that is printed as a dash says that there is none; an amount that is, that it is nothing.
fn has_amounts(held: &Printing, formula: &Formula) -> bool {
    held.value.is_some() || matches!(formula, Formula::Sum(_))
}

/// Whether a value is not half way between two printed ones, where spreadsheets, whose numbers are binary, could round it
/// either way.
fn is_clear(held: &Printing, value: Decimal) -> bool {
    let halves = unit_of(held.decimals).and_then(|unit| value.checked_mul(Decimal::TWO)?.checked_div(unit));
    halves.is_some_and(|halves| !halves.fract().is_zero() || (halves % Decimal::TWO).is_zero())
}

/// Whether a formula adds whole numbers of the cell's own unit, so that there is nothing to round.
fn is_plain(layout: &Layout<'_>, formula: &Formula, factor: Decimal, digits: u32) -> bool {
    let Formula::Sum(sum) = formula else { return false };
    let is_whole = |printing: &Printing| {
        layout.figure(printing.source).is_some_and(|figure| figure.factor == factor && figure.printed.digits() == 0)
    };
    digits == 0 && sum.0.iter().all(|(_, printing)| is_whole(printing))
}
