//! A measure's value: its formula worked out, exactly.

use rust_decimal::Decimal;

use super::definition::{Each, Need};
use super::formula::{Calendar, Condition, Formula};
use super::table::Measure;
use crate::state::draft::{Field, Instrument};
use crate::state::inputs::{Inputs, Withholding};
use crate::state::operand::{At, Operand};
use kessan_core::arithmetic::{hundredfold, minus, over, plus, times};
use kessan_core::capital::{TaxTerms, Terms};
use kessan_core::payout::affordable;
use kessan_core::rounding::{cut, whole_down};
use kessan_core::timing::part_of;

/// What has been worked out: by measure, then by dividend. Those of each tax are worked out anew.
pub type Known = Vec<Option<Option<Decimal>>>;

/// The values of measures under one set of terms, each worked out once, when it is first asked for.
#[derive(Debug)]
pub struct Evaluation<'a> {
    /// What the release gives.
    pub terms: &'a Terms,
    /// What the reader assumes.
    pub inputs: &'a Inputs,
    /// What has been worked out so far.
    pub known: Known,
}

impl<'a> Evaluation<'a> {
    /// Of terms under which nothing has been worked out yet.
    pub fn new(terms: &'a Terms, inputs: &'a Inputs) -> Self {
        let known = vec![None; Measure::ALL.len() * terms.dividends.len().max(1)];
        Self { terms, inputs, known }
    }

    /// A measure's value, unrounded: money in the reporting currency, per cent as such. `None` while it waits for a field,
    /// and where it has no meaning or does not fit 28 digits.
    pub fn value(&mut self, measure: Measure, at: At) -> Option<Decimal> {
        self.has(measure.definition().needs).then(|| self.formula(measure, at))?
    }

    /// The same of a measure that there is once.
    pub fn of(&mut self, measure: Measure) -> Option<Decimal> {
        self.value(measure, At::default())
    }

    /// Any number's value; `None` for a choice, and while it is not there.
    pub fn operand(&mut self, operand: Operand) -> Option<Decimal> {
        match operand {
            Operand::Given(given) => self.terms.given(given),
            Operand::Dividend(dividend) => Some(self.terms.dividends.get(dividend)?.per_share),
            Operand::Input(input) => self.inputs.number(input),
            Operand::Measure(measure, at) => self.value(measure, at),
        }
    }

    /// Whether all of that is there.
    pub fn has(&mut self, needs: &[Need]) -> bool {
        needs.iter().all(|need| match need {
            Need::Holder => self.has_holder(),
            Need::Company => self.has_company(),
            Need::Field(field) => self.inputs.value(*field).is_some(),
        })
    }

    /// Whether the holding's inputs are in order, and all that it receives fits 28 digits.
    fn has_holder(&mut self) -> bool {
        use Measure::{NetPerShare, NetYear, YearPerShare};
        self.inputs.has_holder() && self.fit(&[NetYear, YearPerShare, NetPerShare])
    }

    /// The same of the company's, and that a buyback leaves a share.
    fn has_company(&mut self) -> bool {
        use Measure::{BoughtPart, CostNow, EarnedTotal, Left, Total, Weighted};
        let is_ready = self.inputs.has_plan() && (self.terms.buyback.is_none() || self.is_ready());
        is_ready
            && self.formula(Left, At::default()).is_some_and(|left| left > Decimal::ZERO)
            && self.fit(&[Total, CostNow, Weighted, BoughtPart])
            && (self.terms.earned.is_none() || self.fit(&[EarnedTotal]))
    }

    fn fit(&mut self, measures: &[Measure]) -> bool {
        measures.iter().all(|measure| self.formula(*measure, At::default()).is_some())
    }

    fn is_ready(&self) -> bool {
        self.terms.buyback.is_some() && self.inputs.has_plan() && self.inputs.value(Field::Price).is_some()
    }

