//! Medians of whole numbers, so that nothing is rounded twice.

/// The value below which that many per cent of the values are, interpolated between neighbours; none of none.
///
/// ```
/// use xtask::bench::stats::quantile;
/// assert_eq!(quantile(&[4, 1, 2, 3], 50), Some(2));
/// assert_eq!(quantile(&[10, 20, 30], 95), Some(29));
/// ```
pub fn quantile(values: &[u64], percent: u64) -> Option<u64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let steps = u64::try_from(sorted.len().checked_sub(1)?).ok()? * percent;
    let at = |index: u64| usize::try_from(index).ok().and_then(|index| sorted.get(index)).copied();
    let low = at(steps / 100)?;
    let high = at(steps / 100 + 1).unwrap_or(low);
    Some(low + (high - low) * (steps % 100) / 100)
}

/// The middle of what was measured, and its extremes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// The median.
    pub median: u64,
    /// The smallest.
    pub min: u64,
    /// The largest.
    pub max: u64,
}

impl Spread {
    /// That of some values; none of none.
    pub fn of(values: &[u64]) -> Option<Self> {
        let (min, max) = (*values.iter().min()?, *values.iter().max()?);
        Some(Self { median: quantile(values, 50)?, min, max })
    }
}

/// `part` divided by `whole` with two decimals, half away from zero; none of nothing.
///
/// ```
/// assert_eq!(xtask::bench::stats::ratio(105, 100), Some("1.05".to_owned()));
/// ```
pub fn ratio(part: u64, whole: u64) -> Option<String> {
    let hundredths = (part * 100 + whole / 2).checked_div(whole)?;
    Some(format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_few_and_of_none() {
        assert_eq!(quantile(&[], 50), None);
        assert_eq!(quantile(&[7], 95), Some(7));
        assert_eq!(quantile(&[0, 100], 0), Some(0));
        assert_eq!(quantile(&[100, 0], 50), Some(50));
        assert_eq!(quantile(&[0, 100], 100), Some(100));
    }

    #[test]
    fn a_spread_has_the_median_between_the_extremes() {
        assert_eq!(Spread::of(&[9, 1, 5]), Some(Spread { median: 5, min: 1, max: 9 }));
        assert_eq!(Spread::of(&[]), None);
    }

    #[test]
    fn ratios_have_two_decimals() {
        for (part, whole, text) in [(1, 3, "0.33"), (2, 3, "0.67"), (1_000, 10, "100.00"), (0, 5, "0.00")] {
            assert_eq!(ratio(part, whole).as_deref(), Some(text));
        }
        assert_eq!(ratio(1, 0), None);
    }
}
