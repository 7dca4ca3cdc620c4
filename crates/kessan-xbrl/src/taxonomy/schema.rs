//! The schema: elements, roles, and where the linkbases are.

use std::io;

use super::Taxonomy;
use super::tables::{Abstract, Line};
use super::writer::{Xml, document, empty, id, text};
use crate::element::Balance;
use crate::number::OWN;

/// What is imported: namespaces and where their schemas are published. Every processor of XBRL has them with it.
const IMPORTS: [(&str, &str); 4] = [
    ("http://www.xbrl.org/2003/instance", "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"),
    ("http://xbrl.org/2005/xbrldt", "http://www.xbrl.org/2005/xbrldt-2005.xsd"),
    ("http://www.xbrl.org/dtr/type/numeric", "http://www.xbrl.org/dtr/type/numeric-2009-12-16.xsd"),
    ("http://www.xbrl.org/dtr/type/non-numeric", "http://www.xbrl.org/dtr/type/nonNumeric-2009-12-16.xsd"),
];

/// An element's declaration.
struct Declaration<'d> {
    name: &'d str,
    group: &'d str,
    item_type: &'d str,
    is_abstract: bool,
    is_instant: bool,
    balance: Option<Balance>,
}

/// The schema of a taxonomy, which refers to those linkbases.
///
/// # Errors
///
/// What keeps XML from being written.
pub(super) fn write(taxonomy: &Taxonomy<'_>, linkbases: &[(&str, &str)]) -> io::Result<Vec<u8>> {
    let own = format!("xmlns:{OWN}");
    let attributes = [
        ("xmlns:xs", "http://www.w3.org/2001/XMLSchema"),
        ("xmlns:link", "http://www.xbrl.org/2003/linkbase"),
        ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
        ("xmlns:xbrli", IMPORTS[0].0),
        ("xmlns:xbrldt", IMPORTS[1].0),
        ("xmlns:num", IMPORTS[2].0),
        ("xmlns:nonnum", IMPORTS[3].0),
        (own.as_str(), taxonomy.namespace),
        ("targetNamespace", taxonomy.namespace),
        ("elementFormDefault", "qualified"),
    ];
    document("xs:schema", &attributes, |xml| {
        xml.create_element("xs:annotation").write_inner_content(|xml| {
            xml.create_element("xs:appinfo").write_inner_content(|xml| appinfo(xml, taxonomy, linkbases))?;
            Ok(())
        })?;
        for (namespace, location) in IMPORTS {
            empty(xml, "xs:import", &[("namespace", namespace), ("schemaLocation", location)])?;
        }
        elements(xml, taxonomy)
    })
}

fn appinfo(xml: &mut Xml, taxonomy: &Taxonomy<'_>, linkbases: &[(&str, &str)]) -> io::Result<()> {
    let sections = taxonomy.tables.sections.iter();
    let roles = sections.map(|section| (&section.role, &section.id, &section.title));
    let sums = taxonomy.tables.sums.iter().map(|sum| (&sum.role, &sum.id, &sum.title));
    for (role, id, title) in roles.chain(sums) {
        let element = xml.create_element("link:roleType");
        element.with_attributes([("roleURI", role.as_str()), ("id", id.as_str())]).write_inner_content(|xml| {
            text(xml, "link:definition", &[], title)?;
            for used in ["presentation", "definition", "calculation"] {
                text(xml, "link:usedOn", &[], &format!("link:{used}Link"))?;
            }
            Ok(())
        })?;
    }
    for (name, role) in linkbases {
        let attributes = [
            ("xlink:type", "simple"),
            ("xlink:href", name),
            ("xlink:role", role),
            ("xlink:arcrole", "http://www.w3.org/1999/xlink/properties/linkbase"),
        ];
        empty(xml, "link:linkbaseRef", &attributes)?;
    }
    Ok(())
}

fn elements(xml: &mut Xml, taxonomy: &Taxonomy<'_>) -> io::Result<()> {
    for element in &taxonomy.facts.elements.list {
        let declaration = Declaration {
            name: &element.name,
            group: "xbrli:item",
            item_type: element.item_type,
            is_abstract: false,
            is_instant: element.is_instant,
            balance: element.balance,
        };
        declare(xml, &declaration)?;
    }
    for section in &taxonomy.tables.sections {
        declare(xml, &heading(&section.root.name))?;
        if let Some([cube, items]) = &section.cube {
            declare(xml, &helper(&cube.name, "xbrldt:hypercubeItem", "xbrli:stringItemType"))?;
            declare(xml, &heading(&items.name))?;
        }
        headings(&section.lines, &mut |line| declare(xml, &heading(&line.name)))?;
    }
    for used in taxonomy.facts.axes.all() {
        let [axis, domain] = &used.names;
        declare(xml, &helper(axis, "xbrldt:dimensionItem", "xbrli:stringItemType"))?;
        declare(xml, &member(domain))?;
        for one in &used.members {
            declare(xml, &member(&one.name))?;
        }
    }
    Ok(())
}

/// Every heading of lines.
pub(super) fn headings(lines: &[Line], then: &mut dyn FnMut(&Abstract) -> io::Result<()>) -> io::Result<()> {
    for line in lines {
        if let Line::Heading(heading, below) = line {
            then(heading)?;
            headings(below, then)?;
        }
    }
    Ok(())
}

/// An element without facts.
fn helper<'d>(name: &'d str, group: &'d str, item_type: &'d str) -> Declaration<'d> {
    Declaration { name, group, item_type, is_abstract: true, is_instant: false, balance: None }
}

fn heading(name: &str) -> Declaration<'_> {
    helper(name, "xbrli:item", "xbrli:stringItemType")
}

fn member(name: &str) -> Declaration<'_> {
    helper(name, "xbrli:item", "nonnum:domainItemType")
}

fn declare(xml: &mut Xml, element: &Declaration<'_>) -> io::Result<()> {
    let id = id(element.name);
    let mut attributes = vec![
        ("id", id.as_str()),
        ("name", element.name),
        ("type", element.item_type),
        ("substitutionGroup", element.group),
        ("xbrli:periodType", if element.is_instant { "instant" } else { "duration" }),
        ("nillable", "true"),
    ];
    if element.is_abstract {
        attributes.push(("abstract", "true"));
    }
    match element.balance {
        Some(Balance::Debit) => attributes.push(("xbrli:balance", "debit")),
        Some(Balance::Credit) => attributes.push(("xbrli:balance", "credit")),
        None => {}
    }
    empty(xml, "xs:element", &attributes)
}
