//! One digit changed at a time, the last of every figure that the release prints: does any check notice? A misprint is
//! noticed if a check ends worse, if an agreement to the digit is lost, or if a check appears that does not hold.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use kessan_core::checks::printing::Source;

use crate::common::place;
use crate::press::{Notice, Press};
use crate::unnoticed::{CELLS, CLAIMS, Why};

/// How many figures are misprinted in one run.
const TOGETHER: usize = 16;

/// Every figure misprinted in turn, shared among the processor's cores.
fn all_notices(step: u32) -> BTreeMap<Source, Notice> {
    let sources = Press::new().sources();
    // Figures that stand far from each other seldom take part in the same check.
    let runs = sources.len().div_ceil(TOGETHER);
    let run = |first: usize| sources.iter().copied().skip(first).step_by(runs).collect::<Vec<_>>();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let work = |worker: usize| {
            let run = &run;
            move || {
                let press = Press::new();
                let runs = (worker..runs).step_by(workers);
                runs.flat_map(|first| press.notices(&run(first), step)).collect::<Vec<_>>()
            }
        };
        let workers: Vec<_> = (0..workers).map(|worker| scope.spawn(work(worker))).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}

/// Misprints every figure and says how many of the tables' were noticed, in thousandths: by a status, and at all. With
/// them the places that no check noticed.
fn survey(step: u32) -> (usize, usize, BTreeSet<String>) {
    let release = Press::new().release;
    let notices = all_notices(step);
    let cells: Vec<_> = notices.iter().filter(|(source, _)| matches!(source, Source::Cell(_))).collect();
    let share = |is: fn(&Notice) -> bool| cells.iter().filter(|(_, notice)| is(notice)).count() * 1000 / cells.len();
    let (by_status, at_all) = (share(|notice| notice.by_status), share(|notice| notice.at_all));
    let unnoticed = notices.iter().filter(|(_, notice)| !notice.at_all).map(|(source, _)| place(&release, *source));
    let unnoticed: BTreeSet<_> = unnoticed.collect();
    println!("last digit {step} further: of {} cells {by_status} ‰ by status, {at_all} ‰ at all", cells.len());
    println!("not noticed: {unnoticed:#?}");
    (by_status, at_all, unnoticed)
}

fn listed() -> impl Iterator<Item = (String, Why)> {
    let cells = CELLS.iter().map(|(place, why)| ((*place).to_owned(), *why));
    cells.chain(CLAIMS.iter().map(|(id, why)| (format!("claim {id}"), *why)))
}

/// The smallest misprint that there is: the figures that can take it are listed with the reason.
#[test]
fn a_digit_one_further_is_noticed_wherever_something_can_notice_it() {
    let (by_status, at_all, unnoticed) = survey(1);
    assert!(by_status >= 600 && at_all >= 950, "{by_status} ‰, {at_all} ‰");
    assert_eq!(unnoticed, listed().map(|(place, _)| place).collect());
}

/// What is too coarse for one unit may notice five; what nothing is held against notices neither.
#[test]
fn a_digit_five_further_is_noticed_wherever_one_further_is() {
    let (by_status, at_all, unnoticed) = survey(5);
    assert!(by_status >= 850 && at_all >= 950, "{by_status} ‰, {at_all} ‰");
    let alone = listed().filter(|(_, why)| matches!(why, Why::Once | Why::NoBase));
    assert!(unnoticed.is_superset(&alone.map(|(place, _)| place).collect()));
    assert!(unnoticed.is_subset(&listed().map(|(place, _)| place).collect()), "{unnoticed:#?}");
}
