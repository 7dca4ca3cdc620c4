//! What the prerenderer writes around the page: for an unknown place, and for one whose address is known.
#![cfg(feature = "ssr")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use kessan::prerender::embed::{ALLOW, SANDBOX};
use kessan::prerender::packed::Packing;
use kessan::prerender::program::{PartFile, Program};
use kessan::prerender::trunk::Staged;
use kessan::prerender::{Options, Source, site as all_files, site::Site};
use kessan::view::programs;
use kessan_core::release::{Release, load::load};
use serde_json::Value;

const MADE_UP: &str = include_str!("releases/made-up.json");

/// What trunk leaves for the prerenderer, with programs that do nothing.
struct Staging(PathBuf);

impl Staging {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("kessan-site-{}-{count}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let head = "<script type=\"module\">import init, * as bindings from './kessan-1.js';
            const wasm = await init({ module_or_path: './kessan-1_bg.wasm' });</script>
            <link rel=\"icon\" href=\"./icon-1.svg\"><link rel=\"stylesheet\" href=\"./all-1.css\">";
        let page =
            format!("<!DOCTYPE html><html><head><!-- assets -->{head}<!-- /assets --></head><body></body></html>");
        let files = [
            ("index.html".to_owned(), page),
            ("all-1.css".to_owned(), "p { margin: 0; }".to_owned()),
            ("icon-1.svg".to_owned(), "<svg/>".to_owned()),
            ("kessan-1.js".to_owned(), "whole".to_owned()),
            ("kessan-1_bg.wasm".to_owned(), "whole".to_owned()),
        ];
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        Self(folder)
    }

    /// A program that does nothing, taken apart.
    fn program() -> Program {
        let shared = PartFile::new("shared", b"shared".to_vec());
        let part = |name: &'static str| (name, vec![shared.clone(), PartFile::new(name, name.as_bytes().to_vec())]);
        let script = "import * as import1 from \"./__wasm_split.js\"\nexport { initSync, __wbg_init as default };\n";
        Program { script: script.to_owned(), module: b"main".to_vec(), parts: programs::ALL.map(part).to_vec() }
    }

