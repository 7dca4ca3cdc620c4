//! How lines follow from each other: sums of the calculation linkbase, parts of one level of members, values per share.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::figures::{Figures, Line};
use super::roles::Role;
use super::shown::{Known, Shown, adds_up};
use crate::report::{CalculationArc, Name, Report};

/// A sum: signs and lines.
pub type Terms = Vec<(bool, usize)>;

/// What each line follows from.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// The ways in which lines add up; the first is the line's own.
    pub sums: BTreeMap<usize, Vec<Terms>>,
    /// One line by another: values per share, ratios.
    pub quotients: BTreeMap<usize, (usize, usize)>,
    /// Lines that are always the same: what funds the assets.
    pub same: BTreeMap<usize, usize>,
    /// What takes a balance to the next.
    pub flows: BTreeMap<usize, Terms>,
    /// Sums that no arc states: they leave again if the release's checks do not bear them out.
    pub inferred: BTreeSet<(usize, Terms)>,
    /// Sums of the linkbase that the filing's own figures contradict where parts are missing.
    pub dropped: usize,
}

/// Income of shareholders and others together, in the taxonomies of the United States, the IFRS and Japan.
const WHOLE_INCOME: [&str; 2] = ["ProfitLoss", "ProfitLossIFRS"];
/// The part of it that belongs to others than the shareholders.
const INCOME_OF_OTHERS: [&str; 4] = [
    "NetIncomeLossAttributableToNoncontrollingInterest",
    "ProfitLossAttributableToNoncontrollingInterests",
    "ProfitLossAttributableToNonControllingInterests",
    "ProfitLossAttributableToNonControllingInterestsIFRS",
];
/// How deep sums may be nested.
const MOST_STEPS: usize = 24;
/// A sum of more parts is none that a table shows.
const MOST_TERMS: usize = 200;

impl Relations {
    /// Those of a report.
    pub fn new(report: &Report, figures: &Figures, shown: &Shown) -> Self {
        let mut relations = Self::default();
        relations.calculation(report, figures, shown);
        relations.shareholders(figures, shown);
        relations.quotients(figures, shown);
        relations.balance(figures, shown);
        relations.cash(figures, shown);
        relations
    }

    /// Adds a way in which a line adds up, unless it is known or would lead back to the line.
    pub fn add(&mut self, total: usize, terms: Terms) {
        let known = self.sums.get(&total).is_some_and(|ways| ways.iter().any(|way| is_same(way, &terms)));
        let is_circle = terms.iter().any(|(_, part)| *part == total || self.leads_to(*part, total, 0));
        if !known && !is_circle && !terms.is_empty() && terms.len() <= MOST_TERMS {
            self.sums.entry(total).or_default().push(terms);
        }
    }

    /// Adds a way in which a line adds up that no arc states.
    pub fn infer(&mut self, total: usize, terms: Terms) {
        let count = |relations: &Self| relations.sums.get(&total).map_or(0, Vec::len);
        let before = count(self);
        self.add(total, terms.clone());
        if count(self) > before {
            self.inferred.insert((total, terms));
        }
    }

    /// Whether any way down from a line leads to another, or goes too deep.
    fn leads_to(&self, from: usize, to: usize, step: usize) -> bool {
        if step > MOST_STEPS {
            return true;
        }
        let ways = self.sums.get(&from).into_iter().flatten();
        ways.flatten().any(|(_, part)| *part == to || self.leads_to(*part, to, step + 1))
    }

    fn calculation(&mut self, report: &Report, figures: &Figures, shown: &Shown) {
        let mut networks: BTreeMap<(&str, &Name), Vec<&CalculationArc>> = BTreeMap::new();
        for arc in &report.calculation {
            networks.entry((&arc.role, &arc.from)).or_default().push(arc);
        }
        let mut lines: BTreeMap<&Name, usize> = BTreeMap::new();
        for line in &shown.lines {
            if let Some(of) = figures.lines.get(*line).filter(|of| of.members.is_empty()) {
                lines.entry(&of.element).or_insert(*line);
            }
        }
        let number = |name: &Name| lines.get(figures.canonical(name)).copied();
        for ((_, from), arcs) in networks {
            let Some(total) = number(from) else { continue };
            let class = figures.lines.get(total).map(|line| &line.class);
            let term = |arc: &&CalculationArc| {
                let part = number(&arc.to)?;
                let is_unit = arc.weight.abs() == Decimal::ONE;
                (is_unit && figures.lines.get(part).map(|line| &line.class) == class)
                    .then_some((arc.weight.is_sign_positive(), part))
            };
            let mut terms: Terms = arcs.iter().filter_map(term).collect();
            let mut seen = BTreeSet::new();
            terms.retain(|(_, part)| seen.insert(*part));
            match judged(shown, total, &terms) {
                Judged::Holds => self.add(total, terms),
                Judged::Lacks => self.dropped += 1,
                Judged::Unknown => {}
            }
        }
    }

