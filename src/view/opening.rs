//! What a reader is told whose file could not be opened.

use crate::t;
use kessan_core::text::Lang;

/// What was wrong with a file that a reader has opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing in it that can be read.
    NoReport,
    /// It is larger than what is read.
    TooLarge,
    /// It is no complete ZIP file.
    NotAPackage,
    /// A path in it leads out of the package.
    UnsafePath,
    /// It is not well formed.
    Malformed,
    /// It nests too deep.
    TooDeep,
    /// It does not hold what its kind must hold.
    Invalid,
    /// The files are about several companies.
    SeveralCompanies,
    /// It is of another company than the report beside which it is to stand.
    OtherCompany,
    /// It is in another currency than that report.
    OtherCurrency,
    /// It is that report.
    SameReport,
    /// It comes between the reports that a saved comparison has.
    Between,
    /// None of its numbers can be placed.
    NoFigures,
    /// It is a release file with mistakes.
    Release,
    /// It is a saved page from which no release comes.
    SavedPage,
    /// The answers beside it are broken.
    Answers,
    /// Anything else.
    Unfit,
}

/// The words of a language are asked for by such a value.
struct In {
    lang: Lang,
}

impl Fault {
    /// What was wrong with that file and what to do, in the words of who reads reports.
    ///
    /// ```
    /// use kessan::view::opening::Fault;
    /// use kessan_core::text::Lang;
    /// assert!(Fault::NotAPackage.told(Lang::En, "q1.zip").starts_with("“q1.zip” is not a complete ZIP file"));
    /// ```
    pub fn told(self, lang: Lang, file: &str) -> String {
        let env = In { lang };
        match self {
            Self::NoReport => t!(env, open_failed.no_report, file = file),
            Self::TooLarge => t!(env, open_failed.too_large, file = file),
            Self::NotAPackage => t!(env, open_failed.not_a_package, file = file),
            Self::UnsafePath => t!(env, open_failed.unsafe_path, file = file),
            Self::Malformed => t!(env, open_failed.malformed, file = file),
            Self::TooDeep => t!(env, open_failed.too_deep, file = file),
            Self::Invalid => t!(env, open_failed.invalid, file = file),
            Self::SeveralCompanies => t!(env, open_failed.several_companies),
            Self::OtherCompany => t!(env, open_failed.other_company, file = file),
            Self::OtherCurrency => t!(env, open_failed.other_currency, file = file),
            Self::SameReport => t!(env, open_failed.same_report, file = file),
            Self::Between => t!(env, open_failed.between, file = file),
            Self::NoFigures => t!(env, open_failed.no_figures, file = file),
            Self::Release => t!(env, open_failed.release, file = file),
            Self::SavedPage => t!(env, open_failed.saved_page, file = file),
            Self::Answers => t!(env, open_failed.answers),
            Self::Unfit => t!(env, open_failed.unfit, file = file),
        }
    }
}
