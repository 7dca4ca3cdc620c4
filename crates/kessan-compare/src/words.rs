//! What is said of figures of other reports, in the languages of the page.

use jiff::civil::Date;
use kessan_core::release::model::{OtherReport, Text};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Whether words in a language are Japanese ones; all others are English.
fn is_japanese(lang: &str) -> bool {
    lang == "ja" || lang.starts_with("ja-")
}

/// A day in short: `Aug 5, 2030`.
pub fn day(lang: &str, day: Date) -> String {
    if is_japanese(lang) {
        return format!("{}年{}月{}日", day.year(), day.month(), day.day());
    }
    let month = usize::try_from(day.month() - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
    format!("{month} {}, {}", day.day(), day.year())
}

/// What a text is called where it is another report's: `Balance sheet (reported Aug 5, 2030)`.
pub fn reported(text: &Text, report: &OtherReport) -> Text {
    Text::composed([text, &report.title], |lang, [text, title]| match (report.announced, is_japanese(lang)) {
        (Some(day_of), true) => format!("{text}（{}公表）", day(lang, day_of)),
        (Some(day_of), false) => format!("{text} (reported {})", day(lang, day_of)),
        (None, true) => format!("{text}（{title}）"),
        (None, false) => format!("{text} (in {title})"),
    })
}

/// A note below a table: which other reports print the same figures under a head.
pub fn alike(head: &Text, reports: &[&OtherReport]) -> Text {
    Text::composed([head], |lang, [head]| {
        let is_ja = is_japanese(lang);
        let called = |report: &&OtherReport| {
            report.announced.map_or_else(|| report.title.get(lang).0.to_owned(), |of| day(lang, of))
        };
        let named: Vec<String> = reports.iter().map(called).collect();
        match (is_ja, named.as_slice()) {
            (true, named) => format!("{head}の数値は{}公表の報告書でも同じです。", named.join("、")),
            (false, [one]) => format!("{head}: the report of {one} prints the same figures."),
            (false, named) => format!("{head}: the reports of {} print the same figures.", series(named)),
        }
    })
}

/// `A, B and C`; a date has a comma of its own, so they are parted by semicolons.
fn series(named: &[String]) -> String {
    match named {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join("; ")),
        all => all.concat(),
    }
}

/// What heads such as 前年同期 and 当連結会計年度末 consist of.
const RELATIVE_SIGNS: &str = "当前今昨本期年度同四半中間末首連結会計事業累計";
/// Likewise "Same period of the preceding year".
const RELATIVE_WORDS: &str = "a ago beginning current earlier end ended ending fiscal half interim last month months of period preceding previous \
                              prior quarter same the this year years";

/// Whether a head only says which period it is as seen from its report: "This year" is another year in another report.
pub fn is_relative(head: &Text) -> bool {
    let is_so = |(lang, head): (&str, &str)| {
        if is_japanese(lang) {
            // 連結 is of these signs, too, and says something else.
            head.contains(['当', '前', '今', '昨', '末', '首']) && head.chars().all(|c| RELATIVE_SIGNS.contains(c))
        } else {
            head.split_whitespace().all(|word| RELATIVE_WORDS.split(' ').any(|known| known.eq_ignore_ascii_case(word)))
        }
    };
    head.all().all(is_so)
}

/// A text with another in brackets.
pub fn in_brackets(text: &Text, other: &Text) -> Text {
    Text::composed([text, other], |lang, [text, other]| {
        if is_japanese(lang) { format!("{text}（{other}）") } else { format!("{text} ({other})") }
    })
}

/// Two texts one after the other, in each language of the first.
pub fn both(first: &Text, second: &Text) -> Text {
    Text::composed([first, second], |lang, [first, second]| {
        format!("{first}{}{second}", if is_japanese(lang) { "" } else { " " })
    })
}

/// What is left of a span that a report names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// The quarter of that number.
    Quarter(u8),
    /// The second half.
    SecondHalf,
}

/// The name of a part of a fiscal period: of a year whatever it is called, of `9M FY2031` or `1H FY2031` if it is called so in every
/// language; `None` otherwise.
pub fn part(of: &Text, left: Left, is_year: bool) -> Option<Text> {
    let year = |lang: &str, of: &str| -> Option<String> {
        if is_year {
            return Some(of.to_owned());
        }
        let known = if is_japanese(lang) {
            of.strip_suffix("第3四半期累計").or_else(|| of.strip_suffix("上期"))
        } else {
            of.strip_prefix("9M ").or_else(|| of.strip_prefix("1H "))
        };
        known.map(str::to_owned)
    };
    if of.all().any(|(lang, of)| year(lang, of).is_none()) {
        return None;
    }
    Some(Text::composed([of], |lang, [of]| {
        let year = year(lang, of).unwrap_or_default();
        match (left, is_japanese(lang)) {
            (Left::Quarter(number), true) => format!("{year}第{number}四半期"),
            (Left::Quarter(number), false) => format!("Q{number} {year}"),
            (Left::SecondHalf, true) => format!("{year}下期"),
            (Left::SecondHalf, false) => format!("2H {year}"),
        }
    }))
}

/// A span by its days, in the languages of a text.
pub fn days(of: &Text, start: Date, end: Date) -> Text {
    Text::composed([of], |lang, _| {
        let (start, end) = (day(lang, start), day(lang, end));
        if is_japanese(lang) { format!("{start}～{end}") } else { format!("{start} – {end}") }
    })
}

/// Twelve months up to a day, in the languages of a text.
pub fn twelve_months(of: &Text, end: Date) -> Text {
    Text::composed([of], |lang, _| {
        if is_japanese(lang) {
            format!("{}までの12か月", day(lang, end))
        } else {
            format!("12 months to {}", day(lang, end))
        }
    })
}

/// A name with its days.
pub fn with_days(name: &Text, start: Date, end: Date) -> Text {
    Text::composed([name], |lang, [name]| {
        let (start, end) = (day(lang, start), day(lang, end));
        if is_japanese(lang) { format!("{name}（{start}～{end}）") } else { format!("{name} ({start} – {end})") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_that_tells_more_than_a_period_is_not_relative() {
        let head = |en: &str, ja: &str| Text::new([("en", en), ("ja", ja)]);
        assert!(is_relative(&head("Same period of the preceding year", "前年同期")));
        assert!(is_relative(&head("End of current fiscal year", "当連結会計年度末")));
        assert!(!is_relative(&Text::new([("ja", "連結")])));
        assert!(!is_relative(&head("Forecast", "当期")));
        assert!(!is_relative(&head("This year, unaudited", "当期")));
    }
}
