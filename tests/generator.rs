//! The generator: all files of a site, in memory, from any release and the same assets.
#![cfg(feature = "ssr")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

mod made_up_assets;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kessan::prerender::assets::Assets;
use kessan::prerender::file::by_path;
use kessan::prerender::packed::Packing;
use kessan::prerender::site::Site;
use kessan::prerender::{Options, Rendered, Source, Stage, site};
use kessan_core::release::Release;
use kessan_core::release::embedded::{from_text, place, read, read_figures};
use kessan_core::release::load::{load, read_again};
use kessan_core::text::Lang;
use made_up_assets::{assets, quick};
use sha2::{Digest, Sha256};

/// The published release and every made-up one.
fn releases() -> Vec<(String, String)> {
    let folders = ["tests/releases", "public/releases"].map(|folder| std::fs::read_dir(folder).unwrap());
    let files = folders.into_iter().flatten().map(|entry| entry.unwrap().path());
    // A file of the format's first version is the same release as one of the second.
    let is_twin = |path: &str| path.ends_with(".schema.json") || path.ends_with("version-1.json");
    let files = files.filter(|path| !is_twin(&path.to_string_lossy()));
    files.map(|path| (path.display().to_string(), std::fs::read_to_string(path).unwrap())).collect()
}

fn source<'a>(name: &str, json: &'a str) -> Source<'a> {
    let release: Release = load(name, json).unwrap_or_else(|problems| panic!("{problems}"));
    Source { release: Box::leak(Box::new(release)), json }
}

fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("there is no {path}"))).unwrap()
}

/// The attribute of a page's element of that place.
fn attribute<'a>(page: &'a str, place: &str, name: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("id=\"{}\"", place::id(place))).unwrap();
    rest.split_once(&format!("{name}=\"")).unwrap().1.split('"').next().unwrap()
}

#[test]
fn the_site_of_every_release_is_complete_and_its_references_resolve() {
    let assets = assets();
    for (name, json) in releases() {
        let all = site(source(&name, &json), &assets, &quick()).unwrap_or_else(|failure| panic!("{name}: {failure}"));
        let paths: BTreeSet<_> = all.iter().map(|file| file.path.clone()).collect();
        assert_eq!(paths.len(), all.len(), "{name}: two files have one path");
        let files = by_path(all);
        for page in ["index.html", "ja/index.html", "kessan.html"] {
            let html = text(&files, page);
            for reference in xtask::site::references::of_page(html, page) {
                assert!(files.contains_key(&reference), "{name}: {page} names {reference}");
            }
            // What can be downloaded.
            let folder = if page.starts_with("ja/") { "../" } else { "" };
            let links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            let links = links.filter_map(|link| link.strip_prefix(folder));
            for link in links.filter(|link| link.starts_with("data/") || link.starts_with("releases/")) {
                assert!(files.contains_key(link), "{name}: {page} offers {link}");
            }
        }
        for asset in &assets.files {
            assert_eq!(files.get(&asset.path), Some(&asset.bytes), "{name}: no release changes {}", asset.path);
        }
        let worker = text(&files, "service-worker.js");
        for path in paths.iter().filter(|path| path.starts_with("release-") || path.ends_with(".wasm")) {
            assert!(worker.contains(path.as_str()), "{name}: the worker does not keep {path}");
        }
    }
}

/// Programs know no release, so what they need of one stands in the page or is named there, with its hash.
#[test]
fn a_page_carries_its_release_and_no_other() {
    let assets = assets();
    let mut versions = BTreeSet::new();
    for (name, json) in releases() {
        let source = source(&name, &json);
        let files = by_path(site(source, &assets, &quick()).unwrap());
        let (page, japanese) = (text(&files, "index.html"), text(&files, "ja/index.html"));
        let (_, terms) = page.split_once("id=\"release-terms\">").unwrap();
        let terms = read(&from_text(terms.split("</script>").next().unwrap())).unwrap();
        assert_eq!(terms.file.periods.len(), source.release.file.periods.len(), "{name}");
        assert_eq!(terms.terms().is_some(), source.release.terms().is_some(), "{name}");
        for place in [place::FIGURES, place::WHOLE] {
            for page in [page, japanese] {
                let file = attribute(page, place, "data-file");
                let digest = format!("sha256-{}", STANDARD.encode(Sha256::digest(&files[file])));
                assert_eq!(attribute(page, place, "data-integrity"), digest, "{name}: a browser would refuse {file}");
                versions.insert(file.to_owned());
            }
        }
        let figures = text(&files, attribute(page, place::FIGURES, "data-file"));
        let name_for = |lang| source.release.file.company.short_name.for_page(lang);
        let [english, japanese] = [Lang::En, Lang::Ja].map(name_for);
        let has_other = english != japanese && figures.contains(japanese);
        assert!(!has_other, "{name}: figures carry words of the other page");
        let (figures, _) = read_figures(&from_text(figures)).unwrap();
        assert_eq!(figures.file.periods.len(), source.release.file.periods.len(), "{name}");
        let whole = read_again(text(&files, attribute(page, place::WHOLE, "data-file"))).unwrap();
        let report = (whole.checks().checks.len(), source.release.checks().checks.len());
        assert_eq!((whole.facts.all().len(), report.0), (source.release.facts.all().len(), report.1), "{name}");
        // The one file has all of it inside.
        let one = text(&files, "kessan.html");
        for place in [place::FIGURES, place::WHOLE] {
            assert_eq!(attribute(one, place, "data-file"), place::id(place), "{name}");
        }
    }
    assert_eq!(
        versions.len(),
        3 * releases().len(),
        "each release has files of its own, of figures one for each language"
    );
}

#[test]
fn the_same_release_gives_the_same_files_also_from_assets_that_were_packed() {
    let (assets, releases) = (assets(), releases());
    let (name, json) = &releases[0];
    let again = Assets::read(&assets.archive()).unwrap();
    let first = by_path(site(source(name, json), &assets, &quick()).unwrap());
    // Another release in between leaves nothing behind.
    let (other, text) = &releases[1];
    site(source(other, text), &assets, &quick()).unwrap();
    let second = by_path(site(source(name, json), &again, &quick()).unwrap());
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(second.get(path) == Some(bytes), "{path}");
    }
}

#[test]
fn a_site_with_an_address_has_files_for_other_sites_and_one_that_is_written_no_worker() {
    let (assets, releases) = (assets(), releases());
    let (name, json) = releases.iter().find(|(name, _)| name.ends_with("made-up.json")).unwrap();
    let address = Site::read("https://ir.example.com/results").unwrap();
    let options = Options { site: Some(address), ..quick() };
    let files = by_path(site(source(name, json), &assets, &options).unwrap());
    for path in ["sitemap.xml", "overview-en.png", "overview-ja.png", "oembed/overview.json"] {
        assert!(files.contains_key(path), "{path}");
    }
    let options = Options { stage: Stage::Live, ..quick() };
    let files = by_path(site(source(name, json), &assets, &options).unwrap());
    assert!(!files.contains_key("service-worker.js") && !files.contains_key("kessan.html"));
    let page = text(&files, "index.html");
    assert!(files.contains_key("live.js") && page.contains("src=\"live.js\"") && !page.contains("unsafe-inline"));
    let rendered = Rendered::new(source(name, json), &assets).unwrap();
    assert!(rendered.one_file(&assets, Packing::Quick).unwrap().contains("id=\"release-terms\""));
}
