//! A release as a folder of plain tables, for a release that exists only on paper: `release.toml` and one CSV file for each
//! table, as printed. `docs/release-folder.md` describes it for those who fill it in.
//!
//! The folder holds whatever a release file holds, fields that this version does not know among it: what is exported and
//! imported again has the same [`canonical`] text, byte for byte.
//!
//! ```
//! use kessan_import::folder;
//! let files = folder::template("rivermouth-2031");
//! let imported = folder::import(&files).unwrap();
//! assert_eq!(imported.release["id"], "rivermouth-2031");
//! let again = folder::import(&folder::export(&imported.release).unwrap()).unwrap();
//! assert_eq!(again.json, imported.json);
//! ```

mod canonical;
mod field;
mod guard;
mod head;
mod read;
mod template;
mod toml_text;
mod write;

pub use canonical::canonical;
pub use read::{Imported, import};
pub use template::template;
pub use write::export;

/// The file that says everything but the tables.
pub const HEAD: &str = "release.toml";
/// The folder of the tables within it.
pub const TABLES: &str = "tables";

#[cfg(test)]
mod tests;
