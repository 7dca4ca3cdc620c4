//! Layouts and drawing: every backend is told the same, and whatever a figure holds, its marks stay in their frame, its
//! texts apart, and each of its numbers within reach.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::convert::Infallible;

use kessan::chart::draw::{Pen, draw};
use kessan::chart::figure::{Figure, Form, Item, Rule, Series, Slot};
use kessan::chart::placed::{Placed, Step};
use kessan::chart::scene::{Align, Mark, Rect, Scene, Tint};
use kessan::chart::svg::{svg, svg_file, svg_plain};
use kessan::chart::words::Words;
use plotters::prelude::*;
use plotters::style::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A backend that writes down what it is told, with the number of the tint instead of its colour.
struct Recorder<'a> {
    calls: &'a mut Vec<String>,
    size: (u32, u32),
}

type Told = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }
    fn ensure_prepared(&mut self) -> Told {
        Ok(())
    }
    fn present(&mut self) -> Told {
        Ok(())
    }
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Told {
        panic!("nothing is drawn pixel by pixel: it would be blurred on a sharp screen")
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Told {
        let points: Vec<String> = path.into_iter().map(|(x, y)| format!("{x} {y}")).collect();
        self.calls.push(format!("path {} wide {} t{}", points.join(" "), style.stroke_width(), style.color().rgb.2));
        Ok(())
    }
    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Told {
        assert!(fill, "a bar is filled");
        let (width, height) = (to.0 - from.0, to.1 - from.1);
        self.calls.push(format!("rect {} {} {width} {height} t{}", from.0, from.1, style.color().rgb.2));
        Ok(())
    }
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Told {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let face = match style.style() {
            FontStyle::Normal => "",
            FontStyle::Bold => " bold",
            FontStyle::Italic | FontStyle::Oblique => " italic",
        };
        let size = style.size();
        self.calls.push(format!("text {x} {y} {anchor} {size}{face} t{} {text}", style.color().rgb.2));
        Ok(())
    }
}

/// A pen whose colours are the numbers of the tints.
fn pen(is_translated: bool) -> Pen<'static> {
    let colours = Tint::ALL.map(|tint| RGBColor(0, 0, u8::try_from(tint.index()).unwrap()));
    Pen { colours, family: "sans-serif", font_factor: 1.0, is_translated }
}

fn record(scene: &Scene, is_translated: bool) -> Vec<String> {
    let mut calls = Vec::new();
    let area = Recorder { calls: &mut calls, size: (scene.width, scene.height) }.into_drawing_area();
    draw(scene, &area, &pen(is_translated)).unwrap();
    drop(area);
    calls
}

