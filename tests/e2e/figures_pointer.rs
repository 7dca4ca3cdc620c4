//! Pointing at marks of figures with the mouse.
#![allow(clippy::float_arithmetic, reason = "positions on the screen")]

use super::failure::{Failure, Outcome};
use super::page::Page;

const ESCAPE: char = '\u{e00c}';

/// A stack, a bridge, grouped bars and the balance sheet.
const KINDS: [&str; 4] = ["mix-0", "net-income-0", "margins-0", "balance-0"];

/// Whether a bubble's value has the number of a table's cell, whatever unit or sign of doubt stands beside it.
fn says(value: &str, cell: &str) -> bool {
    let number = cell.split("\u{202f}≠").next().unwrap_or(cell).trim_start_matches('+');
    !number.is_empty() && value.contains(number)
}

/// Points at every mark of some plots: the bubble, the marked cell and the table say the same.
async fn every_mark_says_what_the_table_says(path: &str) -> Outcome {
    let page = Page::open(path).await?;
    for plot in KINDS {
        let marks = page.marks(plot).await?;
        assert!(marks.len() >= 5, "{plot} has {} marks", marks.len());
        for mark in marks.iter().filter(|mark| mark.has_number()) {
            // What is told of the mark before may cover this one.
            page.point((2.0, 2.0)).await?;
            page.tells_nothing().await?;
            page.point(mark.middle()).await?;
            let told = page.tells(plot, &mark.title).await?;
            assert!(says(&told.value, &told.cell), "{path}{plot}, {}: {} and {}", told.title, told.value, told.cell);
            assert!(told.is_pointed, "{path}{plot}: the cell of {} is not marked", told.title);
            assert!(told.acts.contains(&"source".to_owned()), "{told:?}");
            assert_eq!(told.words(), mark.words(), "{path}{plot}");
        }
        page.point((2.0, 2.0)).await?;
        page.tells_nothing().await?;
    }
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn every_mark_says_what_the_table_says_in_yen() -> Outcome {
    every_mark_says_what_the_table_says("").await
}

#[tokio::test]
async fn every_mark_says_what_the_table_says_in_dollars() -> Outcome {
    every_mark_says_what_the_table_says("#?v=1&ccy=usd").await
}

#[tokio::test]
async fn every_mark_says_what_the_table_says_in_japanese() -> Outcome {
    every_mark_says_what_the_table_says("ja/").await
}

#[tokio::test]
async fn value_share_growth_and_place_are_told() -> Outcome {
    for (path, plot, expected) in TOLD {
        let page = Page::open(path).await?;
        let marks = page.marks(plot).await?;
        let mark = marks.iter().find(|mark| mark.title == expected[0]);
        page.point(mark.ok_or_else(|| Failure::new(format!("{path}{plot} has no {}", expected[0])))?.middle()).await?;
        let told = page.tells(plot, expected[0]).await?;
        let lines = [vec![told.title, told.value], told.facts, vec![told.place]].concat();
        assert_eq!(lines, expected, "{path}{plot}");
    }
    Ok(())
}

/// An address, a plot, and what is told of one of its marks.
const TOLD: [(&str, &str, &[&str]); 8] = [
    (
        "",
        "mix-0",
        &[
            "Connectivity and outsourcing, 1H08",
            "JPY 17,001 million",
            "51.1% of “Total revenues”",
            "+14.8% on 1H07",
            "Consolidated statements of income, first half: Total and 4 more",
        ],
    ),
    (
        "ja/",
        "mix-0",
        &[
            "08年度上期 接続・アウトソーシング",
            "17,001百万円",
            "売上高の51.1%",
            "07年度上期比 +14.8%",
            "連結損益計算書（上期）：小計 ほか4か所",
        ],
    ),
    (
        "",
        "net-income-0",
        &[
            "Income tax expense (benefit), 1H08 against 1H07",
            "JPY −2,344 million",
            "effect on “Net income”",
            "the line itself: from JPY −1,805 million to JPY 539 million",
            "Calculated by Kessan; not reported",
        ],
    ),
    (
        "#?v=1&ccy=usd",
        "net-income-0",
        &[
            "Income tax expense (benefit), 1H08 against 1H07",
            "USD −22.1 million",
            "effect on “Net income”",
            "the line itself: from USD −17.0 million to USD 5.1 million",
            "Calculated by Kessan; not reported",
        ],
    ),
    (
        "",
        "margins-0",
        &[
            "Connectivity and outsourcing, 1H08",
            "15.6%",
            "JPY 2,660 million on revenues of JPY 17,001 million",
            "−1.5 points on 1H07",
            "Connectivity and outsourcing services: revenues and cost, first half: Gross margin ratio and 1 more",
        ],
    ),
    (
        "ja/",
        "margins-0",
        &[
            "08年度上期 接続・アウトソーシング",
            "15.6%",
            "売上高17,001百万円に対し利益2,660百万円",
            "07年度上期比 −1.5ポイント",
            "接続及びアウトソーシングサービスの売上高内訳と原価（上期）：売上総利益率 ほか1か所",
        ],
    ),
    (
        "",
        "balance-0",
        &[
            "Property and equipment, net, 30 Sep 2008",
            "JPY 13,668 million",
            "25.7% of “Total assets”",
            "+16.4% on 31 Mar 2008",
            "Consolidated balance sheets: assets: Property and equipment, net and 1 more",
        ],
    ),
    (
        "ja/#?v=1&ccy=usd",
        "balance-0",
        &[
            "2008年9月30日 有形固定資産（純額）",
            "129.0百万米ドル",
            "資産合計の25.7%",
            "2008年3月31日比 +16.4%",
            "連結貸借対照表（資産の部）：有形固定資産（純額） ほか1か所",
        ],
    ),
];

#[tokio::test]
async fn pointing_at_a_cell_outlines_its_mark() -> Outcome {
    let page = Page::open("").await?;
    for plot in KINDS {
        let figure = plot.trim_end_matches("-0");
        page.browser
            .run::<()>(
                "document.querySelectorAll(`${arguments[0]} details.numbers`)
            .forEach(numbers => numbers.open = true)",
                &[&format!("#fig-{figure}")],
            )
            .await?;
        let marks = page.marks(plot).await?;
        for mark in [&marks[0], &marks[marks.len() - 1]] {
            let table = if matches!(figure, "mix" | "margins") {
                format!("#{figure}-table")
            } else {
                format!("#fig-{figure} table")
            };
            let cell = format!("{table} td[data-n=\"{}\"]", mark.key);
            let middle = page.middle_of(&cell).await?;
            page.point(middle).await?;
            let size = |rect: super::marks::Rect| (rect.2 - rect.0, rect.3 - rect.1);
            let outline = "(({left, top, right, bottom}) => [left, top, right, bottom])(
                document.querySelector('#tip-outline').getBoundingClientRect())";
            let body = "const outline = document.querySelector('#tip-outline');
                const plot = document.querySelector(`[data-plot=\"${arguments[0]}\"]`);
                const [a, b] = [outline.getBoundingClientRect(), plot.getBoundingClientRect()];
                return outline.checkVisibility() && a.left >= b.left - 4 && a.right <= b.right + 4
                    && a.top >= b.top - 4 && a.bottom <= b.bottom + 4";
            page.browser.until(&format!("an outline in {plot}"), body, &[plot], |is_there: &bool| *is_there).await?;
            assert_eq!(size(page.read(outline).await?), size(mark.outline), "{plot}: {}", mark.title);
            assert_eq!(page.count("#tip").await?, 0);
        }
        page.point((2.0, 2.0)).await?;
        page.becomes("document.querySelector('#tip-outline').checkVisibility()", false).await?;
    }
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_bubble_can_be_entered_and_vanishes_when_left() -> Outcome {
    let page = Page::open("").await?;
    for plot in ["mix-0", "cash-0"] {
        let marks = page.marks(plot).await?;
        page.point(marks[1].middle()).await?;
        let told = page.tells(plot, &marks[1].title).await?;
        let (left, top, right, bottom) = told.bubble;
        page.point((f64::midpoint(left, right), f64::midpoint(top, bottom))).await?;
        // Longer than anything lingers that the pointer has left.
        page.read::<()>("new Promise(resolve => setTimeout(resolve, 800))").await?;
        assert_eq!(page.told(plot).await?.map(|told| told.title), Some(told.title));
        page.point((2.0, 2.0)).await?;
        page.tells_nothing().await?;
    }
    Ok(())
}

#[tokio::test]
async fn escape_dismisses_the_bubble_wherever_the_focus_is() -> Outcome {
    let page = Page::open("").await?;
    let marks = page.marks("mix-0").await?;
    page.point(marks[0].middle()).await?;
    page.tells("mix-0", &marks[0].title).await?;
    page.press(ESCAPE).await?;
    page.tells_nothing().await?;
    // A click keeps it there while the pointer is elsewhere, until another click.
    page.click_at(marks[2].middle()).await?;
    page.tells("mix-0", &marks[2].title).await?;
    page.point((2.0, 2.0)).await?;
    page.read::<()>("new Promise(resolve => setTimeout(resolve, 800))").await?;
    assert!(page.told("mix-0").await?.is_some());
    page.press(ESCAPE).await?;
    page.tells_nothing().await
}

#[tokio::test]
async fn the_button_of_the_bubble_opens_the_source() -> Outcome {
    let page = Page::open("").await?;
    let marks = page.marks("net-income-0").await?;
    page.click_at(marks[0].middle()).await?;
    page.tells("net-income-0", &marks[0].title).await?;
    page.browser.client.find(fantoccini::Locator::Css("#tip [data-tip=source]")).await?.click().await?;
    page.becomes("!!document.querySelector('.source #source-title')", true).await
}
