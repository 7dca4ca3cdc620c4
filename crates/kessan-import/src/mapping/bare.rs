//! Statements of facts that nobody has printed: from the presentation linkbase where there is one, else in the order of the facts.

use std::collections::{BTreeMap, BTreeSet};

use kessan_core::release::model::TableKind;

use super::Context;
use super::cells::{Wanted, printed};
use super::draft::{Draft, DraftCell, DraftColumn, DraftRow};
use super::figures::{Figure, Figures, Measure};
use super::fit::{Aspects, Dim};
use super::periods::end_of;
use super::scenario::Scenario;
use super::titles;
use super::units::Class;
use super::words::Words;
use crate::report::{Name, PresentationArc, Report};
use crate::terms;
use kessan_core::order::{CollectOrdered, CompactSort};

/// As many columns as a statement of many reports gets: the latest.
const MOST_COLUMNS: usize = 24;

/// A statement to be made: its title, its kind, and its lines with depth and whether they are totals.
struct Plan {
    title: Words,
    kind: TableKind,
    lines: Vec<(Entry, u8, bool)>,
}

/// A row of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    Heading(Name),
    Line(usize),
}

/// Every statement.
pub fn drafts(report: &Report, figures: &Figures, context: &mut Context<'_>) -> Vec<Draft> {
    let values = || figures.all().filter(|(_, figure)| figure.measure == Measure::Value && figure.value.is_some());
    // A row is in one currency: the reporting one or, of a line that has none of it, the first.
    let mut currencies: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for (_, figure) in values() {
        let currency = figure.currency;
        let known = currencies.entry(figure.line).or_insert(currency);
        if currency.is_none() || currency == figures.reporting {
            *known = currency;
        }
    }
    let mut best: BTreeMap<(usize, usize, Scenario), usize> = BTreeMap::new();
    let is_of_row = |figure: &Figure| currencies.get(&figure.line) == Some(&figure.currency);
    for (fact, figure) in values().filter(|(_, figure)| is_of_row(figure)) {
        let known = best.entry((figure.line, figure.period, figure.scenario)).or_insert(fact);
        if figures.get(*known).is_some_and(|known| figure.decimals.is_none() || figure.decimals > known.decimals) {
            *known = fact;
        }
    }
    let mut plans = presented(report, figures, &best, context);
    let taken: BTreeSet<usize> = plans
        .iter()
        .flat_map(|plan| &plan.lines)
        .filter_map(|(entry, _, _)| match entry {
            Entry::Line(line) => Some(*line),
            Entry::Heading(_) => None,
        })
        .collect_set();
    plans.extend(ordered(figures, &best, &taken));
    plans.iter().map(|plan| draft(report, figures, plan, &best, context)).filter(|draft| !draft.is_empty()).collect()
}

