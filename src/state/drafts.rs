//! The calculator's part of the address: `price=80000&timing=end`, and `price.2=…` of the second draft that is kept.

use super::address::{Address, Pair};
use super::draft::{Draft, Field, Instrument, Kept, MOST_KEPT, When};
use super::query::{pick, take};
use kessan_core::capital::Terms;

/// The keys of what is chosen among the calculator's terms; each of its fields has its own, [`Field::key`].
pub const CHOSEN: [&str; 4] = ["as", "timing", "missed", "withholding"];

/// The keys of the calculator's terms, in the order of its fields.
pub fn keys() -> impl Iterator<Item = &'static str> {
    Field::ALL.into_iter().map(Field::key).chain(CHOSEN)
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
    /// The kind of holder whose taxes are withheld.
    pub withholding: Option<String>,
}

impl Parts {
    /// `default` with them.
    pub fn of(&self, default: &Draft) -> Draft {
        let mut draft = default.clone();
        self.texts.iter().for_each(|(field, text)| draft.set(*field, text.as_str()));
        draft.instrument = self.instrument.unwrap_or(draft.instrument);
        draft.when = self.when.unwrap_or(draft.when);
        draft.missed = self.missed.unwrap_or(draft.missed);
        draft.withholding.clone_from(self.withholding.as_ref().unwrap_or(&default.withholding));
        draft
    }

    /// Takes a pair; says whether its value is known.
    fn take(&mut self, key: &str, value: &str, terms: &Terms) -> bool {
        match key {
            "as" => {
                let instrument = pick(value, [("shares", Instrument::Shares), ("ads", Instrument::Ads)]);
                let is_offered = |it: &Instrument| *it == Instrument::Shares || terms.ads_per_share.is_some();
                take(&mut self.instrument, instrument.filter(is_offered))
            }
            "timing" => take(&mut self.when, pick(value, When::ALL)),
            "missed" => {
                let most = terms.dividends.len();
                take(&mut self.missed, value.parse().ok().filter(|missed| *missed <= most))
            }
            "withholding" => take(&mut self.withholding, terms.kind(value).map(|_| value.to_owned())),
            key => {
                let field = Field::ALL.into_iter().find(|field| field.key() == key);
                self.texts.extend(field.map(|field| (field, value.to_owned())));
                field.is_some()
            }
        }
    }
}

/// What an address says of the calculator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Linked {
    /// What is given of the fields.
    pub draft: Parts,
    /// The drafts that are kept: the number of each, its name, and what is given of its fields.
    pub kept: Vec<(usize, String, Parts)>,
    /// The pairs whose values are not known.
    pub unknown: Vec<Pair>,
}

impl Linked {
    /// The kept drafts, in the order of the address, from the draft that the page is written with.
    pub fn kept(&self, default: &Draft) -> Vec<Kept> {
        self.kept.iter().map(|(_, name, parts)| Kept { name: name.clone(), draft: parts.of(default) }).collect()
    }

    fn slot(&mut self, number: usize) -> &mut (usize, String, Parts) {
        let known = self.kept.iter().position(|(known, _, _)| *known == number);
        let index = known.unwrap_or_else(|| {
            self.kept.push((number, String::new(), Parts::default()));
            self.kept.len() - 1
        });
        &mut self.kept[index]
    }
}

/// Whether a key of the address is the calculator's.
pub fn owns(key: &str) -> bool {
    parted(key).is_some()
}

/// Whether a fragment says something of the calculator.
pub fn are_in(fragment: &str) -> bool {
    Address::read(fragment).pairs.iter().any(|(key, _)| owns(key))
}

/// A key and the number of the kept draft that it is of; `None` if it is none of the calculator's.
fn parted(key: &str) -> Option<(&str, Option<usize>)> {
    let (key, number) = match key.split_once('.') {
        None => (key, None),
        Some((key, number)) => (key, Some(number.parse().ok().filter(|number| (1..=MOST_KEPT).contains(number))?)),
    };
    let is_known = match key {
        "name" => number.is_some(),
        key => keys().any(|known| known == key),
    };
    is_known.then_some((key, number))
}

