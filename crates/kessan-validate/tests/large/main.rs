//! Large release files are checked by work in proportion to their length, whatever they are full of.
//!
//! Work is counted, not timed: the bytes that are allocated in all. What compares each part with each other allocates
//! nothing for that, so the files are also large enough that it would take minutes.
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
}

// SAFETY: it does what the system's does.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALLOCATED.try_with(|bytes| bytes.set(bytes.get() + layout.size()));
        // SAFETY: the caller's promise is handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise is handed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The bytes allocated to check a file, the mistakes told, and those that are only counted.
fn work(kind: Kind, rows: usize) -> (usize, usize, usize) {
    let text = release(kind, rows);
    let before = ALLOCATED.get();
    let outcome = check("large.json", text.as_bytes());
    let bytes = ALLOCATED.get() - before;
    match outcome {
        Ok(_) => (bytes, 0, 0),
        Err(report) => (bytes, report.findings.len(), report.more),
    }
}

#[test]
fn ten_times_the_rows_are_ten_times_the_work() {
    for kind in Kind::ALL {
        let [(little, ..), (much, told, more)] = [work(kind, 500), work(kind, 5_000)];
        assert!(much < 12 * little, "{kind:?}: {little} and {much} bytes");
        let is_sound = matches!(kind, Kind::Sound | Kind::Shares | Kind::Concepts);
        assert_eq!(told, if is_sound { 0 } else { MOST_TOLD }, "{kind:?}");
        assert_eq!(more > 0, !is_sound, "{kind:?}");
    }
}

#[test]
fn every_mistake_is_told_or_counted() {
    // Of each row the concept, the cell and the Japanese label.
    assert_eq!(work(Kind::BadMeaning, 1_000).2, 3 * 1_000 - MOST_TOLD);
    // Of each row two fields.
    assert_eq!(work(Kind::RepeatedFields, 1_000).2, 2 * 1_000 - MOST_TOLD);
    let report = check("large.json", release(Kind::UnknownFields, 1_000).as_bytes()).unwrap_err();
    assert!(report.to_string().ends_with("2000 problems (the first 300 are told) in large.json"), "{report}");
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