/// Statements of the presentation linkbase.
fn presented(
    report: &Report,
    figures: &Figures,
    best: &BTreeMap<(usize, usize, Scenario), usize>,
    context: &Context<'_>,
) -> Vec<Plan> {
    let mut lines: BTreeMap<&Name, Vec<usize>> = BTreeMap::new();
    let shown: BTreeSet<usize> = best.keys().map(|(line, _, _)| *line).collect_set();
    for line in &shown {
        if let Some(of) = figures.lines.get(*line) {
            lines.entry(&of.element).or_default().push(*line);
        }
    }
    let mut roles: BTreeMap<&str, Vec<&PresentationArc>> = BTreeMap::new();
    for arc in &report.presentation {
        roles.entry(&arc.role).or_default().push(arc);
    }
    let mut plans = Vec::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (role, arcs) in roles {
        let mut children: BTreeMap<&Name, Vec<&PresentationArc>> = BTreeMap::new();
        let mut below: BTreeSet<&Name> = BTreeSet::new();
        for arc in &arcs {
            children.entry(&arc.from).or_default().push(arc);
            below.insert(&arc.to);
        }
        for list in children.values_mut() {
            list.compact_sort_by_key(|arc| arc.order);
        }
        let roots: Vec<&Name> = children.keys().copied().filter(|name| !below.contains(name)).collect();
        let mut walk =
            Walk { children: &children, lines: &lines, figures, entries: Vec::new(), seen: BTreeSet::new(), steps: 0 };
        for root in roots {
            walk.down(root, 0, None);
        }
        let mut entries = walk.entries;
        let own: BTreeSet<usize> = entries
            .iter()
            .filter_map(|(entry, _, _)| if let Entry::Line(line) = entry { Some(*line) } else { None })
            .collect_set();
        if own.len() < 2 || own.is_subset(&taken) {
            continue;
        }
        // Headings under which nothing stands are none.
        while matches!(entries.last(), Some((Entry::Heading(_), _, _))) {
            entries.pop();
        }
        taken.extend(own);
        let stated = report.roles.get(role).map(|title| titles::of_role(title)).unwrap_or_default();
        let kind = stated
            .all()
            .find_map(|(_, title)| titles::kind(title))
            .unwrap_or_else(|| titles::kind(role).unwrap_or_default());
        let last = role.rsplit('/').next().unwrap_or(role);
        let title = if stated.is_empty() { Words::of(&context.language, last) } else { stated };
        plans.push(Plan { title, kind, lines: entries });
    }
    plans
}

struct Walk<'a> {
    children: &'a BTreeMap<&'a Name, Vec<&'a PresentationArc>>,
    lines: &'a BTreeMap<&'a Name, Vec<usize>>,
    figures: &'a Figures,
    entries: Vec<(Entry, u8, bool)>,
    seen: BTreeSet<(usize, bool)>,
    steps: usize,
}

impl Walk<'_> {
    fn down(&mut self, name: &Name, depth: u8, preferred: Option<&str>) {
        self.steps += 1;
        if depth > 30 || self.steps > 20_000 {
            return;
        }
        let is_total = preferred.is_some_and(|label| label.contains("otal"));
        match self.lines.get(self.figures.canonical(name)) {
            Some(lines) => {
                let is_start = preferred.is_some_and(|label| label.contains("eriodStart"));
                for line in lines.clone() {
                    if self.seen.insert((line, is_start)) && !is_start {
                        self.entries.push((Entry::Line(line), depth, is_total));
                    }
                }
            }
            None if self.children.contains_key(name) => self.entries.push((Entry::Heading(name.clone()), depth, false)),
            None => {}
        }
        let before = self.entries.len();
        for arc in self.children.get(name).into_iter().flatten() {
            self.down(&arc.to, depth.saturating_add(1), arc.preferred_label.as_deref());
        }
        // A heading of nothing.
        if self.entries.len() == before
            && matches!(self.entries.last(), Some((Entry::Heading(heading), _, _)) if heading == name)
        {
            self.entries.pop();
        }
    }
}

/// Lines that no presentation places, by the kind of statement that their element stands in as a rule, in the order of the facts.
fn ordered(figures: &Figures, best: &BTreeMap<(usize, usize, Scenario), usize>, taken: &BTreeSet<usize>) -> Vec<Plan> {
    let mut kinds: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut order: Vec<(usize, usize, usize)> =
        best.iter().map(|((line, period, _), fact)| (*fact, *line, *period)).collect();
    order.compact_sort();
    for (fact, line, period) in order {
        if taken.contains(&line) || !seen.insert(line) {
            continue;
        }
        let kind = guessed(figures, line, period);
        let at = TableKind::ALL.iter().position(|own| *own == kind).unwrap_or_default();
        kinds.entry(at).or_default().push((fact, line));
    }
    let plan = |(at, lines): (usize, Vec<(usize, usize)>)| {
        let kind = TableKind::ALL.get(at).copied().unwrap_or_default();
        let lines = lines.into_iter().map(|(_, line)| (Entry::Line(line), 0, false)).collect();
        Plan { title: title(kind), kind, lines }
    };
    kinds.into_iter().map(plan).collect()
}

