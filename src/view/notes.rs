//! What the release says of its figures, in the editor's words: each note stands in the page once, beside the first figure or
//! table that shows what it explains before all. What is told of a number takes it from there.

use kessan_core::order::CompactSort;
use std::sync::Arc;

use leptos::prelude::*;

use super::columns::pair_class;
use super::env::Env;
use super::figures::{FigureContext, Which, figure};
use super::number::{self, keyed, with_numbers};
use crate::state::view_state::ViewState;
use crate::t;
use kessan_core::release::Currency;
use kessan_core::release::model::{Note, NoteKind, Text};
use kessan_core::sections::Section;
use kessan_core::text::Lang;
use kessan_core::trace::Key;

/// What the anchors of notes begin with.
pub const NOTE: &str = "note-";

/// Where in the page notes stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotePlace {
    /// Below the results of a comparison.
    Overview(usize),
    /// In a figure, for one of its panels.
    Figure(Which, usize),
    /// Below a table.
    Table(usize),
}

/// Which notes stand where, in the order of the page; they are numbered in that order. A page of a release without notes has none.
#[derive(Clone, Debug, Default)]
pub struct Notes(Arc<Vec<(NotePlace, Vec<usize>)>>);

impl Notes {
    /// The places of all notes. `has` says which sections the page has.
    pub fn of(context: FigureContext, has: impl Fn(Section) -> bool) -> Self {
        let release = context.env.release;
        let mut left: Vec<usize> = (0..release.file.notes.len()).collect();
        let mut places = Vec::new();
        for place in note_places(context, has) {
            if left.is_empty() {
                break;
            }
            let mut here: Vec<usize> = keys(context, place)
                .iter()
                .flat_map(|key| release.notes_beside(key))
                .filter(|note| left.contains(note))
                .collect();
            here.compact_sort();
            here.dedup();
            left.retain(|note| !here.contains(note));
            if !here.is_empty() {
                places.push((place, here));
            }
        }
        Self(Arc::new(places))
    }

    /// The notes that stand in a place, and the number of the first.
    fn at(&self, place: NotePlace) -> Option<(usize, &[usize])> {
        let place = self.0.iter().position(|(at, _)| *at == place)?;
        let before: usize = self.0[..place].iter().map(|(_, notes)| notes.len()).sum();
        Some((before + 1, &self.0[place].1))
    }

    /// The number of a note; `None` for one that stands nowhere.
    fn number(&self, note: usize) -> Option<usize> {
        self.0.iter().flat_map(|(_, notes)| notes).position(|of| *of == note).map(|index| index + 1)
    }
}

/// The places of the page in its order.
fn note_places(context: FigureContext, has: impl Fn(Section) -> bool) -> Vec<NotePlace> {
    let release = context.env.release;
    let mut note_places = Vec::new();
    if has(Section::Overview) {
        note_places.extend(release.pairs().iter().map(|pair| NotePlace::Overview(pair.index)));
    }
    for which in Which::ALL {
        let section = match which {
            Which::Mix => Section::Mix,
            Which::Margins | Which::Costs | Which::Operating | Which::Income => Section::Margins,
            _ => Section::Sources,
        };
        if has(section) {
            note_places.extend((0..which.panels(release)).map(|panel| NotePlace::Figure(which, panel)));
        }
    }
    note_places.extend(
        release.table_groups().iter().flat_map(|group| group.tables.iter().map(|table| NotePlace::Table(*table))),
    );
    note_places
}

