//! Periods as the release file writes them.

use std::collections::BTreeSet;

use kessan_core::period::Span;
use kessan_core::release::model::{Period as ModelPeriod, PeriodDifference};

use super::Writer;
use crate::mapping::calendar::Part;
use crate::mapping::figures::Figures;
use crate::mapping::periods::end_of;
use crate::report::Period;
use kessan_core::order::CompactSort;

impl Writer<'_> {
    /// The periods, in the order of their ends, with those that follow from two of them.
    pub fn periods(&self, figures: &Figures, used: &BTreeSet<usize>) -> Vec<ModelPeriod> {
        let mut numbers: Vec<usize> = used.iter().copied().collect();
        numbers.compact_sort_by_key(|number| (end_of(figures.periods.get(*number)), figures.periods.days(*number)));
        let mut list: Vec<ModelPeriod> = Vec::new();
        for number in &numbers {
            let period = figures.periods.get(*number);
            let (Some(id), Some(span)) = (self.ids.period(*number), span(period)) else { continue };
            list.push(ModelPeriod {
                id: id.to_owned(),
                span,
                label: self.text_or_dash(&self.calendar.label(period)),
                name: self.text_or_dash(&self.calendar.name(period)),
                derived: None,
                report: None,
            });
        }
        list.extend(self.derived(&list));
        list
    }

    /// The quarters that no table prints and that follow from a half year or nine months and a part of them.
    fn derived(&self, printed: &[ModelPeriod]) -> Vec<ModelPeriod> {
        let mut derived: Vec<ModelPeriod> = Vec::new();
        for whole in printed.iter().filter(|period| !period.span.instant) {
            for less in printed.iter().filter(|period| !period.span.instant) {
                let Some(left) = whole.span.less(less.span) else { continue };
                let is_known = |other: &ModelPeriod| other.span == left;
                let period = Period::Duration { start: left.start, end: left.end };
                let is_named = self.calendar.part(left.start, left.end).is_some_and(|(part, _)| part != Part::Other);
                let id = self.calendar.id(period);
                let is_new = !printed.iter().chain(&derived).any(|other| is_known(other) || other.id == id);
                if is_named && is_new && derived.len() < 12 {
                    derived.push(ModelPeriod {
                        id,
                        span: left,
                        label: self.text_or_dash(&self.calendar.label(period)),
                        name: self.text_or_dash(&self.calendar.name(period)),
                        derived: Some(PeriodDifference { whole: whole.id.clone(), less: less.id.clone(), plus: None }),
                        report: None,
                    });
                }
            }
        }
        derived
    }
}

/// A period as days.
fn span(period: Period) -> Option<Span> {
    match period {
        Period::Instant(day) => Some(Span { start: day, end: day, instant: true }),
        Period::Duration { start, end } => Some(Span { start, end, instant: false }),
        Period::Forever => None,
    }
}