/// The same calls, read from SVG: `svg_plain` and `svg_file`, and `svg`, which leaves out of its attributes what its style
/// sheet says. Of what stands there in both currencies, one is read.
fn read(picture: &str, is_translated: bool) -> Vec<String> {
    let mut calls = Vec::new();
    for element in picture.split('<').skip(1) {
        let (tag, content) = element.split_once('>').unwrap();
        let attribute = |name: &str| {
            let (_, value) = tag.split_once(&format!(" {name}="))?;
            let end = |value: &str, at: char| value.split(at).next().unwrap_or_default().to_owned();
            Some(value.strip_prefix('"').map_or_else(|| end(value, ' '), |value| end(value, '"')))
        };
        let classes: Vec<String> =
            attribute("class").unwrap_or_default().split(' ').map(|class| class.trim_end_matches('/').into()).collect();
        let has = |class: &str| classes.iter().any(|known| known == class);
        if has(if is_translated { "rc" } else { "tc" }) {
            continue;
        }
        let is_of = |tint: &Tint, colour: &str| {
            colour == format!("var({})", tint.property()) || colour == format!("#{:06X}", tint.index())
        };
        let colour = ["fill", "stroke"].into_iter().filter_map(attribute).find(|colour| colour != "none");
        let tint = match colour {
            Some(colour) => Tint::ALL.iter().find(|tint| is_of(tint, &colour)).unwrap().index().to_string(),
            None => {
                classes.iter().find_map(|class| class.strip_prefix('t')?.parse::<u8>().ok()).unwrap_or(0).to_string()
            }
        };
        let number = |name: &str| attribute(name).unwrap_or_default();
        let place = format!("{} {}", number("x"), number("y"));
        match tag.split(' ').next().unwrap() {
            "rect" => calls.push(format!("rect {place} {} {} t{tint}", number("width"), number("height"))),
            "path" | "polyline" => {
                let points = attribute("points").or(attribute("d")).unwrap().replace(['M', ','], " ");
                let points: Vec<&str> = points.split_whitespace().collect();
                let wide = attribute("stroke-width").unwrap_or("1".to_owned());
                calls.push(format!("path {} wide {wide} t{tint}", points.join(" ")));
            }
            "text" => {
                let anchors = [("m", "middle"), ("e", "end")];
                let anchor = anchors.into_iter().find(|(class, _)| has(class)).map_or("start", |(_, anchor)| anchor);
                let anchor = attribute("text-anchor").unwrap_or(anchor.to_owned());
                let size = attribute("font-size").unwrap_or(if has("s") { "11" } else { "12" }.to_owned());
                let faces = [(" bold", "b", "font-weight"), (" italic", "i", "font-style")];
                let face = faces.into_iter().find(|(_, class, name)| has(class) || attribute(name).is_some());
                let face = face.map_or("", |(face, ..)| face);
                let text = content.trim_matches('\n').replace("&lt;", "<").replace("&gt;", ">");
                let text = text.replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&");
                calls.push(format!("text {place} {anchor} {size}{face} t{tint} {text}"));
            }
            _ => {}
        }
    }
    calls
}

const NAMES: [&str; 9] = [
    "1H08",
    "08年度上期",
    "ATM operation",
    "Connectivity & <outsourcing>",
    "システムインテグレーション",
    "Lighthouses, leading lights and harbour beacons including their remote supervision",
    "灯台、導灯及び港湾灯標（遠隔監視サービスを含む）の保守、点検並びに二十四時間体制の監視",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "",
];

fn name() -> impl Strategy<Value = String> {
    prop::sample::select(&NAMES[..]).prop_map(str::to_owned)
}

/// An amount as it is printed, `1,234` or `loss, −81.4%`, and in another currency.
fn words(value: Option<i64>, is_rate: bool) -> Words {
    let Some(value) = value else { return "n.m.".into() };
    let (sign, size) = (if value < 0 { "−" } else { "" }, value.abs());
    if is_rate {
        return format!("{}{sign}{}.{}%", if value < 0 { "loss, " } else { "" }, size / 10, size % 10).into();
    }
    let thousands = if size < 1000 { size.to_string() } else { format!("{},{:03}", size / 1000, size % 1000) };
    Words::new(format!("{sign}{thousands}"), Some(format!("{sign}{}.{}", size / 106, size % 10)))
}

fn value() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![
        2 => Just(None), 2 => Just(Some(0)), 4 => (-900..900_i64).prop_map(Some), 8 => (-50_000..200_000_i64).prop_map(Some)
    ]
}

