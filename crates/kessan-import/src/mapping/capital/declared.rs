//! Dividends declared for a quarter, half a year or a year, whose dates the filing tags or a person knows.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kessan_core::release::model::{Claim, Dividend, DividendStatus, Ref};
use rust_decimal::Decimal;

use super::dividends::PAID_WITHIN;
use super::{Sources, is_of_class, number, reference};
use crate::mapping::cells::grouped;
use crate::mapping::emit::Writer;
use crate::mapping::entity::date_in;
use crate::mapping::periods::end_of;
use crate::mapping::roles::{self, Role};
use crate::mapping::scenario::Scenario;
use crate::mapping::units::Class;
use crate::mapping::words::{Words, id_of};
use crate::report::{Aspects, Fact, Member, Period, Value};
use kessan_core::order::{CollectOrdered, CompactSort};

/// Those of the period that the report is about, of a year's each quarter's, once a person has given their record dates.
pub fn declared(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, year: usize) -> Vec<Dividend> {
    let (figures, shown) = (sources.figures, sources.shown);
    let Some(line) = line(sources) else { return Vec::new() };
    // In the United States a quarter's dividend is one dividend, and a half year's is two; elsewhere it is one.
    let is_quarterly = figures.lines.get(line).is_none_or(|line| line.element.prefix == "us-gaap");
    let ends = sources.main.and_then(|main| end_of(figures.periods.get(main)));
    let mut periods = shown.periods(line);
    if is_quarterly {
        periods.retain(|period| is_quarter_of(sources, *period, year, ends));
        periods.compact_sort_by_key(|period| end_of(figures.periods.get(*period)));
    } else {
        periods.retain(|period| {
            end_of(figures.periods.get(*period)) == ends && (80..=380).contains(&figures.periods.days(*period))
        });
        // Of a quarter and a half year that end on one day, the quarter.
        periods.compact_sort_by_key(|period| figures.periods.days(*period));
        periods.truncate(1);
    }
    if periods.is_empty() {
        ask_of_each(writer, sources, line);
    }
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
                    sources.questions.near(&format!("dividends.{id:?}.{field}"), writer.near(line, period));
                }
            }
            continue;
        };
        let Some(label) = writer.text(&writer.calendar.label(figures.periods.get(period))) else { continue };
        dates_of(sources, &id);
        dividends.push(Dividend {
            id: id_of(&id, "dividend"),
            label,
            record_date,
            payment_date,
            status: DividendStatus::Declared,
            per_share,
            currency: None,
        });
    }
    if is_quarterly {
        dividends.extend(quarter_before(writer, sources, line));
    }
    dividends
}

/// Whether a period is a quarter of the fiscal year and no later than what the report is about: an annual report may show each of them.
fn is_quarter_of(sources: &Sources<'_, '_>, period: usize, year: usize, ends: Option<Date>) -> bool {
    let periods = &sources.figures.periods;
    let (Period::Duration { start, end }, Period::Duration { start: first, .. }) =
        (periods.get(period), periods.get(year))
    else {
        return false;
    };
    (80..=100).contains(&periods.days(period))
        && ends.is_some_and(|ends| end <= ends)
        && (start >= first || ends == Some(end))
}

