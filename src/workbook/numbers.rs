//! Printed cells as numbers with formats: what a cell holds, and how a spreadsheet shows it as it is printed.

use rust_decimal::Decimal;

use kessan_core::cell::Cell;
use kessan_core::numeral::{Mark, half_width};
use kessan_core::unit::minor_units;

/// A printed text as a number of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The number in the cell, `0.109` for `10.9%`; `None` for a dash.
    pub value: Option<Decimal>,
    /// Digits after the point, as shown.
    pub decimals: u32,
    /// Whether it has a per cent sign.
    pub percent: bool,
    /// How a negative is printed; `None` if it is none.
    pub negative: Option<Negative>,
    /// What is printed for nothing, where that is not a plain zero: a dash, or a loss that rounds to `(0)`.
    zero: Option<String>,
    /// The format that shows it with what is printed around its digits, where that is more than a sign and `%`.
    literal: Option<String>,
}

/// How negative numbers are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Negative {
    /// In parentheses.
    #[default]
    Parentheses,
    /// Behind that sign.
    Sign(char),
}

impl Printed {
    /// Reads the text of a cell.
    pub fn read(text: &str) -> Self {
        let text = half_width(text);
        let text = text.trim();
        match Cell::parse(text) {
            Some(Cell::Number { value, decimals, mark, .. }) => {
                let percent = mark == Some(Mark::Percent);
                let sign = || text.chars().find(|c| !c.is_ascii_digit() && *c != '+');
                Self {
                    value: Some(if percent { hundredth(value) } else { value }),
                    decimals,
                    percent,
                    negative: (value < Decimal::ZERO).then(|| match sign() {
                        Some(sign) if !text.contains('(') => Negative::Sign(sign),
                        _ => Negative::Parentheses,
                    }),
                    zero: (value.is_zero() && !text.starts_with(|c: char| c.is_ascii_digit())).then(|| text.to_owned()),
                    literal: literal(text, decimals),
                }
            }
            _ => {
                let percent = text.contains('%');
                Self { value: None, decimals: 0, percent, negative: None, zero: Some(text.to_owned()), literal: None }
            }
        }
    }

    /// The other way round, if `negated`.
    pub fn negated(self, negated: bool) -> Self {
        let value = self.value.map(|value| if negated { -value } else { value });
        Self { value, ..self }
    }

    /// Digits of the number in the cell: two more than are shown in per cent.
    pub fn digits(&self) -> u32 {
        self.decimals + if self.percent { 2 } else { 0 }
    }

    /// The format that shows it as printed; `otherwise` is how its table prints negatives.
    pub fn format(&self, otherwise: Negative) -> String {
        let negative = self.negative.unwrap_or(otherwise);
        let format = match &self.literal {
            None => number_format(self.decimals, self.percent, negative),
            Some(literal) => {
                let plain = number_format(self.decimals, self.percent, negative);
                let (above, below) = plain.split_once(';').unwrap_or((&plain, &plain));
                if self.negative.is_some() { format!("{above};{literal}") } else { format!("{literal};{below}") }
            }
        };
        let Some(zero) = &self.zero else { return format };
        // As wide as the space that keeps a closing parenthesis clear of the numbers above and below.
        let is_in_parentheses = zero.ends_with(')');
        let space = if negative == Negative::Parentheses && !is_in_parentheses { "_)" } else { "" };
        format!("{format};\"{zero}\"{space}")
    }

    /// The dash that is printed; empty for a number.
    pub fn dash(&self) -> &str {
        self.zero.as_deref().unwrap_or_default()
    }
}

/// The format that shows a number as in this text: what stands before and after its digits as it is, but for `%`, which
/// spreadsheets know. `None` where that is only a sign, parentheses, or `%` inside of them.
fn literal(text: &str, decimals: u32) -> Option<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (first, last) = (text.find(is_digit)?, text.rfind(is_digit)?);
    let (before, after) = (text.get(..first)?, text.get(last + 1..)?);
    let is_plain = before.chars().count() < 2
        && !before.starts_with(|c: char| "$¥€£₩".contains(c))
        && ["", ")", "%", "%)"].contains(&after);
    if is_plain {
        return None;
    }
    let quoted = |text: &str| if text.is_empty() { String::new() } else { format!("\"{text}\"") };
    let parts: Vec<String> = after.split('%').map(quoted).collect();
    Some(format!("{}{}{}", quoted(before), digits(decimals), parts.join("%")))
}

