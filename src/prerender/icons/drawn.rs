//! The icons, drawn from the SVG.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::TOUCH;
use crate::prerender::file::File;

/// The icon; trunk publishes the same file.
const ICON: &str = include_str!("../../../public/icon.svg");

/// Every icon as PNG. `None` if the SVG is none, or has no ground of one colour.
pub fn all() -> Option<Vec<File>> {
    let full = full()?;
    let list = [
        ("icons/icon-192.png", ICON, 192),
        ("icons/icon-512.png", ICON, 512),
        ("icons/maskable-512.png", &full, 512),
        (TOUCH, &full, 180),
    ];
    list.into_iter().map(|(path, svg, size)| Some(File::new(path, png(svg, size)?))).collect()
}

/// An SVG as a square PNG.
fn png(svg: &str, size: u32) -> Option<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).ok()?;
    let mut pixels = Pixmap::new(size, size)?;
    #[allow(clippy::float_arithmetic, clippy::cast_precision_loss, reason = "a scale on the screen")]
    let (across, down) = (size as f32 / tree.size().width(), size as f32 / tree.size().height());
    resvg::render(&tree, Transform::from_scale(across, down), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

/// The icon on a ground of its own colour, small enough that any mask leaves it whole.
fn full() -> Option<String> {
    let ground = ICON.split_once("fill=\"")?.1.split_once('"')?.0;
    let inner = ICON.replacen("<svg ", "<svg x=\"4\" y=\"4\" width=\"24\" height=\"24\" ", 1);
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">";
    Some(format!("{head}<rect width=\"32\" height=\"32\" fill=\"{ground}\"/>{inner}</svg>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_have_the_colours_and_the_size_of_the_svg() {
        let icons = all().unwrap();
        assert_eq!(icons.len(), 4);
        for File { path, bytes } in icons {
            let pixels = Pixmap::decode_png(&bytes).unwrap();
            let size: u32 = path.rsplit_once('-').unwrap().1.trim_end_matches(".png").parse().unwrap();
            assert_eq!((pixels.width(), pixels.height()), (size, size), "{path}");
            let colour = |x: u32, y: u32| {
                let pixel = pixels.pixel(x * size / 64, y * size / 64).unwrap().demultiply();
                [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
            };
            let ground = [0x1f, 0x4e, 0x79, 255];
            let is_full = path.contains("maskable") || path.contains("touch");
            // A corner is cut off only where nothing else cuts it.
            assert_eq!(colour(0, 0), if is_full { ground } else { [0; 4] }, "{path}");
            // The highest column: x 21 to 25, y 7 to 25 of 32; in the middle part of the full ones.
            let at = |x: u32, y: u32| if is_full { (8 + x * 3 / 2, 8 + y * 3 / 2) } else { (x * 2, y * 2) };
            let (x, y) = at(23, 16);
            assert_eq!(colour(x, y), [0xfb, 0xfa, 0xf7, 255], "{path}");
            let (x, y) = at(12, 5);
            assert_eq!(colour(x, y), ground, "{path}");
        }
    }
}
