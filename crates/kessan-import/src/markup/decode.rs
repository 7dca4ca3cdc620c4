//! Bytes become text: by the byte order mark, what the document says of itself, or what the bytes look like.

use std::borrow::Cow;

use crate::encoding::{self, EUC_JP, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file. Bytes that mean nothing become U+FFFD.
///
/// The encoding is that of the byte order mark, else UTF-16 or ISO-2022-JP if the bytes look like it, else UTF-8 if the bytes are,
/// else the one that the document names (`encoding="Shift_JIS"`, `charset=euc-jp`), else Shift_JIS or EUC-JP where that reads
/// without a mistake, else Windows-1252.
///
/// ```
/// use kessan_import::markup::decode::decode;
///
/// assert_eq!(decode(b"\xef\xbb\xbfabc"), "abc");
/// assert_eq!(decode(b"<?xml version='1.0' encoding='Shift_JIS'?><p>\x94\x84\x8f\xe3\x8d\x82</p>").len(), 58);
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((name, mark)) = encoding::marked(bytes) {
        return read(name, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(name) = wide(bytes) {
        return read(name, bytes);
    }
    // ASCII throughout, with an escape before and behind what is Japanese.
    if memchr::memmem::find(bytes, b"\x1b$").is_some() && bytes.is_ascii() {
        return read(ISO_2022_JP, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let declared = declared(bytes);
    match declared.as_deref() {
        // Whoever names UTF-16 in a text of bytes has saved it as something else.
        None | Some(UTF_16LE | UTF_16BE) => {
            let fallback = if declared.is_some() { UTF_8 } else { WINDOWS_1252 };
            japanese(bytes).map_or_else(|| read(fallback, bytes), Cow::Owned)
        }
        Some(name) => read(name, bytes),
    }
}

/// The text; what is UTF-8 already is not copied.
fn read<'a>(name: &str, bytes: &'a [u8]) -> Cow<'a, str> {
    if name == UTF_8 { String::from_utf8_lossy(bytes) } else { Cow::Owned(encoding::decode(name, bytes)) }
}

/// UTF-16 without a byte order mark: markup and JSON begin with two characters of ASCII, every other byte of which is zero.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [1..=0x7f, 0, 1..=0x7f, 0, ..] => Some(UTF_16LE),
        [0, 1..=0x7f, 0, 1..=0x7f, ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// The bytes as Shift_JIS or EUC-JP, whichever reads without a mistake. What is EUC-JP reads as Shift_JIS, too, in half-width
/// katakana, of which documents have few.
fn japanese(bytes: &[u8]) -> Option<String> {
    let read = |name: &str| encoding::decode_strictly(name, bytes);
    let narrow = |text: &str| text.chars().filter(|c| matches!(c, '\u{ff61}'..='\u{ff9f}')).count();
    match (read(SHIFT_JIS), read(EUC_JP)) {
        (Some(shift), Some(euc)) => Some(if narrow(&euc) < narrow(&shift) { euc } else { shift }),
        (shift, euc) => shift.or(euc),
    }
}

/// The encoding that the first 2,000 bytes name.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(2_000))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head).into_owned();
    ["encoding=", "charset="].iter().find_map(|key| {
        let (_, after) = head.split_once(key)?;
        let after = after.trim_start_matches(['"', '\'']);
        let name = after.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?;
        encoding::name(name)
    })
}

#[cfg(test)]
mod tests {
    use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS};

    use super::decode;

    const PAGE: &str = "<p>売上高 ｱ 前年比　△3.2％ 親会社株主に帰属する当期純利益</p>";

    fn wide(text: &str, is_big: bool, mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        let units = mark.into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn a_page_is_the_same_in_every_encoding_with_and_without_a_word_of_it() {
        for (encoding, name) in [(SHIFT_JIS, "Shift_JIS"), (EUC_JP, "EUC-JP"), (ISO_2022_JP, "ISO-2022-JP")] {
            for declaration in [String::new(), format!("<?xml version=\"1.0\" encoding=\"{name}\"?>")] {
                let page = format!("{declaration}{PAGE}");
                // ISO-2022-JP has no half-width katakana.
                let page = if encoding == ISO_2022_JP { page.replace('ｱ', "ア") } else { page };
                let (bytes, _, failed) = encoding.encode(&page);
                assert!(!failed);
                assert_eq!(decode(&bytes), page, "{name}");
            }
        }
        for (is_big, mark) in [(false, false), (false, true), (true, false), (true, true)] {
            for declaration in ["", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"] {
                let page = format!("{declaration}{PAGE}");
                assert_eq!(decode(&wide(&page, is_big, mark)), page, "{is_big} {mark}");
            }
        }
        assert_eq!(decode(format!("\u{feff}{PAGE}").as_bytes()), PAGE);
    }

    #[test]
    fn a_false_word_does_not_garble_what_the_bytes_are() {
        for name in ["UTF-16", "Shift_JIS", "EUC-JP", "ISO-8859-1"] {
            let page = format!("<?xml version=\"1.0\" encoding=\"{name}\"?>{PAGE}");
            assert_eq!(decode(page.as_bytes()), page, "{name} that is UTF-8");
        }
        let page = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{PAGE}");
        assert_eq!(decode(&SHIFT_JIS.encode(&page).0), page, "UTF-16 that is Shift_JIS");
    }
}
