//! Markup in a release is text on its page, wherever it stands.

use kessan::prerender::Stage;
use kessan::prerender::assets::Shell;
use kessan::prerender::carried::Carried;
use kessan::prerender::document::{Content, document};
use kessan::prerender::site::{Site, oembed, picture};
use kessan::view::downloads::Sizes;
use kessan::view::env::Env;
use kessan_core::release::Release;
use kessan_core::text::Lang;
use kessan_validate::check;
use serde_json::{Value, json};

use super::MADE_UP;

/// It would end a text, an attribute, a comment, a title and a script.
const MARKUP: &str = "</title>--><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;";

/// Puts the markup into every text in two languages, and into the names of exchanges.
fn mark(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match name.as_str() {
                    "en" | "ja" | "exchange" | "code" => *field = json!(MARKUP),
                    // No white space may stand in an address.
                    "website" => *field = json!(format!("https://{}", MARKUP.replace(' ', "/"))),
                    _ => mark(field),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(mark),
        _ => {}
    }
}

#[test]
fn markup_in_any_text_is_only_text() {
    let mut file: Value = serde_json::from_str(MADE_UP).unwrap();
    mark(&mut file);
    // The texts name no figures any more.
    file["notes"].as_array_mut().unwrap().iter_mut().for_each(|note| note["amounts"] = json!([]));
    let release: &'static Release = Box::leak(Box::new(check("marked.json", file.to_string().as_bytes()).unwrap()));
    let report = Box::leak(Box::new(release.checks()));
    let (shell, carried) = (Shell::default(), Carried::new(release, report).unwrap());
    let site = Site::read("https://ir.example.com/").unwrap();
    for lang in Lang::ALL {
        let content = Content::new(Env { lang, release }, report, &shell.builder, &Sizes::default());
        let html = document(&content, &carried, &shell, Stage::Published, Some(&site));
        for forbidden in ["<script>alert", "<img src=x", "</title>-->", "--><script"] {
            assert!(!html.contains(forbidden), "{forbidden} is on the page in {}", lang.tag());
        }
        assert!(html.matches("&lt;script&gt;alert").count() > 100, "it is to be read there");
        assert_eq!(html.matches("<title>").count(), html.matches("</title>").count());
        // What other sites are given.
        for view in oembed::views(&content.body) {
            let answer = oembed::answer(&site, &content, &view);
            let frame = answer["html"].as_str().unwrap();
            assert_eq!(frame.matches('<').count(), 2, "more than a frame: {frame}");
        }
        let picture = picture::svg(&content).unwrap();
        assert!(!picture.contains("<script") && !picture.contains("<img"), "{picture}");
    }
}
