//! The controls that open a report of the reader's own; `scripts/opening/` does it. What its dialog says is not in the page.

use leptos::prelude::*;

use super::downloads::Sizes;
use super::env::Env;
use crate::say;
use kessan_core::text::Lang;

/// The control, where the site has what it needs.
#[component]
pub fn OpenButton(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    can_open().then(|| view! { <button type="button" class="open" data-open>{say!(env, opening.open)}</button> })
}

/// A line among the sources, likewise.
#[component]
pub fn Opening(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    can_open().then(|| {
        view! { <div><dt>{say!(env, opening.other)}</dt><dd><OpenButton env/>" "{say!(env, opening.about)}</dd></div> }
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
        ("open", say!(at, opening.open)),
        ("title", say!(at, opening.title)),
        ("what", say!(at, opening.what)),
        ("private", say!(at, opening.private)),
        ("choose", say!(at, opening.choose)),
        ("ways", say!(at, opening.ways)),
        ("close", say!(at, opening.close)),
        ("cancel", say!(at, opening.cancel)),
        ("drop", say!(at, opening.drop)),
        ("drop_note", say!(at, opening.drop_note)),
        ("loading", say!(at, opening.loading)),
        ("reading", say!(at, opening.reading, file = "%1")),
        ("mapping", say!(at, opening.mapping)),
        ("checking", say!(at, opening.checking)),
        ("writing", say!(at, opening.writing)),
        ("storing", say!(at, opening.storing)),
        ("stage", say!(at, opening.stage, stage = "%1", step = "%2", steps = "%3")),
        ("cancelled", say!(at, opening.cancelled)),
        ("failed", say!(at, opening.failed, file = "%1")),
        ("detail", say!(at, opening.detail)),
        ("too_large", say!(at, opening.too_large, size = "%1", limit = "%2")),
        ("empty", say!(at, opening.empty)),
        ("unreadable", say!(at, opening.unreadable)),
        ("no_program", say!(at, opening.no_program)),
        ("stopped", say!(at, opening.stopped)),
        ("recent", say!(at, opening.recent)),
        ("recent_note", say!(at, opening.recent_note)),
        ("remove", say!(at, opening.remove)),
        ("remove_of", say!(at, opening.remove_of, title = "%1")),
        ("remove_all", say!(at, opening.remove_all)),
        ("removed", say!(at, opening.removed, title = "%1")),
        ("removed_all", say!(at, opening.removed_all)),
        ("shown", say!(at, opening.shown)),
        ("back", say!(at, opening.back)),
        ("from", say!(at, opening.from, file = "%1")),
        ("not_kept", say!(at, opening.not_kept)),
        ("unknown", say!(at, opening.unknown)),
        ("outdated", say!(at, opening.outdated)),
        ("save", say!(at, opening.save)),
        ("save_page", say!(at, opening.save_page)),
        ("save_release", say!(at, opening.save_release)),
        ("save_workbook", say!(at, opening.save_workbook)),
        ("saving", say!(at, opening.saving, file = "%1")),
        ("saved", say!(at, opening.saved, file = "%1")),
        ("not_saved", say!(at, opening.not_saved, file = "%1")),
        ("notes", say!(at, opening.notes, count = "%1")),
        ("lacks", say!(at, opening.lacks, list = "%1")),
        ("answer", say!(at, opening.answer)),
        ("assumes", say!(at, opening.assumes, count = "%1")),
        ("assumes_one", say!(at, opening.assumes_one)),
        ("change", say!(at, opening.change)),
        ("not_kept_files", say!(at, opening.not_kept_files)),
        ("forms_title", say!(at, opening.forms_title)),
        ("forms_what", say!(at, opening.forms_what)),
        ("apply", say!(at, opening.apply)),
        ("save_answers", say!(at, opening.save_answers)),
        ("take_back", say!(at, opening.take_back)),
        ("take_back_of", say!(at, opening.take_back_of, name = "%1")),
        ("take_back_all", say!(at, opening.take_back_all)),
        ("yours", say!(at, opening.yours)),
        ("using", say!(at, opening.using)),
        ("not_usable", say!(at, opening.not_usable, count = "%1")),
        ("not_usable_one", say!(at, opening.not_usable_one)),
        ("group_dividends", say!(at, opening.group_dividends)),
        ("group_buyback", say!(at, opening.group_buyback)),
        ("group_shares", say!(at, opening.group_shares)),
        ("group_report", say!(at, opening.group_report)),
        ("more_dividends", say!(at, opening.more_dividends)),
        ("own_name", say!(at, opening.own_name)),
        ("own_record", say!(at, opening.own_record)),
        ("own_payment", say!(at, opening.own_payment)),
        ("own_amount", say!(at, opening.own_amount)),
        ("planned", say!(at, opening.planned)),
        ("more_businesses", say!(at, opening.more_businesses)),
        ("businesses_what", say!(at, opening.businesses_what)),
        ("business_label", say!(at, opening.business_label)),
        ("revenues", say!(at, opening.revenues)),
        ("cost", say!(at, opening.cost)),
        ("none", say!(at, opening.none)),
        ("add_business", say!(at, opening.add_business)),
        ("more_claims", say!(at, opening.more_claims)),
        ("claims_what", say!(at, opening.claims_what)),
        ("claim_printed", say!(at, opening.claim_printed)),
        ("claim_line", say!(at, opening.claim_line)),
        ("claim_period", say!(at, opening.claim_period)),
        ("claim_place", say!(at, opening.claim_place)),
        ("add_claim", say!(at, opening.add_claim)),
        ("take_out", say!(at, opening.take_out)),
        ("take_out_of", say!(at, opening.take_out_of, name = "%1")),
        ("more_labels", say!(at, opening.more_labels)),
        ("labels_what", say!(at, opening.labels_what)),
        ("find_label", say!(at, opening.find_label)),
        ("label_own", say!(at, opening.label_own)),
        ("label_second", say!(at, opening.label_second)),
        ("labels_shown", say!(at, opening.labels_shown, shown = "%1", count = "%2")),
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
