//! Reports of a reader's own, opened in the page: from a server, and in the one file from a disk.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use super::browser::{Browser, Options};
use super::engine::{Engine, in_every_browser};
use super::failure::{Failure, Outcome};
use super::first::NOTES;
use super::folder::Folder;
use super::hostile::{hostile, walk};
use super::page::Page;
use super::site;

/// A release that was made up for the tests, in both languages.
pub const MADE_UP: &str = include_str!("../releases/made-up.json");
pub const NAME: &str = "quarter.json";
/// The one file that opens reports.
const ONE_FILE: &str = "kessan-open.html";

/// Where the page stands: on a server, or as one file on a disk, with what keeps it there.
pub enum Place {
    Site(xtask::serve::Server),
    File(Folder),
}

impl Place {
    pub fn site() -> Outcome<Self> {
        Ok(Self::Site(site::serve()?))
    }

    fn file() -> Outcome<Self> {
        let folder = Folder::new("mail")?;
        fs::copy(site::dist()?.join(ONE_FILE), folder.path().join(ONE_FILE))?;
        Ok(Self::File(folder))
    }

    /// Where this build opens reports: one for development has no one file for it.
    fn all() -> Outcome<Vec<Self>> {
        let mut places = vec![Self::site()?];
        if Self::file_can_open()? {
            places.push(Self::file()?);
        }
        Ok(places)
    }

    fn file_can_open() -> Outcome<bool> {
        Ok(fs::exists(site::dist()?.join(ONE_FILE))?)
    }

    pub fn address(&self) -> String {
        match self {
            Self::Site(server) => server.url(),
            Self::File(folder) => format!("file://{}", folder.path().join(ONE_FILE).display()),
        }
    }
}

/// Whether this build has the program that opens reports; one for development may lack it.
pub fn can_open() -> Outcome<bool> {
    let mut names =
        fs::read_dir(site::dist()?)?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let has = names.any(|name| name.starts_with("open-") && name.ends_with(".wasm"));
    if !has {
        println!("skipped: dist/ has no program that opens reports");
    }
    Ok(has)
}

pub fn file_in(folder: &Folder, name: &str, content: &[u8]) -> Outcome<PathBuf> {
    let path = folder.path().join(name);
    fs::write(&path, content)?;
    Ok(path)
}

impl Page {
    /// Waits until the dialog for files is open, from the control in the bar.
    pub async fn asks_for_files(&self) -> Outcome {
        if self.is_on_a_phone().await? {
            self.click(super::page::MENU).await?;
        }
        self.click(".bar .open").await?;
        self.becomes("document.querySelector('.open-dialog')?.open", Some(true)).await
    }

    /// Gives files to the dialog as its button does.
    pub async fn chooses(&self, path: &std::path::Path) -> Outcome {
        let input = self.browser.client.find(fantoccini::Locator::Css(".open-dialog input[type=file]")).await?;
        Ok(input.send_keys(&path.display().to_string()).await?)
    }

    /// Drops a file of that content somewhere, as a browser tells it.
    async fn drops(&self, selector: &str, name: &str, content: &str) -> Outcome {
        let body = "const held = new DataTransfer();
            held.items.add(new File([arguments[2]], arguments[1]));
            const place = document.querySelector(arguments[0]);
            return ['dragover', 'drop'].map(type => place.dispatchEvent(
                new DragEvent(type, {dataTransfer: held, bubbles: true, cancelable: true})))";
        let goes_on: [bool; 2] = self.browser.run(body, &[selector, name, content]).await?;
        assert_eq!(goes_on, [false, false], "the browser would open the file itself");
        Ok(())
    }

    /// Waits until a report opened from that file is shown, and its program runs.
    pub async fn shows_opened(&self, from: &str) -> Outcome {
        let here = format!("document.querySelector('.opened')?.textContent.includes({})", json!(from));
        self.becomes(&here, Some(true)).await?;
        self.has_mounted().await
    }

    async fn turns_language(&self) -> Outcome {
        // WebKit calls a link that was hidden a moment ago not interactable.
        self.becomes("document.querySelector('.lang').checkVisibility({checkVisibilityCSS: true})", true).await?;
        if self.is_on_a_phone().await? {
            self.click(super::page::MENU).await?;
        }
        self.click(".lang").await
    }

