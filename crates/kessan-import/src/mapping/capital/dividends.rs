//! Dividends by record date.

use jiff::civil::Date;
use kessan_core::release::model::{Dividend, DividendStatus, Ref};
use rust_decimal::Decimal;

use super::{Sources, number_given, reference};
use crate::mapping::emit::Writer;
use crate::mapping::periods::end_of;
use crate::mapping::roles::{self, Role};
use crate::mapping::scenario::Scenario;
use crate::mapping::units::Class;
use crate::mapping::words::{Words, id_of};
use crate::report::{Member, Period};

/// Dividends: those of a schedule of record dates, as Japanese summaries have it, and those declared for a quarter, whose dates
/// a person knows.
pub fn dividends(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, year: usize) -> Vec<Dividend> {
    let mut dividends = scheduled(writer, sources, year);
    if dividends.is_empty() {
        dividends = declared(writer, sources);
    }
    dividends.extend(given(writer, sources, year, &dividends));
    dividends.sort_by_key(|dividend| dividend.record_date);
    dividends
}

/// How far the day of payment may be behind the record date, in days.
const PAID_WITHIN: i32 = 250;

/// Dividends that no table of the filing has and a person gives, with a record date within the year.
fn given(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, year: usize, known: &[Dividend]) -> Vec<Dividend> {
    let Period::Duration { start, end } = sources.figures.periods.get(year) else { return Vec::new() };
    let mut given = Vec::new();
    for key in sources.answers.keys(&["dividends"]) {
        if !sources.answers.has(&["dividends", &key, "per_share"]) {
            continue;
        }
        let place = format!("dividends.{key:?}");
        let Some(record_date) = sources.answers.date(&["dividends", &key, "record_date"]) else {
            if !sources.answers.has(&["dividends", &key, "record_date"]) {
                let found = "a per_share without a record_date".to_owned();
                sources.answers.reject(&place, found, "both of them", "add record_date = \"…\"");
            }
            continue;
        };
        if record_date < start || record_date > end {
            let why = format!("its record date {record_date} is not in the fiscal year {start}/{end}");
            sources.answers.leave_aside(&["dividends", &key], &why);
            continue;
        }
        let Some(printed) = sources.answers.number(&["dividends", &key, "per_share"]) else { continue };
        let payment_date = sources.answers.date_near(&["dividends", &key, "payment_date"], record_date, 0, PAID_WITHIN);
        let is_planned = sources.answers.text(&["dividends", &key, "status"]);
        let status = match is_planned.as_deref() {
            None | Some("declared") => DividendStatus::Declared,
            Some("planned") => DividendStatus::Planned,
            Some(other) => {
                let field = format!("{place}.status");
                sources.answers.reject(
                    &field,
                    format!("{other:?}"),
                    "\"declared\" or \"planned\"",
                    "write one of them",
                );
                continue;
            }
        };
        let name = sources.answers.text(&["dividends", &key, "label"]).unwrap_or_else(|| key.clone());
        let label = Words::of(writer.languages.first().map_or("en", String::as_str), &name);
        let id = id_of(&key, "dividend");
        if known.iter().chain(&given).any(|dividend: &Dividend| dividend.id == id) {
            let why = "the filing's own tables have this dividend";
            sources.answers.leave_aside(&["dividends", &key], why);
            continue;
        }
        let unit = format!("{}/share", writer.currency);
        let of = Words::both("Dividend per share", "1株当たり配当金").map(|_, of| format!("{of}, {name}"));
        let Some(claim) = number_given(writer, sources, &format!("dividend.{id}"), &of, printed, &unit) else {
            continue;
        };
        let Some(label) = writer.text(&label) else { continue };
        let per_share = Ref::Claim { claim };
        given.push(Dividend { id, label, record_date, payment_date, status, per_share });
    }
    given
}

const SCHEDULE: [(&str, &str, i8, &str, &str); 5] = [
    ("FirstQuarterMember", "first-quarter", 9, "First quarter", "第1四半期末"),
    ("SecondQuarterMember", "interim", 6, "Interim", "中間"),
    ("ThirdQuarterMember", "third-quarter", 3, "Third quarter", "第3四半期末"),
    ("YearEndMember", "year-end", 0, "Year-end", "期末"),
    ("InterimMember", "interim", 6, "Interim", "中間"),
];

