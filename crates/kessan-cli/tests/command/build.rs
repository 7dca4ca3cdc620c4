//! `kessan build`.

use std::fs;
use std::path::{Path, PathBuf};

use super::scratch::{PROJECT, RELEASE, Scratch, are_missing, told};

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
    let (one, other) = (Scratch::new("here"), Scratch::new("elsewhere, and/deeper"));
    let output = one.run("build release.json");
    assert!(output.status.success(), "{}", told(&output));
    let mut command = other.command();
    command.args(["build", "release.json", "-o", "elsewhere/s"]);
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

#[test]
fn the_site_has_its_licences_and_the_bill_of_its_materials() {
    if are_missing() {
        return;
    }
    let scratch = Scratch::new("licences");
    let output = scratch.run("build release.json --quiet");
    assert!(output.status.success() && told(&output).is_empty(), "{}", told(&output));
    let licences = scratch.read("site/licenses.txt");
    assert!(licences.contains("leptos ") && licences.contains("Permission is hereby granted"), "{licences}");
    let bill: serde_json::Value = serde_json::from_str(&scratch.read("site/bom.cdx.json")).unwrap();
    assert_eq!(bill["bomFormat"], "CycloneDX");
    for (page, root) in [("index.html", ""), ("ja/index.html", "../")] {
        let html = scratch.read(&format!("site/{page}"));
        assert!(html.contains(&format!("{root}licenses.txt")), "{page}");
    }
}

#[test]
fn a_release_may_come_from_the_standard_input_and_one_file_go_to_the_standard_output() {
    if are_missing() {
        return;
    }
    let scratch = Scratch::new("streams");
    let input = || fs::File::open(scratch.0.join("release.json")).unwrap();
    let output = scratch.command().args(["build", "-", "--one-file", "-o", "-"]).stdin(input()).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", told(&output));
    let output = {
        assert!(output.stdout.starts_with(b"<!DOCTYPE html>"));
        output.stdout
    };
    assert!(scratch.run("build release.json --one-file -o results.html").status.success());
    assert!(output == fs::read(scratch.0.join("results.html")).unwrap(), "the same page");
    // Nobody reads it to its end.
    let mut command = scratch.command();
    command.args(["build", "release.json", "--one-file", "-o", "-"]).stdout(std::process::Stdio::piped());
    let mut child = command.stderr(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", told(&output));
}

#[test]
fn a_folder_of_tables_is_a_site_too() {
    if are_missing() {
        return;
    }
    let scratch = Scratch::new("tables");
    assert!(scratch.run("new northport-1q31").status.success());
    let output = scratch.run("build northport-1q31 -o made --json");
    assert!(output.status.success(), "{}", told(&output));
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["release"], "northport-1q31");
    assert!(scratch.0.join("made/releases/northport-1q31.json").is_file());
}

#[test]
fn where_nothing_can_be_written_nothing_is() {
    if are_missing() {
        return;
    }
    let scratch = Scratch::new("refused");
    for (arguments, part) in [
        ("build release.json -o release.json", "it is no folder"),
        ("build release.json -o release.json/site", "release.json/site"),
        ("build release.json --one-file -o .", "it is a folder"),
        ("build release.json --one-file -o none/page.html", "none/page.html"),
        ("build release.json --site ir.example.com", "ir.example.com"),
    ] {
        let output = scratch.run(arguments);
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]), "{arguments}");
        assert!(told(&output).contains(part), "{arguments}: {}", told(&output));
    }
    let output = scratch.run("build release.json --one-file --site https://ir.example.com/");
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    // What is wrong is JSON, too, for who asked for that.
    let output = scratch.run("build none.json --json");
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(line["error"].as_str().unwrap().contains("none.json") && output.stderr.is_empty(), "{line}");
    assert_eq!(scratch.read("release.json"), RELEASE);
    assert_eq!(fs::read_dir(&scratch.0).unwrap().count(), 1);
}
