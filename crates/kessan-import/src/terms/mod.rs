//! The terms of the field: line items that summaries and statements use, with their elements in the public taxonomies and
//! their usual labels in English and Japanese.
//!
//! The table is `terms.tsv`. An element's term is certain; a label's is as certain as its words: see [`Match`].

mod index;
mod label;
mod table;

use kessan_core::release::model::{ConceptKind, TableKind};

use crate::report::Name;
pub use label::{Language, language, normal};
pub use table::{all, by_concept};

/// What a term's figures are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermUnit {
    /// An amount of money.
    Money,
    /// Money for each share.
    MoneyPerShare,
    /// Shares.
    Shares,
    /// Per cent.
    Percent,
    /// Things counted.
    Count,
}

/// What a term is for the page's sections and the calculator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Sales of the period.
    Revenues,
    /// What they cost.
    CostOfRevenues,
    /// Operating income.
    OperatingIncome,
    /// Net income of the shareholders.
    NetIncome,
    /// Total assets.
    Assets,
    /// Equity of the shareholders.
    Equity,
    /// Cash and cash equivalents.
    Cash,
    /// Basic earnings per share.
    EarningsPerShare,
    /// Dividends per share.
    DividendsPerShare,
    /// Shares issued, treasury shares among them.
    SharesIssued,
    /// Treasury shares.
    TreasuryShares,
    /// Weighted average number of shares.
    AverageShares,
}

/// One term.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its concept in a release file, in the style of XBRL: `OperatingIncome`.
    pub concept: &'static str,
    /// What it is counted in.
    pub unit: TermUnit,
    /// Whether it adds up over time.
    pub kind: ConceptKind,
    /// The kind of table that it stands in as a rule.
    pub statement: TableKind,
    /// What it is for the page's sections; `None` for most.
    pub role: Option<Role>,
    /// Its elements with the taxonomies' usual prefixes: `us-gaap:OperatingIncomeLoss`.
    pub elements: Vec<&'static str>,
    /// Its labels in English, the usual one first.
    pub english: Vec<&'static str>,
    /// Its labels in Japanese, the usual one first.
    pub japanese: Vec<&'static str>,
}

/// A term that a label's words lead to.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// The term.
    pub term: &'static Term,
    /// How well the words fit, 0 to 100: 100 is a label of the table, 92 the same without what is in brackets, "total" and the
    /// length of the period, 85 the same words in another order; below that, most of the words.
    pub score: u8,
}

impl Match {
    /// The least score of a match that needs no confirmation.
    pub const CERTAIN: u8 = 85;

    /// Whether nobody needs to confirm it. What is not certain must be marked as such.
    pub fn is_certain(&self) -> bool {
        self.score >= Self::CERTAIN
    }
}

/// The term of an element; the prefix counts where there is no namespace, and `None` is an element that the table does not have.
///
/// ```
/// use kessan_import::report::Name;
/// let name = |namespace: &str, prefix: &str, local: &str| Name { namespace: namespace.into(), local: local.into(), prefix: prefix.into() };
/// let term = kessan_import::terms::by_element(&name("http://fasb.org/us-gaap/2024", "gaap", "Assets")).unwrap();
/// assert_eq!(term.concept, "Assets");
/// assert_eq!(kessan_import::terms::by_element(&name("", "jppfs_cor", "NetSales")).unwrap().concept, "Revenues");
/// let of_ifrs = name("https://xbrl.ifrs.org/taxonomy/2024-03-27/ifrs-full", "ifrs-full", "Revenue");
/// assert_eq!(kessan_import::terms::by_element(&of_ifrs).unwrap().concept, "Revenues");
/// assert!(kessan_import::terms::by_element(&name("http://example.com/own", "us-gaap", "Assets")).is_none());
/// ```
pub fn by_element(name: &Name) -> Option<&'static Term> {
    if name.namespace == NAMESPACE {
        return index::by_local(&name.local);
    }
    let prefix = if name.namespace.is_empty() { name.prefix.as_str() } else { taxonomy(&name.namespace)? };
    index::by_element(prefix, &name.local)
}

