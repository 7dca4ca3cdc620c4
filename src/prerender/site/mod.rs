//! What a page can say only when its address is known at build time: `cargo xtask build --site https://…`.

pub mod oembed;
pub mod picture;

use super::document::{Content, escaped};
use kessan_core::text::Lang;

/// The address of the published site, with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// The variable that tells the prerenderer.
    pub const VARIABLE: &str = "KESSAN_SITE";

    /// Reads the address of a folder on the web.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and how it should look.
    pub fn read(text: &str) -> Result<Self, String> {
        let fail = |found: &str| {
            Err(format!(
                "reading the site's address {text:?}: {found}; give the address of the folder that dist/ is copied to, such \
                 as https://ir.example.com/results/"
            ))
        };
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        match rest {
            None => fail("it does not begin with https://"),
            Some(rest) if rest.is_empty() || rest.starts_with('/') => fail("it names no host"),
            Some(rest) if rest.contains(|c: char| c.is_whitespace() || c.is_control() || "?#\"'<>\\".contains(c)) => {
                fail("it has a character that no such address has, or a query or a fragment")
            }
            Some(_) => Ok(Self(format!("{}/", text.trim_end_matches('/')))),
        }
    }

    /// The address of a file of the site.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The address of the page in a language.
    pub fn page(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.url(""),
            other => self.url(&format!("{}/", other.tag())),
        }
    }

    /// The part of a page's head that names its address.
    pub fn head(&self, content: &Content) -> String {
        let env = content.env;
        let (title, description) = (escaped(&content.title), escaped(&content.description));
        let page = self.page(env.lang);
        let picture = self.url(&picture::path(env.lang));
        let mut head = format!("<link rel=\"canonical\" href=\"{page}\">");
        for lang in Lang::ALL {
            head += &format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">", lang.tag(), self.page(lang));
        }
        head += &format!("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{}\">", self.page(Lang::En));
        if let Some(view) = oembed::views(&content.body).first() {
            let address = self.url(&oembed::path(env.lang, &view.id));
            head += &format!(
                "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}\" title=\"{title}\">"
            );
        }
        let company = escaped(&env.text(&env.release.file.company.name));
        let locale = |lang| match lang {
            Lang::En => "en_US",
            Lang::Ja => "ja_JP",
        };
        let (width, height) = (picture::WIDTH.to_string(), picture::HEIGHT.to_string());
        let mut properties = vec![
            ("og:type", "website"),
            ("og:site_name", &company),
            ("og:title", &title),
            ("og:description", &description),
            ("og:url", &page),
            ("og:locale", locale(env.lang)),
            ("og:image", &picture),
            ("og:image:type", "image/png"),
            ("og:image:width", &width),
            ("og:image:height", &height),
            ("og:image:alt", &description),
        ];
        properties.extend(
            Lang::ALL.into_iter().filter(|lang| *lang != env.lang).map(|lang| ("og:locale:alternate", locale(lang))),
        );
        for (name, value) in properties {
            head += &format!("<meta property=\"{name}\" content=\"{value}\">");
        }
        head + "<meta name=\"twitter:card\" content=\"summary_large_image\">"
    }

    /// `sitemap.xml`, with every page in each language.
    pub fn map(&self) -> String {
        let links: String = Lang::ALL
            .map(|lang| {
                format!("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", lang.tag(), self.xml(lang))
            })
            .concat();
        let pages = Lang::ALL.map(|lang| format!("<url><loc>{}</loc>{links}</url>\n", self.xml(lang)));
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
             xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{}</urlset>\n",
            pages.concat()
        )
    }

    fn xml(&self, lang: Lang) -> String {
        escaped(&self.page(lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_one_slash_at_its_end() {
        for text in ["https://example.com/ir", "https://example.com/ir/", "https://example.com/ir//"] {
            assert_eq!(Site::read(text).unwrap().url("a.png"), "https://example.com/ir/a.png");
        }
        assert_eq!(Site::read("https://example.com").unwrap().page(Lang::Ja), "https://example.com/ja/");
    }

    #[test]
    fn what_is_no_folder_on_the_web_is_refused_with_an_example() {
        for text in [
            "",
            "example.com",
            "ftp://example.com",
            "https://",
            "https:///x",
            "https://e.com/?a",
            "https://e.com/#a",
            "https://e.com/\"x",
        ] {
            let message = Site::read(text).unwrap_err();
            assert!(
                message.contains(&format!("{text:?}")) && message.contains("https://ir.example.com/results/"),
                "{message}"
            );
        }
    }

    #[test]
    fn the_map_has_both_languages_with_each_other() {
        let map = Site::read("https://example.com/a&b").unwrap().map();
        assert_eq!(map.matches("<loc>").count(), 2);
        assert_eq!(map.matches("hreflang=\"ja\" href=\"https://example.com/a&amp;b/ja/\"").count(), 2);
    }
}
