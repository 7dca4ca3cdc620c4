//! The statements: every table as printed, worked over, searched and copied.

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};

use super::browser::Options;
use super::failure::Outcome;
use super::page::Page;

const INCOME: &str = "#table-income-statement-1h > .t > table";
const RECAST: &str = "[data-recast=table-income-statement-1h]";
const CONTROL: char = '\u{e009}';

/// Opens a page at its statements and waits until their program answers.
async fn open(path: &str) -> Outcome<Page> {
    let page = Page::open(path).await?;
    page.has_mounted_tables().await?;
    Ok(page)
}

/// Chooses an option of one of the two lists above the tables.
async fn select(page: &Page, list: usize, value: &str) -> Outcome {
    let lists = page.browser.client.find_all(Locator::Css("[data-root=tables] select")).await?;
    Ok(lists[list].select_by_value(value).await?)
}

async fn search(page: &Page, text: &str) -> Outcome {
    page.browser.type_over("[data-root=tables] input[type=search]", text).await
}

#[tokio::test]
async fn without_script_tables_are_as_printed_fold_and_follow_the_period() -> Outcome {
    let page = Page::visit(Options { script: false, ..Options::DESK }, "").await?;
    let interest = ["Interest expense", "(1,949)", "(206,407)", "", "(215,278)", ""];
    assert_eq!(page.row(INCOME, "Interest expense").await?, interest);
    page.choose("ccy-1").await?;
    assert_eq!(page.row(INCOME, "Interest expense").await?, interest, "in the currencies that reported as");
    assert!(!page.text("#statements").await?.contains("translated by Kessan"));
    page.choose("ccy-0").await?;
    let rows = page.count(&format!("{INCOME} tr")).await?;
    page.click(&format!("{INCOME} label:has(input)")).await?;
    assert_eq!(page.count(&format!("{INCOME} tr")).await?, rows - 3, "three services, but not their total");
    page.choose("period-1").await?;
    assert_eq!(page.count("#table-income-statement-1h").await?, 0);
    assert_eq!(page.count("#table-income-statement-2q").await?, 1);
    assert_eq!(page.count("#table-balance-sheet-assets").await?, 1, "a balance belongs to every period");
    page.choose("period-2").await?;
    assert!(page.text("#statements").await?.contains("First quarter of FY2008 is not reported in any table."));
    let tools = page.browser.client.find(Locator::Css("[data-root=tables] .tools")).await?;
    assert!(!tools.is_displayed().await?, "a control that cannot answer is not shown");
    Ok(())
}

#[tokio::test]
async fn a_statement_is_worked_over_and_back_as_printed_in_one_action() -> Outcome {
    let page = open("#statements").await?;
    select(&page, 0, "change").await?;
    let change = ["Total revenues", "33,253,841", "29,990,244", "3,263,597", "10.9%"];
    page.becomes(&format!("!!document.querySelector('{RECAST}')"), true).await?;
    assert_eq!(page.row(RECAST, "Total revenues").await?, change);
    assert_eq!(page.count(INCOME).await?, 0, "the printed table gives way");
    select(&page, 1, "6").await?;
    page.has_fragment("#statements?v=1&recast=change&scale=6").await?;
    page.choose("ccy-1").await?;
    page.becomes(&format!("document.querySelector('{RECAST}').textContent.includes('30.8')"), true).await?;
    page.click(".recast button").await?;
    page.becomes(&format!("document.querySelectorAll('{RECAST}').length"), 0).await?;
    assert!(page.is_chosen("ccy-0").await?);
    assert_eq!(page.count(INCOME).await?, 1);
    Ok(())
}

