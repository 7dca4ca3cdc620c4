//! A browser for one test.

use std::time::{Duration, Instant};

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use tokio::time::{sleep, timeout};

use super::driver::{Driver, program};
use super::engine::Engine;
use super::failure::{Failure, Outcome};
use super::folder::Folder;
use super::watch::Watch;

/// How long a browser may take to start, and how often one is started.
const START: Duration = Duration::from_secs(30);
const STARTS: usize = 4;
/// How long anything may take. Only a broken page takes that long, so it is ample for slow machines.
const DEADLINE: Duration = Duration::from_secs(45);

/// How long a script may run that is asked again and again: a page that is replaced in that moment may never answer.
const TURN: Duration = Duration::from_secs(6);

/// What kind of browser a test needs.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The viewport, in CSS pixels.
    pub size: (u32, u32),
    /// Device pixels per CSS pixel.
    pub pixel_ratio: u32,
    /// Whether pages may run scripts.
    pub script: bool,
    /// Whether the system prefers dark.
    pub dark: bool,
    /// Whether it is a phone: touched, and with scroll bars that take no room.
    pub phone: bool,
    /// Whether pages may store anything.
    pub storage: bool,
}

impl Options {
    /// A window on a desk.
    pub const DESK: Self =
        Self { size: (1280, 900), pixel_ratio: 1, script: true, dark: false, phone: false, storage: true };

    /// A phone held upright.
    pub const PHONE: Self =
        Self { size: (390, 844), pixel_ratio: 3, script: true, dark: false, phone: true, storage: true };
}

/// A browser with one window and a fresh profile; it ends when dropped.
pub struct Browser {
    pub client: Client,
    session: String,
    driver: Driver,
    phone: bool,
    engine: Engine,
    pub watch: Watch,
    // Dropped last, when nothing writes into it any more.
    profile: Folder,
}

impl Browser {
    pub async fn start(options: Options) -> Outcome<Self> {
        let profile = Folder::new("profile")?;
        let capabilities = capabilities(options, &profile)?;
        let browser = Self::connect(Engine::Chromium, capabilities, profile, options.phone, None).await?;
        // The window's own size has a minimum and contains the browser's bars; the viewport's has not.
        browser.resize(options.size.0, options.size.1).await?;
        browser.emulate_media("", options.dark).await?;
        Ok(browser)
    }

    /// Starts a browser of any kind, on a desk.
    pub async fn start_in(engine: Engine) -> Outcome<Self> {
        if engine == Engine::Chromium {
            return Self::start(Options::DESK).await;
        }
        Self::start_in_zone(engine, None).await
    }

    /// Starts Firefox or WebKit on a desk in a time zone, if one is given.
    pub async fn start_in_zone(engine: Engine, zone: Option<&str>) -> Outcome<Self> {
        let profile = Folder::new("profile")?;
        let mut capabilities = engine.capabilities(&profile)?;
        // WebKit's driver would also wait for all frames before each command.
        let strategy = if engine == Engine::WebKit { "none" } else { "eager" };
        capabilities.insert("pageLoadStrategy".to_owned(), json!(strategy));
        let browser = Self::connect(engine, capabilities, profile, false, zone).await?;
        browser.client.set_window_size(1280, 900).await?;
        Ok(browser)
    }

    async fn connect(
        engine: Engine,
        mut capabilities: serde_json::Map<String, Json>,
        profile: Folder,
        phone: bool,
        zone: Option<&str>,
    ) -> Outcome<Self> {
        let watch = Watch::start()?;
        capabilities.insert("proxy".to_owned(), watch.proxy());
        // WebKit's small browser ends at its start in one of some twenty-five times, and its driver waits for it for ever; another
        // one comes up.
        for _ in 0..STARTS {
            let driver = Driver::start(engine, zone)?;
            let mut builder = ClientBuilder::new(HttpConnector::new());
            let (url, starting) = (driver.url(), builder.capabilities(capabilities.clone()));
            let connecting = timeout(START, starting.connect(&url));
            let client = tokio::select! {
                client = connecting => client.ok(),
                () = ends(&driver), if engine == Engine::WebKit => None,
            };
            let Some(client) = client else { continue };
            let client = client?;
            let session = client.session_id().await?.unwrap_or_default();
            return Ok(Self { client, session, driver, phone, engine, watch, profile });
        }
        Err(Failure::new(format!(
            "started {engine:?} {STARTS} times, each time for {START:?}: its driver has not answered"
        )))
    }

    /// A folder that lasts as long as the browser; Firefox saves downloads there.
    pub fn folder(&self) -> &std::path::Path {
        self.profile.path()
    }

