//! What a saved [one file](super::one_file) holds, taken out of it again.

use std::io::Read;

use lzma_rust2::LzmaReader;
use serde_json::Value;

use super::file::File;

/// How the block of the downloads begins.
const BLOCK: &str = "<script type=\"text/plain\" id=\"files\">";
/// What only the one file's root says of itself.
const LANGUAGES: &str = " data-langs=\"";
/// The most bytes that the downloads of a release may have; a release is refused long before.
const MOST_BYTES: u64 = 200_000_000;
/// The most memory for unpacking, in KiB: a window of 64 MiB and what is beside it.
const MOST_MEMORY: u32 = 80_000;

/// Whether a text is a saved page, as far as its first bytes tell.
pub fn is_one_file(html: &str) -> bool {
    html.starts_with("<!DOCTYPE html>\n<html") && html.split('>').nth(1).is_some_and(|root| root.contains(LANGUAGES))
}

/// The files that can be downloaded from a saved page. `None` if it holds none, or is damaged.
pub fn downloads(html: &str) -> Option<Vec<File>> {
    let (_, rest) = html.split_once(BLOCK)?;
    let (text, _) = rest.split_once("</script>")?;
    files(&bytes(text)?)
}

/// The text of the release file in a saved page. `None` if it holds none, or is damaged.
pub fn release(html: &str) -> Option<String> {
    let files = downloads(html)?;
    let is_release = |file: &&File| {
        let name = file.path.strip_prefix("releases/").and_then(|name| name.strip_suffix(".json"));
        name.is_some_and(|name| !name.contains(['/', '.']))
    };
    String::from_utf8(files.iter().find(is_release)?.bytes.clone()).ok()
}

/// The bytes of a text of seven bits a character; a character that is 256 too high is what stands for one that an element would not keep.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 8 * 7);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for character in text.chars() {
        bits = (bits << 7 | (u32::from(character) & 0x7F)) & 0x7FFF;
        count += 7;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
    }
    Some(bytes)
}

/// The files that were packed together.
fn files(packed: &[u8]) -> Option<Vec<File>> {
    let mut content = Vec::new();
    let reader = LzmaReader::new_mem_limit(packed, MOST_MEMORY, None).ok()?;
    reader.take(MOST_BYTES).read_to_end(&mut content).ok()?;
    let end = content.iter().position(|byte| *byte == b'\n')?;
    let list: Vec<(String, Value, usize)> = serde_json::from_slice(content.get(..end)?).ok()?;
    let mut rest = content.get(end + 1..)?;
    let mut files = Vec::new();
    for (path, _, length) in list {
        let (bytes, more) = rest.split_at_checked(length)?;
        files.push(File::new(path, bytes));
        rest = more;
    }
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::super::packed::{self, Packing};
    use super::*;

    fn page(block: &str) -> String {
        format!("<!DOCTYPE html>\n<html lang=\"en\" data-langs=\"en ja\"><body>{BLOCK}{block}</script>")
    }

    #[test]
    fn the_release_of_a_saved_page_comes_out_as_it_went_in() {
        let files = ["data/facts.json", "releases/a-2041.json", "releases/release.schema.json"]
            .map(|path| File::new(path, format!("{{\"{path}\": \"年\"}}")));
        let page = page(&packed::files(files.iter(), Packing::Quick).unwrap());
        assert!(is_one_file(&page) && !is_one_file("<!DOCTYPE html>\n<html lang=\"en\"><p data-langs=\"\">"));
        assert_eq!(release(&page).unwrap(), "{\"releases/a-2041.json\": \"年\"}");
    }

    #[test]
    fn a_damaged_page_holds_no_release() {
        let file = File::new("releases/a.json", "{}".repeat(300));
        let block = packed::files([file].iter(), Packing::Quick).unwrap();
        assert!(release(&page(&block)).is_some());
        let cut: String = block.chars().take(block.chars().count() / 2).collect();
        for block in ["", "x", &cut] {
            assert_eq!(release(&page(block)), None, "{block}");
        }
        assert_eq!(release("<html>"), None);
    }
}
