//! The releases that the figures are made of, and what their figures say.

use kessan::chart::figure::Figure;
use kessan::state::view_state::ViewState;
use kessan::view::env::Env;
use kessan::view::figures::finding::finding;
use kessan::view::figures::{FigureContext, Which, figure};
use kessan::view::number::plain;
use kessan_core::checks::contested::Contested;
use kessan_core::release::{Currency, Release, load::load};
use kessan_core::text::Lang;

pub const PUBLISHED: &str = include_str!("../../public/releases/iij-1h-fy2008.json");
pub const MADE_UP: &str = include_str!("../releases/made-up.json");
pub const MINIMAL: &str = include_str!("../releases/minimal.json");
pub const QUARTERLY: &str = include_str!("../releases/quarterly.json");
/// Five reports of one company, as `kessan compare` puts them beside each other.
pub const SIDE_BY_SIDE: &str = include_str!("../releases/side-by-side.json");

/// All releases with their names.
pub const ALL: [(&str, &str); 5] = [
    ("published", PUBLISHED),
    ("made-up", MADE_UP),
    ("minimal", MINIMAL),
    ("quarterly", QUARTERLY),
    ("side-by-side", SIDE_BY_SIDE),
];

/// What figures are made from, for a release file.
pub fn context(json: &str, lang: Lang) -> FigureContext {
    let release = load("release.json", json).unwrap_or_else(|problems| panic!("{problems}"));
    let release: &'static Release = Box::leak(Box::new(release));
    let contested = Contested::of(release, &release.checks());
    FigureContext { env: Env { lang, release }, contested: Box::leak(Box::new(contested)) }
}

/// Every figure with its panels, as the page first shows them.
pub fn shown(context: FigureContext) -> impl Iterator<Item = (Which, usize, Figure)> {
    let panels = move |which: Which| (0..which.panels(context.env.release)).map(move |panel| (which, panel));
    let all = Which::ALL.into_iter().flat_map(panels);
    all.filter_map(move |(which, panel)| Some((which, panel, figure(context, which, panel, &ViewState::default())?)))
}

/// What a figure's title says, in the reporting currency and without the keys of its numbers.
pub fn says(context: FigureContext, which: Which, panel: usize) -> Option<String> {
    says_in(context, which, panel, Currency::Reporting)
}

/// The same in a currency.
pub fn says_in(context: FigureContext, which: Which, panel: usize, currency: Currency) -> Option<String> {
    finding(context, which, panel, currency).map(|sentence| plain(&sentence))
}
