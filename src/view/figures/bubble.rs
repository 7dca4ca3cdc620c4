//! The bubble that tells of a mark, as the page is written: empty and hidden until its program fills it.

use leptos::prelude::*;

use super::FigureContext;
use crate::t;
use crate::view::programs;

/// The bubble, and the line by which a screen reader hears of the mark.
#[component]
pub fn Tip(
    /// What figures are made from.
    context: FigureContext,
) -> impl IntoView {
    let env = context.env;
    view! {
        <aside data-root=programs::FIGURES data-program=programs::script(env.lang, programs::FIGURES) aria-label=t!(env, figures.help)>
            <div id="tip" class="tip" hidden>
                <p class="tip-title"></p>
                <p class="tip-value" translate="no"></p>
                <ul class="tip-facts"></ul>
                <ul class="tip-notes"></ul>
                <p class="tip-place"></p>
                <p class="tip-acts">
                    <button type="button" class="plain" data-tip="parts">{t!(env, figures.parts)}</button>
                    <button type="button" class="plain" data-tip="source">{t!(env, figures.source)}</button>
                </p>
            </div>
            <div id="tip-outline" class="tip-outline" hidden></div>
            <p id="tip-said" class="unseen" aria-live="polite"></p>
            <p id="tip-keys" class="unseen">{t!(env, figures.keys)}</p>
        </aside>
    }
}
