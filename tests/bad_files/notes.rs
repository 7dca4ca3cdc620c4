//! Mistakes in what the release says of its figures in own words.

use serde_json::{Value, json};

use super::{accepted_after, messages_after, messages_with};

/// The messages about the first note (on revenues) with a field replaced.
fn with(field: &'static str, value: Value) -> Vec<String> {
    messages_after(|file| file["notes"][0][field] = value)
}

#[test]
fn what_a_note_explains_is_in_the_file() {
    assert_eq!(
        with("concepts", json!(["Revenue"])),
        ["note \"strike\", concepts: found the concept \"Revenue\"; expected one that \"concepts\" lists"]
    );
    assert_eq!(
        with("periods", json!(["H1-31", "H2-31"])),
        ["note \"strike\", periods: found the period \"H2-31\"; expected one that \"periods\" lists"]
    );
    assert_eq!(
        with("businesses", json!(["cable"])),
        ["note \"strike\", businesses: found the business \"cable\"; expected one that \"businesses\" lists"]
    );
    assert_eq!(
        with("targets", json!(["year"])),
        ["note \"strike\", targets: found the target \"year\"; expected one that \"targets\" lists"]
    );
    assert_eq!(
        with("source", json!({"document": "review"})),
        ["note \"strike\": found the document \"review\"; expected one that \"sources\" lists"]
    );
    assert_eq!(
        with("concepts", json!(["Revenues", "SharesOutstanding"])),
        [
            "note \"strike\", concepts: found the concept \"SharesOutstanding\", of which the release has no figure in those periods; \
          expected a line with a figure in one of the note's \"periods\""
        ]
    );
}

#[test]
fn a_note_explains_something_at_some_time() {
    assert_eq!(with("concepts", json!([])), [nothing()]);
    assert_eq!(
        with("periods", json!([])),
        [
            "note \"strike\": found a note on no period; expected the \"periods\" whose figures it explains, or the \"targets\""
        ]
    );
    let of_target = messages_after(|file| {
        file["notes"][0]["concepts"] = json!([]);
        file["notes"][0]["targets"] = json!(["full-year"]);
    });
    assert_eq!(
        of_target,
        [
            "note \"strike\", periods: found periods of no figures; expected \"concepts\" or \"businesses\", or no \"periods\": \
          a target has its own"
        ]
    );
}

fn nothing() -> String {
    "note \"strike\": found a note on nothing; expected the figures that it explains: \"concepts\", \"businesses\" or \"targets\""
        .to_owned()
}

#[test]
fn a_text_is_short_has_words_and_is_in_a_language_of_the_file() {
    assert_eq!(
        with("text", json!({"en": "a".repeat(401)})),
        [
            "note \"strike\", text: found 401 characters; expected at most 400, two or three sentences of own words, or two notes"
        ]
    );
    // Characters, not bytes.
    assert!(accepted_after(|file| file["notes"][0]["text"] = json!({"ja": "あ".repeat(400)})).file.notes.len() > 1);
    assert_eq!(
        with("text", json!({"de": "Ein Streik."})),
        ["note \"strike\", text: found a text in \"de\"; expected one of the file's \"languages\""]
    );
    assert_eq!(
        with("place", json!({"en": " "})),
        [
            "note \"strike\", place: found no text for \"en\"; expected a text that is not empty, or no field for a language in \
          which there is none"
        ]
    );
    assert_eq!(
        with("id", json!("idle-works")),
        ["note \"idle-works\": found the same id twice; expected an id of its own for each note"]
    );
}

/// The second note says "EUR 4.2 million", which a claim prints as "(4.2)" in millions.
#[test]
fn a_figure_in_a_note_is_the_releases_in_every_language() {
    let text = |en: &str, ja: &str| json!({"en": en, "ja": ja});
    for (en, ja) in [
        ("a loss of EUR 4.2 million", "4.2百万ユーロの損失"),
        ("minus 4,200 thousand euros", "420万ユーロの損失"),
        ("4.2 Mio. Euro", "損失は４．２百万ユーロ"),
    ] {
        accepted_after(|file| file["notes"][1]["text"] = text(en, ja));
    }
    assert_eq!(
        messages_with("/notes/1/text", text("a loss of EUR 4.3 million", "42百万ユーロの損失")),
        [
            "note \"idle-works\", text: found a text without the claim \"review.operating_loss\", which is -4200000 EUR; expected \
             the number as the release prints it, or no such entry in \"amounts\"",
            "note \"idle-works\", text: found a text without the claim \"review.operating_loss\", which is -4200000 EUR; expected \
             the number as the release prints it, or no such entry in \"amounts\"",
        ]
    );
    assert_eq!(
        messages_with("/notes/1/amounts/0/claim", json!("review.loss")),
        ["note \"idle-works\", amounts: found the claim \"review.loss\"; expected one that \"claims\" lists"]
    );
    assert_eq!(
        messages_with("/notes/1/amounts/0", json!({"concept": "NetIncome", "period": "FY31"})),
        [
            "note \"idle-works\", amounts: found the concept \"NetIncome\" in the period \"FY31\", which leads to no figure; expected \
          a reference to a figure of the release"
        ]
    );
}

#[test]
fn there_is_room_for_many_notes_but_not_for_any_number() {
    let many = |count: usize| {
        move |file: &mut Value| {
            let note = file["notes"][0].clone();
            let notes = (0..count).map(|index| {
                let mut note = note.clone();
                note["id"] = json!(format!("n{index}"));
                note
            });
            file["notes"] = notes.collect();
        }
    };
    assert_eq!(accepted_after(many(200)).file.notes.len(), 200);
    assert_eq!(messages_after(many(201)), ["field \"notes\": found 201 notes; expected at most 200"]);
}
