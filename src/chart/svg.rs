//! A scene as SVG text whose colours are the style sheet's custom properties, so that it follows the theme; or with colours
//! of its own, to be taken away.

use plotters::prelude::*;
use plotters_svg::SVGBackend;

use super::draw::{Pen, draw};
use super::measure;
use super::scene::{Mark, Scene, Setting, Tint};
use kessan_core::text::Lang;

/// The scene as an `<svg>` element for HTML, without a name for assistive technology: the figure around it has one. What is
/// written in each currency stands in it twice, with the classes under which the style sheet shows one of them. Colours and
/// sizes are classes, too (`style/pictures.css`): a page has some thousand of these elements. All stand in one group, which the
/// style sheet takes out of the layout where a canvas covers it.
pub fn svg(scene: &Scene) -> String {
    let text = written(&in_both_currencies(scene), &pen(false));
    let body = text.split_once(">\n").map_or("", |(_, body)| body);
    let marks = body.trim_end().trim_end_matches("</svg>");
    format!("{}<g>{}</g></svg>", head(scene, " class=k"), compact(marks))
}

/// The same in one currency and with every property at each element, as the browser's programs write it.
pub fn svg_plain(scene: &Scene, is_translated: bool) -> String {
    let mut text = written(scene, &pen(is_translated));
    for tint in Tint::ALL {
        text = text.replace(&hex(stand_in(tint)), &format!("var({})", tint.property()));
    }
    let body = text.split_once(">\n").map_or("", |(_, body)| body);
    head(scene, "") + body
}

fn head(scene: &Scene, class: &str) -> String {
    // As high as it was laid out for, however wide its place is, so that nothing moves when a canvas covers it.
    let (width, height) = (scene.width, scene.height);
    format!(
        "<svg{class} viewBox=\"0 0 {width} {height}\" width=\"100%\" height=\"{height}\" preserveAspectRatio=\"xMinYMin\" \
         aria-hidden=\"true\">"
    )
}

/// The scene as a file of its own: in one currency, with the colours and the font of `pen`, on a ground of `Tint::Paper`, and
/// with a title.
pub fn svg_file(scene: &Scene, pen: &Pen<'_>, title: &str) -> String {
    let mut ground = Scene::new(scene.width, scene.height);
    let (right, bottom) = (i32::try_from(scene.width).unwrap_or(0), i32::try_from(scene.height).unwrap_or(0));
    ground.bar(super::scene::Rect { left: 0, top: 0, right, bottom }, Tint::Paper);
    ground.marks.extend(scene.marks.iter().cloned());
    let text = written(&ground, &Pen { font_factor: 1.24, ..pen.clone() });
    let title = xml(title);
    let mut file = match text.split_once(">\n") {
        Some((head, body)) => format!("{head}>\n<title>{title}</title>\n{body}"),
        None => text,
    };
    file.retain(is_of_xml);
    file
}

/// A text as it stands in a file of XML, in an attribute too. Characters that no XML may have, such as most control characters,
/// are left out: with one of them no viewer shows the file.
///
/// ```
/// assert_eq!(kessan::chart::svg::xml("R&D ]]>\u{1}"), "R&amp;D ]]&gt;");
/// ```
pub fn xml(text: &str) -> String {
    let text: String = text.chars().filter(|c| is_of_xml(*c)).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn is_of_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Fonts for a file of its own, in the order in which viewers look for them: Japanese ones first where the text is Japanese, as
/// not every viewer looks for a missing character in the next font.
pub fn fonts(lang: Lang) -> &'static str {
    match lang {
        Lang::En => {
            "system-ui, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", \"DejaVu Sans\", sans-serif"
        }
        Lang::Ja => {
            "\"Hiragino Sans\", \"Hiragino Kaku Gothic ProN\", \"Yu Gothic UI\", \"Yu Gothic\", Meiryo, \
             \"Noto Sans CJK JP\", \"Noto Sans JP\", \"IPAexGothic\", sans-serif"
        }
    }
}

