//! What a filing does not say, asked for on the page of a report that a reader has opened: a made-up filing from a server.

use std::fs;
use std::path::Path;

use fantoccini::Locator;
use serde_json::json;

use super::browser::{Browser, Options};
use super::engine::Engine;
use super::failure::Outcome;
use super::first::NOTES;
use super::folder::Folder;
use super::opening::{Place, can_open, file_in};
use super::page::Page;

/// The files of the made-up American filing, as who drops all of them gives them.
fn filing() -> Outcome<Vec<(String, String)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/filings/us");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !name.ends_with(".toml") {
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

const RECORD: &str = "dividends.Q2-FY2042.record_date";
const MARK: &str = "12 May 2042 (assumed)";

impl Page {
    /// Drops several files at once.
    async fn drops_all(&self, files: &[(String, String)]) -> Outcome {
        let body = "const held = new DataTransfer();
            for (const [name, content] of JSON.parse(arguments[0])) held.items.add(new File([content], name));
            document.querySelector('main').dispatchEvent(
                new DragEvent('drop', {dataTransfer: held, bubbles: true, cancelable: true}));
            return null";
        self.browser.run::<()>(body, &[&json!(files).to_string()]).await
    }

    async fn opens_filing(&self) -> Outcome {
        self.has_mounted().await?;
        self.drops_all(&filing()?).await?;
        self.shows_opened("plwi-20420329.htm").await
    }

    async fn asks_for_answers(&self) -> Outcome {
        self.click(".open-lacks button").await?;
        self.becomes("document.querySelector('.open-answers')?.open", Some(true)).await
    }

    /// Unfolds the forms of a kind, by their number from 1; they are made when they are unfolded, which a browser tells a moment later.
    async fn unfolds(&self, number: usize) -> Outcome<String> {
        let fold = format!(".open-answers form > details:nth-of-type({number})");
        self.click(&format!("{fold} > summary")).await?;
        self.becomes(
            &format!("document.querySelector('{fold}')?.querySelectorAll('input, select, button').length > 0"),
            Some(true),
        )
        .await?;
        Ok(fold)
    }

