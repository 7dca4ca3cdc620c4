//! What the members of an axis make of a fact: a forecast, what a revision replaces, a part of the group, or a line of its own.

use crate::report::{Fact, Member, Name};

/// Whether a figure is a result or an aim, and which end of a range; as the release format has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scenario {
    /// A result.
    #[default]
    Actual,
    /// A forecast.
    Target,
    /// The lower end of one.
    TargetLower,
    /// The upper end of one.
    TargetUpper,
    /// The forecast that a revision replaces.
    Previous,
    /// Its lower end.
    PreviousLower,
    /// Its upper end.
    PreviousUpper,
}

impl Scenario {
    /// Whether it is any kind of aim.
    pub fn is_target(self) -> bool {
        self != Scenario::Actual
    }

    fn replaced(self) -> Self {
        match self {
            Scenario::Target => Scenario::Previous,
            Scenario::TargetLower => Scenario::PreviousLower,
            Scenario::TargetUpper => Scenario::PreviousUpper,
            other => other,
        }
    }
}

/// A fact's axes, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axes {
    /// Result or forecast.
    pub scenario: Scenario,
    /// Whether it is about the parent company alone, while others are about the group.
    pub is_single: bool,
    /// Whether it stands in a table of a revision, beside what it replaces.
    pub is_revision: bool,
    /// What is left: members that make a line of its own.
    pub members: Vec<(Name, Member)>,
}

/// Reads the axes of a fact. `is_default` says whether a member is its axis' default.
pub fn axes(fact: &Fact, is_default: impl Fn(&Name, &Name) -> bool) -> Axes {
    let mut axes = Axes { members: Vec::with_capacity(fact.dimensions.len()), ..Axes::default() };
    let mut is_previous = false;
    for (axis, member) in fact.dimensions.iter().filter(|(axis, _)| !super::rates::is_axis(axis)) {
        // As instances of EDINET until 2013 say it: an element of its own in the context.
        if axis.local == *"NonConsolidated" {
            axes.is_single = true;
            continue;
        }
        let Member::Explicit(name) = member else {
            axes.members.push((axis.clone(), member.clone()));
            continue;
        };
        let (axis_name, local) = (axis.local.as_str(), name.local.as_str());
        if is_of_scope(axis) {
            axes.is_single = local.starts_with("NonConsolidated");
        } else if axis_name == "PreviousCurrentAxis" {
            axes.is_revision = true;
            is_previous = local.starts_with("Previous");
        } else if axis_name == "ResultForecastAxis" {
            axes.scenario = match local {
                "ForecastMember" | "TargetMember" => Scenario::Target,
                "LowerMember" | "TargetLowerMember" => Scenario::TargetLower,
                "UpperMember" | "TargetUpperMember" => Scenario::TargetUpper,
                _ => Scenario::Actual,
            };
        } else if axis_name == "StatementScenarioAxis" && local == "ScenarioForecastMember" {
            axes.scenario = Scenario::Target;
        } else if !is_default(axis, name) {
            axes.members.push((axis.clone(), member.clone()));
        }
    }
    if is_previous {
        axes.scenario = axes.scenario.replaced();
    }
    axes
}

/// Whether an axis tells the group from the parent company alone.
pub fn is_of_scope(axis: &Name) -> bool {
    ["ConsolidatedNonconsolidated", "ConsolidatedOrNonConsolidated"].iter().any(|name| axis.local.contains(name))
}

/// What a member adds to a concept's id: `ProductMember` is `Product`.
pub fn short(member: &Member) -> String {
    match member {
        Member::Explicit(name) => name.local.strip_suffix("Member").unwrap_or(&name.local).to_owned(),
        Member::Typed(text) => text.chars().take(60).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_have_short_names() {
        let name = Name { local: "YearEndMember".into(), ..Name::default() };
        assert_eq!(short(&Member::Explicit(name)), "YearEnd");
        assert_eq!(
            super::super::emit::scenario(Scenario::Previous as usize),
            kessan_core::release::Scenario::PreviousTarget
        );
    }
}
