//! Bytes as the text of a page's element.
//!
//! Each byte is the character of its number, so that compression finds the same repetitions as in the bytes: after brotli a
//! text of base64 is half as large again (`docs/decisions/2026-11-28-generator-and-release.md`).

/// Three characters would change or end the text of an element (U+0000, the carriage return and `<`); in their places stand
/// those that are 256 higher.
const CHANGED: [u8; 3] = [0x00, b'\r', b'<'];

/// The bytes as a text that an element of a page, or a file in UTF-8, gives back unchanged.
///
/// ```
/// use kessan_core::release::embedded::{from_text, to_text};
///
/// let bytes = [b'<', 0, 255, b'a'];
/// let text = to_text(&bytes);
/// assert_eq!((text.as_str(), from_text(&text)), ("ļĀÿa", bytes.to_vec()));
/// ```
pub fn to_text(bytes: &[u8]) -> String {
    let character = |byte: &u8| {
        let number = u32::from(*byte) + if CHANGED.contains(byte) { 256 } else { 0 };
        char::from_u32(number).unwrap_or_default()
    };
    bytes.iter().map(character).collect()
}

/// The bytes of a text that [`to_text`] has written; of any other text some bytes.
pub fn from_text(text: &str) -> Vec<u8> {
    text.chars().map(|character| u32::from(character).to_le_bytes()[0]).collect()
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
}
