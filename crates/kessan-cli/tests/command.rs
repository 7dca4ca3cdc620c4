//! The command as it is called: a made-up release from its file to a site, and served while it changes. With the assets that
//! the build of the site has left; without them these tests say so and prove nothing.
#![cfg(feature = "site")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

const RELEASE: &str = include_str!("../../../tests/releases/made-up.json");
const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A folder that goes with its test, with the release in it.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kessan-command-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("release.json"), RELEASE).unwrap();
        Self(folder)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kessan"));
        command.current_dir(&self.0).env_remove("KESSAN_ASSETS");
        if let Some(assets) = assets() {
            command.env("KESSAN_ASSETS", assets);
        }
        command
    }

    fn run(&self, arguments: &str) -> Output {
        self.command().args(arguments.split(' ')).output().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Where the build leaves the assets.
fn assets() -> Option<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| Path::new(PROJECT).join("target"), PathBuf::from);
    fs::canonicalize(target.join("kessan-assets")).ok()
}

/// Says why a test that needs the assets proves nothing.
fn are_missing() -> bool {
    if assets().is_none() {
        println!("skipped: there is no target/kessan-assets; `cargo xtask build` makes it");
    }
    assets().is_none()
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Every file of a site, by its path.
fn files(folder: &Path) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
    let (mut open, mut found) = (vec![folder.to_owned()], std::collections::BTreeMap::new());
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                let path = entry.path().strip_prefix(folder).unwrap().to_owned();
                found.insert(path, fs::read(entry.path()).unwrap());
            }
        }
    }
    found
}

/// The same release and the same assets are the same bytes: in another folder, at another time, zone, language, and by another
/// user. `cargo xtask reproducible` compares whole builds.
#[test]
fn a_site_is_the_same_wherever_and_whenever_it_is_made() {
    if are_missing() {
        return;
    }
    let (one, other) = (Scratch::new("same"), Scratch::new("the same, elsewhere/and deeper"));
    let output = one.run("build release.json");
    assert!(output.status.success(), "{}", told(&output));
    let mut command = other.command();
    command.args(["build", "release.json", "--out", "elsewhere/s"]);
    let surroundings = [
        ("TZ", "Asia/Kathmandu"),
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("HOME", "/nonexistent"),
        ("USER", "x"),
        ("SOURCE_DATE_EPOCH", "86400"),
    ];
    command.envs(surroundings);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", told(&output));
    let (one, other) = (files(&one.0.join("site")), files(&other.0.join("elsewhere/s")));
    assert!(one.len() > 50, "{} files", one.len());
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (path, bytes) in &one {
        assert!(other[path] == *bytes, "{} differs", path.display());
    }
}

#[test]
fn a_release_becomes_a_site_whose_references_resolve() {
    if are_missing() {
        return;
    }
    let scratch = Scratch::new("site");
    let output = scratch.run("build release.json");
    assert!(output.status.success(), "{}", told(&output));
    for page in ["index.html", "ja/index.html", "kessan.html"] {
        let html = scratch.read(&format!("site/{page}"));
        // The script within the one file has names of files in it, for which it asks nobody.
        let references = if page == "kessan.html" { Vec::new() } else { xtask::site::references::of_page(&html, page) };
        for reference in references {
            assert!(scratch.0.join("site").join(&reference).is_file(), "{page} names {reference}");
        }
        assert!(html.contains("id=\"release-terms\""), "{page} carries no release");
        for ending in ["br", "gz"] {
            assert!(scratch.0.join(format!("site/{page}.{ending}")).is_file(), "{page} has no .{ending}");
        }
    }
    // Again into the same folder; nothing of somebody else's is written over.
    assert!(scratch.run("build release.json --site https://ir.example.com/").status.success());
    assert!(scratch.0.join("site/sitemap.xml").is_file());
    fs::create_dir(scratch.0.join("other")).unwrap();
    fs::write(scratch.0.join("other/mine.txt"), "").unwrap();
    let output = scratch.run("build release.json -o other");
    assert!(!output.status.success() && told(&output).contains("--force"), "{}", told(&output));
    assert!(scratch.run("build release.json -o other --force").status.success());
    assert!(scratch.0.join("other/mine.txt").is_file() && scratch.0.join("other/index.html").is_file());
}

#[test]
fn one_file_alone_and_what_was_made_as_json() {
    if are_missing() {
        return;
    }
    let scratch = Scratch::new("one-file");
    let output = scratch.run("build release.json --one-file -o results.html --json");
    assert!(output.status.success(), "{}", told(&output));
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let html = scratch.read("results.html");
    assert_eq!((line["output"].as_str(), line["bytes"].as_u64()), (Some("results.html"), Some(html.len() as u64)));
    let (head, _) = html.split_once("</head>").unwrap();
    assert!(!head.contains("src=") && !head.contains("href=\"./") && !html.contains("<script src"), "{head}");
    fs::write(scratch.0.join("mine.html"), "<p>mine</p>").unwrap();
    let output = scratch.run("build release.json --one-file -o mine.html");
    assert!(!output.status.success() && scratch.read("mine.html") == "<p>mine</p>", "{}", told(&output));
}

