//! The part of a release that the page's program carries: what its live parts ask for, in a compact form.
//!
//! The tables are in the page already, and checking them is the build's work, so the program needs neither them nor the
//! reader of JSON. References are followed when it is written: their values stand in it.

mod bytes;
mod facts;
mod terms;

use jiff::civil::Date;

use self::bytes::{Reader, Writer};
use super::Release;
use super::model::{Business, Company, Comparison, File, Period, PeriodDifference, Ref, Story, Text, Translation};
use crate::domain::facts::Facts;
use crate::domain::period::Span;

/// The part of `release` that the charts, the controls and the calculator are made from.
pub fn write(release: &Release) -> Vec<u8> {
    let file = &release.file;
    let mut out = Writer::default();
    out.text(&file.currency);
    out.optional(file.translation.as_ref(), |out, translation| out.text(&translation.currency));
    out.optional(release.rate(), Writer::decimal);
    out.list(&file.periods, |out, period| {
        out.text(&period.id);
        out.words(&period.label);
        out.optional(period.derived.as_ref(), |out, derived| {
            out.text(&derived.whole);
            out.text(&derived.less);
        });
    });
    out.list(&file.comparisons, |out, comparison| {
        out.text(&comparison.id);
        out.words(&comparison.label);
        out.text(&comparison.current);
        out.optional(comparison.prior.as_deref(), Writer::text);
    });
    let story = &file.story;
    out.list(&story.businesses, |out, business| {
        out.words(&business.label);
        out.text(&business.revenues);
        out.optional(business.cost.as_deref(), Writer::text);
    });
    let lines = [&story.revenues, &story.cost_of_revenues, &story.operating_income, &story.net_income];
    lines.into_iter().for_each(|concept| out.text(concept));
    facts::write(&mut out, release);
    out.optional(release.terms(), terms::write);
    out.bytes
}

/// The release that [`write()`] has written; the fields that are not carried are empty. `None` for other bytes.
pub fn read(bytes: &[u8]) -> Option<Release> {
    let from = &mut Reader::new(bytes);
    let currency = from.text();
    let translated = from.optional(Reader::text);
    let rate = from.optional(Reader::decimal);
    let periods = from.list(|from| Period {
        id: from.text(),
        span: NEVER,
        label: from.words(),
        name: empty(),
        derived: from.optional(|from| PeriodDifference { whole: from.text(), less: from.text() }),
    });
    let comparisons = from.list(|from| Comparison {
        id: from.text(),
        label: from.words(),
        current: from.text(),
        prior: from.optional(Reader::text),
    });
    let businesses = from.list(|from| Business {
        id: String::new(),
        label: from.words(),
        revenues: from.text(),
        cost: from.optional(Reader::text),
        parts: Vec::new(),
    });
    let [revenues, cost_of_revenues, operating_income, net_income] = [(); 4].map(|()| from.text());
    let facts = facts::read(from);
    let terms = from.optional(|from| terms::read(from, rate));
    let file = File {
        schema: None,
        kessan: 1,
        id: String::new(),
        company: Company { name: empty(), short_name: empty(), listings: Vec::new(), website: None },
        title: empty(),
        announced: Date::ZERO,
        basis: empty(),
        currency,
        translation: translated.map(|currency| Translation { currency, rate: nowhere(), date: Date::ZERO }),
        periods,
        comparisons,
        concepts: Vec::new(),
        tables: Vec::new(),
        claims: Vec::new(),
        relations: Vec::new(),
        story: Story {
            headlines: Vec::new(),
            businesses,
            revenues,
            cost_of_revenues,
            operating_income,
            net_income,
            targets: Vec::new(),
        },
        capital: None,
    };
    (!from.broken).then(|| Release { file, facts: Facts::new(facts), concepts: Vec::new(), rate, terms })
}

/// In place of a span that is not carried.
const NEVER: Span = Span { start: Date::ZERO, end: Date::ZERO, instant: false };

fn empty() -> Text {
    Text { en: String::new(), ja: String::new() }
}

/// In place of a reference whose value is carried.
fn nowhere() -> Ref {
    Ref::Claim { claim: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::figure::Figure;
    use crate::domain::release::load::load;
    use crate::domain::release::{Currency, Scenario};

    /// Both kinds of references, losses, dashes and a derived period are among what is carried.
    #[test]
    fn what_is_carried_answers_as_the_whole_release_does() {
        let whole = load("made-up.json", include_str!("../../../../tests/releases/made-up.json")).unwrap();
        let carried = read(&write(&whole)).unwrap();
        let numbers = |release: &Release| {
            let terms = release.terms().unwrap();
            let dividends: Vec<_> = terms.dividends.iter().map(|d| (d.per_share, d.dividend.label.clone())).collect();
            let caps = terms.buyback.as_ref().map(|buyback| (buyback.max_shares, buyback.max_amount));
            (terms.shares, terms.ads_per_share, terms.net_income, terms.earnings_per_share, dividends, caps)
        };
        assert_eq!((numbers(&carried), carried.rate()), (numbers(&whole), whole.rate()));
        for pair in whole.pairs() {
            for period in pair.periods() {
                for business in &whole.file.story.businesses {
                    for currency in [Currency::Reporting, Currency::Translation] {
                        let shown = |release: &Release| {
                            let figure = release.shown(&business.revenues, &period.id, Scenario::Actual, currency);
                            figure.map(|Figure { value, decimals, origin }| (value, decimals, origin.is_derived()))
                        };
                        assert_eq!(shown(&carried), shown(&whole), "{} {}", business.revenues, period.id);
                    }
                }
                for line in whole.margin_lines() {
                    assert_eq!(carried.margin(line.kind, &period.id), whole.margin(line.kind, &period.id));
                }
            }
        }
    }

    #[test]
    fn other_bytes_are_no_release() {
        let whole = load("made-up.json", include_str!("../../../../tests/releases/made-up.json")).unwrap();
        let bytes = write(&whole);
        for end in 0..bytes.len() {
            assert!(read(&bytes[..end]).is_none(), "{end} of {} bytes", bytes.len());
        }
    }
}
