//! Packages: what TDnet, EDINET, ESEF issuers and the SEC zip.

use std::borrow::Cow;

use super::File;
use super::detect::{FileKind, kind};
use super::zip::{Failure, Zip};
use crate::encoding::{self, SHIFT_JIS};
use crate::error::{ErrorKind, ImportError};
use crate::limits;

/// Adds the entries of a package to `files`. `budget` is what all packages may still expand to, in bytes.
pub(super) fn unzip(
    name: &str,
    bytes: &[u8],
    budget: &mut usize,
    files: &mut Vec<File>,
    skipped: &mut Vec<String>,
) -> Result<(), ImportError> {
    let broken = |why: String| {
        ImportError::new(ErrorKind::NotAPackage, name, why)
            .expected("a complete ZIP file without a password, its entries stored or deflated")
            .remedy("download the package again, or unzip it and give the documents in it")
    };
    let archive = Zip::open(bytes, limits::ENTRIES).map_err(|failure| match failure {
        Failure::Broken(found) => broken(found),
        Failure::TooLarge => {
            ImportError::new(ErrorKind::TooLarge, name, format!("it holds more than {} entries", limits::ENTRIES))
                .expected(format!("at most {} entries", limits::ENTRIES))
                .remedy("give the package of one filing only")
        }
    })?;
    for entry in archive.entries() {
        // What it is called, before it is opened: a picture may be packed in any way.
        let path = path(&entry.name);
        // Some writers end folders with a backslash.
        if entry.is_folder || path.ends_with('/') {
            continue;
        }
        if climbs(&path) {
            return Err(ImportError::new(
                ErrorKind::UnsafePath,
                name,
                format!("the entry “{path}” leads out of the package"),
            )
            .expected("paths within the package")
            .remedy("do not trust this package: download it from the exchange or the regulator"));
        }
        if !matters(&path) {
            continue;
        }
        if entry.is_encrypted {
            return Err(broken(format!("the entry “{path}” needs a password")));
        }
        if let Some(method) = entry.unread_method() {
            return Err(broken(format!("the entry “{path}” is packed in a way that is not read (method {method})")));
        }
        let most = entry.most(*budget);
        let content = match archive.unpack(entry, most) {
            Ok(content) => content,
            Err(Failure::Broken(found)) => return Err(broken(format!("the entry “{path}” does not unpack: {found}"))),
            Err(Failure::TooLarge) => {
                return Err(ImportError::new(
                    ErrorKind::TooLarge,
                    name,
                    format!("the entry “{path}” expands from {} to more than {most} bytes", entry.packed),
                )
                .expected(format!(
                    "entries of at most {} times their packed size, and {} bytes in all",
                    limits::RATIO,
                    limits::EXPANDED + bytes.len() * limits::EXPANDED_PER_BYTE
                ))
                .remedy("unzip it yourself, and give the report's own documents"));
            }
        };
        *budget -= content.len();
        match kind(&path, &content) {
            FileKind::Package => skipped.push(path),
            FileKind::Other | FileKind::OtherXml | FileKind::OtherJson => {}
            kind => files.push(File { path, kind, bytes: content }),
        }
    }
    Ok(())
}

/// The path of an entry, with `/`. Who says nothing of the encoding of names has it from the system: Japanese Windows writes
/// Shift_JIS, whose second bytes may look like a `\`, and older systems code page 437, whose ASCII is all that matters here.
fn path(raw: &[u8]) -> String {
    let text = std::str::from_utf8(raw).map(Cow::Borrowed).ok();
    let text = text.or_else(|| encoding::decode_strictly(SHIFT_JIS, raw).map(Cow::Owned));
    text.unwrap_or_else(|| String::from_utf8_lossy(raw)).replace('\\', "/")
}

/// Whether a path leads out of the folder that it is unpacked to.
fn climbs(path: &str) -> bool {
    let is_drive = path.as_bytes().get(1) == Some(&b':');
    path.starts_with('/') || is_drive || path.contains('\0') || path.split('/').any(|part| part == "..")
}

/// Whether an entry may be a document, by its name: pictures and scripts are not even unpacked.
fn matters(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    if file.starts_with("._") || path.starts_with("__MACOSX/") {
        return false;
    }
    match file.rsplit_once('.') {
        Some((_, extension)) => matches!(
            extension.to_ascii_lowercase().as_str(),
            "htm"
                | "html"
                | "xhtml"
                | "xml"
                | "xsd"
                | "xbrl"
                | "json"
                | "csv"
                | "tsv"
                | "xlsx"
                | "toml"
                | "zip"
                | "xbri"
                | "xbr"
        ),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{climbs, matters};

    #[test]
    fn paths_that_leave_the_package_climb() {
        for path in ["../a.htm", "a/../../b", "/etc/passwd", "C:/a", "a/.."] {
            assert!(climbs(path), "{path}");
        }
        assert!(!climbs("XBRLData/Summary/a..b.htm"));
    }

    #[test]
    fn pictures_are_not_unpacked() {
        assert!(!matters("images/1.JPG"));
        assert!(matters("a/B.HTM"));
    }
}
