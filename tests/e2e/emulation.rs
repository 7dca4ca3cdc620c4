//! What Chromium's tools for developers make of a browser and its surroundings, and what they tell of it.

use serde_json::{Value as Json, json};

use super::browser::Running;
use super::failure::Outcome;

impl Running {
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
}
