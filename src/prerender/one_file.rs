//! `kessan.html`: the page in both languages with its programs and downloads in one file, which asks for nothing. It opens
//! from a disk, and shows one view alone in a frame of another page.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::document::{Content, escaped};
use super::packed::{folders, pack, pack_tightly};
use super::program::Program;
use super::scripts::{BODY, COLUMNS, FILES, HEAD, PICTURES, PROGRAMS, UNLZMA, compact, published};
use super::staged::Staged;
use super::{Failure, policy};
use crate::view::{frame, programs};
use kessan_core::text::Lang;

/// The file's name.
pub const NAME: &str = "kessan.html";

/// The folders whose files can be downloaded from inside.
const DOWNLOADS: [&str; 2] = ["data", "releases"];

/// What only the one file looks like: narrowed to a view, and without script.
const STYLE: &str = include_str!("../../style/frame.css");

/// How a root names what it needs; see `platform::web::roots`.
const PROGRAM: &str = "data-program=\"";

/// The whole file, from the pages' contents, English first, and what stands in the site's folder.
///
/// # Errors
///
/// A file of the site that cannot be read, or a script that is not of the form which wasm-bindgen writes.
pub fn html(site: &Path, program: &Program, staged: &Staged, contents: &[Content]) -> Result<String, Failure> {
    let Some((first, others)) = contents.split_first() else { return Ok(String::new()) };
    let styles = format!("{}{}", staged.styles, super::compact::style(STYLE));
    let mut parts = Parts { site, blocks: String::new(), scripts: Vec::new(), later: Vec::new() };
    let main = parts.main(program)?;
    let icon = parts.icon(&staged.head)?;
    for script in scripts(&first.body) {
        parts.script(&script)?;
    }
    parts.later.extend(program.files().into_iter().map(|file| (file.id().to_owned(), file.bytes.clone())));
    parts.pack_later()?;
    parts.block("files", &folders(site, &DOWNLOADS)?);
    let head = [published(HEAD), compact(PROGRAMS), compact(COLUMNS), compact(PICTURES)].join("\n");
    let (body, files) = (compact(UNLZMA) + "\n" + &published(BODY), compact(FILES));
    parts.scripts.extend([head.clone(), body.clone(), files.clone(), main.clone()]);
    let scripts: Vec<&str> = parts.scripts.iter().map(String::as_str).collect();
    let mut languages = String::new();
    for content in others {
        let (lang, title) = (content.env.lang.tag(), escaped(&content.title));
        let packed = pack(inside(content).as_bytes()).map_err(|error| Failure {
            operation: format!("packing the page in {lang} into {NAME}"),
            reason: error.to_string(),
        })?;
        languages += &format!("<script type=\"text/plain\" id=\"lang-{lang}\" title=\"{title}\">{packed}</script>");
    }
    let langs: Vec<_> = contents.iter().map(|content| content.env.lang.tag()).collect();
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" data-lang=\"{lang}\" data-langs=\"{langs}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">\
         <title>{title}</title><meta name=\"description\" content=\"{description}\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\
         <link rel=\"icon\" href=\"{icon}\"><style>{styles}</style><script>{head}</script></head>\
         <body>{inside}{languages}<script>{body}</script>{blocks}<script>{files}</script>\
         <script type=\"module\">{main}</script></body></html>\n",
        lang = first.env.lang.tag(),
        langs = langs.join(" "),
        policy = policy::one_file(&scripts, &styles),
        title = escaped(&first.title),
        description = escaped(&first.description),
        inside = inside(first),
        blocks = parts.blocks,
    ))
}

/// A page's body as it stands in the one file.
fn inside(content: &Content) -> String {
    // 30 kB less: its script puts the attributes back before a browser can translate anything.
    let mut body = content.body.replace("<td translate=\"no\"", "<td");
    for script in scripts(&content.body) {
        body = body.replace(&format!("{PROGRAM}{script}\""), &format!("{PROGRAM}#{}\"", id(&script)));
    }
    let other = match content.env.lang {
        Lang::En => ("ja/", Lang::Ja),
        Lang::Ja => ("../", Lang::En),
    };
    // Once the program runs, it writes the link itself.
    body = body.replacen(
        &format!("<a href=\"{}\" hreflang=", other.0),
        &format!("<a href=\"#?v=1&amp;lang={}\" hreflang=", other.1.tag()),
        1,
    );
    super::compact::html(&(frame::no_script(content.env) + &body + &frame::source_line(content.env)))
}

