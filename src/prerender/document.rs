//! A whole HTML document from the content and what wraps it.

use super::assets::Shell;
use super::carried::Carried;
use super::policy::{inline_scripts, policy};
use super::scripts::{BESIDE, LIVE_NAME as LIVE, compact as compacted};
use super::site::Site;
use super::{Stage, compact, icons, opening, running_head};
use crate::t;
use crate::view::downloads::Sizes;
use crate::view::env::Env;
use crate::view::{page, programs};
use kessan_core::checks::Report;
use kessan_core::sections::Section;
use kessan_core::text::Lang;

/// How the root of a section names what it needs.
const PROGRAM_OF_ROOT: &str = "data-program=\"";

/// What a page says, without what loads it.
#[derive(Clone, Debug)]
pub struct Content {
    /// The release and the language.
    pub env: Env,
    /// The title, as text.
    pub title: String,
    /// The description, as text.
    pub description: String,
    /// The inside of the body.
    pub body: String,
}

impl Content {
    /// Renders the page in the language of `env`; `builder` is the published name of the embed builder's script, `sizes` are those
    /// of the files that it offers.
    pub fn new(env: Env, report: &'static Report, builder: &str, sizes: &Sizes) -> Self {
        let file = &env.release.file;
        let company = env.text(&file.company.name);
        let mut body = with_figures_kept(&without_markers(&page::html_with(env, report, sizes.clone())));
        let program = |script: &str| format!("{PROGRAM_OF_ROOT}{script}\"");
        let published = format!("{}{}", programs::site(env.lang), builder);
        body = body.replace(&program(&programs::script(env.lang, programs::BUILDER)), &program(&published));
        Self {
            env,
            title: t!(env, page_title, company = env.text(&file.company.short_name), title = env.text(&file.title)),
            description: description(env, report, company),
            body,
        }
    }
}

/// What the page is, in a sentence; of a release without some of the sections, only what every page has.
fn description(env: Env, report: &Report, company: String) -> String {
    let title = env.text(&env.release.file.title);
    if Section::ALL.into_iter().all(|section| env.release.has_section(section, report)) {
        t!(env, description, guidance = env.guidance(), company = company, title = title)
    } else {
        t!(env, description_of_tables, company = company, title = title)
    }
}

/// The page as it stands on a site, with what it carries of the release.
pub fn document(content: &Content, carried: &Carried, shell: &Shell, stage: Stage, site: Option<&Site>) -> String {
    let Content { env, title, description, body } = content;
    let (script, module, must_be) = &shell.main;
    let beside = programs::site(env.lang);
    let main = format!("kessan.main(\"{beside}{script}\", \"{beside}{module}\", \"{must_be}\");");
    let scripts = BESIDE.map(compacted).into_iter();
    let opens = (!shell.opening.is_empty()).then(|| opening::start(&format!("{beside}{}", shell.opening)));
    let start = scripts.chain(opens).chain([main]).collect::<Vec<_>>().join("\n");
    // Behind the links, which fetch early what it asks for.
    let head = format!("{}<script>{start}</script>", relocated(&shell.head, env.lang));
    let styles = format!("{}{}", shell.styles, running_head::style(*env));
    let policy = policy(&inline_scripts(&head), &[&styles], stage);
    let module = |name: &str, more: &str| format!("<script type=\"module\" src=\"{beside}{name}\"{more}></script>");
    let (offline, offline_must_be) = &shell.offline;
    let beside_it = match stage {
        Stage::Published => module(offline, &format!(" integrity=\"{offline_must_be}\"")),
        Stage::Live => module(LIVE, ""),
        Stage::Developed => String::new(),
    };
    let alternates = Lang::ALL.map(|lang| {
        let href = match (env.lang, lang) {
            (Lang::En, Lang::Ja) => "ja/",
            (Lang::Ja, Lang::En) => "../",
            _ => "./",
        };
        format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"{href}\">", lang.tag())
    });
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" data-lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">\
         <title>{title}</title><meta name=\"description\" content=\"{description}\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\
         {alternates}<link rel=\"manifest\" href=\"{manifest}\"><link rel=\"apple-touch-icon\" href=\"{root}{touch}\">\
         <style>{styles}</style>{head}{beside_it}</head><body>{body}{carried}</body></html>\n",
        lang = env.lang.tag(),
        title = escaped(title),
        description = escaped(description),
        alternates = site.map_or_else(|| alternates.concat(), |site| site.head(content)),
        manifest = icons::MANIFEST,
        root = programs::site(env.lang),
        touch = icons::TOUCH,
        body = compact::html(body),
        carried = carried.elements(env.lang),
    )
}

/// A page's HTML without the comments by which a program that hydrates it would find its texts again: this page's programs
/// mount their parts anew.
fn without_markers(html: &str) -> String {
    // As text it would be escaped.
    html.replace("<!>", "")
}

/// A page's HTML whose tables keep their figures when a browser translates it: each cell but the names of lines and columns,
/// in whatever table. Numbers elsewhere are marked by what writes them ([`with_numbers`](crate::view::number::with_numbers)).
fn with_figures_kept(html: &str) -> String {
    let mut parts = html.split("<td");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_figure = part.starts_with(['>', ' ']) && !part.starts_with("></td>") && !part.starts_with(" translate=");
        kept += if is_figure { "<td translate=\"no\"" } else { "<td" };
        kept += part;
    }
    kept
}

/// Relative addresses as seen from the language's folder.
fn relocated(head: &str, lang: Lang) -> String {
    match lang {
        Lang::En => head.to_owned(),
        Lang::Ja => head.replace("'./", "'../").replace("\"./", "\"../"),
    }
}

/// A text as it stands in HTML, in an attribute too.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_for_hydration_are_left_out_and_texts_stay() {
        assert_eq!(without_markers("<td>81.4%<!></td><td>&lt;!></td>"), "<td>81.4%</td><td>&lt;!></td>");
    }

    #[test]
    fn cells_with_figures_are_not_translated_and_names_are() {
        let html = "<th>Sales</th><td>1</td><td class=\"n\"><i>2</i></td><td></td><td translate=\"no\">3</td>";
        let kept = "<th>Sales</th><td translate=\"no\">1</td><td translate=\"no\" class=\"n\"><i>2</i></td><td></td>\
                    <td translate=\"no\">3</td>";
        assert_eq!(with_figures_kept(html), kept);
    }
}
