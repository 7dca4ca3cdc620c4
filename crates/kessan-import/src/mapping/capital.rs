//! Shares, dividends, the buyback: what the calculator needs.

use jiff::civil::Date;
use kessan_core::release::model::{Buyback, Capital, Claim, Dividend, DividendStatus, Ref};
use rust_decimal::Decimal;

use super::answers::Answers;
use super::calendar::Calendar;
use super::cells::grouped;
use super::emit::Writer;
use super::entity::Head;
use super::figures::{Figures, Line};
use super::periods::end_of;
use super::questions::Questions;
use super::roles::Role;
use super::scenario::Scenario;
use super::shown::Shown;
use super::units::Class;
use super::words::{Words, id_of};
use crate::report::{Member, Period, Report};

/// Everything that the section is made from.
pub struct Sources<'a, 'b> {
    /// The filing.
    pub report: &'a Report,
    /// Its figures.
    pub figures: &'a Figures,
    /// What tables show of them.
    pub shown: &'a Shown,
    /// What it says of itself.
    pub head: &'a Head<'a>,
    /// The main period.
    pub main: Option<usize>,
    /// The fiscal year that dividends and targets are of.
    pub year: Option<usize>,
    /// What a person says.
    pub answers: &'b mut Answers,
    /// What a person is asked.
    pub questions: &'b mut Questions,
    /// Figures that stand outside of tables.
    pub claims: &'b mut Vec<Claim>,
}

/// The section; `None` where nothing says how many shares there are.
pub fn capital(writer: &Writer<'_>, sources: &mut Sources<'_, '_>) -> Option<Capital> {
    let (figures, shown) = (sources.figures, sources.shown);
    let year = sources.year?;
    let fiscal_year = writer.ids.period(year)?.to_owned();
    let shares_outstanding = shares(writer, sources)?;
    let at = |role: Role, period: usize, scenario: Scenario| {
        let line = shown.line(figures, role, Some(period))?;
        let value = shown.get(line, period, scenario)?;
        Some((reference(writer, line, period, scenario)?, value.value))
    };
    let main = sources.main;
    let day = main.and_then(|main| figures.periods.closing(main));
    let on_day = |roles: &[Role]| day.and_then(|day| roles.iter().find_map(|role| at(*role, day, Scenario::Actual)));
    let cash = on_day(&[Role::Cash, Role::CashOrDeposits]).filter(|(_, cash)| *cash >= Decimal::ZERO);
    let assets = on_day(&[Role::Assets]).filter(|(_, assets)| *assets > Decimal::ZERO);
    let equity = on_day(&[Role::Equity, Role::NetAssets]);
    let is_within = |period: usize| match (figures.periods.get(period), figures.periods.get(year)) {
        (Period::Duration { start, end }, Period::Duration { start: first, end: last }) => {
            first <= start && end <= last
        }
        _ => false,
    };
    let earned = main.filter(|main| is_within(*main)).and_then(|main| {
        at(Role::NetIncome, main, Scenario::Actual).or_else(|| at(Role::Profit, main, Scenario::Actual))
    });
    let target = |roles: &[Role]| {
        roles.iter().find_map(|role| at(*role, year, Scenario::Target)).map(|(reference, _)| reference)
    };
    let net_income = target(&[Role::NetIncome, Role::Profit]);
    let earnings_per_share = target(&[Role::EarningsPerShare]);
    let dividends = dividends(writer, sources, year);
    let buyback = buyback(writer, sources);
    Some(Capital {
        fiscal_year,
        shares_outstanding,
        ads_per_share: None,
        net_income,
        earnings_per_share,
        actual_net_income: earned.map(|(reference, _)| reference),
        equity: equity.map(|(reference, _)| reference),
        cash: cash.map(|(reference, _)| reference),
        assets: assets.map(|(reference, _)| reference),
        dividends,
        buyback,
        withholding: Vec::new(),
    })
}

fn reference(writer: &Writer<'_>, line: usize, period: usize, scenario: Scenario) -> Option<Ref> {
    Some(Ref::Fact {
        concept: writer.ids.line(line)?.to_owned(),
        period: writer.ids.period(period)?.to_owned(),
        scenario: super::emit::scenario(scenario as usize),
    })
}

