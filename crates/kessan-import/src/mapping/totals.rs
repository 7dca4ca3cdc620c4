//! Totals that add up in the printed order, for reports and tables without calculation arcs.
//!
//! A row is the total of rows above it (or, indented, below it) if
//!
//! - the rows are lines of one unit, each once, printed as results in the same columns, and no "of which";
//! - the sum is that of the printed figures with their printed signs, or with those of costs, expenses and taxes turned;
//! - it holds in every column that prints the total and two of its parts, exactly in at least half of them, elsewhere within
//!   the rounding of the parts;
//! - there are two such columns or more, or one where it is exact with three parts or more, or with another column where the total
//!   is its only part;
//! - a row that neither a word ("total", 計), a rule nor its line (gross profit, net cash used) marks as a total has four digits or
//!   more, and no column is off;
//! - no calculation arc says anything else of the line, and nothing else that the release shows contradicts it.
//!
//! The nearest rows that do so are taken; they then stand for nothing but their total. At most [`MOST_PARTS`] rows are looked back at,
//! so that the time is proportional to the rows.

use kessan_core::order::CollectOrdered;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::draft::{Draft, DraftCell, DraftRow};
use super::figures::{Figures, Line, Measure};
use super::fit::Dim;
use super::roles::{self, Role};
use super::scenario::Scenario;
use super::shown::Shown;
use super::sums::{Judged, Relations, Terms, judged};
use super::units::{Class, power_of_ten};

/// As many rows may a total have.
const MOST_PARTS: usize = 60;
/// In as many ways may a line add up.
const MOST_WAYS: usize = 6;
/// From which printed value on a sum is no coincidence by itself.
const LEAST_UNMARKED: i64 = 1_000;

/// Lines that are totals in any statement.
const TOTALS: [Role; 14] = [
    Role::GrossProfit,
    Role::OperatingIncome,
    Role::OrdinaryIncome,
    Role::IncomeBeforeTax,
    Role::Profit,
    Role::NetIncome,
    Role::ComprehensiveIncome,
    Role::Assets,
    Role::Liabilities,
    Role::LiabilitiesAndEquity,
    Role::NetAssets,
    Role::OperatingCashFlow,
    Role::InvestingCashFlow,
    Role::FinancingCashFlow,
];

/// A row that may be a part or a total.
struct Item {
    /// Its line in each column: one line, or where members stand in columns one for each of them.
    lines: Vec<Option<usize>>,
    depth: u8,
    /// Its printed figures in units of their last digit, by column; `None` where nothing or a dash stands.
    values: Vec<Option<Decimal>>,
    /// Whether it is printed with the other sign than it is tagged, by column.
    is_turned: Vec<bool>,
    /// Whether it is a cost, an expense or a tax, which is printed positive and taken off.
    is_deduction: bool,
    is_marked: bool,
}

/// Adds the totals of tables as sums of their lines.
pub fn add(figures: &Figures, shown: &Shown, drafts: &[Draft], relations: &mut Relations) {
    let of_arcs: BTreeSet<usize> = relations.sums.keys().copied().collect_set();
    for draft in drafts {
        let mut found: Vec<(usize, Terms)> = Vec::new();
        // Lines of one unit add up; the others of the table stand between them.
        let mut classes: Vec<&Class> = Vec::new();
        for class in lines(draft).filter_map(|line| Some(&figures.lines.get(line)?.class)) {
            if matches!(class, Class::Money | Class::Shares) && !classes.contains(&class) {
                classes.push(class);
            }
        }
        for class in classes {
            found.extend(totals(figures, draft, class));
        }
        for (total, terms) in found {
            // Another table may divide the same total otherwise: by products, by regions.
            let ways = relations.sums.get(&total).map_or(0, Vec::len);
            if !of_arcs.contains(&total) && ways < MOST_WAYS && judged(shown, total, &terms) == Judged::Holds {
                relations.infer(total, terms);
            }
        }
    }
}

fn lines(draft: &Draft) -> impl Iterator<Item = usize> + '_ {
    let of_row = |row: &DraftRow| row.aspects.get(Dim::Line);
    draft.rows.iter().flat_map(move |row| of_row(row).into_iter().chain(row.cells.iter().filter_map(|cell| cell.line)))
}

/// The totals of one unit in a table.
fn totals(figures: &Figures, draft: &Draft, class: &Class) -> Vec<(usize, Terms)> {
    let mut found = Vec::new();
    let mut open: Vec<Item> = Vec::new();
    for row in &draft.rows {
        close(&mut open, row.depth, &mut found);
        let Some(item) = item(figures, draft, row, class) else { continue };
        if let Some((count, is_turned)) = parts(&open, &item) {
            let parts = open.split_off(open.len() - count);
            found.extend(terms(&item, &parts, is_turned));
        } else if open.last().is_some_and(|last| is_only(last, &item)) {
            // A total of one row stands for it; it is no sum that says anything.
            open.pop();
        }
        open.push(item);
    }
    close(&mut open, 0, &mut found);
    found
}

