//! A site that the command `kessan` has made of a made-up release, and one that it serves while the release changes. The step
//! `command` of `cargo xtask test` compiles it before these tests; where it or the assets are missing, they say so.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::browser::Options;
use super::failure::{Failure, Outcome};
use super::folder::Folder;
use super::page::Page;
use super::site;

const RELEASE: &str = include_str!("../releases/made-up.json");

/// The command, given the assets of the build. `None`, with the reason, where one of them is missing.
fn command() -> Outcome<Option<Command>> {
    let tests = std::env::current_exe()?;
    let folder = tests.ancestors().nth(2).unwrap_or(Path::new(".")).to_owned();
    let (program, assets) = (folder.join("kessan"), folder.join("../kessan-assets"));
    if let Some(missing) = [&program, &assets].into_iter().find(|path| !path.exists()) {
        println!("skipped: there is no {}; `cargo xtask test` makes it", missing.display());
        return Ok(None);
    }
    let mut command = Command::new(program);
    command.env("KESSAN_ASSETS", assets);
    Ok(Some(command))
}

/// A folder with the release in it.
fn release(name: &str) -> Outcome<(Folder, PathBuf)> {
    let folder = Folder::new(name)?;
    let file = folder.path().join("release.json");
    fs::write(&file, RELEASE)?;
    Ok((folder, file))
}

#[tokio::test]
async fn a_site_of_another_release_answers_in_all_its_parts() -> Outcome {
    let Some(mut command) = command()? else { return Ok(()) };
    let (folder, file) = release("made")?;
    let made = folder.path().join("site");
    let output = command.arg("build").arg(&file).arg("-o").arg(&made).output()?;
    if !output.status.success() {
        return Err(Failure::new(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let server = site::serve_folder(&made, 0)?;
    for path in ["", "ja/", "kessan.html"] {
        let page = Page::visit_at(Options::DESK, &format!("{}{path}", server.url())).await?;
        page.has_mounted().await?;
        let roots: Vec<String> =
            page.read("[...document.querySelectorAll('[data-program]')].map(place => place.dataset.root)").await?;
        assert!(roots.len() > 2, "{roots:?}");
        for root in roots {
            page.has_mounted_root(&root).await?;
        }
        page.picture("mix-0").await?;
        assert_eq!(page.count(".dead").await?, 0);
    }
    Ok(())
}

/// Ends with its test.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn a_change_of_the_file_is_seen_where_the_reader_stands_and_a_mistake_lies_over_the_page() -> Outcome {
    let Some(mut command) = command()? else { return Ok(()) };
    let (_folder, file) = release("served")?;
    let child = command.arg("serve").arg(&file).args(["--port", "0"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut served = Served(child.spawn()?);
    let output = served.0.stdout.take().ok_or_else(|| Failure::new("it has no output".to_owned()))?;
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("http://")).unwrap_or_default();
    let address = line.split(' ').find(|word| word.starts_with("http://")).unwrap_or_default().to_owned();
    // What it says is read, or it would have to wait.
    std::thread::spawn(move || lines.for_each(drop));
    let page = Page::visit_at(Options::DESK, &format!("{address}#margins?v=1&ccy=chf")).await?;
    page.has_mounted().await?;
    page.read::<()>("void document.getElementById('margins').scrollIntoView()").await?;
    page.becomes("scrollY > 500", true).await?;
    let before: f64 = page.read("scrollY").await?;
    // A mistake is shown over the page, which stays.
    fs::write(&file, RELEASE.replacen("\"kessan\"", "\"kesan\"", 1))?;
    page.becomes("document.getElementById('live-mistakes')?.textContent.includes('kesan') ?? false", true).await?;
    assert!(page.read::<bool>("document.title.includes('Quillmere')").await?);
    // Mended, with another name.
    fs::write(&file, RELEASE.replace("Quillmere", "Quellmoor"))?;
    page.becomes("document.title.includes('Quellmoor')", true).await?;
    page.has_mounted().await?;
    page.becomes("document.getElementById('live-mistakes') === null", true).await?;
    page.becomes("location.hash.includes('ccy=chf') && document.getElementById('ccy-1').checked", true).await?;
    page.becomes(&format!("Math.abs(scrollY - {before}) < 200"), true).await
}
