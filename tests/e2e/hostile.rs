//! A release with hostile text in each field that takes it, as a reader goes through all of it: in the page, the one file and a
//! frame of another site, nothing of it runs, becomes markup or asks for anything.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use kessan::prerender;
use kessan::prerender::assets::Assets;
use kessan::prerender::file::File;
use kessan::prerender::packed::Packing;
use kessan_validate::check;
use serde_json::{Value, json};

use super::browser::Browser;
use super::engine::{Engine, in_every_browser};
use super::failure::{Failure, Outcome};
use super::first::{NOTES, with_first};
use super::folder::Folder;
use super::frame::Host;
use super::page::Page;
use super::site;

const RELEASE: &str = include_str!("../releases/made-up.json");

/// What ends a text, an attribute, a comment, an element or a script, in each of the ways that something could be run or asked
/// for; what spreadsheets, templates and parsers make something of; what changes how other text is read.
const HOSTILE: [&str; 30] = [
    "<img src=x data-hostile onerror=window.ran=1>",
    "</script><script data-hostile>window.ran='script'</script>",
    "<!--<script>",
    "--><svg data-hostile onload=window.ran=1></svg>",
    "]]><x-hostile>",
    "\" data-hostile onmouseover=window.ran=1 x=\"",
    "' data-hostile autofocus onfocus=window.ran=1 tabindex=0 x='",
    "` data-hostile onclick=window.ran=1 `",
    "javascript:window.ran=1",
    "</title></textarea></style></template></noscript></svg><x-hostile>",
    "<iframe data-hostile src='http://192.0.2.1/' srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<link data-hostile rel=stylesheet href=http://192.0.2.1/>",
    "<meta data-hostile http-equiv=refresh content='0;url=http://192.0.2.1/'>",
    "<base data-hostile href=http://192.0.2.1/>",
    "<style data-hostile>*{background:url(http://192.0.2.1/)}</style>",
    "<form data-hostile action=http://192.0.2.1/><button formaction=javascript:window.ran=1>",
    "&lt;img src=x data-hostile onerror=window.ran=1&gt;",
    "&#60;img src=x data-hostile onerror=window.ran=1&#62;",
    "\\u003cimg src=x data-hostile onerror=window.ran=1\\u003e \\x3c \\0 %00 %3Cscript%3E",
    "{{constructor.constructor('window.ran=1')()}} ${window.ran=1} #{window.ran=1} <%=window.ran=1%>",
    "\u{2028}window.ran=1//\u{2029}window.ran=1//",
    "'+(window.ran=1)+'\"+(window.ran=1)+\"\\",
    "\u{202e}\u{2067}sdrawkcab\u{2066}\u{200f}",
    "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}",
    "\u{301}\u{301}\u{20dd}\u{3099}",
    "=HYPERLINK(\"http://192.0.2.1/\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1 -1 =1",
    "__proto__ constructor toString hasOwnProperty",
    "<math><mtext><table><mglyph><style><!--</style><img data-hostile title='--&gt;&lt;img src=x onerror=window.ran=1&gt;'>",
];

/// How long the longest text is: so that a view with it, and the notes on it, is no higher than the 20,000 pixels that `embed.js`
/// obeys.
const LONGEST: usize = 7_000;

/// The places of all texts, by their kind: the path with `*` for a place in a list.
fn texts(value: &Value, kind: &str, pointer: &str, found: &mut BTreeMap<String, Vec<String>>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                texts(field, &format!("{kind}/{name}"), &format!("{pointer}/{name}"), found);
            }
        }
        Value::Array(list) => {
            for (index, item) in list.iter().enumerate() {
                texts(item, &format!("{kind}/*"), &format!("{pointer}/{index}"), found);
            }
        }
        Value::String(_) => found.entry(kind.to_owned()).or_default().push(pointer.to_owned()),
        _ => {}
    }
}

/// The release with hostile text in each field whose kind takes it, one of them as long as no text is; and how many there are.
pub fn hostile() -> Outcome<(String, usize)> {
    let mut release: Value = serde_json::from_str(RELEASE)?;
    release["assumptions"] = json!([
        {"field": "capital.buyback.window", "key": "buyback.window", "answer": "soon"},
        {"field": "capital.dividends.x.label", "key": "dividends.x.label", "answer": "x"},
        {"field": "note", "key": "note", "answer": "x"}
    ]);
    let mut kinds = BTreeMap::new();
    texts(&release, "", "", &mut kinds);
    let mut count = 0;
    for (number, (_, places)) in kinds.iter().enumerate() {
        // A kind that takes no long texts, such as notes, has one of them in each field.
        for is_short in [false, true] {
            let mut changed = release.clone();
            for (index, place) in places.iter().enumerate() {
                let field = changed.pointer_mut(place).ok_or_else(|| Failure::new(place.clone()))?;
                let before = field.as_str().unwrap_or_default().to_owned();
                let text = HOSTILE[(number * 7 + index) % HOSTILE.len()];
                *field = match index {
                    _ if is_short => json!(format!("{text}{before}")),
                    // One that has what there is of it alone, one with all of it, one that is long.
                    0 => json!(format!("{}{before}", HOSTILE.concat())),
                    1 if number % 4 == 0 => json!(HOSTILE[0].repeat(LONGEST / HOSTILE[0].len()) + &before),
                    _ => json!(format!("{text}{before}{text}")),
                };
            }
            if check("hostile.json", changed.to_string().as_bytes()).is_ok() {
                (release, count) = (changed, count + places.len());
                break;
            }
        }
    }
    Ok((release.to_string(), count))
}

