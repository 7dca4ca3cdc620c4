//! The site's assets: those in this executable, or those in a file that `KESSAN_ASSETS` names.

use std::collections::BTreeMap;

use kessan::prerender::assets::Assets;

/// What `cargo xtask install` has put in; empty if this executable was compiled without.
static ASSETS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/assets"));
/// Their compressed forms; empty likewise.
static FORMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/forms"));

/// The variable that names a file of assets, in place of those in the executable.
const VARIABLE: &str = "KESSAN_ASSETS";

/// The assets, and the compressed forms of their files by path (`kessan.js.br`), as far as they were made before.
///
/// # Errors
///
/// There are none, or they cannot be read.
pub fn load() -> Result<(Assets, BTreeMap<String, &'static [u8]>), String> {
    if let Some(path) = std::env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
        let named = std::path::Path::new(&path).display();
        let bytes = std::fs::read(&path).map_err(|error| format!("reading the site's assets in {named}: {error}"))?;
        let assets = Assets::read(&bytes).map_err(|error| {
            format!("reading the site's assets in {named}: {error}; make them anew with `cargo xtask build`")
        })?;
        return Ok((assets, BTreeMap::new()));
    }
    if ASSETS.is_empty() {
        return Err(format!(
            "looking for the site's assets (programs, styles, icons): this executable was compiled without them; in Kessan's \
             sources run `cargo xtask install`, which builds them and installs the command with them inside, or set {VARIABLE} \
             to target/kessan-assets, which `cargo xtask build` writes"
        ));
    }
    let assets = Assets::read(ASSETS).map_err(|error| format!("reading the assets in this executable: {error}"))?;
    // Only those of files that no release changes.
    let is_asset = |path: &str| {
        let whole = path.rsplit_once('.').map_or(path, |(whole, _)| whole);
        assets.files.iter().any(|file| file.path == whole)
    };
    let forms = forms(FORMS).into_iter().filter(|(path, _)| is_asset(path)).collect();
    Ok((assets, forms))
}

/// Reads what `cargo xtask install` writes: for each file a line with its path and its length, then its content.
fn forms(mut bytes: &[u8]) -> Vec<(String, &[u8])> {
    let mut forms = Vec::new();
    while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
        let (line, rest) = bytes.split_at(end);
        let line = String::from_utf8_lossy(line);
        let form = line.rsplit_once(' ').and_then(|(path, length)| {
            let (content, rest) = rest[1..].split_at_checked(length.parse().ok()?)?;
            Some((path.to_owned(), content, rest))
        });
        // What is cut off is compressed anew.
        let Some((path, content, rest)) = form else { break };
        forms.push((path, content));
        bytes = rest;
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_read_and_what_is_cut_off_is_left_out() {
        let bytes = b"a b.js.br 3\n\n12icons/c.svg.gz 0\nd.js.br 9\nshort";
        let read = forms(bytes);
        assert_eq!(read, [("a b.js.br".to_owned(), &b"\n12"[..]), ("icons/c.svg.gz".to_owned(), &b""[..])]);
    }
}
