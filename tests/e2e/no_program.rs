//! Where a program cannot run, does not come or has stopped, the page says so there, and what is dead looks so.

use std::fs;
use std::path::{Path, PathBuf};

use super::browser::{Browser, Options};
use super::engine::{Engine, in_every_browser};
use super::failure::{Failure, Outcome};
use super::first::run_first;
use super::folder::{Folder, copy};
use super::page::Page;
use super::relay::Relay;
use super::site;

/// The site's copy with one thing changed, and its server.
pub struct Altered {
    pub relay: Relay,
    _folder: Folder,
}

pub fn altered(change: impl Fn(&Path) -> Outcome) -> Outcome<Altered> {
    let folder = Folder::new("altered")?;
    copy(&site::dist()?, folder.path())?;
    // A host would send these in the changed files' place.
    for entry in fs::read_dir(folder.path())? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "br" || kind == "gz") {
            fs::remove_file(path)?;
        }
    }
    change(folder.path())?;
    let relay = Relay::start(folder.path())?;
    relay.release();
    Ok(Altered { relay, _folder: folder })
}

/// The file of a part of the program: its module, or the main part's script.
pub fn file_of(folder: &Path, program: &str, ending: &str) -> Outcome<PathBuf> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(&format!("{program}-")) && name.ends_with(ending) {
            return Ok(path);
        }
    }
    Err(Failure::new(format!("{} has no {program}-…{ending}", folder.display())))
}

/// What can be wrong with a file.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Missing,
    Truncated,
    /// A host that answers everything with its own page.
    Html,
    /// Another file, as of another version.
    Other,
}

const FAULTS: [Fault; 4] = [Fault::Missing, Fault::Truncated, Fault::Html, Fault::Other];

fn spoil(folder: &Path, program: &str, ending: &str, fault: Fault) -> Outcome {
    let other = match (ending, program) {
        (".js", _) => "builder",
        (_, "figures") => "kessan",
        _ => "figures",
    };
    spoil_file(&file_of(folder, program, ending)?, &file_of(folder, other, ending)?, fault)
}

fn spoil_file(file: &Path, other: &Path, fault: Fault) -> Outcome {
    let bytes = fs::read(file)?;
    match fault {
        Fault::Missing => fs::remove_file(file)?,
        Fault::Truncated => fs::write(file, &bytes[..bytes.len() * 3 / 5])?,
        Fault::Html => fs::write(file, "<!DOCTYPE html><title>Investor relations</title><p>Welcome.")?,
        Fault::Other => fs::write(file, fs::read(other)?)?,
    }
    Ok(())
}

/// Where a reader is who would use a part of the program, and the root beside whose controls it is said.
const PARTS: [(&str, &str, &str); 3] = [
    ("kessan", ".bar", ".controls .dead"),
    ("calculator", "#holding", ".dead:has(+ [data-root=calculator])"),
    ("checks", "#checks .tools", ".dead:has(+ [data-root=checks])"),
];

/// Whether what a program would answer to takes no input.
const IS_INERT: &str = "return ({
    kessan: () => !document.querySelector('.controls [inert]'),
    calculator: () => !!document.querySelector('#holding').closest('[inert]'),
    checks: () => [...document.querySelectorAll('.tools')].every(tools => tools.inert && tools.checkVisibility({visibilityProperty: true})),
})[arguments[0]]()";

async fn is_told(page: &Page, (program, place, line): (&str, &str, &str)) -> Outcome {
    let body = "document.querySelector(arguments[0]).scrollIntoView({block: 'center', behavior: 'instant'});
        const line = document.querySelector(arguments[1]);
        const told = document.querySelector('#broken');
        const isSeen = it => {
            const {top, bottom} = it.getBoundingClientRect();
            return it.checkVisibility() && bottom > 0 && top < innerHeight;
        };
        return !!line && isSeen(told) && line.innerText.length > 30 && !!line.querySelector('button') && line.checkVisibility()";
    page.browser.until(&format!("{program} to be told of"), body, &[place, line], |is: &bool| *is).await?;
    assert!(page.browser.run::<bool>(IS_INERT, &[program]).await?, "{program} is inert");
    Ok(())
}

/// A site whose pages run a script before their own, in any browser.
pub fn site_with(script: &str) -> Outcome<Altered> {
    altered(|folder| run_first(folder, &["index.html", "ja/index.html"], script))
}

