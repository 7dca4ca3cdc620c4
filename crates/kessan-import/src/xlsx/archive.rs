//! The parts of a workbook's package, with bounds on what they expand to.

use crate::error::{ErrorKind, ImportError};
use crate::limits;
use crate::markup::decode::decode;
use crate::markup::{Tree, parse_xml};
use crate::package::zip::{Failure, Zip};

/// An opened package.
pub(super) struct Archive<'a> {
    pub path: &'a str,
    zip: Zip<'a>,
    /// What its parts may still expand to.
    budget: usize,
}

impl<'a> Archive<'a> {
    pub fn open(path: &'a str, bytes: &'a [u8]) -> Result<Self, ImportError> {
        if bytes.len() > limits::FILE {
            return Err(ImportError::new(ErrorKind::TooLarge, path, format!("it has {} bytes", bytes.len()))
                .expected(format!("at most {}", limits::FILE)));
        }
        let zip = Zip::open(bytes, usize::MAX).map_err(|failure| match failure {
            Failure::Broken(found) => broken(path, found),
            Failure::TooLarge => broken(path, "it has too many parts".to_owned()),
        })?;
        Ok(Self { path, zip, budget: limits::EXPANDED + bytes.len() * limits::EXPANDED_PER_BYTE })
    }

    /// A part as a tree; `None` if there is none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Tree>, ImportError> {
        let Some(entry) = self.zip.find(name) else { return Ok(None) };
        if entry.is_encrypted {
            return Err(broken(self.path, format!("the part “{name}” needs a password")));
        }
        let most = entry.most(self.budget);
        let bytes = match self.zip.unpack(entry, most) {
            Ok(bytes) => bytes,
            Err(Failure::Broken(found)) => {
                return Err(broken(self.path, format!("the part “{name}” does not unpack: {found}")));
            }
            Err(Failure::TooLarge) => {
                let found = format!("the part “{name}” expands from {} to more than {most} bytes", entry.packed);
                return Err(ImportError::new(ErrorKind::TooLarge, self.path, found)
                    .expected(format!("parts of at most {} times their packed size", limits::RATIO))
                    .remedy("copy the report's sheets into a new workbook"));
            }
        };
        self.budget -= bytes.len();
        parse_xml(&format!("{}, {name}", self.path), &decode(&bytes)).map(Some)
    }
}

fn broken(path: &str, found: String) -> ImportError {
    ImportError::new(ErrorKind::NotAPackage, path, found)
        .expected("a workbook (XLSX) without a password")
        .remedy("open it in a spreadsheet program and save it as .xlsx again")
}
