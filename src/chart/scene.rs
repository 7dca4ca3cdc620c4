//! Placed marks: what a layout gives and what drawing needs, in CSS pixels from the upper left corner.

pub use super::setting::{Align, Setting, Size};
use super::words::Words;

/// A colour by its meaning; the theme says which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tint {
    /// Text and axes.
    Ink,
    /// Secondary text.
    Muted,
    /// Hairlines and leaders.
    Hair,
    /// The ground, for text on a filled mark and for gaps.
    Paper,
    /// A figure of comparison: last year's.
    Ghost,
    /// A fall or a loss.
    Down,
    /// The company as a whole.
    Accent,
    /// The business at that position; they repeat after [`Tint::SERIES`].
    Series(u8),
}

impl Tint {
    /// How many colours there are for businesses.
    pub const SERIES: u8 = 6;

    /// Every tint, in the order of [`Tint::index`].
    pub const ALL: [Tint; 13] = [
        Tint::Ink,
        Tint::Muted,
        Tint::Hair,
        Tint::Paper,
        Tint::Ghost,
        Tint::Down,
        Tint::Accent,
        Tint::Series(0),
        Tint::Series(1),
        Tint::Series(2),
        Tint::Series(3),
        Tint::Series(4),
        Tint::Series(5),
    ];

    /// The tint of the business at `position` in the story.
    pub fn series(position: usize) -> Self {
        Tint::Series(u8::try_from(position % usize::from(Tint::SERIES)).unwrap_or(0))
    }

    /// Its position in [`Tint::ALL`].
    pub fn index(self) -> usize {
        match self {
            Tint::Ink => 0,
            Tint::Muted => 1,
            Tint::Hair => 2,
            Tint::Paper => 3,
            Tint::Ghost => 4,
            Tint::Down => 5,
            Tint::Accent => 6,
            Tint::Series(position) => 7 + usize::from(position % Tint::SERIES),
        }
    }

    /// The style sheet's custom property for it.
    pub fn property(self) -> &'static str {
        const NAMES: [&str; 13] = [
            "--ink", "--ink-2", "--hair", "--paper", "--ghost", "--down", "--accent", "--c1", "--c2", "--c3", "--c4",
            "--c5", "--c6",
        ];
        NAMES[self.index()]
    }
}

/// A filled rectangle's place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rect {
    /// Left edge.
    pub left: i32,
    /// Upper edge.
    pub top: i32,
    /// Right edge.
    pub right: i32,
    /// Lower edge.
    pub bottom: i32,
}

impl Rect {
    /// Whether a point is in it, its upper and left edges included.
    pub fn contains(&self, (x, y): (i32, i32)) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }

    /// How far a point is from it, in pixels along both axes together; zero inside.
    pub fn distance(&self, (x, y): (i32, i32)) -> i32 {
        let beyond = |at: i32, from: i32, to: i32| (from - at).max(at - to).max(0);
        beyond(x, self.left, self.right) + beyond(y, self.top, self.bottom)
    }

    /// The rectangle that holds this one and another.
    pub fn with(self, other: Rect) -> Rect {
        Rect {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// One placed mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A filled bar.
    Bar {
        /// Where.
        rect: Rect,
        /// Colour.
        tint: Tint,
    },
    /// A line one pixel wide.
    Line {
        /// From here.
        from: (i32, i32),
        /// To there.
        to: (i32, i32),
        /// Colour.
        tint: Tint,
    },
    /// A line through several points, two pixels wide.
    Path {
        /// The points.
        points: Vec<(i32, i32)>,
        /// Colour.
        tint: Tint,
    },
    /// A text on one line, vertically centred on its position.
    Label {
        /// Where.
        at: (i32, i32),
        /// What.
        words: Words,
        /// How.
        setting: Setting,
    },
}

/// Everything to draw, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// The marks, those below first.
    pub marks: Vec<Mark>,
}

impl Scene {
    /// An empty scene of that size.
    pub fn new(width: u32, height: u32) -> Self {
        Self { width, height, marks: Vec::new() }
    }

    /// Adds what another scene shows, moved to the right and down.
    pub fn place(&mut self, other: Scene, (right, down): (i32, i32)) {
        let moved = |(x, y): (i32, i32)| (x + right, y + down);
        let marks = other.marks.into_iter().map(|mark| match mark {
            Mark::Bar { rect, tint } => {
                let ((left, top), (right, bottom)) = (moved((rect.left, rect.top)), moved((rect.right, rect.bottom)));
                Mark::Bar { rect: Rect { left, top, right, bottom }, tint }
            }
            Mark::Line { from, to, tint } => Mark::Line { from: moved(from), to: moved(to), tint },
            Mark::Path { points, tint } => Mark::Path { points: points.into_iter().map(moved).collect(), tint },
            Mark::Label { at, words, setting } => Mark::Label { at: moved(at), words, setting },
        });
        self.marks.extend(marks);
    }

    /// Adds a bar unless it is empty.
    pub fn bar(&mut self, rect: Rect, tint: Tint) {
        if rect.right > rect.left && rect.bottom > rect.top {
            self.marks.push(Mark::Bar { rect, tint });
        }
    }

    /// Adds a line.
    pub fn line(&mut self, from: (i32, i32), to: (i32, i32), tint: Tint) {
        self.marks.push(Mark::Line { from, to, tint });
    }

    /// Adds a line through points, without those that change nothing, unless there are fewer than two.
    pub fn path(&mut self, mut points: Vec<(i32, i32)>, tint: Tint) {
        points.dedup();
        if points.len() > 1 {
            self.marks.push(Mark::Path { points, tint });
        }
    }

    /// Adds a text unless it is empty.
    pub fn label(&mut self, at: (i32, i32), words: impl Into<Words>, setting: Setting) {
        let words = words.into();
        if !words.text.is_empty() {
            self.marks.push(Mark::Label { at, words, setting });
        }
    }
}
