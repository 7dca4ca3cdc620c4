//! The periods of a table's columns.

use super::forecast::{self, Aim, Said};
use super::ranges::Ends;
use crate::printed::Layout;
use crate::printed::period::{Calendar, Reading, Span, read};

/// A column of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub period: Span,
    /// What its head names beside the period, where other columns have the same one: a segment, a region.
    pub member: Option<String>,
    /// What it is of what the company expects; `None` for results.
    pub aim: Option<Aim>,
}

/// What is known of all columns of a table.
pub(super) struct Given<'a> {
    /// The texts that may name their period, the nearest first.
    pub titles: &'a [String],
    /// Whether the lines are balances: then a day in a head is the column's, otherwise it is the last of the length of time that a
    /// title names.
    pub is_of_days: bool,
    /// What the figures are where nothing in the table says it.
    pub aim: Option<Aim>,
    /// Where the ends of ranges stand.
    pub ends: &'a Ends,
    /// The fiscal year that the document's parts of years are of.
    pub calendar: Option<Calendar>,
}

/// Words in the heads of columns that hold no values of the lines.
const OTHERS: [&str; 20] = [
    "change",
    "variance",
    "% ",
    "%",
    "growth",
    "note",
    "ratio",
    "increase",
    "増減",
    "前年同期比",
    "前年比",
    "構成比",
    "注記",
    "対前",
    "比率",
    "進捗",
    "売上比",
    "百分比",
    "% of",
    "percent of",
];

/// The period of each column; `None` where the heads, with the titles if need be, name none, and for columns of changes.
pub(super) fn columns(layout: &Layout, given: &Given<'_>) -> Vec<Option<Column>> {
    let (titles, is_of_days) = (given.titles, given.is_of_days);
    let column = |heads: &[String]| {
        let head = heads.join(" ");
        let lower = head.to_lowercase();
        if OTHERS.iter().any(|word| lower.contains(word)) {
            return None;
        }
        let aim = match forecast::said(&head) {
            Some(Said::Aim(aim)) => Some(aim),
            Some(Said::Result) => None,
            None => given.aim,
        };
        let alone = read(&head, None);
        if let Some(found) = alone.filter(|found| is_of_days || matches!(found.period, Span::Days { .. })) {
            return Some(Column { period: found.period, member: None, aim });
        }
        let with_title = titles.iter().find_map(|title| together(title, &head, is_of_days));
        // The only column of a table may have its period in the title alone, and so do forecasts before and after a revision.
        let of_title = || {
            let title = titles.iter().find_map(|title| read(title, None)).filter(|_| layout.columns.len() == 1);
            title.or_else(|| {
                aim?;
                let of = |text: &str| read(text, given.calendar.as_ref()).or_else(|| of_year(text, given.calendar?));
                let is_span = |found: &Reading| matches!(found.period, Span::Days { .. });
                [head.as_str()]
                    .into_iter()
                    .chain(titles.iter().map(String::as_str))
                    .find_map(|text| of(text).filter(is_span))
            })
        };
        let period = with_title.or(alone).or_else(of_title)?.period;
        Some(Column { period, member: None, aim })
    };
    let mut columns: Vec<Option<Column>> = layout.columns.iter().map(|column_of| column(&column_of.heads)).collect();
    for (column, of) in columns.iter_mut().zip(&layout.columns) {
        if let Some(aim) = column.as_mut().and_then(|column| column.aim.as_mut()) {
            aim.bound = given.ends.within(&of.grid).or_else(|| forecast::bound(&of.heads));
        }
    }
    let periods: Vec<Option<(Span, Option<Aim>)>> =
        columns.iter().map(|column| column.as_ref().map(|column| (column.period, column.aim))).collect();
    for (at, column) in columns.iter_mut().enumerate() {
        let Some(of) = column else { continue };
        let is_alone = periods.iter().filter(|period| **period == Some((of.period, of.aim))).count() < 2;
        if !is_alone {
            let heads = layout.columns.get(at).map(|column| column.heads.as_slice()).unwrap_or_default();
            of.member = member(heads);
        }
    }
    subtotals(&mut columns, layout);
    // Two columns of the same period and the same words cannot be told apart: the first is the one that is meant.
    for at in (1..columns.len()).rev() {
        let (before, rest) = columns.split_at_mut(at);
        if let Some(column) = rest.first_mut()
            && column.is_some()
            && before.contains(column)
        {
            *column = None;
        }
    }
    columns
}

