//! The parts of a release that the page's program asks for, in a compact form: they stand in the page, or in files beside it.
//!
//! The tables are in the page already, and checking them is the build's work, so most of the program needs neither them nor the
//! reader of JSON. References are followed when it is written: their values stand in it.

mod accounts;
mod bytes;
mod claims;
mod days;
mod facts;
mod notes;
pub mod place;
mod terms;
mod text;

use jiff::civil::Date;

use self::bytes::{Reader, Writer};
use self::days::{read_day, read_span};
use super::Release;
use super::index::Index;
use super::model::{
    Company, Comparison, File, OtherReport, Period, PeriodDifference, Ref, Story, Target, Text, Translation,
};
use crate::checks::contested::Contested;
use crate::discrepancy::Discrepancy;
use crate::facts::Facts;
use crate::rounding::Rounding;
use crate::text::Lang;

pub use text::{from_text, to_text};

/// What a program is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The page's controls and the calculator.
    Terms,
    /// Figures.
    Figures,
}

/// What a program of that part needs of `release`, in both of the page's languages. `contested` are the figures that its
/// checks call into question.
pub fn write(release: &Release, part: Part, contested: &Contested) -> Vec<u8> {
    write_with(release, part, contested, Writer::default())
}

/// The same for a page in one language, whose program shows no words of the other.
pub fn write_for_page(release: &Release, part: Part, contested: &Contested, lang: Lang) -> Vec<u8> {
    write_with(release, part, contested, Writer { only: Some(lang), ..Writer::default() })
}

fn write_with(release: &Release, part: Part, contested: &Contested, mut out: Writer) -> Vec<u8> {
    let file = &release.file;
    out.text(&file.currency);
    out.optional(file.translation.as_ref(), |out, translation| out.text(&translation.currency));
    out.optional(release.rate(), Writer::decimal);
    out.list(&file.other_reports, |out, report| out.text(&report.id));
    // What a report printed before a later one did stands in the tables alone, unless a derived period is without it.
    let is_part = |id: &str| file.periods.iter().filter_map(|period| period.derived.as_ref()).any(|of| of.less == id);
    let is_shown = |period: &&Period| !period.is_superseded() || is_part(&period.id);
    out.list(file.periods.iter().filter(is_shown), |out, period| {
        out.text(&period.id);
        days::span(out, period.span);
        out.words(&period.label);
        out.optional(period.derived.as_ref(), |out, derived| {
            out.text(&derived.whole);
            out.text(&derived.less);
            out.optional(derived.plus.as_deref(), Writer::text);
        });
    });
    out.list(&file.comparisons, |out, comparison| {
        out.text(&comparison.id);
        out.words(&comparison.label);
        out.text(&comparison.current);
        out.optional(comparison.prior.as_deref(), Writer::text);
    });
    let story = &file.story;
    let lines = [story.revenues(), story.cost_of_revenues(), story.operating_income(), story.net_income()];
    lines.into_iter().for_each(|concept| out.text(concept));
    accounts::write_businesses(&mut out, release);
    match part {
        Part::Terms => {
            // How amounts are displayed depends on all printings of the revenues.
            facts::write(&mut out, release, &|concept| concept == story.revenues());
            out.optional(release.terms(), terms::write);
        }
        Part::Figures => {
            let needed = accounts::needed(release);
            let is_needed = |concept: &str| needed.contains(&concept);
            facts::write(&mut out, release, &is_needed);
            // In place of the terms.
            out.number(0);
            out.words(&file.company.short_name);
            out.words(&file.title);
            accounts::write(&mut out, release, &needed);
            accounts::write_drivers(&mut out, release);
            [&story.assets, &story.cash].into_iter().for_each(|id| out.optional(id.as_deref(), Writer::text));
            out.list(&story.headlines, |out, id| out.text(id));
            out.list(&story.targets, |out, target| {
                out.text(&target.id);
                out.text(&target.period);
                out.optional(target.announced, days::day);
            });
            facts::write_places(&mut out, release, &is_needed);
            claims::write(&mut out, release, &needed);
            notes::write(&mut out, release);
            out.list(contested.values(&file.currency), |out, (concept, period)| {
                out.text(concept);
                out.text(period);
            });
            out.list(&release.discrepancies, |out, Discrepancy { key, printed, digits, is_rounding }| {
                out.text(key);
                out.decimal(*printed);
                out.number(*digits);
                out.number(u32::from(*is_rounding));
            });
        }
    }
    out.bytes
}

/// The release that [`write()`] has written for the page; the fields that are not carried are empty. `None` for other bytes.
pub fn read(bytes: &[u8]) -> Option<Release> {
    let from = &mut Reader::new(bytes);
    let release = read_terms(from);
    (!from.broken).then_some(release)
}

