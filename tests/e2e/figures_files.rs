//! Figures taken away: as files and as a citation.
#![allow(clippy::float_arithmetic, reason = "positions on the screen")]

use super::failure::Outcome;
use super::page::Page;

/// Clicks one of the buttons of a figure.
async fn take(page: &Page, figure: &str, kind: &str) -> Outcome {
    page.takes(figure, kind).await
}

/// Waits until a download of that name is complete, and reads it.
async fn saved(page: &Page, name: &str) -> Outcome<Vec<u8>> {
    page.saved(name).await
}

async fn open(path: &str, plot: &str) -> Outcome<Page> {
    let page = Page::open(path).await?;
    page.browser.allow_downloads().await?;
    page.shows_plot(plot).await?;
    Ok(page)
}

#[tokio::test]
async fn the_svg_has_the_words_of_the_figure() -> Outcome {
    for (path, words) in [("", "Connectivity and outsourcing"), ("ja/", "接続")] {
        let page = open(path, "mix-0").await?;
        take(&page, "mix", "svg").await?;
        let svg = String::from_utf8(saved(&page, "mix.svg").await?).unwrap_or_default();
        assert!(svg.starts_with("<svg") || svg.starts_with("<?xml"), "{}", &svg[..200.min(svg.len())]);
        let finding = page.text("#fig-mix .finding").await?;
        for part in [words, "17,001", finding.chars().take(8).collect::<String>().as_str()] {
            assert!(svg.contains(part), "{part} is not in {path}mix.svg");
        }
        // It opens by itself, without the page's styles.
        let body = "const picture = new Image();
            picture.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(arguments[0]);
            return picture.decode().then(() => [picture.naturalWidth, picture.naturalHeight])";
        let (width, height): (u32, u32) = page.browser.run(body, &[&svg]).await?;
        assert!(width > 600 && height > 300, "{width} × {height}");
        assert!(!svg.contains("var(--") && !svg.contains("class="), "the file needs a style sheet");
    }
    Ok(())
}