    async fn is_published(&self) -> Outcome {
        self.becomes("!location.hash.includes('open=') && !document.querySelector('.opened')", true).await?;
        self.has_mounted().await
    }
}

/// A company's name in the made-up release, and in the published one.
async fn title_has(page: &Page, name: &str) -> Outcome {
    page.becomes(&format!("document.title.includes({})", json!(name)), true).await
}

fn made_up_name(lang: &str) -> Outcome<String> {
    let release: serde_json::Value = serde_json::from_str(MADE_UP)?;
    let name = &release["company"]["short_name"];
    name[lang].as_str().map(str::to_owned).ok_or_else(|| Failure::new("the made-up release has no short name"))
}

in_every_browser!(a_report_is_opened_from_a_disk);

#[tokio::test]
async fn a_report_is_opened_kept_and_left_in_chromium() -> Outcome {
    if can_open()? { opened_kept_and_left(Engine::Chromium, &Place::site()?).await } else { Ok(()) }
}

#[tokio::test]
async fn a_report_is_opened_kept_and_left_in_firefox() -> Outcome {
    if can_open()? { opened_kept_and_left(Engine::Firefox, &Place::site()?).await } else { Ok(()) }
}

async fn a_report_is_opened_from_a_disk(engine: Engine) -> Outcome {
    if Place::file_can_open()? { opened_kept_and_left(engine, &Place::file()?).await } else { Ok(()) }
}

async fn opened_kept_and_left(engine: Engine, place: &Place) -> Outcome {
    let files = Folder::new("files")?;
    let path = file_in(&files, NAME, MADE_UP.as_bytes())?;
    let page = Page::visit_in(engine, &format!("{}#?v=1&theme=dark", place.address())).await?;
    page.has_mounted().await?;
    let published: String = page.read("document.title").await?;
    page.asks_for_files().await?;
    page.chooses(&path).await?;
    page.shows_opened(NAME).await?;
    title_has(&page, &made_up_name("en")?).await?;
    page.becomes("document.getElementById('theme-dark').checked", true).await?;
    let programs = "[...document.querySelectorAll('[data-program]')].map(place => place.dataset.root)";
    for root in page.read::<Vec<String>>(programs).await? {
        page.has_mounted_root(&root).await?;
    }
    assert!(!page.read::<bool>("document.querySelectorAll('.dead, [inert]').length > 0").await?);
    // A link within the page keeps it, and so does a reload.
    page.read::<()>("document.querySelector('.toc a').click()").await?;
    page.becomes("/[?&]open=[0-9a-f]{16}/.test(location.hash)", true).await?;
    page.browser.client.refresh().await?;
    page.shows_opened(NAME).await?;
    // The other language is of the same report.
    page.turns_language().await?;
    page.becomes("document.documentElement.lang", "ja".to_owned()).await?;
    page.shows_opened(NAME).await?;
    title_has(&page, &made_up_name("ja")?).await?;
    page.turns_language().await?;
    page.becomes("document.documentElement.lang", "en".to_owned()).await?;
    page.shows_opened(NAME).await?;
    // Back to what is published, and to the report by the list.
    page.click(".opened .open-tools button").await?;
    page.is_published().await?;
    page.becomes("document.title", published.clone()).await?;
    page.asks_for_files().await?;
    page.count_is(".open-list li", 1).await?;
    page.click(".open-list li a").await?;
    page.shows_opened(NAME).await?;
    // What is removed is gone: its address says so.
    page.asks_for_files().await?;
    page.count_is(".open-list li", 1).await?;
    page.click(".open-list li button").await?;
    page.becomes("document.querySelectorAll('.open-list li').length", 0).await?;
    page.browser.client.refresh().await?;
    page.becomes("document.querySelector('.opened')?.textContent.includes('not on this device')", Some(true)).await?;
    page.has_mounted().await?;
    page.becomes("document.title", published).await
}

async fn desk(place: &Place) -> Outcome<Page> {
    let page = Page::visit_at(Options::DESK, &place.address()).await?;
    page.has_mounted().await?;
    Ok(page)
}

