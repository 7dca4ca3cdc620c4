//! A benchmark, started by hand: scrolling through the statements with a hundred times their rows, all tables open.
//!
//! ```sh
//! cargo xtask build
//! cargo test --features ssr --test e2e scrolling -- --ignored --nocapture
//! ```
//!
//! It scrolls through the page as published, with all tables open, a quarter of a screen in each frame, which is 13,500
//! pixels a second; then it puts each table a hundred times into the page and does the same near the beginning, in the
//! middle and near the end. It prints how long the frames took, and how long a number takes until its source is painted.
//! Times are told, never asserted: only that the page has scrolled and has answered.

use super::failure::Outcome;
use super::page::Page;

/// How often ten more of each table are made.
const TENS: usize = 10;

/// Makes ten copies of every table, without what must be only once in a page; the last time nine.
const COPY: &str = "
    window.copies ??= [];
    for (const table of document.querySelectorAll('#statements details[id]')) {
        for (let turn = arguments[0] === '0' ? 1 : 0; turn < 10; turn++) {
            const copy = table.cloneNode(true);
            for (const element of [copy, ...copy.querySelectorAll('[id], [data-root]')]) {
                element.removeAttribute('id');
                element.removeAttribute('data-root');
            }
            copies.push(copy);
        }
    }
    return 0";

/// Shows them; how many rows there are, and the milliseconds until they are painted.
const SHOW: &str = "return (async () => {
    const section = document.getElementById('statements');
    const start = performance.now();
    section.append(...copies);
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    return [section.querySelectorAll('tbody tr').length, performance.now() - start];
})()";

/// Scrolls two screens and a half, a quarter for each frame, from a part of the page on, or from where it is: the screens
/// scrolled, and the frames' milliseconds.
const SCROLL: &str = "return (async () => {
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    if (arguments[0]) scrollTo(0, arguments[0] * document.documentElement.scrollHeight);
    for (let turn = 0; turn < 3; turn++) await frame();
    const start = scrollY;
    const times = [];
    let before = await frame();
    for (let turn = 0; turn < 10; turn++) {
        scrollBy(0, innerHeight / 4);
        const now = await frame();
        times.push(now - before);
        before = now;
    }
    return [(scrollY - start) / innerHeight, ...times];
})()";

/// Clicks numbers in view and closes their panels: the milliseconds until each panel is painted, in order of size.
const ASK: &str = "return (async () => {
    const painted = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    const times = [];
    const cells = [...document.querySelectorAll('#table-income-statement-1h td')].filter(cell => cell.checkVisibility() && /[0-9]/.test(cell.textContent));
    cells[0].scrollIntoView({block: 'center'});
    await painted();
    for (const cell of cells.slice(0, 9)) {
        const start = performance.now();
        cell.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
        await painted();
        times.push(performance.now() - start);
        if (!document.querySelector('.source')) return [];
        document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
        await painted();
    }
    return times.sort((one, other) => one - other);
})()";

/// The value below which that part of them lies.
fn at(sorted: &[f64], percent: usize) -> f64 {
    sorted.get(sorted.len() * percent / 100).or(sorted.last()).copied().unwrap_or_default()
}

fn tell(what: &str, sorted: &[f64]) {
    let [median, late, most] = [50, 95, 100].map(|percent| at(sorted, percent));
    println!("{what}: median {median:.1} ms, 95 % below {late:.1} ms, at most {most:.1} ms");
}

/// Scrolls ten screens from a part of the page on: the frames' milliseconds, in order of size.
async fn scroll(page: &Page, part: &str) -> Outcome<Vec<f64>> {
    let (mut screens, mut times) = (Vec::new(), Vec::new());
    for from in [part, "", "", ""] {
        let told: Vec<f64> = page.browser.run(SCROLL, &[from]).await?;
        screens.push(told[0]);
        times.extend_from_slice(&told[1..]);
    }
    let screens: f64 = screens.iter().sum();
    assert!(screens > 5.0, "it scrolls: {screens} screens");
    times.sort_by(f64::total_cmp);
    Ok(times)
}

#[tokio::test]
#[ignore = "a benchmark: see the head of this file"]
async fn scrolling_with_a_hundred_times_the_rows() -> Outcome {
    let page = Page::open("#statements").await?;
    page.becomes("document.querySelector('[data-root=tables]').hasAttribute('data-awake')", true).await?;
    page.browser
        .run::<()>("document.querySelectorAll('#statements details').forEach(it => it.open = true)", &[])
        .await?;
    tell("a frame, scrolling through all tables as published", &scroll(&page, "0.3").await?);
    tell("a number's source, as published", &page.browser.run::<Vec<f64>>(ASK, &[]).await?);
    for ten in 0..TENS {
        page.browser.run::<u8>(COPY, &[&ten.to_string()]).await?;
    }
    let shown: Vec<f64> = page.browser.run(SHOW, &[]).await?;
    println!("{} rows in open tables, first painted after {:.0} ms", at(&shown, 0), at(&shown, 100));
    for (part, name) in [("0.1", "near the beginning"), ("0.5", "in the middle"), ("0.9", "near the end")] {
        tell(&format!("a frame, scrolling {name}"), &scroll(&page, part).await?);
    }
    let told: Vec<f64> = page.browser.run(ASK, &[]).await?;
    assert!(!told.is_empty(), "numbers still open");
    tell("a number's source", &told);
    Ok(())
}