fn scheduled(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, year: usize) -> Vec<Dividend> {
    let (figures, shown) = (sources.figures, sources.shown);
    let Some(end) = end_of(figures.periods.get(year)) else { return Vec::new() };
    let mut dividends: Vec<Dividend> = Vec::new();
    for (member, id, months_before, en, ja) in SCHEDULE {
        let is_line = |line: &&usize| {
            figures.lines.get(**line).is_some_and(|line| {
                line.class == Class::PerShare
                    && roles::role(&line.element.local).is_some_and(|(role, _)| role == Role::DividendPerShare)
                    && matches!(line.members.as_slice(), [(axis, Member::Explicit(name))] if axis.local.contains("Dividend") && name.local == member)
            })
        };
        let Some(line) = shown.lines.iter().find(is_line) else { continue };
        let actual = shown.get(*line, year, Scenario::Actual).filter(|known| known.value > Decimal::ZERO);
        let planned = shown.get(*line, year, Scenario::Target).filter(|known| known.value >= Decimal::ZERO);
        let (scenario, status) = match (actual, planned) {
            (Some(_), _) => (Scenario::Actual, DividendStatus::Declared),
            (None, Some(_)) => (Scenario::Target, DividendStatus::Planned),
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
        let payment_date = answered.or(stated).filter(|date| *date >= record_date);
        if payment_date.is_none() {
            sources.questions.ask(
                format!("dividends.{key:?}.payment_date"),
                format!("On which day is the dividend with the record date {record_date} ({ja}) paid?"),
                format!("capital.dividends, {id:?}, payment_date"),
                format!("\"{record_date}\""),
            );
        }
        dividends.push(Dividend { id: id.to_owned(), label, record_date, payment_date, status, per_share });
    }
    dividends
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

fn declared(writer: &Writer<'_>, sources: &mut Sources<'_, '_>) -> Vec<Dividend> {
    let (figures, shown) = (sources.figures, sources.shown);
    let Some(line) = shown.line(figures, Role::DividendPerShare, None) else { return Vec::new() };
    if figures.lines.get(line).is_none_or(|line| line.class != Class::PerShare) {
        return Vec::new();
    }
    // One quarter's dividend is one dividend; a half year's is two.
    let mut periods: Vec<usize> =
        shown.periods(line).into_iter().filter(|period| (80..=100).contains(&figures.periods.days(*period))).collect();
    periods.retain(|period| {
        end_of(figures.periods.get(*period)) == sources.main.and_then(|main| end_of(figures.periods.get(main)))
    });
    let mut dividends = Vec::new();
    for period in periods {
        let Some(id) = writer.ids.period(period).map(str::to_owned) else { continue };
        if shown.actual(line, period).is_none_or(|known| known.value <= Decimal::ZERO) {
            continue;
        }
        let end = end_of(figures.periods.get(period));
        let record_date =
            end.and_then(|end| sources.answers.date_near(&["dividends", &id, "record_date"], end, 200, 200));
        let payment_date = record_date
            .and_then(|day| sources.answers.date_near(&["dividends", &id, "payment_date"], day, 0, PAID_WITHIN));
        let example = end.map(|end| end.to_string()).unwrap_or_default();
        let (Some(record_date), Some(per_share)) = (record_date, reference(writer, line, period, Scenario::Actual))
        else {
            for (field, what) in [
                ("record_date", "What is the record date of the dividend declared"),
                ("payment_date", "On which day is the dividend paid that was declared"),
            ] {
                if field == "record_date" || !sources.answers.has(&["dividends", &id, field]) {
                    sources.questions.ask(
                        format!("dividends.{id:?}.{field}"),
                        format!("{what} in {id}? Without the record date the calculator leaves this dividend out."),
                        format!("capital.dividends, {id:?}, {field}"),
                        format!("\"{example}\""),
                    );
                }
            }
            continue;
        };
        let Some(label) = writer.text(&writer.calendar.label(figures.periods.get(period))) else { continue };
        dividends.push(Dividend {
            id: id_of(&id, "dividend"),
            label,
            record_date,
            payment_date,
            status: DividendStatus::Declared,
            per_share,
        });
    }
    dividends
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
