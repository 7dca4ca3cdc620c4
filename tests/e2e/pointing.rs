//! A benchmark, started by hand: from the pointer's move to the bubble, and a figure in another width.
//!
//! ```sh
//! cargo xtask build
//! cargo test --features ssr --test e2e pointing -- --ignored --nocapture
//! ```
//!
//! It moves the pointer over every plot of the page, from point to point all over it, and prints how long it takes until
//! the bubble stands there, and until the frame with it is painted; then it makes the page narrower and wider again. A frame
//! has 16.7 ms. Times are told, never asserted: only that bubbles have come and that canvases fit after the first frame.

use super::failure::Outcome;
use super::page::Page;

/// Points at forty places of a plot: how often a bubble was there, then for each move the milliseconds until it was, then
/// for each until it was painted.
const POINT: &str = "return (async () => {
    const painted = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    const plot = document.querySelector(`[data-plot=\"${arguments[0]}\"]`);
    const canvas = plot.querySelector('canvas');
    const {left, top, width, height} = plot.getBoundingClientRect();
    const [told, shown] = [[], []];
    let count = 0;
    for (let turn = 0; turn < 40; turn++) {
        const clientX = left + width * (turn + .5) / 40;
        const clientY = top + height * ((turn * 7) % 40 + .5) / 40;
        const start = performance.now();
        canvas.dispatchEvent(new PointerEvent('pointermove', {bubbles: true, clientX, clientY, pointerType: 'mouse'}));
        if (document.getElementById('tip').checkVisibility()) count++;
        told.push(performance.now() - start);
        await painted();
        shown.push(performance.now() - start);
    }
    return [count, ...told, ...shown];
})()";

/// Gives the page another width: the milliseconds until that is painted, and whether the plot's canvas fits by then. Those
/// far from the screen are drawn when they come near.
const RESIZE: &str = "return (async () => {
    const painted = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    const start = performance.now();
    document.querySelector('main').style.width = arguments[0];
    // In another width the plot is elsewhere in the page; what is far from the screen is not drawn.
    document.querySelector(`[data-plot=\"${arguments[1]}\"]`).scrollIntoView({block: 'center', behavior: 'instant'});
    await painted();
    const time = performance.now() - start;
    const fits = canvas => Math.abs(canvas.width / devicePixelRatio - canvas.clientWidth) <= 1;
    return [time, fits(document.querySelector(`[data-plot=\"${arguments[1]}\"] canvas`)) ? 1 : 0];
})()";

fn tell(what: &str, times: &mut [f64]) {
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times.get(times.len() * percent / 100).or(times.last()).copied().unwrap_or_default();
    println!("{what}: median {:.1} ms, 95 % below {:.1} ms, at most {:.1} ms", at(50), at(95), at(100));
}

#[tokio::test]
#[ignore = "a benchmark: see the head of this file"]
async fn pointing_at_every_plot_and_resizing() -> Outcome {
    let page = Page::open("").await?;
    page.has_mounted_root("figures").await?;
    let (mut told, mut shown, mut resized) = (Vec::new(), Vec::new(), Vec::new());
    for plot in page.plots().await? {
        page.shows_plot(&plot).await?;
        let times: Vec<f64> = page.browser.run(POINT, &[&plot]).await?;
        assert!(times[0] > 0.0, "{plot} tells of nothing");
        told.extend_from_slice(&times[1..41]);
        shown.extend_from_slice(&times[41..]);
        for width in ["80%", ""] {
            let [time, fits]: [f64; 2] = page.browser.run(RESIZE, &[width, &plot]).await?;
            assert!(fits > 0.0, "a canvas at {plot} does not fit after a frame");
            resized.push(time);
        }
    }
    tell("from the pointer's move to the bubble", &mut told);
    tell("until it is painted", &mut shown);
    tell("another width, until it is painted", &mut resized);
    Ok(())
}