    /// What a measure's formula comes to, whether or not what it needs is there.
    pub fn formula(&mut self, measure: Measure, at: At) -> Option<Decimal> {
        let definition = measure.definition();
        let place = match definition.each {
            Each::Once => Some(0),
            Each::Dividend => Some(at.dividend),
            Each::Tax | Each::DividendAndTax => None,
        };
        let place = place.map(|place| measure as usize * self.terms.dividends.len().max(1) + place);
        if let Some(known) = place.and_then(|place| *self.known.get(place)?) {
            return known;
        }
        let value = self.work(definition.formula, at);
        let value = if definition.unit.is_percent() { value.and_then(hundredfold) } else { value };
        if let Some(known) = place.and_then(|place| self.known.get_mut(place)) {
            *known = Some(value);
        }
        value
    }

    /// What a formula about that dividend and tax comes to.
    pub fn work(&mut self, formula: &Formula, at: At) -> Option<Decimal> {
        match formula {
            Formula::Zero | Formula::Missed => Some(Decimal::ZERO),
            Formula::Given(given) | Formula::Printed(given, _) => self.terms.given(*given),
            Formula::Dividend => self.operand(Operand::Dividend(at.dividend)),
            Formula::TaxRate => Some(self.tax(at)?.1.rate),
            Formula::Input(field) => self.inputs.value(*field),
            Formula::Calendar(what) => self.days(*what, at),
            Formula::Of(measure) | Formula::Inline(measure) => self.formula(*measure, at),
            Formula::Plus(a, b) => plus(self.work(a, at)?, self.work(b, at)?),
            Formula::Minus(a, b) | Formula::Less(a, b) => minus(self.work(a, at)?, self.work(b, at)?),
            Formula::Times(a, b) => {
                let product = times(self.work(a, at)?, self.work(b, at)?)?;
                if b.is_rate() { over(product, Decimal::ONE_HUNDRED) } else { Some(product) }
            }
            Formula::Over(a, b) => {
                let a = self.work(a, at)?;
                over(if b.is_rate() { hundredfold(a)? } else { a }, self.work(b, at)?)
            }
            Formula::Least(a, b) => match (self.work(a, at), self.work(b, at)) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
            Formula::AtMost(a, b) => Some(self.work(a, at)?.min(self.work(b, at)?)),
            Formula::WholeDown(of) | Formula::Whole(of) => self.work(of, at).map(whole_down),
            Formula::Affordable(amount, price) => affordable(self.work(amount, at)?, self.work(price, at)?),
            Formula::Cut(of) => {
                let value = self.work(of, at)?;
                Some(self.digits(at).map_or(value, |digits| cut(value, digits)))
            }
            Formula::PartOfYear(of) => part_of(self.work(of, at)?, self.gone()?),
            Formula::Dividends(of) => self.sum(of, self.dividends()),
            Formula::DividendsEarned(of) => {
                let earned = self.earned()?;
                self.sum(of, earned)
            }
            Formula::Taxes(of) => self.sum(of, self.taxes(at)),
            Formula::Withheld(of) => self.is_withheld(at).then(|| self.work(of, at))?,
            Formula::If(condition, yes, no) => {
                let of = if self.holds(*condition, at)? { yes } else { no };
                self.work(of, at)
            }
            Formula::Buyback(_) if self.terms.buyback.is_none() => Some(Decimal::ZERO),
            Formula::Ready(_) if !self.is_ready() => Some(Decimal::ZERO),
            Formula::Above(conditions, of) => {
                let is_above = |of: &Formula| self.work(of, at).is_some_and(|value| value > Decimal::ZERO);
                conditions.iter().all(is_above).then(|| self.work(of, at))?
            }
            Formula::Buyback(of) | Formula::Ready(of) | Formula::InCells(of, _) | Formula::Unwritten(of) => {
                self.work(of, at)
            }
        }
    }

    fn sum(&mut self, of: &Formula, over: Vec<At>) -> Option<Decimal> {
        over.into_iter().try_fold(Decimal::ZERO, |sum, at| plus(sum, self.work(of, at)?))
    }

