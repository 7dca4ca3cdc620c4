//! Trunk's folder: what it has staged becomes the assets of sites, and a site stands there in its place.

use std::path::Path;

use super::assets::{Assets, Shell};
use super::file::File;
use super::opener::Opener;
use super::packed::Packing;
use super::program::{self, Program};
use super::scripts::{BUILDER, EMBED, EXAMPLE_HOST, OFFLINE, compact, filled, published};
use super::{Failure, icons, one_file, opening};
use crate::view::{accessible, programs};
use kessan_validate::schema;

/// What trunk has staged.
#[derive(Clone, Debug)]
pub struct Staged {
    /// What sites are made from.
    pub assets: Assets,
    /// The files that no page names any more: the whole program, and the style sheets, which are inlined.
    taken: Vec<String>,
}

/// Trunk's output stands between these comments of `index.html`.
const BEGIN: &str = "<!-- assets -->";
const END: &str = "<!-- /assets -->";

impl Staged {
    /// Reads the staged page and its style sheets, which are inlined so that the first paint waits for nothing, and puts
    /// `program` in the place of the one that trunk has staged. `opener` opens reports; `supplied` are the licences and the
    /// bill of materials, if there are.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or a page without the comments that mark the assets.
    pub fn read(
        staging: &Path,
        program: &Program,
        opener: Option<&Opener>,
        supplied: Vec<File>,
        packing: Packing,
    ) -> Result<Self, Failure> {
        let page = read(&staging.join("index.html"))?;
        let fail =
            |reason: String| Failure { operation: format!("reading {}", staging.join("index.html").display()), reason };
        let assets = page.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(END)).map(|(assets, _)| assets.trim());
        let assets = assets
            .ok_or_else(|| fail(format!("found no {BEGIN} … {END}; index.html needs them around trunk's links")))?;
        // Trunk puts what it generates at the end of the head, behind the comments.
        let tail =
            page.split_once(END).and_then(|(_, rest)| rest.split_once("</head>")).map_or("", |(tail, _)| tail.trim());
        let (sheets, mut others): (Vec<_>, Vec<_>) =
            elements(&format!("{assets}{tail}")).into_iter().partition(|e| e.contains("rel=\"stylesheet\""));
        // The page's own script starts it, so that what goes wrong is said.
        others.retain(|element| loaded(element).is_none());
        // The page's script asks for the module at once, and says what it must be, which no browser heeds at such a link.
        others.retain(|element| !element.contains("rel=\"preload\""));
        let whole = main(staging)?;
        let (mut files, main) = program.published()?;
        let mut head = others.concat();
        for (whole, part) in [(&whole.0, &main.0), (&whole.1, &main.1)] {
            head = head.replace(whole, part);
        }
        let mut taken = vec![whole.0, whole.1];
        let mut styles = String::new();
        for sheet in &sheets {
            let name = address(sheet);
            styles.push_str(read(&staging.join(name))?.trim());
            taken.push(name.to_owned());
        }
        styles.push_str(&accessible::style());
        let icon = others.iter().find(|element| element.contains("rel=\"icon\"")).map(|element| address(element));
        let icon = icon.ok_or_else(|| fail("found no rel=\"icon\"; index.html needs one for trunk".to_owned()))?;
        let icon = File::new(icon, read(&staging.join(icon))?);
        let builder = program::script(&format!("{}.js", programs::BUILDER), &published(BUILDER));
        let offline = program::script("offline.js", &compact(OFFLINE));
        let (of_opener, open) = opener.map(Opener::published).transpose()?.unwrap_or_default();
        // What asks a program that is not there would be dead.
        let opens = opener.map(|_| opening::files(&open)).into_iter().flatten().collect::<Vec<_>>();
        let mut one_file = one_file::Programs::new(program, &builder, &icon.bytes, packing)?;
        if let Some(opener) = opener {
            one_file = one_file.with_opener(opener.inner()?, opening::inner(&open), packing)?;
        }
        let module = files.iter().find(|file| file.path == main.1).map(File::integrity).unwrap_or_default();
        files.extend(of_opener);
        let scripts =
            files.iter().chain([&builder, &offline]).chain(opens.first()).filter(|file| file.path.ends_with(".js"));
        let shell = Shell {
            head: format!("{}{}", import_map(scripts), with_integrity(&head, &files)),
            main: (main.0, main.1, module),
            styles: super::compact::style(&styles),
            builder: builder.path.clone(),
            open,
            offline: (offline.path.clone(), offline.integrity()),
            opening: opens.first().map(|script| script.path.clone()).unwrap_or_default(),
        };
        files.extend([builder, offline, icon].into_iter().chain(opens));
        files.push(File::new("embed.js", published(EMBED)));
        files.extend(supplied);
        files.push(File::new("example-host.html", filled(EXAMPLE_HOST)));
        files.push(File::new(format!("releases/{}", schema::FILE_NAME), schema::text()));
        files.extend(icons::all().ok_or_else(|| Failure {
            operation: "drawing the icons".to_owned(),
            reason: "public/icon.svg is not an SVG with a ground of one colour; give its first shape a fill".to_owned(),
        })?);
        Ok(Self { assets: Assets { shell, one_file, files }, taken })
    }

    /// Puts the files of a site in the place of what was staged.
    ///
    /// # Errors
    ///
    /// A file that cannot be written or removed.
    pub fn replace(&self, staging: &Path, files: &[File]) -> Result<(), Failure> {
        self.taken.iter().try_for_each(|name| remove(&staging.join(name)))?;
        files.iter().try_for_each(|file| write(&staging.join(&file.path), &file.bytes))
    }
}

/// What each script that is imported must be. Browsers that do not know this pass over it; styles are inline, and held by the
/// page's policy.
fn import_map<'a>(scripts: impl Iterator<Item = &'a File>) -> String {
    let must_be: serde_json::Map<_, _> =
        scripts.map(|file| (format!("./{}", file.path), file.integrity().into())).collect();
    format!("<script type=\"importmap\">{}</script>", serde_json::json!({ "integrity": must_be }))
}

/// A head whose links say what the files must be that they fetch.
fn with_integrity(head: &str, files: &[File]) -> String {
    files.iter().fold(head.to_owned(), |head, file| {
        let link = format!("href=\"./{}\"", file.path);
        head.replace(&link, &format!("{link} integrity=\"{}\"", file.integrity()))
    })
}

/// The address that a `<link>` names, from the site's folder.
fn address(link: &str) -> &str {
    let href = link.split_once("href=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(href, _)| href);
    href.trim_start_matches("./")
}

/// Writes a file, and the folders that it stands in.
///
/// # Errors
///
/// The system refuses it.
pub fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let fail =
        |error: std::io::Error| Failure { operation: format!("writing {}", path.display()), reason: error.to_string() };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    std::fs::write(path, content).map_err(fail)
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