/// In a viewer without the fonts of this machine, here with one that is wider, each text keeps the room that it has.
#[tokio::test]
async fn the_svg_names_its_language_and_fonts_and_its_texts_stay_in_their_room() -> Outcome {
    for (path, lang, font) in [("", "en", "Roboto"), ("ja/", "ja", "Noto Sans CJK JP")] {
        let page = open(path, "mix-0").await?;
        for figure in ["mix", "drivers"] {
            page.shows_plot(&format!("{figure}-0")).await?;
            take(&page, figure, "svg").await?;
            let svg = String::from_utf8(saved(&page, &format!("{figure}.svg")).await?).unwrap_or_default();
            let head = svg.split('>').next().unwrap_or_default();
            assert!(head.contains(&format!("xml:lang=\"{lang}\"")) && head.contains(font), "{head}");
            // How wide each text is before and with a font half as wide again, and whether one leaves the picture.
            let body = "const holder = document.body.appendChild(document.createElement('div'));
                const measure = text => {
                    holder.innerHTML = kessan.trusted.createHTML(text.slice(text.indexOf('<svg')));
                    const picture = holder.firstChild, frame = picture.getBoundingClientRect();
                    return [...picture.querySelectorAll('text')].map(text => {
                        const place = text.getBoundingClientRect();
                        return [text.getComputedTextLength(), place.left >= frame.left - 1 && place.right <= frame.right + 1];
                    });
                };
                const [own, wide] = [measure(arguments[0]), measure(arguments[0].replaceAll(/font-size=\"(\\d+)\"/g, (_, size) => `font-size=\"${size * 1.5}\"`))];
                holder.remove();
                return own.map((pair, index) => [pair[0], wide[index][0], pair[1] && wide[index][1]])";
            let texts: Vec<(f64, f64, bool)> = page.browser.run(body, &[&svg]).await?;
            assert!(texts.len() > 20, "{figure}: {texts:?}");
            for (own, wide, is_inside) in texts {
                assert!((own - wide).abs() < 0.6 && is_inside, "{path}{figure}: {own} became {wide}");
            }
        }
    }
    Ok(())
}

/// The size of a PNG, as its header has it.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "that is no PNG");
    let number = |at: usize| png[at..at + 4].iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
    (number(16), number(20))
}

#[tokio::test]
async fn the_png_has_two_pixels_for_each_of_the_pages() -> Outcome {
    let page = open("", "cash-0").await?;
    for (figure, panel) in [("cash", 0), ("margins", 0)] {
        page.shows_plot(&format!("{figure}-{panel}")).await?;
        let width: f64 = page
            .browser
            .run(
                "const places = [...document.querySelectorAll(`#fig-${arguments[0]} .plot`)]
                    .filter(plot => plot.checkVisibility()).map(plot => plot.getBoundingClientRect());
                return Math.max(...places.map(place => place.right)) - Math.min(...places.map(place => place.left))",
                &[figure],
            )
            .await?;
        take(&page, figure, "png").await?;
        let png = size(&saved(&page, &format!("{figure}.png")).await?);
        // The panels, and room around them.
        let (least, most) = (2.0 * width, 2.0 * (width + 60.0));
        assert!(f64::from(png.0) >= least && f64::from(png.0) <= most, "{figure}: {png:?}, {width} on the page");
        assert!(png.0.is_multiple_of(2) && png.1.is_multiple_of(2) && png.1 > 600, "{figure}: {png:?}");
    }
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_csv_has_the_numbers_of_the_table() -> Outcome {
    for (path, plot, figure) in
        [("", "costs-0", "costs"), ("#?v=1&ccy=usd", "balance-0", "balance"), ("ja/", "net-income-0", "net-income")]
    {
        let page = open(path, plot).await?;
        take(&page, figure, "csv").await?;
        let csv = String::from_utf8(saved(&page, &format!("{figure}.csv")).await?).unwrap_or_default();
        assert!(csv.starts_with("\u{feff}panel,line,column,value,shown\r\n"), "{csv}");
        let body = "const currency = document.getElementById('ccy-1').checked ? '.tc' : '.rc';
            return [...document.querySelectorAll(`#fig-${arguments[0]} table tbody tr`)].flatMap(row => {
                const name = row.cells[0].textContent.trim();
                const text = cell => {
                    const note = cell.querySelector('.printed')?.textContent ?? '';
                    return (cell.querySelector(currency) ?? cell).textContent.replace(note, '').trim();
                };
                return [...row.cells].slice(1).map(text)
                    .filter(text => text !== '–' && text !== '—').map(text => [name, text]);
            })";
        let cells: Vec<(String, String)> = page.browser.run(body, &[figure]).await?;
        let lines: Vec<&str> = csv.lines().skip(1).collect();
        assert!(cells.len() > 5 && lines.len() == cells.len(), "{figure}: {cells:?}, {csv}");
        for (name, text) in cells {
            // A spreadsheet takes a true minus sign for a letter.
            let text = text.replace('−', "-");
            let is_there = lines.iter().any(|line| {
                line.contains(&name.replace('"', "\"\""))
                    && (line.ends_with(&format!(",{text}")) || line.ends_with(&format!(",\"{text}\"")))
            });
            assert!(is_there, "{path}{figure}: {name} {text} is not in {csv}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_is_taken_out_is_in_no_file() -> Outcome {
    let page = open("#?v=1&hide=mix.0", "mix-0").await?;
    take(&page, "mix", "svg").await?;
    let svg = String::from_utf8(saved(&page, "mix.svg").await?).unwrap_or_default();
    assert!(!svg.contains("17,001") && !svg.contains("14,807") && svg.contains("Equipment sales"), "{svg}");
    Ok(())
}

#[tokio::test]
async fn the_citation_has_the_link_of_the_view() -> Outcome {
    for (path, words) in [("", "Internet Initiative Japan"), ("ja/", "IIJ")] {
        let page = open(&format!("{path}#?v=1&ccy=usd&within=connectivity-outsourcing"), "mix-0").await?;
        // What the page puts on the clipboard, whatever the browser lets a page read of it.
        page.read::<()>(
            "void (navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); })",
        )
        .await?;
        take(&page, "mix", "cite").await?;
        page.becomes("document.querySelector('#fig-mix .take [role=status]').textContent.length > 0", true).await?;
        let cited: String = page.read("window.copied").await?;
        let address: String = page.read("location.href.replace(/#[^?]*/, '#fig-mix')").await?;
        let finding = page.text("#fig-mix .finding").await?;
        assert!(cited.ends_with(&address) && address.contains("within=connectivity-outsourcing"), "{cited}");
        assert!(cited.contains(words) || cited.contains(finding.trim()), "{cited}");
        assert_eq!(page.browser.complaints().await?, [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn where_nothing_can_be_copied_the_citation_is_shown() -> Outcome {
    let page = open("", "mix-0").await?;
    let refuse = "void (navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError')))";
    page.read::<()>(refuse).await?;
    take(&page, "mix", "cite").await?;
    let shown =
        "document.querySelector('#fig-mix .take [role=status]').textContent.endsWith(location.href + '#fig-mix')";
    page.becomes(shown, true).await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

/// What is put on the clipboard stands in `window.copied`, whatever the browser lets a page read of it.
const CLIPBOARD: &str =
    "void (navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); })";

/// A citation once led to the section that the reader was in.
#[tokio::test]
async fn a_check_and_a_number_are_cited_with_their_anchors() -> Outcome {
    let check = "check-tie.si-breakdown-2q.6.2q07";
    let page = Page::open(&format!("#{check}?v=1&ccy=usd")).await?;
    page.becomes("document.querySelector('[data-root=checks]').hasAttribute('data-mounted')", true).await?;
    page.read::<()>(CLIPBOARD).await?;
    page.click(&format!("[id='{check}'] .take button")).await?;
    page.becomes("window.copied?.length > 0", true).await?;
    let cited: String = page.read("window.copied").await?;
    assert!(cited.contains("JPY 18,928 million") && cited.ends_with(&format!("#{check}?v=1&ccy=usd")), "{cited}");

    let fact = "v=1&fact=cell+balance-sheet-assets+3+2008-09-30-jpy";
    page.read::<()>(&format!("void (location.hash = 'overview?{fact}')")).await?;
    page.becomes("!!document.querySelector('.source .take button')", true).await?;
    page.read::<()>("void delete window.copied").await?;
    page.click(".source .take button").await?;
    page.becomes("window.copied?.length > 0", true).await?;
    let cited: String = page.read("window.copied").await?;
    assert!(cited.contains("9,319,235") && cited.ends_with(&format!("#table-balance-sheet-assets?{fact}")), "{cited}");
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

/// In the one file, and in a frame with one view of it, the address keeps what says where the page stands.
#[tokio::test]
async fn in_the_one_file_a_citation_has_the_anchor_too() -> Outcome {
    for embed in ["", "&embed=mix"] {
        let page = open(&format!("kessan.html#mix?v=1&ccy=usd&lang=ja{embed}"), "mix-0").await?;
        page.read::<()>(CLIPBOARD).await?;
        take(&page, "mix", "cite").await?;
        page.becomes("window.copied?.length > 0", true).await?;
        let cited: String = page.read("window.copied").await?;
        let address: String = page.read("location.href.replace(/#[^?]*/, '#fig-mix')").await?;
        assert!(cited.ends_with(&address) && address.contains("/kessan.html#fig-mix?v=1&ccy=usd"), "{cited}");
    }
    Ok(())
}
