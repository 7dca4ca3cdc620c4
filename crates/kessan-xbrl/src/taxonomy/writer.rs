//! XML as linkbases and schemas have it.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use rustc_hash::FxHashSet;

use crate::names::xml_text;

/// The role of links that have no other.
pub(super) const PLAIN: &str = "http://www.xbrl.org/2003/role/link";

/// An XML document in the making.
pub(super) type Xml = Writer<Vec<u8>>;

/// A document with one root element.
pub(super) fn document(
    root: &str,
    attributes: &[(&str, &str)],
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element(root).with_attributes(attributes.iter().copied()).write_inner_content(inside)?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// An element without content.
pub(super) fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_empty().map(|_| ())
}

/// An element with a text.
pub(super) fn text(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
    let text = xml_text(text);
    let element = xml.create_element(name).with_attributes(attributes.iter().copied());
    element.write_text_content(BytesText::new(&text)).map(|_| ())
}

/// A linkbase: the roles and the arc roles that it uses, each with where it is declared, and its links.
pub(super) fn linkbase(
    roles: &[(String, String)],
    arc_roles: &[(&str, &str)],
    links: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let attributes = [
        ("xmlns:link", "http://www.xbrl.org/2003/linkbase"),
        ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
        ("xmlns:xbrldt", "http://xbrl.org/2005/xbrldt"),
    ];
    document("link:linkbase", &attributes, |xml| {
        for (role, href) in roles {
            empty(xml, "link:roleRef", &[("roleURI", role), ("xlink:type", "simple"), ("xlink:href", href)])?;
        }
        for (role, href) in arc_roles {
            empty(xml, "link:arcroleRef", &[("arcroleURI", role), ("xlink:type", "simple"), ("xlink:href", href)])?;
        }
        links(xml)
    })
}

/// An extended link: locators of elements, each once, and arcs between them.
pub(super) struct Link<'x> {
    xml: &'x mut Xml,
    schema: &'x str,
    arc: &'x str,
    located: FxHashSet<String>,
}

/// Writes an extended link of that kind (`presentation`) in a role.
pub(super) fn link(
    xml: &mut Xml,
    schema: &str,
    kind: &str,
    role: &str,
    inside: impl FnOnce(&mut Link<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let arc = format!("link:{kind}Arc");
    let element = xml.create_element(format!("link:{kind}Link"));
    let element = element.with_attributes([("xlink:type", "extended"), ("xlink:role", role)]);
    element.write_inner_content(|xml| inside(&mut Link { xml, schema, arc: &arc, located: FxHashSet::default() }))?;
    Ok(())
}

impl Link<'_> {
    /// An arc between two elements, by their names.
    pub fn arc(&mut self, role: &str, from: &str, to: &str, more: &[(&str, &str)]) -> io::Result<()> {
        self.locate(from)?;
        self.locate(to)?;
        self.arc_to(role, from, to, more)
    }

    /// An arc to a resource or an element that has its place already.
    pub fn arc_to(&mut self, role: &str, from: &str, to: &str, more: &[(&str, &str)]) -> io::Result<()> {
        let mut attributes =
            vec![("xlink:type", "arc"), ("xlink:arcrole", role), ("xlink:from", from), ("xlink:to", to)];
        attributes.extend_from_slice(more);
        empty(self.xml, self.arc, &attributes)
    }

    /// The place of an element.
    pub fn locate(&mut self, name: &str) -> io::Result<()> {
        if self.located.insert(name.to_owned()) {
            let href = format!("{}#{}", self.schema, id(name));
            let attributes = [("xlink:type", "locator"), ("xlink:href", href.as_str()), ("xlink:label", name)];
            empty(self.xml, "link:loc", &attributes)?;
        }
        Ok(())
    }

    /// A label as a resource.
    pub fn label(&mut self, name: &str, role: &str, language: &str, words: &str) -> io::Result<()> {
        let attributes =
            [("xlink:type", "resource"), ("xlink:label", name), ("xlink:role", role), ("xml:lang", language)];
        text(self.xml, "link:label", &attributes, words)
    }
}

/// The id of an element in the schema.
pub(super) fn id(name: &str) -> String {
    format!("{}_{name}", crate::number::OWN)
}
