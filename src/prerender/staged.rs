//! What trunk staged: the head's assets and the style sheets.

use std::path::Path;

use super::Failure;
use super::program::{self, Program};
use super::scripts::{BUILDER, OFFLINE, compact, published};
use crate::view::{accessible, programs};

/// The parts of trunk's `index.html` that the pages are made from.
#[derive(Clone, Debug, Default)]
pub struct Staged {
    /// The head's elements that load the application early, without its style sheets and without trunk's loader.
    pub head: String,
    /// The main part of the program: its script and its module, as they stand beside the page.
    pub main: (String, String),
    /// The style sheets, to be inlined.
    pub styles: String,
    /// The name of the embed builder's script.
    pub builder: String,
    /// The name of the script that keeps the page for reading offline.
    pub offline: String,
}

/// Trunk's output stands between these comments of `index.html`.
const BEGIN: &str = "<!-- assets -->";
const END: &str = "<!-- /assets -->";

impl Staged {
    /// Reads the staged page and its style sheets, which are inlined so that the first paint waits for nothing, and puts
    /// `program` in the place of the one that trunk has staged.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or written, or a page without the comments that mark the assets.
    pub fn read(staging: &Path, program: &Program) -> Result<Self, Failure> {
        let page = read(&staging.join("index.html"))?;
        let assets = page.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(END)).map(|(assets, _)| assets.trim());
        let Some(assets) = assets else {
            return Err(Failure {
                operation: format!("reading {}", staging.join("index.html").display()),
                reason: format!("found no {BEGIN} … {END}; index.html needs them around trunk's links"),
            });
        };
        // Trunk puts what it generates at the end of the head, behind the comments.
        let tail =
            page.split_once(END).and_then(|(_, rest)| rest.split_once("</head>")).map_or("", |(tail, _)| tail.trim());
        let (sheets, mut others): (Vec<_>, Vec<_>) =
            elements(&format!("{assets}{tail}")).into_iter().partition(|e| e.contains("rel=\"stylesheet\""));
        // The page's own script starts it, so that what goes wrong is said.
        others.retain(|element| loaded(element).is_none());
        let whole = main(staging)?;
        let main = program.publish(staging)?;
        let mut head = others.concat();
        for (whole, part) in [(&whole.0, &main.0), (&whole.1, &main.1)] {
            head = head.replace(whole, part);
            remove(&staging.join(whole))?;
        }
        let mut styles = String::new();
        for sheet in sheets {
            let href =
                sheet.split_once("href=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(href, _)| href);
            let path = staging.join(href.trim_start_matches("./"));
            styles.push_str(read(&path)?.trim());
            // Inlined, so nothing asks for the file any more.
            remove(&path)?;
        }
        styles.push_str(&accessible::style());
        let styles = super::compact::style(&styles);
        let builder = program::publish(staging, &format!("{}.js", programs::BUILDER), &published(BUILDER))?;
        let offline = program::publish(staging, "offline.js", &compact(OFFLINE))?;
        Ok(Self { head, main, styles, builder, offline })
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure {
        operation: format!("reading {}", path.display()),
        reason: format!("{error}; this program runs as trunk's post_build hook, on the folder in TRUNK_STAGING_DIR"),
    })
}

/// The script and the module of the whole program, as trunk has staged them.
///
/// # Errors
///
/// A page that cannot be read, or one without trunk's loader.
pub fn main(staging: &Path) -> Result<(String, String), Failure> {
    let path = staging.join("index.html");
    let page = read(&path)?;
    elements(&page).iter().find_map(|element| loaded(element)).ok_or_else(|| Failure {
        operation: format!("reading {}", path.display()),
        reason: "trunk's loader has no import … from './…' with its module_or_path: './…'".to_owned(),
    })
}

fn remove(path: &Path) -> Result<(), Failure> {
    std::fs::remove_file(path)
        .map_err(|error| Failure { operation: format!("removing {}", path.display()), reason: error.to_string() })
}

/// The script and the module that trunk's loader names.
fn loaded(element: &str) -> Option<(String, String)> {
    let named = |start: &str| Some(element.split_once(start)?.1.split_once('\'')?.0.to_owned());
    Some((named("from './")?, named("module_or_path: './")?))
}

/// The top-level elements of a piece of a head: each `<link …>`, `<script …>…</script>` as trunk writes them.
fn elements(html: &str) -> Vec<String> {
    let mut elements = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let end = if rest.starts_with("<script") {
            rest.find("</script>").map(|at| at + "</script>".len())
        } else if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + "-->".len())
        } else {
            rest.find('>').map(|at| at + 1)
        };
        let end = end.unwrap_or(rest.len());
        if !rest.starts_with("<!--") {
            elements.push(rest[..end].to_owned());
        }
        rest = &rest[end..];
    }
    elements
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_names_script_and_module() {
        let loader =
            "<script type=\"module\">import init from './a.js';\ninit({ module_or_path: './a_bg.wasm' });</script>";
        assert_eq!(loaded(loader), Some(("a.js".to_owned(), "a_bg.wasm".to_owned())));
        assert_eq!(loaded("<link rel=\"icon\" href=\"./icon.svg\">"), None);
    }

    #[test]
    fn a_script_with_markup_in_it_is_one_element() {
        let parts = elements("<link a>\n<!-- no --><script>if (a < b) {}</script><link b>");
        assert_eq!(parts, ["<link a>", "<script>if (a < b) {}</script>", "<link b>"]);
    }
}
