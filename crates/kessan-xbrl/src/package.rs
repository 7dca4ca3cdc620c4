//! The ZIP file (XBRL Report Package 1.0).

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::File;

/// How a report package is named, and what its own document says of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A `.zip` file: an unconstrained report package, which every system opens.
    #[default]
    Zip,
    /// An `.xbr` file: a package of one report that is not inline.
    Xbr,
}

impl Form {
    /// The form of a file with that name.
    pub fn of_name(name: &str) -> Self {
        if name.to_ascii_lowercase().ends_with(".xbr") { Form::Xbr } else { Form::Zip }
    }

    /// What `reportPackage.json` names.
    pub(crate) fn document_type(self) -> &'static str {
        match self {
            Form::Zip => "https://xbrl.org/report-package/2023",
            Form::Xbr => "https://xbrl.org/report-package/2023/xbr",
        }
    }
}

/// The files as a ZIP archive. The same files give the same bytes: no archive says when it was made.
///
/// # Errors
///
/// What keeps it from being written.
pub(crate) fn zip(files: &[File]) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for file in files {
        writer.start_file(&file.path, options)?;
        writer.write_all(&file.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
