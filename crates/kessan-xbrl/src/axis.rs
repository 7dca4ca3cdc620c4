//! The axes of the release's facts, beside concept, period and unit.

use kessan_core::period::{Span, iso};
use kessan_core::release::Scenario;
use kessan_core::release::model::{File, Period};
use kessan_core::text::Text;
use rustc_hash::FxHashMap;

use crate::names::Names;

/// An axis. Its default member, which facts do not name, is its domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Axis {
    /// A result, or an aim: one number or an end of a range. Named as in the filings of the Tokyo Stock Exchange.
    ResultForecast,
    /// What holds now, or what a revision has replaced.
    PreviousCurrent,
    /// The period that a change is held against.
    Comparison,
    /// Where a figure is printed that contradicts another printing of the same.
    Printing,
}

impl Axis {
    /// All of them, in the order in which they are declared.
    pub const ALL: [Axis; 4] = [Axis::ResultForecast, Axis::PreviousCurrent, Axis::Comparison, Axis::Printing];

    /// What its names begin with.
    fn stem(self) -> &'static str {
        match self {
            Axis::ResultForecast => "ResultForecast",
            Axis::PreviousCurrent => "PreviousCurrent",
            Axis::Comparison => "ComparisonPeriod",
            Axis::Printing => "ContradictingPrinting",
        }
    }

    /// The labels of the axis and of its domain, which is its default.
    fn labels(self) -> [Text; 2] {
        let of = |en: &str, ja: &str| Text::new([("en", en), ("ja", ja)]);
        match self {
            Axis::ResultForecast => [of("Result or forecast", "実績・予想"), of("Result", "実績")],
            Axis::PreviousCurrent => [of("Current or replaced", "今回・前回"), of("Current", "今回")],
            Axis::Comparison => [of("Compared with", "比較対象期間"), of("No comparison", "比較なし")],
            Axis::Printing => {
                [of("Other printing", "異なる記載箇所"), of("As printed most precisely", "最も精密な記載")]
            }
        }
    }
}

/// A member of an axis.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// Its element's name.
    pub name: String,
    /// What it is called.
    pub label: Text,
}

/// An axis that is in use.
#[derive(Clone, Debug)]
pub(crate) struct Used {
    /// Which.
    pub axis: Axis,
    /// The names of its element and of its domain's.
    pub names: [String; 2],
    /// Their labels.
    pub labels: [Text; 2],
    /// Its members, in the order in which facts name them.
    pub members: Vec<Member>,
}

/// A fact's members: the axis, and the position of the member in it. In the order of the axes.
pub(crate) type Dimensions = Vec<(Axis, usize)>;

/// The axes in use, with their members.
#[derive(Debug, Default)]
pub(crate) struct Axes {
    list: Vec<Used>,
    by_stem: FxHashMap<(Axis, String), usize>,
}

impl Axes {
    /// Those in use, in the order of [`Axis::ALL`].
    pub fn all(&self) -> impl Iterator<Item = &Used> {
        Axis::ALL.into_iter().filter_map(|axis| self.of(axis))
    }

    /// An axis, if it is in use.
    pub fn of(&self, axis: Axis) -> Option<&Used> {
        self.list.iter().find(|used| used.axis == axis)
    }

    /// The member whose name begins so, made if there is none yet.
    pub fn member(&mut self, names: &mut Names, axis: Axis, stem: &str, label: impl FnOnce() -> Text) -> (Axis, usize) {
        let key = (axis, stem.to_owned());
        if let Some(known) = self.by_stem.get(&key) {
            return (axis, *known);
        }
        let used = match self.list.iter().position(|used| used.axis == axis) {
            Some(index) => index,
            None => {
                let own = ["Axis", "Domain"].map(|end| names.take(&format!("{}{end}", axis.stem())));
                self.list.push(Used { axis, names: own, labels: axis.labels(), members: Vec::new() });
                self.list.len() - 1
            }
        };
        let member = Member { name: names.take(&format!("{stem}Member")), label: label() };
        let members = &mut self.list[used].members;
        members.push(member);
        self.by_stem.insert(key, members.len() - 1);
        (axis, members.len() - 1)
    }

    /// The members of a scenario: none of a result.
    pub fn scenario(&mut self, names: &mut Names, scenario: Scenario) -> Dimensions {
        use Scenario::{
            Actual, PreviousTarget, PreviousTargetLower, PreviousTargetUpper, Target, TargetLower, TargetUpper,
        };
        let (stem, en, ja) = match scenario {
            Actual => return Vec::new(),
            Target | PreviousTarget => ("Forecast", "Forecast", "予想"),
            TargetLower | PreviousTargetLower => ("Lower", "Lower end of the forecast", "予想の下限"),
            TargetUpper | PreviousTargetUpper => ("Upper", "Upper end of the forecast", "予想の上限"),
        };
        let mut members = vec![self.member(names, Axis::ResultForecast, stem, || Text::new([("en", en), ("ja", ja)]))];
        if matches!(scenario, PreviousTarget | PreviousTargetLower | PreviousTargetUpper) {
            let label = || Text::new([("en", "Replaced"), ("ja", "前回")]);
            members.push(self.member(names, Axis::PreviousCurrent, "Previous", label));
        }
        members
    }

    /// The member of a period that something is held against. Its name has the days, so that it is the same in every release.
    pub fn comparison(&mut self, names: &mut Names, period: &Period) -> (Axis, usize) {
        let Span { start, end, instant } = period.span;
        let stem = if instant { format!("On{}", iso(end)) } else { format!("From{}To{}", iso(start), iso(end)) };
        self.member(names, Axis::Comparison, &stem, || period.name.clone())
    }

    /// The member of a place that contradicts another: a table by its position, or the prose; `number` tells several within
    /// one place apart.
    pub fn printing(&mut self, names: &mut Names, file: &File, table: Option<usize>, number: usize) -> (Axis, usize) {
        let table = table.and_then(|index| file.tables.get(index));
        let place = table.map_or("Prose", |table| table.id.as_str());
        let stem = if number == 0 { format!("In_{place}") } else { format!("In_{place}_{}", number + 1) };
        let label = || table.map_or_else(|| Text::new([("en", "Prose"), ("ja", "本文")]), |table| table.title.clone());
        self.member(names, Axis::Printing, &stem, label)
    }
}
