//! Units of facts as units of a release.

use rust_decimal::Decimal;

use crate::report::{Name, Unit};
use kessan_core::unit::is_iso_currency;

/// What a unit of a filing is, with the currency apart: one line of the accounts may be printed in several.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// An amount of money.
    Money,
    /// An amount of money for each share.
    PerShare,
    /// Per cent: a pure number that is printed a hundredfold.
    Percent,
    /// Shares.
    Shares,
    /// Anything else, as a release writes it: `pure`, `contracts`, `shares/USD`.
    Other(String),
}

impl Class {
    /// The unit as a release writes it.
    pub fn written(&self, currency: &str) -> String {
        match self {
            Class::Money => currency.to_owned(),
            Class::PerShare => format!("{currency}/share"),
            Class::Percent => "percent".to_owned(),
            Class::Shares => "shares".to_owned(),
            Class::Other(unit) => unit.clone(),
        }
    }

    /// Whether its figures are numbers of something, such as shares, which a release prints in a power of ten.
    pub fn is_count(&self) -> bool {
        match self {
            Class::Shares => true,
            Class::Other(unit) => !unit.contains('/'),
            Class::Money | Class::PerShare | Class::Percent => false,
        }
    }

    /// Whether its figures have a currency.
    pub fn has_currency(&self) -> bool {
        matches!(self, Class::Money | Class::PerShare)
    }
}

/// The class of a unit and its currency. A pure number is per cent where `is_percent`.
pub fn class(unit: &Unit, is_percent: bool) -> (Class, Option<String>) {
    match (unit.numerators.as_slice(), unit.denominators.as_slice()) {
        ([one], []) => match currency(one) {
            Some(code) => (Class::Money, Some(code)),
            None if one.local.eq_ignore_ascii_case("shares") => (Class::Shares, None),
            None if is_pure(one) && is_percent => (Class::Percent, None),
            None => (Class::Other(measure(one)), None),
        },
        ([above], [below]) => match currency(above) {
            Some(code) if below.local.eq_ignore_ascii_case("shares") => (Class::PerShare, Some(code)),
            _ => (Class::Other(format!("{}/{}", cased(above), cased(below))), None),
        },
        _ => (Class::Other("pure".to_owned()), None),
    }
}

/// Whether a unit is a pure number.
pub fn is_pure_number(unit: &Unit) -> bool {
    unit.denominators.is_empty() && matches!(unit.numerators.as_slice(), [one] if is_pure(one))
}

/// The ISO 4217 code of a measure that is one.
pub fn currency(measure: &Name) -> Option<String> {
    let is_iso = measure.namespace.to_ascii_lowercase().contains("iso4217") || measure.prefix == "iso4217";
    let is_bare = measure.namespace.is_empty() && measure.prefix.is_empty();
    ((is_iso || is_bare) && is_iso_currency(&measure.local)).then(|| measure.local.to_string())
}

fn is_pure(measure: &Name) -> bool {
    measure.local.eq_ignore_ascii_case("pure")
}

/// A measure as part of a quotient: currencies keep their capitals.
fn cased(name: &Name) -> String {
    currency(name).unwrap_or_else(|| measure(name))
}

/// A count in lower case, letters and digits only.
fn measure(name: &Name) -> String {
    let lower: String =
        name.local.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    if lower.is_empty() { "pure".to_owned() } else { lower }
}

/// Ten to the power of `power`, as far as decimals reach.
pub fn power_of_ten(power: i32) -> Option<Decimal> {
    if power < 0 {
        Decimal::try_new(1, u32::try_from(-power).ok()?).ok()
    } else {
        let mut value = Decimal::ONE;
        for _ in 0..power {
            value = value.checked_mul(Decimal::TEN)?;
        }
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(prefix: &str, local: &str) -> Name {
        Name { namespace: format!("urn:{prefix}").into(), local: local.into(), prefix: prefix.into() }
    }

    #[test]
    fn units_are_named_as_releases_name_them() {
        let money = Unit { numerators: vec![name("iso4217", "EUR")], denominators: vec![] };
        assert_eq!(class(&money, false), (Class::Money, Some("EUR".into())));
        let per_share = Unit { denominators: vec![name("xbrli", "shares")], ..money };
        assert_eq!(class(&per_share, false).0.written("JPY"), "JPY/share");
        let pure = Unit { numerators: vec![name("xbrli", "pure")], denominators: vec![] };
        assert_eq!(class(&pure, true).0, Class::Percent);
        assert_eq!(class(&pure, false).0.written("EUR"), "pure");
        let own = Unit { numerators: vec![name("abc", "Vendor_Count")], denominators: vec![] };
        assert_eq!(class(&own, false).0.written("EUR"), "vendorcount");
        // No money is counted in it.
        let none = Unit { numerators: vec![name("iso4217", "XXX")], denominators: vec![] };
        assert_eq!(class(&none, false), (Class::Other("xxx".into()), None));
        assert_eq!(class(&Unit::default(), false).0.written("EUR"), "pure");
    }

    #[test]
    fn powers_of_ten_end_where_decimals_end() {
        assert_eq!(power_of_ten(-2), Some(Decimal::new(1, 2)));
        assert_eq!(power_of_ten(6), Some(Decimal::from(1_000_000)));
        assert_eq!(power_of_ten(40), None);
    }
}
