//! A formula as it is written for readers: signs between numbers, which the page puts as their names or as their values.

use super::definition::Part;
use super::evaluate::Evaluation;
use super::formula::Formula;
use super::table::Measure;
use crate::state::operand::{At, Input, Operand};

/// A written formula: a text with `{}` for each of its numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The signs between the numbers.
    pub text: String,
    /// The numbers, in their order.
    pub of: Vec<Operand>,
}

impl Written {
    /// The text with each number as `write` puts it.
    pub fn with(&self, mut write: impl FnMut(Operand) -> String) -> String {
        let mut signs = self.text.split("{}");
        let mut text = signs.next().unwrap_or_default().to_owned();
        for (operand, sign) in self.of.iter().zip(signs) {
            text.push_str(&write(*operand));
            text.push_str(sign);
        }
        text
    }

    /// The numbers, each once.
    pub fn inputs(&self) -> Vec<Operand> {
        let mut inputs: Vec<Operand> = Vec::new();
        for operand in &self.of {
            if !inputs.contains(operand) {
                inputs.push(*operand);
            }
        }
        inputs
    }
}

/// What stands closer to its neighbours than other signs do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Binding {
    /// Sums and differences.
    Sum,
    /// Products and quotients.
    Product,
    /// What needs no parentheses.
    Whole,
}

/// A number's formula; `None` for what is given or typed, for what is counted in the calendar or has no words, and while it
/// waits for a field.
pub fn written(evaluation: &mut Evaluation<'_>, operand: Operand) -> Option<Written> {
    let Operand::Measure(measure, at) = operand else { return None };
    let definition = measure.definition();
    if !evaluation.has(definition.written_with.unwrap_or(definition.needs)) {
        return None;
    }
    // A result that has no meaning has a formula all the same.
    if definition.part == Part::Step {
        evaluation.value(measure, at)?;
    }
    let mut writer = Writer { evaluation, text: Written::default() };
    writer.write(definition.formula, at, Binding::Sum)?;
    Some(writer.text)
}

struct Writer<'w, 'a> {
    evaluation: &'w mut Evaluation<'a>,
    text: Written,
}

impl Writer<'_, '_> {
    /// Writes a formula, in parentheses if it binds less than what stands around it. `None` if it has no words.
    fn write(&mut self, formula: &'static Formula, at: At, around: Binding) -> Option<()> {
        let formula = self.plain(formula, at);
        let binding = self.binding(formula);
        let is_grouped = binding < around;
        if is_grouped {
            self.sign("(");
        }
        self.inner(formula, at, if is_grouped { Binding::Sum } else { around })?;
        if is_grouped {
            self.sign(")");
        }
        Some(())
    }

    fn inner(&mut self, formula: &'static Formula, at: At, around: Binding) -> Option<()> {
        match formula {
            Formula::Given(given) => self.number(Operand::Given(*given)),
            Formula::Dividend => self.number(Operand::Dividend(at.dividend)),
            Formula::TaxRate => self.number(Operand::Measure(Measure::TaxRate, At { dividend: 0, tax: at.tax })),
            Formula::Input(field) => self.number(Operand::field(*field)),
            Formula::Missed => self.number(Operand::Input(Input::Missed)),
            Formula::Of(measure) => self.number(Operand::Measure(*measure, measure.definition().each.place(at))),
            Formula::Inline(measure) => self.write(measure.definition().formula, at, around)?,
            Formula::Plus(a, b) => self.pair(a, " + ", b, at, [Binding::Sum, Binding::Sum])?,
            Formula::Minus(a, b) | Formula::Less(a, b) => {
                self.pair(a, " − ", b, at, [Binding::Sum, Binding::Product])?
            }
            Formula::Times(a, b) => self.pair(a, " × ", b, at, [Binding::Product, Binding::Product])?,
            Formula::Over(a, b) => self.pair(a, " ÷ ", b, at, [Binding::Product, Binding::Whole])?,
            Formula::Least(a, b) | Formula::AtMost(a, b) => {
                self.sign("min(");
                self.pair(a, ", ", b, at, [Binding::Sum, Binding::Sum])?;
                self.sign(")");
            }
            Formula::Affordable(a, b) => {
                self.sign("⌊");
                self.pair(a, " ÷ ", b, at, [Binding::Product, Binding::Whole])?;
                self.sign("⌋");
            }
            Formula::WholeDown(of) => self.floor(of, at, 0)?,
            Formula::Cut(of) => {
                let digits = self.evaluation.digits(at).unwrap_or_default();
                self.floor(of, at, digits)?;
            }
            Formula::PartOfYear(of) => {
                self.write(of, at, Binding::Product)?;
                self.sign(" × ");
                self.number(Operand::of(Measure::DaysGone));
                self.sign(" ÷ ");
                self.number(Operand::of(Measure::YearDays));
            }
            Formula::Dividends(of) => self.sum(of, self.evaluation.dividends())?,
            Formula::DividendsEarned(of) => {
                let earned = self.evaluation.earned()?;
                self.sum(of, earned)?;
            }
            Formula::Taxes(of) => self.sum(of, self.evaluation.taxes(at))?,
            _ => return None,
        }
        Some(())
    }