/// The statement that a line stands in, as far as its element, its unit and its period tell.
fn guessed(figures: &Figures, line: usize, period: usize) -> TableKind {
    let Some(of) = figures.lines.get(line) else { return TableKind::Other };
    if !of.members.is_empty() {
        return TableKind::Breakdown;
    }
    if let Some(term) = terms::by_element(&of.element) {
        return term.statement;
    }
    let local = of.element.local.as_str();
    let has = |words: &[&str]| words.iter().any(|word| local.contains(word));
    match (&of.class, figures.periods.is_instant(period)) {
        (Class::Money, true) => TableKind::BalanceSheet,
        (Class::Money, false)
            if has(&[
                "CashFlow",
                "Payments",
                "Proceeds",
                "Purchase",
                "AdjustmentsFor",
                "IncreaseDecreaseIn",
                "Repayment",
                "InterestPaid",
                "IncomeTaxesPaid",
                "DividendsPaid",
                "ClassifiedAs",
            ]) =>
        {
            TableKind::CashFlows
        }
        (Class::Money, false) => TableKind::Income,
        (Class::PerShare, _) => TableKind::PerShare,
        _ => TableKind::Other,
    }
}

/// What a table of that kind is called where nothing else is known.
pub fn title(kind: TableKind) -> Words {
    match kind {
        TableKind::BalanceSheet => Words::both("Balance sheet", "貸借対照表"),
        TableKind::Income => Words::both("Income statement", "損益計算書"),
        TableKind::CashFlows => Words::both("Cash flows", "キャッシュ・フロー計算書"),
        TableKind::PerShare => Words::both("Per share", "1株当たり情報"),
        TableKind::Summary => Words::both("Summary of results", "業績の概要"),
        TableKind::Breakdown => Words::both("Breakdown", "内訳"),
        TableKind::Segments => Words::both("Segments", "セグメント情報"),
        TableKind::Operations => Words::both("Operations", "事業の状況"),
        TableKind::Reconciliation => Words::both("Reconciliation", "調整表"),
        TableKind::Targets => Words::both("Forecast", "業績予想"),
        TableKind::Dividends => Words::both("Dividends", "配当の状況"),
        TableKind::Filing => Words::both("Filing", "開示事項"),
        TableKind::Other => Words::both("Other figures", "その他の数値"),
    }
}

