//! The calculator's answers. The expected values are worked out by hand from the release: dividends of JPY 1,000 twice
//! a year, a buyback of up to 4,000 shares or JPY 400 million, 206,478 shares, a net income target of JPY 2,800 million.

use super::failure::Outcome;
use super::page::Page;

#[tokio::test]
async fn below_the_crossover_price_the_share_cap_binds() -> Outcome {
    let page = Page::open("").await?;
    page.fill("price", "80,000").await?;
    page.shows("#bought", "4,000").await?;
    assert!(page.text("#spend").await?.starts_with("JPY 320,000,000 · USD "));
    assert!(page.text("#binding").await?.starts_with("the share cap binds: 4,000"));
    assert!(page.text("#eps").await?.starts_with("JPY 13,828.66 · USD "));
    assert!(page.text("#eps-note").await?.starts_with("+1.98% "));
    page.has_fragment("#?v=1&price=80%2C000").await
}

#[tokio::test]
async fn above_the_crossover_price_the_amount_cap_binds() -> Outcome {
    let page = Page::open("").await?;
    page.fill("price", "150000").await?;
    page.shows("#bought", "2,666").await?;
    assert!(page.text("#spend").await?.starts_with("JPY 399,900,000 · USD "));
    assert!(page.text("#binding").await?.starts_with("the amount cap binds: JPY 400,000,000 ÷ JPY 150,000"));
    Ok(())
}

#[tokio::test]
async fn a_hundred_shares_earn_two_hundred_thousand_yen_a_year() -> Outcome {
    let page = Page::open("").await?;
    page.fill("holding", "100").await?;
    page.shows("#dividend-total", "JPY 200,000 · USD 1,887.86").await?;
    page.shows("#dividend-0", "JPY 100,000 · USD 943.93").await?;
    page.fill("holding", "7").await?;
    page.shows("#dividend-total", "JPY 14,000 · USD 132.15").await?;
    page.has_fragment("#?v=1&holding=7").await
}

#[tokio::test]
async fn four_hundred_depositary_shares_earn_what_one_share_does() -> Outcome {
    let page = Page::open("").await?;
    page.fill("holding", "1").await?;
    page.shows("#dividend-total", "JPY 2,000 · USD 18.88").await?;
    page.fill("holding", "400").await?;
    page.choose("as-ads").await?;
    page.shows("#dividend-total", "JPY 2,000 · USD 18.88").await?;
    page.has_fragment("#?v=1&holding=400&as=ads").await?;
    // One depositary share is a fraction of a share.
    page.fill("holding", "1").await?;
    page.shows("#dividend-total", "JPY 5 · USD 0.0472").await
}

#[tokio::test]
async fn the_answers_are_the_same_in_japanese() -> Outcome {
    let page = Page::open("ja/").await?;
    page.fill("price", "80000").await?;
    page.shows("#bought", "4,000").await?;
    assert!(page.text("#spend").await?.starts_with("320,000,000円"));
    assert!(page.text("#eps").await?.starts_with("13,828.66円"));
    assert!(page.text("#eps-note").await?.contains("+1.98%"));
    page.fill("holding", "100株").await?;
    page.shows("#dividend-total", "200,000円 · 1,887.86米ドル").await
}

#[tokio::test]
async fn what_the_reader_does_to_the_fields_is_not_sent_anywhere() -> Outcome {
    let page = Page::open("").await?;
    let loaded: Vec<String> = page.read(LOADED).await?;
    page.fill("holding", "123").await?;
    page.fill("price", "90000").await?;
    page.browser.client.active_element().await?.send_keys("\u{e007}").await?;
    page.has_fragment("#?v=1&holding=123&price=90000").await?;
    assert_eq!(page.read::<Vec<String>>(LOADED).await?, loaded);
    assert_eq!(page.read::<String>("document.cookie + Object.keys(localStorage).join()").await?, "");
    Ok(())
}

/// What the page has asked for. Its icon may come at any time after all else.
const LOADED: &str =
    "performance.getEntriesByType('resource').map(entry => entry.name).filter(name => !name.endsWith('.svg'))";