#[tokio::test]
async fn the_history_leads_back_to_what_was_typed_and_forth() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    for place in Place::all()? {
        let page = desk(&place).await?;
        page.has_mounted_calculator().await?;
        page.fill("price", "81234").await?;
        // While the field is being typed in.
        page.drops("#price", NAME, MADE_UP).await?;
        page.shows_opened(NAME).await?;
        page.browser.client.back().await?;
        page.is_published().await?;
        page.becomes("location.hash.includes('price=81234')", true).await?;
        page.has_mounted_calculator().await?;
        page.becomes("document.getElementById('price').value.replace(/\\D/g, '')", "81234".to_owned()).await?;
        page.read::<()>("void history.forward()").await?;
        page.shows_opened(NAME).await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_opened_leaves_the_page_and_says_why() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    for place in Place::all()? {
        let page = desk(&place).await?;
        let before: String = page.read("location.href").await?;
        page.drops("main", "note.txt", "no report at all").await?;
        page.becomes("document.querySelector('.open-wrong h3')?.textContent.includes('note.txt')", Some(true)).await?;
        assert!(page.read::<usize>("document.querySelector('.open-wrong p').textContent.length").await? > 20);
        assert!(page.read::<bool>("document.querySelector('.open-wrong details:not([open]) pre') !== null").await?);
        assert_eq!(page.read::<String>("location.href").await?, before);
        // A large one is refused before anything reads it.
        let body = "const held = new DataTransfer();
            held.items.add(new File([new Uint8Array(60e6)], 'large.zip'));
            File.prototype.arrayBuffer = () => { window.wasRead = true; };
            document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: held, bubbles: true, cancelable: true}))";
        page.browser.run::<()>(&format!("{body}; return null"), &[]).await?;
        page.becomes("document.querySelector('.open-wrong p')?.textContent.includes('at most 50 MB')", Some(true))
            .await?;
        assert!(page.read::<bool>("window.wasRead === undefined").await?);
    }
    Ok(())
}

#[tokio::test]
async fn without_storage_a_report_is_shown_and_the_reader_is_told() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    let place = Place::site()?;
    let browser = Browser::start(Options::DESK).await?;
    browser
        .run_first("IDBFactory.prototype.open = () => { throw new DOMException('refused', 'SecurityError'); };")
        .await?;
    browser.open(&place.address()).await?;
    let page = Page::of(browser);
    page.has_mounted().await?;
    page.drops("main", NAME, MADE_UP).await?;
    page.shows_opened(NAME).await?;
    page.becomes("document.querySelector('.opened').textContent.includes('does not let the page store')", true).await?;
    assert_eq!(page.read::<String>("window.name").await?, "", "another page could read it");
    page.browser.client.refresh().await?;
    page.becomes("document.querySelector('.opened')?.textContent.includes('not on this device')", Some(true)).await
}

/// A view in a frame obeys nobody: neither a drop nor a control opens anything there.
#[tokio::test]
async fn a_view_in_a_frame_opens_nothing() -> Outcome {
    if !can_open()? || !Place::file_can_open()? {
        return Ok(());
    }
    let place = Place::file()?;
    let page = Page::visit_at(Options::DESK, &format!("{}#mix?v=1&embed=mix", place.address())).await?;
    page.has_mounted().await?;
    page.drops("main", NAME, MADE_UP).await?;
    page.read::<()>("new Promise(resolve => setTimeout(resolve, 300))").await?;
    assert!(page.read::<bool>("kessan.opening === undefined && !document.querySelector('dialog')").await?);
    Ok(())
}

/// A file with hostile text in each of its fields, which a reader opens and goes through.
#[tokio::test]
async fn a_hostile_file_is_only_text() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    let (json, _) = hostile()?;
    for place in Place::all()? {
        let browser = Browser::start(Options::DESK).await?;
        browser.run_first(NOTES).await?;
        browser.open(&place.address()).await?;
        let page = Page::of(browser);
        page.has_mounted().await?;
        page.drops("main", "hostile.json", &json).await?;
        page.shows_opened("hostile.json").await?;
        walk(&page, "opened").await?;
    }
    Ok(())
}

