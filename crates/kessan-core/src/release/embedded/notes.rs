//! Which notes explain which figures. Their texts stand in the page, where the bubble takes them from.

use super::bytes::{Reader, Writer};
use super::empty;
use crate::release::Release;
use crate::release::model::{Note, NoteKind};

/// Each note with what it explains.
pub(super) fn write(out: &mut Writer, release: &Release) {
    out.list(&release.file.notes, |out, note| {
        out.text(&note.id);
        for ids in [&note.concepts, &note.businesses, &note.targets, &note.periods] {
            out.list(ids, |out, id| out.text(id));
        }
    });
}

/// Reads what [`write`] has written.
pub(super) fn read(from: &mut Reader) -> Vec<Note> {
    from.list(|from| {
        let id = from.text();
        let [concepts, businesses, targets, periods] = [(); 4].map(|()| from.list(Reader::text));
        let (kind, amounts) = (NoteKind::default(), Vec::new());
        Note { id, kind, text: empty(), concepts, businesses, targets, periods, amounts, place: empty(), source: None }
    })
}
