//! All that a mouse can do, keys can do too, and the focus is to be seen.

use super::failure::Outcome;
use super::page::Page;

const TAB: &str = "\u{e004}";
const LEFT: &str = "\u{e012}";
const RIGHT: &str = "\u{e014}";
const SPACE: &str = "\u{e00d}";

async fn press(page: &Page, key: &str) -> Outcome {
    Ok(page.browser.client.active_element().await?.send_keys(key).await?)
}

/// What has the focus: its id, its link or its role.
const FOCUSED: &str = "const focused = document.activeElement;
    return focused.id || focused.getAttribute('href') || focused.getAttribute('role') || focused.localName";

/// The outline of what has the focus; a radio button's label shows it for its button.
const OUTLINE: &str = "const focused = document.activeElement;
    const shown = focused.type === 'radio' ? focused.closest('label') : focused;
    const {outlineStyle, outlineWidth} = getComputedStyle(shown);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1";

#[tokio::test]
async fn tab_reaches_every_control_in_reading_order() -> Outcome {
    let page = Page::open("").await?;
    let mut reached: Vec<String> = Vec::new();
    loop {
        press(&page, TAB).await?;
        let focused: String = page.browser.run(FOCUSED, &[]).await?;
        if focused == "body" || reached.len() > 300 {
            break;
        }
        assert!(page.browser.run::<bool>(OUTLINE, &[]).await?, "{focused} has no outline");
        reached.push(focused);
    }
    let mut rest = reached.iter();
    for expected in [
        "#overview",
        "ccy-0",
        "period-all",
        "theme-auto",
        "ja/",
        "#overview",
        "#mix",
        "#margins",
        "#dividends",
        "#sources",
        "summary",
        "show-amounts",
        "group",
        "group",
        "holding",
        "as-shares",
        "missed",
        "price",
        "price-slider",
    ] {
        assert!(rest.any(|id| id == expected), "{expected} is missing or out of order in {reached:?}");
    }
    Ok(())
}

/// Presses Tab until `id` has the focus.
async fn tab_to(page: &Page, id: &str) -> Outcome {
    for _ in 0..200 {
        if page.browser.run::<String>(FOCUSED, &[]).await? == id {
            break;
        }
        press(page, TAB).await?;
    }
    assert_eq!(page.browser.run::<String>(FOCUSED, &[]).await?, id);
    Ok(())
}

#[tokio::test]
async fn arrows_move_through_a_group_and_the_figures_follow() -> Outcome {
    let page = Page::open("").await?;
    tab_to(&page, "ccy-0").await?;
    press(&page, RIGHT).await?;
    assert_eq!(page.row("#mix-table", "Total revenues").await?[1], "313.9");
    tab_to(&page, "period-all").await?;
    press(&page, RIGHT).await?;
    press(&page, RIGHT).await?;
    assert!(page.is_chosen("period-1").await?);
    assert_eq!(page.rows("#mix-table").await?[0], ["Business", "2Q08", "2Q07", "Change"]);
    press(&page, LEFT).await?;
    assert_eq!(page.rows("#mix-table").await?[0], ["Business", "1H08", "1H07", "Change"]);
    page.has_fragment("#?v=1&ccy=usd&period=half").await?;
    assert!(page.browser.run::<bool>(OUTLINE, &[]).await?);
    tab_to(&page, "show-amounts").await?;
    press(&page, RIGHT).await?;
    assert_eq!(page.row("#mix-table", "Connectivity and outsourcing").await?[1], "51.1%");
    tab_to(&page, "as-shares").await?;
    press(&page, RIGHT).await?;
    page.shows("#dividend-total", "JPY 500 · USD 4.72").await
}

#[tokio::test]
async fn the_first_tab_offers_to_skip_the_controls() -> Outcome {
    let page = Page::open("").await?;
    press(&page, TAB).await?;
    assert_eq!(page.read::<String>("document.activeElement.innerText").await?, "Skip to the figures");
    assert!(page.read::<bool>("document.activeElement.getBoundingClientRect().left >= 0").await?);
    press(&page, "\u{e007}").await?;
    page.has_fragment("#overview").await?;
    // The next Tab goes on from there: to the first number, as soon as numbers can be asked for.
    page.becomes("!!document.querySelector('#overview h1 [role=button][tabindex=\"0\"]')", true).await?;
    press(&page, TAB).await?;
    assert_eq!(page.browser.run::<String>(FOCUSED, &[]).await?, "button");
    tab_to(&page, "summary").await?;
    press(&page, SPACE).await?;
    assert_eq!(page.count("#overview .c0 table").await?, 1);
    Ok(())
}
