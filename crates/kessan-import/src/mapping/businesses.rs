//! The company's businesses: members of an axis whose revenues add up to all of them, or lines of the accounts that do.

mod divisions;
mod elements;

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Figures;
use super::roles::{Role, is_revenues};
use super::shown::Shown;
use super::sums::{Relations, Terms};
use crate::report::{Member, Name, Report};
use divisions::{Division, Search, essential};
use kessan_core::order::{CollectOrdered, CompactSort};
use kessan_core::release::model::Breakdown;

/// A business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its member; of a line of the accounts its element.
    pub member: Member,
    /// The line of its revenues.
    pub revenues: usize,
    /// The line of their cost.
    pub cost: Option<usize>,
    /// Lines that its revenues consist of, with their members.
    pub parts: Vec<(Member, usize)>,
    /// What kind of business it is, by its axis.
    pub breakdown: Breakdown,
}

/// Words of axes, in lower case, with what they break revenues down by; those first that businesses are told apart by, regions are
/// the last resort.
const AXES: [(&str, Breakdown); 13] = [
    ("businesssegment", Breakdown::Segment),
    ("operatingsegment", Breakdown::Segment),
    ("reportablesegment", Breakdown::Segment),
    ("subsegment", Breakdown::Segment),
    ("segment", Breakdown::Segment),
    ("lineofbusiness", Breakdown::Business),
    ("businessunit", Breakdown::Business),
    ("division", Breakdown::Business),
    ("productorservice", Breakdown::Product),
    ("productsandservices", Breakdown::Product),
    ("product", Breakdown::Product),
    ("geograph", Breakdown::Region),
    ("columnsaxis", Breakdown::Business),
];
/// Words of axes that tell something else apart: eliminations from segments, acquired companies, big customers.
const NO_AXES: [&str; 5] = ["consolidation", "acquisition", "combination", "customer", "range"];
/// More parts than a reader tells apart.
const MOST_BUSINESSES: usize = 20;

/// How far down the list of axes one stands; `None` for axes that no businesses are told apart by.
fn rank(axis: &Name) -> Option<usize> {
    let lower = axis.local.to_lowercase();
    let is_other = NO_AXES.iter().any(|word| lower.contains(word));
    AXES.iter().position(|(word, _)| lower.contains(word)).filter(|_| !is_other)
}

/// Finds the businesses, and notes every level of members that adds up to its whole as a way in which the whole adds up. Beside
/// them why there are none, where there are segments.
pub fn find(
    report: &Report,
    figures: &Figures,
    shown: &Shown,
    main: usize,
    relations: &mut Relations,
) -> (Vec<Found>, Option<String>) {
    let search = Search::new(report, figures, shown, main);
    let revenues = shown.line(figures, Role::Revenues, Some(main));
    let mut best: Option<((usize, bool, usize), Division)> = None;
    for total in shown.lines.iter().copied() {
        let Some(line) = figures.lines.get(total).filter(|line| line.members.is_empty()) else { continue };
        let is_revenues_line = Some(total) == revenues;
        let mut elements = vec![&line.element];
        if is_revenues_line {
            elements.extend(search.elements().filter(|name| **name != line.element && is_revenues(&name.local)));
        }
        for (at, element) in elements.into_iter().enumerate() {
            for division in search.divisions(total, element) {
                relations.infer(total, division.terms());
                let Some(rank) = rank(&division.axis).filter(|_| is_revenues_line) else { continue };
                let key = (rank, !division.rest.is_empty(), at);
                if division.parts.len() <= MOST_BUSINESSES && best.as_ref().is_none_or(|(known, _)| key < *known) {
                    best = Some((key, division));
                }
            }
        }
    }
    let Some((_, division)) = best else {
        let found = revenues.map(|revenues| elements::find(figures, shown, revenues, relations)).unwrap_or_default();
        let note = found.is_empty().then(|| lacking(&search, revenues)).flatten();
        return (found, note);
    };
    let costs = costs(&search, &division, relations);
    let before = figures.periods.known_year_before(main);
    let is_reported = |line: usize| {
        [Some(main), before]
            .into_iter()
            .flatten()
            .any(|period| shown.actual(line, period).is_some_and(|known| !known.value.is_zero()))
    };
    let found: Vec<Found> = division
        .parts
        .iter()
        .filter(|(_, line)| is_reported(*line))
        .map(|(member, line)| Found {
            member: member.clone(),
            revenues: *line,
            cost: costs.get(member).copied(),
            parts: parts(&search, *line, member, relations),
            breakdown: rank(&division.axis)
                .and_then(|rank| AXES.get(rank))
                .map(|(_, breakdown)| *breakdown)
                .unwrap_or_default(),
        })
        .collect();
    // One business is the company.
    let note = left_out(&search, &division, &found);
    if found.len() > 1 { (found, note) } else { (Vec::new(), note) }
}

