//! The form of what is carried: numbers of seven bits a byte, texts behind their length, lists behind their count.
//!
//! A reader made by derivation handles every field's error and every type by itself; this one is a twentieth of it.

use rust_decimal::Decimal;

use crate::text::{Lang, Text};

/// Writes values one after another.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
    /// The one language of the page whose words are written; both are without it.
    pub(super) only: Option<Lang>,
}

impl Writer {
    pub(super) fn number(&mut self, mut number: u32) {
        while number > 0x7f {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    pub(super) fn index(&mut self, index: usize) {
        // No list of a release has four billion entries.
        self.number(u32::try_from(index).unwrap_or(0));
    }

    pub(super) fn text(&mut self, text: &str) {
        // No text of a release has four billion bytes.
        self.number(u32::try_from(text.len()).unwrap_or(0));
        self.bytes.extend(text.as_bytes());
    }

    /// The words of both of the page's languages, each with its own language's tag where it is another than the page's. Those
    /// of a language that is not written are empty.
    pub(super) fn words(&mut self, text: &Text) {
        for lang in Lang::ALL {
            let is_written = self.only.is_none_or(|only| only == lang);
            let (words, tag) = if is_written { text.get(lang.tag()) } else { ("", "") };
            self.text(words);
            self.text(if tag == lang.tag() { "" } else { tag });
        }
    }

    pub(super) fn decimal(&mut self, value: Decimal) {
        let parts = value.unpack();
        self.number(parts.scale << 1 | u32::from(parts.negative));
        [parts.lo, parts.mid, parts.hi].into_iter().for_each(|part| self.number(part));
    }

    pub(super) fn list<T>(&mut self, list: impl IntoIterator<Item = T>, item: impl Fn(&mut Self, T)) {
        let list: Vec<T> = list.into_iter().collect();
        self.number(u32::try_from(list.len()).unwrap_or(0));
        list.into_iter().for_each(|value| item(self, value));
    }

    pub(super) fn optional<T>(&mut self, value: Option<T>, item: impl Fn(&mut Self, T)) {
        self.list(value, item);
    }
}

/// Reads them in the same order. Where the bytes are not those that were written, the values are empty and `broken` is
/// set: there is one place to look at it instead of a way out of every field.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    pub(super) broken: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, broken: false }
    }

    pub(super) fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let Some((byte, rest)) = self.rest.split_first() else {
                self.broken = true;
                return 0;
            };
            self.rest = rest;
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if *byte < 0x80 {
                return number;
            }
        }
    }

    pub(super) fn index(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or(usize::MAX)
    }

    pub(super) fn text(&mut self) -> String {
        let length = self.index();
        let Some((text, rest)) = self.rest.split_at_checked(length) else {
            self.broken = true;
            return String::new();
        };
        self.rest = rest;
        String::from_utf8_lossy(text).into_owned()
    }

    pub(super) fn words(&mut self) -> Text {
        let texts = Lang::ALL.map(|lang| {
            let (words, tag) = (self.text(), self.text());
            (if tag.is_empty() { lang.tag().to_owned() } else { tag }, words)
        });
        let [en, ja] = texts;
        // One text stands for both where neither page has its own, or where only one page's is carried.
        Text::new(match (en, ja) {
            (en, ja) if en.0 == ja.0 || ja.1.is_empty() => vec![en],
            (en, ja) if en.1.is_empty() => vec![ja],
            (en, ja) => vec![en, ja],
        })
    }

    pub(super) fn decimal(&mut self) -> Decimal {
        let head = self.number();
        let [lo, mid, hi] = [self.number(), self.number(), self.number()];
        let scale = head >> 1;
        if scale > Decimal::MAX_SCALE {
            self.broken = true;
            return Decimal::ZERO;
        }
        Decimal::from_parts(lo, mid, hi, head & 1 == 1, scale)
    }

    pub(super) fn list<T>(&mut self, item: impl Fn(&mut Self) -> T) -> Vec<T> {
        let mut list = Vec::new();
        for _ in 0..self.number() {
            if self.broken {
                break;
            }
            list.push(item(self));
        }
        list
    }

    pub(super) fn optional<T>(&mut self, item: impl Fn(&mut Self) -> T) -> Option<T> {
        (self.number() == 1).then(|| item(self))
    }
}
