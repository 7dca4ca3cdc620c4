//! How fast the page opens and answers, against a script-free page of the same content. `cargo xtask bench` runs it, makes the
//! tables and says what the figures mean; times are told, never asserted.

use std::env;
use std::io::{self, Write};
use std::path::Path;

use xtask::bench::report::{LINE, OWN, STILL};
use xtask::bench::stats::quantile;
use xtask::serve::{Answer, Log, Server};
use xtask::site::weight::brotli;

use super::browser::{Browser, Options};
use super::failure::{Failure, Outcome};
use super::folder::Folder;
use super::page::Page;
use super::site;

const PROBE: &str = include_str!("probe.js");
const SCRIPT_FREE: &str = include_str!("script_free.js");

/// How often a control is used in a visit.
const TURNS: usize = 20;
/// How many of these are asked for at once: a driver waits half a minute for an answer.
const AT_ONCE: usize = 5;
/// How often the calculator gets another price.
const PRICES: usize = 20;
/// The groups of choices, by their names in the page.
const GROUPS: [&str; 5] = ["ccy", "period", "unit", "show", "theme"];

/// What the page is opened on.
struct Profile {
    name: &'static str,
    options: Options,
    /// How many times slower the processor is.
    slowdown: u32,
    /// Milliseconds for each request, and bytes a second downwards.
    line: Option<(u32, u32)>,
}

const PROFILES: [Profile; 2] = [
    Profile { name: "desktop", options: Options::DESK, slowdown: 1, line: None },
    Profile { name: "phone", options: Options::PHONE, slowdown: 4, line: Some((150, 200_000)) },
];

/// One of the pages that are compared.
struct Target {
    name: &'static str,
    server: Server,
    log: Log,
}

impl Target {
    fn start(name: &'static str, folder: &Path) -> Outcome<Self> {
        let (server, log) = Server::recording(folder)?;
        Ok(Self { name, server, log })
    }

    /// What the page itself has asked for since `before` answers.
    fn own(&self, before: usize) -> Vec<Answer> {
        self.log.answers().into_iter().skip(before).filter(|answer| !answer.is_for_worker()).collect()
    }

    /// Opens the page in a browser with an empty cache, with a script before its own, and waits until it is at rest.
    async fn open(&self, profile: &Profile, script: &str) -> Outcome<(Page, usize)> {
        let before = self.log.answers().len();
        let browser = Browser::start(profile.options).await?;
        browser.run_first(script).await?;
        browser.slow_down(profile.slowdown).await?;
        if let Some((latency, bytes)) = profile.line {
            browser.limit_network(latency, bytes).await?;
        }
        browser.client.goto(&self.server.url()).await?;
        let page = Page::of(browser);
        let mut count = usize::MAX;
        while count != self.own(before).len() {
            count = self.own(before).len();
            page.read::<()>("new Promise(resolve => setTimeout(resolve, 1500)).then(kessanBench.quiet).then(() => {})")
                .await?;
        }
        Ok((page, before))
    }

    /// A visit that touches nothing.
    async fn opens(&self, profile: &Profile, tell: &mut impl FnMut(&str, u64) -> Outcome) -> Outcome {
        let (page, before) = self.open(profile, PROBE).await?;
        let opened: std::collections::BTreeMap<String, u64> = page.read("kessanBench.opened()").await?;
        for (metric, value) in &opened {
            tell(metric, *value)?;
        }
        let own = self.own(before);
        // Pictures are sent as they are.
        if own.iter().any(|answer| answer.path.ends_with(['/', 's', 'm']) && answer.encoding != "br") {
            return Err(Failure::new("a file came without compression: dist/ is not whole; run `cargo xtask build`"));
        }
        tell("requests", u64::try_from(own.len())?)?;
        tell("bytes", own.iter().map(|answer| answer.bytes).sum())
    }

    /// A visit that uses every control, as the page opens and with every table open, and the calculator.
    async fn answers(&self, profile: &Profile, tell: &mut impl FnMut(&str, u64) -> Outcome) -> Outcome {
        let is_own = self.name == OWN;
        let script = if is_own { format!("{PROBE}\nkessanBench.poll();") } else { PROBE.to_owned() };
        let (page, _) = self.open(profile, &script).await?;
        if is_own {
            page.becomes("kessanBench.ready > 0", true).await?;
            tell("ready", page.read("kessanBench.ready").await?)?;
        }
        for place in ["", "open."] {
            if place == "open." {
                page.read::<()>("void document.querySelectorAll('details').forEach(it => it.open = it.querySelector('table') !== null || it.open)")
                    .await?;
            }
            for group in GROUPS {
                let act = match (is_own, group) {
                    (true, _) => format!("() => kessanBench.turn('{group}')"),
                    (false, "ccy") => "kessanBench.rewrite".to_owned(),
                    (false, _) => continue,
                };
                // A release may lack one, as a finer unit.
                if is_own && !page.read::<bool>(&format!("kessanBench.turn('{group}')")).await? {
                    continue;
                }
                quantiles(&format!("{place}{group}"), &times(&page, &act, TURNS).await?, tell)?;
            }
        }
        if is_own {
            page.read::<()>(
                "void document.getElementById('price').scrollIntoView({block: 'start', behavior: 'instant'})",
            )
            .await?;
            let section = "document.getElementById('price').closest('section').innerText";
            let before: String = page.read(section).await?;
            let answers = format!("(kessanBench.price(30), {section} !== {})", serde_json::Value::from(before));
            page.becomes(&answers, true).await?;
            page.read::<()>("kessanBench.quiet().then(() => {})").await?;
            quantiles("price", &times(&page, "kessanBench.price", PRICES).await?, tell)?;
        }
        Ok(())
    }
}

