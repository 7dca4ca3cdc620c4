//! Writes the inputs in `fuzz/corpus` that Kessan's own writers make: `cargo run --package kessan-fuzz --example seeds`, when
//! their forms have changed.

use std::error::Error;
use std::fs;
use std::path::Path;

use kessan_core::checks::contested::Contested;
use kessan_core::release::embedded::{Part, write};
use kessan_core::release::load::load;

fn main() -> Result<(), Box<dyn Error>> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let release = load("made-up.json", include_str!("../../../tests/releases/made-up.json"))?;
    let contested = Contested::of(&release, &release.checks());
    for (name, part) in [("terms.bin", Part::Terms), ("figures.bin", Part::Figures)] {
        fs::write(corpus.join("program_part").join(name), write(&release, part, &contested))?;
    }
    let folder = kessan_import::folder::template("rivermouth-2031");
    fs::write(corpus.join("folder/template"), kessan_fuzz::joined(&folder))?;
    Ok(())
}
