//! Which lines of two reports are one line of the accounts.

use std::collections::{BTreeMap, BTreeSet};

use kessan_core::release::Release;
use kessan_core::release::model::{Concept, File, Measure, Pairing, Scenario, signed};

use crate::texts::Languages;

/// The other report's lines by the names that they have in the release.
pub type Names = BTreeMap<String, String>;

/// Finds the release's line for each of the other report's: of the same id and unit, or of the same name where figures that both print
/// say so and those of the same id do not. What is kept `apart` is a line of its own.
pub fn names(base: &Release, earlier: &Release, report: &str, apart: &BTreeSet<String>) -> Names {
    let mut names = Names::new();
    let mut taken = BTreeSet::new();
    // Those of the same id first, as a name leads to no line that has one.
    let is_same = |concept: &&Concept| base.concept(&concept.id).is_some_and(|own| own.unit == concept.unit);
    let (same, others): (Vec<&Concept>, Vec<&Concept>) = earlier.file.concepts.iter().partition(is_same);
    for concept in same.into_iter().chain(others) {
        let own = base.concept(&concept.id).filter(|own| own.unit == concept.unit);
        let met = own.map(|own| meet(base, own, earlier, concept));
        let label = label_of(concept);
        let is_called_so = own.is_some_and(|own| label_of(own) == label);
        // Of another name, and without a figure that is the same, the same id may be that of another line: "Other-2".
        let is_it = own.filter(|_| {
            matches!(met, Some(Meeting::Alike | Meeting::Turned)) || (is_called_so && met != Some(Meeting::Never))
        });
        let called_so = || {
            let mut alike = base.file.concepts.iter().filter(|known| {
                let met = meet(base, known, earlier, concept);
                let is_said =
                    matches!(met, Meeting::Alike | Meeting::Turned) || (own.is_some() && met == Meeting::Apart);
                let is_free = !taken.contains(&known.id) && (own.is_some() || earlier.concept(&known.id).is_none());
                known.unit == concept.unit && label_of(known) == label && is_free && is_said
            });
            alike.next().filter(|_| alike.next().is_none())
        };
        let found = is_it.or_else(called_so).or_else(|| own.filter(|_| is_called_so || met != Some(Meeting::Never)));
        let found = found.filter(|own| !apart.contains(&concept.id) && !taken.contains(&own.id));
        let name = match found {
            Some(own) => own.id.clone(),
            None if base.concept(&concept.id).is_some() || apart.contains(&concept.id) => {
                format!("{}.{report}", concept.id)
            }
            None => concept.id.clone(),
        };
        taken.insert(name.clone());
        names.insert(concept.id.clone(), name);
    }
    names
}

/// The other report's lines that it counts with the other sign than the release does: an outflow as a positive amount.
pub fn turned(base: &Release, earlier: &Release, names: &Names) -> BTreeSet<String> {
    let is_turned = |concept: &&Concept| {
        let own = names.get(&concept.id).and_then(|name| base.concept(name));
        own.is_some_and(|own| meet(base, own, earlier, concept) == Meeting::Turned)
    };
    earlier.file.concepts.iter().filter(is_turned).map(|concept| concept.id.clone()).collect()
}

fn label_of(concept: &Concept) -> String {
    let label = concept.label.all().next().map(|(_, label)| label).unwrap_or_default();
    label.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// How the results of two lines meet for the days that both reports print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meeting {
    /// There are no such days.
    Apart,
    /// One figure or more is the same.
    Alike,
    /// All are the same with the other sign.
    Turned,
    /// None of two or more is the same: both were restated, or are two lines.
    Never,
    /// The only one is not the same.
    Once,
}

fn meet(base: &Release, own: &Concept, earlier: &Release, concept: &Concept) -> Meeting {
    let values = |release: &Release, id: &str| -> Vec<_> {
        let results = release.facts.of(id).filter(|fact| fact.measure == Measure::Value);
        let unit = release.concept(id).map(|concept| &concept.unit);
        let results = results.filter(|fact| fact.scenario == Scenario::Actual && Some(&fact.unit) == unit);
        let of = |fact: &kessan_core::facts::Fact| Some((release.period(&fact.period)?.span, fact.value?));
        results.filter_map(of).filter(|(_, value)| !value.is_zero()).collect()
    };
    let ours = values(base, &own.id);
    let theirs = values(earlier, &concept.id);
    let (mut days, mut alike, mut turned) = (0_usize, 0_usize, 0_usize);
    for (span, value) in &theirs {
        let mut same = ours.iter().filter(|(own, _)| own == span).peekable();
        if same.peek().is_none() {
            continue;
        }
        let same: Vec<_> = same.collect();
        days += 1;
        alike += usize::from(same.iter().any(|(_, own)| own == value));
        turned += usize::from(same.iter().any(|(_, own)| *own == -*value));
    }
    match days {
        0 => Meeting::Apart,
        _ if alike > 0 => Meeting::Alike,
        1 => Meeting::Once,
        days if turned == days => Meeting::Turned,
        _ => Meeting::Never,
    }
}

