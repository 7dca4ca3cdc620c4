//! Canvases have as many pixels as the screen.

use serde::Deserialize;

use super::browser::Options;
use super::failure::Outcome;
use super::page::Page;

/// A chart of each kind: a line of the page wide, beside others, and in columns.
const CHARTS: [&str; 10] = [
    "net-income-0",
    "progress-0",
    "mix-0",
    "mix-1",
    "drivers-0",
    "margins-0",
    "margins-2",
    "costs-1",
    "balance-0",
    "cash-0",
];

#[derive(Debug, Deserialize, PartialEq)]
struct Canvas {
    /// The backing store's size.
    pixels: (u32, u32),
    /// The size on the screen, in CSS pixels.
    shown: (u32, u32),
    /// The pixels of the screen that it takes up, as the browser itself says: an extent that is no whole number of
    /// pixels can be one more or less, depending on where it begins.
    wanted: (u32, u32),
    /// How many pixels have been drawn on.
    drawn: u32,
}

/// Measures the canvas of a chart.
const MEASURE: &str = "const canvas = document.querySelector(`[data-root=\"${arguments[0]}\"] canvas`);
    const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    let drawn = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] > 0) drawn++;
    return new Promise(resolve => new ResizeObserver(([entry], observer) => {
        observer.disconnect();
        const [{inlineSize, blockSize}] = entry.devicePixelContentBoxSize;
        resolve({
            pixels: [canvas.width, canvas.height],
            shown: [canvas.clientWidth, canvas.clientHeight],
            wanted: [inlineSize, blockSize],
            drawn,
        });
    }).observe(canvas, {box: 'device-pixel-content-box'}))";

/// Waits until the canvas has the screen's pixels and is not blank.
async fn becomes_sharp(page: &Page, chart: &str) -> Outcome<Canvas> {
    let is_sharp = |canvas: &Canvas| canvas.pixels == canvas.wanted && canvas.drawn > 500;
    page.browser.until(&format!("{chart} to be sharp"), MEASURE, &[chart], is_sharp).await
}

async fn every_chart_is_sharp(pixel_ratio: u32) -> Outcome {
    let page = Page::open_in(Options { pixel_ratio, ..Options::DESK }, "").await?;
    page.becomes("devicePixelRatio", pixel_ratio).await?;
    for chart in CHARTS {
        page.picture(chart).await?;
        // What stands above may still come into view, and a fraction of a pixel in its place is one pixel more or less.
        let canvas = becomes_sharp(&page, chart).await?;
        assert!(canvas.shown.0 > 200 && canvas.shown.1 > 100, "{chart}: {canvas:?}");
        // A rounded width times the ratio is off by no more than that.
        assert!(canvas.pixels.0.abs_diff(canvas.shown.0 * pixel_ratio) <= pixel_ratio, "{chart}: {canvas:?}");
        // Letters and bars cover a good part of it.
        assert!(canvas.drawn > canvas.pixels.0 * canvas.pixels.1 / 50, "{chart}: {canvas:?}");
    }
    Ok(())
}

#[tokio::test]
async fn on_a_plain_screen() -> Outcome {
    every_chart_is_sharp(1).await
}

#[tokio::test]
async fn on_a_dense_screen() -> Outcome {
    every_chart_is_sharp(2).await
}

#[tokio::test]
async fn on_a_very_dense_screen() -> Outcome {
    every_chart_is_sharp(3).await
}

#[tokio::test]
async fn on_a_phone() -> Outcome {
    let page = Page::open_in(Options::PHONE, "").await?;
    page.becomes("[innerWidth, devicePixelRatio]", [390, 3]).await?;
    for chart in CHARTS {
        page.picture(chart).await?;
        becomes_sharp(&page, chart).await?;
    }
    Ok(())
}

#[tokio::test]
async fn resizing_the_window_draws_at_the_new_size() -> Outcome {
    let page = Page::open_in(Options { pixel_ratio: 2, ..Options::DESK }, "").await?;
    let mut shown = Vec::new();
    for (width, height) in [(1280, 900), (900, 700), (600, 700), (1280, 900)] {
        page.browser.resize(width, height).await?;
        page.becomes("innerWidth", width).await?;
        for chart in ["net-income-0", "mix-0"] {
            page.picture(chart).await?;
            shown.push(becomes_sharp(&page, chart).await?.shown);
        }
    }
    assert!(shown[0] != shown[2] && shown[2] != shown[4] && shown[0] == shown[6], "{shown:?}");
    assert!(shown[1] != shown[3] && shown[3] != shown[5] && shown[1] == shown[7], "{shown:?}");
    Ok(())
}

#[tokio::test]
async fn moving_to_a_denser_screen_draws_anew() -> Outcome {
    let page = Page::open("").await?;
    page.picture("mix-0").await?;
    // The emulated screen takes effect only with a change of size, which other screens have anyway.
    for (width, pixel_ratio) in [(1281, 2), (1280, 3), (1281, 1)] {
        page.browser.resize_and_scale(width, 900, pixel_ratio).await?;
        page.becomes("[innerWidth, devicePixelRatio]", [width, pixel_ratio]).await?;
        // The browser's own count leaves out an emulated ratio.
        let is_sharp = |canvas: &Canvas| {
            canvas.pixels.0.abs_diff(canvas.shown.0 * pixel_ratio) <= pixel_ratio && canvas.drawn > 500
        };
        page.browser.until(&format!("sharpness at {pixel_ratio}"), MEASURE, &["mix-0"], is_sharp).await?;
    }
    Ok(())
}
