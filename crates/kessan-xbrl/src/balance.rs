//! Debit and credit, where the release says enough.

use kessan_core::release::Release;
use kessan_core::release::model::{Concept, signed};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::calculation::Network;
use crate::element::{Balance, Elements, Facet, Key};

impl Balance {
    fn other(self) -> Self {
        match self {
            Balance::Debit => Balance::Credit,
            Balance::Credit => Balance::Debit,
        }
    }
}

/// Gives elements their balance: of revenues, incomes and assets it is known, and what adds up to them follows (XBRL 2.1, table 6:
/// a part that is added is of the total's side, one that is subtracted of the other). What follows in two ways has none.
pub(crate) fn balances(release: &Release, elements: &mut Elements<'_>, networks: &[Network]) {
    let by_concept = of_concepts(release);
    for element in &mut elements.list {
        if let Key::Line { concept, facet: Facet::Value | Facet::Change, .. } = element.key
            && element.item_type == "xbrli:monetaryItemType"
        {
            element.balance = by_concept.get(concept).copied().flatten();
        }
    }
    for network in networks {
        let total = elements.list.get(network.total).and_then(|element| element.balance);
        for (part, weight) in &network.terms {
            let Some(part) = elements.list.get_mut(*part) else { continue };
            let expected = total.map(|total| if *weight < Decimal::ZERO { total.other() } else { total });
            if expected.is_some_and(|expected| part.balance.is_some_and(|own| own != expected)) {
                part.balance = None;
            }
        }
    }
}

/// The balance of each concept that it is known of; `None` where two ways disagree.
fn of_concepts(release: &Release) -> FxHashMap<&str, Option<Balance>> {
    let story = &release.file.story;
    let incomes = [story.revenues(), story.operating_income(), story.net_income()];
    let assets = story.assets.as_deref().unwrap_or_default();
    let seeds = incomes.into_iter().map(|id| (id, Balance::Credit)).chain([(assets, Balance::Debit)]);
    let mut known: FxHashMap<&str, Option<Balance>> = FxHashMap::default();
    let mut waiting: Vec<(&Concept, Balance)> =
        seeds.filter_map(|(id, balance)| Some((release.concept(id)?, balance))).collect();
    while let Some((concept, balance)) = waiting.pop() {
        match known.get(concept.id.as_str()) {
            None => {
                known.insert(&concept.id, Some(balance));
            }
            Some(Some(own)) if *own != balance => {
                known.insert(&concept.id, None);
                continue;
            }
            Some(_) => continue,
        }
        for term in [&concept.sum].into_iter().chain(&concept.other_sums).flatten() {
            let Some((weight, part)) = signed(term) else { continue };
            let side = if weight < Decimal::ZERO { balance.other() } else { balance };
            waiting.extend(release.concept(part).map(|part| (part, side)));
        }
        // The two sides of a balance sheet.
        let same = concept.same_as.as_deref().and_then(|id| release.concept(id));
        waiting.extend(same.map(|same| (same, balance.other())));
    }
    known
}