/// The members of the businesses' axis that are none of them, though figures of theirs are shown: those without revenues.
fn left_out(search: &Search<'_>, division: &Division, found: &[Found]) -> Option<String> {
    let is_part = |member: &Member| division.parts.iter().any(|(own, _)| own == member);
    let is_business = |member: &Member| found.iter().any(|business| business.member == *member);
    // Levels above and below the businesses are no further ones.
    let near: BTreeSet<&Name> = division.parts.iter().flat_map(|(member, _)| search.near(member)).collect_set();
    let mut others: BTreeMap<&Member, BTreeSet<&str>> = BTreeMap::new();
    for element in search.elements() {
        for number in search.lines(element) {
            let Some(line) = search.figures.lines.get(*number) else { continue };
            let [(axis, member)] = essential(line)[..] else { continue };
            let is_near = matches!(member, Member::Explicit(name) if near.contains(name));
            let is_own = *axis == division.axis && super::members::standing(member) == super::members::Standing::Own;
            let is_shown = search.shown.actual(*number, search.main).is_some_and(|known| !known.value.is_zero());
            let is_result = super::roles::role(&line.element.local).is_some_and(|(role, _)| {
                matches!(role, Role::OperatingIncome | Role::IncomeBeforeTax | Role::Profit | Role::NetIncome)
            });
            if is_own && is_shown && is_result && !is_near && !is_business(member) {
                others.entry(member).or_default().insert(&line.element.local);
            }
        }
    }
    let name = |member: &Member| match member {
        Member::Explicit(name) => name.local.to_string(),
        Member::Typed(text) => text.clone(),
    };
    let told: Vec<String> = others
        .iter()
        .map(|(member, elements)| {
            let elements: Vec<&str> = elements.iter().copied().take(3).collect();
            let why = if is_part(member) { "no revenues in the two years compared" } else { "no revenues" };
            format!("{} ({why}, but {})", name(member), elements.join(", "))
        })
        .collect();
    (!told.is_empty()).then(|| {
        format!(
            "businesses by {}: left out {}; expected revenues of each; add them to story.businesses by hand if a table shows some",
            division.axis.local,
            told.join("; ")
        )
    })
}

/// The cost of each member's revenues, if together they are all of the cost.
fn costs(search: &Search<'_>, division: &Division, relations: &mut Relations) -> BTreeMap<Member, usize> {
    let Some(total) = search.shown.line(search.figures, Role::CostOfRevenues, Some(search.main)) else {
        return BTreeMap::new();
    };
    let is_cost = |name: &&Name| super::roles::role(&name.local).is_some_and(|(role, _)| role == Role::CostOfRevenues);
    for element in search.elements().filter(is_cost) {
        for costs in search.divisions(total, element) {
            let is_same = |(member, _): &(Member, usize)| division.parts.iter().any(|(own, _)| own == member);
            if costs.axis == division.axis && costs.parts.iter().all(is_same) {
                relations.infer(total, costs.terms());
                return costs.parts.into_iter().collect_map();
            }
        }
    }
    BTreeMap::new()
}

