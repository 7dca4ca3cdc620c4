//! One check as a small proof: what is said, the figures with their places, and the recomputation.

use leptos::prelude::*;

use super::{Desk, anchor};
use crate::say;
use crate::view::accessible;
use crate::view::cite::Cite;
use kessan_core::checks::{Check, Gravity, Held, Kind, Status};

/// A list item.
#[component]
pub fn Proof(
    /// What to render from.
    desk: Desk,
    /// The check.
    check: &'static Check,
) -> impl IntoView {
    let env = desk.env;
    let texts = env.texts_of_check(check);
    let figures = check.sources().into_iter().map(|source| {
        view! { <li><b translate="no">{accessible::figures(env.printed(source))}</b>" "<span>{env.told(env.place(source), env.texts_of(source))}</span></li> }
    });
    let words = match check.held {
        Held::Words { by, .. } => Some(view! { <li><span>{env.told(env.speaker(by).1, texts.clone())}</span></li> }),
        Held::Figure(_) | Held::Sign { .. } => None,
    };
    let figures: Vec<_> = figures.collect();
    let cited = say!(env, checks.cited, title = desk.title(check), sentence = desk.sentence(check));
    view! {
        <li id=anchor(&check.id) tabindex="-1" class=format!("proof {}", check.status.id())>
            <h4>{env.told(desk.title(check), texts.clone())}</h4>
            <p class="kicker">{ending(desk, check)}" · "{kind_name(desk, check.kind)}</p>
            <p>{env.told(desk.sentence(check), texts)}</p>
            {desk.working(check).map(|working| view! { <p class="working" translate="no">{accessible::figures(working)}</p> })}
            <details open=check.status != Status::Tied>
                <summary>{say!(env, checks.figures)}</summary>
                <ul>{words}{figures}</ul>
            </details>
            <Cite env what=cited id=anchor(&check.id)/>
        </li>
    }
}

/// How one check ends, in words; of a difference, which kind.
pub fn ending(desk: Desk, check: &Check) -> String {
    let env = desk.env;
    match (check.status, check.gravity()) {
        (Status::Inconsistent, Some(gravity)) => gravity_name(desk, gravity),
        (Status::Inconsistent, None) => status_name(desk, check.status),
        (Status::Tied, _) => say!(env, checks.is_tied),
        (Status::Rounding, _) => say!(env, checks.is_rounding),
    }
}

/// A kind of differences in words.
pub fn gravity_name(desk: Desk, gravity: Gravity) -> String {
    let env = desk.env;
    match gravity {
        Gravity::Figures => say!(env, checks.figures_differ),
        Gravity::Sign => say!(env, checks.signs_differ),
        Gravity::Label => say!(env, checks.labels_differ),
        Gravity::LastDigit => say!(env, checks.digits_differ),
    }
}

/// The checks that end so, in words.
pub fn status_name(desk: Desk, status: Status) -> String {
    let env = desk.env;
    match status {
        Status::Tied => say!(env, checks.tied),
        Status::Rounding => say!(env, checks.rounding),
        Status::Inconsistent => say!(env, checks.inconsistent),
    }
}

/// A kind in words.
pub fn kind_name(desk: Desk, kind: Kind) -> String {
    let env = desk.env;
    match kind {
        Kind::Footing => say!(env, checks.footing),
        Kind::Tie => say!(env, checks.tie),
        Kind::Growth => say!(env, checks.growth),
        Kind::Ratio => say!(env, checks.ratio),
        Kind::Translation => say!(env, checks.translation),
        Kind::PerShare => say!(env, checks.per_share),
        Kind::RollForward => say!(env, checks.roll_forward),
        Kind::Claim => say!(env, checks.claim),
        Kind::Quarter => say!(env, checks.quarter),
        Kind::Label => say!(env, checks.label),
    }
}