/// A file of [`svg_file`], for viewers that lack the reader's fonts: it says its language, and each text says how long it is,
/// so that a wider font is set narrower and nothing runs into what stands beside it. `width` measures a text in the font that
/// it is drawn in, in CSS pixels; what is longer than the room that layouts count on is set into that.
pub fn portable(
    file: &str,
    scene: &Scene,
    pen: &Pen<'_>,
    lang: Lang,
    width: &dyn Fn(&str, Setting) -> Option<f64>,
) -> String {
    let quoted = pen.family.replace('"', "&quot;");
    let family = format!(" font-family=\"{quoted}\"");
    let mut labels = scene.marks.iter().filter_map(|mark| match mark {
        Mark::Label { words, setting, .. } => Some((words.get(pen.is_translated).trim(), *setting)),
        _ => None,
    });
    let tag = lang.tag();
    let mut text = String::new();
    for (index, part) in file.replace(&family, "").split("<text ").enumerate() {
        if index == 0 {
            text += &part.replacen("<svg ", &format!("<svg lang=\"{tag}\" xml:lang=\"{tag}\"{family} "), 1);
            continue;
        }
        text += "<text ";
        let length = labels.next().and_then(|(label, setting)| {
            let room = f64::from(measure::width(label, setting.size, setting.bold));
            width(label, setting).map(|width| width.min(room)).filter(|length| *length > 0.0)
        });
        if let Some(length) = length {
            text += &format!("textLength=\"{length:.1}\" lengthAdjust=\"spacingAndGlyphs\" ");
        }
        text += part;
    }
    text
}

fn written(scene: &Scene, pen: &Pen<'_>) -> String {
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, (scene.width, scene.height)).into_drawing_area();
        // Writing to a string cannot fail.
        let _ = draw(scene, &area, pen);
    }
    text
}

/// What begins a text that one currency's readers see: plotters knows no classes. Private characters, which no release
/// prints.
const MARKED: [(char, &str); 2] = [('\u{e000}', "rc"), ('\u{e001}', "tc")];

fn in_both_currencies(scene: &Scene) -> Scene {
    let mut both = Scene::new(scene.width, scene.height);
    for mark in &scene.marks {
        match mark {
            Mark::Label { at, words, setting } if words.other.is_some() => {
                for (is_translated, (sign, _)) in [(false, MARKED[0]), (true, MARKED[1])] {
                    let text = words.get(is_translated);
                    if !text.is_empty() {
                        both.label(*at, format!("{sign}{text}"), *setting);
                    }
                }
            }
            other => both.marks.push(other.clone()),
        }
    }
    both
}

/// The same picture in fewer bytes.
fn compact(body: &str) -> String {
    let mut text = String::new();
    for element in body.replace('\n', "").split('<').skip(1) {
        let (tag, content) = element.split_once('>').unwrap_or((element, ""));
        let (tag, end) = tag.strip_suffix('/').map_or((tag, ""), |tag| (tag, " /"));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut classes: Vec<String> = Vec::new();
        let mut kept = String::new();
        for (attribute, value) in
            attributes.split("\" ").filter_map(|pair| pair.trim_end_matches('"').split_once("=\""))
        {
            match (attribute, value) {
                ("fill" | "stroke", "none") => {}
                ("fill" | "stroke", colour) => {
                    let tint = Tint::ALL.into_iter().find(|tint| hex(stand_in(*tint)) == colour);
                    classes.extend(tint.filter(|tint| *tint != Tint::Ink).map(|tint| format!("t{}", tint.index())));
                }
                ("font-weight", _) => classes.push("b".to_owned()),
                ("font-style", _) => classes.push("i".to_owned()),
                ("font-size", "11") => classes.push("s".to_owned()),
                ("text-anchor", "middle") => classes.push("m".to_owned()),
                ("text-anchor", "end") => classes.push("e".to_owned()),
                ("points", points) => kept += &format!(" d=\"M{}\"", points.trim().replace(',', " ")),
                ("stroke-width", "1") | ("font-size" | "font-family" | "dy" | "opacity" | "text-anchor", _) => {}
                (name, value) => kept += &format!(" {name}={value}"),
            }
        }
        let marked = MARKED.iter().find(|(sign, _)| content.starts_with(*sign));
        classes.extend(marked.map(|(_, class)| (*class).to_owned()));
        let class = match classes.as_slice() {
            [] => String::new(),
            [one] => format!(" class={one}"),
            several => format!(" class=\"{}\"", several.join(" ")),
        };
        let content = marked.map_or(content, |(sign, _)| content.trim_start_matches(*sign));
        let name = if name == "polyline" { "path" } else { name };
        text += &format!("<{name}{class}{kept}{end}>{content}");
    }
    text
}

