//! What is copied: figures as spreadsheets read them, wherever in the page they stand.

use super::failure::{Failure, Outcome};
use super::page::Page;
use super::statements::press_with_control;

/// A browser without a window now and then takes no keys at all: then a test begins anew, with another one. What is pasted is
/// judged at once.
async fn again(test: impl AsyncFn() -> Outcome) -> Outcome {
    for _ in 0..2 {
        if test().await.is_ok() {
            return Ok(());
        }
    }
    test().await
}

/// Copies what is selected, and pastes it: as text, and as HTML.
async fn copied(page: &Page) -> Outcome<(String, String)> {
    press_with_control(page, 'c').await?;
    let field = "document.getElementById('paste')?.remove();
        const field = document.body.appendChild(document.createElement('textarea'));
        field.id = 'paste';
        window.pasted = undefined;
        field.addEventListener('paste', event => { window.pasted = ['text/plain', 'text/html'].map(kind => event.clipboardData.getData(kind)); });
        field.focus()";
    page.browser.run::<()>(field, &[]).await?;
    // On a busy machine the keys may come before the field has the focus.
    let is_there = "new Promise(resolve => setTimeout(() => resolve(!!window.pasted), 500))";
    for _ in 0..8 {
        press_with_control(page, 'v').await?;
        if page.read::<bool>(is_there).await? {
            break;
        }
        page.read::<()>("document.getElementById('paste').focus()").await?;
    }
    if !page.read::<bool>("!!window.pasted").await? {
        return Err(Failure::new("nothing was pasted".to_owned()));
    }
    page.read("window.pasted").await
}

/// Selects all of an element; what it says.
async fn select(page: &Page, find: &str) -> Outcome<String> {
    let body = "const element = new Function('return ' + arguments[0])();
        element.scrollIntoView({block: 'center'});
        getSelection().selectAllChildren(element);
        return LAID_OUT.then(() => getSelection().toString())";
    page.browser.run(&body.replace("LAID_OUT", LAID_OUT), &[find]).await
}

/// Resolves when `element` is laid out: what is selected is, in the next frame.
const LAID_OUT: &str = "new Promise(resolve => {
        const look = () => element.checkVisibility({contentVisibilityAuto: true}) ? resolve() : requestAnimationFrame(look);
        look();
    })";

/// An element that says just a negative number, with a true minus sign, and is to be seen.
fn negative(within: &str) -> String {
    format!(
        "[...document.querySelectorAll('{within}')].find(element => element.checkVisibility() && /^−[\\d,.]+%?$/.test(element.textContent.trim()))"
    )
}

#[tokio::test]
async fn one_negative_figure_is_a_number_to_a_spreadsheet() -> Outcome {
    again(async || {
        for path in ["", "ja/"] {
            let page = Page::open(path).await?;
            for within in ["#overview .change, #overview .down", "#mix-table td.change", "#margins-table td"] {
                let shown = select(&page, &negative(within)).await?;
                let (text, html) = copied(&page).await?;
                assert_eq!(text, shown.trim().replace('−', "-"), "{within}");
                assert!(text[1..].chars().all(|c| c.is_ascii_digit() || ",.%".contains(c)), "{text}");
                assert!(!html.contains('−'), "{html}");
            }
            // In parentheses, as the release prints it.
            let cell = "document.querySelector('#table-income-statement-1h .neg')";
            let shown = select(&page, cell).await?;
            let (text, _) = copied(&page).await?;
            assert_eq!(format!("({})", text.trim_start_matches('-')), shown.trim());
        }
        Ok(())
    })
    .await
}

/// The figure below which the page says that the release prints another is a number all the same.
#[tokio::test]
async fn a_note_of_what_is_printed_is_not_copied_with_a_row() -> Outcome {
    again(async || {
        let page = Page::open("").await?;
        let row = "const note = document.querySelector('#fig-costs td .printed');
        for (let part = note; part; part = part.parentElement) if (part.tagName === 'DETAILS') part.open = true;
        const row = note.closest('tr');
        getSelection().setBaseAndExtent(row, 0, row, row.cells.length);
        return [...row.cells].filter(cell => cell.checkVisibility()).length";
        let cells: usize = page.browser.run(row, &[]).await?;
        let (text, _) = copied(&page).await?;
        let figures: Vec<&str> = text.split('\t').skip(1).collect();
        assert_eq!(figures.len() + 1, cells, "{text}");
        assert!(figures.iter().all(|text| text.trim_end_matches('%').parse::<f64>().is_ok()), "{text}");
        Ok(())
    })
    .await
}

/// A browser makes a third click a selection that ends where the next cell begins.
#[tokio::test]
async fn a_third_click_in_a_cell_copies_that_cell_alone() -> Outcome {
    again(async || {
        let page = Page::open("").await?;
        let cell = "const cell = document.querySelector('#table-income-statement-1h .neg');
        getSelection().setBaseAndExtent(cell, 0, cell.nextElementSibling, 0);
        const element = cell;
        return LAID_OUT.then(() => cell.innerText)";
        let shown: String = page.browser.run(&cell.replace("LAID_OUT", LAID_OUT), &[]).await?;
        let (text, _) = copied(&page).await?;
        assert_eq!(text, shown.replace('(', "-").replace(')', ""));
        Ok(())
    })
    .await
}