    /// Types an answer into its field.
    async fn answers(&self, key: &str, text: &str) -> Outcome {
        let field = self.browser.client.find(Locator::Css(&format!(".open-answers [data-key='{key}']"))).await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Waits until the page says something, or no longer does.
    async fn says(&self, text: &str, is_said: bool) -> Outcome {
        self.becomes(&format!("document.querySelector('main').textContent.includes({})", json!(text)), is_said).await
    }
}

#[tokio::test]
async fn an_answer_is_refused_mended_used_kept_and_taken_back_in_chromium() -> Outcome {
    refused_used_and_taken_back(Engine::Chromium).await
}

#[tokio::test]
async fn an_answer_is_refused_mended_used_kept_and_taken_back_in_firefox() -> Outcome {
    refused_used_and_taken_back(Engine::Firefox).await
}

async fn refused_used_and_taken_back(engine: Engine) -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    let place = Place::site()?;
    let page = Page::visit_in(engine, &format!("{}#?v=1&theme=dark", place.address())).await?;
    page.opens_filing().await?;
    let line = page.text(".open-lacks").await?;
    assert!(
        line.contains("could not find") && line.contains("record dates") && line.contains("buyback terms"),
        "{line}"
    );
    let address: String = page.read("location.href").await?;
    page.asks_for_answers().await?;
    // Each field has a name, and says what it expects and where to look.
    let unnamed =
        "[...document.querySelectorAll('.open-answers :is(input, select)')].filter(it => !it.labels?.length).length";
    assert_eq!(page.read::<usize>(unnamed).await?, 0);
    let described = format!(
        "document.querySelector(\".open-answers [data-key='{RECORD}']\").getAttribute('aria-describedby').split(' ')
            .map(id => document.getElementById(id).textContent).join(' ')"
    );
    let hint = page.read::<String>(&described).await?;
    assert!(hint.contains("A date, e.g.") && hint.contains("In the file: "), "{hint}");
    assert!(page.read::<bool>("document.querySelector('.open-answers').contains(document.activeElement)").await?);
    // What cannot be used is told beside its field; the page and all that was typed stay.
    page.answers(RECORD, "soon").await?;
    page.answers("buyback.resolved", "30 April 2042").await?;
    page.click(".open-apply").await?;
    page.becomes("document.activeElement?.dataset.key", Some(RECORD.to_owned())).await?;
    assert!(page.read::<String>(&described).await?.contains("“soon” is not a date"));
    assert_eq!(page.read::<String>("document.activeElement.getAttribute('aria-invalid')").await?, "true");
    let typed = "document.querySelector(\".open-answers [data-key='buyback.resolved']\").value";
    assert_eq!(page.read::<String>(typed).await?, "30 April 2042");
    // Also where the dialog is left in between.
    page.press('\u{e00c}').await?;
    page.becomes("document.querySelector('.open-answers').open", false).await?;
    page.asks_for_answers().await?;
    assert_eq!(page.read::<String>(typed).await?, "30 April 2042");
    page.answers(RECORD, "12 May 2042").await?;
    page.answers("buyback.window", "May 1, 2042 / April 30, 2043").await?;
    page.answers("buyback.max_amount", "$500 million").await?;
    page.click(".open-apply").await?;
    page.says(MARK, true).await?;
    page.has_mounted().await?;
    page.becomes("location.href", address.clone()).await?;
    page.becomes("document.getElementById('theme-dark').checked", true).await?;
    let line = page.text(".open-lacks").await?;
    assert!(
        line.contains("4 answers of your own") && !line.contains("payment dates") && !line.contains("buyback"),
        "{line}"
    );
    page.says("30 April 2042 (assumed)", true).await?;
    // A reload keeps them, and the other language has them.
    page.browser.client.refresh().await?;
    page.says(MARK, true).await?;
    page.has_mounted().await?;
    page.click(".lang").await?;
    page.says("2042年5月12日（仮定）", true).await?;
    page.has_mounted().await?;
    page.click(".lang").await?;
    page.says(MARK, true).await?;
    page.has_mounted().await?;
    // One is taken back, then all.
    page.asks_for_answers().await?;
    page.click(&format!(".open-field:has([data-key='{RECORD}']) button")).await?;
    page.says(MARK, false).await?;
    page.has_mounted().await?;
    page.says("30 April 2042 (assumed)", true).await?;
    page.asks_for_answers().await?;
    page.click(".open-answers form > .open-tools button:last-child").await?;
    page.says("(assumed)", false).await?;
    page.has_mounted().await?;
    assert!(page.text(".open-lacks").await?.contains("payment dates"));
    page.becomes("location.href", address).await
}

#[tokio::test]
async fn answers_are_saved_and_opened_with_the_filing_or_alone() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    let place = Place::site()?;
    let page = Page::visit_at(Options::DESK, &place.address()).await?;
    page.browser.allow_downloads().await?;
    page.opens_filing().await?;
    page.asks_for_answers().await?;
    page.answers(RECORD, "12 May 2042").await?;
    page.click(".open-apply").await?;
    page.says(MARK, true).await?;
    page.has_mounted().await?;
    page.asks_for_answers().await?;
    page.click(".open-answers form > .open-tools button:nth-child(2)").await?;
    let answers = String::from_utf8_lossy(&page.saved("answers.toml").await?).into_owned();
    assert_eq!(answers, "[dividends.Q2-FY2042]\nrecord_date = \"12 May 2042\"\n");
    page.click(".open-answers .open-close").await?;
    // The saved page says what is assumed.
    page.click(".opened details summary").await?;
    page.click(".open-save button").await?;
    let saved = page.saved("kessan.html").await?;
    let folder = Folder::new("saved")?;
    let path = file_in(&folder, "kessan.html", &saved)?;
    let other = Page::visit_at(Options::DESK, &format!("file://{}", path.display())).await?;
    other.has_mounted().await?;
    other.says(MARK, true).await?;
    other.says("Record date, ", true).await?;
    // Together with the filing in a browser that has never seen it.
    let fresh = Page::visit_at(Options::DESK, &place.address()).await?;
    fresh.has_mounted().await?;
    let mut files = filing()?;
    files.push(("answers.toml".to_owned(), answers.clone()));
    fresh.drops_all(&files).await?;
    fresh.says(MARK, true).await?;
    fresh.has_mounted().await?;
    // Alone they are answers to the report that is shown; who opens that again finds its answers.
    let alone = [("answers.toml".to_owned(), answers.replace("12 May", "11 May"))];
    fresh.drops_all(&alone).await?;
    fresh.says("11 May 2042 (assumed)", true).await?;
    Ok(())
}

