//! Durations: a number of years, months, weeks, days or hours, or words for both.

use rust_decimal::Decimal;

use super::words;

/// `durwordsen`, and `duryear` to `durhour`, which give the number without its unit. Parts of a unit are whole units of the next
/// smaller ones, down to days, of days whole hours; what is zero is left out but for the first.
pub(super) fn duration(key: &str, text: &str) -> Option<String> {
    let unit = match key {
        "durwordsen" => return spoken(text),
        "duryear" => 'Y',
        "durmonth" => 'M',
        "durweek" => 'W',
        "durday" => 'D',
        "durhour" => 'H',
        _ => return None,
    };
    let number = words::number(text.trim_start_matches('-'))?.parse::<Decimal>().ok()?;
    let sign = if text.starts_with('-') { "-" } else { "" };
    let whole = number.trunc();
    let part = number - whole;
    let days = |months: Decimal| (months - months.trunc()).checked_mul(DAYS_OF_MONTH).map(|days| days.trunc());
    let further = |count: Decimal, unit: &str| {
        if count.is_zero() { String::new() } else { format!("{}{unit}", count.normalize()) }
    };
    let (first, rest) = match unit {
        'Y' => {
            let months = part.checked_mul(Decimal::from(12))?;
            (format!("{whole}Y"), further(months.trunc(), "M") + &further(days(months)?, "D"))
        }
        'M' => (format!("{whole}M"), further(days(number)?, "D")),
        'W' => (format!("{}D", number.checked_mul(Decimal::from(7))?.trunc()), String::new()),
        'D' => {
            let hours = further(part.checked_mul(Decimal::from(24))?.trunc(), "H");
            (format!("{whole}D"), if hours.is_empty() { hours } else { format!("T{hours}") })
        }
        _ => (format!("T{whole}H"), String::new()),
    };
    // There is no negative zero.
    let is_zero = rest.is_empty() && first.trim_start_matches('T').starts_with('0');
    Some(format!("{}P{first}{rest}", if is_zero { "" } else { sign }))
}

/// A month has 30.4375 days: a twelfth of 365¼.
const DAYS_OF_MONTH: Decimal = Decimal::from_parts(304_375, 0, 0, false, 4);

/// `two years and three months`, `90 days`, `five-year`.
fn spoken(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    let (mut years, mut months, mut days, mut hours) = (None, None, None, None);
    let mut number: Vec<&str> = vec![];
    let pieces = text.split(|c: char| !(c.is_alphanumeric() || c == '.')).filter(|piece| !piece.is_empty());
    for piece in pieces {
        let (place, factor) = match piece.trim_end_matches('s') {
            "year" => (&mut years, 1),
            "month" => (&mut months, 1),
            "week" => (&mut days, 7),
            "day" => (&mut days, 1),
            "hour" => (&mut hours, 1),
            _ => {
                number.push(piece);
                continue;
            }
        };
        let count: u64 = words::number(&number.join(" "))?.parse().ok()?;
        *place = Some(count.checked_mul(factor)?);
        number.clear();
    }
    if !number.is_empty() {
        return None;
    }
    let part = |count: Option<u64>, unit: char| count.map(|count| format!("{count}{unit}")).unwrap_or_default();
    let date = format!("{}{}{}", part(years, 'Y'), part(months, 'M'), part(days, 'D'));
    let time = hours.map(|hours| format!("T{hours}H")).unwrap_or_default();
    Some(format!("P{date}{time}")).filter(|duration| duration.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn durations_are_written_in_their_units() {
        let cases = [
            ("durwordsen", "two years and three months", "P2Y3M"),
            ("durwordsen", "90 days", "P90D"),
            ("durwordsen", "five-year", "P5Y"),
            ("durwordsen", "eighteen months", "P18M"),
            ("duryear", "1.5", "P1Y6M"),
            ("duryear", "-2.04", "-P2Y14D"),
            ("duryear", "0", "P0Y"),
            ("durmonth", "18", "P18M"),
            ("durmonth", "22.5", "P22M15D"),
            ("durweek", "1.5", "P10D"),
            ("durday", "1.5", "P1DT12H"),
            ("durhour", "36.5", "PT36H"),
            ("durhour", "-0", "PT0H"),
            ("durday", "-3", "-P3D"),
        ];
        for (key, text, expected) in cases {
            assert_eq!(duration(key, text).as_deref(), Some(expected), "{key} {text}");
        }
        assert_eq!(duration("durwordsen", "years"), None);
        assert_eq!(duration("durwordsen", "some time"), None);
    }
}
