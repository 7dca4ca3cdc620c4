//! Where a program cannot run, or the one file ends before it, the page says so, and no field takes input that nothing answers to.

use std::fs;

use super::broken::{altered, site_with};
use super::browser::{Browser, Options};
use super::engine::{Engine, in_every_browser};
use super::failure::{Failure, Outcome};
use super::first::with_first;
use super::folder::Folder;
use super::page::Page;
use super::site;

/// How a page is kept from WebAssembly.
const NO_WASM: &str = "delete globalThis.WebAssembly";

async fn without_wasm(options: Options, url: &str) -> Outcome<Page> {
    let browser = Browser::start(options).await?;
    browser.run_first(NO_WASM).await?;
    browser.open(url).await?;
    let page = Page::of(browser);
    page.becomes("document.documentElement.hasAttribute('data-still')", true).await?;
    Ok(page)
}

async fn is_still(page: &Page) -> Outcome {
    for (place, line) in [
        ("the controls", ".bar .no-script"),
        ("the calculator", "#dividends .no-script"),
        ("the tables", "#statements .no-script"),
        ("the checks", "#checks .no-script"),
    ] {
        assert!(page.text(line).await?.chars().count() > 20, "{place}");
    }
    // No field of the page takes input that nothing answers to.
    let live = "[...document.querySelectorAll('main :is(input, select, textarea):not([name=show], table *)')]
        .filter(it => it.checkVisibility({visibilityProperty: true}) && !it.closest('[inert]')).map(it => it.outerHTML)";
    assert_eq!(page.read::<Vec<String>>(live).await?, [""; 0]);
    // What HTML and CSS carry answers.
    page.choose("ccy-1").await?;
    page.choose("period-1").await?;
    page.choose("show-shares").await?;
    page.choose("show-amounts").await?;
    assert_eq!(page.rows("#mix-table").await?[1..].len(), page.rows("#mix-table").await?.len() - 1);
    page.becomes("getComputedStyle(document.querySelector('#mix-table .tc')).display !== 'none'", true).await?;
    page.choose("theme-dark").await?;
    page.becomes("getComputedStyle(document.body).backgroundColor", "rgb(20, 22, 26)".to_owned()).await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn without_webassembly_the_page_is_as_without_script_and_says_so() -> Outcome {
    let server = site::serve()?;
    for path in ["", "ja/"] {
        for options in [Options::DESK, Options::PHONE] {
            is_still(&without_wasm(options, &format!("{}{path}", server.url())).await?).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn without_webassembly_the_one_file_says_so_in_both_languages() -> Outcome {
    let folder = Folder::new("mail")?;
    let file = folder.path().join("kessan.html");
    fs::copy(site::dist()?.join("kessan.html"), &file)?;
    for fragment in ["", "#?v=1&lang=ja"] {
        is_still(&without_wasm(Options::DESK, &format!("file://{}{fragment}", file.display())).await?).await?;
    }
    // In a frame, where only a view is to be seen.
    let address = format!("file://{}#dividends?v=1&embed=dividends", file.display());
    let page = without_wasm(Options::DESK, &address).await?;
    assert!(page.text("#dividends .no-script").await?.contains("does not run"));
    assert!(page.read::<bool>("!!document.querySelector('#holding').closest('[inert]')").await?);
    Ok(())
}

/// A page and the one file: together they are in both languages.
async fn without_webassembly_all_pages_say_so(engine: Engine) -> Outcome {
    let site = site_with(NO_WASM)?;
    let folder = Folder::new("mail")?;
    let file = folder.path().join("kessan.html");
    fs::write(&file, with_first(&fs::read_to_string(site::dist()?.join("kessan.html"))?, NO_WASM)?)?;
    let page = Page::of(Browser::start_in(engine).await?);
    for url in [format!("{}ja/", site.relay.url()), format!("file://{}", file.display())] {
        page.browser.open(&url).await?;
        page.becomes("document.documentElement.hasAttribute('data-still')", true).await?;
        is_still(&page).await.map_err(|failure| failure.within(&url))?;
    }
    Ok(())
}

#[tokio::test]
async fn without_webassembly_all_pages_say_so_in_firefox() -> Outcome {
    without_webassembly_all_pages_say_so(Engine::Firefox).await
}

#[tokio::test]
async fn without_webassembly_all_pages_say_so_in_webkit() -> Outcome {
    without_webassembly_all_pages_say_so(Engine::WebKit).await
}

in_every_browser!(where_a_policy_forbids_webassembly_it_is_said, a_one_file_that_ends_early_says_so);

/// A policy of a host or a proxy.
async fn where_a_policy_forbids_webassembly_it_is_said(engine: Engine) -> Outcome {
    let site = altered(|folder| {
        let file = folder.join("index.html");
        let html = fs::read_to_string(&file)?;
        assert!(html.contains(" 'wasm-unsafe-eval'"));
        Ok(fs::write(&file, html.replacen(" 'wasm-unsafe-eval'", "", 1))?)
    })?;
    let browser = Browser::start_in(engine).await?;
    browser.expects_refusals();
    browser.open(&site.relay.url()).await?;
    let page = Page::of(browser);
    page.becomes("document.documentElement.hasAttribute('data-still')", true).await?;
    page.browser.complaints().await?;
    is_still(&page).await
}

/// A mail that was cut off.
async fn a_one_file_that_ends_early_says_so(engine: Engine) -> Outcome {
    let page = Page::of(Browser::start_in(engine).await?);
    let whole = fs::read_to_string(site::dist()?.join("kessan.html"))?;
    let start = whole.find("id=\"programs\"").ok_or_else(|| Failure::new("the one file has no programs"))?;
    for (end, fragment) in [(start, ""), (start + 1000, "#?v=1&lang=ja"), (whole.len() - 2000, "#mix?v=1&embed=mix")] {
        let folder = Folder::new("mail")?;
        let file = folder.path().join("kessan.html");
        let end = (end..whole.len()).find(|end| whole.is_char_boundary(*end)).unwrap_or(end);
        fs::write(&file, &whole[..end])?;
        page.browser.open(&format!("file://{}{fragment}", file.display())).await?;
        page.becomes("document.querySelector('#broken').checkVisibility()", true).await?;
        assert!(page.text("#broken").await?.chars().count() > 20);
        assert!(page.read::<bool>("!!document.querySelector('#holding').closest('[inert]')").await?);
    }
    Ok(())
}
