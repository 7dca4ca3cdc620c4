//! What the reader has made of the tables: the keys of the fragment that belong to their program.

use form_urlencoded::{Serializer, parse};

use crate::domain::recast::View;
use crate::domain::release::Release;
use crate::domain::trace::Key;

/// The keys of the fragment that the tables' program owns: the number whose source is shown, the view, the power of ten.
pub const KEYS: [&str; 3] = ["fact", "recast", "scale"];

const VIEWS: [(View, &str); 3] =
    [(View::Change, "change"), (View::CommonSize, "common-size"), (View::Periods, "periods")];

/// How the tables are shown; as printed by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The view; the table's own columns if none is chosen.
    pub view: Option<View>,
    /// The power of ten of amounts; the table's own if none is chosen.
    pub scale: Option<u32>,
}

impl Choice {
    /// Whether the tables are to be shown as printed.
    pub fn is_as_printed(self) -> bool {
        self == Self::default()
    }

    /// The name of a view in addresses; empty for none.
    pub fn view_name(self) -> &'static str {
        VIEWS.into_iter().find(|(view, _)| Some(*view) == self.view).map_or("", |(_, name)| name)
    }

    /// The view of that name; `None` for any other text.
    pub fn view_named(name: &str) -> Option<View> {
        VIEWS.into_iter().find(|(_, known)| *known == name).map(|(view, _)| view)
    }
}

/// What a fragment says of the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// How they are shown.
    pub choice: Choice,
    /// The number whose source is asked for.
    pub fact: Option<Key>,
    /// Keys of the program whose values this release lacks, with those values.
    pub unknown: Vec<(String, String)>,
}

/// Reads a fragment, with or without its `#`.
pub fn read(fragment: &str, release: &Release) -> Told {
    let mut told = Told::default();
    for (key, value) in pairs(fragment) {
        let known = match key.as_str() {
            "fact" => {
                told.fact = Key::read(&value, release).filter(|key| release.trace(key).is_some());
                told.fact.is_some()
            }
            "recast" => {
                told.choice.view = Choice::view_named(&value);
                told.choice.view.is_some()
            }
            "scale" => {
                told.choice.scale = value.parse().ok().filter(|scale| release.scales().contains(scale));
                told.choice.scale.is_some()
            }
            _ => true,
        };
        if !known {
            told.unknown.push((key, value));
        }
    }
    told
}

/// The fragment with what the program says in place of what it said before; the section and all other pairs stay as
/// they are. Without its `#`.
pub fn write(fragment: &str, choice: Choice, fact: Option<&Key>, release: &Release) -> String {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (section, kept) = fragment.split_once('?').unwrap_or((fragment, ""));
    let is_own = |pair: &str| parse(pair.as_bytes()).next().is_some_and(|(key, _)| KEYS.contains(&&*key));
    let mut kept: Vec<String> =
        kept.split('&').filter(|pair| !pair.is_empty() && !is_own(pair)).map(Into::into).collect();
    let mut own: Vec<(&str, String)> = Vec::new();
    if choice.view.is_some() {
        own.push(("recast", choice.view_name().to_owned()));
    }
    own.extend(choice.scale.map(|scale| ("scale", scale.to_string())));
    own.extend(fact.map(|fact| ("fact", fact.write(release))));
    // The version stands before everything that it is the version of, and nowhere else.
    if own.is_empty() && kept == ["v=1"] {
        kept.clear();
    }
    if !own.is_empty() {
        if kept.is_empty() {
            kept.push("v=1".to_owned());
        }
        kept.push(Serializer::new(String::new()).extend_pairs(own).finish());
    }
    if kept.is_empty() { section.to_owned() } else { format!("{section}?{}", kept.join("&")) }
}

/// The pairs of a fragment that belong to this program, as they stand in it.
pub fn own_pairs(fragment: &str) -> Vec<(String, String)> {
    pairs(fragment).into_iter().filter(|(key, _)| KEYS.contains(&key.as_str())).collect()
}

fn pairs(fragment: &str) -> Vec<(String, String)> {
    let (_, pairs) = fragment.split_once('?').unwrap_or(("", ""));
    parse(pairs.as_bytes()).map(|(key, value)| (key.into_owned(), value.into_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::release::load::load;

    #[test]
    fn what_is_written_is_read_and_the_rest_stays_as_it_was() {
        let release = load("made-up", include_str!("../../tests/releases/made-up.json")).unwrap();
        let choice = Choice { view: Some(View::Change), scale: Some(6) };
        let key = Key::read("value Revenues Q1-31 CHF", &release).unwrap();
        let text = write("#mix?v=1&price=1%2C000&foo=%26", choice, Some(&key), &release);
        assert_eq!(text, "mix?v=1&price=1%2C000&foo=%26&recast=change&scale=6&fact=value+Revenues+Q1-31+CHF");
        let told = read(&text, &release);
        assert_eq!((told.choice, told.fact, told.unknown.len()), (choice, Some(key), 0));
        assert_eq!(write(&text, Choice::default(), None, &release), "mix?v=1&price=1%2C000&foo=%26");
        assert_eq!(write("statements", choice, None, &release), "statements?v=1&recast=change&scale=6");
        assert_eq!(write("statements?v=1&scale=6", Choice::default(), None, &release), "statements");
    }

    #[test]
    fn what_this_release_lacks_is_told() {
        let release = load("made-up", include_str!("../../tests/releases/made-up.json")).unwrap();
        let told = read("#statements?v=1&fact=cell+none+1+x&recast=upside-down&scale=4", &release);
        let keys: Vec<_> = told.unknown.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["fact", "recast", "scale"]);
        assert!(told.choice.is_as_printed() && told.fact.is_none());
    }
}
