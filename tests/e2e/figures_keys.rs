//! Figures by keys alone.

use super::failure::Outcome;
use super::marks::{Told, onward};
use super::page::Page;

const TAB: char = '\u{e004}';
const ESCAPE: char = '\u{e00c}';
const ENTER: char = '\u{e007}';
const SPACE: char = ' ';
const BACKSPACE: char = '\u{e003}';
const HOME: char = '\u{e011}';
const END: char = '\u{e010}';
const UP: char = '\u{e013}';
const DOWN: char = '\u{e015}';
const RIGHT: char = '\u{e014}';
const LEFT: char = '\u{e012}';

/// Brings a plot on the screen and goes to it with the tab key, from the element before it.
async fn tab_to(page: &Page, plot: &str) -> Outcome {
    page.shows_plot(plot).await?;
    let body = "const plot = document.querySelector(`[data-plot=\"${arguments[0]}\"]`);
        const stop = document.createElement('button');
        plot.before(stop);
        stop.focus({preventScroll: true});
        stop.addEventListener('blur', () => stop.remove())";
    page.browser.run::<()>(body, &[plot]).await?;
    page.press(TAB).await?;
    page.becomes("document.activeElement.dataset.plot ?? ''", plot.to_owned()).await?;
    let outline = "getComputedStyle(document.activeElement).outlineStyle !== 'none'";
    assert!(page.read::<bool>(outline).await?, "{plot} shows no focus");
    page.shows_plot(plot).await
}

async fn heard(page: &Page) -> Outcome<String> {
    page.read("document.getElementById('tip-said').textContent").await
}

#[tokio::test]
async fn arrows_reach_every_mark_and_each_is_said() -> Outcome {
    for path in ["", "ja/"] {
        let page = Page::open(path).await?;
        for plot in ["mix-0", "net-income-0", "margins-0"] {
            let marks = page.marks(plot).await?;
            tab_to(&page, plot).await?;
            let key = if onward(plot) == "ArrowUp" { UP } else { DOWN };
            for (index, mark) in marks.iter().enumerate() {
                page.press(if index == 0 { RIGHT } else { key }).await?;
                let told = page.tells(plot, &mark.title).await?;
                assert_eq!(told.words(), mark.words(), "{path}{plot}");
                let facts = told.facts.iter().chain([&told.place]).all(|fact| told.said.contains(fact.as_str()));
                assert!(told.said.starts_with(&format!("{}: {}", told.title, told.value)) && facts, "{told:?}");
            }
            // There is nothing behind the last; Home and End lead to the ends.
            page.press(key).await?;
            assert_eq!(heard(&page).await?, marks[marks.len() - 1].said);
            page.press(HOME).await?;
            assert_eq!(heard(&page).await?, marks[0].said);
            page.press(END).await?;
            assert_eq!(heard(&page).await?, marks[marks.len() - 1].said);
            page.press(ESCAPE).await?;
            page.tells_nothing().await?;
            assert_eq!(page.read::<String>("document.activeElement.dataset.plot").await?, plot);
        }
        assert_eq!(page.browser.complaints().await?, [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn left_and_right_lead_to_the_same_line_of_the_next_column() -> Outcome {
    let page = Page::open("").await?;
    tab_to(&page, "mix-0").await?;
    page.press(HOME).await?;
    page.press(UP).await?;
    let name = |told: &Option<Told>| told.as_ref().map(|told| told.title.clone()).unwrap_or_default();
    let here = name(&page.told("mix-0").await?);
    page.press(RIGHT).await?;
    let beside = name(&page.told("mix-0").await?);
    assert_ne!(here, beside);
    assert_eq!(here.split(", ").next(), beside.split(", ").next());
    page.press(LEFT).await?;
    assert_eq!(name(&page.told("mix-0").await?), here);
    page.press(DOWN).await?;
    assert_ne!(name(&page.told("mix-0").await?), here);
    Ok(())
}

#[tokio::test]
async fn enter_opens_parts_and_backspace_leads_back() -> Outcome {
    let page = Page::open("").await?;
    let whole = page.picture("mix-0").await?;
    tab_to(&page, "mix-0").await?;
    page.press(HOME).await?;
    assert_eq!(page.told("mix-0").await?.map(|told| told.acts), Some(vec!["parts".to_owned(), "source".to_owned()]));
    page.press(ENTER).await?;
    page.has_fragment("#?v=1&within=connectivity-outsourcing").await?;
    let parts = page.redraws("mix-0", &whole).await?;
    assert!(page.is_chosen("within-0").await?);
    assert_eq!(page.read::<String>("document.activeElement.dataset.plot").await?, "mix-0");
    // Inside a business Enter leads to the source.
    page.press(HOME).await?;
    assert_eq!(page.told("mix-0").await?.map(|told| told.acts), Some(vec!["source".to_owned()]));
    page.press(BACKSPACE).await?;
    page.has_fragment("").await?;
    assert_eq!(page.redraws("mix-0", &parts).await?, whole);
    assert!(page.is_chosen("within-all").await?);
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn space_opens_the_source_and_closing_it_leads_back_to_the_plot() -> Outcome {
    let page = Page::open("").await?;
    for (plot, key) in [("mix-0", SPACE), ("net-income-0", ENTER)] {
        tab_to(&page, plot).await?;
        page.press(HOME).await?;
        let told = page.told(plot).await?.map(|told| told.value).unwrap_or_default();
        page.press(key).await?;
        page.becomes("!!document.querySelector('.source #source-title')", true).await?;
        let number = page.text(".source .n").await?;
        assert!(number.contains(&told) || told.contains(&number), "{plot}: {number} and {told}");
        page.press(ESCAPE).await?;
        page.becomes("!!document.querySelector('.source #source-title')", false).await?;
        page.becomes("document.activeElement.dataset.plot ?? document.activeElement.localName", plot.to_owned())
            .await?;
    }
    Ok(())
}
