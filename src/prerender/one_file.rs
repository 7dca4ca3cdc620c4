//! `kessan.html`: the page in both languages with its programs and downloads in one file, which asks for nothing. It opens
//! from a disk, and shows one view alone in a frame of another page.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::document::{Content, escaped};
use super::packed::{folders, pack, pack_tightly};
use super::program::START;
use super::scripts::{BODY, COLUMNS, FILES, HEAD, PICTURES, PROGRAMS, UNLZMA, compact, published};
use super::staged::Staged;
use super::{Failure, policy};
use crate::domain::text::Lang;
use crate::view::frame;

/// The file's name.
pub const NAME: &str = "kessan.html";

/// The folders whose files can be downloaded from inside.
const DOWNLOADS: [&str; 2] = ["data", "releases"];

/// What only the one file looks like: narrowed to a view, and without script.
const STYLE: &str = include_str!("../../style/frame.css");

/// How the place of a program is marked; see `platform::web::roots`.
const PROGRAM: &str = "data-program=\"";

/// The whole file, from the pages' contents, English first, and what stands in the site's folder.
///
/// # Errors
///
/// A file of the site that cannot be read, or a script that is not of the form which wasm-bindgen writes.
pub fn html(site: &Path, staged: &Staged, contents: &[Content]) -> Result<String, Failure> {
    let Some((first, others)) = contents.split_first() else { return Ok(String::new()) };
    let styles = format!("{}{}", staged.styles, super::compact::style(STYLE));
    let mut parts = Parts { site, blocks: String::new(), scripts: Vec::new(), later: Vec::new() };
    let main = parts.main(&staged.main.0)?;
    let icon = parts.icon(&staged.head)?;
    for program in programs(&first.body) {
        parts.program(&program)?;
    }
    parts.pack_programs()?;
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
    for program in programs(&content.body) {
        body = body.replace(&format!("{PROGRAM}{program}\""), &format!("{PROGRAM}#{}\"", id(&program)));
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

/// The addresses of the programs that the page loads when they are needed.
fn programs(body: &str) -> Vec<String> {
    let places = body.split(PROGRAM).skip(1);
    let mut programs: Vec<String> =
        places.filter_map(|rest| rest.split_once('"').map(|(address, _)| address.to_owned())).collect();
    programs.sort();
    programs.dedup();
    programs
}

/// The id of a program's element.
fn id(address: &str) -> String {
    let name = address.rsplit('/').next().unwrap_or_default();
    format!("program-{}", name.split(['-', '.']).next().unwrap_or_default())
}

/// What is put in.
struct Parts<'a> {
    site: &'a Path,
    blocks: String,
    scripts: Vec<String>,
    /// What the programs that are started later consist of, by id.
    later: Vec<Vec<(String, Vec<u8>)>>,
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

    /// The page's program as a module that starts itself.
    fn main(&mut self, script: &str) -> Result<String, Failure> {
        let (start, code) = self.with_wasm(script, true)?;
        let run = format!("async () => {{\nawait kessan.ready;\nwindow.wasmBindings = await {start};\n}}");
        Ok(format!("{code}\nkessan.start(\"kessan\", {run});"))
    }

    /// The programs that are started later as one element: they are alike, so together they take a fifth less. Small ones
    /// come first, as whoever needs one waits for those before it.
    fn pack_programs(&mut self) -> Result<(), Failure> {
        let size = |parts: &Vec<(String, Vec<u8>)>| parts.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
        self.later.sort_by_key(size);
        let parts: Vec<_> = self.later.iter().flatten().collect();
        let list: Vec<_> = parts.iter().map(|(id, bytes)| format!("{id}:{}", bytes.len())).collect();
        let bytes: Vec<u8> = parts.iter().flat_map(|(_, bytes)| bytes).copied().collect();
        let text = pack_tightly(&bytes).map_err(|error| Failure {
            operation: format!("packing the programs into {NAME}"),
            reason: error.to_string(),
        })?;
        let list = list.join(" ");
        self.blocks += &format!("<script type=\"text/plain\" id=\"programs\" data-parts=\"{list}\">{text}</script>");
        Ok(())
    }

    /// A program that is started later.
    fn program(&mut self, address: &str) -> Result<(), Failure> {
        let name = address.rsplit('/').next().unwrap_or_default();
        let text = String::from_utf8_lossy(&self.read(name)?).into_owned();
        self.later.push(Vec::new());
        let id = id(address);
        let (start, code) =
            if text.contains("__wbg_init") { self.with_wasm(name, false)? } else { (String::new(), compact(&text)) };
        // On a site it is started with a file of the site.
        let code = code.split(START).next().unwrap_or_default();
        // What waits for it is told that it has started; see `scripts/one-file/body.js`.
        let code = format!("{code}\nkessan.started.{}({start});", id.trim_start_matches("program-"));
        self.later_part(format!("{id}-script"), code.clone().into_bytes());
        self.scripts.push(code);
        Ok(())
    }

    fn later_part(&mut self, id: String, bytes: Vec<u8>) {
        if let Some(parts) = self.later.last_mut() {
            parts.push((id, bytes));
        }
    }

    /// A script of wasm-bindgen's, whose module becomes a block; and how it is started with that.
    fn with_wasm(&mut self, name: &str, is_first: bool) -> Result<(String, String), Failure> {
        let code = String::from_utf8_lossy(&self.read(name)?).into_owned();
        let fail =
            |reason: &str| Failure { operation: format!("putting {name} into {NAME}"), reason: reason.to_owned() };
        let wasm = between(&code, "new URL('", "'")
            .map(str::to_owned)
            .ok_or_else(|| fail("it names no module by new URL('…')"))?;
        if code.contains("</script") || code.contains("<!--") {
            return Err(fail("it has a text in it that would end or change its element: </script or <!--"));
        }
        // What it would ask for if it were not given its module.
        let asked = format!("new URL('{wasm}', import.meta.url)");
        // The names of trunk's main script and its module differ only in their end.
        let named = self.site.join(&wasm).exists();
        let wasm = if named { wasm } else { name.trim_end_matches(".js").to_owned() + "_bg.wasm" };
        let id = format!("{}-wasm", id(name));
        let bytes = self.read(&wasm)?;
        // The browser unpacks the first program by itself, and faster.
        let unpacked = if is_first {
            self.block(&id, &pack(&bytes).map_err(|error| fail(&error.to_string()))?);
            format!("kessan.unpack(\"{id}\", \"application/wasm\")")
        } else {
            let unpacked = format!("kessan.unpackLater(\"{id}\")");
            self.later_part(id, bytes);
            unpacked
        };
        let start = format!("__wbg_init({{ module_or_path: {unpacked} }})");
        Ok((start, compact(&code.replace(&asked, "undefined"))))
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
    fn programs_are_found_and_named_by_their_own_names() {
        let body = "<div data-program=\"../checks-1f.js\"></div><p data-program=\"builder-2.js\">";
        assert_eq!(programs(body), ["../checks-1f.js", "builder-2.js"]);
        assert_eq!(
            programs(body).iter().map(|program| id(program)).collect::<Vec<_>>(),
            ["program-checks", "program-builder"]
        );
    }
}
