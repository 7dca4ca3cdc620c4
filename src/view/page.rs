//! The whole page, as it is written into the HTML.

use std::sync::Arc;

use leptos::prelude::*;

use super::calculator::{Calculator, CalculatorHead, CurvesFigure, Prices, Scenarios, Sheet, TimelineFigure};
use super::checks::Desk;
use super::checks::section::Checks;
use super::controls::Controls;
use super::downloads::Sizes;
use super::env::Env;
use super::figures::bubble::Tip;
use super::figures::frame::Frame;
use super::figures::{Easel, Which};
use super::margins::Margins;
use super::mark::Marks;
use super::mix::Mix;
use super::notice::Notice;
use super::open_report::OpenButton;
use super::overview::{Head, Overview};
use super::programs;
use super::session::Session;
use super::sources::Sources;
use super::statements::book::Book;
use super::statements::notice::Notice as Lacking;
use super::statements::section::Statements;
use super::statements::source::Source;
use super::update::UpdateNotice;
use crate::say;
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
    let desk = Desk { env, report };
    let book = Book::new(desk);
    let contested = Contested::of(env.release, report);
    let easel = Easel { env, contested: Box::leak(Box::new(contested.clone())) };
    provide_context(Marks(Arc::new(contested)));
    let file = &env.release.file;
    let terms = env.terms();
    let has = |section| env.release.has_section(section, report);
    let contents = Section::ALL.into_iter().filter(|section| has(*section)).map(|section| {
        view! { <li><a href=format!("#{}", section.id())>{name(env, section)}</a></li> }
    });
    let contents = contents.collect_view();
    let first = Section::ALL.into_iter().find(|section| has(*section)).unwrap_or(Section::Sources);
    let calculator = terms.map(|terms| {
        let sheet = Sheet::new(env, terms);
        view! {
            <section id="dividends">
                <CalculatorHead env terms/>
                <div data-root="calculator" data-program=programs::script(env.lang, programs::CALCULATOR)><Calculator sheet/></div>
                <CurvesFigure sheet/>
                <div data-root="prices"><Prices sheet/></div>
                <TimelineFigure env terms/>
                <div class="scenarios" data-root="scenarios"><Scenarios sheet/></div>
            </section>
        }
    });
    // What has no section of its own stands with the tables.
    let homeless =
        [(Section::Overview, Which::NetIncome), (Section::Overview, Which::Progress), (Section::Mix, Which::Drivers)];
    let homeless = homeless.into_iter().filter(|(section, _)| !has(*section));
    let homeless = homeless.map(|(_, which)| view! { <Frame easel which/> }).collect_view();
    let overview = if has(Section::Overview) {
        view! {
            <section id="overview">
                <Overview env/>
                <Frame easel which=Which::NetIncome/>
                <Frame easel which=Which::Progress/>
            </section>
        }
        .into_any()
    } else {
        view! { <Head env/> }.into_any()
    };
    let mix = has(Section::Mix).then(|| {
        view! { <section id="mix"><Mix easel session/><Frame easel which=Which::Drivers/></section> }
    });
    let margins = has(Section::Margins).then(|| {
        view! {
            <section id="margins">
                <Margins easel/>
                <Frame easel which=Which::Costs/>
                <Frame easel which=Which::Operating/>
                <Frame easel which=Which::Income/>
            </section>
        }
    });
    let statements = has(Section::Statements).then(|| {
        let figures = view! { {homeless}<Frame easel which=Which::Balance/><Frame easel which=Which::Cash/> };
        view! { <section id="statements"><Statements book figures/></section> }
    });
    view! {
        <a class="skip" href=format!("#{}", first.id())>{say!(env, skip)}</a>
        <p id="broken" class="notice" role="alert" hidden data-missing=say!(env, programs.missing) data-stopped=say!(env, programs.stopped) data-again=say!(env, programs.again)></p>
        <header class="bar">
            <p class="brand"><b>{env.words(&file.company.short_name)}</b>" "<span class="muted wide">{env.words(&file.title)}" · "{env.words(&file.basis)}</span></p>
            <div class="controls" data-root="controls"><Controls session/></div>
            <OpenButton env/>
            <p class="note no-script">{say!(env, programs.no_controls)}</p>
        </header>
        <div class="page">
            <nav class="toc" aria-label=say!(env, contents)><ol>{contents}</ol></nav>
            <main>
                <div data-root="notice"><Notice session/></div>
                <div data-root="lacking"><Lacking book/></div>
                {overview}
                {mix}
                {margins}
                {statements}
                {calculator}
                {has(Section::Checks).then(|| view! { <section id="checks"><Checks desk/></section> })}
                <section id="sources"><Sources env has_checks=has(Section::Checks)/></section>
            </main>
        </div>
        <Tip easel/>
        <div data-root="source"><Source book/></div>
        <UpdateNotice env/>
    }
}

/// What a section is called in the list of contents.
fn name(env: Env, section: Section) -> String {
    match section {
        Section::Overview => say!(env, sections.overview),
        Section::Mix => say!(env, sections.mix),
        Section::Margins => say!(env, sections.margins),
        Section::Statements => say!(env, sections.statements),
        Section::Dividends => say!(env, sections.dividends),
        Section::Checks => say!(env, sections.checks),
        Section::Sources => say!(env, sections.sources),
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