/// Shares in the hands of others: as a table shows them at the latest day, as a text states them, or those issued less those
/// held by the company.
fn shares(writer: &Writer<'_>, sources: &mut Sources<'_, '_>) -> Option<Ref> {
    let (figures, shown) = (sources.figures, sources.shown);
    let latest = |role: Role| {
        let lines = shown
            .lines
            .iter()
            .filter(|line| figures.lines.get(**line).and_then(Line::role).is_some_and(|(own, _)| own == role));
        let days = lines.flat_map(|line| shown.periods(*line).into_iter().map(move |period| (*line, period)));
        let days = days.filter(|(line, period)| {
            figures.periods.is_instant(*period)
                && shown.actual(*line, *period).is_some_and(|known| known.value > Decimal::ZERO)
        });
        days.max_by_key(|(_, period)| end_of(figures.periods.get(*period)))
    };
    let issued = latest(Role::SharesIssued);
    if let Some((line, period)) = latest(Role::SharesOutstanding) {
        return reference(writer, line, period, Scenario::Actual);
    }
    if let Some((line, period)) = issued {
        let treasury =
            shown.line(figures, Role::TreasuryShares, Some(period)).and_then(|line| shown.actual(line, period));
        let held = treasury.map_or(Decimal::ZERO, |known| known.value.abs());
        let others = shown.actual(line, period)?.value.checked_sub(held).filter(|others| *others > Decimal::ZERO)?;
        if held.is_zero() {
            return reference(writer, line, period, Scenario::Actual);
        }
        let place = Words::both(
            "Number of shares issued less treasury shares, worked out when imported",
            "期末発行済株式数から期末自己株式数を控除（取り込み時に計算）",
        );
        return claim(
            writer,
            sources,
            "shares.outstanding",
            &Words::both("Shares outstanding", "自己株式を除く発行済株式数"),
            &place,
            others,
            Some(period),
        );
    }
    // On a cover page, outside of any table.
    let stated = figures.all().filter(|(fact, figure)| {
        figure.value.is_some_and(|value| value > Decimal::ZERO)
            && figures
                .lines
                .get(figure.line)
                .and_then(Line::role)
                .is_some_and(|(role, _)| role == Role::SharesOutstanding)
            && sources.report.facts.get(*fact).is_some()
    });
    let (fact, figure) = stated.max_by_key(|(_, figure)| end_of(figures.periods.get(figure.period)))?;
    let value = figure.value?;
    let is_cover = sources.report.facts.get(fact).is_some_and(|fact| fact.concept.prefix == "dei");
    let place = if is_cover { Words::both("Cover page", "表紙") } else { Words::both("Text", "本文") };
    claim(
        writer,
        sources,
        "shares.outstanding",
        &Words::both("Shares outstanding", "発行済株式数"),
        &place,
        value,
        None,
    )
}

/// A number of shares that stands in no table.
fn claim(
    writer: &Writer<'_>,
    sources: &mut Sources<'_, '_>,
    id: &str,
    label: &Words,
    place: &Words,
    value: Decimal,
    period: Option<usize>,
) -> Option<Ref> {
    sources.claims.push(Claim {
        id: id.to_owned(),
        label: writer.text(label)?,
        place: writer.text(place)?,
        printed: grouped(value.normalize(), value.normalize().scale()),
        unit: "shares".parse().ok()?,
        scale: 0,
        concept: None,
        period: period.and_then(|period| writer.ids.period(period)).map(str::to_owned),
        scenario: None,
        measure: None,
        negated: false,
        named: None,
        named_base: None,
    });
    Some(Ref::Claim { claim: id.to_owned() })
}

