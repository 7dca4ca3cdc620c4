//! One check as a small proof: what is said, the figures with their places, and the recomputation.

use leptos::prelude::*;

use super::{CheckContext, anchor};
use crate::t;
use crate::view::accessible;
use crate::view::cite::Cite;
use crate::view::number::unbroken;
use kessan_core::checks::{Check, Gravity, Held, Kind, Status};

/// A list item.
#[component]
pub fn Proof(
    /// What to render from.
    context: CheckContext,
    /// The check.
    check: &'static Check,
) -> impl IntoView {
    let env = context.env;
    let texts = env.texts_of_check(check);
    let figures = check.sources().into_iter().map(|source| {
        view! { <li><b translate="no">{accessible::figures(unbroken(&env.printed(source)))}</b>" "<span>{env.told(env.place(source), env.texts_of(source))}</span></li> }
    });
    let words = match check.held {
        Held::Words { by, .. } => Some(view! { <li><span>{env.told(env.speaker(by).1, texts.clone())}</span></li> }),
        Held::Figure(_) | Held::Sign { .. } => None,
    };
    let figures: Vec<_> = figures.collect();
    let cited = t!(env, checks.cited, title = context.title(check), sentence = context.sentence(check));
    view! {
        <li id=anchor(&check.id) tabindex="-1" class=format!("proof {}", check.status.id())>
            <h4>{env.told(context.title(check), texts.clone())}</h4>
            <p class="kicker">{ending(context, check)}" · "{kind_name(context, check.kind)}</p>
            <p>{env.told(unbroken(&context.sentence(check)), texts)}</p>
            {context.working(check).map(|working| view! { <p class="working" translate="no">{accessible::figures(unbroken(&working))}</p> })}
            <details open=check.status != Status::Tied>
                <summary>{t!(env, checks.figures)}</summary>
                <ul>{words}{figures}</ul>
            </details>
            <Cite env what=cited id=anchor(&check.id)/>
        </li>
    }
}

/// How one check ends, in words; of a difference, which kind.
pub fn ending(context: CheckContext, check: &Check) -> String {
    let env = context.env;
    match (check.status, check.gravity()) {
        (Status::Inconsistent, Some(gravity)) => gravity_name(context, gravity),
        (Status::Inconsistent, None) => status_name(context, check.status),
        (Status::Restated, _) => t!(env, checks.is_restated),
        (Status::Tied, _) => t!(env, checks.is_tied),
        (Status::Rounding, _) => t!(env, checks.is_rounding),
    }
}

/// A kind of differences in words.
pub fn gravity_name(context: CheckContext, gravity: Gravity) -> String {
    let env = context.env;
    match gravity {
        Gravity::Figures => t!(env, checks.figures_differ),
        Gravity::Sign => t!(env, checks.signs_differ),
        Gravity::Label => t!(env, checks.labels_differ),
        Gravity::LastDigit => t!(env, checks.digits_differ),
    }
}

/// The checks that end so, in words.
pub fn status_name(context: CheckContext, status: Status) -> String {
    let env = context.env;
    match status {
        Status::Tied => t!(env, checks.tied),
        Status::Rounding => t!(env, checks.rounding),
        Status::Restated => t!(env, checks.restated),
        Status::Inconsistent => t!(env, checks.inconsistent),
    }
}

/// A kind in words.
pub fn kind_name(context: CheckContext, kind: Kind) -> String {
    let env = context.env;
    match kind {
        Kind::Footing => t!(env, checks.footing),
        Kind::Tie => t!(env, checks.tie),
        Kind::Restatement => t!(env, checks.restatement),
        Kind::Growth => t!(env, checks.growth),
        Kind::Ratio => t!(env, checks.ratio),
        Kind::Translation => t!(env, checks.translation),
        Kind::PerShare => t!(env, checks.per_share),
        Kind::RollForward => t!(env, checks.roll_forward),
        Kind::Claim => t!(env, checks.claim),
        Kind::Quarter => t!(env, checks.quarter),
        Kind::Label => t!(env, checks.label),
    }
}
