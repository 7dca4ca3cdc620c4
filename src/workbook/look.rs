//! How the sheets look: ink on paper, hairlines, one accent; and how they are printed.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use kessan_core::text::Text;

/// The page's ink, and its second one.
const INK: Color = Color::RGB(0x1C_1E22);
const INK_2: Color = Color::RGB(0x56_5B63);
const HAIR: Color = Color::RGB(0xB9_B4A8);
/// Figures that are typed in rather than worked out, as is the custom of financial models.
const TYPED: Color = Color::RGB(0x1F_4E9E);
const INPUT: Color = Color::RGB(0xFF_F6DC);
const DOWN: Color = Color::RGB(0xA8_371B);
const MARK: Color = Color::RGB(0x8A_5A00);
const ACCENT: Color = Color::RGB(0x0F_5C78);

/// The height of a line, in points.
const LINE: u16 = 15;

/// A4.
const PAPER: u8 = 9;

/// Running text.
pub fn plain() -> Format {
    Format::new().set_font_color(INK).set_align(FormatAlign::Top)
}

/// Running text over several lines.
pub fn wrapped() -> Format {
    plain().set_text_wrap()
}

/// A sheet's title.
pub fn title() -> Format {
    Format::new().set_font_color(INK).set_bold().set_font_size(14)
}

/// The title in the other language, and other small print.
pub fn quiet() -> Format {
    Format::new().set_font_color(INK_2).set_align(FormatAlign::Top)
}

/// A unit behind a figure.
pub fn unit() -> Format {
    quiet().set_align(FormatAlign::Left).set_indent(1)
}

/// Above a part of a sheet.
pub fn part() -> Format {
    Format::new().set_font_color(ACCENT).set_bold().set_border_bottom(FormatBorder::Hair).set_border_bottom_color(HAIR)
}

/// The head of a column: over numbers it stands at the right.
pub fn head(is_number: bool) -> Format {
    let align = if is_number { FormatAlign::Right } else { FormatAlign::Left };
    Format::new().set_font_color(INK).set_bold().set_text_wrap().set_align(align).set_align(FormatAlign::Bottom)
}

/// The head in the other language.
pub fn head_2(is_number: bool) -> Format {
    let align = if is_number { FormatAlign::Right } else { FormatAlign::Left };
    quiet().set_text_wrap().set_align(align).set_align(FormatAlign::Bottom)
}

/// The last row of a head.
pub fn ruled(format: Format) -> Format {
    format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(INK)
}

/// A sum line.
pub fn total(format: Format) -> Format {
    format.set_bold().set_border_top(FormatBorder::Hair).set_border_top_color(INK_2)
}

/// A row's label.
pub fn label(depth: u8) -> Format {
    wrapped().set_align(FormatAlign::Left).set_indent(depth.min(15))
}

/// A figure that is printed.
pub fn printed(number_format: &str) -> Format {
    figure(TYPED, number_format)
}

/// A figure that is worked out.
pub fn worked_out(number_format: &str) -> Format {
    figure(INK, number_format)
}

fn figure(colour: Color, number_format: &str) -> Format {
    Format::new()
        .set_font_color(colour)
        .set_num_format(number_format)
        .set_align(FormatAlign::Right)
        .set_align(FormatAlign::Top)
}

/// A cell for the reader to type in.
pub fn input(number_format: &str) -> Format {
    printed(number_format).set_background_color(INPUT).set_border(FormatBorder::Thin).set_border_color(HAIR)
}

/// A link to another sheet.
pub fn link() -> Format {
    plain().set_font_color(ACCENT).set_underline(rust_xlsxwriter::FormatUnderline::Single)
}

/// What contradicts itself.
pub fn wrong() -> Format {
    Format::new().set_font_color(DOWN).set_bold()
}

/// What is the rounding of a column.
pub fn rounding() -> Format {
    Format::new().set_font_color(MARK)
}

/// A title in both languages, in the first two rows.
pub fn titles(sheet: &mut Worksheet, text: &Text) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, text.en(), &title())?;
    sheet.write_string_with_format(1, 0, text.ja(), &quiet().set_font_size(12))?;
    Ok(())
}

/// Columns as wide as their texts, in characters of which an East Asian one takes two, within bounds.
pub fn width(texts: impl IntoIterator<Item = impl AsRef<str>>, least: u16, most: u16) -> u16 {
    let longest = texts.into_iter().map(|text| columns(text.as_ref())).max().unwrap_or_default();
    longest.saturating_add(2).clamp(least, most)
}

/// Makes a row as high as the texts of its cells, each with its column's width, wrap to.
pub fn height(sheet: &mut Worksheet, row: u32, texts: &[(&str, u16)]) -> Result<(), XlsxError> {
    let lines = texts.iter().map(|(text, width)| tenths(text).div_ceil(width.saturating_mul(10).max(1))).max();
    match lines {
        Some(lines) if lines > 1 => sheet.set_row_height(row, LINE.saturating_mul(lines)).map(|_| ()),
        _ => Ok(()),
    }
}

fn columns(text: &str) -> u16 {
    tenths(text).div_ceil(10)
}

/// A text's width in tenths of a digit's: letters are narrower, East Asian characters wider than two.
fn tenths(text: &str) -> u16 {
    text.chars().map(|c| if u32::from(c) > 0x2E7F { 21_u16 } else { 10 }).fold(0, u16::saturating_add)
}

/// Names the font that a footer has anyway. It ends the digits of the size before it, which would take those of a name that
/// begins with some: `&83M` is M in size 83.
const FONT: &str = "&\"-,Regular\"";

/// The most characters of a footer's text, in UTF-16 as written: a whole footer has 255, and one that is longer is left out.
const MOST: usize = 200;

/// A text as a footer has it: with each `&`, which begins a code, written twice; cut short where it is too long.
fn footer_text(text: &str) -> String {
    let mut written = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = match (character, characters.peek()) {
            // The writer takes `&[Page]`, even behind another `&`, for a code.
            ('&', Some('[')) => format!("&&{FONT}"),
            ('&', _) => "&&".to_owned(),
            (other, _) => other.to_string(),
        };
        if written.encode_utf16().count() + next.encode_utf16().count() > MOST {
            written.push('…');
            break;
        }
        written += &next;
    }
    written
}

/// How a sheet is shown and printed: its head stays, and repeats on every page, which is as wide as the sheet.
pub fn page(sheet: &mut Worksheet, head: u32, labels: u16, footer: &str) -> Result<(), XlsxError> {
    sheet.set_screen_gridlines(false);
    sheet.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    sheet.set_footer(format!("&L&8{FONT}{}&R&8&A  &P / &N", footer_text(footer)));
    if head > 0 {
        sheet.set_freeze_panes(head, labels)?;
        sheet.set_repeat_rows(0, head - 1)?;
    }
    Ok(())
}
