//! Where the calculator's numbers come from: each opens the panel, which follows what the reader types.

use super::browser::Options;
use super::failure::Outcome;
use super::page::Page;

const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";
const TAB: char = '\u{e004}';
const RIGHT: &str = "\u{e014}";
const TITLE: &str = "(document.querySelector('#source-title') || {innerText: ''}).innerText";

async fn open(path: &str) -> Outcome<Page> {
    let page = Page::open(path).await?;
    page.has_mounted_calculator().await?;
    page.has_mounted_tables().await?;
    Ok(page)
}

async fn press(page: &Page, key: &str) -> Outcome {
    Ok(page.browser.client.active_element().await?.send_keys(key).await?)
}

async fn tells(page: &Page, title: &str) -> Outcome {
    page.becomes(TITLE, title.to_owned()).await
}

/// Whether the line of a result is unfolded.
fn is_open(result: &str) -> String {
    format!("document.getElementById('{result}').closest('details').open")
}

/// 2,800,000,000 ÷ (206,478 − 4,000).
#[tokio::test]
async fn a_result_opens_its_formula_and_the_numbers_in_it_open_in_turn() -> Outcome {
    let page = open("#dividends?v=1&price=80000").await?;
    page.click("#eps [data-n]").await?;
    tells(&page, "Earnings per share, full-year effect (pro forma)").await?;
    assert!(!page.read::<bool>(&is_open("eps")).await?, "the line itself stays folded");
    page.has_fragment("#dividends?v=1&price=80000&fact=result+eps").await?;
    let text = page.text(".source").await?;
    for part in [
        "JPY 13,828.66 · USD 130.53",
        "(Net income − funding cost for a year) ÷ (all shares − shares bought back)",
        "2,800,000,000 ÷ (206,478 − 4,000) = JPY 13,828.66",
        "shown to 2 decimals",
        "Net income for the year, JPY million",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // The shares are the release's: they open where it prints them.
    page.click(".source [data-n='given shares']").await?;
    page.becomes("document.querySelector('.source h3').innerText", "Where the release reports it".to_owned()).await?;
    assert!(page.text(".source .n").await?.starts_with("206,478"));
    page.click(".source .tools-row button").await?;
    page.click(".source [data-n='result bought']").await?;
    tells(&page, "Shares bought back").await?;
    page.click(".source [data-n='input price']").await?;
    tells(&page, "Price per share, JPY").await?;
    assert!(page.text(".source").await?.contains("Your own assumption"));
    page.click(".source [data-n='field price']").await?;
    tells(&page, "").await?;
    assert_eq!(page.read::<String>("document.activeElement.id").await?, "price");
    page.has_fragment("#dividends?v=1&price=80000").await
}

#[tokio::test]
async fn the_panel_follows_what_is_typed() -> Outcome {
    let page = open("#dividends?v=1&fact=result+bought").await?;
    page.shows(".source .n", "4,000").await?;
    page.fill("price", "160000").await?;
    page.shows(".source .n", "2,500").await?;
    page.has_fragment("#dividends?v=1&fact=result+bought&price=160000").await?;
    page.fill("price", "").await?;
    page.shows(".source .n", "–").await
}

#[tokio::test]
async fn a_key_opens_a_number_and_leads_back_to_it() -> Outcome {
    let page = open("#dividends").await?;
    // A line is one control, which folds: the number in it is none within it.
    assert_eq!(page.count("summary :is([role=button], [tabindex])").await?, 0);
    page.browser.run::<()>("document.querySelector('summary:has(#dividend-0)').focus()", &[]).await?;
    press(&page, ENTER).await?;
    page.becomes(&is_open("dividend-0"), true).await?;
    // What it opens to has its number again, and what that is made of.
    let stops = "document.querySelectorAll('details:has(> summary #dividend-0) [data-n][tabindex=\"0\"]').length";
    page.becomes(stops, 1).await?;
    page.press(TAB).await?;
    let key = "document.activeElement.dataset.n";
    for _ in 0..4 {
        if page.read::<String>(key).await? == "result dividend-0" {
            break;
        }
        press(&page, RIGHT).await?;
    }
    assert_eq!(page.read::<String>(key).await?, "result dividend-0");
    press(&page, ENTER).await?;
    tells(&page, "Interim").await?;
    press(&page, ESCAPE).await?;
    tells(&page, "").await?;
    assert_eq!(page.read::<String>(key).await?, "result dividend-0");
    // A number that is written anew meanwhile is where the old one was.
    page.click("details:has(> summary #dividend-0) .formula [data-n='given dividend-0']").await?;
    page.fill("holding", "7").await?;
    page.shows("#dividend-total", "JPY 14,000 · USD 132.15").await?;
    page.click(".source .close").await?;
    assert_eq!(page.read::<String>(key).await?, "given dividend-0");
    Ok(())
}

#[tokio::test]
async fn a_link_to_a_number_of_the_calculator_opens_it_wherever_the_page_stands() -> Outcome {
    for (path, title) in [("", "Earnings per share this year"), ("ja/", "1株当たり当期純利益（今期）")] {
        // At half of the crossover 4,000 are allowed; a quarter are 1,000: 2,800,000,000 ÷ (206,478 − 1,000 × 98.5 ÷ 365).
        let page = Page::open(&format!("{path}#overview?v=1&fact=result+eps-now+50000+25")).await?;
        tells(&page, title).await?;
        assert!(page.text(".source").await?.contains("2,800,000,000 ÷ (206,478 − 1,000 × 98.5 ÷ 365)"));
    }
    let page = Page::open("#dividends?v=1&price=80000&name.1=Dear&price.1=150000&fact=result+bought+1").await?;
    page.shows(".source .n", "2,666").await?;
    assert!(page.text(".source").await?.contains("Dear"));
    let page = Page::open("#dividends?v=1&fact=result+luck").await?;
    tells(&page, "The address asks for a number that this release does not have, “result luck”.").await
}

/// Clicks fifteen of the calculator's numbers, which a slow machine does in the time of one script, from one on: how many there are, those that told none, and digits that are no
/// number's.
const OPEN_SOME: &str = "return (async () => {
    document.querySelectorAll('#dividends details').forEach(details => details.open = true);
    await new Promise(resolve => setTimeout(resolve, 50));
    const places = 'h2, output, .formula, .line small, #price-hint, #price-fill :is(td, th), #kept td';
    const missing = [...document.querySelectorAll('#dividends')].flatMap(section => [...section.querySelectorAll(places)])
        .filter(place => !place.matches('[data-n]')).filter(place => {
            const rest = place.cloneNode(true);
            rest.querySelectorAll('[data-n]').forEach(number => number.remove());
            return /[0-9]/.test(rest.textContent);
        }).map(place => 'no number: ' + place.textContent);
    const numbers = [...document.querySelectorAll('#dividends [data-n]')];
    for (const number of numbers.slice(+arguments[0], +arguments[0] + 15)) {
        number.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
        // The calculator's program answers in a later task.
        for (let turn = 0; turn < 50 && !/./.test(document.querySelector('.source .n')?.innerText ?? ''); turn++)
            await new Promise(resolve => setTimeout(resolve));
        const [title, told] = ['h2', '.n'].map(part => document.querySelector('.source ' + part)?.textContent ?? '');
        if (!title || !told || number.closest('summary')?.parentNode.open === false) missing.push(number.dataset.n);
        document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
        await null;
    }
    return [String(numbers.length), ...missing];
})()";

