//! What a whole consists of, for figures: costs of the revenues, assets and what funds them, and what a period's growth
//! is made of.

use rust_decimal::Decimal;

use super::arithmetic::{hundredfold, minus, over};
use super::grid::{MOST_PERIODS, Pair};
use super::lines::{Line, Name};
use super::order::by_key;
use super::release::Release;
use super::release::model::{Driver, Period, Ref, signed};
use super::rounding::half_away;

/// Parts below this many per cent of the whole are shown together.
const SMALL: i64 = 4;

/// A balance sheet as two stacks.
#[derive(Clone, Debug)]
pub struct BalanceSheet<'a> {
    /// The instants, the earlier first.
    pub at: Vec<&'a Period>,
    /// What the assets consist of, the largest first.
    pub assets: Vec<Line>,
    /// What funds them: equity last, as accounts have it.
    pub funding: Vec<Line>,
}

impl Release {
    /// The costs that the revenues are spent on, each as an amount above zero, as far as a period has them.
    pub fn cost_lines(&self, periods: &[&str]) -> Vec<Line> {
        let story = &self.file.story;
        let lines = self.lines_down_to(story.operating_income(), story.cost_of_revenues());
        let costs = lines.into_iter().filter(|line| line.concept() != Some(story.revenues()));
        let positive = |line: Line| Line {
            terms: line.terms.into_iter().map(|(sign, concept)| (-sign, concept)).collect(),
            name: line.name,
        };
        let is_whole = |line: &Line| line.concept() == Some(story.cost_of_revenues());
        let costs = costs.map(positive);
        costs.flat_map(|line| if is_whole(&line) { vec![line] } else { self.opened(line, periods) }).collect()
    }

