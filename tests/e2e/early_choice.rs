//! What a reader chooses and types before the application runs is not lost.

use super::browser::Options;
use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::page::Page;
use super::relay::Relay;
use super::site;

async fn open_held(fragment: &str) -> Outcome<(Page, Relay)> {
    let relay = Relay::start(&site::dist()?)?;
    let page = Page::visit_at(Options::DESK, &format!("{}{fragment}", relay.url())).await?;
    assert!(page.read::<bool>("window.wasmBindings === undefined").await?, "the application is held back");
    Ok((page, relay))
}

#[tokio::test]
async fn currency_and_holding_are_kept() -> Outcome {
    let (page, relay) = open_held("").await?;
    page.choose("ccy-1").await?;
    assert_eq!(page.row("#mix-table", "Total revenues").await?[1], "313.9");
    // The reader stays where he types, so the calculator's program comes.
    page.fill("holding", "400").await?;
    relay.release();
    page.has_mounted().await?;
    page.shows("#dividend-total", "JPY 800,000 · USD 7,551.44").await?;
    assert_eq!(page.value("holding").await?, "400");
    assert!(page.is_chosen("ccy-1").await?);
    assert_eq!(page.row("#mix-table", "Total revenues").await?[1], "313.9");
    page.picture("mix-0").await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_address_has_what_was_chosen_early() -> Outcome {
    let (page, relay) = open_held("").await?;
    page.choose("ccy-1").await?;
    page.fill("holding", "400").await?;
    relay.release();
    page.has_mounted().await?;
    page.has_fragment("#?v=1&ccy=usd&holding=400").await
}

in_every_browser!(every_control_is_kept);

async fn every_control_is_kept(engine: Engine) -> Outcome {
    let relay = Relay::start(&site::dist()?)?;
    let page = Page::visit_in(engine, &relay.url()).await?;
    for id in ["period-1", "show-shares", "theme-dark", "as-ads"] {
        page.choose(id).await?;
    }
    page.fill("holding", "abc").await?;
    page.fill("price", "150,000").await?;
    relay.release();
    page.has_mounted().await?;
    page.shows("#bought", "2,666").await?;
    for id in ["period-1", "show-shares", "theme-dark", "as-ads"] {
        assert!(page.is_chosen(id).await?, "{id}");
    }
    assert_eq!((page.value("holding").await?, page.value("price").await?), ("abc".to_owned(), "150,000".to_owned()));
    page.shows("#dividend-total", "–").await?;
    page.shows(
        "#holding-error",
        "This is not a number that the page can read. Enter it like 1,200, 1 200, 1,200 ADSs or 5 thousand.",
    )
    .await?;
    assert_eq!(page.rows("#mix-table").await?[0], ["Business", "2Q08", "2Q07", "Change"]);
    Ok(())
}

#[tokio::test]
async fn an_early_choice_adds_to_the_links_state() -> Outcome {
    let (page, relay) = open_held("#mix?v=1&ccy=usd&price=80000").await?;
    page.choose("show-shares").await?;
    page.fill("price", "150000").await?;
    relay.release();
    page.has_mounted().await?;
    page.shows("#bought", "2,666").await?;
    assert!(page.is_chosen("ccy-1").await? && page.is_chosen("show-shares").await?);
    assert_eq!(page.value("price").await?, "150000");
    Ok(())
}
