//! What a field makes of the text in it: the one reader of printed numbers, and what makes sense in that field.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::draft::Mistake;
use kessan_core::arithmetic::{is_whole, over, times};
use kessan_core::numeral::{Mark, Numeral, Unread, half_width, readings};
use kessan_core::period::{Span, day};

/// What a field counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts<'a> {
    /// Hundredths, up to a hundred of them.
    Percent,
    /// Shares, whole ones.
    Shares,
    /// Depositary shares, whole ones.
    Depositary,
    /// Money, in the currency of that ISO 4217 code.
    Money(&'a str),
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form<'a> {
    /// What it counts.
    pub counts: Counts<'a>,
    /// The power of ten that it takes numbers in, if they do not name another.
    pub scale: u32,
    /// Whether a number may be below zero.
    pub is_signed: bool,
    /// Whether it may be zero.
    pub may_be_zero: bool,
    /// The most that there is.
    pub most: Option<Decimal>,
    /// What the number may be near to, in the base unit, where the release says so. Of two things that a text can stand
    /// for, the field asks if the one that this page would not write is nearer to these.
    pub near: Vec<Decimal>,
}

/// As many digits before the point as a field takes: products with a price still fit the arithmetic.
const MOST_WHOLE_DIGITS: u32 = 13;
/// As many digits after the point.
const MOST_FRACTION_DIGITS: u32 = 6;

impl<'a> Form<'a> {
    /// That of a number above zero or zero, of any size.
    pub fn of(counts: Counts<'a>) -> Self {
        Self { counts, scale: 0, is_signed: false, may_be_zero: true, most: None, near: Vec::new() }
    }

    fn is_counted(&self) -> bool {
        matches!(self.counts, Counts::Shares | Counts::Depositary)
    }

    /// Reads a text as a number in the base unit.
    ///
    /// # Errors
    ///
    /// What keeps the text from being one that makes sense in the field; and that it can be two numbers, if both do.
    ///
    /// ```
    /// use kessan::state::draft::Mistake;
    /// use kessan::state::reading::{Counts, Form};
    /// use rust_decimal::Decimal;
    /// let percent = Form { most: Some(Decimal::ONE_HUNDRED), ..Form::of(Counts::Percent) };
    /// assert_eq!(percent.read("20,315"), Ok(Decimal::new(20_315, 3)), "20,315 would be above the whole");
    /// let rate = Form { near: vec![Decimal::from(106)], ..Form::of(Counts::Money("JPY")) };
    /// assert_eq!(rate.read("105,940"), Err(Mistake::Ambiguous(Decimal::from(105_940), Decimal::new(105_940, 3))));
    /// assert_eq!(rate.read("105,94"), Ok(Decimal::new(10_594, 2)));
    /// ```
    pub fn read(&self, text: &str) -> Result<Decimal, Mistake> {
        let mut numbers = readings(text).map_err(|why| match why {
            _ if text.trim().is_empty() => Mistake::Empty,
            Unread::Form => Mistake::NotANumber,
            Unread::TooLong => self.too_long(),
        })?;
        // 500,000 shares are too many; they are not 500.
        if self.is_counted() && numbers.first().is_some_and(|number| number.decimals == 0) {
            numbers.truncate(1);
        }
        let found: Vec<_> = numbers.iter().flat_map(|number| self.meant(number)).collect();
        let mut fine = found.iter().filter_map(|number| number.ok());
        let Some(first) = fine.next() else { return found.first().copied().unwrap_or(Err(Mistake::NotANumber)) };
        match fine.find(|other| self.is_nearer(*other, first)) {
            Some(other) => Err(Mistake::Ambiguous(first, other)),
            None => Ok(first),
        }
    }

    /// What a number can mean: in the field's power of ten or its own, or in the base unit if it has a currency's sign.
    fn meant(&self, number: &Numeral) -> Vec<Result<Decimal, Mistake>> {
        let is_plain = number.power.is_none();
        let of_field = if is_plain { self.scale } else { 0 };
        let scales = [Some(of_field), (is_plain && self.scale > 0 && number.mark.is_some()).then_some(0)];
        scales.into_iter().flatten().map(|scale| self.checked(number, scale)).collect()
    }

    fn checked(&self, number: &Numeral, scale: u32) -> Result<Decimal, Mistake> {
        let fits = match (number.mark, self.counts) {
            (None, _) => true,
            (Some(Mark::Percent), counts) => counts == Counts::Percent,
            (Some(Mark::Shares), counts) => counts == Counts::Shares,
            (Some(Mark::Depositary), counts) => counts == Counts::Depositary,
            (Some(Mark::Currency(sign)), Counts::Money(code)) => sign.is_of(code),
            (Some(Mark::Currency(_)), _) => false,
        };
        if !fits || (number.power.is_some() && self.counts == Counts::Percent) {
            return Err(Mistake::OtherUnit);
        }
        let unit = |power: u32| Decimal::from(10_u64.pow(power.min(18)));
        let value = number.whole().and_then(|value| times(value, unit(scale))).ok_or(self.too_long())?.normalize();
        let has_too_many = |value: Decimal| value.abs() >= unit(MOST_WHOLE_DIGITS);
        if number.value.normalize().scale() > MOST_FRACTION_DIGITS
            || over(value, unit(self.scale)).is_none_or(has_too_many)
        {
            return Err(self.too_long());
        }
        match self.most {
            _ if value < Decimal::ZERO && !self.is_signed => Err(Mistake::Negative),
            _ if value.is_zero() && !self.may_be_zero => Err(Mistake::Zero),
            _ if self.is_counted() && !is_whole(value) => Err(Mistake::NotWhole),
            Some(most) if value > most => Err(self.above(most)),
            _ => Ok(value),
        }
    }

    fn above(&self, most: Decimal) -> Mistake {
        if self.counts == Counts::Percent { Mistake::MoreThanAll } else { Mistake::MoreThan(most) }
    }

    /// More digits than fit are more than there is, where that is known.
    fn too_long(&self) -> Mistake {
        self.most.filter(|_| self.is_counted()).map_or(Mistake::TooLong, Mistake::MoreThan)
    }

    /// Whether a number is nearer than `first`, as factors go, to anything that it may be near to. What is counted is near
    /// to nothing: 12.000 may be twelve or twelve thousand.
    fn is_nearer(&self, other: Decimal, first: Decimal) -> bool {
        let distance = |value: Decimal| self.near.iter().filter_map(|near| factor(value, *near)).min();
        match (distance(other), distance(first)) {
            (Some(other), Some(first)) => other < first,
            (Some(_), None) => true,
            _ => self.is_counted() && other != first,
        }
    }
}

/// How many times one number is the other, the larger one on top; `None` if one of them is zero.
fn factor(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (a, b) = (a.abs(), b.abs());
    over(a.max(b), a.min(b))
}

/// A number as a text that can be no other: without groups, and not with just three digits behind its point.
pub fn unmistakable(value: Decimal) -> String {
    let text = value.normalize().to_string();
    if text.rsplit_once('.').is_some_and(|(_, fraction)| fraction.len() == 3) { text + "0" } else { text }
}

/// Reads a day of a span, `2008-12-01`.
///
/// # Errors
///
/// What keeps the text from being one.
pub fn read_day(text: &str, span: Span) -> Result<Date, Mistake> {
    let plain = half_width(text);
    if plain.trim().is_empty() {
        return Err(Mistake::Empty);
    }
    let date = day(plain.trim()).ok_or(Mistake::NotADay)?;
    if span.contains(date) { Ok(date) } else { Err(Mistake::Outside(span)) }
}

#[cfg(test)]
mod tests;
