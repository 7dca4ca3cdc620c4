//! The controls that the whole page follows: plain radio buttons, which the style sheet obeys before any script runs.

use leptos::prelude::*;

use super::session::{Session, ids};
use crate::domain::release::Currency;
use crate::domain::text::Lang;
use crate::say;
use crate::state::settings::{Periods, Theme};

/// One choice of a segmented control.
pub struct Choice<T: 'static> {
    /// The radio button's id.
    pub id: String,
    /// What it says.
    pub label: String,
    /// What it sets.
    pub value: T,
}

/// A group of radio buttons that looks like a segmented control.
#[component]
pub fn Segmented<T>(
    /// Its name: of the group for assistive technology, and of the radio buttons in the form.
    legend: String,
    /// The name of the radio buttons.
    name: &'static str,
    /// The choices; the first is chosen when the page is written.
    choices: Vec<Choice<T>>,
    /// What is chosen now.
    #[prop(into)]
    chosen: Signal<T>,
    /// Called with what the reader chooses.
    on_choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let buttons = choices.into_iter().enumerate().map(|(index, choice)| {
        let Choice { id, label, value } = choice;
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    id=id
                    autocomplete="off"
                    checked=index == 0
                    prop:checked=move || chosen.get() == value
                    on:change=move |_| on_choose(value)
                />
                <span>{label}</span>
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

/// Period, currency, theme and language.
#[component]
pub fn Controls(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let env = session.env;
    let settings = session.settings;
    let comparisons = &env.release.file.comparisons;
    let all = Choice { id: ids::ALL_PERIODS.into(), label: say!(env, all_periods), value: Periods::All };
    let mut periods = vec![all];
    periods.extend(comparisons.iter().enumerate().map(|(index, comparison)| Choice {
        id: format!("period-{index}"),
        label: env.text(&comparison.label),
        value: Periods::One(index),
    }));
    let periods = (comparisons.len() > 1).then(|| {
        view! {
            <Segmented
                legend=say!(env, period)
                name="period"
                choices=periods
                chosen=Signal::derive(move || settings.get().periods)
                on_choose=move |value| settings.update(|settings| settings.periods = value)
            />
        }
    });

    let currencies = [Currency::Reporting, Currency::Translation].into_iter().zip(ids::CURRENCY);
    let currencies = currencies.map(|(currency, id)| Choice {
        id: id.into(),
        label: env.release.currency_code(currency).unwrap_or_default().to_owned(),
        value: currency,
    });
    let currencies: Vec<_> = currencies.collect();
    let currencies = env.release.is_translated().then(|| {
        view! {
            <Segmented
                legend=say!(env, currency)
                name="ccy"
                choices=currencies
                chosen=Signal::derive(move || settings.get().currency)
                on_choose=move |value| settings.update(|settings| settings.currency = value)
            />
        }
    });

    let themes = [
        (Theme::Auto, say!(env, theme_auto)),
        (Theme::Light, say!(env, theme_light)),
        (Theme::Dark, say!(env, theme_dark)),
    ];
    let themes = themes.into_iter().zip(ids::THEME).map(|((value, label), id)| Choice { id: id.into(), label, value });
    let themes: Vec<_> = themes.collect();
    view! {
        {periods}
        {currencies}
        <Segmented
            legend=say!(env, theme)
            name="theme"
            choices=themes
            chosen=Signal::derive(move || settings.get().theme)
            on_choose=move |value| settings.update(|settings| settings.theme = value)
        />
        <LanguageLink session/>
    }
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
    let href = move || {
        let _ = (session.settings.get(), session.draft.get());
        let fragment = session.fragment();
        if fragment.is_empty() { path.to_owned() } else { format!("{path}#{fragment}") }
    };
    view! {
        <a class="lang" href=href hreflang=other.tag() lang=other.tag() title=say!(env, language_label)>
            {say!(env, language)}
        </a>
    }
}
