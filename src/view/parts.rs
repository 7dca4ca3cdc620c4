//! The parts of the program that few readers need at once. The linker leaves them in one program; the build then takes them
//! apart (`prerender::split`), so that each is loaded when its section comes near, and shares the memory of the rest.
#![allow(unsafe_code, reason = "what marks where to split exports functions by their names")]

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::checks::{CheckContext, list::List};
use super::env::Env;
use super::figures::{self, FigureContext};
use super::start::UNREADABLE;
use super::{calculator, programs, statements};
use crate::platform::{panic, parts, release, roots, schedule};

/// Has `scripts/programs.js` mount the part of a name once its files are there.
pub fn offer(env: Env) {
    parts::on_loaded(move |name| {
        let name = name.to_owned();
        schedule::run(async move {
            let is_mounted = match name.as_str() {
                programs::FIGURES => mount_figures(env).await,
                programs::CALCULATOR => mount_calculator(env).await,
                programs::CHECKS => mount_checks(env).await,
                _ => Ok(()),
            };
            // Its files were there; what else may go wrong is a fault of the build.
            if is_mounted.is_err() {
                panic::report(&format!("{name} is no part of this program"));
            }
        });
    });
}

/// Draws the figures and answers in them.
#[wasm_split(figures, fallible)]
fn mount_figures(env: Env) -> Result<(), SplitLoaderError> {
    match release::drawn() {
        Some((release, contested)) => {
            figures::controller::mount(FigureContext { env: Env { release, ..env }, contested })
        }
        None => panic::report(UNREADABLE),
    }
    Ok(())
}

/// Answers in the calculator.
#[wasm_split(calculator, fallible)]
fn mount_calculator(env: Env) -> Result<(), SplitLoaderError> {
    calculator::mount::mount(env);
    Ok(())
}

/// Checks the release in the reader's browser, and answers in the tables.
#[wasm_split(checks, fallible)]
fn mount_checks(env: Env) -> Result<(), SplitLoaderError> {
    match release::whole() {
        Some(release) => {
            let env = Env { release, ..env };
            let context = CheckContext { env, report: Box::leak(Box::new(release.checks())) };
            roots::mount("checks", move || view! { <List context/> });
            roots::mark_mounted("checks");
            statements::mount::mount(context);
        }
        None => panic::report(UNREADABLE),
    }
    Ok(())
}
