//! The elements of the release's own taxonomy.

use kessan_core::release::Release;
use kessan_core::release::model::Measure;
use kessan_core::text::Text;
use kessan_core::unit::{Unit, is_iso_currency};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::known;
use crate::names::Names;

/// What an element's facts are about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key<'a> {
    /// A line of the accounts, or what is made from it.
    Line {
        /// The concept.
        concept: &'a str,
        /// The value itself, or what is made from it.
        facet: Facet<'a>,
        /// Whether it stands on days.
        is_instant: bool,
    },
    /// A figure of the prose that is of no line: the position in the file's `claims`.
    Claim(usize),
    /// A text about the release as a whole.
    Text(&'static str),
}

/// How a figure follows from its concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Facet<'a> {
    /// It is its value.
    Value,
    /// Per cent change.
    Growth,
    /// Difference.
    Change,
    /// Per cent of that concept.
    Share(&'a str),
}

impl<'a> Facet<'a> {
    /// That of a measure; the period that it is held against, if any, is a member of an axis.
    pub fn of(measure: &'a Measure) -> Self {
        match measure {
            Measure::Value => Facet::Value,
            Measure::Growth(_) => Facet::Growth,
            Measure::Change(_) => Facet::Change,
            Measure::Share(of) => Facet::Share(of),
        }
    }
}

/// Which side of the accounts raises a figure (XBRL 2.1, 5.1.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Balance {
    /// Assets, costs.
    Debit,
    /// Liabilities, equity, income.
    Credit,
}

/// An element that has facts.
#[derive(Clone, Debug)]
pub(crate) struct Element<'a> {
    /// What it is about.
    pub key: Key<'a>,
    /// Its name, without the prefix.
    pub name: String,
    /// Its type, with the prefix that the schema declares.
    pub item_type: &'static str,
    /// Whether its facts stand on days.
    pub is_instant: bool,
    /// Debit or credit, where that is known.
    pub balance: Option<Balance>,
    /// What it is called, in the release's languages.
    pub label: Text,
    /// More about it.
    pub documentation: Text,
}

/// The elements in the order in which they were first asked for.
#[derive(Debug)]
pub(crate) struct Elements<'a> {
    release: &'a Release,
    /// All of them.
    pub list: Vec<Element<'a>>,
    by_key: FxHashMap<Key<'a>, usize>,
    /// The concepts that are printed on days and for periods: XBRL has one type of period for an element, so they are two.
    of_both: FxHashSet<&'a str>,
}

impl<'a> Elements<'a> {
    /// None yet.
    pub fn new(release: &'a Release) -> Self {
        let mut seen: FxHashMap<&str, bool> = FxHashMap::default();
        let mut of_both = FxHashSet::default();
        let is_instant = |period: &str| release.period(period).is_some_and(|period| period.span.instant);
        let facts = release.facts.all().iter().map(|fact| (fact.concept.as_str(), is_instant(&fact.period)));
        let claims = release
            .file
            .claims
            .iter()
            .filter_map(|claim| Some((claim.concept.as_deref()?, claim.period.as_deref().is_some_and(is_instant))));
        for (concept, is_instant) in facts.chain(claims) {
            if *seen.entry(concept).or_insert(is_instant) != is_instant {
                of_both.insert(concept);
            }
        }
        Self { release, list: Vec::new(), by_key: FxHashMap::default(), of_both }
    }

    /// The element, if it has been made.
    pub fn find(&self, key: &Key<'a>) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// The element, made if there is none yet. `None` for what the release does not have.
    pub fn get(&mut self, names: &mut Names, key: Key<'a>) -> Option<usize> {
        if let Some(known) = self.by_key.get(&key) {
            return Some(*known);
        }
        let element = self.made(names, key.clone())?;
        self.list.push(element);
        let index = self.list.len() - 1;
        self.by_key.insert(key, index);
        Some(index)
    }

    fn made(&self, names: &mut Names, key: Key<'a>) -> Option<Element<'a>> {
        let file = &self.release.file;
        let element = |name: String, item_type, is_instant, label: Text, documentation| Element {
            key: key.clone(),
            name,
            item_type,
            is_instant,
            balance: None,
            label,
            documentation,
        };
        match key {
            Key::Line { concept: id, facet, is_instant } => {
                let concept = self.release.concept(id)?;
                let item_type = match facet {
                    Facet::Value | Facet::Change => item_type(&concept.unit),
                    Facet::Growth | Facet::Share(_) => "num:percentItemType",
                };
                let is_value = facet == Facet::Value;
                // What is made from a value says so behind the concept's name.
                let (name, label) = match facet {
                    Facet::Value => (id.to_owned(), concept.label.clone()),
                    Facet::Growth => {
                        (format!("{id}Growth"), behind(&concept.label, [", change in per cent", "（増減率）"]))
                    }
                    Facet::Change => (format!("{id}Change"), behind(&concept.label, [", change", "（増減）"])),
                    Facet::Share(of) => {
                        let whole = &self.release.concept(of)?.label;
                        let label = Text::composed([&concept.label, whole], |language, [part, whole]| {
                            if is_japanese(language) {
                                format!("{part}（{whole}に対する割合）")
                            } else {
                                format!("{part}, per cent of {whole}")
                            }
                        });
                        (format!("{id}ShareOf{of}"), label)
                    }
                };
                let name = if is_instant && self.of_both.contains(id) { format!("{name}OnDay") } else { name };
                let name = names.take(&name);
                let documentation =
                    if is_value { known::documentation(concept, &file.languages) } else { Text::default() };
                Some(element(name, item_type, is_instant, label, documentation))
            }
            Key::Claim(index) => {
                let claim = file.claims.get(index)?;
                let is_instant =
                    claim.period.as_deref().and_then(|id| self.release.period(id)).is_some_and(|p| p.span.instant);
                let name = names.take(&format!("Claim_{}", claim.id));
                Some(element(name, item_type(&claim.unit), is_instant, claim.label.clone(), Text::default()))
            }
            Key::Text(name) => {
                let label = Text::new([("en", words(name))]);
                Some(element(names.take(name), "xbrli:stringItemType", false, label, Text::default()))
            }
        }
    }
}

/// The type of figures in that unit.
fn item_type(unit: &Unit) -> &'static str {
    match (&unit.per, unit.measure.as_str()) {
        (None, "percent") => "num:percentItemType",
        (None, "shares") => "xbrli:sharesItemType",
        (None, code) if is_iso_currency(code) => "xbrli:monetaryItemType",
        // The Unit Type Registry lets a value per share be of money by shares alone.
        (Some(per), code) if per == "share" && is_iso_currency(code) => "num:perShareItemType",
        _ => "xbrli:decimalItemType",
    }
}

/// `ReleaseTitle` as words: `Release title`.
fn words(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !text.is_empty() {
            text.push(' ');
            text.push(c.to_ascii_lowercase());
        } else {
            text.push(c);
        }
    }
    text
}

fn is_japanese(language: &str) -> bool {
    language.split('-').next() == Some("ja")
}

/// A label with words behind it, in Japanese and otherwise in English.
fn behind(label: &Text, [english, japanese]: [&str; 2]) -> Text {
    Text::composed([label], |language, [text]| {
        format!("{text}{}", if is_japanese(language) { japanese } else { english })
    })
}
