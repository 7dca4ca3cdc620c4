//! What a browser, a system or a reader's settings may refuse or have otherwise: the page goes on. Each promise stands in
//! `docs/reliability.md`; those about files and programs are tested in `no_program`, `stopped` and `no_wasm`, those about copies in `offline`.

use std::fs;

use super::broken::{Altered, altered, file_of, site_with};
use super::browser::{Browser, Options};
use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::page::Page;
use super::site;

/// Controls, calculator, tables and checks answer.
async fn everything_answers(page: &Page) -> Outcome {
    page.has_mounted().await?;
    page.choose("ccy-1").await?;
    page.becomes("location.hash.includes('ccy=usd')", true).await?;
    page.choose("ccy-0").await?;
    page.has_mounted_calculator().await?;
    page.fill("holding", "400").await?;
    page.becomes("document.querySelector('#dividend-total').textContent.includes('800,000')", true).await?;
    page.has_mounted_root("checks").await?;
    page.has_mounted_tables().await?;
    assert!(page.read::<bool>("document.querySelector('#broken').hidden").await?);
    assert_eq!(page.read::<usize>("document.querySelectorAll('.dead, [inert]').length").await?, 0);
    Ok(())
}

/// Opens such a site and waits until everything answers.
async fn works_at(page: &Page, site: &Altered, what: &str) -> Outcome {
    page.browser.open(&site.relay.url()).await?;
    everything_answers(page).await.map_err(|failure| failure.within(what))
}

/// The figures stay pictures, and nothing is said, as nothing is missing that is told otherwise.
async fn where_canvas_is_refused_pictures_stay(engine: Engine) -> Outcome {
    let page = Page::of(Browser::start_in(engine).await?);
    for refuse in [
        "HTMLCanvasElement.prototype.getContext = () => null",
        "HTMLCanvasElement.prototype.getContext = () => { throw new DOMException('', 'SecurityError'); }",
    ] {
        let site = site_with(refuse)?;
        works_at(&page, &site, refuse).await?;
        page.read::<()>("void document.querySelector('#fig-mix').scrollIntoView({behavior: 'instant'})").await?;
        page.becomes("document.querySelectorAll('#fig-mix .still svg').length > 2", true).await?;
        let is_seen = "document.querySelector('#fig-mix .still svg').checkVisibility({visibilityProperty: true})";
        page.becomes(is_seen, true).await?;
    }
    Ok(())
}

/// What a browser can refuse or lack, without the address.
const REFUSALS: [&str; 7] = [
    "delete Navigator.prototype.serviceWorker",
    "if (globalThis.ServiceWorkerContainer) \
     ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('', 'SecurityError'))",
    "delete globalThis.caches",
    "for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) \
     Object.defineProperty(globalThis, name, {get: () => { throw new DOMException('', 'SecurityError'); }})",
    "delete Navigator.prototype.clipboard",
    "delete globalThis.requestIdleCallback",
    "delete globalThis.PerformanceObserver",
];

async fn what_a_browser_refuses_or_lacks_stops_nothing(engine: Engine) -> Outcome {
    let page = Page::of(Browser::start_in(engine).await?);
    // Each alone in Chromium; all at once in the others.
    let scripts =
        if engine == Engine::Chromium { REFUSALS.map(str::to_owned).to_vec() } else { vec![REFUSALS.join(";\n")] };
    for refuse in &scripts {
        works_at(&page, &site_with(refuse)?, refuse).await?;
    }
    // The address stays as it was; all else answers.
    let refuse = "History.prototype.replaceState = () => { throw new DOMException('', 'SecurityError'); }";
    let site = site_with(refuse)?;
    page.browser.open(&site.relay.url()).await?;
    page.has_mounted().await?;
    page.has_mounted_calculator().await?;
    page.fill("holding", "400").await?;
    page.becomes("document.querySelector('#dividend-total').textContent.includes('800,000')", true).await?;
    assert_eq!(page.read::<String>("location.hash").await?, "");
    Ok(())
}

