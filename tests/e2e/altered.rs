//! A page that something else than its programs has changed works: translated, with an extension's marks in it, stripped by
//! a proxy; whenever that happened.

use std::fs;
use std::path::Path;

use super::browser::Options;
use super::engine::Engine;
use super::failure::Outcome;
use super::folder::{Folder, copy};
use super::page::Page;
use super::relay::Relay;
use super::site;

/// When the page is changed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Moment {
    /// Before its program starts.
    Before,
    /// Between the page's own program and the later ones.
    Between,
    /// After all of them have started.
    After,
}

const MOMENTS: [Moment; 3] = [Moment::Before, Moment::Between, Moment::After];

/// As a browser's translation does: the language is another, each text that is not excepted stands in two elements that
/// replace it, and what comes into the page later is treated alike.
const TRANSLATE: &str = "
    document.documentElement.lang = 'de';
    document.documentElement.classList.add('translated-ltr');
    const font = () => document.createElement('font');
    const turn = text => {
        const parent = text.parentElement;
        if (!parent?.translate || !text.data.trim() || parent.closest('script, style, font, textarea, option')) return;
        const [outer, inner] = [font(), font()];
        inner.textContent = text.data.replace(/[a-z]{4,}/gi, word => word + 'x');
        outer.append(inner);
        text.replaceWith(outer);
        window.changed = (window.changed ?? 0) + 1;
    };
    const all = root => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        texts.forEach(turn);
    };
    all(document.body);
    new MutationObserver(list => list.flatMap(({addedNodes}) => [...addedNodes]).forEach(node => {
        if (node.nodeType === 3) turn(node);
        else if (node.nodeType === 1 && node.isConnected) all(node);
    })).observe(document.body, {childList: true, subtree: true});";

/// As extensions and telephones do: an icon beside each field, each text split by the mark of a search or of what is read
/// aloud, numbers that become links.
const MARK: &str = "
    for (const field of document.querySelectorAll('input, select')) {
        field.after(Object.assign(document.createElement('div'), {className: 'manager', textContent: '•'}));
        field.before(document.createElement('com-manager-icon'));
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
        const {length} = text.data.trim();
        if (!length || text.parentElement.closest('script, style, option, textarea, svg')) continue;
        const isNumber = /^[\\d,.]{5,}$/.test(text.data);
        const mark = document.createElement(isNumber ? 'a' : 'span');
        if (isNumber) mark.href = `tel:${text.data}`;
        const half = text.splitText(length >> 1);
        half.replaceWith(mark);
        mark.append(half);
        window.changed = (window.changed ?? 0) + 1;
    }";

/// Where a page is opened, and what its programs are told apart by.
struct Place {
    page: Page,
    relay: Option<Relay>,
    _folder: Option<Folder>,
}

/// Opens the page, or the one file, and changes it at that moment by a script; all programs run when this returns.
async fn open(path: &str, moment: Moment, change: &str) -> Outcome<Place> {
    let is_file = path.starts_with("kessan.html");
    let place = if is_file {
        let folder = Folder::new("mail")?;
        let file = folder.path().join("kessan.html");
        fs::copy(site::dist()?.join("kessan.html"), &file)?;
        let fragment = path.trim_start_matches("kessan.html");
        let page = Page::visit_at(Options::DESK, &format!("file://{}{fragment}", file.display())).await?;
        Place { page, relay: None, _folder: Some(folder) }
    } else {
        let relay = Relay::start(&site::dist()?)?;
        let page = Page::visit_at(Options::DESK, &format!("{}{path}", relay.url())).await?;
        Place { page, relay: Some(relay), _folder: None }
    };
    let page = &place.page;
    if moment == Moment::Before {
        page.browser.run::<()>(change, &[]).await?;
    }
    if let Some(relay) = &place.relay {
        relay.release();
    }
    page.has_mounted().await?;
    if moment == Moment::Between {
        page.browser.run::<()>(change, &[]).await?;
    }
    page.has_mounted_calculator().await?;
    page.has_mounted_root("checks").await?;
    page.has_mounted_tables().await?;
    if moment == Moment::After {
        page.browser.run::<()>(change, &[]).await?;
    }
    Ok(place)
}

