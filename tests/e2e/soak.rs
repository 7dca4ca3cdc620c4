//! Whatever an address says and whatever is typed: no panic, no markup, no request elsewhere, and nothing piles up.
//!
//! The long runs are started by hand: `cargo test --features ssr --test e2e -- --ignored soak`.

use super::browser::{Browser, Options};
use super::engine::Engine;
use super::failure::Outcome;
use super::folder::{Folder, copy};
use super::page::Page;
use super::site;

/// Makes addresses and texts from a seed, the same ones each time: parts of real ones, and what breaks readers of such.
const MAKER: &str = r##"
    let seed = Number(arguments[0]);
    const below = count => (seed = (seed * 1103515245 + 12345) % 2147483648) % count;
    const pick = list => list[below(list.length)];
    const odd = ['<', '>', '"', "'", '&', '=', '%', '%zz', '%00', '#', '?', '円', '千', '１', '٣', 'e', '-', '−', '1', '0', '9', ',', '.', '/',
        '(', ')', '<img src=x onerror=window.ran=1>', '<script>window.ran=1<\/script>', 'javascript:', '\u202e', '\u2028', '\u0000',
        '\ud800', '=cmd|', 'NaN', 'Infinity', '99999999999999999999999999999', ' ', '\t', '%F0%9F%92%A9', '__proto__'];
    const junk = () => Array.from({length: below(9)}, () => pick(odd)).join('');
    const ids = [...document.querySelectorAll('[id]')].map(it => it.id);
    const numbers = [...document.querySelectorAll('[data-n]')].map(it => it.dataset.n);
    const keys = ['v', 'ccy', 'period', 'show', 'theme', 'price', 'holding', 'as', 'paid', 'fill', 'day', 'income', 'tax', 'rate', 'funding',
        'fee', 'timing', 'missed', 'withholding', 'fact', 'recast', 'scale', 'within', 'hide', 'unit', 'name.1', 'price.1', 'colour'];
    const values = ['usd', 'jpy', 'q2', 'shares', 'growth', 'dark', '80000', '100', '1e3', 'change', 'common-size', 'periods', '3', 'mix.0', 'ads'];
    const written = text => { try { return encodeURIComponent(text); } catch { return 'x'; } };
    const address = () => `#${pick([pick(ids), junk(), ''])}` + (below(5) ? '?v=1' + Array.from({length: below(6)}, () => {
        const key = pick(keys);
        const value = key === 'fact' && below(3) ? written(pick(numbers)) : pick([pick(values), junk(), written(junk())]);
        return `&${key}=${value}`;
    }).join('') : '');
    const frame = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
"##;

async fn all_is_mounted(page: &Page) -> Outcome {
    page.has_mounted().await?;
    page.has_mounted_calculator().await?;
    page.has_mounted_root("checks").await?;
    page.has_mounted_tables().await?;
    page.picture("mix-0").await.map(drop)
}

async fn nothing_has_run(page: &Page, what: &str) -> Outcome {
    page.becomes("document.readyState", "complete".to_owned()).await?;
    let found = "[window.ran !== undefined && 'it ran', !document.querySelector('#broken').hidden && 'it stopped',
        document.querySelector('img[src=x]') && 'there is an image', document.querySelectorAll('.dead, [inert]').length && 'dead parts']
        .filter(it => it)";
    assert_eq!(page.read::<Vec<String>>(found).await?, [""; 0], "{what}");
    Ok(())
}

/// Elements by their names, of what can pile up.
async fn counts(page: &Page) -> Outcome<(usize, usize)> {
    page.read("[document.scripts.length, document.querySelectorAll('*').length]").await
}

async fn addresses(page: &Page, seed: u32, count: u32) -> Outcome {
    // In pieces, so that no answer of the driver takes long.
    for piece in 0..count.div_ceil(50) {
        let body = format!(
            "{MAKER} return (async () => {{ for (let i = 0; i < 50; i++) {{ location.hash = address(); await frame(); }} }})()"
        );
        page.browser.run::<()>(&body, &[&(seed + piece * 7919).to_string()]).await?;
    }
    // The same address before each count.
    page.read::<()>("void (location.hash = '#overview?v=1')").await?;
    page.read::<()>("new Promise(resolve => setTimeout(resolve, 1000))").await?;
    Ok(())
}

