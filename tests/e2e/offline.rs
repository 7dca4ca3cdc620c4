//! The page opens without a network after one visit, and tells of a new version.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::browser::{Browser, Options};
use super::failure::Outcome;
use super::page::Page;
use super::published::{AT_ONCE, CACHE, Published, between, keep, kept};
use super::site;

#[tokio::test]
async fn the_page_opens_with_the_server_gone() -> Outcome {
    let mut site = Published::start()?;
    let page = keep(&site.url()).await?;
    // What few readers use is kept from when it is asked for.
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    let ask = |file: &str| format!("fetch('{file}').then(answer => answer.ok, () => false)");
    for file in ["data/facts.csv", "kessan.html"] {
        let kept =
            format!("{CACHE}.then(cache => cache.keys()).then(keys => keys.some(key => key.url.endsWith('/{file}')))");
        assert!(!page.read::<bool>(&kept).await?, "{file} was copied before anybody asked for it");
        assert!(page.read::<bool>(&ask(file)).await?);
        page.becomes(&kept, true).await?;
    }
    site.stop();
    for path in ["", "ja/", "index.html#mix?v=1&ccy=usd"] {
        page.browser.client.goto("about:blank").await?;
        page.browser.client.goto(&format!("{}{path}", site.url())).await?;
        page.has_mounted().await?;
        page.picture("mix-0").await?;
        for root in page
            .read::<Vec<String>>("[...document.querySelectorAll('[data-program]')].map(place => place.dataset.root)")
            .await?
        {
            page.has_mounted_root(&root).await?;
        }
    }
    assert!(page.is_chosen("ccy-1").await?);
    assert!(page.read::<bool>(&ask("data/facts.csv")).await? && page.read::<bool>(&ask("kessan.html")).await?);
    assert!(!page.read::<bool>(&ask("data/checks.csv")).await?, "nobody has asked for it");
    Ok(())
}

/// Opens the page on such a line.
async fn open_on_a_line(site: &Published, connection: &str) -> Outcome<Page> {
    let script = format!("Object.defineProperty(navigator, 'connection', {{value: {connection}}}); {AT_ONCE}");
    let browser = Browser::start(Options::DESK).await?;
    browser.run_first(&script).await?;
    browser.client.goto(&site.url()).await?;
    let page = Page::of(browser);
    page.has_mounted().await?;
    Ok(page)
}

#[tokio::test]
async fn on_a_line_that_is_slow_or_paid_for_nothing_is_copied() -> Outcome {
    let site = Published::start()?;
    kept(&open_on_a_line(&site, "{effectiveType: '4g', saveData: false, type: 'wifi'}").await?).await?;
    for line in [
        "{saveData: true}",
        "{effectiveType: '3g'}",
        "{effectiveType: 'slow-2g'}",
        "{type: 'cellular', effectiveType: '4g'}",
    ] {
        let page = open_on_a_line(&site, line).await?;
        page.picture("mix-0").await?;
        page.read::<()>("new Promise(resolve => requestIdleCallback(() => setTimeout(resolve, 1000)))").await?;
        let registered = "navigator.serviceWorker.getRegistration().then(found => found !== undefined)";
        assert!(!page.read::<bool>(registered).await?, "{line}");
    }
    Ok(())
}

#[tokio::test]
async fn a_new_version_is_announced_and_taken_with_the_state_kept() -> Outcome {
    let mut site = Published::start()?;
    let page = keep(&site.url()).await?;
    page.browser.client.goto(&format!("{}#mix?v=1&ccy=usd", site.url())).await?;
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    assert_eq!(page.count("#update").await?, 0);
    assert!(page.read::<bool>("fetch('data/facts.csv').then(answer => answer.ok)").await?);
    site.change("Another version")?;
    // As any later visit does.
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    page.becomes("document.getElementById('update').checkVisibility()", true).await?;
    assert_ne!(page.read::<String>("document.title").await?, "Another version");
    page.choose("show-shares").await?;
    page.has_fragment("#mix?v=1&ccy=usd&show=shares").await?;
    page.read::<()>("document.querySelector('#update button').click()").await?;
    page.becomes("document.title", "Another version".to_owned()).await?;
    page.has_mounted().await?;
    page.has_fragment("#mix?v=1&ccy=usd&show=shares").await?;
    assert!(page.is_chosen("show-shares").await?);
    assert_eq!(page.count("#update").await?, 0);
    // What was once asked for and is the same in the new version need not be asked for again.
    site.stop();
    assert!(page.read::<bool>("fetch('data/facts.csv').then(answer => answer.ok)").await?);
    Ok(())
}

