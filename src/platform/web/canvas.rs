//! A canvas whose backing store has as many pixels as the screen, drawn on in CSS pixels.
#![allow(clippy::float_arithmetic, reason = "positions on the screen")]

use plotters::prelude::*;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, HtmlCanvasElement};

use super::page::{document, window};
use crate::chart::draw::{Pen, draw};
use crate::chart::scale::pixel;
use crate::chart::scene::{Scene, Setting, Tint};

/// plotters' canvas backend takes the backing store's size for the drawing's; here it is the size in CSS pixels, and
/// the context scales. Everything else is passed on.
struct Sharp {
    inner: CanvasBackend,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl DrawingBackend for Sharp {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.inner.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Drawn {
        self.inner.draw_pixel(point, colour)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.inner.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        self.inner.draw_rect(from, to, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.inner.draw_path(path, style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.inner.fill_polygon(path, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.inner.draw_text(text, style, at)
    }
}

/// Draws what `layout` makes for the canvas's size in CSS pixels. Says whether it could: a canvas without size or
/// without a context cannot be drawn on, and the prerendered picture stays.
pub fn paint(canvas: &HtmlCanvasElement, is_translated: bool, layout: impl FnOnce(u32, u32) -> Scene) -> bool {
    try_paint(canvas, is_translated, layout).is_some()
}

fn try_paint(canvas: &HtmlCanvasElement, is_translated: bool, layout: impl FnOnce(u32, u32) -> Scene) -> Option<()> {
    let ratio = window()?.device_pixel_ratio().clamp(0.5, 8.0);
    let place = canvas.get_bounding_client_rect();
    let extents = (place.width() * ratio, place.height() * ratio);
    let backing = match pixels(canvas).filter(|pixels| is_near(*pixels, extents)) {
        Some(pixels) => pixels,
        None => {
            (device_pixels(place.left(), place.width(), ratio)?, device_pixels(place.top(), place.height(), ratio)?)
        }
    };
    // Whole CSS pixels that fit: a column between two others is rarely a whole number wide.
    let size = (u32::try_from(pixel(place.width().floor())).ok()?, u32::try_from(pixel(place.height().floor())).ok()?);
    if size.0 == 0 || size.1 == 0 {
        return None;
    }
    draw_on(canvas, backing, ratio, &layout(size.0, size.1), is_translated)
}

/// Draws a picture that is to become a file, with that many pixels for each CSS pixel, on the page's ground.
pub fn paint_file(canvas: &HtmlCanvasElement, scene: &Scene, ratio: u32, is_translated: bool) -> Option<()> {
    draw_on(canvas, (scene.width * ratio, scene.height * ratio), ratio.into(), scene, is_translated)
}

fn draw_on(
    canvas: &HtmlCanvasElement,
    backing: (u32, u32),
    ratio: f64,
    scene: &Scene,
    is_translated: bool,
) -> Option<()> {
    // Setting a canvas's size also clears it and resets its context's scale.
    canvas.set_width(backing.0);
    canvas.set_height(backing.1);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.scale(ratio, ratio).ok()?;
    let inner = CanvasBackend::with_canvas_object(canvas.clone())?;
    let backend = Sharp { inner, size: (scene.width, scene.height) };
    with_pen(is_translated, |pen| draw(scene, &backend.into_drawing_area(), pen).ok()).flatten()
}

/// With the page's colours and font: a canvas inherits neither.
pub fn with_pen<T>(is_translated: bool, work: impl FnOnce(&Pen<'_>) -> T) -> Option<T> {
    let style = window()?.get_computed_style(&document()?.document_element()?).ok()??;
    let family = style.get_property_value("--sans").unwrap_or_default();
    Some(work(&Pen { colours: colours(&style), family: family.trim(), font_factor: 1.0, is_translated }))
}

/// Measures texts in the fonts of this browser.
pub struct Ruler(CanvasRenderingContext2d);

impl Ruler {
    /// One; `None` where there is no canvas.
    pub fn new() -> Option<Self> {
        let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        Some(Self(canvas.get_context("2d").ok()??.dyn_into().ok()?))
    }

    /// How wide a text is in a font family, in CSS pixels.
    pub fn width(&self, text: &str, setting: Setting, family: &str) -> Option<f64> {
        let style = match (setting.bold, setting.italic) {
            // As it is drawn.
            (_, true) => "italic ",
            (true, false) => "bold ",
            (false, false) => "",
        };
        self.0.set_font(&format!("{style}{}px {family}", setting.size.pixels()));
        self.0.measure_text(text).ok().map(|metrics| metrics.width())
    }
}

/// The attribute with the pixels of the screen that a canvas takes up.
const PIXELS: &str = "data-pixels";

/// Notes the pixels of the screen that a canvas takes up, as its browser says.
pub fn set_pixels(canvas: &HtmlCanvasElement, width: f64, height: f64) {
    // An element takes any attribute of a valid name.
    let _ = canvas.set_attribute(PIXELS, &format!("{} {}", pixel(width), pixel(height)));
}

fn pixels(canvas: &HtmlCanvasElement) -> Option<(u32, u32)> {
    let noted = canvas.get_attribute(PIXELS)?;
    let (width, height) = noted.split_once(' ')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

/// Whether they are of the canvas as it is now: its observer may not have been called yet.
fn is_near(pixels: (u32, u32), extents: (f64, f64)) -> bool {
    let is_near = |pixels: u32, extent: f64| (f64::from(pixels) - extent).abs() < 1.0;
    is_near(pixels.0, extents.0) && is_near(pixels.1, extents.1)
}

/// How many pixels of the screen an extent of the page takes up, where nothing has said so. Browsers put both of its ends
/// to the nearest pixel, so the same width can be one more or less depending on where it begins; a backing store of
/// another size would be resampled, and blurred.
fn device_pixels(start: f64, extent: f64, ratio: f64) -> Option<u32> {
    u32::try_from(pixel((start + extent) * ratio) - pixel(start * ratio)).ok()
}

/// The theme's colours, read from the style sheet's custom properties.
fn colours(style: &CssStyleDeclaration) -> [RGBColor; Tint::ALL.len()] {
    Tint::ALL.map(|tint| {
        let value = style.get_property_value(tint.property()).unwrap_or_default();
        hex(value.trim()).unwrap_or(RGBColor(128, 128, 128))
    })
}

fn hex(text: &str) -> Option<RGBColor> {
    let digits = text.strip_prefix('#')?;
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    (digits.len() == 6).then_some(())?;
    Some(RGBColor(byte(0)?, byte(2)?, byte(4)?))
}
