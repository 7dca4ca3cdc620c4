//! On paper the charts are the page's SVG pictures, of what is chosen; how many sheets it takes, and what stands at their heads.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::failure::{Failure, Outcome};
use super::page::Page;

const ENTER: char = '\u{e007}';
/// A4 and Letter, in inches.
const SHEETS: [(f64, f64); 2] = [(8.27, 11.69), (8.5, 11.0)];

/// How many pages the printed document has.
async fn printed_pages(page: &Page, (width, height): (f64, f64)) -> Outcome<usize> {
    let options = json!({"paperWidth": width, "paperHeight": height, "preferCSSPageSize": false});
    let document = page.browser.devtools("Page.printToPDF", options).await?;
    let text = document["data"].as_str().ok_or_else(|| Failure::new("Chromium gives no document"))?;
    let bytes = STANDARD.decode(text)?;
    // Each page is an object of its own; `/Pages` are the nodes of their tree.
    let kinds = bytes.windows(11).filter(|part| *part == b"/Type /Page").count();
    let nodes = bytes.windows(12).filter(|part| *part == b"/Type /Pages").count();
    Ok(kinds - nodes)
}

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
    for selector in [".controls", ".toc", ".calc form button", ".calc form small", "#as-ads"] {
        assert_eq!(page.count(selector).await?, 0, "{selector}");
    }
    // What the results are worked out from is a list of names and values: no frames, no choices that were not taken, nothing
    // that was left empty.
    for (field, count) in [("#holding", 1), ("#fill", 1), ("label:has(#as-shares)", 1), ("#day", 0), ("#paid", 0)] {
        assert_eq!(page.count(field).await?, count, "{field}");
    }
    let framed = "[...document.querySelectorAll('.calc form :is(input, select, fieldset)')].filter(field => \
                  field.checkVisibility() && getComputedStyle(field).borderTopWidth !== '0px').map(field => field.id)";
    assert_eq!(page.read::<Vec<String>>(framed).await?, Vec::<String>::new());
    assert!(page.text("#dividends").await?.contains("JPY 200,000"));
    Ok(())
}