/// The new version comes while someone types: what is typed and the focus stay, and go over into the new version.
#[tokio::test]
async fn a_new_version_does_not_disturb_who_types() -> Outcome {
    let site = Published::start()?;
    let page = keep(&site.url()).await?;
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    page.has_mounted_calculator().await?;
    page.fill("holding", "40").await?;
    site.change("Another version")?;
    page.read::<()>("navigator.serviceWorker.getRegistration().then(found => void found.update())").await?;
    page.becomes("document.getElementById('update').checkVisibility()", true).await?;
    assert_eq!(page.read::<String>("document.activeElement.id").await?, "holding");
    page.press('0').await?;
    page.shows("#dividend-total", "JPY 800,000 · USD 7,551.44").await?;
    page.read::<()>("document.querySelector('#update button').click()").await?;
    page.becomes("document.title", "Another version".to_owned()).await?;
    page.has_mounted_calculator().await?;
    page.shows("#dividend-total", "JPY 800,000 · USD 7,551.44").await?;
    assert_eq!(page.value("holding").await?, "400");
    Ok(())
}

#[tokio::test]
async fn two_tabs_agree_on_the_version() -> Outcome {
    let site = Published::start()?;
    let page = keep(&site.url()).await?;
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    let first = page.browser.client.window().await?;
    let second = page.browser.client.new_window(true).await?.handle;
    page.browser.client.switch_to_window(second).await?;
    page.browser.client.goto(&site.url()).await?;
    page.has_mounted().await?;
    site.change("Another version")?;
    // Not waited for: the notice tells when it is done, however long that takes on a slow machine.
    page.read::<()>("navigator.serviceWorker.getRegistration().then(found => void found.update())").await?;
    page.becomes("document.getElementById('update').checkVisibility()", true).await?;
    page.read::<()>("document.querySelector('#update button').click()").await?;
    page.becomes("document.title", "Another version".to_owned()).await?;
    // The other one is told, not reloaded; what it loads now is still of its own version.
    page.browser.client.switch_to_window(first).await?;
    page.becomes("document.getElementById('update').checkVisibility()", true).await?;
    assert_ne!(page.read::<String>("document.title").await?, "Another version");
    page.has_mounted_root("checks").await?;
    page.read::<()>("document.querySelector('#update button').click()").await?;
    page.becomes("document.title", "Another version".to_owned()).await?;
    page.has_mounted().await
}

#[tokio::test]
async fn what_is_missing_or_damaged_in_the_cache_is_fetched_again() -> Outcome {
    let mut site = Published::start()?;
    let page = keep(&site.url()).await?;
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    page.read::<bool>("fetch('data/facts.csv').then(answer => answer.ok)").await?;
    page.becomes(
        &format!("{CACHE}.then(cache => cache.match('data/facts.csv')).then(found => found !== undefined)"),
        true,
    )
    .await?;
    // One entry gone, one cut off, one of another file.
    let damage = format!(
        "{CACHE}.then(async cache => {{
            const urls = (await cache.keys()).map(request => request.url);
            const find = end => urls.find(url => url.endsWith(end));
            await cache.delete(urls.find(url => /kessan-[0-9a-f]+_bg/.test(url)));
            await cache.put(find('ja/index.html'), new Response('<p>', {{headers: {{'content-type': 'text/html'}}}}));
            await cache.put(find('data/facts.csv'), new Response('', {{headers: {{'content-type': 'text/csv'}}}}));
            return urls.length;
        }})"
    );
    let count: usize = page.read(&damage).await?;
    for path in ["ja/", ""] {
        page.browser.client.goto(&format!("{}{path}", site.url())).await?;
        page.has_mounted().await?;
    }
    page.has_mounted_root("checks").await?;
    assert!(
        page.read::<usize>("fetch('data/facts.csv').then(answer => answer.text()).then(text => text.length)").await?
            > 1000
    );
    page.becomes(&format!("{CACHE}.then(cache => cache.keys()).then(keys => keys.length)"), count).await?;
    site.stop();
    page.browser.client.goto(&format!("{}ja/", site.url())).await?;
    page.has_mounted().await
}

