//! Wholes that the members of an axis add up to.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::mapping::figures::{Figures, Line};
use crate::mapping::members::{Standing, standing};
use crate::mapping::shown::{Known, Shown, adds_up};
use crate::mapping::sums::{Terms, sign};
use crate::report::{Member, Name, Report};
use kessan_core::order::{CollectOrdered, CompactSort};

/// A level of more members is none that anyone calls businesses, regions or products.
const MOST_MEMBERS: usize = 100;
/// Levels of the member trees that are tried for one axis.
const MOST_SETS: usize = 40;
/// How deep member trees are followed.
const MOST_STEPS: usize = 16;

/// What a whole consists of by the members of one axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// The axis.
    pub axis: Name,
    /// The members, with their lines.
    pub parts: Vec<(Member, usize)>,
    /// What leads from their sum to the whole: eliminations, amounts of no member.
    pub rest: Terms,
}

impl Division {
    /// All of it as a sum.
    pub fn terms(&self) -> Terms {
        self.parts.iter().map(|(_, line)| (true, *line)).chain(self.rest.iter().copied()).collect()
    }
}

/// Searches what is shown for divisions.
pub struct Search<'a> {
    /// The lines.
    pub figures: &'a Figures,
    /// The values.
    pub shown: &'a Shown,
    /// The period that a division must hold in.
    pub main: usize,
    /// Lines with members, by element.
    lines: BTreeMap<&'a Name, Vec<usize>>,
    /// For each member or domain those right below it, in each role.
    levels: Vec<BTreeSet<&'a Name>>,
    /// The levels that a member is in.
    levels_of: BTreeMap<&'a Name, Vec<usize>>,
    /// For each member those above it.
    above: BTreeMap<&'a Name, BTreeSet<&'a Name>>,
}

impl<'a> Search<'a> {
    /// Of a report.
    pub fn new(report: &'a Report, figures: &'a Figures, shown: &'a Shown, main: usize) -> Self {
        let mut lines: BTreeMap<&Name, Vec<usize>> = BTreeMap::new();
        for number in &shown.lines {
            if let Some(line) = figures.lines.get(*number).filter(|line| !line.members.is_empty()) {
                lines.entry(&line.element).or_default().push(*number);
            }
        }
        let is_member = |name: &Name| name.local.ends_with("Member") || name.local.ends_with("Domain");
        let defined = report
            .definition
            .iter()
            .filter(|arc| arc.kind == "domain-member" || arc.kind == "dimension-domain")
            .map(|arc| (arc.role.as_str(), &arc.from, &arc.to));
        let presented = report
            .presentation
            .iter()
            .filter(|arc| is_member(&arc.from) && is_member(&arc.to))
            .map(|arc| (arc.role.as_str(), &arc.from, &arc.to));
        let mut levels: BTreeMap<(&str, &Name), BTreeSet<&Name>> = BTreeMap::new();
        let mut above: BTreeMap<&Name, BTreeSet<&Name>> = BTreeMap::new();
        for (role, from, to) in defined.chain(presented) {
            levels.entry((role, from)).or_default().insert(to);
            above.entry(to).or_default().insert(from);
        }
        let mut levels: Vec<BTreeSet<&Name>> = levels.into_values().filter(|level| level.len() > 1).collect();
        levels.compact_sort();
        levels.dedup();
        let mut levels_of: BTreeMap<&Name, Vec<usize>> = BTreeMap::new();
        for (number, level) in levels.iter().enumerate() {
            for name in level {
                levels_of.entry(*name).or_default().push(number);
            }
        }
        Self { figures, shown, main, lines, levels, levels_of, above }
    }

    /// The elements that have lines with members.
    pub fn elements(&self) -> impl Iterator<Item = &'a Name> + '_ {
        self.lines.keys().copied()
    }

    /// The lines with members of an element.
    pub fn lines(&self, element: &Name) -> &[usize] {
        self.lines.get(element).map(Vec::as_slice).unwrap_or_default()
    }

