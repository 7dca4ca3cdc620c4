//! The canvas of a chart panel.

use leptos::html::Canvas;
use leptos::prelude::*;

use super::live::live;
use crate::chart::scene::Scene;
use crate::platform::panel;

/// The canvas as it is written into the page: not drawn on yet.
#[component]
pub fn Blank() -> impl IntoView {
    view! { <canvas aria-hidden="true"></canvas> }
}

/// A figure laid out for a width and a height in CSS pixels.
pub type Layout = Box<dyn Fn(u32, u32) -> Option<Scene>>;

/// The canvas, drawn when it is near the screen and again whenever what it shows or where it stands changes.
#[component]
pub fn LiveCanvas(
    /// Changes of the screen.
    screen: RwSignal<u32>,
    /// The figure for the state that it reads, laid out for a width and a height in CSS pixels.
    layout: Layout,
) -> impl IntoView {
    let node = NodeRef::<Canvas>::new();
    let near = RwSignal::new(false);
    let size = RwSignal::new(0_u32);
    let is_drawn = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(canvas) = node.get() else { return };
        panel::watch_distance(&canvas, move |is_near| near.set(is_near));
        panel::watch_size(&canvas, move || size.update(|count| *count = count.wrapping_add(1)));
    });
    Effect::new(move |_| {
        let (_, _) = (size.get(), screen.get());
        let Some(canvas) = node.get().filter(|_| near.get()) else { return };
        let has_drawn =
            panel::paint(&canvas, |width, height| layout(width, height).unwrap_or_else(|| Scene::new(width, height)));
        is_drawn.set(has_drawn);
    });
    view! { <canvas aria-hidden="true" class:drawn=live(move || is_drawn.get()) node_ref=node></canvas> }
}
