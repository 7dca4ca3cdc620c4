//! What a filing says, whatever it is written in: facts with aspects, tables as printed, and the taxonomy's links.
//!
//! The model follows XBRL 2.1, Dimensions 1.0 and Inline XBRL 1.1. Readers fill it in, the mapping reads it; nothing here
//! is a guess. A file without tags gives tables without facts, a file without tables (xBRL-JSON) facts without tables.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use crate::aspects::Aspects;
pub use crate::shared::Shared;

/// One filing, read.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The files that it was read from, in the order of reading.
    pub documents: Vec<Document>,
    /// The first texts of pages without tags, outside of their tables, each up to 300 characters: whose report it is and when it
    /// was released often stands in them alone.
    pub opening: Vec<String>,
    /// Every fact, in the order of the documents.
    pub facts: Vec<Fact>,
    /// Every table of the documents, in their order. Tables that only lay a page out are left out.
    pub tables: Vec<PrintedTable>,
    /// The labels of concepts and members.
    pub labels: Vec<Label>,
    /// Order and depth of concepts within a statement (presentation linkbase).
    pub presentation: Vec<PresentationArc>,
    /// What adds up to what (calculation linkbase).
    pub calculation: Vec<CalculationArc>,
    /// Domains and members of axes (definition linkbase).
    pub definition: Vec<DefinitionArc>,
    /// The titles of extended link roles, by role.
    pub roles: BTreeMap<String, String>,
    /// What the schemas of the package say of their own elements, by element.
    pub elements: BTreeMap<Name, Element>,
    /// What was left out, repaired or doubted, with its place.
    pub notices: Vec<Notice>,
}

/// A file of the filing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its path within the package, or its name.
    pub path: String,
    /// What it is.
    pub kind: DocumentKind,
    /// The language that it says it is in (BCP 47), `ja` for instance.
    pub language: Option<String>,
    /// The title that it gives itself.
    pub title: Option<String>,
}

/// What a file of a filing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// Inline XBRL.
    InlineXbrl,
    /// HTML without tags.
    Html,
    /// xBRL-JSON (OIM 1.0).
    XbrlJson,
    /// An XBRL 2.1 instance.
    Instance,
    /// The facts of one company over many reports, as the SEC's API gives them.
    CompanyFacts,
    /// Comma-separated values.
    Csv,
    /// A spreadsheet.
    Xlsx,
    /// A schema or a linkbase.
    Taxonomy,
}

/// An expanded name: a namespace and a local name. The prefix is the document's and no part of the identity.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// The namespace's address; empty where the file gives none.
    pub namespace: Shared,
    /// The local name, `NetSales` for instance.
    pub local: Shared,
    /// The prefix that the file uses, `jppfs_cor` for instance.
    pub prefix: Shared,
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        (&self.namespace, &self.local) == (&other.namespace, &other.local)
    }
}

impl Eq for Name {}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (&self.namespace, &self.local).cmp(&(&other.namespace, &other.local))
    }
}

impl std::hash::Hash for Name {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (&self.namespace, &self.local).hash(state);
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.prefix.is_empty() { f.write_str(&self.local) } else { write!(f, "{}:{}", self.prefix, self.local) }
    }
}

/// One fact.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is about.
    pub concept: Name,
    /// Whose it is: scheme and identifier of the context's entity.
    pub entity: (Shared, Shared),
    /// When.
    pub period: Period,
    /// The members on its axes.
    pub dimensions: Aspects,
    /// The unit; `None` for texts.
    pub unit: Option<Arc<Unit>>,
    /// What it says.
    pub value: Value,
    /// How exact it is; `None` where the file does not say, and for texts.
    pub decimals: Option<Decimals>,
    /// The text of the tag as it stands in the document, white space folded; `None` where nothing is printed (JSON, hidden facts).
    pub printed: Option<String>,
    /// The power of ten that the printed text is multiplied by (`scale`).
    pub scale: i32,
    /// Whether the tag turns the sign of the printed number around (`sign="-"`).
    pub is_negated: bool,
    /// The language of a text (BCP 47).
    pub language: Option<String>,
    /// Whether it stands in the document's hidden part.
    pub is_hidden: bool,
    /// Where it stands.
    pub place: Place,
}

/// A place in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The document's position in [`Report::documents`].
    pub document: usize,
    /// The `id` of the element, if it has one.
    pub element: Option<String>,
    /// The line, from 1; 0 where lines mean nothing.
    pub line: usize,
}

