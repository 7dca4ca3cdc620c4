//! Tags with more attributes than any document has. Finding repeated ones takes a tokenizer time that grows with the square of
//! their number, so they are taken out before.

use std::ops::Range;

use crate::limits;

/// The parts of a text of HTML to pass over: what is beyond the first [`limits::ATTRIBUTES`] of a tag.
pub(super) fn excess(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut excess = vec![];
    let mut at = 0;
    while let Some(open) = bytes.get(at..).and_then(|rest| memchr::memchr(b'<', rest)).map(|found| at + found) {
        let rest = bytes.get(open..).unwrap_or_default();
        at = if rest.starts_with(b"<!--") {
            let close = memchr::memmem::find(rest, b"-->");
            close.map_or(bytes.len(), |close| open + close + 3)
        } else if rest.get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
            let (end, beyond) = tag(bytes, open + 1);
            excess.extend(beyond.filter(|beyond| *beyond < end).map(|beyond| beyond..end));
            raw_end(bytes, open, end)
        } else {
            open + 1
        };
    }
    excess
}

/// The end of a tag (its `>`), and where its excess begins.
fn tag(bytes: &[u8], start: usize) -> (usize, Option<usize>) {
    let (mut at, mut attributes, mut beyond) = (start, 0, None);
    let mut is_between = false;
    let mut after_equals = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return (at, beyond),
            b'"' | b'\'' if after_equals => {
                let close = bytes.get(at + 1..).and_then(|rest| memchr::memchr(byte, rest));
                at = close.map_or(bytes.len(), |close| at + 1 + close);
                is_between = true;
                after_equals = false;
            }
            b'=' if !is_between || attributes > 0 => after_equals = true,
            _ if byte.is_ascii_whitespace() || byte == b'/' => is_between = true,
            _ => {
                if is_between && !after_equals {
                    attributes += 1;
                    if attributes > limits::ATTRIBUTES {
                        beyond = beyond.or(Some(at));
                    }
                }
                is_between = false;
                after_equals = false;
            }
        }
        at += 1;
    }
    (bytes.len(), beyond)
}

/// The end of what a tag begins, if that is no markup: of a script, a style sheet.
fn raw_end(bytes: &[u8], open: usize, end: usize) -> usize {
    let name: Vec<u8> = bytes
        .get(open + 1..end)
        .unwrap_or_default()
        .iter()
        .take(10)
        .take_while(|byte| byte.is_ascii_alphabetic())
        .map(u8::to_ascii_lowercase)
        .collect();
    if !matches!(
        name.as_slice(),
        b"script" | b"style" | b"title" | b"textarea" | b"xmp" | b"iframe" | b"noembed" | b"noframes"
    ) {
        return end;
    }
    let mut at = end;
    while let Some(close) = bytes.get(at..).and_then(|rest| memchr::memmem::find(rest, b"</")).map(|found| at + found) {
        let candidate = bytes.get(close + 2..close + 2 + name.len()).unwrap_or_default();
        if candidate.eq_ignore_ascii_case(&name) {
            return close;
        }
        at = close + 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::excess;
    use crate::limits;

    #[test]
    fn honest_documents_have_none() {
        let page = "<p class=a data-x='1 2 3'>a < b <!-- <p --> <script>if (a<b && c=\"x) { }</script><img src=\"data:a/b/c d\"/>";
        assert!(excess(page).is_empty());
        let paths = format!("<img src=\"{}\">", "a/b c ".repeat(10_000));
        assert!(excess(&paths).is_empty());
    }

    #[test]
    fn what_is_beyond_the_limit_is_passed_over_to_the_end_of_the_tag() {
        for attribute in ["a ", "a=1 ", "a='1'", "a/", "a=\"1\"\n"] {
            let page = format!("<p>x</p><b {}>y</b>", attribute.repeat(limits::ATTRIBUTES * 3));
            let found = excess(&page);
            assert_eq!(found.len(), 1, "{attribute}");
            assert_eq!(&page[found[0].end..], ">y</b>", "{attribute}");
        }
    }
}
