//! A browser for one test. Where it needs several one after the other, all alike, they are one: to start one takes longer than to open
//! a page.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::time::{Duration, Instant};

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use tokio::time::{sleep, timeout};

use super::driver::{Driver, program};
use super::engine::Engine;
use super::failure::{Failure, Outcome};
use super::folder::Folder;
use super::watch::Watch;

/// How long a browser may take to start, ample for a busy machine, and how often one is started.
const START: Duration = Duration::from_secs(120);
const STARTS: usize = 4;
/// How long anything may take. Only a broken page takes that long, so it is ample for slow machines.
const DEADLINE: Duration = Duration::from_secs(45);

/// How long a script may run that is asked again and again: a page that is replaced in that moment may never answer.
const TURN: Duration = Duration::from_secs(6);

/// What kind of browser a test needs.
#[derive(Clone, Copy, Debug, PartialEq)]
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

thread_local! {
    /// The browser that this test has used last, if another one like it may go on with it. It ends with the test's thread.
    static IDLE: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// What Chromium says of a worker's script where there is no server.
const SERVER_IS_GONE: &str = "An unknown error occurred when fetching the script";

/// What leaves a browser as it was started, or is done anew at each start.
const PLAIN: [&str; 6] = [
    "Emulation.setDeviceMetricsOverride",
    "Emulation.setEmulatedMedia",
    "HeapProfiler.collectGarbage",
    "Performance.enable",
    "Performance.getMetrics",
    "Accessibility.getFullAXTree",
];

/// A browser with one window, in a profile that no other test has used.
pub struct Browser {
    running: Option<Running>,
}

/// A browser and its driver; it ends when dropped.
pub struct Running {
    pub client: Client,
    session: String,
    driver: Driver,
    pub phone: bool,
    engine: Engine,
    /// What Chromium was started with.
    options: Option<Options>,
    is_plain: Cell<bool>,
    pub watch: Watch,
    // Dropped last, when nothing writes into it any more.
    profile: Folder,
}

impl Browser {
    pub async fn start(options: Options) -> Outcome<Self> {
        let running = match idle(Engine::Chromium, Some(options)).await {
            Some(running) => running,
            None => {
                let profile = Folder::new("profile")?;
                let capabilities = capabilities(options, &profile)?;
                connect(Engine::Chromium, Some(options), capabilities, profile, None).await?
            }
        };
        let browser = Self { running: Some(running) };
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
        let idle = if zone.is_none() { idle(engine, None).await } else { None };
        let running = match idle {
            Some(running) => running,
            None => {
                let profile = Folder::new("profile")?;
                let mut capabilities = engine.capabilities(&profile)?;
                // WebKit's driver would also wait for all frames before each command.
                let strategy = if engine == Engine::WebKit { "none" } else { "eager" };
                capabilities.insert("pageLoadStrategy".to_owned(), json!(strategy));
                connect(engine, None, capabilities, profile, zone).await?
            }
        };
        running.is_plain.set(zone.is_none());
        running.client.set_window_size(1280, 900).await?;
        Ok(Self { running: Some(running) })
    }
}

/// The browser that this test has used before, if it is such a one, has one window and answers; it shows an empty page.
async fn idle(engine: Engine, options: Option<Options>) -> Option<Running> {
    let running = IDLE.with(|idle| idle.borrow_mut().take_if(|it| it.engine == engine && it.options == options))?;
    let is_alone = running.client.windows().await.is_ok_and(|windows| windows.len() == 1);
    running.client.goto("about:blank").await.ok().filter(|()| is_alone)?;
    for _ in 0..100 {
        // WebKit's driver tells an address that the page does not have yet.
        let address = running.run_within::<String>(TURN, "return location.href", &[]).await;
        if address.is_ok_and(|address| address == "about:blank") {
            return Some(running);
        }
        sleep(Duration::from_millis(20)).await;
    }
    None
}

async fn connect(
    engine: Engine,
    options: Option<Options>,
    mut capabilities: serde_json::Map<String, Json>,
    profile: Folder,
    zone: Option<&str>,
) -> Outcome<Running> {
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
        let Some(client) = client else {
            driver.end_browser();
            continue;
        };
        let client = client?;
        let session = client.session_id().await?.unwrap_or_default();
        let phone = options.is_some_and(|options| options.phone);
        let is_plain = Cell::new(true);
        return Ok(Running { client, session, driver, phone, engine, options, is_plain, watch, profile });
    }
    Err(Failure::new(format!(
        "started {engine:?} {STARTS} times, each time for {START:?}: its driver has not answered"
    )))
}