    /// What a formula comes to at these terms, without what is not written of it.
    fn plain(&mut self, formula: &'static Formula, at: At) -> &'static Formula {
        let next = match formula {
            Formula::If(condition, yes, no) => {
                if self.evaluation.holds(*condition, at).unwrap_or_default() {
                    yes
                } else {
                    no
                }
            }
            Formula::Less(a, b) if self.evaluation.work(b, at).is_some_and(|b| b.is_zero()) => a,
            Formula::AtMost(a, b) if self.evaluation.work(a, at) <= self.evaluation.work(b, at) => a,
            Formula::Least(a, b) if !self.is_given(a) => b,
            Formula::Least(a, b) if !self.is_given(b) => a,
            Formula::Cut(of) if self.evaluation.digits(at).is_none() => of,
            Formula::Buyback(of)
            | Formula::Ready(of)
            | Formula::Above(_, of)
            | Formula::InCells(of, _)
            | Formula::Printed(_, of)
            | Formula::Withheld(of)
            | Formula::Whole(of) => of,
            formula => return formula,
        };
        self.plain(next, at)
    }

    fn is_given(&self, formula: &Formula) -> bool {
        match formula {
            Formula::Given(given) => self.evaluation.terms.given(*given).is_some(),
            Formula::Whole(of) | Formula::Affordable(of, _) => self.is_given(of),
            _ => true,
        }
    }

    fn binding(&self, formula: &Formula) -> Binding {
        match formula {
            Formula::Plus(..)
            | Formula::Minus(..)
            | Formula::Less(..)
            | Formula::Dividends(_)
            | Formula::DividendsEarned(_)
            | Formula::Taxes(_) => Binding::Sum,
            Formula::Times(..) | Formula::Over(..) | Formula::PartOfYear(_) => Binding::Product,
            _ => Binding::Whole,
        }
    }

    fn pair(
        &mut self,
        a: &'static Formula,
        sign: &str,
        b: &'static Formula,
        at: At,
        around: [Binding; 2],
    ) -> Option<()> {
        self.write(a, at, around[0])?;
        self.sign(sign);
        self.write(b, at, around[1])
    }

    /// The digits that are kept stand behind it as a small number: ⌊12.345⌋₂ is 12.34.
    fn floor(&mut self, of: &'static Formula, at: At, digits: u32) -> Option<()> {
        self.sign("⌊");
        self.write(of, at, Binding::Sum)?;
        self.sign("⌋");
        if digits > 0 {
            self.text.text.extend(char::from_u32(0x2080 + digits.min(9)));
        }
        Some(())
    }

    /// `{} + {} + …`; nothing is 0. What comes to nothing at these terms is left out.
    fn sum(&mut self, of: &'static Formula, over: Vec<At>) -> Option<()> {
        let mut is_first = true;
        for at in over {
            if matches!(self.plain(of, at), Formula::Zero) {
                continue;
            }
            if !is_first {
                self.sign(" + ");
            }
            is_first = false;
            self.write(of, at, Binding::Sum)?;
        }
        if is_first {
            self.sign("0");
        }
        Some(())
    }

    fn sign(&mut self, sign: &str) {
        self.text.text.push_str(sign);
    }

    fn number(&mut self, operand: Operand) {
        self.sign("{}");
        self.text.of.push(operand);
    }
}
