//! The bubble stays in the window, for every mark of every figure, at every width.
#![allow(clippy::float_arithmetic, reason = "positions on the screen")]

use super::browser::Options;
use super::failure::Outcome;
use super::page::Page;

/// How many marks a release with all figures has at least.
const LEAST: usize = 180;

/// Goes through all marks of all figures; how many there are.
async fn stays_inside(page: &Page, name: &str) -> Outcome<usize> {
    let (width, height): (f64, f64) = page.read("[innerWidth, innerHeight]").await?;
    let plots = page.plots().await?;
    let figures: std::collections::BTreeSet<&str> =
        plots.iter().filter_map(|plot| plot.rsplit_once('-')).map(|(figure, _)| figure).collect();
    assert_eq!(figures.len(), 10, "{figures:?}");
    let mut count = 0;
    for plot in &plots {
        let marks = page.marks(plot).await?;
        assert!(!marks.is_empty(), "{name}: {plot} has no marks");
        let (left, top, right, bottom): (f64, f64, f64, f64) = page
            .browser
            .run(
                "const {left, top, right, bottom} =
                    document.querySelector(`[data-plot=\"${arguments[0]}\"]`).getBoundingClientRect();
                return [left, top, right, bottom]",
                &[plot],
            )
            .await?;
        for mark in &marks {
            let bubble = mark.bubble;
            let is_inside = bubble.0 >= 0.0 && bubble.1 >= 0.0 && bubble.2 <= width && bubble.3 <= height;
            assert!(is_inside, "{name}: the bubble of {} in {plot} leaves {width} × {height}: {bubble:?}", mark.title);
            assert!(bubble.2 - bubble.0 > 100.0 && bubble.3 - bubble.1 > 40.0, "{name}: {mark:?}");
            let outline = mark.outline;
            let is_on_plot = outline.0 >= left - 4.0
                && outline.1 >= top - 4.0
                && outline.2 <= right + 4.0
                && outline.3 <= bottom + 4.0;
            assert!(is_on_plot, "{name}: {} is outlined beside {plot}: {outline:?}", mark.title);
            // A sign that is not heard is said in words.
            let value = mark.value.split("\u{202f}≠").next().unwrap_or_default();
            assert!(mark.said.starts_with(&format!("{}: {value}", mark.title)), "{name}: {mark:?}");
        }
        count += marks.len();
    }
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(count)
}

async fn stays_inside_at(options: Options) -> Outcome {
    for path in ["", "ja/#?v=1&ccy=usd"] {
        let page = Page::open_in(options, path).await?;
        let count = stays_inside(&page, &format!("{path} at {}", options.size.0)).await?;
        assert!(count >= LEAST, "{count} marks");
    }
    Ok(())
}

#[tokio::test]
async fn on_a_desk() -> Outcome {
    stays_inside_at(Options::DESK).await
}

#[tokio::test]
async fn on_a_phone() -> Outcome {
    stays_inside_at(Options::PHONE).await
}

#[tokio::test]
async fn on_a_small_phone() -> Outcome {
    stays_inside_at(Options { size: (320, 568), ..Options::PHONE }).await
}

#[tokio::test]
async fn it_stays_beside_its_mark_when_the_page_moves() -> Outcome {
    let page = Page::open("").await?;
    let marks = page.marks("income-0").await?;
    page.click_at(marks[1].middle()).await?;
    let before = page.tells("income-0", &marks[1].title).await?;
    page.read::<()>("void scrollBy({top: 40, behavior: 'instant'})").await?;
    let body = "return document.querySelector('#tip-outline').getBoundingClientRect().top";
    let expected = before.outline.1 - 40.0;
    page.browser.until("the outline to follow", body, &[], |top: &f64| (top - expected).abs() < 2.0).await?;
    let after = page.tells("income-0", &marks[1].title).await?;
    assert!((after.bubble.1 - before.bubble.1 + 40.0).abs() < 2.0, "{before:?} {after:?}");
    Ok(())
}
