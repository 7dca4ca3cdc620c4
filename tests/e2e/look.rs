//! Pictures of every section as readers meet it, for eyes: `cargo xtask look`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value as Json, json};

use super::browser::Options;
use super::failure::{Failure, Outcome};
use super::page::Page;

/// From the smallest phone to a large screen, in CSS pixels.
const WIDTHS: [u32; 5] = [320, 390, 768, 1280, 1920];
/// Below this width the window is a phone's.
const PHONE: u32 = 768;
/// The printed pages, among the names of sections.
const PAPER: &str = "paper";
/// Sheets by their width and height, in inches.
const SHEETS: [(&str, f64, f64); 2] = [("a4", 8.27, 11.69), ("letter", 8.5, 11.0)];
/// As high as Chromium's pictures get.
const HIGHEST: f64 = 16_000.0;

/// What is chosen of the command's options, by its variable; all if nothing is.
fn chosen(variable: &str) -> Vec<String> {
    let list = env::var(variable).unwrap_or_default();
    list.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn is_chosen(names: &[String], name: &str) -> bool {
    names.is_empty() || names.iter().any(|one| one == name)
}

#[tokio::test]
#[ignore = "writes pictures for eyes and judges nothing: cargo xtask look"]
async fn every_section_as_readers_meet_it() -> Outcome {
    let folder = env::var_os("KESSAN_LOOK").map(PathBuf::from);
    let folder = folder.ok_or_else(|| Failure::new("KESSAN_LOOK names no folder; run `cargo xtask look`"))?;
    let (widths, sections) = (chosen("KESSAN_LOOK_WIDTHS"), chosen("KESSAN_LOOK_SECTIONS"));
    let widths: Vec<u32> = if widths.is_empty() {
        WIDTHS.to_vec()
    } else {
        widths.iter().filter_map(|width| width.parse().ok()).collect()
    };
    let langs = chosen("KESSAN_LOOK_LANGS");
    for (lang, path) in [("en", ""), ("ja", "ja/")].into_iter().filter(|(lang, _)| is_chosen(&langs, lang)) {
        let has_screens = sections.is_empty() || sections.iter().any(|section| section != PAPER);
        for (&width, dark) in widths.iter().filter(|_| has_screens).flat_map(|width| [(width, false), (width, true)]) {
            let base = if width < PHONE { Options::PHONE } else { Options::DESK };
            // One pixel to one: what is looked at is the layout, and pictures of whole sections are large.
            let options = Options { size: (width, base.size.1), pixel_ratio: 1, dark, ..base };
            let page = Page::open_in(options, path).await?;
            let theme = if dark { "dark" } else { "light" };
            let there: Vec<String> =
                page.read("[...document.querySelectorAll('main > section[id]')].map(it => it.id)").await?;
            for section in there.iter().filter(|section| is_chosen(&sections, section)) {
                let picture = picture(&page, section).await?;
                write(&folder, &format!("{lang}-{width}-{theme}-{section}.png"), &picture)?;
            }
        }
        if is_chosen(&sections, PAPER) {
            let page = Page::open(path).await?;
            for (name, width, height) in SHEETS {
                let options = json!({"paperWidth": width, "paperHeight": height, "preferCSSPageSize": false, "printBackground": true});
                let document = page.browser.devtools("Page.printToPDF", options).await?;
                write(&folder, &format!("{lang}-paper-{name}.pdf"), &bytes(&document)?)?;
            }
        }
    }
    Ok(())
}

/// A section in its whole height, when its programs answer.
async fn picture(page: &Page, section: &str) -> Outcome<Vec<u8>> {
    let programs = format!("[...document.querySelectorAll('#{section} [data-program]')].map(it => it.dataset.root)");
    for root in page.read::<Vec<String>>(&programs).await? {
        page.has_mounted_root(&root).await?;
    }
    // What is out of view is not painted, and was white in the picture.
    page.read::<()>(
        "void document.querySelectorAll('main *').forEach(it => { it.style.contentVisibility = 'visible'; })",
    )
    .await?;
    let place = format!(
        "(() => {{
            scrollTo({{top: 0, behavior: 'instant'}});
            const {{x, y, width, height}} = document.getElementById('{section}').getBoundingClientRect();
            return [x, y + scrollY, width, height]
        }})()"
    );
    // Figures are drawn when they come near the window: a picture of those that never did is a picture of their room.
    let through = "
        const [place, frame] = [document.getElementById(arguments[0]), () => new Promise(requestAnimationFrame)];
        const end = () => scrollY + place.getBoundingClientRect().bottom;
        for (let y = scrollY + place.getBoundingClientRect().top; y < end(); y += innerHeight / 2) {
            scrollTo({top: y, behavior: 'instant'});
            for (let count = 0; count < 4; count += 1) await frame();
        }
        return true";
    page.browser.run::<bool>(&format!("return (async () => {{ {through} }})()"), &[section]).await?;
    page.read::<()>(&format!("void document.getElementById('{section}').scrollIntoView({{behavior: 'instant'}})"))
        .await?;
    // What comes into view takes its height then. The bar, which stays in the window, is left at the top of the page.
    let frames =
        "return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))";
    page.browser.run::<bool>(frames, &[]).await?;
    let [x, y, width, height] = page.read::<[f64; 4]>(&place).await?;
    let clip = json!({"x": x, "y": y, "width": width, "height": height.min(HIGHEST), "scale": 1});
    let options = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
    bytes(&page.browser.devtools("Page.captureScreenshot", options).await?)
}

fn bytes(answer: &Json) -> Outcome<Vec<u8>> {
    let text = answer["data"].as_str().ok_or_else(|| Failure::new(format!("Chromium gives no data: {answer}")))?;
    Ok(STANDARD.decode(text)?)
}

fn write(folder: &Path, name: &str, content: &[u8]) -> Outcome {
    Ok(fs::write(folder.join(name), content)?)
}
