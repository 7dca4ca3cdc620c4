//! Every task by keys alone: nothing is clicked or scrolled, and whatever has the focus is to be seen (WCAG 2.2, 2.1.1 and 2.4.11).

use super::engine::Engine;
use super::failure::{Failure, Outcome};
use super::page::Page;
use super::site;

const TAB: char = '\u{e004}';
const SHIFT: char = '\u{e008}';
const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const LEFT: char = '\u{e012}';
const RIGHT: char = '\u{e014}';
const DOWN: char = '\u{e015}';

/// Whether a part of what has the focus is on the screen and in front of everything else.
const SEEN: &str = "(() => {
    const focused = document.activeElement.closest('label') ?? document.activeElement;
    // What has come above it since may have moved it out of the window, which is no barrier: a reader scrolls.
    const {top: start, bottom: end} = focused.getBoundingClientRect();
    if (end < 0 || start > innerHeight) focused.scrollIntoView({block: 'center'});
    return [...focused.getClientRects()].some(({left, top, width, height}) => [[.5, .5], [.05, .1], [.95, .1], [.05, .9], [.95, .9]].some(([x, y]) => {
        const there = document.elementFromPoint(left + width * x, top + height * y);
        return there && (focused.contains(there) || there.contains(focused) && !there.closest('.source, .bar, #tip'));
    }));
})()";

/// What has the focus, for messages.
const FOCUSED: &str = "(() => {
    const {outerHTML, parentElement} = document.activeElement;
    const {left, top, width, height} = document.activeElement.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return `${outerHTML.slice(0, 160)} in ${parentElement?.className} at ${[left, top, width, height]}, below ${there?.outerHTML.slice(0, 80)}`;
})()";

/// Presses a key while Shift is held.
async fn press_with_shift(page: &Page, key: char) -> Outcome {
    use fantoccini::actions::{InputSource, KeyAction, KeyActions};
    let keys = KeyActions::new("keys".to_owned())
        .then(KeyAction::Down { value: SHIFT })
        .then(KeyAction::Down { value: key })
        .then(KeyAction::Up { value: key })
        .then(KeyAction::Up { value: SHIFT });
    Ok(page.browser.client.perform_actions(keys).await?)
}

/// Goes on by the tab key until what is named has the focus; every stop on the way is to be seen.
async fn tab_to(page: &Page, selector: &str) -> Outcome {
    for _ in 0..120 {
        page.press(TAB).await?;
        if let Err(failure) = page.becomes(SEEN, true).await {
            let focused: String = page.read(FOCUSED).await?;
            return Err(failure.within(&format!("{selector}: the focus is not to be seen on {focused}")));
        }
        if page.browser.run::<bool>("return document.activeElement.matches(arguments[0])", &[selector]).await? {
            return Ok(());
        }
    }
    Err(Failure::new(format!("{selector} is not reached; the focus is on {}", page.read::<String>(FOCUSED).await?)))
}

async fn has_focus(page: &Page, selector: &str) -> Outcome {
    page.becomes(&format!("document.activeElement.matches('{selector}')"), true).await?;
    page.becomes(SEEN, true).await.map_err(|failure| failure.within(selector))
}

async fn type_text(page: &Page, text: &str) -> Outcome {
    for key in text.chars() {
        page.press(key).await?;
    }
    Ok(())
}

/// Leads to a section as a reader does who comes by a link.
async fn go_to(page: &Page, section: &str) -> Outcome {
    page.browser.run::<()>("location.hash = arguments[0]", &[section]).await?;
    let is_there = format!("Math.abs(document.getElementById('{section}').getBoundingClientRect().top) < innerHeight");
    page.becomes(&is_there, true).await
}

async fn choices(page: &Page) -> Outcome {
    tab_to(page, ".skip").await?;
    tab_to(page, "#ccy-0").await?;
    page.press(RIGHT).await?;
    assert!(page.is_chosen("ccy-1").await?);
    page.press(LEFT).await?;
    tab_to(page, "#period-all").await?;
    page.press(RIGHT).await?;
    assert!(page.is_chosen("period-0").await?);
    page.press(LEFT).await?;
    for stop in ["#theme-auto", ".lang", ".toc a[href='#statements']"] {
        tab_to(page, stop).await?;
    }
    page.press(ENTER).await?;
    page.becomes("location.hash.startsWith('#statements')", true).await
}

