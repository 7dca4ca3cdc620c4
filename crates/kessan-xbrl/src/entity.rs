//! Whose the facts are.

use kessan_core::release::model::Company;

/// Codes of securities at the Tokyo Stock Exchange, as its own filings identify companies.
const TOKYO: &str = "http://www.tse.or.jp/sicode";

/// A scheme of identifiers, and the company's in it.
///
/// A release knows where the company is listed and what it is called, but no number of an authority. A code at the Tokyo Stock
/// Exchange is identified as that exchange's own filings do: four characters and a 0. Any other listing is a scheme of its own
/// named by the exchange, and without a listing the name stands for the company.
pub(crate) fn entity(company: &Company) -> (String, String) {
    let is_tokyo = |exchange: &str| ["Tokyo", "東京", "東証"].iter().any(|word| exchange.contains(word));
    let is_code = |code: &str| code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let tokyo = company.listings.iter().find(|listing| is_tokyo(&listing.exchange) && is_code(&listing.code));
    if let Some(listing) = tokyo {
        return (TOKYO.to_owned(), format!("{}0", listing.code));
    }
    match company.listings.first() {
        Some(listing) => (format!("urn:kessan:exchange:{}", slug(&listing.exchange)), token(&listing.code)),
        None => ("urn:kessan:company".to_owned(), token(company.short_name.en())),
    }
}

/// Lower case, other characters as hyphens; those that are no ASCII by their numbers, so that two exchanges are never one.
fn slug(text: &str) -> String {
    let one = |c: char| match c {
        'A'..='Z' => c.to_ascii_lowercase().to_string(),
        'a'..='z' | '0'..='9' => c.to_string(),
        c if c.is_ascii() => "-".to_owned(),
        c => format!("{:x}", u32::from(c)),
    };
    text.trim().chars().map(one).collect()
}

/// The text without white space, which an identifier cannot have.
fn token(text: &str) -> String {
    let words: Vec<String> =
        text.split_whitespace().map(crate::names::xml_text).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "company".to_owned() } else { words.join("_") }
}

#[cfg(test)]
mod tests {
    use kessan_core::release::model::Listing;
    use kessan_core::text::Text;

    use super::*;

    fn listed(listings: &[(&str, &str)]) -> Company {
        let listings =
            listings.iter().map(|(exchange, code)| Listing { exchange: (*exchange).into(), code: (*code).into() });
        let short_name = Text::new([("en", "Northport Ferries")]);
        Company { name: short_name.clone(), short_name, listings: listings.collect(), website: None }
    }

    #[test]
    fn a_company_is_known_by_its_listing() {
        let of = |listings: &[(&str, &str)]| entity(&listed(listings));
        assert_eq!(of(&[("NASDAQ", "NPF"), ("Tokyo Stock Exchange", "999A")]), (TOKYO.into(), "999A0".into()));
        assert_eq!(of(&[("Oslo Børs", "NPF")]), ("urn:kessan:exchange:oslo-bf8rs".into(), "NPF".into()));
        assert_eq!(of(&[]), ("urn:kessan:company".into(), "Northport_Ferries".into()));
    }
}
