//! What tables are called that no heading stands before: the title of the role that presents their lines, what they break down, or
//! the table that they go on with.

use kessan_core::order::CollectOrdered;
use std::collections::{BTreeMap, BTreeSet};

use kessan_core::release::model::TableKind;

use super::draft::Draft;
use super::figures::Figures;
use super::labels::Labels;
use super::titles;
use super::words::Words;
use crate::report::{Member, Name, Report};

/// Of a table's elements and members so many of a hundred must be in a role that names it.
const LEAST_SHARE: usize = 80;
/// An element that more roles present names none of them.
const MOST_ROLES: usize = 200;
/// So many tables before one may be of the same statement.
const MOST_BACK: usize = 4;

/// Names the tables without a title, and those that are called after their kind alone.
pub fn name(report: &Report, figures: &Figures, labels: &Labels<'_>, drafts: &mut [Draft], language: &str) {
    let roles = Roles::new(report);
    for at in 0..drafts.len() {
        let Some(draft) = drafts.get(at).filter(|draft| draft.title.is_empty()) else { continue };
        let before = drafts.get(at.saturating_sub(MOST_BACK)..at).unwrap_or_default();
        let other = before.iter().rev().find(|before| is_of_other_period(before, draft));
        let continued = before.last().filter(|before| goes_on(before, draft)).map(|before| before.title.clone());
        let title = continued
            .map(|title| {
                title.map(|language, title| {
                    if title.ends_with("(continued)") || title.ends_with("（続き）") {
                        return title.to_owned();
                    }
                    if language == "ja" { format!("{title}（続き）") } else { format!("{title} (continued)") }
                })
            })
            .or_else(|| other.map(|other| other.title.clone()))
            .or_else(|| roles.title(figures, draft))
            .or_else(|| broken_down(figures, labels, draft, language));
        if let (Some(title), Some(draft)) = (title.filter(|title| !title.is_empty()), drafts.get_mut(at)) {
            let kind = title.all().find_map(|(_, text)| titles::kind(text));
            draft.kind = if draft.kind == TableKind::Other { kind.unwrap_or_default() } else { draft.kind };
            draft.title = title;
        }
    }
}

/// Whether a table is the next page of the one before it: the same rows, whose lines are of the same elements, further columns.
fn goes_on(before: &Draft, draft: &Draft) -> bool {
    let labels = |draft: &Draft| -> Vec<String> {
        let rows = draft.rows.iter().filter(|row| !row.cells.is_empty());
        rows.flat_map(|row| row.label.all().map(|(_, text)| text.to_owned()).next()).collect()
    };
    let is_one_document =
        before.source.as_ref().map(|(document, _)| document) == draft.source.as_ref().map(|(document, _)| document);
    let (first, second) = (labels(before), labels(draft));
    is_one_document && !before.title.is_empty() && first.len() > 2 && first == second
}

/// Whether a table has the columns of one before it and other rows: the same statement of another period.
fn is_of_other_period(before: &Draft, draft: &Draft) -> bool {
    let heads = |draft: &Draft| -> Vec<Words> { draft.columns.iter().map(|column| column.label.clone()).collect() };
    let own = heads(draft);
    let is_one_document =
        before.source.as_ref().map(|(document, _)| document) == draft.source.as_ref().map(|(document, _)| document);
    // Heads of periods alone are those of any table.
    let says_more = own.iter().filter(|head| head.all().any(|(_, text)| !titles::is_date_alone(text))).count() > 1;
    is_one_document && !before.title.is_empty() && own.len() > 2 && says_more && own == heads(before)
}

/// The elements and members of a table.
fn names<'a>(figures: &'a Figures, draft: &Draft) -> BTreeSet<&'a Name> {
    let facts = draft.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| figures.get(cell.fact?));
    let lines = facts.filter_map(|figure| figures.lines.get(figure.line));
    let members = |line: &'a super::figures::Line| {
        line.members
            .iter()
            .filter_map(|(_, member)| if let Member::Explicit(name) = member { Some(name) } else { None })
    };
    lines.flat_map(|line| std::iter::once(&line.element).chain(members(line))).collect_set()
}

/// The roles of the presentation with a title that can be shown.
struct Roles<'a> {
    /// Their titles, and how many elements and members they present.
    all: Vec<(Words, usize)>,
    /// The roles that present a name, by position in `all`; at most [`MOST_ROLES`] of them.
    of: BTreeMap<&'a Name, Vec<usize>>,
}

