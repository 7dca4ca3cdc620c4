//! Parts of a fiscal year without days: `Q2 FY2031`, `2032年3月期 第2四半期`, `当第1四半期連結累計期間`.

use jiff::civil::Date;
use kessan_core::period::months_after;

use super::Reading;
use super::dates::{kinds, year};
use super::length::Length;
use super::span::Span;
use super::token::{Kind, Token};
use Kind::{Number, Sign, Word};

/// The fiscal year that texts without days are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The first day of the current fiscal year.
    start: Date,
    /// Its last day.
    end: Date,
}

impl Calendar {
    /// The fiscal year of twelve months that ends on a day, or with the week of it; `None` at the edge of time.
    pub fn ending(end: Date) -> Option<Self> {
        let start = months_after(end, -12)?;
        let start = if end == end.last_of_month() { start.last_of_month() } else { start };
        Some(Self { start: start.tomorrow().ok()?, end })
    }

    /// Its first day.
    pub fn start(&self) -> Date {
        self.start
    }

    /// Its last day.
    pub fn end(&self) -> Date {
        self.end
    }

    /// The same calendar, so many years later (earlier, if negative).
    fn shifted(&self, years: i32) -> Option<Self> {
        let end = months_after(self.end, years.checked_mul(12)?)?;
        let end = if self.end == self.end.last_of_month() { end.last_of_month() } else { end };
        Self::ending(end)
    }

    /// The months from `from` to `to` of the year, counted from 0.
    fn months(&self, from: i32, to: i32) -> Option<Span> {
        let start = months_after(self.start, from)?;
        let end = if to == 12 { self.end } else { months_after(self.start, to)?.yesterday().ok()? };
        Span::between(start, end)
    }
}

/// A part of a year: its months, or their last day.
#[derive(Clone, Copy, PartialEq)]
struct Part {
    from: i32,
    to: i32,
    is_instant: bool,
}

