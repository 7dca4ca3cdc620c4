//! Checks the head of the file, its periods and the comparisons of them.

use std::collections::HashMap;

use jiff::civil::Date;

use super::Checker;
use super::file_location::FileLocation;
use crate::facts::Facts;
use crate::order::CompactSort;
use crate::period::Span;
use crate::release::model::PeriodDifference;
use crate::release::upgrade::{FORMAT, OLDEST};
use crate::text::{MOST_LANGUAGES, is_language};
use crate::unit::{NO_CURRENCY, Unit, is_currency, is_iso_currency};

/// As many comparisons as the style sheet can switch between without script.
const MOST_COMPARISONS: usize = 6;
/// As many periods as a release may have: several years' worth.
const MOST_PERIODS: usize = 400;
/// How far from its announcement a release may look back or ahead.
const MOST_YEARS: i16 = 100;

impl Checker<'_> {
    pub(super) fn head(&mut self) {
        let file = self.file;
        if file.kessan != FORMAT {
            let found = format!("version {}", file.kessan);
            self.report(
                &FileLocation::field("kessan"),
                found,
                format!("version {FORMAT}, or {OLDEST}, which this program reads"),
            );
        }
        self.languages();
        if file.id.is_empty() || !file.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            self.report(&FileLocation::field("id"), format!("{:?}", file.id), "lower-case letters, digits and hyphens");
        }
        self.text(&FileLocation::field("company.name"), &file.company.name);
        self.text(&FileLocation::field("company.short_name"), &file.company.short_name);
        for (index, listing) in file.company.listings.iter().enumerate() {
            for (field, text, expected) in [
                ("exchange", &listing.exchange, "the name of an exchange"),
                ("code", &listing.code, "the company's code at that exchange"),
            ] {
                if text.trim().is_empty() {
                    let listing =
                        FileLocation::new(format!("listing {}", index + 1), format!("/company/listings/{index}"));
                    self.report(&listing.named(field), "no text", expected);
                }
            }
        }
        if let Some(website) = file.company.website.as_deref().filter(|website| !is_web_address(website)) {
            let expected = "an address that begins with http:// or https://";
            self.report(&FileLocation::field("company.website"), format!("{website:?}"), expected);
        }
        self.text(&FileLocation::field("title"), &file.title);
        self.text(&FileLocation::field("basis"), &file.basis);
        let translated = file.translation.as_ref().map(|t| ("translation.currency", &t.currency));
        // Whether there is money in it the tables say ([`Self::no_currency`]).
        let own = Some(("currency", &file.currency)).filter(|(_, code)| *code != NO_CURRENCY);
        for (field, code) in own.into_iter().chain(translated) {
            self.currency(&FileLocation::field(field), code);
        }
    }

    /// Reports ISO 4217's code for no currency where figures are in one: only a release without any amount has none.
    pub(super) fn no_currency(&mut self, facts: &Facts) {
        let file = self.file;
        let is_own = |unit: &Unit| unit.measure == file.currency;
        let has_money =
            facts.all().iter().any(|fact| is_own(&fact.unit)) || file.claims.iter().any(|claim| is_own(&claim.unit));
        if file.currency == NO_CURRENCY && has_money {
            self.currency(&FileLocation::field("currency"), &file.currency);
        }
    }

    /// Reports what is no currency's code.
    pub(super) fn currency(&mut self, location: &FileLocation, code: &str) {
        if !is_currency(code) {
            self.report(location, format!("{code:?}"), "an ISO 4217 code such as JPY");
        } else if !is_iso_currency(code) {
            let expected = "the ISO 4217 code of the currency that the amounts are in, such as JPY, USD or KWD";
            self.report(location, format!("{code:?}, which is the code of no currency"), expected);
        }
    }

    /// The languages of the texts, each once.
    fn languages(&mut self) {
        let languages = &self.file.languages;
        if languages.is_empty() {
            let expected = "the languages of the file's texts, its own first, such as [\"ja\", \"en\"]";
            self.report(&FileLocation::field("languages"), "no languages", expected);
        }
        for (index, tag) in languages.iter().enumerate() {
            let location = FileLocation::field("languages").inner(index);
            if !is_language(tag) {
                self.report(&location, format!("{tag:?}"), "the BCP 47 tag of a language, such as en, ja or de-CH");
            } else if languages[..index.min(MOST_LANGUAGES)].contains(tag) {
                self.report(&location, format!("the language {tag:?} twice"), "each language once");
            }
        }
        if languages.len() > MOST_LANGUAGES {
            let found = format!("{} languages", languages.len());
            self.report(&FileLocation::field("languages"), found, format!("at most {MOST_LANGUAGES}"));
        }
    }

    pub(super) fn periods(&mut self) {
        let file = self.file;
        if file.periods.len() > MOST_PERIODS {
            let found = format!("{} periods", file.periods.len());
            self.report(&FileLocation::field("periods"), found, format!("at most {MOST_PERIODS}"));
        }
        self.ids(&FileLocation::new("", "/periods"), "period", &file.periods, |period| Some(&period.id));
        // Derived from derived ones, a period could lead back to itself.
        let printed = file.periods.iter().rev().filter(|period| period.derived.is_none());
        let printed: HashMap<&str, Span> = printed.map(|period| (period.id.as_str(), period.span)).collect();
        let own_time = self.own_time();
        for (index, period) in file.periods.iter().enumerate() {
            let location = FileLocation::new(format!("period {:?}", period.id), format!("/periods/{index}"));
            self.text(&location.named("label"), &period.label);
            self.text(&location.named("name"), &period.name);
            self.near_announcement(&location, period.span, own_time);
            self.of_report(&location, period.report.as_deref());
            if let Some(derived) = &period.derived {
                self.derivation(&location, period.span, derived, &printed);
            }
        }
    }

    /// A derived period is what its printed periods leave.
    fn derivation(
        &mut self,
        location: &FileLocation,
        span: Span,
        derived: &PeriodDifference,
        printed: &HashMap<&str, Span>,
    ) {
        let find = |id: &str| printed.get(id).copied();
        let plus = derived.plus.as_deref().map(find);
        let (Some(whole), Some(less), None | Some(Some(_))) = (find(&derived.whole), find(&derived.less), plus) else {
            let more = derived.plus.as_ref().map(|plus| format!(" more {plus:?}")).unwrap_or_default();
            let found = format!("{:?} less {:?}{more}", derived.whole, derived.less);
            let count = if derived.plus.is_none() { "two" } else { "three" };
            let expected = format!("{count} periods of the file that are not derived themselves");
            return self.report(&location.inner("derived"), found, expected);
        };
        let plus = plus.flatten();
        let left = whole.less(less).and_then(|left| match plus {
            None => Some(left),
            // The part is taken off at the beginning, and what is added goes on at the end.
            Some(plus) => left.more(plus).filter(|_| left.end == whole.end),
        });
        if left != Some(span) {
            let left = left.map_or_else(|| "no span".to_owned(), |span| span.to_string());
            let more = plus.map(|plus| format!(" more {plus}")).unwrap_or_default();
            let expected = format!("what {whole} less {less}{more} leaves: {left}");
            self.report(&location.inner("span"), format!("the span {span}"), expected);
        }
    }

    /// A release is about its own time: a period of another century has a slip in its year.
    fn near_announcement(&mut self, location: &FileLocation, span: Span, own_time: Option<Date>) {
        let Some(own) = own_time else { return };
        if [span.start, span.end].iter().any(|day| (day.year() - own.year()).abs() > MOST_YEARS) {
            let of = if self.file.announced.is_some() { "the announcement on" } else { "most of its periods, near" };
            let expected = format!("days within {MOST_YEARS} years of {of} {own}");
            self.report(&location.inner("span"), format!("the span {span}"), expected);
        }
    }

    /// The day that the release is about the time of: its announcement, or, where the file does not say that and its periods
    /// lie further apart than those near any day, the one in the middle of their last days.
    fn own_time(&self) -> Option<Date> {
        let in_the_middle = || {
            let spans = self.file.periods.iter().map(|period| period.span);
            let (first, last) =
                (spans.clone().map(|span| span.start).min()?, spans.clone().map(|span| span.end).max()?);
            let mut ends: Vec<Date> = spans.map(|span| span.end).collect();
            ends.compact_sort();
            ends.get(ends.len() / 2).copied().filter(|_| last.year() - first.year() > 2 * MOST_YEARS)
        };
        self.file.announced.or_else(in_the_middle)
    }

    pub(super) fn comparisons(&mut self) {
        let file = self.file;
        self.ids(&FileLocation::new("", "/comparisons"), "comparison", &file.comparisons, |comparison| {
            Some(&comparison.id)
        });
        if file.comparisons.len() > MOST_COMPARISONS {
            let found = format!("{} comparisons", file.comparisons.len());
            self.report(&FileLocation::field("comparisons"), found, format!("at most {MOST_COMPARISONS}"));
        }
        for (index, comparison) in file.comparisons.iter().enumerate() {
            let location =
                FileLocation::new(format!("comparison {:?}", comparison.id), format!("/comparisons/{index}"));
            self.text(&location.named("label"), &comparison.label);
            let prior = comparison.prior.as_ref().filter(|prior| **prior != comparison.current);
            for (field, id) in [("current", Some(&comparison.current)), ("prior", prior)] {
                let (location, Some(id)) = (location.inner(field), id) else { continue };
                if self.period(&location, id).is_some_and(|span| span.instant) {
                    let expected = "a period with a first and a last day: an instant has no revenues";
                    self.report(&location, format!("the instant {id:?}"), expected);
                }
            }
            if comparison.prior.is_some() && prior.is_none() {
                let found = format!("the period {:?} compared with itself", comparison.current);
                self.report(&location.inner("prior"), found, "another period as \"prior\", or none");
            }
        }
    }
}

/// Whether `text` can be a link to a page of the web and nothing else, such as a script.
pub(super) fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control()))
}
