//! What the reader does with the page, as signals.

use leptos::prelude::*;

use super::controls::{CURRENCIES, NEGATIVES, SHOWN, THEMES, other_language, place as position};
use super::env::Env;
use crate::platform::{controls, place, schedule, screen};
use crate::state::address::Address;
use crate::state::query::{self, Unknown};
use crate::state::settings::{Periods, Settings};
use kessan_core::release::Currency;

/// The ids of the page's form controls; the style sheet knows them too.
pub mod ids {
    /// Radio buttons of the currencies.
    pub const CURRENCY: [&str; 2] = ["ccy-0", "ccy-1"];
    /// Amounts, shares, and what was added to growth.
    pub const SHOW: [&str; 3] = ["show-amounts", "show-shares", "show-growth"];
    /// Themes.
    pub const THEME: [&str; 3] = ["theme-auto", "theme-light", "theme-dark"];
    /// How negative numbers are shown.
    pub const NEGATIVES: [&str; 2] = ["negatives-printed", "negatives-triangle"];
    /// All periods; each comparison has `period-` and its number.
    pub const ALL_PERIODS: &str = "period-all";

    /// The radio button of a comparison.
    pub fn period(index: usize) -> String {
        format!("period-{index}")
    }

    /// What a holding is counted in.
    pub const INSTRUMENT: [&str; 2] = ["as-shares", "as-ads"];
    /// Since when it is held; the other fields of the calculator have their keys as ids.
    pub const MISSED: &str = "missed";
    /// The list of those whose taxes are withheld.
    pub const WITHHOLDING: &str = "withholding";
}

/// What the ids of the radio buttons begin with that choose a business whose parts are shown.
pub const WITHIN: &str = "within-";

/// What the anchors of checks begin with.
pub const CHECK: &str = "check-";

/// The page's state. The programs that are loaded later have states of their own, and keys of their own in the address.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// Release and language.
    pub env: Env,
    /// The controls.
    pub settings: RwSignal<Settings>,
    /// What the address held that this page does not know.
    pub unknown: RwSignal<Vec<Unknown>>,
    section: StoredValue<String>,
}

impl Session {
    /// The state that the page is written with.
    pub fn new(env: Env) -> Self {
        Self { env, settings: RwSignal::default(), unknown: RwSignal::default(), section: StoredValue::default() }
    }

    /// Takes over what the reader had set before the application was mounted: first the address, then the controls touched
    /// since, which win. Gives the fragment of what the address says.
    pub fn resume(self, before: &Before) -> String {
        self.open(&before.fragment);
        let linked = self.fragment_after(&before.fragment);
        self.settings.update(|settings| before.touched(settings, self.env));
        show(&self.settings.get_untracked());
        linked
    }

    /// Takes over what the reader chooses from now on. What the page lacks a control for stays as the address has it.
    pub fn follow_controls(self) {
        controls::on_change(move || {
            let known = self.settings.get_untracked();
            let now = Before::read().chosen(known, self.env);
            if now != known {
                self.settings.set(now);
            }
        });
    }

    /// Keeps the address in step with the state from now on. `linked` is the fragment of what it says: as long as the
    /// state is just this, it stays as it is, with what it has that this page does not know.
    pub fn follow_state(self, linked: &str) {
        let fragment = self.fragment();
        if fragment != linked {
            controls::replace_fragment(&fragment);
        }
        // A reload at once takes what was chosen last.
        let write = schedule::sparingly(150, move || controls::replace_fragment(&self.fragment()));
        Effect::new(move |before: Option<Settings>| {
            let settings = self.settings.get();
            show(&settings);
            controls::translate_tables(settings.currency == Currency::Translation);
            self.lead_to_other_language();
            let Some(before) = before else { return settings };
            write();
            if (before.theme, before.negatives) != (settings.theme, settings.negatives) {
                schedule::later(screen::announce_theme);
            }
            settings
        });
    }

    /// Follows links and the history.
    pub fn follow_links(self) {
        controls::on_fragment_written(move || self.lead_to_other_language());
        controls::on_fragment_change(move |before, now| {
            if Address::has_state(now) {
                // What it leaves out is at its default.
                self.settings.set(Settings::default());
                self.open(now);
            } else {
                // A link within the page names only its section: the state is added to it.
                let section = now.trim_start_matches('#').to_owned();
                if section.starts_with(CHECK) && !controls::scroll_to(&section) {
                    controls::scroll_to("checks");
                }
                self.section.set_value(section);
                controls::replace_fragment(&self.fragment_after(before));
            }
        });
    }

    /// The page in the other language is in the same state.
    fn lead_to_other_language(self) {
        let (other, path) = other_language(self.env);
        controls::lead(".lang", &place::in_language(other.tag(), path, &self.fragment()));
    }

