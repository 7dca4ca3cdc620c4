//! Large release files are checked by work in proportion to their length and with little memory, whatever they are full of.
//!
//! Work is counted, not timed: the bytes that are allocated in all, and those that are there at once. What compares each part
//! with each other allocates nothing for that, so the files are also large enough that it would take minutes.
#![allow(unsafe_code, reason = "an allocator that counts")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod generate;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use generate::{Kind, release};
use kessan_core::problem::MOST_TOLD;
use kessan_validate::check;

struct Counting;

thread_local! {
    static ALLOCATED: Cell<usize> = const { Cell::new(0) };
    /// What another thread has allocated may be given back here.
    static HELD: Cell<isize> = const { Cell::new(0) };
    static MOST_HELD: Cell<isize> = const { Cell::new(0) };
}

fn hold(bytes: isize) {
    let _ = HELD.try_with(|held| {
        held.set(held.get() + bytes);
        let _ = MOST_HELD.try_with(|most| most.set(most.get().max(held.get())));
    });
}

// SAFETY: it does what the system's does.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALLOCATED.try_with(|bytes| bytes.set(bytes.get() + layout.size()));
        hold(layout.size().cast_signed());
        // SAFETY: the caller's promise is handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        hold(-layout.size().cast_signed());
        // SAFETY: the caller's promise is handed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Whether nothing is wrong with it.
fn is_sound(kind: Kind) -> bool {
    matches!(kind, Kind::Sound | Kind::Shares | Kind::Concepts)
}

/// What it takes to check a file, and what comes of it.
struct Work {
    /// The file's length.
    length: usize,
    /// Bytes allocated in all.
    allocated: usize,
    /// Bytes allocated at once, beside the file.
    held: usize,
    told: usize,
    more: usize,
}

fn work(kind: Kind, rows: usize) -> Work {
    let text = release(kind, rows);
    let (before, held) = (ALLOCATED.get(), HELD.get());
    MOST_HELD.set(held);
    let outcome = check("large.json", text.as_bytes());
    let allocated = ALLOCATED.get() - before;
    let held = usize::try_from(MOST_HELD.get() - held).unwrap();
    let (told, more) = outcome.map_or_else(|report| (report.findings.len(), report.more), |_| (0, 0));
    Work { length: text.len(), allocated, held, told, more }
}

#[test]
fn ten_times_the_rows_are_ten_times_the_work() {
    for kind in Kind::ALL {
        // What is the same for every file is done before.
        work(kind, 5);
        let [little, much] = [work(kind, 500), work(kind, 5_000)];
        assert!(much.allocated < 12 * little.allocated, "{kind:?}: {} and {} bytes", little.allocated, much.allocated);
        let is_told = !is_sound(kind) && kind != Kind::Languages;
        assert_eq!(much.told, if is_told { MOST_TOLD } else { much.told.min(100) }, "{kind:?}");
        assert_eq!(much.more > 0, is_told, "{kind:?}");
        assert_eq!(much.told == 0, is_sound(kind), "{kind:?}");
    }
}

/// Neither the file as a tree of values is kept, nor a word of what is not told.
#[test]
fn mistakes_take_a_few_times_the_files_bytes() {
    for kind in Kind::ALL {
        let work = work(kind, 4_000);
        let most = if is_sound(kind) { MOST_OF_SOUND } else { MOST_OF_BAD };
        println!("{kind:?}: {} bytes of {}, {} allocated in all", work.held, work.length, work.allocated);
        assert!(work.held < most * work.length + FOR_WORDS, "{kind:?}: {} bytes of {}", work.held, work.length);
    }
}

/// Times the file's bytes that may be held: a release that is in order is there as a whole when it has been read.
const MOST_OF_SOUND: usize = 22;
const MOST_OF_BAD: usize = 10;
/// What the mistakes that are told take, and words that are remembered.
const FOR_WORDS: usize = 2 << 20;

#[test]
fn every_mistake_is_told_or_counted() {
    // Of each row the concept, the cell and the Japanese label.
    assert_eq!(work(Kind::BadMeaning, 1_000).more, 3 * 1_000 - MOST_TOLD);
    // Of each row two fields.
    assert_eq!(work(Kind::RepeatedFields, 1_000).more, 2 * 1_000 - MOST_TOLD);
    // Of each cell what it is, and of the row how many there are of them.
    assert_eq!(work(Kind::CellsOfOne, 1_000).more, 1_000 + 1 - MOST_TOLD);
    let report = check("large.json", release(Kind::UnknownFields, 1_000).as_bytes()).unwrap_err();
    let expected =
        "2000 problems (the first 300 are told) in large.json; what its figures mean is checked when its form is right";
    assert!(report.to_string().ends_with(expected), "{report}");
}

/// The mistakes that are told are the first ones, of whichever sort.
#[test]
fn the_first_mistakes_in_the_files_order_are_told() {
    let text = release(Kind::BadMeaning, 1_000);
    let report = check("large.json", text.as_bytes()).unwrap_err();
    let lines: Vec<usize> = report.findings.iter().map(|finding| finding.line).collect();
    let first = text.lines().position(|line| line.contains("Revenue0")).unwrap() + 1;
    let expected: Vec<usize> = (first..).flat_map(|line| [line; 3]).take(MOST_TOLD).collect();
    assert_eq!(lines, expected);
    let text = release(Kind::BadRows, 1_000).replacen(r#""id": "H1""#, r#""id": "H1", "colour": 1"#, 1);
    let text = text.replacen(r#""title": "#, r#""titel": "#, 1);
    let report = check("large.json", text.as_bytes()).unwrap_err();
    let lines: Vec<usize> = report.findings.iter().map(|finding| finding.line).collect();
    assert!(lines.is_sorted(), "{lines:?}");
    let words = report.to_string();
    assert!(
        words.contains("\"colour\"") && words.contains("did you mean \"title\"?"),
        "what stands around is told, too"
    );
    assert_eq!(report.findings.len() + report.more, 5 * 1_000 + 2);
}

/// As long a name as a file can have, in each place that its parts carry it to.
#[test]
fn a_name_of_a_megabyte_is_not_copied_for_each_row() {
    for (what, from, to) in [
        ("table", r#"{"id": "results""#, "{\"id\": \"LONG\""),
        ("column", r#"{"id": "a", "label""#, "{\"id\": \"LONG\", \"label\""),
        ("period", r#""periods": [{"id": "H1""#, "\"periods\": [{\"id\": \"LONG\""),
        (
            "unit",
            r#"{"id": "C1", "label": {"en": "C1", "ja": "C1"}, "unit": "NOK"}"#,
            "{\"id\": \"C1\", \"label\": {\"en\": \"C1\", \"ja\": \"C1\"}, \"unit\": \"LONG\"}",
        ),
    ] {
        let text = release(Kind::Sound, 1_000);
        assert_eq!(text.matches(from).count(), 1, "{what}");
        let text = text.replace(from, &to.replace("LONG", &"x".repeat(1 << 20)));
        let before = ALLOCATED.get();
        assert!(check("large.json", text.as_bytes()).is_err(), "{what}");
        let bytes = ALLOCATED.get() - before;
        assert!(bytes < 100 << 20, "{what}: {bytes} bytes");
    }
}