/// Reads what an address says of the calculator.
pub fn read(address: &Address, terms: &Terms) -> Linked {
    let mut linked = Linked::default();
    for (name, value) in &address.pairs {
        let known = match parted(name) {
            None => true,
            Some(("name", number)) => {
                value.clone_into(&mut linked.slot(number.unwrap_or_default()).1);
                true
            }
            Some((key, None)) => linked.draft.take(key, value, terms),
            Some((key, Some(number))) => linked.slot(number).2.take(key, value, terms),
        };
        if !known {
            linked.unknown.push((name.clone(), value.clone()));
        }
    }
    linked
}

/// The calculator's pairs: what of its drafts differs from the one that the page is written with.
pub fn pairs(draft: &Draft, kept: &[Kept], default: &Draft) -> Vec<Pair> {
    let mut all: Vec<Pair> = parts(draft, default).into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    for (index, Kept { name, draft }) in kept.iter().take(MOST_KEPT).enumerate() {
        let number = index + 1;
        all.push((format!("name.{number}"), name.clone()));
        all.extend(parts(draft, default).into_iter().map(|(key, value)| (format!("{key}.{number}"), value)));
    }
    all
}

fn parts(draft: &Draft, default: &Draft) -> Vec<(&'static str, String)> {
    let texts = Field::ALL.into_iter().filter(|field| draft.text(*field) != default.text(*field));
    let mut pairs: Vec<_> = texts.map(|field| (field.key(), draft.text(field).to_owned())).collect();
    if draft.instrument != default.instrument {
        let name = if draft.instrument == Instrument::Ads { "ads" } else { "shares" };
        let after_holding = pairs.first().is_some_and(|(key, _)| *key == Field::Holding.key());
        pairs.insert(usize::from(after_holding), ("as", name.to_owned()));
    }
    if draft.when != default.when {
        let name = When::ALL.into_iter().find(|(_, when)| *when == draft.when).map(|(name, _)| name);
        pairs.extend(name.map(|name| ("timing", name.to_owned())));
    }
    if draft.missed != default.missed {
        pairs.push(("missed", draft.missed.to_string()));
    }
    if draft.withholding != default.withholding {
        pairs.push(("withholding", draft.withholding.clone()));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use kessan_core::release::load::load;

    #[test]
    fn what_is_typed_and_kept_is_read_back() {
        let release = load("made-up", include_str!("../../tests/releases/made-up.json")).unwrap();
        let terms = release.terms().unwrap();
        let default = Draft::default().with(Field::Holding, "100");
        let draft = default.clone().with(Field::Holding, "１，２００ & more").with(Field::Price, "-5?#");
        let withholding = terms.withholding[0].id.clone();
        let draft = Draft { when: When::End, missed: 1, withholding, ..draft };
        let kept = [
            Kept { name: "a.b & 二".into(), draft: default.clone() },
            Kept { draft: draft.clone(), ..Kept::default() },
        ];
        let text = Address::default().with(owns, pairs(&draft, &kept, &default)).write();
        let linked = read(&Address::read(&text), terms);
        assert_eq!((linked.draft.of(&default), linked.unknown.len()), (draft, 0));
        assert_eq!(linked.kept(&default), kept);
    }

    #[test]
    fn a_value_that_these_terms_do_not_offer_is_told() {
        let release = load("made-up", include_str!("../../tests/releases/made-up.json")).unwrap();
        let address =
            Address::read("#?as=ads&missed=2&timing.1=soon&price=anything&foo=1&price.5=1&withholding=nobody");
        let linked = read(&address, release.terms().unwrap());
        let keys: Vec<_> = linked.unknown.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["as", "missed", "timing.1", "withholding"], "no depositary shares, and one dividend");
        assert!(!owns("foo") && !owns("price.5") && !owns("name") && owns("name.4"));
    }
}
