//! The plots of the page's figures as things to draw on and to point at.
#![allow(clippy::float_arithmetic, reason = "positions on the screen")]

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlCanvasElement, HtmlElement, KeyboardEvent, MouseEvent};

pub use super::canvas::Ruler;
use super::page::{document, listen, listen_to, window};
use super::{canvas, panel};
use crate::chart::draw::Pen;
use crate::chart::scale::pixel;
use crate::chart::scene::{Rect, Scene};
use crate::chart::svg::svg_plain;
use crate::platform::gesture::{Gesture, Key};

/// A plot of the page.
#[derive(Clone, Debug)]
pub struct Plot {
    /// Its figure and panel, `mix-0`.
    pub name: String,
    element: HtmlElement,
    canvas: HtmlCanvasElement,
}

/// All plots, in the order of the page.
pub fn all() -> Vec<Plot> {
    let Some(list) = document().and_then(|document| document.query_selector_all("[data-plot]").ok()) else {
        return Vec::new();
    };
    let plot = |index| {
        let element: HtmlElement = list.item(index)?.dyn_into().ok()?;
        let canvas = element.query_selector("canvas").ok()??.dyn_into().ok()?;
        Some(Plot { name: element.get_attribute("data-plot")?, element, canvas })
    };
    (0..list.length()).filter_map(plot).collect()
}

impl Plot {
    /// Makes the plot a thing to act on, for the keyboard and for assistive technology, and says so to the style sheet.
    pub fn mount(&self, role: &str) {
        let _ = self.element.set_attribute("tabindex", "0");
        let _ = self.element.set_attribute("role", "application");
        let _ = self.element.set_attribute("aria-roledescription", role);
        let _ = self.element.set_attribute("aria-describedby", "tip-keys");
        if let Ok(Some(figure)) = self.element.closest("figure") {
            // An element takes any attribute of a valid name.
            let _ = figure.set_attribute("data-mounted", "");
        }
    }

    /// Says in words what it shows now.
    pub fn describe(&self, text: &str) {
        let _ = self.element.set_attribute("aria-label", text);
    }

    /// Calls `near` when the plot comes near the screen or leaves it, `view` when it comes onto it or leaves it, and
    /// `resized` when it has another size.
    pub fn watch(&self, near: impl Fn(bool) + 'static, view: impl Fn(bool) + 'static, resized: impl Fn() + 'static) {
        panel::watch_distance(&self.element, near);
        panel::watch_view(&self.element, view);
        panel::watch_size(&self.canvas, resized);
    }

    /// Draws what `layout` makes for the plot's size: on the canvas or, where the system forces colours that a canvas cannot
    /// know, as SVG. Says whether it could.
    pub fn paint(&self, is_translated: bool, layout: impl FnOnce(u32, u32) -> Scene) -> bool {
        if is_colour_forced() {
            let size = self.element.get_bounding_client_rect();
            let (width, height) = (pixel(size.width()), pixel(size.height()));
            let scene = layout(u32::try_from(width).unwrap_or(0), u32::try_from(height).unwrap_or(0));
            // What the canvas has shown is no longer right, and nothing of it may cover the picture.
            let _ = self.canvas.class_list().remove_1("drawn");
            self.canvas.set_width(0);
            let still = self.stills().into_iter().find(|(_, still)| is_seen(still));
            if let Some((_, still)) = &still {
                still.set_inner_html(&svg_plain(&scene, is_translated));
            }
            return still.is_some();
        }
        let is_drawn = canvas::paint(&self.canvas, is_translated, layout);
        let _ = self.canvas.class_list().toggle_with_force("drawn", is_drawn);
        is_drawn
    }

    /// The pictures for print, with their classes.
    pub fn stills(&self) -> Vec<(String, HtmlElement)> {
        let Ok(list) = self.element.query_selector_all(".still") else { return Vec::new() };
        let stills = (0..list.length()).filter_map(|index| list.item(index)?.dyn_into::<HtmlElement>().ok());
        stills.map(|still| (still.class_name(), still)).collect()
    }

    /// Whether it is not hidden by a control.
    pub fn is_seen(&self) -> bool {
        is_seen(&self.element)
    }

    /// Its place in the window, in CSS pixels.
    pub fn place(&self) -> Rect {
        place_of(&self.element)
    }

    /// Marks it as the one that is pointed at, to which the focus returns.
    pub fn set_pointed(&self, is_pointed: bool) {
        let _ = if is_pointed {
            self.element.set_attribute("data-pointed", "")
        } else {
            self.element.remove_attribute("data-pointed")
        };
    }

    /// The texts of its panel's head; of a figure without one nothing.
    pub fn head(&self) -> String {
        let panel = self.element.closest(".panel").ok().flatten();
        let head = panel.and_then(|panel| panel.query_selector(".panel-head").ok().flatten());
        head.and_then(|head| head.dyn_into::<HtmlElement>().ok()).map(|head| head.inner_text()).unwrap_or_default()
    }

    /// The same as it is written, without asking what of it can be seen.
    pub fn heading(&self) -> String {
        let panel = self.element.closest(".panel").ok().flatten();
        let head = panel.and_then(|panel| panel.query_selector(".panel-head").ok().flatten());
        head.and_then(|head| head.text_content()).unwrap_or_default()
    }

