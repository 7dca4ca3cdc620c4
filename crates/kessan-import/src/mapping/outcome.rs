//! What an import says of itself.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::answers::Wrong;
use super::questions::Question;

/// What came out of an import, what was left out and why, and what a person should give.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// The release's id.
    pub id: String,
    /// The company, in the release's own language.
    pub company: String,
    /// What the release reports on, in its own language.
    pub title: String,
    /// The documents read.
    pub documents: Vec<String>,
    /// Tables made.
    pub tables: usize,
    /// Rows in them.
    pub rows: usize,
    /// Cells with a figure or a dash.
    pub cells: usize,
    /// Cells whose text was made from the value, since what is printed does not read as it.
    pub made_cells: usize,
    /// Facts of the filing, texts among them.
    pub facts: usize,
    /// Those that are numbers.
    pub numbers: usize,
    /// Numbers that the release shows.
    pub used: usize,
    /// Numbers that it does not, by reason.
    pub unused: BTreeMap<String, usize>,
    /// Lines of the accounts.
    pub concepts: usize,
    /// Periods and days.
    pub periods: usize,
    /// Ways in which lines add up.
    pub sums: usize,
    /// Sums of the filing's taxonomy that its own figures do not bear out where parts are missing.
    pub dropped_sums: usize,
    /// Growth, changes and shares of a total: cells.
    pub rates: usize,
    /// The company's businesses.
    pub businesses: usize,
    /// Sets of targets.
    pub targets: usize,
    /// Dividends.
    pub dividends: usize,
    /// Figures that stand outside of tables: what the prose states, share counts, what a person gives.
    pub claims: usize,
    /// Relations that hold, hold but for a column's rounding, and do not hold.
    pub checks: Checks,
    /// Relations that do not hold, each in a line.
    pub contradictions: Vec<String>,
    /// What a person should give.
    pub questions: Vec<Question>,
    /// The file of answers, as messages call it.
    pub answers_file: String,
    /// Answers that this filing has not asked for, or that are of another report, with the reason.
    pub unused_answers: Vec<String>,
    /// Answers that cannot be used.
    pub wrong_answers: Vec<Wrong>,
    /// What was left out, repaired or doubted.
    pub notices: Vec<String>,
}

/// How the release's checks of itself end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checks {
    /// They hold.
    pub tied: usize,
    /// They hold but for the rounding of a column.
    pub rounding: usize,
    /// They do not hold.
    pub inconsistent: usize,
}

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {} ({})", self.company, self.title, self.id)?;
        for document in &self.documents {
            writeln!(f, "  read {document}")?;
        }
        writeln!(
            f,
            "  {} tables with {} rows and {} cells; {} concepts, {} periods",
            self.tables, self.rows, self.cells, self.concepts, self.periods
        )?;
        writeln!(f, "  {} of {} tagged numbers used ({} facts in all)", self.used, self.numbers, self.facts)?;
        for (reason, count) in &self.unused {
            writeln!(f, "    {count} not used: {reason}")?;
        }
        if self.made_cells > 0 {
            writeln!(
                f,
                "  {} cells written from the tagged value: what is printed does not read as it",
                self.made_cells
            )?;
        }
        writeln!(
            f,
            "  {} sums, {} rates; {} businesses, {} targets, {} dividends, {} claims",
            self.sums, self.rates, self.businesses, self.targets, self.dividends, self.claims
        )?;
        if self.dropped_sums > 0 {
            writeln!(f, "  {} sums of the taxonomy left out: parts of them are not in the filing", self.dropped_sums)?;
        }
        let Checks { tied, rounding, inconsistent } = self.checks;
        writeln!(f, "  checks: {tied} hold, {rounding} but for rounding, {inconsistent} do not hold")?;
        for contradiction in self.contradictions.iter().take(20) {
            writeln!(f, "    {contradiction}")?;
        }
        for notice in self.notices.iter().take(40) {
            writeln!(f, "  note: {notice}")?;
        }
        if self.notices.len() > 40 {
            writeln!(f, "  and {} more notes (--json has all of them)", self.notices.len() - 40)?;
        }
        for wrong in &self.wrong_answers {
            writeln!(f, "  {}, {wrong}", self.answers_file)?;
        }
        for key in &self.unused_answers {
            writeln!(f, "  {}, left aside, since this filing does not ask for it: {key}", self.answers_file)?;
        }
        for question in &self.questions {
            writeln!(
                f,
                "  asked: {}\n    answer as {} = {} (goes to {})",
                question.text, question.key, question.example, question.goes_to
            )?;
            if !question.more.is_empty() {
                writeln!(
                    f,
                    "    and {} more keys of the same kind (--questions writes all of them)",
                    question.more.len()
                )?;
            }
        }
        Ok(())
    }
}
