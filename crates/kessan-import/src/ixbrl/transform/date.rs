//! Dates and parts of dates, in figures and with names of months.

use jiff::civil::Date;

use super::months;

/// A date in XML's form: `2031-05-14`, `2031-05`, `--05-14`. `None` if there is no such day.
pub(super) fn written(year: Option<u32>, month: u32, day: Option<u32>) -> Option<String> {
    // February 29th without a year is a day of some year.
    let in_year = i16::try_from(year.unwrap_or(2000)).ok()?;
    Date::new(in_year, i8::try_from(month).ok()?, i8::try_from(day.unwrap_or(1)).ok()?).ok()?;
    Some(match (year, day) {
        (Some(year), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(year), None) => format!("{year:04}-{month:02}"),
        (None, day) => format!("--{month:02}-{:02}", day?),
    })
}

/// The parts of a date in the order that its transformation names them.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Year,
    Month,
    Day,
}

/// Any `date…` transformation but those of East Asia.
pub(super) fn date(key: &str, text: &str) -> Option<String> {
    if key == "datequarterend" {
        return quarter_end(text);
    }
    let order = order(key)?;
    let mut pieces = text.split(|c: char| !is_of_word(c)).filter(|piece| !piece.is_empty());
    let (mut year, mut month, mut day) = (None, None, None);
    let language = months::language(key);
    for part in order {
        // Words such as “de” and “of” stand between.
        loop {
            let piece = pieces.next()?;
            let digits: String = piece.chars().take_while(char::is_ascii_digit).collect();
            let done = match part {
                Part::Year => digits.parse().ok().filter(|_| piece.len() <= 4).map(|number: u32| {
                    year = Some(if digits.len() <= 2 { 2000 + number } else { number });
                }),
                Part::Day => digits.parse().ok().map(|number: u32| day = Some(number)),
                Part::Month => match digits.parse() {
                    Ok(number) => Some(number),
                    Err(_) => months::month(piece, language),
                }
                .map(|number| month = Some(number)),
            };
            if done.is_some() {
                break;
            }
            if piece.chars().any(|c| c.is_ascii_digit()) {
                return None;
            }
        }
    }
    written(year, month?, day)
}

/// Whether a character is part of a word. Signs that join Devanagari letters and marks over Greek ones are no letters by themselves.
pub(super) fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{94d}')
}

/// The order of the parts that a transformation's name says.
fn order(key: &str) -> Option<&'static [Part]> {
    use Part::{Day, Month, Year};
    let key = key.replace("monthname", "month").replace("monthroman", "month");
    let order: &[(&str, &[Part])] = &[
        ("daymonthyear", &[Day, Month, Year]),
        ("monthdayyear", &[Month, Day, Year]),
        ("yearmonthday", &[Year, Month, Day]),
        ("yeardaymonth", &[Year, Day, Month]),
        ("monthyear", &[Month, Year]),
        ("yearmonth", &[Year, Month]),
        ("daymonth", &[Day, Month]),
        ("monthday", &[Month, Day]),
        // Registry 1.
        ("slashus", &[Month, Day, Year]),
        ("dotus", &[Month, Day, Year]),
        ("longus", &[Month, Day, Year]),
        ("shortus", &[Month, Day, Year]),
        ("slasheu", &[Day, Month, Year]),
        ("doteu", &[Day, Month, Year]),
        ("longuk", &[Day, Month, Year]),
        ("shortuk", &[Day, Month, Year]),
        ("longeu", &[Day, Month, Year]),
        ("shorteu", &[Day, Month, Year]),
    ];
    order.iter().find(|(name, _)| key.contains(name)).map(|(_, parts)| *parts)
}

/// `Q3 2031`, `third quarter of 2031`: its last day.
fn quarter_end(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    let names =
        [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", 4), ("1", 1), ("2", 2), ("3", 3), ("4", 4)];
    let mut pieces = text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
    let (mut quarter, mut year) = (None, None);
    for piece in pieces.by_ref() {
        if piece.len() == 4 && piece.chars().all(|c| c.is_ascii_digit()) {
            year = piece.parse().ok();
        } else if quarter.is_none() {
            let digits = piece.trim_matches(|c: char| matches!(c, 'q' | 's' | 't' | 'n' | 'd' | 'r' | 'h'));
            quarter = names.iter().find(|(name, _)| piece == *name || digits == *name).map(|(_, quarter)| *quarter);
        }
    }
    let month = 3 * quarter?;
    written(year, month, Some(if matches!(month, 6 | 9) { 30 } else { 31 }))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn parts_stand_in_the_order_that_the_name_says() {
        let cases = [
            ("datemonthdayyearen", "May 14, 2031", "2031-05-14"),
            ("datemonthnamedayyearen", "September 30, 2031", "2031-09-30"),
            ("datedaymonthyear", "14.5.31", "2031-05-14"),
            ("dateslashus", "5/14/2031", "2031-05-14"),
            ("datelongus", "May 14, 2031", "2031-05-14"),
            ("datedaymonthnameyearde", "14. März 2031", "2031-03-14"),
            ("datedaymonthnameyearfr", "1er août 2031", "2031-08-01"),
            ("datedaymonthnameyeares", "14 de enero de 2031", "2031-01-14"),
            ("datemonthday", "12/31", "--12-31"),
            ("datemonthnamedayen", "December 31", "--12-31"),
            ("datemonthdayen", "February 29th", "--02-29"),
            ("dateyearmonthday", "2031-5-4", "2031-05-04"),
            ("datemonthyearen", "May 2031", "2031-05"),
            ("datequarterend", "third quarter of 2031", "2031-09-30"),
            ("datequarterend", "Q4 2031", "2031-12-31"),
        ];
        for (key, text, expected) in cases {
            assert_eq!(date(key, text).as_deref(), Some(expected), "{key} {text}");
        }
    }

    #[test]
    fn days_that_are_none_are_not_read() {
        for text in ["February 30, 2031", "Mai", "", "May 14, 20311", "2031"] {
            assert_eq!(date("datemonthdayyearen", text), None, "{text}");
        }
    }
}