/// The files of its site, made once; `None` where the build has left no assets.
fn files() -> Outcome<Option<&'static [File]>> {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    let tests = std::env::current_exe()?;
    let archive = tests.ancestors().nth(3).unwrap_or(Path::new(".")).join(Assets::FILE_NAME);
    if !archive.exists() {
        println!("skipped: there is no {}; `cargo xtask test` makes it", archive.display());
        return Ok(None);
    }
    if let Some(files) = FILES.get() {
        return Ok(Some(files));
    }
    let (json, count) = hostile()?;
    assert!(count > 200, "{count} texts");
    let release = check("hostile.json", json.as_bytes()).map_err(|_| Failure::new("the hostile file is refused"))?;
    let source = prerender::Source { release: Box::leak(Box::new(release)), json: &json };
    let assets = Assets::read(&fs::read(archive)?).map_err(Failure::new)?;
    let options = prerender::Options { packing: Packing::Quick, ..prerender::Options::default() };
    let mut files = prerender::site(source, &assets, &options)?;
    for file in &mut files {
        if ["index.html", "ja/index.html", "kessan.html"].contains(&file.path.as_str()) {
            file.bytes = with_first(&String::from_utf8_lossy(&file.bytes), NOTES)?.into_bytes();
        }
    }
    Ok(Some(FILES.get_or_init(|| files)))
}

/// A site of it, in a folder.
fn made() -> Outcome<Option<Folder>> {
    let Some(files) = files()? else { return Ok(None) };
    let folder = Folder::new("hostile")?;
    for file in files {
        let path = folder.path().join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
        fs::write(path, &file.bytes)?;
    }
    Ok(Some(folder))
}

/// What has come of the hostile text that is more than text.
const FOUND: &str = "
    const all = [...document.querySelectorAll('*')];
    const found = all.filter(it => it.localName === 'x-hostile' || it.hasAttribute('data-hostile')
        || ['img', 'object', 'embed', 'base', 'marquee', 'math', 'frame', 'applet', 'foreignObject'].includes(it.localName)
        || [...it.attributes].some(({name, value}) => name.startsWith('on')
            || ['src', 'href', 'action', 'formaction', 'xlink:href', 'srcdoc'].includes(name)
                && /^\\s*(javascript:|http:..192|<)/i.test(value)));
    return [window.ran !== undefined && `it ran: ${window.ran}`, window.trouble === undefined && 'nobody has looked',
        ...found.map(it => it.outerHTML.slice(0, 300)), ...(window.trouble ?? []),
        document.querySelectorAll('.dead, [inert]').length > 0 && 'dead parts',
        !all.some(it => it.textContent.includes('data-hostile onerror')) && 'nothing hostile is shown'].filter(it => it)";

async fn is_only_text(page: &Page, place: &str) -> Outcome {
    let found: Vec<String> = page.browser.run(FOUND, &[]).await?;
    assert_eq!(found, [""; 0], "{place}");
    Ok(())
}

