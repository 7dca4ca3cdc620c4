//! What the release says of its figures, in the editor's words.

use super::{span, write};
use kessan_core::release::Release;
use kessan_core::release::model::{Note, NoteKind};

const HEADER: [&str; 12] = [
    "id",
    "kind",
    "text_en",
    "text_ja",
    "concepts",
    "businesses",
    "targets",
    "periods",
    "place_en",
    "place_ja",
    "document",
    "at",
];

pub(super) fn csv(release: &Release) -> Result<String, csv::Error> {
    write(&HEADER, release.file.notes.iter().map(|note| row(release, note)))
}

fn row(release: &Release, note: &Note) -> Vec<String> {
    let periods: Vec<String> = note.periods.iter().map(|period| span(release, period)).collect();
    let source = note.source.as_ref();
    vec![
        note.id.clone(),
        kind(note.kind).to_owned(),
        note.text.en().to_owned(),
        note.text.ja().to_owned(),
        note.concepts.join(" "),
        note.businesses.join(" "),
        note.targets.join(" "),
        periods.join(" "),
        note.place.en().to_owned(),
        note.place.ja().to_owned(),
        source.map(|source| source.document.clone()).unwrap_or_default(),
        source.and_then(|source| source.place.clone()).unwrap_or_default(),
    ]
}

/// As release files write it.
fn kind(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Reason => "reason",
        NoteKind::Outlook => "outlook",
        NoteKind::Scope => "scope",
    }
}
