//! A whole HTML document from the content and what trunk staged.

use super::policy::{inline_scripts, policy};
use super::staged::Staged;
use crate::domain::checks::Report;
use crate::domain::text::Lang;
use crate::say;
use crate::view::downloads::Sizes;
use crate::view::env::Env;
use crate::view::{page, programs};

/// How the root of a section names its program.
const PROGRAM_OF_ROOT: &str = "data-program=\"";

/// The page in the language of `env`; `sizes` are those of the files that it offers.
pub fn document(env: Env, report: &'static Report, staged: &Staged, sizes: &Sizes, is_release: bool) -> String {
    let file = &env.release.file;
    let company = env.text(&file.company.name);
    let title = say!(env, page_title, company = env.text(&file.company.short_name), title = env.text(&file.title));
    let description = say!(env, description, company = company, title = env.text(&file.title));
    let head = relocated(&staged.head, env.lang);
    let policy = policy(&inline_scripts(&head), &[&staged.styles], is_release);
    let alternates = Lang::ALL.map(|lang| {
        let href = match (env.lang, lang) {
            (Lang::En, Lang::Ja) => "ja/",
            (Lang::Ja, Lang::En) => "../",
            _ => "./",
        };
        format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"{href}\">", lang.tag())
    });
    let mut body = page::html_with(env, report, sizes.clone());
    for (name, staged) in programs::ALL.into_iter().zip(&staged.programs) {
        let program = |script: &str| format!("{PROGRAM_OF_ROOT}{script}\"");
        let published = format!("{}{staged}", programs::site(env.lang));
        body = body.replace(&program(&programs::script(env.lang, name)), &program(&published));
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}</title><meta name=\"description\" content=\"{description}\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\
         {alternates}<style>{styles}</style>{head}</head><body>{body}</body></html>\n",
        lang = env.lang.tag(),
        title = escaped(&title),
        description = escaped(&description),
        alternates = alternates.concat(),
        styles = staged.styles,
    )
}

/// Relative addresses as seen from the language's folder.
fn relocated(head: &str, lang: Lang) -> String {
    match lang {
        Lang::En => head.to_owned(),
        Lang::Ja => head.replace("'./", "'../").replace("\"./", "\"../"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
