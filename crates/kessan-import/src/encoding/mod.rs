//! Bytes as text, and texts in one form: by libraries, and in a browser by what it has itself, as the libraries' tables would be a
//! good part of the program that opens reports. Encodings are those of the WHATWG's Encoding Standard, named as it names them, in
//! small letters.

#[cfg(not(target_family = "wasm"))]
mod native;
#[cfg(target_family = "wasm")]
mod web;

#[cfg(not(target_family = "wasm"))]
use native as platform;
#[cfg(target_family = "wasm")]
use web as platform;

pub use platform::{decode, decode_strictly, name};

pub const UTF_8: &str = "utf-8";
pub const UTF_16LE: &str = "utf-16le";
pub const UTF_16BE: &str = "utf-16be";
pub const SHIFT_JIS: &str = "shift_jis";
pub const EUC_JP: &str = "euc-jp";
pub const ISO_2022_JP: &str = "iso-2022-jp";
pub const WINDOWS_1252: &str = "windows-1252";

/// Unicode's NFKC: one width, no ligatures, marks joined to their letters.
pub fn nfkc(text: &str) -> String {
    // Of the thousands of labels in English nothing has to be asked.
    if text.is_ascii() { text.to_owned() } else { platform::nfkc(text) }
}

/// The encoding that a mark at the beginning stands for, and the length of the mark.
pub fn marked(bytes: &[u8]) -> Option<(&'static str, usize)> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some((UTF_8, 3)),
        [0xff, 0xfe, ..] => Some((UTF_16LE, 2)),
        [0xfe, 0xff, ..] => Some((UTF_16BE, 2)),
        _ => None,
    }
}
