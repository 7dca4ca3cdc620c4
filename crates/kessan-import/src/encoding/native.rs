//! By encoding_rs and unicode-normalization.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use unicode_normalization::UnicodeNormalization;

fn of(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.as_bytes())
}

/// What documents call so (`sjis`, `x-euc-jp`, `latin1`).
pub fn name(label: &str) -> Option<String> {
    of(label).map(|encoding| encoding.name().to_ascii_lowercase())
}

/// The text, with U+FFFD for what means nothing. A mark at its beginning is a character like any other.
pub fn decode(name: &str, bytes: &[u8]) -> String {
    of(name).unwrap_or(UTF_8).decode_without_bom_handling(bytes).0.into_owned()
}

/// The text, if all of it means something.
pub fn decode_strictly(name: &str, bytes: &[u8]) -> Option<String> {
    of(name)?.decode_without_bom_handling_and_without_replacement(bytes).map(Cow::into_owned)
}

/// Unicode's NFKC.
pub(super) fn nfkc(text: &str) -> String {
    text.nfkc().collect()
}
