//! How grave it is for a reader of the release that a check does not hold.

use rust_decimal::Decimal;

use super::formula::Formula;
use super::interval::Interval;
use super::printing::{Printing, Source};
use super::{Check, Held, Reason, Report, Status};
use crate::release::model::Sign;

/// What kind of difference an inconsistent check shows, the gravest first.
///
/// It follows from the check alone: whose words or which figure is held, and what would make the relation hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gravity {
    /// Figures that cannot all be right: 9,248 in the prose and 9,428 in the table.
    Figures,
    /// The sizes agree and a sign does not: an elimination of 80 that is taken off without parentheses, a rate of change
    /// that is printed on a loss.
    Sign,
    /// The words name another period or date than that of the figures.
    Label,
    /// It would hold with one figure one unit of its last printed digit off: 8.7% and 8.6%. A count, which is not
    /// rounded, has no such digit.
    LastDigit,
}

impl Gravity {
    /// Each of them, the gravest first.
    pub const ALL: [Gravity; 4] = [Gravity::Figures, Gravity::Sign, Gravity::Label, Gravity::LastDigit];

    /// Its name for styles and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Gravity::Figures => "figures",
            Gravity::Sign => "sign",
            Gravity::Label => "label",
            Gravity::LastDigit => "last-digit",
        }
    }
}

impl Check {
    /// How grave it is that the check does not hold. `None` if it holds, or if a column's rounding explains it.
    ///
    /// ```
    /// use kessan_core::checks::{Gravity, Status};
    /// use kessan_core::release::load::load;
    /// let release = load("made-up.json", include_str!("../../../../tests/releases/made-up.json"))?;
    /// for check in &release.checks().checks {
    ///     assert_eq!(check.gravity().is_some(), check.status == Status::Inconsistent);
    /// }
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn gravity(&self) -> Option<Gravity> {
        if self.status != Status::Inconsistent {
            return None;
        }
        let formula = self.formula.as_ref();
        Some(match (self.held, self.reason) {
            (Held::Words { .. }, _) => Gravity::Label,
            (_, Reason::OtherSign(_)) => Gravity::Sign,
            (Held::Figure(held), Reason::NotMeaningful) if formula.is_some_and(|rate| is_rate_by_size(&held, rate)) => {
                Gravity::Sign
            }
            (Held::Figure(_), Reason::NotMeaningful) => Gravity::Figures,
            (Held::Figure(held), _) if formula.is_some_and(|formula| holds_one_digit_off(&held, formula)) => {
                Gravity::LastDigit
            }
            (Held::Sign { sign, .. }, _) if formula.is_some_and(|formula| can_have_one_digit_off(sign, formula)) => {
                Gravity::LastDigit
            }
            (Held::Figure(_) | Held::Sign { .. }, _) => Gravity::Figures,
        })
    }
}

impl Report {
    /// The inconsistent checks of that gravity.
    pub fn of_gravity(&self, gravity: Gravity) -> impl Iterator<Item = &Check> {
        self.with(Status::Inconsistent).filter(move |check| check.gravity() == Some(gravity))
    }
}

/// Whether a printed rate of change is the arithmetic one, taken on the size of the earlier figure or with its sign.
fn is_rate_by_size(held: &Printing, rate: &Formula) -> bool {
    let (Some(printed), Some(range)) = (held.interval(0), rate.range(None)) else { return false };
    let turned = range.times(Decimal::NEGATIVE_ONE);
    printed.meets(range) || turned.is_some_and(|turned| printed.meets(turned))
}

/// The figures that are rounded, and so may be one unit of their last digit off.
fn rounded(formula: &Formula) -> impl Iterator<Item = Source> {
    let figures = formula.printings().into_iter();
    figures.filter(|figure| !figure.is_exact && figure.value.is_some()).map(|figure| figure.source)
}

fn holds_one_digit_off(held: &Printing, formula: &Formula) -> bool {
    let meet = |printed: Option<Interval>, range: Option<Interval>| {
        printed.zip(range).is_some_and(|(printed, range)| printed.meets(range))
    };
    let is_rounded = !held.is_exact && held.value.is_some();
    (is_rounded && meet(held.interval(1), formula.range(None)))
        || rounded(formula).any(|figure| meet(held.interval(0), formula.range(Some(figure))))
}

