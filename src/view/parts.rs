//! The parts of the program that few readers need at once. The linker leaves them in one program; the build then takes them
//! apart (`prerender::split`), so that each is loaded when its section comes near, and shares the memory of the rest.
#![allow(unsafe_code, reason = "what marks where to split exports functions by their names")]

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::checks::{Desk, list::List};
use super::env::Env;
use super::figures::{self, Easel};
use super::start::UNREADABLE;
use super::{calculator, programs, statements};
use crate::platform::{panic, parts, release, roots, schedule};

/// Has `scripts/programs.js` wake the part of a name once its files are there.
pub fn offer(env: Env) {
    parts::on_loaded(move |name| {
        let name = name.to_owned();
        schedule::run(async move {
            let is_awake = match name.as_str() {
                programs::FIGURES => wake_figures(env).await,
                programs::CALCULATOR => wake_calculator(env).await,
                programs::CHECKS => wake_checks(env).await,
                _ => Ok(()),
            };
            // Its files were there; what else may go wrong is a fault of the build.
            if is_awake.is_err() {
                panic::report(&format!("{name} is no part of this program"));
            }
        });
    });
}

/// Draws the figures and answers in them.
#[wasm_split(figures, fallible)]
fn wake_figures(env: Env) -> Result<(), SplitLoaderError> {
    match release::drawn() {
        Some((release, contested)) => figures::desk::wake(Easel { env: Env { release, ..env }, contested }),
        None => panic::report(UNREADABLE),
    }
    Ok(())
}

/// Answers in the calculator.
#[wasm_split(calculator, fallible)]
fn wake_calculator(env: Env) -> Result<(), SplitLoaderError> {
    calculator::wake::wake(env);
    Ok(())
}

/// Checks the release in the reader's browser, and answers in the tables.
#[wasm_split(checks, fallible)]
fn wake_checks(env: Env) -> Result<(), SplitLoaderError> {
    match release::whole() {
        Some(release) => {
            let env = Env { release, ..env };
            let desk = Desk { env, report: Box::leak(Box::new(release.checks())) };
            roots::wake("checks", move || view! { <List desk/> });
            roots::mark_awake("checks");
            statements::wake::wake(desk);
        }
        None => panic::report(UNREADABLE),
    }
    Ok(())
}
