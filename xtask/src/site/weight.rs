//! What a page's controls need, worked out from the files, and whether that is within the budget. What a browser really
//! fetches is measured in [`super::visit`].

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;

use super::references;
use crate::failure::Failure;

/// How the name of the main part's script begins.
const MAIN: &str = "kessan-";

/// The files that the main part's script names for a part.
fn files_of_part(code: &str, part: &str) -> Vec<String> {
    let list = code.split_once("const parts = ").and_then(|(_, rest)| rest.split_once(&format!("\"{part}\":[")));
    let list = list.and_then(|(_, rest)| rest.split_once("]]")).map_or("", |(list, _)| list);
    list.split('"').filter(|text| text.ends_with(".wasm")).map(str::to_owned).collect()
}

/// A file and its sizes in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weight {
    /// Its path below dist/.
    pub file: String,
    /// As it is stored.
    pub raw: u64,
    /// As a host sends it, compressed with brotli 11.
    pub brotli: u64,
}

/// A page with all files that it names, or that these name in turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The page first, then the files in the order of their mention.
    pub files: Vec<Weight>,
}

/// Weighs files below dist/, each only once.
pub struct Scale {
    dist: PathBuf,
    known: BTreeMap<String, (Weight, Vec<String>)>,
}

impl Scale {
    /// A scale for the files of `dist`.
    pub fn new(dist: &Path) -> Self {
        let dist = dist.to_path_buf();
        let known = BTreeMap::new();
        Self { dist, known }
    }

    /// The folder whose files are weighed.
    pub fn dist(&self) -> &Path {
        &self.dist
    }

    /// Weighs one file, without what it asks for.
    pub fn weigh_file(&mut self, file: &str) -> Result<Weight, Failure> {
        self.file(file, "the build").map(|(weight, _)| weight)
    }

    /// Weighs a page and everything it asks for, directly or not.
    pub fn weigh(&mut self, page: &str) -> Result<Visit, Failure> {
        self.weigh_all(vec![page.to_owned()])
    }

    /// Weighs a part that is loaded later: the files that the main part's script names for it.
    pub fn weigh_part(&mut self, part: &str) -> Result<Visit, Failure> {
        let listing = fs::read_dir(&self.dist).into_iter().flatten().flatten();
        let mut names = listing.filter_map(|entry| entry.file_name().into_string().ok());
        let script = names.find(|name| name.starts_with(MAIN) && name.ends_with(".js")).unwrap_or_default();
        let code = fs::read_to_string(self.dist.join(&script)).unwrap_or_default();
        let mut files = files_of_part(&code, part);
        if files.is_empty() {
            return Err(Failure::new(
                format!("measuring the part {part} of the program"),
                format!("dist/{script} names no file for it"),
                format!("a line `const parts = {{…\"{part}\":[[\"….wasm\",…"),
                "keep its name in src/view/programs.rs and xtask/src/site the same",
            ));
        }
        let page = fs::read_to_string(self.dist.join("index.html")).unwrap_or_default();
        files.extend(references::release_of_part(&page, part));
        self.weigh_all(files)
    }

    fn weigh_all(&mut self, first: Vec<String>) -> Result<Visit, Failure> {
        let mut files: Vec<Weight> = Vec::new();
        let mut waiting: VecDeque<_> = first.into_iter().map(|name| (name, "the build".to_owned())).collect();
        while let Some((file, asked_by)) = waiting.pop_front() {
            if files.iter().any(|known| known.file == file) {
                continue;
            }
            let (weight, asked) = self.file(&file, &asked_by)?;
            files.push(weight);
            waiting.extend(asked.into_iter().map(|name| (name, file.clone())));
        }
        Ok(Visit { files })
    }