/// Ends what is indented deeper than a row: rows below a line that they add up to are its parts and stand for nothing else.
fn close(open: &mut Vec<Item>, depth: u8, found: &mut Vec<(usize, Terms)>) {
    while let Some(last) = open.last() {
        let run = open.iter().rev().take(MOST_PARTS).take_while(|item| item.depth >= last.depth).count();
        let is_below = last.depth > 0 && last.depth >= depth && run > 1 && run < open.len();
        let Some(head) = open.len().checked_sub(run + 1).and_then(|at| open.get(at)).filter(|_| is_below) else {
            return;
        };
        let parts = open.get(open.len() - run..).unwrap_or_default();
        let is_head = head.depth < last.depth && depth <= head.depth.max(last.depth);
        if !is_head || !adds_up(head, parts, false, false) {
            return;
        }
        found.extend(terms(head, parts, false));
        open.truncate(open.len() - run);
    }
}

/// Whether a row is the total of the one above it alone: the same figures, in two columns or more.
fn is_only(part: &Item, total: &Item) -> bool {
    let is_same = part.values == total.values && !shares_line(part, total);
    is_same && total.is_marked && total.values.iter().flatten().filter(|value| !value.is_zero()).count() >= 2
}

/// How many of the last open rows add up to one, and whether those that are taken off are turned for that.
fn parts(open: &[Item], total: &Item) -> Option<(usize, bool)> {
    (2..=open.len().min(MOST_PARTS)).find_map(|count| {
        let parts = open.get(open.len() - count..)?;
        [false, true]
            .into_iter()
            .find(|is_turned| adds_up(total, parts, *is_turned, true))
            .map(|turned| (count, turned))
    })
}

/// Whether parts add up to a total in every column, and not by chance.
fn adds_up(total: &Item, parts: &[Item], is_turned: bool, is_marked: bool) -> bool {
    if is_turned && !parts.iter().any(|part| part.is_deduction) {
        return false;
    }
    let is_once = |(at, part): (usize, &Item)| {
        !shares_line(part, total) && parts.iter().skip(at + 1).all(|other| !shares_line(other, part))
    };
    let (mut columns, mut exact, mut most, mut single) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut is_large = true;
    for (column, value) in total.values.iter().enumerate() {
        let Some(value) = value else { continue };
        let mut sum = Decimal::ZERO;
        let mut count = 0_usize;
        for part in parts {
            let Some(own) = part.values.get(column).copied().flatten() else { continue };
            count += usize::from(!own.is_zero());
            let own = if is_turned && part.is_deduction { -own } else { own };
            let Some(next) = sum.checked_add(own) else { return false };
            sum = next;
        }
        if count == 0 && value.is_zero() {
            continue;
        }
        let Some(off) = value.checked_sub(sum).map(|off| off.abs()) else { return false };
        // Each part and the total are off by half a digit at most.
        if off * Decimal::TWO > Decimal::from(count + 1) {
            return false;
        }
        if count < 2 {
            // One part and dashes: no sum, but it bears the other columns out.
            single += usize::from(off.is_zero() && count == 1);
            continue;
        }
        columns += 1;
        exact += usize::from(off.is_zero());
        most = most.max(count);
        is_large &= off.is_zero() && value.abs() >= Decimal::from(LEAST_UNMARKED);
    }
    let is_enough = columns >= 2 && exact * 2 >= columns || columns == 1 && exact == 1 && (most >= 3 || single > 0);
    let is_no_chance = (is_marked && total.is_marked) || is_large;
    is_enough && is_no_chance && parts.iter().enumerate().all(is_once)
}

/// Whether two rows are of one line in any column.
fn shares_line(a: &Item, b: &Item) -> bool {
    a.lines.iter().zip(&b.lines).any(|(a, b)| a.is_some() && a == b)
}

/// Each line of a total with the sum of the lines that it is, in the signs that they are tagged with.
fn terms(total: &Item, parts: &[Item], is_turned: bool) -> Vec<(usize, Terms)> {
    let turned = |item: &Item, column: usize| item.is_turned.get(column).copied().unwrap_or_default();
    let of_column = |(column, line): (usize, &Option<usize>)| {
        let is_plus = |part: &Item| !((is_turned && part.is_deduction) ^ turned(part, column) ^ turned(total, column));
        let term = |part: &Item| Some((is_plus(part), part.lines.get(column).copied().flatten()?));
        Some(((*line)?, parts.iter().filter_map(term).collect::<Terms>()))
    };
    let mut sums: Vec<(usize, Terms)> = Vec::new();
    for (line, terms) in total.lines.iter().enumerate().filter_map(of_column) {
        // One part is no sum; the columns of one line all say the same.
        if terms.len() > 1 && !sums.iter().any(|(known, _)| *known == line) {
            sums.push((line, terms));
        }
    }
    sums
}