/// The dividend of the quarter before, where a half year's is given beside the latest quarter's: the rest, once a person has given its
/// record date.
fn quarter_before(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, line: usize) -> Option<Dividend> {
    let (figures, shown) = (sources.figures, sources.shown);
    let main = sources.main?;
    let ends = end_of(figures.periods.get(main));
    let of = |days: std::ops::Range<i32>| {
        let mut periods = shown.periods(line).into_iter();
        periods.find(|period| {
            end_of(figures.periods.get(*period)) == ends && days.contains(&figures.periods.days(*period))
        })
    };
    let (quarter, half) = (of(80..101)?, of(165..200)?);
    let (Period::Duration { start, .. }, Period::Duration { start: from, .. }) =
        (figures.periods.get(half), figures.periods.get(quarter))
    else {
        return None;
    };
    let end = from.yesterday().ok()?;
    if shown.periods(line).into_iter().any(|period| figures.periods.get(period) == Period::Duration { start, end }) {
        return None;
    }
    let rest = shown.actual(line, half)?.value.checked_sub(shown.actual(line, quarter)?.value)?;
    if rest <= Decimal::ZERO {
        return None;
    }
    let before = Period::Duration { start, end };
    let id = writer.calendar.id(before);
    let Some(record_date) = sources.answers.date_near(&["dividends", &id, "record_date"], end, 200, 200) else {
        sources.questions.ask(
            format!("dividends.{id:?}.record_date"),
            format!(
                "What is the record date of the dividend declared in {id}, {} per share (the half year's less the latest quarter's)? Without it the calculator leaves this dividend out.",
                rest.normalize()
            ),
            format!("capital.dividends, {id:?}, record_date"),
            format!("\"{end}\""),
        );
        sources.questions.near(&format!("dividends.{id:?}.record_date"), writer.near(line, half));
        return None;
    };
    let payment_date = sources.answers.date_near(&["dividends", &id, "payment_date"], record_date, 0, PAID_WITHIN);
    dates_of(sources, &id);
    let claim = format!("dividend.{}", id_of(&id, "quarter"));
    let label = Words::both("Dividend per share", "1株当たり配当金");
    let place = Words::both(
        "Dividend per share of the half year less that of the latest quarter, worked out when imported",
        "上半期の1株当たり配当金から直近四半期分を控除（取り込み時に計算）",
    );
    let unit = Class::PerShare.written(&writer.currency);
    let printed = grouped(rest.normalize(), rest.normalize().scale());
    sources.claims.push(number(writer, &claim, &label, &place, printed, &unit)?);
    Some(Dividend {
        id: id_of(&id, "dividend"),
        label: writer.text(&writer.calendar.label(before))?,
        record_date,
        payment_date,
        status: DividendStatus::Declared,
        per_share: Ref::Claim { claim },
        currency: None,
    })
}

/// Says which fields the dates of a dividend of that period fill.
fn dates_of(sources: &mut Sources<'_, '_>, period: &str) {
    for field in ["record_date", "payment_date"] {
        let filled = format!("capital.dividends.{}.{field}", id_of(period, "dividend"));
        sources.answers.fills(&["dividends", period, field], filled);
    }
}

/// The line of the dividend per share: of all shares or, where every class has the same, of one class.
fn line(sources: &Sources<'_, '_>) -> Option<usize> {
    let (figures, shown) = (sources.figures, sources.shown);
    let is_per_share = |line: &usize| figures.lines.get(*line).is_some_and(|line| line.class == Class::PerShare);
    if let Some(line) = shown.line(figures, Role::DividendPerShare, None).filter(is_per_share) {
        return Some(line);
    }
    let is_class = |line: &usize| {
        figures.lines.get(*line).is_some_and(|line| {
            is_of_class(line)
                && roles::role(&line.element.local).is_some_and(|(role, _)| role == Role::DividendPerShare)
        })
    };
    let classes: Vec<usize> = shown.lines.iter().copied().filter(is_class).filter(is_per_share).collect();
    let first = *classes.first()?;
    let is_same = |period: &usize| {
        let values = classes.iter().filter_map(|line| shown.actual(*line, *period));
        values.map(|known| known.value).collect_set().len() == 1
    };
    shown.periods(first).iter().all(is_same).then_some(first)
}

/// Asks for the dividends that the period's total consists of.
fn ask_of_each(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, line: usize) {
    let Some(main) = sources.main else { return };
    let Some(total) = sources.shown.actual(line, main).filter(|known| known.value > Decimal::ZERO) else { return };
    let Some(id) = writer.ids.period(main).map(str::to_owned) else { return };
    if sources.answers.keys(&["dividends"]).is_empty() {
        sources.questions.ask(
            "dividends",
            format!(
                "Of which dividends do the {} per share of {id} consist? One entry for each, with a name of your own; without them the calculator has none.",
                total.value.normalize()
            ),
            "capital.dividends",
            "{ first = { record_date = \"2030-05-12\", payment_date = \"2030-05-30\", per_share = \"0.25\" } }",
        );
        sources.questions.near("dividends", writer.near(line, main));
    }
}