/// Links and tables are copied as the browser does it, and the page is as it was.
#[tokio::test]
async fn a_passage_has_plain_minus_signs_and_keeps_its_form() -> Outcome {
    again(async || {
        let page = Page::open("#statements").await?;
        page.has_mounted_tables().await?;
        // Whatever has been laid out: a browser leaves the rest out of `innerText`. What lies further down may be mounted meanwhile.
        let passage = "['#margins-table', '#statements'].map(find => document.querySelector(find).textContent).join()";
        let before: String = page.read(passage).await?;
        let select = "const [from, to] = ['#margins-table', '#dividends p'].map(find => document.querySelector(find));
        getSelection().setBaseAndExtent(from, 0, to, 1);
        window.ends = () => ['anchorNode', 'anchorOffset', 'focusNode', 'focusOffset'].map(end => getSelection()[end]);
        window.selected = window.ends();
        const element = document.querySelector('#table-income-statement-1h td');
        return LAID_OUT.then(() => getSelection().toString())";
        let shown: String = page.browser.run(&select.replace("LAID_OUT", LAID_OUT), &[]).await?;
        press_with_control(&page, 'c').await?;
        let is_kept =
            "new Promise(resolve => setTimeout(() => resolve(ends().every((end, at) => end === selected[at])), 50))";
        assert!(page.read::<bool>(is_kept).await?, "the selection is where it was");
        assert!(shown.contains('−') && shown.contains("(1,949)"), "the passage has figures of all kinds");
        let (text, html) = copied(&page).await?;
        let figures = |text: &str| {
            let words = text.split_whitespace().filter(|word| word.contains(|c: char| c.is_ascii_digit()));
            words.map(str::to_owned).collect::<Vec<_>>()
        };
        let (copied, seen) = (figures(&text), figures(&shown.replace('−', "-")));
        let first = copied.iter().zip(&seen).find(|(copied, seen)| copied != seen);
        assert!(first.is_none() && copied.len() == seen.len() && seen.len() > 200, "each figure once: {first:?}");
        // Labels that nobody sees come along as attributes.
        let seen: String = html.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text)).collect();
        assert!(!seen.contains('−') && seen.contains("(1,949)"), "{seen}");
        assert!(html.contains("<table") && html.contains("href="), "tables and links are copied as such");
        assert!(!seen.contains("minus"), "what is heard is not copied");
        page.read::<()>("new Promise(resolve => setTimeout(resolve, 50))").await?;
        page.read::<()>("document.getElementById('paste').remove()").await?;
        let now: String = page.read(passage).await?;
        let differs = now.chars().zip(before.chars()).position(|(now, before)| now != before);
        let around =
            |text: &str| text.chars().skip(differs.unwrap_or(0).saturating_sub(40)).take(80).collect::<String>();
        assert!(now == before, "the page has its signs again: {} for {}", around(&now), around(&before));
        Ok(())
    })
    .await
}

/// A part of a sentence begins and ends in the middle of its texts.
#[tokio::test]
async fn a_part_of_a_sentence_is_just_what_was_selected() -> Outcome {
    again(async || {
        let page = Page::open("").await?;
        let body = "const walker = document.createTreeWalker(document.querySelector('#margins'), NodeFilter.SHOW_TEXT);
        let node;
        while ((node = walker.nextNode())) {
            const at = node.data.indexOf('−');
            if (at > 2 && node.parentElement.checkVisibility()) {
                getSelection().setBaseAndExtent(node, at - 2, node, at + 3);
                return getSelection().toString();
            }
        }";
        let shown: String = page.browser.run(body, &[]).await?;
        let (text, _) = copied(&page).await?;
        assert_eq!(text, shown.replace('−', "-"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_panel_the_bubble_and_the_calculator_are_copied_alike() -> Outcome {
    again(async || {
        let page = Page::open("#?v=1&fact=growth%20NetIncome%201H08%201H07").await?;
        page.has_mounted_tables().await?;
        page.becomes("!!document.querySelector('.source .n')", true).await?;
        let shown = select(&page, "document.querySelector('.source .n')").await?;
        assert!(shown.contains('−'), "{shown}");
        assert_eq!(copied(&page).await?.0, shown.trim().replace('−', "-"));
        let shown = select(&page, "document.querySelector('.source')").await?;
        let (text, _) = copied(&page).await?;
        assert!(shown.contains('−') && !text.contains('−') && text.contains("-89.4%"), "{text}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_typed_is_copied_as_it_is() -> Outcome {
    again(async || {
        let page = Page::open("").await?;
        page.browser
            .run::<()>(
                "const field = document.querySelector('main').appendChild(document.createElement('input'));
            field.value = '−5 (3)';
            field.select()",
                &[],
            )
            .await?;
        assert_eq!(copied(&page).await?.0, "−5 (3)");
        Ok(())
    })
    .await
}
