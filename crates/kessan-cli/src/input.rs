//! Files that are named on the command line; `-` is the standard input.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The most bytes that are read of a release file. The check refuses less, in words of its own.
pub const MOST_BYTES: u64 = 100_000_000;

/// Whether the standard input is meant.
pub fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// What a file is called in messages.
pub fn name(path: &Path) -> String {
    if is_standard(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// The content of a file of at most `most` bytes; `expected` says what to name instead.
///
/// # Errors
///
/// It cannot be read, or has more in it.
pub fn bytes(path: &Path, most: u64, expected: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    // What a device gives has no length before it is read.
    let read = if is_standard(path) {
        std::io::stdin().lock().take(most + 1).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
    };
    let count = read.map_err(|error| format!("reading {}: {error}; give the path of {expected}", name(path)))?;
    if u64::try_from(count).is_ok_and(|count| count > most) {
        return Err(format!("reading {}: more than {most} bytes; give the path of {expected}", name(path)));
    }
    Ok(bytes)
}
