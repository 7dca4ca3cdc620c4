//! Reports of a reader's own, opened on a phone.

use super::browser::Options;
use super::failure::Outcome;
use super::folder::Folder;
use super::opening::{MADE_UP, NAME, can_open, file_in};
use super::page::Page;

#[tokio::test]
async fn a_touch_finds_targets_of_44_pixels() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    let page = Page::open_in(Options::PHONE, "").await?;
    let touch = serde_json::json!({"enabled": true, "maxTouchPoints": 5});
    page.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
    assert!(page.read::<bool>("matchMedia('(pointer: coarse)').matches").await?);
    page.asks_for_files().await?;
    let small = "[...document.querySelectorAll('.bar button, .bar .seg, .open-dialog :is(button, label span)')]
        .filter(it => it.checkVisibility()).filter(it => it.getBoundingClientRect().height < 44).map(it => it.textContent)";
    assert_eq!(page.read::<Vec<String>>(small).await?, [""; 0]);
    let over =
        "document.querySelector('.open-dialog').scrollWidth - document.querySelector('.open-dialog').clientWidth";
    assert_eq!(page.read::<i64>(over).await?, 0, "nothing is cut off");
    Ok(())
}

/// Browsers went on at the heading that the page before had begun with, so the line above it, which says what was opened and what is
/// missing, was hidden below the bar of a phone.
#[tokio::test]
async fn an_opened_report_begins_at_its_top() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    let files = Folder::new("files")?;
    let path = file_in(&files, NAME, MADE_UP.as_bytes())?;
    for before in ["0", "document.body.scrollHeight"] {
        let page = Page::open_in(Options::PHONE, "").await?;
        page.read::<()>(&format!("void scrollTo(0, {before})")).await?;
        page.asks_for_files().await?;
        page.chooses(&path).await?;
        page.shows_opened(NAME).await?;
        page.has_mounted().await?;
        // What comes after is the reader's: a reload goes on where he is.
        page.becomes("history.scrollRestoration", "auto".to_owned()).await?;
        assert_eq!(page.read::<f64>("scrollY").await?, 0.0, "opened from {before}");
    }
    Ok(())
}

/// Putting a report into the page must not leave it without height for a moment: browsers then begin at its top.
#[tokio::test]
async fn a_reload_leads_to_where_the_reader_was() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    let files = Folder::new("files")?;
    let path = file_in(&files, NAME, MADE_UP.as_bytes())?;
    let page = Page::open_in(Options::PHONE, "").await?;
    page.asks_for_files().await?;
    page.chooses(&path).await?;
    page.shows_opened(NAME).await?;
    page.becomes("history.scrollRestoration", "auto".to_owned()).await?;
    page.read::<()>("void scrollTo({top: 900, behavior: 'instant'})").await?;
    page.becomes("scrollY", 900).await?;
    // What is above may have another height when it comes anew, before it has been seen: the part counts, not the number.
    let part = "document.elementFromPoint(195, 400)?.closest('section[id]')?.id";
    let before: String = page.read(part).await?;
    page.browser.client.refresh().await?;
    page.shows_opened(NAME).await?;
    page.becomes(&format!("scrollY > 400 && {part} === '{before}'"), true).await
}
