//! The colours of the style sheet, as pens for files.

use kessan::chart::draw::Pen;
use kessan::chart::scene::Tint;
use plotters::style::RGBColor;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// The colour of a custom property in the first rule of the style sheet whose selector ends so.
fn colour(selector: &str, property: &str) -> RGBColor {
    let (_, rule) = TOKENS.split_once(&format!("{selector} {{")).unwrap_or_else(|| panic!("a rule for {selector}"));
    let (rule, _) = rule.split_once('}').unwrap();
    let (_, value) = rule.split_once(&format!("{property}: #")).unwrap_or_else(|| panic!("{property} in {selector}"));
    let hex = |at: usize| u8::from_str_radix(&value[at..at + 2], 16).unwrap();
    RGBColor(hex(0), hex(2), hex(4))
}

fn pen(selector: &str) -> Pen<'static> {
    let colours = Tint::ALL.map(|tint| colour(selector, tint.property()));
    Pen { colours, family: "sans-serif", font_factor: 1.0, is_translated: false }
}

/// The pen of the light theme.
pub fn light() -> Pen<'static> {
    pen(":root")
}

/// The pen of the dark theme.
pub fn dark() -> Pen<'static> {
    pen(":root:has(#theme-dark:checked)")
}

fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// A picture of the light theme with each colour replaced by that of the dark one.
pub fn darkened(picture: &str) -> String {
    let (light, dark) = (light().colours, dark().colours);
    let mut text = String::new();
    let mut parts = picture.split("\"#");
    text += parts.next().unwrap_or_default();
    for part in parts {
        let (colour, rest) = part.split_at(6);
        let at = light.iter().position(|known| hex(*known) == format!("#{colour}"));
        let at = at.unwrap_or_else(|| panic!("#{colour} is no colour of style/tokens.css"));
        text += &format!("\"{}{rest}", hex(dark[at]));
    }
    text
}

#[test]
fn the_dark_theme_is_the_same_whether_chosen_or_followed() {
    let followed = ":root:not(:has(#theme-light:checked))";
    assert_eq!(pen(followed).colours.map(hex), dark().colours.map(hex));
    assert_eq!(hex(light().colours[Tint::Ink.index()]), "#1C1E22");
}

#[test]
fn no_two_tints_look_the_same() {
    for pen in [light(), dark()] {
        for (index, colour) in pen.colours.iter().enumerate() {
            assert!(!pen.colours[..index].contains(colour), "{}", Tint::ALL[index].property());
        }
    }
}