/// Where a fact holds: its period and its members.
type Context<'a> = (Period, &'a Aspects);

/// Dividends whose record dates the filing tags, each in a context of its own, within the fiscal year.
pub fn dated(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, year: usize) -> Vec<Dividend> {
    let (figures, report) = (sources.figures, sources.report);
    let Period::Duration { start, end } = figures.periods.get(year) else { return Vec::new() };
    let dates = |word: &str| -> BTreeMap<Context<'_>, Date> {
        let is_it = |fact: &&Fact| fact.concept.local.starts_with("Dividend") && fact.concept.local.contains(word);
        let date = |fact: &Fact| match &fact.value {
            Value::Text(text) => date_in(text),
            _ => None,
        };
        report
            .facts
            .iter()
            .filter(is_it)
            .filter_map(|fact| Some(((fact.period, &fact.dimensions), date(fact)?)))
            .collect_map()
    };
    let (records, payments) = (dates("DateOfRecord"), dates("DateToBePaid"));
    let mut found: BTreeMap<(Date, Decimal), Dividend> = BTreeMap::new();
    for (number, figure) in figures.all() {
        let (Some(fact), Some(value)) = (report.facts.get(number), figure.value.filter(|value| *value > Decimal::ZERO))
        else {
            continue;
        };
        let is_dividend = figures.lines.get(figure.line).is_some_and(|line| line.class == Class::PerShare)
            && fact.concept.local.contains("Dividend")
            && !fact.concept.local.contains("Preferred")
            && !fact.dimensions.values().any(is_preferred)
            && (figure.currency.is_none() || figure.currency == figures.reporting);
        let context: Context<'_> = (fact.period, &fact.dimensions);
        let Some(record_date) = records.get(&context).copied().filter(|_| is_dividend) else { continue };
        if record_date < start || record_date > end || found.contains_key(&(record_date, value)) {
            continue;
        }
        let id = if found.keys().any(|(date, _)| *date == record_date) {
            format!("{record_date}-{}", found.len() + 1)
        } else {
            record_date.to_string()
        };
        let is_shown = sources.shown.get(figure.line, figure.period, figure.scenario).is_some();
        let per_share = is_shown.then(|| reference(writer, figure.line, figure.period, figure.scenario)).flatten();
        let per_share = per_share.or_else(|| stated(writer, sources.claims, fact, value, &id));
        let label = writer.text(&writer.calendar.label(Period::Instant(record_date)));
        let (Some(per_share), Some(label)) = (per_share, label) else { continue };
        let payment_date = payments.get(&context).copied().filter(|date| *date >= record_date);
        let status = DividendStatus::Declared;
        let dividend = Dividend { id, label, record_date, payment_date, status, per_share, currency: None };
        found.insert((record_date, value), dividend);
    }
    found.into_values().collect()
}

fn is_preferred(member: &Member) -> bool {
    matches!(member, Member::Explicit(name) if name.local.contains("Preferred"))
}

/// The amount of a dividend that stands in no table, as a claim.
fn stated(writer: &Writer<'_>, claims: &mut Vec<Claim>, fact: &Fact, value: Decimal, id: &str) -> Option<Ref> {
    let id = format!("dividend.{id}");
    let place = match &fact.place.element {
        Some(element) => Words::both(&format!("element {element}"), &format!("要素 {element}")),
        None => Words::both(&format!("line {}", fact.place.line), &format!("{}行目", fact.place.line)),
    };
    let label = Words::both("Dividend per share", "1株当たり配当金");
    let unit = Class::PerShare.written(&writer.currency);
    claims.push(number(writer, &id, &label, &place, grouped(value, value.scale()), &unit)?);
    Some(Ref::Claim { claim: id })
}
