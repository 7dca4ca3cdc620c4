//! Relations, with those that others prohibit or repeat taken out.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::links::Resource;
use crate::limits;
use crate::report::{CalculationArc, DefinitionArc, Label, Name, PresentationArc, Report};

/// What an arc says, whatever its ends.
#[derive(Clone, Debug)]
pub(super) struct Arc {
    pub role: String,
    pub arcrole: String,
    /// The local name of its element.
    pub kind: String,
    pub order: Decimal,
    pub weight: Option<Decimal>,
    pub preferred: Option<String>,
}

/// Where an arc leads to.
#[derive(Clone, Debug)]
pub(super) enum To {
    Element(Name),
    Label(Resource),
}

/// How strong an arc is: of equivalent ones the highest priority holds, and at the same priority the prohibition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Strength {
    pub priority: i64,
    pub is_prohibited: bool,
}

#[derive(Clone, Debug)]
enum Relation {
    Presentation(PresentationArc),
    Calculation(CalculationArc),
    Definition(DefinitionArc),
    Label(Label),
}

/// What makes two relations equivalent: kind, role, ends, and what they say but for their strength.
type Key = (u8, String, Name, Name, String);

/// All relations of a filing, in the order of its files.
#[derive(Debug, Default)]
pub(super) struct Arcs {
    relations: Vec<(Relation, Strength)>,
    known: HashMap<Key, usize>,
    titles: BTreeMap<String, String>,
}

impl Arcs {
    /// Adds a relation; `true` if there are too many.
    pub fn add(&mut self, arc: &Arc, from: &Name, to: To, strength: Strength) -> bool {
        if self.relations.len() >= limits::RELATIONS {
            return true;
        }
        let role = arc.role.clone();
        let from = from.clone();
        let (key, relation) = match to {
            To::Label(Resource { role: kind, language, text, .. }) => {
                // What an element means at length is no label to print.
                if kind == "documentation" || text.is_empty() {
                    return false;
                }
                let key = (0, kind.clone(), from.clone(), Name::default(), format!("{language} {text}"));
                (key, Relation::Label(Label { of: from, role: kind, language, text }))
            }
            To::Element(to) => {
                let said = |about: String| (role.clone(), from.clone(), to.clone(), about);
                let (number, (role_, from_, to_, about), relation) = match arc.arcrole.as_str() {
                    "parent-child" => {
                        let preferred_label = arc.preferred.clone();
                        let about = format!("{} {}", arc.order, preferred_label.as_deref().unwrap_or_default());
                        let said = said(about);
                        let (role, order) = (role, arc.order);
                        (1, said, Relation::Presentation(PresentationArc { role, from, to, order, preferred_label }))
                    }
                    "summation-item" => {
                        let weight = arc.weight.unwrap_or(Decimal::ONE);
                        let said = said(format!("{} {weight}", arc.order));
                        (2, said, Relation::Calculation(CalculationArc { role, from, to, weight, order: arc.order }))
                    }
                    kind if arc.kind == "definitionArc" => {
                        let said = said(format!("{kind} {}", arc.order));
                        let kind = kind.to_owned();
                        (3, said, Relation::Definition(DefinitionArc { role, kind, from, to, order: arc.order }))
                    }
                    _ => return false,
                };
                ((number, role_, from_, to_, about), relation)
            }
        };
        match self.known.get(&key).and_then(|&at| self.relations.get_mut(at)) {
            Some((_, known)) => *known = (*known).max(strength),
            None => {
                self.known.insert(key, self.relations.len());
                self.relations.push((relation, strength));
            }
        }
        false
    }

    /// Adds the title of a role.
    pub fn title(&mut self, role: &str, title: &str) {
        if !title.is_empty() {
            self.titles.entry(role.to_owned()).or_insert_with(|| title.to_owned());
        }
    }

    /// Puts what holds into a report.
    pub fn into_report(self, report: &mut Report) {
        for (relation, _) in self.relations.into_iter().filter(|(_, strength)| !strength.is_prohibited) {
            match relation {
                Relation::Presentation(arc) => report.presentation.push(arc),
                Relation::Calculation(arc) => report.calculation.push(arc),
                Relation::Definition(arc) => report.definition.push(arc),
                Relation::Label(label) => report.labels.push(label),
            }
        }
        for (role, title) in self.titles {
            report.roles.entry(role).or_insert(title);
        }
    }
}
