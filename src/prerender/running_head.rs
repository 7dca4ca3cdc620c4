//! The line at the head of each printed page, as a style of the document. `scripts/print.js` says it anew before it is printed, as an opened
//! report or another language may stand there; this is what pages without script have.

use std::fmt::Write;

use crate::view::env::Env;

/// How much has room in a line, in letters of Europe.
const ROOM: usize = 130;

/// The style: company, what the release reports on and its basis, as the page's bar has them.
pub fn style(env: Env) -> String {
    let file = &env.release.file;
    let [company, title, basis] = [&file.company.short_name, &file.title, &file.basis].map(|text| env.text(text));
    format!(":root{{--running:{}}}", quoted(&shortened(&format!("{company} {title} · {basis}"))))
}

/// A text as CSS has it, between quotation marks. Names come from files: whatever is no letter, digit or plain sign is escaped,
/// so that nothing in them ends the text or the element.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        if sign.is_alphanumeric() || " .,:/-".contains(sign) {
            quoted.push(sign);
        } else {
            // Writing to a text cannot fail.
            let _ = write!(quoted, "\\{:x} ", u32::from(sign));
        }
    }
    quoted + "\""
}

/// As much of a text as has room in a line.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut room = ROOM;
    // Letters of East Asia are twice as wide.
    let end = text.char_indices().find_map(|(index, sign)| {
        let width = if sign > '\u{2e7f}' { 2 } else { 1 };
        let has_room = room >= width;
        room = room.saturating_sub(width);
        (!has_room).then_some(index)
    });
    end.map_or_else(|| text.clone(), |end| format!("{}…", &text[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_neither_the_text_nor_the_element() {
        let name = "A \"B\" \\ C</style><script>d()</script>\n}株式会社";
        let quoted = quoted(name);
        assert_eq!(
            quoted,
            "\"A \\22 B\\22  \\5c  C\\3c /style\\3e \\3c script\\3e d\\28 \\29 \\3c /script\\3e \\a \\7d 株式会社\""
        );
        let inner = quoted.trim_matches('"');
        assert!(!inner.contains(['"', '<', '\n', '}']));
    }

    #[test]
    fn a_long_line_is_cut_where_it_would_leave_the_page() {
        assert_eq!(shortened("A  B\tC"), "A B C");
        assert_eq!(shortened(&"a".repeat(130)), "a".repeat(130));
        assert_eq!(shortened(&"a".repeat(131)), "a".repeat(130) + "…");
        assert_eq!(shortened(&"株".repeat(66)), "株".repeat(65) + "…");
    }
}
