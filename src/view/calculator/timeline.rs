//! When the dividends are recorded and paid and the buyback is carried out, on one axis of time.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::chart::scene::Tint;
use crate::chart::svg::svg;
use crate::chart::timeline::{Line, Timeline};
use crate::t;
use crate::view::env::Env;
use kessan_core::capital::Terms;
use kessan_core::period::{Span, days_from};

/// Widths that the picture is laid out for, in CSS pixels: a desk's and a phone's.
const WIDTHS: [(&str, u32); 2] = [("on-desk", 860), ("on-phone", 320)];

/// The picture. Its dates stand in it as text, and in the lines below the section's title.
#[component]
pub fn TimelineFigure(
    /// Release and language.
    env: Env,
    /// The calculator's terms.
    terms: &'static Terms,
) -> impl IntoView {
    let timeline = timeline(env, terms);
    let summary: Vec<_> = timeline.lines.iter().map(|line| format!("{}: {}", line.name, line.text)).collect();
    let pictures = WIDTHS.map(|(class, width)| {
        // The SVG is Kessan's own; plotters escapes the texts in it.
        view! { <div class=class translate="no" inner_html=svg(&timeline.layout(width))></div> }
    });
    let pictures: Vec<_> = pictures.into_iter().collect();
    view! {
        <figure class="timeline">
            <figcaption><h3>{t!(env, calculator.timeline)}</h3></figcaption>
            <div role="img" aria-label=summary.join(&t!(env, group_join))>{pictures}</div>
        </figure>
    }
}

fn timeline(env: Env, terms: &Terms) -> Timeline {
    let day = |date: Date| days_from(terms.year.start, date);
    let span = |name: String, span: Span, tint: Tint| Line {
        name,
        text: t!(env, calculator.from_to, start = env.date(span.start), end = env.date(span.end)),
        days: vec![day(span.start), day(span.end)],
        is_span: true,
        tint,
    };
    let year = span(t!(env, calculator.timeline_year), terms.year, Tint::Ghost);
    let dividends = terms.dividends.iter().map(|terms| {
        let dividend = &terms.dividend;
        let (name, record) = (env.text(&dividend.label), env.date(dividend.record_date));
        let record = env.assumed(record, terms.is_record_assumed);
        match dividend.payment_date {
            Some(paid) => Line {
                name: t!(env, calculator.timeline_paid, name = name),
                text: format!("{record} · {}", env.assumed(env.date(paid), terms.is_payment_assumed)),
                days: vec![day(dividend.record_date), day(paid)],
                is_span: false,
                tint: Tint::Series(0),
            },
            None => Line {
                name: t!(env, calculator.timeline_record, name = name),
                text: record,
                days: vec![day(dividend.record_date)],
                is_span: false,
                tint: Tint::Series(0),
            },
        }
    });
    let window = terms.buyback.as_ref().map(|terms| {
        let line = span(t!(env, calculator.timeline_window), terms.buyback.window, Tint::Series(2));
        Line { text: env.assumed(line.text, terms.is_window_assumed), ..line }
    });
    Timeline { lines: std::iter::once(year).chain(dividends).chain(window).collect() }
}
