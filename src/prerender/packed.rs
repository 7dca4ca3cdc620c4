//! Files as text inside a page: gzip, then base64.

use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Map, Value, json};

use super::Failure;

/// The bytes, for `kessan.unpack` in `scripts/one-file/body.js`.
///
/// # Errors
///
/// None in practice: it writes to memory.
pub fn pack(bytes: &[u8]) -> std::io::Result<String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(STANDARD.encode(encoder.finish()?))
}

/// All files below the folders `names` of the site, packed: by path the media type, the content, and whether that is
/// base64, because it is not text.
///
/// # Errors
///
/// A file or folder that cannot be read.
pub fn folders(site: &Path, names: &[&str]) -> Result<String, Failure> {
    let mut files = Map::new();
    for name in names {
        collect(site, name, &mut files)?;
    }
    let fail = |error: std::io::Error| Failure {
        operation: "packing the downloads of the one file".to_owned(),
        reason: error.to_string(),
    };
    pack(Value::Object(files).to_string().as_bytes()).map_err(fail)
}

fn collect(site: &Path, path: &str, files: &mut Map<String, Value>) -> Result<(), Failure> {
    let place = site.join(path);
    let fail = |error: std::io::Error| Failure {
        operation: format!("packing {} into the one file", place.display()),
        reason: error.to_string(),
    };
    if place.is_dir() {
        for entry in std::fs::read_dir(&place).map_err(fail)? {
            let name = entry.map_err(fail)?.file_name();
            collect(site, &format!("{path}/{}", name.to_string_lossy()), files)?;
        }
        return Ok(());
    }
    let bytes = std::fs::read(&place).map_err(fail)?;
    let kind = media_type(path);
    let file = match String::from_utf8(bytes) {
        Ok(text) => json!([kind, text]),
        Err(error) => json!([kind, STANDARD.encode(error.as_bytes()), true]),
    };
    files.insert(path.to_owned(), file);
    Ok(())
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("csv") => "text/csv;charset=utf-8",
        Some("json") => "application/json",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;

    fn unpacked(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        GzDecoder::new(STANDARD.decode(text).unwrap().as_slice()).read_to_end(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn packed_bytes_come_out_again() {
        let bytes: Vec<u8> = (0..=255).cycle().take(5000).collect();
        let packed = pack(&bytes).unwrap();
        assert!(packed.len() < 1000, "{}", packed.len());
        assert_eq!(unpacked(&packed), bytes);
    }

    #[test]
    fn every_file_is_packed_under_its_path_and_bytes_are_told_from_text() {
        let site = std::env::temp_dir().join(format!("kessan-packed-{}", std::process::id()));
        std::fs::create_dir_all(site.join("data/tables")).unwrap();
        std::fs::write(site.join("data/tables/a.csv"), "年,1\r\n").unwrap();
        std::fs::write(site.join("data/b.xlsx"), [0xff, 0x00]).unwrap();
        std::fs::write(site.join("other.txt"), "no").unwrap();
        let files: Value = serde_json::from_slice(&unpacked(&folders(&site, &["data"]).unwrap())).unwrap();
        std::fs::remove_dir_all(&site).unwrap();
        assert_eq!(files.as_object().unwrap().len(), 2);
        assert_eq!(files["data/tables/a.csv"], json!(["text/csv;charset=utf-8", "年,1\r\n"]));
        assert_eq!(files["data/b.xlsx"][1], "/wA=");
        assert_eq!(files["data/b.xlsx"][2], true);
    }

    #[test]
    fn a_missing_folder_is_told() {
        let failure = folders(Path::new("/no/such/site"), &["data"]).unwrap_err();
        assert!(failure.operation.contains("/no/such/site/data"), "{failure}");
    }
}
