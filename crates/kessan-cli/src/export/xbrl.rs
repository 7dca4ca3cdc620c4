//! The XBRL report package.

use std::fmt::Write as _;
use std::path::Path;

use kessan_core::release::Release;
use kessan_xbrl::{Export, Form};
use serde_json::json;

use crate::console::{self, Console};
use crate::input;

/// What was written.
pub struct Written {
    export: Export,
    bytes: usize,
}

/// Writes the package of a release: a file, or for `-` the standard output.
///
/// # Errors
///
/// The name is of no report package, or the file cannot be written.
pub fn write(release: &Release, path: &Path) -> Result<Written, String> {
    let is_package = ["zip", "xbr"].iter().any(|end| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(end)));
    if !is_package && !input::is_standard(path) {
        return Err(format!(
            "writing {0}: a report package must be named .xbr or .zip; name it {0}.zip, or omit --output for a folder of tables",
            path.display()
        ));
    }
    let export = Export::of(release, &release.checks(), Form::of_name(&path.display().to_string()))
        .map_err(|error| error.to_string())?;
    let package = export.package().map_err(|error| error.to_string())?;
    if input::is_standard(path) {
        console::write(&package)?;
    } else {
        std::fs::write(path, &package).map_err(|error| {
            format!("writing {}: {error}; choose a file in a folder that can be written", path.display())
        })?;
    }
    Ok(Written { bytes: package.len(), export })
}

impl Written {
    /// Says what it is: on the standard output, unless the package goes there.
    ///
    /// # Errors
    ///
    /// It cannot be said.
    pub fn tell(&self, path: &Path, is_json: bool, console: &Console) -> Result<(), String> {
        let text = if is_json { self.json(path) } else { self.words(path) };
        if input::is_standard(path) {
            console.note(text);
            Ok(())
        } else if is_json {
            console::write(format!("{text}\n").as_bytes())
        } else {
            console.say(text)
        }
    }

    /// The mode of Calculations 1.1, as Arelle's option `--calc` names it.
    fn mode(&self) -> &'static str {
        if self.export.is_truncated { "c11t" } else { "c11r" }
    }

    fn json(&self, path: &Path) -> String {
        let Export { facts, calculations, inconsistent, contradictions, left_out, .. } = &self.export;
        let left_out: Vec<String> = left_out.iter().map(ToString::to_string).collect();
        json!({
            "file": input::name(path),
            "bytes": self.bytes,
            "facts": facts,
            "calculations": calculations,
            "calculation_mode": self.mode(),
            "inconsistent": inconsistent,
            "contradictions": contradictions,
            "left_out": left_out,
        })
        .to_string()
    }

    fn words(&self, path: &Path) -> String {
        let Export { facts, calculations, inconsistent, contradictions, left_out, .. } = &self.export;
        let mut text = format!(
            "{} contains {facts} facts and {calculations} calculations (validate with --calc {})",
            path.display(),
            self.mode()
        );
        if !inconsistent.is_empty() {
            let _ = write!(text, "\ninconsistent under Calculations 1.1: {}", inconsistent.join(", "));
        }
        if *contradictions > 0 {
            let _ = write!(
                text,
                "\n{contradictions} figures are reported differently elsewhere; an axis distinguishes them"
            );
        }
        for one in left_out {
            let _ = write!(text, "\nomitted: {one}");
        }
        text
    }
}
