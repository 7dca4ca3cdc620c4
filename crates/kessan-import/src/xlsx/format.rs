//! Number formats: what a cell shows of its number.

use rust_decimal::{Decimal, RoundingStrategy};

use super::date;

/// A part of a format's section.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    Literal(String),
    /// A place for a digit: `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    Percent,
    /// Something that is not followed here: a fraction, an exponent.
    Unknown,
}

/// What a number shows in a format; the calendar matters for days.
pub(super) fn shown(number: Decimal, format: &str, from_1904: bool) -> String {
    if format.is_empty() || format.eq_ignore_ascii_case("general") || format == "@" {
        return plain(number);
    }
    let sections = sections(format);
    if sections.first().is_some_and(|section| is_day(section)) {
        return date::day(number, from_1904).map_or_else(|| plain(number), |day| date::text(day, format));
    }
    let (section, is_signed) = choose(&sections, number);
    let parts = parts(section);
    if parts.contains(&Part::Unknown) {
        return plain(number);
    }
    render(number, &parts, is_signed)
}

fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

/// The sections, parted by semicolons outside of quotation marks.
fn sections(format: &str) -> Vec<&str> {
    let mut sections = Vec::new();
    let (mut start, mut is_quoted, mut is_escaped, mut is_bracketed) = (0, false, false, false);
    for (at, c) in format.char_indices() {
        if is_escaped {
            is_escaped = false;
            continue;
        }
        match c {
            '\\' | '_' | '*' if !is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            '[' if !is_quoted => is_bracketed = true,
            ']' if !is_quoted => is_bracketed = false,
            ';' if !is_quoted && !is_bracketed => {
                sections.extend(format.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.extend(format.get(start..));
    sections
}

/// Whether a section is of a day or a time: it has their letters outside of literals.
fn is_day(section: &str) -> bool {
    let mut chars = section.chars();
    let mut has_digit = false;
    while let Some(c) = chars.next() {
        match c {
            '"' => chars.by_ref().take_while(|c| *c != '"').for_each(drop),
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if matches!(inner.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    return true;
                }
            }
            '0' | '#' | '?' => has_digit = true,
            'y' | 'Y' | 'd' | 'D' | 'm' | 'M' | 'h' | 'H' | 's' | 'S' => return !has_digit,
            _ => {}
        }
    }
    false
}

/// The section for a number, and whether the number's sign is still to be written.
fn choose<'a>(sections: &[&'a str], number: Decimal) -> (&'a str, bool) {
    let section = |at: usize| sections.get(at).copied().unwrap_or_default();
    if let Some(at) = sections.iter().position(|section| condition(section).is_some_and(|holds| holds(number))) {
        return (section(at), true);
    }
    let has_conditions = sections.iter().any(|section| condition(section).is_some());
    let last = sections.len().saturating_sub(1);
    if has_conditions {
        return (section(last), true);
    }
    match sections.len() {
        0 | 1 => (section(0), true),
        _ if number.is_sign_negative() && !number.is_zero() => (section(1), false),
        2 => (section(0), false),
        _ if number.is_zero() => (section(2), false),
        _ => (section(0), false),
    }
}

type Condition = Box<dyn Fn(Decimal) -> bool>;

/// `[>=100]` before a section.
fn condition(section: &str) -> Option<Condition> {
    let inner = section.trim_start().strip_prefix('[')?.split_once(']')?.0;
    for operator in [">=", "<=", "<>", ">", "<", "="] {
        if let Some(bound) = inner.strip_prefix(operator) {
            let bound: Decimal = bound.trim().parse().ok()?;
            return Some(match operator {
                ">=" => Box::new(move |number| number >= bound),
                "<=" => Box::new(move |number| number <= bound),
                "<>" => Box::new(move |number| number != bound),
                ">" => Box::new(move |number| number > bound),
                "<" => Box::new(move |number| number < bound),
                _ => Box::new(move |number| number == bound),
            });
        }
    }
    None
}

fn parts(section: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut chars = section.chars();
    while let Some(c) = chars.next() {
        parts.push(match c {
            '"' => Part::Literal(chars.by_ref().take_while(|c| *c != '"').collect()),
            '\\' => Part::Literal(chars.next().into_iter().collect()),
            // Room as wide as a character, and a character that fills the cell: neither is text.
            '_' | '*' => {
                chars.next();
                continue;
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                // `[$¥-411]` writes its sign; colours and conditions write nothing.
                match inner.strip_prefix('$') {
                    Some(currency) => Part::Literal(currency.split('-').next().unwrap_or_default().to_owned()),
                    None => continue,
                }
            }
            '0' | '#' | '?' => Part::Digit(c),
            '.' => Part::Point,
            ',' => Part::Comma,
            '%' => Part::Percent,
            'E' | 'e' | '/' | '@' => Part::Unknown,
            c if c.is_alphabetic() && c.is_ascii() => Part::Unknown,
            c => Part::Literal(c.to_string()),
        });
    }
    parts
}

fn render(number: Decimal, parts: &[Part], is_signed: bool) -> String {
    let is_digit = |part: &Part| matches!(part, Part::Digit(_));
    let Some(first) = parts.iter().position(is_digit) else {
        // Words alone: a dash for nil.
        return literals(parts).trim().to_owned();
    };
    let last = parts.iter().rposition(is_digit).unwrap_or(first);
    let point = parts.iter().position(|part| *part == Part::Point);
    let is_whole = |at: usize| point.is_none_or(|point| at < point);
    let digits = |whole: bool| -> Vec<char> {
        let kept = parts.iter().enumerate().filter(|(at, _)| is_whole(*at) == whole);
        kept.filter_map(|(_, part)| if let Part::Digit(c) = part { Some(*c) } else { None }).collect()
    };
    let (whole, behind) = (digits(true), digits(false));
    // A comma between digits groups them; commas behind the last digit before the point, or of all, divide by a thousand each.
    let end_of_whole =
        (0..parts.len()).rfind(|at| is_whole(*at) && parts.get(*at).is_some_and(is_digit)).unwrap_or(last);
    let is_grouped = parts.iter().take(end_of_whole).skip(first).any(|part| *part == Part::Comma);
    let commas = |from: usize| parts.iter().skip(from + 1).take_while(|part| **part == Part::Comma).count();
    let thousands = commas(end_of_whole) + if last > end_of_whole { commas(last) } else { 0 };
    let percents = parts.iter().filter(|part| **part == Part::Percent).count();
    let Some(scaled) = scaled(number.abs(), percents, thousands) else { return plain(number) };
    let places = u32::try_from(behind.len().min(28)).unwrap_or(28);
    let rounded = scaled.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let text = format!("{rounded:.*}", behind.len().min(28));
    let (before, after) = text.split_once('.').unwrap_or((&text, ""));
    let mut before = before.trim_start_matches('0').to_owned();
    let least = whole.iter().filter(|c| **c == '0').count();
    while before.len() < least.min(40) {
        before.insert(0, '0');
    }
    if is_grouped {
        before = grouped(&before);
    }
    let mut after = after.to_owned();
    // `#` behind the point shows no zeros at the end.
    for place in behind.iter().rev() {
        match (place, after.ends_with('0')) {
            ('#' | '?', true) => drop(after.pop()),
            _ => break,
        }
    }
    let mut shown = String::new();
    let lead = parts.get(..first).unwrap_or_default();
    shown.push_str(&literals(lead));
    shown.push_str(&before);
    if point.is_some() && (!after.is_empty() || behind.contains(&'0')) {
        shown.push('.');
        shown.push_str(&after);
    }
    shown.push_str(&literals(parts.get(last + 1..).unwrap_or_default()));
    let shown = shown.trim();
    if is_signed && number.is_sign_negative() && !rounded.is_zero() { format!("-{shown}") } else { shown.to_owned() }
}

fn scaled(number: Decimal, percents: usize, thousands: usize) -> Option<Decimal> {
    let mut scaled = number;
    for _ in 0..percents.min(4) {
        scaled = scaled.checked_mul(Decimal::ONE_HUNDRED)?;
    }
    for _ in 0..thousands.min(8) {
        scaled = scaled.checked_div(Decimal::ONE_THOUSAND)?;
    }
    Some(scaled)
}

fn literals(parts: &[Part]) -> String {
    let text = parts.iter().map(|part| match part {
        Part::Literal(text) => text.as_str(),
        Part::Percent => "%",
        _ => "",
    });
    text.collect()
}

fn grouped(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(c);
    }
    grouped
}

