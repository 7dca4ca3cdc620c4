//! The SEC's own transformations of words to codes.

use super::places;

/// What the words of a cover page stand for.
pub(super) fn text(key: &str, text: &str) -> Option<String> {
    match key {
        "boolballotbox" => match text.trim() {
            "☐" | "¨" | "o" | "O" | "□" | "❏" | "⬜" | "" => Some("false".to_owned()),
            "☑" | "☒" | "ý" | "þ" | "x" | "X" | "✓" | "✔" | "■" | "⌧" => Some("true".to_owned()),
            _ => None,
        },
        "yesnoballotbox" => match text.trim() {
            "☐" | "¨" => Some("No".to_owned()),
            "☑" | "☒" | "ý" | "þ" => Some("Yes".to_owned()),
            _ => None,
        },
        "stateprovnameen" => places::state(text).map(str::to_owned),
        "countrynameen" | "edgarprovcountryen" => places::country(text).map(str::to_owned),
        "exchnameen" => exchange(text).map(str::to_owned),
        "entityfilercategoryen" => filer(text).map(str::to_owned),
        _ => None,
    }
}

fn words(text: &str) -> String {
    let plain: String = text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().filter(|word| !matches!(*word, "the" | "inc" | "llc")).collect::<Vec<_>>().join(" ")
}

fn exchange(text: &str) -> Option<&'static str> {
    let words = words(text);
    let has = |part: &str| words.contains(part);
    Some(
        if has("nyse american")
            || has("nyse mkt")
            || has("american stock exchange")
            || has("new york stock exchange american")
        {
            "NYSEAMER"
        } else if has("arca") {
            "NYSEArca"
        } else if has("nyse national") {
            "NYSENAT"
        } else if has("chicago") || has("nyse texas") {
            "CHX"
        } else if has("new york stock exchange") || words == "nyse" || has("nyse") {
            "NYSE"
        } else if has("boston") || has("nasdaq bx") {
            "BOX"
        } else if has("phlx") {
            "PHLX"
        } else if has("nasdaq") {
            "NASDAQ"
        } else if has("cboe bzx") || words == "bzx" {
            "CboeBZX"
        } else if has("cboe") {
            "CBOE"
        } else if has("investors exchange") || words == "iex" {
            "IEX"
        } else if has("long term stock exchange") {
            "LTSE"
        } else if words == "none" {
            "NONE"
        } else {
            return None;
        },
    )
}

fn filer(text: &str) -> Option<&'static str> {
    let words = words(text);
    Some(if words.contains("large accelerated") {
        "Large Accelerated Filer"
    } else if words.contains("non accelerated") || words.contains("nonaccelerated") {
        "Non-accelerated Filer"
    } else if words.contains("accelerated") {
        "Accelerated Filer"
    } else {
        return None;
    })
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn words_of_cover_pages_are_codes() {
        let cases = [
            ("boolballotbox", "☒", "true"),
            ("boolballotbox", "☐", "false"),
            ("exchnameen", "The Nasdaq Stock Market LLC", "NASDAQ"),
            ("exchnameen", "New York Stock Exchange", "NYSE"),
            ("exchnameen", "NYSE American", "NYSEAMER"),
            ("stateprovnameen", "New Jersey", "NJ"),
            ("entityfilercategoryen", "Large accelerated filer", "Large Accelerated Filer"),
            ("entityfilercategoryen", "Non-accelerated Filer", "Non-accelerated Filer"),
            ("countrynameen", "Japan", "JP"),
        ];
        for (key, words, expected) in cases {
            assert_eq!(text(key, words).as_deref(), Some(expected), "{key} {words}");
        }
        assert_eq!(text("exchnameen", "somewhere"), None);
    }
}
