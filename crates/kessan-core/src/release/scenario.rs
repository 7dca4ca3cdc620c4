//! Whether a figure is a result or an aim.

use serde::{Deserialize, Serialize};

/// Whether a figure is a result, or what the company said that it aims at: as one number, or as a range with a lower and an
/// upper end. What a revision replaces is a previous target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Scenario {
    /// What happened.
    #[default]
    Actual,
    /// What the company announced that it aims at.
    Target,
    /// The lower end of the range that it announced.
    TargetLower,
    /// The upper end of that range.
    TargetUpper,
    /// What it had announced before a revision.
    PreviousTarget,
    /// The lower end of the range that it had announced before.
    PreviousTargetLower,
    /// The upper end of that range.
    PreviousTargetUpper,
}

impl Scenario {
    /// Every scenario, results first.
    pub const ALL: [Scenario; 7] = [
        Scenario::Actual,
        Scenario::Target,
        Scenario::TargetLower,
        Scenario::TargetUpper,
        Scenario::PreviousTarget,
        Scenario::PreviousTargetLower,
        Scenario::PreviousTargetUpper,
    ];

    /// As release files write it.
    pub fn id(self) -> &'static str {
        match self {
            Scenario::Actual => "actual",
            Scenario::Target => "target",
            Scenario::TargetLower => "target-lower",
            Scenario::TargetUpper => "target-upper",
            Scenario::PreviousTarget => "previous-target",
            Scenario::PreviousTargetLower => "previous-target-lower",
            Scenario::PreviousTargetUpper => "previous-target-upper",
        }
    }

    /// The scenario that is written so.
    pub fn from_id(id: &str) -> Option<Self> {
        Scenario::ALL.into_iter().find(|scenario| scenario.id() == id)
    }

    /// What a revision to it replaces, `None` for results and for what was replaced.
    ///
    /// ```
    /// use kessan_core::release::Scenario;
    /// assert_eq!(Scenario::Target.replaced(), Some(Scenario::PreviousTarget));
    /// assert_eq!(Scenario::Actual.replaced(), None);
    /// ```
    pub fn replaced(self) -> Option<Self> {
        match self {
            Scenario::Target => Some(Scenario::PreviousTarget),
            Scenario::TargetLower => Some(Scenario::PreviousTargetLower),
            Scenario::TargetUpper => Some(Scenario::PreviousTargetUpper),
            _ => None,
        }
    }

    /// Whether it is an aim of any kind and no result.
    pub fn is_target(self) -> bool {
        self != Scenario::Actual
    }
}