    /// The lines of its figure's caption that are to be seen: the finding, and the measure.
    pub fn caption(&self) -> Vec<String> {
        let figure = self.element.closest("figure").ok().flatten();
        let lines = figure.and_then(|figure| figure.query_selector_all("figcaption > *").ok());
        let Some(lines) = lines else { return Vec::new() };
        let lines = (0..lines.length()).filter_map(|index| lines.item(index)?.dyn_into::<HtmlElement>().ok());
        lines.filter(is_seen).map(|line| line.inner_text().trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    /// Whether it belongs to the same figure as another.
    pub fn is_beside(&self, other: &Plot) -> bool {
        let figure = |plot: &Plot| plot.element.closest("figure").ok().flatten();
        figure(self).is_some() && figure(self) == figure(other)
    }

    /// Whether an element is in its figure.
    pub fn has_beside(&self, element: &Element) -> bool {
        self.element.closest("figure").ok().flatten().is_some_and(|figure| figure.contains(Some(element)))
    }
}

/// Says on the buttons of a figure's files which figure it is.
pub fn name_buttons(figure: &str, name: impl Fn(&str) -> String) {
    let buttons = document().and_then(|d| d.query_selector_all(&format!("#{figure} > .take > button")).ok());
    let buttons = buttons.into_iter().flat_map(|list| (0..list.length()).filter_map(move |index| list.item(index)));
    for button in buttons.filter_map(|button| button.dyn_into::<Element>().ok()) {
        // What shows amounts in another unit says its own words, which change.
        if button.get_attribute("data-take").is_some_and(|kind| kind != "unit") {
            // An element takes any attribute of a valid name.
            let _ = button.set_attribute("aria-label", &name(&button.text_content().unwrap_or_default()));
        }
    }
}

/// With the colours and the font of the page as it is shown, as far as they are known.
pub fn with_pen<T>(is_translated: bool, work: impl FnOnce(&Pen<'_>) -> T) -> Option<T> {
    canvas::with_pen(is_translated, work)
}

fn is_colour_forced() -> bool {
    let list = window().and_then(|window| window.match_media("(forced-colors: active)").ok().flatten());
    list.is_some_and(|list| list.matches())
}

fn is_seen(element: &HtmlElement) -> bool {
    element.offset_parent().is_some()
}

pub(super) fn place_of(element: &Element) -> Rect {
    let place = element.get_bounding_client_rect();
    Rect {
        left: pixel(place.left()),
        top: pixel(place.top()),
        right: pixel(place.right()),
        bottom: pixel(place.bottom()),
    }
}

/// Calls `handler` with all that the reader does at plots and their bubble. What it says of a key is whether it was meant
/// for a plot: the page then does nothing else with it.
pub fn follow(handler: impl Fn(Gesture) -> bool + Clone + 'static) {
    let Some(document) = document() else { return };
    for name in ["pointermove", "pointerdown", "click"] {
        let handler = handler.clone();
        listen_to(&document, name, false, move |event| {
            if let Some(gesture) = pointed(&event) {
                handler(gesture);
            }
        });
    }
    let by_key = handler.clone();
    listen_to(&document, "keydown", false, move |event| {
        let Some((plot, key)) = pressed(&event) else { return };
        if by_key(Gesture::Key { plot, key }) {
            event.prevent_default();
        }
    });
    let entered = handler.clone();
    // What a key has told of a mark covers what the keys go on to.
    listen_to(&document, "focusin", false, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.closest("[data-plot], #tip, .source").is_ok_and(|it| it.is_none())) {
            entered(Gesture::Elsewhere);
        }
    });
    let moved = handler.clone();
    // Panels scroll by themselves, too; their event stays at them.
    listen_to(&document, "scroll", true, move |_| {
        moved(Gesture::Moved);
    });
    let Some(window) = window() else { return };
    listen(&window, "beforeprint", move || {
        handler(Gesture::Printed);
    });
}

fn pointed(event: &Event) -> Option<Gesture> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let mouse: &MouseEvent = event.dyn_ref()?;
    let name = event.type_();
    if let Some(act) = target.closest("[data-tip]").ok().flatten().and_then(|act| act.get_attribute("data-tip")) {
        return (name == "click").then_some(if act == "parts" { Gesture::Parts } else { Gesture::Source });
    }
    if target.closest("#tip").ok().flatten().is_some() {
        return Some(Gesture::Hold);
    }
    if let Some(button) = target.closest("[data-take]").ok().flatten() {
        let kind = button.get_attribute("data-take")?;
        return (name == "click").then_some(Gesture::Take { kind, button: button.dyn_into().ok()? });
    }
    if let Some(plot) = target.closest("[data-plot]").ok().flatten() {
        let place = place_of(&plot);
        let at = (mouse.client_x() - place.left, mouse.client_y() - place.top);
        let plot = plot.get_attribute("data-plot")?;
        return Some(Gesture::Point { plot, at, is_chosen: name == "click" });
    }
    if name == "pointermove" {
        let cell = target.closest("td[data-n]").ok().flatten().and_then(|cell| cell.get_attribute("data-n"));
        return Some(cell.map_or(Gesture::Left, |key| Gesture::Cell { key }));
    }
    (name == "pointerdown").then_some(Gesture::Elsewhere)
}

fn pressed(event: &Event) -> Option<(Option<String>, Key)> {
    let key: &KeyboardEvent = event.dyn_ref()?;
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let plot = target.get_attribute("data-plot");
    let key = match key.key().as_str() {
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "Home" => Key::First,
        "End" => Key::Last,
        "Enter" => Key::Enter,
        " " => Key::Space,
        "Backspace" => Key::Back,
        "Escape" => Key::Escape,
        _ => return None,
    };
    // Escape dismisses what is told wherever the focus is.
    (plot.is_some() || key == Key::Escape).then_some((plot, key))
}
