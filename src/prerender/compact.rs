//! The same document in fewer bytes: a page has some thousand elements, and a browser reads each of them on its main thread.
//! Nothing changes in what it makes of them.

/// What an end tag may be followed by to be left out, as HTML says; text between them would matter, and there is none.
const OPTIONAL: [(&str, &[&str]); 9] = [
    ("td", &["<td", "<th", "</tr"]),
    ("th", &["<td", "<th", "</tr"]),
    ("tr", &["<tr", "</tbody", "</thead", "</table"]),
    ("tbody", &["<tbody", "</table"]),
    ("thead", &["<tbody"]),
    ("li", &["<li", "</ul", "</ol"]),
    ("option", &["<option", "</select"]),
    ("dt", &["<dt", "<dd"]),
    ("dd", &["<dd", "<dt", "</dl", "</div"]),
];

/// HTML as leptos writes it, without end tags and quotation marks that it needs not have, and without empty classes.
pub fn html(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text += before;
        let length = tag_length(tag);
        let (tag, after) = tag.split_at(length);
        rest = after.strip_prefix('>').unwrap_or(after);
        match tag.strip_prefix('/') {
            Some(name) if may_be_left_out(name, rest) => {}
            Some(_) => text += &format!("<{tag}>"),
            None => text += &format!("<{}>", unquoted(&tag.replace(" class=\"\"", ""))),
        }
    }
    text + rest
}

/// A start tag whose values stand without quotation marks where they are single words.
fn unquoted(tag: &str) -> String {
    let mut parts = tag.split('"').peekable();
    let mut text = parts.next().unwrap_or_default().to_owned();
    while let Some(value) = parts.next() {
        let Some(between) = parts.next() else {
            // It has no end.
            text += &format!("\"{value}");
            break;
        };
        let is_word = !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:".contains(c));
        // A slash behind it would be a part of it.
        let is_apart = between.is_empty() && parts.peek().is_none() || between.starts_with(' ');
        text += &if is_word && is_apart { format!("{value}{between}") } else { format!("\"{value}\"{between}") };
    }
    text
}

/// How long a tag is before its `>`; one in a quoted value ends nothing.
fn tag_length(tag: &str) -> usize {
    let mut is_quoted = false;
    let end = tag.find(|c| {
        is_quoted ^= c == '"';
        c == '>' && !is_quoted
    });
    end.unwrap_or(tag.len())
}

fn may_be_left_out(name: &str, rest: &str) -> bool {
    let followers = OPTIONAL.iter().find(|(known, _)| *known == name).map(|(_, followers)| *followers);
    let is_tag = |tag: &&&str| rest.strip_prefix(**tag).is_some_and(|after| after.starts_with([' ', '>']));
    followers.is_some_and(|followers| followers.iter().any(|tag| is_tag(&tag)))
}

/// A style sheet without its comments and without spaces that say nothing. Texts in it stay as they are.
pub fn style(style: &str) -> String {
    let mut text = String::with_capacity(style.len());
    // What stands between quotes is every second part.
    for (index, part) in without_comments(style).split('"').enumerate() {
        if index % 2 == 1 {
            text += &format!("\"{part}\"");
            continue;
        }
        let mut is_space = false;
        for c in part.chars() {
            if c.is_whitespace() {
                is_space = true;
                continue;
            }
            let is_needed = !"{};,".contains(c) && !text.ends_with(['{', '}', ';', ',', ':']) && !text.is_empty();
            if is_space && is_needed {
                text.push(' ');
            }
            is_space = false;
            text.push(c);
        }
        if is_space && !text.ends_with(['{', '}', ';', ',', ':']) {
            text.push(' ');
        }
    }
    text.replace(";}", "}").trim_end().to_owned()
}

fn without_comments(style: &str) -> String {
    let mut parts = style.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("*/").map_or("", |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_keeps_its_cells_and_loses_what_they_need_not_have() {
        let table = "<table class=\"r3 t4\"><thead><tr><td></td><th scope=\"col\">a</th></tr></thead><tbody><tr class=\"\">\
                     <th scope=\"row\">b &gt; c</th><td translate=\"no\">1</td></tr></tbody></table> x";
        let expected = "<table class=\"r3 t4\"><thead><tr><td><th scope=col>a<tbody><tr>\
                        <th scope=row>b &gt; c<td translate=no>1</table> x";
        assert_eq!(html(table), expected);
    }

    #[test]
    fn text_behind_an_element_keeps_its_end() {
        for same in ["<ul><li>a</li> <li>b</ul>", "<td>a</td> <td>", "<th>a</th><tdx>", "<p>a</p><p>b</p>"] {
            assert_eq!(html(same), same);
        }
    }

    #[test]
    fn what_an_attribute_says_stays() {
        let same = "<a href=\"ja/\" title=\"a > </td><td b\" data-n=\"\" alt=\"a=b\">";
        assert_eq!(html(same), same);
        assert_eq!(html("<a href=\"#mix\" class=\"\" hidden id=\"x-1\">"), "<a href=\"#mix\" hidden id=x-1>");
        assert_eq!(html("<path id=\"a\" d=\"M0\"/><p title=\"b\">"), "<path id=a d=\"M0\"/><p title=b>");
    }

    #[test]
    fn a_style_keeps_its_rules_and_its_texts() {
        let sheet = "/* a */\na :hover, b > c { x: y; margin: -1px  0 }\n@media (min-width: 2rem) { q::before { content: \"  ; \"; } }";
        let expected = "a :hover,b > c{x:y;margin:-1px 0}@media (min-width:2rem){q::before{content:\"  ; \"}}";
        assert_eq!(style(sheet), expected);
        assert_eq!(style("a { font: 1px \"B C\", serif; } /* x"), "a{font:1px \"B C\",serif}");
        assert_eq!(style("a { width: calc(1px + 2px); }"), "a{width:calc(1px + 2px)}");
    }
}
