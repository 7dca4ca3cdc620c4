//! One report in several languages, or given twice: the same numbers in several documents, each complete by itself.

use kessan_core::order::CompactSort;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::report::{Aspects, Document, Fact, Name, Period, Value};

/// What one document says that another says, too.
type Said<'a> = BTreeSet<(&'a Name, Period, &'a Aspects, Decimal)>;

/// Of so many numbers in a hundred two documents must agree.
const SAME: usize = 90;
/// Two documents in one language with fewer numbers may agree by chance: a cover page and its copy.
const LEAST: usize = 10;

/// The documents that say what another one says, each with that one: the English one of several languages, else the first.
pub(crate) fn translations(facts: &[Fact], documents: &[Document]) -> Vec<(usize, usize)> {
    let mut said: Vec<Said<'_>> = vec![Said::new(); documents.len()];
    for fact in facts {
        if let (Value::Number(value), Some(said)) = (&fact.value, said.get_mut(fact.place.document)) {
            said.insert((&fact.concept, fact.period, &fact.dimensions, value.normalize()));
        }
    }
    let language = |at: usize| {
        let tag = documents.get(at).and_then(|document| document.language.as_deref()).unwrap_or_default();
        tag.split('-').next().unwrap_or_default().to_lowercase()
    };
    let is_same = |a: usize, b: usize| {
        let (Some(one), Some(other)) = (said.get(a), said.get(b)) else { return false };
        let shared = one.intersection(other).count() * 100;
        let most = one.len().max(other.len());
        let is_translated = language(a) != language(b) && !language(a).is_empty() && !language(b).is_empty();
        most > 0 && if is_translated { shared >= most * SAME } else { most >= LEAST && shared == most * 100 }
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in 0..documents.len() {
        if found.iter().any(|(left, _)| *left == at) {
            continue;
        }
        let mut same: Vec<usize> = (at..documents.len()).filter(|other| *other == at || is_same(at, *other)).collect();
        same.compact_sort_by_key(|document| (language(*document) != "en", *document));
        if let Some((kept, left)) = same.split_first() {
            found.extend(left.iter().map(|left| (*left, *kept)));
        }
    }
    found
}
