//! Which members the lines of a table can have (Dimensions 1.0).

use std::io;

use super::Taxonomy;
use super::tables::{Abstract, Section};
use super::writer::{Link, PLAIN, link, linkbase};
use crate::fact::Facts;

/// The arc roles, and where they are declared.
const ROLES: [(&str, &str); 5] = [
    ("http://xbrl.org/int/dim/arcrole/all", "http://www.xbrl.org/2005/xbrldt-2005.xsd#all"),
    (
        "http://xbrl.org/int/dim/arcrole/hypercube-dimension",
        "http://www.xbrl.org/2005/xbrldt-2005.xsd#hypercube-dimension",
    ),
    ("http://xbrl.org/int/dim/arcrole/dimension-domain", "http://www.xbrl.org/2005/xbrldt-2005.xsd#dimension-domain"),
    ("http://xbrl.org/int/dim/arcrole/domain-member", "http://www.xbrl.org/2005/xbrldt-2005.xsd#domain-member"),
    ("http://xbrl.org/int/dim/arcrole/dimension-default", "http://www.xbrl.org/2005/xbrldt-2005.xsd#dimension-default"),
];
const ALL: &str = ROLES[0].0;
const HYPERCUBE_DIMENSION: &str = ROLES[1].0;
const DIMENSION_DOMAIN: &str = ROLES[2].0;
const DOMAIN_MEMBER: &str = ROLES[3].0;
const DIMENSION_DEFAULT: &str = ROLES[4].0;

/// The definition linkbase; `None` where no fact has members.
///
/// # Errors
///
/// What keeps XML from being written.
pub(super) fn write(taxonomy: &Taxonomy<'_>, schema: &str) -> io::Result<Option<Vec<u8>>> {
    let sections: Vec<(&Section, &[Abstract; 2])> =
        taxonomy.tables.sections.iter().filter_map(|section| Some((section, section.cube.as_ref()?))).collect();
    if sections.is_empty() {
        return Ok(None);
    }
    let roles: Vec<_> =
        sections.iter().map(|(section, _)| (section.role.clone(), format!("{schema}#{}", section.id))).collect();
    let text = linkbase(&roles, &ROLES, |xml| {
        link(xml, schema, "definition", PLAIN, |link| {
            for axis in taxonomy.facts.axes.all() {
                let [name, domain] = &axis.names;
                link.arc(DIMENSION_DEFAULT, name, domain, &[])?;
            }
            Ok(())
        })?;
        for (section, cube) in &sections {
            link(xml, schema, "definition", &section.role, |link| of_section(link, taxonomy.facts, section, cube))?;
        }
        Ok(())
    })?;
    Ok(Some(text))
}

fn of_section(
    link: &mut Link<'_>,
    facts: &Facts<'_>,
    section: &Section,
    [cube, items]: &[Abstract; 2],
) -> io::Result<()> {
    let is_closed = [("xbrldt:contextElement", "scenario"), ("xbrldt:closed", "true")];
    link.arc(ALL, &items.name, &cube.name, &is_closed)?;
    for (order, axis) in section.axes.iter().filter_map(|axis| facts.axes.of(*axis)).enumerate() {
        let [name, domain] = &axis.names;
        link.arc(HYPERCUBE_DIMENSION, &cube.name, name, &[("order", &(order + 1).to_string())])?;
        link.arc(DIMENSION_DOMAIN, name, domain, &[])?;
        for (order, member) in axis.members.iter().enumerate() {
            link.arc(DOMAIN_MEMBER, domain, &member.name, &[("order", &(order + 1).to_string())])?;
        }
    }
    for (order, element) in section.elements.iter().filter_map(|element| facts.elements.list.get(*element)).enumerate()
    {
        link.arc(DOMAIN_MEMBER, &items.name, &element.name, &[("order", &(order + 1).to_string())])?;
    }
    Ok(())
}
