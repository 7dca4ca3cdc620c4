//! Checks what the release says of its figures in own words: of which figures, and how much.

use std::collections::HashSet;

use super::Checker;
use super::file_location::FileLocation;
use crate::problem::quoted;
use crate::release::model::{MOST_CHARACTERS_OF_NOTE, MOST_NOTES, Note, Ref};

impl Checker<'_> {
    pub(super) fn notes(&mut self) {
        let file = self.file;
        self.ids(&FileLocation::new("", "/notes"), "note", &file.notes, |note| Some(&note.id));
        if file.notes.len() > MOST_NOTES {
            let found = format!("{} notes", file.notes.len());
            self.report(&FileLocation::field("notes"), found, format!("at most {MOST_NOTES}"));
        }
        let claims: HashSet<&str> = file.claims.iter().map(|claim| claim.id.as_str()).collect();
        for (index, note) in file.notes.iter().enumerate() {
            let location = FileLocation::new(format!("note {}", quoted(&note.id)), format!("/notes/{index}"));
            self.text(&location.named("text"), &note.text);
            self.text(&location.named("place"), &note.place);
            self.source(&location, note.source.as_ref());
            self.length(&location.named("text"), note);
            self.subjects(&location, note);
            for (number, amount) in note.amounts.iter().enumerate() {
                let location = location.named("amounts").inner(number);
                match amount {
                    Ref::Claim { claim } if !claims.contains(claim.as_str()) => {
                        self.report(
                            &location.inner("claim"),
                            format!("the claim {claim:?}"),
                            "one that \"claims\" lists",
                        );
                    }
                    Ref::Claim { .. } => {}
                    Ref::Fact { concept, period, .. } => {
                        self.concept(&location.inner("concept"), concept);
                        self.period(&location.inner("period"), period);
                    }
                }
            }
        }
    }

    /// A note is read beside a figure: a long text belongs into the document that it comes from.
    fn length(&mut self, location: &FileLocation, note: &Note) {
        for (lang, words) in note.text.all() {
            let count = words.chars().count();
            if count > MOST_CHARACTERS_OF_NOTE {
                let expected =
                    format!("at most {MOST_CHARACTERS_OF_NOTE}, two or three sentences of own words, or two notes");
                self.report(&location.inner(lang), format!("{count} characters"), expected);
            }
        }
    }

    /// What a note explains is in the file, and there is something that it explains.
    fn subjects(&mut self, location: &FileLocation, note: &Note) {
        let story = &self.file.story;
        let businesses: HashSet<&str> = story.businesses.iter().map(|business| business.id.as_str()).collect();
        let targets: HashSet<&str> = story.targets.iter().map(|target| target.id.as_str()).collect();
        for (index, concept) in note.concepts.iter().enumerate() {
            self.concept(&location.named("concepts").inner(index), concept);
        }
        for (field, kind, ids, known) in
            [("businesses", "business", &note.businesses, businesses), ("targets", "target", &note.targets, targets)]
        {
            for (index, id) in ids.iter().enumerate().filter(|(_, id)| !known.contains(id.as_str())) {
                let location = location.named(field).inner(index);
                self.report(&location, format!("the {kind} {id:?}"), format!("one that \"{field}\" lists"));
            }
        }
        for (index, period) in note.periods.iter().enumerate() {
            self.period(&location.named("periods").inner(index), period);
        }
        let of_figures = !note.concepts.is_empty() || !note.businesses.is_empty();
        if !of_figures && note.targets.is_empty() {
            let expected = "the figures that it explains: \"concepts\", \"businesses\" or \"targets\"";
            self.report(location, "a note on nothing", expected);
        } else if note.periods.is_empty() && note.targets.is_empty() {
            self.report(
                location,
                "a note on no period",
                "the \"periods\" whose figures it explains, or the \"targets\"",
            );
        } else if !of_figures && !note.periods.is_empty() {
            let expected = "\"concepts\" or \"businesses\", or no \"periods\": a target has its own";
            self.report(&location.named("periods"), "periods of no figures", expected);
        }
    }
}
