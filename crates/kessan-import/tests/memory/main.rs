//! Memory stays under ten times the input and 200 MB, as `limits` says, of files that are made of nothing but facts.
//!
//! Bytes are counted, not time, and of files that are small enough for a test: what a fact more takes, times the facts that are
//! read at most, has to fit into the constant part of the goal.
#![allow(unsafe_code, reason = "an allocator that counts")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fmt::Write;

use kessan_import::limits;
use kessan_import::mapping::{Options, map_owned};

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

/// What the process needs for an allocation: a hundred thousand short texts take more than their bytes.
fn room(layout: Layout) -> isize {
    (layout.size() + 8).next_multiple_of(16).max(32).cast_signed()
}

// SAFETY: it does what the system's does.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALLOCATED.try_with(|bytes| bytes.set(bytes.get() + layout.size()));
        hold(room(layout));
        // SAFETY: the caller's promise is handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        hold(-room(layout));
        // SAFETY: the caller's promise is handed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What a file is full of.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// Inline XBRL: a line of its own in each row, with two facts.
    Inline,
    /// xBRL-JSON: a line and a member of its own in each fact.
    Json,
    /// Company facts: lines with a hundred facts each.
    CompanyFacts,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Inline, Self::Json, Self::CompanyFacts];

    /// As many facts as are read of such a file.
    fn most(self) -> usize {
        match self {
            Self::Inline | Self::Json => limits::FACTS,
            Self::CompanyFacts => limits::COMPANY_FACTS,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Inline => "a.htm",
            Self::Json | Self::CompanyFacts => "a.json",
        }
    }

    /// A file with so many facts.
    fn file(self, facts: usize) -> String {
        let mut text = String::new();
        match self {
            Self::Inline => {
                text += "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:ix=\"http://www.xbrl.org/2013/inlineXBRL\" \
                    xmlns:xbrli=\"http://www.xbrl.org/2003/instance\" xmlns:iso4217=\"http://www.xbrl.org/2003/iso4217\" \
                    xmlns:a=\"http://example.org/acorn\"><body><ix:header><ix:resources>";
                for (id, year) in [("c", 2031), ("p", 2030)] {
                    write!(
                        text,
                        "<xbrli:context id=\"{id}\"><xbrli:entity><xbrli:identifier scheme=\"x\">1</xbrli:identifier></xbrli:entity>\
                         <xbrli:period><xbrli:startDate>{year}-01-01</xbrli:startDate><xbrli:endDate>{year}-12-31</xbrli:endDate>\
                         </xbrli:period></xbrli:context>"
                    )
                    .unwrap();
                }
                text += "<xbrli:unit id=\"u\"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit></ix:resources></ix:header><table>";
                for line in 0..facts / 2 {
                    write!(text, "<tr><td>Line {line}</td>").unwrap();
                    for context in ["c", "p"] {
                        write!(
                            text,
                            "<td><ix:nonFraction name=\"a:L{line}\" contextRef=\"{context}\" unitRef=\"u\" scale=\"6\" decimals=\"-6\">{line}\
                             </ix:nonFraction></td>"
                        )
                        .unwrap();
                    }
                    text += "</tr>";
                }
                text += "</table></body></html>";
            }
            Self::Json => {
                text += "{\"documentInfo\":{\"documentType\":\"https://xbrl.org/2021/xbrl-json\",\"namespaces\":{\"a\":\"http://example.org/a\",\
                    \"iso4217\":\"http://www.xbrl.org/2003/iso4217\"}},\"facts\":{";
                for fact in 0..facts {
                    write!(
                        text,
                        "{}\"f{fact}\":{{\"value\":\"{fact}\",\"decimals\":-3,\"dimensions\":{{\"concept\":\"a:L{fact}\",\"entity\":\"a:1\",\
                         \"period\":\"2031-01-01T00:00:00/2032-01-01T00:00:00\",\"unit\":\"iso4217:EUR\",\"a:Axis\":\"a:M{fact}\"}}}}",
                        if fact == 0 { "" } else { "," }
                    )
                    .unwrap();
                }
                text += "}}";
            }
            Self::CompanyFacts => {
                text += "{\"cik\":1,\"entityName\":\"Acorn\",\"facts\":{\"us-gaap\":{";
                for line in 0..facts / 100 {
                    let comma = if line == 0 { "" } else { "," };
                    write!(text, "{comma}\"L{line}\":{{\"label\":\"L {line}\",\"units\":{{\"USD\":[").unwrap();
                    for year in 1950..2050 {
                        let comma = if year == 1950 { "" } else { "," };
                        write!(
                            text,
                            "{comma}{{\"start\":\"{year}-01-01\",\"end\":\"{year}-12-31\",\"val\":{year},\"accn\":\"0-0-{year}\"}}"
                        )
                        .unwrap();
                    }
                    text += "]}}";
                }
                text += "}}}";
            }
        }
        text
    }
}

/// What it takes to import a file.
struct Work {
    /// The file's length.
    length: usize,
    /// Bytes allocated in all.
    allocated: usize,
    /// Bytes allocated at once.
    held: usize,
}

fn work(kind: Kind, facts: usize) -> Work {
    let text = kind.file(facts).into_bytes();
    let length = text.len();
    let (before, held) = (ALLOCATED.get(), HELD.get() - length.cast_signed());
    MOST_HELD.set(HELD.get());
    let report = kessan_import::read(vec![(kind.name().to_owned(), text)]).unwrap();
    let import = map_owned(report, Options::default()).unwrap();
    assert!(import.report.used > 0, "{kind:?}");
    Work { length, allocated: ALLOCATED.get() - before, held: usize::try_from(MOST_HELD.get() - held).unwrap() }
}

#[test]
fn ten_times_the_facts_are_ten_times_the_work() {
    for kind in Kind::ALL {
        // What is the same for every file is done before.
        work(kind, 200);
        let [little, much] = [work(kind, 1_000), work(kind, 10_000)];
        assert!(much.allocated < 12 * little.allocated, "{kind:?}: {} and {} bytes", little.allocated, much.allocated);
    }
}

/// What a fact takes, beside ten times its bytes, is so little that as many facts as are read fit into 200 MB.
#[test]
fn as_many_facts_as_are_read_stay_within_the_goal() {
    let found = Kind::ALL.map(|kind| {
        work(kind, 200);
        let [little, much] = [2_000, 8_000].map(|facts| work(kind, facts));
        let held = (much.held - little.held) / 6_000;
        let length = (much.length - little.length) / 6_000;
        let most = held.saturating_sub(10 * length) * kind.most() + FOR_ANY_FILE;
        println!("{kind:?}: a fact of {length} bytes takes {held}; all that are read {most} beyond ten times the file");
        (kind, most)
    });
    assert!(found.iter().all(|(_, most)| *most < 200_000_000), "{found:?}");
}

/// What every import takes: the program's own code and tables, the schema of the check, texts of messages.
const FOR_ANY_FILE: usize = 40_000_000;