    /// The divisions of a whole by lines of an element: for each axis every level that adds up, the highest first, or one that adds
    /// up with what reconciles it.
    pub fn divisions(&self, total: usize, element: &Name) -> Vec<Division> {
        let Some(whole) = self.figures.lines.get(total) else { return Vec::new() };
        let mut axes: BTreeMap<&Name, BTreeMap<&Member, usize>> = BTreeMap::new();
        for number in self.lines(element) {
            let Some(line) = self.figures.lines.get(*number).filter(|line| line.class == whole.class) else { continue };
            if let [(axis, member)] = essential(line).as_slice() {
                let place = axes.entry(axis).or_default().entry(member).or_insert(*number);
                // The same member once with a marker of its standing and once without: the one that has the period.
                if self.shown.actual(*place, self.main).is_none() {
                    *place = *number;
                }
            }
        }
        let of_axis = |(axis, members): (&&Name, &BTreeMap<&Member, usize>)| {
            let sets = self.sets(members);
            let division = |set: &Vec<(&Member, usize)>, rest: &Terms| Division {
                axis: (*axis).clone(),
                parts: set.iter().map(|(member, line)| ((*member).clone(), *line)).collect(),
                rest: rest.clone(),
            };
            let mut found: Vec<Division> = sets.iter().map(|set| division(set, &Vec::new())).collect();
            found.retain(|division| self.holds(total, &division.terms()));
            if found.is_empty() && !sets.is_empty() {
                let options = self.options(axis, members, element);
                let mut tried = options.iter().flat_map(|rest| sets.iter().map(|set| division(set, rest)));
                found.extend(tried.find(|division| self.holds(total, &division.terms())));
            }
            found
        };
        axes.iter().flat_map(of_axis).collect()
    }

