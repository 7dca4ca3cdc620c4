//! On paper the charts are the page's SVG pictures, of what is chosen.

use serde_json::json;

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

/// Group heads lost their first letters and wide tables their last columns at the edge of the paper, and pictures were those
/// for a phone.
#[tokio::test]
async fn nothing_is_cut_off_at_the_edges_of_a4_and_letter() -> Outcome {
    let body = "const cut = [];
        for (const element of document.querySelectorAll('main :is(th, td, p, dt, dd, li, h1, h2, h3, label, a, text)')) {
            if (!element.checkVisibility({visibilityProperty: true}) || !element.textContent.trim()) continue;
            const range = document.createRange();
            range.selectNodeContents(element);
            for (const box of range.getClientRects())
                if (box.left < -1 || box.right > document.documentElement.clientWidth + 1) { cut.push(`${element.textContent} (${element.closest('[id]').id}: ${box.left} to ${box.right})`); break; }
        }
        const top = id => document.getElementById(id).getBoundingClientRect().top;
        return [cut, document.querySelectorAll('.on-desk').length, top('glossary') > top('sources')]";
    // What is left of the paper's 210 and 216 mm between the margins.
    for (path, width) in [("", 695), ("ja/", 695), ("", 717)] {
        let page = Page::open(path).await?;
        page.browser.resize(width, 1000).await?;
        // Paper has no bars to scroll by, which would take 15 pixels of it.
        page.browser.devtools("Emulation.setScrollbarsHidden", json!({"hidden": true})).await?;
        page.read::<bool>("window.dispatchEvent(new Event('beforeprint'))").await?;
        page.browser.emulate_media("print", false).await?;
        let (cut, wide, is_last): (Vec<String>, u32, bool) = page.browser.run(body, &[]).await?;
        assert!(cut.is_empty(), "{path} {width}: {cut:?}");
        assert!(wide > 3 && page.count(".on-desk").await? > 3 && page.count(".on-phone").await? == 0, "{path} {width}");
        assert!(is_last, "{path}: the glossary comes after the sources");
        // They were as wide as the paper, each on a page of its own, since a narrow window has them below each other.
        let tops = "[...document.querySelectorAll('.curves .panel')].map(it => it.getBoundingClientRect().top)";
        let tops: Vec<f64> = page.read(tops).await?;
        assert_eq!((tops.len(), tops.first() == tops.last()), (2, true), "{path}: curves beside each other: {tops:?}");
        for selector in ["#statements > .measure", ".mix-show", ".numbers > summary", "[href*=\"data/tables\"]"] {
            assert_eq!(page.count(selector).await?, 0, "{path}: {selector}");
        }
    }
    Ok(())
}