/// Adds the other report's lines to a release, and what they say of lines that the release has, as far as it says nothing else.
pub fn merge(file: &mut File, earlier: &File, names: &Names, turned: &BTreeSet<String>, languages: &Languages<'_>) {
    let (new, known): (Vec<Concept>, Vec<Concept>) = earlier
        .concepts
        .iter()
        .map(|concept| {
            let mut concept = renamed(concept, names, turned);
            languages.concept(&mut concept);
            concept
        })
        .partition(|concept| file.concepts.iter().all(|own| own.id != concept.id));
    // What the new lines are made of is known before sums are united.
    file.concepts.extend(new);
    for concept in known {
        let Some(at) = file.concepts.iter().position(|own| own.id == concept.id) else { continue };
        let sum = united(file, &file.concepts[at], &concept);
        let own = &mut file.concepts[at];
        own.sum = sum;
        own.kind = own.kind.or(concept.kind);
        own.sign = own.sign.or(concept.sign);
        own.quotient = own.quotient.take().or(concept.quotient);
        own.product = own.product.take().or(concept.product);
        own.same_as = own.same_as.take().or(concept.same_as);
        if own.flows.is_empty() {
            own.flows = concept.flows;
        }
    }
}

/// The lines that add up to one in either report: a line that only one of them has was nil in the other. Where one of them adds up in
/// other steps, it is the release's own way.
fn united(file: &File, own: &Concept, other: &Concept) -> Vec<String> {
    if own.sum.is_empty() {
        return other.sum.clone();
    }
    let more: Vec<&String> = other.sum.iter().filter(|term| !own.sum.contains(term)).collect();
    let meets = other.sum.iter().any(|term| own.sum.contains(term));
    // A line with all that it is made of.
    let whole = |term: &str| {
        let id = signed(term).map_or("", |(_, id)| id);
        let mut parts = parts_of(file, id, 0);
        parts.insert(id.to_owned());
        parts
    };
    let known: BTreeSet<String> = own.sum.iter().flat_map(|term| whole(term)).chain([own.id.clone()]).collect();
    let is_other_way = more.iter().any(|term| !whole(term).is_disjoint(&known));
    let mut sum = own.sum.clone();
    if meets && !is_other_way {
        sum.extend(more.into_iter().cloned());
    }
    sum
}

/// Everything that adds up to a line, at any depth.
fn parts_of(file: &File, id: &str, step: u32) -> BTreeSet<String> {
    let concept = file.concepts.iter().find(|concept| concept.id == id);
    let mut parts = BTreeSet::new();
    for (_, part) in concept.into_iter().flat_map(|concept| &concept.sum).filter_map(|term| signed(term)) {
        if step < 16 && parts.insert(part.to_owned()) {
            parts.extend(parts_of(file, part, step + 1));
        }
    }
    parts
}

fn renamed(concept: &Concept, names: &Names, turned: &BTreeSet<String>) -> Concept {
    let name = |id: &String| names.get(id).cloned().unwrap_or_else(|| id.clone());
    let term = |term: &String| {
        let Some((sign, id)) = term.split_at_checked(1) else { return term.clone() };
        let other = turned.contains(id) != turned.contains(&concept.id);
        let sign = match (sign, other) {
            ("+", true) => "-",
            ("-", true) => "+",
            (sign, _) => sign,
        };
        format!("{sign}{}", name(&id.to_owned()))
    };
    let pairing = |pair: &Pairing| Pairing { of: name(&pair.of), by: name(&pair.by) };
    Concept {
        id: name(&concept.id),
        sum: concept.sum.iter().map(term).collect(),
        other_sums: concept.other_sums.iter().map(|sum| sum.iter().map(term).collect()).collect(),
        quotient: concept.quotient.as_ref().map(pairing),
        product: concept.product.as_ref().map(pairing),
        flows: concept.flows.iter().map(term).collect(),
        same_as: concept.same_as.as_ref().map(name),
        sign: concept.sign.filter(|_| !turned.contains(&concept.id)),
        ..concept.clone()
    }
}
