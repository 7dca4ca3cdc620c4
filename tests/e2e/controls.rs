//! The controls of the page when its program is mounted.

use fantoccini::Locator;

use super::browser::Options;
use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::page::{MENU, Page};
use super::published::Published;

#[tokio::test]
async fn the_currency_changes_figures_pictures_and_address() -> Outcome {
    let page = Page::open("").await?;
    let yen = page.picture("mix-0").await?;
    page.choose("ccy-1").await?;
    page.picture("mix-0").await?;
    let dollars = page.redraws("mix-0", &yen).await?;
    assert_eq!(page.row("#mix-table", "Total revenues").await?[1], "313.9");
    assert!(page.text("#overview .one.c0 .results").await?.starts_with("Total revenues\n313.9\n"));
    page.has_fragment("#?v=1&ccy=usd").await?;
    page.choose("ccy-0").await?;
    page.picture("mix-0").await?;
    assert_eq!(page.redraws("mix-0", &dollars).await?, yen);
    assert_eq!(page.row("#mix-table", "Total revenues").await?[1], "33,254");
    page.has_fragment("").await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_period_leaves_one_comparison() -> Outcome {
    let page = Page::open("").await?;
    page.choose("period-2").await?;
    assert_eq!(page.row("#mix-table", "Total revenues").await?[1..], ["16,328", "13,696", "+19.2%"]);
    assert_eq!(page.row("#margins-table", "Operating margin").await?[1..], ["2.5%", "5.0%", "−2.5"]);
    assert_eq!((page.count("#fig-mix .panel").await?, page.count("#fig-margins .panel").await?), (1, 1));
    for chart in ["mix-2", "margins-2"] {
        page.picture(chart).await?;
    }
    page.has_fragment("#?v=1&period=q1").await?;
    page.choose("period-all").await?;
    assert_eq!((page.count("#fig-mix .panel").await?, page.count("#fig-margins .panel").await?), (3, 3));
    for chart in ["mix-0", "mix-1", "margins-0", "margins-1"] {
        page.picture(chart).await?;
    }
    page.has_fragment("").await
}

#[tokio::test]
async fn shares_replace_amounts_in_table_and_picture() -> Outcome {
    let page = Page::open("").await?;
    let amounts = page.picture("mix-0").await?;
    page.choose("show-shares").await?;
    page.picture("mix-0").await?;
    page.redraws("mix-0", &amounts).await?;
    assert_eq!(page.row("#mix-table", "Connectivity and outsourcing").await?[1], "51.1%");
    page.has_fragment("#?v=1&show=shares").await
}

#[tokio::test]
async fn reloading_keeps_the_state() -> Outcome {
    let page = Page::open("").await?;
    set_everything(&page).await?;
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    everything_is_set(&page).await?;
    assert_eq!(page.row("#mix-table", "Total revenues").await?[1..], ["100.0%", "100.0%", "+3.9%"]);
    Ok(())
}

#[tokio::test]
async fn the_other_language_keeps_the_state() -> Outcome {
    let page = Page::open("").await?;
    set_everything(&page).await?;
    page.click(".lang").await?;
    page.becomes("document.documentElement.lang", "ja".to_owned()).await?;
    page.has_mounted().await?;
    assert!(page.read::<String>("location.pathname").await?.ends_with("/ja/"));
    everything_is_set(&page).await?;
    page.choose("show-amounts").await?;
    assert_eq!(page.row("#mix-table", "売上高").await?[1..], ["159.8", "153.8", "+3.9%"]);
    page.choose("show-shares").await?;
    page.click(".lang").await?;
    page.becomes("document.documentElement.lang", "en".to_owned()).await?;
    page.has_mounted().await?;
    everything_is_set(&page).await
}

/// Another language once led to the top of the page.
#[tokio::test]
async fn the_other_language_shows_what_was_read() -> Outcome {
    let page = Page::open("").await?;
    let row = "document.querySelector('#table-balance-sheet-assets tbody tr:nth-child(4)')";
    let top = format!("Math.round({row}.getBoundingClientRect().top)");
    page.becomes(
        &format!("{row}.scrollIntoView({{block: 'start', behavior: 'instant'}}), Math.abs({top} - 88) < 4"),
        true,
    )
    .await?;
    for lang in ["ja", "en"] {
        page.browser.client.find(Locator::Css(".lang")).await?.click().await?;
        page.becomes("document.documentElement.lang", lang.to_owned()).await?;
        page.has_mounted().await?;
        page.becomes(&format!("Math.abs({top} - 88) < 24"), true).await?;
    }
    Ok(())
}

in_every_browser!(what_is_read_stays_when_another_period_is_chosen);

async fn what_is_read_stays_when_another_period_is_chosen(engine: Engine) -> Outcome {
    let server = Published::start()?;
    stays(&Page::visit_in(engine, &server.url()).await?).await
}

#[tokio::test]
async fn what_is_read_stays_when_another_period_is_chosen_on_a_phone() -> Outcome {
    for path in ["", "ja/"] {
        stays(&Page::open_in(Options::PHONE, path).await?).await?;
    }
    Ok(())
}

/// Another period once moved what was read by hundreds of pixels: all of the page above it is shown or hidden.
async fn stays(page: &Page) -> Outcome {
    page.has_mounted().await?;
    // A line of a table, the sentence of a figure in each period, a table of all periods, the results of each, and what follows all of them.
    for read in [
        "#mix-table tbody tr:nth-child(4)",
        "#fig-costs .finding",
        "#table-balance-sheet-assets tbody tr:nth-child(6)",
        "#overview .one .results > :nth-child(2)",
        "#dividends h2",
    ] {
        let place = format!("[...document.querySelectorAll('{read}')].find(it => it.checkVisibility())");
        let top = format!("Math.round({place}.getBoundingClientRect().top)");
        let bar = "document.querySelector('.bar').getBoundingClientRect().bottom";
        let to_top =
            format!("scrollBy({{top: {top} - {bar} - 8, behavior: 'instant'}}), Math.abs({top} - {bar} - 8) < 3");
        page.becomes(&to_top, true).await?;
        let before: i32 = page.read(&top).await?;
        for period in ["period-1", "period-0", "period-all"] {
            if page.is_on_a_phone().await? && page.count("#menu:popover-open").await? == 0 {
                page.browser.client.find(Locator::Css(MENU)).await?.click().await?;
            }
            page.browser.client.find(Locator::Css(&format!("label:has(#{period})"))).await?.click().await?;
            assert!(page.is_chosen(period).await?);
            page.becomes(&format!("Math.abs({top} - {before}) < 4"), true).await?;
            // Figures that are drawn anew once moved it afterwards.
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            let after: i32 = page.read(&top).await?;
            assert!((after - before).abs() < 4, "{read}, {period}: from {before} to {after}");
        }
        if page.is_on_a_phone().await? {
            page.browser.client.find(Locator::Css(MENU)).await?.click().await?;
        }
    }
    Ok(())
}

/// Sets all that there is to something else than it is at first.
async fn set_everything(page: &Page) -> Outcome {
    for id in ["ccy-1", "period-1", "show-shares", "theme-dark", "as-ads"] {
        page.choose(id).await?;
    }
    page.fill("holding", "8,000").await?;
    page.fill("price", "80000").await?;
    page.has_fragment(EVERYTHING).await
}

const EVERYTHING: &str = "#?v=1&ccy=usd&period=q2&show=shares&theme=dark&holding=8%2C000&as=ads&price=80000";

async fn everything_is_set(page: &Page) -> Outcome {
    page.has_fragment(EVERYTHING).await?;
    for id in ["ccy-1", "period-1", "show-shares", "theme-dark", "as-ads"] {
        assert!(page.is_chosen(id).await?, "{id}");
    }
    assert_eq!((page.value("holding").await?, page.value("price").await?), ("8,000".to_owned(), "80000".to_owned()));
    page.shows("#bought", "4,000").await
}
