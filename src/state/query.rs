//! The state in the URL's fragment: `#mix?v=1&ccy=usd&period=q2&price=80000`.
//!
//! The part before `?` is the section to show. Keys at their defaults are left out. What is unknown is reported and
//! ignored, so that a link of another version still opens.

use form_urlencoded::{Serializer, parse};

use super::draft::{Draft, Instrument};
use super::settings::{Periods, Settings, Show, Theme};
use crate::domain::release::{Currency, Release};

/// The version of the keys below.
const VERSION: &str = "1";

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

/// A fragment, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The section's id; empty for none.
    pub section: String,
    /// The currency, if given.
    pub currency: Option<Currency>,
    /// The periods, if given.
    pub periods: Option<Periods>,
    /// Amounts or shares, if given.
    pub show: Option<Show>,
    /// The theme, if given.
    pub theme: Option<Theme>,
    /// The holding as typed, if given.
    pub holding: Option<String>,
    /// What it counts, if given.
    pub instrument: Option<Instrument>,
    /// The price as typed, if given.
    pub price: Option<String>,
    /// What was not understood, in the fragment's order.
    pub unknown: Vec<Unknown>,
}

/// Reads a fragment, without or with its `#`.
pub fn read(fragment: &str, release: &Release) -> Query {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (section, pairs) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut query = Query { section: section.to_owned(), ..Query::default() };
    for (key, value) in parse(pairs.as_bytes()) {
        let known = match key.as_ref() {
            "v" => value == VERSION,
            "ccy" => take(&mut query.currency, currency(&value, release)),
            "period" => take(&mut query.periods, periods(&value, release)),
            "show" => take(&mut query.show, pick(&value, [("amounts", Show::Amounts), ("shares", Show::Shares)])),
            "theme" => {
                let themes = [("auto", Theme::Auto), ("light", Theme::Light), ("dark", Theme::Dark)];
                take(&mut query.theme, pick(&value, themes))
            }
            "as" => {
                let offered = !(value == "ads" && release.terms().is_none_or(|terms| terms.ads_per_share.is_none()));
                let instrument = pick(&value, [("shares", Instrument::Shares), ("ads", Instrument::Ads)]);
                take(&mut query.instrument, instrument.filter(|_| offered))
            }
            "holding" => take(&mut query.holding, Some(value.to_string())),
            "price" => take(&mut query.price, Some(value.to_string())),
            _ => {
                query.unknown.push(Unknown::Key(key.into_owned()));
                continue;
            }
        };
        if !known {
            query.unknown.push(Unknown::Value { key: key.into_owned(), value: value.into_owned() });
        }
    }
    query
}

/// The fragment for a state, without its `#`; just the section when all is at its default.
pub fn write(section: &str, settings: &Settings, draft: Option<(&Draft, &Draft)>, release: &Release) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    if settings.currency != Currency::default() {
        pairs.extend(release.currency_code(settings.currency).map(|code| ("ccy", code.to_ascii_lowercase())));
    }
    if let Periods::One(index) = settings.periods {
        pairs.extend(release.file.comparisons.get(index).map(|comparison| ("period", comparison.id.clone())));
    }
    if settings.show == Show::Shares {
        pairs.push(("show", "shares".into()));
    }
    match settings.theme {
        Theme::Auto => {}
        Theme::Light => pairs.push(("theme", "light".into())),
        Theme::Dark => pairs.push(("theme", "dark".into())),
    }
    if let Some((draft, example)) = draft {
        if draft.holding != example.holding {
            pairs.push(("holding", draft.holding.clone()));
        }
        if draft.instrument == Instrument::Ads {
            pairs.push(("as", "ads".into()));
        }
        if draft.price != example.price {
            pairs.push(("price", draft.price.clone()));
        }
    }
    if pairs.is_empty() {
        return section.to_owned();
    }
    let head = format!("{section}?");
    let start = head.len();
    let mut text = Serializer::for_suffix(head, start);
    text.append_pair("v", VERSION).extend_pairs(pairs);
    text.finish()
}

/// Puts a value that was understood in its place; says whether it was.
fn take<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let known = value.is_some();
    if known {
        *slot = value;
    }
    known
}

fn pick<T: Copy, const N: usize>(value: &str, choices: [(&str, T); N]) -> Option<T> {
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
    use crate::domain::release::load::load;

    fn release() -> Release {
        load("made-up", include_str!("../../tests/releases/made-up.json")).unwrap()
    }

    #[test]
    fn a_written_state_is_read_back() {
        let release = release();
        let settings = Settings {
            currency: Currency::Translation,
            periods: Periods::One(1),
            show: Show::Shares,
            theme: Theme::Dark,
        };
        let example = Draft { holding: "100".into(), instrument: Instrument::Shares, price: String::new() };
        let draft = Draft { holding: "１，２００ & more".into(), price: "-5?#".into(), ..example.clone() };
        let text = write("mix", &settings, Some((&draft, &example)), &release);
        // The first pair once had a separator before it: mix?&v=1.
        assert!(text.starts_with("mix?v=1&ccy=chf&period=q2&show=shares&theme=dark&holding="), "{text}");
        let query = read(&format!("#{text}"), &release);
        assert_eq!((query.section.as_str(), query.unknown.len()), ("mix", 0));
        assert_eq!(query.currency.zip(query.periods), Some((settings.currency, settings.periods)));
        assert_eq!(query.show.zip(query.theme), Some((settings.show, settings.theme)));
        assert_eq!(query.holding.zip(query.price), Some((draft.holding, draft.price)));
    }

    #[test]
    fn a_state_at_its_defaults_is_only_its_section() {
        let release = release();
        assert_eq!(write("margins", &Settings::default(), None, &release), "margins");
        assert_eq!(write("", &Settings::default(), None, &release), "");
    }

    #[test]
    fn what_is_unknown_is_reported_and_the_rest_is_used() {
        let query = read("#mix?v=9&ccy=gbp&as=ads&foo=1&show=shares", &release());
        let keys: Vec<_> = query
            .unknown
            .iter()
            .map(|unknown| match unknown {
                Unknown::Key(key) | Unknown::Section(key) | Unknown::Value { key, .. } => key.as_str(),
            })
            .collect();
        assert_eq!(keys, ["v", "ccy", "as", "foo"], "this release has no depositary shares");
        assert_eq!(query.show, Some(Show::Shares));
    }
}
