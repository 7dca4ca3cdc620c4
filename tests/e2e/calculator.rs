//! The calculator's answers. The expected values are worked out by hand from the release: dividends of JPY 1,000 twice
//! a year, a buyback of up to 4,000 shares or JPY 400 million, 206,478 shares, a net income target of JPY 2,800 million.

use super::failure::Outcome;
use super::page::Page;

const HOME: char = '\u{e011}';
const RIGHT: char = '\u{e014}';
const PAGE_UP: char = '\u{e00e}';

async fn open(path: &str) -> Outcome<Page> {
    let page = Page::open(path).await?;
    page.has_mounted_calculator().await?;
    Ok(page)
}

#[tokio::test]
async fn below_the_crossover_price_the_share_cap_binds() -> Outcome {
    let page = open("").await?;
    page.fill("price", "80,000").await?;
    page.shows("#bought", "4,000").await?;
    assert!(page.text("#spend").await?.starts_with("JPY 320,000,000 · USD "));
    assert!(page.text("#bought-note").await?.starts_with("the share cap applies: 4,000"));
    assert!(page.text("#eps").await?.starts_with("JPY 13,828.66 · USD "));
    assert!(page.text("#eps-note").await?.starts_with("+1.98% "));
    page.has_fragment("#?v=1&price=80%2C000").await
}

#[tokio::test]
async fn above_the_crossover_price_the_amount_cap_binds() -> Outcome {
    let page = open("").await?;
    page.fill("price", "150000").await?;
    page.shows("#bought", "2,666").await?;
    assert!(page.text("#spend").await?.starts_with("JPY 399,900,000 · USD "));
    assert!(page.text("#bought-note").await?.starts_with("the amount cap applies: JPY 400,000,000 ÷ JPY 150,000"));
    Ok(())
}

#[tokio::test]
async fn a_hundred_shares_earn_two_hundred_thousand_yen_a_year() -> Outcome {
    let page = open("").await?;
    page.fill("holding", "100").await?;
    page.shows("#dividend-total", "JPY 200,000 · USD 1,887.86").await?;
    page.shows("#dividend-0", "JPY 100,000 · USD 943.93").await?;
    page.fill("holding", "7").await?;
    page.shows("#dividend-total", "JPY 14,000 · USD 132.15").await?;
    page.has_fragment("#?v=1&holding=7").await
}

#[tokio::test]
async fn four_hundred_depositary_shares_earn_what_one_share_does() -> Outcome {
    let page = open("").await?;
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
    let page = open("ja/").await?;
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
    let page = open("").await?;
    let loaded: Vec<String> = page.read(LOADED).await?;
    page.fill("holding", "123").await?;
    page.fill("price", "90000").await?;
    page.browser.client.active_element().await?.send_keys("\u{e007}").await?;
    page.has_fragment("#?v=1&holding=123&price=90000").await?;
    assert_eq!(page.read::<Vec<String>>(LOADED).await?, loaded);
    assert_eq!(page.read::<String>("document.cookie + Object.keys(localStorage).join()").await?, "");
    Ok(())
}

/// 2,800,000,000 ÷ (206,478 − 4,000 × days ÷ 365): 137 days, 98.5 on average, 60, and 90 after 31 December.
#[tokio::test]
async fn this_year_depends_on_when_it_is_bought_and_the_full_reduction_does_not() -> Outcome {
    let page = open("").await?;
    let is = async |expected: &str| {
        page.shows("#eps-now", expected).await?;
        assert!(page.text("#eps").await?.starts_with("JPY 13,828.66"));
        Ok::<(), super::failure::Failure>(())
    };
    assert!(page.text("#eps-now").await?.starts_with("JPY 13,632.03"));
    page.choose("timing-0").await?;
    is("JPY 13,660.09 · USD 128.94").await?;
    page.choose("timing-2").await?;
    is("JPY 13,604.09 · USD 128.41").await?;
    assert_eq!(page.count("#day").await?, 0);
    page.choose("timing-3").await?;
    page.count_is("#day", 1).await?;
    page.set("day", "2008-12-31").await?;
    is("JPY 13,625.85 · USD 128.62").await?;
    page.has_fragment("#?v=1&day=2008-12-31&timing=day").await?;
    page.set("day", "2009-01-31").await?;
    let message = "Outside the authorized window, 14 November 2008 to 30 January 2009.";
    page.shows("#day-error", message).await?;
    page.shows("#eps-now", "–").await
}