/// Uses everything that a program answers in.
async fn everything_answers(page: &Page) -> Outcome {
    // Controls and tables.
    page.choose("ccy-1").await?;
    page.becomes("location.hash.includes('ccy=usd')", true).await?;
    page.becomes("document.querySelector('.lang').href.includes('ccy=usd')", true).await?;
    page.choose("ccy-0").await?;
    page.choose("show-shares").await?;
    page.becomes("location.hash.includes('show=shares')", true).await?;
    page.choose("show-amounts").await?;
    // The figures, by keys, and in the finest unit, which writes other amounts into the tables.
    page.picture("mix-0").await?;
    let press = "const plot = document.querySelector('[data-plot=mix-0]');
        plot.focus();
        plot.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}))";
    page.browser.run::<()>(press, &[]).await?;
    page.becomes("/[0-9]/.test(document.querySelector('#tip .tip-value').textContent)", true).await?;
    page.becomes("document.querySelector('#tip').hidden", false).await?;
    page.read::<()>("document.querySelector('[data-plot=mix-0]').blur()").await?;
    // The calculator: twice, as a text that was replaced would be written in vain the second time.
    for (holding, total) in [("400", "800,000"), ("300", "600,000")] {
        page.fill("holding", holding).await?;
        let body = "return document.querySelector('#dividend-total').textContent";
        page.browser.until(total, body, &[], |text: &String| text.contains(total)).await?;
    }
    page.fill("holding", "abc").await?;
    page.becomes("document.querySelector('#holding-error').textContent.length > 10", true).await?;
    page.fill("holding", "100").await?;
    page.becomes("document.querySelector('#holding-error').textContent", String::new()).await?;
    // What is kept is a table that comes and goes.
    page.fill("kept-name", "One").await?;
    page.click("#keep").await?;
    page.fill("kept-name", "Two").await?;
    page.click("#keep").await?;
    page.becomes("document.querySelectorAll('#kept thead th').length", 3).await?;
    page.becomes("document.querySelector('#kept thead th:nth-child(3)').textContent.startsWith('Two')", true).await?;
    page.click("#kept thead th:nth-child(2) button:last-of-type").await?;
    page.becomes("document.querySelectorAll('#kept thead th').length", 2).await?;
    page.becomes("document.querySelector('#kept thead th:nth-child(2)').textContent.startsWith('Two')", true).await?;
    page.click("#kept thead th:nth-child(2) button:last-of-type").await?;
    page.becomes("document.querySelectorAll('#kept').length", 0).await?;
    // The checks.
    let counted = "document.querySelector('#checks [role=status]').textContent";
    let before: String = page.read(counted).await?;
    page.fill_search("zzzz").await?;
    page.becomes("document.querySelectorAll('#checks .proof').length", 0).await?;
    assert_ne!(page.read::<String>(counted).await?, before);
    page.click("#checks .tools > button").await?;
    page.becomes(counted, before).await?;
    page.becomes("document.querySelectorAll('#checks .proof').length > 0", true).await?;
    // Two numbers, one after the other: the panel tells of the second.
    let title = "document.querySelector('#source-title')?.textContent ?? ''";
    page.read::<()>("document.querySelector('#mix-table td[data-n]').click()").await?;
    page.becomes(&format!("({title}).length > 5"), true).await?;
    let first: String = page.read(title).await?;
    page.read::<()>("document.querySelector('#margins-table td[data-n]').click()").await?;
    page.becomes(&format!("({title}).length > 5 && ({title}) !== {first:?}"), true).await?;
    page.read::<()>("document.querySelector('#dividend-total [data-n]').click()").await?;
    page.becomes("document.querySelectorAll('#told button').length > 1", true).await?;
    page.click(".source .close").await?;
    page.becomes("document.querySelectorAll('.source').length", 0).await?;
    // The tables, worked over and back.
    let view = "#statements .tools select";
    for value in ["change", "common-size", ""] {
        let body = "const select = document.querySelector(arguments[0]);
            const option = [...select.options].find(option => option.value.startsWith(arguments[1].slice(0, 6)));
            select.value = option.value;
            select.dispatchEvent(new Event('change', {bubbles: true}));
            return option.value";
        let value: String = page.browser.run(body, &[view, value]).await?;
        page.becomes("document.querySelectorAll('table[data-recast]').length > 0", !value.is_empty()).await?;
    }
    page.becomes("location.hash.includes('recast')", false).await?;
    // Nothing has failed.
    assert!(page.read::<bool>("document.querySelector('#broken').hidden && !document.querySelector('.dead')").await?);
    let complaints = page.browser.complaints().await?;
    assert_eq!(complaints, [""; 0]);
    Ok(())
}

