//! Files as text inside a page: packed, then seven bits a character.

use std::borrow::Cow;
use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};
use serde_json::{Value, json};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::Failure;
use super::file::File;

/// How files are packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Packing {
    /// As small as it goes, but for what would take a second of each build; see [`pack_release`].
    #[default]
    Tight,
    /// In the least time, for who looks at what he is changing.
    Quick,
}

/// The bytes, for `kessan.unpack` in `scripts/one-file/body.js`.
///
/// # Errors
///
/// None in practice: it writes to memory.
pub fn pack(bytes: &[u8], packing: Packing) -> std::io::Result<String> {
    let level = match packing {
        Packing::Tight => Compression::best(),
        Packing::Quick => Compression::fast(),
    };
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes)?;
    Ok(as_text(&encoder.finish()?))
}

/// The bytes as LZMA, a third smaller than gzip, for `kessan.unpackLater`, which unpacks them by a script of the page.
///
/// # Errors
///
/// None in practice: it writes to memory.
pub fn pack_tightly(bytes: &[u8], packing: Packing) -> std::io::Result<String> {
    lzma(bytes, LzmaOptions::with_preset(preset(packing)))
}

/// What comes of a release, in the same format: it is packed whenever its site is built, unlike the programs, and its tables are
/// much alike, so the first long match is as good as the best. A fifth of the time for a sixth more, which is 3 % of the one
/// file (`docs/decisions/2026-11-28-generator-and-release.md`).
///
/// # Errors
///
/// None in practice: it writes to memory.
pub fn pack_release(bytes: &[u8], packing: Packing) -> std::io::Result<String> {
    let mut options = LzmaOptions::with_preset(preset(packing));
    if packing == Packing::Tight {
        (options.mf, options.mode) = (MfType::Hc4, EncodeMode::Fast);
        (options.nice_len, options.depth_limit) = (LzmaOptions::NICE_LEN_MAX, 100);
    }
    lzma(bytes, options)
}

/// LZMA's effort. Higher presets differ in a dictionary larger than what is packed, which takes memory and time.
fn preset(packing: Packing) -> u32 {
    match packing {
        Packing::Tight => 6,
        Packing::Quick => 0,
    }
}

fn lzma(bytes: &[u8], mut options: LzmaOptions) -> std::io::Result<String> {
    // Nothing in programs or texts is aligned to four bytes, as is presumed otherwise; two kilobytes less.
    (options.lc, options.pb) = (4, 0);
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    Ok(as_text(&writer.finish()?))
}

/// Bytes as characters of seven bits each: an eighth shorter than base64. Three of the 128 would change or end the text of an
/// element (U+0000, the carriage return and `<`); in their places stand characters that are 256 higher.
fn as_text(bytes: &[u8]) -> String {
    const CHANGED: [u32; 3] = [0x00, 0x0D, 0x3C];
    let mut text = String::with_capacity(bytes.len() / 7 * 8 + 2);
    let (mut bits, mut count) = (0_u32, 0_u32);
    let mut put = |value: u32| {
        let code = if CHANGED.contains(&value) { value + 0x100 } else { value };
        text.extend(char::from_u32(code));
    };
    for byte in bytes {
        bits = (bits << 8 | u32::from(*byte)) & 0x7FFF;
        count += 8;
        while count >= 7 {
            count -= 7;
            put(bits >> count & 0x7F);
        }
    }
    if count > 0 {
        put(bits << (7 - count) & 0x7F);
    }
    text
}

/// The files packed together, in the order of their paths: a line of JSON with the path, the media type and the length of each,
/// then their bytes.
///
/// # Errors
///
/// A workbook that is no archive.
pub fn files<'a>(files: impl Iterator<Item = &'a File>, packing: Packing) -> Result<String, Failure> {
    let mut files = files.map(plain).collect::<Result<Vec<_>, _>>()?;
    files.sort();
    let list: Vec<_> = files.iter().map(|(path, bytes)| json!([path, media_type(path), bytes.len()])).collect();
    let mut content = Value::Array(list).to_string().into_bytes();
    content.push(b'\n');
    files.iter().for_each(|(_, bytes)| content.extend_from_slice(bytes));
    pack_release(&content, packing).map_err(|error| Failure {
        operation: "packing the downloads of the one file".to_owned(),
        reason: error.to_string(),
    })
}

