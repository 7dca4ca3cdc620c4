//! The whole page, as it is written into the HTML.

use std::sync::Arc;

use leptos::prelude::*;

use super::bar::{Bar, Contents};
use super::calculator::{Calculator, CalculatorHead, CalculatorState, CurvesFigure, Prices, Scenarios, TimelineFigure};
use super::checks::CheckContext;
use super::checks::section::Checks;
use super::downloads::Sizes;
use super::env::Env;
use super::figures::bubble::Tip;
use super::figures::frame::Frame;
use super::figures::{FigureContext, Which};
use super::margins::Margins;
use super::mark::Marks;
use super::mix::Mix;
use super::notes::Notes;
use super::notice::Notice;
use super::overview::{Head, Overview};
use super::programs;
use super::session::Session;
use super::sources::Sources;
use super::statements::notice::Notice as Lacking;
use super::statements::section::Statements;
use super::statements::source::Source;
use super::statements::state::StatementsState;
use super::update::UpdateNotice;
use crate::t;
use kessan_core::checks::Report;
use kessan_core::checks::contested::Contested;
use kessan_core::sections::Section;

/// What stands in the body.
#[component]
pub fn Page(
    /// Release and language.
    env: Env,
    /// The release's checks.
    report: &'static Report,
) -> impl IntoView {
    let session = Session::new(env);
    let checks = CheckContext { env, report };
    let state = StatementsState::new(checks);
    let contested = Contested::of(env.release, report);
    let context = FigureContext { env, contested: Box::leak(Box::new(contested.clone())) };
    provide_context(Marks(Arc::new(contested)));
    let terms = env.terms();
    let has = |section| env.release.has_section(section, report);
    provide_context(Notes::of(context, has));
    let sections: Vec<Section> = Section::ALL.into_iter().filter(|section| has(*section)).collect();
    let first = Section::ALL.into_iter().find(|section| has(*section)).unwrap_or(Section::Sources);
    let calculator = terms.map(|terms| {
        let state = CalculatorState::new(env, terms);
        view! {
            <section id="dividends">
                <CalculatorHead env terms/>
                <div data-root="calculator" data-program=programs::script(env.lang, programs::CALCULATOR)><Calculator state/></div>
                <CurvesFigure state/>
                <div data-root="prices"><Prices state/></div>
                <TimelineFigure env terms/>
                <div class="scenarios" data-root="scenarios"><Scenarios state/></div>
            </section>
        }
    });
    // What has no section of its own stands with the tables.
    let homeless =
        [(Section::Overview, Which::NetIncome), (Section::Overview, Which::Progress), (Section::Mix, Which::Drivers)];
    let homeless = homeless.into_iter().filter(|(section, _)| !has(*section));
    let homeless = homeless.map(|(_, which)| view! { <Frame context which/> }).collect_view();
    let overview = if has(Section::Overview) {
        view! {
            <section id="overview">
                <Overview env/>
                <Frame context which=Which::NetIncome/>
                <Frame context which=Which::Progress/>
            </section>
        }
        .into_any()
    } else {
        view! { <Head env/> }.into_any()
    };
    let mix = has(Section::Mix).then(|| {
        view! { <section id="mix"><Mix context/><Frame context which=Which::Drivers/></section> }
    });
    let margins = has(Section::Margins).then(|| {
        view! {
            <section id="margins">
                <Margins context/>
                <Frame context which=Which::Costs/>
                <Frame context which=Which::Operating/>
                <Frame context which=Which::Income/>
            </section>
        }
    });
    let statements = has(Section::Statements).then(|| {
        let figures = view! { {homeless}<Frame context which=Which::Balance/><Frame context which=Which::Cash/> };
        view! { <section id="statements"><Statements state figures/></section> }
    });
    view! {
        <a class="skip" href=format!("#{}", first.id())>{t!(env, skip)}</a>
        <p id="broken" class="notice" role="alert" hidden data-missing=t!(env, programs.missing) data-stopped=t!(env, programs.stopped) data-again=t!(env, programs.again)></p>
        <Bar env sections=sections.clone()/>
        <div class="page">
            <nav class="toc" aria-label=t!(env, contents)><Contents env sections/></nav>
            <main>
                <div data-root="notice"><Notice session/></div>
                <div data-root="lacking"><Lacking state/></div>
                {overview}
                {mix}
                {margins}
                {statements}
                {calculator}
                {has(Section::Checks).then(|| view! { <section id="checks"><Checks context=checks/></section> })}
                <section id="sources"><Sources env has_checks=has(Section::Checks)/></section>
            </main>
        </div>
        <Tip context/>
        <div data-root="source"><Source state/></div>
        <UpdateNotice env/>
    }
}

/// The body's HTML.
pub fn html(env: Env, report: &'static Report) -> String {
    html_with(env, report, Sizes::default())
}

/// The body's HTML, with the sizes of the files that it offers.
pub fn html_with(env: Env, report: &'static Report, sizes: Sizes) -> String {
    Owner::new().with(|| {
        provide_context(sizes);
        view! { <Page env report/> }.to_html()
    })
}
