//! Rows of shares and of growth below the line that they are of: "% of net sales", 売上高比, "% change".

use super::arithmetic::{is_growth, is_share, printed};
use super::{Printed, Rate, known};
use crate::mapping::roles::{Role, role};
use crate::printed::{Layout, Line};
use crate::report::{Period, Report};

const SHARES: [&str; 10] = [
    "% of",
    "as a percentage of",
    "as a percent of",
    "percentage of",
    "as % of",
    "構成比",
    "売上比",
    "売上高比",
    "対売上",
    "百分比",
];
const GROWTH: [&str; 9] =
    ["% change", "change %", "change (%)", "% growth", "growth %", "yoy", "増減率", "前年同期比", "対前年"];

/// The rates of a table's rows.
pub fn rates(report: &Report, layout: &Layout) -> Vec<Printed> {
    let revenues = layout.lines.iter().position(|line| is_revenues(report, line));
    let mut found = Vec::new();
    let mut base: Option<usize> = None;
    for (row, line) in layout.lines.iter().enumerate() {
        let lower = line.label.trim().to_lowercase();
        let starts =
            |words: &[&str]| words.iter().any(|word| lower.starts_with(word) || lower.starts_with(&format!("({word}")));
        let (is_share_row, is_growth_row) = (starts(&SHARES), starts(&GROWTH));
        if !is_share_row && !is_growth_row {
            if line.cells.iter().flatten().any(|cell| !cell.facts.is_empty()) {
                base = Some(row);
            }
            continue;
        }
        // Two rows of rates below one line are both of it.
        let (Some(base), false) = (base, is_tagged(report, line)) else { continue };
        let rates = if is_share_row {
            revenues.filter(|revenues| *revenues != base).and_then(|whole| shares(report, layout, (row, base, whole)))
        } else {
            growth(report, layout, (row, base))
        };
        found.extend(rates.into_iter().flatten());
    }
    found
}

fn is_revenues(report: &Report, line: &Line) -> bool {
    let mut facts = line.cells.iter().flatten().flat_map(|cell| &cell.facts).filter_map(|fact| report.facts.get(*fact));
    facts.next().is_some_and(|fact| {
        role(&fact.concept.local).is_some_and(|(role, _)| role == Role::Revenues)
            && fact.dimensions.keys().all(|axis| axis.local.contains("Consolidated"))
    })
}

/// Whether a row's figures are tagged by the filing, not after their label.
fn is_tagged(report: &Report, line: &Line) -> bool {
    let mut facts = line.cells.iter().flatten().flat_map(|cell| &cell.facts).filter_map(|fact| report.facts.get(*fact));
    facts.any(|fact| !crate::untagged::is_by_words(&fact.concept))
}

fn shares(report: &Report, layout: &Layout, (row, base, whole): (usize, usize, usize)) -> Option<Vec<Printed>> {
    let line = layout.lines.get(row)?;
    let mut rates = Vec::new();
    for (column, cell) in line.cells.iter().enumerate() {
        let Some(cell) = cell else { continue };
        let Some((value, digits)) = printed(&cell.figure.text) else { continue };
        let (of, part) = known(report, layout, base, column)?;
        let (all, whole) = known(report, layout, whole, column)?;
        let (of_fact, all_fact) = (report.facts.get(of)?, report.facts.get(all)?);
        let is_one = of_fact.period == all_fact.period && of_fact.unit == all_fact.unit && !part.is_turned;
        if !is_one || !is_share(value, digits, part, whole) {
            return None;
        }
        let rate = Rate::Share(all_fact.concept.clone());
        rates.push(Printed {
            row: line.row,
            cell: cell.clone(),
            of,
            rate,
            value,
            decimals: i32::try_from(digits).ok()?,
        });
    }
    (rates.len() > 1).then_some(rates)
}

fn growth(report: &Report, layout: &Layout, (row, base): (usize, usize)) -> Option<Vec<Printed>> {
    let line = layout.lines.get(row)?;
    let mut rates = Vec::new();
    for (column, cell) in line.cells.iter().enumerate() {
        let Some(cell) = cell else { continue };
        let Some((value, digits)) = printed(&cell.figure.text) else { continue };
        let (of, now) = known(report, layout, base, column)?;
        let period = report.facts.get(of)?.period;
        // The column of a year before; the growth of the earliest is on a year that the table does not print.
        let nominal = crate::mapping::calendar::Calendar::year_before(period)?;
        let past = (0..line.cells.len()).find_map(|other| {
            let (fact, past) = known(report, layout, base, other)?;
            let own = report.facts.get(fact)?.period;
            is_near(own, nominal).then_some((own, past))
        });
        let Some((on, past)) = past else { continue };
        if now.is_turned || !is_growth(value, digits, now, past) {
            return None;
        }
        let rate = Rate::Growth(on);
        rates.push(Printed {
            row: line.row,
            cell: cell.clone(),
            of,
            rate,
            value,
            decimals: i32::try_from(digits).ok()?,
        });
    }
    (!rates.is_empty()).then_some(rates)
}

/// Whether two periods are the same within a week.
pub fn is_near(a: Period, b: Period) -> bool {
    let near = |a, b| kessan_core::period::days_from(a, b).abs() <= 8;
    match (a, b) {
        (Period::Instant(a), Period::Instant(b)) => near(a, b),
        (Period::Duration { start, end }, Period::Duration { start: from, end: to }) => {
            near(start, from) && near(end, to)
        }
        _ => false,
    }
}