/// The formats that workbooks name by number only.
pub(super) fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 => "\"$\"#,##0_);(\"$\"#,##0)",
        7 | 8 => "\"$\"#,##0.00_);(\"$\"#,##0.00)",
        9 => "0%",
        10 => "0.00%",
        11 | 48 => "0.00E+00",
        // In the form of the reader's own country: the day itself.
        14 | 22 | 27..=36 | 50..=58 => "yyyy-mm-dd",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        37 | 38 => "#,##0_);(#,##0)",
        39 | 40 => "#,##0.00_);(#,##0.00)",
        41 | 42 => "_(* #,##0_);_(* (#,##0);_(* \"-\"_)",
        43 | 44 => "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_)",
        _ => "General",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_format_says() {
        for (number, format, expected) in [
            ("95359", "_(\"$ \"#,##0_);_(\"$ \"(#,##0)", "$ 95,359"),
            ("-279", "#,##0_);(#,##0)", "(279)"),
            ("1949.5", "#,##0_);(#,##0)", "1,950"),
            ("0.109", "0.0%", "10.9%"),
            ("-0.446", "0.0%;(0.0%)", "(44.6%)"),
            ("-0.446", "0.0%_);\\(0.0%\\)", "(44.6%)"),
            ("1.65", "_(\"$ \"#,##0.00_);_(\"$ \"(#,##0.00)", "$ 1.65"),
            ("0", "#,##0;(#,##0);\"-\"", "-"),
            ("0", "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "-"),
            ("-204", "#,##0;\"△ \"#,##0", "△ 204"),
            ("-204", "#,##0;[Red]▲#,##0", "▲204"),
            ("1234567", "#,##0,", "1,235"),
            ("1234567", "#,##0.0,,", "1.2"),
            ("-5", "0", "-5"),
            ("-0.4", "0", "0"),
            ("5", "[$¥-411]#,##0", "¥5"),
            ("0.5", "#.##", ".5"),
            ("7", "000", "007"),
            ("12.5", "General", "12.5"),
            ("3", "0.##", "3"),
            ("250", "[>=100]#,##0;0.0", "250"),
            ("25", "[>=100]#,##0;0.0", "25.0"),
            ("47938", "mmm d, yyyy", "Mar 31, 2031"),
            ("12", "# ?/?", "12"),
            ("12", "#,##0\"円\"", "12円"),
        ] {
            assert_eq!(shown(number.parse().unwrap(), format, false), expected, "{number} {format}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_format_is_answered(format in "[#0?,.%;()\\[\\]\"\\\\_*$>=yYmMdDhHsE@/ △円-]{0,24}", whole in proptest::prelude::any::<i64>(), scale in 0_u32..20) {
            let _ = shown(Decimal::new(whole, scale), &format, false);
        }
    }
}
