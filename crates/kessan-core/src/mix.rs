//! The revenue mix: businesses and their parts, as amounts and as shares of the whole.

use rust_decimal::Decimal;

use super::change::{Growth, growth, percent_of};
use super::release::model::{Period, Scenario, Text};
use super::release::{Currency, Release};

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
        percent_of(self.value(concept, period)?, self.value(self.file.story.revenues(), period)?)
    }

    /// A concept's growth from one period to another; `None` without an earlier period.
    pub fn growth(&self, concept: &str, current: &Period, prior: Option<&Period>) -> Option<Growth> {
        let prior = prior?;
        Some(growth(self.value(concept, &current.id), self.value(concept, &prior.id)))
    }

    /// Whether the page offers a second currency.
    pub fn is_translated(&self) -> bool {
        self.currency_code(Currency::Translation).is_some()
    }
}