/// What is drawn for a figure: its form, names of series, and of each slot its name, its note and its values.
type Raw = (Form, Vec<(String, bool)>, Vec<(String, bool, Vec<Option<i64>>)>, Vec<(i64, &'static str)>, bool);

fn figure((form, series, slots, rules, is_rate): Raw) -> Figure {
    let is_bridge = form == Form::Bridge;
    // The steps of a bridge have no series to take out, and hold nothing against the scale.
    let rules = if is_bridge || form == Form::GroupedApart { Vec::new() } else { rules };
    let series = series.into_iter().enumerate();
    let series: Vec<Series> = series
        .map(|(at, (name, hidden))| Series { name, tint: Tint::series(at), is_hidden: hidden && !is_bridge })
        .collect();
    let last = slots.len() - 1;
    let slots = slots
        .into_iter()
        .enumerate()
        .map(|(at, (label, is_derived, values))| {
            let item = |(series, value): (usize, Option<i64>)| Item {
                series,
                value: value.map(Decimal::from),
                words: words(value, is_rate),
                key: format!("{at} {series}"),
                tint: None,
            };
            let count = if is_bridge { 1 } else { series.len() };
            let sum = values.iter().take(count).flatten().sum::<i64>();
            Slot {
                name: label.clone(),
                label,
                note: if is_derived { "+10.9%" } else { "Target: 73,000" }.into(),
                note_falls: sum < 0,
                total: words(Some(sum), is_rate),
                is_derived,
                group: if at < 2 { "Assets" } else { "負債・資本" }.into(),
                is_level: is_bridge && (at == 0 || at == last),
                items: values.into_iter().take(count).enumerate().map(item).collect(),
            }
        })
        .collect();
    let mut figure = Figure::new(form, series, slots);
    figure.rules = rules.into_iter().map(|(at, text)| Rule { at: at.into(), words: text.into() }).collect();
    figure
}

fn figures() -> impl Strategy<Value = Figure> {
    let count = prop_oneof![4 => 2..8_usize, 1 => 8..41_usize];
    let raw = count.prop_flat_map(|count| {
        let stacked = prop::option::of(1..count).prop_map(Form::Stacked);
        let form =
            prop_oneof![2 => stacked, 1 => Just(Form::Grouped), 1 => Just(Form::GroupedApart), 1 => Just(Form::Bridge)];
        let slots = prop::collection::vec((name(), any::<bool>(), prop::collection::vec(value(), 6)), count);
        let series = prop::collection::vec((name(), prop::bool::weighted(0.2)), 1..7);
        let rule = (0..100_000_i64, prop::sample::select(&["50.1% of the year is over", "年度の50.1%が経過"][..]));
        (form, series, slots, prop::collection::vec(rule, 0..2), any::<bool>())
    });
    raw.prop_map(figure)
}

fn laid_out(figure: &Figure, width: u32) -> Placed {
    figure.layout(width, figure.height_at(width))
}

fn hull(points: &[(i32, i32)]) -> Rect {
    let point = |(x, y): (i32, i32)| Rect { left: x, top: y, right: x, bottom: y };
    points.iter().map(|at| point(*at)).reduce(Rect::with).unwrap()
}

/// The room that a mark takes up, as far as a text's width can be known.
fn extent(mark: &Mark) -> Rect {
    match mark {
        Mark::Bar { rect, .. } => *rect,
        Mark::Line { from, to, .. } => hull(&[*from, *to]),
        Mark::Path { points, .. } => hull(points),
        Mark::Label { at: (x, y), words, setting } => {
            let (width, half) = (words.width(setting.size, setting.bold), setting.size.pixels() / 2);
            let left = match setting.align {
                Align::Start => *x,
                Align::Middle => x - width / 2,
                Align::End => x - width,
            };
            Rect { left, top: y - half, right: left + width, bottom: y + half }
        }
    }
}

/// Texts that overlap by more than a pixel in both directions.
fn overlaps(scene: &Scene) -> Vec<String> {
    let labels: Vec<_> = scene.marks.iter().filter(|mark| matches!(mark, Mark::Label { .. })).collect();
    let mut found = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let a = extent(label);
        for other in &labels[index + 1..] {
            let b = extent(other);
            let across = a.right.min(b.right) - a.left.max(b.left);
            if across > 1 && a.bottom.min(b.bottom) - a.top.max(b.top) > 1 {
                found.push(format!("{label:?} at {a:?}\nand {other:?} at {b:?}"));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]
    #[test]
    fn every_backend_is_told_the_same(figure in figures(), width in 320..1600_u32) {
        let scene = laid_out(&figure, width).scene;
        for is_translated in [false, true] {
            let told = record(&scene, is_translated);
            prop_assert_eq!(&told, &read(&svg_plain(&scene, is_translated), is_translated));
            prop_assert_eq!(&told, &read(&svg(&scene), is_translated));
            // A file's first mark is its ground.
            let file = read(&svg_file(&scene, &pen(is_translated), "A & <b>"), is_translated);
            prop_assert_eq!(&file[0], &format!("rect 0 0 {width} {} t{}", scene.height, Tint::Paper.index()));
            prop_assert_eq!(&told[..], &file[1..]);
        }
    }

    #[test]
    fn no_mark_leaves_the_frame(figure in figures(), width in 320..1600_u32) {
        let scene = laid_out(&figure, width).scene;
        let (right, bottom) = (width.cast_signed(), scene.height.cast_signed());
        for mark in &scene.marks {
            let at = extent(mark);
            let is_inside = at.left >= -6 && at.top >= -6 && at.right <= right + 6 && at.bottom <= bottom;
            prop_assert!(is_inside, "{mark:?} at {at:?} leaves {right} × {bottom}");
        }
    }

    #[test]
    fn no_text_covers_another(figure in figures(), width in 320..1600_u32) {
        let found = overlaps(&laid_out(&figure, width).scene);
        prop_assert!(found.is_empty(), "{}", found.join("\n"));
    }

    #[test]
    fn every_number_that_is_shown_has_one_area_that_arrow_keys_reach(figure in figures(), width in 320..1600_u32) {
        let placed = laid_out(&figure, width);
        let mut areas: Vec<(usize, usize)> = placed.areas.iter().map(|area| (area.slot, area.item)).collect();
        areas.sort_unstable();
        let figure = &figure;
        let shown = figure.slots.iter().enumerate().flat_map(|(slot, of)| {
            of.items.iter().enumerate().filter_map(move |(item, it)| {
                // A dash in a stack is no mark; in a group it has a row.
                let has_mark = it.value.is_some() || !matches!(figure.form, Form::Stacked(_));
                (figure.is_shown(it) && has_mark).then_some((slot, item))
            })
        });
        prop_assert_eq!(areas, shown.collect::<Vec<_>>());
        let walk = std::iter::successors(placed.step(None, Step::On), |at| placed.step(Some(*at), Step::On));
        prop_assert!(walk.take(placed.areas.len() + 1).eq(0..placed.areas.len()));
        for area in &placed.areas {
            for Rect { left, top, right, bottom } in [area.rect, area.mark] {
                let is_inside = left >= 0 && top >= 0 && right <= width.cast_signed() && bottom <= placed.scene.height.cast_signed();
                prop_assert!(is_inside && left <= right && top <= bottom, "{area:?}");
            }
        }
    }

    #[test]
    fn a_mark_answers_where_it_is_seen(figure in figures(), width in 320..1600_u32) {
        let placed = laid_out(&figure, width);
        for (index, area) in placed.areas.iter().enumerate() {
            let mark = area.mark;
            if mark.right - mark.left >= 6 && mark.bottom - mark.top >= 6 {
                let middle = ((mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2);
                let found = placed.at(middle);
                let is_right = found.is_some_and(|at| at == index || (at > index && placed.areas[at].mark.contains(middle)));
                prop_assert!(is_right, "{area:?} is {found:?} at {middle:?}");
            }
        }
    }

    #[test]
    fn a_series_that_is_taken_out_leaves_no_mark(figure in figures(), width in 320..1600_u32) {
        let mut figure = figure;
        // In a colour and under a name that nothing else has.
        for series in figure.series.iter_mut().filter(|series| series.is_hidden) {
            series.tint = Tint::Series(5);
            series.name = "taken out".into();
        }
        figure.series.iter_mut().filter(|series| !series.is_hidden).for_each(|series| series.tint = Tint::Series(0));
        let scene = laid_out(&figure, width).scene;
        let is_left = |mark: &Mark| match mark {
            Mark::Bar { tint, .. } | Mark::Line { tint, .. } | Mark::Path { tint, .. } => *tint == Tint::Series(5),
            Mark::Label { words, setting, .. } => setting.tint == Tint::Series(5) || words.text.contains("taken out"),
        };
        prop_assert!(!scene.marks.iter().any(is_left), "{scene:#?}");
    }
}

fn made(form: Form, sets: &[&[i64]]) -> Figure {
    let series = (0..sets[0].len()).map(|index| (format!("Line {index}"), false)).collect();
    let slots = sets.iter().map(|set| ("1H08".to_owned(), false, set.iter().map(|value| Some(*value)).collect()));
    figure((form, series, slots.collect(), Vec::new(), false))
}

/// The bars of a scene with their tints.
fn bars(scene: &Scene) -> Vec<(Rect, Tint)> {
    let bar = |mark: &Mark| match mark {
        Mark::Bar { rect, tint } => Some((*rect, *tint)),
        _ => None,
    };
    scene.marks.iter().filter_map(bar).collect()
}

#[test]
fn a_deep_loss_is_broken_and_stays_in_the_frame() {
    let scene = laid_out(&made(Form::Grouped, &[&[16], &[25], &[-811]]), 300).scene;
    let strokes = |mark: &&Mark| matches!(mark, Mark::Line { tint: Tint::Paper, .. });
    assert_eq!(scene.marks.iter().filter(strokes).count(), 2, "two strokes of the ground break the bar that goes on");
    let loss = bars(&scene).into_iter().find(|(_, tint)| *tint == Tint::Down).unwrap().0;
    assert!(loss.left >= 0 && loss.right > loss.left, "{loss:?}");
    let shallow = laid_out(&made(Form::Grouped, &[&[16], &[25], &[-8]]), 300).scene;
    assert_eq!(shallow.marks.iter().filter(strokes).count(), 0, "a loss of a third of the largest gain is drawn whole");
}

/// Costs of 104.2 % of revenues: the loss of 4.2 % is no part of the hundred.
#[test]
fn a_loss_in_a_hundred_per_cent_hangs_below_zero() {
    let placed = laid_out(&made(Form::Stacked(None), &[&[835, 207, -42]]), 300);
    let [cost, overheads, loss] = [0, 1, 2].map(|index| placed.areas[index].mark);
    assert!(overheads.bottom == cost.top && cost.bottom == loss.top, "the loss begins where the costs do: {placed:#?}");
    assert!(loss.bottom > loss.top && cost.top > overheads.top, "{placed:#?}");
    let zero = cost.bottom;
    let is_axis =
        |mark: &Mark| matches!(mark, Mark::Line { from, to, tint: Tint::Ink } if from.1 == zero && to.1 == zero);
    assert!(placed.scene.marks.iter().any(is_axis), "with the line of zero between them");
}

/// A note below narrow columns once left the frame at its edge.
#[test]
fn a_note_below_narrow_columns_stays_in_the_frame() {
    let mut figure = made(Form::Stacked(None), &[&[4], &[4], &[4], &[4], &[4], &[4]]);
    figure.slots.iter_mut().for_each(|slot| slot.note = "Target: 73,000".into());
    for width in 320..1600 {
        let scene = laid_out(&figure, width).scene;
        let is_out = |mark: &&Mark| matches!(mark, Mark::Label { .. }) && extent(mark).left < -6;
        assert_eq!(scene.marks.iter().find(is_out), None, "at {width}");
    }
}

/// Two groups of which one has few columns: their names once ran into each other.
#[test]
fn names_of_unequal_groups_stay_apart() {
    let sets: Vec<&[i64]> = vec![&[4]; 12];
    let mut figure = made(Form::Stacked(Some(10)), &sets);
    for (index, slot) in figure.slots.iter_mut().enumerate() {
        slot.group = if index < 10 { "Assets" } else { "負債・資本" }.into();
    }
    for width in 320..1600 {
        let found = overlaps(&laid_out(&figure, width).scene);
        assert!(found.is_empty(), "at {width}: {}", found.join("\n"));
    }
}
