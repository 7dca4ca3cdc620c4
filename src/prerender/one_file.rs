//! `kessan.html`: the page in both languages with its programs and downloads in one file, which asks for nothing. It opens
//! from a disk, and shows one view alone in a frame of another page. `kessan-open.html` is the same with what opens other reports,
//! which is as large again.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::assets::Assets;
use super::carried::Carried;
use super::document::{Content, escaped};
use super::file::File;
use super::packed::{self, Packing, pack, pack_tightly};
use super::program::{Inner, Program};
use super::scripts::{BESIDE, BODY, FILES, HEAD, UNLZMA, compact, published};
use super::{Failure, opening, policy};
use crate::view::sources::LICENSES;
use crate::view::{frame, programs};
use kessan_core::text::Lang;

/// The file's name.
pub const NAME: &str = "kessan.html";
/// The name of the one that opens reports, too.
pub const THAT_OPENS: &str = "kessan-open.html";

/// The files that can be downloaded from inside, by how their paths begin. Whoever is sent the programs is sent their licences.
const DOWNLOADS: [&str; 3] = ["data/", "releases/", LICENSES];

/// What only a site has: few readers of a page in one file have tools for it, and it packs badly.
const NOT_INSIDE: &str = ".xbrl.zip";

/// What only the one file looks like: narrowed to a view, and without script.
const STYLE: &str = include_str!("../../style/frame.css");

/// How a root names what it needs; see `platform::web::roots`.
const PROGRAM: &str = "data-program=\"";

/// The whole file, from the pages' contents, the first language first, with what is packed of them. `opens` puts in what opens
/// reports, if the assets have it.
pub fn html(assets: &Assets, contents: &[Content], packed: &Packed, opens: bool) -> String {
    let styles = format!("{}{}", assets.shell.styles, super::compact::style(STYLE));
    let Programs { main, module, later, inner, opener, icon } = &assets.one_file;
    let opener = opener.as_ref().filter(|_| opens);
    let mut head = std::iter::once(published(HEAD)).chain(BESIDE.map(compact)).collect::<Vec<_>>().join("\n");
    if opener.is_some() {
        head = head + "\n" + &opening::inner_start();
    }
    let (body, tail) = (compact(UNLZMA) + "\n" + &published(BODY), compact(FILES));
    let of_opener = opener.iter().flat_map(|opener| &opener.scripts);
    let scripts: Vec<_> =
        inner.iter().chain(of_opener).chain([&head, &body, &tail, main]).map(String::as_str).collect();
    let policy = policy::one_file(&scripts, &styles);
    let opener = opener.map_or("", |opener| opener.element.as_str());
    let programs = format!("{}{later}{opener}", block("program", module));
    let frame = Frame {
        policy: &policy,
        icon,
        styles: &styles,
        head: &head,
        body: &body,
        programs: &programs,
        files: &tail,
        main,
    };
    frame.html(contents, packed)
}

/// What a release puts into its one file, packed: the same whether that opens other reports or not.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The elements with the downloads and with what the page's program needs.
    release: String,
    /// The elements with the languages behind the first.
    languages: String,
}

impl Packed {
    /// Packs the contents with what they `carry` of the release; `files` are those of the site, of which the open data and the
    /// release can be downloaded.
    ///
    /// # Errors
    ///
    /// A workbook that is no archive.
    pub fn new(contents: &[Content], carried: &Carried, files: &[File], packing: Packing) -> Result<Self, Failure> {
        let is_inside =
            |path: &str| DOWNLOADS.iter().any(|start| path.starts_with(start)) && !path.ends_with(NOT_INSIDE);
        let downloads = files.iter().filter(|file| is_inside(&file.path));
        let release = block("files", &packed::files(downloads, packing)?) + &carried.packed(packing)?;
        let mut languages = String::new();
        for content in contents.iter().skip(1) {
            let (lang, title) = (content.env.lang.tag(), escaped(&content.title));
            let packed = pack(inside(content).as_bytes(), packing).map_err(|error| Failure {
                operation: format!("packing the page in {lang} into {NAME}"),
                reason: error.to_string(),
            })?;
            languages += &format!("<script type=\"text/plain\" id=\"lang-{lang}\" title=\"{title}\">{packed}</script>");
        }
        Ok(Self { release, languages })
    }
}

