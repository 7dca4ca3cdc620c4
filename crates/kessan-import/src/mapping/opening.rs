//! Whose report a document without tags is and when it was released, from its first texts: a press release's head and the
//! cover page of a form.

use jiff::civil::Date;
use kessan_core::period::days_from;

use super::naming;
use crate::printed::period;
use crate::report::Report;

/// A longer text names no company by itself.
const LONGEST_NAME: usize = 80;

/// As many days after the last day that it reports on a report comes at the latest.
const LATEST: i32 = 200;

/// What stands on the cover page of a form below the registrant's name.
const BELOW_NAME: [&str; 3] = ["exact name of registrant", "translation of registrant", "name of registrant"];

/// What a headline says that a company does.
const VERBS: [&str; 6] = [" reports ", " announces ", " posts ", " delivers ", " releases ", " publishes "];

/// What stands before a company's name in Japanese.
const TITLES: [&str; 5] = ["上場会社名", "会社名", "商号又は名称", "商号", "発行者名"];

/// Exchanges by the beginnings of the names that stand before a symbol, and what a release calls them.
const EXCHANGES: [(&str, &str); 16] = [
    ("nyse", "NYSE"),
    ("new york stock exchange", "NYSE"),
    ("nasdaq", "Nasdaq"),
    ("tsx", "TSX"),
    ("toronto stock exchange", "TSX"),
    ("lse", "LSE"),
    ("london stock exchange", "LSE"),
    ("aim", "AIM"),
    ("asx", "ASX"),
    ("tse", "TSE"),
    ("tokyo stock exchange", "TSE"),
    ("東証", "TSE"),
    ("東京", "TSE"),
    ("東", "TSE"),
    ("euronext", "Euronext"),
    ("xetra", "Xetra"),
];

/// As many tables of a document are looked at for a cover page in the form of one.
const COVERS: usize = 6;

/// What a cover page in the form of a table calls the company, its exchange and its symbol.
const NAMES: [&str; 5] = ["entity registrant name", "company name", "会社名", "上場会社名", "商号又は名称"];
const EXCHANGE_NAMES: [&str; 3] = ["security exchange name", "exchange", "上場取引所"];
const SYMBOLS: [&str; 4] = ["trading symbol", "ticker symbol", "コード番号", "証券コード"];

/// The company's name as a report without tags has it: from a cover page in the form of a table, else from its first texts.
pub fn company_of(report: &Report) -> Option<String> {
    let on_cover = on_cover(report, &NAMES).filter(|name| may_be_name(name)).map(str::to_owned);
    on_cover.or_else(|| company(&report.opening))
}

/// Its listing, from the same places.
pub fn listing_of(report: &Report) -> Option<(String, String)> {
    let symbol = on_cover(report, &SYMBOLS).filter(|symbol| is_symbol(symbol));
    let exchange = on_cover(report, &EXCHANGE_NAMES).and_then(known_exchange);
    let on_cover = exchange.zip(symbol).map(|(exchange, symbol)| (exchange.to_owned(), symbol.to_owned()));
    on_cover.or_else(|| listing(&report.opening))
}

/// What stands beside one of the labels in a table of a cover page: the second text of its row.
fn on_cover<'a>(report: &'a Report, labels: &[&str]) -> Option<&'a str> {
    let rows = report.tables.iter().take(COVERS).flat_map(|table| &table.rows);
    rows.into_iter().find_map(|row| {
        let mut texts = row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
        let label = texts.next()?.trim_end_matches([':', '：']).to_lowercase();
        labels.contains(&label.as_str()).then(|| texts.next()).flatten()
    })
}

