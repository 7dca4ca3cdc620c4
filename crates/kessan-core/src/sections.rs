//! Which sections the page of a release has: one without data is absent, never empty.

use super::checks::Report;
use super::release::Release;

/// A section of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The headline figures against last year and the targets.
    Overview,
    /// Revenues by business.
    Mix,
    /// What is left of the revenues.
    Margins,
    /// The tables.
    Statements,
    /// The dividend and buyback calculator.
    Dividends,
    /// What the release's figures say of each other.
    Checks,
    /// Where the figures come from, and what can be taken along.
    Sources,
}

impl Section {
    /// All of them, in the order of the page.
    pub const ALL: [Section; 7] = [
        Section::Overview,
        Section::Mix,
        Section::Margins,
        Section::Statements,
        Section::Dividends,
        Section::Checks,
        Section::Sources,
    ];

    /// Its name in addresses, and of its element.
    pub fn id(self) -> &'static str {
        match self {
            Section::Overview => "overview",
            Section::Mix => "mix",
            Section::Margins => "margins",
            Section::Statements => "statements",
            Section::Dividends => "dividends",
            Section::Checks => "checks",
            Section::Sources => "sources",
        }
    }
}

impl Release {
    /// Whether the release has something for a section. `report` are its checks.
    ///
    /// ```
    /// use kessan_core::release::load::load;
    /// use kessan_core::sections::Section;
    /// let release = load("loss.json", include_str!("../../../tests/releases/loss.json"))?;
    /// let report = release.checks();
    /// let there: Vec<_> = Section::ALL.into_iter().filter(|section| release.has_section(*section, &report)).collect();
    /// assert_eq!(there, [Section::Statements, Section::Checks, Section::Sources]);
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn has_section(&self, section: Section, report: &Report) -> bool {
        let pairs = || self.pairs().into_iter();
        match section {
            Section::Overview => pairs().any(|pair| !self.headlines(&pair).is_empty()),
            Section::Mix => pairs().any(|pair| {
                let mut businesses = self.file.story.businesses.iter();
                businesses.any(|business| pair.periods().any(|at| self.value(&business.revenues, &at.id).is_some()))
            }),
            Section::Margins => pairs().any(|pair| {
                let mut lines = self.margin_lines().into_iter();
                lines.any(|line| {
                    pair.periods()
                        .any(|at| self.margin(line.kind, &at.id).is_some_and(|margin| margin.percent.is_some()))
                })
            }),
            Section::Statements => !self.file.tables.is_empty(),
            Section::Dividends => self.terms().is_some(),
            Section::Checks => !report.checks.is_empty(),
            Section::Sources => true,
        }
    }
}