    /// Whether a condition holds; `None` while what it asks for is not there.
    pub fn holds(&mut self, condition: Condition, at: At) -> Option<bool> {
        Some(match condition {
            Condition::IsMissed => at.dividend < self.inputs.missed,
            Condition::CountsDepositary => self.inputs.instrument == Instrument::Ads && !self.is_none_held()?,
            Condition::NothingHeld => self.is_none_held()?,
            Condition::OwnRate => self.inputs.withholding == Withholding::OwnRate,
            Condition::NoFee(of) => {
                self.inputs.instrument == Instrument::Shares
                    || self.inputs.value(Field::Fee)?.is_zero()
                    || self.work(of, at)?.is_zero()
            }
            Condition::HasBuyback => self.terms.buyback.is_some(),
            Condition::HasRate => self.terms.rate.is_some(),
        })
    }

    fn is_none_held(&self) -> Option<bool> {
        Some(self.inputs.value(Field::Holding)?.is_zero())
    }

    /// All dividends.
    pub fn dividends(&self) -> Vec<At> {
        (0..self.terms.dividends.len()).map(|dividend| At { dividend, tax: 0 }).collect()
    }

    /// Those whose record date lies in the part of the year that has been earned; `None` if nothing says what has.
    pub fn earned(&self) -> Option<Vec<At>> {
        let span = self.terms.earned.as_ref()?.span;
        let is_in = |at: &At| span.contains(self.terms.dividends[at.dividend].dividend.record_date);
        Some(self.dividends().into_iter().filter(is_in).collect())
    }

    /// The taxes that are withheld from a dividend.
    pub fn taxes(&self, at: At) -> Vec<At> {
        let all = (0..self.terms.taxes().count()).map(|tax| At { tax, ..at });
        all.filter(|at| self.is_withheld(*at)).collect()
    }

    fn tax(&self, at: At) -> Option<(usize, &'a TaxTerms)> {
        self.terms.taxes().nth(at.tax)
    }

    /// Whether a tax is one of the chosen kind of holder that holds for the dividend.
    fn is_withheld(&self, at: At) -> bool {
        let Some(((kind, tax), dividend)) = self.tax(at).zip(self.terms.dividends.get(at.dividend)) else {
            return false;
        };
        self.inputs.withholding == Withholding::Kind(kind) && tax.holds_on(dividend.taxed_on())
    }

    /// The digits that a tax is cut to: the depositary receives the dividends of all depositary shares in one payment, so
    /// those of a holding of them are not.
    pub fn digits(&self, at: At) -> Option<u32> {
        self.tax(at)?.1.digits.filter(|_| self.inputs.instrument == Instrument::Shares)
    }

    /// For how much of the year a bought share is gone: days ÷ days.
    fn gone(&self) -> Option<(i64, i64)> {
        let Some(buyback) = &self.terms.buyback else { return Some((0, 1)) };
        Some(self.inputs.timing?.gone(buyback.buyback.window, self.terms.year))
    }

    fn days(&self, what: Calendar, at: At) -> Option<Decimal> {
        let year = Decimal::from(self.terms.year.days());
        let buying = || {
            let window = self.terms.buyback.as_ref()?.buyback.window;
            let record = self.terms.dividends.get(at.dividend)?.dividend.record_date;
            self.inputs.has_plan().then_some(self.inputs.timing?.days_before(window, record))
        };
        match what {
            Calendar::Year => Some(year),
            Calendar::BuyingBefore => Some(buying()?.0.into()),
            Calendar::Buying => Some(buying()?.1.into()),
            Calendar::Gone => {
                let (part, of) = self.gone()?;
                over(times(part.into(), year)?, of.into())
            }
        }
    }
}

impl Formula {
    /// Whether it is in per cent, and so a hundredth of what it says.
    pub fn is_rate(&self) -> bool {
        match self {
            Formula::TaxRate => true,
            Formula::Input(field) => field.is_rate(),
            Formula::Of(measure) => measure.definition().unit == super::Unit::Rate,
            _ => false,
        }
    }

    /// Whether a rate takes part in it, so that it may have decimal fractions.
    pub fn has_rate(&self) -> bool {
        match self {
            Formula::Times(a, b) | Formula::Over(a, b) => a.has_rate() || b.has_rate(),
            formula => formula.is_rate(),
        }
    }
}
