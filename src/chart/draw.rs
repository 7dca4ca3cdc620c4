//! A scene on any plotters backend.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::scene::{Align, Mark, Scene, Setting, Tint};

/// What drawing needs to know of its surroundings.
#[derive(Clone, Debug)]
pub struct Pen<'a> {
    /// A colour for each of [`Tint::ALL`].
    pub colours: [RGBColor; Tint::ALL.len()],
    /// The font family, as CSS names it.
    pub family: &'a str,
    /// What a font size is multiplied by: plotters' SVG backend divides it by 1.24, the canvas takes it as it is.
    pub font_factor: f64,
    /// Which of a text's currencies is written.
    pub is_translated: bool,
}

impl Pen<'_> {
    fn colour(&self, tint: Tint) -> &RGBColor {
        &self.colours[tint.index()]
    }

    fn style(&self, setting: Setting) -> TextStyle<'_> {
        let style = match (setting.bold, setting.italic) {
            // plotters knows no bold italics; that a figure is derived says more than that it is a total.
            (_, true) => FontStyle::Italic,
            (true, false) => FontStyle::Bold,
            (false, false) => FontStyle::Normal,
        };
        let size = f64::from(setting.size.pixels()) * self.font_factor;
        let anchor = match setting.align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        // Named as such: reading a family from text would bring along the tables of all lower-case letters.
        TextStyle::from((FontFamily::Name(self.family), size, style).into_font())
            .color(self.colour(setting.tint))
            .pos(Pos::new(anchor, VPos::Center))
    }
}

/// Draws the scene's marks in order.
///
/// # Errors
///
/// What the backend reports.
pub fn draw<DB: DrawingBackend>(
    scene: &Scene,
    area: &DrawingArea<DB, Shift>,
    pen: &Pen<'_>,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    for mark in &scene.marks {
        match mark {
            Mark::Bar { rect, tint } => {
                let corners = [(rect.left, rect.top), (rect.right, rect.bottom)];
                area.draw(&Rectangle::new(corners, pen.colour(*tint).filled()))?;
            }
            Mark::Line { from, to, tint } => {
                area.draw(&PathElement::new(vec![*from, *to], pen.colour(*tint)))?;
            }
            Mark::Path { points, tint } => {
                area.draw(&PathElement::new(points.clone(), ShapeStyle::from(pen.colour(*tint)).stroke_width(2)))?;
            }
            Mark::Label { at, words, setting } => {
                area.draw(&Text::new(words.get(pen.is_translated), *at, pen.style(*setting)))?;
            }
        }
    }
    area.present()
}
