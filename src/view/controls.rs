//! The controls that the whole page follows: plain radio buttons, which the style sheet obeys before any script runs.

use leptos::prelude::*;

use super::live::live;
use super::session::{Session, ids};
use crate::platform::place;
use crate::state::settings::{Periods, Settings, Theme};
use crate::t;
use kessan_core::release::Currency;
use kessan_core::release::model::Comparison;
use kessan_core::text::Lang;

/// One choice of a segmented control: the radio button's id, what it says, and in which language, where that is not the page's.
pub type Choice = (String, String, Option<String>);

/// A group of radio buttons that looks like a segmented control. Its choices go by their position.
#[component]
pub fn Segmented<S: Copy + Send + 'static>(
    /// Its name: of the group for assistive technology, and of the radio buttons in the form.
    legend: String,
    /// The name of the radio buttons.
    name: &'static str,
    /// The choices; the first is chosen when the page is written.
    choices: Vec<Choice>,
    /// The state that they show and change.
    state: S,
    /// Which of them is chosen in that state.
    chosen: fn(S) -> usize,
    /// Changes the state to one of them.
    choose: fn(S, usize),
) -> impl IntoView {
    let buttons = choices.into_iter().enumerate().map(|(index, (id, label, lang))| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    id=id
                    autocomplete="off"
                    checked=index == 0
                    prop:checked=live(move || chosen(state) == index)
                    on:change=move |_| choose(state, index)
                />
                <span translate=(name == "ccy").then_some("no") lang=lang>{label}</span>
            </label>
        }
    });
    let buttons: Vec<_> = buttons.collect();
    view! {
        <fieldset class="seg">
            <legend>{legend}</legend>
            {buttons}
        </fieldset>
    }
}

const CURRENCIES: [Currency; 2] = [Currency::Reporting, Currency::Translation];
const THEMES: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

/// Period, currency, theme and language.
#[component]
pub fn Controls(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let env = session.env;
    let comparisons = &env.release.file.comparisons;
    let periods = (comparisons.len() > 1).then(|| {
        let mut choices = vec![(ids::ALL_PERIODS.to_owned(), t!(env, all_periods), None)];
        let labels = comparisons.iter().enumerate();
        choices.extend(labels.map(|(index, Comparison { label, .. })| {
            (format!("period-{index}"), env.text(label), label.foreign(env.lang).map(str::to_owned))
        }));
        let chosen = |session: Session| match session.settings.get().periods {
            Periods::All => 0,
            Periods::One(index) => index + 1,
        };
        let choose = |session: Session, index: usize| {
            set(session, &|settings| settings.periods = index.checked_sub(1).map_or(Periods::All, Periods::One));
        };
        view! { <Segmented legend=t!(env, period) name="period" choices state=session chosen choose/> }
    });
    let currencies = env.release.is_translated().then(|| {
        let code = |currency| env.release.currency_code(currency).unwrap_or_default().to_owned();
        let choices =
            ids::CURRENCY.iter().zip(CURRENCIES).map(|(id, currency)| ((*id).to_owned(), code(currency), None));
        let choices = choices.collect();
        let chosen = |session: Session| place(&CURRENCIES, &session.settings.get().currency);
        let choose = |session: Session, index: usize| set(session, &|settings| settings.currency = CURRENCIES[index]);
        view! { <Segmented legend=t!(env, currency) name="ccy" choices state=session chosen choose/> }
    });
    let themes = {
        let names = [t!(env, theme_auto), t!(env, theme_light), t!(env, theme_dark)];
        let choices = ids::THEME.iter().zip(names).map(|(id, name)| ((*id).to_owned(), name, None)).collect();
        let chosen = |session: Session| place(&THEMES, &session.settings.get().theme);
        let choose = |session: Session, index: usize| set(session, &|settings| settings.theme = THEMES[index]);
        view! { <Segmented legend=t!(env, theme) name="theme" choices state=session chosen choose/> }
    };
    view! {
        {periods}
        {currencies}
        {themes}
        <LanguageLink session/>
    }
}

/// Changes the settings.
pub fn set(session: Session, change: &dyn Fn(&mut Settings)) {
    session.settings.update(change);
}

/// The position of `value` in `list`; the first if it is not there.
pub fn place<T: PartialEq>(list: &[T], value: &T) -> usize {
    list.iter().position(|known| known == value).unwrap_or_default()
}

/// The same page, in the same state, in the other language.
#[component]
fn LanguageLink(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let env = session.env;
    let (other, path) = match env.lang {
        Lang::En => (Lang::Ja, "ja/"),
        Lang::Ja => (Lang::En, "../"),
    };
    let href = live(move || {
        session.settings.track();
        session.written.track();
        let fragment = session.fragment();
        place::in_language(other.tag(), path, &fragment)
    });
    view! {
        <a class="lang" href=href hreflang=other.tag() lang=other.tag() title=t!(env, language_label)>
            {t!(env, language)}
        </a>
    }
}
