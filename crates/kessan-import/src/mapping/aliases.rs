//! Elements that are one line of the accounts under several names: a summary's and a statement's total assets.
//!
//! Names alone decide nothing. Two elements are one line if they are known to mean the same and wherever both say something
//! they say the same, at the digits that each is known to.

use std::collections::{BTreeMap, HashMap, HashSet};

use rust_decimal::Decimal;

use super::roles;
use super::scenario::Scenario;
use super::units::{Class, power_of_ten};
use crate::report::{Member, Name, Period};
use kessan_core::order::CompactSort;

/// What is the same for the same figure under another name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(Period, Scenario, Vec<(Name, Member)>, Class, String);

/// The key of a figure.
pub fn key(
    period: Period,
    scenario: Scenario,
    members: &[(Name, Member)],
    class: &Class,
    currency: Option<&str>,
) -> Key {
    Key(period, scenario, members.to_vec(), class.clone(), currency.unwrap_or_default().to_owned())
}

/// A figure of an element.
pub struct Known<'a> {
    /// The element.
    pub element: &'a Name,
    /// What it is about, beside the element.
    pub key: Key,
    /// What it says.
    pub value: Option<Decimal>,
    /// To how many digits.
    pub decimals: Option<i32>,
}

/// The elements that can be another one under another name, by their names: those of a family with several members.
pub fn candidates<'a>(elements: impl Iterator<Item = &'a Name>) -> HashSet<&'a Name> {
    let mut families: HashMap<String, Vec<&Name>> = HashMap::new();
    for element in elements.collect::<HashSet<_>>() {
        families.entry(family(element)).or_default().push(element);
    }
    families.into_values().filter(|family| family.len() > 1).flatten().collect()
}

/// What names the same line in elements of several taxonomies.
fn family(element: &Name) -> String {
    match roles::role(&element.local) {
        Some((role, _)) => format!("{role:?}"),
        None => format!("={}", roles::plain(&element.local)),
    }
}

type Values = BTreeMap<Key, (Decimal, Option<i32>)>;

/// The elements that are another one under another name, each with that one.
pub fn find<'a>(facts: impl Iterator<Item = Known<'a>>) -> HashMap<Name, Name> {
    let mut by_element: BTreeMap<&Name, (usize, Values)> = BTreeMap::new();
    for (order, fact) in facts.enumerate() {
        let (_, values) = by_element.entry(fact.element).or_insert((order, Values::new()));
        if let Some(value) = fact.value {
            let known = values.entry(fact.key).or_insert((value, fact.decimals));
            if fact.decimals > known.1 {
                *known = (value, fact.decimals);
            }
        }
    }
    let mut families: BTreeMap<String, Vec<(&Name, &Values)>> = BTreeMap::new();
    for (element, (_, values)) in &by_element {
        families.entry(family(element)).or_default().push((element, values));
    }
    let mut aliases = HashMap::new();
    for mut family in families.into_values().filter(|family| family.len() > 1) {
        // The one with most figures stands for the others; of equals the one in the statements' own taxonomy, by its rank.
        let rank = |element: &Name| roles::role(&element.local).map_or(0, |(_, rank)| rank);
        family.compact_sort_by_key(|(element, values)| (std::cmp::Reverse(values.len()), rank(element)));
        let mut heads: Vec<(&Name, &Values)> = Vec::new();
        for (element, values) in family.into_iter().take(64) {
            match heads.iter().find(|(_, head)| is_same(head, values)) {
                Some((head, _)) => _ = aliases.insert(element.clone(), (*head).clone()),
                None => heads.push((element, values)),
            }
        }
    }
    aliases
}

/// Whether two elements say the same wherever both say something, and do so at least once.
fn is_same(a: &Values, b: &Values) -> bool {
    let mut shared = 0;
    for (key, (value, decimals)) in b {
        let Some((other, known)) = a.get(key) else { continue };
        if !agrees(*value, *decimals, *other, *known) {
            return false;
        }
        shared += 1;
    }
    shared > 0
}

/// Whether two figures can be one at the digits of the coarser: rounded, or cut off.
pub fn agrees(a: Decimal, a_decimals: Option<i32>, b: Decimal, b_decimals: Option<i32>) -> bool {
    let coarser = match (a_decimals, b_decimals) {
        (None, None) => return a == b,
        (Some(decimals), None) | (None, Some(decimals)) => decimals,
        (Some(a), Some(b)) => a.min(b),
    };
    let (Some(difference), Some(unit)) = (a.checked_sub(b), power_of_ten(coarser.saturating_neg())) else {
        return false;
    };
    if a_decimals == b_decimals { difference.is_zero() } else { difference.abs() < unit }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn known(element: &Name, day: i8, value: i64, decimals: i32) -> Known<'_> {
        let key = key(Period::Instant(date(2030, 1, day)), Scenario::Actual, &[], &Class::Money, Some("EUR"));
        Known { element, key, value: Some(value.into()), decimals: Some(decimals) }
    }

    fn name(local: &str) -> Name {
        Name { namespace: "urn:x".into(), local: local.into(), prefix: "x".into() }
    }

    #[test]
    fn a_summary_and_a_statement_are_one_line_if_they_say_the_same() {
        let (a, b) = (name("Assets"), name("TotalAssets"));
        let facts = [known(&a, 1, 1_234_567, 0), known(&a, 2, 5_000_000, 0), known(&b, 1, 1_234_000, -3)];
        assert_eq!(find(facts.into_iter()).get(&b), Some(&a));
        let facts = [known(&a, 1, 1_234_567, 0), known(&b, 1, 1_236_000, -3)];
        assert!(find(facts.into_iter()).is_empty(), "they differ");
        let facts = [known(&a, 1, 1_234_567, 0), known(&b, 2, 1_234_000, -3)];
        assert!(find(facts.into_iter()).is_empty(), "they never speak of the same day");
    }

    #[test]
    fn figures_at_two_precisions_agree_if_they_can_be_one() {
        let figure = |value: i64| Decimal::from(value);
        assert!(agrees(figure(760_866_000), Some(-3), figure(760_900_000), Some(-5)), "rounded");
        assert!(agrees(figure(760_866_000), Some(-3), figure(760_800_000), Some(-5)), "cut off");
        assert!(!agrees(figure(760_866_000), Some(-3), figure(761_000_000), Some(-5)));
        assert!(!agrees(figure(1), Some(0), figure(2), Some(0)));
    }
}
