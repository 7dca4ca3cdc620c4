//! Checks how concepts follow from each other, and the relations that the file states.

use std::collections::HashMap;

use super::Checker;
use crate::domain::release::model::{Concept, Ref, signed};

/// How deep formulas may be nested: an income statement needs six.
const MOST_STEPS: usize = 32;

impl Checker<'_> {
    /// The formulas of one concept lead to concepts.
    pub(super) fn formulas(&mut self, place: &str, concept: &Concept) {
        let others = concept.other_sums.iter().map(|terms| ("other_sums", terms));
        for (field, terms) in [("sum", &concept.sum), ("flows", &concept.flows)].into_iter().chain(others) {
            let place = format!("{place}, {field}");
            for term in terms {
                match signed(term) {
                    Some((_, id)) => _ = self.concept(&place, id),
                    None => self.report(&place, format!("{term:?}"), "a concept with its sign, such as +Revenues"),
                }
            }
        }
        for (field, pairing) in [("quotient", &concept.quotient), ("product", &concept.product)] {
            if let Some(pairing) = pairing {
                let place = format!("{place}, {field}");
                self.concept(&place, &pairing.of);
                self.concept(&place, &pairing.by);
            }
        }
        if let Some(same) = &concept.same_as {
            self.concept(&format!("{place}, same_as"), same);
        }
    }

    /// No concept is worked out from itself, however long the way round, nor through more steps than anyone would follow.
    pub(super) fn circles(&mut self) {
        let concepts: HashMap<&str, &Concept> = self.file.concepts.iter().map(|c| (c.id.as_str(), c)).collect();
        let mut steps = HashMap::new();
        for concept in &self.file.concepts {
            if let Err(way) = follow(&concept.id, &concepts, &mut steps, &mut Vec::new()) {
                let expected =
                    format!("formulas that lead to printed figures in at most {MOST_STEPS} steps, and never back");
                self.report(format!("concept {:?}", concept.id), format!("the formulas {way}"), expected);
            }
        }
    }

    /// The relations that the file states.
    pub(super) fn relations(&mut self) {
        let file = self.file;
        self.ids("", "relation", &file.relations, |relation| Some(&relation.id));
        for relation in &file.relations {
            let place = format!("relation {:?}", relation.id);
            self.text(&format!("{place}, label"), &relation.label);
            let operands = relation.formula.operands();
            if operands.is_empty() {
                self.report(&place, "a sum of nothing", "at least one figure");
            }
            for reference in operands.into_iter().chain([&relation.result]) {
                match reference {
                    Ref::Claim { claim } if !file.claims.iter().any(|known| known.id == *claim) => {
                        self.report(&place, format!("the claim {claim:?}"), "one that \"claims\" lists");
                    }
                    Ref::Claim { .. } => {}
                    Ref::Fact { concept, period, .. } => {
                        self.concept(&place, concept);
                        self.period(&place, period);
                    }
                }
            }
        }
    }
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
