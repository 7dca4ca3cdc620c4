//! The days that a text names.

use jiff::civil::Date;

use super::token::{Kind, Token};
use Kind::{Number, Sign, Word};
use kessan_core::order::CompactSort;

/// A day and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub date: Date,
    /// Where its text begins and ends, in bytes.
    pub bytes: (usize, usize),
    /// Whether it can be read in one way only.
    pub is_certain: bool,
}

/// A day, a certain way of reading it, and how many tokens it takes.
type Taken = (Date, bool, usize);

/// Every day of the text, in its order. A day without a year takes the one year that the text names elsewhere.
pub(super) fn find(plain: &str, tokens: &[Token<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut without_year: Vec<(u32, u32, (usize, usize))> = Vec::new();
    let mut years: Vec<u32> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let bytes = |length: usize| (rest[0].start, rest.get(length - 1).map_or(rest[0].end, |token| token.end));
        if let Some((date, is_certain, length)) = japanese(rest).or_else(|| named(rest)).or_else(|| numeric(rest)) {
            found.push(Found { date, bytes: bytes(length), is_certain });
            at += length;
        } else if let Some((month, day, length)) = month_and_day(rest) {
            without_year.push((month, day, bytes(length)));
            at += length;
        } else {
            if let Number(year, 4) = rest[0].kind
                && (1900..2100).contains(&year)
            {
                years.push(year);
            }
            at += 1;
        }
    }
    let mut all: Vec<u32> =
        years.iter().copied().chain(found.iter().filter_map(|found| u32::try_from(found.date.year()).ok())).collect();
    all.compact_sort();
    all.dedup();
    let dated = |(month, day, bytes): &(u32, u32, (usize, usize)), year| {
        Some(Found { date: date(year, *month, *day)?, bytes: *bytes, is_certain: true })
    };
    match (without_year.as_slice(), all.as_slice()) {
        // "July 22 to September 30, 2031".
        ([first], [year]) if found.len() == 1 => {
            if let (Some(first), Some(last)) = (dated(first, *year), found.first().copied())
                && is_range(plain, &first, &last)
            {
                return vec![first, last];
            }
        }
        ([only], [year]) if found.is_empty() => found.extend(dated(only, *year)),
        // "2031, July 1 to July 21": a range is nearer to the figures than the length of time above it.
        ([first, last], [year]) => {
            if let (Some(first), Some(last)) = (dated(first, *year), dated(last, *year))
                && is_range(plain, &first, &last)
            {
                return vec![first, last];
            }
        }
        _ => {}
    }
    found
}

