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
        "countrynameen" => places::country(text).map(str::to_owned),
        "edgarprovcountryen" => places::edgar(text).map(str::to_owned),
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
    // Those with a further word in their name before those without.
    let known: &[(&str, &str)] = &[
        ("nyse american", "NYSEAMER"),
        ("nyse mkt", "NYSEAMER"),
        ("american stock exchange", "NYSEAMER"),
        ("new york stock exchange american", "NYSEAMER"),
        ("arca", "NYSEArca"),
        ("nyse national", "NYSENAT"),
        ("nyse texas", "CHX"),
        ("chicago stock exchange", "CHX"),
        ("nyse chicago", "CHX"),
        ("new york stock exchange", "NYSE"),
        ("nyse", "NYSE"),
        ("nasdaq bx", "BX"),
        ("nasdaq gemx", "GEMX"),
        ("nasdaq ise", "ISE"),
        ("nasdaq mrx", "MRX"),
        ("phlx", "Phlx"),
        ("nasdaq", "NASDAQ"),
        ("boston stock exchange", "BX"),
        ("box exchange", "BOX"),
        ("byx", "CboeBYX"),
        ("bzx", "CboeBZX"),
        ("edga", "CboeEDGA"),
        ("edgx", "CboeEDGX"),
        ("cboe c2", "C2"),
        ("cboe", "CBOE"),
        ("miax pearl", "PEARL"),
        ("miami international securities exchange", "MIAX"),
        ("miax", "MIAX"),
        ("investors exchange", "IEX"),
        ("long term stock exchange", "LTSE"),
    ];
    match words.as_str() {
        "none" => Some("NONE"),
        "iex" => Some("IEX"),
        _ => known.iter().find(|(part, _)| words.contains(part)).map(|(_, code)| *code),
    }
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
