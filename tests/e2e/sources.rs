//! Where numbers come from: any number of the page opens a panel that says it.

use super::browser::Options;
use super::failure::Outcome;
use super::page::Page;

const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";
const DOWN: &str = "\u{e015}";
const RIGHT: &str = "\u{e014}";
const TITLE: &str = "(document.querySelector('#source-title') || {innerText: ''}).innerText";

async fn press(page: &Page, key: &str) -> Outcome {
    Ok(page.browser.client.active_element().await?.send_keys(key).await?)
}

async fn tells(page: &Page, title: &str) -> Outcome {
    page.becomes(TITLE, title.to_owned()).await
}

#[tokio::test]
async fn the_first_click_on_a_number_brings_the_program_and_its_source() -> Outcome {
    let page = Page::open("").await?;
    page.click("#mix-table tbody tr:first-child td:nth-of-type(7) .rc").await?;
    tells(&page, "Connectivity and outsourcing services, 1Q08").await?;
    let text = page.text(".source").await?;
    for part in [
        "JPY 8,396 million",
        "JPY 17,001,229 thousand − JPY 8,604,776 thousand",
        "The release does not report this number.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // Its inputs are numbers, too.
    page.click(".source ul button").await?;
    tells(&page, "Connectivity and outsourcing services, 1H08").await?;
    assert!(page.text(".source").await?.contains("Consolidated statements of income, first half: Total, 1H08, JPY"));
    page.click(".source .tools-row button").await?;
    tells(&page, "Connectivity and outsourcing services, 1Q08").await?;
    press(&page, ESCAPE).await?;
    tells(&page, "").await?;
    let back = "document.activeElement.closest('table').id";
    assert_eq!(page.read::<String>(back).await?, "mix-table", "the reader is where he was");
    page.has_fragment("").await
}

#[tokio::test]
async fn keys_lead_from_number_to_number_with_one_tab_stop_for_each_table() -> Outcome {
    let page = Page::open("#statements").await?;
    page.has_mounted_tables().await?;
    let stops = "[...document.querySelectorAll('#table-income-statement-1h td[tabindex=\"0\"]')].length";
    page.becomes(stops, 1).await?;
    page.browser
        .run::<()>("document.querySelector('#table-income-statement-1h td[tabindex=\"0\"]').focus()", &[])
        .await?;
    for key in [DOWN, RIGHT, ENTER] {
        press(&page, key).await?;
    }
    tells(&page, "Connectivity (home use), 1H08").await?;
    page.has_fragment("#statements?v=1&fact=cell+income-statement-1h+4+1h08-jpy").await?;
    press(&page, ESCAPE).await?;
    page.has_fragment("#statements").await?;
    assert_eq!(page.read::<String>("document.activeElement.innerText").await?, "3,211,251");
    Ok(())
}

/// Brings the first table into view, of all open ones, whose numbers have no tab stop to be seen or more than one: its id.
const WITHOUT_STOP: &str = "
    const shown = (element, numbers) => [...element.querySelectorAll(numbers)].filter(it => it.checkVisibility()).length;
    const tables = [...document.querySelectorAll('#statements details[open] > .t table')];
    const without = tables.find(it => shown(it, 'tbody td:not(:empty)') && shown(it, 'td[tabindex=\"0\"]') !== 1);
    without?.scrollIntoView({behavior: 'instant'});
    return without ? without.closest('details').id : ''";

#[tokio::test]
async fn every_open_table_has_one_stop_in_either_currency() -> Outcome {
    let page = Page::open("#statements").await?;
    page.has_mounted_tables().await?;
    page.unfold_tables().await?;
    for currency in ["ccy-0", "ccy-1", "ccy-0"] {
        page.choose(currency).await?;
        let all = format!("every table to have a stop with {currency}");
        page.browser.until(&all, WITHOUT_STOP, &[], String::is_empty).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_link_opens_a_number_and_tells_when_the_release_lacks_it() -> Outcome {
    let page = Page::open("#statements?v=1&fact=growth+Revenues+1H08+1H07").await?;
    tells(&page, "Total revenues, change, 1H08 against 1H07").await?;
    assert_eq!(page.count(".notice").await?, 0);
    for (path, words) in [("", "a number that this release does not have"), ("ja/", "この開示資料にありません")]
    {
        let page = Page::open(&format!("{path}#statements?v=1&ccy=usd&fact=cell+none+1+x")).await?;
        page.becomes("[...document.querySelectorAll('.notice')].filter(n => n.checkVisibility()).length", 1).await?;
        assert!(page.text("[data-root=lacking]").await?.contains(words));
        assert!(page.is_chosen("ccy-1").await?, "the rest of the address holds");
    }
    let page = Page::open("#table-none").await?;
    page.becomes("document.querySelectorAll('.notice:not([hidden])').length", 1).await
}

/// Opens the sources of fifty numbers, from one on, that one list shows when it is opened, or that are to be seen before
/// any is: how many lists there are, how many numbers this one has, and those that told none.
const OPEN_SOME: &str = "return (async () => {
    const lists = [null, ...document.querySelectorAll('main details')];
    const list = lists[+arguments[1]];
    const closed = [];
    for (let here = list; here; here = here.parentElement.closest('details')) if (!here.open) closed.push(here);
    closed.forEach(details => details.open = true);
    await new Promise(resolve => setTimeout(resolve));
    // The panel is there before the next frame, so none has to be drawn.
    // What is open but out of view has a text, which is not laid out.
    const pause = async () => { for (let turn = 0; turn < 50; turn++) await null; };
    const isNew = element => !list || closed.length > 0 && element.closest('details') === list;
    const numbers = [...document.querySelectorAll(arguments[0])].filter(element => isNew(element)
        && element.checkVisibility() && /[0-9]/.test(element.textContent)
        && !element.closest('#checks, #sources, #glossary, #dividends, .source, thead') && !element.matches('#statements h2'));
    const missing = [];
    for (const number of numbers.slice(+arguments[2], +arguments[2] + 50)) {
        const target = number.querySelector('[data-n]') || number;
        target.dispatchEvent(new MouseEvent('click', {bubbles: true}));
        await pause();
        const panel = document.querySelector('.source .n');
        if (!panel || !/[0-9]/.test(panel.innerText)) missing.push(number.closest('[id]').id + ': ' + number.innerText);
        document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
    }
    closed.forEach(details => details.open = false);
    return [String(lists.length), String(numbers.length), ...missing];
})()";

/// Clicks every number of some parts of the page; how many there are.
async fn open_all(page: &Page, parts: &str) -> Outcome<usize> {
    let (mut count, mut list, mut lists, mut done) = (0, 0, 1, 0);
    while list < lists {
        let found: Vec<String> = page.browser.run(OPEN_SOME, &[parts, &list.to_string(), &done.to_string()]).await?;
        assert!(found.len() == 2, "of {} numbers these tell no source: {:?}", found[1], &found[2..]);
        lists = found[0].parse().unwrap_or_default();
        let numbers = found[1].parse::<usize>().unwrap_or_default();
        done += 50;
        if done >= numbers {
            count += numbers;
            (list, done) = (list + 1, 0);
        }
    }
    Ok(count)
}

#[tokio::test]
async fn every_number_that_can_be_seen_opens_its_source() -> Outcome {
    let parts = "main td, main .results dd, main :is(h1, h2)";
    let (charts, income) = ("section:not(#statements) :is(td, dd, h1, h2)", "#table-income-statement-1h td");
    for (fragment, parts, least) in [
        ("#statements", parts, 1_100),
        ("#statements?v=1&ccy=usd&show=shares", charts, 180),
        ("#statements?v=1&recast=periods", income, 150),
    ] {
        let page = Page::open(fragment).await?;
        page.has_mounted_tables().await?;
        let count = open_all(&page, parts).await?;
        assert!(count >= least, "{fragment}: {count}");
    }
    Ok(())
}

#[tokio::test]
async fn the_panel_fits_a_phone() -> Outcome {
    let page = Page::open_in(Options::PHONE, "#statements?v=1&fact=cell+income-statement-1h+13+1h08-jpy").await?;
    tells(&page, "Total revenues, 1H08").await?;
    let fits = "(r => r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight && r.height < innerHeight * 0.8)(
        document.querySelector('.source').getBoundingClientRect())";
    assert!(page.read::<bool>(fits).await?);
    assert!(page.text(".source").await?.contains("to JPY 1,000"));
    Ok(())
}

/// "Per Share": the half's average of 206,478 shares less the second quarter's is no average; it was shown as 0, and last
/// year's as (476).
#[tokio::test]
async fn a_blank_of_a_derived_quarter_tells_why() -> Outcome {
    let page = Page::open("#statements?v=1&recast=periods").await?;
    page.has_mounted_tables().await?;
    page.unfold_tables().await?;
    let blanks = "document.querySelectorAll('[data-recast=table-per-share-1h] td.blank').length";
    // Eight lines, this year and last.
    page.becomes(blanks, 16).await?;
    page.click("[data-recast=table-per-share-1h] td.blank").await?;
    tells(&page, "Weighted average number of shares, basic, 1Q08").await?;
    let text = page.text(".source").await?;
    for part in ["no figure", "an average cannot be subtracted from another", "206,478 shares"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    press(&page, ESCAPE).await?;
    tells(&page, "").await?;
    page.has_fragment("#statements?v=1&recast=periods").await
}