#[tokio::test]
async fn a_cache_that_was_emptied_is_filled_by_use() -> Outcome {
    let mut site = Published::start()?;
    let page = keep(&site.url()).await?;
    page.read::<()>("caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => {})")
        .await?;
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    site.stop();
    page.browser.client.refresh().await?;
    page.has_mounted().await
}

#[tokio::test]
async fn where_storage_is_refused_the_page_works_silently() -> Outcome {
    let site = Published::start()?;
    let page = Page::visit_at(Options { storage: false, ..Options::DESK }, &site.url()).await?;
    page.has_mounted().await?;
    page.choose("ccy-1").await?;
    page.has_fragment("#?v=1&ccy=usd").await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn where_there_is_no_room_the_page_works() -> Outcome {
    let site = Published::start()?;
    let browser = Browser::start(Options::DESK).await?;
    browser.limit_storage(&site.url(), 1000).await?;
    browser.client.goto(&site.url()).await?;
    let page = Page::of(browser);
    page.has_mounted().await?;
    page.picture("mix-0").await?;
    page.browser.client.refresh().await?;
    page.has_mounted().await?;
    assert_eq!(page.count("#update").await?, 0);
    page.choose("ccy-1").await?;
    page.has_fragment("#?v=1&ccy=usd").await
}

#[tokio::test]
async fn it_can_be_installed() -> Outcome {
    let site = Published::start()?;
    for path in ["", "ja/"] {
        let page = keep(&format!("{}{path}", site.url())).await?;
        assert_eq!(page.browser.installability().await?, [""; 0], "{path}");
        let manifest: serde_json::Value =
            page.read("fetch(document.querySelector('link[rel=manifest]').href).then(answer => answer.json())").await?;
        assert_eq!(manifest["lang"], page.read::<String>("document.documentElement.lang").await?);
        assert_eq!(manifest["name"], page.read::<String>("document.title").await?);
    }
    Ok(())
}

#[test]
fn the_worker_lists_files_that_are_there_and_not_those_that_stand_alone() -> Outcome {
    let dist = site::dist()?;
    let worker = fs::read_to_string(dist.join("service-worker.js"))?;
    let list = |name: &str| -> Outcome<Vec<(String, String)>> {
        Ok(serde_json::from_str(between(&worker, &format!("const {name} = new Map("), ");")?)?)
    };
    let (needed, asked) = (list("needed")?, list("asked")?);
    assert!(needed.len() > 10 && asked.len() > 20, "{needed:?} {asked:?}");
    // What few readers use is not copied for all.
    let few = ["data/", "releases/", "icons/", "kessan.html"];
    for start in few {
        assert!(asked.iter().any(|(path, _)| path.starts_with(start)), "{start}: {asked:?}");
    }
    assert!(needed.iter().all(|(path, _)| few.iter().all(|start| !path.starts_with(start))), "{needed:?}");
    let list = [needed, asked].concat();
    for (path, digest) in &list {
        let bytes = fs::read(dist.join(Path::new(path)))?;
        let found: String = Sha256::digest(&bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(*digest, found, "{path}");
    }
    for path in ["embed.js", "example-host.html", "service-worker.js"] {
        assert!(list.iter().all(|(listed, _)| listed != path), "{path}");
    }
    Ok(())
}
