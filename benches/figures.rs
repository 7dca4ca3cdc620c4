//! How long layout and drawing of each figure takes, and that of figures with forty slots. The goal is 4 ms for any;
//! `cargo xtask bench --only core` says.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark may fail, and its harness has no documents"
)]

use std::convert::Infallible;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use kessan::chart::draw::{Pen, draw};
use kessan::chart::figure::{Figure, Form, Item, Series, Slot};
use kessan::chart::scene::{Scene, Tint};
use kessan::chart::svg::svg;
use kessan::state::view_state::ViewState;
use kessan::view::env::Env;
use kessan::view::figures::{FigureContext, Which, figure};
use kessan_core::checks::contested::Contested;
use kessan_core::release::{Release, load::load};
use kessan_core::text::Lang;
use plotters::prelude::*;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use rust_decimal::Decimal;

const WIDTH: u32 = 900;

/// A backend that does nothing: what is left is Kessan's part of drawing on a canvas.
struct Idle((u32, u32));

type Told = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Idle {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.0
    }
    fn ensure_prepared(&mut self) -> Told {
        Ok(())
    }
    fn present(&mut self) -> Told {
        Ok(())
    }
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Told {
        Ok(())
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _: &S) -> Told {
        path.into_iter().for_each(|point| _ = black_box(point));
        Ok(())
    }
    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, _: &S, _: bool) -> Told {
        black_box((from, to));
        Ok(())
    }
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, _: &S, at: BackendCoord) -> Told {
        black_box((text, at));
        Ok(())
    }
}

fn idle(scene: &Scene) {
    let pen = Pen { colours: Tint::ALL.map(|_| BLACK), family: "sans-serif", font_factor: 1.0, is_translated: false };
    let area = Idle((scene.width, scene.height)).into_drawing_area();
    draw(scene, &area, &pen).unwrap();
}

fn published() -> FigureContext {
    let release = load("published", include_str!("../public/releases/iij-1h-fy2008.json"));
    let release: &'static Release = Box::leak(Box::new(release.unwrap_or_else(|problems| panic!("{problems}"))));
    let contested = Contested::of(release, &release.checks());
    FigureContext { env: Env { lang: Lang::En, release }, contested: Box::leak(Box::new(contested)) }
}

/// A figure with forty periods or steps, of six series where the form has several.
fn forty(form: Form) -> Figure {
    let is_bridge = form == Form::Bridge;
    let series = (0..6).map(|index| Series {
        name: format!("Business number {index} with a long name"),
        tint: Tint::series(index),
        is_hidden: false,
    });
    let slot = |at: usize| {
        let item = |series: usize| {
            let value =
                i64::try_from((at * 7919 + series * 104_729) % 20_000).unwrap() - if is_bridge { 9_000 } else { 0 };
            let (words, key) = (value.to_string().as_str().into(), format!("{at} {series}"));
            Item { series, value: Some(Decimal::from(value)), words, key, tint: None }
        };
        Slot {
            label: format!("{}Q{:02}", at % 4 + 1, at / 4),
            name: format!("Step number {at} of a long way"),
            is_level: is_bridge && (at == 0 || at == 39),
            items: (0..if is_bridge { 1 } else { 6 }).map(item).collect(),
            ..Slot::default()
        }
    };
    Figure::new(form, series.collect(), (0..40).map(slot).collect())
}

fn measure(criterion: &mut Criterion, name: &str, figure: &Figure) {
    let scene = |figure: &Figure| figure.layout(WIDTH, figure.height_at(WIDTH)).scene;
    criterion.bench_function(&format!("{name}/layout and drawing"), |bencher| {
        bencher.iter(|| idle(&scene(black_box(figure))));
    });
    criterion.bench_function(&format!("{name}/layout and SVG"), |bencher| {
        bencher.iter(|| svg(&scene(black_box(figure))));
    });
}

fn page(criterion: &mut Criterion) {
    let context = published();
    for which in Which::ALL {
        let make = || figure(context, which, 0, &ViewState::default());
        criterion.bench_function(&format!("{}/made from the release", which.id()), |bencher| bencher.iter(make));
        measure(criterion, which.id(), &make().unwrap());
    }
}

fn many(criterion: &mut Criterion) {
    for (name, form) in [("forty stacked columns", Form::Stacked(None)), ("forty steps", Form::Bridge)] {
        measure(criterion, name, &forty(form));
    }
}

criterion_group!(benches, page, many);
criterion_main!(benches);
