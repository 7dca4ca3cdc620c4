//! Writes what [`kessan_open::open`] makes of files as JSON, as the page gets it: `cargo run --example opened -- FILE…`.

use std::io::Write;
use std::process::ExitCode;

use kessan_core::text::Lang;

fn main() -> ExitCode {
    let files: std::io::Result<Vec<_>> = std::env::args()
        .skip(1)
        .map(|path| {
            let name = path.rsplit('/').next().unwrap_or_default().to_owned();
            std::fs::read(&path).map(|bytes| (name, bytes))
        })
        .collect();
    let files = match files {
        Ok(files) => files,
        Err(error) => {
            eprintln!("reading the files that were named: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut progress = |stage: kessan_open::Stage| eprintln!("{}", stage.id());
    let (text, code) = match kessan_open::open(files, &kessan_open::Answered::default(), Lang::En, &mut progress) {
        Ok(opened) => (serde_json::to_vec(&opened), ExitCode::SUCCESS),
        Err(failed) => (serde_json::to_vec(&failed), ExitCode::FAILURE),
    };
    let written = text.map_err(std::io::Error::other).and_then(|text| std::io::stdout().write_all(&text));
    if let Err(error) = written {
        eprintln!("writing to the standard output: {error}");
        return ExitCode::FAILURE;
    }
    code
}
