//! Whether the parts of a release file fit together; [`super::check_tables`] looks at the tables.

use std::collections::HashSet;

use super::model::{File, Text};
use crate::domain::cell::Cell;
use crate::domain::problem::Problem;
use crate::domain::unit::is_currency;

/// The version of the file's format that this program reads.
const FORMAT: u32 = 1;
/// As many comparisons as the style sheet can switch between without script.
pub(crate) const MOST_COMPARISONS: usize = 6;

/// The mistakes outside the tables, in the file's order.
pub(super) fn problems(file: &File) -> Vec<Problem> {
    let mut checker = Checker { file, problems: Vec::new() };
    checker.head();
    checker.periods();
    checker.concepts();
    checker.claims();
    checker.story();
    checker.problems
}

struct Checker<'a> {
    file: &'a File,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn report(&mut self, place: impl Into<String>, found: impl Into<String>, expected: impl Into<String>) {
        self.problems.push(Problem::new(place, found, expected));
    }

    fn head(&mut self) {
        let file = self.file;
        if file.kessan != FORMAT {
            self.report(
                "field \"kessan\"",
                format!("version {}", file.kessan),
                format!("version {FORMAT}, which this program reads"),
            );
        }
        if file.id.is_empty() || !file.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            self.report("field \"id\"", format!("{:?}", file.id), "lower-case letters, digits and hyphens");
        }
        for (field, text) in [
            ("company.name", &file.company.name),
            ("company.short_name", &file.company.short_name),
            ("title", &file.title),
            ("basis", &file.basis),
        ] {
            self.text(field, text);
        }
        let translated = file.translation.as_ref().map(|t| ("translation.currency", &t.currency));
        for (field, code) in [("currency", &file.currency)].into_iter().chain(translated) {
            if !is_currency(code) {
                self.report(format!("field {field:?}"), format!("{code:?}"), "an ISO 4217 code such as JPY");
            }
        }
    }

    fn periods(&mut self) {
        let file = self.file;
        self.unique("period", file.periods.iter().map(|p| p.id.as_str()));
        for period in &file.periods {
            let place = format!("period {:?}", period.id);
            self.text(&format!("{place}, label"), &period.label);
            self.text(&format!("{place}, name"), &period.name);
            let Some(derived) = &period.derived else { continue };
            let find = |id: &str| file.periods.iter().find(|p| p.id == id && p.derived.is_none()).map(|p| p.span);
            let (Some(whole), Some(less)) = (find(&derived.whole), find(&derived.less)) else {
                self.report(
                    place,
                    format!("{:?} less {:?}", derived.whole, derived.less),
                    "two periods of the file that are not derived themselves",
                );
                continue;
            };
            if whole.less(less) != Some(period.span) {
                let left = whole.less(less).map_or_else(|| "no span".to_owned(), |span| span.to_string());
                self.report(
                    place,
                    format!("the span {}", period.span),
                    format!("what {whole} less {less} leaves: {left}"),
                );
            }
        }
        self.unique("comparison", file.comparisons.iter().map(|c| c.id.as_str()));
        if file.comparisons.is_empty() || file.comparisons.len() > MOST_COMPARISONS {
            let found = format!("{} comparisons", file.comparisons.len());
            self.report("field \"comparisons\"", found, format!("from 1 to {MOST_COMPARISONS}"));
        }
        for comparison in &file.comparisons {
            let place = format!("comparison {:?}", comparison.id);
            self.text(&format!("{place}, label"), &comparison.label);
            for id in [Some(&comparison.current), comparison.prior.as_ref()].into_iter().flatten() {
                self.known_period(&place, id);
            }
        }
    }

    fn concepts(&mut self) {
        let file = self.file;
        self.unique("concept", file.concepts.iter().map(|c| c.id.as_str()));
        for concept in &file.concepts {
            let place = format!("concept {:?}", concept.id);
            self.text(&format!("{place}, label"), &concept.label);
            for term in &concept.sum {
                match term.strip_prefix(['+', '-']) {
                    Some(id) => self.known_concept(&format!("{place}, sum"), id),
                    None => self.report(
                        format!("{place}, sum"),
                        format!("{term:?}"),
                        "a concept with its sign, such as +Revenues",
                    ),
                }
            }
        }
    }

    fn claims(&mut self) {
        let file = self.file;
        self.unique("claim", file.claims.iter().map(|c| c.id.as_str()));
        for claim in &file.claims {
            let place = format!("claim {:?}", claim.id);
            self.text(&format!("{place}, label"), &claim.label);
            if !matches!(Cell::parse(&claim.printed), Some(Cell::Number { .. })) || claim.value().is_none() {
                self.report(
                    &place,
                    format!("{:?}", claim.printed),
                    "a printed number of at most 28 digits such as 33,254",
                );
            }
            if let Some(concept) = &claim.concept {
                self.known_concept(&place, concept);
            }
            if let Some(period) = &claim.period {
                self.known_period(&place, period);
            }
        }
    }

    fn story(&mut self) {
        let story = &self.file.story;
        let lines = [&story.revenues, &story.cost_of_revenues, &story.operating_income, &story.net_income];
        for concept in lines.into_iter().chain(&story.headlines) {
            self.known_concept("story", concept);
        }
        self.unique("business", story.businesses.iter().map(|b| b.id.as_str()));
        for business in &story.businesses {
            let place = format!("business {:?}", business.id);
            self.text(&format!("{place}, label"), &business.label);
            let parts = business.parts.iter().map(|part| &part.concept);
            for concept in [Some(&business.revenues), business.cost.as_ref()].into_iter().flatten().chain(parts) {
                self.known_concept(&place, concept);
            }
        }
        for target in &story.targets {
            self.known_period(&format!("target {:?}", target.id), &target.period);
        }
    }

    fn unique<'a>(&mut self, kind: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = HashSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.report(format!("{kind} {id:?}"), "the same id twice", format!("an id of its own for each {kind}"));
            }
        }
    }

    fn text(&mut self, place: &str, text: &Text) {
        let missing: Vec<_> = text.missing().map(|lang| lang.tag()).collect();
        for lang in missing {
            self.report(place, format!("no text for {lang:?}"), "a text in both languages");
        }
    }

    fn known_concept(&mut self, place: &str, id: &str) {
        if !self.file.concepts.iter().any(|concept| concept.id == id) {
            self.report(place, format!("the concept {id:?}"), "one that \"concepts\" lists");
        }
    }

    fn known_period(&mut self, place: &str, id: &str) {
        if !self.file.periods.iter().any(|period| period.id == id) {
            self.report(place, format!("the period {id:?}"), "one that \"periods\" lists");
        }
    }
}
