//! Dividends of a schedule of record dates, as Japanese summaries and annual reports have it.

use jiff::civil::Date;
use kessan_core::order::CompactSort;
use kessan_core::release::model::{Claim, Dividend, DividendStatus, Ref};
use rust_decimal::Decimal;

use super::dividends::PAID_WITHIN;
use super::{Sources, reference};
use crate::mapping::cells::grouped;
use crate::mapping::emit::Writer;
use crate::mapping::figures::Line;
use crate::mapping::figures::Measure;
use crate::mapping::periods::end_of;
use crate::mapping::roles::{self, Role, plain};
use crate::mapping::scenario::Scenario;
use crate::mapping::units::Class;
use crate::mapping::words::{Words, id_of};
use crate::report::{Member, Period};
use crate::terms;

/// The record dates of a year: their member, the term of tables without tags, the id, the months before the year's end, their names.
const SCHEDULE: [(&str, &str, &str, i8, &str, &str); 5] = [
    ("FirstQuarterMember", "FirstQuarterDividendPerShare", "first-quarter", 9, "First quarter", "第1四半期末"),
    ("SecondQuarterMember", "InterimDividendPerShare", "interim", 6, "Interim", "中間"),
    ("ThirdQuarterMember", "ThirdQuarterDividendPerShare", "third-quarter", 3, "Third quarter", "第3四半期末"),
    ("YearEndMember", "YearEndDividendPerShare", "year-end", 0, "Year-end", "期末"),
    ("InterimMember", "InterimDividendPerShare", "interim", 6, "Interim", "中間"),
];

/// Whether a line is the dividend of a record date: by the schedule's axis, or by the words of a table without tags.
fn is_of_schedule(line: &Line, member: &str, term: &str) -> bool {
    let is_dividend = || roles::role(&line.element.local).is_some_and(|(role, _)| role == Role::DividendPerShare);
    let is_named = || {
        &*line.element.namespace == terms::NAMESPACE
            && terms::by_element(&line.element).is_some_and(|own| own.concept == term)
    };
    line.class == Class::PerShare
        && match &*line.members {
            [] => is_named(),
            [(axis, Member::Explicit(name))] => {
                axis.local.contains("Dividend") && name.local == member && is_dividend()
            }
            _ => false,
        }
}

/// The dividends of the schedule; none where the filing has no such axis and no such words.
pub fn scheduled(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, year: usize) -> Vec<Dividend> {
    let (figures, shown) = (sources.figures, sources.shown);
    let Some(end) = end_of(figures.periods.get(year)) else { return Vec::new() };
    let mut dividends: Vec<Dividend> = Vec::new();
    for (member, term, id, months_before, en, ja) in SCHEDULE {
        let is_line = |line: &&usize| figures.lines.get(**line).is_some_and(|line| is_of_schedule(line, member, term));
        let Some(line) = shown.lines.iter().find(is_line) else { continue };
        let amount = |scenario| amount(sources, *line, year, scenario);
        let actual = amount(Scenario::Actual).filter(|(value, _)| *value > Decimal::ZERO);
        let planned = amount(Scenario::Target).filter(|(value, _)| *value >= Decimal::ZERO);
        let (scenario, status, currency) = match (actual, planned) {
            (Some((_, currency)), _) => (Scenario::Actual, DividendStatus::Declared, currency),
            (None, Some((_, currency))) => (Scenario::Target, DividendStatus::Planned, currency),
            (None, None) => continue,
        };
        let Some(record_date) = months_back(end, months_before) else { continue };
        let Some(per_share) = reference(writer, *line, year, scenario) else { continue };
        let Some(label) = writer.text(&Words::both(en, ja)) else { continue };
        if dividends.iter().any(|known| known.id == id) {
            continue;
        }
        let key = format!("{}-{id}", writer.ids.period(year).unwrap_or_default());
        let stated =
            sources.head.date(&["DividendPayableDateAsPlanned"]).filter(|date| is_payment_of(*date, record_date));
        let answered = sources.answers.date_near(&["dividends", &key, "payment_date"], record_date, 0, PAID_WITHIN);
        if answered.is_some() {
            sources.answers.fills(&["dividends", &key, "payment_date"], format!("capital.dividends.{id}.payment_date"));
        }
        let payment_date = answered.or(stated).filter(|date| *date >= record_date);
        if payment_date.is_none() {
            sources.questions.ask(
                format!("dividends.{key:?}.payment_date"),
                format!("On which day is the dividend with the record date {record_date} ({ja}) paid?"),
                format!("capital.dividends, {id:?}, payment_date"),
                format!("\"{record_date}\""),
            );
            sources.questions.near(&format!("dividends.{key:?}.payment_date"), writer.near(*line, year));
        }
        let id = id.to_owned();
        dividends.push(Dividend { id, label, record_date, payment_date, status, per_share, currency });
    }
    dividends
}