    /// The fragment of the present state, without `#`.
    pub fn fragment(self) -> String {
        self.fragment_after(&controls::fragment())
    }

    /// The same; what it says of the page's other programs is taken from
    /// `before`.
    fn fragment_after(self, before: &str) -> String {
        let pairs = query::pairs(&self.settings.get_untracked(), self.env.release);
        let address = Address::read(before).led_by(query::owns, pairs);
        Address { section: self.section.get_value(), ..address }.write()
    }

    /// Sets what a fragment says and shows its section.
    fn open(self, fragment: &str) {
        let address = Address::read(fragment);
        let query = query::read(&address, self.env.release);
        let mut unknown = query.unknown;
        self.settings.update(|settings| {
            settings.currency = query.currency.unwrap_or(settings.currency);
            settings.periods = query.periods.unwrap_or(settings.periods);
            settings.show = query.show.unwrap_or(settings.show);
            settings.theme = query.theme.unwrap_or(settings.theme);
            settings.negatives = query.negatives.unwrap_or(settings.negatives);
        });
        // The browser scrolls to a plain `#mix` by itself, but not to one with a state behind it.
        // A check that the page is not written with is shown by the program of its section.
        let section = address.section;
        let place = if section.starts_with(CHECK) { "checks" } else { &section };
        if !section.is_empty() && !controls::has_scrolled() && !controls::scroll_to(place) {
            unknown.insert(0, Unknown::Section(section));
        } else {
            self.section.set_value(section);
        }
        self.unknown.set(unknown);
    }
}

/// The address and the controls as the application finds them.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// The fragment.
    pub fragment: String,
    currency: Option<String>,
    show: Option<String>,
    theme: Option<String>,
    negatives: Option<String>,
    period: Option<String>,
}

impl Before {
    /// Reads them. To be called before the roots are mounted, which puts others in the controls' place.
    pub fn read() -> Self {
        Self {
            fragment: controls::fragment(),
            currency: controls::chosen("ccy"),
            show: controls::chosen("show"),
            theme: controls::chosen("theme"),
            negatives: controls::chosen("negatives"),
            period: controls::chosen("period"),
        }
    }

    /// Puts the controls that stand elsewhere than the page was written with into `settings`.
    fn touched(&self, settings: &mut Settings, env: Env) {
        let (now, written) = (self.chosen(*settings, env), Settings::default());
        if now.currency != written.currency {
            settings.currency = now.currency;
        }
        if now.periods != written.periods {
            settings.periods = now.periods;
        }
        if now.show != written.show {
            settings.show = now.show;
        }
        if now.theme != written.theme {
            settings.theme = now.theme;
        }
        if now.negatives != written.negatives {
            settings.negatives = now.negatives;
        }
    }

    /// What all controls say; what there is no control for is as in `settings`.
    fn chosen(&self, settings: Settings, env: Env) -> Settings {
        let period = self.period.as_deref().map(|id| {
            let index = id.strip_prefix("period-").and_then(|index| index.parse::<usize>().ok());
            index.filter(|index| *index < env.release.file.comparisons.len()).map_or(Periods::All, Periods::One)
        });
        Settings {
            currency: named(&ids::CURRENCY, &CURRENCIES, self.currency.as_deref()).unwrap_or(settings.currency),
            periods: period.unwrap_or(settings.periods),
            show: named(&ids::SHOW, &SHOWN, self.show.as_deref()).unwrap_or(settings.show),
            theme: named(&ids::THEME, &THEMES, self.theme.as_deref()).unwrap_or(settings.theme),
            negatives: named(&ids::NEGATIVES, &NEGATIVES, self.negatives.as_deref()).unwrap_or(settings.negatives),
        }
    }
}

/// The value whose radio button has that id.
fn named<T: Copy, const N: usize>(ids: &[&str; N], values: &[T; N], id: Option<&str>) -> Option<T> {
    let index = ids.iter().position(|known| Some(*known) == id)?;
    values.get(index).copied()
}

/// Puts the radio buttons where the settings are; the style sheet follows them.
fn show(settings: &Settings) {
    let id = match settings.periods {
        Periods::All => ids::ALL_PERIODS.to_owned(),
        Periods::One(index) => ids::period(index),
    };
    controls::check(&id, true);
    controls::check(ids::CURRENCY[position(&CURRENCIES, &settings.currency)], true);
    controls::check(ids::SHOW[position(&SHOWN, &settings.show)], true);
    controls::check(ids::THEME[position(&THEMES, &settings.theme)], true);
    controls::check(ids::NEGATIVES[position(&NEGATIVES, &settings.negatives)], true);
}