/// The company's name: as the cover page of a form gives it, as it stands before the symbol of its shares, on a line of its own or
/// at the beginning of a headline.
fn company(texts: &[String]) -> Option<String> {
    let on_cover = || {
        let pairs = texts.iter().zip(texts.iter().skip(1));
        let is_below = |text: &String| {
            let text = text.to_lowercase();
            BELOW_NAME.iter().any(|words| text.contains(words))
        };
        pairs.filter(|(_, below)| is_below(below)).map(|(name, _)| name.as_str()).find(|name| may_be_name(name))
    };
    let before_symbol = || texts.iter().find_map(|text| symbol(text)).and_then(|found| capitalised(found.before));
    let of_line = || {
        let lines = texts.iter().map(|text| untitled(text));
        lines.filter(|line| may_be_name(line) && !line.contains(':')).find(|line| naming::has_form(line))
    };
    let of_headline = || {
        texts.iter().find_map(|text| {
            let lower = text.to_lowercase();
            let end = VERBS.iter().filter_map(|verb| lower.find(verb)).min()?;
            // Letters may become longer or shorter when they become small.
            text.get(..end).filter(|name| may_be_name(name) && naming::has_form(name))
        })
    };
    let name = on_cover().or_else(before_symbol).or_else(of_line).or_else(of_headline)?;
    Some(name.trim_matches(|c: char| c.is_whitespace() || c == ',').to_owned())
}

/// Where the company's shares are listed and under which symbol, as a release's first paragraph says it: `(NYSE: ABC)`.
fn listing(texts: &[String]) -> Option<(String, String)> {
    texts.iter().find_map(|text| symbol(text)).map(|found| (found.exchange.to_owned(), found.symbol.to_owned()))
}

/// The day of the release: the first that the texts name after the last day that is reported on.
pub fn released(texts: &[String], last: Date) -> Option<Date> {
    let mut days = texts.iter().flat_map(|text| period::days(text));
    days.find(|day| (1..=LATEST).contains(&days_from(last, *day)))
}

/// A symbol in brackets, and the text before them.
struct Found<'a> {
    before: &'a str,
    exchange: &'static str,
    symbol: &'a str,
}

/// The first symbol of a text that follows an exchange.
fn symbol(text: &str) -> Option<Found<'_>> {
    let brackets = text.match_indices(['(', '（']);
    brackets.into_iter().find_map(|(at, bracket)| {
        let inside = text.get(at + bracket.len()..)?;
        let inside = inside.get(..inside.find([')', '）'])?)?;
        // Several are set apart by semicolons or commas.
        let first = inside.split([';', ',', '/']).next()?;
        let (exchange, symbol) = first.split_once([':', '：'])?;
        let (exchange, symbol) = (known_exchange(exchange)?, symbol.trim());
        is_symbol(symbol).then_some(Found { before: text.get(..at)?, exchange, symbol })
    })
}

/// What a release calls an exchange that a text names.
fn known_exchange(text: &str) -> Option<&'static str> {
    let text = text.trim().trim_matches(['“', '”', '"']).to_lowercase();
    EXCHANGES.iter().find(|(start, _)| text.starts_with(start)).map(|(_, name)| *name)
}

fn is_symbol(text: &str) -> bool {
    let may_be_in = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    (1..=8).contains(&text.len()) && text.chars().all(may_be_in)
}

/// The name at the end of a text: its last words that begin with capitals, with the small words between them.
fn capitalised(before: &str) -> Option<&str> {
    // A dateline ends in a dash: "SPRINGFIELD, Feb. 1 (WIRE) -- Example Lamps".
    let start = ["--", "–", "—", " - ", "|"].iter().filter_map(|dash| Some(before.rfind(dash)? + dash.len())).max();
    let text = before.get(start.unwrap_or(0)..)?;
    let is_capital = |word: &str| word.chars().next().is_some_and(|c| !c.is_lowercase());
    let is_small = |word: &str| matches!(word, "of" | "and" | "the" | "for" | "de" | "la" | "du" | "von" | "y" | "&");
    let mut from = text.len();
    let mut at = text.len();
    for word in text.split(' ').rev() {
        at = at.saturating_sub(word.len());
        if is_capital(word) && !matches!(word, "Today" | "Today,") {
            from = at;
        } else if !word.is_empty() && !is_small(word) {
            break;
        }
        at = at.saturating_sub(1);
    }
    text.get(from..).map(str::trim).filter(|name| may_be_name(name))
}

