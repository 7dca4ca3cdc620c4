//! Figures for print: the pictures in the page as the reader sees the figures now.

use super::controller::FigureController;
use super::panels::DESKTOP_WIDTH;
use crate::state::settings::Show;
use crate::view::panel::{STILL_WIDTH, picture};
use kessan_core::release::Currency;

/// Puts every picture in the state of the figures, laid out for the width that it was written for.
pub fn print(controller: &FigureController) {
    for (index, drawn) in controller.plots.iter().enumerate() {
        for (class, still) in drawn.plot.stills() {
            let width = if class.contains("on-desk") { DESKTOP_WIDTH } else { STILL_WIDTH };
            let show = match class.split(' ').nth(1) {
                Some("sh") => Show::Shares,
                Some("gr") => Show::Growth,
                _ => Show::Amounts,
            };
            let height = controller.height(index, show, width);
            if let Some(scene) = controller.scene(index, show, width, height) {
                still.set_inner_html(&picture(&scene, controller.currency == Currency::Translation));
            }
        }
    }
}
