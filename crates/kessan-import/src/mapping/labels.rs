//! What lines of the accounts are called, in the languages that the report and the field's terms have.

mod owners;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::element_names;
use super::entity::primary;
use super::figures::{Figures, Line};
use super::members::{Standing, standing};
use super::words::Words;
use crate::report::{Member, Name, Report};
use crate::terms;

/// The labels of elements and members.
pub struct Labels<'a> {
    own: HashMap<&'a Name, BTreeMap<(String, u8), &'a str>>,
    /// What rows print for a line: the first label.
    printed: HashMap<usize, Words>,
    /// What stands over a line's column where the columns are lines: the first head.
    heads: HashMap<usize, Words>,
    /// The lines that each printed text stands at, of which one that stands at several says too little alone.
    at: HashMap<String, BTreeSet<usize>>,
    /// The lines that are the owners' part of the profit, beside the profit.
    owners: BTreeSet<usize>,
}

/// Labels that say what a line is only beside those around them.
const BESIDE_OTHERS: &[&str] = &[
    "basic",
    "diluted",
    "total",
    "subtotal",
    "other",
    "others",
    "net",
    "gross",
    "products",
    "services",
    "current",
    "noncurrent",
    "balance",
    "amount",
    "ending balance",
    "beginning balance",
    "合計",
    "計",
    "小計",
    "その他",
    "期首",
    "期末",
    "owners of the parent",
    "owners of parent",
    "shareholders of the parent",
    "親会社の所有者",
    "親会社株主",
    "親会社の所有者に帰属",
];

/// A longer label of a member is a description.
const MOST_LETTERS_OF_MEMBER: usize = 50;

impl<'a> Labels<'a> {
    /// Those of a report.
    pub fn new(report: &'a Report) -> Self {
        let mut own: HashMap<&Name, BTreeMap<(String, u8), &str>> = HashMap::new();
        for label in &report.labels {
            let rank = match label.role.as_str() {
                "label" => 0,
                "terseLabel" => 1,
                "verboseLabel" => 2,
                "totalLabel" => 3,
                _ => continue,
            };
            own.entry(&label.of).or_default().entry((primary(&label.language), rank)).or_insert(&label.text);
        }
        Self { own, printed: HashMap::new(), heads: HashMap::new(), at: HashMap::new(), owners: BTreeSet::new() }
    }

    /// Notes the head of a line's column: it names the line where the field has a term for it, or where nothing else does.
    pub fn note_head(&mut self, line: usize, head: &Words) {
        if !head.is_empty() {
            self.heads.entry(line).or_insert_with(|| head.clone());
        }
    }

    /// Notes what a row prints for a line.
    pub fn note(&mut self, line: usize, printed: &Words) {
        for (_, text) in printed.all() {
            self.at.entry(text.to_lowercase()).or_default().insert(line);
        }
        if !printed.is_empty() {
            self.printed.entry(line).or_insert_with(|| printed.clone());
        }
    }

    /// The label of an element or a member in the linkbases.
    pub fn of_name(&self, name: &Name) -> Words {
        let mut words = Words::default();
        for ((language, _), text) in self.own.get(name).into_iter().flatten() {
            words = words.and(language, &super::casing::sentence(without_kind(text)));
        }
        words
    }

    /// Whether a printed text names its line wherever it stands: "Total net sales" does, "Basic" and "Owners of the parent" do
    /// not. What the field has a term for is called so only by the labels of that term.
    fn is_name(&self, text: &str, element: &Name) -> bool {
        if BESIDE_OTHERS.contains(&text.to_lowercase().trim_end_matches([':', '：'])) {
            return false;
        }
        if let Some(term) = terms::by_element(element) {
            let found = terms::by_label(text).filter(terms::Match::is_certain);
            return found.is_some_and(|found| found.term.concept == term.concept);
        }
        let text = text.to_lowercase();
        self.at.get(&text).is_none_or(|lines| lines.len() == 1)
    }

