//! A scene as SVG text whose colours are the style sheet's custom properties, so that it follows the theme.

use plotters::prelude::*;
use plotters_svg::SVGBackend;

use super::draw::{Pen, draw};
use super::scene::{Scene, Tint};

/// The scene as an `<svg>` element for HTML, without a name for assistive technology: the figure around it has one.
pub fn svg(scene: &Scene) -> String {
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, (scene.width, scene.height)).into_drawing_area();
        // Writing to a string cannot fail.
        let _ = draw(scene, &area, &pen());
    }
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
    let body =
        body.replace(" opacity=\"1\"", "").replace(" stroke=\"none\"", "").replace(" font-family=\"sans-serif\"", "");
    head + &body.replace(" stroke-width=\"1\"", "").replace('\n', "")
}

/// Colours that stand for the tints while plotters writes, which knows no custom properties.
fn pen() -> Pen<'static> {
    Pen { colours: Tint::ALL.map(stand_in), family: "sans-serif", font_factor: 1.24 }
}

fn stand_in(tint: Tint) -> RGBColor {
    RGBColor(0xFE, 0xED, u8::try_from(tint.index()).unwrap_or(0))
}

fn hex(colour: RGBColor) -> String {
    format!("#{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2)
}
