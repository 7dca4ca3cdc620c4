//! The revenue mix: businesses and their parts, as amounts and as shares of the whole.

use rust_decimal::Decimal;

use super::change::{Growth, growth, percent_of};
use super::lines;
use super::release::model::{Period, Scenario, Text};
use super::release::{Currency, Release};
use super::trace::Key;

/// What a line of the mix stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A business: its position in the story.
    Business(usize),
    /// A part of the business at that position.
    Part(usize),
    /// Total revenues.
    Total,
}

/// A line of the mix.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Short name, for charts and tables.
    pub label: &'a Text,
    /// The concept whose figures it shows.
    pub concept: &'a str,
    /// Business, part or total.
    pub level: Level,
}

impl Release {
    /// The lines of the revenue mix: each business, its parts below it, and the total.
    pub fn mix_lines(&self) -> Vec<Line<'_>> {
        let story = &self.file.story;
        let mut lines = Vec::new();
        for (index, business) in story.businesses.iter().enumerate() {
            lines.push(Line { label: &business.label, concept: &business.revenues, level: Level::Business(index) });
            lines.extend(business.parts.iter().map(|part| Line {
                label: &part.label,
                concept: &part.concept,
                level: Level::Part(index),
            }));
        }
        if let Some(total) = self.concept(story.revenues()) {
            lines.push(Line { label: &total.label, concept: &total.id, level: Level::Total });
        }
        lines
    }

    /// The value of a concept in a period, most precise, in the base unit; a dash is `None`.
    pub fn value(&self, concept: &str, period: &str) -> Option<Decimal> {
        self.figure(concept, period, Scenario::Actual)?.value
    }

    /// A concept's share of total revenues in per cent, to one digit, from the most precise figures.
    pub fn share_of_revenues(&self, concept: &str, period: &str) -> Option<Decimal> {
        self.share_of(concept, period, self.file.story.revenues())
    }

    /// A concept's share of another in per cent, to one digit, from the most precise figures; as printed where rounding
    /// explains the difference.
    pub fn share_of(&self, concept: &str, period: &str, whole: &str) -> Option<Decimal> {
        self.share_between(concept, self.value(concept, period)?, period, whole)
    }

    /// The same of a line of the accounts, which may be a sum of concepts.
    pub fn share_of_line(&self, line: &lines::Line, period: &str, whole: &str) -> Option<Decimal> {
        let part = self.total(line, period)?;
        match line.concept() {
            Some(concept) => self.share_between(concept, part, period, whole),
            None => percent_of(part, self.value(whole, period)?),
        }
    }

    fn share_between(&self, concept: &str, part: Decimal, period: &str, whole: &str) -> Option<Decimal> {
        let share = percent_of(part, self.value(whole, period)?)?;
        let [concept, period, whole] = [concept, period, whole].map(str::to_owned);
        Some(self.shown_percent(|| Key::Share { concept, period, whole }, share))
    }

    /// A concept's growth from one period to another; `None` without an earlier period.
    pub fn growth(&self, concept: &str, current: &Period, prior: Option<&Period>) -> Option<Growth> {
        let prior = prior?;
        let rate = growth(self.value(concept, &current.id), self.value(concept, &prior.id));
        Some(self.shown_growth(concept, &current.id, &prior.id, rate))
    }

    /// The same of a line of the accounts, which may be a sum of concepts; `None` without an earlier figure.
    pub fn growth_of_line(&self, line: &lines::Line, period: &str, prior: &str) -> Option<Growth> {
        let rate = growth(self.total(line, period), Some(self.total(line, prior)?));
        Some(line.concept().map_or(rate, |concept| self.shown_growth(concept, period, prior, rate)))
    }

    /// Whether the page offers a second currency.
    pub fn is_translated(&self) -> bool {
        self.currency_code(Currency::Translation).is_some()
    }
}
