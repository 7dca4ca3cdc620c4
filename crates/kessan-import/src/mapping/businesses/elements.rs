//! Businesses without an axis: lines of the accounts that all revenues consist of, as where products and services have an
//! element each.

use crate::mapping::businesses::Found;
use crate::mapping::figures::Figures;
use crate::mapping::roles::{Role, is_revenues};
use crate::mapping::shown::Shown;
use crate::mapping::sums::{Relations, Terms};
use crate::report::Member;
use kessan_core::release::model::Breakdown;

/// Words in elements that say what the line is, not which business it is of.
const COMMON: [&str; 14] = [
    "costof", "cost", "revenues", "revenue", "sales", "sold", "from", "net", "of", "and", "the", "goods", "total",
    "other",
];
/// Words in labels of what is added to revenues and is no business.
const OTHERS: [&str; 12] = [
    "income", "gain", "interest", "dividend", "eliminat", "adjust", "less", "discount", "return", "調整", "消去",
    "収入",
];
/// More parts than a reader tells apart.
const MOST: usize = 12;

/// The lines of a sum of revenues, if each of them is revenues by its element; with the lines of the cost that have the same name
/// and add up to all of it.
pub fn find(figures: &Figures, shown: &Shown, revenues: usize, relations: &Relations) -> Vec<Found> {
    let local = |line: usize| figures.lines.get(line).map(|line| line.element.local.as_str()).unwrap_or_default();
    // Lines without tags are named after their labels: "Products" below "Net sales" says no more.
    let is_label = |line: usize| {
        let of = figures.lines.get(line).filter(|line| line.element.namespace == crate::untagged::OWN);
        of.is_some_and(|of| !OTHERS.iter().any(|word| of.element.local.to_lowercase().contains(word)))
    };
    let is_division = |terms: &&Terms| {
        (2..=MOST).contains(&terms.len())
            && terms.iter().all(|(is_plus, line)| {
                let is_whole = figures.lines.get(*line).is_some_and(|line| line.members.is_empty());
                *is_plus && is_whole && (is_revenues(local(*line)) || is_label(*line))
            })
    };
    let Some(terms) = relations.sums.get(&revenues).into_iter().flatten().find(is_division) else { return Vec::new() };
    let cost = shown.line(figures, Role::CostOfRevenues, None);
    let costs: Vec<usize> = cost
        .and_then(|cost| relations.sums.get(&cost)?.first())
        .into_iter()
        .flatten()
        .filter(|(is_plus, _)| *is_plus)
        .map(|(_, line)| *line)
        .collect();
    let business = |line: usize| {
        let element = figures.lines.get(line)?.element.clone();
        let own = own(&element.local);
        let mut same = costs.iter().copied().filter(|cost| !own.is_empty() && self::own(local(*cost)) == own);
        let cost = same.next().filter(|_| same.next().is_none());
        Some(Found {
            member: Member::Explicit(element),
            revenues: line,
            cost,
            parts: Vec::new(),
            breakdown: Breakdown::Business,
        })
    };
    terms.iter().filter_map(|(_, line)| business(*line)).collect()
}

/// What an element's name says beside its kind: `ProductRevenues` and `CostOfProductSales` are of products.
fn own(local: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for letter in local.chars() {
        // Numbers are those of notes.
        if letter.is_ascii_digit() {
            continue;
        }
        if letter.is_uppercase() || words.is_empty() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !COMMON.contains(&word.as_str()));
    words.iter().map(|word| word.strip_suffix('s').unwrap_or(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn revenues_and_their_cost_have_the_same_name() {
        assert_eq!(own("ProductRevenues"), own("CostOfProductsSold"));
        assert_eq!(own("ServicesRevenue"), own("CostOfServices"));
        assert_ne!(own("ServicesRevenue"), own("CostOfProductsSold"));
        assert_eq!(own("CostOfRevenue"), "");
    }
}
