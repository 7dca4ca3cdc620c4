//! Where elements stand: one role for each table, in the release's order.

use std::io;

use super::Taxonomy;
use super::tables::{Line, Section};
use super::writer::{Link, link, linkbase};
use crate::fact::Facts;

const ARC: &str = "http://www.xbrl.org/2003/arcrole/parent-child";

/// The presentation linkbase.
///
/// # Errors
///
/// What keeps XML from being written.
pub(super) fn write(taxonomy: &Taxonomy<'_>, schema: &str) -> io::Result<Vec<u8>> {
    let sections = &taxonomy.tables.sections;
    let roles: Vec<_> =
        sections.iter().map(|section| (section.role.clone(), format!("{schema}#{}", section.id))).collect();
    linkbase(&roles, &[], |xml| {
        for section in sections {
            link(xml, schema, "presentation", &section.role, |link| of_section(link, taxonomy.facts, section))?;
        }
        Ok(())
    })
}

fn of_section(link: &mut Link<'_>, facts: &Facts<'_>, section: &Section) -> io::Result<()> {
    let root = section.root.name.as_str();
    let Some([cube, items]) = &section.cube else { return below(link, facts, root, &section.lines) };
    child(link, root, &cube.name, 1)?;
    for (order, axis) in section.axes.iter().filter_map(|axis| facts.axes.of(*axis)).enumerate() {
        let [name, domain] = &axis.names;
        child(link, &cube.name, name, order + 1)?;
        child(link, name, domain, 1)?;
        for (order, member) in axis.members.iter().enumerate() {
            child(link, domain, &member.name, order + 1)?;
        }
    }
    child(link, root, &items.name, 2)?;
    below(link, facts, &items.name, &section.lines)
}

/// The lines below an element.
fn below(link: &mut Link<'_>, facts: &Facts<'_>, parent: &str, lines: &[Line]) -> io::Result<()> {
    for (order, line) in lines.iter().enumerate() {
        match line {
            Line::Element(element) => {
                if let Some(element) = facts.elements.list.get(*element) {
                    child(link, parent, &element.name, order + 1)?;
                }
            }
            Line::Heading(heading, inner) => {
                child(link, parent, &heading.name, order + 1)?;
                below(link, facts, &heading.name, inner)?;
            }
        }
    }
    Ok(())
}

fn child(link: &mut Link<'_>, parent: &str, name: &str, order: usize) -> io::Result<()> {
    link.arc(ARC, parent, name, &[("order", &order.to_string())])
}
