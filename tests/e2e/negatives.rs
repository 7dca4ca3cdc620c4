//! Negative numbers with a triangle, where the reader chooses it.

use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::page::Page;
use super::published::Published;

/// Whether figures in tables and text have their signs replaced: the sign is the font's, nothing is left of a parenthesis behind a
/// figure of a table, one in a sentence stays. A font comes when something that has it is seen first, which no table may be yet.
const REPLACED: &str = "(() => {
    const width = (selector, text) => {
        const pen = document.createElement('canvas').getContext('2d');
        pen.font = `100px ${getComputedStyle(document.querySelector(selector)).fontFamily}`;
        document.fonts.load(pen.font, text);
        return Math.round(pen.measureText(text).width);
    };
    return [width('td.neg', '('), width('td.neg', ')'), width('td.neg', '−'), width('body', '−')].join() === '84,0,84,84'
        && width('body', ')') > 9 && width('h2', '−') === 84;
})()";

in_every_browser!(a_triangle_replaces_signs_in_tables_text_and_pictures);

async fn a_triangle_replaces_signs_in_tables_text_and_pictures(engine: Engine) -> Outcome {
    let server = Published::start()?;
    let page = Page::visit_in(engine, &format!("{}ja/", server.url())).await?;
    page.has_mounted().await?;
    page.shows_plot("net-income-0").await?;
    let printed = page.picture("net-income-0").await?;
    let texts: Vec<String> =
        page.read("[...document.querySelectorAll('td.neg')].map(cell => cell.textContent)").await?;
    assert!(!page.read::<bool>(REPLACED).await? && texts.iter().any(|text| text.starts_with('(')));
    page.choose("negatives-triangle").await?;
    page.becomes(REPLACED, true).await?;
    page.has_fragment("#?v=1&negatives=triangle").await?;
    page.shows_plot("net-income-0").await?;
    page.redraws("net-income-0", &printed).await?;
    // What is copied and searched is what is printed.
    assert_eq!(
        page.read::<Vec<String>>("[...document.querySelectorAll('td.neg')].map(cell => cell.textContent)").await?,
        texts
    );
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    page.becomes(REPLACED, true).await?;
    // The English page has no such choice, and leads back to it.
    page.click(".lang").await?;
    page.becomes("document.documentElement.lang", "en".to_owned()).await?;
    page.has_mounted().await?;
    assert!(!page.read::<bool>(REPLACED).await?);
    page.becomes("document.querySelectorAll('.unknown, [name=negatives]').length", 0).await?;
    // The program wakes the page in tasks of their own; the link to the other language has the state when that one has run.
    page.becomes("document.querySelector('.lang').hash.includes('negatives=triangle')", true).await?;
    page.click(".lang").await?;
    page.becomes("document.documentElement.lang", "ja".to_owned()).await?;
    page.becomes(REPLACED, true).await?;
    page.choose("negatives-printed").await?;
    page.becomes(REPLACED, false).await?;
    page.has_fragment("").await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}