    /// The shareholders' part of the income is all of it less what belongs to others. Taxonomies print both and often leave
    /// the sum out, and with it every way from net income to the lines above.
    fn shareholders(&mut self, figures: &Figures, shown: &Shown) {
        let named = |names: &[&str]| {
            let is_it = |line: &&usize| {
                let of = figures.lines.get(**line).filter(|of| of.members.is_empty());
                of.is_some_and(|of| names.contains(&of.element.local.as_str()))
            };
            shown.lines.iter().find(is_it).copied()
        };
        let Some(own) = shown.line(figures, Role::NetIncome, None).filter(|own| !self.sums.contains_key(own)) else {
            return;
        };
        let Some(whole) = named(&WHOLE_INCOME).filter(|whole| *whole != own) else { return };
        let mut terms: Terms = vec![(true, whole)];
        terms.extend(named(&INCOME_OF_OTHERS).map(|others| (false, others)));
        if matches!(judged(shown, own, &terms), Judged::Holds) {
            self.add(own, terms);
        }
    }

    fn quotients(&mut self, figures: &Figures, shown: &Shown) {
        let pairs = [
            (Role::EarningsPerShare, Role::NetIncome, Role::AverageShares, 1),
            (Role::DilutedEarningsPerShare, Role::NetIncome, Role::DilutedAverageShares, 1),
            (Role::EquityRatio, Role::Equity, Role::Assets, 100),
        ];
        for (result, of, by, factor) in pairs {
            let line = |role| shown.line(figures, role, None);
            let (Some(result), Some(of), Some(by)) = (line(result), line(of), line(by)) else { continue };
            let (mut held, mut failed) = (0, 0);
            for period in shown.periods(result) {
                let (Some(result), Some(of), Some(by)) =
                    (shown.actual(result, period), shown.actual(of, period), shown.actual(by, period))
                else {
                    continue;
                };
                if is_quotient(result, of, by, Decimal::from(factor)) { held += 1 } else { failed += 1 }
            }
            if held > 0 && failed == 0 {
                self.quotients.insert(result, (of, by));
            }
        }
    }

    /// What funds the assets has always their value.
    fn balance(&mut self, figures: &Figures, shown: &Shown) {
        let line = |role| shown.line(figures, role, None);
        let (Some(assets), Some(funding)) = (line(Role::Assets), line(Role::LiabilitiesAndEquity)) else { return };
        let both = shown
            .periods(funding)
            .into_iter()
            .filter_map(|period| Some((shown.actual(assets, period)?, shown.actual(funding, period)?)));
        let both: Vec<(Known, Known)> = both.collect();
        if !both.is_empty() && both.iter().all(|(assets, funding)| assets.value == funding.value) {
            self.same.insert(funding, assets);
        }
    }

    /// Cash at one end of a period, its flows, cash at the other end.
    fn cash(&mut self, figures: &Figures, shown: &Shown) {
        let flows = [Role::OperatingCashFlow, Role::InvestingCashFlow, Role::FinancingCashFlow];
        let Some(flows) = flows.into_iter().map(|role| shown.line(figures, role, None)).collect::<Option<Vec<_>>>()
        else {
            return;
        };
        let is_change = |line: &&usize| {
            figures.lines.get(**line).is_some_and(|of| of.members.is_empty() && is_change_of_cash(&of.element.local))
        };
        let changes: Vec<usize> = shown.lines.iter().filter(is_change).copied().collect();
        let is_rate = |line: &&usize| {
            figures.lines.get(**line).is_some_and(|of| of.members.is_empty() && is_effect_of_rates(&of.element.local))
        };
        let rate = shown.lines.iter().find(is_rate).copied();
        let mut ways: Vec<Terms> = vec![
            flows.iter().copied().chain(rate).map(|line| (true, line)).collect(),
            flows.iter().map(|line| (true, *line)).collect(),
        ];
        ways.extend(changes.iter().map(|line| vec![(true, *line)]));
        ways.extend(rate.iter().flat_map(|rate| changes.iter().map(|line| vec![(true, *line), (true, *rate)])));
        let balances = [Role::Cash, Role::CashOrDeposits].into_iter();
        let balances: Vec<usize> = balances
            .flat_map(|role| {
                shown.lines.iter().copied().filter(move |line| {
                    figures.lines.get(*line).and_then(Line::role).is_some_and(|(own, _)| own == role)
                })
            })
            .collect();
        for balance in balances {
            for way in &ways {
                let (mut held, mut failed) = (0, 0);
                for (number, _) in figures.periods.all().filter(|(number, _)| !figures.periods.is_instant(*number)) {
                    let known = rolled(figures, shown, balance, way, number);
                    match known {
                        Some(true) => held += 1,
                        Some(false) => failed += 1,
                        None => {}
                    }
                }
                if held > 0 && failed == 0 {
                    self.flows.insert(balance, way.clone());
                    return;
                }
            }
        }
    }
}

