//! The bar above the page: what is chosen for all of it and, where the list of sections has no column of its own, a menu with that
//! list and the choices that are made less often. The menu is a popover, which opens and closes without any script.

use leptos::prelude::*;

use super::controls::{CurrencyControl, LanguageLink, NegativesControl, PeriodControl, ThemeControl};
use super::env::Env;
use super::open_report::OpenButton;
use crate::t;
use kessan_core::sections::Section;

/// The bar. On a desk all that is in the menu stands in the bar itself.
#[component]
pub fn Bar(
    /// Release and language.
    env: Env,
    /// The sections of the page.
    sections: Vec<Section>,
) -> impl IntoView {
    let file = &env.release.file;
    // `scripts/menu.js` puts the section that is being read in the place of the button's last word.
    view! {
        <header class="bar">
            <p class="brand"><b>{env.words(&file.company.short_name)}</b>" "<span class="muted wide">{env.words(&file.title)}" · "{env.words(&file.basis)}</span></p>
            <button type="button" class="menu-button" popovertarget="menu"><span class="unseen">{t!(env, menu)}" "</span><span>{t!(env, contents)}</span></button>
            <div class="controls">
                <CurrencyControl env/>
                <div id="menu" class="menu" popover="auto">
                    <nav aria-label=t!(env, contents)><Contents env sections/></nav>
                    <PeriodControl env/>
                    <NegativesControl env/>
                    <ThemeControl env/>
                    <LanguageLink env/>
                    <OpenButton env/>
                </div>
            </div>
            <p class="note no-script">{t!(env, programs.no_controls)}</p>
        </header>
    }
}

/// The list of sections.
#[component]
pub fn Contents(
    /// Release and language.
    env: Env,
    /// The sections of the page.
    sections: Vec<Section>,
) -> impl IntoView {
    let links = sections.into_iter().map(|section| {
        view! { <li><a href=format!("#{}", section.id())>{name(env, section)}</a></li> }
    });
    view! { <ol>{links.collect_view()}</ol> }
}

/// What a section is called in the list of contents.
fn name(env: Env, section: Section) -> String {
    match section {
        Section::Overview => t!(env, sections.overview),
        Section::Mix => t!(env, sections.mix),
        Section::Margins => t!(env, sections.margins),
        Section::Statements => t!(env, sections.statements),
        Section::Dividends => t!(env, sections.dividends),
        Section::Checks => t!(env, sections.checks),
        Section::Sources => t!(env, sections.sources),
    }
}