#[tokio::test]
async fn a_result_opens_to_its_formula_its_numbers_and_their_places() -> Outcome {
    let page = open("").await?;
    page.fill("price", "150000").await?;
    page.shows("#bought", "2,666").await?;
    // A click in its middle would be on a number of its note.
    page.read::<()>("document.querySelector('details:has(> summary #bought) > summary').click()").await?;
    let why = page.text("details:has(> summary #bought) > .why").await?;
    assert!(why.contains("⌊min(4,000, ⌊400,000,000 ÷ 150,000⌋) × 100%⌋ = 2,666"), "{why}");
    assert!(why.contains("Repurchase of own shares") && why.contains("rounded down"), "{why}");
    // It stays open and follows.
    page.fill("price", "160000").await?;
    page.shows("details:has(> summary #bought) .formula", "⌊min(4,000, ⌊400,000,000 ÷ 160,000⌋) × 100%⌋ = 2,500").await
}

/// 10 % of JPY 100,000 are withheld; 206,478,000 ÷ 367,554,000; who bought after 30 September has missed the interim.
#[tokio::test]
async fn tax_payouts_and_a_later_purchase() -> Outcome {
    let page = open("").await?;
    page.click(".further > summary").await?;
    page.fill("tax", "10").await?;
    page.shows("#net-0", "JPY 90,000 · USD 849.54").await?;
    assert_eq!(page.text("#payout-earned").await?, "56.2%");
    page.fill("fill", "0").await?;
    page.shows("#payout", "14.7%").await?;
    page.fill("income", "-100").await?;
    page.shows("#payout", "n.m.").await?;
    assert!(
        page.text("#income-error")
            .await?
            .starts_with("At or below zero, ratios and changes are not meaningful (n.m.).")
    );
    page.click(".offers button").await?;
    page.shows("#payout", "14.7%").await?;
    page.set("missed", "1").await?;
    page.shows("#dividend-0", "JPY 0 · USD 0").await?;
    page.has_fragment("#?v=1&fill=0&tax=10&missed=1").await?;
    page.click("#restore").await?;
    page.shows("#net-0", "JPY 100,000 · USD 943.93").await?;
    page.has_fragment("").await
}

#[tokio::test]
async fn the_price_is_moved_by_arrow_keys_and_the_curves_follow() -> Outcome {
    let page = open("").await?;
    let before = page.picture("curve-0").await?;
    page.picture("curve-1").await?;
    let slider = page.browser.client.find(fantoccini::Locator::Id("price-slider")).await?;
    slider.send_keys("\u{e014}\u{e014}").await?;
    page.shows("#bought", "3,921").await?;
    assert_eq!(page.value("price").await?, "102,000");
    page.redraws("curve-0", &before).await?;
    assert_eq!(page.read::<String>("document.getElementById('price-slider').ariaValueText").await?, "JPY 102,000");
    page.has_fragment("#?v=1&price=102%2C000").await?;
    // The table by price and part: at 100,000 and 100 % this year and the full reduction, each line with its name.
    let rows = page.rows("#price-fill").await?;
    assert_eq!((rows[5][0].as_str(), rows[5][1].as_str(), rows[5][5].as_str()), ("100,000", "this year", "13,632.03"));
    assert_eq!((rows[6][0].as_str(), rows[6][4].as_str()), ("full-year effect (pro forma)", "13,828.66"));
    Ok(())
}

/// The text beside a price on the curves' axis, as the slider's value is said.
const SAID: &str = "document.querySelector('[data-root=curve-0] .plot').ariaValueText";

