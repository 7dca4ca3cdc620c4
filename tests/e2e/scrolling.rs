//! A benchmark, started by hand: scrolling through the statements with a hundred times their rows, all tables open.
//!
//! ```sh
//! cargo xtask build
//! cargo test --features ssr --test e2e scrolling -- --ignored --nocapture
//! ```
//!
//! It scrolls through the page as published, with all tables open, a quarter of a screen in each frame, which is 13,500
//! pixels a second; then it puts each table a hundred times into its group, or gives each a hundred times its lines, and
//! does the same near the beginning, in the middle and near the end. It prints how long the frames took, and how long a
//! number takes until its source is painted. Times are told, never asserted: only that the page has scrolled and answered.

use super::failure::Outcome;
use super::page::Page;

/// Adds to every table ninety-nine copies beside it, without what must be only once in a page.
const MORE_TABLES: &str = "
    for (const table of document.querySelectorAll('#statements details[id]')) {
        const copies = Array.from({length: 99}, () => table.cloneNode(true));
        for (const copy of copies) for (const element of [copy, ...copy.querySelectorAll('[id], [data-root]')]) {
            element.removeAttribute('id');
            element.removeAttribute('data-root');
        }
        table.after(...copies);
    }";

/// Adds to every table ninety-nine copies of its lines.
const LONGER_TABLES: &str = "
    for (const table of document.querySelectorAll('#statements details[id] .t table')) {
        const copies = Array.from({length: 99}, () => [...table.tBodies].map(lines => lines.cloneNode(true)));
        table.append(...copies.flat());
    }";

/// How many lines there are, and the milliseconds until they are painted; `MORE;` stands for what adds them.
const SHOW: &str = "return (async () => {
    const start = performance.now();
    MORE;
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    return [document.querySelectorAll('#statements tbody tr').length, performance.now() - start];
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

/// A page with all its tables open.
async fn open() -> Outcome<Page> {
    let page = Page::open("#statements").await?;
    page.has_mounted_tables().await?;
    page.unfold_tables().await?;
    Ok(page)
}

async fn ask(page: &Page) -> Outcome {
    let told: Vec<f64> = page.browser.run(ASK, &[]).await?;
    assert!(!told.is_empty(), "numbers open");
    tell("  a number's source", &told);
    Ok(())
}

#[tokio::test]
#[ignore = "a benchmark: see the head of this file"]
async fn scrolling_with_a_hundred_times_the_rows() -> Outcome {
    let page = open().await?;
    println!("as published");
    tell("  a frame", &scroll(&page, "0.3").await?);
    ask(&page).await?;
    for (name, more) in [("more tables", MORE_TABLES), ("longer tables", LONGER_TABLES)] {
        let page = open().await?;
        let shown: Vec<f64> = page.browser.run(&SHOW.replace("MORE;", more), &[]).await?;
        println!("{name}: {} rows, first painted after {:.0} ms", at(&shown, 0), at(&shown, 100));
        for (part, place) in [("0.1", "near the beginning"), ("0.5", "in the middle"), ("0.9", "near the end")] {
            tell(&format!("  a frame {place}"), &scroll(&page, part).await?);
        }
        ask(&page).await?;
    }
    Ok(())
}