/// Uses a control so many times: microseconds.
async fn times(page: &Page, act: &str, count: usize) -> Outcome<Vec<u64>> {
    let mut all = Vec::new();
    while all.len() < count {
        let start = all.len();
        let part: Vec<u64> =
            page.read(&format!("kessanBench.times(turn => ({act})(turn + {start}), {AT_ONCE})")).await?;
        all.extend(part);
    }
    Ok(all)
}

fn quantiles(name: &str, times: &[u64], tell: &mut impl FnMut(&str, u64) -> Outcome) -> Outcome {
    for percent in [50, 95] {
        tell(&format!("{name}.p{percent}"), quantile(times, percent).unwrap_or_default())?;
    }
    Ok(())
}

/// The script-free page, made by a browser from the built one.
async fn script_free() -> Outcome<String> {
    let page = Page::visit(Options { script: false, ..Options::DESK }, "").await?;
    page.browser.run(SCRIPT_FREE, &[]).await
}

/// A folder with the script-free page and its compressed form.
async fn script_free_folder() -> Outcome<Folder> {
    let (folder, html) = (Folder::new("script-free")?, script_free().await?);
    std::fs::write(folder.path().join("index.html"), &html)?;
    std::fs::write(folder.path().join("index.html.br"), brotli(html.as_bytes()))?;
    Ok(folder)
}

/// Not by a macro, whose lines a test that passes may keep to itself.
fn say(text: &str) -> Outcome {
    Ok(io::stdout().write_all(format!("{text}\n").as_bytes())?)
}

#[tokio::test]
#[ignore = "a benchmark: cargo xtask bench"]
async fn the_page_against_a_script_free_one() -> Outcome {
    let runs: usize = env::var("KESSAN_BENCH_RUNS").map_or(Ok(1), |runs| runs.parse())?;
    let asked = env::var("KESSAN_BENCH_PROFILES").unwrap_or_else(|_| "desktop,phone".to_owned());
    let folder = script_free_folder().await?;
    // The names of both pages are those of the tables.
    let targets = [Target::start(OWN, &site::dist()?)?, Target::start(STILL, folder.path())?];
    for profile in PROFILES.iter().filter(|profile| asked.split(',').any(|name| name == profile.name)) {
        // Both pages once unmeasured: the first browser reads much from the disk.
        for target in &targets {
            target.open(profile, PROBE).await?;
        }
        // One page after the other, so that what else the machine does meets both.
        for run in 1..=runs {
            for target in &targets {
                say(&format!("{}, run {run} of {runs}: {}", profile.name, target.name))?;
                let mut tell =
                    |metric: &str, value: u64| say(&format!("{LINE}{} {} {metric} {value}", profile.name, target.name));
                target.opens(profile, &mut tell).await?;
                target.answers(profile, &mut tell).await?;
            }
        }
    }
    Ok(())
}

/// Otherwise ratios to it would say nothing.
#[tokio::test]
async fn the_script_free_page_has_no_script_and_every_picture_and_number_of_tables_that_is_seen() -> Outcome {
    let html = script_free().await?;
    for absent in ["<script", "<input", "<button", "<canvas", "class=", "data-n=", " style="] {
        assert!(!html.contains(absent), "{absent} is in the script-free page");
    }
    let published = Page::visit(Options { script: false, ..Options::DESK }, "").await?;
    // Not what a browser makes of it: what is far from the screen is not laid out, and has no text that is seen.
    let seen = "(() => {
        document.querySelectorAll('details').forEach(it => it.open = true);
        const shown = element => {
            for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).display === 'none') return false;
            return true;
        };
        const text = cell => {
            const [walker, parts] = [document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), []];
            while (walker.nextNode()) if (shown(walker.currentNode.parentElement)) parts.push(walker.currentNode.data);
            return parts.join('').replace(/\\s/g, '');
        };
        const pictures = [...document.querySelectorAll('svg')].filter(shown).length;
        return [`${pictures} pictures`, ...[...document.querySelectorAll('td')].map(text).filter(text => /\\d/.test(text))];
    })()";
    let expected: Vec<String> = published.read(seen).await?;
    // The page's policy would refuse it, and nothing can pass that without script.
    published.browser.open("about:blank").await?;
    let body = "document.open(); document.write(arguments[0]); document.close();";
    published.browser.run::<()>(body, &[&html]).await?;
    let plain: Vec<String> = published.read(seen).await?;
    assert!(expected.len() > 500, "{}", expected.len());
    assert_eq!(plain, expected);
    Ok(())
}
