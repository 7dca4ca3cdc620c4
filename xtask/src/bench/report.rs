//! What was measured, as a table for people and as JSON for programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::metric::{METRICS, Metric};
use super::stats::{Spread, ratio};

/// How a line begins on which the browser tests give one value: `kessan-bench PROFILE PAGE METRIC VALUE`.
pub const LINE: &str = "kessan-bench ";

/// The page that is built.
pub const OWN: &str = "kessan";
/// The page that it is compared with.
pub const STILL: &str = "script-free";

/// Every value, by profile, page and metric.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Samples(BTreeMap<(String, String, String), Vec<u64>>);

impl Samples {
    /// Takes a line of the browser tests; whether it was one with a value.
    pub fn take(&mut self, line: &str) -> bool {
        let Some(parts) = line.strip_prefix(LINE).map(|rest| rest.split(' ').collect::<Vec<_>>()) else {
            return false;
        };
        let [profile, page, metric, value] = parts.as_slice() else {
            return false;
        };
        let Ok(value) = value.parse() else {
            return false;
        };
        let key = ((*profile).to_owned(), (*page).to_owned(), (*metric).to_owned());
        self.0.entry(key).or_default().push(value);
        true
    }

    /// The profiles of which there are values.
    pub fn profiles(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.0.keys().map(|(profile, _, _)| profile.as_str()).collect();
        names.dedup();
        names
    }

    fn values(&self, profile: &str, page: &str, metric: &str) -> &[u64] {
        let key = (profile.to_owned(), page.to_owned(), metric.to_owned());
        self.0.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The table of a profile: medians with their extremes, and ours divided by the other page's.
    pub fn table(&self, profile: &str, title: &str) -> String {
        let mut rows = vec![[
            title.to_owned(),
            OWN.to_owned(),
            String::new(),
            STILL.to_owned(),
            String::new(),
            "ratio".to_owned(),
        ]];
        for metric in &METRICS {
            let own = Spread::of(self.values(profile, OWN, metric.key));
            let same = Spread::of(self.values(profile, STILL, metric.key));
            let against = Spread::of(self.values(profile, STILL, metric.against));
            if own.is_none() && same.is_none() {
                continue;
            }
            let quotient = own.zip(against).and_then(|(own, other)| ratio(own.median, other.median));
            let [median, extremes] = told(metric, own);
            let [other, others] = told(metric, same);
            rows.push([
                metric.name.to_owned(),
                median,
                extremes,
                other,
                others,
                quotient.unwrap_or_else(|| "–".to_owned()),
            ]);
        }
        columns(&rows)
    }

    /// All values with their medians as a JSON object: profile, page, metric.
    pub fn json(&self) -> String {
        let mut tree: BTreeMap<&str, BTreeMap<&str, Vec<String>>> = BTreeMap::new();
        for ((profile, page, metric), values) in &self.0 {
            let list: Vec<_> = values.iter().map(u64::to_string).collect();
            let median = Spread::of(values).map_or(0, |spread| spread.median);
            let entry = format!("{metric:?}: {{\"median\": {median}, \"values\": [{}]}}", list.join(", "));
            tree.entry(profile).or_default().entry(page).or_default().push(entry);
        }
        object(tree.iter().map(|(profile, pages)| {
            let pages = object(pages.iter().map(|(page, entries)| format!("{page:?}: {{{}}}", entries.join(", "))));
            format!("{profile:?}: {pages}")
        }))
    }
}

fn object(entries: impl Iterator<Item = String>) -> String {
    format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
}

fn told(metric: &Metric, spread: Option<Spread>) -> [String; 2] {
    spread.map_or_else(
        || ["–".to_owned(), String::new()],
        |Spread { median, min, max }| {
            let text = |value| metric.unit.text(value);
            let extremes = if min == max {
                String::new()
            } else {
                format!("({}–{})", text(min).trim_end_matches(" ms"), text(max))
            };
            [text(median), extremes]
        },
    )
}

/// Rows as columns of equal width: names to the left, all others to the right.
fn columns<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(width);
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
            // Writing to a String cannot fail.
            let _ = if column == 0 { write!(line, "{cell:width$}") } else { write!(line, "  {cell:>width$}") };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples() -> Samples {
        let mut samples = Samples::default();
        for line in [
            "kessan-bench desktop kessan fcp 110000",
            "kessan-bench desktop kessan fcp 130000",
            "kessan-bench desktop kessan fcp 120000",
            "kessan-bench desktop script-free fcp 100000",
            "kessan-bench desktop kessan ready 150000",
            "kessan-bench desktop kessan nodes 4000",
            "kessan-bench desktop script-free nodes 2000",
        ] {
            assert!(samples.take(line), "{line}");
        }
        samples
    }

    #[test]
    fn the_table_has_medians_extremes_and_ratios() {
        let expected = "\
desktop                           kessan                    script-free    ratio
first contentful paint          120.0 ms  (110.0–130.0 ms)     100.0 ms     1.20
ready, against its first paint  150.0 ms                              –     1.50
elements                           4,000                          2,000     2.00
";
        assert_eq!(samples().table("desktop", "desktop"), expected);
        assert_eq!(samples().profiles(), ["desktop"]);
    }

    #[test]
    fn the_json_has_every_value() {
        let mut one = Samples::default();
        assert!(one.take("kessan-bench phone kessan fcp 3") && one.take("kessan-bench phone kessan fcp 5"));
        assert_eq!(one.json(), r#"{"phone": {"kessan": {"fcp": {"median": 4, "values": [3, 5]}}}}"#);
    }

    #[test]
    fn other_lines_are_none_of_its_own() {
        let mut samples = Samples::default();
        for line in ["", "running 1 test", "kessan-bench desktop kessan fcp", "kessan-bench desktop kessan fcp x"] {
            assert!(!samples.take(line), "{line}");
        }
        assert_eq!(samples, Samples::default());
    }
}
