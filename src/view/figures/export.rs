//! Taking a figure away: as SVG, as PNG with two pixels for each of the page's, as CSV, or as a citation.

use web_sys::HtmlElement;

use super::controller::FigureController;
use super::frame::anchor;
use super::{csv, figure};
use crate::chart::draw::Pen;
use crate::chart::scene::{Scene, Setting, Size, Tint};
use crate::chart::svg::{fonts, portable, svg_file};
use crate::chart::words::Words;
use crate::chart::{measure, placed::Placed};
use crate::platform::{clipboard, files, plots};
use crate::t;
use crate::view::cite::citation;
use kessan_core::release::Currency;

/// Room around a picture that is taken away, in CSS pixels.
const MARGIN: i32 = 20;
const LINE: i32 = 18;
/// The room for a panel's head.
const HEAD: i32 = 24;

/// Gives the figure that a button belongs to.
pub fn take(controller: &FigureController, kind: &str, button: &HtmlElement) {
    let env = controller.context.env;
    let beside: Vec<usize> =
        (0..controller.plots.len()).filter(|index| controller.plots[*index].plot.has_beside(button)).collect();
    let Some(first) = beside.first().map(|index| &controller.plots[*index]) else { return };
    let caption = first.plot.caption();
    let name = first.which.id();
    let is_translated = controller.currency == Currency::Translation;
    match kind {
        "csv" => {
            let panels = beside.iter().filter_map(|index| {
                let drawn = &controller.plots[*index];
                // What is taken out of a picture is still in the data.
                let view_state = controller.view_state.with_all(drawn.which.id());
                Some((drawn.plot.head(), figure(controller.context, drawn.which, drawn.panel, &view_state)?))
            });
            let panels: Vec<_> = panels.collect();
            files::save_text(&format!("{name}.csv"), "text/csv", &csv::csv(&panels, is_translated));
        }
        "cite" => {
            let text = citation(env, &caption.join(" – "), &anchor(first.which));
            let (copied, not_copied) = (t!(env, figures.copied), format!("{} {text}", t!(env, figures.not_copied)));
            let button = button.clone();
            clipboard::copy(&text, move |is_copied| {
                files::tell_beside(&button, if is_copied { &copied } else { &not_copied });
            });
        }
        _ => {
            let scene = composed(controller, &beside, &caption);
            if kind == "png" {
                files::save_picture(&format!("{name}.png"), &scene, 2, is_translated);
            } else if let Some(text) = plots::with_pen(is_translated, |pen| {
                let pen = Pen { family: fonts(env.lang), ..pen.clone() };
                let file = svg_file(&scene, &pen, caption.first().map_or("", String::as_str));
                let ruler = plots::Ruler::new();
                portable(&file, &scene, &pen, env.lang, &|text, setting| {
                    ruler.as_ref()?.width(text, setting, pen.family)
                })
            }) {
                files::save_text(&format!("{name}.svg"), "image/svg+xml", &text);
            }
        }
    }
}

/// The panels that are to be seen as they stand beside each other, below what they show and above where it comes from.
fn composed(controller: &FigureController, beside: &[usize], caption: &[String]) -> Scene {
    let env = controller.context.env;
    let seen: Vec<usize> = beside.iter().copied().filter(|index| controller.plots[*index].plot.is_seen()).collect();
    let places: Vec<_> = seen.iter().map(|index| controller.plots[*index].plot.place()).collect();
    let left = places.iter().map(|place| place.left).min().unwrap_or(0);
    let top = places.iter().map(|place| place.top).min().unwrap_or(0);
    let width = places.iter().map(|place| place.right - left).max().unwrap_or(0).max(300);
    let mut scene = Scene::new(u32::try_from(width + 2 * MARGIN).unwrap_or(0), 0);
    let mut down = MARGIN;
    for (index, line) in caption.iter().enumerate() {
        let setting =
            if index == 0 && caption.len() > 1 { Setting::PLAIN.bold() } else { Setting::PLAIN.tinted(Tint::Muted) };
        for text in measure::wrap(line, width, Size::Body, setting.bold, 4) {
            scene.label((MARGIN, down + LINE / 2), text, setting);
            down += LINE;
        }
    }
    down += LINE / 2;
    let mut lowest = down;
    for (index, place) in seen.iter().zip(places) {
        let drawn = &controller.plots[*index];
        let size = |pixels: i32| u32::try_from(pixels).unwrap_or(0);
        let (width, height) = (size(place.right - place.left), size(place.bottom - place.top));
        let shown = figure(controller.context, drawn.which, drawn.panel, &controller.view_state);
        let placed = shown.map_or_else(Placed::default, |shown| shown.layout(width, height));
        let (x, y) = (MARGIN + place.left - left, down + place.top - top);
        scene.label((x, y + HEAD / 2 - 4), Words::from(drawn.plot.head().as_str()), Setting::PLAIN.bold());
        scene.place(placed.scene, (x, y + HEAD));
        lowest = lowest.max(y + HEAD + place.bottom - place.top);
    }
    let file = &env.release.file;
    let source = format!("{} · {} · Kessan", env.text(&file.company.short_name), env.text(&file.title));
    let small = Setting::PLAIN.sized(Size::Small).tinted(Tint::Muted);
    for text in measure::wrap(&source, width, Size::Small, false, 2) {
        scene.label((MARGIN, lowest + LINE), text, small);
        lowest += LINE;
    }
    scene.height = u32::try_from(lowest + MARGIN).unwrap_or(0);
    scene
}
