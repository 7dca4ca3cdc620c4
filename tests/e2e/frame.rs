//! A page of another site with views in it.

use std::fs;

use xtask::serve::Server;

use super::browser::{Browser, Options};
use super::engine::Engine;
use super::failure::Outcome;
use super::folder::Folder;
use super::page::Page;
use super::site;

/// What such a page has in its head: it notes what the frames tell. `all()` gives the frames of the page, those in shadow trees
/// among them, which neither selectors nor the driver's numbers reach.
const NOTES: &str = "<!DOCTYPE html><meta charset=utf-8><title>Host</title><link rel=icon href=data:,>
<script>window.told = [];
window.all = (root = document) => [...root.querySelectorAll('*')].flatMap(one =>
  one.localName === 'iframe' ? [one] : one.shadowRoot ? all(one.shadowRoot) : []);
const place = source => all().findIndex(frame => frame.contentWindow === source);
addEventListener('message', ({data, source}) => told.push([place(source), data]));</script>";

/// A host with `VIEWS` for the address of the site's folder in its HTML, on an origin of its own.
pub struct Host {
    pub page: Page,
    pub site: Server,
    host: Server,
    folder: Folder,
}

impl Host {
    /// Opens a page with that body.
    pub async fn open(engine: Engine, body: &str) -> Outcome<Self> {
        Self::open_with(Browser::start_in(engine).await?, body).await
    }

    /// Opens a page with that body in Chromium with those options.
    pub async fn open_as(options: Options, body: &str) -> Outcome<Self> {
        Self::open_with(Browser::start(options).await?, body).await
    }

    async fn open_with(browser: Browser, body: &str) -> Outcome<Self> {
        Self::open_on(site::serve()?, browser, body).await
    }

    /// Opens a page with that body and views of that site.
    pub async fn open_on(site: Server, browser: Browser, body: &str) -> Outcome<Self> {
        let folder = Folder::new("embedding")?;
        let host = Server::start(folder.path(), 0)?;
        let host = Self { page: Page::of(browser), site, host, folder };
        host.show(body).await?;
        Ok(host)
    }

    /// Where the views are: by another name the same machine is another site.
    pub fn views(&self) -> String {
        self.site.url().replace("127.0.0.1", "localhost")
    }

    /// Shows a page with another body.
    pub async fn show(&self, body: &str) -> Outcome {
        let page = format!("{NOTES}{}", body.replace("VIEWS/", &self.views()));
        fs::write(self.folder.path().join("index.html"), page)?;
        self.page.browser.open(&self.host.url()).await
    }

    /// Waits until the frame at `index` has told a height and has it; gives it.
    pub async fn height(&self, index: usize) -> Outcome<u32> {
        let body = "const index = Number(arguments[0]);
            const heights = told.filter(([from, data]) => from === index && data?.kessan === 1).map(([, data]) => data.height);
            const height = heights.at(-1);
            return height && all()[index].clientHeight === height ? height : 0";
        let what = format!("frame {index} to be as high as what it shows");
        self.page.browser.until(&what, body, &[&index.to_string()], |height: &u32| *height > 0).await
    }

    /// Goes into the frame at `index`, where the page's own functions then look.
    pub async fn enter(&self, index: u16) -> Outcome {
        // The document that the frame begins with would be replaced; that of the view has told its height.
        let body = "return told.some(([from]) => from === Number(arguments[0]))";
        let what = format!("frame {index} to tell its height");
        self.page.browser.until(&what, body, &[&index.to_string()], |has_told: &bool| *has_told).await?;
        self.page.enter("all()[Number(arguments[0])]", &index.to_string()).await
    }

    /// Changes an attribute of the first `<kessan-view>`.
    pub async fn set(&self, name: &str, value: &str) -> Outcome {
        let body = "document.querySelector('kessan-view').setAttribute(arguments[0], arguments[1])";
        self.page.browser.run(body, &[name, value]).await
    }

    /// Comes back to the host.
    pub async fn leave(&self) -> Outcome {
        Ok(self.page.browser.client.enter_parent_frame().await?)
    }
}
