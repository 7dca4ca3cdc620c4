//! A release: its file's form ([`model`]), how it is read and checked ([`load`]), and what can be asked of it.

mod check;
pub mod embedded;
mod index;
pub mod load;
pub mod model;
pub mod scenario;
pub mod upgrade;

use rust_decimal::Decimal;

use super::capital::Terms;
use super::derivation::{self, DerivedFigure};
use super::discrepancy::{self, Discrepancy};
use super::facts::Facts;
use super::figure::Figure;
use super::rounding::Rounding;
use super::unit::Unit;
use index::Index;
pub use scenario::Scenario;
use upgrade::Upgrade;

/// A release that has been read and checked: every reference in it leads somewhere, every cell has a meaning.
#[derive(Debug)]
pub struct Release {
    /// The file as it stands.
    pub file: model::File,
    /// What was done to a file of an earlier version of the format.
    pub upgrade: Option<Upgrade>,
    /// Every printed cell as a fact.
    pub facts: Facts,
    /// Its parts by their ids.
    index: Index,
    /// The figures of derived periods, in the order of their concepts and periods.
    pub(super) derived: Vec<DerivedFigure>,
    /// The percentages that it prints otherwise than they are recomputed.
    pub(super) discrepancies: Vec<Discrepancy>,
    rate: Option<Decimal>,
    terms: Option<Terms>,
    /// Whether amounts are shown in the finest unit instead of the usual one; see [`Release::display`].
    pub(super) is_fine: bool,
}

/// One of the two currencies of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Currency {
    /// The one that the company reports in.
    #[default]
    Reporting,
    /// The one that the release translates into.
    Translation,
}

/// What the JSON Schema of release files is called, beside them.
pub const SCHEMA: &str = "release.schema.json";

impl Release {
    fn new(file: model::File, facts: Facts) -> Self {
        let index = Index::of(&file);
        let (derived, discrepancies) = (Vec::new(), Vec::new());
        let (rate, terms, is_fine) = (None, None, false);
        let mut release = Self { file, upgrade: None, facts, index, derived, discrepancies, rate, terms, is_fine };
        release.derived = derivation::figures(&release);
        release.discrepancies = discrepancy::all(&release);
        release.rate = release.file.translation.as_ref().and_then(|translation| release.resolve(&translation.rate));
        release.terms = Terms::of(&release);
        release
    }

    /// The concept of that id.
    pub fn concept(&self, id: &str) -> Option<&model::Concept> {
        self.index.concept(&self.file, id)
    }

    /// The period of that id.
    pub fn period(&self, id: &str) -> Option<&model::Period> {
        self.index.period(&self.file, id)
    }

    /// The claim of that id.
    pub fn claim(&self, id: &str) -> Option<&model::Claim> {
        self.index.claim(&self.file, id)
    }

    /// How the figures of the table at that position were rounded.
    pub fn rounding_of(&self, table: usize) -> Rounding {
        self.file.tables.get(table).and_then(|table| table.rounding).unwrap_or(self.file.rounding)
    }

    /// Whether somebody has given that field of the file beside the documents: `capital.buyback.window`.
    pub fn assumes(&self, field: &str) -> bool {
        self.file.assumptions.iter().any(|assumption| assumption.field == field)
    }

    /// The ISO 4217 code of `currency`; `None` for a translation in a release that has none.
    pub fn currency_code(&self, currency: Currency) -> Option<&str> {
        match currency {
            Currency::Reporting => Some(&self.file.currency),
            Currency::Translation => self.file.translation.as_ref().map(|t| t.currency.as_str()),
        }
    }

    /// The translation rate, in the reporting currency for one unit of the other.
    pub fn rate(&self) -> Option<Decimal> {
        self.rate
    }

    /// The same release with its amounts in the finest unit.
    #[must_use]
    pub fn finely(self) -> Self {
        Self { is_fine: true, ..self }
    }

    /// The calculator's terms; `None` if the release says nothing of capital.
    pub fn terms(&self) -> Option<&Terms> {
        self.terms.as_ref()
    }

    /// The value that a reference leads to, in its base unit.
    pub fn resolve(&self, reference: &model::Ref) -> Option<Decimal> {
        match reference {
            model::Ref::Claim { claim } => self.claim(claim)?.value(),
            model::Ref::Fact { concept, period, scenario } => self.figure(concept, period, *scenario)?.value,
        }
    }

    /// The value of a dividend per share, in the currency that it is declared in.
    pub fn per_share(&self, dividend: &model::Dividend) -> Option<Decimal> {
        match (&dividend.per_share, &dividend.currency) {
            (model::Ref::Fact { concept, period, scenario }, Some(currency)) => {
                self.facts.best(concept, period, currency, *scenario)?.value
            }
            (reference, _) => self.resolve(reference),
        }
    }

    /// The unit of what a reference leads to.
    pub fn unit_of(&self, reference: &model::Ref) -> Option<Unit> {
        match reference {
            model::Ref::Claim { claim } => self.claim(claim).map(|claim| claim.unit.clone()),
            model::Ref::Fact { concept, .. } => self.concept(concept).map(|concept| concept.unit.clone()),
        }
    }

    /// The most precise figure for a concept in the reporting currency: as printed or, for a period that no table
    /// prints, as it [follows](super::derivation) from what is printed.
    ///
    /// `None` if the release does not say.
    ///
    /// ```
    /// use kessan_core::figure::Origin;
    /// use kessan_core::release::{Scenario, load::load};
    /// let release = load("made-up.json", include_str!("../../../../tests/releases/made-up.json"))?;
    /// // EUR 52,372 thousand for the half less 25,711 thousand for the second quarter, in euros.
    /// let quarter = release.figure("Revenues", "Q1-31", Scenario::Actual).unwrap();
    /// assert_eq!(quarter.value, "26661000".parse().ok());
    /// assert_eq!((quarter.decimals, quarter.origin), (-3, Origin::PeriodDifference));
    /// assert_eq!(release.figure("Revenues", "Q1-31", Scenario::Target), None);
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn figure(&self, concept: &str, period: &str, scenario: Scenario) -> Option<Figure> {
        if let Some(fact) = self.facts.best(concept, period, &self.file.currency, scenario) {
            return Some(fact.figure());
        }
        let derived = self.derived_figure(concept, period).filter(|_| scenario == Scenario::Actual)?;
        Some(derived.figure)
    }
}
