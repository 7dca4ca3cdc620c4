//! Why reports are not put side by side.

use std::fmt;

use kessan_core::problem::Mistakes;

/// Why reports are not put side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is only one.
    TooFew,
    /// There are more than [`MOST_REPORTS`](crate::MOST_REPORTS).
    TooMany(usize),
    /// They are of two companies.
    OtherCompany {
        /// The company of the latest report.
        company: String,
        /// The company of another.
        other: String,
    },
    /// They are in two currencies.
    OtherCurrency {
        /// The currency of the latest report.
        currency: String,
        /// The currency of another.
        other: String,
        /// That other report.
        title: String,
    },
    /// One is itself of several reports, and another comes between them.
    Between {
        /// What has several reports.
        title: String,
        /// What comes between them.
        other: String,
    },
    /// One is there twice.
    Twice {
        /// That report.
        title: String,
    },
    /// What comes of it is no release.
    Unfit(String),
}

impl Refused {
    pub(crate) fn invalid(mistakes: Mistakes) -> Self {
        let first = mistakes.list().first().map(ToString::to_string).unwrap_or_default();
        Self::Unfit(first)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew => f.write_str("comparing reports: found one report, expected two or more of one company"),
            Self::TooMany(count) => {
                write!(f, "comparing reports: found {count} reports, expected at most {}", crate::MOST_REPORTS)
            }
            Self::OtherCompany { company, other } => {
                write!(
                    f,
                    "comparing reports: found reports of {company:?} and {other:?}, expected reports of one company"
                )
            }
            Self::OtherCurrency { currency, other, title } => write!(
                f,
                "comparing reports: {title:?} is in {other}, expected {currency} as in the latest report; compare reports in one currency"
            ),
            Self::Between { title, other } => write!(
                f,
                "comparing reports: {title:?} has several reports side by side, and {other:?} comes between them; give each report by itself"
            ),
            Self::Twice { title } => {
                write!(
                    f,
                    "comparing reports: found {title:?} twice, expected each report once; leave one of the two out"
                )
            }
            Self::Unfit(told) => write!(f, "comparing reports: what comes of them is no release: {told}"),
        }
    }
}

impl std::error::Error for Refused {}
