//! Light and dark, for the page and for the canvases, which cannot inherit colours.

use super::browser::Options;
use super::failure::Outcome;
use super::page::Page;

const BACKGROUND: &str = "getComputedStyle(document.body).backgroundColor";
const LIGHT: &str = "rgb(251, 250, 247)";
const DARK: &str = "rgb(20, 22, 26)";

const LIGHT_SYSTEM: Options = Options { dark: false, ..Options::DESK };
const DARK_SYSTEM: Options = Options { dark: true, ..Options::DESK };

/// The charts in the page as it stands.
async fn pictures(page: &Page) -> Outcome<[String; 2]> {
    Ok([page.picture("mix-0").await?, page.picture("margins-0").await?])
}

#[tokio::test]
async fn choosing_dark_changes_paper_and_canvases() -> Outcome {
    let page = Page::open_in(LIGHT_SYSTEM, "").await?;
    page.becomes(BACKGROUND, LIGHT.to_owned()).await?;
    let light = pictures(&page).await?;
    page.choose("theme-dark").await?;
    page.becomes(BACKGROUND, DARK.to_owned()).await?;
    for (chart, before) in ["mix-0", "margins-0"].into_iter().zip(&light) {
        page.picture(chart).await?;
        page.redraws(chart, before).await?;
    }
    page.has_fragment("#?v=1&theme=dark").await?;
    page.choose("theme-auto").await?;
    page.becomes(BACKGROUND, LIGHT.to_owned()).await?;
    page.has_fragment("").await
}

#[tokio::test]
async fn auto_follows_a_dark_system() -> Outcome {
    let page = Page::open_in(DARK_SYSTEM, "").await?;
    assert!(page.is_chosen("theme-auto").await?);
    page.becomes(BACKGROUND, DARK.to_owned()).await?;
    let automatic = pictures(&page).await?;
    page.choose("theme-dark").await?;
    page.has_fragment("#?v=1&theme=dark").await?;
    assert_eq!(pictures(&page).await?, automatic);
    page.choose("theme-light").await?;
    page.becomes(BACKGROUND, LIGHT.to_owned()).await?;
    page.picture("mix-0").await?;
    page.redraws("mix-0", &automatic[0]).await?;
    page.has_fragment("#?v=1&theme=light").await
}

#[tokio::test]
async fn a_system_that_turns_dark_takes_page_and_canvases_along() -> Outcome {
    let page = Page::open_in(LIGHT_SYSTEM, "").await?;
    let light = page.picture("mix-0").await?;
    page.browser.emulate_media("", true).await?;
    page.becomes(BACKGROUND, DARK.to_owned()).await?;
    let dark = page.redraws("mix-0", &light).await?;
    page.browser.emulate_media("", false).await?;
    assert_eq!(page.redraws("mix-0", &dark).await?, light);
    Ok(())
}

#[tokio::test]
async fn a_link_with_a_theme_opens_in_it() -> Outcome {
    let page = Page::open_in(LIGHT_SYSTEM, "ja/#?v=1&theme=dark").await?;
    page.becomes(BACKGROUND, DARK.to_owned()).await?;
    assert!(page.is_chosen("theme-dark").await?);
    Ok(())
}