/// The results rest on what was there before: paper that shows the text alone would say that they come of it.
#[tokio::test]
async fn what_cannot_be_read_is_said_on_paper_too() -> Outcome {
    let page = Page::open("").await?;
    page.has_mounted_calculator().await?;
    page.fill("price", "a price").await?;
    page.becomes("document.getElementById('price-error').textContent.length > 8", true).await?;
    page.browser.emulate_media("print", false).await?;
    assert_eq!(page.count("#price-error, #fill-error").await?, 1);
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
        // Of a figure with three periods they stand beside each other at one scale; the balance has the width.
        assert!(
            wide > 3
                && page.count("#fig-balance .on-desk").await? == 1
                && page.count("#fig-balance .on-phone").await? == 0
        );
        let tops = "[...document.querySelectorAll('#fig-cash .panel')].map(it => it.getBoundingClientRect().top)";
        let tops: Vec<f64> = page.read(tops).await?;
        assert!(tops.len() == 3 && tops.iter().all(|top| *top == tops[0]), "{path} {width}: {tops:?}");
        assert_eq!(page.count("#fig-cash .on-desk").await?, 0, "{path} {width}");
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

/// Half of it was paper: tables that were pushed whole to the next page, and short ones across all of its width.
#[tokio::test]
async fn all_of_it_has_at_most_24_pages() -> Outcome {
    for path in ["", "ja/"] {
        let page = Page::open(path).await?;
        page.has_mounted().await?;
        for sheet in SHEETS {
            let pages = printed_pages(&page, sheet).await?;
            assert!((12..=24).contains(&pages), "{path} {sheet:?}: {pages} pages");
        }
    }
    Ok(())
}

/// By keys alone, in both languages; what is printed afterwards is all of it again.
#[tokio::test]
async fn a_summary_has_two_pages() -> Outcome {
    for (path, name) in [("", "Print a two-page summary"), ("ja/", "要約（2ページ）を印刷")] {
        let page = Page::open(path).await?;
        page.has_mounted().await?;
        assert_eq!(page.text("[data-print]").await?, name);
        // What a browser does that asks for a printer.
        let ask = "(() => { window.print = () => { window.asked = true; dispatchEvent(new Event('beforeprint')); }; return true })()";
        page.read::<bool>(ask).await?;
        for sheet in SHEETS {
            page.read::<bool>("(document.querySelector('[data-print]').focus(), window.asked = false, true)").await?;
            page.press(ENTER).await?;
            page.becomes("window.asked", true).await?;
            assert_eq!(printed_pages(&page, sheet).await?, 2, "{path} {sheet:?}");
            page.becomes("document.documentElement.hasAttribute('data-brief')", false).await?;
        }
        assert!(printed_pages(&page, SHEETS[0]).await? > 12, "{path}");
    }
    Ok(())
}

/// Where a browser does not print, nothing is left of the summary.
#[tokio::test]
async fn a_summary_that_is_not_printed_is_forgotten() -> Outcome {
    let page = Page::open("").await?;
    page.read::<bool>("(window.print = () => {}, document.querySelector('[data-print]').click(), true)").await?;
    page.becomes("document.documentElement.hasAttribute('data-brief')", false).await
}

#[tokio::test]
async fn the_first_page_says_what_it_is_and_the_others_in_their_heads() -> Outcome {
    // A text of CSS is asked for as what it would show.
    let body = "const sheet = document.styleSheets[0];
        sheet.insertRule('body::before { content: var(--running) }', sheet.cssRules.length);
        const shown = getComputedStyle(document.body, '::before').content;
        sheet.deleteRule(sheet.cssRules.length - 1);
        return shown";
    for (path, head, source) in [
        ("", "IIJ Consolidated results for the first half of FY2008", "Press release of November 13, 2008"),
        ("ja/", "IIJ 2008年度上期", "2008年11月13日"),
    ] {
        let page = Page::open(path).await?;
        // Before any script does.
        let before: String = page.browser.run(body, &[]).await?;
        assert!(before.starts_with(&format!("\"{head}")), "{path}: {before}");
        page.read::<bool>("window.dispatchEvent(new Event('beforeprint'))").await?;
        assert_eq!(page.browser.run::<String>(body, &[]).await?, before, "{path}");
        assert_eq!(page.count(".cover").await?, 0, "{path}: only on paper");
        page.browser.emulate_media("print", false).await?;
        let cover = page.text(".cover").await?;
        assert!(cover.contains(source) && cover.contains("http://www.iij.ad.jp/"), "{path}: {cover}");
        page.browser.emulate_media("", false).await?;
        // An opened report's company.
        let name = "A \"B\" \\ </style>\n} @page { margin: 9in } 株式会社 \u{202e}";
        let rename = "document.querySelector('.brand').textContent = arguments[0];
            window.dispatchEvent(new Event('beforeprint'))";
        page.browser.run::<()>(rename, &[name]).await?;
        let shown: String = page.browser.run(body, &[]).await?;
        assert!(shown.contains("@page { margin: 9in } 株式会社") && shown.contains("</style>"), "{path}: {shown}");
        assert!((12..=24).contains(&printed_pages(&page, SHEETS[0]).await?), "{path}");
        assert_eq!(page.browser.complaints().await?, [""; 0]);
    }
    Ok(())
}

/// A statement that goes on over pages had the heads of its columns there, and not its title.
#[tokio::test]
async fn a_long_table_has_its_title_in_the_head_that_pages_repeat() -> Outcome {
    let page = Page::open("").await?;
    let titles = "[...document.querySelectorAll('#statements details:not(.pairs *):has(> .t [data-of])')].map(it => [
        it.querySelector('summary').checkVisibility(),
        getComputedStyle(it.querySelector('[data-of]'), '::before').content === JSON.stringify(it.querySelector('.t').ariaLabel)
    ].join()).filter((it, at, all) => all.indexOf(it) === at)";
    assert_eq!(page.read::<Vec<String>>(titles).await?, ["true,false"]);
    page.browser.emulate_media("print", false).await?;
    assert_eq!(page.read::<Vec<String>>(titles).await?, ["false,true"]);
    Ok(())
}