/// A store that another program has written to, as other files on a disk may, can put no script into the page.
#[tokio::test]
async fn nothing_that_is_kept_runs_or_asks_for_anything() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    for place in Place::all()? {
        let page = desk(&place).await?;
        page.drops("main", NAME, MADE_UP).await?;
        page.shows_opened(NAME).await?;
        let spoil = r##"const opened = indexedDB.open('kessan', 1);
            return new Promise((resolve, reject) => {
                opened.onerror = reject;
                opened.onsuccess = () => {
                    const store = opened.result.transaction('opened', 'readwrite').objectStore('opened');
                    store.getAll().onsuccess = ({target}) => {
                        const [report] = target.result;
                        const bad = `<script>window.ran=1</script><img src=x onerror=window.ran=2><svg onload=window.ran=3></svg>
                            <a id=bad href="java&#10;script:window.ran=4">x</a><iframe srcdoc="<script>parent.ran=5</script>"></iframe>
                            <style>*{background:url(http://192.0.2.1/)}</style><link rel=stylesheet href="http://192.0.2.1/">
                            <meta http-equiv=refresh content="0;url=http://192.0.2.1/"><base href="http://192.0.2.1/">
                            <form action="http://192.0.2.1/"><button formaction="javascript:window.ran=6">x</button></form>
                            <noscript><p title="</noscript><img src=x onerror=window.ran=7>">x</p></noscript>`;
                        report.pages.en.body = bad + report.pages.en.body;
                        store.put(report).onsuccess = () => resolve(null);
                    };
                };
            })"##;
        page.browser.run::<()>(spoil, &[]).await?;
        // The policy refuses handlers even before they are taken out.
        page.browser.expects_refusals();
        page.browser.client.refresh().await?;
        page.shows_opened(NAME).await?;
        page.read::<()>("void document.getElementById('bad').click()").await?;
        let found = "[...document.querySelectorAll('*')].filter(it => ['img', 'iframe', 'link', 'base'].includes(it.localName) && it.closest('body')
            || [...it.attributes].some(({name}) => /^on/.test(name))).map(it => it.outerHTML.slice(0, 200))";
        assert_eq!(page.read::<Vec<String>>(found).await?, [""; 0]);
        assert!(page.read::<bool>("window.ran === undefined").await?);
    }
    Ok(())
}

#[tokio::test]
async fn what_belongs_to_the_report_is_saved() -> Outcome {
    if !can_open()? {
        return Ok(());
    }
    for place in Place::all()? {
        let page = desk(&place).await?;
        page.browser.allow_downloads().await?;
        page.drops("main", NAME, MADE_UP).await?;
        page.shows_opened(NAME).await?;
        let release: serde_json::Value = serde_json::from_str(MADE_UP)?;
        let id = release["id"].as_str().unwrap_or_default().to_owned();
        page.click(".opened details summary").await?;
        let buttons = page.count(".open-save button").await?;
        assert_eq!(buttons, 3);
        page.click(".open-save button:nth-last-of-type(2)").await?;
        let release = page.saved(&format!("{id}.json")).await?;
        assert!(kessan_validate::check("saved.json", &release).is_ok());
        page.click(".open-save button:last-of-type").await?;
        let workbook = page.saved(&format!("{id}.xlsx")).await?;
        assert!(workbook.starts_with(b"PK"), "a workbook is a ZIP archive");
        // A link of its page is of the report, too.
        page.read::<()>("void document.querySelector('a[href$=\"data/facts.csv\"]').click()").await?;
        let facts = page.saved("facts.csv").await?;
        assert!(!facts.is_empty());
        // So is what the page offers among its sources, where it stands on a site.
        if matches!(place, Place::Site(_)) {
            page.read::<()>("void document.querySelector('a[href$=\"kessan-open.html\"]').click()").await?;
            let saved = String::from_utf8_lossy(&page.saved(ONE_FILE).await?).into_owned();
            assert!(saved.contains(&made_up_name("en")?) && saved.contains("id=\"opener\""), "it is the report's own");
        }
        page.click(".open-save button").await?;
        let saved = page.saved("kessan.html").await?;
        let folder = Folder::new("saved")?;
        let path = file_in(&folder, "kessan.html", &saved)?;
        let other = Page::visit_at(Options::DESK, &format!("file://{}", path.display())).await?;
        other.has_mounted().await?;
        title_has(&other, &made_up_name("en")?).await?;
        assert!(other.read::<bool>("!document.querySelector('.opened')").await?, "it is published in its own file");
    }
    Ok(())
}
