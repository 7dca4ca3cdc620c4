//! White space as a page shows it.

/// A text with every run of white space, no-break and ideographic spaces included, as one space, and none at its ends.
///
/// ```
/// assert_eq!(kessan_import::html::text::folded(" 1\u{a0}234\n "), "1 234");
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len().min(64));
    push_folded(&mut folded, text);
    folded.truncate(folded.trim_end().len());
    folded
}

/// Appends a text to one that is folded; a space at its end waits for what follows.
pub(crate) fn push_folded(folded: &mut String, text: &str) {
    for character in text.chars() {
        // Marks of direction and of width zero are seen by nobody.
        if matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
        {
            continue;
        }
        if character.is_whitespace() || character.is_control() {
            push_space(folded);
        } else {
            folded.push(character);
        }
    }
}

/// Appends a space, unless there is one or nothing before it.
pub(crate) fn push_space(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// The width of a text's leading spaces, in hundredths of a pixel at 12 pixels, and whether anything else follows.
pub(crate) fn leading(text: &str) -> (i32, bool) {
    let mut width = 0i32;
    for character in text.chars() {
        width = width.saturating_add(match character {
            '\u{a0}' => 300,
            '\u{2003}' | '\u{3000}' => 1_200,
            '\u{2002}' => 600,
            _ if character.is_whitespace() => 0,
            _ => return (width, true),
        });
    }
    (width, false)
}
