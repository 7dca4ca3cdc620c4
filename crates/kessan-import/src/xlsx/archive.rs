//! The parts of a workbook's package, with bounds on what they expand to.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::{ErrorKind, ImportError};
use crate::limits;
use crate::markup::decode::decode;
use crate::markup::{Tree, parse_xml};

/// An opened package.
pub(super) struct Archive<'a> {
    pub path: &'a str,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// What its parts may still expand to.
    budget: usize,
}

impl<'a> Archive<'a> {
    pub fn open(path: &'a str, bytes: &'a [u8]) -> Result<Self, ImportError> {
        if bytes.len() > limits::FILE {
            return Err(ImportError::new(ErrorKind::TooLarge, path, format!("it has {} bytes", bytes.len()))
                .expected(format!("at most {}", limits::FILE)));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(path, error.to_string()))?;
        Ok(Self { path, zip, budget: limits::EXPANDED + bytes.len() * limits::EXPANDED_PER_BYTE })
    }

    /// A part as a tree; `None` if there is none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Tree>, ImportError> {
        let mut entry = match self.zip.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(broken(self.path, format!("the part “{name}” cannot be read: {error}"))),
        };
        let packed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
        let most = self.budget.min(packed.saturating_mul(limits::RATIO).max(limits::RATIO_FROM));
        let mut bytes = Vec::new();
        let read = entry.by_ref().take(most as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| broken(self.path, format!("the part “{name}” does not unpack: {error}")))?;
        if bytes.len() > most {
            let found = format!("the part “{name}” expands from {packed} to more than {most} bytes");
            return Err(ImportError::new(ErrorKind::TooLarge, self.path, found)
                .expected(format!("parts of at most {} times their packed size", limits::RATIO))
                .remedy("copy the report's sheets into a new workbook"));
        }
        self.budget -= bytes.len();
        parse_xml(&format!("{}, {name}", self.path), &decode(&bytes)).map(Some)
    }
}

fn broken(path: &str, found: String) -> ImportError {
    ImportError::new(ErrorKind::NotAPackage, path, found)
        .expected("a workbook (XLSX) without a password")
        .remedy("open it in a spreadsheet program and save it as .xlsx again")
}