/// Dividends: those of a schedule of record dates, as Japanese summaries have it, and those declared for a quarter, whose dates
/// a person knows.
fn dividends(writer: &Writer<'_>, sources: &mut Sources<'_, '_>, year: usize) -> Vec<Dividend> {
    let mut dividends = scheduled(writer, sources, year);
    if dividends.is_empty() {
        dividends = declared(writer, sources);
    }
    dividends.sort_by_key(|dividend| dividend.record_date);
    dividends
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
                    && super::roles::role(&line.element.local).is_some_and(|(role, _)| role == Role::DividendPerShare)
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
        let payment_date =
            sources.answers.date(&["dividends", &key, "payment_date"]).or(stated).filter(|date| *date >= record_date);
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
        let record_date = sources.answers.date(&["dividends", &id, "record_date"]);
        let payment_date = sources.answers.date(&["dividends", &id, "payment_date"]);
        let end = end_of(figures.periods.get(period));
        let example = end.map(|end| end.to_string()).unwrap_or_default();
        let (Some(record_date), Some(per_share)) = (record_date, reference(writer, line, period, Scenario::Actual))
        else {
            for (field, what) in [
                ("record_date", "What is the record date of the dividend declared"),
                ("payment_date", "On which day is the dividend paid that was declared"),
            ] {
                sources.questions.ask(
                    format!("dividends.{id:?}.{field}"),
                    format!("{what} in {id}? Without the record date the calculator leaves this dividend out."),
                    format!("capital.dividends, {id:?}, {field}"),
                    format!("\"{example}\""),
                );
            }
            continue;
        };
        let Some(label) = writer.text(&writer.calendar.label(figures.periods.get(period))) else { continue };
        let payment_date = payment_date.filter(|date| *date >= record_date);
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

/// The authorisation to buy own shares: nobody tags its window, so a person gives it.
fn buyback(writer: &Writer<'_>, sources: &mut Sources<'_, '_>) -> Option<Buyback> {
    let answers = &mut *sources.answers;
    let window = answers.text(&["buyback", "window"]);
    let resolved = answers.date(&["buyback", "resolved"]);
    let shares = answers.text(&["buyback", "max_shares"]);
    let amount = answers.text(&["buyback", "max_amount"]);
    let span = window.as_deref().and_then(|text| text.parse().ok());
    if let (Some(text), None) = (&window, span) {
        answers.reject("buyback.window", format!("{text:?}"), "two days with a slash, 2030-05-15/2031-05-14");
    }
    let mut cap = |id: &str, printed: Option<String>, unit: String, label: Words, answers: &mut Answers| {
        let printed = printed?;
        let is_number = matches!(kessan_core::cell::Cell::parse(&printed), Some(kessan_core::cell::Cell::Number { value, power: None, mark: None, .. }) if value > Decimal::ZERO);
        if !is_number {
            answers.reject(
                &format!("buyback.{id}"),
                format!("{printed:?}"),
                "a number above zero in whole units, \"4,000,000\"",
            );
            return None;
        }
        let id = format!("buyback.{id}");
        sources.claims.push(Claim {
            id: id.clone(),
            label: writer.text(&label)?,
            place: writer.text(&Words::both("Given by a person when imported", "取り込み時に入力"))?,
            printed,
            unit: unit.parse().ok()?,
            scale: 0,
            concept: None,
            period: None,
            scenario: None,
            measure: None,
            negated: false,
            named: None,
            named_base: None,
        });
        Some(Ref::Claim { claim: id })
    };
    if let (Some(window), Some(resolved)) = (span, resolved) {
        let max_shares = cap(
            "max_shares",
            shares,
            "shares".to_owned(),
            Words::both("Most shares to buy", "取得し得る株式の総数（上限）"),
            answers,
        );
        let max_amount = cap(
            "max_amount",
            amount,
            writer.currency.clone(),
            Words::both("Most money to spend", "株式の取得価額の総額（上限）"),
            answers,
        );
        return Some(Buyback { window, resolved, max_shares, max_amount });
    }
    let buys = |line: &Line| {
        [
            "StockRepurchase",
            "PurchaseOfTreasury",
            "PaymentsForRepurchaseOfCommonStock",
            "TreasuryStockAcquired",
            "PurchasesOfTreasury",
            "PaymentsToAcquireOrRedeemEntitysShares",
        ]
        .iter()
        .any(|word| line.element.local.contains(word))
    };
    if sources.figures.lines.iter().any(buys) {
        let ask = &mut *sources.questions;
        ask.ask(
            "buyback.window",
            "From which to which day may the company buy own shares? Leave this out if nothing is authorised.",
            "capital.buyback.window",
            "\"2030-05-15/2031-05-14\"",
        );
        ask.ask("buyback.resolved", "On which day was that resolved?", "capital.buyback.resolved", "\"2030-05-14\"");
        ask.ask(
            "buyback.max_shares",
            "How many shares at most? In shares.",
            "capital.buyback.max_shares",
            "\"4,000,000\"",
        );
        ask.ask(
            "buyback.max_amount",
            format!("How much money at most? In whole {}.", writer.currency),
            "capital.buyback.max_amount",
            "\"5,000,000,000\"",
        );
    }
    None
}

/// The fiscal year that targets and dividends are of: the one that targets are announced for, else the one that the main period
/// lies in. Made where the filing has no figure for it.
pub fn fiscal_year(figures: &mut Figures, shown: &Shown, calendar: &Calendar, main: Option<usize>) -> Option<usize> {
    let is_year = |figures: &Figures, number: usize| (350..=380).contains(&figures.periods.days(number));
    let aims = shown.all().filter(|(_, _, scenario, _)| *scenario == Scenario::Target).map(|(_, period, _, _)| period);
    let aim = aims.filter(|period| is_year(figures, *period)).max_by_key(|period| end_of(figures.periods.get(*period)));
    if aim.is_some() {
        return aim;
    }
    let end = end_of(figures.periods.get(main?))?;
    let year_end = calendar.year_end(end)?;
    let near = figures.periods.all().filter(|(number, period)| {
        is_year(figures, *number)
            && end_of(*period).is_some_and(|last| kessan_core::period::days_from(year_end, last).abs() <= 10)
    });
    if let Some((number, _)) = near.min_by_key(|(number, _)| *number) {
        return Some(number);
    }
    let previous = calendar
        .year_end(Date::new(year_end.year().checked_sub(1)?, year_end.month(), year_end.day().min(28)).ok()?)?;
    Some(figures.periods.number(Period::Duration { start: previous.tomorrow().ok()?, end: year_end }))
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

    #[test]
    fn members_have_short_names() {
        let name = crate::report::Name { local: "YearEndMember".into(), ..Default::default() };
        assert_eq!(super::super::scenario::short(&Member::Explicit(name)), "YearEnd");
        assert_eq!(
            super::super::emit::scenario(Scenario::Previous as usize),
            kessan_core::release::Scenario::PreviousTarget
        );
    }
}
