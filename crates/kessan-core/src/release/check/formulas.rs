//! Checks how concepts follow from each other, and the relations that the file states.

use std::collections::{HashMap, HashSet};

use super::Checker;
use super::file_location::FileLocation;
use crate::release::model::{Concept, Formula, Ref, Relation, signed};

/// How deep formulas may be nested: an income statement needs six.
const MOST_STEPS: usize = 32;

/// A concept's lists of signed concepts, each with its place.
pub(super) fn lists_of_terms<'a>(location: &FileLocation, concept: &'a Concept) -> Vec<(FileLocation, &'a [String])> {
    let mut lists = vec![(location.named("sum"), &*concept.sum), (location.named("flows"), &*concept.flows)];
    let others = location.named("other_sums");
    lists.extend(concept.other_sums.iter().enumerate().map(|(index, terms)| (others.inner(index), &**terms)));
    lists
}

impl Checker<'_> {
    /// The formulas of one concept lead to concepts.
    pub(super) fn formulas(&mut self, location: &FileLocation, concept: &Concept) {
        for (list, terms) in lists_of_terms(location, concept) {
            for (index, term) in terms.iter().enumerate() {
                let location = list.inner(index);
                match signed(term) {
                    Some((_, id)) => _ = self.concept(&location, id),
                    None => self.report(&location, format!("{term:?}"), "a concept with its sign, such as +Revenues"),
                }
            }
        }
        for (field, pairing) in [("quotient", &concept.quotient), ("product", &concept.product)] {
            if let Some(pairing) = pairing {
                let location = location.named(field);
                self.concept(&location.inner("of"), &pairing.of);
                self.concept(&location.inner("by"), &pairing.by);
            }
        }
        if let Some(same) = &concept.same_as {
            self.concept(&location.named("same_as"), same);
        }
    }

    /// No concept is worked out from itself, however long the way round, nor through more steps than anyone would follow.
    pub(super) fn circles(&mut self) {
        let concepts: HashMap<&str, &Concept> = self.file.concepts.iter().map(|c| (c.id.as_str(), c)).collect();
        let mut steps = HashMap::new();
        for (index, concept) in self.file.concepts.iter().enumerate() {
            if let Err(way) = follow(&concept.id, &concepts, &mut steps, &mut Vec::new()) {
                let expected =
                    format!("formulas that lead to printed figures in at most {MOST_STEPS} steps, and never back");
                let location = FileLocation::new(format!("concept {:?}", concept.id), format!("/concepts/{index}"));
                self.report(&location, format!("the formulas {way}"), expected);
            }
        }
    }

    /// The relations that the file states.
    pub(super) fn relations(&mut self) {
        let file = self.file;
        self.ids(&FileLocation::new("", "/relations"), "relation", &file.relations, |relation| Some(&relation.id));
        let claims: HashSet<&str> = file.claims.iter().map(|claim| claim.id.as_str()).collect();
        for (index, relation) in file.relations.iter().enumerate() {
            let location = FileLocation::new(format!("relation {:?}", relation.id), format!("/relations/{index}"));
            self.text(&location.named("label"), &relation.label);
            if relation.formula.operands().is_empty() {
                self.report(&location.inner("formula"), "a sum of nothing", "at least one figure");
            }
            for (location, reference) in operands(&location, relation) {
                match reference {
                    Ref::Claim { claim } if !claims.contains(claim.as_str()) => {
                        let expected = "one that \"claims\" lists";
                        self.report(&location.inner("claim"), format!("the claim {claim:?}"), expected);
                    }
                    Ref::Claim { .. } => {}
                    Ref::Fact { concept, period, .. } => {
                        self.concept(&location.inner("concept"), concept);
                        self.period(&location.inner("period"), period);
                    }
                }
            }
        }
    }
}

/// The references of the relation at `location`: what it is made from, and its result.
pub(super) fn operands<'a>(location: &FileLocation, relation: &'a Relation) -> Vec<(FileLocation, &'a Ref)> {
    let kind = match relation.formula {
        Formula::Sum(_) => "sum",
        Formula::Quotient(..) => "quotient",
        Formula::Product(..) => "product",
    };
    let operands = relation.formula.operands().into_iter().enumerate();
    let operands = operands.map(|(index, reference)| (location.inner(format!("formula/{kind}/{index}")), reference));
    operands.chain([(location.inner("result"), &relation.result)]).collect()
}

/// How many steps a concept's sums, quotients and products are nested. Each concept is walked through once: `steps` holds
/// what is known, `None` while it is on the way.
///
/// # Errors
///
/// The way back to a concept, as `A → B → A`, or the beginning of one that is too long.
fn follow<'a>(
    id: &'a str,
    concepts: &HashMap<&'a str, &'a Concept>,
    steps: &mut HashMap<&'a str, Option<usize>>,
    way: &mut Vec<&'a str>,
) -> Result<usize, String> {
    match steps.get(id) {
        Some(Some(known)) if way.len() + known <= MOST_STEPS => return Ok(*known),
        None if way.len() < MOST_STEPS => {}
        _ => {
            let start = way.iter().position(|step| *step == id).unwrap_or_default();
            let walked: Vec<&str> = way[start..].iter().copied().chain([id]).collect();
            return Err(walked.join(" → "));
        }
    }
    steps.insert(id, None);
    way.push(id);
    let concept = concepts.get(id).copied();
    let next = concept.into_iter().flat_map(|concept| {
        let terms = concept.sum.iter().filter_map(|term| Some(signed(term)?.1));
        let pairs = [&concept.quotient, &concept.product].into_iter().flatten();
        terms.chain(pairs.flat_map(|pair| [pair.of.as_str(), pair.by.as_str()]))
    });
    let deepest = next.map(|next| follow(next, concepts, steps, way)).try_fold(0, |most, below| Ok(below?.max(most)));
    way.pop();
    let known = deepest.as_ref().map_or(0, |below: &usize| below + 1);
    // A mistake is told once; what leads to it afterwards is taken for a figure.
    steps.insert(id, Some(known));
    deepest.map(|_| known)
}
