//! Fragments of addresses: the page's own, and those that a host gives to a frame.

use kessan::state::address::Address;
use kessan::state::draft::{Draft, MOST_KEPT};
use kessan::state::subject::Subject;
use kessan::state::{drafts, placement, query, table_choice, view_state};
use kessan_core::trace::Key;

use crate::input::{release, text};

pub(crate) fn fragment(data: &[u8]) {
    read(&text(data));
}

/// A host's message sets the fragment of a frame; where it stands (`embed`, `lang`, colours) stays the frame's own.
pub(crate) fn frame_message(data: &[u8]) {
    let message = text(data);
    let state = placement::without(&message);
    for key in placement::KEYS {
        let has = state
            .split_once('?')
            .is_some_and(|(_, pairs)| pairs.split('&').any(|pair| pair.split('=').next() == Some(key)));
        assert!(!has, "{message:?} leaves {key} in {state:?}");
    }
    assert_eq!(placement::without(&state), state, "{message:?}");
    let kept = "embed=mix&lang=ja";
    let placed = placement::with(&state, kept);
    assert!(placed.ends_with(kept), "{placed:?}");
    read(&placed);
}

fn read(fragment: &str) {
    let release = release();
    let address = Address::read(fragment);
    let written = address.write();
    // What is written is read as the same, but for the version, which is this page's.
    let again = Address::read(&format!("#{written}"));
    assert_eq!(again.write(), written, "{fragment:?}");
    let query = query::read(&address, release);
    assert!(query.unknown.len() <= address.pairs.len(), "{fragment:?}: {:?}", query.unknown);
    let (seen, unknown) = view_state::read(&address, release);
    assert!(unknown.len() <= address.pairs.len());
    let (seen_again, _) = view_state::read(&again, release);
    assert_eq!(seen, seen_again, "{fragment:?}");
    let _ = table_choice::read(&address, release);
    if let Some(terms) = release.terms() {
        let linked = drafts::read(&address, terms);
        let default = Draft::default();
        let kept = linked.kept(&default);
        assert!(kept.len() <= MOST_KEPT, "{fragment:?}: {} drafts", kept.len());
        // What the calculator writes of what it has read is read as the same.
        let draft = linked.draft.of(&default);
        let pairs = drafts::pairs(&draft, &kept, &default);
        let text = Address::default().with(drafts::owns, pairs).write();
        let linked = drafts::read(&Address::read(&text), terms);
        assert_eq!((linked.draft.of(&default), linked.kept(&default)), (draft, kept), "{fragment:?}");
    }
    for (_, value) in &address.pairs {
        if let Some(key) = Key::read(value, release) {
            assert_eq!(Key::read(&key.write(release), release), Some(key), "{value:?}");
        }
        if let Some(subject) = Subject::read(value, release) {
            let _ = subject.write(release);
        }
    }
}
