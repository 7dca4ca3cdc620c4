//! The release checks itself: whatever can be recomputed is, and the result is compared with what is printed.
//!
//! Every printed figure stands for the values that round to it ([`interval`]). A recomputation ([`formula`]) from such
//! figures gives a range of values too. Where the two ranges meet, the figures tie; where they would meet if one figure
//! of a column that adds up were one unit of its last digit off, the difference is the rounding of that column; everything
//! else is inconsistent ([`verdict`]), more or less gravely ([`Gravity`]). The method is that of XBRL's Calculations 1.1, applied to every kind of relation.
//!
//! Which relations there are follows from the release's structure, kind by kind: `footing`, `tie`, `restatement`, `change`
//! (growth), `definition` (ratios and values per share), `translation`, `balance` (roll-forwards), `claims`,
//! `quarter`, `label`; what no structure implies the file states (`stated`).

pub mod contested;
pub mod derived;
pub mod formula;
pub mod interval;
pub mod notation;
pub mod printing;
pub mod report;
pub mod verdict;

mod balance;
mod change;
mod claims;
pub(crate) mod collect;
pub(crate) mod definition;
mod footing;
mod gravity;
mod label;
pub(crate) mod operand;
mod quarter;
mod restatement;
mod stated;
mod tie;
pub(crate) mod translation;

use rust_decimal::Decimal;

use self::formula::Formula;
use self::printing::{Printing, Source};
use super::release::Release;
use super::release::model::Sign;
pub use gravity::Gravity;
pub use report::Report;

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Parts add up to their total.
    Footing,
    /// One figure in several places is the same.
    Tie,
    /// What a report prints is what an earlier one has printed.
    Restatement,
    /// A change is the change of the figures.
    Growth,
    /// A percentage is that of its two figures.
    Ratio,
    /// An amount in the other currency is the amount at the release's rate.
    Translation,
    /// A value per share is the amount by the shares.
    PerShare,
    /// A balance and what moved it give the next balance.
    RollForward,
    /// The prose says what the tables say.
    Claim,
    /// What is left for a quarter that is not printed makes sense.
    Quarter,
    /// The period that the words name is that of the figures.
    Label,
}

impl Kind {
    /// Every kind, in the order of the page.
    pub const ALL: [Kind; 11] = [
        Kind::Footing,
        Kind::Tie,
        Kind::Restatement,
        Kind::Growth,
        Kind::Ratio,
        Kind::Translation,
        Kind::PerShare,
        Kind::RollForward,
        Kind::Claim,
        Kind::Quarter,
        Kind::Label,
    ];

    /// Its name in open data and in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Footing => "footing",
            Kind::Tie => "tie",
            Kind::Restatement => "restatement",
            Kind::Growth => "growth",
            Kind::Ratio => "ratio",
            Kind::Translation => "translation",
            Kind::PerShare => "per-share",
            Kind::RollForward => "roll-forward",
            Kind::Claim => "claim",
            Kind::Quarter => "quarter",
            Kind::Label => "label",
        }
    }
}

/// How a check ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// It can hold for what the printed figures stand for.
    Tied,
    /// It can hold once one figure of a column that adds up is allowed one unit of its last digit.
    Rounding,
    /// A later report prints another figure than an earlier one has: the company has restated it, or shows it otherwise.
    Restated,
    /// It cannot hold.
    Inconsistent,
}

impl Status {
    /// Every status, the gravest first.
    pub const ALL: [Status; 4] = [Status::Inconsistent, Status::Restated, Status::Rounding, Status::Tied];

    /// Its name in open data and in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Status::Tied => "tied",
            Status::Rounding => "rounding",
            Status::Restated => "restated",
            Status::Inconsistent => "inconsistent",
        }
    }
}

/// What is held against a recomputation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// A printed figure.
    Figure(Printing),
    /// The sign that a concept's figure must have in a period that no table prints: positions in the file's lists.
    Sign {
        /// In `concepts`.
        concept: usize,
        /// In `periods`.
        period: usize,
        /// The sign.
        sign: Sign,
    },
    /// The period that the release's words name.
    Words {
        /// Who says it.
        by: Speaker,
        /// The period named, in `periods`.
        named: usize,
        /// The period of the figures, in `periods`.
        of: usize,
    },
}

/// Whose words name a period: positions in the file's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// A row of a table.
    Row(usize, usize),
    /// A column of a table.
    Column(usize, usize),
    /// A claim, of its own figure.
    Claim(usize),
    /// A claim, of the figure that it compares with.
    ClaimBase(usize),
}

/// Why a check does not simply tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is nothing to explain.
    Plain,
    /// `moved` is one unit of its last digit off so that its column adds up to `total`.
    Column {
        /// The figure.
        moved: Source,
        /// The total of its column.
        total: Source,
    },
    /// With the other sign of this figure it would hold.
    OtherSign(Source),
    /// There is no rate of change on zero, on a loss, or between a loss and a profit.
    NotMeaningful,
}

/// One relation of the release, and how it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its id: the kind and the place of what is held, `tie.cost-of-revenues-1h.4.1h08`.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// How it ends.
    pub status: Status,
    /// What is held against the recomputation.
    pub held: Held,
    /// The recomputation; a label has none.
    pub formula: Option<Formula>,
    /// What the recomputation gives, in the base unit, not rounded.
    pub expected: Option<Decimal>,
    /// The printed figure less the expected one, in the base unit.
    pub difference: Option<Decimal>,
    /// The largest difference that the digits printed can explain, in the base unit and on the side of the difference:
    /// a check ties if and only if its difference is no larger (or, where a range does not include its end, smaller).
    pub tolerance: Option<Decimal>,
    /// Whether the recomputation, rounded to the digits printed, is just what is printed.
    pub is_exact: bool,
    /// What explains the status.
    pub reason: Reason,
}

impl Check {
    /// Every figure that takes part: the one held, then those of the recomputation.
    pub fn sources(&self) -> Vec<Source> {
        let held = match self.held {
            Held::Figure(printing) => Some(printing.source),
            Held::Sign { .. } | Held::Words { .. } => None,
        };
        let used = self.formula.iter().flat_map(Formula::printings).map(|printing| printing.source);
        held.into_iter().chain(used).collect()
    }
}

impl Release {
    /// Every relation of the release, checked; by kind, and within a kind in the file's order.
    ///
    /// ```
    /// use kessan_core::checks::Status;
    /// use kessan_core::release::load::load;
    /// let release = load("made-up.json", include_str!("../../../../tests/releases/made-up.json"))?;
    /// let report = release.checks();
    /// assert!(report.count(Status::Tied) > 0);
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn checks(&self) -> Report {
        let mut collected = collect::Collector::new(self);
        footing::collect(&mut collected);
        tie::collect(&mut collected);
        restatement::collect(&mut collected);
        change::collect(&mut collected);
        definition::collect(&mut collected);
        translation::collect(&mut collected);
        balance::collect(&mut collected);
        claims::collect(&mut collected);
        quarter::collect(&mut collected);
        stated::collect(&mut collected);
        label::collect(&mut collected);
        collected.report()
    }
}
