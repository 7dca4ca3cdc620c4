//! What the page's sections are to show.

use kessan_core::release::model::{Business, Comparison, Guidance, Part, Story, Target};

use super::businesses::Found;
use super::emit::Writer;
use super::entity::Head;
use super::figures::Figures;
use super::roles::Role;
use super::scenario::{Scenario, short};
use super::shown::Shown;
use super::words::{Words, slug};
use kessan_core::order::CompactSort;

/// As many comparisons as a release may have.
const MOST_COMPARISONS: usize = 6;

/// What the overview shows, in its order.
const HEADLINES: [Role; 5] =
    [Role::Revenues, Role::OperatingIncome, Role::OrdinaryIncome, Role::IncomeBeforeTax, Role::NetIncome];

/// The spans that end on the day that is reported on, those with most figures first: the main one leads.
pub fn main_spans(figures: &Figures, shown: &Shown, end: Option<jiff::civil::Date>) -> Vec<usize> {
    let mut counts: Vec<(usize, i32, usize)> = Vec::new();
    for (number, period) in figures.periods.all() {
        let crate::report::Period::Duration { end: last, .. } = period else { continue };
        let is_near = end.is_none_or(|end| kessan_core::period::days_from(last, end).abs() <= 3);
        let count = shown.all().filter(|(_, at, scenario, _)| *at == number && *scenario == Scenario::Actual).count();
        if is_near && count > 0 {
            counts.push((count, figures.periods.days(number), number));
        }
    }
    let most = counts.iter().map(|(count, _, _)| *count).max().unwrap_or_default();
    counts.retain(|(count, days, _)| *count * 5 >= most && (25..=400).contains(days));
    // The longest of those that a statement is made for: a quarter follows its half year.
    counts.compact_sort_by_key(|(count, days, _)| (std::cmp::Reverse((*days).min(380)), std::cmp::Reverse(*count)));
    counts.into_iter().map(|(_, _, number)| number).collect()
}

/// The period whose forecast a notice revises: it has no results, but what it aimed at before and what it aims at now. Of several
/// the longest, the year before its half.
///
/// Last year's results stand beside a revision for reference. A report with results of its own has more of them than it has
/// forecasts, and balances.
pub fn revised(figures: &Figures, shown: &Shown) -> Option<usize> {
    let is_now = |scenario| matches!(scenario, Scenario::Target | Scenario::TargetLower | Scenario::TargetUpper);
    let mut revised: Vec<usize> = Vec::new();
    let (mut aims, mut results) = (0_usize, 0_usize);
    for (_, period, scenario, _) in shown.all() {
        match scenario {
            Scenario::Actual if figures.periods.is_instant(period) => return None,
            Scenario::Actual => results += 1,
            now if is_now(now) => aims += 1,
            _ => revised.push(period),
        }
    }
    let is_aimed_at = |period: &usize| shown.all().any(|(_, at, scenario, _)| at == *period && is_now(scenario));
    let has_results =
        |period: &usize| shown.all().any(|(_, at, scenario, _)| at == *period && scenario == Scenario::Actual);
    revised.retain(|period| is_aimed_at(period) && !has_results(period));
    revised.into_iter().max_by_key(|period| figures.periods.days(*period)).filter(|_| results <= aims)
}

/// The pairs of periods to compare.
pub fn comparisons(writer: &Writer<'_>, figures: &Figures, shown: &Shown, spans: &[usize]) -> Vec<Comparison> {
    let has = |number: &usize| shown.all().any(|(_, at, scenario, _)| at == *number && scenario == Scenario::Actual);
    let comparison = |number: &usize| {
        let current = writer.ids.period(*number)?.to_owned();
        let prior = figures.periods.known_year_before(*number).filter(has);
        let prior =
            prior.and_then(|prior| writer.ids.period(prior)).map(str::to_owned).filter(|prior| *prior != current);
        let label = writer.text(&writer.calendar.label(figures.periods.get(*number)))?;
        Some(Comparison { id: slug(&current, "period"), label, current, prior })
    };
    // A span that no headline has a figure for, such as one before a company was split, has nothing to compare.
    let has_headline = |number: &&usize| {
        let mut roles = HEADLINES.iter().filter_map(|role| shown.line(figures, *role, Some(**number)));
        roles.any(|line| shown.actual(line, **number).is_some())
    };
    let told: Vec<&usize> = spans.iter().filter(has_headline).collect();
    let told = if told.is_empty() { spans.iter().collect() } else { told };
    told.into_iter().filter_map(comparison).take(MOST_COMPARISONS).collect()
}