async fn nothing_piles_up(url: &str, rounds: u32) -> Outcome {
    let browser = Browser::start(Options::DESK).await?;
    browser.open(url).await?;
    let page = Page::of(browser);
    all_is_mounted(&page).await?;
    // What is made once, when it is first asked for, has been made then.
    addresses(&page, 1, 250).await?;
    page.read::<()>("document.querySelectorAll('section').forEach(it => it.scrollIntoView({behavior: 'instant'}))")
        .await?;
    addresses(&page, 2, 50).await?;
    let (scripts, elements) = counts(&page).await?;
    let (nodes, heap) = page.browser.memory().await?;
    for round in 0..rounds {
        addresses(&page, 100 + round * 1000, 500).await?;
        nothing_has_run(&page, &format!("round {round} at {url}")).await?;
    }
    let (scripts_after, elements_after) = counts(&page).await?;
    let (nodes_after, heap_after) = page.browser.memory().await?;
    assert_eq!(scripts_after, scripts, "script elements");
    assert!(elements_after <= elements + elements / 10, "{elements} elements, then {elements_after}");
    assert!(nodes_after <= nodes + nodes / 10, "{nodes} nodes, then {nodes_after}");
    assert!(heap_after <= heap + heap / 10 + 300_000, "{heap} bytes, then {heap_after}");
    Ok(())
}

#[tokio::test]
async fn a_thousand_random_addresses_leave_nothing_behind() -> Outcome {
    let server = site::serve()?;
    nothing_piles_up(&server.url(), 2).await
}

#[tokio::test]
#[ignore = "takes minutes"]
async fn thousands_of_random_addresses_leave_nothing_behind_anywhere() -> Outcome {
    let server = site::serve()?;
    let folder = Folder::new("mail")?;
    let file = folder.path().join("kessan.html");
    std::fs::copy(site::dist()?.join("kessan.html"), &file)?;
    for url in [server.url(), format!("{}ja/", server.url()), format!("file://{}", file.display())] {
        nothing_piles_up(&url, 10).await?;
    }
    Ok(())
}

/// How much a change of the address has the browser do: by counts, as times are the machine's.
#[tokio::test]
async fn a_change_of_the_address_lays_out_little() -> Outcome {
    const CHANGES: u64 = 60;
    let page = Page::open("").await?;
    all_is_mounted(&page).await?;
    // What is made once, when it is first asked for, has been made then.
    addresses(&page, 1, 100).await?;
    for (kind, address, layouts, restyles) in [
        ("a section", "`#${pick(['overview', 'mix', 'margins', 'dividends', 'statements', 'checks'])}`", 4, 20),
        ("a price", "`#?v=1&price=${80000 + below(50000)}`", 5, 30),
        ("tables worked over", "`#?v=1&recast=${pick(['change', 'common-size', 'periods'])}`", 6, 30),
        ("a number's source", "`#?v=1&fact=${encodeURIComponent(pick(numbers))}`", 6, 30),
        ("anything", "address()", 6, 30),
    ] {
        let [before, styled] = page.browser.counts(["LayoutCount", "RecalcStyleCount"]).await?;
        let body = format!(
            "{MAKER} return (async () => {{ for (let i = 0; i < 60; i++) {{ location.hash = {address}; await frame(); }} }})()"
        );
        page.browser.run::<()>(&body, &["3"]).await?;
        let [after, restyled] = page.browser.counts(["LayoutCount", "RecalcStyleCount"]).await?;
        let (laid, styled) = ((after - before) / CHANGES, (restyled - styled) / CHANGES);
        assert!(laid <= layouts && styled <= restyles, "{kind}: {laid} layouts and {styled} restyles a change");
    }
    Ok(())
}

const FIELDS: &str = "['holding', 'price', 'fee', 'rate', 'tax', 'income', 'day']";

async fn texts(page: &Page, seed: u32, count: u32) -> Outcome {
    for piece in 0..count.div_ceil(100) {
        let body = format!(
            "{MAKER} return (async () => {{
                const fields = {FIELDS}.map(id => document.getElementById(id)).filter(it => it?.tagName === 'INPUT');
                const search = [...document.querySelectorAll('input[type=search]')];
                for (let i = 0; i < 100; i++) {{
                    const field = pick(i % 5 ? fields : search);
                    field.value = junk();
                    for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, {{bubbles: true}}));
                    if (i % 4 === 0) await frame();
                }}
                return fields.length;
            }})()"
        );
        let fields: usize = page.browser.run(&body, &[&(seed + piece * 104_729).to_string()]).await?;
        assert!(fields >= 4, "{fields} fields");
    }
    nothing_has_run(page, &format!("{count} texts from {seed}")).await
}

