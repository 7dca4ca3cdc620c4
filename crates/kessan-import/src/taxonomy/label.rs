//! The text of a label, as it is to be printed.

use crate::html::text::folded;
use crate::markup;

/// How many characters of a label are kept. The longest of public taxonomies have 400.
const LONGEST: usize = 1_000;

/// A label without markup, marks of direction and line breaks, and whether it was cut.
pub(super) fn plain(text: &str) -> (String, bool) {
    let mut plain = folded(text);
    // Labels should have no markup; some have it escaped.
    if plain.contains('<')
        && plain.contains('>')
        && plain.len() < 100_000
        && let Ok(tree) = markup::parse("", &plain)
    {
        plain = folded(&(0..tree.len()).filter_map(|id| tree.text(id)).collect::<Vec<_>>().join(" "));
    }
    match plain.char_indices().nth(LONGEST) {
        Some((at, _)) => (format!("{}…", plain.get(..at).unwrap_or_default()), true),
        None => (plain, false),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn labels_are_plain_text() {
        assert_eq!(plain("Net\n sales"), ("Net sales".to_owned(), false));
        assert_eq!(plain("<b>Net</b> sales<br/>(note)").0, "Net sales (note)");
        assert_eq!(plain("\u{202e}Net\u{202c} sales").0, "Net sales");
        assert_eq!(plain("a < b").0, "a < b");
        let (long, cut) = plain(&"x".repeat(10_000));
        assert!(cut);
        assert_eq!(long.chars().count(), 1_001);
    }
}