/// The story, as far as the tables show it.
pub fn story(
    writer: &Writer<'_>,
    figures: &Figures,
    shown: &Shown,
    main: Option<usize>,
    businesses: &[Found],
    head: &Head<'_>,
) -> Story {
    let line = |role| shown.line(figures, role, main);
    let id = |role| line(role).and_then(|line| writer.ids.line(line)).map(str::to_owned);
    let mut headlines: Vec<String> = Vec::new();
    // Where no profit of the owners is told apart, the profit is what the year comes to.
    let net_income = id(Role::NetIncome).or_else(|| id(Role::Profit));
    for role in HEADLINES {
        let shown = if role == Role::NetIncome { net_income.clone() } else { id(role) };
        headlines.extend(shown.filter(|id| !headlines.contains(id)));
    }
    headlines.truncate(5);
    let business = |found: &Found| {
        let label = writer.text(&writer.labels.of_member(&found.member, &writer.languages[0]))?;
        let part = |(member, line): &(crate::report::Member, usize)| {
            let label = writer.text(&writer.labels.of_member(member, &writer.languages[0]))?;
            Some(Part { concept: writer.ids.line(*line)?.to_owned(), label })
        };
        Some(Business {
            id: super::words::id_of(&short(&found.member), "business"),
            label,
            revenues: writer.ids.line(found.revenues)?.to_owned(),
            cost: found.cost.and_then(|cost| writer.ids.line(cost)).map(str::to_owned),
            parts: found.parts.iter().filter_map(part).collect(),
        })
    };
    let breakdown = businesses.first().map(|found| found.breakdown).unwrap_or_default();
    let mut ids = super::ids::Unlike::default();
    let businesses = businesses
        .iter()
        .filter_map(business)
        .map(|business| Business { id: ids.id(business.id.clone()), ..business })
        .collect();
    // Cash is shown as the way from one balance to the next, for which its flows are needed.
    let cash = shown
        .lines
        .iter()
        .find(|line| writer.relations.flows.contains_key(line))
        .and_then(|line| writer.ids.line(*line));
    let targets = targets(writer, figures, shown, head);
    let guidance = if head.has_forecasts() { Guidance::Forecasts } else { Guidance::Targets };
    Story {
        headlines,
        businesses,
        breakdown,
        revenues: id(Role::Revenues),
        cost_of_revenues: id(Role::CostOfRevenues),
        operating_income: id(Role::OperatingIncome),
        net_income,
        guidance,
        targets,
        assets: id(Role::Assets),
        cash: cash.map(str::to_owned),
        drivers: Vec::new(),
    }
}

/// A set of targets for each period that has any.
fn targets(writer: &Writer<'_>, figures: &Figures, shown: &Shown, head: &Head<'_>) -> Vec<Target> {
    let is_aim =
        |scenario: Scenario| matches!(scenario, Scenario::Target | Scenario::TargetLower | Scenario::TargetUpper);
    let mut periods: Vec<(i32, usize)> = Vec::new();
    for (line, period, scenario, _) in shown.all() {
        let is_money = figures
            .lines
            .get(line)
            .is_some_and(|line| line.members.is_empty() && line.class == super::units::Class::Money);
        let found = (figures.periods.days(period), period);
        if is_aim(scenario) && is_money && !figures.periods.is_instant(period) && !periods.contains(&found) {
            periods.push(found);
        }
    }
    periods.compact_sort();
    let replaces =
        |period: usize| shown.all().any(|(_, at, scenario, _)| at == period && scenario == Scenario::Previous);
    let says_so = [
        "CorrectionOfConsolidatedFinancialForecastInThisQuarter",
        "CorrectionOfFinancialForecastInThisQuarter",
        "CorrectionOfNonConsolidatedFinancialForecastInThisQuarter",
    ]
    .iter()
    .any(|local| {
        head.text(&[local])
            .is_some_and(|text| text == "有" || text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("yes"))
    });
    let target = |(_, period): &(i32, usize)| {
        let id = writer.ids.period(*period)?.to_owned();
        let label = writer.calendar.label(figures.periods.get(*period));
        let label = label.or(&Words::default());
        Some(Target {
            id: slug(&id, "target"),
            label: writer.text(&label)?,
            period: id,
            announced: writer.announced,
            revised: replaces(*period) || says_so,
        })
    };
    periods.iter().filter_map(target).collect()
}
