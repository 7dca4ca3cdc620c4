//! Labels in capitals, as many filers set their headings, in sentence case: `NET LOSS PER SHARE` is `Net loss per share`.

use kessan_core::order::CollectOrdered;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::terms;

/// Words of headings that no line of the accounts has.
const WORDS: &str = "a accounting accrued accumulated additional adjusted after agreements all allocation amount amounts an analysis and \
    annual antidilutive as assets at attributable audited available average balance balances based basic before beginning benefit \
    book breakdown business by calculation capital carrying cash change changes classification combined commitments common company \
    comparative compensation components comprehensive computation condensed consolidated consolidating contingencies continued contract \
    convertible cost costs current data debt deferred deficit details depreciation derivative diluted disaggregated disaggregation \
    disclosure disclosures dividends earnings employee end ended ending equipment equity estimates events excluded expense expenses \
    fair fees figures financial financing first fiscal flow flows following for forecast four fourth from future gain gains general \
    geographic goodwill gross group half highlights holders held in income information instruments intangible intercompany interest \
    interim inventories inventory investing investment investments issued key leases ledger level liabilities line loss losses \
    management marketable maturities maturity measurements minimum months narrative net nine non noncontrolling note notes number of \
    on operating operations or other outstanding over paid parent parenthetical part payable payments pension per performance period \
    periods plan plans position preferred prepaid preparation prior product products profit profitability property provision \
    quarter quarterly quarters rate rates receivable receivables recognized reconciliation reconciliations recurring related remaining \
    report reportable reported reporting repurchase repurchases research reserved reserves restated results retained revenue revenues \
    risk sales schedule second securities segment segments selected selling service services share shareholders shares sheet sheets short significant \
    six special statement statements stock stockholders subsequent summary supplemental supplementary table tables tax taxes term \
    terms the third three to total transactions treasury twelve unaudited units unrealized value values weighted weeks with year years";
/// Words that keep their capitals.
const ABBREVIATIONS: &str = "IFRS GAAP EPS USD EUR JPY GBP CHF CNY KRW R&D EBITDA EBIT ADS ADR ADSS US U.S. UK EU IT AI LNG VAT REIT \
    SEC FIFO LIFO OCI AOCI NCI PP&E ESG ROE ROA ROIC FFO AFFO NAV SG&A IPR&D VIE RSU RSUS PSU PSUS ESPP LIBOR SOFR IAS IASB FASB \
    ASC ASU CEO CFO M&A TSR CET1 RWA NIM II III IV VI VII Q1 Q2 Q3 Q4 1H 2H FY H1 H2";
const MONTHS: &str = "january february march april may june july august september october november december american european japan \
    japanese asia europe america americas africa china germany france india";

/// A label in sentence case if it is in capitals and each of its words is known; as it is otherwise: a name, or an abbreviation that
/// nobody expects, must not be written small.
pub fn sentence(label: &str) -> String {
    let words: Vec<&str> = label.split(' ').collect();
    // What stands in brackets behind a heading is often written small: "BALANCE SHEETS (Unaudited)".
    let outside = label.split(['(', '（']).next().unwrap_or(label);
    let is_small = |text: &str| text.chars().any(char::is_lowercase);
    let long = outside.split(' ').filter(|word| word.chars().filter(char::is_ascii_uppercase).count() >= 4).count();
    if long == 0 || is_small(outside) || label.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) {
        return label.to_owned();
    }
    let mut written = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let Some(small) = (if is_small(word) { Some((*word).to_owned()) } else { lower(word) }) else {
            return label.to_owned();
        };
        let begins = at == 0
            || written.last().is_some_and(|before: &String| before == "–" || before == "-" || before.ends_with(':'));
        written.push(if begins { capital(&small) } else { small });
    }
    written.join(" ")
}

/// A word in small letters; `None` if it is not known.
fn lower(word: &str) -> Option<String> {
    let mut result = String::with_capacity(word.len());
    for (at, part) in word.split(['-', '/', '—']).enumerate() {
        if at > 0 {
            let sign = word.get(result.len()..)?.chars().next()?;
            result.push(sign);
        }
        let core = part.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let bare = core.strip_suffix("’S").or(core.strip_suffix("'S")).or(core.strip_suffix("S’")).unwrap_or(core);
        let is_word = core.bytes().any(|b| b.is_ascii_alphabetic());
        let dotted = part.trim_matches(|c: char| "(),:;".contains(c));
        let small = core.to_ascii_lowercase();
        if !is_word || is_in(ABBREVIATIONS, dotted) || is_in(ABBREVIATIONS, core) {
            result.push_str(part);
        } else if is_in(MONTHS, &small) {
            result.push_str(&part.replace(core, &capital(&small)));
        } else if vocabulary().contains(&small) || vocabulary().contains(&bare.to_ascii_lowercase()) {
            result.push_str(&part.to_ascii_lowercase());
        } else {
            return None;
        }
    }
    Some(result)
}

fn capital(word: &str) -> String {
    let Some(at) = word.find(|c: char| c.is_ascii_alphabetic()) else { return word.to_owned() };
    let (before, rest) = word.split_at(at);
    let mut chars = rest.chars();
    chars
        .next()
        .map_or_else(|| word.to_owned(), |first| format!("{before}{}{}", first.to_ascii_uppercase(), chars.as_str()))
}

fn is_in(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

/// Words of headings, and those of the field's labels.
fn vocabulary() -> &'static BTreeSet<String> {
    static WORDS_OF_ALL: OnceLock<BTreeSet<String>> = OnceLock::new();
    WORDS_OF_ALL.get_or_init(|| {
        let of_terms = terms::all()
            .iter()
            .flat_map(|term| &term.english)
            .flat_map(|label| label.split(|c: char| !c.is_ascii_alphabetic()));
        let own = WORDS.split_whitespace();
        let words = of_terms.filter(|word| word.len() > 1 && word.chars().skip(1).all(|c| c.is_ascii_lowercase()));
        words.chain(own).map(str::to_ascii_lowercase).collect_set()
    })
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn capitals_become_sentence_case_only_where_each_word_is_known() {
        for (label, expected) in [
            ("CONDENSED CONSOLIDATED BALANCE SHEETS (Unaudited)", "Condensed consolidated balance sheets (Unaudited)"),
            ("STATEMENTS OF STOCKHOLDERS’ EQUITY", "Statements of stockholders’ equity"),
            ("NET INCOME PER SHARE (EPS) UNDER U.S. GAAP", "Net income per share (EPS) under U.S. GAAP"),
            ("RESEARCH AND DEVELOPMENT (R&D) EXPENSES", "Research and development (R&D) expenses"),
            ("THREE MONTHS ENDED MARCH 31, 2031", "Three months ended March 31, 2031"),
            ("NON-CONTROLLING INTERESTS", "Non-controlling interests"),
            // A name, an abbreviation by itself, and what is not in capitals stay.
            ("ZYXOR BALANCE SHEETS", "ZYXOR BALANCE SHEETS"),
            ("EBITDA", "EBITDA"),
            ("Net Sales", "Net Sales"),
            ("連結 CASH FLOWS", "連結 CASH FLOWS"),
            ("", ""),
        ] {
            assert_eq!(sentence(label), expected);
        }
    }
}