#[tokio::test]
async fn every_number_of_the_calculator_opens_its_source() -> Outcome {
    let typed = "price=80000&funding=2&tax=10&paid=90000";
    let kept = "name.1=A&name.2=B&price.2=150000&timing.2=day&missed.2=1";
    for (fragment, least) in
        [("#dividends", 190), (&format!("#dividends?v=1&as=ads&fee=0.01&holding=400&{typed}&{kept}"), 250)]
    {
        let page = open(fragment).await?;
        let (mut done, mut count) = (0, 1);
        while done < count {
            let found: Vec<String> = page.browser.run(OPEN_SOME, &[&done.to_string()]).await?;
            assert!(found.len() == 1, "of {} numbers these tell no source: {:?}", found[0], &found[1..]);
            count = found[0].parse().unwrap_or_default();
            done += 15;
        }
        assert!(count >= least, "{fragment}: {count}");
    }
    Ok(())
}

#[tokio::test]
async fn the_panel_of_the_calculator_fits_a_phone() -> Outcome {
    let page = Page::open_in(Options::PHONE, "#dividends?v=1&fact=result+eps-now").await?;
    tells(&page, "Earnings per share this year").await?;
    let fits = "(r => r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight && r.height < innerHeight * 0.8)(
        document.querySelector('.source').getBoundingClientRect())";
    assert!(page.read::<bool>(fits).await?);
    Ok(())
}
