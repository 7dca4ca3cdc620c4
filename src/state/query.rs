//! The page's part of the address: `ccy=usd&period=q2`. Keys at their defaults are left out. What is unknown is reported
//! and ignored, so that a link of another version still opens.

use super::address::{Address, Pair, VERSION};
use super::drafts;
use super::settings::{Negatives, Periods, Settings, Show, Theme};
use super::table_choice;
use super::view_state;
use kessan_core::release::{Currency, Release};

/// The keys that the page's own program owns.
pub const KEYS: [&str; 5] = ["ccy", "period", "show", "theme", "negatives"];

/// The names of what the mix shows.
const SHOWN: [(&str, Show); 3] = [("amounts", Show::Amounts), ("shares", Show::Shares), ("growth", Show::Growth)];

/// Something in a fragment that this page does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The key.
    Key(String),
    /// A section.
    Section(String),
    /// The value of a known key.
    Value {
        /// The key.
        key: String,
        /// Its value.
        value: String,
    },
}

/// What an address says of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The currency, if given.
    pub currency: Option<Currency>,
    /// The periods, if given.
    pub periods: Option<Periods>,
    /// Amounts or shares, if given.
    pub show: Option<Show>,
    /// The theme, if given.
    pub theme: Option<Theme>,
    /// How negative numbers are shown, if given.
    pub negatives: Option<Negatives>,
    /// What was not understood, of any program's keys.
    pub unknown: Vec<Unknown>,
}

/// Whether the page writes a key: whatever no other program owns.
pub fn owns(key: &str) -> bool {
    !drafts::owns(key) && !table_choice::owns(key) && !view_state::owns(key)
}

/// Reads what an address says.
pub fn read(address: &Address, release: &Release) -> Query {
    let mut query = Query::default();
    let (_, lacking) = view_state::read(address, release);
    let drafts = release.terms().map(|terms| drafts::read(address, terms));
    for pair in &address.pairs {
        let (key, value) = (pair.0.as_str(), pair.1.as_str());
        let known = match key {
            "v" => value == VERSION,
            "ccy" => take(&mut query.currency, currency(value, release)),
            "period" => take(&mut query.periods, periods(value, release)),
            "show" => take(&mut query.show, pick(value, SHOWN)),
            "theme" => {
                let themes = [("auto", Theme::Auto), ("light", Theme::Light), ("dark", Theme::Dark)];
                take(&mut query.theme, pick(value, themes))
            }
            "negatives" => {
                let ways = [("printed", Negatives::Printed), ("triangle", Negatives::Triangle)];
                take(&mut query.negatives, pick(value, ways))
            }
            // Their program, which has every table, says what it does not know.
            key if table_choice::owns(key) => true,
            key if view_state::owns(key) => !lacking.contains(pair),
            key => match drafts.as_ref().filter(|_| drafts::owns(key)) {
                Some(drafts) => !drafts.unknown.contains(pair),
                None => {
                    query.unknown.push(Unknown::Key(key.to_owned()));
                    continue;
                }
            },
        };
        if !known {
            query.unknown.push(Unknown::Value { key: key.to_owned(), value: value.to_owned() });
        }
    }
    query
}

/// The page's pairs.
pub fn pairs(settings: &Settings, release: &Release) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut put = |key: &str, value: String| pairs.push((key.to_owned(), value));
    if settings.currency != Currency::default()
        && let Some(code) = release.currency_code(settings.currency)
    {
        put("ccy", code.to_ascii_lowercase());
    }
    if let Periods::One(index) = settings.periods
        && let Some(comparison) = release.file.comparisons.get(index)
    {
        put("period", comparison.id.clone());
    }
    if let Some((name, _)) = SHOWN.into_iter().find(|(_, show)| *show == settings.show && *show != Show::default()) {
        put("show", name.into());
    }
    match settings.theme {
        Theme::Auto => {}
        Theme::Light => put("theme", "light".into()),
        Theme::Dark => put("theme", "dark".into()),
    }
    if settings.negatives == Negatives::Triangle {
        put("negatives", "triangle".into());
    }
    pairs
}

/// Puts a value that was understood in its place; says whether it was.
pub(super) fn take<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let known = value.is_some();
    if known {
        *slot = value;
    }
    known
}

pub(super) fn pick<T: Copy, const N: usize>(value: &str, choices: [(&str, T); N]) -> Option<T> {
    choices.into_iter().find(|(name, _)| *name == value).map(|(_, choice)| choice)
}

fn currency(value: &str, release: &Release) -> Option<Currency> {
    let is =
        |currency: &Currency| release.currency_code(*currency).is_some_and(|code| code.eq_ignore_ascii_case(value));
    [Currency::Reporting, Currency::Translation].into_iter().find(is)
}

fn periods(value: &str, release: &Release) -> Option<Periods> {
    if value == "all" {
        return Some(Periods::All);
    }
    release.file.comparisons.iter().position(|comparison| comparison.id == value).map(Periods::One)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kessan_core::release::load::load;

    fn release() -> Release {
        load("made-up", include_str!("../../tests/releases/made-up.json")).unwrap()
    }

    #[test]
    fn written_settings_are_read_back() {
        let release = release();
        let settings = Settings {
            currency: Currency::Translation,
            periods: Periods::One(1),
            show: Show::Shares,
            theme: Theme::Dark,
            negatives: Negatives::Triangle,
        };
        let before = Address::read("mix?v=1&price=5&ccy=eur&old=1");
        let text = before.led_by(owns, pairs(&settings, &release)).write();
        assert_eq!(text, "mix?v=1&ccy=chf&period=q2&show=shares&theme=dark&negatives=triangle&price=5");
        let query = read(&Address::read(&text), &release);
        assert_eq!(query.currency.zip(query.periods), Some((settings.currency, settings.periods)));
        assert_eq!(query.show.zip(query.theme), Some((settings.show, settings.theme)));
        assert_eq!(query.negatives, Some(settings.negatives));
        assert_eq!(query.unknown, []);
    }

    #[test]
    fn what_is_unknown_is_reported_and_the_rest_is_used() {
        let address =
            Address::read("#mix?v=9&ccy=gbp&as=ads&foo=1&missed=2&timing=soon&price.5=1&foo.1=2&show=shares&price=any");
        let query = read(&address, &release());
        let keys: Vec<_> = query
            .unknown
            .iter()
            .map(|unknown| match unknown {
                Unknown::Key(key) | Unknown::Section(key) | Unknown::Value { key, .. } => key.as_str(),
            })
            .collect();
        let expected = ["v", "ccy", "as", "foo", "missed", "timing", "price.5", "foo.1"];
        assert_eq!(keys, expected, "this release has no depositary shares, and one dividend");
        assert_eq!(query.show, Some(Show::Shares));
    }
}