/// A file as it packs best. A workbook is a zip of compressed parts, which cannot be packed again; with plain parts it is the
/// same workbook.
fn plain(file: &File) -> Result<(&str, Cow<'_, [u8]>), Failure> {
    let bytes = if file.path.ends_with(".xlsx") {
        let plain = plain_zip(&file.bytes).map_err(|error| Failure {
            operation: format!("packing {} into the one file", file.path),
            reason: error.to_string(),
        })?;
        Cow::Owned(plain)
    } else {
        Cow::Borrowed(file.bytes.as_slice())
    };
    Ok((&file.path, bytes))
}

/// The same archive with its files as they are.
fn plain_zip(bytes: &[u8]) -> ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut plain = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let name = file.name()?.into_owned();
        plain.start_file(name, options)?;
        std::io::copy(&mut file, &mut plain)?;
    }
    Ok(plain.finish()?.into_inner())
}

/// The media type of a download.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("csv") => "text/csv;charset=utf-8",
        Some("json") => "application/json",
        Some("txt") => "text/plain;charset=utf-8",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;
    use lzma_rust2::LzmaReader;

    use super::*;

    /// As `scripts/one-file/body.js` does it.
    fn bytes_of(text: &str) -> Vec<u8> {
        let (mut bits, mut count, mut bytes) = (0_u32, 0_u32, Vec::new());
        for character in text.chars() {
            bits = (bits << 7 | (u32::from(character) & 0x7F)) & 0x7FFF;
            count += 7;
            if count >= 8 {
                count -= 8;
                bytes.push(u8::try_from(bits >> count & 0xFF).unwrap());
            }
        }
        bytes
    }

    #[test]
    fn every_byte_is_a_text_that_an_element_keeps() {
        let all: Vec<u8> = (0..=255).cycle().take(256 * 7 + 3).collect();
        let text = as_text(&all);
        assert_eq!(bytes_of(&text), all);
        assert!(!text.contains(['\0', '\r', '<']), "they would change or end the text of an element");
        assert!(text.len() < all.len() * 6 / 5, "{} bytes for {}", text.len(), all.len());
    }

    fn unpacked(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        GzDecoder::new(bytes_of(text).as_slice()).read_to_end(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn packed_bytes_come_out_again() {
        let bytes: Vec<u8> = (0..=255).cycle().take(5000).collect();
        let packed = pack(&bytes, Packing::Tight).unwrap();
        assert!(packed.len() < 1000, "{}", packed.len());
        assert_eq!(unpacked(&packed), bytes);
    }

    fn unpacked_tightly(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let packed = bytes_of(text);
        LzmaReader::new_mem_limit(packed.as_slice(), u32::MAX, None).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn every_file_is_packed_under_its_path_and_a_workbook_keeps_its_parts() {
        let mut book = ZipWriter::new(Cursor::new(Vec::new()));
        book.start_file("xl/sheet.xml", SimpleFileOptions::default()).unwrap();
        book.write_all("<c/>".repeat(500).as_bytes()).unwrap();
        let book = book.finish().unwrap().into_inner();
        let list = [File::new("data/tables/a.csv", "年,1\r\n"), File::new("data/b.xlsx", book)];
        let content = unpacked_tightly(&files(list.iter(), Packing::Tight).unwrap());
        let end = content.iter().position(|byte| *byte == b'\n').unwrap();
        let list: Value = serde_json::from_slice(&content[..end]).unwrap();
        let length = usize::try_from(list[0][2].as_u64().unwrap()).unwrap();
        assert_eq!((&list[0][0], &list[1][0]), (&json!("data/b.xlsx"), &json!("data/tables/a.csv")));
        assert_eq!(list[1][1], "text/csv;charset=utf-8");
        let (book, rest) = content[end + 1..].split_at(length);
        assert_eq!(rest, "年,1\r\n".as_bytes());
        let mut text = String::new();
        ZipArchive::new(Cursor::new(book)).unwrap().by_name("xl/sheet.xml").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "<c/>".repeat(500));
        assert!(length > 2000, "it is not plain");
    }

    #[test]
    fn a_workbook_that_is_no_archive_is_told() {
        let failure = files([File::new("data/b.xlsx", "no")].iter(), Packing::Quick).unwrap_err();
        assert!(failure.operation.contains("data/b.xlsx"), "{failure}");
    }
}
