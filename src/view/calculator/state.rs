//! What the reader does with the calculator, as signals, and its part of the address.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::platform::{controls, schedule};
use crate::state::address::Address;
use crate::state::draft::{Draft, Field, Instrument, Kept, When};
use crate::state::drafts;
use crate::state::outcome::{Answer, answer, example};
use crate::view::env::Env;
use crate::view::session::ids;
use kessan_core::capital::Terms;

/// The calculator's state.
#[derive(Clone, Copy, Debug)]
pub struct CalculatorState {
    /// Release and language.
    pub env: Env,
    /// The release's terms.
    pub terms: &'static Terms,
    /// The fields, as typed.
    pub draft: RwSignal<Draft>,
    /// The drafts that the reader has kept.
    pub kept: RwSignal<Vec<Kept>>,
    /// The price that is pointed at in the curves.
    pub looked: RwSignal<Option<Decimal>>,
    /// The chief results as they are said when the reader has changed something.
    pub said: RwSignal<String>,
    /// What follows from the draft for which it was last asked.
    answer: StoredValue<Option<(Draft, Answer)>>,
}

impl CalculatorState {
    /// The state that the page is written with.
    pub fn new(env: Env, terms: &'static Terms) -> Self {
        Self {
            env,
            terms,
            draft: RwSignal::new(first_draft(env, terms)),
            kept: RwSignal::default(),
            looked: RwSignal::default(),
            said: RwSignal::default(),
            answer: StoredValue::default(),
        }
    }

    /// The draft that the page is written with: the release's own terms.
    pub fn first_draft(self) -> Draft {
        first_draft(self.env, self.terms)
    }

    /// What follows from the draft. All results ask for it when the draft changes; it is worked out once. Not to be
    /// asked by what is asked.
    pub fn ask<T>(self, ask: impl FnOnce(&Answer) -> T) -> Option<T> {
        self.draft.with(|draft| {
            self.answer.try_update_value(|known| {
                if known.as_ref().is_none_or(|(of, _)| of != draft) {
                    *known = Some((draft.clone(), answer(self.terms, draft)));
                }
                known.as_ref().map(|(_, answer)| ask(answer))
            })?
        })
    }

    /// Changes the draft.
    pub fn change(self, change: &dyn Fn(&mut Draft)) {
        self.draft.update(|draft| change(draft));
    }

    /// Takes the number that a click offers for a field, of two that its text can be.
    pub fn take(self, event: &leptos::ev::MouseEvent) {
        let Some((key, text)) = controls::offered(event) else { return };
        if let Some(field) = Field::ALL.into_iter().find(|field| field.key() == key) {
            // The button is gone with the question.
            controls::focus(&key);
            self.change(&|draft| draft.set(field, text.as_str()));
        }
    }

    /// Types a price.
    pub fn set_price(self, price: Decimal) {
        self.change(&|draft| draft.set(Field::Price, self.env.exact(price)));
    }

    /// Takes over what the address says.
    pub fn open(self, fragment: &str) {
        let linked = drafts::read(&Address::read(fragment), self.terms);
        let first = self.first_draft();
        self.draft.set(linked.draft.of(&first));
        self.kept.set(linked.kept(&first));
    }

    /// Takes over what the reader has typed so far. To be called before the fields are mounted anew.
    pub fn resume(self) {
        let typed = touched(self.draft.get_untracked());
        if self.draft.with_untracked(|draft| *draft != typed) {
            self.draft.set(typed);
        }
    }

    /// The address with the present state in it, without `#`.
    pub fn fragment(self) -> String {
        let (draft, kept) = (self.draft.get_untracked(), self.kept.get_untracked());
        let pairs = drafts::pairs(&draft, &kept, &self.first_draft());
        Address::read(&controls::fragment()).with(drafts::owns, pairs).write()
    }

    /// Keeps the address in step with the state from now on, and the state with links and the history.
    pub fn follow(self) {
        let linked = drafts::read(&Address::read(&controls::fragment()), self.terms);
        let first = self.first_draft();
        if self.draft.with_untracked(|draft| *draft != linked.draft.of(&first)) {
            controls::replace_fragment(&self.fragment());
        }
        // A link that is followed next has all that was typed.
        controls::on_entry(move || controls::replace_fragment(&self.fragment()));
        // A reload at once takes what was typed last.
        let write = schedule::sparingly(150, move || controls::replace_fragment(&self.fragment()));
        Effect::new(move |ran: Option<()>| {
            self.draft.track();
            self.kept.track();
            if ran.is_some() {
                write();
            }
        });
        controls::on_fragment_change(move |_, now| {
            if Address::has_state(now) {
                self.open(now);
            }
        });
    }
}

fn first_draft(env: Env, terms: &Terms) -> Draft {
    example(terms, |number| env.exact(number))
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
    let withholding = controls::selected(ids::WITHHOLDING).filter(|id| !id.is_empty());
    draft.withholding = withholding.unwrap_or(draft.withholding);
    draft
}