impl<'a> Roles<'a> {
    fn new(report: &'a Report) -> Self {
        let mut names: BTreeMap<&str, BTreeSet<&Name>> = BTreeMap::new();
        for arc in &report.presentation {
            names.entry(&arc.role).or_default().insert(&arc.to);
        }
        let mut roles = Self { all: Vec::new(), of: BTreeMap::new() };
        for (role, names) in names {
            let Some(title) = report.roles.get(role).map(|title| titles::of_role(title)) else { continue };
            let title = title.map(|_, text| without_kind(text).to_owned());
            if title.is_empty() {
                continue;
            }
            for name in &names {
                let of = roles.of.entry(name).or_default();
                if of.len() < MOST_ROLES {
                    of.push(roles.all.len());
                }
            }
            roles.all.push((title, names.len()));
        }
        roles
    }

    /// The title of the smallest role that presents nearly all that a table is of.
    fn title(&self, figures: &Figures, draft: &Draft) -> Option<Words> {
        let own = names(figures, draft);
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for role in own.iter().flat_map(|name| self.of.get(name).into_iter().flatten()) {
            *counts.entry(*role).or_default() += 1;
        }
        let fitting = counts.into_iter().filter_map(|(role, count)| {
            let (title, size) = self.all.get(role)?;
            let share = count * 100 / own.len().max(1);
            (share >= LEAST_SHARE).then_some((100 - share, *size, title))
        });
        fitting.min_by_key(|(off, size, _)| (*off, *size)).map(|(_, _, title)| title.clone())
    }
}

/// `Leases (Details)` is `Leases`.
fn without_kind(title: &str) -> &str {
    let kinds = ["(Details)", "(Tables)", "(Policies)", "(Narrative)", "(Details Textual)", "(Detail)"];
    kinds.iter().find_map(|kind| title.strip_suffix(kind)).unwrap_or(title).trim_end()
}

/// `Net sales by region`, where a table breaks one line down by the members of one axis.
fn broken_down(figures: &Figures, labels: &Labels<'_>, draft: &Draft, language: &str) -> Option<Words> {
    let facts = draft.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| figures.get(cell.fact?));
    let lines: BTreeSet<usize> = facts.map(|figure| figure.line).collect_set();
    let lines: Vec<(usize, &super::figures::Line)> =
        lines.into_iter().filter_map(|number| Some((number, figures.lines.get(number)?))).collect();
    let elements: BTreeSet<&Name> = lines.iter().map(|(_, line)| &line.element).collect_set();
    let axes: BTreeSet<&Name> = lines.iter().flat_map(|(_, line)| &line.members).map(|(axis, _)| axis).collect_set();
    let (element, axis) =
        (elements.first().filter(|_| elements.len() == 1)?, axes.first().filter(|_| axes.len() == 1)?);
    let whole = super::figures::Line {
        element: (**element).clone(),
        members: Default::default(),
        class: lines.first()?.1.class.clone(),
    };
    let number = lines.iter().find(|(_, line)| line.members.is_empty()).map_or(usize::MAX, |(number, _)| *number);
    let by = divided_by(axis)?;
    let named = labels.of_line(number, &whole, language);
    let title = named.map(|language, text| match (language, by.get(language)) {
        ("ja", Some(by)) => format!("{by}{text}"),
        (_, Some(by)) => format!("{text} by {by}"),
        _ => String::new(),
    });
    Some(title).filter(|title| !title.is_empty())
}

/// What an axis divides by, in words of both languages.
fn divided_by(axis: &Name) -> Option<Words> {
    let lower = axis.local.to_lowercase();
    let words = [
        ("businesssegment", "segment", "セグメント別"),
        ("operatingsegment", "segment", "セグメント別"),
        ("geograph", "region", "地域別"),
        ("region", "region", "地域別"),
        ("productorservice", "product and service", "製品・サービス別"),
        ("productsandservices", "product and service", "製品・サービス別"),
        ("majorcustomers", "customer", "顧客別"),
        ("lineofbusiness", "line of business", "事業別"),
        ("segment", "segment", "セグメント別"),
        ("statementequitycomponents", "component of equity", "資本の構成要素別"),
        ("componentsofequity", "component of equity", "資本の構成要素別"),
        ("classofstock", "class of stock", "株式の種類別"),
        ("antidilutivesecurities", "type of security", "証券の種類別"),
        ("financialinstrument", "instrument", "金融商品別"),
        ("fairvaluebyfairvaluehierarchylevel", "level", "レベル別"),
        ("awardtype", "type of award", "付与の種類別"),
        ("maturity", "maturity", "満期別"),
    ];
    words.iter().find(|(word, ..)| lower.contains(word)).map(|(_, en, ja)| Words::both(en, ja))
}
