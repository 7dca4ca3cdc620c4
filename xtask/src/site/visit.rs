//! What a first visit fetches, from the log of a server that a browser has visited: the page is opened and nothing is touched.

use std::fmt::Write as _;

use super::weight::grouped;
use crate::failure::Failure;
use crate::serve::Answer;

/// What a part of a first visit may fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Bytes of the answers' bodies, compressed with brotli.
    pub bytes: u64,
    /// Requests.
    pub requests: usize,
}

/// Until the controls answer.
pub const UNTIL_CONTROLS: Limit = Limit { bytes: super::BUDGET, requests: 6 };
/// Until nothing more comes as long as nothing is touched, with what the controls needed.
pub const UNTOUCHED: Limit = Limit { bytes: 305_000, requests: 10 };
/// What the service worker copies later.
pub const COPIES: Limit = Limit { bytes: 700_000, requests: 30 };

/// The first visit of a page, in its three parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstVisit {
    /// The page's path.
    page: String,
    until_controls: Vec<Answer>,
    until_rest: Vec<Answer>,
    copies: Vec<Answer>,
}

impl FirstVisit {
    /// Sorts the answers of a server. `is_later` says which paths the page itself asked for only after its controls answered.
    pub fn new(page: &str, answers: Vec<Answer>, is_later: impl Fn(&str) -> bool) -> Self {
        let (copies, own): (Vec<_>, Vec<_>) = answers.into_iter().partition(Answer::is_for_worker);
        let (until_rest, until_controls) = own.into_iter().partition(|answer| is_later(&answer.path));
        Self { page: page.to_owned(), until_controls, until_rest, copies }
    }

    /// The three lines, each with its requests and bytes, and what it may have.
    pub fn text(&self) -> String {
        let mut text = format!("a first visit of {}, untouched, as a browser fetched it (bodies, brotli)\n", self.page);
        for (name, requests, bytes, limit) in self.parts() {
            let (bytes, most) = (grouped(bytes), grouped(limit.bytes));
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "  {name:<32} {requests:>3} requests of {:>2} {bytes:>9} bytes of {most:>7}",
                limit.requests
            );
        }
        text
    }

    /// A failure that names the first part which is over its limit, with its largest files.
    pub fn judge(&self) -> Result<(), Failure> {
        for (name, requests, bytes, limit) in self.parts() {
            if requests <= limit.requests && bytes <= limit.bytes {
                continue;
            }
            let of_part = if name == COPIED { self.copies.iter().collect() } else { self.own() };
            let mut largest: Vec<&Answer> = of_part;
            largest.sort_by_key(|answer| std::cmp::Reverse(answer.bytes));
            let largest: Vec<_> =
                largest.iter().take(4).map(|answer| format!("{} {}", answer.path, grouped(answer.bytes))).collect();
            return Err(Failure::new(
                format!("measuring a first visit of {}, {name}", self.page),
                format!("{requests} requests, {} bytes", grouped(bytes)),
                format!("at most {} requests, {} bytes", limit.requests, grouped(limit.bytes)),
                format!("make the largest smaller, or let them wait until they are asked for: {}", largest.join(", ")),
            ));
        }
        Ok(())
    }

    /// What the page itself asked for.
    fn own(&self) -> Vec<&Answer> {
        self.until_controls.iter().chain(&self.until_rest).collect()
    }

    fn parts(&self) -> [(&'static str, usize, u64, Limit); 3] {
        let sum = |answers: &[&Answer]| (answers.len(), answers.iter().map(|answer| answer.bytes).sum::<u64>());
        let (first, own, copies) =
            (self.until_controls.iter().collect::<Vec<_>>(), self.own(), self.copies.iter().collect::<Vec<_>>());
        [
            ("until the controls answer", first, UNTIL_CONTROLS),
            ("until nothing more comes", own, UNTOUCHED),
            (COPIED, copies, COPIES),
        ]
        .map(|(name, answers, limit)| {
            let (requests, bytes) = sum(&answers);
            (name, requests, bytes, limit)
        })
    }
}

/// The name of the last part.
const COPIED: &str = "later copies (service worker)";

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(path: &str, bytes: u64) -> Answer {
        let asked_by = if path.contains("data") { "http://localhost/service-worker.js" } else { "" };
        Answer {
            path: path.to_owned(),
            asked_by: asked_by.to_owned(),
            destination: "empty".to_owned(),
            status: 200,
            encoding: "br".to_owned(),
            bytes,
        }
    }

    fn visit(figures: u64) -> FirstVisit {
        let answers = vec![
            answer("/", 50_000),
            answer("/kessan.wasm", 60_000),
            answer("/figures.wasm", figures),
            answer("/data", 9),
        ];
        FirstVisit::new("/", answers, |path| path.starts_with("/figures"))
    }

    #[test]
    fn the_three_lines_are_sums_of_what_was_fetched() {
        let expected = "a first visit of /, untouched, as a browser fetched it (bodies, brotli)
  until the controls answer          2 requests of  6   110,000 bytes of 160,000
  until nothing more comes           3 requests of 10   260,000 bytes of 305,000
  later copies (service worker)      1 requests of 30         9 bytes of 700,000
";
        assert_eq!(visit(150_000).text(), expected);
        assert_eq!(visit(150_000).judge(), Ok(()));
    }

    #[test]
    fn one_byte_too_many_is_a_failure_that_names_the_part_and_its_largest_files() {
        let failure = visit(195_001).judge().expect_err("over the limit");
        assert!(failure.operation.contains("until nothing more comes"), "{failure}");
        assert!(
            failure.found.contains("305,001") && failure.remedy.contains("/figures.wasm 195,001, /kessan.wasm"),
            "{failure}"
        );
        let many = (0..31).map(|index| answer(&format!("/data{index}"), 1)).collect();
        let failure = FirstVisit::new("/", many, |_| false).judge().expect_err("too many requests");
        assert!(failure.found.starts_with("31 requests") && failure.operation.contains("later copies"), "{failure}");
    }
}
