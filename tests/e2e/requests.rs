//! What is asked for, in which order: what the reader goes to first, what is copied for later when the page has come to rest.

use std::collections::HashMap;
use std::fs;

use super::browser::{Browser, Options};
use super::failure::Outcome;
use super::page::Page;
use super::relay::Relay;
use super::site;

/// The file of the program that a request is for, without its hash: `calculator.wasm`.
fn named(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default().split('?').next().unwrap_or_default();
    match name.split_once('-') {
        Some((stem, rest)) => {
            format!("{stem}{}", rest.split_once('.').map_or(String::new(), |(_, end)| format!(".{end}")))
        }
        None => name.to_owned(),
    }
}

async fn asked(page: &Page, relay: &Relay, name: &str) -> Outcome<Vec<String>> {
    for _ in 0..500 {
        let names: Vec<_> = relay.requests().iter().map(|path| named(path)).collect();
        if names.iter().any(|known| known == name) {
            return Ok(names);
        }
        page.read::<()>("new Promise(resolve => setTimeout(resolve, 20))").await?;
    }
    Err(super::failure::Failure::new(format!("{name} was never asked for: {:?}", relay.requests())))
}

/// The program is held back here; so nothing of it can have asked for a part.
#[tokio::test]
async fn what_an_address_names_is_asked_for_before_the_program_runs() -> Outcome {
    for (fragment, part) in
        [("#dividends", "calculator.wasm"), ("#checks", "checks.wasm"), ("#statements", "checks.wasm")]
    {
        let relay = Relay::start(&site::dist()?)?;
        let page = Page::visit_at(Options::PHONE, &format!("{}{fragment}", relay.url())).await?;
        let names = asked(&page, &relay, part).await?;
        assert!(!names.contains(&"figures.wasm".to_owned()), "{names:?}");
        assert!(page.read::<bool>("window.wasmBindings === undefined").await?);
        relay.release();
        page.has_mounted().await?;
        // Each file was asked for once.
        page.read::<()>("void document.querySelector('#checks').scrollIntoView({behavior: 'instant'})").await?;
        page.has_mounted_calculator().await?;
        page.has_mounted_root("checks").await?;
        let mut counts = HashMap::new();
        for path in relay.requests().into_iter().filter(|path| path.ends_with(".wasm")) {
            *counts.entry(path).or_insert(0) += 1;
        }
        assert!(counts.values().all(|count| *count == 1), "{counts:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_click_on_a_link_asks_for_the_sections_part_at_once() -> Outcome {
    let relay = Relay::start(&site::dist()?)?;
    let page = Page::visit_at(Options::PHONE, &relay.url()).await?;
    assert!(!relay.requests().iter().any(|path| path.contains("calculator-")));
    // The page is kept from scrolling, so that nothing comes near.
    page.read::<()>(
        "(() => {
            const link = document.querySelector('a[href=\"#dividends\"]');
            link.addEventListener('click', event => event.preventDefault());
            link.click();
        })()",
    )
    .await?;
    let names = asked(&page, &relay, "calculator.wasm").await?;
    assert!(!names.contains(&"figures.wasm".to_owned()), "{names:?}");
    assert_eq!(page.read::<f64>("scrollY").await?, 0.0);
    relay.release();
    page.becomes("!!document.querySelector('[data-root=scenarios][data-mounted]')", true).await
}

/// The time of rest before copies are made, cut short.
const SHORT: &str = "{ const real = setTimeout; globalThis.setTimeout = (work, time, ...more) => real(work, time === 3000 ? 300 : time, ...more) }";

/// A part that is on its way keeps the worker from beginning, and from going on.
#[tokio::test]
async fn copies_wait_while_a_part_is_being_loaded() -> Outcome {
    let relay = Relay::start(&site::dist()?)?;
    let browser = Browser::start(Options::PHONE).await?;
    browser.run_first(SHORT).await?;
    browser.open(&relay.url()).await?;
    let page = Page::of(browser);
    page.becomes("document.readyState", "complete".to_owned()).await?;
    // The main part is held back, for four times as long as the time of rest.
    page.read::<()>("new Promise(resolve => setTimeout(resolve, 1200))").await?;
    let for_worker = |relay: &Relay| relay.requests().iter().any(|path| path.contains("service-worker"));
    assert!(!for_worker(&relay), "{:?}", relay.requests());
    relay.release();
    page.has_mounted().await?;
    page.becomes(
        "navigator.serviceWorker.getRegistration().then(found => found?.active?.state)",
        Some("activated".to_owned()),
    )
    .await?;
    assert!(for_worker(&relay));
    Ok(())
}

/// The worker stops when it is told to, aborts what is under way, and goes on afterwards with nothing left out.
#[tokio::test]
async fn a_worker_that_is_told_to_wait_copies_nothing_until_it_may_go_on() -> Outcome {
    let folder = super::folder::Folder::new("waiting")?;
    super::folder::copy(&site::dist()?, folder.path())?;
    // Told before its first copy, as by a page that begins to load a part in that moment.
    let worker = folder.path().join("service-worker.js");
    let code = fs::read_to_string(&worker)?;
    fs::write(&worker, format!("{code}\nhold();\n"))?;
    let relay = Relay::start(folder.path())?;
    relay.release();
    let browser = Browser::start(Options::DESK).await?;
    browser.run_first(SHORT).await?;
    browser.open(&relay.url()).await?;
    let page = Page::of(browser);
    page.has_mounted().await?;
    page.becomes(
        "navigator.serviceWorker.getRegistration().then(found => found?.installing?.state)",
        Some("installing".to_owned()),
    )
    .await?;
    page.read::<()>("new Promise(resolve => setTimeout(resolve, 1000))").await?;
    let count = "caches.keys().then(names => names.length ? caches.open(names[0]).then(cache => cache.keys()).then(keys => keys.length) : 0)";
    assert_eq!(page.read::<usize>(count).await?, 0);
    page.read::<()>(
        "navigator.serviceWorker.getRegistration().then(found => found.installing.postMessage('kessan: go on'))",
    )
    .await?;
    page.becomes(
        "navigator.serviceWorker.getRegistration().then(found => found?.active?.state)",
        Some("activated".to_owned()),
    )
    .await?;
    assert!(page.read::<usize>(count).await? > 10);
    Ok(())
}
