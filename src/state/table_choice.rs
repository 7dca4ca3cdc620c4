//! What the reader has made of the tables: the keys of the fragment that belong to their program.

use super::address::{Address, Pair};
use super::subject::Subject;
use kessan_core::recast::View;
use kessan_core::release::Release;

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
    pub fact: Option<Subject>,
    /// Keys of the program whose values this release lacks, with those values.
    pub unknown: Vec<Pair>,
}

/// Whether a key of an address belongs to the tables.
pub fn owns(key: &str) -> bool {
    KEYS.contains(&key)
}

/// Whether a fragment says anything of the tables.
pub fn are_in(fragment: &str) -> bool {
    Address::read(fragment).pairs.iter().any(|(key, _)| owns(key))
}

/// Whether a fragment asks for the source of a number that the calculator's program knows.
pub fn is_calculated(fragment: &str) -> bool {
    Address::read(fragment).pairs.iter().any(|(key, value)| key == "fact" && super::subject::is_calculated(value))
}

/// Reads what an address says.
pub fn read(address: &Address, release: &Release) -> Told {
    let mut told = Told::default();
    for pair in &address.pairs {
        let (key, value) = (pair.0.as_str(), pair.1.as_str());
        let known = match key {
            "fact" => {
                told.fact = Subject::read(value, release);
                told.fact.is_some()
            }
            "recast" => {
                told.choice.view = Choice::view_named(value);
                told.choice.view.is_some()
            }
            "scale" => {
                told.choice.scale = value.parse().ok().filter(|scale| release.scales().contains(scale));
                told.choice.scale.is_some()
            }
            _ => true,
        };
        if !known {
            told.unknown.push(pair.clone());
        }
    }
    told
}

/// The tables' pairs.
pub fn pairs(choice: Choice, fact: Option<&Subject>, release: &Release) -> Vec<Pair> {
    let view = choice.view.map(|_| ("recast".to_owned(), choice.view_name().to_owned()));
    let scale = choice.scale.map(|scale| ("scale".to_owned(), scale.to_string()));
    let fact = fact.map(|fact| ("fact".to_owned(), fact.write(release)));
    view.into_iter().chain(scale).chain(fact).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kessan_core::release::load::load;

    #[test]
    fn what_is_written_is_read_and_the_rest_stays_as_it_was() {
        let release = load("made-up", include_str!("../../tests/releases/made-up.json")).unwrap();
        let choice = Choice { view: Some(View::Change), scale: Some(6) };
        let key = Subject::read("value Revenues Q1-31 CHF", &release).unwrap();
        let before = Address::read("#mix?v=1&price=1%2C000&recast=periods&foo=%26");
        let text = before.with(owns, pairs(choice, Some(&key), &release)).write();
        assert_eq!(text, "mix?v=1&price=1%2C000&foo=%26&recast=change&scale=6&fact=value+Revenues+Q1-31+CHF");
        let told = read(&Address::read(&text), &release);
        assert_eq!((told.choice, told.fact, told.unknown.len()), (choice, Some(key), 0));
        let as_printed = Address::read(&text).with(owns, pairs(Choice::default(), None, &release)).write();
        assert_eq!(as_printed, "mix?v=1&price=1%2C000&foo=%26");
    }

    #[test]
    fn what_this_release_lacks_is_told() {
        let release = load("made-up", include_str!("../../tests/releases/made-up.json")).unwrap();
        let address = Address::read("#statements?v=1&fact=cell+none+1+x&recast=upside-down&scale=4");
        let told = read(&address, &release);
        let keys: Vec<_> = told.unknown.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["fact", "recast", "scale"]);
        assert!(told.choice.is_as_printed() && told.fact.is_none());
    }
}
