//! What is measured of a page, in the order in which it is told.

/// In what a metric is counted. Times are whole microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Microseconds, told in milliseconds.
    Time,
    /// Bytes, elements, requests.
    Count,
}

impl Unit {
    /// The number as it is told.
    ///
    /// ```
    /// use xtask::bench::metric::Unit;
    /// assert_eq!(Unit::Time.text(16_712), "16.7 ms");
    /// assert_eq!(Unit::Count.text(9_694), "9,694");
    /// ```
    pub fn text(self, value: u64) -> String {
        match self {
            Self::Count => crate::site::weight::grouped(value),
            Self::Time => {
                let tenths = (value + 50) / 100;
                format!("{}.{} ms", crate::site::weight::grouped(tenths / 10), tenths % 10)
            }
        }
    }
}

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metric {
    /// Its name in what the browser tests print and in the file of `--json`.
    pub key: &'static str,
    /// Its name in the table.
    pub name: &'static str,
    /// What its values are.
    pub unit: Unit,
    /// The metric of the script-free page that it is compared with.
    pub against: &'static str,
}

const fn time(key: &'static str, name: &'static str, against: &'static str) -> Metric {
    Metric { key, name, unit: Unit::Time, against }
}

const fn count(key: &'static str, name: &'static str) -> Metric {
    Metric { key, name, unit: Unit::Count, against: key }
}

/// All of them. Two visits: one that touches nothing, one that uses the controls.
pub const METRICS: [Metric; 29] = [
    time("fcp", "first contentful paint", "fcp"),
    time("lcp", "largest contentful paint", "lcp"),
    time("ready", "ready, against its first paint", "fcp"),
    time("blocking", "blocking time", "blocking"),
    time("ccy.p50", "currency, p50", "ccy.p50"),
    time("ccy.p95", "currency, p95", "ccy.p95"),
    time("period.p50", "period, p50", ""),
    time("period.p95", "period, p95", ""),
    time("unit.p50", "unit, p50", ""),
    time("unit.p95", "unit, p95", ""),
    time("show.p50", "shares, p50", ""),
    time("show.p95", "shares, p95", ""),
    time("theme.p50", "theme, p50", ""),
    time("theme.p95", "theme, p95", ""),
    time("open.ccy.p50", "all tables open: currency, p50", "open.ccy.p50"),
    time("open.ccy.p95", "all tables open: currency, p95", "open.ccy.p95"),
    time("open.period.p50", "all tables open: period, p50", ""),
    time("open.period.p95", "all tables open: period, p95", ""),
    time("open.unit.p50", "all tables open: unit, p50", ""),
    time("open.unit.p95", "all tables open: unit, p95", ""),
    time("open.show.p50", "all tables open: shares, p50", ""),
    time("open.show.p95", "all tables open: shares, p95", ""),
    time("open.theme.p50", "all tables open: theme, p50", ""),
    time("open.theme.p95", "all tables open: theme, p95", ""),
    time("price.p50", "calculator, p50", ""),
    time("price.p95", "calculator, p95", ""),
    count("nodes", "elements"),
    count("requests", "requests of a visit"),
    count("bytes", "bytes of a visit, brotli"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_compared_with_one_that_exists() {
        for metric in METRICS {
            let has = METRICS.iter().any(|other| other.key == metric.against && other.unit == metric.unit);
            assert!(metric.against.is_empty() || has, "{}", metric.key);
        }
    }

    #[test]
    fn times_are_told_in_tenths_of_milliseconds() {
        assert_eq!(Unit::Time.text(1_234_567), "1,234.6 ms");
        assert_eq!(Unit::Time.text(49), "0.0 ms");
    }
}
