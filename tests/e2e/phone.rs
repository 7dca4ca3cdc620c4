//! The page on a phone: a bar of one row that names the section and opens a menu of all of them, by touch, by keys and without script;
//! and statements that begin with the chosen currency.

use super::browser::Options;
use super::failure::Outcome;
use super::page::{MENU, Page};

const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const TAB: char = '\u{e004}';

/// The narrowest phone that is sold.
const NARROW: Options = Options { size: (320, 640), ..Options::PHONE };

/// Whether nothing is wider than the window, and nothing in the bar is cut off.
const FITS: &str = "document.documentElement.scrollWidth <= innerWidth
    && [...document.querySelectorAll('.bar, .bar > *, .bar .seg')].filter(it => it.checkVisibility())
        .every(it => { const {left, right} = it.getBoundingClientRect(); return left >= 0 && right <= innerWidth && it.scrollWidth <= it.clientWidth + 1; })";
const BAR_HEIGHT: &str = "Math.round(document.querySelector('.bar').getBoundingClientRect().height)";
const NAMED: &str = "document.querySelector('.menu-button > :last-child').textContent";
const FOCUSED: &str =
    "document.activeElement.className || document.activeElement.hash || document.activeElement.localName";

/// What a finger is given in the bar and its menu that is less than 44 pixels high.
const SMALL: &str = "[...document.querySelectorAll('.bar :is(a, button, .seg)')].filter(it => it.checkVisibility())
    .filter(it => it.getBoundingClientRect().height < 44).map(it => it.outerHTML.slice(0, 80))";

#[tokio::test]
async fn the_bar_is_one_row_that_names_the_section_and_opens_a_menu() -> Outcome {
    for (options, path, names) in
        [(Options::PHONE, "", ["Overview", "Statements"]), (NARROW, "ja/", ["概要", "財務諸表"])]
    {
        let page = Page::open_in(options, path).await?;
        assert_eq!(page.read::<u32>(BAR_HEIGHT).await?, 53, "{path}: one row");
        assert!(page.read::<bool>(FITS).await?, "{path}");
        page.becomes(NAMED, names[0].to_owned()).await?;
        // By keys: the menu opens, gives the focus back, and closes on a choice.
        page.press(TAB).await?;
        page.press(TAB).await?;
        assert_eq!(page.read::<String>(FOCUSED).await?, "menu-button");
        page.press(ENTER).await?;
        page.count_is("#menu li > a", 7).await?;
        for control in ["period-all", "theme-dark"] {
            assert_eq!(page.count(&format!("label:has(#{control})")).await?, 1, "{path} {control}");
        }
        assert_eq!(page.read::<Vec<String>>(SMALL).await?, [""; 0], "{path}");
        assert!(page.read::<bool>("document.querySelector('#menu').scrollWidth <= innerWidth").await?);
        page.press(ESCAPE).await?;
        page.count_is("#menu li > a", 0).await?;
        assert_eq!(page.read::<String>(FOCUSED).await?, "menu-button");
        page.press(ENTER).await?;
        for _ in 0..4 {
            page.press(TAB).await?;
        }
        page.becomes(FOCUSED, "#statements".to_owned()).await?;
        page.press(ENTER).await?;
        page.count_is("#menu li > a", 0).await?;
        page.becomes(NAMED, names[1].to_owned()).await?;
        page.becomes("document.querySelector('#menu [aria-current]').hash", "#statements".to_owned()).await?;
        let top = "Math.abs(document.querySelector('#statements').getBoundingClientRect().top - 64) < 4";
        page.becomes(top, true).await?;
        // By touch: what is chosen in the menu leaves it open, what is beside it closes it.
        page.click(MENU).await?;
        page.count_is("#menu li > a", 7).await?;
        page.choose("theme-dark").await?;
        assert!(page.is_chosen("theme-dark").await?);
        page.count_is("#menu li > a", 7).await?;
        page.click(MENU).await?;
        page.count_is("#menu li > a", 0).await?;
    }
    Ok(())
}

#[tokio::test]
async fn without_script_the_menu_opens_and_leads_on() -> Outcome {
    let page = Page::visit(Options { script: false, ..Options::PHONE }, "").await?;
    page.click(MENU).await?;
    page.count_is("#menu li > a", 7).await?;
    page.click("label:has(#period-1)").await?;
    assert_eq!(page.rows("#mix-table").await?[0], ["Business", "2Q08", "2Q07", "Change"]);
    page.click("#menu a[href='#margins']").await?;
    page.has_fragment("#margins").await
}