/// What a reader of the other browsers can have otherwise, in one: another zone of the system, another locale for whoever does
/// not name one, and a clock that stands at the end of time.
async fn an_odd_clock_zone_and_locale_change_nothing(engine: Engine) -> Outcome {
    const ODD: &str = "Date.now = () => 8640000000000000;
        for (const name of ['NumberFormat', 'DateTimeFormat', 'Collator', 'PluralRules', 'ListFormat']) {
            const Real = Intl[name];
            Intl[name] = function (locales, options) { return new Real(locales ?? 'ar-EG', options); };
            Intl[name].supportedLocalesOf = Real.supportedLocalesOf;
        }
        for (const owner of [Number, Date, BigInt]) {
            const real = owner.prototype.toLocaleString;
            owner.prototype.toLocaleString = function (locales, options) { return real.call(this, locales ?? 'ar-EG', options); };
        }
        window.odd = (5).toLocaleString();";
    let site = site_with(ODD)?;
    let page = Page::of(Browser::start_in_zone(engine, Some("Pacific/Kiritimati")).await?);
    works_at(&page, &site, "odd").await?;
    assert_eq!(page.read::<String>("window.odd").await?, "٥");
    assert_eq!(page.read::<i32>("new Date(2026, 0, 1).getTimezoneOffset()").await?, -14 * 60);
    let odd = page.text("#dividends .calc").await?;
    let server = site::serve()?;
    page.browser.open(&server.url()).await?;
    everything_answers(&page).await?;
    // The summary that is read aloud comes a moment after the results.
    page.shows("#dividends .calc", odd.trim()).await?;
    Ok(())
}

#[tokio::test]
async fn an_odd_clock_zone_and_locale_change_nothing_in_firefox() -> Outcome {
    an_odd_clock_zone_and_locale_change_nothing(Engine::Firefox).await
}

#[tokio::test]
async fn an_odd_clock_zone_and_locale_change_nothing_in_webkit() -> Outcome {
    an_odd_clock_zone_and_locale_change_nothing(Engine::WebKit).await
}

#[tokio::test]
async fn odd_clocks_zones_and_locales_change_nothing() -> Outcome {
    let server = site::serve()?;
    let reference = Page::visit_at(Options::DESK, &server.url()).await?;
    everything_answers(&reference).await?;
    let expected = reference.text("#dividends .calc").await?;
    for (zone, locale, clock) in [
        ("Pacific/Kiritimati", "ar-EG", "0"),
        ("America/St_Johns", "hi-IN-u-nu-deva", "-62135596800000"),
        ("Asia/Kathmandu", "th-TH-u-ca-buddhist", "8640000000000000"),
        ("Etc/UTC", "de-CH", "NaN"),
    ] {
        let browser = Browser::start(Options::DESK).await?;
        browser.travel(zone, locale).await?;
        browser
            .run_first(&format!(
                "Date.now = () => {clock}; performance.now = (real => () => real.call(performance))(performance.now)"
            ))
            .await?;
        browser.open(&server.url()).await?;
        let page = Page::of(browser);
        everything_answers(&page).await.map_err(|failure| failure.within(&format!("{zone} {locale} {clock}")))?;
        assert_eq!(page.text("#dividends .calc").await?, expected, "{zone} {locale} {clock}");
    }
    Ok(())
}