#[tokio::test]
async fn random_texts_in_every_field_are_only_texts() -> Outcome {
    let page = Page::open("").await?;
    all_is_mounted(&page).await?;
    texts(&page, 5, 1400).await
}

#[tokio::test]
#[ignore = "takes minutes"]
async fn thousands_of_random_texts_in_every_field_are_only_texts() -> Outcome {
    for path in ["", "ja/"] {
        let page = Page::open(path).await?;
        all_is_mounted(&page).await?;
        texts(&page, 11, 21_000).await?;
    }
    Ok(())
}

/// So many rounds of 250 choices, with so many sizes of the window after each.
async fn choices_and_sizes(rounds: u32, sizes: u32) -> Outcome {
    let page = Page::open("").await?;
    all_is_mounted(&page).await?;
    let choose = "const names = ['ccy-0', 'ccy-1', 'period-0', 'period-1', 'period-all', 'show-shares', 'show-amounts', 'theme-dark', 'theme-light'];
        return (async () => {
            for (let i = 0; i < 250; i++) {
                document.getElementById(names[i * 7 % names.length]).click();
                if (i % 5 === 0) await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
            }
            for (const name of ['ccy-0', 'period-all', 'show-amounts', 'theme-light']) document.getElementById(name).click();
        })()";
    let rest = "new Promise(resolve => setTimeout(resolve, 1000))";
    let mut before = None;
    for round in 0..rounds {
        page.browser.run::<()>(choose, &[]).await?;
        for step in 0..sizes {
            page.browser.resize(400 + (step * 37) % 900, 900).await?;
        }
        page.browser.resize(1280, 900).await?;
        page.read::<()>(rest).await?;
        let memory = page.browser.memory().await?;
        println!("round {round}: {} nodes, {} bytes", memory.0, memory.1);
        // The first round has what is made once.
        let (nodes, heap) = *before.get_or_insert(memory);
        assert!(memory.0 <= nodes + nodes / 10, "round {round}: {nodes} nodes, then {}", memory.0);
        assert!(memory.1 <= heap + heap / 10 + 300_000, "round {round}: {heap} bytes, then {}", memory.1);
    }
    nothing_has_run(&page, "choices and sizes").await
}

#[tokio::test]
async fn a_thousand_choices_and_two_hundred_sizes_leave_nothing_behind() -> Outcome {
    choices_and_sizes(4, 50).await
}

#[tokio::test]
#[ignore = "takes minutes"]
async fn four_thousand_choices_and_four_hundred_sizes_leave_nothing_behind() -> Outcome {
    choices_and_sizes(16, 25).await
}

/// The other browsers' drivers take long to change a window's size and tell no memory: the page stands in a frame that is given
/// the sizes, and its nodes are counted.
async fn choices_and_sizes_leave_no_nodes_behind(engine: Engine, rounds: u32) -> Outcome {
    let folder = Folder::new("frame")?;
    copy(&site::dist()?, folder.path())?;
    let frame = "<!DOCTYPE html><meta charset=utf-8><title>Frame</title><iframe style='width: 1200px; height: 800px' src='./'></iframe>";
    std::fs::write(folder.path().join("frame.html"), frame)?;
    let server = site::serve_folder(folder.path(), 0)?;
    let page = Page::visit_in(engine, &format!("{}frame.html", server.url())).await?;
    let mounted = "const page = document.querySelector('iframe').contentDocument;
        const roots = ['calculator', 'checks', 'tables'].map(root => page?.querySelector(`[data-root=\"${root}\"]`));
        const asleep = roots.find(root => !root?.hasAttribute('data-mounted'));
        asleep?.scrollIntoView({behavior: 'instant'});
        return page?.readyState === 'complete' && roots.every(root => root?.hasAttribute('data-mounted'))";
    page.browser.until("all to be mounted", mounted, &[], |is_mounted: &bool| *is_mounted).await?;
    let round = "const frame = document.querySelector('iframe');
        const page = frame.contentDocument;
        const names = ['ccy-0', 'ccy-1', 'period-0', 'period-1', 'period-all', 'show-shares', 'show-amounts', 'theme-dark', 'theme-light'];
        const turn = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
        return (async () => {
            for (let i = 0; i < 50; i++) {
                page.getElementById(names[i * 7 % names.length]).click();
                if (i % 5 === 0) frame.style.width = `${400 + i * 37 % 900}px`;
                if (i % 5 === 0) await turn();
            }
            for (const name of ['ccy-0', 'period-all', 'show-amounts', 'theme-light']) page.getElementById(name).click();
            frame.style.width = '1200px';
            await new Promise(resolve => setTimeout(resolve, 1000));
            const walker = page.createTreeWalker(page, NodeFilter.SHOW_ALL);
            let count = 0;
            while (walker.nextNode()) count++;
            return [count, !page.querySelector('#broken').hidden];
        })()";
    let mut before = None;
    for turn in 0..rounds {
        let (nodes, is_broken): (usize, bool) = page.browser.run(round, &[]).await?;
        let first = *before.get_or_insert(nodes);
        assert!(!is_broken && nodes <= first + first / 10, "round {turn}: {first} nodes, then {nodes}");
    }
    Ok(())
}

