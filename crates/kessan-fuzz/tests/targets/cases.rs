//! Cases for a target: what is in its corpus with a few edits, and any text.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestError, TestRunner};

use kessan_fuzz::Target;

/// What is put into an input: marks that readers give a meaning.
const TOKENS: [&str; 40] = [
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\n",
    "0",
    "-1",
    "1e400",
    "null",
    "true",
    "\\u0000",
    "\\ud800",
    "/",
    "~",
    "%",
    "%FF",
    "&",
    "=",
    "#",
    "?",
    "+",
    ".",
    "(",
    ")",
    "△",
    "－",
    "％",
    "９",
    "億",
    "¥",
    "\u{202e}",
    "\u{feff}",
    "&amp;",
    "<b>",
    "2031-02-30",
    "99999999999999999999999999999",
    "\"kessan\":1,",
];

/// One edit of an input.
#[derive(Clone, Debug)]
pub enum Edit {
    Put(Index, u8),
    Insert(Index, &'static str),
    Remove(Index, u8),
    Repeat(Index, u8),
    End(Index),
}

impl Edit {
    fn make(&self, input: &mut Vec<u8>) {
        let place = |at: &Index| at.index(input.len() + 1);
        match self {
            Edit::Put(at, byte) => {
                let place = place(at);
                if let Some(old) = input.get_mut(place) {
                    *old = *byte;
                }
            }
            Edit::Insert(at, token) => {
                let place = place(at);
                input.splice(place..place, token.bytes());
            }
            Edit::Remove(at, length) => {
                let place = place(at);
                let end = input.len().min(place + usize::from(*length));
                input.drain(place..end);
            }
            Edit::Repeat(at, length) => {
                let place = place(at);
                let end = input.len().min(place + usize::from(*length));
                let part = input[place..end].to_vec();
                input.splice(end..end, part);
            }
            Edit::End(at) => input.truncate(at.index(input.len() + 1)),
        }
    }
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        4 => (at(), any::<u8>()).prop_map(|(at, byte)| Edit::Put(at, byte)),
        4 => (at(), proptest::sample::select(TOKENS.to_vec())).prop_map(|(at, token)| Edit::Insert(at, token)),
        3 => (at(), any::<u8>()).prop_map(|(at, length)| Edit::Remove(at, length)),
        2 => (at(), any::<u8>()).prop_map(|(at, length)| Edit::Repeat(at, length)),
        1 => at().prop_map(Edit::End),
    ]
}

/// The inputs that are kept for a target, in the order of their names.
pub fn corpus(target: &Target) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target.name);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))).collect()
}

/// Any input for a target: most are one that is kept, with up to four edits.
pub fn inputs(target: &Target) -> impl Strategy<Value = Vec<u8>> + use<> {
    let kept = proptest::sample::select(corpus(target));
    let edited = (kept, proptest::collection::vec(edit(), 0..=4)).prop_map(|(mut input, edits)| {
        edits.iter().for_each(|edit| edit.make(&mut input));
        input
    });
    prop_oneof![6 => edited, 1 => "\\PC{0,48}".prop_map(String::into_bytes), 1 => proptest::collection::vec(any::<u8>(), 0..64)]
}

/// Gives a target so many inputs; `tell` hears of each.
///
/// # Errors
///
/// The smallest input found for which a promise is broken.
pub fn try_out(target: &Target, cases: u32, mut tell: impl FnMut()) -> Result<(), String> {
    for input in corpus(target) {
        (target.run)(&input);
    }
    let tell = std::cell::RefCell::new(&mut tell);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&inputs(target), |input| {
        (target.run)(&input);
        (tell.borrow_mut())();
        Ok(())
    });
    outcome.map_err(|error| match error {
        TestError::Fail(why, input) => {
            format!("{why}\nthe input: {:?}\nits bytes: {input:?}", String::from_utf8_lossy(&input))
        }
        TestError::Abort(why) => why.to_string(),
    })
}
