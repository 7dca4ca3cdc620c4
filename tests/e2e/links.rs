//! Links to a state of the page.

use super::failure::Outcome;
use super::page::Page;

/// How far a section's top is below the window's, in CSS pixels.
fn top(section: &str) -> String {
    format!("Math.round(document.getElementById('{section}').getBoundingClientRect().top)")
}

#[tokio::test]
async fn a_link_opens_its_state_and_section() -> Outcome {
    for path in ["", "ja/"] {
        let page = Page::open(&format!("{path}#mix?v=1&ccy=usd&period=q2&show=shares")).await?;
        for id in ["ccy-1", "period-1", "show-shares", "theme-auto"] {
            assert!(page.is_chosen(id).await?, "{path}{id}");
        }
        assert_eq!(page.rows("#mix-table").await?[1][1..], ["50.8%", "48.7%", "+8.4%"]);
        let top: i32 = page.read(&top("mix")).await?;
        assert!((0..200).contains(&top), "#mix is at {top} px");
        assert_eq!(page.count(".notice").await?, 0);
        page.has_fragment("#mix?v=1&ccy=usd&period=q2&show=shares").await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_unknown_is_named_and_the_rest_works() -> Outcome {
    let page = Page::open("#?v=1&colour=red&ccy=eur&show=shares").await?;
    assert_eq!(
        notices(&page).await?,
        [
            "The link has an unknown setting, “colour”; it was ignored.",
            "The link sets “ccy” to an unknown value, “eur”; the default is used.",
        ]
    );
    assert!(page.is_chosen("ccy-0").await? && page.is_chosen("show-shares").await?);
    assert_eq!(page.row("#mix-table", "Connectivity and outsourcing").await?[1], "51.1%");
    page.click(".notice button").await?;
    page.becomes("document.querySelectorAll('.notices .notice').length", 0).await?;
    assert!(page.is_chosen("show-shares").await?);
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn what_is_unknown_is_named_in_japanese() -> Outcome {
    let page = Page::open("ja/#?v=2&period=q9&%3Cb%3E=1").await?;
    assert_eq!(
        notices(&page).await?,
        [
            "リンクの「v」の値「2」はこのページにないため、初期値を使います。",
            "リンクの「period」の値「q9」はこのページにないため、初期値を使います。",
            "リンクに含まれる設定「<b>」はこのページにないため、無視しました。",
        ]
    );
    page.click(".notice button").await?;
    page.becomes("document.querySelectorAll('.notices .notice').length", 0).await
}

/// The notices, each of which must take one line.
async fn notices(page: &Page) -> Outcome<Vec<String>> {
    let lines = "[...document.querySelectorAll('.notice p')].map(p => {
        const range = document.createRange();
        range.selectNodeContents(p);
        return new Set([...range.getClientRects()].map(rect => Math.round(rect.top))).size;
    })";
    let lines: Vec<u32> = page.read(lines).await?;
    assert!(lines.iter().all(|count| *count == 1), "lines: {lines:?}");
    page.read("[...document.querySelectorAll('.notice p')].map(p => p.innerText)").await
}

#[tokio::test]
async fn an_unknown_section_is_named() -> Outcome {
    let page = Page::open("#nowhere?v=1&ccy=usd").await?;
    let expected = "The link points to “nowhere”, which this page does not have; the page opens at the top.";
    assert_eq!(notices(&page).await?, [expected]);
    assert!(page.is_chosen("ccy-1").await?);
    assert_eq!(page.read::<i32>("scrollY").await?, 0);
    Ok(())
}

#[tokio::test]
async fn the_contents_keep_the_state() -> Outcome {
    let page = Page::open("#?v=1&ccy=usd").await?;
    for section in ["margins", "mix", "sources", "overview"] {
        page.click(&format!(".toc a[href=\"#{section}\"]")).await?;
        page.has_fragment(&format!("#{section}?v=1&ccy=usd")).await?;
        assert!(page.is_chosen("ccy-1").await?);
    }
    page.click(".toc a[href=\"#margins\"]").await?;
    page.has_fragment("#margins?v=1&ccy=usd").await?;
    let top: i32 = page.read(&top("margins")).await?;
    assert!((0..200).contains(&top), "#margins is at {top} px");
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    assert!(page.is_chosen("ccy-1").await?);
    Ok(())
}

#[tokio::test]
async fn a_fragment_edited_by_hand_applies() -> Outcome {
    let page = Page::open("").await?;
    page.read::<String>("location.hash = '#mix?v=1&ccy=usd&period=q1&price=80000'").await?;
    page.shows("#bought", "4,000").await?;
    assert!(page.is_chosen("ccy-1").await? && page.is_chosen("period-2").await?);
    assert_eq!(page.row("#mix-table", "Total revenues").await?[1..], ["154.1", "129.3", "+19.2%"]);
    assert_eq!(page.value("price").await?, "80000");
    page.picture("mix-2").await?;
    // What the next one does not name goes back to its default.
    page.read::<String>("location.hash = '#?v=1&show=shares&sise=1'").await?;
    page.becomes("document.getElementById('show-shares').checked", true).await?;
    assert!(page.is_chosen("ccy-0").await? && page.is_chosen("period-all").await?);
    assert_eq!(notices(&page).await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn going_back_returns_to_the_state_before() -> Outcome {
    let page = Page::open("#?v=1&ccy=usd").await?;
    page.read::<String>("location.hash = '#?v=1&show=shares'").await?;
    page.becomes("document.getElementById('show-shares').checked", true).await?;
    page.browser.client.back().await?;
    page.becomes("document.getElementById('ccy-1').checked", true).await?;
    assert!(page.is_chosen("show-amounts").await?);
    page.has_fragment("#?v=1&ccy=usd").await
}