#[tokio::test]
async fn choices_and_sizes_leave_no_nodes_behind_in_firefox() -> Outcome {
    choices_and_sizes_leave_no_nodes_behind(Engine::Firefox, 4).await
}

#[tokio::test]
#[ignore = "takes minutes"]
async fn a_thousand_choices_and_two_hundred_sizes_leave_no_nodes_behind_in_firefox_and_webkit() -> Outcome {
    for engine in [Engine::Firefox, Engine::WebKit] {
        choices_and_sizes_leave_no_nodes_behind(engine, 20).await?;
    }
    Ok(())
}

/// Addresses and texts in the other browsers, so many of each.
async fn random_addresses_and_texts_are_only_texts(engine: Engine, count: u32) -> Outcome {
    let server = site::serve()?;
    let page = Page::visit_in(engine, &server.url()).await?;
    all_is_mounted(&page).await?;
    // What is made once, when it is first asked for, has been made then.
    addresses(&page, 1, count).await?;
    let (scripts, elements) = counts(&page).await?;
    addresses(&page, 1, count).await?;
    nothing_has_run(&page, "addresses").await?;
    let (scripts_after, elements_after) = counts(&page).await?;
    assert_eq!(scripts_after, scripts, "script elements");
    assert!(elements_after <= elements + elements / 10, "{elements} elements, then {elements_after}");
    texts(&page, 5, count).await
}

#[tokio::test]
async fn random_addresses_and_texts_are_only_texts_in_firefox() -> Outcome {
    random_addresses_and_texts_are_only_texts(Engine::Firefox, 50).await
}

#[tokio::test]
async fn random_addresses_and_texts_are_only_texts_in_webkit() -> Outcome {
    random_addresses_and_texts_are_only_texts(Engine::WebKit, 50).await
}

#[tokio::test]
#[ignore = "takes minutes"]
async fn thousands_of_random_addresses_and_texts_are_only_texts_in_firefox_and_webkit() -> Outcome {
    for engine in [Engine::Firefox, Engine::WebKit] {
        let all = random_addresses_and_texts_are_only_texts(engine, 2000).await;
        all.map_err(|failure| failure.within(&format!("{engine:?}")))?;
    }
    Ok(())
}

/// Each table is worked over in a task of its own, so that none holds up the page for long: what an observer is told at once is what
/// one task has done.
#[tokio::test]
async fn tables_are_worked_over_one_in_a_task() -> Outcome {
    let page = Page::open("").await?;
    page.has_mounted_root("checks").await?;
    page.has_mounted_tables().await?;
    page.unfold_tables().await?;
    let body = "return (async () => {
        const tasks = [];
        const isWorked = it => it.matches('table[data-recast]') || it.querySelector('table[data-recast]');
        const watch = new MutationObserver(list => {
            const added = list.flatMap(({addedNodes}) => [...addedNodes]).filter(it => it.nodeType === 1 && isWorked(it));
            tasks.push([added.length, added.reduce((sum, it) => sum + it.querySelectorAll('*').length, 0)]);
        });
        watch.observe(document.querySelector('#statements'), {childList: true, subtree: true});
        location.hash = `#?v=1&recast=${arguments[0]}`;
        const count = () => tasks.reduce((sum, [tables]) => sum + tables, 0);
        for (let i = 0; i < 500 && count() < 20; i++) await new Promise(resolve => setTimeout(resolve, 20));
        watch.disconnect();
        return [count(), Math.max(...tasks.map(([tables]) => tables)), Math.max(...tasks.map(([, elements]) => elements))];
    })()";
    for view in ["change", "periods"] {
        let (tables, at_once, elements): (usize, usize, usize) = page.browser.run(body, &[view]).await?;
        assert!(tables >= 20 && at_once == 1, "{view}: {tables} tables, {at_once} in one task");
        assert!(elements < 600, "{view}: {elements} elements in one task");
    }
    Ok(())
}
