//! The colours of the businesses, as the style sheet has them: apart for readers with any of the common colour
//! blindnesses, and legible as text on the page's paper. The second cue is the name beside each mark.
#![allow(
    clippy::unwrap_used,
    clippy::float_arithmetic,
    reason = "a test of colours, which are numbers between 0 and 1"
)]

const TOKENS: &str = include_str!("../style/tokens.css");

/// How a viewer sees linear RGB.
type Sight = [[f64; 3]; 3];

const NORMAL: Sight = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

/// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
/// Deficiency", 2009: protanopia, deuteranopia and tritanopia.
const SIGHTS: [Sight; 4] = [
    NORMAL,
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
];

/// A difference that nobody misses between areas side by side; about 2 is the least that can be seen.
const APART: f64 = 10.0;

/// The values of a custom property, one for each theme and block of the style sheet.
fn values(property: &str) -> Vec<[f64; 3]> {
    let start = format!("{property}: #");
    let parts = TOKENS.split(&start).skip(1);
    parts.map(|rest| [0, 2, 4].map(|at| linear(u8::from_str_radix(&rest[at..at + 2], 16).unwrap()))).collect()
}

/// sRGB to linear light (IEC 61966-2-1).
fn linear(byte: u8) -> f64 {
    let value = f64::from(byte) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

fn seen(sight: &Sight, colour: [f64; 3]) -> [f64; 3] {
    sight.map(|row| row.iter().zip(colour).map(|(part, value)| part * value).sum::<f64>().clamp(0.0, 1.0))
}

fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// CIELAB under D65.
fn lab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let root = |value: f64| if value > 0.008_856 { value.cbrt() } else { 7.787 * value + 16.0 / 116.0 };
    let x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47);
    let y = root(luminance([red, green, blue]));
    let z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIE 1976.
fn difference(one: [f64; 3], other: [f64; 3]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

fn series() -> Vec<Vec<[f64; 3]>> {
    (1..=6).map(|number| values(&format!("--c{number}"))).collect()
}

#[test]
fn no_two_businesses_look_alike_to_anyone() {
    let series = series();
    let themes = series[0].len();
    assert!(themes >= 2 && series.iter().all(|colours| colours.len() == themes));
    for theme in 0..themes {
        for (kind, sight) in SIGHTS.iter().enumerate() {
            let colours: Vec<_> = series.iter().map(|colours| lab(seen(sight, colours[theme]))).collect();
            for (one, other) in (0..6).flat_map(|one| (0..one).map(move |other| (one, other))) {
                let apart = difference(colours[one], colours[other]);
                assert!(
                    apart >= APART,
                    "theme {theme}, sight {kind}: c{} and c{} are {apart:.1} apart",
                    other + 1,
                    one + 1
                );
            }
        }
    }
}

/// WCAG 2.2, 1.4.3: names are set in the colour of their business.
#[test]
fn every_business_can_be_read_on_paper() {
    let paper = values("--paper");
    for (number, colours) in series().iter().enumerate() {
        for (theme, (colour, paper)) in colours.iter().zip(&paper).enumerate() {
            let (one, other) = (luminance(*colour) + 0.05, luminance(*paper) + 0.05);
            let contrast = one.max(other) / one.min(other);
            assert!(contrast >= 4.5, "theme {theme}: c{} has {contrast:.2}", number + 1);
        }
    }
}