async fn works(path: &str, change: &str) -> Outcome {
    for moment in MOMENTS {
        let place = open(path, moment, change).await?;
        everything_answers(&place.page).await.map_err(|failure| failure.within(&format!("{path} {moment:?}")))?;
        assert!(place.page.read::<bool>("window.changed > 100").await?, "{path} {moment:?}: the page was changed");
    }
    Ok(())
}

#[tokio::test]
async fn a_translated_page_works() -> Outcome {
    works("", TRANSLATE).await
}

#[tokio::test]
async fn a_translated_japanese_page_works() -> Outcome {
    works("ja/", TRANSLATE).await
}

#[tokio::test]
async fn the_translated_one_file_works() -> Outcome {
    works("kessan.html", TRANSLATE).await
}

#[tokio::test]
async fn a_page_with_marks_of_extensions_works() -> Outcome {
    works("", MARK).await
}

/// Comments, white space between elements, and optional attributes' quotes are what proxies save.
fn stripped(html: &str) -> String {
    let (head, body) = html.split_once("<body").unwrap_or((html, ""));
    let mut parts = body.split("<!");
    let first = parts.next().unwrap_or_default().to_owned();
    let body = parts.fold(first, |text, part| text + part.split_once('>').map_or("", |(_, rest)| rest));
    format!("{head}<body{}", body.replace("> <", "><"))
}

fn altered(change: impl Fn(&Path) -> Outcome) -> Outcome<Folder> {
    let folder = Folder::new("altered")?;
    copy(&site::dist()?, folder.path())?;
    change(folder.path())?;
    Ok(folder)
}

/// The site as such a proxy passes it on.
fn stripped_site() -> Outcome<Folder> {
    altered(|folder| {
        for path in ["index.html", "ja/index.html"] {
            let html = fs::read_to_string(folder.join(path))?;
            let less = stripped(&html);
            assert!(less.len() < html.len() && !less.contains("<!>"), "{path}");
            fs::write(folder.join(path), less)?;
            for packed in ["br", "gz"] {
                let _ = fs::remove_file(folder.join(format!("{path}.{packed}")));
            }
        }
        Ok(())
    })
}

#[tokio::test]
async fn a_page_that_a_proxy_has_stripped_works() -> Outcome {
    let folder = stripped_site()?;
    let relay = Relay::start(folder.path())?;
    relay.release();
    for path in ["", "ja/"] {
        let page = Page::visit_at(Options::DESK, &format!("{}{path}", relay.url())).await?;
        page.has_mounted().await?;
        page.has_mounted_calculator().await?;
        page.has_mounted_root("checks").await?;
        page.has_mounted_tables().await?;
        everything_answers(&page).await?;
    }
    Ok(())
}

/// All of it at once and at the worst moment, in the other browsers.
async fn a_page_that_is_stripped_marked_and_translated_works(engine: Engine) -> Outcome {
    let folder = stripped_site()?;
    let relay = Relay::start(folder.path())?;
    let page = Page::visit_in(engine, &relay.url()).await?;
    for change in [MARK, TRANSLATE] {
        page.browser.run::<()>(change, &[]).await?;
    }
    relay.release();
    page.has_mounted().await?;
    page.has_mounted_calculator().await?;
    page.has_mounted_root("checks").await?;
    page.has_mounted_tables().await?;
    everything_answers(&page).await?;
    assert!(page.read::<bool>("window.changed > 200").await?);
    Ok(())
}