    /// The balance sheet at the last two instants for which the release has one; `None` without one.
    pub fn balance_sheet(&self) -> Option<BalanceSheet<'_>> {
        let assets = self.file.story.assets.as_deref()?;
        let funding = self.file.concepts.iter().find(|concept| concept.same_as.as_deref() == Some(assets))?;
        let whole = Line::of(Decimal::ONE, assets);
        let has = |period: &&Period| {
            period.span.instant && !period.is_superseded() && self.total(&whole, &period.id).is_some()
        };
        let mut at = by_key(self.file.periods.iter().filter(has).collect(), |period| period.span.end);
        let at = at.split_off(at.len().saturating_sub(2));
        let ids: Vec<&str> = at.iter().map(|period| period.id.as_str()).collect();
        let terms = |id: &str| {
            let concept = self.concept(id);
            let terms = concept.into_iter().flat_map(|concept| concept.sum.iter().filter_map(|term| signed(term)));
            terms.map(|(sign, id)| Line::of(sign, id)).collect::<Vec<_>>()
        };
        let assets = terms(assets);
        let funding = terms(&funding.id);
        let is_equity = self.is_equity(&funding);
        let (equity, others): (Vec<Line>, Vec<Line>) = funding.into_iter().partition(is_equity);
        let others = others.into_iter().flat_map(|line| self.opened_into_pieces(line, &ids));
        let funding = others.chain(equity).collect();
        let shown = |lines| self.without_small(lines, &whole, &ids);
        (!ids.is_empty()).then(|| BalanceSheet { assets: shown(assets), funding: shown(funding), at })
    }

    /// Which of the lines that fund the assets is the equity; international statements have it before the liabilities. It is
    /// the equity that the release's terms name, or the whole that it is a part of. Where that is no line of the balance sheet
    /// (Japanese accounts have net assets there, and shareholders' equity in the summary only), and without such terms, it is
    /// the line that is called so.
    fn is_equity<'a>(&'a self, funding: &[Line]) -> impl Fn(&Line) -> bool + use<'a> {
        let named = match self.file.capital.as_ref().and_then(|capital| capital.equity.as_ref()) {
            Some(Ref::Fact { concept, .. }) => Some(concept.as_str()),
            _ => None,
        };
        let is_named = move |line: &Line| {
            let (Some(own), Some(equity)) = (line.concept(), named) else { return false };
            own == equity || self.concept(own).is_some_and(|whole| self.leads_to(whole, equity))
        };
        let is_called = |line: &Line| {
            line.concept().is_some_and(|own| {
                ["Equity", "NetAssets"].iter().any(|word| own.contains(word)) && !own.contains("Liabilities")
            })
        };
        let has_named = funding.iter().any(is_named);
        move |line| if has_named { is_named(line) } else { is_called(line) }
    }

    /// A line in its parts, unless one of them is below zero: such a part is no piece of a whole. So the liabilities are
    /// opened, and an equity that a deficit lessens stays one line.
    fn opened_into_pieces(&self, line: Line, at: &[&str]) -> Vec<Line> {
        let parts = self.opened(line.clone(), at);
        let is_below = |part: &Line, at: &&str| self.total(part, at).is_some_and(|value| value < Decimal::ZERO);
        if parts.iter().any(|part| at.iter().any(|at| is_below(part, at))) { vec![line] } else { parts }
    }

    /// The lines with those too small to be told apart together, before the others. What is below zero is never part of
    /// such a sum.
    fn without_small(&self, lines: Vec<Line>, whole: &Line, at: &[&str]) -> Vec<Line> {
        let is_small = |line: &Line| {
            at.iter().all(|at| {
                let (part, whole) =
                    (self.total(line, at).unwrap_or_default(), self.total(whole, at).unwrap_or_default());
                part >= Decimal::ZERO
                    && over(part, whole).and_then(hundredfold).is_some_and(|percent| percent < SMALL.into())
            })
        };
        // One alone stays where it is.
        if lines.iter().filter(|line| is_small(line)).count() < 2 {
            return lines;
        }
        let (small, mut shown): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(is_small);
        let count = small.len();
        let terms = small.into_iter().flat_map(|line| line.terms).collect();
        shown.insert(0, Line { name: Name::Smaller(count), terms });
        shown
    }

    /// What a line adds to the growth of another, in percentage points to one digit: its change in per cent of the whole a
    /// year before. `None` without an earlier whole above zero.
    pub fn contribution(&self, line: &Line, whole: &str, pair: &Pair<'_>) -> Option<Decimal> {
        let prior = pair.prior?;
        let before = self.value(whole, &prior.id).filter(|whole| *whole > Decimal::ZERO)?;
        let total = |period: &Period| self.total(line, &period.id).unwrap_or_default();
        let change = minus(total(pair.current), total(prior))?;
        Some(half_away(hundredfold(over(change, before)?)?, 1))
    }

    /// The periods that a driver is shown for where several reports stand beside each other, the earliest first: as those of
    /// [`Self::driver_periods`], all that have its lines. Those two otherwise.
    pub fn driver_series(&self, driver: &Driver) -> Vec<&Period> {
        let two = self.driver_periods(driver);
        let Some(last) = two.last().filter(|_| self.has_other_reports()) else { return two };
        let is_one = |period: &&Period| {
            !period.is_superseded()
                && period.span.instant == last.span.instant
                && period.derived.as_ref().is_none_or(|derived| derived.plus.is_none())
                && (period.span.days() - last.span.days()).abs() <= 8
                && period.span.end <= last.span.end
                && driver.lines.iter().all(|part| self.value(&part.concept, &period.id).is_some())
        };
        let mut all = by_key(self.file.periods.iter().filter(is_one).collect(), |period| period.span.end);
        all.drain(..all.len().saturating_sub(MOST_PERIODS));
        if all.len() > 2 { all } else { two }
    }

    /// The periods that a driver is shown for, the earlier first: those of the first comparison that has all of its lines
    /// in both, or the instants at the ends of one. If there is none, the last two instants that have them, or the first
    /// current period.
    pub fn driver_periods(&self, driver: &Driver) -> Vec<&Period> {
        let has = |period: &Period| {
            driver.lines.iter().all(|part| {
                self.figure(&part.concept, &period.id, super::release::Scenario::Actual)
                    .is_some_and(|f| f.value.is_some())
            })
        };
        let end = |period: &Period| self.file.periods.iter().find(|other| other.is_day(period.span.end));
        let pairs = self.pairs();
        let spans = pairs.iter().filter_map(|pair| Some((pair.prior?, pair.current)));
        let instants = pairs.iter().filter_map(|pair| Some((end(pair.prior?)?, end(pair.current)?)));
        let pair = spans.chain(instants).find(|(prior, current)| has(prior) && has(current));
        if let Some((prior, current)) = pair {
            return vec![prior, current];
        }
        let known = self.file.periods.iter().filter(|period| period.is_day(period.span.end) && has(period)).collect();
        let mut known = by_key(known, |period: &&Period| period.span.end);
        if known.is_empty() {
            return pairs.iter().map(|pair| pair.current).find(|period| has(period)).into_iter().collect();
        }
        known.split_off(known.len().saturating_sub(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::Scenario;
    use crate::release::load::load;

    fn made_up() -> Release {
        load("made-up", include_str!("../../../tests/releases/made-up.json")).unwrap()
    }

    #[test]
    fn costs_are_above_zero_and_as_fine_as_the_period_has_them() {
        let release = made_up();
        let names = |periods: &[&str]| {
            let lines = release.cost_lines(periods);
            lines.iter().map(|line| line.concept().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let parts = ["CostOfRevenues", "SellingExpense", "AdministrativeExpense", "ResearchAndDevelopmentExpense"];
        assert_eq!(names(&["H1-31", "H1-30"]), parts);
        assert_eq!(names(&["Q2-31"]), ["CostOfRevenues", "OperatingExpenses"]);
    }

    #[test]
    fn both_sides_of_a_balance_sheet_are_the_same() {
        let release = made_up();
        let sheet = release.balance_sheet().unwrap();
        assert_eq!(sheet.at.iter().map(|at| at.id.as_str()).collect::<Vec<_>>(), ["2030-12-31", "2031-06-30"]);
        for at in &sheet.at {
            let sum = |lines: &[Line]| lines.iter().filter_map(|line| release.total(line, &at.id)).sum::<Decimal>();
            assert_eq!(sum(&sheet.assets), sum(&sheet.funding));
        }
    }

    /// As Japanese accounts have it: shareholders' equity stands in the summary, net assets in the balance sheet.
    #[test]
    fn equity_is_last_where_the_named_one_is_no_line_of_the_balance_sheet() {
        let last = |release: &Release| {
            let sheet = release.balance_sheet().unwrap();
            sheet.funding.last().and_then(|line| line.concept().map(str::to_owned))
        };
        let mut release = made_up();
        assert_eq!(last(&release).as_deref(), Some("Equity"), "its terms name none");
        for (named, why) in [("Equity", "a line"), ("Employees", "no line of the balance sheet")] {
            let equity =
                Ref::Fact { concept: named.to_owned(), period: "2031-06-30".to_owned(), scenario: Scenario::Actual };
            release.file.capital.as_mut().unwrap().equity = Some(equity);
            assert_eq!(last(&release).as_deref(), Some("Equity"), "{why}");
        }
    }

    /// EUR 30,795 thousand on 33,772, of 53,617 in all: −2,977 ÷ 53,617.
    #[test]
    fn a_contribution_is_a_change_in_per_cent_of_the_whole_before() {
        let release = made_up();
        let pairs = release.pairs();
        let cables = Line::of(Decimal::ONE, "CablesRevenues");
        assert_eq!(release.contribution(&cables, "Revenues", &pairs[0]), Some(Decimal::new(-56, 1)));
        assert_eq!(release.contribution(&cables, "Revenues", &pairs[1]), None, "nothing to compare with");
    }

    #[test]
    fn a_driver_is_shown_for_what_the_release_has() {
        let release = made_up();
        let ids = |index: usize| {
            let periods = release.driver_periods(&release.file.story.drivers[index]);
            periods.into_iter().map(|period| period.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(0), ["2030-12-31", "2031-06-30"], "employees are counted at instants");
        assert_eq!(ids(1), ["H1-31"], "no comparison has both of its periods");
    }
}
