//! The whole page in one file, opened from a disk.

use std::fs;

use super::browser::Options;
use super::engine::{Engine, in_every_browser};
use super::failure::{Failure, Outcome};
use super::folder::Folder;
use super::page::Page;
use super::relay::Relay;
use super::site;

/// The address of the file, alone in a folder as it is when it came with a mail.
fn alone() -> Outcome<(Folder, String)> {
    let folder = Folder::new("mail")?;
    let path = folder.path().join("kessan.html");
    fs::copy(site::dist()?.join("kessan.html"), &path)?;
    let address = format!("file://{}", path.display());
    Ok((folder, address))
}

in_every_browser!(
    it_wakes_and_keeps_its_state,
    it_asks_for_nothing,
    both_languages_are_inside,
    later_programs_run_from_inside,
    the_downloads_are_inside,
);

async fn it_wakes_and_keeps_its_state(engine: Engine) -> Outcome {
    let (_folder, address) = alone()?;
    let page = Page::visit_in(engine, &format!("{address}#mix?v=1&show=shares")).await?;
    page.has_mounted().await?;
    assert_eq!(page.row("#mix-table", "Connectivity and outsourcing").await?[1], "51.1%");
    let before = page.picture("mix-0").await?;
    page.choose("show-amounts").await?;
    page.redraws("mix-0", &before).await?;
    page.choose("ccy-1").await?;
    page.has_fragment("#mix?v=1&ccy=usd").await?;
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    page.becomes("document.getElementById('ccy-1').checked", true).await
}

async fn it_asks_for_nothing(engine: Engine) -> Outcome {
    let folder = Folder::new("host")?;
    fs::copy(site::dist()?.join("kessan.html"), folder.path().join("kessan.html"))?;
    let relay = Relay::start(folder.path())?;
    let page = Page::visit_in(engine, &format!("{}kessan.html", relay.url())).await?;
    page.has_mounted().await?;
    page.picture("margins-0").await?;
    page.has_mounted_root("checks").await?;
    page.becomes("performance.getEntriesByType('resource').length", 0).await?;
    // Firefox asks a host for its icon, whatever the page says, for its own list of pages.
    let requests: Vec<_> = relay.requests().into_iter().filter(|path| path != "/favicon.ico").collect();
    assert_eq!(requests, ["/kessan.html"]);
    Ok(())
}

async fn both_languages_are_inside(engine: Engine) -> Outcome {
    let (_folder, address) = alone()?;
    let page = Page::visit_in(engine, &format!("{address}#margins?v=1&ccy=usd")).await?;
    page.has_mounted().await?;
    page.becomes("document.getElementById('ccy-1').checked", true).await?;
    let english: String = page.read("document.title").await?;
    for (lang, other) in [("ja", "en"), ("en", "ja")] {
        page.click(".lang").await?;
        page.becomes("document.documentElement.lang", lang.to_owned()).await?;
        page.has_mounted().await?;
        page.becomes("document.getElementById('ccy-1').checked", true).await?;
        page.has_fragment(&format!("#margins?v=1&ccy=usd&lang={lang}")).await?;
        page.becomes("document.querySelector('.lang').hash", format!("#margins?v=1&ccy=usd&lang={other}")).await?;
        assert_eq!(page.read::<String>("document.title").await? == english, lang == "en");
        // A link within the page keeps the language.
        page.read::<()>("document.querySelector('.toc a[href=\"#mix\"]').click()").await?;
        page.has_fragment(&format!("#mix?v=1&ccy=usd&lang={lang}")).await?;
        page.read::<()>("document.querySelector('.toc a[href=\"#margins\"]').click()").await?;
        page.has_fragment(&format!("#margins?v=1&ccy=usd&lang={lang}")).await?;
    }
    // Back goes to the language before.
    page.browser.client.goto(&format!("{address}#?v=1&lang=ja")).await?;
    page.becomes("document.documentElement.lang", "ja".to_owned()).await?;
    page.has_mounted().await?;
    page.browser.client.back().await?;
    page.becomes("document.documentElement.lang", "en".to_owned()).await
}

async fn later_programs_run_from_inside(engine: Engine) -> Outcome {
    let (_folder, address) = alone()?;
    let page = Page::visit_in(engine, &address).await?;
    page.has_mounted().await?;
    let programs: Vec<String> =
        page.read("[...document.querySelectorAll('[data-program]')].map(place => place.dataset.root)").await?;
    assert!(programs.contains(&"checks".to_owned()), "{programs:?}");
    for program in programs {
        page.has_mounted_root(&program).await?;
    }
    Ok(())
}

