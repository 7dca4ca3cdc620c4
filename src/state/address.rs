//! The state in the URL's fragment: `#mix?v=1&ccy=usd&price=80000`, a section to show and pairs of keys and values.
//!
//! Each program of the page owns keys of its own. What it writes leaves the pairs of the others as they are, so that
//! none has to know what another remembers.

use form_urlencoded::{Serializer, parse};

/// The version of the keys.
pub const VERSION: &str = "1";

/// A key and its value.
pub type Pair = (String, String);

/// A fragment in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The section's id; empty for none.
    pub section: String,
    /// The pairs in their order, the version among them.
    pub pairs: Vec<Pair>,
}

impl Address {
    /// Reads a fragment, without or with its `#`.
    ///
    /// ```
    /// use kessan::state::address::Address;
    /// let address = Address::read("#mix?v=1&price=80%2C000");
    /// assert_eq!(address.section, "mix");
    /// assert_eq!(address.pairs[1], ("price".into(), "80,000".into()));
    /// ```
    pub fn read(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (section, pairs) = fragment.split_once('?').unwrap_or((fragment, ""));
        let pairs = parse(pairs.as_bytes()).map(|(key, value)| (key.into_owned(), value.into_owned()));
        Self { section: section.to_owned(), pairs: pairs.collect() }
    }

    /// Whether a fragment says how the page is to stand, and not just which section is to be shown.
    pub fn has_state(fragment: &str) -> bool {
        fragment.contains('?')
    }

    /// The same with `pairs` in place of all whose key is one of the writer's own: at the end.
    pub fn with(mut self, owns: impl Fn(&str) -> bool, pairs: Vec<Pair>) -> Self {
        self.pairs.retain(|(key, _)| !owns(key));
        self.pairs.extend(pairs);
        self
    }

    /// The same, at the beginning: the page's own pairs stand before those of its other programs.
    pub fn led_by(mut self, owns: impl Fn(&str) -> bool, pairs: Vec<Pair>) -> Self {
        self.pairs.retain(|(key, _)| !owns(key));
        self.pairs.splice(..0, pairs);
        self
    }

    /// The same state, with the reader led to an element of that id: what a citation names.
    ///
    /// ```
    /// use kessan::state::address::Address;
    /// let here = Address::read("#overview?v=1&ccy=usd");
    /// assert_eq!(here.at("fig-costs").write(), "fig-costs?v=1&ccy=usd");
    /// ```
    pub fn at(mut self, id: &str) -> Self {
        id.clone_into(&mut self.section);
        self
    }

    /// The fragment, without its `#`; just the section when all is at its default.
    pub fn write(&self) -> String {
        let pairs: Vec<_> = self.pairs.iter().filter(|(key, _)| key != "v").collect();
        if pairs.is_empty() {
            return self.section.clone();
        }
        let head = format!("{}?", self.section);
        let start = head.len();
        let mut text = Serializer::for_suffix(head, start);
        text.append_pair("v", VERSION).extend_pairs(pairs);
        text.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_writer_replaces_only_its_own_pairs() {
        let address = Address::read("#mix?v=1&ccy=usd&price=80%2C000&find=tax")
            .with(|key| key == "price", vec![("price".into(), "-5?#".into()), ("name.1".into(), "a.b & 二".into())]);
        let text = address.write();
        assert_eq!(text, "mix?v=1&ccy=usd&find=tax&price=-5%3F%23&name.1=a.b+%26+%E4%BA%8C");
        assert_eq!(Address::read(&text).pairs[1..], address.pairs[1..]);
        let led = address.led_by(|key| key != "find", vec![("ccy".into(), "eur".into())]);
        assert_eq!(led.write(), "mix?v=1&ccy=eur&find=tax");
    }

    /// The first pair once had a separator before it: mix?&v=1.
    #[test]
    fn without_pairs_only_the_section_is_written() {
        let mine = |key: &str| key == "ccy";
        assert_eq!(Address::read("#margins?v=1&ccy=usd").with(mine, Vec::new()).write(), "margins");
        assert_eq!(Address::read("").with(mine, Vec::new()).write(), "");
        assert_eq!(Address::read("").with(mine, vec![("ccy".into(), "usd".into())]).write(), "?v=1&ccy=usd");
    }
}
