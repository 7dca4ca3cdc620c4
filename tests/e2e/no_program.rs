//! Where a file of the program does not come, or not as it is, the page says so there, and what is dead looks so.

use std::fs;

use super::broken::{FAULTS, PARTS, altered, file_of, is_told, spoil, spoil_file};
use super::browser::{Browser, Options};
use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::page::Page;

async fn faults_are_told(parts: &[(&'static str, &'static str, &'static str)], ending: &str) -> Outcome {
    let page = Page::of(Browser::start(Options::DESK).await?);
    for part in parts.iter().copied() {
        for fault in FAULTS {
            let site = altered(|folder| spoil(folder, part.0, ending, fault))?;
            page.browser.open(&site.relay.url()).await?;
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
    let page = Page::of(Browser::start(Options::DESK).await?);
    for fault in FAULTS {
        let site = altered(|folder| spoil(folder, "figures", ".wasm", fault))?;
        page.browser.open(&site.relay.url()).await?;
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
    let page = Page::of(Browser::start(Options::DESK).await?);
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
        page.browser.open(&site.relay.url()).await?;
        for part in &PARTS[1..] {
            is_told(&page, *part).await.map_err(|failure| failure.within(&format!("{} {fault:?}", part.0)))?;
        }
        page.choose("ccy-1").await?;
        page.has_fragment("#?v=1&ccy=usd").await?;
    }
    Ok(())
}

/// What the tests above hold in Chromium for each fault of each file. In each load of the other browsers every part has a fault,
/// another one each time; those of the main part stand alone, as no other part is asked for without it.
async fn faulty_files_are_told(engine: Engine, turns: &[(usize, &str)]) -> Outcome {
    let page = Page::of(Browser::start_in(engine).await?);
    for (turn, ending) in turns.iter().copied() {
        let fault = FAULTS[turn];
        let site = altered(|folder| spoil(folder, "kessan", ending, fault))?;
        page.browser.open(&site.relay.url()).await?;
        let what = format!("main part, {ending}: {fault:?}");
        is_told(&page, PARTS[0]).await.map_err(|failure| failure.within(&what))?;
        page.choose("ccy-1").await?;
        page.becomes("getComputedStyle(document.querySelector('#mix-table .tc')).display !== 'none'", true).await?;
        let faults = [1, 2, 3].map(|more| FAULTS[(turn + more) % FAULTS.len()]);
        let site = altered(|folder| {
            spoil(folder, "calculator", ".wasm", faults[0])?;
            spoil(folder, "checks", ".wasm", faults[1])?;
            // Last, as it stands in for the others.
            spoil(folder, "figures", ".wasm", faults[2])
        })?;
        page.browser.open(&site.relay.url()).await?;
        for part in &PARTS[1..] {
            is_told(&page, *part).await.map_err(|failure| failure.within(&format!("{} {faults:?}", part.0)))?;
        }
        page.read::<()>("void document.querySelector('#fig-mix').scrollIntoView({behavior: 'instant'})").await?;
        let figures = page.count_is("#fig-mix > .dead", 1).await;
        figures.map_err(|failure| failure.within(&format!("figures {faults:?}")))?;
        page.choose("ccy-1").await?;
        page.has_fragment("#?v=1&ccy=usd").await?;
    }
    Ok(())
}

#[tokio::test]
async fn faulty_files_are_told_in_firefox() -> Outcome {
    faulty_files_are_told(Engine::Firefox, &[(1, ".wasm"), (3, ".js")]).await
}

#[tokio::test]
async fn faulty_files_are_told_in_webkit() -> Outcome {
    faulty_files_are_told(Engine::WebKit, &[(0, ".js"), (2, ".wasm")]).await
}

#[tokio::test]
#[ignore = "takes minutes"]
async fn soak_each_fault_of_each_file_is_told_in_firefox_and_webkit() -> Outcome {
    for engine in [Engine::Firefox, Engine::WebKit] {
        let turns: Vec<_> = (0..FAULTS.len()).flat_map(|turn| [(turn, ".wasm"), (turn, ".js")]).collect();
        faulty_files_are_told(engine, &turns).await.map_err(|failure| failure.within(&format!("{engine:?}")))?;
    }
    Ok(())
}

in_every_browser!(a_program_that_comes_at_the_second_try_is_as_ever);

async fn a_program_that_comes_at_the_second_try_is_as_ever(engine: Engine) -> Outcome {
    let site = altered(|_| Ok(()))?;
    let folder = site.folder.path();
    let file = file_of(folder, "calculator", ".wasm")?;
    let away = folder.join("away");
    fs::rename(&file, &away)?;
    let page = Page::visit_in(engine, &site.relay.url()).await?;
    is_told(&page, PARTS[1]).await?;
    // It was tried twice by itself.
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // The service worker may have asked for it, too.
    assert!(site.relay.requests().iter().filter(|path| path.contains(&name)).count() >= 2);
    fs::rename(&away, &file)?;
    page.click(".dead:has(+ [data-root=calculator]) button").await?;
    page.has_mounted_calculator().await?;
    page.fill("holding", "400").await?;
    page.shows("#dividend-total", "JPY 800,000 · USD 7,551.44").await?;
    assert_eq!(page.read::<usize>("document.querySelectorAll('.dead, [inert]').length").await?, 0);
    page.becomes("document.querySelector('#broken').hidden", true).await
}

#[tokio::test]
async fn a_program_that_comes_soon_after_all_says_nothing() -> Outcome {
    let site = altered(|_| Ok(()))?;
    let file = file_of(site.folder.path(), "kessan", ".wasm")?;
    let away = site.folder.path().join("away");
    fs::rename(&file, &away)?;
    let page = Page::visit_at(Options::DESK, &site.relay.url()).await?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    while !site.relay.requests().iter().any(|path| path.contains(&name)) {
        page.read::<()>("new Promise(resolve => setTimeout(resolve, 10))").await?;
    }
    fs::rename(&away, &file)?;
    page.has_mounted().await?;
    page.choose("ccy-1").await?;
    page.has_fragment("#?v=1&ccy=usd").await?;
    assert_eq!(page.read::<usize>("document.querySelectorAll('.dead, [inert]').length").await?, 0);
    Ok(())
}
