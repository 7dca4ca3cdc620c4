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
use super::overview::Overview;
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
    let mut contents = vec![
        ("overview", say!(env, sections.overview)),
        ("mix", say!(env, sections.mix)),
        ("margins", say!(env, sections.margins)),
        ("statements", say!(env, sections.statements)),
    ];
    if terms.is_some() {
        contents.push(("dividends", say!(env, sections.dividends)));
    }
    contents.push(("checks", say!(env, sections.checks)));
    contents.push(("sources", say!(env, sections.sources)));
    let contents = contents.into_iter().map(|(id, name)| view! { <li><a href=format!("#{id}")>{name}</a></li> });
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
    view! {
        <a class="skip" href="#overview">{say!(env, skip)}</a>
        <p id="broken" class="notice" role="alert" hidden data-missing=say!(env, programs.missing) data-stopped=say!(env, programs.stopped) data-again=say!(env, programs.again)></p>
        <header class="bar">
            <p class="brand"><b>{env.text(&file.company.short_name)}</b>" "<span class="muted wide">{env.text(&file.title)}" · "{env.text(&file.basis)}</span></p>
            <div class="controls" data-root="controls"><Controls session/></div>
            <p class="note no-script">{say!(env, programs.no_controls)}</p>
        </header>
        <div class="page">
            <nav class="toc" aria-label=say!(env, contents)><ol>{contents.collect_view()}</ol></nav>
            <main>
                <div data-root="notice"><Notice session/></div>
                <div data-root="lacking"><Lacking book/></div>
                <section id="overview">
                    <Overview env/>
                    <Frame easel which=Which::NetIncome/>
                    <Frame easel which=Which::Progress/>
                </section>
                <section id="mix"><Mix easel session/><Frame easel which=Which::Drivers/></section>
                <section id="margins">
                    <Margins easel/>
                    <Frame easel which=Which::Costs/>
                    <Frame easel which=Which::Operating/>
                    <Frame easel which=Which::Income/>
                </section>
                <section id="statements">
                    <Statements book figures=view! { <Frame easel which=Which::Balance/><Frame easel which=Which::Cash/> }/>
                </section>
                {calculator}
                <section id="checks"><Checks desk/></section>
                <section id="sources"><Sources env/></section>
            </main>
        </div>
        <Tip easel/>
        <div data-root="source"><Source book/></div>
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