/// The site that `cargo xtask build` has made, if it is of the same assets, is the command's, byte for byte.
#[test]
fn the_built_in_release_gives_the_site_of_the_build() {
    let dist = Path::new(PROJECT).join("dist");
    if are_missing() {
        return;
    }
    let named = fs::read_to_string(dist.join("service-worker.js")).unwrap_or_default();
    let scratch = Scratch::new("same");
    let release = Path::new(PROJECT).join("public/releases/iij-1h-fy2008.json");
    let output = scratch.run(&format!("build {} -o site", release.display()));
    assert!(output.status.success(), "{}", told(&output));
    if named != scratch.read("site/service-worker.js") && !is_of_these_assets(&dist, &scratch.0.join("site")) {
        println!("skipped: dist/ is not of the assets in target/kessan-assets; `cargo xtask build` makes both");
        return;
    }
    let list = scratch.read("site/.kessan-site");
    let files: Vec<_> = list.lines().filter(|path| !path.ends_with(".br") && !path.ends_with(".gz")).collect();
    assert!(files.len() > 40, "{list}");
    for path in files {
        let [made, built] =
            [scratch.0.join("site").join(path), dist.join(path)].map(|path| fs::read(path).unwrap_or_default());
        assert!(made == built, "{path} differs");
    }
}

/// Whether both name the same programs.
fn is_of_these_assets(dist: &Path, site: &Path) -> bool {
    let programs = |folder: &Path| {
        let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
        let mut names: Vec<_> = names.filter(|name| name.to_string_lossy().ends_with(".wasm")).collect();
        names.sort();
        names
    };
    programs(dist) == programs(site)
}

#[test]
fn a_file_with_mistakes_is_no_site_and_every_mistake_is_told() {
    if are_missing() {
        return;
    }
    let scratch = Scratch::new("mistakes");
    fs::write(scratch.0.join("release.json"), RELEASE.replacen("\"kessan\"", "\"kesan\"", 1)).unwrap();
    let output = scratch.run("build release.json");
    assert!(!output.status.success() && told(&output).contains("kesan"), "{}", told(&output));
    assert!(!scratch.0.join("site").exists());
    let output = scratch.run("build none.json");
    assert!(!output.status.success() && told(&output).contains("none.json"), "{}", told(&output));
}

/// Ends with its test.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn get(port: u16, path: &str, host: &str) -> BufReader<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    BufReader::new(stream)
}

fn body(port: u16, path: &str) -> String {
    let mut text = String::new();
    get(port, path, "localhost").read_to_string(&mut text).unwrap();
    text
}

/// What is told next.
fn next(news: &mut impl Iterator<Item = String>) -> String {
    news.find_map(|line| line.strip_prefix("data:").map(str::to_owned)).expect("something is told")
}

#[test]
fn a_served_release_follows_its_file_and_keeps_the_last_good_page() {
    if are_missing() {
        return;
    }
    let scratch = Scratch::new("serve");
    let mut command = scratch.command();
    let child = command.args(["serve", "release.json", "--port", "0"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut served = Served(child.spawn().unwrap());
    let mut lines = BufReader::new(served.0.stdout.take().unwrap()).lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("http://127.0.0.1:")).expect("it says where it serves");
    let port: u16 = line.split("127.0.0.1:").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
    let page = body(port, "/");
    assert!(page.contains("src=\"live.js\"") && page.contains("id=\"release-terms\""), "{page}");
    let version = page.split("data-file=\"release-checks-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    // A name that another site's page could lead here.
    let mut refused = String::new();
    get(port, "/", "evil.example").read_to_string(&mut refused).unwrap();
    assert!(refused.starts_with("HTTP/1.1 403"), "{refused}");
    let mut news = get(port, "/live", "localhost").lines().map_while(Result::ok);
    assert!(next(&mut news).contains(&version));
    // A mistake leaves the page, and is told with its line.
    let file = scratch.0.join("release.json");
    fs::write(&file, RELEASE.replacen("\"kessan\"", "\"kesan\"", 1)).unwrap();
    let mistakes = next(&mut news);
    assert!(mistakes.contains("release.json:2:3") && mistakes.contains("kesan"), "{mistakes}");
    assert!(body(port, "/").contains(&version));
    // What is mended is shown anew.
    let text = RELEASE.replacen("\"title\": {", "\"title\":  {", 1).replacen("\"ja\": \"", "\"ja\": \"新", 1);
    assert_ne!(text, RELEASE);
    fs::write(&file, text).unwrap();
    let now = next(&mut news);
    assert!(now.contains("release-checks-") && !now.contains(&version), "{now}");
    assert!(body(port, "/ja/").contains(now.trim()));
    assert!(
        body(port, "/kessan.html").contains("id=\"release-terms\"") && body(port, "/no").starts_with("HTTP/1.1 404")
    );
}
