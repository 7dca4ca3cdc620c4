//! Lines of the accounts as figures show them: a concept, or a sum of concepts that the release does not name itself.

use rust_decimal::Decimal;

use super::arithmetic::{plus, times};
use super::release::model::{Concept, signed};
use super::release::{Release, Scenario};

/// A concept with its sign in a sum.
pub type Term = (Decimal, String);

/// How a line is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// As the concept.
    Concept(String),
    /// The gross margin of the business at that position in the story.
    Margin(usize),
    /// The lines that are too small to be shown one by one, and how many they are.
    Smaller(usize),
    /// What the lines shown leave open: the release does not itemise it.
    Rest,
}

/// A line: its name, and the concepts that it is the sum of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How it is called.
    pub name: Name,
    /// What it is the sum of.
    pub terms: Vec<Term>,
}

impl Line {
    /// A line of one concept.
    pub fn of(sign: Decimal, concept: &str) -> Self {
        Self { name: Name::Concept(concept.to_owned()), terms: vec![(sign, concept.to_owned())] }
    }

    /// A sum without a name.
    pub fn sum(terms: Vec<Term>) -> Self {
        Self { name: Name::Rest, terms }
    }

    /// The line with its own sign: a cost that a sum takes away is an amount above zero.
    #[must_use]
    pub fn own(self) -> Self {
        let is_taken = !self.terms.is_empty() && self.terms.iter().all(|(sign, _)| sign.is_sign_negative());
        let positive = |terms: Vec<Term>| terms.into_iter().map(|(sign, concept)| (-sign, concept)).collect();
        if is_taken { Self { terms: positive(self.terms), ..self } } else { self }
    }

    /// The concept, if it is just one, with its own sign.
    pub fn concept(&self) -> Option<&str> {
        match self.terms.as_slice() {
            [(sign, concept)] if *sign == Decimal::ONE => Some(concept),
            _ => None,
        }
    }
}

impl Release {
    /// The sum of a line in a period, from the most precise figures, in the base unit. A dash adds nothing; `None` if the
    /// release has no figure for one of its concepts, or dashes for all of them.
    ///
    /// ```
    /// use kessan_core::lines::{Line, Name};
    /// use kessan_core::release::load::load;
    /// use rust_decimal::Decimal;
    /// let release = load("made-up.json", include_str!("../../../tests/releases/made-up.json"))?;
    /// let terms = vec![(Decimal::ONE, "CablesRevenues".into()), (Decimal::NEGATIVE_ONE, "CostOfCables".into())];
    /// let margin = Line { name: Name::Margin(0), terms };
    /// // EUR 30,795 thousand less 27,950 thousand.
    /// assert_eq!(release.total(&margin, "H1-31"), Some(Decimal::from(2_845_000)));
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn total(&self, line: &Line, period: &str) -> Option<Decimal> {
        let mut total = None;
        for (sign, concept) in &line.terms {
            let figure = self.figure(concept, period, Scenario::Actual)?;
            if let Some(value) = figure.value {
                total = Some(plus(total.unwrap_or_default(), times(*sign, value)?)?);
            }
        }
        total
    }

    /// XBRL's `decimals` of the coarsest figure in the sum of a line, to which the sum is known; `None` if there is none.
    pub fn decimals_of(&self, line: &Line, period: &str) -> Option<i32> {
        let figures = line.terms.iter().filter_map(|(_, concept)| self.figure(concept, period, Scenario::Actual));
        figures.filter(|figure| figure.value.is_some()).map(|figure| figure.decimals).min()
    }

    /// The lines that add up to a concept, opened as far as it takes to reach the concept `kept`, which stays whole: the
    /// way from an operating to a net income, for instance. None if `kept` is no part of it.
    pub fn lines_down_to(&self, concept: &str, kept: &str) -> Vec<Line> {
        let mut lines = Vec::new();
        if let Some(concept) = self.concept(concept).filter(|concept| self.leads_to(concept, kept)) {
            self.open(concept, Decimal::ONE, kept, &mut lines);
        }
        lines
    }