/// A row as a part or a total; `None` if it is of another unit, of a day of its own, or no result.
fn item(figures: &Figures, draft: &Draft, row: &DraftRow, class: &Class) -> Option<Item> {
    let has_own_periods = || row.cells.iter().any(|cell| cell.period.is_some());
    if row.at.is_some() || row.aspects.get(Dim::Period).is_some() || has_own_periods() || is_of_which(row) {
        return None;
    }
    let is_of_class = |line: &usize| figures.lines.get(*line).is_some_and(|line| line.class == *class);
    let of_row = row.aspects.get(Dim::Line);
    let own = |cell: &DraftCell| cell.line.or(of_row).filter(is_of_class);
    let lines: Vec<Option<usize>> = row.cells.iter().map(own).collect();
    let line = figures.lines.get(lines.iter().flatten().next().copied()?)?;
    let mut values = Vec::with_capacity(row.cells.len());
    // One power of ten for the row: that of its least precise figure is the unit of rounding.
    let mut places: Option<i32> = None;
    for (cell, _) in row.cells.iter().zip(&lines).filter(|(_, line)| line.is_some()) {
        if let Some(decimals) = cell.fact.and_then(|fact| figures.get(fact)).and_then(|figure| figure.decimals) {
            places = Some(places.map_or(decimals, |known: i32| known.min(decimals)));
        }
    }
    let unit = power_of_ten(places.unwrap_or(0).saturating_neg())?;
    let mut is_turned = vec![None; row.cells.len()];
    for (column, (cell, line)) in row.cells.iter().zip(&lines).enumerate() {
        let fact = cell.fact.filter(|_| line.is_some());
        let figure = fact.and_then(|fact| figures.get(fact)).filter(|figure| {
            let is_reporting = figure.currency.is_none() || figure.currency == figures.reporting;
            figure.measure == Measure::Value && figure.scenario == Scenario::Actual && is_reporting
        });
        let Some(value) = figure.and_then(|figure| figure.value) else {
            values.push(None);
            continue;
        };
        let of_column = || draft.columns.get(column).and_then(|column| column.aspects.get(Dim::Negated));
        let of_row = row.aspects.get(Dim::Negated).or_else(of_column) == Some(1);
        let own = cell.is_negated.unwrap_or(of_row);
        if let Some(place) = is_turned.get_mut(column) {
            *place = Some(own);
        }
        values.push(Some(value.checked_div(unit)? * if own { Decimal::NEGATIVE_ONE } else { Decimal::ONE }));
    }
    let first = is_turned.iter().flatten().next().copied()?;
    // One line has one sign.
    if of_row.is_some() && is_turned.iter().flatten().any(|own| *own != first) {
        return None;
    }
    Some(Item {
        lines,
        depth: row.depth,
        values,
        is_turned: is_turned.into_iter().map(|own| own.unwrap_or(first)).collect(),
        is_deduction: is_deduction(&line.element.local, row),
        is_marked: row.is_total || is_total_by_nature(line, row),
    })
}

/// Whether a line is a total in any statement.
fn is_total_by_nature(line: &Line, row: &DraftRow) -> bool {
    let is_net = |text: &str| {
        let lower = text.trim().to_lowercase();
        ["net cash ", "net increase ", "net decrease ", "net change in cash"]
            .iter()
            .any(|start| lower.starts_with(start))
    };
    line.role().is_some_and(|(role, _)| TOTALS.contains(&role)) || row.label.all().any(|(_, text)| is_net(text))
}

/// "Of which" tells a part of the row above that is no row of its own.
fn is_of_which(row: &DraftRow) -> bool {
    row.label.all().any(|(_, text)| {
        let lower = text.trim().to_lowercase();
        lower.starts_with("of which")
            || lower.starts_with("including ")
            || lower.starts_with("うち")
            || lower.contains("(うち")
            || lower.contains("（うち")
    })
}

/// Whether a line is taken off where it is printed as a positive number.
fn is_deduction(local: &str, row: &DraftRow) -> bool {
    const WORDS: [&str; 12] = [
        "cost",
        "expense",
        "tax",
        "less:",
        "loss",
        "deduct",
        "noncontrolling interest",
        "non-controlling interest",
        "depreciation",
        "amortization",
        "general and administrative",
        "research and development",
    ];
    const JAPANESE: [&str; 8] = ["原価", "費", "損失", "税", "控除", "非支配株主", "自己株式", "償却"];
    if let Some((role, _)) = roles::role(local) {
        return role == Role::CostOfRevenues;
    }
    let is_named = |text: &str| {
        let lower = text.to_lowercase();
        // "Income before tax", "gain (loss)" and what is "net of tax" are no deductions.
        let is_result =
            ["income before", "before tax", "(loss)", "net of tax", "benefit", "after tax", "profit", "利益"]
                .iter()
                .any(|word| lower.contains(word))
                && !lower.contains("expense");
        !is_result && (WORDS.iter().any(|word| lower.contains(word)) || JAPANESE.iter().any(|word| text.contains(word)))
    };
    row.label.all().any(|(_, text)| is_named(text))
}
