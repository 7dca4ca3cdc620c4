//! What elements are called, in the release's languages.

use std::io;

use kessan_core::text::Text;

use super::Taxonomy;
use super::schema::headings;
use super::writer::{Link, PLAIN, link, linkbase};

const LABEL: &str = "http://www.xbrl.org/2003/role/label";
const DOCUMENTATION: &str = "http://www.xbrl.org/2003/role/documentation";
const ARC: &str = "http://www.xbrl.org/2003/arcrole/concept-label";

/// The label linkbase.
///
/// # Errors
///
/// What keeps XML from being written.
pub(super) fn write(taxonomy: &Taxonomy<'_>, schema: &str) -> io::Result<Vec<u8>> {
    linkbase(&[], &[], |xml| {
        link(xml, schema, "label", PLAIN, |link| {
            for element in &taxonomy.facts.elements.list {
                labelled(link, &element.name, &[(LABEL, &element.label), (DOCUMENTATION, &element.documentation)])?;
            }
            for section in &taxonomy.tables.sections {
                labelled(link, &section.root.name, &[(LABEL, &section.root.label)])?;
                for part in section.cube.iter().flatten() {
                    labelled(link, &part.name, &[(LABEL, &part.label)])?;
                }
                headings(&section.lines, &mut |line| labelled(link, &line.name, &[(LABEL, &line.label)]))?;
            }
            for used in taxonomy.facts.axes.all() {
                for (name, label) in used.names.iter().zip(&used.labels) {
                    labelled(link, name, &[(LABEL, label)])?;
                }
                for member in &used.members {
                    labelled(link, &member.name, &[(LABEL, &member.label)])?;
                }
            }
            Ok(())
        })
    })
}

/// The labels of one element in all of their languages.
fn labelled(link: &mut Link<'_>, name: &str, labels: &[(&str, &Text)]) -> io::Result<()> {
    if labels.iter().all(|(_, text)| text.is_empty()) {
        return Ok(());
    }
    let resource = format!("{name}_label");
    link.locate(name)?;
    for (role, text) in labels {
        for (language, words) in text.all().filter(|(_, words)| !words.trim().is_empty()) {
            link.label(&resource, role, language, words)?;
        }
    }
    link.arc_to(ARC, name, &resource, &[])
}