/// What the revenues of one business consist of, by a second axis or by the members below its own, where that adds up.
fn parts(search: &Search<'_>, revenues: usize, member: &Member, relations: &mut Relations) -> Vec<(Member, usize)> {
    let Some(of) = search.figures.lines.get(revenues) else { return Vec::new() };
    let whole = essential(of);
    let below = search.below(member);
    let mut axes: BTreeMap<(&Name, &Name), Vec<(Member, usize)>> = BTreeMap::new();
    for element in search.elements().filter(|name| **name == of.element || is_revenues(&name.local)) {
        for number in search.lines(element) {
            let Some(line) = search.figures.lines.get(*number).filter(|line| line.class == of.class) else { continue };
            let own = essential(line);
            let is_further = own.len() == whole.len() + 1 && whole.iter().all(|member| own.contains(member));
            let further = own.iter().find(|member| !whole.contains(member)).filter(|_| is_further);
            let lower = own.first().filter(|(axis, member)| {
                own.len() == 1
                    && whole.first().is_some_and(|(whole, _)| whole == axis)
                    && matches!(member, Member::Explicit(name) if below.contains(name))
            });
            if let Some((axis, member)) = further.or(lower) {
                axes.entry((element, axis)).or_default().push(((*member).clone(), *number));
            }
        }
    }
    let own_first = |(element, _): &(&Name, &Name)| **element != of.element;
    let mut axes: Vec<_> = axes.into_iter().collect();
    axes.compact_sort_by_key(|(key, _)| own_first(key));
    for (_, parts) in axes {
        let is_own = |(member, _): &(Member, usize)| super::members::standing(member) == super::members::Standing::Own;
        let parts: Vec<(Member, usize)> = parts.into_iter().filter(is_own).collect();
        let terms: Terms = parts.iter().map(|(_, line)| (true, *line)).collect();
        if parts.len() <= MOST_BUSINESSES && search.holds(revenues, &terms) {
            relations.infer(revenues, terms);
            return parts;
        }
    }
    Vec::new()
}

/// Why there are no businesses, where members of an axis of segments have revenues or income.
fn lacking(search: &Search<'_>, revenues: Option<usize>) -> Option<String> {
    let mut axes: BTreeMap<(usize, &Name), BTreeMap<&Name, usize>> = BTreeMap::new();
    for element in search.elements() {
        for number in search.lines(element) {
            let Some(line) = search.figures.lines.get(*number) else { continue };
            let [(axis, member)] = essential(line)[..] else { continue };
            let is_own = super::members::standing(member) == super::members::Standing::Own;
            let Some(rank) = rank(axis).filter(|rank| *rank < 8 && is_own) else { continue };
            if search.shown.actual(*number, search.main).is_some() {
                *axes.entry((rank, axis)).or_default().entry(&line.element).or_default() += 1;
            }
        }
    }
    let ((_, axis), elements) = axes.into_iter().find(|(_, elements)| elements.values().any(|count| *count > 1))?;
    let of_revenues = elements.iter().filter(|(element, count)| is_revenues(&element.local) && **count > 1);
    let reason = match (revenues, of_revenues.map(|(element, count)| (*element, *count)).next()) {
        (_, None) => {
            let names: Vec<String> = elements.keys().take(3).map(|name| name.local.to_string()).collect();
            format!("its members have no revenues, only {}", names.join(", "))
        }
        (None, Some(_)) => "all revenues together are in no table".to_owned(),
        (Some(_), Some((element, count))) => {
            format!("the {count} members of {} do not add up to all revenues", element.local)
        }
    };
    Some(format!(
        "businesses by {}: none came out, since {reason}; expected members whose revenues, with eliminations, are all revenues; add them to story.businesses by hand if they are",
        axis.local
    ))
}
