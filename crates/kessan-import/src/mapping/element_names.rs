//! What an element is called that nothing has a label for: its own name, in words.

use super::words::{Words, clean};
use crate::report::Name;

/// What EDINET's elements end with: the part of the statements that they are of, which the table says, too.
const CODES: [&str; 25] = [
    "SummaryOfBusinessResults",
    "CoverPage",
    "OpeCF",
    "InvCF",
    "FinCF",
    "DEI",
    "COGS",
    "PPE",
    "SGA",
    "NOI",
    "NOE",
    "IOA",
    "NCL",
    "NCA",
    "CNR",
    "CA",
    "CL",
    "IA",
    "SS",
    "NA",
    "CF",
    "EI",
    "EL",
    "DA",
    "RE",
];

/// The label of a line whose element has none.
pub fn label(element: &Name, language: &str) -> Words {
    let is_of_edinet = element.namespace.contains("edinet-fsa.go.jp") || element.prefix.starts_with("jp");
    in_words(if is_of_edinet { without_codes(&element.local) } else { &element.local }, language)
}

fn without_codes(local: &str) -> &str {
    // A code stands behind a whole word: "OtherAssetsCA", but not "VISA".
    let is_whole =
        |rest: &&str| rest.len() > 3 && rest.ends_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    let shorter = CODES.iter().find_map(|code| local.strip_suffix(code).filter(is_whole));
    shorter.map_or(local, without_codes)
}

/// A local name in words: `NetCashProvidedByOperatingActivities` is `Net cash provided by operating activities`.
pub fn in_words(local: &str, language: &str) -> Words {
    let mut text = String::new();
    let mut before = ' ';
    let mut rest = local.chars().take(200).peekable();
    while let Some(c) = rest.next() {
        let begins = c.is_uppercase() && (before.is_lowercase() || before.is_numeric())
            || (c.is_numeric() && before.is_lowercase());
        if begins {
            text.push(' ');
        }
        // Several capitals together are an abbreviation.
        if begins && c.is_uppercase() && rest.peek().is_some_and(|next| next.is_lowercase()) {
            text.extend(c.to_lowercase())
        } else {
            text.push(if c == '_' { ' ' } else { c })
        }
        before = c;
    }
    let text = clean(&text);
    Words::of(language, if text.is_empty() { "–" } else { &text })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(prefix: &str, local: &str) -> String {
        let element = Name { namespace: "http://example.org".into(), local: local.into(), prefix: prefix.into() };
        label(&element, "en").get("en").unwrap().to_owned()
    }

    #[test]
    fn an_element_without_labels_is_called_by_its_name() {
        assert_eq!(called("x", "NetSalesOfGoods2"), "Net sales of goods 2");
        assert_eq!(called("x", "LossRatioIN"), "Loss ratio IN");
        assert_eq!(called("x", "OtherAssetsCA"), "Other assets CA");
    }

    /// "Increase decrease in provision for bonuses ope CF" was a line of a cash flow statement.
    #[test]
    fn the_statement_that_an_element_of_edinet_is_of_is_no_part_of_its_name() {
        for (local, name) in [
            ("IncreaseDecreaseInProvisionForBonusesOpeCF", "Increase decrease in provision for bonuses"),
            ("OtherIncomeNOI", "Other income"),
            ("LeaseReceivablesAndInvestmentAssetsCA", "Lease receivables and investment assets"),
            ("PriceEarningsRatioSummaryOfBusinessResults", "Price earnings ratio"),
            ("CA", "CA"),
        ] {
            assert_eq!(called("jppfs_cor", local), name, "{local}");
        }
    }
}
