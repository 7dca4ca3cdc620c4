//! On paper the charts are the page's SVG pictures, of what is chosen.

use super::failure::Outcome;
use super::page::Page;

#[tokio::test]
async fn pictures_take_the_place_of_canvases() -> Outcome {
    let page = Page::open("").await?;
    for chart in ["mix-0", "margins-0"] {
        page.picture(chart).await?;
    }
    assert_eq!(page.count("[data-root=\"mix-0\"] canvas").await?, 1);
    assert_eq!(page.count("#mix .c0 .still").await?, 0);
    page.browser.emulate_media("print", false).await?;
    assert_eq!((page.count("canvas").await?, page.count(".live").await?), (0, 0));
    assert_eq!((page.count("#fig-mix .still svg").await?, page.count("#fig-margins .still svg").await?), (3, 3));
    assert!(page.count("#fig-mix .still text.rc").await? > 9);
    assert_eq!(page.count("#fig-mix .still text.tc").await?, 0);
    // Back on the screen all is as it was.
    page.browser.emulate_media("", false).await?;
    assert_eq!((page.count("[data-root=\"mix-0\"] canvas").await?, page.count("#mix .c0 .still").await?), (1, 0));
    Ok(())
}

#[tokio::test]
async fn paper_shows_the_chosen_currency_and_period_in_light() -> Outcome {
    let page = Page::open("#?v=1&ccy=usd&period=q2&theme=dark").await?;
    page.picture("mix-1").await?;
    page.browser.emulate_media("print", true).await?;
    assert_eq!((page.count("#fig-mix .c1 .still svg").await?, page.count("#fig-mix .still svg").await?), (1, 1));
    assert!(page.count("#fig-mix .still text.tc").await? > 3);
    assert_eq!(page.count("#fig-mix .still text.rc").await?, 0);
    assert_eq!(page.rows("#mix-table").await?[0], ["Business", "2Q08", "2Q07", "Change"]);
    assert_eq!(page.row("#mix-table", "Total revenues").await?[1], "159.8");
    assert_eq!(page.read::<String>("getComputedStyle(document.body).color").await?, "rgb(28, 30, 34)");
    Ok(())
}

#[tokio::test]
async fn paper_has_no_controls() -> Outcome {
    let page = Page::open("").await?;
    page.browser.emulate_media("print", false).await?;
    for selector in [".controls", ".toc", ".calc form"] {
        assert_eq!(page.count(selector).await?, 0, "{selector}");
    }
    // What the fields said is still to be read in the results.
    assert!(page.text("#dividends").await?.contains("JPY 200,000"));
    Ok(())
}
