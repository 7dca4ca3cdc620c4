//! The bars of the overview's cards: how much of the target for the period each result has reached, all on one scale.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::env::Env;
use crate::t;
use kessan_core::change::percent_of;
use kessan_core::overview::{Headline, TargetFigure};

/// Where the scale ends, in steps of so many per cent of the target.
const STEP: i64 = 50;

/// What the full length of every bar stands for, in per cent of the target: the first step that is above the target and holds
/// every result. `None` if there is nothing to draw.
pub fn whole(headlines: &[Headline<'_>]) -> Option<Decimal> {
    let reached = headlines.iter().filter_map(|headline| {
        let aim = headline.target.as_ref()?;
        Some(aim.reached?.max(upper(aim).unwrap_or_default()))
    });
    let most = reached.max()?;
    let step = Decimal::from(STEP);
    let steps = most.checked_div(step)?.ceil().max(Decimal::from(3));
    step.checked_mul(steps)
}

/// A position on the bars, in per cent of their length.
pub fn place(percent: Decimal, whole: Decimal) -> Decimal {
    let part = percent.max(Decimal::ZERO).checked_div(whole).and_then(|part| part.checked_mul(Decimal::ONE_HUNDRED));
    part.unwrap_or_default().round_dp(2)
}

/// A bar from nil to the result with a tick at the target.
pub fn bar(
    env: Env,
    headline: &Headline<'_>,
    aim: &TargetFigure<'_>,
    reached: Decimal,
    whole: Decimal,
) -> impl IntoView + use<> {
    let label = t!(
        env,
        overview.bar,
        guidance = env.guidance(),
        name = env.text(&headline.concept.label),
        percent = env.percent(reached)
    );
    view! { <svg class="rule" width="100%" height="12" role="img" aria-label=label>{marks(reached, upper(aim), whole)}</svg> }
}

/// The upper end of a range in per cent of its lower one.
fn upper(aim: &TargetFigure<'_>) -> Option<Decimal> {
    percent_of(aim.upper.filter(|_| aim.value > Decimal::ZERO)?, aim.value)
}

fn marks(reached: Decimal, upper: Option<Decimal>, whole: Decimal) -> impl IntoView + use<> {
    let length = |percent: Decimal| format!("{}%", place(percent, whole));
    view! {
        <rect class="track" y="3" width="100%" height="6"/>
        <rect class="fill" y="3" width=length(reached) height="6"/>
        <rect class="tick" x=length(Decimal::ONE_HUNDRED) width="2" height="12"/>
        {upper.map(|upper| view! { <rect class="tick" x=length(upper) width="2" height="12"/> })}
    }
}

/// What bar, tick and full length mean.
pub fn legend(env: Env, whole: Decimal) -> impl IntoView + use<> {
    let words = t!(env, overview.legend, guidance = env.guidance(), whole = env.percent_in_whole(whole));
    view! { <p class="note bars-note">{words}</p> }
}
