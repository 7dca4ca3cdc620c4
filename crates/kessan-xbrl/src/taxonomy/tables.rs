//! The tables as extended link roles: what stands in them, in the release's order.

use kessan_core::release::Release;
use kessan_core::release::model::Table;
use kessan_core::text::Text;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::axis::Axis;
use crate::calculation::Network;
use crate::element::{Facet, Key};
use crate::fact::Facts;
use crate::names::Names;

/// An element without facts: a table, its lines, a heading.
pub(crate) struct Abstract {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub label: Text,
}

/// What stands in a table, from top to bottom.
pub(crate) enum Line {
    /// A heading with what is indented below it.
    Heading(Abstract, Vec<Line>),
    /// The element at that position.
    Element(usize),
}

/// A table, or the prose, as a role.
pub(crate) struct Section {
    /// The role's address.
    pub role: String,
    /// The id of the role in the schema.
    pub id: String,
    /// Its definition.
    pub title: String,
    /// The heading of everything.
    pub root: Abstract,
    /// The hypercube and its lines, where facts have members.
    pub cube: Option<[Abstract; 2]>,
    /// The axes that its facts use.
    pub axes: Vec<Axis>,
    /// What stands in it.
    pub lines: Vec<Line>,
    /// Its elements, each once.
    pub elements: Vec<usize>,
}

/// A role for sums that have no place in the role of their table.
pub(crate) struct SumRole {
    /// The role's address.
    pub role: String,
    /// The id of the role in the schema.
    pub id: String,
    /// Its definition.
    pub title: String,
}

/// What a role is of.
#[derive(Clone, Copy)]
enum Place {
    /// Who reports on what.
    About,
    /// A table, by its position.
    Table(usize),
    /// The figures of the prose.
    Prose,
}

/// Every role.
pub(crate) struct Tables {
    /// What the release is, the tables, the prose.
    pub sections: Vec<Section>,
    /// What is called the other way of a total that adds up in several.
    pub sums: Vec<SumRole>,
    /// The role of each network.
    pub of_network: Vec<(String, String)>,
}

impl Tables {
    /// The roles of a release.
    pub fn new(release: &Release, facts: &Facts<'_>, networks: &[Network], names: &mut Names) -> Self {
        let base = format!("urn:kessan:release:{}:role", release.file.id);
        let mut axes: FxHashMap<Option<usize>, FxHashSet<Axis>> = FxHashMap::default();
        for fact in &facts.list {
            axes.entry(fact.table).or_default().extend(fact.context.dimensions.iter().map(|(axis, _)| *axis));
        }
        let used = |table: Option<usize>| -> Vec<Axis> {
            Axis::ALL.into_iter().filter(|axis| axes.get(&table).is_some_and(|used| used.contains(axis))).collect()
        };
        let mut sections = Vec::new();
        let tables = (0..release.file.tables.len()).map(Place::Table);
        for (number, place) in [Place::About].into_iter().chain(tables).chain([Place::Prose]).enumerate() {
            let label = |en: &str, ja: &str| Text::new([("en", en), ("ja", ja)]);
            let (lines, stem, title, index) = match place {
                Place::About => (of_texts(facts), "Release", label("Release", "決算短信・決算発表"), None),
                Place::Prose => (of_prose(release, facts), "Prose", label("Prose", "本文"), None),
                Place::Table(index) => {
                    let table = &release.file.tables[index];
                    let lines = of_table(release, facts, index, table, names);
                    (lines, table.id.as_str(), table.title.clone(), Some(index))
                }
            };
            if lines.is_empty() {
                continue;
            }
            let made = |names: &mut Names, end: &str, label: &Text| Abstract {
                name: names.take(&format!("{stem}{end}")),
                label: label.clone(),
            };
            let axes = if matches!(place, Place::About) { Vec::new() } else { used(index) };
            let root = made(names, "Abstract", &title);
            let cube = (!axes.is_empty()).then(|| {
                [made(names, "Table", &label("Table", "表")), made(names, "LineItems", &label("Line items", "項目"))]
            });
            let mut elements = Vec::new();
            let mut seen = FxHashSet::default();
            collect(&lines, &mut |element| {
                if seen.insert(element) {
                    elements.push(element);
                }
            });
            let role = match place {
                Place::About => format!("{base}:release"),
                Place::Table(_) => format!("{base}:table:{stem}"),
                Place::Prose => format!("{base}:prose"),
            };
            let title = format!("{number:04} - {}", title.en());
            let id = names.take(&format!("role_{stem}"));
            sections.push(Section { role, id, title, root, cube, axes, lines, elements });
        }
        let mut all = Self { sections, sums: Vec::new(), of_network: Vec::new() };
        all.place(release, &base, networks, names);
        all
    }

