//! The calculator's fields take any text: it stays as typed, and what is wrong with it is said beside it.

use super::failure::Outcome;
use super::page::Page;

const LONG: &str = "123456789012345678901234567890";

/// A field, what is typed, and what the page says to it in English and in Japanese.
type Case = (&'static str, &'static str, [&'static str; 2]);

const EMPTY: [&str; 2] = ["Enter a number.", "数値を入力してください。"];
const NO_COUNT: [&str; 2] = [
    "This is not a number that the page can read. Enter it like 1,200, 1 200, 1,200 shares or 5 thousand.",
    "数値として認識できません。1,200、1 200、1,200株、1万 のように入力してください。",
];
const NO_AMOUNT: [&str; 2] = [
    "This is not a number that the page can read. Enter it like 1,200, 1 200, 1200.50, 1200,50, JPY 1,200 or 1.2 thousand.",
    "数値として認識できません。1,200、1 200、1200.50、1200,50、1,200円、1.2千 のように入力してください。",
];
const DOLLARS: [&str; 2] = [
    "This number has another unit. “Price per share, JPY” is entered like 1,200, 1 200, 1200.50, 1200,50, \
     JPY 1,200 or 1.2 thousand.",
    "単位の異なる数値です。「1株の株価（円）」は 1,200、1 200、1200.50、1200,50、1,200円、1.2千 のように入力してください。",
];
const NEGATIVE: [&str; 2] = ["Enter zero or more.", "0以上の数値を入力してください。"];
const ZERO: [&str; 2] = ["Enter a number above zero.", "0より大きい数値を入力してください。"];
const TOO_LONG: [&str; 2] = [
    "Too many digits: at most 13 before the decimal point and 6 after it.",
    "桁数が多すぎます。整数部は13桁、小数部は6桁までです。",
];
const NOT_WHOLE: [&str; 2] =
    ["Enter a whole number: shares cannot be divided.", "整数を入力してください。株は分割できません。"];
const TOO_MANY: [&str; 2] = [
    "There are only 206,478 shares (Number of shares of common stock, stock exchange form: September 30, 2008, Shares).",
    "全部で206,478株しかありません（株式数（普通株式、東証様式）：2008年9月30日、株式数）。",
];

const ABOVE_THE_RESOLUTION: [&str; 2] = [
    "At most 100%: purchases cannot exceed the authorization.",
    "100%までです。決議された上限を超えて取得することはできません。",
];

const MISTAKES: [Case; 16] = [
    ("holding", "", EMPTY),
    ("holding", "abc", NO_COUNT),
    ("holding", "-5", NEGATIVE),
    ("holding", "1.5", NOT_WHOLE),
    ("holding", "206,479", TOO_MANY),
    ("holding", LONG, TOO_MANY),
    ("price", "", EMPTY),
    ("price", "abc", NO_AMOUNT),
    ("price", "$100", DOLLARS),
    ("price", "-5", NEGATIVE),
    ("price", "0", ZERO),
    ("price", "1,200 300", NO_AMOUNT),
    ("price", "(5)", NEGATIVE),
    ("price", LONG, TOO_LONG),
    ("fill", "101", ABOVE_THE_RESOLUTION),
    ("fill", "", EMPTY),
];

const WAITING: [&str; 2] = ["Enter a valid value.", "有効な値を入力してください。"];

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
    let prices = [
        ("￥８０，０００", "4,000"),
        ("¥150,000.00", "2,666"),
        ("8万円", "4,000"),
        ("150 000", "2,666"),
        ("150’000", "2,666"),
        ("150000,00", "2,666"),
        ("400000001", "0"),
    ];
    for (text, bought) in prices {
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
    page.has_mounted_calculator().await?;
    assert_eq!((page.value("holding").await?, page.value("price").await?), ("<b>&x".to_owned(), "-1".to_owned()));
    page.shows("#holding-error", NO_COUNT[0]).await?;
    page.shows("#price-error", NEGATIVE[0]).await?;
    page.fill("price", "-12").await?;
    page.has_fragment("#?v=1&holding=%3Cb%3E%26x&price=-12").await
}

/// The keypads of phones: that of net income has a minus, and where a comma stands before decimals there is no point.
#[tokio::test]
async fn what_a_phones_keypad_has_is_read() -> Outcome {
    let page = Page::open_in(super::browser::Options::PHONE, "").await?;
    page.has_mounted_calculator().await?;
    let keypad = "document.getElementById('income').inputMode + ' ' + document.getElementById('fill').inputMode";
    assert_eq!(page.read::<String>(keypad).await?, "text decimal");
    assert_eq!(
        page.read::<String>("document.querySelector('meta[name=format-detection]').content").await?,
        "telephone=no, date=no, address=no, email=no"
    );
    // 4,000 × 0.5 % = 20.
    page.fill("fill", "0,5").await?;
    page.shows("#bought", "20").await?;
    // So little that none is bought is not the price's fault.
    page.fill("fill", "0,01").await?;
    page.shows("#bought", "0").await?;
    page.shows("#fill-error", "This percentage of 4,000 shares is less than one share, so none is bought.").await?;
    page.shows("#price-error", "").await?;
    page.fill("fill", "100").await?;
    page.click(".further > summary").await?;
    // 20.315 % of JPY 100,000.
    page.fill("tax", "20,315").await?;
    page.shows("#net-0", "JPY 79,685 · USD 752.17").await?;
    for (income, eps) in [("(1,949)", "JPY −9,625.74"), ("△1,949", "JPY −9,625.74"), ("28億円", "JPY 13,828.66")]
    {
        page.fill("income", income).await?;
        page.becomes("document.getElementById('eps').textContent.split(' · ')[0]", eps.to_owned()).await?;
    }
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn what_can_be_two_numbers_is_asked_and_answered_by_a_button() -> Outcome {
    let page = Page::open("#?v=1&rate=105,940").await?;
    page.has_mounted_calculator().await?;
    page.click(".further > summary").await?;
    page.becomes(
        "document.getElementById('rate-error').textContent",
        "This can be read in two ways. Which number do you mean? 105,940 105.94".to_owned(),
    )
    .await?;
    page.shows("#rate-error button:last-child", "105.94").await?;
    page.click("#rate-error button:last-child").await?;
    page.shows("#rate-error", "").await?;
    assert_eq!(page.value("rate").await?, "105.94");
    page.has_fragment("").await?;
    page.fill("price", "100.000").await?;
    page.click("#price-error button:last-child").await?;
    assert_eq!(page.value("price").await?, "100000");
    page.shows("#bought", "4,000").await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

/// All shares are never more than all of them, and nothing held has a yield.
#[tokio::test]
async fn the_ends_of_a_holding_make_sense() -> Outcome {
    let page = Page::open("#?v=1&holding=206478").await?;
    page.shows("#ownership", "100.00000%").await?;
    page.fill("holding", "0").await?;
    page.shows("#ownership", "0.00000%").await?;
    page.shows("#yield", "2.00%").await
}

/// 7 × JPY 1,000: 7 % and 3 % of it. The year-end has no day of payment yet.
#[tokio::test]
async fn the_taxes_of_the_time_are_chosen_and_stand_in_the_address() -> Outcome {
    let page = Page::open("#?v=1&holding=7").await?;
    page.has_mounted_calculator().await?;
    page.click(".further > summary").await?;
    page.shows("#withholding-hint", "Your own rate applies to the whole dividend, without rounding.").await?;
    page.set("withholding", "resident-individual").await?;
    page.becomes("document.getElementById('net-0').textContent.split(' · ')[0]", "JPY 6,300".to_owned()).await?;
    let note = page.text("#net-0-note").await?;
    assert_eq!(note, "after tax of JPY 700 and fees of JPY 0 · USD 0 · income tax JPY 490; inhabitant tax JPY 210");
    let hint = page.text("#withholding-hint").await?;
    for part in [
        "rate in force on the payment date, 5 December 2008",
        "rate in force on the record date, 31 March 2009",
        "rounded down to JPY 1",
    ] {
        assert!(hint.contains(part), "{part} is not in {hint}");
    }
    assert_eq!(page.count("#tax").await?, 0, "no rate is asked for");
    page.has_fragment("#?v=1&holding=7&withholding=resident-individual").await?;
    page.click("#keep").await?;
    page.count_is("#kept", 1).await?;
    assert_eq!(
        page.row("#kept", "Withholding tax on dividends").await?[1..],
        ["Individual resident in Japan, with less than 5% of the shares"]
    );
    let page = Page::open("ja/#?v=1&holding=1&as=ads&withholding=nonresident-individual").await?;
    page.becomes("document.getElementById('net-0').textContent.split('円')[0]", "2.33".to_owned()).await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}
