//! The checks: written into the page, and run again by a program of their own when they come near.

use super::browser::Options;
use super::failure::Outcome;
use super::page::Page;

const PROOFS: &str = ".proofs > li";
const AWAKE: &str = "document.querySelector('[data-root=checks]').hasAttribute('data-mounted')";
/// The check of a figure in the prose, 9,248, against the table's 9,428.
const PROSE: &str = "check-claim.revenues.operation";

/// Opens a page at its checks and waits until their program answers.
async fn open(path: &str) -> Outcome<Page> {
    let page = Page::open(path).await?;
    page.becomes(AWAKE, true).await?;
    Ok(page)
}

async fn found(page: &Page, expected: usize) -> Outcome {
    page.becomes(&format!("document.querySelectorAll('{PROOFS}').length"), expected).await
}

#[tokio::test]
async fn without_script_every_contradiction_is_in_the_page() -> Outcome {
    let page = Page::visit(Options { script: false, ..Options::DESK }, "").await?;
    let list = page.browser.client.find_all(fantoccini::Locator::Css(PROOFS)).await?;
    assert_eq!(list.len(), 16);
    // The gravest stand unfolded; the others unfold without script.
    assert_eq!(unfolded(&page).await?, ["Figures 4"]);
    let text = list[0].text().await?;
    assert!(text.contains("Figures") && text.contains("18,938"), "{text}");
    page.click("#checks .graded:nth-of-type(3) > summary").await?;
    assert_eq!(unfolded(&page).await?, ["Figures 4", "Periods and dates 4"]);
    let tools = page.browser.client.find(fantoccini::Locator::Css("#checks .tools")).await?;
    assert!(!tools.is_displayed().await?, "a control that cannot answer is not shown");
    Ok(())
}

/// The summaries of the parts of the list that are unfolded.
async fn unfolded(page: &Page) -> Outcome<Vec<String>> {
    let mut texts = Vec::new();
    for summary in page.browser.client.find_all(fantoccini::Locator::Css("#checks .graded[open] > summary")).await? {
        texts.extend(Some(summary.text().await?).filter(|text| !text.is_empty()));
    }
    Ok(texts)
}

#[tokio::test]
async fn differences_stand_by_their_gravity_and_all_unfold_when_something_is_asked_for() -> Outcome {
    let page = open("#checks").await?;
    assert_eq!(unfolded(&page).await?, ["Figures 4"]);
    page.fill_search("backlog").await?;
    page.becomes("document.querySelectorAll('#checks .graded[open]:not([hidden])').length", 3).await?;
    assert_eq!(unfolded(&page).await?, ["Figures 1", "Periods and dates 2", "Last digit 1"]);
    page.click("#checks .tools button").await?;
    found(&page, 16).await?;
    assert_eq!(unfolded(&page).await?, ["Figures 4"]);
    // A link to a folded one unfolds its part.
    let label = "check-label.cost.si";
    page.browser.run::<()>(&format!("location.hash = '{label}'"), &[]).await?;
    page.becomes("document.activeElement.id", label.to_owned()).await?;
    assert_eq!(unfolded(&page).await?, ["Figures 4", "Periods and dates 4"]);
    Ok(())
}

#[tokio::test]
async fn the_program_comes_when_its_section_does() -> Outcome {
    let page = Page::open("").await?;
    let loaded = "performance.getEntriesByType('resource').some(entry => entry.name.includes('/checks-'))";
    assert!(!page.read::<bool>(loaded).await?);
    page.browser.run::<()>("document.getElementById('checks').scrollIntoView({behavior: 'instant'})", &[]).await?;
    page.becomes(AWAKE, true).await?;
    assert!(page.read::<bool>(loaded).await?);
    found(&page, 16).await?;
    assert_eq!(page.browser.complaints().await?, [""; 0], "what it finds is what the page was written with");
    Ok(())
}

#[tokio::test]
async fn a_proof_has_both_figures_their_places_and_the_difference() -> Outcome {
    let page = open(&format!("#{PROSE}")).await?;
    // A currency and its amount are on one line.
    let text = page.text(&format!("[id='{PROSE}']")).await?;
    assert!(text.contains("JPY\u{a0}9,248 million"), "{text}");
    let text = text.replace('\u{a0}', " ");
    for part in
        ["JPY 9,248 million", "JPY 9,427,609 thousand", "Text: Revenues", "The difference is JPY 179,609 thousand"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    let japanese = open(&format!("ja/#{PROSE}")).await?;
    let text = japanese.text(&format!("[id='{PROSE}']")).await?;
    assert!(text.contains("9,248百万円") && text.contains("9,427,609千円"), "{text}");
    Ok(())
}

#[tokio::test]
async fn the_list_is_narrowed_by_status_kind_table_and_words() -> Outcome {
    let page = open("#checks").await?;
    page.choose("check-rounding").await?;
    found(&page, 32).await?;
    page.choose("check-any").await?;
    found(&page, 50).await?;
    page.click(".more").await?;
    found(&page, 100).await?;
    select(&page, 0, "quarter").await?;
    page.fill_search("guarantee deposits").await?;
    found(&page, 4).await?;
    page.fill_search("8031").await?;
    found(&page, 1).await?;
    assert!(page.text(PROOFS).await?.contains("8,031"));
    page.fill_search("no such words").await?;
    found(&page, 0).await?;
    assert!(page.text("#checks [role=status]").await?.starts_with("No check matches."));
    page.click("#checks .tools button").await?;
    found(&page, 16).await?;
    assert_eq!(page.read::<String>("document.querySelector('#checks .tools select').value").await?, "");
    select(&page, 1, "14").await?;
    found(&page, 1).await?;
    let tables: Vec<String> =
        page.read("[...document.querySelectorAll('.proof ul')].map(list => list.innerText)").await?;
    assert!(
        !tables.is_empty() && tables.iter().all(|text| text.contains("Consolidated balance sheets: assets")),
        "{tables:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_mark_at_a_figure_leads_to_the_proof() -> Outcome {
    let page = Page::open("").await?;
    page.click(&format!("#mix-table a.mark[href='#{PROSE}']")).await?;
    page.becomes(AWAKE, true).await?;
    page.has_fragment(&format!("#{PROSE}")).await?;
    let seen =
        format!("(r => r.top >= 0 && r.top < innerHeight)(document.getElementById('{PROSE}').getBoundingClientRect())");
    page.becomes(&seen, true).await
}

#[tokio::test]
async fn a_link_to_a_check_that_is_not_shown_shows_it() -> Outcome {
    let rounding = "check-tie.cost-of-revenues-1h.4.1h08";
    let page = open(&format!("#{rounding}?v=1&ccy=usd")).await?;
    let text = format!("(document.getElementById('{rounding}') || {{innerText: ''}}).innerText.includes('27,085')");
    page.becomes(&text, true).await?;
    assert!(page.is_chosen("ccy-1").await?);
    assert_eq!(page.count(".notice").await?, 0);
    assert_eq!(page.read::<String>("document.activeElement.id").await?, rounding, "the reader goes on from there");
    page.browser.run::<()>("location.hash = 'check-nonsense'", &[]).await?;
    page.becomes("document.querySelector('#checks [role=status]').innerText.startsWith('The link names')", true).await
}

/// Chooses an option of one of the two lists above the proofs.
async fn select(page: &Page, list: usize, value: &str) -> Outcome {
    let body = "const list = document.querySelectorAll('#checks .tools select')[arguments[0]];
        list.value = arguments[1]; list.dispatchEvent(new Event('change', {bubbles: true}))";
    page.browser.run::<()>(body, &[&list.to_string(), value]).await
}