    fn open(&self, concept: &Concept, sign: Decimal, kept: &str, lines: &mut Vec<Line>) {
        for (own, id) in concept.sum.iter().filter_map(|term| signed(term)) {
            let sign = if own == Decimal::ONE { sign } else { -sign };
            match self.concept(id).filter(|part| id != kept && self.leads_to(part, kept)) {
                Some(part) => self.open(part, sign, kept, lines),
                None => lines.push(Line::of(sign, id)),
            }
        }
    }

    /// Whether a concept is a line of the balance sheet, or else of the income statement: a part of what the story's totals
    /// consist of, at whatever depth.
    pub fn is_of_statement(&self, concept: &str, is_balance: bool) -> bool {
        let story = &self.file.story;
        let is_total = |total: &Concept| {
            if is_balance {
                let assets = story.assets.as_deref();
                assets.is_some() && (Some(total.id.as_str()) == assets || total.same_as.as_deref() == assets)
            } else {
                [story.net_income(), story.operating_income(), story.revenues()].contains(&total.id.as_str())
            }
        };
        let mut totals = self.file.concepts.iter().filter(|total| is_total(total));
        let businesses = || story.businesses.iter().any(|of| of.parts.iter().any(|part| part.concept == concept));
        totals.any(|total| total.id == concept || self.leads_to(total, concept)) || (!is_balance && businesses())
    }

    /// Whether a concept is among what another consists of. Sums never lead back to themselves.
    pub(super) fn leads_to(&self, concept: &Concept, kept: &str) -> bool {
        concept
            .sum
            .iter()
            .filter_map(|term| signed(term))
            .any(|(_, id)| id == kept || self.concept(id).is_some_and(|part| self.leads_to(part, kept)))
    }

    /// A line in its parts, if the release has a figure for each of them in all of these periods.
    pub fn opened(&self, line: Line, periods: &[&str]) -> Vec<Line> {
        let parts: Vec<Line> = match line.terms.as_slice() {
            [(sign, id)] => self
                .concept(id)
                .into_iter()
                .flat_map(|concept| concept.sum.iter().filter_map(|term| signed(term)))
                .map(|(own, part)| Line::of(if own == Decimal::ONE { *sign } else { -*sign }, part))
                .collect(),
            _ => Vec::new(),
        };
        let has = |line: &Line, period: &&str| {
            line.terms.iter().all(|(_, concept)| self.figure(concept, period, Scenario::Actual).is_some())
        };
        let is_known = parts.len() > 1 && parts.iter().all(|part| periods.iter().all(|period| has(part, period)));
        if is_known { parts } else { vec![line] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::load::load;

    fn names(lines: &[Line]) -> Vec<String> {
        let name = |(sign, concept): &Term| format!("{}{concept}", if sign.is_sign_negative() { '-' } else { '+' });
        lines.iter().map(|line| line.terms.iter().map(name).collect()).collect()
    }

    #[test]
    fn a_sum_is_opened_only_where_the_kept_line_is_in_it() {
        let release = load("made-up", include_str!("../../../tests/releases/made-up.json")).unwrap();
        let lines = release.lines_down_to("NetIncome", "OperatingIncome");
        assert_eq!(names(&lines), ["+OperatingIncome", "-FinanceCosts", "-IncomeTax"]);
        let lines = release.lines_down_to("OperatingIncome", "CostOfRevenues");
        assert_eq!(names(&lines), ["+Revenues", "-CostOfRevenues", "-OperatingExpenses"]);
        assert_eq!(release.lines_down_to("Assets", "Revenues"), []);
    }

    #[test]
    fn what_a_period_does_not_itemise_stays_whole() {
        let release = load("made-up", include_str!("../../../tests/releases/made-up.json")).unwrap();
        let expenses = || Line::of(Decimal::NEGATIVE_ONE, "OperatingExpenses");
        let parts = ["-SellingExpense", "-AdministrativeExpense", "-ResearchAndDevelopmentExpense"];
        assert_eq!(names(&release.opened(expenses(), &["H1-31", "H1-30"])), parts);
        assert_eq!(names(&release.opened(expenses(), &["Q2-31"])), ["-OperatingExpenses"]);
    }
}