/// The numbers of a place.
fn keys(context: FigureContext, place: NotePlace) -> Vec<Key> {
    let release = context.env.release;
    match place {
        NotePlace::Overview(index) => {
            let pairs = release.pairs();
            let Some(pair) = pairs.iter().find(|pair| pair.index == index) else { return Vec::new() };
            let keys = release.headlines(pair).into_iter().flat_map(|headline| {
                let id = &headline.concept.id;
                let growth = pair.prior.map(|prior| number::growth(release, id, &pair.current.id, &prior.id));
                let aim = headline.target.map(|aim| number::target(release, id, &aim.target.period));
                [Some(number::value(release, id, &pair.current.id)), growth, aim].into_iter().flatten()
            });
            keys.filter_map(|key| Key::read(&key, release)).collect()
        }
        NotePlace::Figure(which, panel) => {
            // The mix shows the parts of each business, too.
            let within = (0..release.file.story.businesses.len()).filter(|_| which == Which::Mix).map(Some);
            let states = std::iter::once(None).chain(within).map(|within| ViewState { within, ..ViewState::default() });
            let figures = states.filter_map(|state| figure(context, which, panel, &state));
            let items = figures.flat_map(|figure| figure.slots).flat_map(|slot| slot.items);
            items.filter_map(|item| Key::read(&item.key, release)).collect()
        }
        NotePlace::Table(table) => release.facts.of_table(table).iter().map(|fact| Key::Cell(fact.place)).collect(),
    }
}

/// The places of a figure that have notes, by panel.
fn panels(env: Env, notes: &Notes, which: Which) -> Vec<(usize, String)> {
    let panels = (0..which.panels(env.release)).filter(|panel| notes.at(NotePlace::Figure(which, *panel)).is_some());
    panels.map(|panel| (panel, format!("notes-{}-{panel}", which.id()))).collect()
}

/// The ids of the lists of notes of a figure, for `aria-details`.
pub fn details(env: Env, which: Which) -> Option<String> {
    let panels = panels(env, &use_context::<Notes>()?, which);
    (!panels.is_empty()).then(|| panels.into_iter().map(|(_, id)| id).collect::<Vec<_>>().join(" "))
}

/// The notes of a figure, those of a comparison with its name where there are several.
#[component]
pub fn FigureNotes(
    /// Release and language.
    env: Env,
    /// The figure.
    which: Which,
) -> impl IntoView {
    let notes = use_context::<Notes>().unwrap_or_default();
    let panels = panels(env, &notes, which);
    let is_one = panels.len() == 1;
    let pairs = env.release.pairs();
    let lists = panels.into_iter().filter_map(|(panel, id)| {
        let pair = pairs.iter().find(|pair| pair.index == panel).filter(|_| which.is_by_comparison());
        let (class, about) = match pair {
            Some(pair) => (pair_class(pair), Some(&pair.comparison.label).filter(|_| !is_one)),
            None => (String::new(), None),
        };
        list(env, &notes, NotePlace::Figure(which, panel), (id, &class), about)
    });
    lists.collect_view()
}

/// The id of the notes below the results of a comparison, for `aria-details`.
pub fn of_overview(comparison: usize) -> Option<String> {
    use_context::<Notes>()?.at(NotePlace::Overview(comparison)).map(|_| overview_id(comparison))
}

fn overview_id(comparison: usize) -> String {
    format!("notes-overview-{comparison}")
}

/// The notes below the results of a comparison.
pub fn overview(env: Env, comparison: usize) -> Option<AnyView> {
    list(env, &use_context::<Notes>()?, NotePlace::Overview(comparison), (overview_id(comparison), ""), None)
}

/// The notes of a table: those that stand here, and the numbers of those that stand with a figure.
pub fn table(env: Env, table: usize) -> Option<AnyView> {
    let notes = use_context::<Notes>()?;
    let id = format!("notes-table-{table}");
    let own = list(env, &notes, NotePlace::Table(table), (id, ""), None);
    let here = notes.at(NotePlace::Table(table)).map_or(&[][..], |(_, here)| here);
    let is_statement = env.release.file.tables.get(table)?.kind.is_statement();
    let facts = env.release.facts.of_table(table).iter().filter(|_| is_statement);
    let explained = facts.flat_map(|fact| env.release.notes_of(&Key::Cell(fact.place)));
    let mut others: Vec<(usize, usize)> =
        explained.filter(|note| !here.contains(note)).filter_map(|note| Some((notes.number(note)?, note))).collect();
    others.compact_sort();
    others.dedup();
    let others = (!others.is_empty()).then(|| {
        let links = others.iter().enumerate().map(|(index, (number, note))| {
            let between = (index > 0).then_some(", ");
            let (href, number) = (format!("#{NOTE}{}", env.release.file.notes[*note].id), number.to_string());
            view! { {between}<a href=href>{number}</a> }
        });
        view! { <p class="note">{t!(env, notes.see)}" "{links.collect_view()}</p> }
    });
    (own.is_some() || others.is_some()).then(|| view! { {own}{others} }.into_any())
}

