//! Which notes explain a number, and beside which numbers a note stands in the page.

mod amounts;

use super::checks::printing::Source;
use super::lines::Term;
use super::margins::Kind;
use super::release::Release;
use super::release::model::{Measure, Note, Scenario};
use super::trace::Key;
pub use amounts::Named;

/// What a number is about, as far as notes ask.
#[derive(Debug, Default)]
struct About {
    concepts: Vec<String>,
    businesses: Vec<String>,
    periods: Vec<String>,
    /// The ids of the sets of targets that it belongs to; a result in percent of one belongs to it, too.
    targets: Vec<String>,
    /// Whether it is an aim alone and no result.
    is_aim: bool,
}

/// What of a note is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// All that it explains.
    All,
    /// What it explains before all: the first of its concepts or, without any, of its businesses, or its targets.
    First,
}

impl Release {
    /// The notes that explain a number, in the file's order: their positions.
    ///
    /// A note on a period explains changes to that period and from it; one on a target those results that are held against it.
    ///
    /// ```
    /// use kessan_core::release::load::load;
    /// use kessan_core::trace::Key;
    /// let release = load("made-up.json", include_str!("../../../../tests/releases/made-up.json"))?;
    /// let of = |key: &str| {
    ///     let notes = release.notes_of(&Key::read(key, &release).unwrap());
    ///     notes.into_iter().map(|index| release.file.notes[index].id.as_str()).collect::<Vec<_>>()
    /// };
    /// assert_eq!(of("growth Revenues H1-31 H1-30"), ["strike"]);
    /// assert!(of("value Revenues H1-30").is_empty());
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn notes_of(&self, key: &Key) -> Vec<usize> {
        self.notes_with(key, Extent::All)
    }

    /// The notes that explain a number before any other: beside it they stand in the page.
    pub fn notes_beside(&self, key: &Key) -> Vec<usize> {
        self.notes_with(key, Extent::First)
    }

    /// Whether a number is an aim or is held against one.
    pub fn is_forward_looking(&self, key: &Key) -> bool {
        let about = self.about(key);
        about.is_aim || !about.targets.is_empty()
    }

    fn notes_with(&self, key: &Key, extent: Extent) -> Vec<usize> {
        if self.file.notes.is_empty() {
            return Vec::new();
        }
        let about = self.about(key);
        let notes = self.file.notes.iter().enumerate();
        notes.filter(|(_, note)| explains(note, &about, extent)).map(|(index, _)| index).collect()
    }

    fn about(&self, key: &Key) -> About {
        let mut about = About::default();
        match key {
            Key::Cell(place) | Key::Twin(place) => {
                if let Some((index, _)) = self.fact_at(*place) {
                    self.add_source(Source::Cell(index), &mut about);
                }
            }
            Key::Claim(index) => self.add_source(Source::Claim(*index), &mut about),
            Key::Value { concept, period, scenario, .. } => {
                about.concepts.push(concept.clone());
                about.periods.push(period.clone());
                self.add_aim(*scenario, period, &mut about);
            }
            Key::Growth { concept, period, prior } | Key::Change { concept, period, prior, .. } => {
                about.concepts.push(concept.clone());
                about.periods.extend([period.clone(), prior.clone()]);
            }
            Key::Share { concept, period, .. } => {
                about.concepts.push(concept.clone());
                about.periods.push(period.clone());
            }
            Key::Reached { concept, period, target } => {
                about.concepts.push(concept.clone());
                about.periods.push(period.clone());
                about.targets = self.targets_of(target);
            }
            Key::Margin { line, period } => {
                self.add_margin(*line, &mut about);
                about.periods.push(period.clone());
            }
            Key::Points { line, period, prior } => {
                self.add_margin(*line, &mut about);
                about.periods.extend([period.clone(), prior.clone()]);
            }
            Key::Sum { terms, period, prior, .. } => {
                self.add_sum(terms, &mut about);
                about.periods.push(period.clone());
                about.periods.extend(prior.clone());
            }
            Key::Contribution { terms, period, prior, .. } => {
                self.add_sum(terms, &mut about);
                about.periods.extend([period.clone(), prior.clone()]);
            }
        }
        self.add_businesses(&mut about);
        about
    }