#[tokio::test]
async fn the_curves_are_looked_along_and_the_price_is_set_in_them() -> Outcome {
    let page = open("").await?;
    let before = page.picture("curve-0").await?;
    let (x, y) = page.middle_of("[data-root=curve-0] .plot").await?;
    // Looking changes the picture of both and nothing else.
    let other = page.picture("curve-1").await?;
    page.point((x, y)).await?;
    page.redraws("curve-0", &before).await?;
    page.redraws("curve-1", &other).await?;
    assert_eq!(page.value("price").await?, "100,000");
    page.point((2.0, 2.0)).await?;
    page.becomes("document.querySelector('[data-root=curve-0] canvas').toDataURL().length", before.len()).await?;
    page.click_at((x, y)).await?;
    page.becomes("document.getElementById('price').value !== '100,000'", true).await?;
    let price = page.value("price").await?;
    let said: String = page.read(SAID).await?;
    assert!(said.starts_with(&format!("JPY {price}: full-year effect (pro forma) ")), "{said}");
    assert_eq!(
        page.read::<String>("document.getElementById('price-slider').ariaValueText").await?,
        format!("JPY {price}")
    );
    // The same by keys, and by a finger.
    page.browser.run::<()>("document.querySelector('[data-root=curve-1] .plot').focus()", &[]).await?;
    page.press(HOME).await?;
    page.becomes("document.getElementById('price').value", "25,000".to_owned()).await?;
    page.press(RIGHT).await?;
    page.becomes("document.getElementById('price').value", "26,000".to_owned()).await?;
    page.press(PAGE_UP).await?;
    page.becomes("document.getElementById('price').value", "36,000".to_owned()).await?;
    // Alt with an arrow is the browser's way back.
    let alt = "(() => {
        const event = new KeyboardEvent('keydown', {key: 'ArrowLeft', altKey: true, bubbles: true, cancelable: true});
        document.querySelector('[data-root=curve-1] .plot').dispatchEvent(event);
        return event.defaultPrevented;
    })()";
    assert!(!page.read::<bool>(alt).await?);
    assert_eq!(page.value("price").await?, "36,000");
    page.tap((x, y)).await?;
    page.becomes("document.getElementById('price').value", price).await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn terms_are_kept_side_by_side_and_in_the_address() -> Outcome {
    let page = open("").await?;
    page.fill("price", "80000").await?;
    page.fill("kept-name", "Cheap").await?;
    page.click("#keep").await?;
    page.fill("price", "150000").await?;
    page.click("#keep").await?;
    page.becomes("document.querySelectorAll('#kept thead th').length", 3).await?;
    assert_eq!(page.row("#kept", "Shares bought back").await?[1..], ["4,000", "2,666"]);
    let fragment = "#?v=1&price=150000&name.1=Cheap&price.1=80000&name.2=Scenario+2&price.2=150000";
    page.has_fragment(fragment).await?;
    page.click("#kept thead button").await?;
    page.shows("#bought", "4,000").await?;
    page.click("#copy-link").await?;
    page.becomes(
        "document.getElementById('kept-link').value.split('#')[1]",
        // It leads to the calculator, wherever the page stands.
        format!("dividends{}", fragment[1..].replace("150000&name", "80000&name")),
    )
    .await?;
    // The link of the file is made by the click; the file itself is not wanted here.
    page.browser
        .run::<()>(
            "const link = document.getElementById('csv');
        link.addEventListener('click', event => event.preventDefault()); link.click()",
            &[],
        )
        .await?;
    let csv: String = page.read("decodeURIComponent(document.getElementById('csv').href)").await?;
    assert!(
        csv.contains("name,unit,Current,Cheap,Scenario 2\r\n") && csv.contains("bought,shares,4000,4000,2666"),
        "{csv}"
    );
    let page = open(fragment).await?;
    assert_eq!(page.row("#kept", "Shares bought back").await?[1..], ["4,000", "2,666"]);
    // What was typed without groups stands in the table as the page writes it.
    assert_eq!(page.row("#kept", "Price per share, JPY").await?[1..], ["80,000", "150,000"]);
    page.shows("#bought", "2,666").await?;
    for _ in 0..2 {
        page.click("#kept thead th:last-child button:last-of-type").await?;
    }
    page.becomes("document.querySelectorAll('#kept').length", 0).await?;
    page.has_fragment("#?v=1&price=150000").await
}

