//! A site that is published, changed, and gone, and how its pages are kept.

use std::fs;
use std::net::TcpListener;

use sha2::{Digest, Sha256};
use xtask::serve::Server;

use super::browser::{Browser, Options};
use super::failure::{Failure, Outcome};
use super::folder::{Folder, copy};
use super::page::Page;
use super::site;

/// A site whose server can be stopped and whose version can be changed.
pub struct Published {
    folder: Folder,
    port: u16,
    server: Option<Server>,
}

impl Published {
    pub fn start() -> Outcome<Self> {
        let folder = Folder::new("published")?;
        copy(&site::dist()?, folder.path())?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let server = Some(site::serve_folder(folder.path(), port)?);
        Ok(Self { folder, port, server })
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    pub fn stop(&mut self) {
        self.server = None;
    }

    /// Publishes the page with another title, as a build would: with its hash in the list and a version of its own.
    pub fn change(&self, title: &str) -> Outcome {
        let digest = |bytes: &[u8]| -> String {
            Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
        };
        let page = self.folder.path().join("index.html");
        let before = fs::read_to_string(&page)?;
        let old = between(&before, "<title>", "</title>")?;
        let after = before.replace(&format!("<title>{old}<"), &format!("<title>{title}<"));
        let worker = self.folder.path().join("service-worker.js");
        let code = fs::read_to_string(&worker)?;
        let version = between(&code, "version = \"", "\"")?.to_owned();
        let listed = format!("[\"index.html\",\"{}\"]", digest(before.as_bytes()));
        assert!(code.contains(&listed), "the worker does not list the page");
        let code = code.replace(&listed, &format!("[\"index.html\",\"{}\"]", digest(after.as_bytes())));
        fs::write(page, &after)?;
        fs::write(worker, code.replace(&version, &digest(title.as_bytes())[..16]))?;
        Ok(())
    }
}

/// What stands between two texts.
pub fn between<'a>(text: &'a str, start: &str, end: &str) -> Outcome<&'a str> {
    let found = text.split_once(start).and_then(|(_, rest)| rest.split_once(end));
    found.map(|(found, _)| found).ok_or_else(|| Failure::new(format!("no {start}…{end}")))
}

/// Cuts short how long a page is at rest before it is copied: how long that is `visit` holds.
pub const AT_ONCE: &str = "{
    const real = setTimeout;
    globalThis.setTimeout = (work, time, ...more) => real(work, time === 3000 ? 0 : time, ...more);
}";

/// Opens the page and waits until it is kept.
pub async fn keep(url: &str) -> Outcome<Page> {
    let browser = Browser::start(Options::DESK).await?;
    browser.run_first(AT_ONCE).await?;
    browser.client.goto(url).await?;
    let page = Page::of(browser);
    page.has_mounted().await?;
    kept(&page).await?;
    Ok(page)
}

/// Waits until the page is kept.
pub async fn kept(page: &Page) -> Outcome {
    page.becomes(
        "navigator.serviceWorker.getRegistration().then(found => found?.active?.state)",
        Some("activated".to_owned()),
    )
    .await
}

/// The newest cache.
pub const CACHE: &str = "caches.keys().then(names => caches.open(names.at(-1)))";
