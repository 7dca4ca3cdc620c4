//! A program that has stopped says so in each part that had answered, and what is dead looks so.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::broken::{PARTS, altered, file_of, is_told};
use super::browser::{Browser, Options};
use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::page::Page;

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
        page.has_mounted().await?;
        page.has_mounted_calculator().await?;
        page.has_mounted_root("checks").await?;
        page.has_mounted_tables().await?;
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
    page.has_mounted().await?;
    page.picture("net-income-0").await?;
    page.read::<()>("kessan.fail()").await?;
    page.count_is("figure.fig > .dead", page.count("figure.fig").await?).await?;
    is_told(&page, PARTS[1]).await?;
    page.read::<()>("kessan.load('calculator')").await?;
    page.read::<()>("new Promise(resolve => setTimeout(resolve, 1500))").await?;
    assert!(!page.read::<bool>("!!document.querySelector('[data-root=calculator][data-mounted]')").await?);
    Ok(())
}

#[tokio::test]
async fn a_panic_is_told_and_the_page_can_be_had_again() -> Outcome {
    let page = Page::open("").await?;
    page.has_mounted_calculator().await?;
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
    page.has_mounted_calculator().await?;
    page.shows("#dividend-total", "JPY 800,000 · USD 7,551.44").await
}

/// Makes the whole program of a part one trap: each of its functions begins with `unreachable`. Its hash is put in its place, as
/// otherwise the page would refuse the file.
fn trap(folder: &Path, part: &str) -> Outcome {
    let file = file_of(folder, part, ".wasm")?;
    let before = fs::read(&file)?;
    let after = with_traps(&before);
    assert_ne!(before, after, "{part} has no function");
    fs::write(&file, &after)?;
    let hash = |bytes: &[u8]| format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)));
    let script = file_of(folder, "kessan", ".js")?;
    let code = fs::read_to_string(&script)?;
    assert!(code.contains(&hash(&before)), "the script does not name {part} with its hash");
    Ok(fs::write(&script, code.replace(&hash(&before), &hash(&after)))?)
}

/// A module whose functions begin with `unreachable` and have nothing but `nop` behind it, at their length.
fn with_traps(module: &[u8]) -> Vec<u8> {
    const CODE: u8 = 10;
    const UNREACHABLE: u8 = 0x00;
    const NOP: u8 = 0x01;
    const END: u8 = 0x0b;
    let mut bytes = module.to_vec();
    let mut at = 8;
    while at < bytes.len() {
        let section = bytes[at];
        at += 1;
        let length = number(&bytes, &mut at);
        let end = at + length;
        if section == CODE {
            for _ in 0..number(&bytes, &mut at) {
                let length = number(&bytes, &mut at);
                let body_end = at + length;
                for _ in 0..number(&bytes, &mut at) {
                    number(&bytes, &mut at);
                    // The kind of these variables is one byte.
                    at += 1;
                }
                if at + 1 < body_end {
                    bytes[at..body_end - 1].fill(NOP);
                    bytes[at] = UNREACHABLE;
                    bytes[body_end - 1] = END;
                }
                at = body_end;
            }
        }
        at = end;
    }
    bytes
}

/// A number as WebAssembly writes it, seven bits a byte.
fn number(bytes: &[u8], at: &mut usize) -> usize {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = bytes[*at];
        *at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 {
            return value;
        }
    }
}

in_every_browser!(a_trap_in_a_part_is_told);

async fn a_trap_in_a_part_is_told(engine: Engine) -> Outcome {
    let page = Page::of(Browser::start_in(engine).await?);
    let parts = [
        ("figures", "#fig-mix", "#fig-mix > .dead"),
        ("checks", "#checks", ".dead:has(+ [data-root=checks])"),
        ("calculator", "#holding", ".dead:has(+ [data-root=calculator])"),
    ];
    // How a trap is noticed is the browser's matter, not the part's.
    let count = if engine == Engine::Chromium { parts.len() } else { 1 };
    for (part, place, line) in parts.into_iter().take(count) {
        let site = altered(|folder| trap(folder, part))?;
        page.browser.open(&site.relay.url()).await?;
        page.has_mounted().await?;
        page.read::<()>(&format!("void document.querySelector('{place}').scrollIntoView({{behavior: 'instant'}})"))
            .await?;
        let told = format!("document.querySelector('#broken').checkVisibility() && !!document.querySelector('{line}')");
        page.becomes(&told, true).await.map_err(|failure| failure.within(part))?;
        // What is plain HTML goes on.
        page.choose("ccy-1").await?;
        page.becomes("getComputedStyle(document.querySelector('#mix-table .tc')).display !== 'none'", true).await?;
    }
    Ok(())
}