/// The list beside the page names it, too, in every browser.
#[tokio::test]
async fn on_a_desk_the_bar_has_all_of_it_and_the_list_shows_where_the_reader_is() -> Outcome {
    let page = Page::open("#margins").await?;
    page.becomes("document.querySelector('.toc [aria-current]')?.hash ?? ''", "#margins".to_owned()).await?;
    assert_eq!(page.count(MENU).await? + page.count("#menu nav").await?, 0);
    assert_eq!(page.count(".bar :is(.seg, .lang)").await?, 4);
    page.click(".toc a[href='#statements']").await?;
    page.becomes("document.querySelector('.toc [aria-current]').hash", "#statements".to_owned()).await?;
    // Forced colours have one colour for all borders; the section that is read is still told from the others.
    page.browser.force_colours().await?;
    let told = "(() => {
        const colour = link => getComputedStyle(link).borderLeftColor;
        const [here, other] = [document.querySelector('.toc [aria-current]'), document.querySelector('.toc a:not([aria-current])')];
        return !!here && colour(here) !== colour(other);
    })()";
    page.becomes(told, true).await
}

/// Statements once began with dollars, and last year's figures stood out of sight.
#[tokio::test]
async fn a_statement_has_the_chosen_currency_with_this_period_and_the_last_beside_its_lines() -> Outcome {
    for (options, path, heads) in [
        (Options::PHONE, "", ["", "1H08, JPY", "1H07, JPY"]),
        (NARROW, "ja/", ["", "08年度上期（円）", "07年度上期（円）"]),
    ] {
        let page = Page::open_in(options, &format!("{path}#table-income-statement-1h")).await?;
        page.has_mounted_tables().await?;
        let table = "#table-income-statement-1h > .t > table";
        let rows = page.rows(table).await?;
        assert_eq!(rows[0], heads, "{path}");
        let total = rows.iter().find(|row| row.get(1).is_some_and(|figure| figure == "33,253,841"));
        assert_eq!(total.map(|row| row[2..].to_vec()), Some(vec!["29,990,244".to_owned()]), "{path}");
        let is_plain = "(() => {
            const box = document.querySelector('#table-income-statement-1h > .t');
            return box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= innerWidth && document.documentElement.scrollWidth <= innerWidth;
        })()";
        assert!(page.read::<bool>(is_plain).await?, "{path}: all of it is a part of the page");
        // The mark that folds is on the screen and as large as a finger needs.
        let mark = "(() => {
            const {left, width, height} = document.querySelector('#table-income-statement-1h th input').getBoundingClientRect();
            return left >= 0 && width > 12 && height > 12;
        })()";
        assert!(page.read::<bool>(mark).await?, "{path}");
        // The head stays below the bar.
        let head = "(() => {
            document.querySelectorAll('#table-income-statement-1h tbody th')[20].scrollIntoView({block: 'center', behavior: 'instant'});
            const head = document.querySelector('#table-income-statement-1h thead td').getBoundingClientRect();
            return Math.abs(head.top - document.querySelector('.bar').getBoundingClientRect().bottom) < 3;
        })()";
        assert!(page.read::<bool>(head).await?, "{path}");
        page.choose("ccy-1").await?;
        let heads = format!("document.querySelector('{table} thead').innerText");
        page.becomes(&format!("{heads}.includes('JPY') || {heads}.includes('（円）')"), false).await?;
        assert_eq!(page.rows(table).await?[0].len(), 3, "{path}: in the other currency, too");
    }
    Ok(())
}

/// A hit in the currency that a phone leaves out, or among its percentages of a total, led to the line's figure in the other one.
#[tokio::test]
async fn a_hit_of_the_search_is_shown_in_its_own_currency() -> Outcome {
    let page = Page::open_in(Options::PHONE, "#statements").await?;
    page.has_mounted_tables().await?;
    for (figure, currency) in [("502,884", "ccy-1"), ("53,275,475", "ccy-0"), ("52.8", "ccy-0")] {
        page.browser.type_over("[data-root=tables] input[type=search]", figure).await?;
        page.becomes(&format!("document.querySelector('.hits a')?.innerText.includes('{figure}') ?? false"), true)
            .await?;
        page.click(".hits li:nth-child(1) a").await?;
        page.becomes("document.activeElement.innerText", figure.to_owned()).await?;
        assert!(page.is_chosen(currency).await?, "{figure}");
        let is_in_view = "(() => {
            const {left, right, top, bottom} = document.activeElement.getBoundingClientRect();
            return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
        })()";
        page.becomes(is_in_view, true).await?;
    }
    Ok(())
}