#[tokio::test]
async fn a_page_that_is_stripped_marked_and_translated_works_in_firefox() -> Outcome {
    a_page_that_is_stripped_marked_and_translated_works(Engine::Firefox).await
}

#[tokio::test]
async fn a_page_that_is_stripped_marked_and_translated_works_in_webkit() -> Outcome {
    a_page_that_is_stripped_marked_and_translated_works(Engine::WebKit).await
}

/// What is a figure keeps its form in whatever language; what names it is translated.
#[tokio::test]
async fn figures_are_not_translated_and_labels_are() -> Outcome {
    for path in ["", "ja/"] {
        let page = Page::open(path).await?;
        page.has_mounted_calculator().await?;
        page.has_mounted_root("checks").await?;
        page.has_mounted_tables().await?;
        page.read::<()>("void document.querySelector('#mix-table td[data-n]').click()").await?;
        page.count_is(".source .n", 1).await?;
        let figures = "[...document.querySelectorAll('main td, [data-n]:not(small, dd *), .still, .formula, .working:not(.words), .proof b, .source .n, label:has([name=ccy]) > span')]
            .filter(it => it.textContent.trim() && it.translate).map(it => it.outerHTML.slice(0, 200)).slice(0, 5)";
        assert_eq!(page.read::<Vec<String>>(figures).await?, [""; 0], "{path}");
        // Within a card's words, too.
        let loose = "[...document.querySelectorAll('.results *')]
            .flatMap(it => [...it.childNodes])
            .filter(it => it.nodeType === 3 && it.parentElement.translate && !it.parentElement.closest('.printed'))
            .map(it => it.data).filter(text => /\\d,\\d{3}|\\d\\.\\d|\\d%/.test(text))";
        assert_eq!(page.read::<Vec<String>>(loose).await?, [""; 0], "{path}");
        let labels = "[...document.querySelectorAll('h1, h2, h3, main th[scope=row]:not([data-n]), .measure, .note, label:not(:has([name=ccy])), summary, button:not([data-n])')]
            .filter(it => !it.translate && !it.closest('.source')).map(it => it.outerHTML.slice(0, 200)).slice(0, 5)";
        assert_eq!(page.read::<Vec<String>>(labels).await?, [""; 0], "{path}");
    }
    Ok(())
}

/// A part that is mounted anew while the reader is in it.
#[tokio::test]
async fn focus_selection_and_what_is_unfolded_stay() -> Outcome {
    let relay = Relay::start(&site::dist()?)?;
    let page = Page::visit_at(Options::DESK, &relay.url()).await?;
    let prepare = "const field = document.querySelector('#holding');
        field.scrollIntoView({block: 'center', behavior: 'instant'});
        field.focus();
        field.value = '12345';
        field.dispatchEvent(new Event('input', {bubbles: true}));
        field.setSelectionRange(1, 3, 'backward');
        document.querySelector('.further').open = true;
        document.querySelectorAll('details.line')[1].open = true;
        document.querySelector('#price-fill').closest('.scroll').scrollLeft = 7;
        window.old = field;
        window.top0 = field.getBoundingClientRect().top";
    page.browser.run::<()>(prepare, &[]).await?;
    relay.release();
    page.has_mounted_calculator().await?;
    page.becomes("document.querySelector('#holding') !== window.old", true).await?;
    let state = "const field = document.querySelector('#holding');
        return [document.activeElement === field, field.value, field.selectionStart, field.selectionEnd,
            field.selectionDirection, document.querySelector('.further').open,
            document.querySelectorAll('details.line')[1].open].join(' ')";
    let state: String = page.browser.run(state, &[]).await?;
    assert_eq!(state, "true 12345 1 3 backward true true");
    page.shows("#dividend-total", "JPY 24,690,000 · USD 233,056.45").await
}