/// The period of a text without days.
pub(super) fn fiscal(
    plain: &str,
    tokens: &[Token<'_>],
    length: Option<Length>,
    calendar: Option<&Calendar>,
) -> Option<Reading> {
    let (own, is_named) = match named_year(plain, tokens, calendar) {
        Some(calendar) => (calendar, true),
        None => {
            let part = japanese_part(plain).or_else(|| english_part(plain, tokens));
            part?;
            let years =
                if plain.contains('前') || plain.contains("prior") || plain.contains("previous") { -1 } else { 0 };
            (calendar?.shifted(years)?, false)
        }
    };
    let part = japanese_part(plain).or_else(|| english_part(plain, tokens)).or(match length {
        Some(Length::Months(months)) if months <= 12 => Some(Part { from: 0, to: months, is_instant: false }),
        _ => None,
    });
    let part = part.or(is_named.then_some(Part { from: 0, to: 12, is_instant: false }))?;
    let days = own.months(part.from, part.to)?;
    let period = if part.is_instant { Span::Day(days.end()) } else { days };
    // `2032年3月期` says when the year ends; a part of it without 累計 or 会計期間 could be either.
    let is_whole = part == Part { from: 0, to: 12, is_instant: false };
    let is_certain = is_named
        && has_month(plain)
        && (is_whole
            || part.is_instant
            || plain.contains("累計")
            || plain.contains("会計期間")
            || part.from == 0 && part.to == 3);
    Some(Reading { period, is_certain })
}

fn has_month(plain: &str) -> bool {
    plain.contains("月期")
}

/// The fiscal year that a text names: `2032年3月期`, `令和14年3月期`, `FY2031`, `fiscal 2031`, `2031年度`.
fn named_year(plain: &str, tokens: &[Token<'_>], calendar: Option<&Calendar>) -> Option<Calendar> {
    for at in 0..tokens.len() {
        let rest = &tokens[at..];
        if let Some((year, taken)) = year(rest)
            && let [Some(Number(month, _)), Some(Sign('月')), Some(Sign('期' | '通'))] = kinds::<3>(rest.get(taken..)?)
        {
            let first = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
            return Calendar::ending(first.last_of_month());
        }
        // `2031年度` is the year that begins in 2031.
        if let Some((year, taken)) = year(rest)
            && let [Some(Sign('度'))] = kinds::<1>(rest.get(taken..)?)
        {
            let calendar = calendar?;
            return calendar.shifted(i32::try_from(year).ok()? - i32::from(calendar.start.year()));
        }
        let named = match kinds::<3>(rest) {
            [Some(Word("fy" | "fiscal")), Some(Number(year, digits)), _] => Some((year, digits)),
            [Some(Word("fiscal")), Some(Word("year" | "years")), Some(Number(year, digits))] => Some((year, digits)),
            // `Q2 2031`, `2Q31`, `first quarter 2031`, `H1 2031`.
            [Some(Number(year, 4)), ..] if english_part(plain, tokens).is_some() => Some((year, 4)),
            [Some(Word("q" | "h")), Some(Number(year, 2)), _] if at > 0 => Some((year, 2)),
            _ => None,
        };
        if let Some((year, digits)) = named {
            let year = match digits {
                4 if (1900..2100).contains(&year) => year,
                2 => 2000 + year,
                _ => continue,
            };
            let calendar = calendar?;
            // By the year that it ends in; companies that name it by its beginning are asked.
            return calendar.shifted(i32::try_from(year).ok()? - i32::from(calendar.end.year()));
        }
    }
    None
}

fn japanese_part(plain: &str) -> Option<Part> {
    let compact: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
    let quarter = (1..=4).find(|n| {
        compact.contains(&format!("第{n}四半期")) || compact.contains(&format!("{n}q")) && compact.contains('期')
    });
    if let Some(n) = quarter {
        if compact.contains(&format!("第{n}四半期末")) {
            return Some(Part { from: 0, to: 3 * n, is_instant: true });
        }
        let is_single = compact.contains("会計期間") && !compact.contains("累計");
        return Some(Part { from: if is_single { 3 * (n - 1) } else { 0 }, to: 3 * n, is_instant: false });
    }
    if compact.contains("四半期") {
        return None;
    }
    let is_half = ["中間", "第2四半期累計", "上期", "上半期", "半期"].iter().any(|word| compact.contains(word));
    let is_second_half = ["下期", "下半期"].iter().any(|word| compact.contains(word));
    let is_year = ["通期", "連結会計年度", "事業年度", "当期", "前期", "年度末", "期末"]
        .iter()
        .any(|word| compact.contains(word));
    let is_instant = compact.ends_with('末') || compact.contains("末日") || compact.contains("会計年度末");
    match (is_half, is_second_half, is_year) {
        (true, ..) => Some(Part { from: 0, to: 6, is_instant }),
        (_, true, _) => Some(Part { from: 6, to: 12, is_instant }),
        (.., true) => Some(Part { from: 0, to: 12, is_instant }),
        _ => None,
    }
}

fn english_part(plain: &str, tokens: &[Token<'_>]) -> Option<Part> {
    let ordinal = |word: &str| ["first", "second", "third", "fourth"].iter().position(|name| *name == word);
    for at in 0..tokens.len() {
        let part = match kinds::<2>(&tokens[at..]) {
            [Some(Word("q")), Some(Number(n @ 1..=4, 1))] | [Some(Number(n @ 1..=4, 1)), Some(Word("q"))] => {
                Some((3, i32::try_from(n).ok()?))
            }
            [Some(Word("h")), Some(Number(n @ 1..=2, 1))] | [Some(Number(n @ 1..=2, 1)), Some(Word("h"))] => {
                Some((6, i32::try_from(n).ok()?))
            }
            [Some(Word(word)), Some(Word("quarter"))] => {
                ordinal(word).and_then(|at| Some((3, i32::try_from(at).ok()? + 1)))
            }
            [Some(Word(word)), Some(Word("half"))] => {
                ordinal(word).filter(|at| *at < 2).and_then(|at| Some((6, i32::try_from(at).ok()? + 1)))
            }
            _ => None,
        };
        if let Some((months, n)) = part {
            return Some(Part { from: months * (n - 1), to: months * n, is_instant: false });
        }
    }
    (plain.contains("full year") || plain.contains("full-year")).then_some(Part { from: 0, to: 12, is_instant: false })
}
