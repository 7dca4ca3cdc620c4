//! The picture that other sites show for a link to the page: the headline results of the overview, as in the page, with
//! their targets.

#[cfg(feature = "ssr")]
mod drawn;

#[cfg(feature = "ssr")]
pub use drawn::png;

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::chart::measure::wrap;
use crate::chart::scene::Size;
use crate::chart::svg::xml;
use crate::prerender::document::Content;
use crate::t;
use crate::view::columns::amount_of;
use crate::view::number::plain;
use crate::view::overview::finding;
use crate::view::target_bars;
use kessan_core::overview::Headline;
use kessan_core::release::Currency;
use kessan_core::text::Lang;

/// In pixels, as the sites that show such pictures ask for.
pub const WIDTH: u32 = 1200;
/// In pixels.
pub const HEIGHT: u32 = 630;

/// Where the drawing begins and ends.
const LEFT: u32 = 72;
const INNER: u32 = WIDTH - 2 * LEFT;

/// The picture's file for a language.
pub fn path(lang: Lang) -> String {
    format!("overview-{}.png", lang.tag())
}

/// The picture as SVG. `None` if the release has no headline results.
pub fn svg(content: &Content) -> Option<String> {
    let env = content.env;
    let pair = env.release.pairs().into_iter().next()?;
    let headlines: Vec<Headline<'_>> = env.release.headlines(&pair).into_iter().take(4).collect();
    if headlines.is_empty() {
        return None;
    }
    let file = &env.release.file;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" xml:lang=\"{}\" \
         font-family=\"Noto Sans CJK JP, Noto Sans, DejaVu Sans, sans-serif\" fill=\"#1c1e22\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fbfaf7\"/>",
        env.lang.tag()
    );
    let serif = "Noto Serif CJK JP, Noto Serif, DejaVu Serif, serif";
    let mut text = |x: u32, y: u32, size: u32, look: &str, words: &str| {
        // Writing to a string cannot fail.
        let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" {look}>{}</text>", xml(words));
    };
    let muted = "fill=\"#565b63\"";
    text(LEFT, 92, 26, muted, &format!("{} · {}", env.text(&file.company.name), env.text(&file.title)));
    let title = format!("font-family=\"{serif}\"");
    for (line, y) in
        lines(&plain(&finding(env, &pair, &headlines, Currency::Reporting)), INNER, 50, 3).iter().zip([164, 226, 288])
    {
        text(LEFT, y, 50, &title, line);
    }
    let unit = t!(env, overview.unit, period = env.text(&pair.current.name), unit = env.unit(Currency::Reporting));
    text(LEFT, 348, 22, muted, &unit);
    let column = INNER / u32::try_from(headlines.len().max(1)).ok()?;
    for (headline, index) in headlines.iter().zip(0_u32..) {
        let x = LEFT + index * column;
        let value = headline.actual.map(|value| amount_of(env, value, Currency::Reporting)).unwrap_or_default();
        for (line, y) in lines(&env.text(&headline.concept.label), column - 24, 20, 2).iter().zip([404, 430]) {
            text(x, y, 20, muted, line);
        }
        text(x, 488, 46, &title, &value);
        text(x, 528, 22, muted, &env.growth(Some(headline.growth)));
        if let Some(aim) = &headline.target {
            let aimed = amount_of(env, aim.value, Currency::Reporting);
            let words = match aim.reached {
                Some(reached) => t!(
                    env,
                    overview.part_of_target,
                    guidance = env.guidance(),
                    percent = env.percent(reached),
                    value = aimed
                ),
                None => t!(env, overview.target, guidance = env.guidance(), value = aimed),
            };
            text(x, 594, 20, muted, &words);
        }
    }
    let whole = target_bars::whole(&headlines);
    let _ = write!(svg, "<rect x=\"{LEFT}\" y=\"370\" width=\"{INNER}\" height=\"2\" fill=\"#1c1e22\"/>");
    for (headline, index) in headlines.iter().zip(0_u32..) {
        let reached = headline.target.as_ref().and_then(|aim| aim.reached);
        let (Some(reached), Some(whole)) = (reached, whole) else { continue };
        let (x, width) = (LEFT + index * column, column - 32);
        let part = |percent: Decimal| {
            (target_bars::place(percent, whole) * Decimal::from(width) / Decimal::ONE_HUNDRED).round_dp(1)
        };
        let tick = Decimal::from(x) + part(Decimal::ONE_HUNDRED);
        let _ = write!(
            svg,
            "<rect x=\"{x}\" y=\"551\" width=\"{width}\" height=\"10\" fill=\"#ece9e2\"/>\
             <rect x=\"{x}\" y=\"551\" width=\"{}\" height=\"10\" fill=\"#0f5c78\"/>\
             <rect x=\"{tick}\" y=\"546\" width=\"3\" height=\"20\" fill=\"#1c1e22\"/>",
            part(reached)
        );
    }
    Some(svg + "</svg>")
}

/// A text in lines of that width and size of letters, all about as long.
fn lines(text: &str, width: u32, size: u32, most: usize) -> Vec<String> {
    // The estimate knows the sizes of charts: the width is brought to one of them.
    let scaled =
        |width: u32| i32::try_from(width).unwrap_or(i32::MAX) * Size::Body.pixels() / i32::try_from(size).unwrap_or(1);
    let widest = wrap(text, scaled(width), Size::Body, false, most);
    let narrower = (width / 2..width).step_by(8).map(|width| wrap(text, scaled(width), Size::Body, false, most + 1));
    narrower.into_iter().find(|lines| lines.len() == widest.len()).unwrap_or(widest)
}
