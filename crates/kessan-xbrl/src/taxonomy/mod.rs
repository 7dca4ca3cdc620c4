//! The taxonomy's files: a schema and four linkbases.

mod calculation;
mod definition;
mod labels;
mod presentation;
mod schema;
mod tables;
mod writer;

use std::io;

use kessan_core::release::Release;

use crate::calculation::Network;
use crate::fact::Facts;
use crate::names::Names;
use tables::Tables;

/// The linkbases: what their names end with, and the role that the schema gives them.
const LINKBASES: [(&str, &str); 4] = [
    ("lab", "http://www.xbrl.org/2003/role/labelLinkbaseRef"),
    ("pre", "http://www.xbrl.org/2003/role/presentationLinkbaseRef"),
    ("def", "http://www.xbrl.org/2003/role/definitionLinkbaseRef"),
    ("cal", "http://www.xbrl.org/2003/role/calculationLinkbaseRef"),
];

/// Everything that the files are written from.
pub(crate) struct Taxonomy<'t> {
    facts: &'t Facts<'t>,
    networks: &'t [Network],
    tables: Tables,
    namespace: &'t str,
}

impl<'t> Taxonomy<'t> {
    /// The taxonomy of a release with that namespace.
    pub fn new(
        release: &Release,
        facts: &'t Facts<'t>,
        networks: &'t [Network],
        names: &mut Names,
        namespace: &'t str,
    ) -> Self {
        let tables = Tables::new(release, facts, networks, names);
        Self { facts, networks, tables, namespace }
    }

    /// The files: their names and their texts, the schema first.
    ///
    /// # Errors
    ///
    /// What keeps XML from being written; in memory nothing does.
    pub fn files(&self, stem: &str) -> io::Result<Vec<(String, Vec<u8>)>> {
        let schema = format!("{stem}.xsd");
        let linkbases = [
            Some(labels::write(self, &schema)?),
            Some(presentation::write(self, &schema)?),
            definition::write(self, &schema)?,
            calculation::write(self, &schema)?,
        ];
        let linkbases = linkbases.into_iter().zip(LINKBASES);
        let written: Vec<_> =
            linkbases.filter_map(|(text, (end, role))| Some((format!("{stem}-{end}.xml"), role, text?))).collect();
        let references: Vec<_> = written.iter().map(|(name, role, _)| (name.as_str(), *role)).collect();
        let mut files = vec![(schema, schema::write(self, &references)?)];
        files.extend(written.into_iter().map(|(name, _, text)| (name, text)));
        Ok(files)
    }
}