    fn add_source(&self, source: Source, about: &mut About) {
        let (concept, period, scenario, measure) = match source {
            Source::Cell(index) => {
                let Some(fact) = self.facts.all().get(index) else { return };
                (Some(&fact.concept), Some(&fact.period), fact.scenario, Some(&fact.measure))
            }
            Source::Claim(index) => {
                let Some(claim) = self.file.claims.get(index) else { return };
                let scenario = claim.scenario.unwrap_or_default();
                (claim.concept.as_ref(), claim.period.as_ref(), scenario, claim.measure.as_ref())
            }
        };
        about.concepts.extend(concept.cloned());
        about.periods.extend(period.cloned());
        if let Some(Measure::Growth(prior) | Measure::Change(prior)) = measure {
            about.periods.push(prior.clone());
        }
        if let Some(period) = period {
            self.add_aim(scenario, period, about);
        }
    }

    fn add_aim(&self, scenario: Scenario, period: &str, about: &mut About) {
        about.is_aim = scenario.is_target();
        if about.is_aim {
            about.targets = self.targets_of(period);
        }
    }

    fn targets_of(&self, period: &str) -> Vec<String> {
        let targets = self.file.story.targets.iter().filter(|target| target.period == period);
        targets.map(|target| target.id.clone()).collect()
    }

    /// A margin is explained by what explains its business, or the income that it is made of.
    fn add_margin(&self, line: Kind, about: &mut About) {
        let margins = self.file.concepts.iter().filter(|concept| self.is_margin(concept, line));
        about.concepts.extend(margins.map(|concept| concept.id.clone()));
        let story = &self.file.story;
        match line {
            Kind::Business(index) => {
                about.businesses.extend(story.businesses.get(index).map(|business| business.id.clone()));
            }
            Kind::Gross | Kind::Operating | Kind::Net => {}
        }
        self.add_sum(&self.profit_of(line).unwrap_or_default(), about);
    }

    /// The concepts that are that sum, or that one line.
    fn add_sum(&self, terms: &[Term], about: &mut About) {
        if let [(_, concept)] = terms {
            about.concepts.push(concept.clone());
        }
        let sums = self.file.concepts.iter().filter(|concept| super::trace::is_sum(concept, terms));
        about.concepts.extend(sums.map(|concept| concept.id.clone()));
        // A business's contribution is its revenues less their cost.
        let own = |revenues: &str, cost: &str| {
            terms.len() == 2 && [revenues, cost].iter().all(|id| terms.iter().any(|(_, concept)| concept == id))
        };
        let businesses = self.file.story.businesses.iter();
        let of = businesses.filter(|business| business.cost.as_ref().is_some_and(|cost| own(&business.revenues, cost)));
        about.businesses.extend(of.map(|business| business.id.clone()));
    }

    /// The businesses whose revenues or cost a number is about.
    fn add_businesses(&self, about: &mut About) {
        let is_of = |id: &String| about.concepts.contains(id);
        let businesses = self.file.story.businesses.iter();
        let of = businesses.filter(|business| is_of(&business.revenues) || business.cost.as_ref().is_some_and(is_of));
        let of: Vec<String> = of.map(|business| business.id.clone()).collect();
        about.businesses.extend(of);
    }
}

fn explains(note: &Note, about: &About, extent: Extent) -> bool {
    let shares = |own: &[String], others: &[String]| own.iter().any(|id| others.contains(id));
    let most = if extent == Extent::All { usize::MAX } else { 1 };
    let concepts = &note.concepts[..note.concepts.len().min(most)];
    // What has a concept stands beside that one, whichever its businesses are.
    let businesses = if most == 1 && !concepts.is_empty() { &[][..] } else { &note.businesses[..] };
    let of_result = shares(&note.periods, &about.periods)
        && (shares(concepts, &about.concepts) || shares(businesses, &about.businesses));
    let of_aim = shares(&note.targets, &about.targets) && (concepts.is_empty() || shares(concepts, &about.concepts));
    let of_aim = of_aim && (extent == Extent::All || note.periods.is_empty());
    of_aim || (of_result && !about.is_aim)
}