    /// The label of a line: what is printed if that says enough (taxonomies' own labels are those of lawyers: "Revenue from
    /// Contract with Customer, Excluding Assessed Tax"), the linkbases', the field's; its element's own name without any.
    pub fn of_line(&self, number: usize, line: &Line, language: &str) -> Words {
        let element = self.of_element(&line.element);
        if line.members.is_empty() {
            let head = self.heads.get(&number).cloned().unwrap_or_default();
            let is_term = |text: &str| terms::by_element(&line.element).is_some() && self.is_name(text, &line.element);
            let printed = match self.printed.get(&number) {
                Some(printed) => printed.clone(),
                None if head.get(language).is_some_and(is_term) => head.clone(),
                None => Words::default(),
            };
            let printed = printed.map(|_, text| without_number(without_unit(text)));
            let field = self.of_owners(number, line, printed.get(language)).or(&field(&line.element));
            let words = match printed.get(language) {
                // The field's label before the package's own in other languages: that may say "Operating loss" of an income.
                Some(text) if self.is_name(text, &line.element) => printed.or(&field).or(&element),
                _ if field.has(language) => field.or(&element),
                _ => element.or(&printed).or(&field),
            };
            let head = head.map(|_, text| without_number(text));
            return words.or(&head).or(&element_names::label(&line.element, language));
        }
        let whole = element.or(&field(&line.element)).or(&element_names::label(&line.element, language));
        // That a member is one of the operating segments says no more than its axis does.
        let is_own = |member: &Member| standing(member) == Standing::Own;
        let has_own = line.members.iter().any(|(_, member)| is_own(member));
        let told = line.members.iter().filter(|(_, member)| !has_own || standing(member) != Standing::Subtotal);
        let members: Vec<Words> = told.map(|(_, member)| self.of_member(member, language)).collect();
        whole.map(|language, whole| {
            let of = |words: &Words| words.first(&[language.to_owned()]).unwrap_or_default().to_owned();
            let members: Vec<String> = members.iter().map(of).collect();
            format!("{whole} – {}", members.join(", "))
        })
    }

    /// The label of a member, without the word that it is a segment.
    pub fn of_member(&self, member: &Member, language: &str) -> Words {
        let words = self.of_any_member(member, language);
        words.clone().map(|_, text| without_segment(text).to_owned())
    }

    fn of_any_member(&self, member: &Member, language: &str) -> Words {
        match member {
            Member::Explicit(name) if name.local == "NonConsolidatedMember" => Words::both("Non-consolidated", "個別"),
            Member::Explicit(name) => {
                // The taxonomies' own labels of their members are sentences.
                let own = self.of_name(name);
                let is_short = own.all().all(|(_, text)| text.chars().count() <= MOST_LETTERS_OF_MEMBER);
                let usual = super::members::usual(name);
                let own = if is_short { own.or(&usual) } else { usual.or(&own) };
                if own.is_empty() {
                    element_names::in_words(name.local.strip_suffix("Member").unwrap_or(&name.local), language)
                } else {
                    own
                }
            }
            Member::Typed(text) => Words::of(language, text),
        }
    }

    fn of_element(&self, element: &Name) -> Words {
        self.of_name(element)
    }

    /// How many of the lines have a label of that language in the linkbases or in the field's terms, of a hundred.
    pub fn share(&self, figures: &Figures, language: &str) -> usize {
        let has = |line: &Line| self.of_name(&line.element).has(language) || field(&line.element).has(language);
        let lines: Vec<&Line> = figures.lines.iter().collect();
        lines.iter().filter(|line| has(line)).count() * 100 / lines.len().max(1)
    }
}

/// "Lamps Segment" is "Lamps" among segments.
fn without_segment(text: &str) -> &str {
    const ENDINGS: [&str; 7] = [
        " reportable segments",
        " reportable segment",
        " operating segment",
        " segments",
        " segment",
        "報告セグメント",
        "セグメント",
    ];
    let lower = text.to_lowercase();
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(*ending));
    let rest = ending.and_then(|ending| text.get(..text.len() - ending.len())).map(str::trim_end);
    // Bare words such as "reportable" are no name.
    rest.filter(|rest| {
        rest.chars().count() > 1
            && !["reportable", "operating", "other", "all", "事業"].contains(&rest.to_lowercase().as_str())
    })
    .unwrap_or(text)
}

/// The field's usual labels of an element.
pub fn field(element: &Name) -> Words {
    let Some(term) = terms::by_element(element) else { return Words::default() };
    let (en, ja) =
        (term.english.first().copied().unwrap_or_default(), term.japanese.first().copied().unwrap_or_default());
    Words::both(en, ja)
}

/// What stands in brackets behind a label and is no part of the name.
const UNITS: &[&str] = &[
    "百万円",
    "千円",
    "円",
    "円銭",
    "億円",
    "％",
    "%",
    "株",
    "千株",
    "百万株",
    "人",
    "名",
    "in shares",
    "in dollars per share",
];

/// A label without the unit behind it: `売上高（百万円）`.
fn without_unit(label: &str) -> &str {
    let Some(inner) = label.trim_end().strip_suffix(['）', ')']) else { return label };
    match inner.rfind(['（', '(']) {
        Some(at) if at > 0 => {
            let unit: String = inner[at..].chars().skip(1).filter(|c| !c.is_whitespace() || inner.is_ascii()).collect();
            if UNITS.contains(&unit.as_str()) { inner[..at].trim_end() } else { label }
        }
        _ => label,
    }
}