    /// Lets Chromium save downloads in [`Browser::folder`].
    pub async fn allow_downloads(&self) -> Outcome {
        let parameters = json!({"behavior": "allow", "downloadPath": self.folder()});
        self.devtools("Browser.setDownloadBehavior", parameters).await.map(drop)
    }

    /// Leaves an origin that many bytes to store.
    pub async fn limit_storage(&self, origin: &str, bytes: u32) -> Outcome {
        let parameters = json!({"origin": origin, "quotaSize": bytes});
        self.devtools("Storage.overrideQuotaForOrigin", parameters).await.map(drop)
    }

    /// Runs a script in every document from now on, before the page's own.
    pub async fn on_new_documents(&self, script: &str) -> Outcome {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": script})).await.map(drop)
    }

    /// Why Chromium would not offer to install the page.
    pub async fn installability(&self) -> Outcome<Vec<String>> {
        let answer = self.devtools("Page.getInstallabilityErrors", json!({})).await?;
        let errors = answer["installabilityErrors"].as_array().cloned().unwrap_or_default();
        Ok(errors.iter().map(|error| error["errorId"].to_string()).collect())
    }

    /// Gives the viewport another size.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        self.resize_and_scale(width, height, 0).await
    }

    /// Gives the viewport another size and pixel ratio; 0 is the one that the browser was started with.
    pub async fn resize_and_scale(&self, width: u32, height: u32, pixel_ratio: u32) -> Outcome {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": pixel_ratio, "mobile": self.phone});
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }

    /// Shows the page as on `medium` (`print`; empty for the screen), with the system's preference for dark or light.
    pub async fn emulate_media(&self, medium: &str, dark: bool) -> Outcome {
        let scheme = if dark { "dark" } else { "light" };
        let media = json!({"media": medium, "features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.devtools("Emulation.setEmulatedMedia", media).await.map(drop)
    }

    /// Shows the page as where the system forces its own colours.
    pub async fn force_colours(&self) -> Outcome {
        let media = json!({"media": "", "features": [{"name": "forced-colors", "value": "active"}]});
        self.devtools("Emulation.setEmulatedMedia", media).await.map(drop)
    }

    /// What a policy refuses from here on is what the test is about.
    pub fn expects_refusals(&self) {
        self.watch.expect_refusals();
    }

    /// The warnings and errors that the browser's console has got since this was last asked; nothing in browsers whose driver
    /// does not tell.
    pub async fn complaints(&self) -> Outcome<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let log = self.client.issue_cmd(Vendor { path: "se/log", body: json!({"type": "browser"}) }).await?;
        self.watch.read_console(&log);
        let entries = log.as_array().ok_or_else(|| Failure::new(format!("the console's log is {log}")))?;
        let serious = entries.iter().filter(|entry| entry["level"] == "WARNING" || entry["level"] == "SEVERE");
        Ok(serious.map(|entry| format!("{} {}", entry["level"], entry["message"])).collect())
    }

    /// What assistive technology is told of the page.
    pub async fn accessibility_tree(&self) -> Outcome<Json> {
        self.devtools("Accessibility.getFullAXTree", json!({})).await
    }

    /// Runs a script in every page that is opened from now on, before its own.
    pub async fn run_first(&self, source: &str) -> Outcome {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": source})).await.map(drop)
    }

    /// Makes the processor that many times slower for the page's main thread.
    pub async fn slow_down(&self, times: u32) -> Outcome {
        self.devtools("Emulation.setCPUThrottlingRate", json!({"rate": times})).await.map(drop)
    }

    /// Makes each request take at least so many milliseconds, and lets so many bytes a second through.
    pub async fn limit_network(&self, latency: u32, bytes: u32) -> Outcome {
        self.devtools("Network.enable", json!({})).await?;
        let line =
            json!({"offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes / 2});
        self.devtools("Network.emulateNetworkConditions", line).await.map(drop)
    }

    /// Gives the system another time zone and another language.
    pub async fn travel(&self, zone: &str, locale: &str) -> Outcome {
        self.devtools("Emulation.setTimezoneOverride", json!({"timezoneId": zone})).await?;
        self.devtools("Emulation.setLocaleOverride", json!({"locale": locale})).await.map(drop)
    }

    /// The page's nodes and the bytes of its heap, after what nothing refers to any more is gone.
    pub async fn memory(&self) -> Outcome<(u64, u64)> {
        for _ in 0..3 {
            self.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let [nodes, heap] = self.counts(["Nodes", "JSHeapUsedSize"]).await?;
        Ok((nodes, heap))
    }

    /// What Chromium has counted since the page was opened: `LayoutCount`, `RecalcStyleCount` and so on.
    pub async fn counts<const N: usize>(&self, names: [&str; N]) -> Outcome<[u64; N]> {
        self.devtools("Performance.enable", json!({})).await?;
        let told = self.devtools("Performance.getMetrics", json!({})).await?;
        let list = told["metrics"].as_array().cloned().unwrap_or_default();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts, which JSON has as floats")]
        let value = |name: &str| {
            list.iter().filter(|one| one["name"] == name).find_map(|one| one["value"].as_f64()).unwrap_or_default()
                as u64
        };
        Ok(names.map(value))
    }

    async fn devtools(&self, command: &str, parameters: Json) -> Outcome<Json> {
        let body = json!({"cmd": command, "params": parameters});
        Ok(self.client.issue_cmd(Vendor { path: "goog/cdp/execute", body }).await?)
    }

    /// Goes to an address and waits until its document is read.
    pub async fn open(&self, url: &str) -> Outcome {
        self.client.goto(url).await?;
        let body = "return location.href.startsWith(arguments[0]) && document.readyState !== 'loading'";
        let start = url.split('#').next().unwrap_or_default();
        self.until(&format!("{url} to open"), body, &[start], |is_there: &bool| *is_there).await.map(drop)
    }

    /// Runs the body of a function in the page, with `arguments`; what it returns, or its promise keeps, is the answer.
    pub async fn run<T: DeserializeOwned>(&self, body: &str, arguments: &[&str]) -> Outcome<T> {
        self.run_within(DEADLINE, body, arguments).await
    }

    async fn run_within<T: DeserializeOwned>(&self, limit: Duration, body: &str, arguments: &[&str]) -> Outcome<T> {
        let arguments = arguments.iter().map(|argument| json!(argument)).collect();
        let answer = timeout(limit, self.client.execute(body, arguments)).await;
        let no_answer = |_| Failure::new(format!("no answer within {} s to {body}", limit.as_secs()));
        let answer = answer.map_err(no_answer)??;
        serde_json::from_value(answer.clone()).map_err(|error| Failure::new(format!("{error}: {answer}, from {body}")))
    }

    /// Waits until `body` returns what `is_done` accepts, and gives it.
    pub async fn until<T: DeserializeOwned + std::fmt::Debug>(
        &self,
        what: &str,
        body: &str,
        arguments: &[&str],
        is_done: impl Fn(&T) -> bool,
    ) -> Outcome<T> {
        let start = Instant::now();
        loop {
            // While another page is being loaded nothing can be run; a body that never can is told at the deadline.
            let now = match self.run_within(TURN, body, arguments).await {
                Ok(value) if is_done(&value) => return Ok(value),
                Ok(value) => format!("{value:?}"),
                Err(failure) => format!("{failure:?}"),
            };
            if start.elapsed() > DEADLINE {
                return Err(Failure::new(format!("waited {} s for {what}; now {now}", DEADLINE.as_secs())));
            }
            sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Only Chromium's driver tells what stands on the console.
        if self.engine == Engine::Chromium {
            let log = self.driver.ask(&self.session, "se/log", &json!({"type": "browser"}));
            self.watch.read_console(&log.unwrap_or_default()["value"]);
        }
        // Ending the driver alone would leave the browser running. If this fails, nothing more can be done.
        let _ = self.driver.end_session(&self.session);
        let seen = self.watch.seen();
        let is_over = std::thread::panicking();
        assert!(
            seen.is_empty() || is_over,
            "the browser was to ask for nothing elsewhere, and no policy to refuse anything:\n{}",
            seen.join("\n")
        );
    }
}

/// Waits until a driver's browser, once it has one, is gone.
async fn ends(driver: &Driver) {
    let mut had_one = false;
    loop {
        sleep(Duration::from_millis(200)).await;
        match driver.has_browser() {
            Some(true) => had_one = true,
            Some(false) if had_one => return,
            _ => {}
        }
    }
}

fn capabilities(options: Options, profile: &Folder) -> Outcome<serde_json::Map<String, Json>> {
    let mut chromium = json!({
        "binary": program("KESSAN_CHROMIUM", "chromium")?,
        "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            format!("--user-data-dir={}", profile.path().display()),
            format!("--force-device-scale-factor={}", options.pixel_ratio),
        ],
    });
    let mut preferences = serde_json::Map::new();
    for (allowed, setting) in [(options.script, "javascript"), (options.storage, "cookies")] {
        if !allowed {
            preferences.insert(format!("profile.managed_default_content_settings.{setting}"), json!(2));
        }
    }
    chromium["prefs"] = Json::Object(preferences);
    let mut capabilities = serde_json::Map::new();
    capabilities.insert("goog:chromeOptions".to_owned(), chromium);
    capabilities.insert("goog:loggingPrefs".to_owned(), json!({"browser": "ALL"}));
    // Also a page whose application is held back counts as loaded.
    capabilities.insert("pageLoadStrategy".to_owned(), json!("eager"));
    Ok(capabilities)
}

/// A command that only chromedriver knows.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Json,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
