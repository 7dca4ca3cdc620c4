//! ZIP files: their entries, and what those unpack to within a bound.

use std::collections::HashMap;
use std::fmt;

use crc::{CRC_32_ISO_HDLC, Crc};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use crate::limits;

const CHECKSUM: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// An entry, as the file lists it.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    /// Its path, in whatever encoding.
    pub name: &'a [u8],
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Whether it needs a password.
    pub is_encrypted: bool,
    /// Its size in the file, in bytes.
    pub packed: usize,
    method: CompressionMethod,
    place: ZipArchiveEntryWayfinder,
}

impl Entry<'_> {
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

/// Why an entry does not unpack.
pub(crate) enum Failure {
    /// It is larger than asked for.
    TooLarge,
    /// It is damaged, or not packed in a way that is read.
    Broken(String),
}

/// An opened ZIP file.
pub(crate) struct Zip<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    /// How many entries it says that it has.
    pub count: usize,
}

fn told(error: impl fmt::Display) -> String {
    error.to_string()
}

impl<'a> Zip<'a> {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// It is no ZIP file, or ends too early.
    pub fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let archive = ZipArchive::from_slice(bytes).map_err(told)?;
        let count = usize::try_from(archive.entries_hint()).unwrap_or(usize::MAX);
        Ok(Self { archive, count })
    }

    /// The entries in their order; of those with the same name the last one.
    ///
    /// # Errors
    ///
    /// The list of them is damaged, or shorter than the file says.
    pub fn entries(&self) -> Result<Vec<Entry<'_>>, String> {
        let mut listed = self.archive.entries();
        let mut entries: Vec<Entry<'_>> = Vec::new();
        let mut known: HashMap<&[u8], usize> = HashMap::new();
        let mut count = 0;
        while let Some(header) = listed.next_entry().map_err(told)? {
            count += 1;
            // Whatever it says: to go through them must not take for ever.
            if count > limits::ENTRIES {
                return Err(format!("it lists more than {} entries", limits::ENTRIES));
            }
            let entry = Entry {
                name: header.file_path().as_bytes(),
                is_folder: header.is_dir(),
                is_encrypted: header.flags().is_encrypted(),
                packed: usize::try_from(header.compressed_size_hint()).unwrap_or(usize::MAX),
                method: header.compression_method(),
                place: header.wayfinder(),
            };
            match known.get(entry.name).and_then(|at| entries.get_mut(*at)) {
                Some(other) => *other = entry,
                None => {
                    known.insert(entry.name, entries.len());
                    entries.push(entry);
                }
            }
        }
        if count < self.count {
            return Err(format!("it lists {count} entries, and says that it has {}", self.count));
        }
        Ok(entries)
    }

    /// What an entry unpacks to, which its checksum bears out.
    ///
    /// # Errors
    ///
    /// More than `most` bytes, or it is damaged.
    pub fn unpack(&self, entry: &Entry<'_>, most: usize) -> Result<Vec<u8>, Failure> {
        let broken = |found: String| Failure::Broken(found);
        let content = self.archive.get_entry(entry.place).map_err(|error| broken(told(error)))?;
        let unpacked = match entry.method {
            CompressionMethod::STORE if content.data().len() > most => return Err(Failure::TooLarge),
            CompressionMethod::STORE => content.data().to_vec(),
            CompressionMethod::DEFLATE => match decompress_to_vec_with_limit(content.data(), most) {
                Ok(unpacked) => unpacked,
                Err(error) if error.status == TINFLStatus::HasMoreOutput => return Err(Failure::TooLarge),
                Err(error) => return Err(broken(told(error))),
            },
            other => return Err(broken(format!("it is packed by method {}", other.as_u16()))),
        };
        let expected = content.claim_verifier();
        let found = CHECKSUM.checksum(&unpacked);
        if found != expected.crc {
            return Err(broken(format!("its checksum is {found:08x}, {:08x} is expected", expected.crc)));
        }
        Ok(unpacked)
    }
}
