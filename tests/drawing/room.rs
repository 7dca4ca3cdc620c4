//! The room that marks take up.

use kessan::chart::figure::Figure;
use kessan::chart::placed::Placed;
use kessan::chart::scene::{Align, Mark, Rect, Scene};

pub fn laid_out(figure: &Figure, width: u32) -> Placed {
    figure.layout(width, figure.height_at(width))
}

fn hull(points: &[(i32, i32)]) -> Rect {
    let point = |(x, y): (i32, i32)| Rect { left: x, top: y, right: x, bottom: y };
    points.iter().map(|at| point(*at)).reduce(Rect::with).unwrap()
}

/// The room that a mark takes up, as far as a text's width can be known.
pub fn extent(mark: &Mark) -> Rect {
    match mark {
        Mark::Bar { rect, .. } => *rect,
        Mark::Line { from, to, .. } => hull(&[*from, *to]),
        Mark::Path { points, .. } => hull(points),
        Mark::Label { at: (x, y), words, setting } => {
            let (width, half) = (words.width(setting.size, setting.bold), setting.size.pixels() / 2);
            let left = match setting.align {
                Align::Start => *x,
                Align::Middle => x - width / 2,
                Align::End => x - width,
            };
            Rect { left, top: y - half, right: left + width, bottom: y + half }
        }
    }
}

/// Texts that overlap by more than a pixel in both directions.
pub fn overlaps(scene: &Scene) -> Vec<String> {
    let labels: Vec<_> = scene.marks.iter().filter(|mark| matches!(mark, Mark::Label { .. })).collect();
    let mut found = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let a = extent(label);
        for other in &labels[index + 1..] {
            let b = extent(other);
            let across = a.right.min(b.right) - a.left.max(b.left);
            if across > 1 && a.bottom.min(b.bottom) - a.top.max(b.top) > 1 {
                found.push(format!("{label:?} at {a:?}\nand {other:?} at {b:?}"));
            }
        }
    }
    found
}
