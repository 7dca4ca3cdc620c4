//! The three browsers, and how each is asked for.

use serde_json::{Map, Value as Json, json};

use super::driver::program;
use super::failure::Outcome;
use super::folder::Folder;

/// A browser's engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox ESR, by geckodriver.
    Firefox,
    /// WebKitGTK's small browser, by WebKitWebDriver, on a screen in memory.
    WebKit,
}

/// Where Debian puts WebKitGTK's browser.
const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

impl Engine {
    /// The capabilities of a session that saves downloads in `folder`; Chromium's are in `browser`.
    pub fn capabilities(self, folder: &Folder) -> Outcome<Map<String, Json>> {
        let options = match self {
            Self::Chromium => ("goog:chromeOptions", json!({})),
            Self::Firefox => {
                let preferences = json!({
                    "browser.download.folderList": 2,
                    "browser.download.dir": folder.path(),
                    "browser.download.always_ask_before_handling_new_types": false,
                    "app.update.disabledForTesting": true,
                });
                let binary = program("KESSAN_FIREFOX", "firefox-esr")?;
                ("moz:firefoxOptions", json!({"binary": binary, "args": ["-headless"], "prefs": preferences}))
            }
            Self::WebKit => {
                let binary = program("KESSAN_MINIBROWSER", MINI_BROWSER)?;
                ("webkitgtk:browserOptions", json!({"binary": binary, "args": ["--automation"]}))
            }
        };
        Ok(Map::from_iter([(options.0.to_owned(), options.1)]))
    }
}

/// Runs an `async fn(Engine) -> Outcome` as a test in each browser: `NAME::in_chromium` and so on. WebKitGTK's small browser
/// rarely goes down by itself; a test in which it does begins anew, once. A page that is wrong fails at once.
macro_rules! in_every_browser {
    ($($name:ident),* $(,)?) => {
        $(mod $name {
            use super::Outcome;
            use crate::engine::Engine;

            #[tokio::test]
            async fn in_chromium() -> Outcome {
                super::$name(Engine::Chromium).await
            }

            #[tokio::test]
            async fn in_firefox() -> Outcome {
                super::$name(Engine::Firefox).await
            }

            #[tokio::test]
            async fn in_webkit() -> Outcome {
                match super::$name(Engine::WebKit).await {
                    Err(failure) if failure.is_of_the_driver() => super::$name(Engine::WebKit).await,
                    outcome => outcome,
                }
            }
        })*
    };
}
pub(crate) use in_every_browser;
