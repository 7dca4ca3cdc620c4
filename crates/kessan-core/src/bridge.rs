//! Bridges: from one figure to another in steps, each a line of the accounts.

use rust_decimal::Decimal;

use super::arithmetic::{minus, plus};
use super::grid::Pair;
use super::lines::{Line, Name, Term};
use super::release::Release;
use super::release::model::{Concept, Period, signed};

/// A rung of a bridge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The line of the accounts.
    pub line: Line,
    /// Where it stands.
    pub kind: RungKind,
    /// Its value in the base unit of the reporting currency: of a step, what it adds.
    pub value: Decimal,
}

/// Whether a rung stands on the ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RungKind {
    /// A figure of the period of that id.
    Level(String),
    /// What a line adds, of a period.
    Flow(String),
    /// How much a line has changed, from the period of the second id to that of the first.
    Change(String, String),
}

impl Rung {
    /// Whether it stands on the ground.
    pub fn is_level(&self) -> bool {
        matches!(self.kind, RungKind::Level(_))
    }
}

impl Release {
    /// What moved net income between the periods of a pair: operating income and every line below it.
    pub fn net_income_bridge(&self, pair: &Pair<'_>) -> Option<Vec<Rung>> {
        let story = &self.file.story;
        self.change_bridge(pair, story.net_income(), self.lines_down_to(story.net_income(), story.operating_income()))
    }

    /// What moved operating income: the gross margin of each business, and each line of expenses.
    pub fn operating_bridge(&self, pair: &Pair<'_>) -> Option<Vec<Rung>> {
        let prior = pair.prior?;
        let periods = [pair.current.id.as_str(), &prior.id];
        self.change_bridge(pair, self.file.story.operating_income(), self.operating_lines(&periods))
    }

    /// From revenues to net income in a period, with the operating income and every subtotal on the way down to it.
    pub fn income_bridge(&self, period: &Period) -> Option<Vec<Rung>> {
        let story = &self.file.story;
        let id = period.id.as_str();
        let level = |concept: &str| {
            let line = Line::of(Decimal::ONE, concept);
            Some(Rung { value: self.total(&line, id)?, line, kind: RungKind::Level(id.to_owned()) })
        };
        let steps = |lines: Vec<Line>, but: &str| {
            let lines = lines.into_iter().filter(|line| line.concept() != Some(but));
            let lines =
                lines.flat_map(|line| if but == story.revenues() { self.opened_cost(line, id) } else { vec![line] });
            let rung =
                |line: Line| Some(Rung { value: self.total(&line, id)?, line, kind: RungKind::Flow(id.to_owned()) });
            lines.filter_map(rung).filter(|rung| !rung.value.is_zero()).collect::<Vec<_>>()
        };
        let mut rungs = vec![level(story.revenues())?];
        let operating = self.lines_down_to(story.operating_income(), story.cost_of_revenues());
        rungs.extend(steps(operating, story.revenues()));
        self.close(&mut rungs, level(story.operating_income())?);
        rungs.extend(steps(self.lines_down_to(story.net_income(), story.operating_income()), story.operating_income()));
        self.close(&mut rungs, level(story.net_income())?);
        // Steps that no line accounts for say no more than the figures do.
        let is_itemised = |rung: &Rung| !rung.is_level() && rung.line.name != Name::Rest;
        rungs.iter().any(is_itemised).then_some(rungs)
    }

    /// From the cash at a period's beginning to that at its end, by what the cash flow statement adds up to its change.
    pub fn cash_bridge(&self, period: &Period) -> Option<Vec<Rung>> {
        let cash = self.concept(self.file.story.cash.as_deref()?)?;
        let level = |day| {
            let at = self.file.periods.iter().find(|period| period.is_day(day))?;
            let line = Line::of(Decimal::ONE, &cash.id);
            Some(Rung { value: self.total(&line, &at.id)?, line, kind: RungKind::Level(at.id.clone()) })
        };
        let mut rungs = vec![level(period.span.start.yesterday().ok()?)?];
        let flows = cash.flows.iter().filter_map(|term| signed(term)).map(|(sign, flow)| Line::of(sign, flow));
        for line in flows.flat_map(|line| self.opened(line, &[&period.id])) {
            let value = self.total(&line, &period.id).unwrap_or_default();
            if !value.is_zero() {
                rungs.push(Rung { line, value, kind: RungKind::Flow(period.id.clone()) });
            }
        }
        self.close(&mut rungs, level(period.span.end)?);
        (rungs.len() > 2).then_some(rungs)
    }

