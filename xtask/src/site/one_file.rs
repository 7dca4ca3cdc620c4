//! The size of `dist/kessan.html`, and of the one that opens reports, too.

use std::fs;
use std::path::Path;

use super::weight::{brotli_size, grouped};
use crate::budgets::{Budget, ONE_FILE_BYTES, ONE_FILE_THAT_OPENS_BYTES};
use crate::failure::Failure;

/// The file below dist/.
const NAME: &str = "kessan.html";
/// The one that opens reports, where the site does.
const THAT_OPENS: &str = "kessan-open.html";

/// A line on the size of each; a failure if one is too large, or the first is not there.
pub fn weigh(dist: &Path) -> Result<String, Failure> {
    let line = weigh_one(dist, NAME, &ONE_FILE_BYTES)?;
    if !dist.join(THAT_OPENS).exists() {
        return Ok(line);
    }
    Ok(format!("{line}\n{}", weigh_one(dist, THAT_OPENS, &ONE_FILE_THAT_OPENS_BYTES)?))
}

fn weigh_one(dist: &Path, name: &str, budget: &Budget) -> Result<String, Failure> {
    let path = dist.join(name);
    let content = fs::read(&path)
        .map_err(|error| Failure::reading(&path, &error, "let the prerenderer write it (src/prerender)"))?;
    let size = content.len() as u64;
    budget.judge(
        &format!("dist/{name}"),
        size,
        "make the programs or the page's HTML smaller; both languages and all programs are in it",
    )?;
    let line = budget.line(size);
    Ok(format!("dist/{name}: {line}; {} after brotli 11", grouped(brotli_size(&content))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_folder::TestFolder;

    #[test]
    fn a_file_within_the_limit_is_told_with_its_size() {
        let folder = TestFolder::new("one-file");
        folder.write(NAME, "a".repeat(12_345));
        let line = weigh(folder.path()).expect("small enough");
        assert!(line.starts_with("dist/kessan.html: the one file: 12,345 of "), "{line}");
    }

    #[test]
    fn a_file_that_is_too_large_is_a_failure() {
        let folder = TestFolder::new("one-file-large");
        folder.write(NAME, vec![b'a'; usize::try_from(ONE_FILE_BYTES.most + 1).expect("it fits")]);
        let failure = weigh(folder.path()).expect_err("too large");
        assert!(failure.operation.contains("dist/kessan.html"), "{failure}");
    }

    #[test]
    fn a_missing_file_says_who_writes_it() {
        let folder = TestFolder::new("one-file-missing");
        folder.write("index.html", "");
        let failure = weigh(folder.path()).expect_err("missing");
        assert!(failure.remedy.contains("prerender"), "{failure}");
    }
}
