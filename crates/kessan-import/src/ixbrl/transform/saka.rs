//! Dates of the Indian national calendar (Saka), as dates of the Gregorian one.

use jiff::civil::Date;
use kessan_core::period::days_after;

/// The beginnings of the months' names, lower case, with the day of the Gregorian calendar that each begins on: month, day.
const MONTHS: [(&[&str], (i8, i8)); 12] = [
    (&["चैत्र", "chaitra", "caitra"], (3, 22)),
    (&["वैशाख", "बैसाख", "vaisakh", "vaishakh", "vaiśākh"], (4, 21)),
    (&["ज्येष्ठ", "jyaisht", "jyaist", "jyesht", "jyeṣṭh"], (5, 22)),
    (&["आषाढ", "asadh", "ashadh", "āṣāḍh"], (6, 22)),
    (&["श्रावण", "सावन", "sravan", "shravan", "śrāvaṇ"], (7, 23)),
    (&["भाद्रपद", "भादो", "bhadr", "bhādr", "proṣṭhapad"], (8, 23)),
    (&["आश्विन", "aswin", "ashwin", "asvin", "āśvin"], (9, 23)),
    (&["कार्तिक", "kartik", "kārtik"], (10, 23)),
    (&["मार्गशीर्ष", "अगहन", "agrah", "margash", "mārgaś"], (11, 22)),
    (&["पौष", "paus", "pauṣ"], (12, 22)),
    (&["माघ", "magh", "māgh"], (1, 21)),
    (&["फाल्गुन", "phalgun", "phālgun"], (2, 20)),
];

/// `calindaymonthyear` and its younger name: day, name of the month, year. A year of two digits is one of the twentieth
/// century, which begins in 1978.
pub(super) fn date(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    let mut pieces = text.split(|c: char| !super::date::is_of_word(c)).filter(|piece| !piece.is_empty());
    let (day, name, year) = (pieces.next()?, pieces.next()?, pieces.next()?);
    if pieces.next().is_some() || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let at = MONTHS.iter().position(|(names, _)| names.iter().any(|known| name.starts_with(known)))?;
    let year: i16 = year.parse().ok()?;
    let year = if year < 100 { year + 1900 } else { year };
    let (start, end) = (first(year, at)?, if at == 11 { first(year + 1, 0)? } else { first(year, at + 1)? });
    let date = days_after(start, day.parse::<i32>().ok()?.checked_sub(1)?)?;
    (date >= start && date < end).then(|| date.to_string())
}

/// The first day of a month.
fn first(year: i16, at: usize) -> Option<Date> {
    let (_, (month, day)) = MONTHS.get(at)?;
    // The year begins in March; the last two months are in the next one. In a leap year it begins a day earlier.
    let gregorian = year.checked_add(if *month < 3 { 79 } else { 78 })?;
    let leap = Date::new(gregorian, 1, 1).ok()?.in_leap_year();
    Date::new(gregorian, *month, if at == 0 && leap { day - 1 } else { *day }).ok()
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn a_year_begins_on_the_22nd_of_march_or_a_day_earlier_in_leap_years() {
        assert_eq!(date("1 चैत्र 1953").as_deref(), Some("2031-03-22"));
        assert_eq!(date("1 Chaitra 1954").as_deref(), Some("2032-03-21"));
        assert_eq!(date("31-Chaitra-1954").as_deref(), Some("2032-04-20"));
        assert_eq!(date("31 Chaitra 1953"), None, "which has thirty days then");
        assert_eq!(date("30 Phalguna 1952").as_deref(), Some("2031-03-21"));
        assert_eq!(date("30 Phalguna 1953").as_deref(), Some("2032-03-20"), "over the 29th of February");
        assert_eq!(date("11 Pausha 52").as_deref(), Some("2031-01-01"));
        for wrong in
            ["0 Chaitra 1953", "1 January 1953", "1 1 1953", "Chaitra 1953", "1 Chaitra 1953 AD", "1 Chaitra 19531", ""]
        {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }
}