fn read_terms(from: &mut Reader) -> Release {
    let currency = from.text();
    let translated = from.optional(Reader::text);
    let rate = from.optional(Reader::decimal);
    let other_reports = from.list(|from| OtherReport { id: from.text(), title: empty(), announced: None });
    let periods = from.list(|from| Period {
        id: from.text(),
        span: read_span(from),
        label: from.words(),
        name: empty(),
        derived: from.optional(|from| PeriodDifference {
            whole: from.text(),
            less: from.text(),
            plus: from.optional(Reader::text),
        }),
        report: None,
    });
    let comparisons = from.list(|from| Comparison {
        id: from.text(),
        label: from.words(),
        current: from.text(),
        prior: from.optional(Reader::text),
    });
    let [revenues, cost_of_revenues, operating_income, net_income] =
        [(); 4].map(|()| Some(from.text()).filter(|concept| !concept.is_empty()));
    let (guidance, breakdown, businesses) = accounts::read_businesses(from);
    let (facts, derived) = (facts::read(from), facts::read_derived(from));
    let terms = from.optional(|from| terms::read(from, &currency, translated.as_deref(), rate));
    let file = File {
        schema: None,
        kessan: 2,
        languages: Vec::new(),
        id: String::new(),
        company: Company { name: empty(), short_name: empty(), listings: Vec::new(), website: None },
        title: empty(),
        announced: None,
        basis: empty(),
        currency,
        rounding: Rounding::default(),
        sources: Vec::new(),
        other_reports,
        translation: translated.map(|currency| Translation { currency, rate: nowhere(), date: Date::ZERO }),
        periods,
        comparisons,
        concepts: Vec::new(),
        tables: Vec::new(),
        claims: Vec::new(),
        relations: Vec::new(),
        notes: Vec::new(),
        story: Story {
            headlines: Vec::new(),
            businesses,
            breakdown,
            revenues,
            cost_of_revenues,
            operating_income,
            net_income,
            guidance,
            targets: Vec::new(),
            assets: None,
            cash: None,
            drivers: Vec::new(),
        },
        capital: None,
        assumptions: Vec::new(),
    };
    Release {
        index: Index::of(&file),
        file,
        upgrade: None,
        facts: Facts::new(facts),
        derived,
        discrepancies: Vec::new(),
        rate,
        terms,
        is_fine: false,
    }
}

/// The release that [`write()`] has written for figures, and which of its figures are contested. `None` for other bytes.
pub fn read_figures(bytes: &[u8]) -> Option<(Release, Contested)> {
    let from = &mut Reader::new(bytes);
    let Release { mut file, facts, derived, rate, .. } = read_terms(from);
    file.company.short_name = from.words();
    file.title = from.words();
    file.concepts = accounts::read(from);
    file.story.drivers = accounts::read_drivers(from);
    [file.story.assets, file.story.cash] = [(); 2].map(|()| from.optional(Reader::text));
    file.story.headlines = from.list(Reader::text);
    file.story.targets = from.list(|from| Target {
        id: from.text(),
        label: empty(),
        period: from.text(),
        announced: from.optional(read_day),
        revised: false,
    });
    file.tables = facts::read_places(from);
    file.claims = claims::read(from);
    file.notes = notes::read(from);
    let contested = from.list(|from| (from.text(), from.text()));
    let contested = Contested::of_values(&file.currency, contested);
    let discrepancies = from.list(|from| Discrepancy {
        key: from.text(),
        printed: from.decimal(),
        digits: from.number(),
        is_rounding: from.number() != 0,
    });
    let index = Index::of(&file);
    (!from.broken).then_some((
        Release { file, upgrade: None, facts, index, derived, discrepancies, rate, terms: None, is_fine: false },
        contested,
    ))
}

fn empty() -> Text {
    Text::default()
}

