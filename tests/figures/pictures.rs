//! The pictures of the published release as readable text, one element a line, in both languages and both themes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use kessan::chart::scene::Scene;
use kessan::chart::svg::svg_file;
use kessan::view::figures::panels::stills;
use kessan_core::text::Lang;

use super::common::{PUBLISHED, context, shown};
use super::inks::{dark, darkened, light};

/// Set to anything to keep the new pictures.
const RENEW: &str = "KESSAN_RENEW";

fn kept(lang: Lang) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures/snapshots").join(lang.tag())
}

/// The scenes of a language, by the name of their file.
fn scenes(lang: Lang) -> BTreeMap<String, Scene> {
    let context = context(PUBLISHED, lang);
    let mut scenes = BTreeMap::new();
    for (which, panel, _) in shown(context) {
        for still in stills(context, which, panel) {
            let class = if still.class.is_empty() { String::new() } else { format!("-{}", still.class) };
            scenes.insert(format!("{}-{panel}{class}.svg", which.id()), still.scene);
        }
    }
    scenes
}

/// A file with a text in the same line as its element.
fn lines(file: &str) -> String {
    let mut text = String::new();
    let mut is_in_text = false;
    for line in file.lines() {
        is_in_text = (is_in_text || line.starts_with("<text")) && !line.starts_with("</text");
        text += line;
        if !is_in_text {
            text.push('\n');
        }
    }
    text
}

/// The files that are not as they were kept, each with what is wrong with it.
fn changed(lang: Lang, new: &BTreeMap<String, String>) -> Vec<String> {
    let folder = kept(lang);
    let beside = Path::new(env!("CARGO_TARGET_TMPDIR")).join("figures").join(lang.tag());
    let mut problems = Vec::new();
    for (name, text) in new {
        let old = fs::read_to_string(folder.join(name)).ok();
        if old.as_ref() == Some(text) {
            continue;
        }
        fs::create_dir_all(&beside).unwrap();
        fs::write(beside.join(name), text).unwrap();
        let line = old.map_or("is not there".into(), |old| {
            let (before, after) = (old.lines().chain([""]), text.lines().chain([""]));
            let first = before.zip(after).enumerate().find(|(_, (before, after))| before != after);
            first.map_or("differs".into(), |(at, (before, after))| {
                format!("line {}: {before}\n  is now {after}", at + 1)
            })
        });
        problems.push(format!("{}: {line}\n  new text: {}", folder.join(name).display(), beside.join(name).display()));
    }
    for entry in fs::read_dir(&folder).into_iter().flatten() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !new.contains_key(&name) {
            problems.push(format!("{}: the release has no such picture now", folder.join(name).display()));
        }
    }
    problems
}

#[test]
fn pictures_are_as_they_were_kept_in_both_languages() {
    let mut problems = Vec::new();
    for lang in Lang::ALL {
        let file = |(name, scene): (String, Scene)| {
            let text = lines(&svg_file(&scene, &light(), name.trim_end_matches(".svg")));
            (name, text)
        };
        let new: BTreeMap<String, String> = scenes(lang).into_iter().map(file).collect();
        assert!(new.len() > 30, "{:?}", new.keys());
        if env::var_os(RENEW).is_some() {
            let _ = fs::remove_dir_all(kept(lang));
            fs::create_dir_all(kept(lang)).unwrap();
            new.iter().for_each(|(name, text)| fs::write(kept(lang).join(name), text).unwrap());
        }
        problems.extend(changed(lang, &new));
    }
    assert!(
        problems.is_empty(),
        "{} pictures are not as they were kept. Look at the new ones; if they are right, keep them with\n\
         {RENEW}=1 cargo test --features ssr --test figures pictures\n\n{}",
        problems.len(),
        problems.join("\n")
    );
}

#[test]
fn a_dark_picture_is_the_light_one_in_other_colours() {
    for lang in Lang::ALL {
        for (name, scene) in scenes(lang) {
            assert_eq!(svg_file(&scene, &dark(), &name), darkened(&svg_file(&scene, &light(), &name)), "{name}");
        }
    }
}
