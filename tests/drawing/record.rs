//! What a backend is told to draw, and the same read from SVG.

use std::convert::Infallible;

use kessan::chart::draw::{Pen, draw};
use kessan::chart::scene::{Scene, Tint};
use plotters::prelude::*;
use plotters::style::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle};

/// A backend that writes down what it is told, with the number of the tint instead of its colour.
struct Recorder<'a> {
    calls: &'a mut Vec<String>,
    size: (u32, u32),
}

type Told = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }
    fn ensure_prepared(&mut self) -> Told {
        Ok(())
    }
    fn present(&mut self) -> Told {
        Ok(())
    }
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Told {
        panic!("nothing is drawn pixel by pixel: it would be blurred on a sharp screen")
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Told {
        let points: Vec<String> = path.into_iter().map(|(x, y)| format!("{x} {y}")).collect();
        self.calls.push(format!("path {} wide {} t{}", points.join(" "), style.stroke_width(), style.color().rgb.2));
        Ok(())
    }
    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Told {
        assert!(fill, "a bar is filled");
        let (width, height) = (to.0 - from.0, to.1 - from.1);
        self.calls.push(format!("rect {} {} {width} {height} t{}", from.0, from.1, style.color().rgb.2));
        Ok(())
    }
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Told {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let face = match style.style() {
            FontStyle::Normal => "",
            FontStyle::Bold => " bold",
            FontStyle::Italic | FontStyle::Oblique => " italic",
        };
        let size = style.size();
        self.calls.push(format!("text {x} {y} {anchor} {size}{face} t{} {text}", style.color().rgb.2));
        Ok(())
    }
}

/// A pen whose colours are the numbers of the tints.
pub fn pen(is_translated: bool) -> Pen<'static> {
    let colours = Tint::ALL.map(|tint| RGBColor(0, 0, u8::try_from(tint.index()).unwrap()));
    Pen { colours, family: "sans-serif", font_factor: 1.0, is_translated }
}

pub fn record(scene: &Scene, is_translated: bool) -> Vec<String> {
    let mut calls = Vec::new();
    let area = Recorder { calls: &mut calls, size: (scene.width, scene.height) }.into_drawing_area();
    draw(scene, &area, &pen(is_translated)).unwrap();
    drop(area);
    calls
}

/// The same calls, read from SVG: `svg_plain` and `svg_file`, and `svg`, which leaves out of its attributes what its style
/// sheet says. Of what stands there in both currencies, one is read.
pub fn read(picture: &str, is_translated: bool) -> Vec<String> {
    let mut calls = Vec::new();
    for element in picture.split('<').skip(1) {
        let (tag, content) = element.split_once('>').unwrap();
        let attribute = |name: &str| {
            let (_, value) = tag.split_once(&format!(" {name}="))?;
            let end = |value: &str, at: char| value.split(at).next().unwrap_or_default().to_owned();
            Some(value.strip_prefix('"').map_or_else(|| end(value, ' '), |value| end(value, '"')))
        };
        let classes: Vec<String> =
            attribute("class").unwrap_or_default().split(' ').map(|class| class.trim_end_matches('/').into()).collect();
        let has = |class: &str| classes.iter().any(|known| known == class);
        if has(if is_translated { "rc" } else { "tc" }) {
            continue;
        }
        let is_of = |tint: &Tint, colour: &str| {
            colour == format!("var({})", tint.property()) || colour == format!("#{:06X}", tint.index())
        };
        let colour = ["fill", "stroke"].into_iter().filter_map(attribute).find(|colour| colour != "none");
        let tint = match colour {
            Some(colour) => Tint::ALL.iter().find(|tint| is_of(tint, &colour)).unwrap().index().to_string(),
            None => {
                classes.iter().find_map(|class| class.strip_prefix('t')?.parse::<u8>().ok()).unwrap_or(0).to_string()
            }
        };
        let number = |name: &str| attribute(name).unwrap_or_default();
        let place = format!("{} {}", number("x"), number("y"));
        match tag.split(' ').next().unwrap() {
            "rect" => calls.push(format!("rect {place} {} {} t{tint}", number("width"), number("height"))),
            "path" | "polyline" => {
                let points = attribute("points").or(attribute("d")).unwrap().replace(['M', ','], " ");
                let points: Vec<&str> = points.split_whitespace().collect();
                let wide = attribute("stroke-width").unwrap_or("1".to_owned());
                calls.push(format!("path {} wide {wide} t{tint}", points.join(" ")));
            }
            "text" => {
                let anchors = [("m", "middle"), ("e", "end")];
                let anchor = anchors.into_iter().find(|(class, _)| has(class)).map_or("start", |(_, anchor)| anchor);
                let anchor = attribute("text-anchor").unwrap_or(anchor.to_owned());
                let size = attribute("font-size").unwrap_or(if has("s") { "11" } else { "12" }.to_owned());
                let faces = [(" bold", "b", "font-weight"), (" italic", "i", "font-style")];
                let face = faces.into_iter().find(|(_, class, name)| has(class) || attribute(name).is_some());
                let face = face.map_or("", |(face, ..)| face);
                let text = content.trim_matches('\n').replace("&lt;", "<").replace("&gt;", ">");
                let text = text.replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&");
                calls.push(format!("text {place} {anchor} {size}{face} t{tint} {text}"));
            }
            _ => {}
        }
    }
    calls
}
