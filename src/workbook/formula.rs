//! Recomputations as spreadsheet formulas over the cells that they are made of.

use rust_decimal::Decimal;
use rust_xlsxwriter::utility::row_col_to_cell;

use super::layout::{CellPosition, Layout, Sheet};
use kessan_core::checks::formula::{Formula, Sum};
use kessan_core::checks::printing::Printing;

/// A formula's text without its equals sign, and what one unit of its result is in the base unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The text.
    pub text: String,
    /// A million if it gives millions.
    pub factor: Decimal,
    /// Whether it needs parentheses beside an operator.
    is_compound: bool,
}

/// Writes formulas for one sheet.
#[derive(Clone, Copy, Debug)]
pub struct Writer<'l, 'a> {
    /// Where everything stands.
    pub layout: &'l Layout<'a>,
    /// The sheet that the formulas stand on.
    pub sheet: Sheet,
}

/// As many parts in one column are added as a range.
const RANGE: usize = 3;

impl Term {
    /// A reference, or a call.
    pub fn new(text: String, factor: Decimal) -> Self {
        Self { text, factor, is_compound: false }
    }

    fn compound(text: String, factor: Decimal) -> Self {
        Self { text, factor, is_compound: true }
    }

    /// In parentheses, if it needs them.
    fn grouped(&self) -> String {
        if self.is_compound { format!("({})", self.text) } else { self.text.clone() }
    }

    /// The same with its result in units of `factor`.
    pub fn on(self, factor: Decimal) -> Self {
        if self.factor == factor {
            return self;
        }
        let up = self.factor.checked_div(factor).unwrap_or_default();
        let text = if up.fract().is_zero() {
            format!("{}*{}", self.grouped(), up.normalize())
        } else {
            let down = factor.checked_div(self.factor).unwrap_or_default();
            format!("{}/{}", self.grouped(), down.normalize())
        };
        Self { text, factor, is_compound: true }
    }
}

impl Writer<'_, '_> {
    /// A cell, with its sheet's name where it is another.
    pub fn position(self, position: CellPosition) -> String {
        let cell = row_col_to_cell(position.row, position.column);
        if position.sheet == self.sheet { cell } else { format!("'{}'!{cell}", self.layout.name(position.sheet)) }
    }

    /// A sum; `None` if one of its figures has no cell.
    pub fn sum(self, Sum(terms): &Sum) -> Option<Term> {
        let figures: Vec<_> = terms
            .iter()
            .map(|(sign, printing)| {
                let figure = self.layout.figure(printing.source)?;
                // What is printed with the other sign is taken the other way.
                let turned = if figure.factor < Decimal::ZERO { -*sign } else { *sign };
                Some((turned, figure))
            })
            .collect::<Option<_>>()?;
        let Some(factor) = figures.iter().map(|(_, figure)| figure.factor.abs()).min() else {
            return Some(Term::new("0".to_owned(), Decimal::ONE));
        };
        let (mut text, mut at, mut parts) = (String::new(), 0, 0_u32);
        while let Some((sign, figure)) = figures.get(at) {
            let run = run(&figures[at..], factor);
            let part = if run >= RANGE {
                let last = figures[at + run - 1].1.position;
                format!("SUM({}:{})", self.position(figure.position), row_col_to_cell(last.row, last.column))
            } else {
                let cell = self.position(figure.position);
                let cell = if figure.is_text { format!("N({cell})") } else { cell };
                Term::new(cell, figure.factor.abs()).on(factor).text
            };
            text.push_str(if *sign < Decimal::ZERO {
                "-"
            } else if text.is_empty() {
                ""
            } else {
                "+"
            });
            text.push_str(&part);
            at += if run >= RANGE { run } else { 1 };
            parts += 1;
        }
        let is_compound = parts > 1 || text.starts_with('-');
        Some(Term { text, factor, is_compound })
    }

    /// A recomputation; `None` if one of its figures has no cell.
    pub fn formula(self, formula: &Formula) -> Option<Term> {
        Some(match formula {
            Formula::Sum(sum) => self.sum(sum)?,
            Formula::Quotient { of, by, factor } => {
                let (of, by) = (self.sum(of)?, self.sum(by)?);
                let factor = factor.checked_mul(of.factor)?.checked_div(by.factor)?;
                Term::compound(format!("{}/{}", of.grouped(), by.grouped()), factor)
            }
            Formula::Growth { now, before } => {
                let (now, before) = (self.sum(now)?, self.sum(before)?);
                let on = now.factor.min(before.factor);
                let (now, before) = (now.on(on), before.on(on));
                Term::compound(
                    format!("({}-{})/ABS({})", now.text, before.grouped(), before.text),
                    Decimal::ONE_HUNDRED,
                )
            }
            Formula::Product(a, b) => {
                let (a, b) = (self.sum(a)?, self.sum(b)?);
                let factor = a.factor.checked_mul(b.factor)?;
                Term::compound(format!("{}*{}", a.grouped(), b.grouped()), factor)
            }
        })
    }

    /// A figure in the base unit; `None` if it has no cell.
    pub fn base(self, printing: &Printing) -> Option<String> {
        Some(self.sum(&Sum::one(*printing))?.on(Decimal::ONE).text)
    }
}

/// How many of the first parts are added and stand below each other without a gap.
fn run(figures: &[(Decimal, &super::layout::Figure)], factor: Decimal) -> usize {
    let Some((_, first)) = figures.first() else { return 0 };
    let follows = |(offset, (sign, figure)): (u32, &(Decimal, &super::layout::Figure))| {
        let position = CellPosition { row: first.position.row + offset, ..first.position };
        *sign == Decimal::ONE && figure.factor == factor && figure.position == position
    };
    (0..).zip(figures).take_while(|pair| follows(*pair)).count()
}
