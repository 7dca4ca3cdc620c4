//! Bytes become text: by the byte order mark, what the document says of itself, or what the bytes look like.

use std::borrow::Cow;

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// The text of a file. Bytes that mean nothing become U+FFFD.
///
/// The encoding is that of the byte order mark, else UTF-8 if the bytes are, else the one that the document names
/// (`encoding="Shift_JIS"`, `charset=euc-jp`), else Shift_JIS where that reads without a mistake, else Windows-1252.
///
/// ```
/// use kessan_import::markup::decode::decode;
///
/// assert_eq!(decode(b"\xef\xbb\xbfabc"), "abc");
/// assert_eq!(decode(b"<?xml version='1.0' encoding='Shift_JIS'?><p>\x94\x84\x8f\xe3\x8d\x82</p>").len(), 58);
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let named = declared(bytes).filter(|encoding| *encoding != UTF_8);
    if let Some(encoding) = named {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    if declared(bytes).is_none()
        && let Some(text) = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return text;
    }
    if declared(bytes).is_some() { String::from_utf8_lossy(bytes) } else { WINDOWS_1252.decode(bytes).0 }
}

/// The encoding that the first 2,000 bytes name.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(2_000))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head).into_owned();
    ["encoding=", "charset="].iter().find_map(|key| {
        let (_, after) = head.split_once(key)?;
        let after = after.trim_start_matches(['"', '\'']);
        let name = after.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?;
        Encoding::for_label(name.as_bytes())
    })
}
