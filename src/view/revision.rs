//! What a release without results of its own has to say: the targets that it revises.

use leptos::prelude::*;

use super::columns::in_each_currency;
use super::env::Env;
use super::number::{self, fixed, keyed, with_numbers};
use super::overview::range;
use crate::t;
use kessan_core::revision::Revision;
use kessan_core::trace::Key;

/// What a notice of revised targets says, as its title: from what to what, and the rate of change. `None` for a release that
/// revises nothing.
pub fn title(env: Env) -> Option<AnyView> {
    let revisions = env.release.revisions();
    let period = env.release.period(&revisions.first()?.target.period)?;
    let story = &env.release.file.story;
    let told = [story.revenues(), story.operating_income(), story.net_income()];
    let told: Vec<_> = revisions.iter().filter(|of| told.contains(&of.concept.id.as_str())).collect();
    let told = if told.is_empty() { revisions.iter().collect() } else { told };
    let sentence = |currency| {
        let change = |of: &&Revision<'_>| {
            let (id, period) = (&of.concept.id, &of.target.period);
            let money = |ends| env.scaled_money(range(env, ends, currency), currency);
            let now = keyed(&number::target(env.release, id, period), &money(of.now));
            let (name, before) = (env.words_in_sentence(&of.concept.label), fixed(&money(of.before)));
            match of.rate {
                None => t!(env, overview.revision.change, name = name, before = before, now = now),
                Some((rate, place)) => {
                    let rate = t!(env, percent, value = env.signed(rate, 1));
                    // A rate that no cell prints follows from the two amounts beside it.
                    let rate = place.map_or(rate.clone(), |place| keyed(&Key::Cell(place).write(env.release), &rate));
                    t!(env, overview.revision.change_rate, name = name, before = before, now = now, rate = rate)
                }
            }
        };
        let changes = told.iter().map(change).collect::<Vec<_>>().join(&t!(env, clause_end));
        let said = t!(
            env,
            overview.revision.finding,
            guidance = env.guidance(),
            period = env.text(&period.label),
            changes = changes
        );
        with_numbers(&env.marked(&said, env.names()))
    };
    Some(view! { <h1>{in_each_currency(env, sentence)}</h1> }.into_any())
}
