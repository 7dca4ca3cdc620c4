//! Shares, dividends, the buyback: what the calculator needs.

mod buyback;
mod declared;
mod dividends;
mod scheduled;
mod shares;
mod year;

use kessan_core::release::model::{Capital, Claim, Ref};
use rust_decimal::Decimal;

use super::answers::Answers;
use super::emit::Writer;
use super::entity::Head;
use super::figures::{Figures, Line};
use super::questions::Questions;
use super::roles::Role;
use super::scenario::Scenario;
use super::shown::Shown;
use super::words::Words;
use crate::report::{Member, Period, Report};

pub use year::fiscal_year;

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
    let before = sources.claims.len();
    let shares_outstanding = shares::shares(writer, sources);
    // What they lack is asked even where there is no share count yet.
    let dividends = dividends::dividends(writer, sources, year);
    let buyback = buyback::buyback(writer, sources);
    let Some(shares_outstanding) = shares_outstanding else {
        sources.claims.truncate(before);
        return None;
    };
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

/// Whether a line is what its element says of one class of common shares.
fn is_of_class(line: &Line) -> bool {
    matches!(
        &*line.members,
        [(axis, Member::Explicit(name))] if axis.local.contains("ClassOfStock") && !name.local.contains("Preferred")
    )
}

fn reference(writer: &Writer<'_>, line: usize, period: usize, scenario: Scenario) -> Option<Ref> {
    Some(Ref::Fact {
        concept: writer.ids.line(line)?.to_owned(),
        period: writer.ids.period(period)?.to_owned(),
        scenario: super::emit::scenario(scenario as usize),
    })
}

/// A claim that is a number and about no line of the accounts: a term. `None` where a text or the unit cannot be written.
fn number(writer: &Writer<'_>, id: &str, label: &Words, place: &Words, printed: String, unit: &str) -> Option<Claim> {
    Some(Claim {
        id: id.to_owned(),
        label: writer.text(label)?,
        place: writer.text(place)?,
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
    })
}

/// A claim with a number that a person gives; its id.
fn number_given(
    writer: &Writer<'_>,
    sources: &mut Sources<'_, '_>,
    id: &str,
    label: &Words,
    printed: String,
    unit: &str,
) -> Option<String> {
    let place = Words::both("Assumed; not in the documents", "仮定（資料に記載なし）");
    sources.claims.push(number(writer, id, label, &place, printed, unit)?);
    Some(id.to_owned())
}