/// Whether the words between two days, or before them, make a range of them.
pub(super) fn is_range(plain: &str, first: &Found, second: &Found) -> bool {
    let between = plain.get(first.bytes.1..second.bytes.0).unwrap_or_default().trim();
    let before = plain.get(..first.bytes.0).unwrap_or_default().trim_end();
    let word = between.trim_matches([')', '(', ',', ' ']);
    first.date < second.date
        && (matches!(word, "to" | "through" | "until" | "till" | "-" | "–" | "—" | "~" | "〜" | "から" | "至" | "より")
            || between.contains('至')
            || between == "~"
            || (word == "and" && before.ends_with("between"))
            || (before.ends_with('自') && between.is_empty()))
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn last_of_month(year: u32, month: u32) -> Option<Date> {
    date(year, month, 1).map(Date::last_of_month)
}

/// `2031年9月30日`, `令和13年9月30日`, `2031年9月末`.
fn japanese(rest: &[Token<'_>]) -> Option<Taken> {
    let (year, taken) = year(rest)?;
    let rest = rest.get(taken..)?;
    match kinds::<4>(rest) {
        [Some(Number(month, _)), Some(Sign('月')), Some(Number(day, _)), Some(Sign('日'))] => {
            Some((date(year, month, day)?, true, taken + 4))
        }
        [Some(Number(month, _)), Some(Sign('月')), Some(Sign('末')), ..] => {
            Some((last_of_month(year, month)?, true, taken + 3))
        }
        _ => None,
    }
}

/// `2031年`, `令和13年`, `令和元年`: the year and how many tokens it takes.
pub(super) fn year(rest: &[Token<'_>]) -> Option<(u32, usize)> {
    const ERAS: [(char, char, u32); 4] =
        [('令', '和', 2018), ('平', '成', 1988), ('昭', '和', 1925), ('大', '正', 1911)];
    match kinds::<4>(rest) {
        [Some(Number(year, 4)), Some(Sign('年')), ..] => Some((year, 2)),
        [Some(Sign(first)), Some(Sign(second)), Some(number), Some(Sign('年'))] => {
            let (_, _, before) = ERAS.iter().find(|(a, b, _)| (*a, *b) == (first, second))?;
            match number {
                Number(year, digits) if digits <= 2 => Some((before + year, 4)),
                Sign('元') => Some((before + 1, 4)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// `November 1, 2031`, `1st November 2031`, `March 2031` (its last day).
fn named(rest: &[Token<'_>]) -> Option<Taken> {
    if let Some((month, day, taken)) = month_and_day(rest) {
        let after = rest.get(taken..)?;
        let comma = usize::from(matches!(after.first().map(|token| token.kind), Some(Sign(','))));
        return match after.get(comma).map(|token| token.kind) {
            Some(Number(year, 4)) => Some((date(year, month, day)?, true, taken + comma + 1)),
            _ => None,
        };
    }
    match kinds::<2>(rest) {
        [Some(Word(word)), Some(Number(year, 4))] => Some((last_of_month(year, month(word)?)?, true, 2)),
        _ => None,
    }
}

/// `November 1`, `Nov. 1st`, `1 November`: month, day and how many tokens they take.
fn month_and_day(rest: &[Token<'_>]) -> Option<(u32, u32, usize)> {
    match rest.first()?.kind {
        Word(word) => {
            let month = month(word)?;
            let dot = usize::from(matches!(rest.get(1).map(|token| token.kind), Some(Sign('.'))));
            match rest.get(1 + dot).map(|token| token.kind) {
                Some(Number(day, digits)) if digits <= 2 => Some((month, day, 2 + dot + ordinal(rest.get(2 + dot)))),
                _ => None,
            }
        }
        Number(day, digits) if digits <= 2 => {
            let after = 1 + ordinal(rest.get(1));
            match rest.get(after).map(|token| token.kind) {
                Some(Word(word)) => {
                    let dot = usize::from(matches!(rest.get(after + 1).map(|token| token.kind), Some(Sign('.'))));
                    Some((month(word)?, day, after + 1 + dot))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn ordinal(token: Option<&Token<'_>>) -> usize {
    usize::from(matches!(token.map(|token| token.kind), Some(Word("st" | "nd" | "rd" | "th"))))
}

/// `2031-09-30`, `2031/9/30`, `30.09.2031`, `9/30/2031`.
fn numeric(rest: &[Token<'_>]) -> Option<Taken> {
    let [Some(Number(first, digits)), Some(Sign(a)), Some(Number(second, _)), Some(Sign(b)), Some(Number(third, last))] =
        kinds::<5>(rest)
    else {
        return None;
    };
    if a != b || !matches!(a, '-' | '/' | '.') {
        return None;
    }
    if digits == 4 {
        return Some((date(first, second, third)?, true, 5));
    }
    if last != 4 {
        return None;
    }
    // Day first where points part them; month first with slashes, unless there is no such month.
    match (a, first > 12, second > 12) {
        ('.', _, false) | (_, true, false) => Some((date(third, second, first)?, true, 5)),
        (_, false, is_sure) => Some((date(third, first, second)?, is_sure || first == second, 5)),
        _ => None,
    }
}

/// The number of a month's name, in full or in short.
pub(super) fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = NAMES.iter().position(|name| {
        *name == word || (word.len() >= 3 && name.starts_with(word)) || (*name == "september" && word == "sept")
    })?;
    u32::try_from(at + 1).ok()
}

/// The kinds of the next tokens.
pub(super) fn kinds<'a, const N: usize>(rest: &[Token<'a>]) -> [Option<Kind<'a>>; N] {
    std::array::from_fn(|at| rest.get(at).map(|token| token.kind))
}
