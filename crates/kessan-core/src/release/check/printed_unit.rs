//! What a printed number says of its unit and its power of ten itself, beside what the file says of them.

use crate::numeral::Mark;
use crate::unit::Unit;

/// Where a printed number and the file contradict each other: what more was found, and what was expected.
///
/// `%` is reported by the callers, who know how it can be mended.
pub(super) fn contradiction(
    power: Option<u32>,
    mark: Option<Mark>,
    unit: &Unit,
    scale: u32,
) -> Option<(String, String)> {
    let counts = |what: &str| unit.per.is_none() && unit.measure == what;
    let expected = match mark {
        Some(Mark::Currency(sign)) if !sign.is_of(&unit.measure) => {
            Some(format!("a number without a currency, or with the sign of {}", unit.measure))
        }
        Some(Mark::Shares) if !counts("shares") => Some("a number of no unit, or a figure in shares".to_owned()),
        Some(Mark::Depositary) if !counts("ADS") => Some("a number of no unit, or a figure in ADS".to_owned()),
        _ => None,
    };
    if let Some(expected) = expected {
        return Some((format!("in {unit}"), expected));
    }
    let power = power.filter(|power| *power != scale)?;
    let found = format!("with a word for ten to the {power}, at the scale {scale}");
    let scale = if unit.is_count() {
        format!("{power} as its \"count_scale\" (of a claim, its \"scale\")")
    } else {
        format!("the scale {power} for an amount of money")
    };
    Some((found, format!("a number without that word, or {scale}")))
}