/// The namespace of terms that words lead to, in reports without tags.
pub const NAMESPACE: &str = "urn:kessan:terms";

/// The name of a term in a report without tags: the local name of its first element, so that it is understood as that.
///
/// ```
/// use kessan_import::terms::{by_concept, by_element, name};
/// let term = by_concept("OperatingIncome").unwrap();
/// assert_eq!(name(term).local, "OperatingIncomeLoss");
/// assert_eq!(by_element(&name(term)).unwrap().concept, term.concept);
/// ```
pub fn name(term: &Term) -> Name {
    Name { namespace: NAMESPACE.into(), local: term.local().into(), prefix: "term".into() }
}

impl Term {
    /// The local name of its first element, or its concept if it has none.
    fn local(&self) -> &'static str {
        self.elements.first().and_then(|element| element.split_once(':')).map_or(self.concept, |(_, local)| local)
    }
}

/// The usual prefix of a public taxonomy, from its namespace of whatever year.
fn taxonomy(namespace: &str) -> Option<&'static str> {
    const PARTS: [(&str, &str); 9] = [
        ("fasb.org/us-gaap/", "us-gaap"),
        ("xbrl.ifrs.org/taxonomy/", "ifrs-full"),
        ("/taxonomy/ifrs", "ifrs-full"),
        ("/jppfs/", "jppfs_cor"),
        ("/jpcrp/", "jpcrp_cor"),
        ("/jpigp/", "jpigp_cor"),
        ("xbrl.tdnet.info/taxonomy/jp/tse/tdnet/ed/t/", "tse-ed-t"),
        // The funds' taxonomy has the companies' names, and a few of its own.
        ("xbrl.tdnet.info/taxonomy/jp/tse/tdnet/re/t/", "tse-ed-t"),
        ("xbrl.sec.gov/dei/", "dei"),
    ];
    // A filer's own elements stand in namespaces of the same authority with the filer's code.
    let is_own = namespace.contains("-asr") || namespace.contains("/jpcrp030") || namespace.contains("/jpcrp040");
    PARTS.iter().find(|(part, _)| namespace.contains(part) && !is_own).map(|(_, prefix)| *prefix)
}

/// The term that a label's words mean, the best one; `None` if no term comes near.
///
/// ```
/// use kessan_import::terms::by_label;
/// let found = by_label("Net income (loss)").unwrap();
/// assert_eq!((found.term.concept, found.is_certain()), ("NetIncome", true));
/// assert_eq!(by_label("営業利益又は営業損失（△）").unwrap().term.concept, "OperatingIncome");
/// assert!(by_label("Other").is_none());
/// ```
pub fn by_label(label: &str) -> Option<Match> {
    index::by_label(label)
}

/// The term of a label under its headings, the nearest last: "Basic" alone is little, under "Average shares outstanding:" it is
/// the average number of shares. The headings count only if the label with one of them fits better than the label alone.
///
/// ```
/// use kessan_import::terms::by_label_under;
/// assert_eq!(by_label_under("Basic", &["Earnings per share:"]).unwrap().term.concept, "BasicEarningsPerShare");
/// let average = by_label_under("Diluted", &["Weighted average shares outstanding:"]).unwrap();
/// assert_eq!(average.term.concept, "WeightedAverageSharesDiluted");
/// ```
pub fn by_label_under(label: &str, headings: &[&str]) -> Option<Match> {
    let alone = by_label(label);
    // One word alone, "Basic", says less than what it stands under.
    let is_short = !normal(label).contains(' ') && language(label) == Language::English;
    if let Some(found) = alone.filter(|found| found.score >= 92 && !is_short) {
        return Some(found);
    }
    let under = headings.iter().rev().take(2).filter_map(|heading| {
        let heading = heading.trim_end_matches([':', '：']);
        by_label(&format!("{heading} {label}"))
    });
    let best = under.filter(Match::is_certain).max_by_key(|found| found.score);
    best.or(alone)
}

#[cfg(test)]
mod tests;
