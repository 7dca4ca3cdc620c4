//! Durations: a number of years, months, weeks, days or hours, or words for both.

use rust_decimal::Decimal;

use super::words;

/// `durwordsen`, and `duryear` to `durhour`, which give the number without its unit.
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
    // Parts of a unit are units of the next: XML's durations have no fractions but of seconds.
    let whole = number.trunc();
    let part = number - whole;
    let of = |factor: i64| part.checked_mul(Decimal::from(factor)).map(|part| part.round_dp(0));
    Some(match unit {
        'Y' => {
            let months = part.checked_mul(Decimal::from(12))?;
            let days = (months - months.trunc()).checked_mul(Decimal::new(304375, 4))?.trunc();
            format!("{sign}P{whole}Y{}M{days}D", months.trunc())
        }
        'M' => format!("{sign}P{whole}M{}D", of(30)?),
        'W' => format!("{sign}P{}D", number.checked_mul(Decimal::from(7))?.trunc()),
        'D' => format!("{sign}P{whole}DT{}H", of(24)?),
        _ => format!("{sign}PT{whole}H{}M", of(60)?),
    })
}

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
            ("duryear", "1.5", "P1Y6M0D"),
            ("durmonth", "18", "P18M0D"),
            ("durday", "-3", "-P3DT0H"),
        ];
        for (key, text, expected) in cases {
            assert_eq!(duration(key, text).as_deref(), Some(expected), "{key} {text}");
        }
        assert_eq!(duration("durwordsen", "years"), None);
        assert_eq!(duration("durwordsen", "some time"), None);
    }
}