async fn tables(page: &Page) -> Outcome {
    page.has_mounted_tables().await?;
    tab_to(page, "[data-root=tables] input[type=search]").await?;
    type_text(page, "inventories").await?;
    page.becomes("document.querySelectorAll('.hits a').length > 0", true).await?;
    tab_to(page, ".hits a").await?;
    page.press(ENTER).await?;
    has_focus(page, "tr.found td").await?;
    // Along the row and down the column, and where a number comes from, and back.
    let here = "[document.activeElement.closest('tr').rowIndex, document.activeElement.cellIndex].join()";
    let before: String = page.read(here).await?;
    for key in [RIGHT, DOWN] {
        page.press(key).await?;
        has_focus(page, "td").await?;
    }
    let number: String = page.read(here).await?;
    assert_ne!(before, number);
    page.press(ENTER).await?;
    has_focus(page, "#source-title").await?;
    page.press(TAB).await?;
    page.becomes("!!document.activeElement.closest('.source')", true).await?;
    page.press(ESCAPE).await?;
    has_focus(page, "td").await?;
    assert_eq!(page.read::<String>(here).await?, number);
    // What stands beneath the panel takes its place when it has the focus.
    page.press(ENTER).await?;
    has_focus(page, "#source-title").await?;
    for _ in 0..40 {
        press_with_shift(page, TAB).await?;
        page.becomes(SEEN, true).await?;
        if page.read::<bool>("!document.activeElement.closest('.source')").await? {
            break;
        }
    }
    page.press(ESCAPE).await?;
    go_to(page, "table-balance-sheet-assets").await?;
    tab_to(page, "#table-balance-sheet-assets th input").await?;
    let rows = "document.activeElement.closest('tbody').innerText.split('\\n').length";
    let open: u32 = page.read(rows).await?;
    page.press(' ').await?;
    page.becomes(&format!("{rows} < {open}"), true).await?;
    page.press(' ').await?;
    page.becomes(rows, open).await
}

async fn figures(page: &Page) -> Outcome {
    go_to(page, "fig-mix").await?;
    // Scripts that scroll would move the place from which the tab key goes on.
    page.becomes("document.querySelector('[data-plot=mix-0]').tabIndex", 0).await?;
    tab_to(page, "[data-plot=mix-0]").await?;
    let name = "document.activeElement.getAttribute('aria-label')";
    page.becomes(&format!("{name}.includes('JPY million') && {name}.includes('First half')"), true).await?;
    page.press(RIGHT).await?;
    page.becomes("document.querySelector('#tip').hidden", false).await?;
    page.becomes("/1H0[78].*JPY [0-9,]+ million/.test(document.querySelector('#tip-said').textContent)", true).await?;
    page.press(' ').await?;
    has_focus(page, "#source-title").await?;
    page.press(ESCAPE).await?;
    has_focus(page, "[data-plot=mix-0]").await?;
    // What is told of a mark goes when the focus goes on.
    tab_to(page, "#fig-mix [data-take=svg]").await?;
    page.becomes("document.querySelector('#tip').hidden", true).await?;
    let button: String = page.read(name).await?;
    assert!(button.starts_with("SVG: ") && button.contains("JPY million"), "{button}");
    Ok(())
}

async fn calculator(page: &Page) -> Outcome {
    go_to(page, "dividends").await?;
    let mounted = "document.querySelectorAll(':is([data-root=calculator], [data-root=prices], [data-root=scenarios])[data-mounted]').length";
    page.becomes(mounted, 3).await?;
    tab_to(page, "#holding").await?;
    assert_eq!(page.text("#chief").await?, "", "nothing is said before something is changed");
    type_text(page, "5").await?;
    page.becomes("document.querySelector('#chief').textContent.length > 20", true).await?;
    let lives = "[...document.querySelectorAll('output')].every(it => it.getAttribute('aria-live') === 'off')";
    assert!(page.read::<bool>(lives).await?, "one summary is said, not each result");
    tab_to(page, "#price").await?;
    tab_to(page, ".line > summary").await?;
    // What was typed may still be worked out, and the line written anew, while the key is pressed.
    let is_open = "document.activeElement.closest('details')?.open ?? false";
    for _ in 0..3 {
        page.press(ENTER).await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        if page.read::<bool>(is_open).await? {
            break;
        }
    }
    page.becomes(is_open, true).await?;
    tab_to(page, ".why [data-n]").await?;
    page.press(ENTER).await?;
    has_focus(page, "#source-title").await?;
    page.press(ESCAPE).await?;
    has_focus(page, ".why [data-n]").await?;
    tab_to(page, "#keep").await?;
    page.press(ENTER).await?;
    page.becomes("!!document.querySelector('#kept')", true).await
}

async fn files(page: &Page) -> Outcome {
    go_to(page, "sources").await?;
    tab_to(page, "#sources a[href*='data/'], #sources a[download]").await?;
    go_to(page, "glossary").await?;
    tab_to(page, "#glossary summary, #glossary a, #sources a").await
}

async fn walk(page: &Page) -> Outcome {
    page.has_mounted().await?;
    choices(page).await?;
    tables(page).await?;
    figures(page).await?;
    calculator(page).await?;
    files(page).await
}

#[tokio::test]
async fn every_task_is_done_by_keys_alone() -> Outcome {
    let page = Page::open("").await?;
    walk(&page).await
}

#[tokio::test]
async fn every_task_is_done_by_keys_alone_in_firefox() -> Outcome {
    let server = site::serve()?;
    let page = Page::visit_in(Engine::Firefox, &server.url()).await?;
    walk(&page).await
}
