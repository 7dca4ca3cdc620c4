//! A report of a reader's own beside the one that the page shows.

use std::path::PathBuf;

use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::folder::Folder;
use super::opening::{Place, can_open, file_in};
use super::page::Page;

/// Two reports of one made-up company, a year and its first nine months.
const REPORTS: [(&str, &str); 2] = [
    ("year.json", include_str!("../../crates/kessan-compare/tests/releases/full-year.json")),
    ("nine-months.json", include_str!("../../crates/kessan-compare/tests/releases/nine-months.json")),
];

in_every_browser!(reports_are_put_side_by_side);

async fn reports_are_put_side_by_side(engine: Engine) -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    let files = Folder::new("reports")?;
    let paths: Vec<PathBuf> =
        REPORTS.iter().map(|(name, text)| file_in(&files, name, text.as_bytes())).collect::<Outcome<_>>()?;
    let place = Place::site()?;
    let page = Page::visit_in(engine, &place.address()).await?;
    page.has_mounted().await?;
    // Another company's report does not stand beside the published one: that is said, and the page stays.
    page.asks_for_files().await?;
    page.click(".open-beside input").await?;
    page.chooses(&paths[0]).await?;
    page.becomes("document.querySelector('.open-wrong')?.textContent.includes('another company')", Some(true)).await?;
    assert!(page.read::<bool>("document.querySelector('.open-beside input').checked").await?, "what is set stays");
    page.click(".open-beside input").await?;
    page.chooses(&paths[0]).await?;
    page.shows_opened("year.json").await?;
    let tables = "[...document.querySelectorAll('#statements th')].map(head => head.textContent).join('|')";
    assert!(!page.read::<String>(tables).await?.contains("9M FY2031"));
    // One more beside it, from the line at the top, whose choice is made already.
    page.read::<()>("[...document.querySelectorAll('.opened .open-tools button')][1].click()").await?;
    page.becomes("document.querySelector('.open-dialog')?.open", Some(true)).await?;
    assert!(page.read::<bool>("document.querySelector('.open-beside input').checked").await?);
    page.chooses(&paths[1]).await?;
    page.shows_opened("year.json + nine-months.json").await?;
    page.becomes("document.querySelector('.opened').textContent.includes('2 reports side by side')", true).await?;
    assert!(page.read::<String>(tables).await?.contains("9M FY2031"));
    // The report that is shown stands beside itself no more than another company's: that is said, and the dialog stays open.
    page.read::<()>("[...document.querySelectorAll('.opened .open-tools button')][1].click()").await?;
    let is_listed = "[...document.querySelectorAll('.open-list li')].some(li => li.textContent.includes('shown now'))";
    page.becomes(is_listed, true).await?;
    let choose = "[...document.querySelectorAll('.open-list li')].find(li => li.textContent.includes('shown now'))";
    page.read::<()>(&format!("{choose}.querySelector('a').click()")).await?;
    let said = "document.querySelector('#open-status').textContent.startsWith('This is the report on this page.')";
    page.becomes(said, true).await?;
    assert!(page.read::<bool>("document.querySelector('.open-dialog').open").await?, "another one can be chosen");
    page.click(".open-close").await?;
    // The fourth quarter is one of the periods that can be chosen, and a reload keeps all of it.
    let periods = "[...document.querySelectorAll('.bar label')].map(label => label.textContent).join('|')";
    assert!(page.read::<String>(periods).await?.contains("Q4 FY2031"));
    page.browser.client.refresh().await?;
    page.shows_opened("year.json + nine-months.json").await?;
    page.becomes("document.querySelector('.opened').textContent.includes('2 reports side by side')", true).await
}
