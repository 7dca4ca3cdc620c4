//! Files and what belongs to them in one sequence of bytes: a line of JSON with the paths and lengths, then the contents.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::file::File;

/// Changes with the form, so that assets of another version are told rather than misread.
const FORM: u32 = 3;

#[derive(Deserialize, Serialize)]
struct Head<T> {
    kessan_assets: u32,
    content: T,
    files: Vec<(String, usize)>,
}

/// The bytes of both.
pub fn write<T: Serialize>(content: &T, files: &[File]) -> Vec<u8> {
    let list = files.iter().map(|file| (file.path.clone(), file.bytes.len())).collect();
    // Maps with other keys than texts are what could not be written, and there is none.
    let mut bytes = serde_json::to_vec(&Head { kessan_assets: FORM, content, files: list }).unwrap_or_default();
    bytes.push(b'\n');
    files.iter().for_each(|file| bytes.extend_from_slice(&file.bytes));
    bytes
}

/// Both again.
///
/// # Errors
///
/// What is wrong with the bytes.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<(T, Vec<File>), String> {
    let end = bytes.iter().position(|byte| *byte == b'\n').ok_or("they have no first line")?;
    let (head, mut rest) = bytes.split_at(end);
    let head: Head<T> = serde_json::from_slice(head).map_err(|error| format!("their first line: {error}"))?;
    if head.kessan_assets != FORM {
        return Err(format!("they are of form {}, this program reads form {FORM}", head.kessan_assets));
    }
    rest = &rest[1..];
    let mut files = Vec::new();
    for (path, length) in head.files {
        let (content, more) = rest.split_at_checked(length).ok_or_else(|| format!("they end within {path}"))?;
        files.push(File::new(path, content));
        rest = more;
    }
    Ok((head.content, files))
}
