//! What the prerenderer writes around the page: for an unknown place, and for one whose address is known.
#![cfg(feature = "ssr")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use kessan::prerender::embed::{ALLOW, SANDBOX};
use kessan::prerender::file::{File, integrity};
use kessan::prerender::packed::Packing;
use kessan::prerender::program::{PartFile, Program};
use kessan::prerender::trunk::Staged;
use kessan::prerender::{Options, Source, site as all_files, site::Site};
use kessan::view::programs;
use kessan::view::sources::{BILL, LICENSES};
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
            <link rel=\"modulepreload\" href=\"./kessan-1.js\" crossorigin=\"anonymous\">
            <link rel=\"preload\" href=\"./kessan-1_bg.wasm\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\">
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
        Program {
            stem: programs::PAGE,
            script: script.to_owned(),
            module: b"main".to_vec(),
            parts: programs::ALL.map(part).to_vec(),
        }
    }

    /// Writes the site of a made-up release.
    fn publish(self, site: Option<&str>) -> Self {
        let release: &'static Release =
            Box::leak(Box::new(load("made-up", MADE_UP).unwrap_or_else(|problems| panic!("{problems}"))));
        let site = site.map(|site| Site::read(site).unwrap());
        let options = Options { site, packing: Packing::Quick, ..Options::default() };
        let supplied = vec![File::new(LICENSES, "The MIT License"), File::new(BILL, "{\"bomFormat\":\"CycloneDX\"}")];
        let staged = Staged::read(&self.0, &Self::program(), None, supplied, options.packing);
        let staged = staged.unwrap_or_else(|failure| panic!("{failure}"));
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

/// A host, or who can write to it, must not put another file in the place of one of the page's.
#[test]
fn whatever_a_page_loads_it_says_what_that_must_be() {
    let site = Staging::new().publish(Some("https://ir.example.com/"));
    for (page, folder) in [("index.html", ""), ("ja/index.html", "../")] {
        let html = site.read(page);
        let must_be = |path: &str| {
            let file = path.strip_prefix("./").or_else(|| path.strip_prefix("../")).unwrap_or(path);
            integrity(&fs::read(site.0.join(file)).unwrap_or_else(|error| panic!("{file}: {error}")))
        };
        let mut seen = Vec::new();
        for tag in xtask::site::html::tags(&html) {
            let rel = tag.get("rel").unwrap_or_default();
            let address = match tag.name.as_str() {
                "script" => tag.get("src"),
                "link" if ["modulepreload", "preload", "stylesheet"].contains(&rel) => tag.get("href"),
                _ => None,
            };
            let Some(address) = address else { continue };
            assert_eq!(tag.get("integrity"), Some(must_be(address).as_str()), "{page}: {address}");
            let name = address.split('-').next().unwrap_or_default();
            seen.push(name.trim_start_matches("./").trim_start_matches("../").to_owned());
        }
        seen.sort();
        assert_eq!(seen, ["kessan", "offline"], "{page}: no browser heeds what a preloaded module must be");
        // Scripts that are imported later: browsers look them up here.
        let map = html.split("<script type=\"importmap\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
        let map: Value = serde_json::from_str(map).unwrap();
        let map = map["integrity"].as_object().unwrap();
        assert_eq!(map.len(), 3, "{map:?}");
        for (address, value) in map {
            let start = if folder.is_empty() { "./" } else { folder };
            assert!(address.starts_with(start), "{address}");
            assert_eq!(value, must_be(address).as_str(), "{page}: {address}");
        }
        // The main part's module is fetched by the page's script.
        let call = html.split("kessan.main(\"").nth(1).and_then(|rest| rest.split("\");").next()).unwrap();
        let call: Vec<_> = call.split("\", \"").collect();
        assert_eq!(call[2], must_be(call[1]), "{call:?}");
        assert!(html.find("importmap") < html.find("modulepreload"), "{page}: a map comes first");
        // Styles are inline, and their hash is in the policy.
        assert!(!html.contains("rel=\"stylesheet\""), "{page}");
    }
}

#[test]
fn every_site_has_the_licences_and_a_quiet_link_to_them() {
    let site = Staging::new().publish(None);
    assert_eq!(site.read(LICENSES), "The MIT License");
    for (page, root) in [("index.html", ""), ("ja/index.html", "../")] {
        let html = site.read(page);
        for path in [LICENSES, BILL] {
            assert_eq!(html.matches(&format!("{root}{path}")).count(), 1, "{page} {path}");
        }
        assert!(!xtask::site::references::of_page(&html, page).iter().any(|path| path == LICENSES || path == BILL));
    }
    // Kept from the moment when somebody has asked for them.
    let worker = site.read("service-worker.js");
    let (needed, asked) = worker.split_once("asked = new Map(").unwrap();
    for path in [LICENSES, BILL] {
        assert!(asked.contains(&format!("\"{path}\"")) && !needed.contains(&format!("\"{path}\"")), "{path}");
    }
    // The one file has the licences in it, and no link that would lead nowhere.
    let file = site.read("kessan.html");
    assert_eq!(file.matches("href=\"licenses.txt\"").count() + file.matches("href=licenses.txt").count(), 1);
    assert!(
        file.contains("class=site-only> · <a href=bom") || file.contains("class=\"site-only\"> · <a href=\"bom"),
        "the bill"
    );
}

#[test]
fn a_site_offers_the_release_as_xbrl_which_nobody_fetches_unasked() {
    const PACKAGE: &str = "data/made-up.xbrl.zip";
    let site = Staging::new().publish(None);
    let bytes = fs::read(site.0.join(PACKAGE)).unwrap();
    assert!(bytes.starts_with(b"PK") && bytes.len() < 60_000, "{}", bytes.len());
    for (page, root) in [("index.html", ""), ("ja/index.html", "../")] {
        let html = site.read(page);
        assert_eq!(html.matches(&format!("{root}{PACKAGE}")).count(), 1, "{page}");
        assert!(!xtask::site::references::of_page(&html, page).iter().any(|path| path == PACKAGE), "{page}");
    }
    let worker = site.read("service-worker.js");
    let (needed, asked) = worker.split_once("asked = new Map(").unwrap();
    assert!(asked.contains(PACKAGE) && !needed.contains(PACKAGE));
    // The one file is without it, and hides the link.
    let file = site.read("kessan.html");
    let (before, _) = file.split_once(PACKAGE).unwrap();
    let (_, hidden) = before.rsplit_once("site-only").unwrap();
    assert!(!hidden.contains("</span>"), "{hidden}");
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