/// When a fact holds. Days are whole: a `T00:00:00` end of an instance is the day before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// At the end of a day.
    Instant(Date),
    /// From the first to the last day, both included.
    Duration {
        /// The first day.
        start: Date,
        /// The last day.
        end: Date,
    },
    /// Always.
    Forever,
}

/// The member of an axis.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Member {
    /// A member of the axis' domain.
    Explicit(Name),
    /// The text of a typed member.
    Typed(String),
}

/// A unit: products of measures, one by the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit {
    /// The measures, or those above the line.
    pub numerators: Vec<Name>,
    /// Those below it; empty for a plain unit.
    pub denominators: Vec<Name>,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing (`xsi:nil`).
    Nil,
    /// A number, exact, in its base unit.
    Number(Decimal),
    /// A text, a date, a boolean, a code: transformed where the tag names a transformation.
    Text(String),
}

/// How exact a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Decimals {
    /// To so many digits behind the point; negative for thousands and millions.
    To(i32),
    /// Exactly (`INF`).
    Exact,
}

/// A table as it is printed: a grid in which a cell that spans several places stands in its first.
#[derive(Clone, Debug, Default)]
pub struct PrintedTable {
    /// Where it stands.
    pub place: Place,
    /// The texts that stand before it and may be its title or name its unit, the nearest last; at most eight.
    pub before: Vec<String>,
    /// Its own caption, or the name of its sheet.
    pub caption: Option<String>,
    /// Whether it has no tags in a report that has some, so that its facts are what its words name.
    pub is_by_words: bool,
    /// Its rows.
    pub rows: Vec<PrintedRow>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct PrintedRow {
    /// Its cells, in the order of their columns.
    pub cells: Vec<PrintedCell>,
    /// How far its label is indented, in whatever the document measures it in; larger is deeper.
    pub indent: u32,
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub struct PrintedCell {
    /// The column that it begins in, from 0, spans counted.
    pub column: usize,
    /// How many columns it takes up, at least 1.
    pub columns: usize,
    /// How many rows it takes up, at least 1.
    pub rows: usize,
    /// Its text, white space folded, without what is hidden.
    pub text: String,
    /// Whether it is marked as a heading.
    pub is_heading: bool,
    /// Whether a line above or below marks it as a total.
    pub is_ruled: bool,
    /// The facts in it, as positions in [`Report::facts`], in the order of the text.
    pub facts: Vec<usize>,
}

/// A label of a concept or a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Of what.
    pub of: Name,
    /// The label's role: the last part of its address (`label`, `terseLabel`, `totalLabel`, `periodStartLabel`, `negatedLabel`).
    pub role: String,
    /// The language (BCP 47).
    pub language: String,
    /// The label.
    pub text: String,
}

/// The place of a concept in a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct PresentationArc {
    /// The extended link role: which statement.
    pub role: String,
    /// What it stands under.
    pub from: Name,
    /// What stands there.
    pub to: Name,
    /// Its order among its siblings.
    pub order: Decimal,
    /// The role of the label to print, as in [`Label::role`].
    pub preferred_label: Option<String>,
}

/// A part of a sum.
#[derive(Clone, Debug, PartialEq)]
pub struct CalculationArc {
    /// The extended link role: which statement.
    pub role: String,
    /// The sum.
    pub from: Name,
    /// The part.
    pub to: Name,
    /// What the part is multiplied by: 1 or -1.
    pub weight: Decimal,
    /// Its order among its siblings.
    pub order: Decimal,
}

/// A relation of axes, domains and members.
#[derive(Clone, Debug, PartialEq)]
pub struct DefinitionArc {
    /// The extended link role.
    pub role: String,
    /// What the relation is: the last part of its address (`dimension-domain`, `domain-member`, `dimension-default`, `all`, `hypercube-dimension`).
    pub kind: String,
    /// The source.
    pub from: Name,
    /// The target.
    pub to: Name,
    /// Its order among its siblings.
    pub order: Decimal,
}

/// What a schema says of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Whether it is abstract: a heading, an axis, a member.
    pub is_abstract: bool,
    /// Whether it holds at instants; `None` where the schema does not say.
    pub is_instant: Option<bool>,
    /// Whether a debit raises it; `None` without a balance.
    pub is_debit: Option<bool>,
    /// The local name of its type, `monetaryItemType` for instance.
    pub item_type: Option<String>,
}

/// What a reader left out, repaired or doubts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub found: String,
    /// What was done about it, or what should stand there.
    pub remedy: String,
}