/// What tables show of a line, with the currency where that is not the reporting one.
fn amount(
    sources: &Sources<'_, '_>,
    line: usize,
    year: usize,
    scenario: Scenario,
) -> Option<(Decimal, Option<String>)> {
    let (figures, shown) = (sources.figures, sources.shown);
    if let Some(known) = shown.get(line, year, scenario) {
        return Some((known.value, None));
    }
    let other = shown.facts.iter().filter_map(|fact| figures.get(*fact)).find(|figure| {
        (figure.line, figure.period, figure.scenario) == (line, year, scenario)
            && figure.measure == Measure::Value
            && figure.value.is_some()
            && figure.currency.is_some()
    })?;
    let code = figures.currencies.get(other.currency?)?.clone();
    Some((other.value?, (code != figures.currency()).then_some(code)))
}

/// Whether a day can be the day of payment of a dividend: within four months of its record date.
fn is_payment_of(date: Date, record_date: Date) -> bool {
    (0..=125).contains(&kessan_core::period::days_from(record_date, date))
}

/// The last day of the month so many months before the end of a fiscal year.
fn months_back(end: Date, months: i8) -> Option<Date> {
    let is_last = end.tomorrow().ok()?.day() == 1;
    let total = i32::from(end.year()) * 12 + i32::from(end.month()) - 1 - i32::from(months);
    let (year, month) = (i16::try_from(total.div_euclid(12)).ok()?, i8::try_from(total.rem_euclid(12) + 1).ok()?);
    let first = Date::new(year, month, 1).ok()?;
    if is_last {
        Some(first.last_of_month())
    } else {
        Date::new(year, month, end.day()).ok().or(Some(first.last_of_month()))
    }
}

/// The interim and the year-end dividend of an annual report, which tags those of the whole year and of them the interim one.
pub fn annual(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, year: usize) -> Vec<Dividend> {
    let (figures, shown) = (sources.figures, sources.shown);
    let Some(end) = end_of(figures.periods.get(year)).filter(|_| sources.head.is_japanese()) else { return Vec::new() };
    let line = |name: &str| {
        shown.lines.iter().copied().find(|line| {
            figures.lines.get(*line).is_some_and(|line| {
                line.class == Class::PerShare && line.members.is_empty() && plain(&line.element.local) == name
            })
        })
    };
    let Some((total, whole)) = line("DividendPaidPerShare").and_then(|line| Some((line, shown.actual(line, year)?)))
    else {
        return Vec::new();
    };
    let interim = line("InterimDividendPaidPerShare").and_then(|line| Some((line, shown.actual(line, year)?)));
    let interim = interim.filter(|(_, known)| known.value > Decimal::ZERO);
    let mut dividends = Vec::new();
    if let Some((line, _)) = interim {
        let per_share = reference(writer, line, year, Scenario::Actual);
        dividends.extend(of_year(writer, "interim", months_back(end, 6), per_share));
    }
    let rest = whole.value.checked_sub(interim.map_or(Decimal::ZERO, |(_, known)| known.value));
    let Some(rest) = rest.filter(|rest| *rest > Decimal::ZERO) else { return dividends };
    let per_share = match interim {
        None => reference(writer, total, year, Scenario::Actual),
        Some(_) => worked_out(writer, sources, rest, year),
    };
    dividends.extend(of_year(writer, "year-end", Some(end), per_share));
    dividends
}