/// A line without the words that say that a company's name follows.
fn untitled(text: &str) -> &str {
    let text = text.trim();
    let after = TITLES.iter().find_map(|title| text.strip_prefix(title));
    after.map_or(text, |rest| rest.trim_start_matches([':', '：', ' ', '　']))
}

fn may_be_name(text: &str) -> bool {
    let text = text.trim();
    let begins = text.chars().next().is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase());
    begins && text.chars().count() <= LONGEST_NAME && text.chars().any(char::is_alphabetic) && !text.contains('。')
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
        texts.map(str::to_owned).to_vec()
    }

    #[test]
    fn a_company_is_found_where_documents_name_it() {
        for (given, name) in [
            (texts(["Exhibit 99.1", "Example Lamps, Inc.", "1 Main St."]), "Example Lamps, Inc."),
            (
                texts(["FORM 6-K", "Musterlicht", "(Exact name of registrant as specified in its charter)"]),
                "Musterlicht",
            ),
            (
                texts(["YAMADA SHOMEI KABUSHIKI KAISHA", "(Translation of registrant’s name into English)"]),
                "YAMADA SHOMEI KABUSHIKI KAISHA",
            ),
            (texts(["LINZ – Today Lamps of Linz (NYSE: LOL) said that sales rose."]), "Lamps of Linz"),
            (
                texts(["SPRINGFIELD, Ill. -- (WIRE) -- Lamps & Sons (Nasdaq GS: LMPS; TSX: LMP) announced"]),
                "Lamps & Sons",
            ),
            (texts(["EXAMPLE LAMPS, INC. REPORTS RECORD SALES"]), "EXAMPLE LAMPS, INC."),
            (texts(["2031年8月8日", "上場会社名　見本照明株式会社"]), "見本照明株式会社"),
        ] {
            assert_eq!(company(&given).as_deref(), Some(name), "{given:?}");
        }
    }

    #[test]
    fn what_names_no_company_is_none() {
        for given in [
            texts(["Press release", "Second quarter 2031", "The company had a good year."]),
            texts(["Contact: Agency for Words, Inc.", "sales rose (see page 3: table 2)"]),
            texts(["当社は株式会社の形をとっております。"]),
            texts([]),
        ] {
            assert_eq!(company(&given), None, "{given:?}");
        }
    }

    #[test]
    fn a_listing_is_an_exchange_and_a_symbol() {
        let of = |text: &str| listing(&texts([text]));
        let both = |exchange: &str, symbol: &str| Some((exchange.to_owned(), symbol.to_owned()));
        assert_eq!(of("Example Lamps (NYSE: EXL) announced"), both("NYSE", "EXL"));
        assert_eq!(of("見本照明（東証プライム：9999）"), both("TSE", "9999"));
        assert_eq!(of("Lamps (the “Company”: a maker) and (Source: NYSE)"), None);
    }

    #[test]
    fn a_release_comes_after_what_it_reports_on() {
        let last = date(2031, 11, 1);
        let head = texts(["For the quarter ended November 1, 2031", "For Immediate Release: November 21, 2031"]);
        assert_eq!(released(&head, last), Some(date(2031, 11, 21)));
        assert_eq!(released(&texts(["2031年11月期", "2031年11月", "2031年11月20日"]), last), Some(date(2031, 11, 20)));
        assert_eq!(released(&texts(["For the month of November 2031"]), last), None, "a month is no day");
        assert_eq!(released(&texts(["Founded on May 3, 1970"]), last), None);
        assert_eq!(released(&texts(["Annual meeting: June 30, 2032"]), last), None, "an event long after");
    }
}
