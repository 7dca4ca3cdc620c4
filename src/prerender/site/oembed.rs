//! oEmbed: one JSON for each view and language, by which other sites turn an address into a frame.

use serde_json::{Value, json};

use super::{Site, picture};
use crate::prerender::document::{Content, escaped};
use crate::prerender::embed::{ALLOW, SANDBOX};
use kessan_core::text::Lang;

/// How wide and high a frame is said to be; the page fits any width.
const SIZE: (u32, u32) = (720, 640);

/// A section of the page that can stand alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its id.
    pub id: String,
    /// Its name in the contents, as HTML.
    pub name: String,
}

/// The views of a page, from its sections and its contents.
pub fn views(body: &str) -> Vec<View> {
    let sections = body.split("<section id=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    let view = |(id, _): (&str, &str)| {
        let name = body.split_once(&format!("<a href=\"#{id}\">")).and_then(|(_, rest)| rest.split_once("</a>"));
        View { id: id.to_owned(), name: name.map_or(id, |(name, _)| name).to_owned() }
    };
    // Within a section of the page there may be smaller ones, which are not in the contents.
    sections.filter(|(id, _)| body.contains(&format!("<a href=\"#{id}\">"))).map(view).collect()
}

/// The file of a view.
pub fn path(lang: Lang, view: &str) -> String {
    match lang {
        Lang::En => format!("oembed/{view}.json"),
        other => format!("oembed/{}/{view}.json", other.tag()),
    }
}

/// The answer for a view.
pub fn answer(site: &Site, content: &Content, view: &View) -> Value {
    let env = content.env;
    let company = env.text(&env.release.file.company.name);
    let title = format!("{} – {}", plain(&view.name), content.title);
    let (width, height) = SIZE;
    let id = &view.id;
    let source = site.url(&format!("kessan.html#{id}?v=1&embed={id}&lang={}", env.lang.tag()));
    json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": company,
        "provider_url": site.page(env.lang),
        "cache_age": 86400,
        "thumbnail_url": site.url(&picture::path(env.lang)),
        "thumbnail_width": picture::WIDTH,
        "thumbnail_height": picture::HEIGHT,
        "width": width,
        "height": height,
        "html": format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
             sandbox=\"{SANDBOX}\" allow=\"{ALLOW}\"></iframe>",
            escaped(&source),
            escaped(&title)
        ),
    })
}

/// A piece of HTML text as text.
fn plain(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_are_the_sections_that_the_contents_name() {
        let body = "<a href=\"#mix\">R &amp; D</a><section id=\"mix\"></section><section id=\"part\"></section>";
        assert_eq!(views(body), [View { id: "mix".into(), name: "R &amp; D".into() }]);
        assert_eq!(plain("R &amp; D"), "R & D");
    }
}