/// A link that the page has written before there were scenarios, timing, tax or fees.
#[tokio::test]
async fn an_old_link_gives_the_same_numbers() -> Outcome {
    let page = open("#dividends?v=1&holding=400&as=ads&price=80%2C000").await?;
    page.shows("#dividend-total", "JPY 2,000 · USD 18.88").await?;
    assert_eq!(page.text("#bought").await?, "4,000");
    assert!(page.text("#eps").await?.starts_with("JPY 13,828.66 · USD "));
    assert_eq!(page.count(".notice").await?, 0);
    Ok(())
}

#[tokio::test]
async fn nothing_is_wider_than_a_small_phone() -> Outcome {
    for path in ["", "ja/"] {
        let page =
            Page::open_in(super::browser::Options { size: (320, 700), ..super::browser::Options::PHONE }, path).await?;
        page.has_mounted_calculator().await?;
        page.fill("kept-name", "A rather long name for a set of terms, 長い名前").await?;
        page.click("#keep").await?;
        page.click("#copy-link").await?;
        page.count_is("#kept", 1).await?;
        page.fill("price", "123,456").await?;
        assert!(
            page.read::<bool>(
                "[...document.querySelectorAll('#dividends *')]
            .filter(it => !it.closest('.scroll, .panels, svg')).every(it => it.getBoundingClientRect().right <= 320)"
            )
            .await?,
            "{path}"
        );
    }
    Ok(())
}

/// Whatever sets of terms differ in is said in the list, and what they share is not.
#[tokio::test]
async fn kept_terms_say_what_they_assume() -> Outcome {
    let page = open("#?v=1&name.1=A&name.2=B&holding.2=400&as.2=ads&timing.2=end&missed.2=1").await?;
    assert_eq!(page.row("#kept", "Your holding").await?[1..], ["100 shares", "400 ADSs"]);
    assert_eq!(page.row("#kept", "Timing of the purchases").await?[1..], ["Evenly", "Last day"]);
    assert_eq!(page.row("#kept", "Bought").await?[1..], ["by 30 September 2008", "after 30 September 2008"]);
    assert!(page.row("#kept", "Price per share, JPY").await.is_err());
    Ok(())
}

/// The page and the calculator are two programs that write one address: neither loses what is the other's, whatever
/// the reader does first.
#[tokio::test]
async fn the_address_has_what_both_programs_know() -> Outcome {
    let page = open("#mix?v=1&ccy=usd&price=80000").await?;
    page.shows("#bought", "4,000").await?;
    page.choose("period-1").await?;
    page.fill("price", "150000").await?;
    // A link that is followed while the typing still rests has all of it.
    page.click(".toc a[href='#margins']").await?;
    page.has_fragment("#margins?v=1&ccy=usd&period=q2&price=150000").await?;
    page.shows("#bought", "2,666").await?;
    let link = "document.querySelector('a.lang').getAttribute('href')";
    page.becomes(link, "ja/#margins?v=1&ccy=usd&period=q2&price=150000".to_owned()).await?;
    page.read::<()>("void (location.hash = '#mix?v=1&holding=7')").await?;
    page.shows("#dividend-total", "JPY 14,000 · USD 132.15").await?;
    assert_eq!(page.value("price").await?, "100,000");
    assert!(page.is_chosen("ccy-0").await?);
    page.read::<()>("history.back()").await?;
    page.shows("#bought", "2,666").await
}

/// What the address says of the calculator is shown before a reader comes near it: the page may be printed at once.
#[tokio::test]
async fn a_linked_calculation_is_worked_out_at_once() -> Outcome {
    let page = Page::open("#overview?v=1&price=80000").await?;
    page.becomes("document.querySelector('#bought').textContent", "4,000".to_owned()).await
}

#[tokio::test]
async fn the_curves_follow_the_theme_of_the_page() -> Outcome {
    let page = open("").await?;
    let light = page.picture("curve-0").await?;
    page.choose("theme-dark").await?;
    page.picture("curve-0").await?;
    page.redraws("curve-0", &light).await.map(drop)
}

/// What the page has asked for. Its icon may come at any time after all else.
const LOADED: &str =
    "performance.getEntriesByType('resource').map(entry => entry.name).filter(name => !name.endsWith('.svg'))";
