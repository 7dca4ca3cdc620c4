//! The few properties of CSS that say something about a table: what is hidden, indented, ruled.

use super::length::length;

/// A line along an edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Line {
    /// None.
    #[default]
    None,
    /// One.
    Single,
    /// Two.
    Double,
}

/// What is known of an element's style; `None` where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub hidden: Option<bool>,
    pub padding: Option<i32>,
    pub margin: Option<i32>,
    pub text_indent: Option<i32>,
    pub top: Option<Line>,
    pub bottom: Option<Line>,
    /// Whether a width of zero takes the lines away.
    no_top: Option<bool>,
    no_bottom: Option<bool>,
}

impl Style {
    /// The style that a list of declarations gives.
    pub fn of(declarations: &str) -> Self {
        let mut style = Self::default();
        for declaration in declarations.split(';') {
            if let Some((property, value)) = declaration.split_once(':') {
                let value = value.trim().to_ascii_lowercase();
                let value = value.strip_suffix("!important").unwrap_or(&value).trim_end();
                style.declare(&property.trim().to_ascii_lowercase(), value);
            }
        }
        style
    }

    /// This style, with what a stronger one says in its place.
    pub fn under(&mut self, stronger: &Self) {
        self.hidden = stronger.hidden.or(self.hidden);
        self.padding = stronger.padding.or(self.padding);
        self.margin = stronger.margin.or(self.margin);
        self.text_indent = stronger.text_indent.or(self.text_indent);
        self.top = stronger.top.or(self.top);
        self.bottom = stronger.bottom.or(self.bottom);
        self.no_top = stronger.no_top.or(self.no_top);
        self.no_bottom = stronger.no_bottom.or(self.no_bottom);
    }

    /// How far what is in it is moved to the right, in hundredths of a pixel.
    pub fn indent(&self) -> i32 {
        [self.padding, self.margin, self.text_indent].into_iter().flatten().fold(0, i32::saturating_add)
    }

    pub fn top(&self) -> Line {
        if self.no_top == Some(true) { Line::None } else { self.top.unwrap_or_default() }
    }

    pub fn bottom(&self) -> Line {
        if self.no_bottom == Some(true) { Line::None } else { self.bottom.unwrap_or_default() }
    }

    fn declare(&mut self, property: &str, value: &str) {
        match property {
            "display" => self.hidden = Some(value == "none"),
            "visibility" => self.hidden = Some(matches!(value, "hidden" | "collapse")),
            "padding-left" => self.padding = length(value),
            "margin-left" => self.margin = length(value),
            "text-indent" => self.text_indent = length(value),
            "padding" => self.padding = side(value, 3).and_then(length),
            "margin" => self.margin = side(value, 3).and_then(length),
            "border" => {
                (self.top, self.no_top) = border(value);
                (self.bottom, self.no_bottom) = border(value);
            }
            "border-top" => (self.top, self.no_top) = border(value),
            "border-bottom" => (self.bottom, self.no_bottom) = border(value),
            "border-style" => {
                self.top = side(value, 0).map(line);
                self.bottom = side(value, 2).map(line);
            }
            "border-top-style" => self.top = Some(line(value)),
            "border-bottom-style" => self.bottom = Some(line(value)),
            "border-width" => {
                self.no_top = side(value, 0).map(is_zero);
                self.no_bottom = side(value, 2).map(is_zero);
            }
            "border-top-width" => self.no_top = Some(is_zero(value)),
            "border-bottom-width" => self.no_bottom = Some(is_zero(value)),
            _ => {}
        }
    }
}

/// The value of one side of a shorthand: 0 top, 1 right, 2 bottom, 3 left.
fn side(value: &str, side: usize) -> Option<&str> {
    let values: Vec<&str> = value.split_whitespace().take(4).collect();
    let at = match (values.len(), side) {
        (1, _) => 0,
        (2, _) => side % 2,
        (3, 3) => 1,
        _ => side,
    };
    values.get(at).copied()
}

/// A border shorthand: its line, and whether its width is zero.
fn border(value: &str) -> (Option<Line>, Option<bool>) {
    let mut found = Line::None;
    let mut zero = false;
    for part in value.split_whitespace() {
        found = found.max(line(part));
        zero |= is_zero(part);
    }
    (Some(found), Some(zero))
}

fn line(style: &str) -> Line {
    match style {
        "double" => Line::Double,
        "solid" | "dashed" | "dotted" | "groove" | "ridge" | "inset" | "outset" => Line::Single,
        _ => Line::None,
    }
}

fn is_zero(width: &str) -> bool {
    length(width) == Some(0)
}

#[cfg(test)]
mod tests {
    use super::{Line, Style};

    #[test]
    fn a_hanging_indent_is_what_is_left_of_it() {
        assert_eq!(Style::of("padding-left:18px;text-indent:-9px").indent(), 900);
        assert_eq!(Style::of("padding: 1px 2px 3px 40px; margin:5px").indent(), 4_500);
    }

    #[test]
    fn a_border_without_width_is_no_line() {
        assert_eq!(Style::of("border-bottom:3pt double #000").bottom(), Line::Double);
        assert_eq!(Style::of("border-top:0 solid #000").top(), Line::None);
        assert_eq!(Style::of("border-style:solid;border-width:0 0 1px").bottom(), Line::Single);
        assert_eq!(Style::of("border-style:solid;border-width:0 0 1px").top(), Line::None);
        assert_eq!(Style::of("border:1px solid;border-bottom:none").bottom(), Line::None);
    }

    #[test]
    fn hidden_is_what_is_not_displayed() {
        assert_eq!(Style::of("DISPLAY : none !important").hidden, Some(true));
        assert_eq!(Style::of("visibility:visible").hidden, Some(false));
    }
}
