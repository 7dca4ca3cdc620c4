//! Numbers, days and units as the Open Information Model writes them.

use kessan_core::period::{Span, iso};
use kessan_core::unit::{Unit, is_iso_currency};
use rust_decimal::Decimal;

use crate::names::nc_name;

/// The prefix of the release's own names.
pub(crate) const OWN: &str = "release";

/// A number with all its digits and no others, divided by ten to the `shift`: 10.9 by 10² is `0.109`.
pub(crate) fn number(value: Decimal, shift: u32) -> String {
    let plain = value.normalize();
    if plain.is_zero() {
        return "0".to_owned();
    }
    let digits = plain.mantissa().unsigned_abs().to_string();
    let after = usize::try_from(plain.scale() + shift).unwrap_or(usize::MAX);
    let digits = if digits.len() <= after { format!("{digits:0>width$}", width = after + 1) } else { digits };
    let (whole, fraction) = digits.split_at(digits.len() - after);
    let fraction = fraction.trim_end_matches('0');
    let sign = if plain.is_sign_negative() { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// A period: of an instant the midnight at its end, of a span those at both ends. `None` for days that have no place in a date
/// of XML: the year 0, and the last day of the year 9999.
///
/// ```text
/// 2031-09-30            → 2031-10-01T00:00:00
/// 2031-04-01/2031-09-30 → 2031-04-01T00:00:00/2031-10-01T00:00:00
/// ```
pub(crate) fn period(span: Span) -> Option<String> {
    let after = span.end.tomorrow().ok().filter(|_| span.start.year() > 0)?;
    let end = format!("{}T00:00:00", iso(after));
    Some(if span.instant { end } else { format!("{}T00:00:00/{end}", iso(span.start)) })
}

/// A unit; `None` for a pure number, which has none.
pub(crate) fn unit(unit: &Unit) -> Option<String> {
    if *unit == Unit::percent() {
        return None;
    }
    let above = measure(&unit.measure);
    Some(match &unit.per {
        Some(per) => format!("{above}/{}", measure(per)),
        None => above,
    })
}

/// A measure: a currency, shares, or one of the release's own.
fn measure(measure: &str) -> String {
    match measure {
        "share" | "shares" => "xbrli:shares".to_owned(),
        "percent" => "xbrli:pure".to_owned(),
        _ if is_iso_currency(measure) => format!("iso4217:{measure}"),
        _ => format!("{OWN}:{}", nc_name(measure)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_its_digits_and_no_others() {
        let of = |text: &str, shift| number(text.parse().unwrap(), shift);
        assert_eq!(of("10.9", 2), "0.109");
        assert_eq!(of("-100.0", 2), "-1");
        assert_eq!(of("12345000000", 0), "12345000000");
        assert_eq!(of("-0.00", 2), "0");
        assert_eq!(of("0.05", 2), "0.0005");
        assert_eq!(of("7922816251426433759354395.0335", 2), "79228162514264337593543.950335");
    }

    #[test]
    fn a_period_ends_at_the_midnight_after_its_last_day() {
        let of = |text: &str| period(text.parse().unwrap());
        assert_eq!(of("2031-09-30").unwrap(), "2031-10-01T00:00:00");
        assert_eq!(of("2031-04-01/2032-02-29").unwrap(), "2031-04-01T00:00:00/2032-03-01T00:00:00");
        assert_eq!(of("9999-12-31"), None);
    }

    #[test]
    fn units_are_public_where_there_is_one() {
        let of = |text: &str| unit(&text.parse().unwrap());
        assert_eq!(of("JPY/share").unwrap(), "iso4217:JPY/xbrli:shares");
        assert_eq!(of("ADS/share").unwrap(), "release:ADS/xbrli:shares");
        assert_eq!(of("contracts").unwrap(), "release:contracts");
        assert_eq!(of("percent"), None);
    }
}
