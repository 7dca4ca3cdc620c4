//! The program that opens reports comes when a reader is about to open one, and each of its parts when it is asked for.

use std::fs;
use std::path::Path;

use xtask::serve::{Log, Server};

use super::browser::{Browser, Options};
use super::failure::Outcome;
use super::folder::Folder;
use super::opening::{MADE_UP, NAME, can_open, file_in};
use super::page::Page;
use super::site;

/// A document of a filing.
const REPORT: &str = include_str!("../filings/us/plwi-20420329.htm");

/// What saves, what compares, what reads more than the documents of filings.
const PARTS: [&str; 3] = ["/open-save-", "/open-compare-", "/open-formats-"];

async fn visit(folder: &Path) -> Outcome<(Page, Log, Server)> {
    let (server, log) = Server::recording(folder)?;
    let browser = Browser::start(Options::DESK).await?;
    browser.client.goto(&server.url()).await?;
    let page = Page::of(browser);
    page.has_mounted().await?;
    Ok((page, log, server))
}

fn asked(log: &Log, start: &str) -> usize {
    log.answers().iter().filter(|answer| answer.path.starts_with(start)).count()
}

/// Waits for a request, which the page itself does not know of, as its worker makes it.
async fn is_asked(page: &Page, log: &Log, start: &str) -> Outcome {
    for _ in 0..100 {
        if asked(log, start) > 0 {
            return Ok(());
        }
        page.read::<()>("new Promise(resolve => setTimeout(resolve, 100))").await?;
    }
    panic!("{start} was not asked for");
}

#[tokio::test]
async fn the_program_comes_while_a_file_is_chosen_and_its_parts_when_they_are_asked_for() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    let files = Folder::new("files")?;
    let path = file_in(&files, "report.htm", REPORT.as_bytes())?;
    let (page, log, _server) = visit(&site::dist()?).await?;
    page.browser.allow_downloads().await?;
    assert_eq!(asked(&log, "/open-"), 0, "nobody has asked to open anything");
    page.asks_for_files().await?;
    is_asked(&page, &log, "/open-").await?;
    page.chooses(&path).await?;
    page.shows_opened("report.htm").await?;
    assert_eq!(PARTS.map(|part| asked(&log, part)), [0, 0, 0], "a document of a filing needs none");
    page.click(".opened details summary").await?;
    page.click(".open-save button:last-of-type").await?;
    is_asked(&page, &log, PARTS[0]).await?;
    assert_eq!(PARTS.map(|part| asked(&log, part)), [1, 0, 0]);
    // A release file is no document of a filing: its reader comes for it.
    page.asks_for_files().await?;
    page.chooses(&file_in(&files, NAME, MADE_UP.as_bytes())?).await?;
    is_asked(&page, &log, PARTS[2]).await?;
    page.shows_opened(NAME).await?;
    assert_eq!(asked(&log, PARTS[1]), 0);
    Ok(())
}

/// A site whose parts did not all come: it says so, and what is shown stays.
#[tokio::test]
async fn a_part_that_does_not_come_is_told_and_the_page_stays() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    let folder = Folder::new("site")?;
    for entry in fs::read_dir(site::dist()?)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_file() && !PARTS.iter().any(|part| name.starts_with(part.trim_start_matches('/'))) {
            fs::copy(entry.path(), folder.path().join(&name))?;
        }
    }
    let (page, _log, _server) = visit(folder.path()).await?;
    let title: String = page.read("document.title").await?;
    page.asks_for_files().await?;
    let files = Folder::new("files")?;
    // To read a release file takes a part.
    let path = file_in(&files, NAME, MADE_UP.as_bytes())?;
    page.chooses(&path).await?;
    page.becomes("document.querySelector('.open-wrong h3')?.textContent.includes('quarter.json')", Some(true)).await?;
    page.becomes("document.querySelector('.open-wrong')?.textContent.includes('could not be loaded')", Some(true))
        .await?;
    assert_eq!(page.read::<String>("document.title").await?, title);
    Ok(())
}