/// A label without what stands before it where it is printed, `①` or `(注)`, and without the line breaks of a narrow head between
/// Japanese letters.
fn without_number(label: &str) -> String {
    let is_number = |c: char| ('①'..='⑳').contains(&c) || c == '※';
    let mut rest = label.trim_start_matches(|c| is_number(c) || c == ' ');
    for mark in ["(注)", "（注）", "(参考)", "（参考）"] {
        rest = rest.strip_prefix(mark).unwrap_or(rest).trim_start();
    }
    if rest.is_empty() {
        return label.to_owned();
    }
    let is_wide = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !c.is_ascii());
    let mut text = String::with_capacity(rest.len());
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        if c != ' ' || !is_wide(text.chars().next_back()) || !is_wide(chars.peek().copied()) {
            text.push(c);
        }
    }
    text
}

/// A label without the kind of element that taxonomies append: `Lamps [Member]`.
fn without_kind(text: &str) -> &str {
    let trimmed = text.trim();
    match trimmed.rfind(['[', '［']) {
        Some(at) if at > 0 && trimmed.ends_with([']', '］']) => trimmed[..at].trim_end(),
        _ => trimmed,
    }
}

#[cfg(test)]
mod tests {
    use super::super::units::Class;
    use super::*;

    /// "Revenue from Contract with Customer, Excluding Assessed Tax rose" began a headline.
    #[test]
    fn a_line_is_called_as_it_is_printed_if_that_says_enough() {
        let label = |of: &str, text: &str| crate::report::Label {
            of: Name { local: of.into(), ..Name::default() },
            role: "label".to_owned(),
            language: "en".to_owned(),
            text: text.to_owned(),
        };
        let report = Report {
            labels: vec![
                label("Sales", "Sales of Goods, Excluding Tax"),
                label("Eps", "Earnings Per Share, Basic"),
                label("NetIncomeLoss", "Net loss"),
            ],
            ..Report::default()
        };
        let mut labels = Labels::new(&report);
        labels.note(0, &Words::of("en", "Total net sales"));
        labels.note(1, &Words::of("en", "Basic"));
        labels.note(2, &Words::of("en", "Marketable securities"));
        labels.note(3, &Words::of("en", "Marketable securities"));
        let name = |number: usize, element: &str| {
            let element = Name { local: element.into(), ..Name::default() };
            let line = Line { element, members: Default::default(), class: Class::Money };
            labels.of_line(number, &line, "en").get("en").map(str::to_owned)
        };
        assert_eq!(name(0, "Sales").as_deref(), Some("Total net sales"));
        assert_eq!(name(1, "Eps").as_deref(), Some("Earnings Per Share, Basic"));
        assert!(!labels.is_name("Marketable securities", &Name::default()));
        // What the field has a term for is called by its labels, not by the row of a table that splits it.
        let element = Name { local: "NetIncomeLoss".into(), prefix: "us-gaap".into(), ..Name::default() };
        let line = Line { element, members: Default::default(), class: Class::Money };
        labels.note(4, &Words::of("en", "Owners of the parent"));
        assert_eq!(labels.of_line(4, &line, "en").get("en"), Some("Net income"));
        labels.note(6, &Words::of("ja", "当期純利益"));
        let own = labels.of_line(6, &line, "ja");
        assert_eq!((own.get("ja"), own.get("en")), (Some("当期純利益"), Some("Net income")));
        labels.note(5, &Words::of("en", "Net earnings"));
        assert_eq!(labels.of_line(5, &line, "en").get("en"), Some("Net earnings"));
    }

    #[test]
    fn kinds_and_units_are_no_part_of_a_label() {
        assert_eq!(without_kind("Japan [Member]"), "Japan");
        assert_eq!(without_kind("[Member]"), "[Member]");
        assert_eq!(without_unit("売上高（百万円）"), "売上高");
        assert_eq!(without_unit("１株当たり純利益 (円 銭)"), "１株当たり純利益");
        assert_eq!(without_unit("Outstanding (in shares)"), "Outstanding");
        assert_eq!(without_unit("営業利益（損失）"), "営業利益（損失）");
        assert_eq!(without_number("① 期末発行済株式数"), "期末発行済株式数");
        assert_eq!(without_number("１株当たり 四半期純利益"), "１株当たり四半期純利益");
        assert_eq!(without_number("(参考) 自己資本"), "自己資本");
        assert_eq!(without_number("①"), "①");
        assert_eq!(without_number("Net sales A"), "Net sales A");
    }
}
