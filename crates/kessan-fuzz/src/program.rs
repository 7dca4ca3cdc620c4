//! The parts of the release that are carried by the page's program.

use kessan_core::release::embedded::{read, read_figures};

pub(crate) fn run(data: &[u8]) {
    let _ = read(data);
    let _ = read_figures(data);
}