/// Of several columns of totals of one period, the reportable segments' and the company's, the last is the whole; the others are
/// called by their own words.
fn subtotals(columns: &mut [Option<Column>], layout: &Layout) {
    let has_parts = |period: (Span, Option<Aim>)| {
        columns
            .iter()
            .flatten()
            .filter(|column| (column.period, column.aim) == period && column.member.is_some())
            .count()
            > 1
    };
    let mut totals: Vec<((Span, Option<Aim>), usize)> = columns
        .iter()
        .enumerate()
        .filter_map(|(at, column)| {
            column.as_ref().filter(|column| column.member.is_none()).map(|column| ((column.period, column.aim), at))
        })
        .filter(|(period, _)| has_parts(*period))
        .collect();
    while let Some((period, at)) = totals.pop() {
        // The last one of a period stays the whole.
        let others: Vec<usize> = totals.iter().filter(|(own, _)| *own == period).map(|(_, at)| *at).collect();
        totals.retain(|(own, _)| *own != period);
        debug_assert!(others.iter().all(|other| *other < at));
        for other in others {
            let own = layout.columns.get(other).and_then(|column| column.heads.last());
            if let (Some(Some(column)), Some(own)) = (columns.get_mut(other), own) {
                column.member = Some(plain(own).to_owned()).filter(|own| !own.is_empty());
            }
        }
    }
}

/// A head without the mark of a note behind it: 「調整額(注)１」.
fn plain(head: &str) -> &str {
    let end = ["(注", "（注", "※"].iter().filter_map(|mark| head.find(mark)).min().unwrap_or(head.len());
    head.get(..end).unwrap_or(head).trim()
}

/// The part of a company that heads name; `None` for the whole.
fn member(heads: &[String]) -> Option<String> {
    const WHOLE: [&str; 6] = ["total", "consolidated", "合計", "連結", "計", "計上額"];
    /// What stands over all segments names none of them.
    const KINDS: [&str; 6] =
        ["報告セグメント", "セグメント", "reportable segments", "reportable segment", "segments", "operating segments"];
    let named: Vec<&str> = heads
        .iter()
        .map(String::as_str)
        .map(plain)
        .filter(|head| read(head, None).is_none() && crate::printed::unit::read(head).is_none())
        .filter(|head| !KINDS.contains(&head.to_lowercase().as_str()))
        .collect();
    let last = named.last()?.trim();
    let lower = last.to_lowercase();
    let is_whole = WHOLE.iter().any(|word| lower == *word || lower.starts_with("total") || lower.contains("計上額"));
    (!is_whole && !last.is_empty()).then(|| named.join(" "))
}

/// What a title and a head say together: "For the years ended December 31, 2031 and 2030" and "2030".
fn together(title: &str, head: &str, is_of_days: bool) -> Option<Reading> {
    if head.is_empty() || title.len() > 200 {
        return None;
    }
    let has_year = head.split(|c: char| !c.is_ascii_digit()).any(is_year);
    let title: Vec<&str> = title
        .split_whitespace()
        .filter(|word| !(has_year && is_year(word.trim_matches(|c: char| !c.is_ascii_digit()))))
        .collect();
    let title = title.join(" ").replace(" and", "");
    let found = read(&format!("{title} {head}"), None)?;
    (is_of_days || matches!(found.period, Span::Days { .. })).then_some(found)
}

/// The whole year that a text names by its number alone: "2031 outlook".
pub(super) fn of_year(text: &str, calendar: Calendar) -> Option<Reading> {
    let mut years = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| is_year(word));
    let year = years.next().filter(|_| years.next().is_none())?;
    read(&format!("fiscal {year}"), Some(&calendar))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}