/// Of a figure in several panels the next one is seen, so that it is found; a single one has the width.
#[tokio::test]
async fn the_next_panel_of_a_figure_peeks() -> Outcome {
    for (options, path) in [(Options::PHONE, ""), (NARROW, "ja/")] {
        let page = Page::open_in(options, path).await?;
        let seen = "(() => {
            const panels = [...document.querySelectorAll('#fig-mix .panel')].filter(it => it.checkVisibility()).map(it => it.getBoundingClientRect());
            return panels.map(({left, right}) => Math.round(Math.min(right, innerWidth - 16) - left));
        })()";
        // Words that were not to be broken once made the page wider than the screen.
        assert_eq!(page.read::<u32>("innerWidth").await?, options.size.0, "{path}");
        let widths: Vec<i32> = page.read(seen).await?;
        assert!(widths[0] > 220 && (12..64).contains(&widths[1]), "{path}: {widths:?}");
        page.choose("period-1").await?;
        let width = "Math.round(document.querySelector('#fig-mix').getBoundingClientRect().width)";
        let whole: i32 = page.read(width).await?;
        // 22rem at most.
        page.becomes(seen, vec![whole.min(352)]).await?;
    }
    Ok(())
}

/// Heads of columns once read 08年/度上期 and 2008年9月/30日.
#[tokio::test]
async fn no_head_of_a_table_ends_a_line_within_a_japanese_date() -> Outcome {
    for options in [NARROW, Options::PHONE, Options::DESK] {
        let page = Page::open_in(options, "ja/").await?;
        page.unfold_tables().await?;
        let broken = "(() => {
            document.querySelectorAll('main *').forEach(it => { it.style.contentVisibility = 'visible'; });
            document.querySelectorAll('details').forEach(it => { it.open = true; });
            let count = 0;
            const broken = [];
            for (const head of document.querySelectorAll('thead th')) {
                if (!head.checkVisibility()) continue;
                const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
                for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                    for (const {0: date, index} of text.data.matchAll(/\\d+年度(上期|[1-4]Q)?|(\\d+年)?\\d+月(\\d+日)?/g)) {
                        const range = document.createRange();
                        range.setStart(text, index);
                        range.setEnd(text, index + date.length);
                        const lines = new Set([...range.getClientRects()].filter(it => it.width).map(it => Math.round(it.top)));
                        count += lines.size > 0;
                        if (lines.size > 1) broken.push(head.innerText);
                    }
                }
            }
            return [count > 40, ...broken];
        })()";
        assert_eq!(page.read::<serde_json::Value>(broken).await?, serde_json::json!([true]));
    }
    Ok(())
}

/// What a phone shows of a table without scrolling is as wide as the window: Japanese names end lines between words, and words that
/// have no room within them.
#[tokio::test]
async fn a_table_that_fits_is_no_wider_than_the_window() -> Outcome {
    for (options, path) in [(NARROW, "ja/"), (NARROW, ""), (Options::PHONE, "ja/"), (Options::PHONE, "")] {
        let page = Page::open_in(options, path).await?;
        page.unfold_tables().await?;
        let wide = "(() => {
            document.querySelectorAll('main *').forEach(it => { it.style.contentVisibility = 'visible'; });
            document.querySelectorAll('details').forEach(it => { it.open = true; });
            const tables = [...document.querySelectorAll('.t.fit > table')].filter(it => it.checkVisibility());
            const wide = tables.filter(it => it.getBoundingClientRect().right > it.closest('details').getBoundingClientRect().right + 1).map(it => it.closest('details').id);
            return [tables.length > 9, document.documentElement.scrollWidth <= innerWidth, ...wide];
        })()";
        assert_eq!(page.read::<serde_json::Value>(wide).await?, serde_json::json!([true, true]), "{path}");
    }
    Ok(())
}

/// They were of three heights, and the names of what is shown stood above their boxes.
#[tokio::test]
async fn controls_of_a_row_stand_on_one_line() -> Outcome {
    let page = Page::open_in(Options::DESK, "").await?;
    let heights =
        "[...new Set([...document.querySelectorAll('#checks .tools :is(.seg, select, input[type=search], button)')]
        .map(it => it.getBoundingClientRect().height))].length";
    assert_eq!(page.read::<usize>(heights).await?, 1);
    for options in [Options::DESK, Options::PHONE] {
        let page = Page::open_in(options, "").await?;
        let apart = "(() => {
            const middle = it => { const {top, bottom} = it.getBoundingClientRect(); return (top + bottom) / 2; };
            const shown = document.querySelector('#fig-mix .shown-lines');
            const box = [...shown.querySelectorAll('input')].find(it => Math.abs(middle(it) - middle(shown.querySelector('legend'))) < 12);
            // On a phone the first name may have a line of its own.
            return box ? Math.abs(middle(box) - middle(shown.querySelector('legend'))) : 0;
        })()";
        assert!(page.read::<f64>(apart).await? < 1.5);
    }
    Ok(())
}
