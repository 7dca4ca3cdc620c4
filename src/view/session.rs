//! What the reader does with the page, as signals.

use leptos::prelude::*;

use super::env::Env;
use crate::domain::release::Currency;
use crate::platform::{controls, schedule};
use crate::state::draft::{Draft, Field, Instrument, Kept, When};
use crate::state::outcome::{Answer, answer, example};
use crate::state::query::{self, Drafts, Query, Unknown};
use crate::state::settings::{Periods, Settings, Show, Theme};

/// The ids of the page's form controls; the style sheet knows them too.
pub mod ids {
    /// Radio buttons of the currencies.
    pub const CURRENCY: [&str; 2] = ["ccy-0", "ccy-1"];
    /// Amounts and shares.
    pub const SHOW: [&str; 2] = ["show-amounts", "show-shares"];
    /// Themes.
    pub const THEME: [&str; 3] = ["theme-auto", "theme-light", "theme-dark"];
    /// All periods; each comparison has `period-` and its number.
    pub const ALL_PERIODS: &str = "period-all";
    /// What a holding is counted in.
    pub const INSTRUMENT: [&str; 2] = ["as-shares", "as-ads"];
    /// Since when it is held; the other fields of the calculator have their keys as ids.
    pub const MISSED: &str = "missed";
}

/// What the anchors of checks begin with.
pub const CHECK: &str = "check-";

/// The page's state.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// Release and language.
    pub env: Env,
    /// The controls.
    pub settings: RwSignal<Settings>,
    /// The calculator's fields; `None` if the release says nothing of capital.
    pub draft: RwSignal<Option<Draft>>,
    /// The drafts that the reader has kept.
    pub kept: RwSignal<Vec<Kept>>,
    /// What the address held that this page does not know.
    pub unknown: RwSignal<Vec<Unknown>>,
    section: StoredValue<String>,
    /// What follows from the draft for which it was last asked.
    answer: StoredValue<Option<(Draft, Answer)>>,
}

impl Session {
    /// The state that the page is written with.
    pub fn new(env: Env) -> Self {
        Self {
            env,
            settings: RwSignal::default(),
            draft: RwSignal::new(first_draft(env)),
            kept: RwSignal::default(),
            unknown: RwSignal::default(),
            section: StoredValue::default(),
            answer: StoredValue::default(),
        }
    }

    /// What follows from the draft. All results ask for it when the draft changes; it is worked out once. Not to be
    /// asked by what is asked.
    pub fn ask<T>(self, ask: impl FnOnce(&Answer) -> T) -> Option<T> {
        let terms = self.env.terms()?;
        self.draft.with(|draft| {
            let draft = draft.as_ref()?;
            self.answer.try_update_value(|known| {
                if known.as_ref().is_none_or(|(of, _)| of != draft) {
                    *known = Some((draft.clone(), answer(terms, draft)));
                }
                known.as_ref().map(|(_, answer)| ask(answer))
            })?
        })
    }

    /// Takes over what the reader had set before the application woke: first the address, then the controls touched
    /// since, which win. To be called when their roots are hydrated, as hydration needs the state they were written
    /// with. Gives the fragment of what the address says.
    pub fn resume(self, before: &Before) -> String {
        self.open(&before.fragment);
        let linked = self.fragment();
        self.settings.update(|settings| before.touched(settings, self.env));
        linked
    }

    /// Hydrates a part of the calculator with `wake`, in the state it was written with, and then takes over what the
    /// reader has typed so far.
    pub fn resume_calculator(self, wake: impl FnOnce()) {
        let (linked, kept) = (self.draft.get_untracked(), self.kept.get_untracked());
        let typed = linked.map(touched);
        // Effects run when this task is over: they see only the last state.
        self.draft.set(first_draft(self.env));
        self.kept.set(Vec::new());
        wake();
        self.draft.set(typed);
        self.kept.set(kept);
    }

    /// Keeps the address in step with the state from now on. `linked` is the fragment of what it says: as long as the
    /// state is just this, it stays as it is, with what it has that this page does not know.
    pub fn follow_state(self, linked: &str) {
        let fragment = self.fragment();
        if fragment != linked {
            controls::replace_fragment(&fragment);
        }
        let pending = StoredValue::new(0_u32);
        Effect::new(move |ran: Option<()>| {
            self.settings.track();
            self.draft.track();
            self.kept.track();
            if ran.is_none() {
                return;
            }
            // Typing changes the state with every key; the address follows when it pauses.
            let turn = pending.try_update_value(|turn| {
                *turn = turn.wrapping_add(1);
                *turn
            });
            schedule::after(150, move || {
                if pending.try_get_value() == turn {
                    controls::replace_fragment(&self.fragment());
                }
            });
        });
    }