/// The distributions of a fund, whose fiscal periods are half years: each belongs to those who hold units at the end of its period.
pub fn of_halves(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, year: usize) -> Vec<Dividend> {
    let (figures, shown) = (sources.figures, sources.shown);
    let Period::Duration { start, end } = figures.periods.get(year) else { return Vec::new() };
    if !figures.periods.by_halves {
        return Vec::new();
    }
    let stated = sources.head.date(&["DistributionsPayableDateAsPlannedREIT"]);
    let mut found: Vec<Dividend> = Vec::new();
    for (period, days) in figures.periods.all() {
        let Period::Duration { start: first, end: record_date } = days else { continue };
        let line =
            shown.line(figures, Role::DividendPerShare, Some(period)).filter(|_| first >= start && record_date <= end);
        let known = line.and_then(|line| {
            let of = |scenario| shown.get(line, period, scenario).filter(|known| known.value > Decimal::ZERO);
            let actual = of(Scenario::Actual).map(|_| (Scenario::Actual, DividendStatus::Declared));
            let (scenario, status) =
                actual.or(of(Scenario::Target).map(|_| (Scenario::Target, DividendStatus::Planned)))?;
            Some((reference(writer, line, period, scenario)?, status))
        });
        let (Some((per_share, status)), Some(id)) = (known, writer.ids.period(period)) else { continue };
        let Some(label) = writer.text(&writer.calendar.label(days)) else { continue };
        let payment_date = stated.filter(|date| is_payment_of(*date, record_date));
        let id = id_of(id, "distribution");
        found.push(Dividend { id, label, record_date, payment_date, status, per_share, currency: None });
    }
    found.compact_sort_by_key(|dividend| dividend.record_date);
    found
}

fn of_year(writer: &Writer<'_>, id: &str, record_date: Option<Date>, per_share: Option<Ref>) -> Option<Dividend> {
    let (.., en, ja) = SCHEDULE.iter().find(|(_, _, known, ..)| *known == id)?;
    Some(Dividend {
        id: id.to_owned(),
        label: writer.text(&Words::both(en, ja))?,
        record_date: record_date?,
        payment_date: None,
        status: DividendStatus::Declared,
        per_share: per_share?,
        currency: None,
    })
}

/// The year's dividend less the interim one, as a claim.
fn worked_out(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, rest: Decimal, year: usize) -> Option<Ref> {
    let id = "dividend.year-end".to_owned();
    let place = Words::both(
        "Dividend per share of the year less the interim dividend, worked out when imported",
        "1株当たり配当額から中間配当額を控除（取り込み時に計算）",
    );
    sources.claims.push(Claim {
        id: id.clone(),
        label: writer.text(&Words::both("Year-end dividend per share", "1株当たり期末配当額"))?,
        place: writer.text(&place)?,
        printed: grouped(rest.normalize(), rest.normalize().scale()),
        unit: Class::PerShare.written(&writer.currency).parse().ok()?,
        scale: 0,
        concept: None,
        period: writer.ids.period(year).map(str::to_owned),
        scenario: None,
        measure: None,
        negated: false,
        named: None,
        named_base: None,
    });
    Some(Ref::Claim { claim: id })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn record_dates_are_the_ends_of_quarters() {
        assert_eq!(months_back(date(2031, 3, 31), 6), Some(date(2030, 9, 30)));
        assert_eq!(months_back(date(2030, 12, 31), 3), Some(date(2030, 9, 30)));
        assert_eq!(months_back(date(2031, 2, 20), 6), Some(date(2030, 8, 20)));
        assert_eq!(months_back(date(2030, 8, 31), 6), Some(date(2030, 2, 28)));
    }
}
