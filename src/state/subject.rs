//! What the panel tells the source of: a number of the release, or one of the calculator.

use super::operand::GIVEN;
use kessan_core::release::Release;
use kessan_core::release::model::Ref;
use kessan_core::trace::Key;

/// A number whose source can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A number that the release prints, or that is worked out from such numbers alone.
    Number(Key),
    /// A number that depends on the reader's terms, too, by its name: the calculator's program knows what it is.
    Calculated(String),
}

impl Subject {
    /// Reads a name; `None` if this release has no such number. What the release gives the calculator is a number of
    /// the release.
    ///
    /// ```
    /// use kessan_core::release::load::load;
    /// use kessan::state::subject::Subject;
    /// let release = load("made-up.json", include_str!("../../tests/releases/made-up.json"))?;
    /// let read = |text: &str| Subject::read(text, &release).map(|subject| subject.write(&release));
    /// assert_eq!(read("result eps 2").as_deref(), Some("result eps 2"));
    /// assert!(read("given shares").is_some_and(|name| !name.contains("given")));
    /// assert_eq!(read("given ads-per-share"), None, "it has no depositary shares");
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn read(text: &str, release: &Release) -> Option<Self> {
        if is_calculated(text) {
            return release.file.capital.is_some().then(|| Subject::Calculated(text.to_owned()));
        }
        let key = match text.strip_prefix("given ") {
            Some(name) => Key::of_reference(release, given(name, release)?)?,
            None => Key::read(text, release)?,
        };
        release.trace(&key).map(|_| Subject::Number(key))
    }

    /// The name, which [`Subject::read`] reads.
    pub fn write(&self, release: &Release) -> String {
        match self {
            Subject::Number(key) => key.write(release),
            Subject::Calculated(name) => name.clone(),
        }
    }
}

/// Whether a name is that of a number that the calculator's program knows.
pub fn is_calculated(name: &str) -> bool {
    name.starts_with("result ") || name.starts_with("input ")
}

impl From<Key> for Subject {
    fn from(key: Key) -> Self {
        Subject::Number(key)
    }
}

/// What the release file refers to for what it gives the calculator, by its name in [`super::operand`].
fn given<'a>(name: &str, release: &'a Release) -> Option<&'a Ref> {
    let capital = release.file.capital.as_ref()?;
    let buyback = capital.buyback.as_ref();
    if let Some(index) = name.strip_prefix("dividend-") {
        return Some(&release.terms()?.dividends.get(index.parse::<usize>().ok()?)?.dividend.per_share);
    }
    // In the order of the names.
    let references = [
        Some(&capital.shares_outstanding),
        capital.ads_per_share.as_ref(),
        release.file.translation.as_ref().map(|translation| &translation.rate),
        capital.net_income.as_ref(),
        capital.earnings_per_share.as_ref(),
        capital.actual_net_income.as_ref(),
        capital.equity.as_ref(),
        capital.cash.as_ref(),
        capital.assets.as_ref(),
        buyback.and_then(|buyback| buyback.max_shares.as_ref()),
        buyback.and_then(|buyback| buyback.max_amount.as_ref()),
    ];
    references[GIVEN.iter().position(|known| *known == name)?]
}
