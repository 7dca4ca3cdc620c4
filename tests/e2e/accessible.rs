//! What a screen reader is told of figures: the browser's accessibility tree.

use super::browser::Browser;
use super::failure::{Failure, Outcome};
use super::page::Page;

/// The words of a language for a negative, for nothing, for a derived, a translated and a contested figure.
const WORDS: [(&str, [&str; 5]); 2] = [
    ("", ["minus", "none", "derived", "translated", "differs from another figure"]),
    ("ja/", ["マイナス", "なし", "算出", "換算", "差異あり"]),
];

/// The names of all that has one of these roles.
async fn names(browser: &Browser, roles: &[&str]) -> Outcome<Vec<String>> {
    let tree = browser.accessibility_tree().await?;
    let nodes = tree["nodes"].as_array().ok_or_else(|| Failure::new("no accessibility tree".to_owned()))?;
    let of_role = nodes.iter().filter(|node| {
        node["ignored"] == false && node["role"]["value"].as_str().is_some_and(|role| roles.contains(&role))
    });
    Ok(of_role.map(|node| node["name"]["value"].as_str().unwrap_or_default().to_owned()).collect())
}

const CELLS: [&str; 3] = ["cell", "gridcell", "LayoutTableCell"];

/// The texts of the cells that are seen, with their classes and whether they are in italics.
const SEEN: &str = "[...document.querySelectorAll('main tbody td')].filter(cell => cell.checkVisibility() && !cell.querySelector('.mark'))
    .map(cell => [cell.innerText.trim(), cell.className, !!cell.querySelector('i')])";

/// Lays out tables far from the screen, too: until a reader comes near, the browser leaves them out of its tree.
const LAID_OUT: &str = "const near = new CSSStyleSheet();
    near.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets = [near];";

/// What is heard of a text that is seen.
fn heard(text: &str, class: &str, is_italic: bool, words: [&str; 5]) -> String {
    let [minus, none, derived, translated, contested] = words;
    let mut heard = match text {
        "-" | "–" => none.to_owned(),
        text if text.starts_with('(') => format!("{minus} {text}"),
        text => text.replace('≠', contested),
    };
    if class.split(' ').any(|name| name == "derived") {
        heard = format!("{heard} {derived}");
    }
    if is_italic {
        heard = format!("{heard} {translated}");
    }
    heard
}

async fn agree(page: &Page, words: [&str; 5]) -> Outcome<usize> {
    let seen: Vec<(String, String, bool)> = page.read(SEEN).await?;
    let mut expected: Vec<String> = seen
        .iter()
        .filter(|(text, ..)| {
            text == "-" || text == "–" || text.starts_with('(') || text.contains(|c: char| c.is_ascii_digit())
        })
        .map(|(text, class, is_italic)| heard(text, class, *is_italic, words))
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let mut names: Vec<String> = names(&page.browser, &CELLS).await?;
    names.iter_mut().for_each(|name| *name = name.split_whitespace().collect::<Vec<_>>().join(" "));
    expected.sort();
    names.sort();
    let missing: Vec<_> = expected.iter().filter(|text| !names.contains(text)).collect();
    assert!(missing.is_empty(), "these are not heard: {missing:?}");
    let signs = expected.iter().filter(|text| text.starts_with(words[0]) || *text == words[1]);
    let count = signs.count();
    for sign in [words[0], words[1]] {
        let of = |list: &[String]| list.iter().filter(|text| text.starts_with(sign)).count();
        assert_eq!(of(&names), of(&expected), "{sign}");
    }
    Ok(count)
}

#[tokio::test]
async fn negatives_dashes_and_italics_of_all_tables_are_heard_in_both_languages() -> Outcome {
    for (path, words) in WORDS {
        let page = Page::open(&format!("{path}#statements")).await?;
        page.has_mounted_tables().await?;
        page.unfold_tables().await?;
        page.browser
            .run::<()>("document.querySelectorAll('details').forEach(part => { part.open = true; })", &[])
            .await?;
        page.browser.run::<()>(LAID_OUT, &[]).await?;
        for currency in ["ccy-0", "ccy-1"] {
            page.choose(currency).await?;
            let count = agree(&page, words).await?;
            assert!(count > 150, "{path} {currency}: {count} signs");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_table_that_is_worked_over_is_heard_alike() -> Outcome {
    let [_, (path, words)] = WORDS;
    let page = Page::open(&format!("{path}#statements?v=1&recast=change")).await?;
    page.has_mounted_tables().await?;
    page.becomes("document.querySelectorAll('[data-recast] td .neg').length > 10", true).await?;
    agree(&page, words).await.map(drop)
}

/// The panel says the release's own figure, in parentheses.
#[tokio::test]
async fn the_panel_and_the_checks_say_negatives() -> Outcome {
    let page = Page::open("#statements").await?;
    page.has_mounted_tables().await?;
    page.click("#table-income-statement-1h .neg").await?;
    page.becomes("!!document.querySelector('.source .n .neg')", true).await?;
    let texts = names(&page.browser, &["StaticText"]).await?;
    let at = texts.iter().position(|text| text.trim() == "minus");
    assert!(at.is_some(), "{texts:?}");
    let buttons = names(&page.browser, &["button"]).await?;
    assert!(buttons.iter().any(|name| name.contains("minus (")), "{buttons:?}");
    Ok(())
}

/// Nothing that is heard only is found, and what is seen is found.
#[tokio::test]
async fn a_reader_finds_what_is_printed() -> Outcome {
    let page = Page::open("").await?;
    assert!(page.read::<bool>("find('(1,949)')").await?);
    assert!(!page.read::<bool>("getSelection().removeAllRanges(), find('minus (')").await?);
    Ok(())
}

/// A picture's label says what its signs mean.
#[tokio::test]
async fn pictures_name_what_is_derived() -> Outcome {
    for (path, words) in WORDS {
        let page = Page::open(path).await?;
        let labels: Vec<String> = page
            .read("[...document.querySelectorAll('[data-plot]')].map(plot => plot.getAttribute('aria-label'))")
            .await?;
        assert!(labels.iter().any(|label| label.contains(words[2])), "{labels:?}");
        assert!(labels.iter().all(|label| !label.contains(['≈', '≠'])), "{labels:?}");
    }
    Ok(())
}
