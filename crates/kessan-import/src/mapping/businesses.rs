//! The company's businesses: members of an axis whose revenues add up to all of them.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Figures;
use super::roles::Role;
use super::shown::Shown;
use super::sums::{Relations, are_parts, by_axis};
use crate::report::{Member, Name, Report};

/// A business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its member.
    pub member: Member,
    /// The line of its revenues.
    pub revenues: usize,
    /// The line of their cost.
    pub cost: Option<usize>,
    /// Lines that its revenues consist of, with their members.
    pub parts: Vec<(Member, usize)>,
}

/// Words of axes, those first that businesses are told apart by.
const AXES: [&str; 7] = [
    "BusinessSegments",
    "OperatingSegments",
    "Segment",
    "ProductOrService",
    "ProductsAndServices",
    "Geographical",
    "Business",
];

/// Finds the businesses, and notes every level of members that adds up to its whole as a way in which the whole adds up.
pub fn find(report: &Report, figures: &Figures, shown: &Shown, main: usize, relations: &mut Relations) -> Vec<Found> {
    let levels = levels(report);
    let whole: Vec<usize> = shown
        .lines
        .iter()
        .copied()
        .filter(|line| figures.lines.get(*line).is_some_and(|line| line.members.is_empty()))
        .collect();
    let revenues = shown.line(figures, Role::Revenues, Some(main));
    let cost = shown.line(figures, Role::CostOfRevenues, Some(main));
    let mut best: Option<(usize, usize, Vec<Found>)> = None;
    for total in whole {
        let Some(line) = figures.lines.get(total) else { continue };
        for ((axis, others), members) in by_axis(figures, shown, &line.element) {
            for set in sets(&axis, &members, &levels) {
                let parts: Vec<usize> = set.iter().filter_map(|member| members.get(*member)).copied().collect();
                let is_class =
                    parts.iter().all(|part| figures.lines.get(*part).is_some_and(|part| part.class == line.class));
                if !is_class || !are_parts(shown, total, &parts, main) {
                    continue;
                }
                relations.add(total, parts.iter().map(|part| (true, *part)).collect());
                if Some(total) != revenues {
                    continue;
                }
                let rank = AXES.iter().position(|word| axis.local.contains(word)).unwrap_or(AXES.len());
                let key = (rank, others.len());
                if best.as_ref().is_some_and(|(rank, count, _)| (*rank, *count) <= key) {
                    continue;
                }
                let found = set.iter().filter_map(|member| {
                    let revenues = *members.get(*member)?;
                    let of = figures.lines.get(revenues)?;
                    let cost = cost.and_then(|cost| {
                        let element = figures.lines.get(cost)?.element.clone();
                        let line =
                            super::figures::Line { element, members: of.members.clone(), class: of.class.clone() };
                        figures.find(&line).filter(|line| shown.lines.contains(line))
                    });
                    Some(Found { member: (*member).clone(), revenues, cost, parts: Vec::new() })
                });
                best = Some((rank, others.len(), found.collect()));
            }
        }
    }
    let mut found = best.map(|(_, _, found)| found).unwrap_or_default();
    for business in &mut found {
        business.parts = parts(figures, shown, business.revenues, main);
    }
    found
}

/// What the revenues of one business consist of, by a second axis, where that adds up.
fn parts(figures: &Figures, shown: &Shown, revenues: usize, main: usize) -> Vec<(Member, usize)> {
    let Some(of) = figures.lines.get(revenues) else { return Vec::new() };
    let mut axes: BTreeMap<&Name, Vec<(Member, usize)>> = BTreeMap::new();
    for number in &shown.lines {
        let Some(line) = figures.lines.get(*number) else { continue };
        let is_below = line.element == of.element
            && line.class == of.class
            && line.members.len() == of.members.len() + 1
            && of.members.iter().all(|member| line.members.contains(member));
        let further = line.members.iter().find(|member| !of.members.contains(member));
        if let Some((axis, member)) = further.filter(|_| is_below) {
            axes.entry(axis).or_default().push((member.clone(), *number));
        }
    }
    let adds_up = |parts: &Vec<(Member, usize)>| {
        let lines: Vec<usize> = parts.iter().map(|(_, line)| *line).collect();
        are_parts(shown, revenues, &lines, main)
    };
    axes.into_values().find(adds_up).unwrap_or_default()
}

/// The levels of the member trees: for each axis or member, in each role, the members directly below.
fn levels(report: &Report) -> Vec<BTreeSet<&Name>> {
    let mut levels: BTreeMap<(&str, &Name), BTreeSet<&Name>> = BTreeMap::new();
    for arc in report.definition.iter().filter(|arc| arc.kind == "domain-member" || arc.kind == "dimension-domain") {
        levels.entry((&arc.role, &arc.from)).or_default().insert(&arc.to);
    }
    let mut unlike: Vec<BTreeSet<&Name>> = levels.into_values().filter(|level| level.len() > 1).collect();
    unlike.sort();
    unlike.dedup();
    unlike
}

/// Sets of members of an axis that may be parts of one whole: all of them, and those of each level.
fn sets<'a>(_axis: &Name, members: &'a BTreeMap<Member, usize>, levels: &[BTreeSet<&Name>]) -> Vec<Vec<&'a Member>> {
    let mut sets: Vec<Vec<&Member>> = vec![members.keys().collect()];
    for level in levels {
        let within = |member: &&Member| matches!(member, Member::Explicit(name) if level.contains(name));
        let set: Vec<&Member> = members.keys().filter(within).collect();
        if set.len() > 1 && !sets.contains(&set) {
            sets.push(set);
        }
        if sets.len() > 40 {
            break;
        }
    }
    sets
}
