//! CSS lengths, exactly enough to compare.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A length in hundredths of a pixel; fonts are taken to have 12 pixels, percentages to be of 400. `None` where it is no length.
pub(super) fn length(text: &str) -> Option<i32> {
    let text = text.trim();
    let unit_at = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(unit_at)?;
    let number: Decimal = number.parse().ok()?;
    let per_unit = match unit.trim() {
        "px" | "" => Decimal::from(100),
        "pt" => Decimal::new(13_333, 2),
        "pc" | "em" | "rem" => Decimal::from(1_200),
        "ex" | "ch" => Decimal::from(600),
        "in" => Decimal::from(9_600),
        "cm" => Decimal::new(377_953, 2) / Decimal::ONE,
        "mm" => Decimal::new(37_795, 2),
        "%" => Decimal::from(400),
        _ => return None,
    };
    number.checked_mul(per_unit)?.trunc().to_i32().map(|length| length.clamp(-100_000, 100_000))
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn lengths_become_hundredths_of_a_pixel() {
        assert_eq!(length("9pt"), Some(1_199));
        assert_eq!(length(" 1.5em"), Some(1_800));
        assert_eq!(length("-10px"), Some(-1_000));
        assert_eq!(length("0"), Some(0));
        assert_eq!(length("auto"), None);
        assert_eq!(length("99999999999999999999999999999999em"), None);
    }
}
