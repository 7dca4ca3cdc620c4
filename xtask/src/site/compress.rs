//! Files beside those of dist/, compressed once and as well as it goes: hosts send them without work of their own.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::weight::{brotli, grouped};
use crate::failure::Failure;

/// Endings of files that become smaller.
const WORTHWHILE: [&str; 11] = ["html", "js", "mjs", "css", "wasm", "svg", "json", "csv", "webmanifest", "xml", "txt"];

/// Smaller files fit in one packet anyway.
const LEAST: usize = 200;

/// Writes `.br` and `.gz` beside every file below `dist` for which that is worthwhile; tells how many and how large.
pub fn all(dist: &Path) -> Result<String, Failure> {
    let mut files = Vec::new();
    collect(dist, &mut files).map_err(|error| Failure::reading(dist, &error, "run `cargo xtask build` again"))?;
    let (mut count, mut raw, mut small) = (0_u32, 0_u64, [0_u64; 2]);
    for file in files {
        let fail = |error: io::Error| {
            Failure::new(
                format!("compressing {}", file.display()),
                error.to_string(),
                "room for the compressed files beside it",
                "make room on the disk, then run `cargo xtask build` again",
            )
        };
        let content = fs::read(&file).map_err(fail)?;
        if content.len() < LEAST {
            continue;
        }
        let forms = [("br", brotli(&content)), ("gz", gzip(&content).map_err(fail)?)];
        for ((ending, form), sum) in forms.iter().zip(&mut small) {
            fs::write(beside(&file, ending), form).map_err(fail)?;
            *sum += form.len() as u64;
        }
        count += 1;
        raw += content.len() as u64;
    }
    let [br, gz] = small.map(grouped);
    Ok(format!("compressed {count} files of {} bytes: .br {br}, .gz {gz}", grouped(raw)))
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| WORTHWHILE.iter().any(|known| ending == *known)) {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::test_folder::TestFolder;

    #[test]
    fn both_forms_give_the_file_back_and_small_or_packed_files_have_none() {
        let folder = TestFolder::new("compress");
        let text = "a line of the release\r\n".repeat(100);
        folder.write("data/facts.csv", &text).write("icon.svg", "<svg/>").write("icon.png", &text);
        let told = all(folder.path()).expect("there is room");
        assert!(told.starts_with("compressed 1 files of 2,300 bytes: .br "), "{told}");
        let read = |name: &str| fs::read(folder.path().join(name)).expect("it was written");
        let mut plain = String::new();
        flate2::read::GzDecoder::new(&read("data/facts.csv.gz")[..]).read_to_string(&mut plain).expect("gzip");
        assert_eq!(plain, text);
        let mut plain = Vec::new();
        ::brotli::BrotliDecompress(&mut &read("data/facts.csv.br")[..], &mut plain).expect("brotli");
        assert_eq!(plain, text.as_bytes());
        for none in ["icon.svg.br", "icon.png.gz"] {
            assert!(!folder.path().join(none).exists(), "{none}");
        }
        // A second run does not compress what the first has written.
        assert_eq!(all(folder.path()).expect("there is room"), told);
    }
}
