//! The embed builder: makes the line of HTML that puts a view into another site. `scripts/builder.js` fills it in when it
//! comes near; it finds the views in the page.

use leptos::prelude::*;

use super::env::Env;
use super::programs;
use crate::t;
use kessan_core::release::Currency;
use kessan_core::text::Lang;

/// The fields, the snippet and the place of the preview.
#[component]
pub fn Builder(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let lang =
        |lang: Lang| (lang.tag(), if lang == env.lang { t!(env, builder.this_language) } else { t!(env, language) });
    let mut languages = vec![lang(env.lang)];
    languages.extend(Lang::ALL.into_iter().filter(|other| *other != env.lang).map(lang));
    let themes = vec![("", t!(env, theme_auto)), ("light", t!(env, theme_light)), ("dark", t!(env, theme_dark))];
    let ways = vec![
        ("element", "<kessan-view>".to_owned()),
        ("script", "<iframe> + embed.js".to_owned()),
        ("plain", "<iframe>".to_owned()),
    ];
    // An address has the code of a currency, whatever it is called here; a page begins with the first.
    let currency = |currency| Some((env.release.currency_code(currency)?.to_lowercase(), env.currency(currency)));
    let mut currencies: Vec<_> =
        [Currency::Reporting, Currency::Translation].into_iter().filter_map(currency).collect();
    currencies.iter_mut().take(1).for_each(|(code, _)| code.clear());
    let heights = vec![("auto", t!(env, builder.height_auto)), ("fixed", t!(env, builder.height_fixed))];
    view! {
        <details class="builder" data-root="builder" data-program=programs::script(env.lang, programs::BUILDER) data-figure=t!(env, builder.figure) data-table=t!(env, builder.table)>
            <summary>{t!(env, builder.open)}</summary>
            <p class="note">{t!(env, builder.note)}</p>
            <div class="builder-fields">
                {list::<&str>("view", t!(env, builder.view), Vec::new())}
                {list("lang", t!(env, builder.language), languages)}
                {list("theme", t!(env, theme), themes)}
                {list("ccy", t!(env, currency), currencies)}
                {list("way", t!(env, builder.way), ways)}
                {list("height", t!(env, builder.height), heights)}
                <label class="builder-wide">{t!(env, builder.address)}<input type="url" name="embed-address" spellcheck="false" autocomplete="off"/></label>
            </div>
            <label>{t!(env, builder.snippet)}<textarea name="embed-snippet" readonly rows="4" spellcheck="false"></textarea></label>
            <p><button type="button">{t!(env, builder.copy)}</button>" "<span role="status" data-copied=t!(env, builder.copied)></span></p>
            <div class="builder-preview" data-title=t!(env, builder.preview)></div>
        </details>
    }
}

/// A list of choices; those that the page itself knows are put in by the program.
fn list<V: Into<String>>(name: &'static str, label: String, choices: Vec<(V, String)>) -> impl IntoView + use<V> {
    let choices = choices.into_iter().map(|(value, text)| {
        let value: String = value.into();
        view! { <option value=value>{text}</option> }
    });
    let choices = choices.collect_view();
    view! { <label>{label}<select name=format!("embed-{name}") autocomplete="off">{choices}</select></label> }
}