fn draft(
    report: &Report,
    figures: &Figures,
    plan: &Plan,
    best: &BTreeMap<(usize, usize, Scenario), usize>,
    context: &mut Context<'_>,
) -> Draft {
    let lines: BTreeSet<usize> = plan
        .lines
        .iter()
        .filter_map(|(entry, _, _)| if let Entry::Line(line) = entry { Some(*line) } else { None })
        .collect_set();
    let mut counts: BTreeMap<(usize, Scenario), usize> = BTreeMap::new();
    for (_, period, scenario) in best.keys().filter(|(line, _, _)| lines.contains(line)) {
        *counts.entry((*period, *scenario)).or_default() += 1;
    }
    // The latest first, spans before days that end on the same day; days at the ends of a statement's spans share their columns.
    let mut columns: Vec<(usize, Scenario)> = counts.keys().copied().collect();
    columns.compact_sort_by_key(|(period, scenario)| {
        (
            std::cmp::Reverse(end_of(figures.periods.get(*period))),
            std::cmp::Reverse(figures.periods.days(*period)),
            *scenario,
        )
    });
    columns.truncate(MOST_COLUMNS);
    let of_table = scale(figures, best, &lines);
    let mut rows = Vec::with_capacity(plan.lines.len());
    for (entry, depth, is_total) in &plan.lines {
        match entry {
            Entry::Heading(name) => {
                let label = context.labels.of_name(name);
                if !label.is_empty() {
                    rows.push(DraftRow { label, depth: *depth, ..DraftRow::default() });
                }
            }
            Entry::Line(line) => {
                let own = scale(figures, best, &BTreeSet::from([*line]));
                let cell = |(period, scenario): &(usize, Scenario)| {
                    let Some(fact) = best.get(&(*line, *period, *scenario)) else { return DraftCell::default() };
                    let place = report.facts.get(*fact).and_then(|fact| fact.place.element.clone()).unwrap_or_default();
                    DraftCell {
                        text: text(figures, *fact, own, context.is_japanese),
                        fact: Some(*fact),
                        place,
                        ..DraftCell::default()
                    }
                };
                let mut aspects = Aspects::default().with(Dim::Line, *line);
                let currency = facts_of(best, *line)
                    .filter_map(|fact| figures.get(fact)?.currency)
                    .find(|currency| Some(*currency) != figures.reporting);
                aspects.set(Dim::Currency, currency);
                let is_money = figures.lines.get(*line).is_some_and(|line| line.class == Class::Money);
                aspects.set(Dim::Scale, (is_money && own != of_table).then_some(own));
                rows.push(DraftRow {
                    label: context.line_label(figures, *line),
                    depth: *depth,
                    is_total: *is_total,
                    cells: columns.iter().map(cell).collect(),
                    aspects,
                    at: None,
                });
            }
        }
    }
    let value = context.measures.number(Measure::Value);
    let columns = columns.iter().map(|(period, scenario)| {
        let aspects = Aspects::default()
            .with(Dim::Period, *period)
            .with(Dim::Scenario, *scenario as usize)
            .with(Dim::Measure, value)
            .with(Dim::Scale, of_table);
        DraftColumn { label: Words::default(), aspects }
    });
    Draft {
        title: plan.title.clone(),
        kind: plan.kind,
        columns: columns.collect(),
        rows,
        source: Some((0, String::new())),
        note: Words::default(),
    }
}

/// The facts of one line, in every period.
fn facts_of(best: &BTreeMap<(usize, usize, Scenario), usize>, line: usize) -> impl Iterator<Item = usize> + use<'_> {
    best.range((line, 0, Scenario::Actual)..(line + 1, 0, Scenario::Actual)).map(|(_, fact)| *fact)
}

/// The power of ten that most amounts are known to: millions, thousands or units.
fn scale(figures: &Figures, best: &BTreeMap<(usize, usize, Scenario), usize>, lines: &BTreeSet<usize>) -> usize {
    // A line's own figures only: asked for each line, a look at all would be a look at their square.
    let is_money = |line: &&usize| figures.lines.get(**line).is_some_and(|line| line.class == Class::Money);
    let money = lines.iter().filter(is_money).flat_map(|line| facts_of(best, *line));
    let decimals: Vec<i32> = money.filter_map(|fact| figures.get(fact)?.decimals).collect();
    let most = |least: i32| {
        decimals.iter().filter(|digits| **digits <= least).count() * 10 >= decimals.len() * 8 && !decimals.is_empty()
    };
    if most(-6) {
        6
    } else if most(-3) {
        3
    } else {
        0
    }
}

fn text(figures: &Figures, fact: usize, scale: usize, is_japanese: bool) -> String {
    let Some(figure) = figures.get(fact) else { return String::new() };
    let Some(class) = figures.lines.get(figure.line).map(|line| &line.class) else { return String::new() };
    let currency =
        figure.currency.and_then(|at| figures.currencies.get(at)).map_or_else(|| figures.currency(), String::as_str);
    let scale = if *class == Class::Money { i32::try_from(scale).unwrap_or(0) } else { 0 };
    printed(Wanted { value: figure.value, decimals: figure.decimals, class, currency, scale }, &[], is_japanese).text
}
