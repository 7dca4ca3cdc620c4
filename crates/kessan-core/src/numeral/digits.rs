//! Digits with what groups them.

use rust_decimal::Decimal;

use super::{DecimalMark, Unread};

/// The characters for powers of ten that may stand between digits: 2億8,000万.
const BETWEEN: [(char, u32); 3] = [('兆', 12), ('億', 8), ('万', 4)];

/// Digits as a number in the power of ten that follows them, and how many of them stand after the decimal mark. `2億8,000`
/// before 万 is 28000.
pub(super) fn composed(text: &str, mark: DecimalMark, power: Option<u32>) -> Result<(Decimal, u32), Unread> {
    let part = text.char_indices().find_map(|(at, c)| {
        let (_, of) = BETWEEN.iter().find(|(known, _)| *known == c)?;
        Some((text.get(..at)?.trim_end(), *of, text.get(at + c.len_utf8()..)?.trim_start()))
    });
    let Some((head, of, tail)) = part else { return number(text, mark) };
    let below = of.checked_sub(power.unwrap_or(0)).filter(|below| *below > 0).ok_or(Unread::Form)?;
    let unit = Decimal::from(10_u64.checked_pow(below).ok_or(Unread::TooLong)?);
    let ((head, none), (tail, decimals)) = (number(head, mark)?, composed(tail, mark, power)?);
    if none > 0 || tail >= unit {
        return Err(Unread::Form);
    }
    let value = head.checked_mul(unit).and_then(|head| head.checked_add(tail)).ok_or(Unread::TooLong)?;
    Ok((value, decimals))
}

fn number(text: &str, mark: DecimalMark) -> Result<(Decimal, u32), Unread> {
    let (point, group) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let (whole, fraction) = text.split_once(point).map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let digits = ungrouped(whole, group).ok_or(Unread::Form)?;
    if fraction.is_some_and(|fraction| !are_digits(fraction)) {
        return Err(Unread::Form);
    }
    let fraction = fraction.unwrap_or_default();
    let plain = if fraction.is_empty() { digits } else { format!("{digits}.{fraction}") };
    // from_str_exact refuses what does not fit 28 digits instead of rounding it.
    let value = Decimal::from_str_exact(&plain).map_err(|_| Unread::TooLong)?;
    Ok((value, u32::try_from(fraction.len()).map_err(|_| Unread::TooLong)?))
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The digits without what groups them and without leading zeros; `None` unless all groups behind the first have three
/// digits, with one kind of sign between them.
fn ungrouped(whole: &str, group: char) -> Option<String> {
    let digits = match whole.chars().find(|c| !c.is_ascii_digit()) {
        None => are_digits(whole).then(|| whole.to_owned())?,
        Some(sign) if sign == group || ['\'', ' ', '_'].contains(&sign) => {
            let groups: Vec<&str> = whole.split(sign).collect();
            let (first, rest) = groups.split_first()?;
            let is_grouped = are_digits(first)
                && first.len() <= 3
                && !first.starts_with('0')
                && rest.iter().all(|group| group.len() == 3 && are_digits(group));
            is_grouped.then(|| groups.concat())?
        }
        Some(_) => return None,
    };
    let significant = digits.trim_start_matches('0');
    Some(if significant.is_empty() { "0".to_owned() } else { significant.to_owned() })
}