/// What a reader does with the page, each a step of its own.
const STEPS: [(&str, &str); 9] = [
    ("tables and details opened", "document.querySelectorAll('details').forEach(it => it.open = true);"),
    (
        "sections looked at",
        "for (const section of document.querySelectorAll('section, footer')) {
            section.scrollIntoView({behavior: 'instant'});
            await frame();
        }",
    ),
    (
        "figures pointed at",
        "let told = 0;
        for (const plot of document.querySelectorAll('[data-plot]')) {
            if (!plot.checkVisibility()) continue;
            plot.scrollIntoView({block: 'center', behavior: 'instant'});
            for (let i = 0; i < 100 && !plot.closest('figure').querySelector('canvas.drawn'); i++) await frame();
            plot.focus({preventScroll: true});
            for (const key of ['ArrowRight', 'ArrowDown', 'End']) {
                plot.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
                await frame();
                told += document.querySelector('#tip').checkVisibility();
            }
        }
        if (told < 10) return `told of ${told} marks`;",
    ),
    (
        "sources of numbers told",
        "const keys = [...new Set([...document.querySelectorAll('[data-n]')].map(it => it.dataset.n))];
        let told = 0;
        for (let i = 0; i < keys.length; i += Math.ceil(keys.length / 20)) {
            location.hash = `#?v=1&fact=${encodeURIComponent(keys[i])}`;
            await frame();
            await frame();
            told += !!document.querySelector('#source-title');
        }
        for (const cell of document.querySelectorAll('#statements tbody:first-of-type tr:nth-child(2) td:nth-of-type(1)')) {
            cell.click();
            await frame();
            told += !!document.querySelector('#source-title');
        }
        if (told < 10) return `told of ${told} numbers`;",
    ),
    (
        "searches",
        "for (const text of ['<', 'hostile onerror', '\\u202e', 'img']) {
            for (const field of document.querySelectorAll('input[type=search]')) {
                field.value = text;
                field.dispatchEvent(new Event('input', {bubbles: true}));
            }
            await new Promise(resolve => setTimeout(resolve, 200));
        }
        if (!document.querySelectorAll('.hits li').length) return 'nothing found';",
    ),
    (
        "tables worked over",
        "for (const terms of ['recast=change', 'recast=common-size', 'recast=periods', 'scale=6']) {
            location.hash = `#statements?v=1&${terms}`;
            for (let i = 0; i < 100 && !document.querySelector('[data-recast]'); i++) await frame();
            if (!document.querySelector('[data-recast]')) return `no table is worked over: ${terms}`;
        }
        location.hash = '#?v=1';",
    ),
    (
        "the calculator with kept terms, and an address that asks for what is not there",
        "const name = encodeURIComponent('<img src=x data-hostile onerror=window.ran=1>');
        location.hash = `#${name}?v=1&holding=400&price.1=100&name.1=${name}&price.2=9&name.2=${name}&${name}=${name}&ccy=${name}`;
        const isNamed = () => [...document.querySelectorAll('.notices .notice')].some(it => it.textContent.includes('onerror'));
        for (let i = 0; i < 100 && !isNamed(); i++) await frame();
        document.querySelector('#keep')?.click();
        await frame();
        if (!isNamed()) return 'no notice';",
    ),
    (
        "controls",
        "for (const id of ['ccy-1', 'period-1', 'show-shares', 'theme-dark', 'period-all', 'show-amounts', 'ccy-0']) {
            document.getElementById(id)?.click();
            await frame();
        }",
    ),
    (
        "downloads and print",
        "document.querySelectorAll('a[href], a[download]').forEach(it => it.dispatchEvent(new PointerEvent('pointerover', {bubbles: true})));
        await frame();
        dispatchEvent(new Event('beforeprint'));
        await frame();
        dispatchEvent(new Event('afterprint'));",
    ),
];

/// Goes through all of the page that is open.
pub async fn walk(page: &Page, place: &str) -> Outcome {
    page.has_mounted().await.map_err(|failure| failure.within(place))?;
    let programs = "[...document.querySelectorAll('[data-program]')].map(place => place.dataset.root)";
    for root in page.read::<Vec<String>>(programs).await? {
        page.has_mounted_root(&root).await.map_err(|failure| failure.within(place))?;
    }
    is_only_text(page, place).await?;
    for (step, body) in STEPS {
        let body = format!(
            "const frame = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
            return (async () => {{ {body} return ''; }})()"
        );
        let place = format!("{place}: {step}");
        let failed: String = page.browser.run(&body, &[]).await.map_err(|failure| failure.within(&place))?;
        assert_eq!(failed, "", "{place}");
        is_only_text(page, &place).await?;
    }
    Ok(())
}

async fn a_hostile_release_is_only_text(engine: Engine) -> Outcome {
    let Some(folder) = made()? else { return Ok(()) };
    let server = site::serve_folder(folder.path(), 0)?;
    let browser = Browser::start_in(engine).await?;
    let mut page = Page::of(browser);
    for path in ["", "ja/"] {
        page.browser.open(&format!("{}{path}", server.url())).await?;
        walk(&page, path).await?;
    }
    // By a mail, in both languages.
    let file = format!("file://{}", folder.path().join("kessan.html").display());
    let fragments = ["#?v=1&lang=ja", ""];
    // The other language of it in Chromium alone, as WebKit takes its time.
    for fragment in &fragments[..if engine == Engine::Chromium { 2 } else { 1 }] {
        page.browser.open(&format!("{file}{fragment}")).await?;
        let lang = if fragment.is_empty() { "en" } else { "ja" };
        page.becomes("document.documentElement.lang", lang.to_owned()).await?;
        walk(&page, &format!("one file, {lang}")).await?;
    }
    // In a frame of another site.
    for view in ["mix", "statements", "dividends"] {
        let body = format!("<script src='VIEWS/embed.js'></script><kessan-view view={view}></kessan-view>");
        let site = site::serve_folder(folder.path(), 0)?;
        let host = Host::open_on(site, page.browser, &body).await?;
        host.height(0).await?;
        host.enter(0).await?;
        host.page.has_mounted().await?;
        is_only_text(&host.page, view).await?;
        host.leave().await?;
        assert!(host.page.read::<bool>("window.ran === undefined").await?, "{view}");
        page = host.page;
    }
    if engine == Engine::Chromium {
        assert_eq!(page.browser.complaints().await?, [""; 0]);
    }
    Ok(())
}

in_every_browser!(a_hostile_release_is_only_text);
