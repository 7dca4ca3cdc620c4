//! From the text of a numeric tag to its exact value.

use rust_decimal::Decimal;

use crate::report::Decimals;

/// The value of a canonical number (`-1234.5`, without separators) times a power of ten, or why it has none that can be kept.
pub(crate) fn scaled(text: &str, scale: i32) -> Result<Decimal, String> {
    let too_long = || format!("{} with scale {scale} has more than 28 digits", crate::notices::cut(text));
    let number = Decimal::from_str_exact(text).map_err(|error| match error {
        rust_decimal::Error::ExceedsMaximumPossibleValue
        | rust_decimal::Error::Underflow
        | rust_decimal::Error::ScaleExceedsMaximumPrecision(_) => too_long(),
        _ => format!("“{}” is no number", crate::notices::cut(text)),
    })?;
    if number.is_zero() {
        return Ok(Decimal::ZERO);
    }
    let mut number = number.normalize();
    let digits = i64::from(number.scale()) - i64::from(scale);
    if let Ok(digits) = u32::try_from(digits) {
        number.set_scale(digits).map_err(|_| too_long())?;
        return Ok(number.normalize());
    }
    number.set_scale(0).map_err(|_| too_long())?;
    let mut power = digits.unsigned_abs();
    if power > 28 {
        return Err(too_long());
    }
    while power > 0 {
        number = number.checked_mul(Decimal::TEN).ok_or_else(too_long)?;
        power -= 1;
    }
    Ok(number)
}

/// A `decimals` attribute; `None` where it says nothing.
pub(crate) fn decimals(text: Option<&str>) -> Option<Decimals> {
    match text?.trim() {
        "INF" => Some(Decimals::Exact),
        number => number.parse().ok().map(Decimals::To),
    }
}

/// A `precision` attribute, as decimals: so many significant digits of a value.
pub(crate) fn precision(text: Option<&str>, value: Decimal) -> Option<Decimals> {
    match text?.trim() {
        "INF" => Some(Decimals::Exact),
        number => {
            let significant: i32 = number.parse().ok().filter(|&digits| digits > 0)?;
            let value = value.abs().normalize();
            let digits = i32::try_from(value.mantissa().to_string().len()).ok()?;
            let before_point = digits - i32::try_from(value.scale()).ok()?;
            significant.checked_sub(before_point).map(Decimals::To)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{decimals, precision, scaled};
    use crate::report::Decimals;
    use rust_decimal::Decimal;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn scales_are_exact() {
        assert_eq!(scaled("1234.5", 3), Ok(dec("1234500")));
        assert_eq!(scaled("3.2", -2), Ok(dec("0.032")));
        assert_eq!(scaled("7", 28 - 1), Ok(dec("7000000000000000000000000000")));
        assert_eq!(scaled("0", 2_000_000_000), Ok(dec("0")));
        assert!(scaled("1", 2_000_000_000).is_err());
        assert!(scaled("1", -2_000_000_000).is_err());
        assert!(scaled("9".repeat(40).as_str(), 0).is_err());
        assert!(scaled("1e5", 0).is_err());
    }

    #[test]
    fn precision_counts_from_the_first_digit() {
        assert_eq!(precision(Some("3"), dec("123456")), Some(Decimals::To(-3)));
        assert_eq!(precision(Some("3"), dec("1.2345")), Some(Decimals::To(2)));
        assert_eq!(precision(Some("2"), dec("0.00123")), Some(Decimals::To(4)));
        assert_eq!(decimals(Some("INF")), Some(Decimals::Exact));
        assert_eq!(decimals(Some("-6")), Some(Decimals::To(-6)));
        assert_eq!(decimals(Some("x")), None);
    }
}
