//! Bytes as the text of a page's element.
//!
//! Each byte is the character of its number, so that compression finds the same repetitions as in the bytes: after brotli a
//! text of base64 is half as large again (`docs/decisions/2026-11-28-generator-and-release.md`). Bytes that are a character of
//! three or four bytes stand as that character: Japanese words are then those that the page has anyway, and cost next to nothing.

/// Three characters would change or end the text of an element (U+0000, the carriage return and `<`); in their places stand
/// those that are 256 higher.
const CHANGED: [u8; 3] = [0x00, b'\r', b'<'];

/// The first character that UTF-8 writes in three bytes. No byte stands as one from here on.
const FIRST_LONG: u32 = 0x800;

/// The bytes as a text that an element of a page, or a file in UTF-8, gives back unchanged.
///
/// ```
/// use kessan_core::release::embedded::{from_text, to_text};
///
/// let bytes = [b'<', 0, 255, b'a'];
/// let text = to_text(&bytes);
/// assert_eq!((text.as_str(), from_text(&text)), ("ļĀÿa", bytes.to_vec()));
/// let bytes = "¥ 売上高".as_bytes();
/// assert_eq!((to_text(bytes).as_str(), from_text(&to_text(bytes))), ("Â¥ 売上高", bytes.to_vec()));
/// ```
pub fn to_text(bytes: &[u8]) -> String {
    let character = |byte: &u8| {
        let number = u32::from(*byte) + if CHANGED.contains(byte) { 256 } else { 0 };
        char::from_u32(number).unwrap_or_default()
    };
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for valid in chunk.valid().chars() {
            if is_kept(valid) {
                text.push(valid);
            } else {
                text.extend(valid.encode_utf8(&mut [0; 4]).as_bytes().iter().map(character));
            }
        }
        text.extend(chunk.invalid().iter().map(character));
    }
    text
}

/// Whether a character stands for its own bytes. A byte order mark would be lost at the beginning of a file.
fn is_kept(character: char) -> bool {
    u32::from(character) >= FIRST_LONG && character != '\u{feff}'
}

/// The bytes of a text that [`to_text`] has written; of any other text some bytes.
pub fn from_text(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        if is_kept(character) {
            bytes.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            bytes.push(u32::from(character).to_le_bytes()[0]);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_comes_back_and_none_would_end_an_element() {
        let all: Vec<u8> = (0..=255).chain([13, 10, 60, 47]).collect();
        let text = to_text(&all);
        assert_eq!(from_text(&text), all);
        assert!(!text.contains(['\0', '\r', '<']), "{text:?}");
    }

    /// Numbers before a text may look like the beginning of a character, and its end like one that is cut off.
    #[test]
    fn characters_among_other_bytes_come_back() {
        let words = "接続・アウトソーシング😀\u{feff}é".as_bytes();
        for before in 0..=255_u8 {
            for cut in 0..words.len() {
                let bytes = [&[before, 0xe3, before][..], &words[..cut], &[before], &words[cut..]].concat();
                let text = to_text(&bytes);
                assert_eq!(from_text(&text), bytes, "{text:?}");
                assert!(!text.contains(['\0', '\r', '<', '\u{feff}']), "{text:?}");
            }
        }
        assert_eq!(to_text("売上高".as_bytes()), "売上高");
    }
}
