//! The controls that open a report of the reader's own; `scripts/opening/` does it. What its dialog says is not in the page.

use leptos::prelude::*;

use super::downloads::Sizes;
use super::env::Env;
use crate::t;
use kessan_core::text::Lang;

/// The control, where the site has what it needs.
#[component]
pub fn OpenButton(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    can_open().then(|| view! { <button type="button" class="open" data-open>{t!(env, opening.open)}</button> })
}

/// A line among the sources, likewise.
#[component]
pub fn Opening(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    can_open().then(|| {
        view! { <div><dt>{t!(env, opening.other)}</dt><dd><OpenButton env/>" "{t!(env, opening.about)}</dd></div> }
    })
}

fn can_open() -> bool {
    use_context::<Sizes>().is_some_and(|sizes| sizes.can_open())
}

/// In which language words are asked for.
#[derive(Clone, Copy, Debug)]
struct At {
    lang: Lang,
}

/// The words of the script, by the names that it has for them. `%1` and so on stand for what it puts in.
pub fn words(lang: Lang) -> Vec<(&'static str, String)> {
    let at = At { lang };
    vec![
        ("open", t!(at, opening.open)),
        ("title", t!(at, opening.title)),
        ("what", t!(at, opening.what)),
        ("private", t!(at, opening.private)),
        ("choose", t!(at, opening.choose)),
        ("ways", t!(at, opening.ways)),
        ("compare", t!(at, opening.compare)),
        ("compare_note", t!(at, opening.compare_note)),
        ("compare_more", t!(at, opening.compare_more)),
        ("comparing", t!(at, opening.comparing, count = "%1")),
        ("unread_release", t!(at, opening.unread_release)),
        ("close", t!(at, opening.close)),
        ("cancel", t!(at, opening.cancel)),
        ("drop", t!(at, opening.drop)),
        ("drop_note", t!(at, opening.drop_note)),
        ("loading", t!(at, opening.loading)),
        ("reading", t!(at, opening.reading, file = "%1")),
        ("mapping", t!(at, opening.mapping)),
        ("checking", t!(at, opening.checking)),
        ("writing", t!(at, opening.writing)),
        ("storing", t!(at, opening.storing)),
        ("stage", t!(at, opening.stage, stage = "%1", step = "%2", steps = "%3")),
        ("cancelled", t!(at, opening.cancelled)),
        ("failed", t!(at, opening.failed, file = "%1")),
        ("detail", t!(at, opening.detail)),
        ("too_large", t!(at, opening.too_large, size = "%1", limit = "%2")),
        ("empty", t!(at, opening.empty)),
        ("unreadable", t!(at, opening.unreadable)),
        ("no_program", t!(at, opening.no_program)),
        ("stopped", t!(at, opening.stopped)),
        ("recent", t!(at, opening.recent)),
        ("recent_note", t!(at, opening.recent_note)),
        ("remove", t!(at, opening.remove)),
        ("remove_of", t!(at, opening.remove_of, title = "%1")),
        ("remove_all", t!(at, opening.remove_all)),
        ("removed", t!(at, opening.removed, title = "%1")),
        ("removed_all", t!(at, opening.removed_all)),
        ("shown", t!(at, opening.shown)),
        ("is_shown", t!(at, opening.is_shown)),
        ("back", t!(at, opening.back)),
        ("from", t!(at, opening.from, file = "%1")),
        ("not_kept", t!(at, opening.not_kept)),
        ("unknown", t!(at, opening.unknown)),
        ("outdated", t!(at, opening.outdated)),
        ("save", t!(at, opening.save)),
        ("save_page", t!(at, opening.save_page)),
        ("save_release", t!(at, opening.save_release)),
        ("save_workbook", t!(at, opening.save_workbook)),
        ("saving", t!(at, opening.saving, file = "%1")),
        ("saved", t!(at, opening.saved, file = "%1")),
        ("not_saved", t!(at, opening.not_saved, file = "%1")),
        ("notes", t!(at, opening.notes, count = "%1")),
        ("lacks", t!(at, opening.lacks, list = "%1")),
        ("answer", t!(at, opening.answer)),
        ("assumes", t!(at, opening.assumes, count = "%1")),
        ("assumes_one", t!(at, opening.assumes_one)),
        ("change", t!(at, opening.change)),
        ("not_kept_files", t!(at, opening.not_kept_files)),
        ("forms_title", t!(at, opening.forms_title)),
        ("forms_what", t!(at, opening.forms_what)),
        ("apply", t!(at, opening.apply)),
        ("save_answers", t!(at, opening.save_answers)),
        ("take_back", t!(at, opening.take_back)),
        ("take_back_of", t!(at, opening.take_back_of, name = "%1")),
        ("take_back_all", t!(at, opening.take_back_all)),
        ("yours", t!(at, opening.yours)),
        ("using", t!(at, opening.using)),
        ("not_usable", t!(at, opening.not_usable, count = "%1")),
        ("not_usable_one", t!(at, opening.not_usable_one)),
        ("group_dividends", t!(at, opening.group_dividends)),
        ("group_buyback", t!(at, opening.group_buyback)),
        ("group_shares", t!(at, opening.group_shares)),
        ("group_report", t!(at, opening.group_report)),
        ("more_dividends", t!(at, opening.more_dividends)),
        ("own_name", t!(at, opening.own_name)),
        ("own_record", t!(at, opening.own_record)),
        ("own_payment", t!(at, opening.own_payment)),
        ("own_amount", t!(at, opening.own_amount)),
        ("planned", t!(at, opening.planned)),
        ("more_businesses", t!(at, opening.more_businesses)),
        ("businesses_what", t!(at, opening.businesses_what)),
        ("business_label", t!(at, opening.business_label)),
        ("revenues", t!(at, opening.revenues)),
        ("cost", t!(at, opening.cost)),
        ("none", t!(at, opening.none)),
        ("add_business", t!(at, opening.add_business)),
        ("more_claims", t!(at, opening.more_claims)),
        ("claims_what", t!(at, opening.claims_what)),
        ("claim_printed", t!(at, opening.claim_printed)),
        ("claim_line", t!(at, opening.claim_line)),
        ("claim_period", t!(at, opening.claim_period)),
        ("claim_place", t!(at, opening.claim_place)),
        ("add_claim", t!(at, opening.add_claim)),
        ("take_out", t!(at, opening.take_out)),
        ("take_out_of", t!(at, opening.take_out_of, name = "%1")),
        ("more_labels", t!(at, opening.more_labels)),
        ("labels_what", t!(at, opening.labels_what)),
        ("find_label", t!(at, opening.find_label)),
        ("label_own", t!(at, opening.label_own)),
        ("label_second", t!(at, opening.label_second)),
        ("labels_shown", t!(at, opening.labels_shown, shown = "%1", count = "%2")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_script_is_there_in_both_languages() {
        let script = crate::prerender::scripts::OPENING.concat();
        let names: Vec<_> = words(Lang::En).into_iter().map(|(name, _)| name).collect();
        let said = script.split("say(\"").skip(1).chain(script.split("key: \"").skip(1));
        for name in said.filter_map(|rest| rest.split_once('"').map(|(name, _)| name)) {
            assert!(names.contains(&name), "{name} is no word of the script");
        }
        for lang in Lang::ALL {
            assert!(words(lang).iter().all(|(_, text)| !text.is_empty()));
        }
    }
}
