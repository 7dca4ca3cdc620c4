//! Marks of figures under a finger.

use super::browser::Options;
use super::failure::Outcome;
use super::page::Page;

async fn a_tap_tells_of_every_mark(path: &str) -> Outcome {
    let page = Page::open_in(Options::PHONE, path).await?;
    for plot in ["mix-0", "net-income-0", "margins-0", "balance-0"] {
        let marks = page.marks(plot).await?;
        for mark in marks.iter().filter(|mark| mark.has_number()) {
            // What a tap before it has told of may cover the mark.
            page.tap((3.0, 420.0)).await?;
            page.tells_nothing().await?;
            page.tap(mark.middle()).await?;
            let told = page.tells(plot, &mark.title).await?;
            assert_eq!(
                (&told.value, &told.facts, &told.place),
                (&mark.value, &mark.facts, &mark.place),
                "{path}{plot}"
            );
            assert!(told.is_pointed, "{path}{plot}: the cell of {} is not marked", mark.title);
            let bubble = told.bubble;
            let is_inside = bubble.0 >= 0.0 && bubble.1 >= 0.0 && bubble.2 <= 390.0 && bubble.3 <= 844.0;
            assert!(is_inside, "{path}{plot}: {told:?}");
        }
        page.tap((3.0, 420.0)).await?;
        page.tells_nothing().await?;
    }
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_tap_tells_of_every_mark_in_english() -> Outcome {
    a_tap_tells_of_every_mark("").await
}

#[tokio::test]
async fn a_tap_tells_of_every_mark_in_japanese() -> Outcome {
    a_tap_tells_of_every_mark("ja/#?v=1&ccy=usd").await
}

#[tokio::test]
async fn a_tap_on_the_button_opens_the_parts() -> Outcome {
    let page = Page::open_in(Options::PHONE, "").await?;
    let marks = page.marks("mix-0").await?;
    let whole = page.picture("mix-0").await?;
    let marks = if marks.is_empty() { marks } else { page.marks("mix-0").await? };
    page.tap(marks[0].middle()).await?;
    page.tells("mix-0", &marks[0].title).await?;
    let button = "(({left, right, top, bottom}) => [(left + right) / 2, (top + bottom) / 2])(
        document.querySelector('#tip [data-tip=parts]').getBoundingClientRect())";
    page.tap(page.read(button).await?).await?;
    page.has_fragment("#?v=1&within=connectivity-outsourcing").await?;
    page.redraws("mix-0", &whole).await?;
    page.tells_nothing().await
}
