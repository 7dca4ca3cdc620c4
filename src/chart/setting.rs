//! How a text of a picture is set.

use super::scene::Tint;

/// Which point of a text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// Sizes of text. They divide exactly by the SVG backend's factor of 1.24.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 11 pixels.
    Small,
    /// 12 pixels.
    Body,
}

impl Size {
    /// In CSS pixels.
    pub fn pixels(self) -> i32 {
        match self {
            Size::Small => 11,
            Size::Body => 12,
        }
    }
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Size.
    pub size: Size,
    /// Bold.
    pub bold: bool,
    /// Italic: a derived figure.
    pub italic: bool,
    /// Which point stands at the position.
    pub align: Align,
    /// Colour.
    pub tint: Tint,
}

impl Setting {
    /// Body text in ink, starting at its position.
    pub const PLAIN: Setting =
        Setting { size: Size::Body, bold: false, italic: false, align: Align::Start, tint: Tint::Ink };

    /// The same in bold.
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same in another colour.
    pub fn tinted(self, tint: Tint) -> Self {
        Self { tint, ..self }
    }

    /// The same with another point at its position.
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same in another size.
    pub fn sized(self, size: Size) -> Self {
        Self { size, ..self }
    }
}
