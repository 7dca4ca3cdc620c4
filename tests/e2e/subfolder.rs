//! The page works in any folder of any host, and stays in it.

use super::browser::Options;
use super::failure::Outcome;
use super::folder::{Folder, copy};
use super::page::Page;
use super::relay::Relay;
use super::site;

#[tokio::test]
async fn both_languages_wake_and_ask_for_nothing_outside() -> Outcome {
    let host = Folder::new("host")?;
    copy(&site::dist()?, &host.path().join("ir/kessan"))?;
    let relay = Relay::start(host.path())?;
    relay.release();
    let folder = format!("{}ir/kessan/", relay.url());
    for path in ["", "ja/"] {
        let page = Page::visit_at(Options::DESK, &format!("{folder}{path}")).await?;
        page.has_mounted().await?;
        page.picture("mix-0").await?;
        page.choose("ccy-1").await?;
        page.has_fragment("#?v=1&ccy=usd").await?;
        let loaded: Vec<String> =
            page.read("performance.getEntriesByType('resource').map(entry => entry.name)").await?;
        assert!(loaded.iter().any(|url| url.ends_with(".wasm")), "{loaded:?}");
        assert!(loaded.iter().all(|url| url.starts_with(&folder)), "{loaded:?}");
        assert_eq!(page.browser.complaints().await?, [""; 0]);
    }
    let requests = relay.requests();
    assert!(requests.iter().all(|path| path.starts_with("/ir/kessan/")), "{requests:?}");
    Ok(())
}

#[tokio::test]
async fn links_stay_in_the_folder() -> Outcome {
    let host = Folder::new("host")?;
    copy(&site::dist()?, &host.path().join("ir/kessan"))?;
    let relay = Relay::start(host.path())?;
    relay.release();
    let folder = format!("{}ir/kessan/", relay.url());
    let page = Page::visit_at(Options::DESK, &folder).await?;
    for (lang, path) in [("en", ""), ("ja", "ja/"), ("en", "")] {
        page.becomes("document.documentElement.lang", lang.to_owned()).await?;
        page.has_mounted().await?;
        assert_eq!(page.read::<String>("location.href").await?, format!("{folder}{path}"));
        let data = "fetch(document.querySelector('#sources a[href$=\".json\"]').href).then(answer => answer.status)";
        assert_eq!(page.read::<u16>(data).await?, 200);
        page.click(".lang").await?;
    }
    Ok(())
}