    /// Writes the site of a made-up release.
    fn publish(self, site: Option<&str>) -> Self {
        let release: &'static Release =
            Box::leak(Box::new(load("made-up", MADE_UP).unwrap_or_else(|problems| panic!("{problems}"))));
        let site = site.map(|site| Site::read(site).unwrap());
        let options = Options { site, packing: Packing::Quick, ..Options::default() };
        let staged =
            Staged::read(&self.0, &Self::program(), options.packing).unwrap_or_else(|failure| panic!("{failure}"));
        let files = all_files(Source { release, json: MADE_UP }, &staged.assets, &options);
        staged.replace(&self.0, &files.unwrap_or_else(|failure| panic!("{failure}"))).unwrap();
        self
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn has(&self, path: &str) -> bool {
        self.0.join(path).exists()
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn without_an_address_nothing_names_one() {
    let site = Staging::new().publish(None);
    for path in ["index.html", "ja/index.html"] {
        let page = site.read(path);
        for part in ["canonical", "og:", "twitter:", "oembed", "x-default"] {
            assert!(!page.contains(&format!("\"{part}")), "{path}: {part}");
        }
        assert_eq!(page.matches("rel=\"alternate\" hreflang").count(), 2, "{path}");
    }
    for path in ["sitemap.xml", "oembed", "overview-en.png"] {
        assert!(!site.has(path), "{path}");
    }
}

#[test]
fn with_an_address_every_page_names_itself_and_its_other_language() {
    let site = Staging::new().publish(Some("https://ir.example.com/results"));
    for (path, page, lang) in [
        ("index.html", "https://ir.example.com/results/", "en"),
        ("ja/index.html", "https://ir.example.com/results/ja/", "ja"),
    ] {
        let html = site.read(path);
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{page}\">")), "{path}");
        for (other, address) in [("en", ""), ("ja", "ja/"), ("x-default", "")] {
            let link = format!("hreflang=\"{other}\" href=\"https://ir.example.com/results/{address}\"");
            assert_eq!(html.matches(&link).count(), 1, "{path} {link}");
        }
        let picture = format!("https://ir.example.com/results/overview-{lang}.png");
        assert!(html.contains(&format!("<meta property=\"og:image\" content=\"{picture}\">")), "{path}");
        assert!(html.contains(&format!("<meta property=\"og:url\" content=\"{page}\">")), "{path}");
        // 1200 by 630 pixels, in a PNG's first block.
        let png = fs::read(site.0.join(format!("overview-{lang}.png"))).unwrap();
        assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
        assert_eq!(png[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
    }
    assert_eq!(site.read("sitemap.xml").matches("<loc>https://ir.example.com/results/").count(), 2);
    // The service worker keeps what readers need, not what other sites ask for.
    let worker = site.read("service-worker.js");
    assert!(worker.contains("ja/index.html") && !worker.contains("oembed") && !worker.contains("sitemap"), "{worker}");
}

#[test]
fn every_section_has_its_oembed_answer() {
    let site = Staging::new().publish(Some("https://ir.example.com/"));
    for (page, folder, lang) in [("index.html", "oembed/", "en"), ("ja/index.html", "oembed/ja/", "ja")] {
        let html = site.read(page);
        let contents = html.split("<nav ").nth(1).and_then(|rest| rest.split("</nav>").next()).unwrap();
        let views: Vec<&str> = contents.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(views.len() >= 4, "{views:?}");
        for view in views {
            let answer: Value = serde_json::from_str(&site.read(&format!("{folder}{view}.json"))).unwrap();
            assert_eq!((&answer["version"], &answer["type"]), (&"1.0".into(), &"rich".into()));
            let frame = answer["html"].as_str().unwrap();
            let source =
                format!("src=\"https://ir.example.com/kessan.html#{view}?v=1&amp;embed={view}&amp;lang={lang}\"");
            let may = format!("sandbox=\"{SANDBOX}\" allow=\"{ALLOW}\"");
            assert!(frame.contains(&source) && frame.contains(&may), "{frame}");
            assert!(answer["width"].is_u64() && answer["height"].is_u64());
        }
        assert!(
            html.contains(&format!("type=\"application/json+oembed\" href=\"https://ir.example.com/{folder}")),
            "{page}"
        );
    }
}

#[test]
fn the_one_file_has_everything_in_it_and_names_nothing_else() {
    let site = Staging::new().publish(Some("https://ir.example.com/"));
    let file = site.read("kessan.html");
    let (before, _) = file.split_once("</head>").unwrap();
    for part in ["src=", "rel=\"manifest\"", "rel=\"alternate\"", "rel=\"canonical\"", "modulepreload", "https://"] {
        assert!(!before.contains(part), "{part} in its head");
    }
    assert_eq!(file.matches("<script type=\"text/plain\" id=\"lang-ja\"").count(), 1);
    assert_eq!(xtask::site::references::of_page(&file, "kessan.html"), [""; 0]);
    for id in ["files", "program", "programs"] {
        assert_eq!(file.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
    let (_, parts) = file.split_once("id=\"programs\" data-parts=\"").unwrap();
    let parts: Vec<_> = parts.split('"').next().unwrap().split(' ').filter_map(|part| part.split(':').next()).collect();
    // Each file of the program's parts, once; those of the figures first, as a reader meets them first.
    for name in programs::ALL.into_iter().chain(["shared", "program-builder"]) {
        assert_eq!(parts.iter().filter(|part| part.starts_with(&format!("{name}-"))).count(), 1, "{name} in {parts:?}");
    }
    let position = |name: &str| parts.iter().position(|part| part.starts_with(name));
    assert!(position("shared-") < position("figures-") && position("figures-") < position("checks-"), "{parts:?}");
    // Every script that a place of the page names is there, and every part has a name that the program knows.
    for place in file.split("data-program=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(parts.contains(&format!("{place}-script").as_str()), "{place} in {parts:?}");
    }
    for place in file.split(" data-program=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(place.starts_with('#') || programs::ALL.contains(&place), "{place}");
    }
}

/// A part of another version would take the program apart, so each is named by its content, and a browser refuses another.
#[test]
fn the_script_of_the_page_names_the_files_of_each_part() {
    let site = Staging::new().publish(None);
    let page = site.read("index.html");
    let script = page.split("kessan.main(\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let code = site.read(script);
    let mut names = 0;
    for name in code.split('"').filter(|text| text.ends_with(".wasm")) {
        assert!(site.has(name), "{name}");
        assert!(code.contains(&format!("\"{name}\",\"sha256-")), "{name}");
        names += 1;
    }
    assert_eq!(names, 2 * programs::ALL.len(), "{code}");
    // Trunk's own, which is whole, is gone.
    assert!(!site.has("kessan-1.js") && !site.has("kessan-1_bg.wasm") && !page.contains("kessan-1"));
}

/// A phone makes links of what it takes for telephone numbers and dates, in figures and tables, too.
#[test]
fn no_page_lets_a_phone_make_links_of_its_figures() {
    let site = Staging::new().publish(None);
    for path in ["index.html", "ja/index.html", "kessan.html"] {
        let meta = "<meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">";
        assert_eq!(site.read(path).matches(meta).count(), 1, "{path}");
    }
}
