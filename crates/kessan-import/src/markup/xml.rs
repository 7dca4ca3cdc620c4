//! XML, by its rules but for entities: HTML's are known, and those that a document defines stand as written.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::builder::Builder;
use super::characters;
use super::tree::Tree;
use crate::error::{ErrorKind, ImportError};
use crate::limits;

/// Why a document is not read as XML.
pub(super) enum Failure {
    /// It is not well formed.
    Form { line: usize, found: String },
    /// It is too large or too deep, whatever it is read as.
    Limit(ImportError),
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        Self::Limit(error)
    }
}

impl Failure {
    pub fn into_error(self, file: &str) -> ImportError {
        match self {
            Self::Limit(error) => error,
            Self::Form { line, found } => ImportError::new(ErrorKind::Malformed, file, found)
                .at_line(line)
                .expected("well-formed XML")
                .remedy("download the file again, or leave it out"),
        }
    }
}

/// Counts lines on the way; positions only grow.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, position: usize) -> usize {
        let position = position.min(self.bytes.len());
        if let Some(passed) = self.bytes.get(self.at..position) {
            self.line += passed.iter().filter(|&&byte| byte == b'\n').count();
            self.at = position;
        }
        self.line
    }
}

pub(super) fn parse(file: &str, text: &str) -> Result<Tree, Failure> {
    let mut builder = Builder::new(file, false);
    let mut lines = Lines { bytes: text.as_bytes(), at: 0, line: 1 };
    let mut reader = Reader::from_str(text);
    let mut roots = 0usize;
    loop {
        let line = lines.at(usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX));
        let event = reader.read_event().map_err(|error| Failure::Form { line, found: error.to_string() })?;
        let is_outside = builder.depth() == 0;
        match event {
            Event::Start(tag) => {
                roots += usize::from(is_outside);
                open(&mut builder, &tag, line)?;
            }
            Event::Empty(tag) => {
                roots += usize::from(is_outside);
                open(&mut builder, &tag, line)?;
                builder.close();
            }
            Event::End(_) => builder.close(),
            Event::Text(text) if !is_outside => builder.text(&text, line)?,
            Event::Text(text) if !text.trim().is_empty() => {
                return Err(Failure::Form { line, found: "text outside of the root element".to_owned() });
            }
            Event::CData(text) => builder.text(&text, line)?,
            Event::GeneralRef(reference) => {
                if let Ok(Some(character)) = reference.resolve_char_ref() {
                    builder.text(character.encode_utf8(&mut [0; 4]), line)?;
                } else if let Some(known) = characters::named(&reference) {
                    builder.text(&known, line)?;
                } else {
                    builder.unknown_entity(&reference, line);
                    builder.text(&format!("&{};", &*reference), line)?;
                }
            }
            Event::Eof => break,
            Event::Text(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if roots > 1 {
            return Err(Failure::Form { line, found: "a second root element".to_owned() });
        }
    }
    let line = lines.at(text.len());
    if builder.depth() > 0 {
        let open = builder.open_names().next().map(|name| name.local.clone()).unwrap_or_default();
        return Err(Failure::Form { line, found: format!("the file ends within the element “{open}”") });
    }
    if roots == 0 {
        return Err(Failure::Form { line, found: "no element at all".to_owned() });
    }
    Ok(builder.finish())
}

fn open(builder: &mut Builder<'_>, tag: &BytesStart<'_>, line: usize) -> Result<(), Failure> {
    let mut attributes = Vec::new();
    // Checks that attributes do not repeat compare each with each.
    for attribute in tag.attributes().with_checks(false).take(limits::ATTRIBUTES) {
        let attribute = attribute.map_err(|error| Failure::Form { line, found: error.to_string() })?;
        let value = Cow::Owned(characters::of_xml(&attribute.value));
        attributes.push((attribute.key.into_inner(), value));
    }
    builder.open(tag.name().into_inner(), attributes.into_iter(), line).map_err(Failure::Limit)
}
