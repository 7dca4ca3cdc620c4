//! Every limit of what a reader's browser is sent, in one place: bytes, requests and elements, never time. The build, the
//! browser tests and `cargo xtask bench` read them; `docs/performance.md` has them as a table.

use crate::failure::Failure;
use crate::site::weight::grouped;

/// A limit. What is exactly that many is within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// What is counted, as the messages and the table call it.
    pub what: &'static str,
    /// Its unit, in the plural.
    pub unit: &'static str,
    /// The most that there may be.
    pub most: u64,
}

const fn budget(what: &'static str, most: u64, unit: &'static str) -> Budget {
    Budget { what, unit, most }
}

/// What a first visit transfers until its controls answer by their program: bodies, brotli.
pub const CONTROLS_BYTES: Budget = budget("until the controls answer", 152_000, "bytes, brotli");
/// The requests of that.
pub const CONTROLS_REQUESTS: Budget = budget("until the controls answer", 6, "requests");
/// What a first visit transfers that touches nothing, until nothing more comes.
pub const UNTOUCHED_BYTES: Budget = budget("an untouched visit", 305_000, "bytes, brotli");
/// The requests of that.
pub const UNTOUCHED_REQUESTS: Budget = budget("an untouched visit", 12, "requests");
/// What the service worker copies when the page has come to rest.
pub const COPIES_BYTES: Budget = budget("later copies (service worker)", 600_000, "bytes, brotli");
/// The requests of that.
pub const COPIES_REQUESTS: Budget = budget("later copies (service worker)", 20, "requests");
/// Every WebAssembly module of the site, with the scripts that load them.
pub const PROGRAMS_BYTES: Budget = budget("all programs with their scripts", 592_000, "bytes, brotli");
/// What opens a filing: its module and script, which nothing loads before a reader is about to open one.
pub const OPENING_BYTES: Budget = budget("what opens reports", 900_000, "bytes, brotli");
/// The same with its parts: what saves, what compares, and what reads more than filings.
pub const OPENING_ALL_BYTES: Budget = budget("what opens reports, with its parts", 1_490_000, "bytes, brotli");
/// `kessan.html`, as it lies on a disk.
pub const ONE_FILE_BYTES: Budget = budget("the one file", 1_578_000, "bytes");
/// `kessan-open.html`, which has what opens reports besides.
pub const ONE_FILE_THAT_OPENS_BYTES: Budget = budget("the one file that opens reports", 3_230_000, "bytes");
/// The HTML of a page, as it lies on a disk.
pub const HTML_BYTES: Budget = budget("a page's HTML", 462_000, "bytes");
/// The elements of a page when it has come to rest untouched.
pub const ELEMENTS: Budget = budget("a page as it opens", 7_450, "elements");

/// All of them.
pub const ALL: [Budget; 13] = [
    CONTROLS_BYTES,
    CONTROLS_REQUESTS,
    UNTOUCHED_BYTES,
    UNTOUCHED_REQUESTS,
    COPIES_BYTES,
    COPIES_REQUESTS,
    PROGRAMS_BYTES,
    OPENING_BYTES,
    OPENING_ALL_BYTES,
    ONE_FILE_BYTES,
    ONE_FILE_THAT_OPENS_BYTES,
    HTML_BYTES,
    ELEMENTS,
];

impl Budget {
    /// Whether `found` is within the limit.
    pub const fn holds(&self, found: u64) -> bool {
        found <= self.most
    }

    /// The limit as the table of `docs/performance.md` has it.
    ///
    /// ```
    /// assert_eq!(xtask::budgets::ELEMENTS.what, "a page as it opens");
    /// assert!(xtask::budgets::ELEMENTS.row().ends_with(" elements |"));
    /// ```
    pub fn row(&self) -> String {
        format!("| {} | {} {} |", self.what, grouped(self.most), self.unit)
    }

    /// One line for people: what there is, of what there may be.
    pub fn line(&self, found: u64) -> String {
        format!("{}: {} of {} {}", self.what, grouped(found), grouped(self.most), self.unit)
    }

    /// A failure if `found` is over the limit. `of` says of what file or address, `remedy` how to get below.
    ///
    /// # Errors
    ///
    /// The limit is exceeded.
    pub fn judge(&self, of: &str, found: u64, remedy: impl Into<String>) -> Result<(), Failure> {
        if self.holds(found) {
            return Ok(());
        }
        Err(Failure::new(
            format!("measuring {of}: {}", self.what),
            format!("{} {}", grouped(found), self.unit),
            format!("at most {} (xtask/src/budgets.rs)", grouped(self.most)),
            remedy,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_limit_is_within_it_and_one_more_is_a_failure_that_says_where_limits_are() {
        assert_eq!(ELEMENTS.judge("/", ELEMENTS.most, "fewer"), Ok(()));
        let failure = ELEMENTS.judge("/ja/", ELEMENTS.most + 1, "fewer").expect_err("over the limit");
        assert!(failure.operation.contains("/ja/") && failure.operation.contains(ELEMENTS.what), "{failure}");
        assert!(failure.expected.contains("budgets.rs") && failure.remedy == "fewer", "{failure}");
    }

    #[test]
    fn the_document_has_every_limit_and_no_other() {
        let document = include_str!("../../docs/performance.md");
        let section = document.split_once("## Budgets").expect("a section of that name").1;
        let section = section.split_once("\n## ").map_or(section, |(section, _)| section);
        let told: Vec<_> = section.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
        assert_eq!(told, ALL.map(|budget| budget.row()), "docs/performance.md and xtask/src/budgets.rs differ");
    }
}