/// The addresses of the scripts that the page loads when they are needed; parts of the program have names instead.
fn scripts(body: &str) -> Vec<String> {
    let places = body.split(PROGRAM).skip(1);
    let mut scripts: Vec<String> = places
        .filter_map(|rest| rest.split_once('"').map(|(address, _)| address.to_owned()))
        .filter(|address| address.ends_with(".js"))
        .collect();
    scripts.sort();
    scripts.dedup();
    scripts
}

/// What a script is asked for by.
fn id(address: &str) -> String {
    let name = address.rsplit('/').next().unwrap_or_default();
    format!("program-{}", name.split(['-', '.']).next().unwrap_or_default())
}

/// What is put in.
struct Parts<'a> {
    site: &'a Path,
    blocks: String,
    scripts: Vec<String>,
    /// What is needed later, by name.
    later: Vec<(String, Vec<u8>)>,
}

impl Parts<'_> {
    fn read(&self, name: &str) -> Result<Vec<u8>, Failure> {
        let path = self.site.join(name);
        std::fs::read(&path).map_err(|error| Failure {
            operation: format!("putting {} into {NAME}", path.display()),
            reason: error.to_string(),
        })
    }

    fn block(&mut self, id: &str, text: &str) {
        self.blocks.push_str(&format!("<script type=\"text/plain\" id=\"{id}\">{text}</script>"));
    }

    /// The main part of the program as a module that starts itself. The browser unpacks it by itself, and faster.
    fn main(&mut self, program: &Program) -> Result<String, Failure> {
        let fail = |reason: String| Failure { operation: format!("putting the program into {NAME}"), reason };
        let code = program.inner_code()?;
        if code.contains("</script") || code.contains("<!--") {
            let reason = "its script has a text in it that would end or change its element: </script or <!--";
            return Err(fail(reason.to_owned()));
        }
        self.block("program", &pack(&program.module).map_err(|error| fail(error.to_string()))?);
        let start = "__wbg_init({ module_or_path: kessan.unpack(\"program\", \"application/wasm\") })";
        Ok(format!(
            "{code}\nkessan.start(\"{}\", async () => {{\nawait kessan.ready;\n\
             window.wasmBindings = await {start};\nkessan.began({{ loadPart, wakePart }});\n}});",
            programs::PAGE
        ))
    }

    /// What is needed later as one element: its parts are alike, so together they take a fifth less. Those that readers
    /// meet first come first, as whoever needs one waits for those before it.
    fn pack_later(&mut self) -> Result<(), Failure> {
        let list: Vec<_> = self.later.iter().map(|(name, bytes)| format!("{name}:{}", bytes.len())).collect();
        let bytes: Vec<u8> = self.later.iter().flat_map(|(_, bytes)| bytes).copied().collect();
        let text = pack_tightly(&bytes).map_err(|error| Failure {
            operation: format!("packing the programs into {NAME}"),
            reason: error.to_string(),
        })?;
        let list = list.join(" ");
        self.blocks += &format!("<script type=\"text/plain\" id=\"programs\" data-parts=\"{list}\">{text}</script>");
        Ok(())
    }

    /// A script that is started later.
    fn script(&mut self, address: &str) -> Result<(), Failure> {
        let name = address.rsplit('/').next().unwrap_or_default();
        let id = id(address);
        let code = compact(&String::from_utf8_lossy(&self.read(name)?));
        // What waits for it is told that it has started; see `scripts/one-file/body.js`.
        let code = format!("{code}\nkessan.started.{}();", id.trim_start_matches("program-"));
        self.later.push((format!("{id}-script"), code.clone().into_bytes()));
        self.scripts.push(code);
        Ok(())
    }

    /// The page's icon as an address of its own.
    fn icon(&self, head: &str) -> Result<String, Failure> {
        let name = head.split("<link ").find(|link| link.contains("rel=\"icon\""));
        let name = name.and_then(|link| between(link, "href=\"./", "\"")).unwrap_or_default();
        Ok(format!("data:image/svg+xml;base64,{}", STANDARD.encode(self.read(name)?)))
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    Some(text.split_once(start)?.1.split_once(end)?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_found_and_named_by_their_own_names_and_parts_are_none() {
        let body =
            "<div data-program=\"../other-1f.js\"></div><p data-program=\"builder-2.js\"><p data-program=\"checks\">";
        assert_eq!(scripts(body), ["../other-1f.js", "builder-2.js"]);
        assert_eq!(
            scripts(body).iter().map(|script| id(script)).collect::<Vec<_>>(),
            ["program-other", "program-builder"]
        );
    }
}
