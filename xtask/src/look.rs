//! `cargo xtask look`: pictures of the built page for eyes, a file for each section in each size, theme and language, and each page on paper.
//! It judges nothing.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::failure::Failure;
use crate::process::Invocation;
use crate::verify;
use crate::verify::steps::finish;

/// Where the pictures go, in the project's folder.
const FOLDER: &str = "target/look";

/// The pictures are taken by one browser test that is otherwise left out.
const TEST: &str = "test --quiet --locked --package kessan --features ssr --test e2e -- --ignored --exact --nocapture \
                    look::every_section_as_readers_meet_it";

/// What the caller of `cargo xtask look` may choose.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Options {
    /// Only windows as wide as that, in CSS pixels; 320, 390, 768, 1280 and 1920 if none is given
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(240..=4000))]
    width: Vec<u32>,
    /// Only this section, by its name in the address, such as mix or statements; or `paper`, for the printed pages alone
    #[arg(long, value_name = "NAME")]
    section: Vec<String>,
    /// Only this language of the page, as its HTML names it, such as en
    #[arg(long, value_name = "TAG")]
    lang: Vec<String>,
}

/// Takes the pictures of `dist/`, in place of those that were there.
///
/// # Errors
///
/// There is no site, no Chromium, or a page that does not answer.
pub fn run(root: &Path, options: &Options) -> Result<(), Failure> {
    if !root.join("dist/index.html").is_file() {
        let remedy = "run `cargo xtask build` first";
        return Err(Failure::new("looking for the site to be looked at", "no dist/index.html", "a built site", remedy));
    }
    let folder = root.join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| changing("emptying", &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| changing("making", &error))?;
    let widths: Vec<_> = options.width.iter().map(u32::to_string).collect();
    let command = verify::browser_tests(TEST)?
        .env("KESSAN_LOOK", &folder)
        .env("KESSAN_LOOK_WIDTHS", widths.join(","))
        .env("KESSAN_LOOK_SECTIONS", options.section.join(","))
        .env("KESSAN_LOOK_LANGS", options.lang.join(","));
    finish(&command, root)?;
    paper_as_pictures(&folder)?;
    let count = fs::read_dir(&folder).map_err(|error| changing("reading", &error))?.count();
    println!("{count} files in {FOLDER}");
    Ok(())
}

/// Makes a picture of each page of the printed documents, where poppler can.
fn paper_as_pictures(folder: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(|error| changing("reading", &error))?.flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "pdf") {
            continue;
        }
        let to = path.with_extension("");
        let options = ["-r", "70", "-png"].map(OsString::from);
        let args = options.into_iter().chain([path.into_os_string(), to.into_os_string()]);
        let mut command = Invocation::new("pdftoppm", args).command(folder);
        if !command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
            println!(
                "the printed pages are PDF only: pictures of them need pdftoppm (Debian: apt-get install poppler-utils)"
            );
            return Ok(());
        }
    }
    Ok(())
}

fn changing(what: &str, error: &std::io::Error) -> Failure {
    let remedy = format!("make {FOLDER} a folder that can be written");
    Failure::new(format!("{what} {FOLDER}"), error.to_string(), "a folder for the pictures", remedy)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    #[test]
    fn widths_sections_and_languages_may_be_chosen() {
        let read = |line: &str| Line::try_parse_from(line.split(' ')).map(|line| line.options);
        let all = read("look").expect("nothing has to be chosen");
        assert!(all.width.is_empty() && all.section.is_empty() && all.lang.is_empty());
        let some = read("look --width 390 --width 1280 --section mix --lang ja").expect("all are known");
        assert_eq!((some.width, some.section, some.lang), (vec![390, 1280], vec!["mix".into()], vec!["ja".into()]));
        for wrong in ["look --width 0", "look --width wide", "look mix"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_site_that_is_not_built_is_told() {
        let folder = crate::test_folder::TestFolder::new("look");
        let failure = run(folder.path(), &Options::default()).expect_err("no site");
        assert!(failure.to_string().contains("cargo xtask build"), "{failure}");
    }
}
