//! What `offline` holds in Chromium, in the other browsers: each in one session.

use std::fs;

use super::broken::altered;
use super::engine::Engine;
use super::failure::Outcome;
use super::page::Page;
use super::published::{CACHE, Published, kept};

/// Another document, also where the address is the same.
async fn opened_anew(page: &Page, url: &str) -> Outcome {
    page.read::<()>("void (window.isOld = true)").await?;
    page.browser.client.goto(url).await?;
    page.becomes("window.isOld === undefined && document.readyState === 'complete'", true).await?;
    page.has_mounted().await
}

/// Entries that are damaged or gone, a new version while someone types, an emptied cache, and no server.
async fn a_page_is_kept_mended_replaced_and_read_without_a_server(engine: Engine) -> Outcome {
    let mut site = Published::start()?;
    let page = Page::visit_in(engine, &site.url()).await?;
    page.has_mounted().await?;
    kept(&page).await?;
    opened_anew(&page, &site.url()).await?;
    let damage = format!(
        "{CACHE}.then(async cache => {{
            const urls = (await cache.keys()).map(request => request.url);
            const japanese = urls.find(url => url.endsWith('ja/index.html'));
            await cache.delete(urls.find(url => /kessan-[0-9a-f]+_bg/.test(url)));
            await cache.put(japanese, new Response('<p>', {{headers: {{'content-type': 'text/html'}}}}));
        }})"
    );
    page.read::<()>(&damage).await?;
    for path in ["ja/", ""] {
        opened_anew(&page, &format!("{}{path}", site.url())).await?;
    }
    page.has_mounted_calculator().await?;
    page.fill("holding", "40").await?;
    site.change("Another version")?;
    page.read::<()>("navigator.serviceWorker.getRegistration().then(found => void found.update())").await?;
    page.becomes("document.getElementById('update').checkVisibility()", true).await?;
    assert_eq!(page.read::<String>("document.activeElement.id").await?, "holding");
    page.read::<()>("void setTimeout(() => document.querySelector('#update button').click())").await?;
    page.becomes("document.title", "Another version".to_owned()).await?;
    page.has_mounted_calculator().await?;
    page.becomes("document.querySelector('#holding').value", "40".to_owned()).await?;
    page.read::<()>("caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => {})")
        .await?;
    // The parts of the program are the same in both languages.
    for (is_gone, path, has_parts) in [(false, "ja/", false), (false, "", true), (true, "ja/", true), (true, "", false)]
    {
        if is_gone {
            site.stop();
        }
        opened_anew(&page, &format!("{}{path}", site.url())).await?;
        if has_parts {
            page.has_mounted_calculator().await?;
            page.has_mounted_root("checks").await?;
            page.has_mounted_root("figures").await?;
        }
    }
    Ok(())
}

/// No cache takes anything: as a limit of storage does it in Chromium, but by the worker's own calls.
async fn where_no_cache_has_room_the_page_works(engine: Engine) -> Outcome {
    let site = altered(|folder| {
        let worker = folder.join("service-worker.js");
        let full = "Cache.prototype.put = Cache.prototype.add = Cache.prototype.addAll =
            () => Promise.reject(new DOMException('full', 'QuotaExceededError'));";
        Ok(fs::write(&worker, format!("{full}\n{}", fs::read_to_string(&worker)?))?)
    })?;
    let page = Page::visit_in(engine, &site.relay.url()).await?;
    page.has_mounted().await?;
    for _ in 0..500 {
        if site.relay.requests().iter().any(|path| path.contains("service-worker")) {
            break;
        }
        page.read::<()>("new Promise(resolve => setTimeout(resolve, 20))").await?;
    }
    opened_anew(&page, &site.relay.url()).await?;
    page.choose("ccy-1").await?;
    page.has_fragment("#?v=1&ccy=usd").await?;
    assert_eq!(page.count("#update").await?, 0);
    Ok(())
}

#[tokio::test]
async fn in_firefox_a_page_is_kept_mended_replaced_and_read_without_a_server() -> Outcome {
    a_page_is_kept_mended_replaced_and_read_without_a_server(Engine::Firefox).await?;
    where_no_cache_has_room_the_page_works(Engine::Firefox).await
}

#[tokio::test]
async fn in_webkit_a_page_is_kept_mended_replaced_and_read_without_a_server() -> Outcome {
    a_page_is_kept_mended_replaced_and_read_without_a_server(Engine::WebKit).await?;
    where_no_cache_has_room_the_page_works(Engine::WebKit).await
}