    /// Follows links and the history.
    pub fn follow_links(self) {
        controls::on_fragment_change(move || {
            let fragment = controls::fragment();
            if fragment.contains('?') {
                // What it leaves out is at its default.
                self.settings.set(Settings::default());
                let example = first_draft(self.env);
                self.draft.set(example);
                self.kept.set(Vec::new());
                self.open(&fragment);
            } else {
                // A link within the page names only its section: the state is added to it.
                let section = fragment.trim_start_matches('#').to_owned();
                if section.starts_with(CHECK) && !controls::scroll_to(&section) {
                    controls::scroll_to("checks");
                }
                self.section.set_value(section);
                controls::replace_fragment(&self.fragment());
            }
        });
    }

    /// The fragment of the present state, without `#`.
    pub fn fragment(self) -> String {
        let example = first_draft(self.env);
        let (draft, kept) = (self.draft.get_untracked(), self.kept.get_untracked());
        let drafts =
            draft.as_ref().zip(example.as_ref()).map(|(draft, default)| Drafts { draft, default, kept: &kept });
        self.section
            .with_value(|section| query::write(section, &self.settings.get_untracked(), drafts, self.env.release))
    }

    /// Sets what a fragment says and shows its section.
    fn open(self, fragment: &str) {
        let Query { section, currency, periods, show, theme, draft: parts, kept, mut unknown } =
            query::read(fragment, self.env.release);
        self.settings.update(|settings| {
            settings.currency = currency.unwrap_or(settings.currency);
            settings.periods = periods.unwrap_or(settings.periods);
            settings.show = show.unwrap_or(settings.show);
            settings.theme = theme.unwrap_or(settings.theme);
        });
        self.draft.update(|draft| {
            let Some(draft) = draft else { return };
            parts.apply(draft);
        });
        if let Some(example) = first_draft(self.env).filter(|_| !kept.is_empty()) {
            let kept = kept.into_iter().map(|(_, name, parts)| {
                let mut draft = example.clone();
                parts.apply(&mut draft);
                Kept { name, draft }
            });
            self.kept.set(kept.collect());
        }
        // The browser scrolls to a plain `#mix` by itself, but not to one with a state behind it.
        // A check that the page is not written with is shown by the program of its section.
        let place = if section.starts_with(CHECK) { "checks" } else { &section };
        if !section.is_empty() && !controls::has_scrolled() && !controls::scroll_to(place) {
            unknown.insert(0, Unknown::Section(section.clone()));
        } else {
            self.section.set_value(section);
        }
        self.unknown.set(unknown);
    }
}

/// A draft with what the reader has typed and chosen in the page since.
fn touched(mut draft: Draft) -> Draft {
    for field in Field::ALL {
        if let Some(text) = controls::typed(field.key()) {
            draft.set(field, text);
        }
    }
    if controls::chosen("as").as_deref() == Some(ids::INSTRUMENT[1]) {
        draft.instrument = Instrument::Ads;
    }
    let timing = controls::chosen("timing").and_then(|id| id.strip_prefix("timing-")?.parse::<usize>().ok());
    if let Some((_, when)) = timing.and_then(|index| When::ALL.get(index)).filter(|(_, when)| *when != When::default())
    {
        draft.when = *when;
    }
    let missed = controls::selected(ids::MISSED).and_then(|missed| missed.parse().ok()).filter(|missed| *missed > 0);
    draft.missed = missed.unwrap_or(draft.missed);
    draft
}

/// The draft that the page is written with; `None` if the release says nothing of capital.
fn first_draft(env: Env) -> Option<Draft> {
    env.terms().map(|terms| example(terms, |number| env.exact(number)))
}

/// The address and the controls as the application finds them.
#[derive(Clone, Debug, Default)]
pub struct Before {
    fragment: String,
    currency: Option<String>,
    show: Option<String>,
    theme: Option<String>,
    period: Option<String>,
}

impl Before {
    /// Reads them. To be called before the roots are hydrated, which puts the controls to the state they were written
    /// with.
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
        if self.show.as_deref() == Some(ids::SHOW[1]) {
            settings.show = Show::Shares;
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
