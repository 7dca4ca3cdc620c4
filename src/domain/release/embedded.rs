//! The part of a release that the page's program carries: what its live parts ask for, in a compact form.
//!
//! The tables are in the page already, and checking them is the build's work, so the program needs neither them nor the
//! reader of JSON. This keeps 300 kB from every reader.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::Release;
use super::model::{File, Measure, Ref, Story};
use crate::domain::facts::{Fact, Facts};

/// What is carried.
#[derive(Debug, Deserialize, Serialize)]
pub struct Embedded {
    file: File,
    facts: Vec<Fact>,
}

impl Embedded {
    /// The part of `release` that the story's sections and the calculator are made from. Its tables are left empty.
    pub fn from_release(release: &Release) -> Self {
        let mut file = release.file.clone();
        let concepts = concepts(&file);
        let claims: HashSet<String> = references(&file)
            .into_iter()
            .filter_map(|reference| match reference {
                Ref::Claim { claim } => Some(claim.clone()),
                Ref::Fact { .. } => None,
            })
            .collect();
        let is_needed = |fact: &&Fact| fact.measure == Measure::Value && concepts.contains(&fact.concept);
        let facts = release.facts.all().iter().filter(is_needed).cloned().collect();
        file.tables.clear();
        file.relations.clear();
        file.claims.retain(|claim| claims.contains(&claim.id));
        file.concepts.retain(|concept| concepts.contains(&concept.id));
        Self { file, facts }
    }
}

impl From<Embedded> for Release {
    fn from(embedded: Embedded) -> Self {
        Release::new(embedded.file, Facts::new(embedded.facts))
    }
}

/// The concepts that the page's live parts ask for.
fn concepts(file: &File) -> HashSet<String> {
    let Story { headlines, businesses, revenues, cost_of_revenues, operating_income, net_income, targets: _ } =
        &file.story;
    let lines = [revenues, cost_of_revenues, operating_income, net_income];
    let of_businesses = businesses.iter().flat_map(|business| {
        [Some(&business.revenues), business.cost.as_ref()]
            .into_iter()
            .flatten()
            .chain(business.parts.iter().map(|p| &p.concept))
    });
    let referred = references(file).into_iter().filter_map(|reference| match reference {
        Ref::Fact { concept, .. } => Some(concept),
        Ref::Claim { .. } => None,
    });
    lines.into_iter().chain(headlines).chain(of_businesses).chain(referred).cloned().collect()
}

/// Every reference of the translation and the capital section.
fn references(file: &File) -> Vec<&Ref> {
    let mut references: Vec<&Ref> = file.translation.iter().map(|translation| &translation.rate).collect();
    if let Some(capital) = &file.capital {
        references.extend([&capital.shares_outstanding, &capital.net_income, &capital.earnings_per_share]);
        references
            .extend(capital.ads_per_share.iter().chain(capital.dividends.iter().map(|dividend| &dividend.per_share)));
        references
            .extend(capital.buyback.iter().flat_map(|buyback| buyback.max_shares.iter().chain(&buyback.max_amount)));
    }
    references
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::release::load::load;
    use crate::domain::release::{Currency, Scenario};

    /// Dates, units, both kinds of references, losses, dashes and a derived period are among what is carried.
    #[test]
    fn what_is_carried_answers_as_the_whole_release_does() {
        let whole = load("made-up.json", include_str!("../../../tests/releases/made-up.json")).unwrap();
        let bytes = postcard::to_allocvec(&Embedded::from_release(&whole)).unwrap();
        let carried: Release = postcard::from_bytes::<Embedded>(&bytes).unwrap().into();
        assert_eq!(format!("{:?}", carried.terms()), format!("{:?}", whole.terms()));
        for pair in whole.pairs() {
            assert_eq!(format!("{:?}", carried.headlines(&pair)), format!("{:?}", whole.headlines(&pair)));
            for period in pair.periods() {
                for line in whole.mix_lines() {
                    for currency in [Currency::Reporting, Currency::Translation] {
                        let shown =
                            |release: &Release| release.shown(line.concept, &period.id, Scenario::Actual, currency);
                        assert_eq!(shown(&carried), shown(&whole), "{} {}", line.concept, period.id);
                    }
                }
                for line in whole.margin_lines() {
                    assert_eq!(carried.margin(line.kind, &period.id), whole.margin(line.kind, &period.id));
                }
            }
        }
    }
}
