//! A scene as SVG text whose colours are the style sheet's custom properties, so that it follows the theme; or with colours
//! of its own, to be taken away.

use plotters::prelude::*;
use plotters_svg::SVGBackend;

use super::draw::{Pen, draw};
use super::scene::{Mark, Scene, Tint};

/// The scene as an `<svg>` element for HTML, without a name for assistive technology: the figure around it has one. What is
/// written in each currency stands in it twice, with the classes under which the style sheet shows one of them.
pub fn svg(scene: &Scene) -> String {
    let mut text = written(&in_both_currencies(scene), &pen());
    for tint in Tint::ALL {
        text = text.replace(&hex(stand_in(tint)), &format!("var({})", tint.property()));
    }
    // As high as it was laid out for, however wide its place is, so that nothing moves when a canvas covers it.
    let (width, height) = (scene.width, scene.height);
    let head = format!(
        "<svg viewBox=\"0 0 {width} {height}\" width=\"100%\" height=\"{height}\" preserveAspectRatio=\"xMinYMin\" \
         aria-hidden=\"true\">"
    );
    let body = text.split_once(">\n").map_or("", |(_, body)| body);
    head + &compact(body)
}

/// The scene as a file of its own: in one currency, with the colours and the font of `pen`, on a ground of `Tint::Paper`, and
/// with a title.
pub fn svg_file(scene: &Scene, pen: &Pen<'_>, title: &str) -> String {
    let mut ground = Scene::new(scene.width, scene.height);
    let (right, bottom) = (i32::try_from(scene.width).unwrap_or(0), i32::try_from(scene.height).unwrap_or(0));
    ground.bar(super::scene::Rect { left: 0, top: 0, right, bottom }, Tint::Paper);
    ground.marks.extend(scene.marks.iter().cloned());
    let text = written(&ground, &Pen { font_factor: 1.24, ..pen.clone() });
    let title = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    match text.split_once(">\n") {
        Some((head, body)) => format!("{head}>\n<title>{title}</title>\n{body}"),
        None => text,
    }
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

/// The same picture in fewer bytes: without what the style sheet says once for all pictures.
fn compact(body: &str) -> String {
    let mut body = body.replace('\n', "");
    for needless in [
        " opacity=\"1\"",
        " stroke=\"none\"",
        " font-family=\"sans-serif\"",
        " stroke-width=\"1\"",
        " font-size=\"12\"",
        " text-anchor=\"start\"",
        " dy=\"0.5ex\"",
    ] {
        body = body.replace(needless, "");
    }
    let mut parts = body.split("<text ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let marked = MARKED.iter().find(|(sign, _)| part.contains(*sign));
        match marked {
            Some((sign, class)) => format!("{text}<text class=\"{class}\" {}", part.replace(*sign, "")),
            None => format!("{text}<text {part}"),
        }
    })
}

/// Colours that stand for the tints while plotters writes, which knows no custom properties.
fn pen() -> Pen<'static> {
    Pen { colours: Tint::ALL.map(stand_in), family: "sans-serif", font_factor: 1.24, is_translated: false }
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
        let expected = "<text class=\"rc\" x=\"1\" y=\"10\" fill=\"var(--ink)\">33,254</text>\
                        <text class=\"tc\" x=\"1\" y=\"10\" fill=\"var(--ink)\">313.9</text>\
                        <text x=\"50\" y=\"10\" fill=\"var(--down)\">a &lt; b</text></svg>";
        assert!(picture.ends_with(expected), "{picture}");
    }

    #[test]
    fn a_file_has_its_own_colours_and_one_currency() {
        let mut scene = Scene::new(100, 20);
        scene.label((1, 10), Words::new("33,254".into(), Some("313.9".into())), Setting::PLAIN);
        let pen = Pen { colours: Tint::ALL.map(|_| BLACK), is_translated: true, ..pen() };
        let file = svg_file(&scene, &pen, "A & B");
        assert!(file.contains("<title>A &amp; B</title>") && file.contains("313.9") && !file.contains("33,254"));
        assert!(file.contains("fill=\"#000000\"") && file.starts_with("<svg ") && file.contains("xmlns="), "{file}");
    }
}
