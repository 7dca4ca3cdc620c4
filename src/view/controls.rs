//! The controls that the whole page follows: plain radio buttons, which the style sheet obeys before any script runs.

use leptos::prelude::*;

use super::env::Env;
use super::live::live;
use super::session::ids;
use crate::state::settings::{Negatives, Show, Theme};
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

/// Currencies, in the order of their radio buttons.
pub const CURRENCIES: [Currency; 2] = [Currency::Reporting, Currency::Translation];
/// What the mix shows, likewise.
pub const SHOWN: [Show; 3] = [Show::Amounts, Show::Shares, Show::Growth];
/// Themes, likewise.
pub const THEMES: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];
/// How negative numbers are shown, likewise.
pub const NEGATIVES: [Negatives; 2] = [Negatives::Printed, Negatives::Triangle];

/// A group of the page's own choices: the page is written with it, and the program follows what stands there
/// ([`Session::follow_controls`](super::session::Session::follow_controls)) instead of making it anew.
#[component]
pub fn Choices(
    /// Its name: of the group for assistive technology, and of the radio buttons in the form.
    legend: String,
    /// The name of the radio buttons.
    name: &'static str,
    /// The choices; the first is chosen when the page is written.
    choices: Vec<Choice>,
) -> impl IntoView {
    view! { <Segmented legend name choices state=() chosen=|()| 0 choose=|(), _| {}/> }
}

/// Which comparisons are shown; nothing where there is only one.
#[component]
pub fn PeriodControl(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let comparisons = &env.release.file.comparisons;
    (comparisons.len() > 1).then(|| {
        let mut choices = vec![(ids::ALL_PERIODS.to_owned(), t!(env, all_periods), None)];
        let labels = comparisons.iter().enumerate();
        choices.extend(labels.map(|(index, Comparison { label, .. })| {
            (ids::period(index), env.text(label), label.foreign(env.lang).map(str::to_owned))
        }));
        view! { <Choices legend=t!(env, period) name="period" choices/> }
    })
}

/// The currency; nothing where the release has only one.
#[component]
pub fn CurrencyControl(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    env.release.is_translated().then(|| {
        let choices = ids::CURRENCY.iter().zip(CURRENCIES).map(|(id, of)| ((*id).to_owned(), env.currency(of), None));
        view! { <Choices legend=t!(env, currency) name="ccy" choices=choices.collect()/> }
    })
}

/// Light, dark, or as the system prefers.
#[component]
pub fn ThemeControl(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let names = [t!(env, theme_auto), t!(env, theme_light), t!(env, theme_dark)];
    let choices = ids::THEME.iter().zip(names).map(|(id, name)| ((*id).to_owned(), name, None)).collect();
    view! { <Choices legend=t!(env, theme) name="theme" choices/> }
}

/// How negative numbers are shown; only Japanese readers know the triangle.
#[component]
pub fn NegativesControl(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    (env.lang == Lang::Ja).then(|| {
        let names = [t!(env, negatives_printed), t!(env, negatives_triangle)];
        let choices = ids::NEGATIVES.iter().zip(names).map(|(id, name)| ((*id).to_owned(), name, None)).collect();
        view! { <Choices legend=t!(env, negatives) name="negatives" choices/> }
    })
}

/// The same page in the other language; the program keeps its state in the address of the link.
#[component]
pub fn LanguageLink(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let (other, path) = other_language(env);
    view! {
        <a class="lang" href=path hreflang=other.tag() lang=other.tag() title=t!(env, language_label)>
            {t!(env, language)}
        </a>
    }
}

/// The other language, and where a site has its page.
pub fn other_language(env: Env) -> (Lang, &'static str) {
    match env.lang {
        Lang::En => (Lang::Ja, "ja/"),
        Lang::Ja => (Lang::En, "../"),
    }
}

/// The position of `value` in `list`; the first if it is not there.
pub fn place<T: PartialEq>(list: &[T], value: &T) -> usize {
    list.iter().position(|known| known == value).unwrap_or_default()
}
