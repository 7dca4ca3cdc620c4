//! Just enough HTML to see which files a page asks for.
//!
//! The pages come from our own build, so a small reader of tags does what a
//! parser of the whole standard would.

/// A start tag, with the text inside for `script` and `style`.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// The name in small letters.
    pub name: String,
    /// The attributes, names in small letters.
    pub attributes: Vec<(String, String)>,
    /// The raw text up to the end tag, for elements that hold no tags.
    pub text: String,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// All start tags of a page, without those in comments.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (mut tag, after) = start_tag(rest);
            rest = after;
            if tag.name == "script" || tag.name == "style" {
                let length = raw_text(rest, &tag.name);
                tag.text = rest[..length].to_owned();
                rest = &rest[length..];
            }
            tags.push(tag);
        }
    }
    tags
}

/// The length of the text before the end tag `name`.
fn raw_text(text: &str, name: &str) -> usize {
    text.match_indices("</")
        .map(|(at, _)| at)
        .find(|at| {
            let end = text.as_bytes().get(at + 2..at + 2 + name.len());
            end.is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
        })
        .unwrap_or(text.len())
}

/// Reads a tag from its name on; the second value is what follows it.
fn start_tag(text: &str) -> (Tag, &str) {
    let (name, mut rest) = split_at_any(text, |c| c.is_whitespace() || "/>".contains(c));
    let mut tag = Tag { name: name.to_ascii_lowercase(), attributes: Vec::new(), text: String::new() };
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (tag, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        let (key, after) = split_at_any(rest, |c| c.is_whitespace() || "=/>".contains(c));
        let (value, after) = value(after);
        // A stray `=` yields no name; without this the loop would stand still.
        rest = if after.len() == rest.len() { &rest[1..] } else { after };
        tag.attributes.push((key.to_ascii_lowercase(), value));
    }
}

/// Reads `= value`, which may be absent, in quotation marks or bare.
fn value(text: &str) -> (String, &str) {
    let Some(text) = text.trim_start().strip_prefix('=') else {
        return (String::new(), text);
    };
    let text = text.trim_start();
    let quoted = ['"', '\''].into_iter().find_map(|mark| {
        let inner = text.strip_prefix(mark)?;
        Some(inner.split_once(mark).unwrap_or((inner, "")))
    });
    let (value, rest) = quoted.unwrap_or_else(|| split_at_any(text, |c| c.is_whitespace() || c == '>'));
    (value.replace("&amp;", "&"), rest)
}

fn split_at_any(text: &str, stop: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(stop).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_attributes_of_every_form() {
        let tags = tags(r#"<LINK Rel = "a b" href='x?a&amp;b' crossorigin=anonymous defer/>"#);
        let [tag] = tags.as_slice() else { panic!("one tag, not {tags:?}") };
        assert_eq!(tag.name, "link");
        assert_eq!(tag.get("rel"), Some("a b"));
        assert_eq!(tag.get("href"), Some("x?a&b"));
        assert_eq!(tag.get("crossorigin"), Some("anonymous"));
        assert_eq!(tag.get("defer"), Some(""));
        assert_eq!(tag.get("media"), None);
    }

    #[test]
    fn script_text_holds_no_tags_and_comments_are_skipped() {
        let tags = tags("<!-- <img src=a> --><script>if (1 <b) '<i>'</SCRIPT><p>");
        let names: Vec<_> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["script", "p"]);
        assert_eq!(tags[0].text, "if (1 <b) '<i>'");
    }

    #[test]
    fn broken_pages_come_to_an_end() {
        for html in ["<", "<a", "<a =", "<a = =b>", "<a href=\"x", "<!--", "<script>", "<a 日本=語"] {
            let _ = tags(html);
        }
    }
}
