//! The core's benchmarks, as Criterion prints them for other programs: `test NAME ... bench: 1,234 ns/iter (+/- 56)`.

/// One benchmark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Core {
    /// Its name.
    pub name: String,
    /// The median, in nanoseconds.
    pub nanoseconds: u64,
}

impl Core {
    /// Reads a line; none if it is about something else.
    pub fn read(line: &str) -> Option<Self> {
        let (name, rest) = line.strip_prefix("test ")?.split_once(" ... bench:")?;
        let digits: String = rest.split("ns/iter").next()?.chars().filter(char::is_ascii_digit).collect();
        Some(Self { name: name.to_owned(), nanoseconds: digits.parse().ok()? })
    }

    /// As an entry of a JSON object.
    pub fn json(&self) -> String {
        format!("{:?}: {}", self.name, self.nanoseconds)
    }

    /// A line for people.
    ///
    /// ```
    /// use xtask::bench::core::Core;
    /// let core = Core::read("test checks/published ... bench:   4,321,000 ns/iter (+/- 9)").unwrap();
    /// assert_eq!(core.text(), "  checks/published                                         4,321.0 µs");
    /// ```
    pub fn text(&self) -> String {
        let tenths = (self.nanoseconds + 50) / 100;
        let time = format!("{}.{} µs", crate::site::weight::grouped(tenths / 10), tenths % 10);
        format!("  {:<50} {time:>16}", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_benchmarks_are_read_and_no_others() {
        let read = |line| Core::read(line).map(|core| (core.name, core.nanoseconds));
        let line = "test mix/layout and SVG ... bench:      98,765 ns/iter (+/- 1,234)";
        assert_eq!(read(line), Some(("mix/layout and SVG".to_owned(), 98_765)));
        for other in ["", "running 3 tests", "test a ... ok", "test a ... bench: ns/iter"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
