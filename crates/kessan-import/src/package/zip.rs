//! ZIP files: their entries, and what those unpack to within a bound.

use std::collections::HashMap;
use std::fmt;

use crc::{CRC_32_ISO_HDLC, Crc};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::extra_fields::{ExtraFieldId, ExtraFields};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use crate::limits;

const CHECKSUM: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// The field in which a writer puts a name in UTF-8 beside one in the encoding of its system (Info-ZIP).
const UNICODE_PATH: u16 = 0x7075;

/// An entry, as the file lists it.
pub(crate) struct Entry {
    /// Its path, in whatever encoding.
    pub name: Vec<u8>,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Whether it needs a password.
    pub is_encrypted: bool,
    /// Its size in the file, in bytes.
    pub packed: usize,
    method: CompressionMethod,
    place: ZipArchiveEntryWayfinder,
}

impl Entry {
    /// In which way it is packed, if that is one that is not read.
    pub fn unread_method(&self) -> Option<u16> {
        let is_read = [CompressionMethod::STORE, CompressionMethod::DEFLATE].contains(&self.method);
        (!is_read).then(|| self.method.as_u16())
    }

    /// What it may unpack to, in bytes, where all may unpack to `budget`.
    pub fn most(&self, budget: usize) -> usize {
        budget.min(self.packed.saturating_mul(limits::RATIO).max(limits::RATIO_FROM))
    }
}

/// Why a file does not open, or an entry does not unpack.
#[derive(Debug)]
pub(crate) enum Failure {
    /// There is more of it than asked for.
    TooLarge,
    /// It is damaged, or not packed in a way that is read.
    Broken(String),
}

/// An opened ZIP file.
pub(crate) struct Zip<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    entries: Vec<Entry>,
    by_name: HashMap<Vec<u8>, usize>,
}

fn broken(found: impl fmt::Display) -> Failure {
    Failure::Broken(found.to_string())
}

impl<'a> Zip<'a> {
    /// Opens a file of at most `most` entries.
    ///
    /// # Errors
    ///
    /// It has more of them, is no ZIP file, or is damaged.
    pub fn open(bytes: &'a [u8], most: usize) -> Result<Self, Failure> {
        let archive = ZipArchive::from_slice(bytes).map_err(broken)?;
        let expected = usize::try_from(archive.entries_hint()).unwrap_or(usize::MAX);
        let mut zip = Self { entries: Vec::new(), by_name: HashMap::new(), archive };
        let mut count = 0;
        let mut listed = zip.archive.entries();
        while let Some(header) = listed.next_entry().map_err(broken)? {
            count += 1;
            // Whatever it says that it has: to go through them must not take for ever.
            if count > most {
                return Err(Failure::TooLarge);
            }
            let entry = Entry {
                name: name(header.file_path().as_bytes(), header.extra_fields()).to_vec(),
                is_folder: header.is_dir(),
                is_encrypted: header.flags().is_encrypted(),
                packed: usize::try_from(header.compressed_size_hint()).unwrap_or(usize::MAX),
                method: header.compression_method(),
                place: header.wayfinder(),
            };
            // Of those with the same name the last one counts.
            match zip.by_name.get(&entry.name).and_then(|at| zip.entries.get_mut(*at)) {
                Some(other) => *other = entry,
                None => {
                    zip.by_name.insert(entry.name.clone(), zip.entries.len());
                    zip.entries.push(entry);
                }
            }
        }
        if count < expected {
            return Err(broken(format!("it lists {count} entries, and says that it has {expected}")));
        }
        Ok(zip)
    }

    /// The entries in their order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a name.
    pub fn find(&self, name: &str) -> Option<&Entry> {
        self.by_name.get(name.as_bytes()).and_then(|at| self.entries.get(*at))
    }

    /// What an entry unpacks to, which its checksum bears out.
    ///
    /// # Errors
    ///
    /// More than `most` bytes, or it is damaged.
    pub fn unpack(&self, entry: &Entry, most: usize) -> Result<Vec<u8>, Failure> {
        let content = self.archive.get_entry(entry.place).map_err(broken)?;
        let unpacked = match entry.method {
            CompressionMethod::STORE if content.data().len() > most => return Err(Failure::TooLarge),
            CompressionMethod::STORE => content.data().to_vec(),
            // Some writers pack nothing into nothing.
            CompressionMethod::DEFLATE if content.data().is_empty() => Vec::new(),
            CompressionMethod::DEFLATE => match decompress_to_vec_with_limit(content.data(), most) {
                Ok(unpacked) => unpacked,
                Err(error) if error.status == TINFLStatus::HasMoreOutput => return Err(Failure::TooLarge),
                Err(error) => return Err(broken(error)),
            },
            other => return Err(broken(format!("it is packed by method {}", other.as_u16()))),
        };
        let (expected, found) = (content.claim_verifier().crc, CHECKSUM.checksum(&unpacked));
        if found != expected {
            return Err(broken(format!("its checksum is {found:08x}, {expected:08x} is expected")));
        }
        Ok(unpacked)
    }
}

/// A name, in UTF-8 where the file has it so, too: version 1, the checksum of the other name, the name.
fn name<'a>(name: &'a [u8], mut fields: ExtraFields<'a>) -> &'a [u8] {
    let field = fields.find(|(id, _)| *id == ExtraFieldId::new(UNICODE_PATH)).map(|(_, field)| field);
    let of_other = field.and_then(|field| match field {
        [1, a, b, c, d, utf8 @ ..] => Some((u32::from_le_bytes([*a, *b, *c, *d]), utf8)),
        _ => None,
    });
    match of_other {
        Some((checksum, utf8)) if checksum == CHECKSUM.checksum(name) => utf8,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_another_encoding_has_one_in_utf_8_beside_it() {
        let raw = b"\x83e.htm";
        let field = |checksum: u32| {
            let mut field = vec![0x75, 0x70, 12, 0, 1];
            field.extend(checksum.to_le_bytes());
            field.extend("テ.htm".as_bytes());
            let length = field.len() - 4;
            field[2] = length.to_le_bytes()[0];
            field
        };
        let right = field(CHECKSUM.checksum(raw));
        assert_eq!(name(raw, ExtraFields::new(&right)), "テ.htm".as_bytes());
        let of_another_name = field(7);
        assert_eq!(name(raw, ExtraFields::new(&of_another_name)), raw);
        assert_eq!(name(raw, ExtraFields::new(&[])), raw);
    }
}
