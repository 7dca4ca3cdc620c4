//! A stored number, exactly.

use rust_decimal::{Decimal, RoundingStrategy};

/// What a workbook stores is a binary number written in decimals, at times with seventeen digits: `0.10000000000000001`. Programs
/// show fifteen, and so the number is what those say.
const DIGITS: u32 = 15;

/// The number of a cell's text; `None` if it is none, or out of range.
pub(super) fn stored(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let number = match text.contains(['e', 'E']) {
        true => Decimal::from_scientific(&text.replace('+', "")).ok()?,
        false => text.parse().ok()?,
    };
    let number: Decimal = number;
    // Figures are counted to the midpoint away from zero, as spreadsheet programs do.
    number.round_sf_with_strategy(DIGITS, RoundingStrategy::MidpointAwayFromZero).map(|number| number.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_fifteen_digits_say() {
        for (text, expected) in [
            ("95359", "95359"),
            ("-279", "-279"),
            ("0.10000000000000001", "0.1"),
            ("0.30000000000000004", "0.3"),
            ("1.0E-2", "0.01"),
            ("1.5E+6", "1500000"),
            ("123456789012345", "123456789012345"),
            ("1.005", "1.005"),
        ] {
            assert_eq!(stored(text).unwrap().to_string(), expected, "{text}");
        }
        assert_eq!(stored("x"), None);
        assert_eq!(stored("1E+400"), None);
    }
}