/// The digits of a number with that many after the point.
fn digits(decimals: u32) -> String {
    let zeros = "0".repeat(usize::try_from(decimals).unwrap_or_default());
    format!("#,##0{}{zeros}", if decimals > 0 { "." } else { "" })
}

/// The format of numbers with that many digits after the point.
pub fn number_format(decimals: u32, percent: bool, negative: Negative) -> String {
    let number = format!("{}{}", digits(decimals), if percent { "%" } else { "" });
    match negative {
        Negative::Parentheses => format!("{number}_);({number})"),
        Negative::Sign(sign) => format!("{number};\"{sign}\"{number}"),
    }
}

/// The format of amounts of money in a currency: with the digits of its minor unit, none of yen and three of a dinar.
pub fn money_format(currency: &str) -> String {
    digits(minor_units(currency))
}

/// The format of what is earned, paid or asked for each share, which is told in parts of a minor unit, too: two digits at least.
pub fn per_share_format(currency: &str) -> String {
    digits(minor_units(currency).max(2))
}

/// 1,000,000 for 6.
pub fn ten_to(power: u32) -> Decimal {
    Decimal::from(10_u64.pow(power.min(12)))
}

fn hundredth(value: Decimal) -> Decimal {
    Decimal::try_from_i128_with_scale(value.mantissa(), value.scale() + 2).unwrap_or_default()
}

/// The number that a spreadsheet holds: the nearest that there is.
pub fn double(value: Decimal) -> f64 {
    value.to_string().parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, String) {
        let printed = Printed::read(text);
        (printed.value.map(|value| value.to_string()).unwrap_or_default(), printed.format(Negative::Parentheses))
    }

    #[test]
    fn a_format_shows_a_number_as_printed() {
        let is = |value: &str, format: &str| (value.to_owned(), format.to_owned());
        assert_eq!(read("(1,949)"), is("-1949", "#,##0_);(#,##0)"));
        assert_eq!(read("10.9%"), is("0.109", "#,##0.0%_);(#,##0.0%)"));
        assert_eq!(read("-"), is("", "#,##0_);(#,##0);\"-\"_)"));
        assert_eq!(read("△204"), is("-204", "#,##0;\"△\"#,##0"));
        assert_eq!(read("0"), is("0", "#,##0_);(#,##0)"));
        assert_eq!(read("(0.0%)"), is("0.000", "#,##0.0%_);(#,##0.0%);\"(0.0%)\""));
        assert_eq!(read("(44.6)%"), is("-0.446", "#,##0.0%_);\"(\"#,##0.0\")\"%"));
        assert_eq!(read("（3.2％）"), is("-0.032", "#,##0.0%_);(#,##0.0%)"));
        assert_eq!(read("△ 204"), is("-204", "#,##0;\"△ \"#,##0"));
        assert_eq!(read("1 234"), is("1234", "#,##0_);(#,##0)"));
        assert_eq!(read("$1,234"), is("1234", "\"$\"#,##0;(#,##0)"));
        assert_eq!(read("($1,234)"), is("-1234", "#,##0_);\"($\"#,##0\")\""));
        assert_eq!(read("1.5百万円"), is("1.5", "#,##0.0\"百万円\";(#,##0.0)"));
        assert_eq!(read("—%"), is("", "#,##0%_);(#,##0%);\"—%\"_)"));
        assert_eq!(["JPY", "USD", "KWD", "CLF"].map(money_format), ["#,##0", "#,##0.00", "#,##0.000", "#,##0.0000"]);
        assert_eq!(["JPY", "USD", "KWD"].map(per_share_format), ["#,##0.00", "#,##0.00", "#,##0.000"]);
        assert_eq!(Printed::read("-").format(Negative::Sign('△')), "#,##0;\"△\"#,##0;\"-\"");
    }

    #[test]
    fn a_double_is_the_nearest() {
        assert_eq!(double("0.109".parse().unwrap()).to_bits(), 0.109_f64.to_bits());
        assert_eq!(double("12345678901".parse().unwrap()).to_bits(), 12_345_678_901_f64.to_bits());
    }
}