/// The list of a place; `about` is the comparison that it belongs to.
fn list(
    env: Env,
    notes: &Notes,
    place: NotePlace,
    (id, class): (String, &str),
    about: Option<&Text>,
) -> Option<AnyView> {
    let (first, here) = notes.at(place)?;
    let items = here.iter().filter_map(|index| env.release.file.notes.get(*index)).map(|note| {
        view! { <li id=format!("{NOTE}{}", note.id)>{statement(env, note)}" "<small>{env.words(&note.place)}</small></li> }
    });
    let items = items.collect_view();
    let about = about.map(|about| {
        let about = t!(env, notes.line, name = env.words_in_sentence(about));
        view! { {with_numbers(&about)}" " }
    });
    let class = format!("notes {class}").trim_end().to_owned();
    Some(
        view! { <div class=class id=id><p>{about}{t!(env, notes.head)}</p><ol start=first>{items}</ol></div> }
            .into_any(),
    )
}

/// What a note explains before all, with what kind of statement it is.
fn label(env: Env, note: &Note) -> AnyView {
    let file = &env.release.file;
    let concept = note.concepts.first().and_then(|id| env.release.concept(id)).map(|concept| &concept.label);
    let business = || file.story.businesses.iter().find(|business| note.businesses.contains(&business.id));
    let name = match concept.or_else(|| business().map(|business| &business.label)) {
        Some(label) => env.words_in_sentence(label),
        None => t!(env, notes.targets, guidance = env.guidance_first()),
    };
    let text = match note.kind {
        NoteKind::Reason => t!(env, notes.line, name = name),
        NoteKind::Outlook => t!(env, notes.line_of, name = name, kind = t!(env, notes.outlook)),
        NoteKind::Scope => t!(env, notes.line_of, name = name, kind = t!(env, notes.scope)),
    };
    with_numbers(&text).into_any()
}

/// The statement, its figures leading to their sources.
fn words(env: Env, note: &Note) -> AnyView {
    let text = note.text.for_page(env.lang);
    let (mut sentence, mut at) = (String::new(), 0);
    for named in env.release.named_amounts(note, text) {
        let key = note.amounts.get(named.amount).and_then(|amount| env.release.key_of_amount(amount));
        sentence.push_str(&text[at..named.at.start]);
        // An amount stays on the line of its currency: "JPY 453 million".
        let codes = [Currency::Reporting, Currency::Translation].map(|currency| env.release.currency_code(currency));
        if sentence.strip_suffix(' ').is_some_and(|before| codes.iter().flatten().any(|code| before.ends_with(*code))) {
            sentence.pop();
            sentence.push('\u{a0}');
        }
        sentence.push_str(&keyed(&key.map(|key| key.write(env.release)).unwrap_or_default(), &text[named.at.clone()]));
        at = named.at.end;
    }
    sentence.push_str(&text[at..]);
    let views = with_numbers(&sentence);
    match note.text.foreign(env.lang) {
        Some(lang) => view! { <span lang=lang.to_owned()>{views}</span> }.into_any(),
        None => views.into_any(),
    }
}

/// The note with what it explains before all.
pub fn statement(env: Env, note: &Note) -> AnyView {
    // A full-width colon has its room.
    let between = (env.lang == Lang::En).then_some(" ");
    view! { <b>{label(env, note)}</b>{between}{words(env, note)} }.into_any()
}

/// That targets are no results: one line wherever the page shows them.
pub fn caution(env: Env) -> AnyView {
    view! { <p class="note">{t!(env, notes.caution, guidance = env.guidance_first())}</p> }.into_any()
}