    /// XBRL's `decimals` to which the value of a rung is known: those of the coarsest figure that it is worked out from.
    pub fn decimals_of_rung(&self, rung: &Rung) -> Option<i32> {
        let of = |period: &str| self.decimals_of(&rung.line, period);
        match &rung.kind {
            RungKind::Level(period) | RungKind::Flow(period) => of(period),
            RungKind::Change(period, prior) => of(period).into_iter().chain(of(prior)).min(),
        }
    }

    /// The concepts that a cash flow statement adds up to the change of a balance of cash.
    pub fn lines_of_cash(&self, cash: &Concept) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for (_, flow) in cash.flows.iter().filter_map(|term| signed(term)) {
            let parts = self.concept(flow).into_iter().flat_map(|concept| concept.sum.iter().filter_map(|t| signed(t)));
            ids.extend(std::iter::once(flow).chain(parts.map(|(_, id)| id)).map(str::to_owned));
        }
        ids
    }

    /// The gross margin of each business and every line of expenses that together are the operating income, each as far
    /// as these periods have it.
    pub fn operating_lines(&self, periods: &[&str]) -> Vec<Line> {
        let story = &self.file.story;
        let is_gross = |line: &Line| {
            line.terms.iter().any(|(_, id)| [story.revenues(), story.cost_of_revenues()].contains(&id.as_str()))
        };
        let lines = self.lines_down_to(story.operating_income(), story.cost_of_revenues());
        let (gross, expenses): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(is_gross);
        if gross.len() != 2 {
            return gross.into_iter().chain(expenses).collect();
        }
        let business = |(index, of): (usize, &super::release::model::Business)| {
            let cost = of.cost.iter().map(|cost| (Decimal::NEGATIVE_ONE, cost.clone()));
            let terms: Vec<Term> = std::iter::once((Decimal::ONE, of.revenues.clone())).chain(cost).collect();
            Line { name: Name::Margin(index), terms }
        };
        let businesses: Vec<Line> = story.businesses.iter().enumerate().map(business).collect();
        let has = |line: &Line| {
            let figure =
                |id: &String, period: &&str| self.figure(id, period, super::release::Scenario::Actual).is_some();
            line.terms.iter().all(|(_, id)| periods.iter().all(|period| figure(id, period)))
        };
        // Revenues alone are no margin: where no business has a cost, the margin is that of the whole.
        let has_cost = story.businesses.iter().any(|business| business.cost.is_some());
        let gross = if has_cost && businesses.iter().all(has) { businesses } else { gross };
        let expenses = expenses.into_iter().flat_map(|line| self.opened(line, periods));
        gross.into_iter().chain(expenses).collect()
    }

    fn opened_cost(&self, line: Line, period: &str) -> Vec<Line> {
        // The cost of revenues is one step: its parts are in the margins.
        let is_cost = line.terms.iter().any(|(_, id)| id == self.file.story.cost_of_revenues());
        if is_cost { vec![line] } else { self.opened(line, &[period]) }
    }

    /// From a figure of the earlier period to the later one, by the changes of lines.
    fn change_bridge(&self, pair: &Pair<'_>, concept: &str, lines: Vec<Line>) -> Option<Vec<Rung>> {
        let prior = pair.prior?;
        let level = |period: &Period| {
            let line = Line::of(Decimal::ONE, concept);
            Some(Rung { value: self.total(&line, &period.id)?, line, kind: RungKind::Level(period.id.clone()) })
        };
        let mut rungs = vec![level(prior)?];
        for line in lines {
            // A line that one period has and the other has not came or went as a whole.
            let now = self.total(&line, &pair.current.id);
            let before = self.total(&line, &prior.id);
            let change = minus(now.unwrap_or_default(), before.unwrap_or_default())?;
            if !change.is_zero() {
                let kind = RungKind::Change(pair.current.id.clone(), prior.id.clone());
                rungs.push(Rung { line, value: change, kind });
            }
        }
        let is_itemised = rungs.len() > 1;
        self.close(&mut rungs, level(pair.current)?);
        // A single step that no line accounts for says no more than the two figures do.
        (is_itemised && rungs.len() > 2).then_some(rungs)
    }

    /// Adds a level, and before it what the steps since the last level leave open, if they do.
    fn close(&self, rungs: &mut Vec<Rung>, level: Rung) {
        let start = rungs.iter().rposition(Rung::is_level).unwrap_or(0);
        let sum = rungs[start..].iter().try_fold(Decimal::ZERO, |sum, rung| plus(sum, rung.value));
        let rest = sum.and_then(|sum| minus(level.value, sum)).filter(|rest| !rest.is_zero());
        if let Some(value) = rest {
            // Its own terms: the level less everything that led to it.
            let negative = |(sign, concept): &Term| (-*sign, concept.clone());
            let changed = rungs.iter().rev().find_map(|rung| match &rung.kind {
                kind @ RungKind::Change(..) => Some(kind.clone()),
                _ => None,
            });
            let steps = rungs[start..].iter().filter(|rung| changed.is_none() || !rung.is_level());
            let terms =
                level.line.terms.iter().cloned().chain(steps.flat_map(|rung| rung.line.terms.iter().map(negative)));
            let kind = match (&changed, &level.kind) {
                (Some(kind), _) => kind.clone(),
                (None, RungKind::Level(period) | RungKind::Flow(period) | RungKind::Change(period, _)) => {
                    RungKind::Flow(period.clone())
                }
            };
            rungs.push(Rung { line: Line::sum(terms.collect()), value, kind });
        }
        rungs.push(level);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::load::load;

    fn told(rungs: &[Rung]) -> Vec<(String, i64)> {
        let name = |rung: &Rung| match &rung.line.name {
            Name::Concept(concept) => concept.clone(),
            other => format!("{other:?}"),
        };
        let thousand = |rung: &Rung| i64::try_from(rung.value.trunc() / Decimal::from(1000)).unwrap();
        rungs.iter().map(|rung| (name(rung), thousand(rung))).collect()
    }

    fn owned(list: &[(&str, i64)]) -> Vec<(String, i64)> {
        list.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect()
    }

    /// Figures of the made-up release, in thousands: the net loss of 1,246 grew to 5,095.
    #[test]
    fn a_bridge_between_losses_ends_where_the_release_does() {
        let release = load("made-up", include_str!("../../../tests/releases/made-up.json")).unwrap();
        let pair = release.pairs()[0];
        let bridge = release.net_income_bridge(&pair).unwrap();
        let expected = [
            ("NetIncome", -1_246),
            ("OperatingIncome", -4_194 - 1_935),
            ("FinanceCosts", 2_870 - 1_105),
            ("IncomeTax", 311 + 204),
            ("NetIncome", -5_095),
        ];
        assert_eq!(told(&bridge), owned(&expected));
    }

    #[test]
    fn a_business_that_came_or_has_no_cost_is_a_step_as_a_whole() {
        let release = load("made-up", include_str!("../../../tests/releases/made-up.json")).unwrap();
        let bridge = release.operating_bridge(&release.pairs()[0]).unwrap();
        let expected = [
            ("OperatingIncome", 1_935),
            ("Margin(0)", 2_845 - 7_354),
            ("Margin(1)", 4_427 - 4_185),
            ("Margin(2)", -1_646 + 547),
            ("Margin(3)", 1_934 - 1_832),
            ("Margin(4)", 69),
            ("Margin(5)", 916 - 1_145),
            ("SellingExpense", 4_915 - 5_402),
            ("AdministrativeExpense", 4_102 - 4_377),
            ("ResearchAndDevelopmentExpense", 3_017 - 2_960),
            ("OperatingIncome", -4_194),
        ];
        assert_eq!(told(&bridge), owned(&expected));
    }

    /// Second quarter: no line between the operating and the net loss is printed.
    #[test]
    fn what_the_release_does_not_itemise_is_a_step_of_its_own() {
        let release = load("made-up", include_str!("../../../tests/releases/made-up.json")).unwrap();
        let bridge = release.income_bridge(release.period("Q2-31").unwrap()).unwrap();
        let expected = [
            ("Revenues", 25_711),
            ("CostOfRevenues", -22_622),
            ("OperatingExpenses", -6_435),
            ("OperatingIncome", -3_346),
            ("Rest", -3_702 + 3_346),
            ("NetIncome", -3_702),
        ];
        assert_eq!(told(&bridge), owned(&expected));
    }

    #[test]
    fn cash_goes_from_one_balance_to_the_next() {
        let release = load("made-up", include_str!("../../../tests/releases/made-up.json")).unwrap();
        let half = release.cash_bridge(release.period("H1-31").unwrap()).unwrap();
        let expected = [
            ("Cash", 6_215),
            ("OperatingCashFlow", 1_386),
            ("InvestingCashFlow", -2_856),
            ("FinancingCashFlow", 1_900),
            ("Cash", 6_645),
        ];
        assert_eq!(told(&half), owned(&expected));
        // The first quarter is the half less the second.
        let first = release.cash_bridge(release.period("Q1-31").unwrap()).unwrap();
        let flows = [1_386 - 512, -2_856 + 1_362, 1_900 - 600];
        assert_eq!(told(&first).iter().map(|(_, value)| *value).collect::<Vec<_>>()[1..4], flows);
        assert_eq!(told(&first)[4].1, 6_895);
    }
}
