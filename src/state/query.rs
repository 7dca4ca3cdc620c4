//! The state in the URL's fragment: `#mix?v=1&ccy=usd&period=q2&price=80000`.
//!
//! The part before `?` is the section to show. Keys at their defaults are left out. What is unknown is reported and
//! ignored, so that a link of another version still opens.

use form_urlencoded::{Serializer, parse};

use super::draft::{Draft, Field, Instrument, Kept, MOST_KEPT, When};
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
    /// What is given of the calculator's fields.
    pub draft: Parts,
    /// The drafts that are kept, each with its number and what is given of its fields.
    pub kept: Vec<(usize, String, Parts)>,
    /// What was not understood, in the fragment's order.
    pub unknown: Vec<Unknown>,
}

/// The parts of a draft that an address gives; the others are at their defaults.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Texts as typed.
    pub texts: Vec<(Field, String)>,
    /// What the holding counts.
    pub instrument: Option<Instrument>,
    /// When the buyback buys.
    pub when: Option<When>,
    /// How many record dates the holding has missed.
    pub missed: Option<usize>,
}

impl Parts {
    /// Puts them in a draft.
    pub fn apply(&self, draft: &mut Draft) {
        self.texts.iter().for_each(|(field, text)| draft.set(*field, text.as_str()));
        draft.instrument = self.instrument.unwrap_or(draft.instrument);
        draft.when = self.when.unwrap_or(draft.when);
        draft.missed = self.missed.unwrap_or(draft.missed);
    }

    /// Takes a pair of an address; `None` for a key that is none of a draft's, `Some(false)` for a value that is not known.
    fn take(&mut self, key: &str, value: &str, release: &Release) -> Option<bool> {
        let terms = release.terms();
        Some(match key {
            "as" => {
                let offered = !(value == "ads" && terms.is_none_or(|terms| terms.ads_per_share.is_none()));
                let instrument = pick(value, [("shares", Instrument::Shares), ("ads", Instrument::Ads)]);
                take(&mut self.instrument, instrument.filter(|_| offered))
            }
            "timing" => take(&mut self.when, pick(value, When::ALL)),
            "missed" => {
                let most = terms.map_or(0, |terms| terms.dividends.len());
                take(&mut self.missed, value.parse().ok().filter(|missed| *missed <= most))
            }
            key => {
                let field = Field::ALL.into_iter().find(|field| field.key() == key)?;
                self.texts.push((field, value.to_owned()));
                true
            }
        })
    }
}

/// What of a draft differs from the default, as pairs of an address.
fn parts(draft: &Draft, default: &Draft) -> Vec<(&'static str, String)> {
    let texts = Field::ALL.into_iter().filter(|field| draft.text(*field) != default.text(*field));
    let mut pairs: Vec<_> = texts.map(|field| (field.key(), draft.text(field).to_owned())).collect();
    if draft.instrument != default.instrument {
        pairs.insert(usize::from(!pairs.is_empty() && pairs[0].0 == Field::Holding.key()), ("as", "ads".to_owned()));
    }
    if draft.when != default.when {
        let name = When::ALL.into_iter().find(|(_, when)| *when == draft.when).map(|(name, _)| name);
        pairs.extend(name.map(|name| ("timing", name.to_owned())));
    }
    if draft.missed != default.missed {
        pairs.push(("missed", draft.missed.to_string()));
    }
    pairs
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
            key => match part(&mut query, key, &value, release) {
                Some(known) => known,
                None => {
                    query.unknown.push(Unknown::Key(key.to_owned()));
                    continue;
                }
            },
        };
        if !known {
            query.unknown.push(Unknown::Value { key: key.into_owned(), value: value.into_owned() });
        }
    }
    query
}

/// A pair of the calculator: `price`, or `price.2` of the second draft that is kept.
fn part(query: &mut Query, key: &str, value: &str, release: &Release) -> Option<bool> {
    let Some((key, number)) = key.split_once('.') else { return query.draft.take(key, value, release) };
    let number = number.parse().ok().filter(|number| (1..=MOST_KEPT).contains(number))?;
    let known = query.kept.iter().position(|(known, _, _)| *known == number);
    let index = known.unwrap_or_else(|| {
        query.kept.push((number, String::new(), Parts::default()));
        query.kept.len() - 1
    });
    let (_, name, parts) = &mut query.kept[index];
    if key == "name" {
        value.clone_into(name);
        return Some(true);
    }
    parts.take(key, value, release)
}

/// The calculator's state: what is typed, what the page is written with, and the drafts that are kept.
#[derive(Clone, Copy, Debug)]
pub struct Drafts<'a> {
    /// What is typed.
    pub draft: &'a Draft,
    /// What the page is written with.
    pub default: &'a Draft,
    /// What is kept.
    pub kept: &'a [Kept],
}

/// The fragment for a state, without its `#`; just the section when all is at its default.
pub fn write(section: &str, settings: &Settings, drafts: Option<Drafts<'_>>, release: &Release) -> String {
    let mut pairs: Vec<(String, String)> = Vec::new();
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
    if settings.show == Show::Shares {
        put("show", "shares".into());
    }
    match settings.theme {
        Theme::Auto => {}
        Theme::Light => put("theme", "light".into()),
        Theme::Dark => put("theme", "dark".into()),
    }
    if let Some(Drafts { draft, default, kept }) = drafts {
        parts(draft, default).into_iter().for_each(|(key, value)| put(key, value));
        for (index, Kept { name, draft }) in kept.iter().take(MOST_KEPT).enumerate() {
            let number = index + 1;
            put(&format!("name.{number}"), name.clone());
            parts(draft, default).into_iter().for_each(|(key, value)| put(&format!("{key}.{number}"), value));
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
        let default = Draft::default().with(Field::Holding, "100");
        let draft = default.clone().with(Field::Holding, "１，２００ & more").with(Field::Price, "-5?#");
        let draft = Draft { when: When::End, missed: 1, ..draft };
        let kept = [
            Kept { name: "a.b & 二".into(), draft: default.clone() },
            Kept { draft: draft.clone(), ..Kept::default() },
        ];
        let drafts = Drafts { draft: &draft, default: &default, kept: &kept };
        let text = write("mix", &settings, Some(drafts), &release);
        // The first pair once had a separator before it: mix?&v=1.
        assert!(text.starts_with("mix?v=1&ccy=chf&period=q2&show=shares&theme=dark&holding="), "{text}");
        let query = read(&format!("#{text}"), &release);
        assert_eq!((query.section.as_str(), query.unknown.len()), ("mix", 0));
        assert_eq!(query.currency.zip(query.periods), Some((settings.currency, settings.periods)));
        assert_eq!(query.show.zip(query.theme), Some((settings.show, settings.theme)));
        let applied = |parts: &Parts| {
            let mut read = default.clone();
            parts.apply(&mut read);
            read
        };
        assert_eq!(applied(&query.draft), draft);
        let read: Vec<_> =
            query.kept.iter().map(|(_, name, parts)| Kept { name: name.clone(), draft: applied(parts) }).collect();
        assert_eq!(read, kept);
    }

    #[test]
    fn a_state_at_its_defaults_is_only_its_section() {
        let release = release();
        assert_eq!(write("margins", &Settings::default(), None, &release), "margins");
        assert_eq!(write("", &Settings::default(), None, &release), "");
    }

    #[test]
    fn what_is_unknown_is_reported_and_the_rest_is_used() {
        let query =
            read("#mix?v=9&ccy=gbp&as=ads&foo=1&missed=2&timing=soon&price.5=1&foo.1=2&show=shares", &release());
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