/// Colours that stand for the tints while plotters writes, which knows no custom properties.
fn pen(is_translated: bool) -> Pen<'static> {
    Pen { colours: Tint::ALL.map(stand_in), family: "sans-serif", font_factor: 1.24, is_translated }
}

fn stand_in(tint: Tint) -> RGBColor {
    RGBColor(0xFE, 0xED, u8::try_from(tint.index()).unwrap_or(0))
}

fn hex(colour: RGBColor) -> String {
    format!("#{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::setting::Setting;
    use crate::chart::words::Words;

    #[test]
    fn what_differs_by_currency_stands_twice_and_the_rest_once() {
        let mut scene = Scene::new(100, 20);
        scene.label((1, 10), Words::new("33,254".into(), Some("313.9".into())), Setting::PLAIN);
        scene.label((50, 10), "a < b", Setting::PLAIN.tinted(Tint::Down));
        let picture = svg(&scene);
        let expected = "<text class=rc x=1 y=10>33,254</text><text class=tc x=1 y=10>313.9</text>\
                        <text class=t5 x=50 y=10>a &lt; b</text></g></svg>";
        assert!(picture.ends_with(expected), "{picture}");
        let plain = svg_plain(&scene, true);
        assert!(plain.contains("313.9") && !plain.contains("33,254") && plain.contains("\"var(--down)\""), "{plain}");
    }

    #[test]
    fn a_line_is_a_path_and_sizes_are_classes() {
        let mut scene = Scene::new(100, 20);
        scene.line((1, 2), (3, 4), Tint::Hair);
        scene.label((1, 10), "a", Setting::PLAIN.bold().sized(crate::chart::setting::Size::Small));
        let picture = svg(&scene);
        assert!(picture.contains("<path class=t2 d=\"M1 2 3 4\" />"), "{picture}");
        assert!(picture.contains("<text class=\"s b\" x=1 y=10>a</text>"), "{picture}");
    }

    /// Each text is as long as it is in the reader's font, and never longer than the room that it has.
    #[test]
    fn a_file_for_other_viewers_says_its_language_its_fonts_and_how_long_its_texts_are() {
        let mut scene = Scene::new(100, 20);
        scene.label((1, 10), Words::new("33,254".into(), Some("313.9".into())), Setting::PLAIN);
        scene.line((1, 2), (3, 4), Tint::Hair);
        scene.label((1, 10), "<text & so on>", Setting::PLAIN.bold());
        for (lang, family) in [(Lang::En, "Roboto"), (Lang::Ja, "Noto Sans CJK JP")] {
            let pen = Pen { family: fonts(lang), is_translated: true, ..pen(false) };
            let width = |text: &str, setting: Setting| Some(if setting.bold { 1e6 } else { 6.5 * text.len() as f64 });
            let file = portable(&svg_file(&scene, &pen, "A"), &scene, &pen, lang, &width);
            let (head, body) = file.split_once(">\n").unwrap();
            let tag = lang.tag();
            assert!(head.starts_with(&format!("<svg lang=\"{tag}\" xml:lang=\"{tag}\" font-family=\"")), "{head}");
            assert!(head.contains(family) && !body.contains("font-family"), "{file}");
            let room = measure::width("<text & so on>", Setting::PLAIN.size, true);
            for length in ["textLength=\"32.5\" lengthAdjust".to_owned(), format!("textLength=\"{room}.0\"")] {
                assert_eq!(body.matches(&length).count(), 1, "{length}: {body}");
            }
        }
    }

    #[test]
    fn a_file_has_its_own_colours_and_one_currency() {
        let mut scene = Scene::new(100, 20);
        scene.label((1, 10), Words::new("33,254".into(), Some("313.9".into())), Setting::PLAIN);
        let pen = Pen { colours: Tint::ALL.map(|_| BLACK), is_translated: true, ..pen(false) };
        let file = svg_file(&scene, &pen, "A & B");
        assert!(file.contains("<title>A &amp; B</title>") && file.contains("313.9") && !file.contains("33,254"));
        assert!(file.contains("fill=\"#000000\"") && file.starts_with("<svg ") && file.contains("xmlns="), "{file}");
    }
}