fn can_have_one_digit_off(sign: Sign, formula: &Formula) -> bool {
    rounded(formula).filter_map(|figure| formula.range(Some(figure))).any(|range| match sign {
        Sign::Positive => range.high.value >= Decimal::ZERO,
        Sign::Negative => range.low.value <= Decimal::ZERO,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::formula::Sum;
    use crate::checks::verdict::{Columns, judge};
    use crate::checks::{Kind, Speaker};

    fn figure(source: usize, value: i64) -> Printing {
        let source = Source::Cell(source);
        let (value, rounding) = (Some(Decimal::from(value)), crate::rounding::Rounding::default());
        Printing { source, value, decimals: 0, is_exact: false, rounding, is_loose: false }
    }

    fn sum(values: &[i64]) -> Formula {
        let terms = values.iter().zip(1..).map(|(value, source)| (Decimal::ONE, figure(source, *value)));
        Formula::Sum(Sum(terms.collect()))
    }

    fn check(held: Held, formula: Option<Formula>, status: Status, reason: Reason) -> Check {
        let (expected, difference, tolerance) = (None, None, None);
        let (id, kind, is_exact) = (String::new(), Kind::Footing, false);
        Check { id, kind, status, held, formula, expected, difference, tolerance, is_exact, reason }
    }

    /// The gravity of a printed figure against a formula; none if it holds.
    fn gravity(held: Printing, formula: Formula) -> Option<Gravity> {
        let verdict = judge(&held, &formula, &Columns::default()).unwrap();
        check(Held::Figure(held), Some(formula), verdict.status, verdict.reason).gravity()
    }

    #[test]
    fn what_holds_has_none() {
        assert_eq!(gravity(figure(0, 100), sum(&[60, 40])), None);
        assert_eq!(gravity(figure(0, 101), sum(&[60, 40])), None, "two parts and a total explain 1.5");
    }

    #[test]
    fn figures_are_graver_than_a_sign_a_label_and_a_last_digit() {
        assert_eq!(gravity(figure(0, 9_248), sum(&[9_428])), Some(Gravity::Figures));
        // 33,323 + 11 + 80 is not 33,254; 33,323 + 11 − 80 is.
        assert_eq!(gravity(figure(0, 33_254), sum(&[33_323, 11, 80])), Some(Gravity::Sign));
        assert_eq!(gravity(figure(0, 80), sum(&[-80])), Some(Gravity::Sign));
        assert_eq!(gravity(figure(0, 87), sum(&[86])), Some(Gravity::LastDigit));
        assert_eq!(gravity(figure(0, 88), sum(&[86])), Some(Gravity::Figures));
        let words = Held::Words { by: Speaker::Claim(0), named: 0, of: 1 };
        assert_eq!(check(words, None, Status::Inconsistent, Reason::Plain).gravity(), Some(Gravity::Label));
        assert!(Gravity::ALL.is_sorted());
    }

    /// 206,478 shares and 206,479 shares are two counts, not two roundings of one.
    #[test]
    fn a_count_has_no_last_digit_to_round() {
        let count = |source, value| Printing { is_exact: true, ..figure(source, value) };
        let formula = Formula::Sum(Sum::one(count(1, 206_479)));
        assert_eq!(gravity(count(0, 206_478), formula), Some(Gravity::Figures));
    }

    #[test]
    fn a_quarter_that_a_last_digit_makes_negative_is_told_from_one_that_is() {
        let left = |values: [i64; 2]| {
            let mut sum = Sum::one(figure(1, values[0]));
            sum.add(Decimal::NEGATIVE_ONE, Sum::one(figure(2, values[1])));
            let held = Held::Sign { concept: 0, period: 0, sign: Sign::Positive };
            check(held, Some(Formula::Sum(sum)), Status::Inconsistent, Reason::Plain).gravity()
        };
        assert_eq!(left([3_361, 8_031]), Some(Gravity::Figures));
        assert_eq!(left([3_361, 3_363]), Some(Gravity::LastDigit));
    }

    #[test]
    fn a_rate_on_a_loss_is_a_convention_if_it_is_the_arithmetic_one() {
        let rate = || Formula::Growth { now: Sum::one(figure(1, -50)), before: Sum::one(figure(2, -100)) };
        assert_eq!(gravity(figure(0, 50), rate()), Some(Gravity::Sign));
        assert_eq!(gravity(figure(0, -50), rate()), Some(Gravity::Sign));
        assert_eq!(gravity(figure(0, 70), rate()), Some(Gravity::Figures));
    }
}
