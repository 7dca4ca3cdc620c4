//! What every site has whatever its release: the programs, styles, scripts and icons. They are made once, by trunk and
//! [`super::trunk`], and are a value from then on.

use super::file::File;
use super::{archive, one_file};
use serde::{Deserialize, Serialize};

/// What sites are made from.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Assets {
    /// What the pages name.
    pub shell: Shell,
    /// What the one file has of them.
    pub one_file: one_file::Programs,
    /// Every file that stands in a site as it is.
    #[serde(skip)]
    pub files: Vec<File>,
}

/// What the pages are wrapped in.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Shell {
    /// The head's elements that load the application early, without its style sheets.
    pub head: String,
    /// The main part of the program: its script and its module, as they stand beside the page, and what the module must be.
    pub main: (String, String, String),
    /// The style sheets, to be inlined.
    pub styles: String,
    /// The name of the embed builder's script.
    pub builder: String,
    /// What a reader's script asks for who opens a report.
    pub open: OpenProgram,
    /// The name of the script that keeps the page for reading offline, and what it must be.
    pub offline: (String, String),
    /// The name of the script that opens reports of a reader's own; empty where there is no program for it.
    pub opening: String,
}

/// The program that opens reports, by the names in a site's folder; all empty where there is none.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub struct OpenProgram {
    /// Its script, a module for pages and workers, which stands in the import map with what it must be.
    pub script: String,
    /// Its module, which the script is given.
    pub module: String,
    /// What the module must be.
    pub module_integrity: String,
}

impl OpenProgram {
    /// What changes with anything of it: the module's name has its hash, and the script names each part by its own.
    pub fn version(&self) -> String {
        format!("{} {}", self.script, self.module)
    }
}

impl Assets {
    /// What the build calls the file of an [archive](Self::archive), in cargo's folder.
    pub const FILE_NAME: &str = "kessan-assets";

    /// All of them as one sequence of bytes, which [`Self::read`] reads.
    pub fn archive(&self) -> Vec<u8> {
        archive::write(self, &self.files)
    }

    /// Reads what [`Self::archive`] has written.
    ///
    /// # Errors
    ///
    /// What is wrong with the bytes.
    pub fn read(archive: &[u8]) -> Result<Self, String> {
        let (mut assets, files): (Self, _) = archive::read(archive)?;
        assets.files = files;
        Ok(assets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_gives_everything_back_and_other_bytes_are_told() {
        let shell = Shell {
            head: "<link>".to_owned(),
            main: ("a.js".to_owned(), "a.wasm".to_owned(), String::new()),
            ..Shell::default()
        };
        let files = vec![File::new("a.wasm", vec![0, 255, 10]), File::new("icons/a.png", Vec::new())];
        let assets = Assets { shell, files, ..Assets::default() };
        let archive = assets.archive();
        let read = Assets::read(&archive).unwrap();
        assert_eq!(
            (&read.files, &read.shell.head, &read.shell.main),
            (&assets.files, &assets.shell.head, &assets.shell.main)
        );
        for end in 0..archive.len() {
            assert!(Assets::read(&archive[..end]).is_err(), "{end} of {} bytes", archive.len());
        }
    }
}