/// What one file has in common with those of other releases.
struct Frame<'a> {
    policy: &'a str,
    icon: &'a str,
    styles: &'a str,
    /// The script before the first paint.
    head: &'a str,
    /// The script behind the content.
    body: &'a str,
    /// The elements with the programs.
    programs: &'a str,
    /// The script for the downloads.
    files: &'a str,
    /// The script of the main part.
    main: &'a str,
}

/// Where the element with the downloads begins.
const DOWNLOADS_BEGIN: &str = "<script type=\"text/plain\" id=\"files\">";
/// Where the elements with the programs begin.
const PROGRAMS_BEGIN: &str = "<script type=\"text/plain\" id=\"program\">";

/// The file that shows another release by the programs of `page`, which is such a file.
///
/// # Errors
///
/// A page that is none of this version's.
pub fn of_page(page: &str, contents: &[Content], packed: &Packed) -> Result<String, Failure> {
    let frame = Frame::of(page).ok_or_else(|| Failure {
        operation: format!("taking the programs out of {NAME}"),
        reason: "it is not of the form that this version of Kessan writes; load the page again".to_owned(),
    })?;
    Ok(frame.html(contents, packed))
}

/// Where the element begins with what opens reports.
const OPENER_BEGIN: &str = "<script type=\"text/plain\" id=\"opener\"";

/// Whether such a file opens reports.
pub fn opens(page: &str) -> bool {
    page.contains(OPENER_BEGIN)
}

impl<'a> Frame<'a> {
    /// The parts of such a file. What comes of a release stands in it as text that holds none of the marks looked for.
    fn of(page: &'a str) -> Option<Self> {
        let between = |text: &'a str, start: &str, end: &str| {
            let (_, rest) = text.split_once(start)?;
            let (inner, rest) = rest.split_once(end)?;
            Some((inner, rest))
        };
        let (policy, rest) = between(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\"><")?;
        let (icon, rest) = between(rest, "<link rel=\"icon\" href=\"", "\"><style>")?;
        let (styles, rest) = rest.split_once("</style><script>")?;
        let (head, rest) = rest.split_once("</script></head>")?;
        let (content, rest) = rest.split_once(PROGRAMS_BEGIN)?;
        let (_, body) = content.strip_suffix("</script>")?.rsplit_once("<script>")?;
        let start = page.len() - rest.len() - PROGRAMS_BEGIN.len();
        let programs = &page.get(start..)?[..page.get(start..)?.find(DOWNLOADS_BEGIN)?];
        let (rest, main) = rest.strip_suffix("</script></body></html>\n")?.rsplit_once("<script type=\"module\">")?;
        let (_, files) = rest.strip_suffix("</script>")?.rsplit_once("<script>")?;
        Some(Self { policy, icon, styles, head, body, programs, files, main })
    }

    fn html(&self, contents: &[Content], packed: &Packed) -> String {
        let Some(first) = contents.first() else { return String::new() };
        let langs: Vec<_> = contents.iter().map(|content| content.env.lang.tag()).collect();
        let Self { policy, icon, styles, head, body, programs, files, main } = self;
        let Packed { release, languages } = packed;
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\" data-lang=\"{lang}\" data-langs=\"{langs}\"{opens}><head><meta charset=\"utf-8\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">\
             <title>{title}</title><meta name=\"description\" content=\"{description}\">\
             <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\
             <link rel=\"icon\" href=\"{icon}\"><style>{styles}</style><script>{head}</script></head>\
             <body>{inside}{languages}<script>{body}</script>{programs}{release}<script>{files}</script>\
             <script type=\"module\">{main}</script></body></html>\n",
            lang = first.env.lang.tag(),
            langs = langs.join(" "),
            opens = if opens(programs) { " data-opens" } else { "" },
            title = escaped(&first.title),
            description = escaped(&first.description),
            inside = inside(first),
        )
    }
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

/// What opens reports, in the one file.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
struct Opening {
    /// The element with it, packed.
    element: String,
    /// The scripts that are put in from there.
    scripts: Vec<String>,
}

