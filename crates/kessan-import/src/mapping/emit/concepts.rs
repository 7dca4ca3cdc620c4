//! Concepts as the release file writes them, with what they follow from.

use kessan_core::order::CollectOrdered;
use std::collections::{BTreeMap, BTreeSet};

use kessan_core::release::model::{Concept, ConceptKind, Pairing};
use kessan_core::unit::Unit;

use super::Writer;
use crate::mapping::figures::{Figures, Line};
use crate::mapping::sums::Terms;
use crate::mapping::units::Class;

impl Writer<'_> {
    /// The concepts.
    pub fn concepts(&self, figures: &Figures, lines: &BTreeSet<usize>) -> Vec<Concept> {
        let mut spans: BTreeMap<usize, (bool, bool)> = BTreeMap::new();
        for (_, figure) in figures.all() {
            let (instants, durations) = spans.entry(figure.line).or_default();
            *(if figures.periods.is_instant(figure.period) { instants } else { durations }) = true;
        }
        lines
            .iter()
            .filter_map(|number| self.concept(figures, *number, spans.get(number).copied().unwrap_or_default()))
            .collect()
    }

    fn concept(&self, figures: &Figures, number: usize, spans: (bool, bool)) -> Option<Concept> {
        let line = figures.lines.get(number)?;
        let id = self.ids.line(number)?.to_owned();
        let own = self.languages.first().map_or("en", String::as_str);
        let ways = self.relations.sums.get(&number);
        let mut ways = ways.into_iter().flatten().map(|terms| self.terms(terms)).filter(|terms| !terms.is_empty());
        let pairing = |(of, by): &(usize, usize)| {
            Some(Pairing { of: self.ids.line(*of)?.to_owned(), by: self.ids.line(*by)?.to_owned() })
        };
        Some(Concept {
            id,
            label: self.text_or_dash(&self.labels.of_line(number, line, own)),
            unit: line.class.written(&self.currency).parse::<Unit>().ok()?,
            kind: kind(line, spans),
            sum: ways.next().unwrap_or_default(),
            other_sums: ways.collect(),
            quotient: self.relations.quotients.get(&number).and_then(pairing),
            product: None,
            flows: self.relations.flows.get(&number).map(|terms| self.terms(terms)).unwrap_or_default(),
            same_as: self.relations.same.get(&number).and_then(|same| self.ids.line(*same)).map(str::to_owned),
            sign: None,
            note: None,
            term: None,
        })
    }

    /// The sums that no arc states, by the ids of their concepts.
    pub fn inferred(&self) -> BTreeSet<(String, Vec<String>)> {
        let sum = |(total, terms): &(usize, Terms)| Some((self.ids.line(*total)?.to_owned(), self.terms(terms)));
        self.relations.inferred.iter().filter_map(sum).collect_set()
    }

    fn terms(&self, terms: &Terms) -> Vec<String> {
        let term = |(is_plus, line): &(bool, usize)| {
            Some(format!("{}{}", if *is_plus { '+' } else { '-' }, self.ids.line(*line)?))
        };
        terms.iter().map(term).collect::<Option<Vec<_>>>().unwrap_or_default()
    }
}

/// The kind of a line where its unit does not say it: counts over time are flows or averages. `spans`: whether it has figures on
/// days, and in spans of days.
fn kind(line: &Line, spans: (bool, bool)) -> Option<ConceptKind> {
    if line.class != Class::Shares {
        return None;
    }
    match spans {
        (true, false) => Some(ConceptKind::Stock),
        (false, true) if ["Average", "Weighted"].iter().any(|word| line.element.local.contains(word)) => {
            Some(ConceptKind::Average)
        }
        _ => None,
    }
}