#[tokio::test]
async fn half_and_quarters_come_from_the_address_in_both_languages() -> Outcome {
    for (path, name) in [("", "Total revenues"), ("ja/", "営業収益合計")] {
        let page = open(&format!("{path}#statements?v=1&recast=periods&scale=6")).await?;
        page.becomes(&format!("!!document.querySelector('{RECAST}')"), true).await?;
        let row = page.rows(RECAST).await?.into_iter().find(|row| row.get(1).is_some_and(|cell| cell == "33,254"));
        let row = row.unwrap_or_default();
        assert_eq!(
            row.get(1..),
            Some(&["33,254", "16,926", "16,328", "29,990", "16,294", "13,696"].map(String::from)[..]),
            "{name}"
        );
        assert_eq!(page.browser.complaints().await?, [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn search_leads_to_a_line_and_offers_what_is_nearest() -> Outcome {
    let page = open("#statements").await?;
    search(&page, "adjusted ebitda").await?;
    page.becomes("document.querySelectorAll('.hits a').length > 1", true).await?;
    page.click(".hits li:nth-child(2) a").await?;
    page.becomes("document.activeElement.innerText", "1,948".to_owned()).await?;
    assert_eq!(
        page.read::<String>("document.activeElement.closest('details[open]').id").await?,
        "table-other-statistics-2q"
    );
    search(&page, "のれん").await?;
    page.becomes("document.querySelector('.hits').innerText.includes('Goodwill')", true).await?;
    search(&page, "goodwil").await?;
    page.becomes("document.querySelector('.hits').innerText.includes('Goodwill')", true).await?;
    search(&page, "xyzzy").await?;
    let status =
        "document.querySelector('[data-root=tables] [role=status]').innerText.includes('not even approximately')";
    page.becomes(status, true).await
}

/// A printed figure once found nothing, and nothing told the row that a hit led to from its neighbours.
#[tokio::test]
async fn search_finds_a_printed_figure_and_marks_its_row_until_the_reader_goes_on() -> Outcome {
    let page = open("#statements?v=1&ccy=usd&recast=change").await?;
    search(&page, "９，３１９，２３５").await?;
    page.becomes("document.querySelector('.hits a')?.innerText.includes('JPY 9,319,235 thousand') ?? false", true)
        .await?;
    page.click(".hits li:nth-child(1) a").await?;
    page.becomes("document.activeElement.innerText", "9,319,235".to_owned()).await?;
    assert!(page.is_chosen("ccy-0").await?, "the figure is printed in yen");
    let marked = "[...document.querySelectorAll('tr.found')].map(row => row.cells[0].innerText + (row === document.activeElement.parentElement))";
    assert_eq!(page.read::<Vec<String>>(marked).await?, ["Cash and cash equivalentstrue"]);
    assert_eq!(page.read::<String>("document.activeElement.ariaCurrent").await?, "true");
    let outline = "getComputedStyle(document.querySelector('tr.found')).outlineStyle";
    assert_eq!(page.read::<String>(outline).await?, "solid");
    // The panel of the figure closes first, then the mark goes.
    press(&page, '\u{e007}').await?;
    page.becomes("!!document.querySelector('.source')", true).await?;
    press(&page, '\u{e00c}').await?;
    page.becomes("!!document.querySelector('.source')", false).await?;
    assert_eq!(page.count("tr.found").await?, 1);
    press(&page, '\u{e00c}').await?;
    page.becomes("document.querySelectorAll('.found, [aria-current=true]').length", 0).await?;
    // The next hit and the next search take it along.
    page.click(".hits li:nth-child(1) a").await?;
    page.becomes("document.querySelectorAll('tr.found').length", 1).await?;
    page.click(".hits li:nth-child(2) a").await?;
    let elsewhere = "document.querySelector('tr.found') !== null
        && document.querySelector('tr.found').closest('details').id !== 'table-balance-sheet-assets'";
    page.becomes(elsewhere, true).await?;
    page.becomes("document.querySelectorAll('.found, td[aria-current=true]').length", 2).await?;
    search(&page, "goodwill").await?;
    page.becomes("document.querySelectorAll('.found, td[aria-current=true]').length", 0).await?;
    // A figure of the prose stands in no table; it opens where it comes from, and the focus comes back.
    search(&page, "9,248").await?;
    page.becomes("document.querySelector('.hits button')?.innerText ?? ''", "JPY 9,248 million".to_owned()).await?;
    page.click(".hits button").await?;
    page.becomes("document.querySelector('.source')?.innerText.includes('9,248') ?? false", true).await?;
    press(&page, '\u{e00c}').await?;
    page.becomes("document.activeElement.innerText", "JPY 9,248 million".to_owned()).await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_copied_range_pastes_as_numbers() -> Outcome {
    let page = open("#statements").await?;
    let body = "const rows = [...document.querySelectorAll(arguments[0] + ' tbody tr')]
            .filter(row => /^(Interest expense|Foreign exchange gains)/.test(row.textContent.trim()));
        rows[0].scrollIntoView({block: 'center'});
        getSelection().setBaseAndExtent(rows[0].cells[0], 0, rows[1].cells[4], 1);
        addEventListener('copy', event => window.copied = event.clipboardData.getData('text/html'));";
    page.browser.run::<()>(body, &[INCOME]).await?;
    press_with_control(&page, 'c').await?;
    page.browser
        .run::<()>("const area = document.body.appendChild(document.createElement('textarea')); area.id = 'paste'; area.focus()", &[])
        .await?;
    press_with_control(&page, 'v').await?;
    page.becomes("document.getElementById('paste').value !== ''", true).await?;
    assert_eq!(
        page.value("paste").await?,
        "Interest expense\t-1949\t-206407\t\t-215278\t\nForeign exchange gains\t38\t3998\t\t923"
    );
    let html: String = page.read("window.copied").await?;
    assert!(html.contains("<td>-206407</td>"), "{html}");
    Ok(())
}

async fn press(page: &Page, key: char) -> Outcome {
    Ok(page.browser.client.active_element().await?.send_keys(&key.to_string()).await?)
}

/// Presses a key while Control is held.
pub async fn press_with_control(page: &Page, key: char) -> Outcome {
    let keys = KeyActions::new("keys".to_owned())
        .then(KeyAction::Down { value: CONTROL })
        .then(KeyAction::Down { value: key })
        .then(KeyAction::Up { value: key })
        .then(KeyAction::Up { value: CONTROL });
    Ok(page.browser.client.perform_actions(keys).await?)
}

#[tokio::test]
async fn on_a_phone_a_wide_table_scrolls_across_only_and_its_first_column_stays() -> Outcome {
    let page = Page::open_in(Options::PHONE, "#table-tse-results").await?;
    page.has_mounted_tables().await?;
    page.unfold_tables().await?;
    let is_fit = "document.documentElement.scrollWidth <= innerWidth";
    assert!(page.read::<bool>(is_fit).await?);
    let body = "const region = document.querySelector('#table-tse-results > .t');
        region.scrollIntoView({block: 'center', behavior: 'instant'});
        region.scrollTo(300, 400);
        const cell = region.querySelector('tbody th').getBoundingClientRect();
        const frame = region.getBoundingClientRect();
        return [region.scrollLeft > 100 && region.scrollTop === 0, Math.abs(cell.left - frame.left) < 2,
            region.tabIndex === 0 && region.getAttribute('role') === 'group' && !!region.getAttribute('aria-label')]";
    assert_eq!(page.browser.run::<Vec<bool>>(body, &[]).await?, [true; 3]);
    Ok(())
}

#[tokio::test]
async fn on_paper_every_table_is_open() -> Outcome {
    let page = Page::open("").await?;
    page.browser.emulate_media("print", false).await?;
    let height = "document.querySelector('#table-tse-shares table').getBoundingClientRect().height > 50";
    page.becomes(height, true).await?;
    assert_eq!(page.count("[data-root=tables] .tools").await?, 0);
    Ok(())
}