fn rolled(figures: &Figures, shown: &Shown, balance: usize, flows: &Terms, period: usize) -> Option<bool> {
    let start = shown.actual(balance, figures.periods.opening(period)?)?;
    let end = shown.actual(balance, figures.periods.closing(period)?)?;
    let mut parts = vec![(Decimal::ONE, start)];
    for (is_plus, flow) in flows {
        let known = shown
            .actual(*flow, period)
            .or_else(|| shown.is_nil(*flow, period).then_some(Known { value: Decimal::ZERO, decimals: None }))?;
        parts.push((sign(*is_plus), known));
    }
    adds_up(end, &parts)
}

fn is_change_of_cash(local: &str) -> bool {
    let plain = super::roles::plain(local);
    (plain.contains("IncreaseDecrease") || plain.contains("NetIncrease"))
        && plain.contains("Cash")
        && !plain.contains("Receivable")
}

fn is_effect_of_rates(local: &str) -> bool {
    local.contains("EffectOfExchangeRate") || local.contains("EffectsOfExchangeRate")
}

/// What the filing's own figures say of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// It holds, or every part is there and it does not: then the reader should know.
    Holds,
    /// It does not hold where parts are missing.
    Lacks,
    /// Nothing can be said of it.
    Unknown,
}

/// Holds a sum against every period that its total is shown for.
pub fn judged(shown: &Shown, total: usize, terms: &Terms) -> Judged {
    let (mut held, mut broken, mut lacks) = (0, 0, 0);
    for period in shown.periods(total) {
        let Some(whole) = shown.actual(total, period) else { continue };
        let known: Vec<(Decimal, Known)> =
            terms.iter().filter_map(|(is_plus, part)| Some((sign(*is_plus), shown.actual(*part, period)?))).collect();
        if known.is_empty() {
            continue;
        }
        let is_complete =
            terms.iter().all(|(_, part)| shown.actual(*part, period).is_some() || shown.is_nil(*part, period));
        match (adds_up(whole, &known), is_complete) {
            (Some(true), _) => held += 1,
            (_, true) => broken += 1,
            (_, false) => lacks += 1,
        }
    }
    match (held, broken, lacks) {
        (0, 0, 0) => Judged::Unknown,
        (0, _, 1..) => Judged::Lacks,
        (_, _, 1..) => Judged::Lacks,
        _ => Judged::Holds,
    }
}

/// Plus or minus one.
pub fn sign(is_plus: bool) -> Decimal {
    if is_plus { Decimal::ONE } else { Decimal::NEGATIVE_ONE }
}

fn is_same(a: &Terms, b: &Terms) -> bool {
    a.len() == b.len() && a.iter().all(|term| b.contains(term))
}

/// Whether a quotient is what is printed, at the digits that everything is known to.
fn is_quotient(result: Known, of: Known, by: Known, factor: Decimal) -> bool {
    let range = |known: Known| Some((known.value.checked_sub(known.reach())?, known.value.checked_add(known.reach())?));
    let ends = || {
        let (low, high) = range(of)?;
        let (least, most) = range(by)?;
        if least <= Decimal::ZERO {
            return None;
        }
        let quotients =
            [low, high].into_iter().flat_map(|of| [least, most].map(|by| of.checked_div(by)?.checked_mul(factor)));
        let quotients: Vec<Decimal> = quotients.collect::<Option<_>>()?;
        let (from, to) = range(result)?;
        let (min, max) = (quotients.iter().min()?, quotients.iter().max()?);
        Some(*max >= from && *min <= to)
    };
    ends().unwrap_or(false)
}
