//! What a first visit fetches, from the log of a server that a browser has visited: the page is opened and nothing is touched.

use std::fmt::Write as _;

use super::weight::grouped;
use crate::budgets::{
    Budget, CONTROLS_BYTES, CONTROLS_REQUESTS, COPIES_BYTES, COPIES_REQUESTS, UNTOUCHED_BYTES, UNTOUCHED_REQUESTS,
};
use crate::failure::Failure;
use crate::serve::Answer;

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
        for part in self.parts() {
            let (bytes, most) = (grouped(part.bytes()), grouped(part.most_bytes.most));
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "  {:<32} {:>3} requests of {:>2} {bytes:>9} bytes of {most:>7}",
                part.most_bytes.what,
                part.answers.len(),
                part.most_requests.most
            );
        }
        text
    }

    /// A failure that names the first part which is over its limit, with its largest files.
    pub fn judge(&self) -> Result<(), Failure> {
        let of = format!("a first visit of {}", self.page);
        self.parts().iter().try_for_each(|part| {
            let mut largest = part.answers.clone();
            largest.sort_by_key(|answer| std::cmp::Reverse(answer.bytes));
            let largest: Vec<_> =
                largest.iter().take(4).map(|answer| format!("{} {}", answer.path, grouped(answer.bytes))).collect();
            let remedy =
                format!("make the largest smaller, or let them wait until they are asked for: {}", largest.join(", "));
            part.most_bytes.judge(&of, part.bytes(), remedy.as_str())?;
            part.most_requests.judge(&of, u64::try_from(part.answers.len()).unwrap_or(u64::MAX), remedy)
        })
    }

    fn parts(&self) -> [Part<'_>; 3] {
        let own = self.until_controls.iter().chain(&self.until_rest).collect();
        [
            (self.until_controls.iter().collect(), CONTROLS_BYTES, CONTROLS_REQUESTS),
            (own, UNTOUCHED_BYTES, UNTOUCHED_REQUESTS),
            (self.copies.iter().collect(), COPIES_BYTES, COPIES_REQUESTS),
        ]
        .map(|(answers, most_bytes, most_requests)| Part { answers, most_bytes, most_requests })
    }
}

/// A part of a visit, with its limits.
struct Part<'a> {
    answers: Vec<&'a Answer>,
    most_bytes: Budget,
    most_requests: Budget,
}

impl Part<'_> {
    /// Those of the answers' bodies.
    fn bytes(&self) -> u64 {
        self.answers.iter().map(|answer| answer.bytes).sum()
    }
}

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
        let lines = [
            (CONTROLS_BYTES, CONTROLS_REQUESTS, 2, "110,000"),
            (UNTOUCHED_BYTES, UNTOUCHED_REQUESTS, 3, "260,000"),
            (COPIES_BYTES, COPIES_REQUESTS, 1, "9"),
        ];
        let mut expected = "a first visit of /, untouched, as a browser fetched it (bodies, brotli)\n".to_owned();
        for (most, most_requests, requests, bytes) in lines {
            let (name, of, most) = (most.what, most_requests.most, grouped(most.most));
            expected
                .push_str(&format!("  {name:<32}   {requests} requests of {of:>2} {bytes:>9} bytes of {most:>7}\n"));
        }
        assert_eq!(visit(150_000).text(), expected);
        assert_eq!(visit(150_000).judge(), Ok(()));
    }

    #[test]
    fn one_byte_too_many_is_a_failure_that_names_the_part_and_its_largest_files() {
        let figures = UNTOUCHED_BYTES.most + 1 - 110_000;
        let failure = visit(figures).judge().expect_err("over the limit");
        assert!(failure.operation.ends_with("a first visit of /: an untouched visit"), "{failure}");
        let (found, largest) =
            (grouped(UNTOUCHED_BYTES.most + 1), format!("/figures.wasm {}, /kessan", grouped(figures)));
        assert!(failure.found.starts_with(&found) && failure.remedy.contains(&largest), "{failure}");
        let many = (0..=COPIES_REQUESTS.most).map(|index| answer(&format!("/data{index}"), 1)).collect();
        let failure = FirstVisit::new("/", many, |_| false).judge().expect_err("too many requests");
        assert!(failure.found.ends_with(" requests") && failure.operation.contains("later copies"), "{failure}");
    }
}
