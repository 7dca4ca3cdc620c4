//! Which files of the site a page, a script or a style sheet asks for.

use super::html::tags;

/// Kinds of `<link>` which a browser loads with the page.
const LOADED: [&str; 6] = ["stylesheet", "modulepreload", "preload", "icon", "manifest", "mask-icon"];

/// Endings of the files which inline scripts load.
const LOADED_BY_SCRIPT: [&str; 3] = [".js", ".mjs", ".wasm"];

/// The files of the site which the page at `page` asks for, relative to the
/// root of the site, each once.
pub fn of_page(html: &str, page: &str) -> Vec<String> {
    let tags = tags(html);
    let base = tags
        .iter()
        .filter(|tag| tag.name == "base")
        .find_map(|tag| tag.get("href"))
        .map_or_else(|| Some(page.to_owned()), |base| resolve_folder(page, base));
    let Some(base) = base else {
        // Everything comes from another site.
        return Vec::new();
    };
    let mut files = Vec::new();
    for tag in &tags {
        match tag.name.as_str() {
            "script" => match tag.get("src") {
                Some(src) => files.extend(resolve(&base, src)),
                None if is_program(tag.get("type")) => {
                    let at_once = without_later(&tag.text);
                    let loaded =
                        literals(&at_once).filter(|text| LOADED_BY_SCRIPT.iter().any(|end| text.ends_with(end)));
                    files.extend(loaded.filter_map(|text| resolve(&base, text)));
                }
                None => {}
            },
            "link" => {
                let kinds = tag.get("rel").unwrap_or_default().to_ascii_lowercase();
                if kinds.split_whitespace().any(|kind| LOADED.contains(&kind)) {
                    files.extend(tag.get("href").and_then(|href| resolve(&base, href)));
                }
            }
            "img" => files.extend(tag.get("src").and_then(|src| resolve(&base, src))),
            _ => {}
        }
    }
    once(files)
}

/// A script without what it imports when a reader asks for it: `import("./later.js")`.
fn without_later(text: &str) -> String {
    let mut parts = text.split("import(");
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mark = part.chars().next().filter(|c| "'\"".contains(*c));
        left += mark.and_then(|mark| part[1..].split_once(mark)).map_or(part, |(_, rest)| rest);
    }
    left
}

/// The file that the page of the site's root names for what a part of the program needs of the release.
pub fn release_of_part(html: &str, part: &str) -> Option<String> {
    let id = format!("release-{part}");
    tags(html).iter().find(|tag| tag.get("id") == Some(&id))?.get("data-file").map(str::to_owned)
}

/// The files which the script at `file` imports before it runs.
pub fn of_script(text: &str, file: &str) -> Vec<String> {
    let after = |word: &'static str| {
        text.match_indices(word).filter_map(move |(at, _)| {
            let rest = text[at + word.len()..].trim_start();
            let mark = rest.chars().next().filter(|c| "'\"".contains(*c))?;
            rest[1..].split_once(mark).map(|(inner, _)| inner)
        })
    };
    let imports = after("from").chain(after("import"));
    // A bare name is no file, and `'from '` may be part of a message.
    let relative = imports.filter(|name| name.starts_with(['.', '/']));
    once(relative.filter_map(|name| resolve(file, name)).collect())
}

/// The files which the style sheet at `file` names.
pub fn of_style(text: &str, file: &str) -> Vec<String> {
    let urls = text.match_indices("url(").filter_map(|(at, _)| {
        let (inner, _) = text[at + 4..].split_once(')')?;
        resolve(file, inner.trim().trim_matches(['"', '\'']))
    });
    once(urls.collect())
}

/// Whether a script of that type is run, rather than being data.
fn is_program(kind: Option<&str>) -> bool {
    kind.is_none_or(|kind| kind.is_empty() || kind.eq_ignore_ascii_case("module") || kind.ends_with("/javascript"))
}

/// The texts in quotation marks of a script.
fn literals(script: &str) -> impl Iterator<Item = &str> {
    let mut rest = script;
    std::iter::from_fn(move || {
        let start = rest.find(['"', '\'', '`'])?;
        let mark = rest[start..].chars().next()?;
        let (inner, after) = rest[start + 1..].split_once(mark)?;
        rest = after;
        Some(inner)
    })
}

/// What `reference` in the file `from` means, relative to the site's root;
/// nothing if it is of another site or no file.
fn resolve(from: &str, reference: &str) -> Option<String> {
    let path = reference.split(['?', '#']).next().unwrap_or_default();
    // A colon before the first slash ends a scheme such as `https` or `data`.
    let first = path.split('/').next().unwrap_or_default();
    if path.is_empty() || path.starts_with("//") || first.contains(':') {
        return None;
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let start = if path.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            // Above the root is the root, as in browsers.
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The name of a file in the folder that `<base href>` names.
fn resolve_folder(page: &str, base: &str) -> Option<String> {
    // The name itself is without meaning; only its folder counts later.
    let (folder, _) = base.rsplit_once('/').unwrap_or((".", ""));
    resolve(page, &format!("{folder}/page"))
}

/// Without repetitions, in the order of first mention.
fn once(files: Vec<String>) -> Vec<String> {
    let mut seen = Vec::new();
    for file in files {
        if !seen.contains(&file) {
            seen.push(file);
        }
    }
    seen
}

#[cfg(test)]
#[path = "references_tests.rs"]
mod tests;
