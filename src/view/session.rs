//! What the reader does with the page, as signals.

use leptos::prelude::*;

use super::env::Env;
use crate::platform::{controls, schedule, screen};
use crate::state::address::Address;
use crate::state::query::{self, Unknown};
use crate::state::settings::{Periods, Settings, Show, Theme};
use kessan_core::release::Currency;

/// The ids of the page's form controls; the style sheet knows them too.
pub mod ids {
    /// Radio buttons of the currencies.
    pub const CURRENCY: [&str; 2] = ["ccy-0", "ccy-1"];
    /// Amounts, shares, and what was added to growth.
    pub const SHOW: [&str; 3] = ["show-amounts", "show-shares", "show-growth"];
    /// Themes.
    pub const THEME: [&str; 3] = ["theme-auto", "theme-light", "theme-dark"];
    /// All periods; each comparison has `period-` and its number.
    pub const ALL_PERIODS: &str = "period-all";
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
    /// Rises when a program of the page has written the address.
    pub written: RwSignal<u32>,
    section: StoredValue<String>,
}

impl Session {
    /// The state that the page is written with.
    pub fn new(env: Env) -> Self {
        Self {
            env,
            settings: RwSignal::default(),
            unknown: RwSignal::default(),
            written: RwSignal::default(),
            section: StoredValue::default(),
        }
    }

    /// Takes over what the reader had set before the application woke: first the address, then the controls touched
    /// since, which win. To be called before their roots are mounted, so that they are in that state. Gives the fragment of
    /// what the address says.
    pub fn resume(self, before: &Before) -> String {
        self.open(&before.fragment);
        let linked = self.fragment_after(&before.fragment);
        self.settings.update(|settings| before.touched(settings, self.env));
        linked
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
            controls::translate_tables(settings.currency == Currency::Translation);
            let Some(before) = before else { return settings };
            write();
            if before.theme != settings.theme {
                schedule::later(screen::announce_theme);
            }
            settings
        });
    }

    /// Follows links and the history.
    pub fn follow_links(self) {
        controls::on_fragment_written(move || self.written.update(|count| *count = count.wrapping_add(1)));
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
            period: controls::chosen("period"),
        }
    }

    /// Puts the controls that stand elsewhere than the page was written with into `settings`.
    fn touched(&self, settings: &mut Settings, env: Env) {
        if self.currency.as_deref() == Some(ids::CURRENCY[1]) {
            settings.currency = Currency::Translation;
        }
        match self.show.as_deref() {
            Some(id) if id == ids::SHOW[1] => settings.show = Show::Shares,
            Some(id) if id == ids::SHOW[2] => settings.show = Show::Growth,
            _ => {}
        }
        match self.theme.as_deref() {
            Some(id) if id == ids::THEME[1] => settings.theme = Theme::Light,
            Some(id) if id == ids::THEME[2] => settings.theme = Theme::Dark,
            _ => {}
        }
        let period = self.period.as_deref().and_then(|id| id.strip_prefix("period-")?.parse::<usize>().ok());
        if let Some(index) = period.filter(|index| *index < env.release.file.comparisons.len()) {
            settings.periods = Periods::One(index);
        }
    }
}
