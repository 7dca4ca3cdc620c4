//! While a page comes in, its first section is rendered alone, and all of it as soon as somebody could see more.

use super::browser::{Browser, Options};
use super::failure::Outcome;
use super::page::Page;
use super::site;
use xtask::serve::Server;

/// Notes which sections are rendered when the page has been read in, before the page hears of it.
const NOTES: &str = "
    window.rendered = () => [...document.querySelectorAll('main > section')].map(it => getComputedStyle(it).display !== 'none');
    addEventListener('DOMContentLoaded', () => { window.parsed = rendered(); });";

async fn visit(more: &str, fragment: &str) -> Outcome<(Page, Server)> {
    let server = site::serve()?;
    let browser = Browser::start(Options::PHONE).await?;
    browser.run_first(&format!("{NOTES}{more}")).await?;
    browser.open(&format!("{}{fragment}", server.url())).await?;
    let page = Page::of(browser);
    page.has_mounted().await?;
    Ok((page, server))
}

async fn sections(page: &Page, list: &str) -> Outcome<Vec<bool>> {
    page.read(list).await
}

/// Chromium asks at that moment where the fields of every section stand. Six sections were laid out for it, in the longest
/// task of a visit.
#[tokio::test]
async fn the_first_section_alone_is_rendered_until_all_is_read_in() -> Outcome {
    let (page, _server) = visit("", "").await?;
    let parsed = sections(&page, "parsed").await?;
    assert!(parsed.len() > 2 && parsed[0] && !parsed[1..].contains(&true), "{parsed:?}");
    page.becomes("rendered().includes(false)", false).await?;
    assert!(page.read::<bool>("document.documentElement.dataset.arriving === undefined").await?);
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

/// A place, a state in the address.
#[tokio::test]
async fn a_link_into_the_page_has_all_of_it_at_once() -> Outcome {
    for fragment in ["#statements", "#?v=1&ccy=usd", "?view=mix"] {
        let (page, _server) = visit("", fragment).await?;
        assert!(!sections(&page, "parsed").await?.contains(&false), "{fragment}");
    }
    Ok(())
}

/// Whoever scrolls, presses or prints while the page still comes in.
#[tokio::test]
async fn a_reader_who_is_faster_has_what_has_come() -> Outcome {
    for event in ["wheel", "touchstart", "pointerdown", "keydown", "beforeprint"] {
        let act = format!(
            "document.addEventListener('readystatechange', () => dispatchEvent(new Event('{event}')), {{ once: true }});"
        );
        let (page, _server) = visit(&act, "").await?;
        assert!(!sections(&page, "parsed").await?.contains(&false), "{event}");
    }
    Ok(())
}
