//! Compressed copies beside the files of a site, which hosts send without work of their own.

use std::collections::BTreeMap;
use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use kessan::prerender::file::File;

/// Endings of files that become smaller.
const WORTHWHILE: [&str; 9] = ["html", "js", "wasm", "svg", "json", "csv", "webmanifest", "xml", "txt"];

/// Smaller files fit in one packet anyway.
const LEAST: usize = 200;

/// `.br` and `.gz` of every file for which that is worthwhile. `ready` are those that were made before, as tightly as it goes;
/// the others are packed so that it takes no time that somebody would notice.
pub fn copies(files: &[File], ready: &BTreeMap<String, &'static [u8]>) -> Vec<File> {
    let is_worthwhile = |file: &&File| {
        let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        file.bytes.len() >= LEAST && WORTHWHILE.contains(&ending)
    };
    let copies = files.iter().filter(is_worthwhile).flat_map(|file| {
        let copy = |ending: &str, compress: fn(&[u8]) -> Vec<u8>| {
            let path = format!("{}.{ending}", file.path);
            let bytes = ready.get(&path).map_or_else(|| compress(&file.bytes), |bytes| bytes.to_vec());
            File::new(path, bytes)
        };
        [copy("br", brotli), copy("gz", gzip)]
    });
    copies.collect()
}

/// How hard brotli tries, of 11. Two levels more take two and a half times as long for one per cent.
const QUALITY: i32 = 7;

fn brotli(content: &[u8]) -> Vec<u8> {
    let parameters =
        BrotliEncoderParams { quality: QUALITY, size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    // Neither reading from nor writing to memory fails.
    let _ = brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters);
    compressed
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to memory does not fail.
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_packed_files_have_no_copies_and_what_was_made_before_is_taken() {
        let text = "a line of the release\r\n".repeat(100);
        let files = [
            File::new("a.csv", text.as_str()),
            File::new("b.js", text.as_str()),
            File::new("c.png", text.as_str()),
            File::new("d.svg", "<svg/>"),
        ];
        let ready = BTreeMap::from([("b.js.br".to_owned(), &b"ready"[..])]);
        let copies = copies(&files, &ready);
        let paths: Vec<_> = copies.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["a.csv.br", "a.csv.gz", "b.js.br", "b.js.gz"]);
        assert_eq!(copies[2].bytes, b"ready");
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut copies[0].bytes.as_slice(), &mut plain).unwrap();
        assert_eq!(plain, text.as_bytes());
        let mut plain = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(copies[1].bytes.as_slice()), &mut plain)
            .unwrap();
        assert_eq!(plain, text);
    }
}