/// What the one file has of the programs, the same for every release.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Programs {
    /// The script of the main part, which starts itself.
    main: String,
    /// Its module, packed. The browser unpacks it by itself, and faster.
    module: String,
    /// The element with what is needed later.
    later: String,
    /// The script that is put in from there: the embed builder's.
    inner: Vec<String>,
    /// What opens reports, where the site does.
    opener: Option<Opening>,
    /// The page's icon as an address of its own.
    icon: String,
}

impl Programs {
    /// Whether there is one that opens reports.
    pub fn opens(&self) -> bool {
        self.opener.is_some()
    }

    /// The same with what opens reports; `asking` is the script that asks it.
    ///
    /// # Errors
    ///
    /// None in practice: it packs in memory.
    pub fn with_opener(self, opener: Inner<'_>, asking: String, packing: Packing) -> Result<Self, Failure> {
        let Inner { name, script, modules } = opener;
        let scripts = [(opening::NAME, &asking), (name, &script)];
        let scripts = scripts.map(|(name, script)| (format!("program-{name}-script"), script.as_bytes()));
        let parts: Vec<_> = scripts.into_iter().chain(modules).collect();
        let element = packed_together("opener", &parts, packing).map_err(|error| Failure {
            operation: format!("putting what opens reports into {THAT_OPENS}"),
            reason: error.to_string(),
        })?;
        Ok(Self { opener: Some(Opening { element, scripts: vec![asking, script] }), ..self })
    }

    /// Packs them; `builder` is the script that makes embeds, `icon` an SVG.
    ///
    /// # Errors
    ///
    /// A script that is not of the form which wasm-bindgen writes.
    pub fn new(program: &Program, builder: &File, icon: &[u8], packing: Packing) -> Result<Self, Failure> {
        let fail = |reason: String| Failure { operation: format!("putting the program into {NAME}"), reason };
        let code = program.inner_code()?;
        if code.contains("</script") || code.contains("<!--") {
            let reason = "its script has a text in it that would end or change its element: </script or <!--";
            return Err(fail(reason.to_owned()));
        }
        let start = "__wbg_init({ module_or_path: kessan.unpack(\"program\", \"application/wasm\") })";
        let main = format!(
            "{code}\nkessan.start(\"{}\", async () => {{\nawait kessan.ready;\n\
             window.wasmBindings = await {start};\nkessan.began({{ loadPart, mountPart }});\n}});",
            programs::PAGE
        );
        let id = id(&builder.path);
        // What waits for it is told that it has started; see `scripts/one-file/body.js`.
        let name = id.trim_start_matches("program-");
        let builder = format!("{}\nkessan.started.{name}();", compact(&String::from_utf8_lossy(&builder.bytes)));
        let script = (format!("{id}-script"), builder.as_bytes());
        let parts = program.files().into_iter().map(|file| (file.id().to_owned(), file.bytes.as_slice()));
        let later: Vec<_> = std::iter::once(script).chain(parts).collect();
        Ok(Self {
            main,
            module: pack(&program.module, packing).map_err(|error| fail(error.to_string()))?,
            later: packed_together("programs", &later, packing).map_err(|error| fail(error.to_string()))?,
            inner: vec![builder.clone()],
            opener: None,
            icon: format!("data:image/svg+xml;base64,{}", STANDARD.encode(icon)),
        })
    }
}

/// What is needed later as one element: its parts are alike, so together they take a fifth less. Those that readers
/// meet first come first, as whoever needs one waits for those before it.
fn packed_together(id: &str, later: &[(String, &[u8])], packing: Packing) -> std::io::Result<String> {
    let list: Vec<_> = later.iter().map(|(name, bytes)| format!("{name}:{}", bytes.len())).collect();
    let bytes: Vec<u8> = later.iter().flat_map(|(_, bytes)| *bytes).copied().collect();
    let (list, text) = (list.join(" "), pack_tightly(&bytes, packing)?);
    Ok(format!("<script type=\"text/plain\" id=\"{id}\" data-parts=\"{list}\">{text}</script>"))
}

fn block(id: &str, text: &str) -> String {
    format!("<script type=\"text/plain\" id=\"{id}\">{text}</script>")
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