/// In place of a reference whose value is carried.
fn nowhere() -> Ref {
    Ref::Claim { claim: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Figure;
    use crate::release::load::load;
    use crate::release::model::Measure;
    use crate::release::{Currency, Scenario};
    use crate::trace::Key;

    fn made_up() -> (Release, Contested) {
        let whole = load("made-up.json", include_str!("../../../../../tests/releases/made-up.json")).unwrap();
        let contested = Contested::of(&whole, &whole.checks());
        (whole, contested)
    }

    /// Both kinds of references are among what is carried.
    #[test]
    fn the_terms_that_are_carried_are_those_of_the_whole_release() {
        let (whole, contested) = made_up();
        let carried = read(&write(&whole, Part::Terms, &contested)).unwrap();
        let numbers = |release: &Release| {
            let terms = release.terms().unwrap();
            let dividends: Vec<_> = terms.dividends.iter().map(|d| (d.per_share, d.dividend.label.clone())).collect();
            let caps = terms.buyback.as_ref().map(|buyback| (buyback.max_shares, buyback.max_amount));
            let withholding = format!("{:?} {:?}", terms.withholding, terms.dividends.first().map(|d| d.taxed_on()));
            let currencies = (terms.currency.clone(), terms.translation.clone());
            (
                withholding,
                currencies,
                terms.shares,
                terms.ads_per_share,
                terms.net_income,
                terms.earnings_per_share,
                dividends,
                caps,
            )
        };
        assert_eq!((numbers(&carried), carried.rate()), (numbers(&whole), whole.rate()));
        for currency in [Currency::Reporting, Currency::Translation] {
            assert_eq!(carried.display(currency), whole.display(currency));
        }
    }

    #[test]
    fn a_page_carries_the_words_of_its_own_language_alone() {
        let (whole, contested) = made_up();
        for lang in Lang::ALL {
            let carried = read(&write_for_page(&whole, Part::Terms, &contested, lang)).unwrap();
            let labels = |release: &Release| {
                let file = &release.file;
                let periods = file.periods.iter().map(|period| &period.label);
                let businesses = file.story.businesses.iter().map(|business| &business.label);
                let labels =
                    periods.chain(file.comparisons.iter().map(|comparison| &comparison.label)).chain(businesses);
                let shown = |text: &Text| (text.for_page(lang).to_owned(), text.foreign(lang).map(str::to_owned));
                labels.map(shown).collect::<Vec<_>>()
            };
            assert_eq!(labels(&carried), labels(&whole));
            let dividends = |release: &Release| {
                let terms = release.terms().unwrap();
                terms.dividends.iter().map(|of| of.dividend.label.for_page(lang).to_owned()).collect::<Vec<_>>()
            };
            assert_eq!(dividends(&carried), dividends(&whole));
            assert!(carried.file.periods.iter().all(|period| period.label.all().count() == 1));
        }
    }

    /// Losses, dashes and a derived period are among what is carried.
    #[test]
    fn what_is_carried_for_figures_answers_as_the_whole_release_does() {
        let (whole, contested) = made_up();
        let (carried, _) = read_figures(&write(&whole, Part::Figures, &contested)).unwrap();
        for (index, pair) in whole.pairs().into_iter().enumerate() {
            let same = carried.pairs()[index];
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
                    let key = Key::Margin { line: line.kind, period: period.id.clone() };
                    assert_eq!(carried.printings(&key).len(), whole.printings(&key).len(), "{key:?}");
                }
                let costs = |release: &Release| release.cost_lines(&[&period.id]);
                assert_eq!(costs(&carried), costs(&whole));
                assert_eq!(carried.income_bridge(period), whole.income_bridge(period));
                assert_eq!(carried.cash_bridge(period), whole.cash_bridge(period));
            }
            assert_eq!(carried.net_income_bridge(&same), whole.net_income_bridge(&pair));
            assert_eq!(carried.operating_bridge(&same), whole.operating_bridge(&pair));
            let aims = |release: &Release, pair| {
                let of_year = |headline: &crate::overview::Headline<'_>| {
                    headline.full_year.as_ref().map(|aim| (aim.value, aim.reached, aim.target.announced))
                };
                release.headlines(pair).iter().map(of_year).collect::<Vec<_>>()
            };
            assert_eq!(aims(&carried, &same), aims(&whole, &pair));
        }
        for fact in carried.facts.all() {
            let key = Key::Value {
                concept: fact.concept.clone(),
                period: fact.period.clone(),
                scenario: fact.scenario,
                currency: Currency::Reporting,
            };
            assert_eq!(carried.notes_of(&key), whole.notes_of(&key), "{key:?}");
        }
        assert_eq!(carried.file.notes.len(), whole.file.notes.len());
        let sheet = |release: &Release| release.balance_sheet().map(|sheet| (sheet.assets, sheet.funding));
        assert_eq!(sheet(&carried), sheet(&whole));
        for fact in carried.facts.all() {
            let (concept, period, scenario) = (fact.concept.clone(), fact.period.clone(), fact.scenario);
            let key = match &fact.measure {
                Measure::Share(of) => Key::Share { concept, period, whole: of.clone() },
                _ => Key::Value { concept, period, scenario, currency: Currency::Reporting },
            };
            assert_eq!(carried.printings(&key).len(), whole.printings(&key).len(), "{key:?}");
        }
        let place = whole.facts.best("FinanceCosts", "H1-31", "EUR", Scenario::Actual).unwrap().place;
        let label = |release: &Release| {
            let table = &release.file.tables[place.table];
            (table.title.clone(), table.rows[place.row].label.clone())
        };
        assert_eq!(label(&carried), label(&whole));
    }

    #[test]
    fn other_bytes_are_no_release() {
        let (whole, contested) = made_up();
        let (terms, figures) = (write(&whole, Part::Terms, &contested), write(&whole, Part::Figures, &contested));
        for end in 0..terms.len() {
            assert!(read(&terms[..end]).is_none(), "{end} of {} bytes", terms.len());
        }
        for end in 0..figures.len() {
            assert!(read_figures(&figures[..end]).is_none(), "{end} of {} bytes", figures.len());
        }
    }
}