/// Who opens a report again finds the answers that were given to it, and its businesses, labels and figures of the text can be given.
#[tokio::test]
async fn the_less_usual_answers_have_forms_too() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    let place = Place::site()?;
    let browser = Browser::start(Options::DESK).await?;
    browser.run_first(NOTES).await?;
    browser.open(&place.address()).await?;
    let page = Page::of(browser);
    page.opens_filing().await?;
    page.asks_for_answers().await?;
    // A dividend of the reader's own, with a hostile name.
    page.unfolds(1).await?;
    let hostile = "<img src=x onerror=window.ran=1>";
    page.answers("dividends.own-1.label", hostile).await?;
    page.answers("dividends.own-1.record_date", "2042-05-20").await?;
    page.answers("dividends.own-1.per_share", "0.15").await?;
    // Its businesses: one more.
    let businesses = page.unfolds(2).await?;
    page.click(&format!("{businesses} .open-tools button")).await?;
    let last = format!("{businesses} .open-row:last-child");
    page.browser
        .run::<()>(
            "const field = document.querySelector(arguments[0] + ' [data-key=revenues]');
            field.selectedIndex = 1; field.dispatchEvent(new Event('input', {bubbles: true})); return null",
            &[&last],
        )
        .await?;
    // A label in the second language.
    let labels = page.unfolds(4).await?;
    let label = page.browser.client.find(Locator::Css(&format!("{labels} .open-row input[lang=ja]"))).await?;
    label.send_keys("独自の項目名").await?;
    page.click(".open-apply").await?;
    page.says("Businesses and their costs are assumed", true).await?;
    page.has_mounted().await?;
    page.says(hostile, true).await?;
    assert!(page.read::<bool>("window.ran === undefined && !document.querySelector('main img')").await?);
    page.says("1 label", true).await?;
    page.click(".lang").await?;
    page.becomes("document.body.textContent.includes('独自の項目名')", true).await?;
    page.has_mounted().await?;
    // The same filing again: the answers are there.
    page.drops_all(&filing()?).await?;
    page.becomes("document.querySelector('.opened') && document.body.textContent.includes('独自の項目名')", Some(true))
        .await
}

#[tokio::test]
async fn forms_fit_a_phone_and_stay_off_paper() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    let page = Page::open_in(Options::PHONE, "").await?;
    let touch = json!({"enabled": true, "maxTouchPoints": 5});
    page.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
    page.opens_filing().await?;
    page.asks_for_answers().await?;
    for number in 1..=4 {
        page.unfolds(number).await?;
    }
    let over =
        "document.querySelector('.open-answers').scrollWidth - document.querySelector('.open-answers').clientWidth";
    assert_eq!(page.read::<i64>(over).await?, 0, "nothing is cut off");
    let small = "[...document.querySelectorAll('.open-answers :is(button, input, select, summary), .open-lacks button')]
        .filter(it => it.checkVisibility()).filter(it => it.getBoundingClientRect().height < 44).map(it => it.outerHTML)";
    assert_eq!(page.read::<Vec<String>>(small).await?, [""; 0]);
    page.browser.emulate_media("print", false).await?;
    assert!(page.read::<bool>("!document.querySelector('.open-answers').checkVisibility() && !document.querySelector('.opened').checkVisibility()").await?);
    Ok(())
}