    /// Gives each network a role: that of its table, and one of its own where that has the total already.
    fn place(&mut self, release: &Release, base: &str, networks: &[Network], names: &mut Names) {
        let mut taken: FxHashMap<(Option<usize>, usize), usize> = FxHashMap::default();
        let by_role: FxHashMap<String, String> =
            self.sections.iter().map(|section| (section.role.clone(), section.id.clone())).collect();
        let mut others: FxHashMap<(Option<usize>, usize), usize> = FxHashMap::default();
        for network in networks {
            let way = taken.entry((network.table, network.total)).or_default();
            *way += 1;
            let table = network.table.and_then(|index| release.file.tables.get(index));
            let stem = table.map_or("Prose", |table| table.id.as_str());
            let own =
                table.map(|table| format!("{base}:table:{}", table.id)).unwrap_or_else(|| format!("{base}:prose"));
            if let Some(id) = by_role.get(&own).filter(|_| *way == 1) {
                self.of_network.push((own, id.clone()));
                continue;
            }
            let way = *way;
            let sums = &mut self.sums;
            let index = *others.entry((network.table, way)).or_insert_with(|| {
                let title = table.map_or("Prose", |table| table.title.en());
                sums.push(SumRole {
                    role: format!("{base}:sums:{stem}:{way}"),
                    id: names.take(&format!("role_{stem}_sums_{way}")),
                    title: format!(
                        "{:04} - {title}: way {way} of adding up",
                        network.table.map_or(0, |index| index + 1)
                    ),
                });
                sums.len() - 1
            });
            if let Some(sum) = self.sums.get(index) {
                self.of_network.push((sum.role.clone(), sum.id.clone()));
            }
        }
    }
}

/// The lines of a table: its headings, and the elements of each row in the order of the columns, each where it stands first.
fn of_table(release: &Release, facts: &Facts<'_>, index: usize, table: &Table, names: &mut Names) -> Vec<Line> {
    let cells = release.facts.of_table(index);
    let offset = release.facts.all().partition_point(|fact| fact.place.table < index);
    let mut seen = FxHashSet::default();
    // The headings that are open, each with its depth and what stands below it; the first is the table.
    let mut open: Vec<(u16, Option<Abstract>, Vec<Line>)> = vec![(0, None, Vec::new())];
    let mut cell = 0;
    for (row_index, row) in table.rows.iter().enumerate() {
        let depth = u16::from(row.depth) + 1;
        while open.len() > 1 && open.last().is_some_and(|(above, ..)| *above >= depth) {
            close(&mut open);
        }
        let mut elements = Vec::new();
        while let Some(fact) = cells.get(cell).filter(|fact| fact.place.row <= row_index) {
            let key = Key::Line {
                concept: &fact.concept,
                facet: Facet::of(&fact.measure),
                is_instant: release.period(&fact.period).is_some_and(|period| period.span.instant),
            };
            let source = kessan_core::checks::printing::Source::Cell(offset + cell);
            if facts.by_source.contains_key(&source) {
                elements.extend(facts.elements.find(&key).filter(|element| seen.insert(*element)));
            }
            cell += 1;
        }
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            let name = names.take(&format!(
                "{}_{}Heading",
                table.id,
                row.id.clone().unwrap_or_else(|| (row_index + 1).to_string())
            ));
            open.push((depth, Some(Abstract { name, label: row.label.clone() }), Vec::new()));
        } else if let Some((.., lines)) = open.last_mut() {
            lines.extend(elements.into_iter().map(Line::Element));
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|(.., lines)| lines).unwrap_or_default()
}

/// Puts the last heading below the one before it; one without lines stays, as it is printed.
fn close(open: &mut Vec<(u16, Option<Abstract>, Vec<Line>)>) {
    if let Some((_, Some(heading), lines)) = open.pop()
        && let Some((.., above)) = open.last_mut()
    {
        above.push(Line::Heading(heading, lines));
    }
}

/// The elements of texts.
fn of_texts(facts: &Facts<'_>) -> Vec<Line> {
    let elements = facts.elements.list.iter().enumerate();
    elements.filter(|(_, element)| matches!(element.key, Key::Text(_))).map(|(index, _)| Line::Element(index)).collect()
}

/// The elements of the prose, each once.
fn of_prose(release: &Release, facts: &Facts<'_>) -> Vec<Line> {
    let mut seen = FxHashSet::default();
    let claims = 0..release.file.claims.len();
    let facts = claims.filter_map(|claim| {
        let fact = facts.by_source.get(&kessan_core::checks::printing::Source::Claim(claim))?;
        Some(facts.list.get(*fact)?.element)
    });
    facts.filter(|element| seen.insert(*element)).map(Line::Element).collect()
}

/// Every element of lines.
fn collect(lines: &[Line], then: &mut dyn FnMut(usize)) {
    for line in lines {
        match line {
            Line::Element(element) => then(*element),
            Line::Heading(_, below) => collect(below, then),
        }
    }
}