    /// Sets of members that may be parts of one whole, the highest first: those that no other stands above, all of them, those
    /// of each level, those that stand above no other.
    fn sets<'m>(&self, members: &BTreeMap<&'m Member, usize>) -> Vec<Vec<(&'m Member, usize)>> {
        let mut own: Vec<(&Member, usize)> = members
            .iter()
            .filter(|(member, _)| standing(member) == Standing::Own)
            .map(|(member, line)| (*member, *line))
            .collect();
        // Lines are numbered as the filing names them: its own order, not that of the alphabet.
        own.compact_sort_by_key(|(_, line)| *line);
        if own.len() < 2 || own.len() > MOST_MEMBERS {
            return Vec::new();
        }
        let names: BTreeSet<&Name> = own.iter().filter_map(|(member, _)| name(member)).collect_set();
        let over: BTreeMap<&Name, BTreeSet<&Name>> = names
            .iter()
            .map(|name| (*name, self.ancestors(name).intersection(&names).copied().collect_set()))
            .collect_map();
        let parents: BTreeSet<&Name> = over.values().flatten().copied().collect_set();
        let among = |is: &dyn Fn(&Name) -> bool| -> Vec<(&'m Member, usize)> {
            own.iter().filter(|(member, _)| name(member).is_none_or(is)).copied().collect()
        };
        let mut sets = vec![among(&|name| over.get(name).is_none_or(BTreeSet::is_empty)), own.clone()];
        let numbers: BTreeSet<usize> =
            names.iter().flat_map(|name| self.levels_of.get(*name).into_iter().flatten()).copied().collect_set();
        for level in numbers.into_iter().take(MOST_SETS).filter_map(|number| self.levels.get(number)) {
            sets.push(among(&|name| level.contains(name)));
        }
        sets.push(among(&|name| !parents.contains(name)));
        let mut unlike: Vec<Vec<(&Member, usize)>> = Vec::new();
        for set in sets {
            if set.len() > 1 && !unlike.contains(&set) {
                unlike.push(set);
            }
        }
        unlike
    }

    /// What may lead from the sum of members to the whole: the axis' own reconciling members; those of another axis;
    /// eliminations of each member; printed positive, they are taken off.
    fn options(&self, axis: &Name, members: &BTreeMap<&Member, usize>, element: &Name) -> Vec<Terms> {
        let is_reconciling = |member: &Member| standing(member) == Standing::Reconciling;
        let same: Vec<usize> =
            members.iter().filter(|(member, _)| is_reconciling(member)).map(|(_, line)| *line).collect();
        let (mut other, mut each) = (Vec::new(), Vec::new());
        for number in self.lines(element) {
            let Some(line) = self.figures.lines.get(*number) else { continue };
            match essential(line).as_slice() {
                [(own, member)] if *own != axis && is_reconciling(member) => other.push(*number),
                [(first, member), (second, further)] => {
                    let (own, reconciling) = if *first == axis { (member, further) } else { (further, member) };
                    let has_axis = *first == axis || *second == axis;
                    if has_axis && !is_reconciling(own) && is_reconciling(reconciling) {
                        each.push(*number);
                    }
                }
                _ => {}
            }
        }
        let both: Vec<usize> = same.iter().chain(&other).copied().collect();
        let mut options: Vec<Terms> = Vec::new();
        for lines in [same, other, each, both] {
            let has_value =
                |line: &usize| self.shown.actual(*line, self.main).is_some_and(|known| !known.value.is_zero());
            if lines.len() > MOST_MEMBERS || !lines.iter().any(has_value) {
                continue;
            }
            for is_plus in [true, false] {
                let terms: Terms = lines.iter().map(|line| (is_plus, *line)).collect();
                if !options.contains(&terms) {
                    options.push(terms);
                }
            }
        }
        options
    }

    fn ancestors(&self, name: &'a Name) -> BTreeSet<&'a Name> {
        let mut all: BTreeSet<&Name> = BTreeSet::new();
        let mut next: Vec<&Name> = vec![name];
        for _ in 0..MOST_STEPS {
            let over: Vec<&Name> =
                next.iter().flat_map(|name| self.above.get(*name).into_iter().flatten()).copied().collect();
            next = over.into_iter().filter(|name| all.insert(name)).collect();
            if next.is_empty() {
                break;
            }
        }
        all
    }

    /// The members right below one, in any role.
    pub fn below(&self, member: &Member) -> BTreeSet<&'a Name> {
        let Some(name) = name(member) else { return BTreeSet::new() };
        self.above.iter().filter(|(_, above)| above.contains(name)).map(|(below, _)| *below).collect_set()
    }

    /// The members above and below one, in any role.
    pub fn near(&self, member: &Member) -> BTreeSet<&'a Name> {
        let Some((name, _)) = name(member).and_then(|name| self.above.get_key_value(name)) else {
            return self.below(member);
        };
        self.ancestors(name).into_iter().chain(self.below(member)).collect_set()
    }

    /// Whether terms add up to a total in the main period, and nowhere to something else where all of them are known. At least
    /// two of them are, so that a part alone is not taken for a sum.
    pub fn holds(&self, total: usize, terms: &Terms) -> bool {
        terms.len() > 1
            && self.at(total, terms, self.main) == Some(true)
            && self.shown.periods(total).into_iter().all(|period| self.at(total, terms, period) != Some(false))
    }

    fn at(&self, total: usize, terms: &Terms, period: usize) -> Option<bool> {
        let whole = self.shown.actual(total, period)?;
        let mut known: Vec<(Decimal, Known)> = Vec::new();
        let mut is_complete = true;
        for (is_plus, line) in terms {
            match self.shown.actual(*line, period) {
                Some(part) => known.push((sign(*is_plus), part)),
                None => is_complete &= self.shown.is_nil(*line, period),
            }
        }
        if known.len() < 2 {
            return None;
        }
        match adds_up(whole, &known)? {
            true => Some(true),
            false => is_complete.then_some(false),
        }
    }
}

/// The members of a line without markers such as "operating segments", which only say that the others are no eliminations.
pub fn essential(line: &Line) -> Vec<(&Name, &Member)> {
    let is_marker = |(axis, member): &(Name, Member)| {
        line.members.len() > 1 && axis.local.contains("ConsolidationItems") && standing(member) == Standing::Subtotal
    };
    line.members.iter().filter(|member| !is_marker(member)).map(|(axis, member)| (axis, member)).collect()
}

fn name(member: &Member) -> Option<&Name> {
    match member {
        Member::Explicit(name) => Some(name),
        Member::Typed(_) => None,
    }
}
