//! Where a term is found: by element, by a label's plain form, by its words.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::label::{Language, bigrams, core, language, normal, words};
use super::table::all;
use super::{Match, Term};

/// Below that the words, or the pairs of characters, have too little in common.
const LEAST_WORDS: usize = 72;
const LEAST_PAIRS: usize = 80;

struct Index {
    elements: HashMap<&'static str, usize>,
    /// The names that terms have in reports without tags.
    locals: HashMap<&'static str, usize>,
    exact: HashMap<String, usize>,
    core: HashMap<String, Option<usize>>,
    sets: HashMap<Vec<String>, Option<usize>>,
    /// Labels as sets of words or pairs of characters, and by each of these the labels that have it.
    features: Vec<(usize, Vec<String>)>,
    by_feature: HashMap<String, Vec<usize>>,
}

static INDEX: LazyLock<Index> = LazyLock::new(Index::new);

impl Index {
    fn new() -> Self {
        let mut index = Self {
            elements: HashMap::new(),
            locals: HashMap::new(),
            exact: HashMap::new(),
            core: HashMap::new(),
            sets: HashMap::new(),
            features: Vec::new(),
            by_feature: HashMap::new(),
        };
        for (at, term) in all().iter().enumerate() {
            index.locals.entry(term.local()).or_insert(at);
            for element in &term.elements {
                index.elements.entry(element).or_insert(at);
            }
            for label in term.english.iter().chain(&term.japanese) {
                index.exact.entry(normal(label)).or_insert(at);
                unless_contested(&mut index.core, core(label), at);
                let features = features(label);
                if language(label) == Language::English {
                    unless_contested(&mut index.sets, features.clone(), at);
                }
                for feature in &features {
                    index.by_feature.entry(feature.clone()).or_default().push(index.features.len());
                }
                index.features.push((at, features));
            }
        }
        index
    }
}

/// A form that two terms share leads to neither.
fn unless_contested<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Option<usize>>, key: K, at: usize) {
    map.entry(key).and_modify(|entry| *entry = entry.filter(|other| *other == at)).or_insert(Some(at));
}

fn features(label: &str) -> Vec<String> {
    match language(label) {
        Language::English => words(label),
        Language::Japanese => bigrams(&core(label)),
    }
}

/// The term of an element.
pub(super) fn by_element(prefix: &str, local: &str) -> Option<&'static Term> {
    let at = INDEX.elements.get(format!("{prefix}:{local}").as_str())?;
    all().get(*at)
}

/// The term of a name in a report without tags.
pub(super) fn by_local(local: &str) -> Option<&'static Term> {
    all().get(*INDEX.locals.get(local)?)
}

/// The best term of a label.
pub(super) fn by_label(label: &str) -> Option<Match> {
    let index = &*INDEX;
    let plain = normal(label);
    if plain.is_empty() {
        return None;
    }
    let found = |at: usize, score: u8| all().get(at).map(|term| Match { term, score });
    if let Some(at) = index.exact.get(&plain) {
        return found(*at, 100);
    }
    let core = core(label);
    // What is in brackets may name the term itself: a line in full, and in short behind it.
    if let Some(at) = index.core.get(&core).copied().flatten().or_else(|| index.exact.get(&core).copied()) {
        return found(at, 92);
    }
    let features = features(label);
    if let Some(at) = index.sets.get(&features).copied().flatten() {
        return found(at, 85);
    }
    let least = match language(label) {
        Language::English => LEAST_WORDS,
        Language::Japanese => LEAST_PAIRS,
    };
    let (at, score) = nearest(index, &features, least)?;
    found(at, score)
}

/// The label that has most in common (Dice's coefficient), if one term alone has it.
fn nearest(index: &Index, features: &[String], least: usize) -> Option<(usize, u8)> {
    // One word alone, or one pair, has too many neighbours.
    if features.len() < 2 {
        return None;
    }
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for feature in features {
        for label in index.by_feature.get(feature).into_iter().flatten() {
            *shared.entry(*label).or_default() += 1;
        }
    }
    let mut best: Option<(usize, usize)> = None;
    let mut is_contested = false;
    for (label, count) in shared {
        let (term, of_label) = index.features.get(label)?;
        let score = 200 * count / (features.len() + of_label.len());
        match best {
            Some((_, highest)) if score < highest => {}
            Some((other, highest)) if score == highest => is_contested |= other != *term,
            _ => {
                best = Some((*term, score));
                is_contested = false;
            }
        }
    }
    let (term, score) = best.filter(|(_, score)| *score >= least && !is_contested)?;
    // Never as high as a label whose words are all there.
    Some((term, u8::try_from(score.min(84)).unwrap_or(0)))
}