/// A panic of the program's own: from a moment on the browser gives it no more elements. No part goes on, and each says so.
/// It needs nothing in the program that is there for tests only.
async fn a_panic_is_told_in_every_part(engine: Engine) -> Outcome {
    let server = site::serve()?;
    for (part, act) in [
        ("controls", "location.hash = '#?v=1&colour=red'"),
        ("calculator", "document.querySelector('#keep').click()"),
        ("tables", "document.querySelector('#statements td.n, #statements tbody td:not(:empty)').click()"),
    ] {
        let page = Page::visit_in(engine, &server.url()).await?;
        page.has_mounted().await?;
        page.has_mounted_calculator().await?;
        page.has_mounted_root("checks").await?;
        page.has_mounted_tables().await?;
        page.browser.run::<()>(REFUSE, &[]).await?;
        page.read::<()>(&format!("(() => {{ {act} }})()")).await?;
        page.becomes("document.querySelector('#broken').checkVisibility()", true)
            .await
            .map_err(|failure| failure.within(part))?;
        let told = "['.controls .dead', '.dead:has(+ [data-root=calculator])', '.dead:has(+ [data-root=checks])', '.dead:has(+ [data-root=tables])']
            .filter(line => !document.querySelector(line))";
        assert_eq!(page.read::<Vec<String>>(told).await?, [""; 0], "{part}");
        assert!(page.read::<bool>("!!document.querySelector('#holding').closest('[inert]')").await?, "{part}");
        // What is plain HTML goes on, and the page can be had again.
        page.read::<()>("void (window.isOver = false)").await?;
        page.choose("ccy-1").await?;
        page.becomes("getComputedStyle(document.querySelector('#mix-table .tc')).display !== 'none'", true).await?;
        page.read::<()>("void setTimeout(() => document.querySelector('#broken button').click())").await?;
        page.becomes("window.isOver === undefined", true).await?;
        page.has_mounted().await?;
    }
    Ok(())
}

in_every_browser!(
    a_panic_is_told_in_every_part,
    what_a_browser_refuses_or_lacks_stops_nothing,
    where_canvas_is_refused_pictures_stay,
);

/// Refuses new elements to the program, not to the page's scripts.
const REFUSE: &str = "window.isOver = true;
    for (const [owner, name] of [[Document.prototype, 'createElement'], [Document.prototype, 'createTextNode'],
        [Node.prototype, 'cloneNode'], [Document.prototype, 'createComment'], [Document.prototype, 'importNode']]) {
        const real = owner[name];
        owner[name] = function (...all) {
            if (window.isOver && /wasm/.test(new Error().stack)) throw new Error('refused');
            return real.apply(this, all);
        };
    }";

/// Both at once, in the other browsers.
async fn two_scripts_beside_the_program_may_be_faulty(engine: Engine) -> Outcome {
    let site = altered(|folder| {
        fs::write(file_of(folder, "offline", ".js")?, "(() => {")?;
        Ok(fs::write(file_of(folder, "builder", ".js")?, "<!DOCTYPE html><p>Welcome.")?)
    })?;
    let page = Page::of(Browser::start_in(engine).await?);
    works_at(&page, &site, "both scripts").await?;
    page.read::<()>("void document.querySelector('.builder').scrollIntoView({behavior: 'instant'})").await?;
    page.becomes("!!document.querySelector('.builder > .dead')", true).await
}

#[tokio::test]
async fn two_scripts_beside_the_program_may_be_faulty_in_firefox() -> Outcome {
    two_scripts_beside_the_program_may_be_faulty(Engine::Firefox).await
}

#[tokio::test]
async fn two_scripts_beside_the_program_may_be_faulty_in_webkit() -> Outcome {
    two_scripts_beside_the_program_may_be_faulty(Engine::WebKit).await
}

/// What makes lines for other sites, and what keeps the page for offline, are scripts of their own.
#[tokio::test]
async fn scripts_beside_the_program_may_be_faulty() -> Outcome {
    let page = Page::of(Browser::start(Options::DESK).await?);
    for (script, content) in [
        ("offline", None),
        ("offline", Some("(() => {")),
        ("builder", None),
        ("builder", Some("<!DOCTYPE html><p>Welcome.")),
        ("builder", Some("throw new Error('broken')")),
    ] {
        let site = altered(|folder| {
            let file = file_of(folder, script, ".js")?;
            Ok(content.map_or_else(|| fs::remove_file(&file), |content| fs::write(&file, content))?)
        })?;
        works_at(&page, &site, &format!("{script} {content:?}")).await?;
        if script == "builder" {
            page.read::<()>("void document.querySelector('.builder').scrollIntoView({behavior: 'instant'})").await?;
            page.becomes("!!document.querySelector('.builder > .dead')", true).await?;
        }
        page.fill("holding", "500").await?;
        page.becomes("location.hash", "#?v=1&holding=500".to_owned()).await?;
    }
    Ok(())
}