async fn the_downloads_are_inside(engine: Engine) -> Outcome {
    let (_folder, address) = alone()?;
    let page = Page::visit_in(engine, &address).await?;
    page.has_mounted().await?;
    // What only a site has is hidden.
    let links = "[...document.querySelectorAll('a[href^=\"data/\"], a[href^=\"releases/\"], a[href^=\"licenses\"]')]
        .filter(link => !link.closest('.site-only'))";
    let hidden = "[...document.querySelectorAll('.site-only')].some(it => it.checkVisibility())";
    assert!(!page.read::<bool>(hidden).await?, "what a file does not have is not offered in it");
    let paths: Vec<String> = page.read(&format!("{links}.map(link => link.getAttribute('href'))")).await?;
    assert!(paths.iter().filter(|path| path.starts_with("data/tables/")).count() > 5, "{paths:?}");
    for path in &paths {
        assert!(site::dist()?.join(path).is_file(), "{path} is no file of the site");
    }
    // Who only points at a link can save it by the browser's menu.
    let lead = format!("{links}[0].dispatchEvent(new PointerEvent('pointerover', {{bubbles: true}}))");
    page.read::<bool>(&lead).await?;
    page.becomes(&format!("{links}.length"), 0).await?;
    let blobs = "[...document.querySelectorAll('a[download]')].filter(link => link.protocol === 'blob:')";
    assert_eq!(page.read::<usize>(&format!("{blobs}.length")).await?, paths.len());
    assert!(page.read::<bool>(&format!("{blobs}.some(link => link.download === 'facts.csv')")).await?);
    match engine {
        Engine::Chromium => page.browser.allow_downloads().await?,
        Engine::Firefox => {}
        // Its small browser asks in a window where to save.
        Engine::WebKit => return Ok(()),
    }
    page.click("a[download=\"facts.csv\"]").await?;
    let saved = saved(&page, "facts.csv").await?;
    assert!(saved == fs::read(site::dist()?.join("data/facts.csv"))?, "facts.csv is not what the site has");
    Ok(())
}

/// Waits until a download of that name is complete, and reads it.
async fn saved(page: &Page, name: &str) -> Outcome<Vec<u8>> {
    let path = page.browser.folder().join(name);
    for _ in 0..1000 {
        if let Ok(bytes) = fs::read(&path)
            && !bytes.is_empty()
            && !path.with_extension("csv.part").exists()
        {
            return Ok(bytes);
        }
        page.read::<()>("new Promise(resolve => setTimeout(resolve, 20))").await?;
    }
    Err(Failure::new(format!("waited for {}", path.display())))
}

#[tokio::test]
async fn a_link_that_is_followed_at_once_saves_its_file() -> Outcome {
    let (_folder, address) = alone()?;
    let page = Page::visit_in(Engine::Chromium, &format!("{address}#?v=1&lang=ja")).await?;
    page.has_mounted().await?;
    page.browser.allow_downloads().await?;
    page.read::<()>("document.querySelector('#sources a[href$=\"claims.csv\"]').click()").await?;
    assert_eq!(saved(&page, "claims.csv").await?, fs::read(site::dist()?.join("data/claims.csv"))?);
    Ok(())
}

#[tokio::test]
async fn without_script_it_reads_in_english_and_says_what_is_missing() -> Outcome {
    let (_folder, address) = alone()?;
    let page = Page::visit_at(Options { script: false, ..Options::DESK }, &address).await?;
    assert!(page.text("noscript").await?.contains("need script"));
    assert_eq!(page.count("#mix-table").await?, 1);
    assert_eq!(page.count(".embed-source").await?, 0);
    Ok(())
}

#[tokio::test]
async fn it_prints_as_the_page_does() -> Outcome {
    let (_folder, address) = alone()?;
    let page = Page::visit_in(Engine::Chromium, &format!("{address}#?v=1&lang=ja")).await?;
    page.has_mounted().await?;
    page.picture("mix-0").await?;
    page.browser.emulate_media("print", false).await?;
    assert_eq!((page.count("canvas").await?, page.count(".controls").await?), (0, 0));
    assert_eq!(page.count("#fig-mix .still svg").await?, 3);
    Ok(())
}

#[tokio::test]
async fn its_policy_lets_nothing_in_and_nothing_out() -> Outcome {
    let (_folder, address) = alone()?;
    let page = Page::visit_in(Engine::Chromium, &address).await?;
    page.has_mounted().await?;
    let policy: String =
        page.read("document.querySelector('meta[http-equiv=Content-Security-Policy]').content").await?;
    assert!(policy.starts_with("default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-"), "{policy}");
    for loose in ["'unsafe-inline'", "'unsafe-eval'", "'self'", "http:", "https:", "blob:", "*", "connect-src"] {
        assert!(!policy.contains(loose), "{loose} in {policy}");
    }
    page.has_mounted_root("checks").await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}