impl Deref for Browser {
    type Target = Running;

    fn deref(&self) -> &Running {
        self.running.as_ref().expect("it is there until it is dropped")
    }
}

impl Running {
    /// A folder that lasts as long as the browser; Firefox saves downloads there.
    pub fn folder(&self) -> &std::path::Path {
        self.profile.path()
    }

    /// What a policy refuses from here on is what the test is about.
    pub fn expects_refusals(&self) {
        self.is_plain.set(false);
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
        // The worker of the page before may be asked for when that page's server has gone with it; a script that a server does not
        // give is told in other words.
        let is_late = |entry: &Json| entry["message"].as_str().is_some_and(|text| text.contains(SERVER_IS_GONE));
        let serious = entries.iter().filter(|entry| entry["level"] == "WARNING" || entry["level"] == "SEVERE");
        let serious = serious.filter(|entry| !is_late(entry));
        Ok(serious.map(|entry| format!("{} {}", entry["level"], entry["message"])).collect())
    }

    /// Types `text` into the field that `selector` names, in place of all that stands there.
    ///
    /// Some versions of Chromium put the caret behind a text that a script has selected as soon as a driver types, so the field is emptied
    /// by keys there: to its start, marked to its end, removed. The other drivers hold Shift for all that follows, but keep a selection.
    pub async fn type_over(&self, selector: &str, text: &str) -> Outcome {
        let field = self.client.find(Locator::Css(selector)).await?;
        let mark = if self.engine == Engine::Chromium { "\u{e011}\u{e008}\u{e010}\u{e000}" } else { "" };
        if mark.is_empty() {
            self.run::<()>("document.querySelector(arguments[0]).select()", &[selector]).await?;
        }
        Ok(field.send_keys(&format!("{mark}\u{e003}{text}")).await?)
    }

    /// A command of Chromium's tools for developers.
    pub async fn devtools(&self, command: &str, parameters: Json) -> Outcome<Json> {
        if !PLAIN.contains(&command) {
            self.is_plain.set(false);
        }
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
        let mut pause = Duration::from_millis(20);
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
            sleep(pause).await;
            // What takes long is not made to take longer by asking.
            pause = (pause * 5 / 4).min(Duration::from_millis(80));
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let Some(running) = self.running.take() else { return };
        // Only Chromium's driver tells what stands on the console.
        if running.engine == Engine::Chromium {
            let log = running.driver.ask(&running.session, "se/log", &json!({"type": "browser"}));
            running.watch.read_console(&log.unwrap_or_default()["value"]);
        }
        let (seen, is_over) = (running.watch.seen(), std::thread::panicking());
        // Each test has a thread of its own, unless there is one for all of them, which is the main one.
        let is_own = std::thread::current().name() != Some("main");
        if running.is_plain.get() && seen.is_empty() && !is_over && is_own {
            // The thread may be ending; then the browser does, too.
            let _ = IDLE.try_with(|idle| idle.replace(Some(running)));
            return;
        }
        drop(running);
        assert!(
            seen.is_empty() || is_over,
            "the browser was to ask for nothing elsewhere, and no policy to refuse anything:\n{}",
            seen.join("\n")
        );
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Ending the driver alone would leave the browser running. If this fails, nothing more can be done.
        let _ = self.driver.end_session(&self.session);
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