async fn faults_are_told(parts: &[(&'static str, &'static str, &'static str)], ending: &str) -> Outcome {
    for part in parts.iter().copied() {
        for fault in FAULTS {
            let site = altered(|folder| spoil(folder, part.0, ending, fault))?;
            let page = Page::visit_at(Options::DESK, &site.relay.url()).await?;
            is_told(&page, part).await.map_err(|failure| failure.within(&format!("{} {ending} {fault:?}", part.0)))?;
            // What is plain HTML goes on.
            page.choose("ccy-1").await?;
            assert_eq!(page.row("#mix-table", "Total revenues").await?[1], "313.9");
            let income = "#table-income-statement-1h table";
            let translated = ["Interest expense", "(1,949)", "", "(2,032)", ""];
            assert_eq!(page.row(income, "Interest expense").await?, translated);
            page.choose("ccy-0").await?;
            let printed = ["Interest expense", "(1,949)", "(206,407)", "", "(215,278)", ""];
            assert_eq!(page.row(income, "Interest expense").await?, printed);
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_faulty_module_is_told_where_the_reader_is() -> Outcome {
    faults_are_told(&PARTS, ".wasm").await
}

#[tokio::test]
async fn a_faulty_script_is_told_where_the_reader_is() -> Outcome {
    // The other parts have none.
    faults_are_told(&PARTS[..1], ".js").await
}

/// The figures stay as pictures; that pointing at them does nothing is said below each.
#[tokio::test]
async fn a_faulty_program_of_the_figures_is_told() -> Outcome {
    for fault in FAULTS {
        let site = altered(|folder| spoil(folder, "figures", ".wasm", fault))?;
        let page = Page::visit_at(Options::DESK, &site.relay.url()).await?;
        page.read::<()>("void document.querySelector('#fig-mix').scrollIntoView({behavior: 'instant'})").await?;
        page.becomes("document.querySelector('#broken').checkVisibility()", true).await?;
        page.count_is("#fig-mix > .dead", 1).await?;
        assert_eq!(page.count("#fig-mix .still svg").await?, 3);
    }
    Ok(())
}

/// What several parts share is a file of its own.
#[tokio::test]
async fn a_faulty_file_that_parts_share_is_told_in_each_of_them() -> Outcome {
    for fault in FAULTS {
        let site = altered(|folder| {
            let other = file_of(folder, "figures", ".wasm")?;
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("shared-")) {
                    spoil_file(&path, &other, fault)?;
                }
            }
            Ok(())
        })?;
        let page = Page::visit_at(Options::DESK, &site.relay.url()).await?;
        for part in &PARTS[1..] {
            is_told(&page, *part).await.map_err(|failure| failure.within(&format!("{} {fault:?}", part.0)))?;
        }
        page.choose("ccy-1").await?;
        page.has_fragment("#?v=1&ccy=usd").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_program_that_comes_at_the_second_try_is_as_ever() -> Outcome {
    let site = altered(|_| Ok(()))?;
    let folder = site._folder.path();
    let file = file_of(folder, "calculator", ".wasm")?;
    let away = folder.join("away");
    fs::rename(&file, &away)?;
    let page = Page::visit_at(Options::DESK, &site.relay.url()).await?;
    is_told(&page, PARTS[1]).await?;
    // It was tried twice by itself.
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // The service worker may have asked for it, too.
    assert!(site.relay.requests().iter().filter(|path| path.contains(&name)).count() >= 2);
    fs::rename(&away, &file)?;
    page.click(".dead:has(+ [data-root=calculator]) button").await?;
    page.wakes_calculator().await?;
    page.fill("holding", "400").await?;
    page.shows("#dividend-total", "JPY 800,000 · USD 7,551.44").await?;
    assert_eq!(page.read::<usize>("document.querySelectorAll('.dead, [inert]').length").await?, 0);
    page.becomes("document.querySelector('#broken').hidden", true).await
}

#[tokio::test]
async fn a_program_that_comes_soon_after_all_says_nothing() -> Outcome {
    let site = altered(|_| Ok(()))?;
    let file = file_of(site._folder.path(), "kessan", ".wasm")?;
    let away = site._folder.path().join("away");
    fs::rename(&file, &away)?;
    let page = Page::visit_at(Options::DESK, &site.relay.url()).await?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    while !site.relay.requests().iter().any(|path| path.contains(&name)) {
        page.read::<()>("new Promise(resolve => setTimeout(resolve, 10))").await?;
    }
    fs::rename(&away, &file)?;
    page.wakes().await?;
    page.choose("ccy-1").await?;
    page.has_fragment("#?v=1&ccy=usd").await?;
    assert_eq!(page.read::<usize>("document.querySelectorAll('.dead, [inert]').length").await?, 0);
    Ok(())
}

/// A trap in a part is what a panic ends in. All parts share one memory, so none goes on, and each says so.
#[tokio::test]
async fn a_program_that_stops_is_told_in_every_part_that_has_answered() -> Outcome {
    for (part, act) in [
        (PARTS[0], "document.querySelector('#period-1').click()"),
        (
            PARTS[1],
            "const field = document.querySelector('#holding');
            field.value = '5';
            field.dispatchEvent(new Event('input', {bubbles: true}))",
        ),
        (
            PARTS[2],
            "const select = document.querySelector('#checks select');
            select.dispatchEvent(new Event('change', {bubbles: true}))",
        ),
    ] {
        // Each change of the state asks for a microtask; from a moment on that cannot be had.
        let site = altered(|folder| {
            let file = file_of(folder, "kessan", ".js")?;
            let code = fs::read_to_string(&file)?;
            let trap = "if (window.isOver) throw new WebAssembly.RuntimeError('unreachable');";
            let changed = code.replace("queueMicrotask(", &format!("(() => {{ {trap} return queueMicrotask; }})()("));
            assert_ne!(changed, code, "{}", part.0);
            Ok(fs::write(&file, changed)?)
        })?;
        let page = Page::visit_at(Options::DESK, &site.relay.url()).await?;
        page.wakes().await?;
        page.wakes_calculator().await?;
        page.root_wakes("checks").await?;
        page.wakes_tables().await?;
        page.read::<()>(&format!("(() => {{ window.isOver = true; {act} }})()")).await?;
        for told in PARTS {
            is_told(&page, told).await.map_err(|failure| failure.within(&format!("{} in {}", part.0, told.0)))?;
        }
        // What is plain HTML goes on.
        page.choose("ccy-1").await?;
        page.becomes("getComputedStyle(document.querySelector('#mix-table .tc')).display !== 'none'", true).await?;
    }
    Ok(())
}

/// Figures that had been drawn say so, too; what has not been loaded yet is not loaded into a program that has stopped.
#[tokio::test]
async fn a_program_that_stops_takes_no_more_parts() -> Outcome {
    let site = altered(|_| Ok(()))?;
    let page = Page::visit_at(Options::DESK, &site.relay.url()).await?;
    page.wakes().await?;
    page.picture("net-income-0").await?;
    page.read::<()>("kessan.fail()").await?;
    page.count_is("figure.fig > .dead", page.count("figure.fig").await?).await?;
    is_told(&page, PARTS[1]).await?;
    page.read::<()>("kessan.load('calculator')").await?;
    page.read::<()>("new Promise(resolve => setTimeout(resolve, 1500))").await?;
    assert!(!page.read::<bool>("!!document.querySelector('[data-root=calculator][data-awake]')").await?);
    Ok(())
}

#[tokio::test]
async fn a_panic_is_told_and_the_page_can_be_had_again() -> Outcome {
    let page = Page::open("").await?;
    page.wakes_calculator().await?;
    page.fill("holding", "400").await?;
    page.has_fragment("#?v=1&holding=400").await?;
    // What the hook of a panic calls.
    page.read::<()>("kessan.fail()").await?;
    is_told(&page, PARTS[1]).await?;
    page.click("#broken button").await?;
    page.becomes(
        "document.querySelector('#broken').hidden && performance.getEntriesByType('navigation')[0].type",
        "reload".to_owned(),
    )
    .await?;
    page.wakes_calculator().await?;
    page.shows("#dividend-total", "JPY 800,000 · USD 7,551.44").await
}

/// How a page is kept from WebAssembly.
const NO_WASM: &str = "delete globalThis.WebAssembly";

async fn without_wasm(options: Options, url: &str) -> Outcome<Page> {
    let browser = Browser::start(options).await?;
    browser.run_first(NO_WASM).await?;
    browser.open(url).await?;
    let page = Page::of(browser);
    page.becomes("document.documentElement.hasAttribute('data-still')", true).await?;
    Ok(page)
}

async fn is_still(page: &Page) -> Outcome {
    for (place, line) in [
        ("the controls", ".bar .no-script"),
        ("the calculator", "#dividends .no-script"),
        ("the tables", "#statements .no-script"),
        ("the checks", "#checks .no-script"),
    ] {
        assert!(page.text(line).await?.chars().count() > 20, "{place}");
    }
    // No field of the page takes input that nothing answers to.
    let live = "[...document.querySelectorAll('main :is(input, select, textarea):not([name=show], table *)')]
        .filter(it => it.checkVisibility({visibilityProperty: true}) && !it.closest('[inert]')).map(it => it.outerHTML)";
    assert_eq!(page.read::<Vec<String>>(live).await?, [""; 0]);
    // What HTML and CSS carry answers.
    page.choose("ccy-1").await?;
    page.choose("period-1").await?;
    page.choose("show-shares").await?;
    page.choose("show-amounts").await?;
    assert_eq!(page.rows("#mix-table").await?[1..].len(), page.rows("#mix-table").await?.len() - 1);
    page.becomes("getComputedStyle(document.querySelector('#mix-table .tc')).display !== 'none'", true).await?;
    page.choose("theme-dark").await?;
    page.becomes("getComputedStyle(document.body).backgroundColor", "rgb(20, 22, 26)".to_owned()).await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn without_webassembly_the_page_is_as_without_script_and_says_so() -> Outcome {
    let server = site::serve()?;
    for path in ["", "ja/"] {
        for options in [Options::DESK, Options::PHONE] {
            is_still(&without_wasm(options, &format!("{}{path}", server.url())).await?).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn without_webassembly_the_one_file_says_so_in_both_languages() -> Outcome {
    let folder = Folder::new("mail")?;
    let file = folder.path().join("kessan.html");
    fs::copy(site::dist()?.join("kessan.html"), &file)?;
    for fragment in ["", "#?v=1&lang=ja"] {
        is_still(&without_wasm(Options::DESK, &format!("file://{}{fragment}", file.display())).await?).await?;
    }
    // In a frame, where only a view is to be seen.
    let address = format!("file://{}#dividends?v=1&embed=dividends", file.display());
    let page = without_wasm(Options::DESK, &address).await?;
    assert!(page.text("#dividends .no-script").await?.contains("does not run"));
    assert!(page.read::<bool>("!!document.querySelector('#holding').closest('[inert]')").await?);
    Ok(())
}

in_every_browser!(where_a_policy_forbids_webassembly_it_is_said);

/// A policy of a host or a proxy.
async fn where_a_policy_forbids_webassembly_it_is_said(engine: Engine) -> Outcome {
    let site = altered(|folder| {
        let file = folder.join("index.html");
        let html = fs::read_to_string(&file)?;
        assert!(html.contains(" 'wasm-unsafe-eval'"));
        Ok(fs::write(&file, html.replacen(" 'wasm-unsafe-eval'", "", 1))?)
    })?;
    let browser = Browser::start_in(engine).await?;
    browser.expects_refusals();
    browser.open(&site.relay.url()).await?;
    let page = Page::of(browser);
    page.becomes("document.documentElement.hasAttribute('data-still')", true).await?;
    page.browser.complaints().await?;
    is_still(&page).await
}

/// A mail that was cut off.
#[tokio::test]
async fn a_one_file_that_ends_early_says_so() -> Outcome {
    let whole = fs::read_to_string(site::dist()?.join("kessan.html"))?;
    let start = whole.find("id=\"programs\"").ok_or_else(|| Failure::new("the one file has no programs"))?;
    for (end, fragment) in [(start, ""), (start + 1000, "#?v=1&lang=ja"), (whole.len() - 2000, "#mix?v=1&embed=mix")] {
        let folder = Folder::new("mail")?;
        let file = folder.path().join("kessan.html");
        let end = (end..whole.len()).find(|end| whole.is_char_boundary(*end)).unwrap_or(end);
        fs::write(&file, &whole[..end])?;
        let page = Page::visit_at(Options::DESK, &format!("file://{}{fragment}", file.display())).await?;
        page.becomes("document.querySelector('#broken').checkVisibility()", true).await?;
        assert!(page.text("#broken").await?.chars().count() > 20);
        assert!(page.read::<bool>("!!document.querySelector('#holding').closest('[inert]')").await?);
    }
    Ok(())
}
