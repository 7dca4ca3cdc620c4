//! How wide a text will be. Canvas and SVG are set in the reader's fonts, which the prerenderer cannot know, so both
//! use this estimate, on the generous side of common sans-serif fonts.

use super::line_break::{characters, pieces};
use super::setting::Size;

/// The width of `text` in CSS pixels.
pub fn width(text: &str, size: Size, bold: bool) -> i32 {
    let thousandths: i32 = text.chars().map(advance).sum();
    let wide = if bold { thousandths + thousandths / 9 } else { thousandths };
    (wide * size.pixels() + 999) / 1000
}

/// In thousandths of the size.
fn advance(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 330,
        ' ' | '\u{a0}' | '\u{202f}' | 'f' | 't' | 'r' | 'I' | '(' | ')' | '-' | '/' => 400,
        'm' | 'w' | 'M' | 'W' | '%' | '&' | '@' => 960,
        'A'..='Z' => 720,
        '0'..='9' | 'a'..='z' | '+' | '−' | '–' | '=' | '¥' | '$' | '€' => 630,
        c if (c as u32) < 0x2E80 => 620,
        _ => 1000,
    }
}

/// Breaks `text` into lines no wider than `limit`, where `line_break` lets a line end,
/// and a word that is wider than a line between its characters. No more than `most` lines: the last one then ends in an ellipsis.
pub fn wrap(text: &str, limit: i32, size: Size, bold: bool, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text).into_iter().flat_map(|piece| hard_pieces(piece, limit, size, bold)) {
        let joined = format!("{line}{piece}");
        if line.is_empty() || width(joined.trim_end(), size, bold) <= limit {
            line = joined;
        } else {
            lines.push(line.trim_end().to_owned());
            line = piece.to_owned();
        }
    }
    lines.push(line.trim_end().to_owned());
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && width(&format!("{last}…"), size, bold) > limit {
                last.pop();
            }
            last.push('…');
        }
    }
    lines
}

/// A piece that is wider than a line, as far as it can be broken: an address, or a very long word.
fn hard_pieces(piece: &str, limit: i32, size: Size, bold: bool) -> Vec<&str> {
    if width(piece.trim_end(), size, bold) <= limit { vec![piece] } else { characters(piece) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_between_characters() {
        assert_eq!(
            wrap("Connectivity and outsourcing", 125, Size::Body, false, 3),
            ["Connectivity and", "outsourcing"]
        );
        assert_eq!(wrap("システムインテグレーション", 84, Size::Body, false, 3), ["システムインテ", "グレーション"]);
        assert_eq!(wrap("", 84, Size::Body, false, 3), [""]);
    }

    #[test]
    fn a_text_too_long_ends_in_an_ellipsis_within_the_limit() {
        let lines = wrap("one two three four five six seven eight nine", 50, Size::Body, false, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && width(&lines[1], Size::Body, false) <= 50, "{lines:?}");
    }
}
