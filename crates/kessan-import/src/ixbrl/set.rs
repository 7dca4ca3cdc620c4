//! Sets of documents: files of one folder share contexts, units and continuations.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::content::Continuations;
use super::facts::Reader;
use super::resources::Resources;
use crate::error::{ErrorKind, ImportError};
use crate::limits;
use crate::markup::{Id, Tree, Vocabulary};
use crate::notices::Notices;
use crate::report::{Fact, Place};
use kessan_core::order::CompactSort;

/// A tagged document.
pub(crate) struct Source {
    /// Its position in the report's documents.
    pub document: usize,
    /// Its path within the package.
    pub path: String,
    /// Its markup.
    pub tree: Tree,
}

/// The facts of a report, and for each document the elements that they stand in.
pub(crate) struct Facts {
    pub facts: Vec<Fact>,
    pub elements: Vec<HashMap<Id, usize>>,
}

/// Reads the facts of all documents, in their order.
///
/// # Errors
///
/// There are too many facts, or the documents belong to several companies.
pub(crate) fn read(sources: &[Source], notices: &mut Notices) -> Result<Facts, ImportError> {
    let mut sets: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, source) in sources.iter().enumerate() {
        sets.entry(folder(&source.path)).or_default().push(at);
    }
    let resources: Vec<Resources> = sources.iter().map(|source| Resources::of(&source.tree)).collect();
    let mut found: Vec<(usize, Vec<(Id, Fact)>)> = vec![];
    let mut room = limits::FACTS;
    let mut text_room = sources.iter().map(|source| source.tree.len() * 20 + 4_000_000).sum();
    for set in sets.values() {
        let trees: Vec<&Tree> = set.iter().filter_map(|&at| sources.get(at)).map(|source| &source.tree).collect();
        let shared: Vec<&Resources> = set.iter().filter_map(|&at| resources.get(at)).collect();
        let merged = if shared.len() > 1 { Resources::merged(&shared) } else { Resources::default() };
        let continuations = continuations(&trees);
        let mut used = HashSet::new();
        let target = target(&trees, set, sources, notices);
        for (own, &at) in set.iter().enumerate() {
            let Some(source) = sources.get(at) else { continue };
            let mut reader = Reader {
                own,
                document: source.document,
                path: &source.path,
                trees: &trees,
                resources: resources.get(at).unwrap_or(&merged),
                of_set: &merged,
                continuations: &continuations,
                target: target.as_deref(),
                notices,
                room: &mut room,
                used: &mut used,
                text_room: &mut text_room,
            };
            found.push((at, reader.read()?));
        }
    }
    found.compact_sort_by_key(|(at, _)| *at);
    one_company(&found, sources, notices)?;
    let mut facts = Facts { facts: vec![], elements: vec![] };
    for (_, of_document) in found {
        let mut elements = HashMap::new();
        for (id, fact) in of_document {
            elements.insert(id, facts.facts.len());
            facts.facts.push(fact);
        }
        facts.elements.push(elements);
    }
    Ok(facts)
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn continuations(trees: &[&Tree]) -> Continuations {
    let mut all = Continuations::new();
    for (at, tree) in trees.iter().enumerate() {
        for id in 0..tree.len() {
            if tree.is(id, Vocabulary::Inline, "continuation")
                && let Some(name) = tree.attribute(id, "id")
            {
                all.entry(name.trim().to_owned()).or_insert((at, id));
            }
        }
    }
    all
}

/// The target document to read: the one without a name, or the first where every fact has one. `None` is the one without.
fn target(trees: &[&Tree], set: &[usize], sources: &[Source], notices: &mut Notices) -> Option<String> {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut first, mut has_default) = (None, false);
    for tree in trees {
        for id in 0..tree.len() {
            let is_fact =
                ["nonFraction", "nonNumeric", "fraction"].iter().any(|local| tree.is(id, Vocabulary::Inline, local));
            if is_fact {
                match tree.attribute(id, "target") {
                    Some(target) => {
                        first.get_or_insert(target);
                        *named.entry(target).or_default() += 1;
                    }
                    None => has_default = true,
                }
            }
        }
    }
    let read = first.filter(|_| !has_default);
    for (target, count) in named.into_iter().filter(|(target, _)| Some(*target) != read) {
        let document = set.first().and_then(|&at| sources.get(at)).map_or(0, |source| source.document);
        notices.add(
            Place { document, ..Place::default() },
            format!("{count} facts for the target document “{target}”"),
            "left out: the report is the target document without a name",
        );
    }
    read.map(str::to_owned)
}

/// Documents of different companies are no report. A company may go by several schemes (an exchange's code, a regulator's).
fn one_company(
    found: &[(usize, Vec<(Id, Fact)>)],
    sources: &[Source],
    notices: &mut Notices,
) -> Result<(), ImportError> {
    let mut known: BTreeMap<&str, (BTreeSet<&str>, usize)> = BTreeMap::new();
    for (at, facts) in found {
        let mut own: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (_, fact) in facts {
            own.entry(&fact.entity.0).or_default().insert(&fact.entity.1);
        }
        for (scheme, identifiers) in own {
            let (before, first) = known.entry(scheme).or_insert_with(|| (identifiers.clone(), *at));
            if before.is_disjoint(&identifiers) {
                let name = |at: usize| sources.get(at).map_or("", |source| source.path.as_str());
                let list = |set: &BTreeSet<&str>| set.iter().take(3).copied().collect::<Vec<_>>().join(", ");
                return Err(ImportError::new(
                    ErrorKind::SeveralCompanies,
                    name(*at),
                    format!(
                        "its facts are about {}, those of “{}” about {}",
                        list(&identifiers),
                        name(*first),
                        list(before)
                    ),
                )
                .expected(format!("documents of one company (entity identifiers of {scheme})"))
                .remedy("import each company's documents by themselves"));
            }
            before.extend(identifiers);
        }
    }
    for (scheme, (identifiers, at)) in known.into_iter().filter(|(_, (identifiers, _))| identifiers.len() > 1) {
        let document = sources.get(at).map_or(0, |source| source.document);
        notices.add(
            Place { document, ..Place::default() },
            format!("facts about {} companies ({scheme})", identifiers.len()),
            "all were kept; the report's own is the one with most facts",
        );
    }
    Ok(())
}