    fn file(&mut self, file: &str, asked_by: &str) -> Result<(Weight, Vec<String>), Failure> {
        if let Some(known) = self.known.get(file) {
            return Ok(known.clone());
        }
        let path = self.dist.join(file);
        let content = fs::read(&path).map_err(|error| {
            Failure::new(
                format!("weighing dist/: reading {file}"),
                error.to_string(),
                format!("the file, since {asked_by} asks for it"),
                "let the build write that file, or take the reference to it out",
            )
        })?;
        let weight = Weight { file: file.to_owned(), raw: content.len() as u64, brotli: brotli_size(&content) };
        let text = String::from_utf8_lossy(&content);
        let asked = match file.rsplit_once('.') {
            Some((_, "html")) => references::of_page(&text, file),
            Some((_, "js" | "mjs")) => references::of_script(&text, file),
            Some((_, "css")) => references::of_style(&text, file),
            _ => Vec::new(),
        };
        let entry = (weight, asked);
        self.known.insert(file.to_owned(), entry.clone());
        Ok(entry)
    }
}

/// The size after compression at the highest level, as static hosts do it.
pub fn brotli_size(content: &[u8]) -> u64 {
    brotli(content).len() as u64
}

/// The content, compressed at the highest level.
pub fn brotli(content: &[u8]) -> Vec<u8> {
    let parameters = BrotliEncoderParams { quality: 11, size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    // Neither reading from nor writing to memory fails.
    let _ = brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters);
    compressed
}

impl Visit {
    /// The page's path below dist/.
    pub fn page(&self) -> &str {
        self.files.first().map_or("", |weight| &weight.file)
    }

    /// The bytes which are transferred.
    pub fn total(&self) -> u64 {
        self.files.iter().map(|weight| weight.brotli).sum()
    }

    /// The table, file by file, with the sum and the budget.
    pub fn table(&self, budget: u64) -> String {
        let mut table = self.list(&format!("dist/{}, until its controls answer", self.page()));
        let total = self.total();
        let (relation, difference) =
            if total <= budget { ("left", budget - total) } else { ("TOO MANY", total - budget) };
        let (budget, difference) = (grouped(budget), grouped(difference));
        // Writing to a String cannot fail.
        let _ = write!(table, "  of {budget} bytes allowed: {difference} {relation}");
        table
    }

    /// The files under a title, with their sum.
    pub fn list(&self, title: &str) -> String {
        let names = self.files.iter().map(|weight| weight.file.len() + 2);
        let width = names.max().unwrap_or(0).max(title.len());
        let mut table = format!("{title:width$}  {:>11}  {:>11}\n", "raw bytes", "brotli 11");
        let mut row = |name: &str, raw: u64, brotli: u64| {
            // Writing to a String cannot fail.
            let (raw, brotli) = (grouped(raw), grouped(brotli));
            let _ = writeln!(table, "{name:width$}  {raw:>11}  {brotli:>11}");
        };
        for weight in &self.files {
            row(&format!("  {}", weight.file), weight.raw, weight.brotli);
        }
        let raw = self.files.iter().map(|weight| weight.raw).sum();
        row("  sum", raw, self.total());
        table
    }

    /// A failure which names the largest files if the budget is exceeded.
    pub fn judge(&self, budget: u64) -> Result<(), Failure> {
        let total = self.total();
        if total <= budget {
            return Ok(());
        }
        let mut largest: Vec<_> = self.files.iter().collect();
        largest.sort_by_key(|weight| std::cmp::Reverse(weight.brotli));
        let largest: Vec<_> =
            largest.iter().take(3).map(|weight| format!("{} {}", weight.file, grouped(weight.brotli))).collect();
        Err(Failure::new(
            format!("weighing dist/{} with what its controls need", self.page()),
            format!("{} bytes after brotli 11", grouped(total)),
            format!("at most {} bytes", grouped(budget)),
            format!("make the largest files smaller: {}", largest.join(", ")),
        ))
    }
}

/// 1234567 as `1,234,567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
#[path = "weight_tests.rs"]
mod tests;
