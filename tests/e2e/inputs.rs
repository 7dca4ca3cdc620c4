//! The calculator's fields take any text: it stays as typed, and what is wrong with it is said beside it.

use super::failure::Outcome;
use super::page::Page;

const LONG: &str = "123456789012345678901234567890";

/// A field, what is typed, and what the page says to it in English and in Japanese.
type Case = (&'static str, &'static str, [&'static str; 2]);

const EMPTY: [&str; 2] = ["Type a number.", "数値を入力してください。"];
const NO_NUMBER: [&str; 2] = [
    "This is not a number. Write it like 1,200 or 1200.50.",
    "数値として読めません。1,200 や 1200.50 のように入力してください。",
];
const NEGATIVE: [&str; 2] = ["It cannot be below zero.", "0以上の数値を入力してください。"];
const ZERO: [&str; 2] = ["It must be above zero.", "0より大きい数値を入力してください。"];
const TOO_LONG: [&str; 2] = [
    "Too many digits: at most 13 before the point and 6 after it.",
    "桁数が多すぎます。整数部13桁、小数部6桁までです。",
];
const NOT_WHOLE: [&str; 2] =
    ["Only whole numbers: shares are not divided.", "整数で入力してください。株は分割できません。"];
const TOO_MANY: [&str; 2] = [
    "There are only 206,478 shares (Number of shares of common stock, stock exchange form: September 30, 2008, Shares).",
    "全部で206,478株しかありません（株式数（普通株式、東証様式）：2008年9月30日、株式数）。",
];

const ABOVE_THE_RESOLUTION: [&str; 2] = [
    "At most 100%: no more than the resolution allows can be bought.",
    "100%までです。決議の上限を超えて取得することはできません。",
];

const MISTAKES: [Case; 14] = [
    ("holding", "", EMPTY),
    ("holding", "abc", NO_NUMBER),
    ("holding", "-5", NEGATIVE),
    ("holding", "1.5", NOT_WHOLE),
    ("holding", "206,479", TOO_MANY),
    ("holding", LONG, TOO_MANY),
    ("price", "", EMPTY),
    ("price", "abc", NO_NUMBER),
    ("price", "-5", NEGATIVE),
    ("price", "0", ZERO),
    ("price", "1,20", NO_NUMBER),
    ("price", LONG, TOO_LONG),
    ("fill", "101", ABOVE_THE_RESOLUTION),
    ("fill", "", EMPTY),
];

const WAITING: [&str; 2] = ["Waits for a valid input.", "正しい入力を待っています。"];

#[tokio::test]
async fn a_mistake_is_explained_in_english() -> Outcome {
    a_mistake_is_explained("", 0).await
}

#[tokio::test]
async fn a_mistake_is_explained_in_japanese() -> Outcome {
    a_mistake_is_explained("ja/", 1).await
}

async fn a_mistake_is_explained(path: &str, language: usize) -> Outcome {
    let page = Page::open(path).await?;
    for (field, text, messages) in MISTAKES {
        page.fill(field, text).await?;
        page.shows(&format!("#{field}-error"), messages[language]).await?;
        assert_eq!(page.value(field).await?, text);
        assert_eq!(page.count(&format!("#{field}[aria-invalid=true][aria-describedby~={field}-error]")).await?, 1);
        let (outputs, notes): (&[&str], &[&str]) = match field {
            "holding" => (&["#dividend-0", "#dividend-1", "#dividend-total"], &["#dividend-total-note"]),
            _ => (&["#bought", "#spend", "#eps"], &["#bought-note", "#eps-note"]),
        };
        for output in outputs {
            page.shows(output, "–").await?;
        }
        for note in notes {
            page.shows(note, WAITING[language]).await?;
        }
        assert!(!page.text("body").await?.contains("NaN"), "{field} {text}");
        // The other field's results do not wait for this one.
        let other = if field == "holding" { "#bought" } else { "#dividend-0" };
        assert_ne!(page.text(other).await?, "–", "{field} {text}");
        page.fill(field, "100").await?;
        page.shows(&format!("#{field}-error"), "").await?;
        assert_eq!(page.count(&format!("#{field}[aria-invalid=false]")).await?, 1);
        assert_ne!(page.text(outputs[0]).await?, "–", "{field} after {text}");
    }
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn numbers_are_read_as_people_write_them() -> Outcome {
    let page = Page::open("").await?;
    for (text, total) in [
        ("１００", "JPY 200,000 · USD 1,887.86"),
        ("1,200", "JPY 2,400,000 · USD 22,654.33"),
        (" 100 株", "JPY 200,000 · USD 1,887.86"),
        ("0", "JPY 0 · USD 0"),
        ("206478", "JPY 412,956,000 · USD 3,898,017.75"),
    ] {
        page.fill("holding", text).await?;
        page.shows("#dividend-total", total).await?;
        assert_eq!(page.value("holding").await?, text);
        page.shows("#holding-error", "").await?;
        assert_eq!(page.count("#holding[aria-invalid=false]").await?, 1, "{text}");
    }
    for (text, bought) in [("￥８０，０００", "4,000"), ("¥150,000.00", "2,666"), ("400000001", "0")] {
        page.fill("price", text).await?;
        page.shows("#bought", bought).await?;
        assert_eq!(page.value("price").await?, text);
        assert!(!page.text("body").await?.contains("NaN"), "{text}");
    }
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_mistake_survives_the_address() -> Outcome {
    let page = Page::open("#?v=1&holding=%3Cb%3E%26x&price=-1").await?;
    page.wakes_calculator().await?;
    assert_eq!((page.value("holding").await?, page.value("price").await?), ("<b>&x".to_owned(), "-1".to_owned()));
    page.shows("#holding-error", NO_NUMBER[0]).await?;
    page.shows("#price-error", NEGATIVE[0]).await?;
    page.fill("price", "-12").await?;
    page.has_fragment("#?v=1&holding=%3Cb%3E%26x&price=-12").await
}
